/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Lists the files that @path stands for: itself, or what lies in it and its folders, sorted,
 * without hidden ones; links to folders are not followed. What cannot be listed stays in the list,
 * so that reading it says why. Returns: (transfer full) (element-type filename). */
GPtrArray *gain_import_list_files (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
