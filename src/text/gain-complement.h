/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-extent.h"

G_BEGIN_DECLS

/**
 * GainContent:
 * @start: the first token of a content, or -1 for none
 * @extent: what kind of words it is
 * @is_marked: a “that”, a colon or a quotation mark says that it begins there
 *
 * Where the content of a cue begins. Private to this folder.
 */
typedef struct
{
  int start;
  GainExtent extent;
  gboolean is_marked;
} GainContent;

/** Returns: the content behind the cue that ends at @cue_end. @end: of the sentence. @kind: what
 * the lexicon says of the cue. */
GainContent gain_complement_find (const GainTokens *tokens,
                                  int cue_end,
                                  int end,
                                  GainWordFlags kind);

/** Returns: the verb of “to go” or “not to go” at @i, or -1. */
int gain_complement_find_infinitive (const GainTokens *tokens, int i, int end);

/** Returns: the clause behind “on Monday,” or another setting at @i that a comma closes. */
GainContent gain_complement_find_after_setting (const GainTokens *tokens, int i, int end);

G_END_DECLS
