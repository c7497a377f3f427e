/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-gazetteer.h"
#include "gain-mark-context.h"
#include "gain-proposition-index.h"
#include "gain-suggestion.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (element-type GainSuggestion): the claims that the denial or doubt may
 * answer, best first: statements of this article, propositions, the claim inside the mark, and
 * nobody's. @gazetteer: (nullable): knows who “Ukraine’s claims” are by. */
GPtrArray *gain_claim_ranking_list (const GainMarkContext *context,
                                    GainPropositionIndex *index,
                                    GainGazetteer *gazetteer,
                                    guint max);

/** Returns: (transfer full) (element-type GainSuggestion): the statements of this article with all
 * of the words @typed, each at the beginning of a word, nearest first. @quotes: (element-type
 * GainAnnotation utf8): what is remembered from key to key; owns both. */
GPtrArray *gain_claim_ranking_filter (const GainMarkContext *context,
                                      GHashTable *quotes,
                                      const char *typed,
                                      guint max);

G_END_DECLS
