/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-gazetteer.h"
#include "gain-mark-context.h"
#include "gain-suggestion.h"

G_BEGIN_DECLS

/* Private to this folder. */

/** Who says what the statement of @context says? What the words around it name comes first, with
 * their place and why; then the other actors of the article, those of the project, and nobody.
 * Returns: (transfer full) (element-type GainSuggestion): best first. */
GPtrArray *gain_source_ranking_list (const GainMarkContext *context, GainGazetteer *gazetteer);

/** Who is the mention of @context? Known actors first, else a new one with its name in full.
 * Returns: (transfer full) (element-type GainSuggestion): best first. */
GPtrArray *gain_referent_ranking_list (const GainMarkContext *context, GainGazetteer *gazetteer);

G_END_DECLS
