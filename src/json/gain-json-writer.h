/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Writing: the same value gives the same bytes. Nesting must not exceed
 * GAIN_JSON_MAX_DEPTH, strings must be UTF-8, else nobody could read it back.
 * A double keeps a fraction or exponent (1.0), so that it stays a double; one
 * that is not finite is written as null. */

/** One-space indent, LF, members in the object's own order, arrays of scalars (and of arrays of
 * scalars) on one line, final newline. Returns: (transfer full). */
GString *gain_json_write (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/** On one line without spaces and without a newline. Returns: (transfer full). */
GString *gain_json_write_line (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
