/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"

static void
tell (const char *article, guint number, gboolean json)
{
  JsonObject *object;

  if (!json)
    {
      gain_answer (_ ("Submitted %s, number %u.\n"), article, number);
      return;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "article", article);
  json_object_set_int_member (object, "number", number);
  gain_answer_json (gain_answer_wrap_object (object));
}

static gboolean
submit (GainSession *session, const char *word, gboolean json, GError **error)
{
  GainArticle *article = gain_session_load_article (session, word, error);
  guint number;

  if (article == NULL || !gain_store_submit (gain_session_get_store (session),
                                             gain_article_get_id (article),
                                             &number,
                                             error))
    return FALSE;

  tell (gain_article_get_id (article), number, json);

  return TRUE;
}

/* Work goes on; what was submitted stays as it was. */
static gboolean
reopen (GainSession *session, const char *word, GError **error)
{
  GainArticle *article = gain_session_find_article (session, word, error);
  g_autoptr (GainChange) change = NULL;

  if (article == NULL)
    return FALSE;
  change = gain_act_status (gain_session_get_project (session),
                            gain_article_get_id (article),
                            "annotating",
                            error);

  return change != NULL && gain_session_apply (session, change, error);
}

gboolean
gain_command_submit (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean again = FALSE;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose marks"), N_ ("ID") },
    { "reopen", 0, 0, G_OPTION_ARG_NONE, &again, N_ ("Work on instead"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, 2, error);
  g_autoptr (GainSession) session = NULL;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL ||
      !(again ? reopen (session, words[1], error) : submit (session, words[1], json, error)))
    return FALSE;

  return gain_session_close (session, error);
}
