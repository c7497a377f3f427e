/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-command.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Every offset of every text that we take is below this. */
#define MAX_OFFSET G_MAXINT32

G_DEFINE_QUARK (gain_command_error_quark, gain_command_error)

G_GNUC_PRINTF (3, 0)
static gboolean
set_error (GError **error, GainCommandError code, const char *format, va_list values)
{
  g_autofree char *message = g_strdup_vprintf (format, values);

  g_set_error_literal (error, GAIN_COMMAND_ERROR, code, message);
  return FALSE;
}

gboolean
gain_command_refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  set_error (error, GAIN_COMMAND_ERROR_USE, format, values);
  va_end (values);

  return FALSE;
}

gboolean
gain_command_fail (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  set_error (error, GAIN_COMMAND_ERROR_FAILED, format, values);
  va_end (values);

  return FALSE;
}

gboolean
gain_command_fail_told (GError **error)
{
  g_set_error_literal (error, GAIN_COMMAND_ERROR, GAIN_COMMAND_ERROR_TOLD, "");
  return FALSE;
}

const GainCommand *
gain_command_find (const char *name)
{
  for (const GainCommand *command = gain_command_get_table (); command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;

  return NULL;
}

static GOptionContext *
make_context (const GainCommand *self, const GOptionEntry *entries, gboolean *help)
{
  GOptionContext *context = g_option_context_new (self->usage != NULL ? _ (self->usage) : NULL);
  GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_ ("Show this"), NULL },
    { NULL },
  };

  /* GLib's own help would be printed in the charset of the locale. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (self->summary));
  if (self->details != NULL)
    g_option_context_set_description (context, _ (self->details));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/* GLib wants the name of a program first, and edits the array. */
static char **
with_program (const GainCommand *self, char **arguments)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  g_ptr_array_add (array, g_strdup (self->name));
  for (char **word = arguments; *word != NULL; word++)
    g_ptr_array_add (array, g_strdup (*word));
  g_ptr_array_add (array, NULL);

  return (char **) g_ptr_array_steal (array, NULL);
}

static char **
without_program (char **words)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  gboolean separated = FALSE;

  for (char **word = words + 1; words[0] != NULL && *word != NULL; word++)
    {
      if (!separated && g_str_equal (*word, "--"))
        separated = TRUE;
      else
        g_ptr_array_add (array, g_strdup (*word));
    }
  g_ptr_array_add (array, NULL);

  return (char **) g_ptr_array_steal (array, NULL);
}

static gboolean
check_count (const GainCommand *self, char **words, guint min, guint max, GError **error)
{
  guint n = g_strv_length (words);

  if (n < min)
    return gain_command_refuse (error, _ ("Something is missing."));
  if (n > max)
    return gain_command_refuse (error, _ ("“%s” is one word too many."), words[max]);

  return TRUE;
}

char **
gain_command_parse (const GainCommand *self,
                    char **arguments,
                    const GOptionEntry *entries,
                    guint min,
                    guint max,
                    GError **error)
{
  gboolean help = FALSE;
  g_autoptr (GOptionContext) context = make_context (self, entries, &help);
  g_auto (GStrv) all = with_program (self, arguments);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) wrong = NULL;

  if (!g_option_context_parse_strv (context, &all, &wrong))
    {
      gain_command_refuse (error, "%s.", wrong->message);
      return NULL;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_set_error_literal (error, GAIN_COMMAND_ERROR, GAIN_COMMAND_ERROR_HELP, text);
      return NULL;
    }

  words = without_program (all);
  return check_count (self, words, min, max, error) ? g_steal_pointer (&words) : NULL;
}

gboolean
gain_command_check_text (const char *text, const char *what, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  return gain_command_refuse (
      error, _ ("%s is not UTF-8 text. Check the encoding of your terminal or script."), what);
}

gboolean
gain_command_check_annotator (const char *id, GError **error)
{
  gsize length = id != NULL ? strlen (id) : 1;

  if (id == NULL || (length > 0 && length <= GAIN_COMMAND_MAX_ANNOTATOR && id[0] != '-' &&
                     strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length))
    return TRUE;

  return gain_command_refuse (
      error,
      _ ("“%s” cannot be an annotator’s id: use up to %d small letters, digits and hyphens."),
      id,
      GAIN_COMMAND_MAX_ANNOTATOR);
}

gboolean
gain_command_parse_offset (const char *word, guint *out, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (word, 10, 0, MAX_OFFSET, &value, NULL))
    return gain_command_refuse (
        error, _ ("“%s” is not an offset: give a number of characters, counted from 0."), word);

  *out = (guint) value;
  return TRUE;
}
