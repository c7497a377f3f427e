/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-fetch.h"
#include "gain-input.h"
#include "gain-interrupt.h"
#include "gain-page-import.h"
#include "gain-result-list.h"
#include "gain-session.h"

typedef struct
{
  GainSession *session;
  GainResultList *results;
  GainFetcher *fetcher;
  const char *licence; /* nullable */
  GCancellable *cancellable;
} Fetch;

static GainArticle *
read_page (GainFetchResult *result, const char *licence, GError **error)
{
  GainPageSource source = {
    .url = gain_fetch_result_get_final_url (result),
    .content_type = gain_fetch_result_get_content_type (result),
    .charset = gain_fetch_result_get_charset (result),
    .fetched = gain_fetch_result_get_fetched (result),
    .licence = licence,
  };

  return gain_page_import (gain_fetch_result_get_body (result), &source, error);
}

static gboolean
fetch_one (Fetch *fetch, const char *url, GError **error)
{
  g_autoptr (GainFetchResult) result =
      gain_fetcher_fetch (fetch->fetcher, url, fetch->cancellable, error);
  g_autoptr (GainArticle) article =
      result != NULL ? read_page (result, fetch->licence, error) : NULL;
  gboolean existed;

  if (article == NULL || !gain_store_add_article (gain_session_get_store (fetch->session),
                                                  article,
                                                  gain_fetch_result_get_body (result),
                                                  &existed,
                                                  error))
    return FALSE;

  gain_result_list_add (fetch->results, gain_article_get_id (article), url, existed);
  return TRUE;
}

static void
fetch_url (Fetch *fetch, const char *url)
{
  g_autoptr (GError) error = NULL;

  if (!fetch_one (fetch, url, &error) && !gain_interrupt_was_caught ())
    gain_result_list_fail (fetch->results, url, error);
}

/* A list of addresses, one a line; empty lines and those that begin with # do
 * not count. */
static gboolean
fetch_lines (Fetch *fetch, GError **error)
{
  g_auto (GainInputLine) line = { NULL };
  g_autoptr (GError) failed = NULL;

  while (!gain_interrupt_was_caught () && gain_input_line_next (&line, &failed))
    if (*g_strstrip (line.text) != '\0' && *line.text != '#')
      fetch_url (fetch, line.text);

  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
fetch_all (Fetch *fetch, char **urls, GError **error)
{
  for (char **url = urls; *url != NULL && !gain_interrupt_was_caught (); url++)
    if (!g_str_equal (*url, "-"))
      fetch_url (fetch, *url);
    else if (!fetch_lines (fetch, error))
      return FALSE;

  if (!gain_session_close (fetch->session, error))
    return FALSE;
  if (gain_interrupt_was_caught ())
    return gain_command_fail (
        error, _ ("Stopped. What was added so far stays; fetch again to add the rest."));

  return gain_result_list_finish (fetch->results, error);
}

gboolean
gain_command_fetch (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *licence = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "licence",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &licence,
      N_ ("What may be done with the texts"),
      N_ ("NOTE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a line of JSON an address"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, G_MAXUINT, error);
  g_autoptr (GainSession) session = NULL;
  g_autoptr (GainResultList) results = NULL;
  g_autoptr (GainFetcher) fetcher = NULL;
  Fetch fetch = { .licence = licence };

  if (words == NULL || !gain_command_check_text (licence, "--licence", error))
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;

  results = gain_result_list_new (json);
  fetcher = gain_fetcher_new ();
  fetch.session = session;
  fetch.results = results;
  fetch.fetcher = fetcher;
  fetch.cancellable = gain_interrupt_catch ();

  return fetch_all (&fetch, words + 1, error);
}
