/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-text-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gain-direction.h"
#include "gain-link-drawing.h"
#include "gain-metadata.h"
#include "gain-piece-drawing.h"
#include "gain-text-tags.h"

#define COLUMN_CHARS      68   /* of average width: a comfortable line */
#define WIDE_FROM         580  /* pixels: below it the margin has no room for names */
#define ORDINARY_HEIGHT   21.0 /* pixels of a line of text at an ordinary size */
#define END_MARGIN_WIDE   36
#define END_MARGIN_NARROW 14
#define ENSURE_CHARS      6000   /* what the largest window shows at once, roughly */
#define COUNT_WORDS_TO    200000 /* code points: nobody asks how many words a book has */
#define MAX_DRAWINGS      96     /* pieces whose drawing is kept */

/* The drawings are what the page says, kept because asking the text view for
 * places is dear. Whatever changes the page drops the drawings it concerns. */
struct _GainTextView
{
  GtkTextView parent_instance;

  GainProject *project;
  GainArticle *article;
  GainTextMap *map;
  GainTextTags *tags;
  GainPage page;
  char *selected;
  char *metadata;
  PangoLayout *metadata_layout;
  GHashTable *drawings; /* piece → GainPieceDrawing */
  GainTextOverlay *overlay;
  guint redraw; /* idle source: some of the overlay is missing */
};

G_DEFINE_FINAL_TYPE (GainTextView, gain_text_view, GTK_TYPE_TEXT_VIEW)

static void
drop_drawings (GainTextView *self)
{
  g_hash_table_remove_all (self->drawings);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GainPieceDrawing *
get_drawing (GainTextView *self, guint piece, int height)
{
  GainPieceDrawing *drawing = g_hash_table_lookup (self->drawings, GUINT_TO_POINTER (piece));

  if (drawing != NULL && drawing->layout->height == height)
    {
      gain_piece_drawing_refresh (drawing, &self->page);
      return drawing;
    }

  if (g_hash_table_size (self->drawings) >= MAX_DRAWINGS)
    g_hash_table_remove_all (self->drawings);
  drawing = gain_piece_drawing_new (&self->page, piece);
  g_hash_table_replace (self->drawings, GUINT_TO_POINTER (piece), drawing);

  return drawing;
}

static void
snapshot_metadata (GainTextView *self, GtkSnapshot *snapshot, guint piece, int height)
{
  int below = gain_text_tags_get_metadata_piece (self->tags);
  GainPieceDrawing *drawing;
  const GainDisplayLine *line;
  int y;

  if ((int) piece != MAX (below, 0) || self->metadata_layout == NULL)
    return;

  drawing = get_drawing (self, piece, height);
  line = gain_piece_layout_get_line (drawing->layout, drawing->layout->lines->len - 1);
  y = below < 0 ? 0 : line->y + line->height + 10;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) self->page.column.start, (float) y));
  gtk_snapshot_append_layout (snapshot, self->metadata_layout, &self->page.dim);
  gtk_snapshot_restore (snapshot);
}

static void
append_node (GtkSnapshot *snapshot, GskRenderNode *node)
{
  if (node != NULL)
    gtk_snapshot_append_node (snapshot, node);
}

static gboolean
redraw_cb (gpointer user_data)
{
  GainTextView *self = user_data;

  self->redraw = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
snapshot_piece (GainTextView *self,
                GtkTextViewLayer layer,
                GtkSnapshot *snapshot,
                guint piece,
                int top,
                int height)
{
  GainPieceDrawing *drawing = get_drawing (self, piece, height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) top));
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      if (!gain_piece_drawing_refresh_overlay (drawing, self->overlay, &self->page) &&
          self->redraw == 0)
        self->redraw = g_idle_add (redraw_cb, self);
      append_node (snapshot, drawing->below);
      append_node (snapshot, drawing->overlay_below);
      snapshot_metadata (self, snapshot, piece, height);
    }
  else
    {
      append_node (snapshot, drawing->above);
      append_node (snapshot, drawing->overlay_above);
      append_node (snapshot, drawing->margin->node);
    }
  gtk_snapshot_restore (snapshot);
}

