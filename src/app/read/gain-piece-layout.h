/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-page.h"

G_BEGIN_DECLS

/**
 * GainDisplayLine:
 * @range: of the buffer, without the space that hangs out at the end
 * @y: top of the letters, relative to the top of the piece
 * @height: of the letters
 *
 * A line as wrapped.
 */
typedef struct
{
  GainSpan range;
  int y;
  int height;
} GainDisplayLine;

/**
 * GainMarkSegment:
 * @mark: what it belongs to
 * @style: how it looks
 * @line: index of the display line
 * @x0: left edge, in buffer coordinates
 * @x1: right edge
 * @level: how many marks lie inside it here, so that edges can be stacked
 * @starts: the fragment starts at the left edge (in reading order)
 * @ends: the fragment ends at the right edge (in reading order)
 *
 * The part of a mark that lies on one line in one direction.
 */
typedef struct
{
  GainAnnotation *mark;
  const GainMarkStyle *style;
  guint line;
  int x0;
  int x1;
  guint level;
  gboolean starts;
  gboolean ends;
  gboolean rtl;
} GainMarkSegment;

/**
 * GainPieceLayout:
 *
 * Where the lines of one piece of the text are, and the marks on them. Asking
 * the text view is dear, so this is kept until the piece or a mark changes.
 * Coordinates: x of the buffer, y relative to the top of the piece.
 */
typedef struct
{
  guint piece;
  int height;     /* of the piece, with the space above and below */
  int end_x;      /* where its last line ends, in its direction */
  gboolean rtl;   /* its base direction */
  gboolean mixed; /* holds letters that run from right to left */
  GArray *lines;
  GArray *segments; /* by line; on a line outer marks come before inner ones */
  GPtrArray *marks; /* (element-type GainAnnotation): all that touch the piece, in reading order */
} GainPieceLayout;

GainPieceLayout *gain_piece_layout_new (const GainPage *page,
                                        guint piece) G_GNUC_WARN_UNUSED_RESULT;
/** The marks changed, the lines stay. */
void gain_piece_layout_renew_marks (GainPieceLayout *self, const GainPage *page);
void gain_piece_layout_free (GainPieceLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainPieceLayout, gain_piece_layout_free)

/** Where @span (code points of the article) is on the lines of the piece. Returns: (transfer full)
 * (element-type GainMarkSegment): without mark and style; empty where it is elsewhere. */
GArray *gain_piece_layout_list_segments (GainPieceLayout *self,
                                         const GainPage *page,
                                         GainSpan span) G_GNUC_WARN_UNUSED_RESULT;

/** The line that holds @position (characters of the buffer); the nearest where none does. */
guint gain_piece_layout_find_line (GainPieceLayout *self, guint position);

static inline const GainDisplayLine *
gain_piece_layout_get_line (const GainPieceLayout *self, guint i)
{
  return &g_array_index (self->lines, GainDisplayLine, i);
}

G_END_DECLS
