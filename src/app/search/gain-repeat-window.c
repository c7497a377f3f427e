/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-repeat-window.h"

#include <glib/gi18n-lib.h>

#include "gain-hit-list.h"
#include "gain-people.h"

#define MAX_HITS 10000

struct _GainRepeatWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkSwitch *everywhere;
  GtkStack *states;
  GainHitList *hits;
  GtkButton *mark_button;

  GainStore *store;
  GainArticle *article;
  GainAnnotation *mark;
  GainSearch *search; /* (nullable) */
};

static guint marked_signal;

G_DEFINE_FINAL_TYPE (GainRepeatWindow, gain_repeat_window, ADW_TYPE_WINDOW)

static void
update_button (GainRepeatWindow *self)
{
  guint n = gain_hit_list_get_n_checked (self->hits);
  g_autofree char *text = g_strdup_printf (ngettext ("_Mark %u", "_Mark %u", n), n);

  gtk_button_set_label (self->mark_button, n > 0 ? text : _ ("_Mark"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "repeat.mark", n > 0);
}

static void
forget_search (GainRepeatWindow *self)
{
  if (self->search == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->search, self);
  gain_search_cancel (self->search);
  g_clear_object (&self->search);
}

static void
found_cb (GainRepeatWindow *self, GPtrArray *hits)
{
  gboolean first = gain_hit_list_get_n (self->hits) == 0;

  gain_hit_list_add (self->hits, hits, TRUE);
  gtk_stack_set_visible_child_name (self->states, "hits");
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (self->hits));
}

static void
finished_cb (GainRepeatWindow *self)
{
  if (gain_hit_list_get_n (self->hits) == 0)
    gtk_stack_set_visible_child_name (self->states, "none");
}

/* This article first, then the others of the queue that are still open. */
static char **
list_articles (GainRepeatWindow *self)
{
  GainProject *project = gain_store_get_project (self->store);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GArray) queue = NULL;

  g_strv_builder_add (ids, gain_article_get_id (self->article));
  if (gtk_switch_get_active (self->everywhere))
    queue = gain_project_list_queue (project, gain_project_get_me (project));
  for (guint i = 0; queue != NULL && i < queue->len; i++)
    {
      const GainQueueEntry *entry = &g_array_index (queue, GainQueueEntry, i);

      if (entry->article != self->article && g_strcmp0 (entry->status, "submitted") != 0)
        g_strv_builder_add (ids, gain_article_get_id (entry->article));
    }

  return g_strv_builder_end (ids);
}

static void
search_cb (GainRepeatWindow *self)
{
  const char *wanted[] = { gain_annotation_get_quotes (self->mark)[0], NULL };
  g_auto (GStrv) articles = list_articles (self);
  g_autoptr (GainConcordance) concordance = gain_concordance_new (
      wanted, GAIN_CONCORDANCE_WORDS, GAIN_CONCORDANCE_CASE | GAIN_CONCORDANCE_ACCENTS, NULL);
  GainSearchFilter filter = { NULL };

  forget_search (self);
  gain_hit_list_clear (self->hits);
  if (concordance == NULL)
    {
      gtk_stack_set_visible_child_name (self->states, "none");
      return;
    }
  filter.label = gain_project_resolve_label_id (gain_store_get_project (self->store), self->mark);
  filter.unmarked = TRUE;
  filter.articles = (const char *const *) articles;
  gtk_stack_set_visible_child_name (self->states, "searching");
  self->search = gain_search_new (self->store, concordance, &filter);
  gain_search_set_max (self->search, MAX_HITS);
  g_signal_connect_swapped (self->search, "found", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->search, "finished", G_CALLBACK (finished_cb), self);
  gain_search_start (self->search);
}

static void
fail (GainRepeatWindow *self, const char *message)
{
  adw_window_title_set_subtitle (self->title, message);
}

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRepeatWindow *self = GAIN_REPEAT_WINDOW (widget);
  GainProject *project = gain_store_get_project (self->store);
  g_autoptr (GPtrArray) chosen = gain_hit_list_dup_checked (self->hits);
  g_autoptr (GVariant) attributes = NULL;
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (chosen->len == 0)
    return;
  attributes = gain_project_resolve_attributes (project, GAIN_ITEM (self->mark));
  change = gain_search_mark (
      self->store, chosen, gain_project_resolve_label_id (project, self->mark), attributes, &error);
  if (change == NULL || !gain_project_apply (project, change, &error))
    {
      fail (self, error->message);
      return;
    }
  g_signal_emit (self, marked_signal, 0, gain_change_get_n_operations (change));
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (GainRepeatWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "repeat.mark", NULL);
}

static void
gain_repeat_window_dispose (GObject *object)
{
  GainRepeatWindow *self = GAIN_REPEAT_WINDOW (object);

  forget_search (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_REPEAT_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->article);
  g_clear_object (&self->mark);

  G_OBJECT_CLASS (gain_repeat_window_parent_class)->dispose (object);
}

static void
gain_repeat_window_class_init (GainRepeatWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_repeat_window_dispose;
  marked_signal = g_signal_new ("marked",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_UINT);

  g_type_ensure (GAIN_TYPE_HIT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/search/gain-repeat-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainRepeatWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GainRepeatWindow, everywhere);
  gtk_widget_class_bind_template_child (widget_class, GainRepeatWindow, states);
  gtk_widget_class_bind_template_child (widget_class, GainRepeatWindow, hits);
  gtk_widget_class_bind_template_child (widget_class, GainRepeatWindow, mark_button);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_install_action (widget_class, "repeat.mark", NULL, mark_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gain_repeat_window_init (GainRepeatWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_button (self);
}

GtkWindow *
gain_repeat_window_new (GtkWindow *parent,
                        GainStore *store,
                        GainArticle *article,
                        GainAnnotation *mark)
{
  GainRepeatWindow *self = g_object_new (GAIN_TYPE_REPEAT_WINDOW, "transient-for", parent, NULL);
  g_autofree char *label = gain_project_dup_label_name (gain_store_get_project (store), mark);
  g_autofree char *text =
      g_strdup_printf (_ ("%s: “%s”"), label, gain_annotation_get_quotes (mark)[0]);

  self->store = g_object_ref (store);
  self->article = g_object_ref (article);
  self->mark = g_object_ref (mark);
  adw_window_title_set_subtitle (self->title, text);
  search_cb (self);

  return GTK_WINDOW (self);
}
