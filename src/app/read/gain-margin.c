/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-margin.h"

#include <glib/gi18n-lib.h>

#define BAR_DISTANCE  10 /* pixels from the text to the first bar */
#define BAR_WIDTH     4
#define LANE_WIDTH    7
#define MAX_LANES     4
#define BADGE_PADDING 3

/* The part of a statement that lies beside this piece. */
typedef struct
{
  GainAnnotation *mark;
  const GainMarkStyle *style;
  int top;
  int bottom;
  guint first_line;
  guint lane;
  gboolean starts;
} Statement;

/* What one margin is being built from. Distances count from the text outwards, so that left to
 * right and right to left are one code. */
typedef struct
{
  const GainPage *page;
  GainPieceLayout *layout;
  GainMargin *margin;
  GtkSnapshot *snapshot;
  GArray *statements;
  PangoLayout *text;
  int row;   /* height of a badge with its space */
  int badge; /* side of a badge */
  int lanes;
} Build;

static int
get_x (const Build *build, int distance, int width)
{
  if (build->page->rtl)
    return (int) build->page->column.end + distance;

  return (int) build->page->column.start - distance - width;
}

static void
add_item (Build *build, int x, int y, int width, int height, GainAnnotation *mark)
{
  GainMarginItem item = { GRAPHENE_RECT_INIT (x, y, width, height), mark };

  g_array_append_val (build->margin->items, item);
}

static void
append_color (Build *build, int x, int y, int width, int height, const GdkRGBA *color)
{
  gtk_snapshot_append_color (build->snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
append_text (Build *build, int x, int y, const GdkRGBA *color)
{
  gtk_snapshot_save (build->snapshot);
  gtk_snapshot_translate (build->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (build->snapshot, build->text, color);
  gtk_snapshot_restore (build->snapshot);
}

static void
set_text (Build *build, const char *text, double scale, gboolean bold, int max_width)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (build->text, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (build->text, max_width > 0 ? max_width * PANGO_SCALE : -1);
  pango_layout_set_text (build->text, text, -1);
}

/* As a border that meets in the middle: filling a path costs a fraction of clipping to it. */
static void
append_round_box (Build *build, int x, int y, int width, int height, const GdkRGBA *color)
{
  const float half = (float) MIN (width, height) / 2;
  const float widths[4] = { half, half, half, half };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, width, height), 4);
  gtk_snapshot_append_border (build->snapshot, &box, widths, colors);
}

static void
append_badge (Build *build, int x, int y, const Statement *statement)
{
  const GainMarkStyle *style = statement->style;
  int width, height;

  if (gain_page_is_selected (build->page, statement->mark))
    append_round_box (build, x - 2, y - 2, build->badge + 4, build->badge + 4, &style->strong_tint);
  append_round_box (build, x, y, build->badge, build->badge, &style->edge);
  set_text (build, style->letter, 0.8, TRUE, 0);
  pango_layout_get_pixel_size (build->text, &width, &height);
  append_text (build,
               x + (build->badge - width) / 2,
               y + (build->badge - height) / 2,
               &style->on_edge);
}

/* Hollow, since stripes would be many nodes. */
static void
append_frame (Build *build, int x, int y, int width, int height, const GdkRGBA *color)
{
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (x, y, width, height), 0);
  gtk_snapshot_append_border (build->snapshot, &frame, widths, colors);
}

static void
append_bar (Build *build, const Statement *statement)
{
  int lane = (int) MIN (statement->lane, MAX_LANES - 1);
  int x = get_x (build, BAR_DISTANCE + lane * LANE_WIDTH, BAR_WIDTH);
  int height = statement->bottom - statement->top;
  const GdkRGBA *color = &statement->style->edge;

  switch (statement->style->edge_kind)
    {
    case GAIN_EDGE_DOUBLE:
      append_color (build, x, statement->top, 1, height, color);
      append_color (build, x + BAR_WIDTH - 1, statement->top, 1, height, color);
      break;
    case GAIN_EDGE_WAVY:
      append_frame (build, x, statement->top, BAR_WIDTH, height, color);
      break;
    default:
      append_color (build, x, statement->top, BAR_WIDTH, height, color);
      break;
    }
  add_item (build, x - 1, statement->top, BAR_WIDTH + 2, height, statement->mark);
}

