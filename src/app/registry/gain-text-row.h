/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GainTextRow:
 *
 * A line of text in a list box that applies what was typed on Enter and when
 * the keys go elsewhere; Escape gives back what stood there. What is wrong
 * with the text is said below it, where it stays until it is put right.
 *
 * Signal "apply" (const char *text): a person changed the text, which comes
 * without spaces at its ends. The handler answers with
 * gain_text_row_show() or gain_text_row_set_error().
 */
#define GAIN_TYPE_TEXT_ROW (gain_text_row_get_type ())
G_DECLARE_FINAL_TYPE (GainTextRow, gain_text_row, GAIN, TEXT_ROW, AdwPreferencesRow)

/** @title: (nullable): stands above the text, and is the accessible name. */
GtkWidget *gain_text_row_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
/** The same for a sentence: grows with it. */
GtkWidget *gain_text_row_new_wrapping (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void gain_text_row_set_title (GainTextRow *self, const char *title);
const char *gain_text_row_get_title (GainTextRow *self);
/** For those who hear it, where no title is seen. */
void gain_text_row_set_name (GainTextRow *self, const char *name);
/** For what is added by this row: it stands in the empty row, without a title. */
void gain_text_row_set_placeholder (GainTextRow *self, const char *placeholder);

/** What counts now (nullable). Leaves alone what a person is typing unless it is another text. */
void gain_text_row_show (GainTextRow *self, const char *text);
char *gain_text_row_dup_text (GainTextRow *self) G_GNUC_WARN_UNUSED_RESULT;
/** @message: (nullable): what is wrong and what to do; NULL takes it away. */
void gain_text_row_set_error (GainTextRow *self, const char *message);
/** At the end of the row. */
void gain_text_row_add_suffix (GainTextRow *self, GtkWidget *widget);
/** Takes the keys, with the text selected. */
void gain_text_row_focus (GainTextRow *self);

G_END_DECLS
