/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

/* In the order in which somebody meets them. */
static const GainCommand commands[] = {
  { "extract",
    N_ ("FILE|-"),
    N_ ("Print what a page says as JSON: text, blocks, title, date"),
    N_ ("Offsets are Unicode code points of “text”. With --lines one process reads many pages: a "
        "line of standard input each, answered by one line of JSON."),
    gain_command_extract },
  { "unit",
    N_ ("FILE LABEL OFFSET…"),
    N_ ("Print the stretch of text that a mark would take at each offset"),
    N_ ("LABEL: claim, denial, doubt, actor, cue, sentence, paragraph or word. Prints START END a "
        "line, in Unicode code points of the text of the file; the same twice where there is none."),
    gain_command_unit },
  { "help",
    N_ ("[COMMAND]"),
    N_ ("List the commands, or show how one is used"),
    NULL,
    gain_command_help },
  { "version", NULL, N_ ("Print the version"), NULL, gain_command_version },
  { NULL },
};

const GainCommand *
gain_command_get_table (void)
{
  return commands;
}
