/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON values inside a GVariant, for places that may not know json-glib: object a{sv} in order,
 * array av (as where every element is a string, so also where it is empty), string s, integer x,
 * number d, boolean b, null mv (nothing).
 *
 * GVariant allows 128 levels in serialised form and an object takes three of them, so values
 * nested deeper than 40 survive only while nobody asks the variant for its bytes. */

/** Returns: (transfer floating). */
GVariant *gain_json_to_variant (JsonNode *node);

/** Takes every basic type, not just those that gain_json_to_variant() gives: other integers
 * become integers (above int64: a double), tuples and other arrays become arrays, boxes are
 * opened. A floating @value stays floating. Returns: (transfer full). */
JsonNode *gain_json_from_variant (GVariant *value);

G_END_DECLS
