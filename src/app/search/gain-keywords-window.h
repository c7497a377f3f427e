/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/** Edits the words that are pointed out in every article. */
#define GAIN_TYPE_KEYWORDS_WINDOW (gain_keywords_window_get_type ())
G_DECLARE_FINAL_TYPE (GainKeywordsWindow, gain_keywords_window, GAIN, KEYWORDS_WINDOW, AdwWindow)

GtkWindow *gain_keywords_window_new (GtkWindow *parent, GainProject *project);

G_END_DECLS