/* Only what is in sight: asking for lines by height over the whole buffer takes a second. */
static void
gain_text_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GainTextView *self = GAIN_TEXT_VIEW (view);
  GdkRectangle visible;
  GtkTextIter iter;
  guint first, last;
  int top, height;

  if (self->map == NULL)
    return;

  gain_text_overlay_begin_frame (self->overlay);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, &top);
  first = last = (guint) gtk_text_iter_get_line (&iter);
  do
    {
      gtk_text_view_get_line_yrange (view, &iter, &top, &height);
      if (top >= visible.y + visible.height)
        break;
      last = (guint) gtk_text_iter_get_line (&iter);
      snapshot_piece (self, layer, snapshot, last, top, height);
    }
  while (gtk_text_iter_forward_line (&iter));

  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    {
      GainSpan shown = GAIN_SPAN (gain_text_map_get_piece (self->map, first)->span.start,
                                  gain_text_map_get_piece (self->map, last)->span.end);

      gain_link_drawing_append (snapshot, &self->page, &visible, shown);
    }
}

static int
get_column_width (GainTextView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS (width * COLUMN_CHARS);
}

static gboolean
starts_rtl (GainTextView *self)
{
  return gain_direction_is_rtl (gain_article_get_text (self->article),
                                gain_text_map_get_piece (self->map, 0)->span);
}

static void
update_metadata_layout (GainTextView *self)
{
  GtkWidget *chrome = gtk_widget_get_parent (GTK_WIDGET (self));
  int width = (int) self->page.column.end - (int) self->page.column.start;
  int height = 0;

  g_clear_object (&self->metadata_layout);
  if (self->metadata == NULL || self->map == NULL)
    return;

  if (self->metadata[0] != '\0')
    {
      self->metadata_layout =
          gtk_widget_create_pango_layout (chrome != NULL ? chrome : GTK_WIDGET (self),
                                          self->metadata);
      pango_layout_set_width (self->metadata_layout, MAX (width, 60) * PANGO_SCALE);
      pango_layout_set_wrap (self->metadata_layout, PANGO_WRAP_WORD_CHAR);
      /* On the side of the headline, whatever the direction of the window. */
      pango_layout_set_auto_dir (self->metadata_layout, FALSE);
      pango_layout_set_alignment (self->metadata_layout,
                                  starts_rtl (self) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      pango_layout_get_pixel_size (self->metadata_layout, NULL, &height);
      height += 10;
    }
  gain_text_tags_set_metadata_height (self->tags, height + 18);
}

/* A column of a comfortable width, in the middle of what the margin leaves. */
static void
update_columns (GainTextView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean wide = width >= WIDE_FROM * self->page.scale;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int end = wide ? END_MARGIN_WIDE : END_MARGIN_NARROW;
  int start, spare, left, right;

  self->page.wide = wide;
  start = gain_page_get_margin (&self->page);
  spare = MAX (width - start - end - get_column_width (self), 0);
  start += spare / 2;
  end += spare - spare / 2;
  left = rtl ? end : start;
  right = rtl ? start : end;
  if (self->page.width == width && self->page.rtl == rtl &&
      gtk_text_view_get_left_margin (view) == left &&
      gtk_text_view_get_right_margin (view) == right)
    return;

  self->page.width = width;
  self->page.rtl = rtl;
  self->page.column = GAIN_SPAN ((guint) left, (guint) MAX (width - right, left));
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, left);
  gtk_text_view_set_right_margin (view, right);
  update_metadata_layout (self);
  drop_drawings (self);
}

