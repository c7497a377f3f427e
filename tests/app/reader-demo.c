/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader and the inspector in a bare window, to look at: no store, no
 * library. Usage: reader-demo [--dark] [--rtl] [--large] [--width N] [--height N] [--marks N] FILE
 */

#include <adwaita.h>
#include <locale.h>

#include "gain-act.h"
#include "gain-inspector.h"
#include "gain-reader.h"
#include "reader-fixture.h"

static gboolean dark, rtl, no_inspector, large;
static int width = 1240, height = 860, n_marks;
static char *marks;

static const GOptionEntry options[] = {
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "Right to left", NULL },
  { "large", 0, 0, G_OPTION_ARG_NONE, &large, "Double size of text", NULL },
  { "bare", 0, 0, G_OPTION_ARG_NONE, &no_inspector, "Without the inspector", NULL },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window", "PIXELS" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "Height of the window", "PIXELS" },
  { "marks", 0, 0, G_OPTION_ARG_INT, &n_marks, "Marks all over the text", "N" },
  { "mark", 0, 0, G_OPTION_ARG_STRING, &marks, "Quotes to mark", "LABEL=QUOTE|LABEL=QUOTE…" },
  { NULL },
};

static void
message_cb (GainReader *reader, const char *text, gboolean undoable, AdwToastOverlay *toasts)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_print ("message: %s\n", text);
  adw_toast_overlay_add_toast (toasts, adw_toast_new (escaped));
}

static void
step_history (GainReader *reader, gboolean redo)
{
  GainProject *project = gain_reader_get_project (reader);
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (redo ? gain_project_redo (project, &change, &error)
           : gain_project_undo (project, &change, &error))
    gain_reader_show_change (reader, change);
  else
    g_print ("history: %s\n", error->message);
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer reader)
{
  step_history (reader, FALSE);

  return TRUE;
}

static gboolean
redo_cb (GtkWidget *widget, GVariant *args, gpointer reader)
{
  step_history (reader, TRUE);

  return TRUE;
}

static void
add_shortcut (GtkEventController *controller, const char *keys, GtkShortcutFunc func, gpointer data)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                        gtk_callback_action_new (func, data, NULL)));
}

static void
add_source (GainProject *project, GainArticle *article, const char *mark, const char *name)
{
  g_autoptr (GainActor) actor = gain_actor_new (NULL, name);
  g_autoptr (GainChange) entry = gain_act_entry (project, NULL, GAIN_ITEM (actor), NULL);
  GainRelationEnd end = { .kind = GAIN_END_ACTOR, .id = gain_item_get_id (GAIN_ITEM (actor)) };
  g_autoptr (GainChange) link = NULL;
  g_autoptr (GError) error = NULL;

  gain_project_apply (project, entry, &error);
  g_assert_no_error (error);
  link = gain_act_link (
      project, gain_article_get_id (article), mark, "made_by", &end, "typed", NULL, &error);
  g_assert_no_error (error);
  gain_project_apply (project, link, &error);
  g_assert_no_error (error);
}

/* LABEL=QUOTE or LABEL/SOURCE=QUOTE */
static void
add_marks (GainProject *project, GainArticle *article)
{
  static const char *const labels[] = { "claim", "actor", "denial", "cue", "doubt" };
  guint length = gain_article_get_length (article);
  g_auto (GStrv) list = marks != NULL ? g_strsplit (marks, "|", -1) : NULL;

  for (int i = 0; i < n_marks; i++)
    {
      guint start = (guint) ((guint64) length * (guint) i / (guint) n_marks);
      GainSpan span = GAIN_SPAN (start, MIN (start + 10 + (guint) i * 7 % 60, length));

      g_free (reader_fixture_mark (project, article, labels[i % 5], span));
    }
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      g_auto (GStrv) part = g_strsplit (list[i], "=", 2);
      g_auto (GStrv) label = g_strsplit (part[0], "/", 2);
      g_autofree char *id = reader_fixture_mark_quote (project, article, label[0], part[1]);

      if (label[1] != NULL)
        add_source (project, article, id, label[1]);
    }
}

static void
activate_cb (GtkApplication *application, GFile *file)
{
  GtkWidget *window, *reader, *inspector;
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GainProject *project = reader_fixture_project ();
  g_autofree char *text = NULL;
  GainArticle *article;

  /* Here, since starting GTK sets what the language wants. */
  if (rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (large)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  window = adw_application_window_new (application);
  reader = gain_reader_new ();
  inspector = gain_inspector_new ();

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  article = reader_fixture_article (project, text);
  gain_article_set_meta (article, "outlet", "Coast Courier");
  gain_article_set_meta (article, "published", "2026-05-03");
  add_marks (project, article);

  gtk_widget_set_hexpand (reader, TRUE);
  gtk_widget_set_size_request (inspector, 320, -1);
  gtk_box_append (GTK_BOX (box), reader);
  if (!no_inspector)
    gtk_box_append (GTK_BOX (box), inspector);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), box);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), toasts);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  g_signal_connect (reader, "message", G_CALLBACK (message_cb), toasts);
  gain_reader_set_article (GAIN_READER (reader), project, article);
  gain_inspector_set_reader (GAIN_INSPECTOR (inspector), GAIN_READER (reader));
  add_shortcut (keys, "<Control>z", undo_cb, reader);
  add_shortcut (keys, "<Control><Shift>z", redo_cb, reader);
  gtk_widget_add_controller (window, keys);
  g_object_set_data_full (G_OBJECT (window), "project", project, g_object_unref);
  gtk_window_present (GTK_WINDOW (window));
  gain_reader_focus_text (GAIN_READER (reader));
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Name one text file.");
      return 2;
    }

  file = g_file_new_for_commandline_arg (argv[1]);
  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  if (dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), file);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
