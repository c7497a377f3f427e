/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-letter-chip.h"

#include <adwaita.h>

#include "gain-mark-style.h"

struct _GainLetterChip
{
  GtkWidget parent_instance;

  char *color;
  char letter[8];
  GainLabelKind kind;
};

G_DEFINE_FINAL_TYPE (GainLetterChip, gain_letter_chip, GTK_TYPE_WIDGET)

static PangoLayout *
create_layout (GainLetterChip *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->letter);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

static void
gain_letter_chip_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "C");

  pango_layout_get_pixel_size (layout, NULL, minimum);
  *natural = *minimum;
}

static void
gain_letter_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GainLetterChip *self = GAIN_LETTER_CHIP (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int side = MIN (width, height), text_width, text_height;
  int x = (width - side) / 2, y = (height - side) / 2;
  const GainLabel label = { .id = "", .kind = self->kind, .color = self->color };
  g_autoptr (PangoLayout) layout = create_layout (self);
  GdkRGBA text, page = { 1, 1, 1, 1 };
  GainMarkStyle style;
  GskRoundedRect box;

  gtk_style_context_lookup_color (context, "view_bg_color", &page);
  gtk_style_context_get_color (context, &text);
  text = gain_color_over (&text, &page);
  gain_mark_style_set (&style,
                       &label,
                       &text,
                       &page,
                       adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, side, side), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &style.edge, &box.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (x + (side - text_width) / 2),
                                                (float) (y + (side - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &style.on_edge);
}

static void
gain_letter_chip_finalize (GObject *object)
{
  g_clear_pointer (&GAIN_LETTER_CHIP (object)->color, g_free);

  G_OBJECT_CLASS (gain_letter_chip_parent_class)->finalize (object);
}

static void
gain_letter_chip_class_init (GainLetterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_letter_chip_finalize;
  widget_class->measure = gain_letter_chip_measure;
  widget_class->snapshot = gain_letter_chip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "letterchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gain_letter_chip_init (GainLetterChip *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
gain_letter_chip_new (const GainLabel *label)
{
  GainLetterChip *self = g_object_new (GAIN_TYPE_LETTER_CHIP, NULL);

  gain_letter_chip_set_label (self, label);

  return GTK_WIDGET (self);
}

void
gain_letter_chip_set_label (GainLetterChip *self, const GainLabel *label)
{
  g_free (self->color);
  self->color = label != NULL ? g_strdup (label->color) : NULL;
  self->kind = label != NULL ? label->kind : GAIN_LABEL_STATEMENT;
  self->letter[0] = '\0';
  if (label != NULL && label->letter != 0)
    self->letter[g_unichar_to_utf8 (g_unichar_toupper (label->letter), self->letter)] = '\0';
  gtk_widget_set_visible (GTK_WIDGET (self), label != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
