/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-piece-layout.h"

G_BEGIN_DECLS

/**
 * GainMarginItem:
 * @area: where it can be pressed; x of the buffer, y relative to the top of the piece
 * @mark: (nullable): what it stands for; NULL for the sign of an excluded block
 *
 * A badge, a bar or a letter beside the text.
 */
typedef struct
{
  graphene_rect_t area;
  GainAnnotation *mark;
} GainMarginItem;

/**
 * GainMargin:
 *
 * The margin beside one piece: a bar along each statement, and where a
 * statement starts a badge with its letter and its source's name; small
 * letters where mentions and cues start; “excluded” beside a block that does
 * not count. Badges keep clear of each other within the piece; where they do
 * not fit they stand side by side without names.
 */
typedef struct
{
  GArray *items;
  GskRenderNode *node; /* (nullable) */
} GainMargin;

GainMargin *gain_margin_new (const GainPage *page,
                             GainPieceLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
void gain_margin_free (GainMargin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainMargin, gain_margin_free)

/** The item at a point, or NULL. Where several marks share the place, @after picks the one behind
 * it, around in a circle. */
const GainMarginItem *gain_margin_pick (GainMargin *self,
                                        double x,
                                        double y,
                                        GainAnnotation *after);

G_END_DECLS
