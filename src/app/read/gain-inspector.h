/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-reader.h"

G_BEGIN_DECLS

/**
 * GainInspector:
 *
 * Everything about the mark that is selected in a reader: label, words,
 * attributes, links, note, where it came from. What is edited here goes
 * through gain_reader_apply().
 */
#define GAIN_TYPE_INSPECTOR (gain_inspector_get_type ())
G_DECLARE_FINAL_TYPE (GainInspector, gain_inspector, GAIN, INSPECTOR, GtkWidget)

GtkWidget *gain_inspector_new (void);

/** @reader: (nullable): the reader to follow. */
void gain_inspector_set_reader (GainInspector *self, GainReader *reader);

/** Gives the keyboard to the note. The reader's "note-requested" does this too; a window that can
 * hide the inspector shows it first. */
void gain_inspector_focus_note (GainInspector *self);

/** Hands over what was typed into the note and not yet saved; before closing. */
void gain_inspector_flush (GainInspector *self);

G_END_DECLS
