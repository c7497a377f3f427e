/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-statement.h"

G_BEGIN_DECLS

/* Whose verb it is. Indexes of tokens; an empty range (start = end) stands for
 * nobody. Private to this folder. */

typedef struct
{
  int start;
  int end;
} GainTokenRange;

/** Returns: the token behind the noun phrase at @i with its genitives and complements: “Norhavn's
 * foreign ministry”, “a spokesperson for the board”; @i when none begins there. */
int gain_subject_find_phrase_end (const GainTokens *tokens, int i, int end);

/** Returns: the subject of the verb at @verb in the sentence [@start, @end). @statements: those of
 * the sentence, whose contents have verbs of their own. */
GainTokenRange gain_subject_find (const GainTokens *tokens,
                                  GArray *statements,
                                  int start,
                                  int end,
                                  int verb);

/** Returns: the finite verb that the participle, infinitive or noun at @i hangs on, or -1. */
int gain_subject_find_governor (const GainTokens *tokens,
                                GArray *statements,
                                int start,
                                int end,
                                int i);

G_END_DECLS
