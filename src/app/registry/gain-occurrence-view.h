/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/** Where an entry is used in the whole project: by article, with the words around. Pressing a row
 * stands there (win.stand-at). */
#define GAIN_TYPE_OCCURRENCE_VIEW (gain_occurrence_view_get_type ())
G_DECLARE_FINAL_TYPE (GainOccurrenceView, gain_occurrence_view, GAIN, OCCURRENCE_VIEW, AdwBin)

GtkWidget *gain_occurrence_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** @id: (nullable): NULL shows nothing. */
void gain_occurrence_view_show (GainOccurrenceView *self,
                                GainProject *project,
                                GainItemKind kind,
                                const char *id);
/** How many marks it shows. */
guint gain_occurrence_view_get_n_marks (GainOccurrenceView *self);
void gain_occurrence_view_focus (GainOccurrenceView *self);

G_END_DECLS
