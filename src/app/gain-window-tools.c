/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-window-private.h"

#include <glib/gi18n-lib.h>

#include "gain-concordance.h"
#include "gain-history-window.h"
#include "gain-keywords-window.h"
#include "gain-people.h"
#include "gain-repeat-window.h"
#include "gain-search-window.h"

/* Windows of their own beside the reader: searching, repeating, the past, keywords. */

static gboolean
is_reading (GainWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->places), "read") == 0;
}

/* Searching */

static void
go_cb (GainWindow *self, GainArticle *article, guint start, guint end)
{
  gain_window_open_article (self, article);
  gain_reader_show_place (self->reader, GAIN_SPAN (start, end));
  gtk_window_present (GTK_WINDOW (self));
  gain_reader_focus_text (self->reader);
}

/* The one window of a kind that belongs to this one. */
static GtkWindow *
find_window (GainWindow *self, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      return l->data;

  return NULL;
}

static void
search_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);
  GtkWindow *window = find_window (self, GAIN_TYPE_SEARCH_WINDOW);

  if (self->store == NULL)
    return;
  if (window == NULL)
    {
      window = gain_search_window_new (GTK_WINDOW (self), self->store, NULL);
      g_signal_connect_object (window, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (window);
}

/* Ctrl+F means the text where there is one, else the list of articles. */
static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);

  if (is_reading (self) && self->article != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.find", NULL);
  else if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->places), "registry") == 0)
    gain_registry_place_search (self->registry);
  else
    gtk_widget_activate_action (widget, "win.find-article", NULL);
}

/* Repeating */

static void
marked_cb (GainWindow *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u mark made", "%u marks made", n), n);

  gain_window_say (self, text, TRUE);
}

static void
repeat_all_cb (GainWindow *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self->reader);
  GtkWindow *window;
  guint n;

  if (mark == NULL)
    return;
  gain_annotation_get_fragments (mark, &n);
  if (n != 1)
    {
      gain_window_say (self, _ ("A mark of several pieces cannot be repeated"), FALSE);
      return;
    }
  window = gain_repeat_window_new (GTK_WINDOW (self), self->store, self->article, mark);
  g_signal_connect_object (window, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/* The past */

static void
go_to_mark_cb (GainWindow *self, const char *mark)
{
  gain_reader_reveal_mark (self->reader, mark);
  gtk_window_present (GTK_WINDOW (self));
  gain_reader_focus_text (self->reader);
}

static void
show_history (GainWindow *self, GainAnnotation *mark)
{
  GtkWindow *window = find_window (self, GAIN_TYPE_HISTORY_WINDOW);

  if (self->store == NULL || self->article == NULL)
    return;
  if (window != NULL)
    gtk_window_destroy (window);
  window = gain_history_window_new (GTK_WINDOW (self), self->store, self->article, mark);
  g_signal_connect_object (window, "go", G_CALLBACK (go_to_mark_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
history_cb (GainWindow *self)
{
  show_history (self, gain_reader_get_selected (self->reader));
}

static void
article_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_history (GAIN_WINDOW (widget), NULL);
}

/* Keywords */

static void
keywords_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainProject *project = gain_window_get_project (GAIN_WINDOW (widget));

  if (project != NULL)
    gtk_window_present (gain_keywords_window_new (GTK_WINDOW (widget), project));
}

/* What is no expression is passed over: a newer version may know it. */
static void
update_keywords (GainWindow *self)
{
  GainProject *project = gain_window_get_project (self);
  g_autoptr (GPtrArray) keywords =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gain_concordance_unref);
  g_autofree const char **lines = project != NULL ? gain_project_dup_keywords (project) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      const char *wanted[] = { lines[i], NULL };
      GainConcordance *keyword =
          gain_concordance_new (wanted, GAIN_CONCORDANCE_REGEX, GAIN_CONCORDANCE_LOOSE, NULL);

      if (keyword != NULL)
        g_ptr_array_add (keywords, keyword);
    }
  gain_reader_set_keywords (self->reader, keywords);
}

static void
project_changed_cb (GainWindow *self, GainChange *change)
{
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (operation->kind == GAIN_ITEM_SETTING && g_strcmp0 (operation->id, "keywords") == 0)
        {
          update_keywords (self);
          return;
        }
    }
}

static void
close_windows (GainWindow *self)
{
  static GType (*const types[]) (void) = { gain_search_window_get_type,
                                           gain_history_window_get_type,
                                           gain_repeat_window_get_type,
                                           gain_keywords_window_get_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWindow *window = find_window (self, types[i]());

      if (window != NULL)
        gtk_window_destroy (window);
    }
}

void
gain_window_update_tools (GainWindow *self)
{
  static const char *const actions[] = {
    "win.search-all", "win.find", "win.article-history", "win.keywords"
  };
  GainProject *project = gain_window_get_project (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], project != NULL);
  if (project != NULL)
    g_signal_connect_object (
        project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  else
    close_windows (self);
  update_keywords (self);
}

void
gain_window_init_tools (GainWindow *self)
{
  g_signal_connect_object (
      self->reader, "repeat-all-requested", G_CALLBACK (repeat_all_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->reader, "history-requested", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  gain_window_update_tools (self);
}

void
gain_window_install_tool_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.search-all", NULL, search_all_action);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_action);
  gtk_widget_class_install_action (klass, "win.article-history", NULL, article_history_action);
  gtk_widget_class_install_action (klass, "win.keywords", NULL, keywords_action);
}
