/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-piece-drawing.h"

#include "gain-mark-drawing.h"

static void
clear_marks (GainPieceDrawing *self)
{
  g_clear_pointer (&self->margin, gain_margin_free);
  g_clear_pointer (&self->below, gsk_render_node_unref);
  g_clear_pointer (&self->above, gsk_render_node_unref);
}

static void
clear_overlay (GainPieceDrawing *self)
{
  g_clear_pointer (&self->overlay_below, gsk_render_node_unref);
  g_clear_pointer (&self->overlay_above, gsk_render_node_unref);
}

static void
set_marks (GainPieceDrawing *self, const GainPage *page)
{
  clear_marks (self);
  self->stale = FALSE;
  self->margin = gain_margin_new (page, self->layout);
  self->below = gain_mark_drawing_new_below (page, self->layout);
  self->above = gain_mark_drawing_new_above (page, self->layout);
}

GainPieceDrawing *
gain_piece_drawing_new (const GainPage *page, guint piece)
{
  GainPieceDrawing *self = g_new0 (GainPieceDrawing, 1);

  self->layout = gain_piece_layout_new (page, piece);
  set_marks (self, page);

  return self;
}

void
gain_piece_drawing_free (GainPieceDrawing *self)
{
  clear_marks (self);
  clear_overlay (self);
  gain_piece_layout_free (self->layout);
  g_free (self);
}

void
gain_piece_drawing_refresh (GainPieceDrawing *self, const GainPage *page)
{
  if (!self->stale)
    return;
  gain_piece_layout_renew_marks (self->layout, page);
  set_marks (self, page);
}

gboolean
gain_piece_drawing_refresh_overlay (GainPieceDrawing *self,
                                    GainTextOverlay *overlay,
                                    const GainPage *page)
{
  guint serial = gain_text_overlay_get_serial (overlay);

  if (self->serial == serial)
    return TRUE;
  clear_overlay (self);
  if (!gain_text_overlay_draw (
          overlay, page, self->layout, &self->overlay_below, &self->overlay_above))
    return FALSE;
  self->serial = serial;

  return TRUE;
}
