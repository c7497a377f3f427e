/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-command.h"

G_BEGIN_DECLS

/* What each command does; gain-command-table.c says how it is called. */

gboolean gain_command_actor (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_assign (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_attribute (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_check (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_codebook (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_exclude (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_export (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_extract (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_fetch (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_formats (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_help (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_history (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_import (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_incomplete (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_init (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_link (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_list (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_mark (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_note (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_people (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_proposition (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_queue (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_redo (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_relabel (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_restore (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_resize (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_search (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_show (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_stats (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_submit (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_suggest (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_undo (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_unit (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_unlink (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_unmark (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_version (const GainCommand *self, char **arguments, GError **error);

G_END_DECLS
