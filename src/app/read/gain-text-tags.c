/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-text-tags.h"

#define SLICE_US 3000 /* of the 4 ms that a slice may take, since one piece can run over */

/* One below GTK's redraw, one above the text view's layout of what is out of
 * sight (GDK_PRIORITY_REDRAW + 5). */
#define SLICE_PRIORITY (GDK_PRIORITY_REDRAW + 4)

typedef enum
{
  TAG_TITLE,
  TAG_HEADING,
  TAG_QUOTE,
  TAG_LIST,
  TAG_TABLE,
  TAG_EXCLUDED,
  TAG_CONTINUES, /* no space below: the block goes on in the next line */
  TAG_METADATA,  /* room for the line of metadata */
  TAG_EVEN,      /* these two say nothing, see tag_block() */
  TAG_ODD,
  N_TAGS,
} BlockTag;

/* What of a piece is tagged. */
#define DONE_BLOCK 1
#define DONE_MARKS 2

struct _GainTextTags
{
  GtkTextBuffer *buffer;
  const GainPage *page;
  GtkTextTag *blocks[N_TAGS];
  GHashTable *labels;  /* utf8 → GtkTextTag, not owned */
  GByteArray *done;    /* what of a piece is tagged, one byte a piece */
  GHashTable *renewed; /* set of pieces to tag again */
  guint next;          /* the sweep has done all pieces before it */
  guint idle;
};

static void
create_block_tags (GainTextTags *self)
{
  GtkTextBuffer *buffer = self->buffer;

  self->blocks[TAG_TITLE] = gtk_text_buffer_create_tag (
      buffer, NULL, "family", "Sans", "weight", PANGO_WEIGHT_BOLD, "scale", 1.36, NULL);
  self->blocks[TAG_HEADING] = gtk_text_buffer_create_tag (buffer,
                                                          NULL,
                                                          "family",
                                                          "Sans",
                                                          "weight",
                                                          PANGO_WEIGHT_BOLD,
                                                          "scale",
                                                          1.06,
                                                          "pixels-above-lines",
                                                          14,
                                                          NULL);
  self->blocks[TAG_QUOTE] = gtk_text_buffer_create_tag (buffer,
                                                        NULL,
                                                        "accumulative-margin",
                                                        TRUE,
                                                        "style",
                                                        PANGO_STYLE_ITALIC,
                                                        "left-margin",
                                                        28,
                                                        "right-margin",
                                                        28,
                                                        NULL);
  self->blocks[TAG_LIST] = gtk_text_buffer_create_tag (buffer,
                                                       NULL,
                                                       "accumulative-margin",
                                                       TRUE,
                                                       "left-margin",
                                                       18,
                                                       "right-margin",
                                                       18,
                                                       "pixels-below-lines",
                                                       10,
                                                       NULL);
  self->blocks[TAG_TABLE] =
      gtk_text_buffer_create_tag (buffer, NULL, "family", "Monospace", "scale", 0.9, NULL);
  self->blocks[TAG_EXCLUDED] = gtk_text_buffer_create_tag (
      buffer, NULL, "accumulative-margin", TRUE, "left-margin", 14, "right-margin", 14, NULL);
  self->blocks[TAG_CONTINUES] =
      gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 8, NULL);
  self->blocks[TAG_METADATA] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->blocks[TAG_EVEN] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->blocks[TAG_ODD] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
}

/* Pango would draw its underline over our edges, and has no transparent one. The low one keeps
 * clear of the letters, and in the colour of the tint that it stands on nobody sees it. */
static void
set_label_color (GainTextTags *self, const char *label, GtkTextTag *tag)
{
  g_object_set (tag, "underline-rgba", &gain_page_get_style (self->page, label)->tint, NULL);
}

static GtkTextTag *
get_label_tag (GainTextTags *self, const char *label)
{
  GtkTextTag *tag = g_hash_table_lookup (self->labels, label);

  if (tag == NULL)
    {
      g_autofree char *name = g_strconcat ("mark-", label, NULL);

      tag = gtk_text_buffer_create_tag (self->buffer, name, "underline", PANGO_UNDERLINE_LOW, NULL);
      set_label_color (self, label, tag);
      g_hash_table_insert (self->labels, g_strdup (label), tag);
    }

  return tag;
}

