/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-text-overlay.h"

#define MAX_FRAME_TIME 3000 /* microseconds for keywords */
#define MAX_KEYWORDS   200  /* places of one keyword in a piece */

/* Keywords are looked for once a piece, when it comes into sight. */
struct _GainTextOverlay
{
  GArray *hits; /* of GainSpan */
  int current;
  GPtrArray *keywords; /* (nullable): NULL members took too long */
  GHashTable *found;   /* piece → GArray of GainSpan */
  guint serial;
  gint64 deadline;
};

GainTextOverlay *
gain_text_overlay_new (void)
{
  GainTextOverlay *self = g_new0 (GainTextOverlay, 1);

  self->hits = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  self->current = -1;
  self->found = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->serial = 1;

  return self;
}

void
gain_text_overlay_free (GainTextOverlay *self)
{
  g_array_unref (self->hits);
  g_hash_table_unref (self->found);
  g_clear_pointer (&self->keywords, g_ptr_array_unref);
  g_free (self);
}

void
gain_text_overlay_forget (GainTextOverlay *self)
{
  g_hash_table_remove_all (self->found);
  gain_text_overlay_set_hits (self, NULL, 0, -1);
}

void
gain_text_overlay_set_hits (GainTextOverlay *self, const GainSpan *hits, guint n_hits, int current)
{
  g_array_set_size (self->hits, 0);
  if (n_hits > 0)
    g_array_append_vals (self->hits, hits, n_hits);
  self->current = current;
  self->serial++;
}

static void
unref_keyword (gpointer data)
{
  if (data != NULL)
    gain_concordance_unref (data);
}

void
gain_text_overlay_set_keywords (GainTextOverlay *self, GPtrArray *keywords)
{
  g_hash_table_remove_all (self->found);
  g_clear_pointer (&self->keywords, g_ptr_array_unref);
  self->keywords = g_ptr_array_new_with_free_func (unref_keyword);
  for (guint i = 0; keywords != NULL && i < keywords->len; i++)
    g_ptr_array_add (self->keywords, gain_concordance_ref (keywords->pdata[i]));
  self->serial++;
}

guint
gain_text_overlay_get_serial (GainTextOverlay *self)
{
  return self->serial;
}

void
gain_text_overlay_begin_frame (GainTextOverlay *self)
{
  self->deadline = g_get_monotonic_time () + MAX_FRAME_TIME;
}

/* One that takes too long is left out from then on. */
static void
find_keyword (GainTextOverlay *self, guint i, const GainPage *page, GainSpan span, GArray *found)
{
  g_autoptr (GArray) hits = NULL;

  if (self->keywords->pdata[i] == NULL)
    return;
  hits = gain_concordance_find (self->keywords->pdata[i],
                                gain_article_get_text (page->article),
                                &span,
                                1,
                                MAX_KEYWORDS,
                                NULL);
  if (hits != NULL)
    g_array_append_vals (found, hits->data, hits->len);
  else
    g_clear_pointer (&self->keywords->pdata[i], gain_concordance_unref);
}

/* Returns: FALSE when there was no time. */
static gboolean
find_keywords (GainTextOverlay *self, const GainPage *page, guint piece, GArray **found)
{
  GArray *spans = g_hash_table_lookup (self->found, GUINT_TO_POINTER (piece));

  if (spans == NULL)
    {
      if (self->keywords == NULL || self->keywords->len == 0)
        return TRUE;
      if (g_get_monotonic_time () > self->deadline)
        return FALSE;
      spans = g_array_new (FALSE, FALSE, sizeof (GainSpan));
      for (guint i = 0; i < self->keywords->len; i++)
        find_keyword (self, i, page, gain_text_map_get_piece (page->map, piece)->span, spans);
      g_hash_table_insert (self->found, GUINT_TO_POINTER (piece), spans);
    }
  *found = spans;

  return TRUE;
}

static graphene_rect_t
get_area (GainPieceLayout *layout, const GainMarkSegment *segment, int spread)
{
  const GainDisplayLine *line = gain_piece_layout_get_line (layout, segment->line);

  return GRAPHENE_RECT_INIT (segment->x0 - spread,
                             line->y - spread,
                             segment->x1 - segment->x0 + 2 * spread,
                             line->height + 2 * spread);
}

