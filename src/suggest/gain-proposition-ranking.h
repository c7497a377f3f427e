/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-mark-context.h"
#include "gain-suggestion.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the content of the statement, worded as a proposition: one line,
 * without “that”, cue of a denial, quotation marks around it and final stop, with a capital. */
char *gain_proposition_wording (const GainMarkContext *context) G_GNUC_WARN_UNUSED_RESULT;

/** Returns: (transfer full) (element-type GainSuggestion): what the statement may state, best
 * first; one of them is new. */
GPtrArray *gain_proposition_ranking_list (const GainMarkContext *context, guint max);

G_END_DECLS
