/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"

static gboolean
exclude (GainSession *session, const char *word, guint block, gboolean excluded, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  GainArticle *article = gain_session_find_article (session, word, error);
  g_autoptr (GainChange) change = NULL;
  const char *id;

  if (article == NULL)
    return FALSE;
  id = gain_article_get_id (article);
  change = gain_act_exclude (project, id, block, excluded, error);
  if (change == NULL || !gain_session_apply (session, change, error))
    return FALSE;

  if (gain_project_is_excluded (project, id, block) == excluded)
    gain_answer (excluded ? _ ("Block %u of %s is excluded.\n")
                          : _ ("Block %u of %s is part of the article.\n"),
                 block,
                 id);
  else
    gain_answer (_ ("Proposed to %s for block %u of %s; until then nothing changes.\n"),
                 gain_project_get_lead (project),
                 block,
                 id);
  return TRUE;
}

gboolean
gain_command_exclude (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean off = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "off", 0, 0, G_OPTION_ARG_NONE, &off, N_ ("Make it part of the article again"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 3, 3, error);
  g_autoptr (GainSession) session = NULL;
  guint block;

  if (words == NULL || !gain_command_parse_offset (words[2], &block, error))
    return FALSE;
  session = gain_session_open (words[0], annotator, error);

  return session != NULL && exclude (session, words[1], block, !off, error) &&
         gain_session_close (session, error);
}
