/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-layer.h"

G_BEGIN_DECLS

GainLayer *gain_layer_new (const char *article, const char *annotator) G_GNUC_WARN_UNUSED_RESULT;

/** Puts @item in the place of what has this kind and id; with NULL removes that. Checks nothing:
 * gain_project_apply() did. */
void gain_layer_put (GainLayer *self, GainItemKind kind, const char *id, GainItem *item);

/** TRUE when there is anything that a state file would hold. */
gboolean gain_layer_holds_something (GainLayer *self);

/** Lends (nullable) the relations that start at @from, in no order. */
GPtrArray *gain_layer_peek_relations (GainLayer *self, const char *from);
/** Calls @func (GainRelation, @user_data) for each relation, in no order. */
void gain_layer_foreach_relation (GainLayer *self, GFunc func, gpointer user_data);
/** Lends the annotations (GainAnnotation) in reading order. */
GSequence *gain_layer_peek_order (GainLayer *self);

G_END_DECLS
