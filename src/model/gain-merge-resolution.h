/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GainMergeResolution:
 *
 * Who counts as whom once all edges that count are in. The answer follows from
 * the set of edges alone: neither their order nor cycles matter. Private to
 * the registry.
 */
typedef struct _GainMergeResolution GainMergeResolution;

GainMergeResolution *gain_merge_resolution_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_merge_resolution_free (GainMergeResolution *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainMergeResolution, gain_merge_resolution_free)

/** Says that @from counts as @to. All edges first, questions afterwards. */
void gain_merge_resolution_add (GainMergeResolution *self, const char *from, const char *to);

/** Returns: (nullable): the interned id that stands for @id; NULL where no edge names it. */
const char *gain_merge_resolution_find (GainMergeResolution *self, const char *id);

/** Lends (nullable) the interned ids of all that count as one with @id, by id. */
GPtrArray *gain_merge_resolution_get_group (GainMergeResolution *self, const char *id);

G_END_DECLS
