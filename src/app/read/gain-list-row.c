/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-list-row.h"

/* The box has a parent, the item, only after the factory's “setup”. */
struct _GainListRow
{
  GtkBox parent_instance;

  char *name; /* (nullable) */
};

enum
{
  PROP_NAME = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GainListRow, gain_list_row, GTK_TYPE_BOX)

static void
name_item (GainListRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->name != NULL ? self->name : "",
                                    -1);
}

/* As Enter and a press do. */
static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *item = gtk_widget_get_parent (widget);

  if (item != NULL)
    gtk_widget_activate (item);
}

static void
gain_list_row_set_property (GObject *object, guint prop, const GValue *value, GParamSpec *pspec)
{
  gain_list_row_set_name (GAIN_LIST_ROW (object), g_value_get_string (value));
}

static void
gain_list_row_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, GAIN_LIST_ROW (object)->name);
}

static void
gain_list_row_finalize (GObject *object)
{
  g_free (GAIN_LIST_ROW (object)->name);

  G_OBJECT_CLASS (gain_list_row_parent_class)->finalize (object);
}

static void
gain_list_row_class_init (GainListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = gain_list_row_set_property;
  object_class->get_property = gain_list_row_get_property;
  object_class->finalize = gain_list_row_finalize;

  props[PROP_NAME] = g_param_spec_string (
      "row-name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.open", NULL, open_action);
}

static void
gain_list_row_init (GainListRow *self)
{
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_item), NULL);
}

GtkWidget *
gain_list_row_new (GtkOrientation orientation, int spacing)
{
  return g_object_new (GAIN_TYPE_LIST_ROW, "orientation", orientation, "spacing", spacing, NULL);
}

void
gain_list_row_set_name (GainListRow *self, const char *name)
{
  g_return_if_fail (GAIN_IS_LIST_ROW (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  name_item (self);
}
