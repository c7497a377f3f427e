/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-piece-layout.h"

#include "gain-direction.h"

/* The space at which a line is wrapped hangs out; a tint should not. */
static guint
trim_line_end (const GtkTextIter *next, guint start)
{
  GtkTextIter iter = *next;
  guint end = gtk_text_iter_get_offset (&iter);

  while (end > start && gtk_text_iter_backward_char (&iter) &&
         g_unichar_isspace (gtk_text_iter_get_char (&iter)))
    end--;

  return end;
}

static void
add_lines (GainPieceLayout *self, const GainPage *page, const GainTextPiece *piece)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (page->view);
  guint end = piece->start + gain_span_get_length (piece->span);
  GtkTextIter iter;
  int top;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) self->piece);
  gtk_text_view_get_line_yrange (page->view, &iter, &top, &self->height);

  while (TRUE)
    {
      guint start = gtk_text_iter_get_offset (&iter);
      GtkTextIter next = iter;
      GdkRectangle at;
      GainDisplayLine line;
      gboolean more;

      gtk_text_view_get_iter_location (page->view, &iter, &at);
      more = gtk_text_view_forward_display_line (page->view, &next) &&
             gtk_text_iter_get_line (&next) == (int) self->piece &&
             gtk_text_iter_compare (&next, &iter) > 0;
      line.range = GAIN_SPAN (start, more ? trim_line_end (&next, start) : end);
      line.y = at.y - top;
      line.height = at.height;
      g_array_append_val (self->lines, line);
      if (!more)
        return;
      iter = next;
    }
}

guint
gain_piece_layout_find_line (GainPieceLayout *self, guint position)
{
  guint low = 0, high = self->lines->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (gain_piece_layout_get_line (self, middle)->range.start <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static void
get_char_edges (const GainPage *page, guint position, int *x0, int *x1)
{
  GtkTextIter iter;
  GdkRectangle at;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (page->view), &iter, (int) position);
  gtk_text_view_get_iter_location (page->view, &iter, &at);
  *x0 = MIN (at.x, at.x + at.width);
  *x1 = MAX (at.x, at.x + at.width);
}

/* One stretch, since everything on the line runs one way. */
static void
add_segment (GainPieceLayout *self, const GainPage *page, GainMarkSegment *segment, GainSpan part)
{
  int ignored;

  get_char_edges (page, part.start, &segment->x0, &ignored);
  get_char_edges (page, part.end - 1, &ignored, &segment->x1);
  g_array_append_val (self->segments, *segment);
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  return ((const GainMarkSegment *) a)->x0 - ((const GainMarkSegment *) b)->x0;
}

/* Joins from @first on what touches, but for a pixel of rounding. */
static void
join_segments (GArray *segments, guint first)
{
  GainMarkSegment *all = (GainMarkSegment *) (void *) segments->data;
  guint last = first;

  if (first >= segments->len)
    return;
  qsort (all + first, segments->len - first, sizeof (GainMarkSegment), compare_edges);
  for (guint i = first + 1; i < segments->len; i++)
    if (all[i].x0 <= all[last].x1 + 2)
      {
        all[last].x1 = MAX (all[last].x1, all[i].x1);
        all[last].starts = all[last].starts || all[i].starts;
        all[last].ends = all[last].ends || all[i].ends;
      }
    else
      all[++last] = all[i];
  g_array_set_size (segments, last + 1);
}

/* Character by character, since where directions mix a stretch of text can be several stretches
 * on the line. */
static void
add_segments (GainPieceLayout *self, const GainPage *page, GainMarkSegment *segment, GainSpan part)
{
  gboolean starts = segment->starts, ends = segment->ends;
  guint first = self->segments->len;

  segment->rtl = self->rtl;
  for (guint i = part.start; i < part.end; i++)
    {
      get_char_edges (page, i, &segment->x0, &segment->x1);
      segment->starts = starts && i == part.start;
      segment->ends = ends && i + 1 == part.end;
      g_array_append_val (self->segments, *segment);
    }
  join_segments (self->segments, first);
}

static void
add_range (GainPieceLayout *self,
           const GainPage *page,
           GainMarkSegment segment,
           GainSpan range,
           GainSpan whole)
{
  for (guint i = gain_piece_layout_find_line (self, range.start); i < self->lines->len; i++)
    {
      const GainDisplayLine *line = gain_piece_layout_get_line (self, i);
      GainSpan part =
          GAIN_SPAN (MAX (range.start, line->range.start), MIN (range.end, line->range.end));

      if (line->range.start >= range.end)
        break;
      if (gain_span_is_empty (part))
        continue;
      segment.line = i;
      segment.starts = part.start == whole.start;
      segment.ends = part.end == whole.end;
      if (self->mixed)
        add_segments (self, page, &segment, part);
      else
        add_segment (self, page, &segment, part);
    }
}

static void
set_end (GainPieceLayout *self, const GainPage *page)
{
  const GainDisplayLine *last = gain_piece_layout_get_line (self, self->lines->len - 1);
  int x0, x1;

  get_char_edges (page,
                  last->range.end > last->range.start ? last->range.end - 1 : last->range.start,
                  &x0,
                  &x1);
  self->end_x = self->rtl ? x0 : x1;
}

/* The part of @span that the piece shows. */
static void
add_span (GainPieceLayout *self, const GainPage *page, GainMarkSegment segment, GainSpan span)
{
  const GainTextPiece *piece = gain_text_map_get_piece (page->map, self->piece);
  GainSpan whole,
      part = GAIN_SPAN (MAX (span.start, piece->span.start), MIN (span.end, piece->span.end));

  if (gain_span_is_empty (part) || !gain_text_map_span_to_buffer (page->map, span, &whole))
    return;
  part.start = piece->start + (part.start - piece->span.start);
  part.end = piece->start + (part.end - piece->span.start);
  add_range (self, page, segment, part, whole);
}

static void
add_mark (GainPieceLayout *self, const GainPage *page, GainAnnotation *mark)
{
  GainMarkSegment segment = { .mark = mark };
  guint n;
  const GainSpan *fragments = gain_annotation_get_fragments (mark, &n);

  segment.style = gain_page_get_mark_style (page, mark);
  for (guint i = 0; i < n; i++)
    add_span (self, page, segment, fragments[i]);
}

GArray *
gain_piece_layout_list_segments (GainPieceLayout *self, const GainPage *page, GainSpan span)
{
  GArray *marks = self->segments;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (GainMarkSegment));

  self->segments = list;
  add_span (self, page, (GainMarkSegment){ NULL }, span);
  self->segments = marks;

  return list;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  guint la = ((const GainMarkSegment *) a)->line, lb = ((const GainMarkSegment *) b)->line;

  return la < lb ? -1 : la > lb;
}

