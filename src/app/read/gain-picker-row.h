/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-suggestion.h"

G_BEGIN_DECLS

/**
 * GainPickerRow:
 *
 * One line of a picker. A row is filled again for every key that is typed,
 * which costs less than making one.
 *
 * Signals: "ticked" () when a person ticked or unticked it by mouse.
 */
#define GAIN_TYPE_PICKER_ROW (gain_picker_row_get_type ())
G_DECLARE_FINAL_TYPE (GainPickerRow, gain_picker_row, GAIN, PICKER_ROW, GtkListBoxRow)

GtkWidget *gain_picker_row_new (void);

/** Copies @suggestion. @hint: (nullable): the key that takes it. @several: whether it can be
 * ticked. */
void gain_picker_row_show (GainPickerRow *self,
                           const GainSuggestion *suggestion,
                           const char *hint,
                           gboolean several,
                           gboolean ticked);

/** Lends what the row shows. */
const GainSuggestion *gain_picker_row_get_suggestion (GainPickerRow *self);

G_END_DECLS
