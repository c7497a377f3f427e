/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/** An article as the lists show it: who, when, how far. Properties "title", "details" and
 * "n-marks" notify when the article's marks change. */
#define GAIN_TYPE_ENTRY (gain_entry_get_type ())
G_DECLARE_FINAL_TYPE (GainEntry, gain_entry, GAIN, ENTRY, GObject)

GainArticle *gain_entry_get_article (GainEntry *self);
const char *gain_entry_get_title (GainEntry *self);
const char *gain_entry_get_details (GainEntry *self);
guint gain_entry_get_n_marks (GainEntry *self);
/** "new", "annotating" or "submitted", of the annotator at work. */
const char *gain_entry_get_status (GainEntry *self);

/** Order of the lists: the newest first, undated ones last, by title among equals. For
 * gtk_custom_sorter_new(). */
int gain_entry_compare (gconstpointer a, gconstpointer b, gpointer unused);

/** The articles of a project as GainEntry, kept up to date: a GListModel. */
#define GAIN_TYPE_ENTRY_LIST (gain_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (GainEntryList, gain_entry_list, GAIN, ENTRY_LIST, GObject)

GainEntryList *gain_entry_list_new (GainProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
