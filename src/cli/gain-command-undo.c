/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"

typedef gboolean (*StepFunc) (GainProject *project, GainChange **applied, GError **error);

static gboolean
step (GainSession *session, StepFunc func, const char *done, GError **error)
{
  g_autoptr (GainChange) applied = NULL;
  const GainOperation *operation;

  if (!func (gain_session_get_project (session), &applied, error) ||
      !gain_store_sync (gain_session_get_store (session), error))
    return FALSE;

  operation = gain_change_get_operation (applied, 0);
  gain_answer ("%s: %s  %s%s%s\n",
               done,
               gain_change_get_name (applied),
               operation->article != NULL ? operation->article : "",
               operation->article != NULL ? "  " : "",
               operation->id);

  return gain_answer_flush (error);
}

static gboolean
run (const GainCommand *self, char **arguments, StepFunc func, const char *done, GError **error)
{
  g_autofree char *annotator = NULL;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose acts"), N_ ("ID") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 2, error);
  g_autoptr (GainSession) session = NULL;
  guint n = 1;

  if (words == NULL || (words[1] != NULL && !gain_command_parse_offset (words[1], &n, error)))
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!step (session, func, done, error))
      return FALSE;

  return gain_session_close (session, error);
}

gboolean
gain_command_undo (const GainCommand *self, char **arguments, GError **error)
{
  return run (self, arguments, gain_project_undo, _ ("Undone"), error);
}

gboolean
gain_command_redo (const GainCommand *self, char **arguments, GError **error)
{
  return run (self, arguments, gain_project_redo, _ ("Done again"), error);
}
