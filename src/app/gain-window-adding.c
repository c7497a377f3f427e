/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-window-private.h"

#include <glib/gi18n-lib.h>

#include "gain-file-choice.h"

/* The ways in which articles come into the window. */

/* One article alone is wanted for reading; of several, the list. */
void
gain_window_added_cb (GainWindow *self, GainAddJob *job)
{
  guint n_added = gain_add_job_get_n_added (job);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u article added", "%u articles added", n_added), n_added);
  g_autoptr (GainAddResult) only = NULL;

  if (n_added > 0)
    gain_window_say (self, text, FALSE);
  if (g_list_model_get_n_items (gain_add_job_get_results (job)) != 1)
    return;

  only = g_list_model_get_item (gain_add_job_get_results (job), 0);
  if (gain_add_result_get_article (only) != NULL)
    gain_window_open_article (self, gain_add_result_get_article (only));
}

gboolean
gain_window_drop_cb (GainWindow *self, const GValue *value)
{
  if (self->store == NULL)
    return FALSE;
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    gain_add_queue_add_file (self->adding, l->data);

  return TRUE;
}

static void
files_chosen_cb (GListModel *files, gpointer user_data)
{
  GainWindow *self = user_data;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      gain_add_queue_add_file (self->adding, file);
    }
}

static void
add_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gain_file_choice_articles (GTK_WINDOW (widget), files_chosen_cb, widget);
}

static void
add_url_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gain_add_queue_ask_url (GAIN_WINDOW (widget)->adding);
}

void
gain_window_add_file (GainWindow *self, GFile *file)
{
  g_return_if_fail (GAIN_IS_WINDOW (self));

  gain_add_queue_add_file (self->adding, file);
}

void
gain_window_add_url (GainWindow *self, const char *url)
{
  g_return_if_fail (GAIN_IS_WINDOW (self));

  gain_add_queue_add_url (self->adding, url);
}

void
gain_window_install_adding_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.add-files", NULL, add_files_action);
  gtk_widget_class_install_action (klass, "win.add-url", NULL, add_url_action);
}