static void
gain_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  update_columns (GAIN_TEXT_VIEW (widget), width);

  GTK_WIDGET_CLASS (gain_text_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static GdkRGBA
lookup_color (GtkStyleContext *context, const char *name, const GdkRGBA *fallback)
{
  GdkRGBA color;

  return gtk_style_context_lookup_color (context, name, &color) ? color : *fallback;
}

static void
update_line_gap (GainTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  self->page.scale = CLAMP (height / ORDINARY_HEIGHT, 1, 1.8);
  self->page.line_gap = MAX (height * 2 / 5, 7);
  gtk_text_view_set_pixels_inside_wrap (view, self->page.line_gap);
  gtk_text_view_set_pixels_below_lines (view, MAX (height, 14));
}

/* Returns: TRUE when the page looks different now. */
static gboolean
update_colors (GainTextView *self)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean high_contrast = adw_style_manager_get_high_contrast (manager);
  GdkRGBA page = lookup_color (context, "view_bg_color", &white);
  GdkRGBA text;

  gtk_style_context_get_color (context, &text);
  text = gain_color_over (&text, &page);
  if (gdk_rgba_equal (&page, &self->page.page) && gdk_rgba_equal (&text, &self->page.text) &&
      high_contrast == self->page.high_contrast)
    return FALSE;

  self->page.page = page;
  self->page.text = text;
  self->page.high_contrast = high_contrast;
  self->page.dim = text;
  self->page.dim.alpha = high_contrast ? 0.9f : 0.6f;
  self->page.dim = gain_color_over (&self->page.dim, &page);

  return TRUE;
}

static void
gain_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GainTextView *self = GAIN_TEXT_VIEW (widget);
  int gap = self->page.line_gap;

  GTK_WIDGET_CLASS (gain_text_view_parent_class)->css_changed (widget, change);

  update_line_gap (self);
  if (self->page.line_gap != gap)
    {
      self->page.width = 0;
      gtk_widget_queue_resize (widget);
    }
  if (update_colors (self) && self->project != NULL)
    gain_text_view_update_styles (self);
}

static void
gain_text_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (gain_text_view_parent_class)->direction_changed (widget, previous);
  gtk_widget_queue_resize (widget);
}

/* What is copied is the article's own text, not the signs that stand for some of its characters. */
static void
gain_text_view_copy_clipboard (GtkTextView *view)
{
  GainTextView *self = GAIN_TEXT_VIEW (view);
  g_autofree char *copy = NULL;
  GainSpan span;

  if (self->map == NULL || !gain_text_view_get_selection (self, &span))
    return;
  copy = gain_text_map_dup_quote (self->map, gain_article_get_text (self->article), span);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), copy);
}

static void
style_changed_cb (GainTextView *self)
{
  if (update_colors (self) && self->project != NULL)
    gain_text_view_update_styles (self);
}

static void
forget_article (GainTextView *self)
{
  g_hash_table_remove_all (self->drawings);
  gain_text_overlay_forget (self->overlay);
  self->page.map = NULL;
  self->page.layer = NULL;
  self->page.article = NULL;
  self->page.project = NULL;
  g_clear_pointer (&self->map, gain_text_map_free);
  g_clear_pointer (&self->metadata, g_free);
  g_clear_object (&self->metadata_layout);
  g_clear_object (&self->article);
  g_clear_object (&self->project);
}

static void
gain_text_view_dispose (GObject *object)
{
  GainTextView *self = GAIN_TEXT_VIEW (object);

  forget_article (self);
  g_clear_handle_id (&self->redraw, g_source_remove);
  g_clear_pointer (&self->tags, gain_text_tags_free);

  G_OBJECT_CLASS (gain_text_view_parent_class)->dispose (object);
}

