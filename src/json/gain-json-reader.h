/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "gain-json-check.h"

G_BEGIN_DECLS

/* Reading: typed members with errors (%GAIN_JSON_ERROR_SHAPE) that name the
 * member. A missing optional member, or one that is null, leaves the out value
 * as it is. Strings, objects and arrays are lent by the object. */

/** Returns: (transfer none): NULL with an error where @node is no object. */
JsonObject *gain_json_get_root_object (JsonNode *node, GError **error);
gboolean gain_json_read_string (JsonObject *o,
                                const char *key,
                                gboolean required,
                                const char **out,
                                GError **error);
/** Takes integers only: 3.0 is refused. @min and @max are allowed values. */
gboolean gain_json_read_int (JsonObject *o,
                             const char *key,
                             gboolean required,
                             gint64 min,
                             gint64 max,
                             gint64 *out,
                             GError **error);
gboolean gain_json_read_boolean (JsonObject *o,
                                 const char *key,
                                 gboolean required,
                                 gboolean *out,
                                 GError **error);
gboolean gain_json_read_object (JsonObject *o,
                                const char *key,
                                gboolean required,
                                JsonObject **out,
                                GError **error);
gboolean gain_json_read_array (JsonObject *o,
                               const char *key,
                               gboolean required,
                               JsonArray **out,
                               GError **error);
/** @out: (transfer full): NULL-terminated; set to NULL where the member is missing, and on failure.
 */
gboolean gain_json_read_strv (JsonObject *o,
                              const char *key,
                              gboolean required,
                              char ***out,
                              GError **error);

/** Checks "format" and "version". Fails with %GAIN_JSON_ERROR_VERSION when @o is newer than
 * @max_version (then @version is set and the file may be shown, but not written). */
gboolean gain_json_read_format (JsonObject *o,
                                const char *format,
                                gint64 max_version,
                                gint64 *version,
                                GError **error);

G_END_DECLS
