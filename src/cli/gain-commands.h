/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-command.h"

G_BEGIN_DECLS

/* What each command does; gain-command-table.c says how it is called. */

gboolean gain_command_extract (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_help (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_unit (const GainCommand *self, char **arguments, GError **error);
gboolean gain_command_version (const GainCommand *self, char **arguments, GError **error);

G_END_DECLS