static void
gain_text_view_finalize (GObject *object)
{
  GainTextView *self = GAIN_TEXT_VIEW (object);

  g_clear_pointer (&self->drawings, g_hash_table_unref);
  g_clear_pointer (&self->overlay, gain_text_overlay_free);
  g_clear_pointer (&self->page.styles, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (gain_text_view_parent_class)->finalize (object);
}

static void
gain_text_view_class_init (GainTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = gain_text_view_dispose;
  object_class->finalize = gain_text_view_finalize;
  widget_class->size_allocate = gain_text_view_size_allocate;
  widget_class->css_changed = gain_text_view_css_changed;
  widget_class->direction_changed = gain_text_view_direction_changed;
  view_class->snapshot_layer = gain_text_view_snapshot_layer;
  view_class->copy_clipboard = gain_text_view_copy_clipboard;
}

static void
gain_text_view_init (GainTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter start;

  self->page.view = view;
  self->page.scale = 1;
  self->page.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->drawings = g_hash_table_new_full (
      NULL, NULL, NULL, (GDestroyNotify) (void (*) (void)) gain_piece_drawing_free);
  self->overlay = gain_text_overlay_new ();
  self->tags = gain_text_tags_new (gtk_text_view_get_buffer (view), &self->page);

  gtk_widget_add_css_class (GTK_WIDGET (self), "gain-article-text");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  /* Until there is a width, or every letter would be a line: update_columns() wraps. */
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_NONE);
  gtk_text_view_set_top_margin (view, 28);
  gtk_text_view_set_bottom_margin (view, 96);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_buffer_create_mark (gtk_text_view_get_buffer (view), "gain-reveal", &start, TRUE);

  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::high-contrast",
                           G_CALLBACK (style_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gain_text_view_new (void)
{
  return g_object_new (GAIN_TYPE_TEXT_VIEW, NULL);
}

/* The caret goes to the start while there is next to nothing to lay out: the text view looks up
 * where it stands each time it moves. */
static void
set_text (GtkTextBuffer *buffer, const char *text, gsize size)
{
  gsize first = size > 0 ? (gsize) (g_utf8_next_char (text) - text) : 0;
  GtkTextIter iter;

  gtk_text_buffer_set_text (buffer, text, (int) first);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert (buffer, &iter, text + first, (int) (size - first));
}

static void
fill_buffer (GainTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gsize size = 0;
  g_autofree char *display = NULL;

  if (self->map != NULL)
    display = gain_text_map_dup_display (self->map, gain_article_get_text (self->article), &size);
  set_text (buffer, display != NULL ? display : "", size);
}

static guint
count_words (GainTextView *self)
{
  if (gain_article_get_length (self->article) > COUNT_WORDS_TO)
    return 0;

  return gain_text_map_count_words (self->map, gain_article_get_text (self->article));
}

static void
take_article (GainTextView *self, GainProject *project, GainArticle *article)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);

  self->project = g_object_ref (project);
  self->article = g_object_ref (article);
  self->map =
      gain_text_map_new (gain_article_get_text (article), blocks, n, GAIN_TEXT_MAP_MAX_PIECE);
  self->metadata = gain_metadata_dup_line (article, count_words (self));
  self->page.project = project;
  self->page.article = article;
  self->page.layer = gain_project_get_layer (project,
                                             gain_article_get_id (article),
                                             gain_project_get_me (project));
  self->page.map = self->map;
  update_colors (self);
  gain_page_update_styles (&self->page);
  gain_text_tags_update_colors (self->tags);
}

void
gain_text_view_set_article (GainTextView *self, GainProject *project, GainArticle *article)
{
  g_return_if_fail (GAIN_IS_TEXT_VIEW (self));
  g_return_if_fail (article == NULL || gain_article_get_text (article) != NULL);

  forget_article (self);
  gain_text_view_set_selected (self, NULL);
  if (article != NULL)
    take_article (self, project, article);

  fill_buffer (self);
  gain_text_tags_start (self->tags);
  gain_text_tags_ensure (self->tags, 0, ENSURE_CHARS);
  if (self->page.width > 0)
    update_metadata_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  article != NULL ? gain_article_get_title (article) : _ ("Text"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->metadata != NULL ? self->metadata : "",
                                  -1);
}

