/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-check-files.h"
#include "gain-check-marks.h"

/* What opening found and the files alone did not tell. */
static void
add_findings (GainStore *store, GainCheckReport *report)
{
  GListModel *findings = gain_store_get_findings (store);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GainFinding) finding = g_list_model_get_item (findings, i);
      const char *path = gain_finding_get_path (finding);
      const char *kind = gain_finding_get_kind (finding);

      /* What is wrong with the codebook is no question of its file alone. */
      if (!g_str_equal (kind, "codebook") && gain_check_report_knows (report, path))
        continue;
      if (g_str_equal (kind, "leftover") || g_str_equal (kind, "newer"))
        gain_check_report_note (report, kind, path, "%s", gain_finding_get_message (finding));
      else
        gain_check_report_problem (report, kind, path, "%s", gain_finding_get_message (finding));
    }
}

static gboolean
check (const char *path, gboolean json, GError **error)
{
  g_autoptr (GainCheckReport) report = gain_check_report_new ();
  g_autoptr (GainSession) session = NULL;

  /* As it lies there, before opening takes care of anything. */
  gain_check_files (path, report);
  session = gain_session_open_quietly (path, NULL, error);
  if (session == NULL)
    return FALSE;
  add_findings (gain_session_get_store (session), report);
  gain_check_marks (session, report);
  gain_check_report_print (report, json);

  if (!gain_session_close (session, error))
    return FALSE;
  return gain_check_report_get_n_problems (report) == 0 || gain_command_fail_told (error);
}

/* Opening takes in and sets aside whatever it finds; closing writes what is
 * behind. What a check then still finds is for a person. */
static gboolean
repair (const char *path, GError **error)
{
  g_autoptr (GainSession) session = gain_session_open (path, NULL, error);

  return session != NULL && gain_session_close (session, error);
}

gboolean
gain_command_check (const GainCommand *self, char **arguments, GError **error)
{
  gboolean json = FALSE;
  gboolean first_repair = FALSE;
  const GOptionEntry options[] = {
    { "repair",
      0,
      0,
      G_OPTION_ARG_NONE,
      &first_repair,
      N_ ("First take in what was left behind, set aside what cannot be read, and write what is behind"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 1, error);

  if (words == NULL || (first_repair && !repair (words[0], error)))
    return FALSE;

  return check (words[0], json, error);
}
