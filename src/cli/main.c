/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-command.h"
#include "gain-interrupt.h"

enum
{
  STATUS_DONE = 0,
  STATUS_FAILED = 1,
  STATUS_WRONG_USE = 2,
};

static void
set_up_languages (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* A closed standard stream would give its number to the next file that is
 * opened, and messages would be written into that. */
static void
open_standard_streams (void)
{
  while (TRUE)
    {
      int descriptor = open ("/dev/null", O_RDWR);

      if (descriptor > STDERR_FILENO)
        {
          close (descriptor);
          return;
        }
      if (descriptor < 0)
        return;
    }
}

static int
tell_error (const char *command, const GError *error)
{
  if (g_error_matches (error, GAIN_COMMAND_ERROR, GAIN_COMMAND_ERROR_TOLD))
    return STATUS_FAILED;

  gain_notice ("%s", error->message);
  if (!g_error_matches (error, GAIN_COMMAND_ERROR, GAIN_COMMAND_ERROR_USE))
    return STATUS_FAILED;

  if (command != NULL)
    gain_notice (_ ("“gainsay-cli help %s” shows how it is used."), command);
  else
    gain_notice (_ ("“gainsay-cli help” lists the commands."));

  return STATUS_WRONG_USE;
}

static gboolean
run_command (const GainCommand *command, char **arguments, GError **error)
{
  g_autofree char *program = g_strconcat ("gainsay-cli ", command->name, NULL);
  g_autoptr (GError) failed = NULL;

  g_set_prgname (program);
  if (command->run (command, arguments, &failed))
    return TRUE;

  if (g_error_matches (failed, GAIN_COMMAND_ERROR, GAIN_COMMAND_ERROR_HELP))
    {
      gain_answer ("%s", failed->message);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static int
call (const char *name, char **arguments)
{
  const GainCommand *command = gain_command_find (name);
  g_autoptr (GError) error = NULL;
  int status = STATUS_DONE;

  if (command == NULL)
    {
      gain_command_refuse (&error, _ ("There is no command “%s”."), name);
      return tell_error (NULL, error);
    }

  if (!run_command (command, arguments, &error))
    status = tell_error (command->name, error);
  g_clear_error (&error);

  if (!gain_answer_flush (&error) && tell_error (command->name, error) > status)
    status = STATUS_FAILED;
  gain_interrupt_pass_on ();

  return status;
}

int
main (int argc, char **argv)
{
  char *help[] = { NULL };

  open_standard_streams ();
  set_up_languages ();

  if (argc < 2)
    {
      g_autoptr (GError) error = NULL;

      gain_command_refuse (&error, _ ("What shall be done? A command is missing."));
      return tell_error (NULL, error);
    }
  if (g_str_equal (argv[1], "--version"))
    return call ("version", help);
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return call ("help", help);

  return call (argv[1], argv + 2);
}
