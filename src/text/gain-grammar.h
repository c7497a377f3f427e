/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-token.h"

G_BEGIN_DECLS

/* Guesses about words in their places, from what stands beside them. They know
 * no sentence structure; gain-extent.c and gain-statement.c put them together.
 * All take indexes of tokens and answer FALSE outside the tokens. Private to
 * this folder. */

/** TRUE for a word in mid-sentence lower case, or in any case where @title_case. */
gboolean gain_grammar_is_finite (const GainTokens *tokens, int i);

/** TRUE for an -ing form that opens a participle: “marking”, not “including” or “the meeting”. */
gboolean gain_grammar_is_participle (const GainTokens *tokens, int i);

/** Can a verb form at @i be a verb here, and not an adjective or a noun? */
gboolean gain_grammar_is_verb (const GainTokens *tokens, int i);

/** A form of a verb that reports (say, tell, urge, deny, doubt …), used as a verb. */
gboolean gain_grammar_is_cue_verb (const GainTokens *tokens, int i);

/** TRUE when the verb at @i stands in the passive: “was accused”. */
gboolean gain_grammar_is_passive (const GainTokens *tokens, int i);

/** TRUE when a predicate that shares the subject of what precedes begins at @i (behind “and”).
 * @finite: the finite verb of what precedes, or -1. */
gboolean gain_grammar_starts_predicate (const GainTokens *tokens, int i, int end, int finite);

/** TRUE when a subject with its own finite verb begins at @i. */
gboolean gain_grammar_starts_clause (const GainTokens *tokens, int i, int end);

/** TRUE when “X said” without content of its own begins at @i; @end is the end of the sentence. */
gboolean gain_grammar_is_attribution (const GainTokens *tokens, int i, int end);

/** Returns: the cue of that attribution, or -1. */
int gain_grammar_find_attribution (const GainTokens *tokens, int i, int end);

/** Returns: the first token at or after @i that is no adverb. */
int gain_grammar_skip_adverbs (const GainTokens *tokens, int i, int end);

/** Returns: the last token at or before @i that is no adverb. */
int gain_grammar_skip_adverbs_back (const GainTokens *tokens, int i);

/** Returns: the token behind what the opening quotation mark or bracket at @i encloses. */
int gain_grammar_skip_enclosed (const GainTokens *tokens, int i);

/** TRUE when the quotation that opens at @i is a statement of its own, not a few words that the
 * writer holds at arm's length. */
gboolean gain_grammar_is_quotation (const GainTokens *tokens, int i);

/** TRUE when the word may open a noun phrase. */
gboolean gain_grammar_starts_noun_phrase (const GainTokens *tokens, int i);

G_END_DECLS