/* What is kept of the pieces of @span: nothing, or with @lines where their lines are. */
static void
drop_drawings_of (GainTextView *self, GainSpan span, gboolean lines)
{
  guint first = gain_text_map_find_piece (self->map, span.start);
  guint last =
      gain_text_map_find_piece (self->map, span.end > span.start ? span.end - 1 : span.end);
  GHashTableIter iter;
  gpointer piece, drawing;

  g_hash_table_iter_init (&iter, self->drawings);
  while (g_hash_table_iter_next (&iter, &piece, &drawing))
    {
      if (GPOINTER_TO_UINT (piece) < first || GPOINTER_TO_UINT (piece) > last)
        continue;
      if (lines)
        ((GainPieceDrawing *) drawing)->stale = TRUE;
      else
        g_hash_table_iter_remove (&iter);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_drawings_of_selected (GainTextView *self)
{
  GainAnnotation *mark = NULL;

  if (self->map == NULL || self->selected == NULL)
    return;
  mark = gain_layer_get_annotation (self->page.layer, self->selected);
  if (mark != NULL)
    drop_drawings_of (self, gain_annotation_get_extent (mark), TRUE);
}

void
gain_text_view_set_selected (GainTextView *self, const char *id)
{
  if (g_strcmp0 (self->selected, id) == 0)
    return;

  drop_drawings_of_selected (self);
  g_free (self->selected);
  self->selected = g_strdup (id);
  self->page.selected = self->selected;
  drop_drawings_of_selected (self);
}

static void
get_iter (GainTextView *self, guint offset, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                      iter,
                                      (int) gain_text_map_to_buffer (self->map, offset));
}

guint
gain_text_view_get_caret (GainTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  if (self->map == NULL)
    return 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return gain_text_map_to_article (self->map, (guint) gtk_text_iter_get_offset (&iter));
}

void
gain_text_view_set_caret (GainTextView *self, guint offset)
{
  GtkTextIter iter;

  if (self->map == NULL)
    return;
  get_iter (self, offset, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
}

gboolean
gain_text_view_get_selection (GainTextView *self, GainSpan *span)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  if (self->map == NULL || !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return FALSE;
  *span = gain_text_map_range_to_article (self->map,
                                          GAIN_SPAN ((guint) gtk_text_iter_get_offset (&start),
                                                     (guint) gtk_text_iter_get_offset (&end)));

  return !gain_span_is_empty (*span);
}

static gboolean
is_in_sight (GainTextView *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GdkRectangle visible, first, last;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), end, &last);

  return first.y >= visible.y &&
         MIN (last.y + last.height, first.y + visible.height / 2) <= visible.y + visible.height;
}

void
gain_text_view_reveal (GainTextView *self, GainSpan span)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  if (self->map == NULL)
    return;
  gain_text_tags_ensure (self->tags,
                         gain_text_map_find_piece (self->map, span.start),
                         ENSURE_CHARS);
  get_iter (self, span.start, &start);
  get_iter (self, span.end, &end);
  if (is_in_sight (self, &start, &end))
    return;

  gtk_text_buffer_move_mark_by_name (buffer, "gain-reveal", &start);
  gtk_text_view_scroll_to_mark (
      GTK_TEXT_VIEW (self), gtk_text_buffer_get_mark (buffer, "gain-reveal"), 0, TRUE, 0, 0.3);
}

void
gain_text_view_update_marks (GainTextView *self, GainSpan span)
{
  if (self->map == NULL)
    return;
  drop_drawings_of (self, span, TRUE);
  gain_text_tags_renew (self->tags,
                        gain_text_map_find_piece (self->map, span.start),
                        gain_text_map_find_piece (self->map, MAX (span.end, 1) - 1));
}

void
gain_text_view_update_margin (GainTextView *self)
{
  if (self->map != NULL)
    drop_drawings_of (self, GAIN_SPAN (0, gain_article_get_length (self->article)), TRUE);
}

void
gain_text_view_update_block (GainTextView *self, guint block)
{
  guint n;
  const GainBlock *blocks;

  if (self->map == NULL)
    return;
  blocks = gain_article_get_blocks (self->article, &n);
  if (block >= n)
    return;
  drop_drawings_of (self, blocks[block].span, FALSE);
  gain_text_tags_renew_now (self->tags,
                            gain_text_map_find_piece (self->map, blocks[block].span.start),
                            gain_text_map_find_piece (self->map,
                                                      MAX (blocks[block].span.end, 1) - 1));
}

void
gain_text_view_update_styles (GainTextView *self)
{
  if (self->project == NULL)
    return;
  gain_page_update_styles (&self->page);
  gain_text_tags_update_colors (self->tags);
  drop_drawings (self);
}

