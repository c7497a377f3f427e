/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-store.h"

G_BEGIN_DECLS

/**
 * GainSearchWindow:
 *
 * Searches all articles while one types, and marks what is checked as one act.
 *
 * Signals: "go" (GainArticle *, guint start, guint end): a person wants to
 * stand at that place (code points).
 */
#define GAIN_TYPE_SEARCH_WINDOW (gain_search_window_get_type ())
G_DECLARE_FINAL_TYPE (GainSearchWindow, gain_search_window, GAIN, SEARCH_WINDOW, AdwWindow)

/** @words: (nullable): to start with. */
GtkWindow *gain_search_window_new (GtkWindow *parent, GainStore *store, const char *words);

G_END_DECLS
