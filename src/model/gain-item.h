/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a project is made of, as far as people change it. The number of a kind
 * is used in memory only; files use the nick. */
typedef enum
{
  GAIN_ITEM_ANNOTATION,  /* GainAnnotation, in a layer */
  GAIN_ITEM_RELATION,    /* GainRelation, in a layer or between entries of the registry */
  GAIN_ITEM_STATUS,      /* GainField "status" of a layer: new · annotating · submitted */
  GAIN_ITEM_BLOCK,       /* GainField, id = index of the block: excluded or not */
  GAIN_ITEM_ACTOR,       /* GainActor, in the registry */
  GAIN_ITEM_PROPOSITION, /* GainProposition, in the registry */
  GAIN_ITEM_MERGE,       /* GainMerge, a registry edge: one entry counts as another */
  GAIN_ITEM_CODEBOOK,    /* GainCodebook, a version of the scheme; never taken away */
  GAIN_ITEM_SETTING,     /* GainField, the lead's: roles, assignments … (gain-people.h) */
  GAIN_ITEM_N_KINDS,
} GainItemKind;

/** "annotation", "relation", "status", "block", "actor", "proposition", "merge", "codebook",
 * "setting". */
const char *gain_item_kind_get_nick (GainItemKind kind);
gboolean gain_item_kind_from_nick (const char *nick, GainItemKind *kind);
/** Whether items of @kind can belong to an article (@in_article), or to none. Relations can do
 * either: those between entries of the registry belong to no article. */
gboolean gain_item_kind_fits (GainItemKind kind, gboolean in_article);

/**
 * GainItem:
 *
 * One thing that a person made: a value with an id. An item is built through
 * setters, then sealed (at the latest when it enters a change) and never
 * changes again; to change it, copy it, set, and apply the copy. So history
 * can keep any number of states for the price of a pointer, and threads can
 * read sealed items.
 */
#define GAIN_TYPE_ITEM (gain_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (GainItem, gain_item, GAIN, ITEM, GObject)

struct _GainItemClass
{
  GObjectClass parent_class;

  /* Both get two items of the same type; the base class does the common members. */
  gboolean (*equal) (GainItem *a, GainItem *b);
  void (*copy_to) (GainItem *self, GainItem *copy);
};

GainItemKind gain_item_get_kind (GainItem *self);
const char *gain_item_get_id (GainItem *self);

/** Returns: (transfer full): an unsealed copy with the same id. */
GainItem *gain_item_copy (GainItem *self) G_GNUC_WARN_UNUSED_RESULT;
void gain_item_seal (GainItem *self);
gboolean gain_item_is_sealed (GainItem *self);

/** Equal in everything that is written to disk; either may be NULL. */
gboolean gain_item_equal (GainItem *a, GainItem *b);

/* Members that every kind may have. Strings may be NULL. */

/** How it came about: "typed", "suggested:K" (rank K), "default", "carried", "bulk". */
const char *gain_item_get_origin (GainItem *self);
void gain_item_set_origin (GainItem *self, const char *origin);
const char *gain_item_get_note (GainItem *self);
void gain_item_set_note (GainItem *self, const char *note);
/** ISO 8601 in UTC, for people; order never depends on it. */
const char *gain_item_get_created (GainItem *self);
void gain_item_set_created (GainItem *self, const char *created);
const char *gain_item_get_modified (GainItem *self);
void gain_item_set_modified (GainItem *self, const char *modified);
/** Sets "modified" (and "created" where it is not set) to the present second. */
void gain_item_touch (GainItem *self);
/** Version of the codebook it was made with, 0: none. */
guint gain_item_get_codebook (GainItem *self);
void gain_item_set_codebook (GainItem *self, guint version);

/** Lends an a{sv} in its order, or NULL for none. Values: s, as, b, x; others are kept as read. */
GVariant *gain_item_get_attributes (GainItem *self);
void gain_item_set_attributes (GainItem *self, GVariant *attributes);
/** Returns: (transfer full) (nullable). */
GVariant *gain_item_dup_attribute (GainItem *self, const char *name);
/** Sets, or with NULL removes, one attribute; a floating @value is taken. */
void gain_item_set_attribute (GainItem *self, const char *name, GVariant *value);

/** Members of the file that this version does not know: a(ssv), each the known (or unknown)
 * member it stands behind ("" for the first), its name and its value; NULL for none. */
GVariant *gain_item_get_extras (GainItem *self);
void gain_item_set_extras (GainItem *self, GVariant *extras);

G_END_DECLS
