/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-span.h"

gboolean
gain_span_equal (GainSpan a, GainSpan b)
{
  return a.start == b.start && a.end == b.end;
}

gboolean
gain_span_overlaps (GainSpan a, GainSpan b)
{
  return MAX (a.start, b.start) < MIN (a.end, b.end);
}

gboolean
gain_span_contains (GainSpan outer, GainSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

int
gain_span_compare (GainSpan a, GainSpan b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  if (a.end != b.end)
    return a.end > b.end ? -1 : 1;

  return 0;
}
