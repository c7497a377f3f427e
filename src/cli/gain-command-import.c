/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-extract.h"
#include "gain-import-list.h"
#include "gain-input.h"
#include "gain-interrupt.h"
#include "gain-page-import.h"
#include "gain-result-list.h"
#include "gain-session.h"

/* What the words for --format stand for. */
static const struct
{
  const char *format;
  const char *content_type;
} formats[] = {
  { "plain", "text/plain" },
  { "markdown", "text/markdown" },
  { "html", "text/html" },
};

typedef struct
{
  GainSession *session;
  GainResultList *results;
  const char *content_type; /* nullable: by name and content */
  const char *charset;      /* nullable */
  const char *licence;      /* nullable */
} Import;

static gboolean
parse_format (const char *format, const char **content_type, GError **error)
{
  if (format == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      {
        *content_type = formats[i].content_type;
        return TRUE;
      }

  return gain_command_refuse (
      error, _ ("There is no format “%s” to import: choose plain, markdown or html."), format);
}

/* Returns: (transfer full): the id of the article. */
static char *
import_bytes (Import *import, const char *name, GBytes *bytes, gboolean *existed, GError **error)
{
  GainPageSource source = {
    .name = name,
    .content_type = import->content_type,
    .charset = import->charset,
    .licence = import->licence,
  };
  g_autoptr (GainArticle) article = gain_page_import (bytes, &source, error);

  if (article == NULL ||
      !gain_store_add_article (
          gain_session_get_store (import->session), article, bytes, existed, error))
    return NULL;

  return g_strdup (gain_article_get_id (article));
}

static void
import_file (Import *import, const char *path)
{
  g_autofree char *shown = gain_input_dup_name (path);
  g_autofree char *base = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gain_input_read (path, GAIN_EXTRACT_MAX_BYTES, &error);
  g_autofree char *id = NULL;
  gboolean existed = FALSE;

  if (bytes != NULL)
    id = import_bytes (import, g_str_equal (path, "-") ? NULL : base, bytes, &existed, &error);

  if (id != NULL)
    gain_result_list_add (import->results, id, shown, existed);
  else
    gain_result_list_fail (import->results, shown, error);
}

static void
import_path (Import *import, const char *path)
{
  g_autoptr (GPtrArray) files = gain_import_list_files (path);

  for (guint i = 0; i < files->len && !gain_interrupt_was_caught (); i++)
    import_file (import, g_ptr_array_index (files, i));
}

static gboolean
import_all (Import *import, char **paths, GError **error)
{
  gain_interrupt_catch ();
  for (char **path = paths; *path != NULL && !gain_interrupt_was_caught (); path++)
    import_path (import, *path);

  if (!gain_session_close (import->session, error))
    return FALSE;
  if (gain_interrupt_was_caught ())
    return gain_command_fail (
        error, _ ("Stopped. What was added so far stays; import again to add the rest."));

  return gain_result_list_finish (import->results, error);
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
      N_ ("plain, markdown or html; by name and content where it is left out"),
      N_ ("F") },
    { "charset",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &charset,
      N_ ("Charset of the files, where they do not tell"),
      N_ ("CHARSET") },
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "licence",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &licence,
      N_ ("What may be done with the texts"),
      N_ ("NOTE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a line of JSON a file"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, G_MAXUINT, error);
  g_autoptr (GainSession) session = NULL;
  g_autoptr (GainResultList) results = NULL;
  Import import = { .charset = charset, .licence = licence };

  if (words == NULL || !parse_format (format, &import.content_type, error) ||
      !gain_command_check_text (licence, "--licence", error))
    return FALSE;

  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;
  results = gain_result_list_new (json);
  import.session = session;
  import.results = results;

  return import_all (&import, words + 1, error);
}
