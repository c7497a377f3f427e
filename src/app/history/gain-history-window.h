/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-store.h"

G_BEGIN_DECLS

/**
 * GainHistoryWindow:
 *
 * Who changed what and when, of a mark or of an article, in words; each state
 * of a mark can be brought back. It follows the project while it is open.
 *
 * Signals: "go" (const char *mark): a person wants to stand at that mark.
 */
#define GAIN_TYPE_HISTORY_WINDOW (gain_history_window_get_type ())
G_DECLARE_FINAL_TYPE (GainHistoryWindow, gain_history_window, GAIN, HISTORY_WINDOW, AdwWindow)

/** @mark: (nullable): NULL for the whole article. */
GtkWindow *gain_history_window_new (GtkWindow *parent,
                                    GainStore *store,
                                    GainArticle *article,
                                    GainAnnotation *mark);

G_END_DECLS
