/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-store.h"

/* The name of the account as an id: what does not fit is left out. */
static char *
dup_account_id (void)
{
  g_autofree char *name = g_ascii_strdown (g_get_user_name (), -1);
  GString *id = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && id->len < GAIN_COMMAND_MAX_ANNOTATOR; p++)
    if (g_ascii_isalnum (*p) || (*p == '-' && id->len > 0))
      g_string_append_c (id, *p);

  if (id->len == 0)
    g_string_append (id, "lead");

  return g_string_free (id, FALSE);
}

gboolean
gain_command_init (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry options[] = {
    { "annotator",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &annotator,
      N_ ("Your id (small letters, digits, hyphens); you become the lead"),
      N_ ("ID") },
    { "name",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &name,
      N_ ("What people call the project"),
      N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 1, error);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *shown = NULL;

  if (words == NULL || !gain_command_check_text (name, "--name", error))
    return FALSE;
  if (annotator == NULL)
    annotator = dup_account_id ();
  if (!gain_command_check_annotator (annotator, error))
    return FALSE;

  folder = g_file_new_for_path (words[0]);
  if (!gain_store_create (folder, annotator, name, error))
    return FALSE;

  shown = g_filename_display_name (words[0]);
  gain_answer (_ ("Project “%s” is ready; “%s” is its lead.\n"), shown, annotator);
  return TRUE;
}
