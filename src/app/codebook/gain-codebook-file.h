/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-codebook.h"

G_BEGIN_DECLS

/* A codebook as a file of its own, to take along. */

/** Writes @codebook as JSON. Returns: FALSE with an error that names the file. */
gboolean gain_codebook_file_save (GainCodebook *codebook, GFile *file, GError **error);

/** Reads a codebook. Returns: (transfer full) (nullable): NULL with an error that names the file,
 * and the line where it is no good JSON. */
GainCodebook *gain_codebook_file_load (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
