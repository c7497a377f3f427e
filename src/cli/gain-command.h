/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GAIN_COMMAND_ERROR (gain_command_error_quark ())

typedef enum
{
  GAIN_COMMAND_ERROR_USE,    /* wrong use: exit status 2 */
  GAIN_COMMAND_ERROR_HELP,   /* no error: the message is the help that was asked for */
  GAIN_COMMAND_ERROR_FAILED, /* exit status 1 */
  GAIN_COMMAND_ERROR_TOLD,   /* exit status 1; the person has read why already */
} GainCommandError;

GQuark gain_command_error_quark (void);

typedef struct _GainCommand GainCommand;

/**
 * GainCommand:
 * @name: the word that calls it
 * @usage: (nullable): what follows the name
 * @summary: one line for `gainsay-cli help`
 * @details: (nullable): more for `gainsay-cli help NAME`
 * @run: does it; @arguments is NULL-terminated, without the name
 *
 * One job of the command line. Texts are marked, not yet translated.
 */
struct _GainCommand
{
  const char *name;
  const char *usage;
  const char *summary;
  const char *details;
  gboolean (*run) (const GainCommand *self, char **arguments, GError **error);
};

/** Lends the table, ended by an entry without name. */
const GainCommand *gain_command_get_table (void);
/** Returns: (nullable): NULL where there is no such command. */
const GainCommand *gain_command_find (const char *name);

/**
 * Takes the options out of @arguments. Options of type FILENAME keep their
 * bytes; those that are texts are for gain_command_check_text().
 *
 * @entries: (nullable): ended by an empty one
 * @min: how many words must remain
 * @max: how many may; G_MAXUINT for any number
 *
 * Returns: (transfer full): the words that remain, NULL with an error of %GAIN_COMMAND_ERROR.
 */
char **gain_command_parse (const GainCommand *self,
                           char **arguments,
                           const GOptionEntry *entries,
                           guint min,
                           guint max,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Sets an error of wrong use. Returns: FALSE. */
gboolean gain_command_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** Sets an error of failure. Returns: FALSE. */
gboolean gain_command_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** Fails without a further word. Returns: FALSE. */
gboolean gain_command_fail_told (GError **error);

/** FALSE where @text (NULL is fine) is no UTF-8. @what: names the argument in the message. */
gboolean gain_command_check_text (const char *text, const char *what, GError **error);
#define GAIN_COMMAND_MAX_ANNOTATOR 32
/** FALSE where @id (NULL is fine) cannot be an annotator's. */
gboolean gain_command_check_annotator (const char *id, GError **error);
/** @out: code points; only digits are taken. */
gboolean gain_command_parse_offset (const char *word, guint *out, GError **error);

G_END_DECLS