static gboolean
starts_in (const Build *build, GainAnnotation *mark)
{
  const GainTextPiece *piece = gain_text_map_get_piece (build->page->map, build->layout->piece);
  GainSpan range;

  return gain_text_map_span_to_buffer (build->page->map,
                                       gain_annotation_get_extent (mark),
                                       &range) &&
         range.start >= piece->start &&
         range.start <= piece->start + gain_span_get_length (piece->span);
}

/* The lowest lane that is free above this statement. */
static guint
find_lane (const Build *build, const Statement *statement)
{
  for (guint lane = 0;; lane++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < build->statements->len && !taken; i++)
        {
          const Statement *other = &g_array_index (build->statements, Statement, i);

          taken = other->lane == lane && other->top < statement->bottom &&
                  statement->top < other->bottom;
        }
      if (!taken)
        return lane;
    }
}

static void
add_statement (Build *build, GainAnnotation *mark, const GainMarkStyle *style)
{
  Statement statement = { .mark = mark, .style = style };
  gboolean found = FALSE;

  for (guint i = 0; i < build->layout->segments->len; i++)
    {
      const GainMarkSegment *segment = &g_array_index (build->layout->segments, GainMarkSegment, i);
      const GainDisplayLine *line;

      if (segment->mark != mark)
        continue;
      line = gain_piece_layout_get_line (build->layout, segment->line);
      if (!found)
        {
          statement.top = line->y;
          statement.first_line = segment->line;
        }
      found = TRUE;
      statement.bottom = line->y + line->height + 2;
    }
  if (!found)
    return;

  statement.starts = starts_in (build, mark);
  statement.lane = find_lane (build, &statement);
  build->lanes = MAX (build->lanes, (int) MIN (statement.lane, MAX_LANES - 1) + 1);
  g_array_append_val (build->statements, statement);
}

static void
append_named_badge (Build *build, const Statement *statement, int distance, int y)
{
  g_autofree char *name =
      build->page->wide ? gain_page_dup_source (build->page, statement->mark) : NULL;
  int room = gain_page_get_margin (build->page) - distance - build->badge - 14;
  int width = 0, height, x;

  if (name != NULL && room > 20)
    {
      set_text (build, name, 0.85, FALSE, 0);
      pango_layout_get_pixel_size (build->text, &width, &height);
      if (width > room)
        {
          set_text (build, name, 0.85, FALSE, room);
          width = room;
        }
      append_text (build,
                   get_x (build, distance, width),
                   y + (build->badge - height) / 2,
                   &build->page->dim);
      width += 4;
    }
  x = get_x (build, distance + width, build->badge);
  append_badge (build, x, y, statement);
  if (build->page->rtl)
    add_item (build, x - width, y, build->badge + width, build->badge, statement->mark);
  else
    add_item (build, x, y, build->badge + width, build->badge, statement->mark);
}

/* One under the other, each beside its first line or below the badge before it.
 * Returns: FALSE when the piece is not high enough for all. */
static gboolean
find_rows (const Build *build, GArray *rows)
{
  int next = G_MININT;

  for (guint i = 0; i < build->statements->len; i++)
    {
      const Statement *statement = &g_array_index (build->statements, Statement, i);
      const GainDisplayLine *line =
          gain_piece_layout_get_line (build->layout, statement->first_line);
      int y = MAX (next, line->y + (line->height - build->badge) / 2);

      if (statement->starts)
        {
          if (y + build->badge > build->layout->height + build->row / 2)
            return FALSE;
          next = y + build->row;
        }
      g_array_append_val (rows, y);
    }

  return TRUE;
}

/* All badges of a line side by side; those for which there is no room are counted and share one
 * place, where each press takes the next. */
