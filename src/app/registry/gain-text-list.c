/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-text-list.h"

#include <glib/gi18n-lib.h>

#include "gain-text-row.h"

struct _GainTextList
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *box;
  GPtrArray *rows; /* GainTextRow, the last is for adding */
  char *name;
};

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainTextList, gain_text_list, ADW_TYPE_PREFERENCES_GROUP)

static guint
find_row (GainTextList *self, gpointer row)
{
  guint i = 0;

  g_ptr_array_find (self->rows, row, &i);

  return i;
}

static void
apply_cb (GainTextList *self, const char *text, GainTextRow *row)
{
  guint i = find_row (self, row);

  if (i + 1 < self->rows->len || *text != '\0')
    g_signal_emit (self, signals[EDIT], 0, i, text);
}

static void
remove_clicked_cb (GtkWidget *button, GainTextList *self)
{
  guint i = find_row (self, gtk_widget_get_ancestor (button, GAIN_TYPE_TEXT_ROW));
  guint n = self->rows->len;

  g_signal_emit (self, signals[EDIT], 0, i, "");
  /* The keys stay where they were, on what came up. */
  if (self->rows->len < n)
    gain_text_row_focus (self->rows->pdata[MIN (i, self->rows->len - 1)]);
}

static GtkWidget *
create_row (GainTextList *self)
{
  GtkWidget *row = gain_text_row_new (NULL);

  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
add_row (GainTextList *self)
{
  GtkWidget *row = create_row (self);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  guint i = self->rows->len - 1;

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  gain_text_row_add_suffix (GAIN_TEXT_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "gain-button", button);
  gtk_list_box_insert (self->box, row, (int) i);
  g_ptr_array_insert (self->rows, (int) i, row);
}

static void
name_row (GainTextList *self, guint i, const char *text)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (self->rows->pdata[i]), "gain-button");
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), text);

  gain_text_row_set_name (self->rows->pdata[i], self->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove,
                                  -1);
}

static void
gain_text_list_finalize (GObject *object)
{
  GainTextList *self = GAIN_TEXT_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->name);

  G_OBJECT_CLASS (gain_text_list_parent_class)->finalize (object);
}

static void
gain_text_list_class_init (GainTextListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_text_list_finalize;

  signals[EDIT] = g_signal_new ("edit",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_UINT,
                                G_TYPE_STRING);
}

static void
gain_text_list_init (GainTextList *self)
{
  self->rows = g_ptr_array_new ();
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->box));
}

GtkWidget *
gain_text_list_new (const char *title, const char *name, const char *add)
{
  GainTextList *self = g_object_new (GAIN_TYPE_TEXT_LIST, "title", title, NULL);
  GtkWidget *row = create_row (self);

  self->name = g_strdup (name);
  gain_text_row_set_placeholder (GAIN_TEXT_ROW (row), add);
  gtk_list_box_append (self->box, row);
  g_ptr_array_add (self->rows, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);

  return GTK_WIDGET (self);
}

void
gain_text_list_show (GainTextList *self, const char *const *texts)
{
  guint n = g_strv_length ((char **) texts);

  g_return_if_fail (GAIN_IS_TEXT_LIST (self));

  while (self->rows->len > n + 1)
    {
      GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 2);

      gtk_list_box_remove (self->box, row);
    }
  while (self->rows->len < n + 1)
    add_row (self);
  for (guint i = 0; i < n; i++)
    {
      gain_text_row_show (self->rows->pdata[i], texts[i]);
      name_row (self, i, texts[i]);
    }
  gain_text_row_show (self->rows->pdata[n], "");
}

void
gain_text_list_set_error (GainTextList *self, guint index, const char *message)
{
  g_return_if_fail (GAIN_IS_TEXT_LIST (self));
  g_return_if_fail (index < self->rows->len);

  gain_text_row_set_error (self->rows->pdata[index], message);
}
