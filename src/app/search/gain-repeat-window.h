/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-store.h"

G_BEGIN_DECLS

/**
 * GainRepeatWindow:
 *
 * The places where the words of a mark come again and are not marked so: all
 * checked, to be looked through; Enter marks them as one act.
 *
 * Signals: "marked" (guint n).
 */
#define GAIN_TYPE_REPEAT_WINDOW (gain_repeat_window_get_type ())
G_DECLARE_FINAL_TYPE (GainRepeatWindow, gain_repeat_window, GAIN, REPEAT_WINDOW, AdwWindow)

/** @mark: with one fragment; of the annotator at work, in @article. */
GtkWindow *gain_repeat_window_new (GtkWindow *parent,
                                   GainStore *store,
                                   GainArticle *article,
                                   GainAnnotation *mark);

G_END_DECLS
