/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"

G_BEGIN_DECLS

typedef enum
{
  GAIN_CHANGE_ACT,     /* a person did it: journal and history */
  GAIN_CHANGE_UNDO,    /* takes back the act gain_change_get_of(): journal, moves history */
  GAIN_CHANGE_REDO,    /* brings back an act: journal, moves history */
  GAIN_CHANGE_OUTSIDE, /* stands on disk already (loading, another writer): neither */
} GainChangeRole;

/**
 * GainOperation:
 * @kind: what it changes
 * @owner: annotator whose file holds it (interned for the life of the change)
 * @article: (nullable): id of the article; NULL for the registry and the settings
 * @id: of the item
 * @before: (nullable): NULL when the item is new
 * @after: (nullable): NULL when the item is deleted
 */
typedef struct
{
  GainItemKind kind;
  char *owner;
  char *article;
  char *id;
  GainItem *before;
  GainItem *after;
} GainOperation;

/**
 * GainChange:
 *
 * What one act does: operations that happen all or not at all. The same value
 * serves apply, undo, journal, merge and tests. Immutable once applied.
 */
typedef struct _GainChange GainChange;

#define GAIN_TYPE_CHANGE (gain_change_get_type ())
GType gain_change_get_type (void);

/** @verb: a stable word for the act ("mark", "delete", "relabel", "resize", "note", "attribute",
 * "link", "exclude", "status", …), kept in the journal; gain_change_get_name() is for people. */
GainChange *gain_change_new (const char *verb) G_GNUC_WARN_UNUSED_RESULT;
GainChange *gain_change_ref (GainChange *self);
void gain_change_unref (GainChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainChange, gain_change_unref)

/** Seals and references the items. One of @before and @after may be NULL. */
void gain_change_add (GainChange *self,
                      GainItemKind kind,
                      const char *owner,
                      const char *article,
                      const char *id,
                      GainItem *before,
                      GainItem *after);

/** Adds the operations of @part behind one's own, so that both are one act. */
void gain_change_append (GainChange *self, GainChange *part);

guint gain_change_get_n_operations (GainChange *self);
const GainOperation *gain_change_get_operation (GainChange *self, guint i);
const char *gain_change_get_verb (GainChange *self);
/** Translated, such as “Mark”; fits behind “Undo”. */
const char *gain_change_get_name (GainChange *self);

/** The UUID of the group; made at creation, overwritten when read from a journal. */
const char *gain_change_get_group (GainChange *self);
void gain_change_set_group (GainChange *self, const char *group);
GainChangeRole gain_change_get_role (GainChange *self);
/** Group of the act that an undo or redo is about; NULL otherwise. */
const char *gain_change_get_of (GainChange *self);
void gain_change_set_role (GainChange *self, GainChangeRole role, const char *of);

/** Returns: (transfer full): the change that leads back, operations in reverse, with @role and
 * about the same act. */
GainChange *gain_change_invert (GainChange *self, GainChangeRole role) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
