/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-piece-layout.h"

G_BEGIN_DECLS

/**
 * What lies below the text of a piece: tints, and the signs of its block.
 * x of the buffer, y relative to the top of the piece.
 *
 * Returns: (transfer full) (nullable): NULL when there is nothing to draw.
 */
GskRenderNode *gain_mark_drawing_new_below (const GainPage *page,
                                            GainPieceLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

/**
 * What lies above it: edges, and the outline of the selected mark. Above,
 * because the text view draws an underline of its own (gain-text-tags.c).
 *
 * Returns: (transfer full) (nullable): NULL when there is nothing to draw.
 */
GskRenderNode *gain_mark_drawing_new_above (const GainPage *page,
                                            GainPieceLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

/** The edge of @segment, from @y downwards. Only its style and its x are looked at. */
void gain_mark_drawing_append_edge (GtkSnapshot *snapshot, const GainMarkSegment *segment, int y);

G_END_DECLS
