/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-shape.h"

G_BEGIN_DECLS

/* What the files of a layer and of the registry have in common: objects full
 * of entries by id, of which a damaged one is kept as it is. Private to
 * shapes/. */

GainLayerFile *gain_layer_file_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** Reads the entries of the member @name into @file. Returns: FALSE where the member is no object.
 */
gboolean gain_layer_file_read_entries (GainLayerFile *file,
                                       JsonObject *object,
                                       const char *name,
                                       GainItemKind kind,
                                       GVariantBuilder *extras,
                                       GError **error);

/** @items: (element-type GainItem) (transfer container). Returns: (transfer full): the entries by
 * id, with the damaged ones that @extras keep for the member @name. */
JsonObject *gain_shape_write_entries (GPtrArray *items,
                                      GVariant *extras,
                                      const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** Sets "covers" where there is one. */
void gain_shape_set_covers (JsonObject *object, JsonObject *covers);

G_END_DECLS
