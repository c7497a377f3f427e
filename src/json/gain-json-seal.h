/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The seal: the member "content_sha256" covers the rest of its object. It is
 * taken over the one-line form, so layout does not matter, order does. */

/** Returns: (transfer full): SHA-256 in hex of the one-line form of @object without its member
 * "content_sha256". */
char *gain_json_dup_content_sha256 (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

/** Sets (or moves to its fixed place, straight after the member @after) "content_sha256". Where
 * there is no member @after it goes to the end. Strings borrowed from @object do not survive. */
void gain_json_seal (JsonObject *object, const char *after);

typedef enum
{
  GAIN_JSON_SEAL_ABSENT,
  GAIN_JSON_SEAL_MATCHES,
  GAIN_JSON_SEAL_DIFFERS, /* changed outside: look, never "damaged" */
} GainJsonSeal;

GainJsonSeal gain_json_get_seal (JsonObject *object);

G_END_DECLS
