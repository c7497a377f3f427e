/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-add-window.h"

#include <glib/gi18n-lib.h>

struct _GainAddWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkProgressBar *progress;
  GtkListView *list;
  GtkButton *cancel_button;
  GtkButton *close_button;

  GainAddJob *job;
};

G_DEFINE_FINAL_TYPE (GainAddWindow, gain_add_window, ADW_TYPE_WINDOW)

static void
update_progress (GainAddWindow *self)
{
  guint done, total;
  g_autofree char *text = NULL;

  g_object_get (self->job, "done", &done, "total", &total, NULL);
  /* Translators: how many of how many articles have been added. */
  text = g_strdup_printf (_ ("%u of %u"), done, total);
  adw_window_title_set_subtitle (self->title, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static void
finished_cb (GainAddWindow *self)
{
  guint n_failed = gain_add_job_get_n_failed (self->job);
  g_autofree char *text = NULL;

  if (n_failed == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  text = g_strdup_printf (ngettext ("%u could not be added", "%u could not be added", n_failed),
                          n_failed);
  adw_window_title_set_subtitle (self->title, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
cancel_cb (GainAddWindow *self)
{
  gain_add_job_cancel (self->job);
}

static gboolean
close_request_cb (GainAddWindow *self)
{
  gain_add_job_cancel (self->job);

  return GDK_EVENT_PROPAGATE;
}

static void
gain_add_window_dispose (GObject *object)
{
  GainAddWindow *self = GAIN_ADD_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_ADD_WINDOW);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (gain_add_window_parent_class)->dispose (object);
}

static void
gain_add_window_class_init (GainAddWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_add_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/add/gain-add-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainAddWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GainAddWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, GainAddWindow, list);
  gtk_widget_class_bind_template_child (widget_class, GainAddWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, GainAddWindow, close_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gain_add_window_init (GainAddWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  factory =
      gtk_builder_list_item_factory_new_from_resource (NULL,
                                                       "/org/gainsay/Gainsay/add/gain-add-row.ui");
  gtk_list_view_set_factory (self->list, factory);
}

GtkWindow *
gain_add_window_new (GtkWindow *parent, GainAddJob *job)
{
  GainAddWindow *self = g_object_new (GAIN_TYPE_ADD_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GtkNoSelection) selection =
      gtk_no_selection_new (g_object_ref (gain_add_job_get_results (job)));

  self->job = g_object_ref (job);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (job, "notify", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  update_progress (self);

  return GTK_WINDOW (self);
}