static void
append_crowd (Build *build, guint first, guint n, int distance)
{
  const Statement *statements = &g_array_index (build->statements, Statement, first);
  const GainDisplayLine *line =
      gain_piece_layout_get_line (build->layout, statements[0].first_line);
  int y = line->y + (line->height - build->badge) / 2;
  int step = build->badge + 2;
  int room = gain_page_get_margin (build->page) - distance;
  guint shown = (guint) MAX (room / step, 1);

  if (shown < n)
    shown = (guint) MAX (room / step - 1, 0);
  for (guint i = 0; i < MIN (shown, n); i++)
    {
      int x = get_x (build, distance + (int) i * step, build->badge);

      append_badge (build, x, y, &statements[i]);
      add_item (build, x, y, build->badge, build->badge, statements[i].mark);
    }
  if (shown < n)
    {
      g_autofree char *count = g_strdup_printf ("+%u", n - shown);
      int width, height, x;

      set_text (build, count, 0.8, FALSE, 0);
      pango_layout_get_pixel_size (build->text, &width, &height);
      x = get_x (build, distance + (int) shown * step, width);
      append_text (build, x, y + (build->badge - height) / 2, &build->page->dim);
      for (guint i = shown; i < n; i++)
        add_item (build, x, y, width, build->badge, statements[i].mark);
    }
}

static gboolean
takes_no_badge (const Build *build, guint i)
{
  return !g_array_index (build->statements, Statement, i).starts;
}

static void
append_crowds (Build *build, int distance)
{
  for (guint i = build->statements->len; i-- > 0;)
    if (takes_no_badge (build, i))
      g_array_remove_index (build->statements, i);

  for (guint i = 0; i < build->statements->len;)
    {
      guint line = g_array_index (build->statements, Statement, i).first_line;
      guint n = 1;

      while (i + n < build->statements->len &&
             g_array_index (build->statements, Statement, i + n).first_line == line)
        n++;
      append_crowd (build, i, n, distance);
      i += n;
    }
}

static void
append_badges (Build *build, int distance)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (int));

  if (!find_rows (build, rows))
    {
      append_crowds (build, distance);
      return;
    }

  for (guint i = 0; i < build->statements->len; i++)
    if (!takes_no_badge (build, i))
      append_named_badge (build,
                          &g_array_index (build->statements, Statement, i),
                          distance,
                          g_array_index (rows, int, i));
}

/* One small letter a label and line for what is not a statement. */
static void
append_letters (Build *build, int distance)
{
  guint line = G_MAXUINT;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  int used = 0;

  for (guint i = 0; i < build->layout->segments->len; i++)
    {
      const GainMarkSegment *segment = &g_array_index (build->layout->segments, GainMarkSegment, i);
      const GainDisplayLine *at = gain_piece_layout_get_line (build->layout, segment->line);
      int width, height, x, y;

      if (segment->style->statement || !segment->starts || segment->style->letter[0] == '\0')
        continue;
      if (segment->line != line)
        {
          g_hash_table_remove_all (places);
          used = 0;
          line = segment->line;
        }
      set_text (build, segment->style->letter, 0.7, TRUE, 0);
      pango_layout_get_pixel_size (build->text, &width, &height);
      if (g_hash_table_contains (places, segment->style))
        x = GPOINTER_TO_INT (g_hash_table_lookup (places, segment->style));
      else
        x = get_x (build, distance + used, width);
      y = at->y + (at->height - height) / 2;
      add_item (build, x, y, width, height, segment->mark);
      if (g_hash_table_contains (places, segment->style))
        continue;
      append_text (build, x, y, &segment->style->edge);
      g_hash_table_insert (places, (gpointer) segment->style, GINT_TO_POINTER (x));
      used += width + 2;
    }
}

static gboolean
starts_excluded_block (const GainPage *page, guint i)
{
  const GainTextPiece *piece = gain_text_map_get_piece (page->map, i);

  return gain_page_is_excluded (page, piece) &&
         (i == 0 || gain_text_map_get_piece (page->map, i - 1)->block != piece->block);
}

