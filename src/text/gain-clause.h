/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-token.h"

G_BEGIN_DECLS

/* The content clause, the most used unit of the program. All spans are
 * indexes of the scan. Private to this folder. */

/** Returns: what is said at @index: the quotation or what a cue introduces, else the clause of the
 * writer. @is_denial: a verb that denies belongs to the answer. */
GainSpan gain_clause_at (const GainTokens *tokens, guint index, gboolean is_denial);

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
