/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-mark-context.h"
#include "gain-proposition-index.h"
#include "gain-suggestion.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (element-type GainSuggestion): what the statement may state, best
 * first; one of them is new, worded from the mark. */
GPtrArray *gain_proposition_ranking_list (const GainMarkContext *context,
                                          GainPropositionIndex *index,
                                          guint max);

G_END_DECLS
