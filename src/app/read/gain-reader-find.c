/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-reader-private.h"

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gain_find_bar_open (GAIN_READER (widget)->find_bar);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gain_find_bar_step (GAIN_READER (widget)->find_bar, g_str_equal (action, "reader.find-next"));
}

static void
repeat_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gain_reader_get_selected (GAIN_READER (widget)) != NULL)
    g_signal_emit_by_name (widget, "repeat-all-requested");
}

static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gain_reader_get_selected (GAIN_READER (widget)) != NULL)
    g_signal_emit_by_name (widget, "history-requested");
}

void
gain_reader_install_find_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "reader.find-next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "reader.find-previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "reader.repeat-all", NULL, repeat_all_cb);
  gtk_widget_class_install_action (widget_class, "reader.history", NULL, history_cb);
}

void
gain_reader_update_find_actions (GainReader *self)
{
  static const char *const for_article[] = { "reader.find",
                                             "reader.find-next",
                                             "reader.find-previous" };
  static const char *const for_mark[] = { "reader.repeat-all", "reader.history" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (for_article); i++)
    gtk_widget_action_set_enabled (widget, for_article[i], self->article != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (for_mark); i++)
    gtk_widget_action_set_enabled (widget, for_mark[i], self->selected != NULL);
}

void
gain_reader_forget_place (GainReader *self)
{
  if (!gain_find_bar_is_open (self->find_bar))
    gain_text_view_set_hits (self->view, NULL, 0, -1);
}

void
gain_reader_show_place (GainReader *self, GainSpan span)
{
  g_return_if_fail (GAIN_IS_READER (self));

  gain_reader_select (self, NULL);
  gain_text_view_set_hits (self->view, &span, 1, 0);
  gain_text_view_set_caret (self->view, span.start);
  gain_text_view_reveal (self->view, span);
}

void
gain_reader_set_keywords (GainReader *self, GPtrArray *keywords)
{
  g_return_if_fail (GAIN_IS_READER (self));

  gain_text_view_set_keywords (self->view, keywords);
}
