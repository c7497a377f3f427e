/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"

static gboolean
submit (GainSession *session, const char *word, GError **error)
{
  GainArticle *article = gain_session_load_article (session, word, error);
  guint number;

  if (article == NULL || !gain_store_submit (gain_session_get_store (session),
                                             gain_article_get_id (article),
                                             &number,
                                             error))
    return FALSE;

  gain_answer (_ ("Submitted %s, number %u.\n"), gain_article_get_id (article), number);
  return TRUE;
}

gboolean
gain_command_submit (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose marks"), N_ ("ID") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, 2, error);
  g_autoptr (GainSession) session = NULL;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);

  return session != NULL && submit (session, words[1], error) &&
         gain_session_close (session, error);
}
