/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainItemSet:
 *
 * Items by kind and id: what one file holds, at one time. Here the states that
 * two writers made of one file become one again.
 */
typedef struct _GainItemSet GainItemSet;

GainItemSet *gain_item_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
GainItemSet *gain_item_set_copy (GainItemSet *self) G_GNUC_WARN_UNUSED_RESULT;
void gain_item_set_free (GainItemSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainItemSet, gain_item_set_free)

guint gain_item_set_get_size (GainItemSet *self);
/** Returns: (transfer none) (nullable). */
GainItem *gain_item_set_get (GainItemSet *self, GainItemKind kind, const char *id);
/** Puts @item in the place of one with its kind and id. Seals and references it. */
void gain_item_set_put (GainItemSet *self, GainItem *item);
/** The same with several (element-type GainItem). */
void gain_item_set_put_all (GainItemSet *self, GPtrArray *items);
void gain_item_set_remove (GainItemSet *self, GainItemKind kind, const char *id);
/** Returns: (transfer container) (element-type GainItem): by kind, then id. */
GPtrArray *gain_item_set_list (GainItemSet *self);

/**
 * Does what an operation of a journal did. Where the item is not what the
 * operation was made for, somebody else has changed it too: then an edit beats
 * a delete, and of two edits both are kept, one of them under a new id.
 *
 * Returns: FALSE when there was such a conflict.
 */
gboolean gain_item_set_replay (GainItemSet *self, const GainOperation *operation);

/**
 * Takes in @theirs. @base: (nullable): what both started from; NULL where that
 * is not known, then nothing counts as deleted.
 *
 * Returns: the number of conflicts, resolved as by gain_item_set_replay().
 */
guint gain_item_set_merge (GainItemSet *self, GainItemSet *base, GainItemSet *theirs);

/** Adds the operations to @change that lead from @from to @self. */
void gain_item_set_diff (GainItemSet *self,
                         GainItemSet *from,
                         const char *owner,
                         const char *article,
                         GainChange *change);

G_END_DECLS
