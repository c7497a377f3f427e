/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-margin.h"
#include "gain-text-overlay.h"

G_BEGIN_DECLS

/**
 * GainPieceDrawing:
 *
 * One piece as drawn: where its lines are, its marks, its margin, and what the
 * overlay puts over it. @stale: the marks changed, the lines did not.
 */
typedef struct
{
  GainPieceLayout *layout;
  gboolean stale;
  GainMargin *margin;   /* (nullable) */
  GskRenderNode *below; /* (nullable) */
  GskRenderNode *above; /* (nullable) */
  guint serial;         /* of the overlay, as drawn in the two that follow */
  GskRenderNode *overlay_below;
  GskRenderNode *overlay_above;
} GainPieceDrawing;

GainPieceDrawing *gain_piece_drawing_new (const GainPage *page,
                                          guint piece) G_GNUC_WARN_UNUSED_RESULT;
void gain_piece_drawing_free (GainPieceDrawing *self);

/** Draws the marks again where they are stale. */
void gain_piece_drawing_refresh (GainPieceDrawing *self, const GainPage *page);

/** Draws the overlay again where it has changed. Returns: FALSE when there was no time for all. */
gboolean gain_piece_drawing_refresh_overlay (GainPieceDrawing *self,
                                             GainTextOverlay *overlay,
                                             const GainPage *page);

G_END_DECLS
