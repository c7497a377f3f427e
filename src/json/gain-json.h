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
 * no duplicate keys, no NUL (also not as \u0000), no lone surrogate, integers
 * within int64, finite numbers. A byte-order mark at the start is refused.
 *
 * Returns: FALSE with an error that names line and column (1-based, in code
 * points) and what is wrong there.
 */
gboolean gain_json_check (const char *data, gsize size, GError **error);

/** Checks, then parses. Returns: (transfer full). */
JsonNode *gain_json_parse (const char *data, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writing: the same value gives the same bytes. */

/** One-space indent, LF, members in the object's own order, arrays of scalars (and of arrays of
 * scalars) on one line, final newline. Returns: (transfer full). */
GString *gain_json_write (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/** On one line without spaces and without a newline. Returns: (transfer full). */
GString *gain_json_write_line (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/** Returns: (transfer full): SHA-256 in hex of the one-line form of @object without its member
 * "content_sha256". */
char *gain_json_dup_content_sha256 (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

/** Sets (or moves to its fixed place, straight after the member @after) "content_sha256". */
void gain_json_seal (JsonObject *object, const char *after);

typedef enum
{
  GAIN_JSON_SEAL_ABSENT,
  GAIN_JSON_SEAL_MATCHES,
  GAIN_JSON_SEAL_DIFFERS, /* changed outside: look, never "damaged" */
} GainJsonSeal;

GainJsonSeal gain_json_get_seal (JsonObject *object);

/* Reading: typed members with errors that name the member. A missing optional member leaves the
 * out value as it is. Strings are lent by the object. */

JsonObject *gain_json_get_root_object (JsonNode *node, GError **error);
gboolean gain_json_read_string (JsonObject *o, const char *key, gboolean required, const char **out, GError **error);
gboolean gain_json_read_int (JsonObject *o, const char *key, gboolean required, gint64 min, gint64 max, gint64 *out, GError **error);
gboolean gain_json_read_boolean (JsonObject *o, const char *key, gboolean required, gboolean *out, GError **error);
gboolean gain_json_read_object (JsonObject *o, const char *key, gboolean required, JsonObject **out, GError **error);
gboolean gain_json_read_array (JsonObject *o, const char *key, gboolean required, JsonArray **out, GError **error);
/** @out: (transfer full): NULL-terminated; set to NULL where the member is missing. */
gboolean gain_json_read_strv (JsonObject *o, const char *key, gboolean required, char ***out, GError **error);

/** Checks "format" and "version". Fails with %GAIN_JSON_ERROR_VERSION when @o is newer than
 * @max_version (then @version is set and the file may be shown, but not written). */
gboolean gain_json_read_format (JsonObject *o, const char *format, gint64 max_version, gint64 *version, GError **error);

/* JSON values inside a GVariant, for places that may not know json-glib: object a{sv} in order,
 * array av (as where every element is a string), string s, integer x, number d, boolean b,
 * null mv (nothing). */

/** Returns: (transfer floating). */
GVariant *gain_json_to_variant (JsonNode *node);
/** Returns: (transfer full). */
JsonNode *gain_json_from_variant (GVariant *value);

G_END_DECLS
