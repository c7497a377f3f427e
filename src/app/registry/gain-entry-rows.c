/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-entry-rows.h"

#include <glib/gi18n-lib.h>

#define INDENT 18 /* pixels a level */

struct _GainEntryRows
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *box;
  GtkWidget *add_row; /* nullable */
  GtkLabel *error;
  GVariant *shown;         /* a(ssssus), as put: key, entry, title, subtitle, depth, remove */
  GVariantBuilder *coming; /* between begin and end */
};

enum
{
  ACTIVATED,
  REMOVED,
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainEntryRows, gain_entry_rows, ADW_TYPE_PREFERENCES_GROUP)

static void
row_activated_cb (GainEntryRows *self, GtkWidget *row)
{
  g_autofree char *entry = NULL;

  gain_entry_rows_set_error (self, NULL);
  if (row == self->add_row)
    {
      g_signal_emit (self, signals[ADD], 0);
      return;
    }
  entry = g_strdup (g_object_get_data (G_OBJECT (row), "gain-entry"));
  g_signal_emit (self, signals[ACTIVATED], 0, entry);
}

static void
remove_clicked_cb (GtkWidget *button, GainEntryRows *self)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (button), "gain-key"));

  gain_entry_rows_set_error (self, NULL);
  g_signal_emit (self, signals[REMOVED], 0, key);
}

static void
gain_entry_rows_finalize (GObject *object)
{
  GainEntryRows *self = GAIN_ENTRY_ROWS (object);

  g_clear_pointer (&self->shown, g_variant_unref);
  g_clear_pointer (&self->coming, g_variant_builder_unref);

  G_OBJECT_CLASS (gain_entry_rows_parent_class)->finalize (object);
}

static void
gain_entry_rows_class_init (GainEntryRowsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_entry_rows_finalize;

  signals[ACTIVATED] = g_signal_new (
      "activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new (
      "removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD] = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gain_entry_rows_init (GainEntryRows *self)
{
  GtkWidget *error = gtk_label_new (NULL);

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  g_signal_connect_object (
      self->box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->box));

  self->error = GTK_LABEL (error);
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_wrap_mode (self->error, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_add_css_class (error, "error");
  gtk_widget_add_css_class (error, "caption");
  gtk_widget_set_margin_top (error, 6);
  gtk_widget_set_margin_start (error, 12);
  gtk_widget_set_visible (error, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), error);
}

static GtkWidget *
create_add_row (const char *label)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);

  return row;
}

GtkWidget *
gain_entry_rows_new (const char *title, const char *add)
{
  GainEntryRows *self = g_object_new (GAIN_TYPE_ENTRY_ROWS, "title", title, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
  if (add != NULL)
    {
      self->add_row = create_add_row (add);
      gtk_list_box_append (self->box, self->add_row);
    }

  return GTK_WIDGET (self);
}

void
gain_entry_rows_begin (GainEntryRows *self)
{
  g_return_if_fail (GAIN_IS_ENTRY_ROWS (self));

  g_clear_pointer (&self->coming, g_variant_builder_unref);
  self->coming = g_variant_builder_new (G_VARIANT_TYPE ("a(ssssus)"));
}

void
gain_entry_rows_put (GainEntryRows *self,
                     const char *key,
                     const char *entry,
                     const char *title,
                     const char *subtitle,
                     guint depth,
                     const char *remove)
{
  g_return_if_fail (GAIN_IS_ENTRY_ROWS (self));
  g_return_if_fail (self->coming != NULL);

  g_variant_builder_add (self->coming,
                         "(ssssus)",
                         key,
                         entry,
                         title,
                         subtitle != NULL ? subtitle : "",
                         depth,
                         remove != NULL ? remove : "");
}

static GtkWidget *
create_remove_button (GainEntryRows *self, const char *key, const char *title, const char *remove)
{
  GtkWidget *button = gtk_button_new_with_label (remove);
  /* Translators: what a button does, such as “Remove”, and to which entry. */
  g_autofree char *label = g_strdup_printf (_ ("%s “%s”"), remove, title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "gain-key", g_strdup (key), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);

  return button;
}

static GtkWidget *
create_row (GainEntryRows *self, GVariant *put)
{
  GtkWidget *row = adw_action_row_new ();
  const char *key, *entry, *title, *subtitle, *remove;
  guint depth;

  g_variant_get (put, "(&s&s&s&su&s)", &key, &entry, &title, &subtitle, &depth, &remove);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle,
                                  -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (depth > 0)
    gtk_widget_set_margin_start (gtk_widget_get_first_child (row), (int) MIN (depth, 6) * INDENT);
  if (*remove != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               create_remove_button (self, key, title, remove));
  g_object_set_data_full (G_OBJECT (row), "gain-entry", g_strdup (entry), g_free);

  return row;
}

static void
remove_rows (GainEntryRows *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->box, 0)) != NULL &&
         GTK_WIDGET (row) != self->add_row)
    gtk_list_box_remove (self->box, GTK_WIDGET (row));
}

void
gain_entry_rows_end (GainEntryRows *self)
{
  g_autoptr (GVariant) put = NULL;
  gboolean had_focus;

  g_return_if_fail (GAIN_IS_ENTRY_ROWS (self));
  g_return_if_fail (self->coming != NULL);

  put = g_variant_ref_sink (g_variant_builder_end (self->coming));
  g_clear_pointer (&self->coming, g_variant_builder_unref);
  if (self->shown != NULL && g_variant_equal (put, self->shown))
    return;

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL;
  remove_rows (self);
  for (gsize i = 0; i < g_variant_n_children (put); i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (put, i);

      gtk_list_box_insert (self->box, create_row (self, one), (int) i);
    }
  g_clear_pointer (&self->shown, g_variant_unref);
  self->shown = g_steal_pointer (&put);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->add_row != NULL || g_variant_n_children (self->shown) > 0);
  if (had_focus && gtk_list_box_get_row_at_index (self->box, 0) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->box, 0)));
}

void
gain_entry_rows_set_error (GainEntryRows *self, const char *message)
{
  g_return_if_fail (GAIN_IS_ENTRY_ROWS (self));

  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}
