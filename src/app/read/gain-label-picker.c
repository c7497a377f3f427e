/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-label-picker.h"

#include <glib/gi18n-lib.h>

#include "gain-letter-chip.h"

struct _GainLabelPicker
{
  GtkPopover parent_instance;

  GainCodebook *codebook;
  GtkWidget *box;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainLabelPicker, gain_label_picker, GTK_TYPE_POPOVER)

static void
pick (GainLabelPicker *self, const char *label)
{
  g_autofree char *picked = g_strdup (label);
  g_autoptr (GainLabelPicker) alive = g_object_ref (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, picked);
}

static void
clicked_cb (GtkButton *button, GainLabelPicker *self)
{
  pick (self, g_object_get_data (G_OBJECT (button), "gain-label"));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GainLabelPicker *self)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  const GainLabel *label;

  if (letter == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  label = gain_codebook_get_label_by_letter (self->codebook, letter);
  if (label == NULL || label->kind == GAIN_LABEL_ARTICLE)
    return GDK_EVENT_PROPAGATE;
  pick (self, label->id);

  return GDK_EVENT_STOP;
}

static void
gain_label_picker_dispose (GObject *object)
{
  g_clear_object (&GAIN_LABEL_PICKER (object)->codebook);

  G_OBJECT_CLASS (gain_label_picker_parent_class)->dispose (object);
}

static void
gain_label_picker_class_init (GainLabelPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_label_picker_dispose;

  signals[PICKED] = g_signal_new ("picked",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

static void
gain_label_picker_init (GainLabelPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
create_button (GainLabelPicker *self, const GainLabel *label, gboolean name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gain_letter_chip_new (label));
  if (name)
    {
      GtkWidget *text = gtk_label_new (label->name);

      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (box), text);
    }
  else
    gtk_widget_set_tooltip_text (button, label->name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "gain-label", g_strdup (label->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);

  return button;
}

static GainLabelPicker *
create (GainCodebook *codebook, GtkOrientation orientation, gboolean names, const char *current)
{
  GainLabelPicker *self = g_object_new (GAIN_TYPE_LABEL_PICKER, NULL);

  self->codebook = g_object_ref (codebook);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), orientation);
  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);
      GtkWidget *button;

      if (label->kind == GAIN_LABEL_ARTICLE)
        continue;
      button = create_button (self, label, names);
      if (g_strcmp0 (label->id, current) == 0)
        gtk_widget_set_sensitive (button, FALSE);
      gtk_box_append (GTK_BOX (self->box), button);
    }

  return self;
}

GtkWidget *
gain_label_picker_new_list (GainCodebook *codebook, const char *current)
{
  GainLabelPicker *self = create (codebook, GTK_ORIENTATION_VERTICAL, TRUE, current);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose another label"),
                                  -1);

  return GTK_WIDGET (self);
}

GtkWidget *
gain_label_picker_new_bar (GainCodebook *codebook, gboolean names)
{
  GainLabelPicker *self = create (codebook, GTK_ORIENTATION_HORIZONTAL, names, NULL);

  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Mark the selection"),
                                  -1);

  return GTK_WIDGET (self);
}
