/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GainCheckList:
 *
 * Places in texts of which a person chooses some. Any number of rows: only
 * those on the screen are widgets.
 *
 * Signal "changed" () when something was checked or not.
 */
#define GAIN_TYPE_CHECK_LIST (gain_check_list_get_type ())
G_DECLARE_FINAL_TYPE (GainCheckList, gain_check_list, GAIN, CHECK_LIST, AdwBin)

/** @name: accessible name of the list. */
GtkWidget *gain_check_list_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void gain_check_list_clear (GainCheckList *self);
/** @markup: Pango markup of the words. @details: (nullable): plain text below them. */
void gain_check_list_add (GainCheckList *self,
                          const char *markup,
                          const char *details,
                          gboolean checked);
guint gain_check_list_get_n (GainCheckList *self);
guint gain_check_list_get_n_checked (GainCheckList *self);
gboolean gain_check_list_get_checked (GainCheckList *self, guint i);
void gain_check_list_set_all (GainCheckList *self, gboolean checked);

G_END_DECLS