/* Behind the last word where the column has room, else in the margin beside the first line. */
static void
append_excluded (Build *build)
{
  const GainPage *page = build->page;
  GainPieceLayout *layout = build->layout;
  const GainDisplayLine *line = gain_piece_layout_get_line (layout, layout->lines->len - 1);
  GdkRGBA tint = page->dim;
  int width, height, x, y;

  set_text (build, C_ ("sign beside a block that does not count", "excluded"), 0.8, FALSE, 0);
  pango_layout_get_pixel_size (build->text, &width, &height);
  width += 2 * BADGE_PADDING + 4;
  x = layout->rtl ? layout->end_x - 10 - width : layout->end_x + 10;
  if (x < (int) page->column.start || x + width > (int) page->column.end)
    {
      line = gain_piece_layout_get_line (layout, 0);
      if (!page->wide)
        {
          set_text (build, "⊘", 0.9, TRUE, 0);
          pango_layout_get_pixel_size (build->text, &width, &height);
          width += 2 * BADGE_PADDING + 4;
        }
      x = get_x (build, BAR_DISTANCE, width);
    }
  height += 2;
  y = line->y + (line->height - height) / 2;
  tint.alpha = 0.15f;
  append_round_box (build, x, y, width, height, &tint);
  append_text (build, x + BADGE_PADDING + 2, y + 1, &page->dim);
  add_item (build, x, y, width, height, NULL);
}

static void
fill (Build *build)
{
  const GainPage *page = build->page;
  int distance;

  for (guint i = 0; i < build->layout->marks->len; i++)
    {
      GainAnnotation *mark = build->layout->marks->pdata[i];
      const GainMarkStyle *style = gain_page_get_mark_style (page, mark);

      if (style->statement)
        add_statement (build, mark, style);
    }
  for (guint i = 0; i < build->statements->len; i++)
    append_bar (build, &g_array_index (build->statements, Statement, i));

  distance = BAR_DISTANCE + MAX (build->lanes, page->wide ? 1 : 0) * LANE_WIDTH;
  if (page->wide)
    {
      append_letters (build, distance + 2);
      distance += (int) (24 * page->scale);
    }
  append_badges (build, distance);
  if (starts_excluded_block (page, build->layout->piece))
    append_excluded (build);
}

GainMargin *
gain_margin_new (const GainPage *page, GainPieceLayout *layout)
{
  GainMargin *self = g_new0 (GainMargin, 1);
  GtkWidget *chrome = gtk_widget_get_parent (GTK_WIDGET (page->view));
  g_autoptr (PangoLayout) text =
      gtk_widget_create_pango_layout (chrome != NULL ? chrome : GTK_WIDGET (page->view), "C");
  g_autoptr (GArray) statements = g_array_new (FALSE, FALSE, sizeof (Statement));
  Build build = {
    .page = page,
    .layout = layout,
    .margin = self,
    .snapshot = gtk_snapshot_new (),
    .statements = statements,
    .text = text,
  };

  self->items = g_array_new (FALSE, FALSE, sizeof (GainMarginItem));
  pango_layout_set_auto_dir (text, FALSE);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (text, NULL, &build.badge);
  build.badge = MAX (build.badge - 2, 12);
  build.row = build.badge + 4;
  fill (&build);
  self->node = gtk_snapshot_free_to_node (build.snapshot);

  return self;
}

void
gain_margin_free (GainMargin *self)
{
  g_array_unref (self->items);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

const GainMarginItem *
gain_margin_pick (GainMargin *self, double x, double y, GainAnnotation *after)
{
  const GainMarginItem *first = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      const GainMarginItem *item = &g_array_index (self->items, GainMarginItem, i);

      if (!graphene_rect_contains_point (&item->area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        continue;
      if (passed)
        return item;
      if (first == NULL)
        first = item;
      passed = passed || (after != NULL && item->mark == after);
    }

  return first;
}