static void
append_dots (GtkSnapshot *snapshot, float x, float y, float width, const GdkRGBA *color)
{
  gtk_snapshot_push_repeat (snapshot,
                            &GRAPHENE_RECT_INIT (x, y, width, 1),
                            &GRAPHENE_RECT_INIT (x, y, 3, 1));
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, 1, 1));
  gtk_snapshot_pop (snapshot);
}

/* A dotted box: no mark looks like it. */
static void
append_keyword (GtkSnapshot *snapshot, const GainPage *page, const graphene_rect_t *area)
{
  GdkRGBA color = page->text;
  float x = area->origin.x, y = area->origin.y;
  float width = area->size.width, height = area->size.height;

  color.alpha = page->high_contrast ? 0.2f : 0.07f;
  gtk_snapshot_append_color (snapshot, &color, area);
  color.alpha = page->high_contrast ? 1 : 0.6f;
  append_dots (snapshot, x, y, width, &color);
  append_dots (snapshot, x, y + height - 1, width, &color);
  for (int i = 0; i < height; i += 3)
    {
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y + i, 1, 1));
      gtk_snapshot_append_color (snapshot,
                                 &color,
                                 &GRAPHENE_RECT_INIT (x + width - 1, y + i, 1, 1));
    }
}

static void
draw_keywords (GtkSnapshot *snapshot, const GainPage *page, GainPieceLayout *layout, GArray *found)
{
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      g_autoptr (GArray) segments =
          gain_piece_layout_list_segments (layout, page, g_array_index (found, GainSpan, i));

      for (guint j = 0; j < segments->len; j++)
        {
          graphene_rect_t area =
              get_area (layout, &g_array_index (segments, GainMarkSegment, j), 1);

          append_keyword (snapshot, page, &area);
        }
    }
}

static void
append_hit (GtkSnapshot *below,
            GtkSnapshot *above,
            const GainPage *page,
            const graphene_rect_t *area,
            gboolean current)
{
  static const GdkRGBA marker = { 0.96f, 0.76f, 0.07f, 1 };
  GdkRGBA tint = marker, line = page->text;
  float width = current ? 2 : 1;
  GskRoundedRect outline;

  tint.alpha = current ? 0.5f : 0.28f;
  if (page->text.red > 0.5f)
    tint.alpha *= 0.6f;
  line.alpha = current || page->high_contrast ? 1 : 0.45f;
  gtk_snapshot_append_color (below, &tint, area);
  gsk_rounded_rect_init_from_rect (&outline, area, 3);
  gtk_snapshot_append_border (above,
                              &outline,
                              (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ line, line, line, line });
}

/* The first hit that ends behind @offset. */
static guint
find_hit (GainTextOverlay *self, guint offset)
{
  guint low = 0, high = self->hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hits, GainSpan, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
draw_hits (GainTextOverlay *self,
           GtkSnapshot *below,
           GtkSnapshot *above,
           const GainPage *page,
           GainPieceLayout *layout)
{
  GainSpan piece = gain_text_map_get_piece (page->map, layout->piece)->span;

  for (guint i = find_hit (self, piece.start); i < self->hits->len; i++)
    {
      GainSpan hit = g_array_index (self->hits, GainSpan, i);
      g_autoptr (GArray) segments = NULL;

      if (hit.start >= piece.end)
        break;
      segments = gain_piece_layout_list_segments (layout, page, hit);
      for (guint j = 0; j < segments->len; j++)
        {
          graphene_rect_t area =
              get_area (layout, &g_array_index (segments, GainMarkSegment, j), 2);

          append_hit (below, above, page, &area, (int) i == self->current);
        }
    }
}

gboolean
gain_text_overlay_draw (GainTextOverlay *self,
                        const GainPage *page,
                        GainPieceLayout *layout,
                        GskRenderNode **below,
                        GskRenderNode **above)
{
  GtkSnapshot *under = gtk_snapshot_new ();
  GtkSnapshot *over = gtk_snapshot_new ();
  GArray *found = NULL;
  gboolean done = find_keywords (self, page, layout->piece, &found);

  draw_keywords (under, page, layout, found);
  draw_hits (self, under, over, page, layout);
  *below = gtk_snapshot_free_to_node (under);
  *above = gtk_snapshot_free_to_node (over);

  return done;
}