void
gain_text_view_update_labels (GainTextView *self)
{
  gain_text_view_update_styles (self);
  if (self->map != NULL)
    gain_text_view_update_marks (self, GAIN_SPAN (0, gain_article_get_length (self->article)));
}

const char *
gain_text_view_get_metadata (GainTextView *self)
{
  return self->metadata != NULL ? self->metadata : "";
}

gboolean
gain_text_view_in_margin (GainTextView *self, double x)
{
  return x < self->page.column.start || x > self->page.column.end;
}

static void
to_buffer_coordinates (GainTextView *self, double *x, double *y)
{
  int bx, by;

  gtk_text_view_window_to_buffer_coords (
      GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) *x, (int) *y, &bx, &by);
  *x = bx;
  *y = by;
}

/* The innermost mark on the text at a point: the last in order on that line. */
static GainAnnotation *
pick_in_text (GainPieceLayout *layout, double x, double y, GainAnnotation *after)
{
  GainAnnotation *innermost = NULL;
  gboolean passed = FALSE;

  for (guint i = layout->segments->len; i-- > 0;)
    {
      const GainMarkSegment *segment = &g_array_index (layout->segments, GainMarkSegment, i);
      const GainDisplayLine *line = gain_piece_layout_get_line (layout, segment->line);

      if (x < segment->x0 || x >= segment->x1 || y < line->y - 4 || y > line->y + line->height + 6)
        continue;
      if (passed && segment->mark != after)
        return segment->mark;
      if (innermost == NULL)
        innermost = segment->mark;
      passed = passed || segment->mark == after;
    }

  return innermost;
}

GainAnnotation *
gain_text_view_pick (GainTextView *self, double x, double y, GainAnnotation *after, int *block)
{
  GtkTextIter iter;
  GainPieceDrawing *drawing;
  const GainMarginItem *item;
  int top, height;
  guint piece;

  *block = -1;
  if (self->map == NULL)
    return NULL;
  to_buffer_coordinates (self, &x, &y);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, (int) y, &top);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &top, &height);
  piece = (guint) gtk_text_iter_get_line (&iter);
  drawing = get_drawing (self, piece, height);

  item = gain_margin_pick (drawing->margin, x, y - top, after);
  if (item != NULL && item->mark == NULL)
    *block = (int) gain_text_map_get_piece (self->map, piece)->block;
  if (item != NULL)
    return item->mark;

  return pick_in_text (drawing->layout, x, y - top, after);
}

void
gain_text_view_get_place (GainTextView *self, GainSpan span, gboolean start, GdkRectangle *area)
{
  GtkTextIter iter;

  *area = (GdkRectangle){ 0, 0, 1, 1 };
  if (self->map == NULL)
    return;
  if (start || gain_span_is_empty (span))
    get_iter (self, span.start, &iter);
  else
    {
      get_iter (self, span.end - 1, &iter);
      gtk_text_iter_forward_char (&iter);
    }
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, area);
  gtk_text_view_buffer_to_window_coords (
      GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, area->x, area->y, &area->x, &area->y);
  area->width = MAX (area->width, 1);
}

guint
gain_text_view_get_offset_at (GainTextView *self, double x, double y)
{
  GtkTextIter iter;

  if (self->map == NULL)
    return 0;
  to_buffer_coordinates (self, &x, &y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, (int) x, (int) y);

  return gain_text_map_to_article (self->map, (guint) gtk_text_iter_get_offset (&iter));
}

const GainPage *
gain_text_view_get_page (GainTextView *self)
{
  return &self->page;
}

gboolean
gain_text_view_is_busy (GainTextView *self)
{
  return gain_text_tags_is_busy (self->tags);
}

void
gain_text_view_set_hits (GainTextView *self, const GainSpan *hits, guint n_hits, int current)
{
  gain_text_overlay_set_hits (self->overlay, hits, n_hits, current);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gain_text_view_set_keywords (GainTextView *self, GPtrArray *keywords)
{
  gain_text_overlay_set_keywords (self->overlay, keywords);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
