/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-folder.h"

G_BEGIN_DECLS

/* attic/: copies of what was replaced, could not be read, or was in conflict.
 * Named <path with / as __>.<first 12 digits of the SHA-256>, so the same
 * bytes are kept once. Nothing here is ever deleted by the program. */

/** Keeps a copy of @content, found at @path. Returns: (transfer full): the path of the copy. */
char *gain_attic_keep (GainFolder *folder, const char *path, GBytes *content, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** Moves the file @name of the folder @parent, which stands for @path, to the attic.
 * @content: (nullable): its bytes; NULL where they cannot be read. */
gboolean gain_attic_move_from (GainFolder *folder,
                               int parent,
                               const char *name,
                               const char *path,
                               GBytes *content,
                               GError **error);

/** The same for a file by its path: @leftover stands for @path. */
gboolean gain_attic_move (GainFolder *folder,
                          const char *leftover,
                          const char *path,
                          GBytes *content,
                          GError **error);

G_END_DECLS
