/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-mark-preview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-mark-drawing.h"
#include "gain-mark-style.h"

#define PADDING  12
#define RADIUS   8
#define LINE_GAP 6
#define BADGE    18

struct _GainMarkPreview
{
  GtkWidget parent_instance;

  gboolean dark;
  GainLabelKind kind;
  char *act;
  char *color;
  gunichar letter;
  char *text;
  int start; /* bytes */
  int end;
};

G_DEFINE_FINAL_TYPE (GainMarkPreview, gain_mark_preview, GTK_TYPE_WIDGET)

static PangoLayout *
create_layout (GainMarkPreview *self, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  int room = width - 2 * PADDING - BADGE - 6;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, LINE_GAP * PANGO_SCALE);
  if (width > 0)
    pango_layout_set_width (layout, MAX (room, 20) * PANGO_SCALE);

  return layout;
}

static void
gain_mark_preview_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GainMarkPreview *self = GAIN_MARK_PREVIEW (widget);
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 280;
      return;
    }
  layout = create_layout (self, for_size > 0 ? for_size : 280);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = height + 2 * PADDING + LINE_GAP;
}

static void
get_style (GainMarkPreview *self, GdkRGBA *page, GdkRGBA *text, GainMarkStyle *style)
{
  const GainLabel label = {
    .id = "",
    .kind = self->kind,
    .act = self->act,
    .color = self->color,
    .letter = self->letter,
  };

  gdk_rgba_parse (page, self->dark ? GAIN_PAGE_DARK : GAIN_PAGE_LIGHT);
  *text = self->dark ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 0.8f };
  *text = gain_color_over (text, page);
  gain_mark_style_set (style,
                       &label,
                       text,
                       page,
                       adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
}

/* Tint (or edge) of the mark on one line of the layout. */
static void
append_line (GtkSnapshot *snapshot,
             GainMarkPreview *self,
             PangoLayoutLine *line,
             const PangoRectangle *area,
             const GainMarkStyle *style,
             gboolean edge)
{
  int *ranges = NULL;
  int n = 0;
  int y = area->y / PANGO_SCALE, height = area->height / PANGO_SCALE;

  if (self->end <= line->start_index || self->start >= line->start_index + line->length)
    return;
  pango_layout_line_get_x_ranges (line,
                                  MAX (self->start, line->start_index),
                                  MIN (self->end, line->start_index + line->length),
                                  &ranges,
                                  &n);
  for (int i = 0; i < n; i++)
    {
      int x0 = ranges[2 * i] / PANGO_SCALE, x1 = ranges[2 * i + 1] / PANGO_SCALE;
      const GainMarkSegment segment = { .style = style, .x0 = x0, .x1 = x1 };

      if (edge)
        gain_mark_drawing_append_edge (snapshot, &segment, y + height);
      else
        gtk_snapshot_append_color (snapshot,
                                   &style->tint,
                                   &GRAPHENE_RECT_INIT (x0, y, x1 - x0, height));
    }
  g_free (ranges);
}

static void
append_mark (GtkSnapshot *snapshot,
             GainMarkPreview *self,
             PangoLayout *layout,
             const GainMarkStyle *style,
             gboolean edge)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle area;

      pango_layout_iter_get_line_extents (iter, NULL, &area);
      append_line (snapshot, self, pango_layout_iter_get_line_readonly (iter), &area, style, edge);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* The letter in the margin. */
static void
append_badge (GtkSnapshot *snapshot, GainMarkPreview *self, const GainMarkStyle *style, int x)
{
  g_autoptr (PangoLayout) letter =
      gtk_widget_create_pango_layout (GTK_WIDGET (self), style->letter);
  GskRoundedRect box;
  int width, height;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, PADDING, BADGE, BADGE), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &style->edge, &box.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (letter, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (x + (BADGE - width) / 2),
                                                (float) (PADDING + (BADGE - height) / 2)));
  gtk_snapshot_append_layout (snapshot, letter, &style->on_edge);
  gtk_snapshot_restore (snapshot);
}

