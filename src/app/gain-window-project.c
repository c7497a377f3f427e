/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-window-private.h"

#include <glib/gi18n-lib.h>

#include "gain-export-window.h"
#include "gain-file-choice.h"
#include "gain-findings-window.h"
#include "gain-geometry.h"
#include "gain-key-hints.h"
#include "gain-sample.h"
#include "gain-unsaved-question.h"

/* The window's project: opening, leaving, what is wrong with its folder. */

void
gain_window_update_findings (GainWindow *self)
{
  guint n =
      self->store != NULL ? g_list_model_get_n_items (gain_store_get_findings (self->store)) : 0;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.findings", self->store != NULL);
  gtk_info_bar_set_revealed (self->findings_bar, n > 0);
  if (n == 0)
    return;

  text =
      g_strdup_printf (ngettext ("%u thing in the project folder wants a look. Nothing was lost.",
                                 "%u things in the project folder want a look. Nothing was lost.",
                                 n),
                       n);
  gtk_label_set_label (self->findings_label, text);
}

static void
remember_folder (GainWindow *self)
{
  GSettings *settings = gain_window_get_settings (self);
  const char *path = g_file_peek_path (gain_store_get_folder (self->store));

  if (settings != NULL && path != NULL)
    g_settings_set_string (settings, "last-project", path);
}

static gboolean
load_text (GainArticle *article, gpointer user_data, GError **error)
{
  return gain_store_load_text (GAIN_WINDOW (user_data)->store, article, error);
}

void
gain_window_update_hints (GainWindow *self)
{
  GainProject *project = gain_window_get_project (self);
  g_autofree char *hints = gain_key_hints_new (gain_project_get_codebook (project));

  gtk_label_set_label (self->hints_label, hints);
}

static void
take_store (GainWindow *self, GainStore *store)
{
  GainProject *project = gain_store_get_project (store);
  g_autoptr (GainEntryList) entry_list = gain_entry_list_new (project);
  g_autofree char *folder_name = g_file_get_basename (gain_store_get_folder (store));
  const char *name =
      gain_project_get_name (project) != NULL ? gain_project_get_name (project) : folder_name;

  self->store = g_object_ref (store);
  g_signal_connect_object (
      project, "changed", G_CALLBACK (gain_window_project_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      store, "notify::unsaved", G_CALLBACK (gain_window_update_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      store, "notify::error", G_CALLBACK (gain_window_update_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gain_store_get_findings (store),
                           "items-changed",
                           G_CALLBACK (gain_window_update_findings),
                           self,
                           G_CONNECT_SWAPPED);

  gain_library_set_entries (self->library, entry_list);
  gain_sidebar_set_entries (self->sidebar, entry_list);
  gain_registry_place_set_project (self->registry, project);
  gain_codebook_place_set_project (self->codebook, project);
  gain_registry_place_set_load_func (self->registry, load_text, self);
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_view_switcher_title_set_title (self->switcher, name);
  adw_view_stack_set_visible_child_name (self->places, "library");
  gtk_stack_set_visible_child_name (self->read_states, "nothing");
  gtk_stack_set_visible_child_name (self->states, "project");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", TRUE);

  gain_window_update_hints (self);
  gain_window_update_findings (self);
  gain_window_update_tools (self);
  gain_window_update_undo (self);
  gain_window_update_saved (self);
  gain_window_update_marks (self);
  remember_folder (self);
}

static void
show_welcome (GainWindow *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->welcome_page, title);
  adw_status_page_set_description (self->welcome_page, escaped);
  adw_status_page_set_icon_name (self->welcome_page, "dialog-warning-symbolic");
  gtk_stack_set_visible_child_name (self->states, "welcome");
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GainWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GainStore) store = gain_store_open_finish (result, &error);

  g_clear_object (&self->opening);
  if (store != NULL && gain_store_is_guessing_annotator (store))
    gain_window_ask_person (self, store);
  else if (store != NULL)
    take_store (self, store);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_stack_set_visible_child_name (self->states, "welcome");
  else
    show_welcome (self, _ ("The Project Could Not Be Opened"), error->message);

  gain_window_update_place (self);
  gain_add_queue_set_store (self->adding, self->store);
}

gboolean
gain_window_leave_project (GainWindow *self, GError **error)
{
  if (self->store == NULL)
    return TRUE;
  gain_codebook_place_set_project (self->codebook, NULL); /* what was typed there is saved, too */
  if (!gain_store_close (self->store, error))
    return FALSE;

  g_signal_handlers_disconnect_by_data (gain_store_get_project (self->store), self);
  g_signal_handlers_disconnect_by_data (gain_store_get_findings (self->store), self);
  g_signal_handlers_disconnect_by_data (self->store, self);
  gain_add_queue_set_store (self->adding, NULL);
  gain_reader_set_article (self->reader, NULL, NULL);
  gain_library_set_entries (self->library, NULL);
  gain_sidebar_set_entries (self->sidebar, NULL);
  gain_registry_place_set_project (self->registry, NULL);
  g_clear_object (&self->article);
  g_clear_object (&self->store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", FALSE);
  gain_window_update_undo (self);
  gain_window_update_findings (self);
  gain_window_update_tools (self);

  return TRUE;
}

void
gain_window_open_folder (GainWindow *self, GFile *folder)
{
  g_return_if_fail (GAIN_IS_WINDOW (self));

  gain_window_open_folder_as (self, folder, NULL);
}

void
gain_window_open_folder_as (GainWindow *self, GFile *folder, const char *person)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GAIN_IS_WINDOW (self));

  if (!gain_window_leave_project (self, &error))
    {
      gain_window_say (self, error->message, FALSE);
      return;
    }

  g_cancellable_cancel (self->opening);
  g_set_object (&self->opening, NULL);
  self->opening = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->states, "loading");
  gain_window_update_place (self);
  gain_store_open_async (folder, person, self->opening, opened_cb, g_object_ref (self));
}

