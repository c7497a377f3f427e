/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-text.h"

G_BEGIN_DECLS

/* Code points of context that a mark stores before its first and after its last fragment. */
#define GAIN_QUOTE_CONTEXT 32

/**
 * GainQuoteAnchor:
 * @exact: the quoted text
 * @prefix: (nullable): up to %GAIN_QUOTE_CONTEXT code points before it
 * @suffix: (nullable): up to %GAIN_QUOTE_CONTEXT code points after it
 * @hint: where it was, in code points
 *
 * Describes a place in a text so that it can be found again in another version of it.
 */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  guint hint;
} GainQuoteAnchor;

/**
 * Finds the place of @anchor in @text: the hint when the quote still stands
 * there; else the occurrence whose context fits best, the nearest to the hint
 * among equals; else an approximate match (edit distance up to a fifth of the
 * quote) whose context fits.
 *
 * Returns: TRUE with @span set; FALSE when nothing is near enough, or when two
 * places fit equally well and equally near.
 */
gboolean gain_quote_anchor_find (const GainQuoteAnchor *anchor, GainText *text, GainSpan *span);

/** Returns: (transfer full): up to %GAIN_QUOTE_CONTEXT code points before @offset. */
char *gain_quote_dup_prefix (GainText *text, guint offset) G_GNUC_WARN_UNUSED_RESULT;

/** Returns: (transfer full): up to %GAIN_QUOTE_CONTEXT code points from @offset on. */
char *gain_quote_dup_suffix (GainText *text, guint offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
