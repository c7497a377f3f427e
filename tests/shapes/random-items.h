/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-shape.h"

/* Items, articles and JSON values by chance, the same for the same seed. */

/** Emoji, combining accents, Arabic, line ends, quotes, control characters. (transfer full) */
char *random_text (GRand *rand, guint max_chars);
GainArticle *random_article (GRand *rand);
/** @text: (nullable): what a mark is placed in; needed for annotations. (transfer full) */
GainItem *random_item (GRand *rand, GainItemKind kind, GainText *text);
/** Any JSON value, at most @depth deep. (transfer full) */
JsonNode *random_value (GRand *rand, guint depth);

/** Puts an unknown member somewhere into every object of @node, except where every key counts
 * (maps by id, attributes). */
void add_unknown_members (GRand *rand, JsonNode *node);
