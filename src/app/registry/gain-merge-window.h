/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/** @into: what they count as from now on. */
typedef void (*GainMergedFunc) (const char *into, gpointer over);

/** Asks which of several entries stands for all, with a preview of what counts then. */
#define GAIN_TYPE_MERGE_WINDOW (gain_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (GainMergeWindow, gain_merge_window, GAIN, MERGE_WINDOW, AdwWindow)

/** @ids: two or more, NULL-terminated. @func is called for @over when they were merged. */
GainMergeWindow *gain_merge_window_open (GtkWidget *over,
                                         GainProject *project,
                                         GainItemKind kind,
                                         const char *const *ids,
                                         GainMergedFunc func);

G_END_DECLS
