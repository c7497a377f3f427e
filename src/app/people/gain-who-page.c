/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-who-page.h"

#include <glib/gi18n-lib.h>

#include "gain-people.h"

/* As much as an id may have on disk. */
#define MAX_ID 32

struct _GainWhoPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *people;
  AdwEntryRow *name_row;
  GtkLabel *id_label;

  GPtrArray *rows; /* of the people; owned by the group */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainWhoPage, gain_who_page, ADW_TYPE_BIN)

char *
gain_who_dup_id (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "de");
  GString *id = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && id->len < MAX_ID; p++)
    {
      char c = g_ascii_tolower (*p);

      if (g_ascii_isalnum (c))
        g_string_append_c (id, c);
      else if (id->len > 0 && id->str[id->len - 1] != '-' && c != '?')
        g_string_append_c (id, '-');
    }
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  return g_string_free (id, id->len == 0);
}

static void
name_changed_cb (GainWhoPage *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autofree char *id = gain_who_dup_id (name);
  g_autofree char *text = NULL;

  if (id != NULL)
    text = g_strdup_printf (_ ("Your marks will be kept under “%s”."), id);
  else if (*name != '\0')
    text = g_strdup (_ ("Write it with at least one Latin letter or digit; it names your files."));
  gtk_label_set_label (self->id_label, text != NULL ? text : "");
}

static void
name_applied_cb (GainWhoPage *self)
{
  g_autofree char *id = gain_who_dup_id (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));

  if (id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
row_activated_cb (GtkWidget *row, GainWhoPage *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "gain-person"));

  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
add_person (GainWhoPage *self, GainProject *project, const char *id)
{
  g_autofree char *name = g_markup_escape_text (gain_project_get_person_name (project, id), -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (g_str_equal (id, gain_project_get_lead (project)))
    /* Translators: of a person: the one who decides about codebook and registry. */
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Lead"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "gain-person", g_strdup (id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (self->people, row);
  g_ptr_array_add (self->rows, row);
}

void
gain_who_page_set_project (GainWhoPage *self, GainProject *project)
{
  g_autoptr (GPtrArray) people = NULL;

  g_return_if_fail (GAIN_IS_WHO_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->people, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");

  people = gain_project_list_people (project);
  for (guint i = 0; i < people->len; i++)
    add_person (self, project, people->pdata[i]);
}

static void
gain_who_page_dispose (GObject *object)
{
  GainWhoPage *self = GAIN_WHO_PAGE (object);

  /* AdwBin frees its child itself. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_WHO_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_who_page_parent_class)->dispose (object);
}

static void
gain_who_page_class_init (GainWhoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_who_page_dispose;

  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/people/gain-who-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GainWhoPage, people);
  gtk_widget_class_bind_template_child (widget_class, GainWhoPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, GainWhoPage, id_label);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
}

static void
gain_who_page_init (GainWhoPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
