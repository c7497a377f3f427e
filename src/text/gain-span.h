/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GainSpan:
 * @start: first code point of the span, 0-based
 * @end: the code point after the last one, @start <= @end
 *
 * A half-open range of Unicode code points. A plain value, passed by copy.
 */
typedef struct
{
  guint start;
  guint end;
} GainSpan;

#define GAIN_SPAN(start, end) ((GainSpan){ (start), (end) })

static inline guint
gain_span_get_length (GainSpan span)
{
  return span.end - span.start;
}

static inline gboolean
gain_span_is_empty (GainSpan span)
{
  return span.start >= span.end;
}

gboolean gain_span_equal (GainSpan a, GainSpan b);

/** TRUE when at least one code point lies in both; spans that touch do not overlap. */
gboolean gain_span_overlaps (GainSpan a, GainSpan b);

/** TRUE when every code point of @inner lies in @outer. */
gboolean gain_span_contains (GainSpan outer, GainSpan inner);

/** Reading order: by start, then the longer one first, so that an outer span precedes an inner. */
int gain_span_compare (GainSpan a, GainSpan b);

G_END_DECLS
