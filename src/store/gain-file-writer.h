/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-folder.h"

G_BEGIN_DECLS

/**
 * GainFileVersion:
 * @sha256: of the bytes that we last read or wrote, in hex; "" when there was no file
 */
typedef struct
{
  char sha256[65];
} GainFileVersion;

void gain_file_version_set (GainFileVersion *self, GBytes *content);

/**
 * The one routine that writes state. Writes @content beside @path, makes it
 * durable, exchanges the two and looks at what came out: when that is not
 * @known, somebody else has written in between. It is moved to attic/, so that
 * it survives whatever happens next, and handed back for merging.
 *
 * @tag: device name, put into the name of the temporary file
 * @known: (inout): becomes the version that is on disk now, also when only the
 *   last step (making the exchange durable) failed
 * @other: (out) (transfer full) (nullable): what another has written
 *
 * Returns: FALSE with @error; then the old file or the new one is in place.
 */
gboolean gain_file_replace (GainFolder *folder,
                            const char *path,
                            const char *tag,
                            GBytes *content,
                            GainFileVersion *known,
                            GBytes **other,
                            GError **error);

/** Writes a file that must not be there yet (%GAIN_STORE_ERROR_EXISTS), whole or not at all. */
gboolean gain_file_write_new (GainFolder *folder,
                              const char *path,
                              const char *tag,
                              GBytes *content,
                              GError **error);

G_END_DECLS
