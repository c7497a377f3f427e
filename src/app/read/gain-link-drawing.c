/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-link-drawing.h"

#include "gain-mark-links.h"

#define DISTANCE  6 /* pixels from the column to the first line */
#define LANE      9 /* from one line to the next */
#define MAX_LANES 3 /* what the margin has room for */
#define ARROW     4

typedef struct
{
  GtkSnapshot *snapshot;
  const GainPage *page;
  const GdkRectangle *visible;
  GainSpan shown;
  int lane;
} Drawing;

/* The middle of the line at @offset; beyond the edge for what is out of sight, whose place would be
 * dear to ask for. */
static int
get_y (const Drawing *drawing, guint offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (drawing->page->view);
  GtkTextIter iter;
  GdkRectangle place;

  if (offset < drawing->shown.start)
    return drawing->visible->y - 2 * ARROW;
  if (offset >= drawing->shown.end)
    return drawing->visible->y + drawing->visible->height + 2 * ARROW;
  gtk_text_buffer_get_iter_at_offset (buffer,
                                      &iter,
                                      (int) gain_text_map_to_buffer (drawing->page->map, offset));
  gtk_text_view_get_iter_location (drawing->page->view, &iter, &place);

  return place.y + place.height / 2;
}

/* Distances count from the column outwards. */
static int
get_x (const Drawing *drawing, int distance)
{
  const GainSpan *column = &drawing->page->column;

  return drawing->page->rtl ? (int) column->start - distance : (int) column->end + distance;
}

static void
append_bar (const Drawing *drawing, int x0, int y0, int x1, int y1)
{
  gtk_snapshot_append_color (drawing->snapshot,
                             &drawing->page->text,
                             &GRAPHENE_RECT_INIT (MIN (x0, x1),
                                                  MIN (y0, y1),
                                                  MAX (ABS (x1 - x0), 1),
                                                  MAX (ABS (y1 - y0), 1)));
}

/* Steps rather than a path, which would be painted on a canvas of its own. */
static void
append_arrow (const Drawing *drawing, int y)
{
  int way = drawing->page->rtl ? -1 : 1;

  for (int i = 0; i < ARROW; i++)
    append_bar (drawing,
                get_x (drawing, 1) + way * i,
                y - i,
                get_x (drawing, 1) + way * (i + 1),
                y + i + 1);
}

static void
append_name (const Drawing *drawing, const char *name, int x, int top, int bottom)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (drawing->page->view), name);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  int width, height, middle;

  pango_font_description_set_absolute_size (font, 11 * drawing->page->scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (bottom - top < width + 8)
    return; /* the inspector says it */
  middle = (top + bottom) / 2;
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (x + height / 2.0 + 0.5),
                                                (float) (middle - width / 2.0)));
  gtk_snapshot_rotate (drawing->snapshot, 90);
  gtk_snapshot_append_color (drawing->snapshot,
                             &drawing->page->page,
                             &GRAPHENE_RECT_INIT (-3, 0, (float) width + 6, (float) height));
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->page->text);
  gtk_snapshot_restore (drawing->snapshot);
}

/* @out: the link leads from the mark to the other one, so that the arrow stands there. */
static void
append_link (Drawing *drawing,
             GainAnnotation *mark,
             GainAnnotation *other,
             gboolean out,
             const char *name)
{
  int here = get_y (drawing, gain_annotation_get_extent (mark).start);
  int there = get_y (drawing, gain_annotation_get_extent (other).start);
  int x = get_x (drawing, DISTANCE + (drawing->lane % MAX_LANES) * LANE);
  int top = MAX (MIN (here, there), drawing->visible->y);
  int bottom = MIN (MAX (here, there), drawing->visible->y + drawing->visible->height);

  /* Two lines that would fall together: both on one line of text. */
  if (here == there || bottom <= top)
    return;
  append_bar (drawing, x, here, get_x (drawing, 1), here + 1);
  append_bar (drawing, x, there, get_x (drawing, 1), there + 1);
  append_bar (drawing, x, MIN (here, there), x + 1, MAX (here, there));
  append_arrow (drawing, out ? there : here);
  append_name (drawing, name, x, top, bottom);
  drawing->lane++;
}

static gboolean
is_drawn (const Drawing *drawing, const GainMarkLink *link, GainAnnotation *other)
{
  const GainLabel *label;

  if (other == NULL ||
      g_strcmp0 (link->article, gain_layer_get_article (drawing->page->layer)) != 0)
    return FALSE;
  label = gain_project_resolve_label (drawing->page->project, other);

  /* What names the source and the cue stand beside the statement, and are marked as such. */
  return label != NULL && label->kind == GAIN_LABEL_STATEMENT;
}

void
gain_link_drawing_append (GtkSnapshot *snapshot,
                          const GainPage *page,
                          const GdkRectangle *visible,
                          GainSpan shown)
{
  Drawing drawing = { .snapshot = snapshot, .page = page, .visible = visible, .shown = shown };
  GainAnnotation *mark =
      page->selected != NULL ? gain_layer_get_annotation (page->layer, page->selected) : NULL;
  g_autoptr (GPtrArray) links = NULL;

  if (mark == NULL)
    return;
  links = gain_mark_links_list_here (page->project, page->layer, page->selected);
  for (guint i = 0; i < links->len; i++)
    {
      const GainMarkLink *link = links->pdata[i];
      GainAnnotation *other =
          link->mark != NULL ? gain_layer_get_annotation (page->layer, link->mark) : NULL;

      if (is_drawn (&drawing, link, other))
        append_link (&drawing, mark, other, link->own, link->type);
    }
}
