/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-findings-window.h"

#include <glib/gi18n-lib.h>

#include "gain-store.h"

struct _GainFindingsWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GainFindingsWindow, gain_findings_window, ADW_TYPE_WINDOW)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GainFinding *finding = GAIN_FINDING (item);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (gain_finding_get_path (finding), -1);
  g_autofree char *subtitle = g_markup_escape_text (gain_finding_get_message (finding), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static void
gain_findings_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GAIN_TYPE_FINDINGS_WINDOW);

  G_OBJECT_CLASS (gain_findings_window_parent_class)->dispose (object);
}

static void
gain_findings_window_class_init (GainFindingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_findings_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/gain-findings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainFindingsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GainFindingsWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gain_findings_window_init (GainFindingsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
gain_findings_window_new (GtkWindow *parent, GListModel *findings)
{
  GainFindingsWindow *self =
      g_object_new (GAIN_TYPE_FINDINGS_WINDOW, "transient-for", parent, NULL);

  gtk_list_box_bind_model (self->list, findings, create_row, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (findings) > 0 ? "some" : "none");

  return GTK_WINDOW (self);
}