/* From the innermost outwards: a mark lies one level above the highest that it overlaps among
 * those that come after it in reading order. */
static void
set_levels (GainPieceLayout *self)
{
  GainMarkSegment *segments = (GainMarkSegment *) (void *) self->segments->data;

  for (guint i = self->segments->len; i-- > 0;)
    for (guint j = i + 1; j < self->segments->len && segments[j].line == segments[i].line; j++)
      if (segments[j].mark != segments[i].mark && segments[j].x0 < segments[i].x1 &&
          segments[i].x0 < segments[j].x1)
        segments[i].level = MAX (segments[i].level, segments[j].level + 1);
}

static void
add_marks (GainPieceLayout *self, const GainPage *page, const GainTextPiece *piece)
{
  if (gain_span_is_empty (piece->span))
    {
      self->marks = g_ptr_array_new ();
      return;
    }

  self->marks = gain_layer_list_touching (page->layer, piece->span);
  for (guint i = 0; i < self->marks->len; i++)
    add_mark (self, page, g_object_ref (self->marks->pdata[i]));
  g_array_sort (self->segments, compare_lines);
  set_levels (self);
}

GainPieceLayout *
gain_piece_layout_new (const GainPage *page, guint i)
{
  const GainTextPiece *piece = gain_text_map_get_piece (page->map, i);
  GainPieceLayout *self = g_new0 (GainPieceLayout, 1);

  self->piece = i;
  self->rtl = gain_direction_is_rtl (gain_article_get_text (page->article), piece->span);
  self->mixed = gain_direction_has_rtl (gain_article_get_text (page->article), piece->span);
  self->lines = g_array_new (FALSE, FALSE, sizeof (GainDisplayLine));
  self->segments = g_array_new (FALSE, FALSE, sizeof (GainMarkSegment));
  add_lines (self, page, piece);
  set_end (self, page);
  add_marks (self, page, piece);

  return self;
}

static void
clear_marks (GainPieceLayout *self)
{
  g_ptr_array_foreach (self->marks, (GFunc) (void (*) (void)) g_object_unref, NULL);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_array_set_size (self->segments, 0);
}

void
gain_piece_layout_renew_marks (GainPieceLayout *self, const GainPage *page)
{
  clear_marks (self);
  add_marks (self, page, gain_text_map_get_piece (page->map, self->piece));
}

void
gain_piece_layout_free (GainPieceLayout *self)
{
  clear_marks (self);
  g_array_unref (self->segments);
  g_array_unref (self->lines);
  g_free (self);
}
