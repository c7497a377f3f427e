/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What other programs leave when two have changed one file: a copy beside it
 * with a name of theirs, or both versions in one file between markers. */

/**
 * Recognises “abc (conflicted copy 2026-11-21).json”, “abc.sync-conflict-….json” and the like.
 * @target: (out) (transfer full): the name of the file that it is a copy of
 */
gboolean gain_sync_conflict_parse_name (const char *name, char **target);

/**
 * Takes a file with the markers of git apart.
 * @ours, @theirs: (out) (transfer full): the two versions
 *
 * Returns: FALSE when there are no markers.
 */
gboolean gain_sync_conflict_split (GBytes *bytes, GBytes **ours, GBytes **theirs);

G_END_DECLS
