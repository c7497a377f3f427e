/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-article.h"

G_BEGIN_DECLS

/** One line about an article for people: “Coast Courier · Ines Aldana · 3 May 2026 · 640 words”,
 * as far as it is known. @n_words: 0 where nobody counted. Returns: (transfer full), never NULL. */
char *gain_metadata_dup_line (GainArticle *article, guint n_words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
