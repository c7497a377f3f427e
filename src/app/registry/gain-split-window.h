/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/** @new_entry: id. */
typedef void (*GainSplitFunc) (const char *new_entry, gpointer over);

/** Asks which of one's own links of an entry go to a new one, and what that is called. */
#define GAIN_TYPE_SPLIT_WINDOW (gain_split_window_get_type ())
G_DECLARE_FINAL_TYPE (GainSplitWindow, gain_split_window, GAIN, SPLIT_WINDOW, AdwWindow)

/** @func is called for @over when the entry was split. */
GainSplitWindow *gain_split_window_open (GtkWidget *over,
                                         GainProject *project,
                                         GainItemKind kind,
                                         const char *id,
                                         GainSplitFunc func);

G_END_DECLS
