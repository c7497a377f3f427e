/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-statement.h"

G_BEGIN_DECLS

/* The content clause, the most used unit of the program. All spans are
 * indexes of the scan. Private to this folder. */

/**
 * GainClauseRange:
 * @quotation: the opening mark around the range, or -1
 *
 * The tokens that are read together: a sentence with the quotations that begin
 * or end in it, or a sentence inside a quotation.
 */
typedef struct
{
  int start;
  int end;
  int quotation;
  gboolean is_whole_quotation;
} GainClauseRange;

/** Returns: what is said at @index: the quotation or what a cue introduces, else the clause of the
 * writer. @is_denial: a verb that denies belongs to the answer. */
GainSpan gain_clause_at (const GainTokens *tokens, guint index, gboolean is_denial);

/** The statement whose content begins with @clause, or holds it nearest. @range: (out): where its
 * cue stands. Returns: FALSE when nobody is said to say @clause. */
gboolean gain_clause_find_statement (const GainTokens *tokens,
                                     GainSpan clause,
                                     GainStatement *found,
                                     GainClauseRange *range);

/** Returns: the token of “declared” in the clause “China's declared neutrality”, which its owner
 * says, or -1. */
int gain_clause_find_attribute (const GainTokens *tokens, GainSpan clause);

/** Returns: (transfer full) (element-type GainSpan): the contents that a caret at their first token
 * asks for, from token @start on to the end of its sentence. @next: (out): the token behind that
 * sentence. */
GArray *gain_clause_list_contents (const GainTokens *tokens, int start, int *next);

/** Returns: the cue that introduces the content @clause, or an empty span. */
GainSpan gain_clause_find_cue (const GainTokens *tokens, GainSpan clause);

/** Returns: the cue at @index with all its words, or an empty span. */
GainSpan gain_clause_cue_at (const GainTokens *tokens, guint index);

/** Returns: the quotation around @span without its marks, or an empty span. */
GainSpan gain_clause_find_quotation (const GainTokens *tokens, GainSpan span);

/** Returns: (transfer full) (element-type GainSpan): every content and clause of the sentence at
 * @index, in no order. */
GArray *gain_clause_list (const GainTokens *tokens, guint index);

G_END_DECLS
