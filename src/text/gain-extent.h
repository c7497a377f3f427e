/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-token.h"

G_BEGIN_DECLS

/* How far a content runs. Private to this folder. */

typedef enum
{
  GAIN_EXTENT_MAIN,   /* the writer's own clause */
  GAIN_EXTENT_CLAUSE, /* a clause with its own finite verb */
  GAIN_EXTENT_SUBJECT, /* such a clause inside the subject: “Claims that [X is so] were denied” */
  GAIN_EXTENT_PHRASE,     /* a noun phrase */
  GAIN_EXTENT_INFINITIVE, /* a verb without a subject, or “X to do Y” */
} GainExtent;

/** Indexes of tokens. Returns: the end of the content that begins at @start; at most @end, the end
 * of the sentence. */
int gain_extent_find_end (const GainTokens *tokens, int start, int end, GainExtent extent);

/** Returns: @end, or where “on Monday” or “in a statement” begins, which says when the noun phrase
 * before it was uttered. */
int gain_extent_cut_setting (const GainTokens *tokens, int start, int end);

/** Returns: the first token behind “on Monday”, “in a statement to reporters”; @start if none. */
int gain_extent_skip_setting (const GainTokens *tokens, int start, int end);

G_END_DECLS
