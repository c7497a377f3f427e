/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "gain-span.h"

G_BEGIN_DECLS

/* A look into one Web Annotation of any origin: what may be one value or a
 * list of them, a name or an object, is found here. Strings are lent by the
 * annotation. Private to formats/. */

/** TRUE where @name (such as "type", "motivation") is @value or a list that holds it. */
gboolean gain_w3c_has_value (JsonObject *object, const char *name, const char *value);
/** The text of @name, NULL where it is none. */
const char *gain_w3c_get_string (JsonObject *object, const char *name);
/** Returns: (transfer container) (element-type JsonNode): the values of @name, one or a list. */
GPtrArray *gain_w3c_list_values (JsonObject *object, const char *name);
/** The IRI that @node is or that is its "id"; NULL for none. */
const char *gain_w3c_get_iri (JsonNode *node);

/** The first textual body with that purpose; where @or_without, one without purpose too. */
const char *gain_w3c_find_body (JsonObject *annotation, const char *purpose, gboolean or_without);

/**
 * GainW3cPlace:
 * @source: (nullable): IRI of what it is about
 * @has_position: whether @span was given
 * @exact: (nullable)
 */
typedef struct
{
  const char *source;
  gboolean has_position;
  GainSpan span;
  const char *exact;
  const char *prefix;
  const char *suffix;
} GainW3cPlace;

/** What one target says. */
GainW3cPlace gain_w3c_read_place (JsonNode *target);

/** Returns: (transfer full): our id in an IRI of ours or of a UUID, else the IRI. */
char *gain_w3c_dup_id (const char *iri);
/** Returns: (transfer full): an id of an annotator, made of who the creator is. */
char *gain_w3c_dup_annotator (JsonObject *annotation);

G_END_DECLS