GainTextTags *
gain_text_tags_new (GtkTextBuffer *buffer, const GainPage *page)
{
  GainTextTags *self = g_new0 (GainTextTags, 1);

  self->buffer = g_object_ref (buffer);
  self->page = page;
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->done = g_byte_array_new ();
  self->renewed = g_hash_table_new (NULL, NULL);
  create_block_tags (self);

  return self;
}

void
gain_text_tags_free (GainTextTags *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_unref (self->renewed);
  g_byte_array_unref (self->done);
  g_hash_table_unref (self->labels);
  g_object_unref (self->buffer);
  g_free (self);
}

/* Without the line end, so that a line leaves no style behind for the next one, see tag_block(). */
static void
get_iters (GainTextTags *self, guint piece, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_line (self->buffer, start, (int) piece);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static void
apply (GainTextTags *self, BlockTag tag, const GtkTextIter *start, const GtkTextIter *end)
{
  gtk_text_buffer_apply_tag (self->buffer, self->blocks[tag], start, end);
}

static void
tag_block (GainTextTags *self, guint i, const GtkTextIter *start, const GtkTextIter *end)
{
  static const int tags[] = {
    [GAIN_BLOCK_TITLE] = TAG_TITLE, [GAIN_BLOCK_HEADING] = TAG_HEADING,
    [GAIN_BLOCK_PARAGRAPH] = -1,    [GAIN_BLOCK_QUOTE] = TAG_QUOTE,
    [GAIN_BLOCK_LIST] = TAG_LIST,   [GAIN_BLOCK_TABLE] = TAG_TABLE,
  };
  const GainTextPiece *piece = gain_text_map_get_piece (self->page->map, i);
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (self->page->article, &n);

  /* GTK 4.8 keeps the style of the line that it laid out last until it meets a tag that begins or
   * ends, and forgets that lines between may have come from its cache: a paragraph then looks like
   * the headline. A tag that ends where each line begins makes it look. */
  apply (self, i % 2 == 0 ? TAG_EVEN : TAG_ODD, start, end);
  if (piece->block < n && tags[blocks[piece->block].kind] >= 0)
    apply (self, (BlockTag) tags[blocks[piece->block].kind], start, end);
  if (piece->continues)
    apply (self, TAG_CONTINUES, start, end);
  if (gain_page_is_excluded (self->page, piece))
    apply (self, TAG_EXCLUDED, start, end);
  if ((int) i == MAX (gain_text_tags_get_metadata_piece (self), 0))
    apply (self, TAG_METADATA, start, end);
}

static void
tag_mark (GainTextTags *self, const GainTextPiece *piece, GainAnnotation *mark)
{
  GtkTextTag *tag = get_label_tag (self, gain_project_resolve_label_id (self->page->project, mark));
  guint n;
  const GainSpan *fragments = gain_annotation_get_fragments (mark, &n);

  for (guint i = 0; i < n; i++)
    {
      GainSpan part = GAIN_SPAN (MAX (fragments[i].start, piece->span.start),
                                 MIN (fragments[i].end, piece->span.end));
      GtkTextIter start, end;
      int shift = (int) piece->start - (int) piece->span.start;

      if (gain_span_is_empty (part))
        continue;
      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) part.start + shift);
      end = start;
      gtk_text_iter_forward_chars (&end, (int) gain_span_get_length (part));
      gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
    }
}

static void
tag_marks (GainTextTags *self, guint i)
{
  const GainTextPiece *piece = gain_text_map_get_piece (self->page->map, i);
  g_autoptr (GPtrArray) marks = NULL;

  if (gain_span_is_empty (piece->span))
    return;
  marks = gain_layer_list_touching (self->page->layer, piece->span);
  for (guint j = 0; j < marks->len; j++)
    tag_mark (self, piece, marks->pdata[j]);
}

static void
ensure_block (GainTextTags *self, guint i)
{
  GtkTextIter start, end;

  if ((self->done->data[i] & DONE_BLOCK) != 0)
    return;
  self->done->data[i] |= DONE_BLOCK;
  get_iters (self, i, &start, &end);
  tag_block (self, i, &start, &end);
}

