/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-mark-drawing.h"

#define EDGE        2 /* pixels: thickness of an edge */
#define LEVEL_STEP  3 /* pixels between the edges of two marks in a stack */
#define LEVEL_INSET 2 /* pixels by which an outer tint is taller than an inner one */

/* How many levels of a stack the gap between two lines has room for. */
static int
clamp_level (const GainPage *page, guint level)
{
  return (int) MIN (level, (guint) MAX ((page->line_gap - EDGE) / LEVEL_STEP, 0));
}

static int
get_edge_y (const GainPage *page, const GainDisplayLine *line, guint level)
{
  return line->y + line->height + clamp_level (page, level) * LEVEL_STEP;
}

static graphene_rect_t
get_tint_area (const GainPage *page, const GainDisplayLine *line, const GainMarkSegment *segment)
{
  int inset = clamp_level (page, segment->level) * LEVEL_INSET;
  int top = line->y - inset;
  int bottom = get_edge_y (page, line, segment->level);

  return GRAPHENE_RECT_INIT (segment->x0, top, segment->x1 - segment->x0, bottom - top);
}

static void
append_bar (GtkSnapshot *snapshot, int x, int y, int width, int height, const GdkRGBA *color)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* What repeats along a dotted, dashed or wavy edge: bars of @on pixels, each lower than the one
 * before it by @drop. As one node that repeats: a gradient takes three times as long, a node for
 * each bar many times, and what cairo draws is first painted on a canvas of its own. */
static void
append_stripes (GtkSnapshot *snapshot,
                const GainMarkSegment *segment,
                int y,
                int period,
                int on,
                int drop)
{
  const GdkRGBA *color = &segment->style->edge;
  int x = segment->x0, width = segment->x1 - segment->x0;

  gtk_snapshot_push_repeat (snapshot,
                            &GRAPHENE_RECT_INIT (x, y, width, EDGE + drop),
                            &GRAPHENE_RECT_INIT (x, y, period, EDGE + drop));
  append_bar (snapshot, x, y, on, EDGE, color);
  if (drop > 0)
    append_bar (snapshot, x + on, y + drop, on, EDGE, color);
  gtk_snapshot_pop (snapshot);
}

void
gain_mark_drawing_append_edge (GtkSnapshot *snapshot, const GainMarkSegment *segment, int y)
{
  const GdkRGBA *color = &segment->style->edge;
  int x = segment->x0, width = segment->x1 - segment->x0;

  switch (segment->style->edge_kind)
    {
    case GAIN_EDGE_DOUBLE:
      append_bar (snapshot, x, y - 1, width, 1, color);
      append_bar (snapshot, x, y + 1, width, 1, color);
      break;
    case GAIN_EDGE_WAVY:
      append_stripes (snapshot, segment, y - 1, 8, 4, 2);
      break;
    case GAIN_EDGE_DOTTED:
      append_stripes (snapshot, segment, y, 4, 2, 0);
      break;
    case GAIN_EDGE_DASHED:
      append_stripes (snapshot, segment, y, 9, 6, 0);
      break;
    case GAIN_EDGE_SOLID:
    default:
      append_bar (snapshot, x, y, width, EDGE, color);
      break;
    }
}

/* A hair line where a mark starts, so that two marks side by side stay two. */
static void
append_limit (GtkSnapshot *snapshot, const GainMarkSegment *segment, const graphene_rect_t *area)
{
  GdkRGBA color = segment->style->edge;

  if (!segment->starts)
    return;
  color.alpha = 0.55f;
  color = gain_color_over (&color, &segment->style->tint);
  append_bar (snapshot,
              segment->rtl ? segment->x1 - 1 : segment->x0,
              (int) area->origin.y,
              1,
              (int) area->size.height,
              &color);
}

