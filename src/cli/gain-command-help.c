/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-table.h"

static void
list_commands (void)
{
  g_autoptr (GainTable) table = gain_table_new ();

  gain_answer ("%s\n\n", _ ("Usage: gainsay-cli COMMAND [OPTION…] …"));
  for (const GainCommand *command = gain_command_get_table (); command->name != NULL; command++)
    gain_table_add (table, command->name, _ (command->summary), NULL);
  gain_table_print (table, 2);
  gain_answer ("\n%s\n", _ ("“gainsay-cli help COMMAND” shows how one is used."));
}

gboolean
gain_command_help (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (GStrv) words = gain_command_parse (self, arguments, NULL, 0, 1, error);
  char *question[] = { (char *) "--help", NULL };
  const GainCommand *command;
  g_autofree char *program = NULL;

  if (words == NULL)
    return FALSE;
  if (words[0] == NULL)
    {
      list_commands ();
      return TRUE;
    }

  command = gain_command_find (words[0]);
  if (command == NULL)
    return gain_command_refuse (error, _ ("There is no command “%s”."), words[0]);

  /* Each command knows its options; asking it is asking for help. */
  program = g_strconcat ("gainsay-cli ", command->name, NULL);
  g_set_prgname (program);
  return command->run (command, question, error);
}

gboolean
gain_command_version (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (GStrv) words = gain_command_parse (self, arguments, NULL, 0, 0, error);

  if (words == NULL)
    return FALSE;

  gain_answer ("gainsay-cli %s\n", PACKAGE_VERSION);
  return TRUE;
}
