/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "gain-span.h"

G_BEGIN_DECLS

/**
 * GainMatcher:
 *
 * Finds a pattern in a piece of text with up to a fifth of its code points
 * inserted, left out or replaced (Myers 1999, in blocks of 64). A pattern
 * longer than a few thousand code points is found by its two ends and judged
 * by the trigrams between them, so that the time stays linear.
 * Private to this folder.
 */
typedef struct _GainMatcher GainMatcher;

/** Returns: (nullable): NULL for a pattern too short to allow one edit. */
GainMatcher *gain_matcher_new (const char *pattern) G_GNUC_WARN_UNUSED_RESULT;
void gain_matcher_free (GainMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainMatcher, gain_matcher_free)

/** Code points. */
guint gain_matcher_get_length (GainMatcher *self);
guint gain_matcher_get_max_distance (GainMatcher *self);

/** Finds the place in @utf8 with the fewest edits, the first among equals. @span: code points from
 * the beginning of @utf8. Returns: FALSE when every place needs more than the allowed edits. */
gboolean gain_matcher_find (GainMatcher *self,
                            const char *utf8,
                            gsize n_bytes,
                            GainSpan *span,
                            guint *distance);

G_END_DECLS
