/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-link-editor.h"

#include <glib/gi18n-lib.h>

struct _GainLinkEditor
{
  GtkPopover parent_instance;

  GtkWidget *inferred;
  GtkWidget *note;
  GtkWidget *order; /* (nullable): only where links of the kind have an order */

  GainRelation *relation;
};

enum
{
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainLinkEditor, gain_link_editor, GTK_TYPE_POPOVER)

static gint64
get_order (GainRelation *relation)
{
  g_autoptr (GVariant) order = gain_item_dup_attribute (GAIN_ITEM (relation), "order");

  return order != NULL && g_variant_is_of_type (order, G_VARIANT_TYPE_INT64)
             ? g_variant_get_int64 (order)
             : 0;
}

static void
read_widgets (GainLinkEditor *self, GainRelation *edited)
{
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  gboolean inferred = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->inferred));

  gain_relation_set_certainty (edited, inferred ? "inferred" : "certain");
  gain_item_set_note (GAIN_ITEM (edited), note[0] != '\0' ? note : NULL);
  if (self->order != NULL)
    {
      int order = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->order));

      gain_item_set_attribute (GAIN_ITEM (edited),
                               "order",
                               order > 0 ? g_variant_new_int64 (order) : NULL);
    }
}

static void
gain_link_editor_closed (GtkPopover *popover)
{
  GainLinkEditor *self = GAIN_LINK_EDITOR (popover);
  g_autoptr (GainItem) edited = gain_item_copy (GAIN_ITEM (self->relation));

  read_widgets (self, GAIN_RELATION (edited));
  if (!gain_item_equal (edited, GAIN_ITEM (self->relation)))
    g_signal_emit (self, signals[EDITED], 0, edited);
}

static void
gain_link_editor_finalize (GObject *object)
{
  g_clear_object (&GAIN_LINK_EDITOR (object)->relation);

  G_OBJECT_CLASS (gain_link_editor_parent_class)->finalize (object);
}

static void
gain_link_editor_class_init (GainLinkEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_link_editor_finalize;
  GTK_POPOVER_CLASS (klass)->closed = gain_link_editor_closed;

  signals[EDITED] = g_signal_new ("edited",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  GAIN_TYPE_RELATION);
}

static void
activate_cb (GainLinkEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
gain_link_editor_init (GainLinkEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->inferred = gtk_check_button_new_with_label (_ ("Inferred, not said in the text"));
  self->note = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->note), _ ("Note about this link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note about this link"),
                                  -1);
  g_signal_connect_object (
      self->note, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->inferred);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static void
add_order (GainLinkEditor *self, gint64 order)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: the place of a link among several that have an order. */
  GtkWidget *label = gtk_label_new (_ ("Place in the order"));

  self->order = gtk_spin_button_new_with_range (0, 99, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->order), (double) order);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Place in the order"),
                                  -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->order);
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), row);
}

GtkWidget *
gain_link_editor_new (GainRelation *relation)
{
  GainLinkEditor *self = g_object_new (GAIN_TYPE_LINK_EDITOR, NULL);
  const char *note = gain_item_get_note (GAIN_ITEM (relation));
  gint64 order = get_order (relation);

  self->relation = g_object_ref (relation);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->inferred),
                               g_strcmp0 (gain_relation_get_certainty (relation), "inferred") == 0);
  gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
  if (order > 0 || g_str_equal (gain_relation_get_relation_type (relation), "reported_via"))
    add_order (self, order);

  return GTK_WIDGET (self);
}
