/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"
#include "gain-json.h"

G_BEGIN_DECLS

/* The members of an object: those that a shape knows, and the others, which
 * are kept where they stood. Private to shapes/.
 *
 * Extras are an a(ssv): the member before it ("" for the first), its name, its
 * value. A value of type v (a variant in a variant) belongs inside the member
 * it stands behind: a damaged entry, or the extras of an entry that the model
 * has no place for. */

/** A value as the model keeps it: scalars and lists of texts as gain_json_to_variant(), anything
 * deeper as (s), its JSON text, since serialised variants end at a depth of 128.
 * Returns: (transfer floating). */
GVariant *gain_shape_value_to_variant (JsonNode *node);
/** Returns: (transfer full). */
JsonNode *gain_shape_value_from_variant (GVariant *value);

/** Adds what @object holds beside @known (NULL-terminated names); a null where a known member could
 * be counts as unknown. @extras: builds an a(ssv). */
void gain_shape_collect_extras (GVariantBuilder *extras,
                                JsonObject *object,
                                const char *const *known);
/** Adds what belongs inside the member @container under the key @name; a floating @value is taken.
 */
void gain_shape_add_inner_extra (GVariantBuilder *extras,
                                 const char *container,
                                 const char *name,
                                 GVariant *value);
/** Returns: (transfer full) (nullable): NULL for none. */
GVariant *gain_shape_end_extras (GVariantBuilder *extras);
/** Collects and ends in one. Returns: (transfer full) (nullable). */
GVariant *gain_shape_dup_extras (JsonObject *object, const char *const *known);
/** What gain_shape_add_inner_extra() put there. Returns: (transfer full) (nullable). */
GVariant *gain_shape_find_inner_extra (GVariant *extras, const char *container, const char *name);

/** @object: (transfer full). Returns: (transfer full): with @extras (nullable) in their places; a
 * name that is there already stays as it is. */
JsonObject *gain_shape_merge_extras (JsonObject *object, GVariant *extras);

typedef void (*GainShapeInnerFunc) (const char *name, GVariant *value, gpointer user_data);
/** Calls @func for each inner extra of @container. */
void gain_shape_foreach_inner_extra (GVariant *extras,
                                     const char *container,
                                     GainShapeInnerFunc func,
                                     gpointer user_data);

/* Writing; nothing is written for NULL. */
void gain_shape_set_string (JsonObject *object, const char *name, const char *value);
void gain_shape_set_strv (JsonObject *object, const char *name, const char *const *values);
/** Returns: (transfer full): a node that owns @object (transfer full). */
JsonNode *gain_shape_wrap (JsonObject *object);

/* Reading. */
/** A required text that is not empty. */
gboolean gain_shape_read_name (JsonObject *object,
                               const char *name,
                               const char **out,
                               GError **error);
/** Checks "format"; a version above @version is no error, but sets @newer (out, optional). */
gboolean gain_shape_read_known_format (JsonObject *object,
                                       const char *format,
                                       gint64 version,
                                       gboolean *newer,
                                       GError **error);
/** Sets an error of %GAIN_JSON_ERROR_SHAPE and returns FALSE. */
gboolean gain_shape_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What every item may have: "attributes" apart, then origin, note, created, modified, codebook. */
void gain_shape_write_attributes (JsonObject *object, GainItem *item, gboolean even_if_empty);
void gain_shape_write_common (JsonObject *object, GainItem *item);
/** Both, with the extras beside @known. */
gboolean gain_shape_read_common (JsonObject *object,
                                 GainItem *item,
                                 const char *const *known,
                                 GError **error);

#define GAIN_SHAPE_COMMON_MEMBERS "attributes", "origin", "note", "created", "modified", "codebook"

G_END_DECLS
