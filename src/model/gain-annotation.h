/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"
#include "gain-text.h"

G_BEGIN_DECLS

/**
 * GainAnnotation:
 *
 * A label on one or more fragments of an article's text. Fragments are in
 * reading order, do not overlap, are never empty; offsets are code points.
 */
#define GAIN_TYPE_ANNOTATION (gain_annotation_get_type ())
G_DECLARE_FINAL_TYPE (GainAnnotation, gain_annotation, GAIN, ANNOTATION, GainItem)

/** @id: (nullable): NULL for a new UUID. */
GainAnnotation *gain_annotation_new (const char *id, const char *label) G_GNUC_WARN_UNUSED_RESULT;

/** The id of the label in the codebook. */
const char *gain_annotation_get_label (GainAnnotation *self);
void gain_annotation_set_label (GainAnnotation *self, const char *label);

/** Lends the fragments. @n: (out): how many, at least 1 once they are set. */
const GainSpan *gain_annotation_get_fragments (GainAnnotation *self, guint *n);

/** From the start of the first to the end of the last fragment. */
GainSpan gain_annotation_get_extent (GainAnnotation *self);

/** TRUE when @offset lies in a fragment (not in a gap between two). */
gboolean gain_annotation_covers (GainAnnotation *self, guint offset);

/** Lends the quotes, one a fragment, NULL-terminated. */
const char *const *gain_annotation_get_quotes (GainAnnotation *self);
const char *gain_annotation_get_prefix (GainAnnotation *self);
const char *gain_annotation_get_suffix (GainAnnotation *self);

/** The quotes on one line, joined by " … ". Returns: (transfer full). */
char *gain_annotation_dup_quote (GainAnnotation *self);

/**
 * Sets fragments, quotes and context from @text. Sorts, drops empty ones and
 * joins those that overlap or touch.
 *
 * Returns: FALSE when nothing is left or a fragment ends past the text.
 */
gboolean gain_annotation_place (GainAnnotation *self,
                                GainText *text,
                                const GainSpan *fragments,
                                guint n);

/** As read from a file: nothing is computed; @quotes has @n strings. */
void gain_annotation_set_place (GainAnnotation *self,
                                const GainSpan *fragments,
                                guint n,
                                const char *const *quotes,
                                const char *prefix,
                                const char *suffix);

G_END_DECLS
