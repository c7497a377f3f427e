/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GainCovers:
 *
 * Which part of which journal files a state holds: for each file the length
 * up to which every line about it is in, and the n of the last of them. A
 * plain value, not shared between threads.
 */
typedef struct _GainCovers GainCovers;

GainCovers *gain_covers_new (void) G_GNUC_WARN_UNUSED_RESULT;
GainCovers *gain_covers_copy (GainCovers *self) G_GNUC_WARN_UNUSED_RESULT;
void gain_covers_free (GainCovers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainCovers, gain_covers_free)

/** @object: as it stands in a file; what is no entry of ours is left out. */
GainCovers *gain_covers_read (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
/** Returns: (transfer full): by name. */
JsonObject *gain_covers_write (GainCovers *self) G_GNUC_WARN_UNUSED_RESULT;

/** The length of @path that is in; 0 for none. */
gint64 gain_covers_get_bytes (GainCovers *self, const char *path);
/** The largest n of all files. */
gint64 gain_covers_get_n (GainCovers *self);
/** Notes that @path is in up to @bytes; never takes anything back. */
void gain_covers_extend (GainCovers *self, const char *path, gint64 bytes, gint64 n);
void gain_covers_extend_all (GainCovers *self, GainCovers *other);
/** Leaves what is in both. */
void gain_covers_intersect (GainCovers *self, GainCovers *other);
/** TRUE when everything that is in @inner is in @self. */
gboolean gain_covers_contains (GainCovers *self, GainCovers *inner);

G_END_DECLS
