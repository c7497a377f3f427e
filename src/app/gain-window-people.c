/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-window-private.h"

#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-completeness.h"
#include "gain-act.h"
#include "gain-completeness.h"
#include "gain-people-window.h"
#include "gain-people.h"

/* Who is at work, and what there is to do: the queue and submitting. */

void
gain_window_ask_person (GainWindow *self, GainStore *store)
{
  g_autoptr (GError) error = NULL;

  g_set_object (&self->asking, gain_store_get_folder (store));
  gain_who_page_set_project (self->who_page, gain_store_get_project (store));
  gtk_stack_set_visible_child_name (self->states, "who");
  /* Nothing was written; it only has to give the folder back. */
  if (!gain_store_close (store, &error))
    gain_window_say (self, error->message, FALSE);
}

void
gain_window_person_chosen_cb (GainWindow *self, const char *person)
{
  g_autoptr (GFile) folder = g_steal_pointer (&self->asking);

  if (folder != NULL)
    gain_window_open_folder_as (self, folder, person);
}

static void
choose_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);
  g_autoptr (GainStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  store = g_object_ref (self->store);
  if (gain_window_leave_project (self, &error))
    gain_window_ask_person (self, store);
  else
    gain_window_say (self, error->message, FALSE);
  gain_window_update_place (self);
}

static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainProject *project = gain_window_get_project (GAIN_WINDOW (widget));

  if (project != NULL)
    gtk_window_present (gain_people_window_new (GTK_WINDOW (widget), project));
}

static GainLayer *
get_layer (GainWindow *self)
{
  GainProject *project = gain_window_get_project (self);

  if (project == NULL || self->article == NULL)
    return NULL;

  return gain_project_get_layer (project,
                                 gain_article_get_id (self->article),
                                 gain_project_get_me (project));
}

static gboolean
is_submitted (GainWindow *self)
{
  GainLayer *layer = get_layer (self);

  return layer != NULL && g_str_equal (gain_layer_get_status (layer), "submitted");
}

static void
go_on (GainWindow *self)
{
  GainArticle *next = gain_project_get_next_in_queue (gain_window_get_project (self),
                                                      gain_article_get_id (self->article));
  g_autofree char *text = NULL;

  if (next == NULL)
    {
      gain_window_say (self, _ ("Submitted. That was the last article of your queue."), FALSE);
      return;
    }
  text = g_strdup_printf (_ ("Submitted. Next: “%s”"), gain_article_get_title (next));
  gain_window_say (self, text, FALSE);
  gain_window_open_article (self, next);
  gain_reader_focus_text (self->reader);
}

static void
submit (GainWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (gain_store_submit (self->store, gain_article_get_id (self->article), NULL, &error))
    go_on (self);
  else
    gain_window_say (self, error->message, FALSE);
}

static void
incomplete_response_cb (GainWindow *self, const char *response)
{
  if (g_str_equal (response, "submit"))
    submit (self);
  else if (g_str_equal (response, "look"))
    {
      gain_reader_focus_text (self->reader);
      gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.next-incomplete", NULL);
    }
}

/* A submission is kept as it is for good, so here a question is right. */
static void
ask_incomplete (GainWindow *self, guint n)
{
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u mark lacks something, such as a source or a proposition. A submission stays as "
                "it is; what you add later counts in the next one.",
                "%u marks lack something, such as a source or a proposition. A submission stays as "
                "it is; what you add later counts in the next one.",
                n),
      n);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Submit as It Is?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "submit",
                                    _ ("_Submit"),
                                    "look",
                                    _ ("_Look at Them"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "look",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "look");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (
      dialog, "response", G_CALLBACK (incomplete_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Marks, though one may lack several things. */
static guint
count_incomplete (GainWindow *self)
{
  g_autoptr (GArray) incomplete =
      gain_project_list_incomplete (gain_window_get_project (self),
                                    gain_article_get_id (self->article));
  GainAnnotation *last = NULL;
  guint n = 0;

  for (guint i = 0; i < incomplete->len; i++)
    {
      GainAnnotation *mark = g_array_index (incomplete, GainIncomplete, i).mark;

      n += mark != last;
      last = mark;
    }

  return n;
}

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);
  guint n;

  if (get_layer (self) == NULL)
    return;
  if (is_submitted (self))
    {
      go_on (self);
      return;
    }
  n = count_incomplete (self);
  if (n > 0)
    ask_incomplete (self, n);
  else
    submit (self);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainChange) change = NULL;

  if (!is_submitted (self))
    return;
  change = gain_act_status (gain_window_get_project (self),
                            gain_article_get_id (self->article),
                            "annotating",
                            &error);
  if (change == NULL || !gain_project_apply (gain_window_get_project (self), change, &error))
    gain_window_say (self, error->message, FALSE);
  gain_reader_focus_text (self->reader);
}

void
gain_window_update_work (GainWindow *self)
{
  gboolean open = gain_window_get_project (self) != NULL;
  const char *place = adw_view_stack_get_visible_child_name (self->places);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.people", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.choose-person", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.submit", get_layer (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reopen", is_submitted (self));
  gtk_info_bar_set_revealed (self->submitted_bar,
                             is_submitted (self) && g_strcmp0 (place, "read") == 0);
}

void
gain_window_install_people_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.people", NULL, people_action);
  gtk_widget_class_install_action (klass, "win.choose-person", NULL, choose_person_action);
  gtk_widget_class_install_action (klass, "win.submit", NULL, submit_action);
  gtk_widget_class_install_action (klass, "win.reopen", NULL, reopen_action);
}