static void
gain_mark_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GainMarkPreview *self = GAIN_MARK_PREVIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = create_layout (self, width);
  GdkRGBA page, text;
  GainMarkStyle style;
  GskRoundedRect sheet;
  GdkRGBA frame;

  get_style (self, &page, &text, &style);
  frame = text;
  gsk_rounded_rect_init_from_rect (&sheet, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &sheet);
  gtk_snapshot_append_color (snapshot, &page, &sheet.bounds);
  frame.alpha = 0.15f;
  gtk_snapshot_append_border (snapshot,
                              &sheet,
                              (float[]){ 1, 1, 1, 1 },
                              (GdkRGBA[]){ frame, frame, frame, frame });
  append_badge (snapshot, self, &style, rtl ? width - PADDING - BADGE : PADDING);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (rtl ? PADDING : PADDING + BADGE + 6),
                                                PADDING));
  append_mark (snapshot, self, layout, &style, FALSE);
  gtk_snapshot_append_layout (snapshot, layout, &text);
  append_mark (snapshot, self, layout, &style, TRUE);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
gain_mark_preview_finalize (GObject *object)
{
  GainMarkPreview *self = GAIN_MARK_PREVIEW (object);

  g_free (self->act);
  g_free (self->color);
  g_free (self->text);

  G_OBJECT_CLASS (gain_mark_preview_parent_class)->finalize (object);
}

static GtkSizeRequestMode
gain_mark_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gain_mark_preview_class_init (GainMarkPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_mark_preview_finalize;
  widget_class->measure = gain_mark_preview_measure;
  widget_class->get_request_mode = gain_mark_preview_get_request_mode;
  widget_class->snapshot = gain_mark_preview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "markpreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gain_mark_preview_init (GainMarkPreview *self)
{
  self->text = g_strdup ("");
  gtk_widget_add_css_class (GTK_WIDGET (self), "gain-article-text");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
gain_mark_preview_new (gboolean dark)
{
  GainMarkPreview *self = g_object_new (GAIN_TYPE_MARK_PREVIEW, NULL);

  self->dark = dark;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dark ? _ ("How a mark looks on a dark page")
                                       : _ ("How a mark looks on a light page"),
                                  -1);

  return GTK_WIDGET (self);
}

static const char *
get_own_sentence (GainLabelKind kind)
{
  switch (kind)
    {
    case GAIN_LABEL_MENTION:
      return _ ("[The port director] said that the bridge is safe.");
    case GAIN_LABEL_CUE:
      return _ ("The port director [said] that the bridge is safe.");
    case GAIN_LABEL_STATEMENT:
    case GAIN_LABEL_ARTICLE:
    default:
      return _ ("The port director said that [the bridge is safe].");
    }
}

static const char *
find_sentence (const GainLabel *label)
{
  for (guint i = 0; label->examples != NULL && label->examples[i] != NULL; i++)
    {
      const char *from = strchr (label->examples[i], '[');

      if (from != NULL && strchr (from, ']') != NULL)
        return label->examples[i];
    }

  return get_own_sentence (label->kind);
}

static void
take_sentence (GainMarkPreview *self, const char *sentence)
{
  const char *from = strchr (sentence, '[');
  const char *to = from != NULL ? strchr (from, ']') : NULL;
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;

  g_free (self->text);
  self->start = self->end = 0;
  if (to == NULL)
    {
      self->text = g_strdup (sentence);
      return;
    }
  before = g_strndup (sentence, (gsize) (from - sentence));
  inside = g_strndup (from + 1, (gsize) (to - from - 1));
  self->text = g_strconcat (before, inside, to + 1, NULL);
  self->start = (int) strlen (before);
  self->end = self->start + (int) strlen (inside);
}

void
gain_mark_preview_set_label (GainMarkPreview *self, const GainLabel *label)
{
  g_return_if_fail (GAIN_IS_MARK_PREVIEW (self));

  g_free (self->act);
  g_free (self->color);
  self->kind = label->kind;
  self->act = g_strdup (label->act);
  self->color = g_strdup (label->color);
  self->letter = label->letter;
  take_sentence (self, find_sentence (label));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
