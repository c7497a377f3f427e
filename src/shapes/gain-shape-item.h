/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-shape.h"

G_BEGIN_DECLS

/* One codec a kind of item; gain-shape-item.c chooses. Private to shapes/. */

JsonNode *gain_shape_write_annotation (GainItem *item);
GainItem *gain_shape_read_annotation (const char *id, JsonObject *object, GError **error);
JsonNode *gain_shape_write_relation (GainItem *item);
GainItem *gain_shape_read_relation (const char *id, JsonObject *object, GError **error);
JsonNode *gain_shape_write_actor (GainItem *item);
GainItem *gain_shape_read_actor (const char *id, JsonObject *object, GError **error);
JsonNode *gain_shape_write_proposition (GainItem *item);
GainItem *gain_shape_read_proposition (const char *id, JsonObject *object, GError **error);
JsonNode *gain_shape_write_merge (GainItem *item);
GainItem *gain_shape_read_merge (const char *id, JsonObject *object, GError **error);
JsonNode *gain_shape_write_codebook_item (GainItem *item);
GainItem *gain_shape_read_codebook_item (const char *id, JsonObject *object, GError **error);

G_END_DECLS
