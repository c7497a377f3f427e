/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define GAIN_JSON_ERROR (gain_json_error_quark ())

typedef enum
{
  GAIN_JSON_ERROR_SYNTAX,  /* not RFC 8259, or beyond our limits */
  GAIN_JSON_ERROR_SHAPE,   /* well-formed, but a member is missing or of another type */
  GAIN_JSON_ERROR_VERSION, /* written by a newer version */
} GainJsonError;

GQuark gain_json_error_quark (void);

#define GAIN_JSON_MAX_DEPTH 64
/* No file of ours comes near this; a larger one is somebody else's. */
#define GAIN_JSON_MAX_BYTES (512u * 1024u * 1024u)

/* Checking: what stands between untrusted bytes and json-glib. */

/**
 * Strict RFC 8259: one root, valid UTF-8, depth at most %GAIN_JSON_MAX_DEPTH,
 * no duplicate keys (compared after unescaping), no NUL (also not as \u0000),
 * no lone surrogate, integers within int64, finite numbers. A byte-order mark
 * at the start is refused. @data needs no NUL at its end.
 *
 * Returns: FALSE with an error that names line and column (1-based, in code
 * points) and what is wrong there.
 */
gboolean gain_json_check (const char *data, gsize size, GError **error);

/**
 * Checks and parses in one go: fails exactly where gain_json_check() does.
 * A number without fraction and exponent is an int64, every other a double.
 *
 * Returns: (transfer full): NULL on failure.
 */
JsonNode *gain_json_parse (const char *data, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