static void
append_outline (GtkSnapshot *snapshot, const GainMarkSegment *segment, const graphene_rect_t *area)
{
  const GdkRGBA color = segment->style->edge;
  const GdkRGBA colors[4] = { color, color, color, color };
  const float widths[4] = { 2, 2, 2, 2 };
  graphene_rect_t around = *area;
  GskRoundedRect outline;

  graphene_rect_inset (&around, -2, -2);
  around.size.height += EDGE;
  gsk_rounded_rect_init_from_rect (&outline, &around, 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static gboolean
is_list_item (const GainPage *page, const GainTextPiece *piece)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (page->article, &n);

  return piece->block < n && blocks[piece->block].kind == GAIN_BLOCK_LIST;
}

static gboolean
starts_block (const GainPage *page, guint i)
{
  return i == 0 || !gain_text_map_get_piece (page->map, i - 1)->continues;
}

static void
append_point (GtkSnapshot *snapshot, int x, int y, const GdkRGBA *color)
{
  GskRoundedRect point;

  gsk_rounded_rect_init_from_rect (&point, &GRAPHENE_RECT_INIT (x, y, 5, 5), 2.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &point);
  gtk_snapshot_append_color (snapshot, color, &point.bounds);
  gtk_snapshot_pop (snapshot);
}

/* The bar at the start of a block that does not count, and the point of a list item. */
static void
append_block_sign (GtkSnapshot *snapshot, const GainPage *page, GainPieceLayout *layout)
{
  const GainTextPiece *piece = gain_text_map_get_piece (page->map, layout->piece);
  const GainDisplayLine *first = gain_piece_layout_get_line (layout, 0);
  const GainDisplayLine *last = gain_piece_layout_get_line (layout, layout->lines->len - 1);
  int x = layout->rtl ? (int) page->column.end - 3 : (int) page->column.start;
  GdkRGBA color = page->dim;

  color.alpha = page->high_contrast ? 1 : 0.4f;
  if (gain_page_is_excluded (page, piece))
    append_bar (snapshot, x, first->y, 3, last->y + last->height - first->y, &color);
  else if (is_list_item (page, piece) && starts_block (page, layout->piece))
    append_point (snapshot,
                  layout->rtl ? x - 5 : x + 4,
                  first->y + first->height / 2 - 2,
                  &page->dim);
}

static void
append_tints (GtkSnapshot *snapshot,
              const GainPage *page,
              GainPieceLayout *layout,
              gboolean selected)
{
  for (guint i = 0; i < layout->segments->len; i++)
    {
      const GainMarkSegment *segment = &g_array_index (layout->segments, GainMarkSegment, i);
      const GainDisplayLine *line = gain_piece_layout_get_line (layout, segment->line);
      graphene_rect_t area = get_tint_area (page, line, segment);

      if (gain_page_is_selected (page, segment->mark) == selected)
        gtk_snapshot_append_color (snapshot,
                                   selected ? &segment->style->strong_tint : &segment->style->tint,
                                   &area);
    }
}

/* The selected mark last: it covers the tints of what lies inside it, the edges stay. */
GskRenderNode *
gain_mark_drawing_new_below (const GainPage *page, GainPieceLayout *layout)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  append_block_sign (snapshot, page, layout);
  append_tints (snapshot, page, layout, FALSE);
  append_tints (snapshot, page, layout, TRUE);

  return gtk_snapshot_free_to_node (snapshot);
}

/* Dims what does not count by a veil in the colour of the page. A tag that sets a colour would do,
 * but GTK 4.8 crashes when an assistive tool asks for the attributes of such text. */
static void
append_veil (GtkSnapshot *snapshot, const GainPage *page, GainPieceLayout *layout)
{
  const GainTextPiece *piece = gain_text_map_get_piece (page->map, layout->piece);
  const GainDisplayLine *first = gain_piece_layout_get_line (layout, 0);
  const GainDisplayLine *last = gain_piece_layout_get_line (layout, layout->lines->len - 1);
  int width = (int) page->column.end - (int) page->column.start;
  GdkRGBA color = page->page;

  if (!gain_page_is_excluded (page, piece))
    return;
  color.alpha = page->high_contrast ? 0.1f : 0.4f;
  append_bar (snapshot,
              (int) page->column.start,
              first->y,
              width,
              last->y + last->height - first->y,
              &color);
}

GskRenderNode *
gain_mark_drawing_new_above (const GainPage *page, GainPieceLayout *layout)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  append_veil (snapshot, page, layout);
  for (guint i = 0; i < layout->segments->len; i++)
    {
      const GainMarkSegment *segment = &g_array_index (layout->segments, GainMarkSegment, i);
      const GainDisplayLine *line = gain_piece_layout_get_line (layout, segment->line);
      graphene_rect_t area = get_tint_area (page, line, segment);

      gain_mark_drawing_append_edge (snapshot, segment, get_edge_y (page, line, segment->level));
      append_limit (snapshot, segment, &area);
      if (gain_page_is_selected (page, segment->mark))
        append_outline (snapshot, segment, &area);
    }

  return gtk_snapshot_free_to_node (snapshot);
}
