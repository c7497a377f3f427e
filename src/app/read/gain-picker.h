/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-suggestion.h"

G_BEGIN_DECLS

/**
 * GainPickerList:
 * @typed: what a person typed, "" for nothing yet
 * @max: at most so many
 *
 * Returns: (transfer full) (element-type GainSuggestion): best first
 */
typedef GPtrArray *(*GainPickerList) (const char *typed, guint max, gpointer user_data);

/**
 * GainPicker:
 *
 * A question at a mark: an entry that filters, and the likeliest answers with
 * the first of them chosen. The keyboard stays in the entry.
 *
 *   Enter                       takes the chosen answer, or all that are ticked
 *   Alt+1 … Alt+9               takes the n-th
 *   Up, Down, Tab, Page keys    choose another
 *   Space, Ctrl+Space           ticks the chosen one (Space while nothing is typed)
 *   Ctrl+U                      takes the proposed cue along, or not
 *   Escape                      leaves the question open
 *
 * While nothing is typed the keys that move the ends of a mark do so ("reader.move-end",
 * "reader.switch-end" with Alt+S, "reader.widen" with Alt+Up, "reader.add-fragment" with +);
 * with Alt they always do.
 *
 * Signals:
 *   "taken" (GPtrArray *answers, GArray *ranks)
 *       the answers, and for each its place in the list from 1, 0 where something was typed
 */
#define GAIN_TYPE_PICKER (gain_picker_get_type ())
G_DECLARE_FINAL_TYPE (GainPicker, gain_picker, GAIN, PICKER, GtkPopover)

GtkWidget *gain_picker_new (void);

/**
 * Asks @title; what was typed and ticked for the question before is gone.
 * @placeholder: what the entry says while it is empty
 * @several: whether several answers can be taken
 * @list: gives the answers; called at once and for each key
 * @user_data: for @list; must live as long as the picker asks
 */
void gain_picker_ask (GainPicker *self,
                      const char *title,
                      const char *placeholder,
                      gboolean several,
                      GainPickerList list,
                      gpointer user_data);

/** Lists again: what the answers depend on has changed. */
void gain_picker_refresh (GainPicker *self);

/** @words: (nullable): the cue that is taken along; NULL where there is none to propose. */
void gain_picker_set_cue (GainPicker *self, const char *words);
gboolean gain_picker_takes_cue (GainPicker *self);

G_END_DECLS
