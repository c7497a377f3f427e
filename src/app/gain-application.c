/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-application.h"

#include <glib/gi18n-lib.h>

#include "gain-sample.h"
#include "gain-window.h"

#define TEXT_SCALE_STEP 1.1
#define TEXT_SIZE       1.16 /* of articles, against the rest: as in gain-read.css */

struct _GainApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* NULL where the schema is not installed */
  GtkCssProvider *text_size;
};

G_DEFINE_FINAL_TYPE (GainApplication, gain_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and leave"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[PROJECT|FILE|URL…]") },
  { NULL },
};

static void
apply_color_scheme (GainApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int chosen = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

/* The text of articles and nothing else: the rest follows the desktop. */
static void
apply_text_scale (GainApplication *self)
{
  g_autofree char *css = NULL;
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  double scale = g_settings_get_double (self->settings, "text-scale");

  g_ascii_formatd (size, sizeof size, "%.3f", scale * TEXT_SIZE);
  css = g_strdup_printf (".gain-article-text { font-size: %sem; }", size);
  gtk_css_provider_load_from_data (self->text_size, css, -1);
}

static void
scale_text (GainApplication *self, double factor)
{
  double scale = g_settings_get_double (self->settings, "text-scale");

  g_settings_set_double (self->settings, "text-scale", CLAMP (scale * factor, 0.5, 4.0));
}

static void
text_larger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  scale_text (user_data, TEXT_SCALE_STEP);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  scale_text (user_data, 1 / TEXT_SCALE_STEP);
}

static void
text_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GainApplication *self = user_data;

  g_settings_reset (self->settings, "text-scale");
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  adw_show_about_window (window,
                         "application-name",
                         _ ("Gainsay"),
                         "application-icon",
                         APPLICATION_ID,
                         "version",
                         PACKAGE_VERSION,
                         "developer-name",
                         _ ("The Gainsay authors"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         "comments",
                         _ ("Mark in news articles who claims what, and who denies it."),
                         NULL);
}

/* Closing saves; a window that cannot save stays and says why. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry entries[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
};

static const GActionEntry settings_entries[] = {
  { .name = "text-larger", .activate = text_larger_cb },
  { .name = "text-smaller", .activate = text_smaller_cb },
  { .name = "text-normal", .activate = text_normal_cb },
};

static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.text-larger", { "<Control>plus", "<Control>equal" } },
  { "app.text-smaller", { "<Control>minus" } },
  { "app.text-normal", { "<Control>0" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.add-files", { "<Control>i" } },
  { "win.add-url", { "<Control>l" } },
  { "win.open-project", { "<Control>o" } },
  { "win.new-project", { "<Control>n" } },
  { "win.export", { "<Control>e" } },
  { "win.place::library", { "<Alt>1" } },
  { "win.place::read", { "<Alt>2" } },
  { "win.place::registry", { "<Alt>3" } },
  { "win.place::codebook", { "<Alt>4" } },
  { "win.find-article", { "<Control>k" } },
  { "win.find", { "<Control>f" } },
  { "win.search-all", { "<Control><Shift>f" } },
  { "win.article-history", { "<Control>h" } },
  { "win.submit", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.toggle-inspector", { "<Shift>F9" } },
  { "win.guidelines", { "F1" } },
};

static GSettings *
new_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
follow_settings (GainApplication *self)
{
  g_autoptr (GAction) scheme = g_settings_create_action (self->settings, "color-scheme");

  g_action_map_add_action (G_ACTION_MAP (self), scheme);
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   settings_entries,
                                   G_N_ELEMENTS (settings_entries),
                                   self);

  self->text_size = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->text_size),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);

  g_signal_connect_object (self->settings,
                           "changed::color-scheme",
                           G_CALLBACK (apply_color_scheme),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::text-scale",
                           G_CALLBACK (apply_text_scale),
                           self,
                           G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  apply_text_scale (self);
}

static void
gain_application_startup (GApplication *application)
{
  GainApplication *self = GAIN_APPLICATION (application);

  G_APPLICATION_CLASS (gain_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                           shortcuts[i].action,
                                           shortcuts[i].accels);

  self->settings = new_settings ();
  if (self->settings != NULL)
    follow_settings (self);
}

static GainWindow *
get_window (GainApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (GAIN_IS_WINDOW (l->data))
      return l->data;

  return gain_window_new (self);
}

static gboolean
is_url (const char *argument)
{
  g_autofree char *scheme = g_uri_parse_scheme (argument);

  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

static gboolean
is_project (GFile *file)
{
  g_autoptr (GFile) inside = g_file_get_child (file, "project.json");

  return g_file_query_exists (inside, NULL);
}

static void
open_arguments (GainApplication *self,
                GApplicationCommandLine *line,
                GainWindow *window,
                const char *const *arguments)
{
  for (gsize i = 0; arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, arguments[i]);

      if (is_url (arguments[i]))
        gain_window_add_url (window, arguments[i]);
      else if (is_project (file))
        gain_window_open_folder (window, file);
      else
        gain_window_add_file (window, file);
    }
}

/* What was open last, else the sample. */
static void
open_something (GainApplication *self, GainWindow *window)
{
  g_autofree char *last =
      self->settings != NULL ? g_settings_get_string (self->settings, "last-project") : NULL;
  g_autoptr (GFile) folder = last != NULL && *last != '\0' ? g_file_new_for_path (last) : NULL;

  if (gain_window_has_project (window))
    return;
  if (folder != NULL && is_project (folder))
    gain_window_open_folder (window, folder);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-sample", NULL);
}

static int
gain_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GainApplication *self = GAIN_APPLICATION (application);
  GainWindow *window = get_window (self);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  g_autofree const char **arguments = NULL;

  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &arguments))
    open_arguments (self, line, window, arguments);
  open_something (self, window);
  gtk_window_present (GTK_WINDOW (window));

  return 0;
}

static int
gain_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;

  g_print ("%s %s\n", _ ("Gainsay"), PACKAGE_VERSION);

  return 0;
}

static void
gain_application_finalize (GObject *object)
{
  GainApplication *self = GAIN_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->text_size);

  G_OBJECT_CLASS (gain_application_parent_class)->finalize (object);
}

static void
gain_application_class_init (GainApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_application_finalize;
  application_class->startup = gain_application_startup;
  application_class->command_line = gain_application_command_line;
  application_class->handle_local_options = gain_application_handle_local_options;
}

static void
gain_application_init (GainApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

GainApplication *
gain_application_new (void)
{
  return g_object_new (GAIN_TYPE_APPLICATION,
                       "application-id",
                       APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path",
                       "/org/gainsay/Gainsay",
                       NULL);
}

GSettings *
gain_application_get_settings (GainApplication *self)
{
  g_return_val_if_fail (GAIN_IS_APPLICATION (self), NULL);

  return self->settings;
}
