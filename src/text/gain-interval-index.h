/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "gain-span.h"

G_BEGIN_DECLS

/**
 * GainIntervalIndex:
 *
 * Spans with an item each, answering "what touches this range" in
 * O(log n + k). The same span may be there many times; an item is compared by
 * pointer and is not owned. Order of every walk: gain_span_compare(), then
 * order of insertion.
 */
typedef struct _GainIntervalIndex GainIntervalIndex;

typedef void (*GainIntervalFunc) (GainSpan span, gpointer item, gpointer user_data);

GainIntervalIndex *gain_interval_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_interval_index_free (GainIntervalIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainIntervalIndex, gain_interval_index_free)

guint gain_interval_index_get_size (GainIntervalIndex *self);
void gain_interval_index_clear (GainIntervalIndex *self);
void gain_interval_index_insert (GainIntervalIndex *self, GainSpan span, gpointer item);

/** Returns: FALSE when there is no such pair. */
gboolean gain_interval_index_remove (GainIntervalIndex *self, GainSpan span, gpointer item);

/** Calls @func for each span that overlaps @range; an empty @range asks for the spans that hold
 * that position (start <= position < end). @func must not change the index. */
void gain_interval_index_foreach (GainIntervalIndex *self,
                                  GainSpan range,
                                  GainIntervalFunc func,
                                  gpointer user_data);

/** Returns: (transfer container): the items that gain_interval_index_foreach() would visit. */
GPtrArray *gain_interval_index_query (GainIntervalIndex *self, GainSpan range);

G_END_DECLS
