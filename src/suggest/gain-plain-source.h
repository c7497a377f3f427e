/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-mark-context.h"
#include "gain-suggestion.h"

G_BEGIN_DECLS

/* Who may have said it, where nothing better is known: the words before the
 * cue, then the actors of this article, the nearest before the mark first. */

GPtrArray *gain_plain_source_list (const GainMarkContext *context, GainSpan cue);
GPtrArray *gain_plain_referent_list (const GainMarkContext *context);

G_END_DECLS
