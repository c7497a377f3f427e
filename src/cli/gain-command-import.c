/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-import-list.h"
#include "gain-import-run.h"
#include "gain-interrupt.h"

static const GainCodec *
find_codec (const char *id, GError **error)
{
  /* What people call it who do not know our list. */
  const char *wanted = g_str_equal (id, "plain") ? "text" : id;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < gain_codec_get_n (); i++)
    {
      const GainCodec *codec = gain_codec_get_at (i);

      if (codec->can_read && g_str_equal (codec->id, wanted))
        return codec;
      if (codec->can_read)
        g_ptr_array_add (ids, (gpointer) codec->id);
    }

  g_ptr_array_add (ids, NULL);
  list = g_strjoinv (", ", (char **) ids->pdata);
  gain_command_refuse (error, _ ("There is no format “%s” to import: choose %s."), id, list);
  return NULL;
}

static void
import_path (GainImportRun *run, const char *path)
{
  g_autoptr (GPtrArray) files = gain_import_list_files (path);

  for (guint i = 0; i < files->len && !gain_interrupt_was_caught (); i++)
    gain_import_run_add_file (run, g_ptr_array_index (files, i));
}

static gboolean
import_all (GainImportRun *run, GainResultList *results, char **paths, GError **error)
{
  gain_interrupt_catch ();
  for (char **path = paths; *path != NULL && !gain_interrupt_was_caught (); path++)
    import_path (run, *path);

  if (!gain_import_run_finish (run, error))
    return FALSE;
  if (gain_interrupt_was_caught ())
    return gain_command_fail (
        error, _ ("Stopped. What was added so far stays; import again to add the rest."));

  return gain_result_list_finish (results, error);
}

gboolean
gain_command_import (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *format = NULL;
  g_autofree char *charset = NULL;
  g_autofree char *licence = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "format",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &format,
      N_ ("As “gainsay-cli formats” lists them; by name and content where it is left out"),
      N_ ("F") },
    { "charset",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &charset,
      N_ ("Charset of the files, where they do not tell"),
      N_ ("CHARSET") },
    { "annotator",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &annotator,
      N_ ("Who is at work, and whose the marks of datasets become"),
      N_ ("ID") },
    { "licence",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &licence,
      N_ ("What may be done with the texts"),
      N_ ("NOTE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a line of JSON an article"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, G_MAXUINT, error);
  GainPageSource about = { .charset = charset, .licence = licence };
  const GainCodec *codec = NULL;
  g_autoptr (GainResultList) results = NULL;
  g_autoptr (GainImportRun) run = NULL;

  if (words == NULL || !gain_command_check_text (licence, "--licence", error))
    return FALSE;
  if (format != NULL && (codec = find_codec (format, error)) == NULL)
    return FALSE;

  results = gain_result_list_new (json);
  run = gain_import_run_new (words[0], annotator, codec, &about, results, error);

  return run != NULL && import_all (run, results, words + 1, error);
}
