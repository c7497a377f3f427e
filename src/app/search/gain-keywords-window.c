/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-keywords-window.h"

#include "gain-concordance.h"
#include "gain-people.h"

struct _GainKeywordsWindow
{
  AdwWindow parent_instance;

  GtkTextView *lines;
  GtkLabel *problem;

  GainProject *project;
};

G_DEFINE_FINAL_TYPE (GainKeywordsWindow, gain_keywords_window, ADW_TYPE_WINDOW)

static char **
list_lines (GainKeywordsWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->lines);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_object_get (buffer, "text", &text, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      g_strv_builder_add (kept, *line);

  return g_strv_builder_end (kept);
}

static gboolean
check (char **lines, GError **error)
{
  for (char **line = lines; *line != NULL; line++)
    {
      const char *wanted[] = { *line, NULL };
      g_autoptr (GainConcordance) concordance =
          gain_concordance_new (wanted, GAIN_CONCORDANCE_REGEX, GAIN_CONCORDANCE_LOOSE, error);

      if (concordance == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_same (GainKeywordsWindow *self, char **lines)
{
  g_autofree const char **now = gain_project_dup_keywords (self->project);

  return g_strv_equal (now, (const char *const *) lines);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainKeywordsWindow *self = GAIN_KEYWORDS_WINDOW (widget);
  g_auto (GStrv) lines = list_lines (self);
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_same (self, lines) && check (lines, &error))
    change = gain_act_keywords (self->project, (const char *const *) lines, &error);
  if (change != NULL)
    gain_project_apply (self->project, change, &error);
  if (error != NULL)
    gtk_label_set_label (self->problem, error->message);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
gain_keywords_window_dispose (GObject *object)
{
  GainKeywordsWindow *self = GAIN_KEYWORDS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_KEYWORDS_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gain_keywords_window_parent_class)->dispose (object);
}

static void
gain_keywords_window_class_init (GainKeywordsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_keywords_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/search/gain-keywords-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainKeywordsWindow, lines);
  gtk_widget_class_bind_template_child (widget_class, GainKeywordsWindow, problem);
  gtk_widget_class_install_action (widget_class, "keywords.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gain_keywords_window_init (GainKeywordsWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Ahead of the text, for which it is another line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("keywords.save")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWindow *
gain_keywords_window_new (GtkWindow *parent, GainProject *project)
{
  GainKeywordsWindow *self =
      g_object_new (GAIN_TYPE_KEYWORDS_WINDOW, "transient-for", parent, NULL);
  g_autofree const char **keywords = gain_project_dup_keywords (project);
  g_autofree char *text = g_strjoinv ("\n", (char **) keywords);

  self->project = g_object_ref (project);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->lines), text, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->lines));

  return GTK_WINDOW (self);
}