gboolean
gain_window_has_project (GainWindow *self)
{
  g_return_val_if_fail (GAIN_IS_WINDOW (self), FALSE);

  return self->store != NULL || self->opening != NULL;
}

static void
folder_chosen_cb (GFile *folder, gpointer user_data)
{
  gain_window_open_folder (user_data, folder);
}

static void
open_project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gain_file_choice_project (GTK_WINDOW (widget), folder_chosen_cb, widget);
}

static void
folder_named_cb (GFile *folder, gpointer user_data)
{
  GainWindow *self = user_data;
  GSettings *settings = gain_window_get_settings (self);
  g_autofree char *me = settings != NULL ? g_settings_get_string (settings, "annotator") : NULL;
  g_autofree char *name = g_file_get_basename (folder);
  g_autoptr (GError) error = NULL;

  if (gain_store_create (folder, me != NULL && *me != '\0' ? me : "me", name, &error))
    gain_window_open_folder (self, folder);
  else
    gain_window_say (self, error->message, FALSE);
}

static void
new_project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gain_file_choice_new_project (GTK_WINDOW (widget), folder_named_cb, widget);
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gain_sample_ensure (&error);

  if (folder != NULL)
    gain_window_open_folder (self, folder);
  else
    show_welcome (self, _ ("The Sample Could Not Be Made"), error->message);
}

static void
cancel_opening_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (GAIN_WINDOW (widget)->opening);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);

  if (self->store != NULL)
    gtk_window_present (gain_export_window_new (GTK_WINDOW (self), self->store));
}

static void
findings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);

  if (self->store != NULL)
    gtk_window_present (
        gain_findings_window_new (GTK_WINDOW (self), gain_store_get_findings (self->store)));
}

void
gain_window_findings_response_cb (GainWindow *self, int response)
{
  gtk_info_bar_set_revealed (self->findings_bar, FALSE);
  if (response == 1)
    findings_action (GTK_WIDGET (self), NULL, NULL);
}

void
gain_window_error_response_cb (GainWindow *self)
{
  if (self->store != NULL)
    gain_store_retry (self->store);
}

static void
unsaved_response_cb (GainWindow *self, const char *response)
{
  if (g_strcmp0 (response, "retry") == 0)
    {
      gain_store_retry (self->store);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_strcmp0 (response, "discard") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

gboolean
gain_window_leave_cb (GainWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  GSettings *settings = gain_window_get_settings (self);
  g_autoptr (GError) error = NULL;

  if (settings != NULL)
    gain_geometry_save (window, settings);
  if (!gain_window_leave_project (self, &error))
    {
      gain_unsaved_question_ask (window, error, G_CALLBACK (unsaved_response_cb));
      return TRUE;
    }

  return FALSE;
}

void
gain_window_install_project_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-project", NULL, new_project_action);
  gtk_widget_class_install_action (klass, "win.open-project", NULL, open_project_action);
  gtk_widget_class_install_action (klass, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (klass, "win.cancel-opening", NULL, cancel_opening_action);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.findings", NULL, findings_action);
}