static void
ensure_marks (GainTextTags *self, guint i)
{
  if ((self->done->data[i] & DONE_MARKS) != 0)
    return;
  self->done->data[i] |= DONE_MARKS;
  tag_marks (self, i);
}

static void
untag_marks (GainTextTags *self, guint i)
{
  GHashTableIter iter;
  gpointer tag;
  GtkTextIter start, end;

  get_iters (self, i, &start, &end);
  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    gtk_text_buffer_remove_tag (self->buffer, tag, &start, &end);
}

static gboolean
renew_one (GainTextTags *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->renewed);
  if (!g_hash_table_iter_next (&iter, &key, NULL))
    return FALSE;
  g_hash_table_iter_remove (&iter);
  untag_marks (self, GPOINTER_TO_UINT (key));
  tag_marks (self, GPOINTER_TO_UINT (key));

  return TRUE;
}

static gboolean
slice_cb (gpointer user_data)
{
  GainTextTags *self = user_data;
  gint64 deadline = g_get_monotonic_time () + SLICE_US;

  while (g_get_monotonic_time () < deadline)
    {
      if (self->next < self->done->len)
        {
          ensure_block (self, self->next);
          ensure_marks (self, self->next++);
        }
      else if (!renew_one (self))
        {
          self->idle = 0;
          return G_SOURCE_REMOVE;
        }
    }

  return G_SOURCE_CONTINUE;
}

static void
schedule (GainTextTags *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (SLICE_PRIORITY, slice_cb, self, NULL);
}

void
gain_text_tags_start (GainTextTags *self)
{
  guint n = self->page->map != NULL ? gain_text_map_get_n_pieces (self->page->map) : 0;

  g_hash_table_remove_all (self->renewed);
  g_byte_array_set_size (self->done, n);
  if (n > 0)
    memset (self->done->data, 0, n);
  self->next = 0;
  if (n > 0)
    schedule (self);
}

void
gain_text_tags_ensure (GainTextTags *self, guint piece, guint n_chars)
{
  guint chars = 0;

  for (guint i = piece; i < self->done->len && chars < n_chars; i++)
    {
      ensure_block (self, i);
      chars += gain_span_get_length (gain_text_map_get_piece (self->page->map, i)->span) + 20;
    }
}

void
gain_text_tags_renew (GainTextTags *self, guint first, guint last)
{
  for (guint i = first; i <= last && i < self->done->len; i++)
    if ((self->done->data[i] & DONE_MARKS) != 0)
      g_hash_table_add (self->renewed, GUINT_TO_POINTER (i));
  schedule (self);
}

void
gain_text_tags_renew_now (GainTextTags *self, guint first, guint last)
{
  for (guint i = first; i <= last && i < self->done->len; i++)
    {
      GtkTextIter start, end;

      get_iters (self, i, &start, &end);
      gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
      self->done->data[i] = 0;
      ensure_block (self, i);
      ensure_marks (self, i);
    }
}

void
gain_text_tags_update_colors (GainTextTags *self)
{
  GHashTableIter iter;
  gpointer label, tag;

  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, &label, &tag))
    set_label_color (self, label, tag);
}

void
gain_text_tags_set_metadata_height (GainTextTags *self, int height)
{
  GtkTextTag *tag = self->blocks[TAG_METADATA];
  gboolean below = gain_text_tags_get_metadata_piece (self) >= 0;

  g_object_set (tag,
                "pixels-below-lines",
                below ? height : 0,
                "pixels-below-lines-set",
                below,
                "pixels-above-lines",
                below ? 0 : height,
                "pixels-above-lines-set",
                !below,
                NULL);
}

int
gain_text_tags_get_metadata_piece (GainTextTags *self)
{
  guint n, i = 0;
  const GainBlock *blocks;

  if (self->page->map == NULL)
    return -1;
  blocks = gain_article_get_blocks (self->page->article, &n);
  if (n == 0 || blocks[0].kind != GAIN_BLOCK_TITLE)
    return -1;
  while (gain_text_map_get_piece (self->page->map, i)->continues)
    i++;

  return (int) i;
}

gboolean
gain_text_tags_is_busy (GainTextTags *self)
{
  return self->idle != 0;
}
