/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-text-view.h"

G_BEGIN_DECLS

/**
 * GainFindBar:
 *
 * Finds words in the article that a text view shows, while they are typed.
 * Hits are outlined; the caret goes to the current one.
 */
#define GAIN_TYPE_FIND_BAR (gain_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (GainFindBar, gain_find_bar, GAIN, FIND_BAR, GtkWidget)

/** @view: not owned, must live as long. @article: (nullable): what it shows now; closes the bar. */
void gain_find_bar_set_article (GainFindBar *self, GainTextView *view, GainArticle *article);

/** Opens the bar with the selected text, else with what was looked for last. */
void gain_find_bar_open (GainFindBar *self);

/** To the next (previous) place, around the end of the text; opens the bar where nothing was looked
 * for yet. */
void gain_find_bar_step (GainFindBar *self, gboolean forward);

gboolean gain_find_bar_is_open (GainFindBar *self);

G_END_DECLS
