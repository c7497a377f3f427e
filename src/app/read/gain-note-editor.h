/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GainNoteEditor:
 *
 * A few lines of free text. What was typed is handed over as one piece: when
 * the focus leaves, or one second after the last key.
 *
 * Signals: "saved" (const char *text); text is "" for none.
 */
#define GAIN_TYPE_NOTE_EDITOR (gain_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (GainNoteEditor, gain_note_editor, GAIN, NOTE_EDITOR, GtkTextView)

/** Shows @note (nullable) without "saved". What was typed and not yet handed over stays when
 * @note is what was last shown. */
void gain_note_editor_show (GainNoteEditor *self, const char *note);

/** Hands over now what was typed, if anything was. */
void gain_note_editor_flush (GainNoteEditor *self);

G_END_DECLS
