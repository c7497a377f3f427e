/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-annotation.h"
#include "gain-field.h"
#include "gain-interval-index.h"
#include "gain-relation.h"

G_BEGIN_DECLS

/**
 * GainLayer:
 *
 * One annotator's marks, links and status on one article. As a GListModel it
 * is the annotations in reading order. Changed only through
 * gain_project_apply().
 */
#define GAIN_TYPE_LAYER (gain_layer_get_type ())
G_DECLARE_FINAL_TYPE (GainLayer, gain_layer, GAIN, LAYER, GObject)

const char *gain_layer_get_article (GainLayer *self);
const char *gain_layer_get_annotator (GainLayer *self);
/** "new", "annotating" or "submitted". Where nobody set one it follows from what the layer holds,
 * so a codec writes gain_layer_get_item() of %GAIN_ITEM_STATUS rather than this. */
const char *gain_layer_get_status (GainLayer *self);

guint gain_layer_get_n_annotations (GainLayer *self);
guint gain_layer_get_n_relations (GainLayer *self);
GainAnnotation *gain_layer_get_annotation (GainLayer *self, const char *id);
GainRelation *gain_layer_get_relation (GainLayer *self, const char *id);
/** Any item of the layer by kind and id. Returns: (transfer none) (nullable). */
GainItem *gain_layer_get_item (GainLayer *self, GainItemKind kind, const char *id);

/** Returns: (transfer container): annotations with a fragment that overlaps @range (an empty one:
 * that holds that position), in reading order, each once. O(log n + k). */
GPtrArray *gain_layer_list_touching (GainLayer *self, GainSpan range);
/** The first annotation that starts after (before) @offset. Returns: (transfer none) (nullable). */
GainAnnotation *gain_layer_get_next (GainLayer *self, guint offset);
GainAnnotation *gain_layer_get_previous (GainLayer *self, guint offset);

/** Returns: (transfer container): relations by id; with @from only those that start there. */
GPtrArray *gain_layer_list_relations (GainLayer *self, const char *from);
/** Returns: (transfer container): relations of this layer that end at the mark @to, whatever
 * article they say it is in. */
GPtrArray *gain_layer_list_relations_to (GainLayer *self, const char *to);
/** Returns: (transfer container): every item of @kind, annotations in reading order, others by id.
 */
GPtrArray *gain_layer_list_items (GainLayer *self, GainItemKind kind);

/** Members of the state file that this version does not know, as gain_item_get_extras(). */
GVariant *gain_layer_get_extras (GainLayer *self);
void gain_layer_set_extras (GainLayer *self, GVariant *extras);
/** A layer read from a newer file may be looked at, not changed. */
gboolean gain_layer_get_read_only (GainLayer *self);
void gain_layer_set_read_only (GainLayer *self, gboolean read_only);

G_END_DECLS
