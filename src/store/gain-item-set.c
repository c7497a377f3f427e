/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-item-set.h"

#include "gain-field.h"
#include "gain-shape.h"

#include <string.h>

/* @id is lent by @item. */
typedef struct
{
  GainItemKind kind;
  const char *id;
  GainItem *item;
} Entry;

struct _GainItemSet
{
  GHashTable *entries; /* a set of Entry */
};

static guint
entry_hash (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->id) * 31 + entry->kind;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return first->kind == second->kind && strcmp (first->id, second->id) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->item);
  g_free (entry);
}

GainItemSet *
gain_item_set_new (void)
{
  GainItemSet *self = g_new0 (GainItemSet, 1);

  self->entries = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);

  return self;
}

GainItemSet *
gain_item_set_copy (GainItemSet *self)
{
  GainItemSet *copy = gain_item_set_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    gain_item_set_put (copy, ((Entry *) key)->item);

  return copy;
}

void
gain_item_set_free (GainItemSet *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

guint
gain_item_set_get_size (GainItemSet *self)
{
  return g_hash_table_size (self->entries);
}

GainItem *
gain_item_set_get (GainItemSet *self, GainItemKind kind, const char *id)
{
  Entry key = { kind, id, NULL };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  return entry != NULL ? entry->item : NULL;
}

void
gain_item_set_put (GainItemSet *self, GainItem *item)
{
  Entry *entry = g_new0 (Entry, 1);

  gain_item_seal (item);
  entry->kind = gain_item_get_kind (item);
  entry->item = g_object_ref (item);
  entry->id = gain_item_get_id (item);
  g_hash_table_add (self->entries, entry);
}

void
gain_item_set_put_all (GainItemSet *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    gain_item_set_put (self, g_ptr_array_index (items, i));
}

void
gain_item_set_remove (GainItemSet *self, GainItemKind kind, const char *id)
{
  Entry key = { kind, id, NULL };

  g_hash_table_remove (self->entries, &key);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  GainItem *first = *(GainItem *const *) a;
  GainItem *second = *(GainItem *const *) b;
  int kind = (int) gain_item_get_kind (first) - (int) gain_item_get_kind (second);

  return kind != 0 ? kind : strcmp (gain_item_get_id (first), gain_item_get_id (second));
}

GPtrArray *
gain_item_set_list (GainItemSet *self)
{
  GPtrArray *items = g_ptr_array_sized_new (g_hash_table_size (self->entries));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (items, ((Entry *) key)->item);
  g_ptr_array_sort (items, compare_items);

  return items;
}

/* Merging */

static void
set_state (GainItemSet *self, GainItemKind kind, const char *id, GainItem *state)
{
  if (state != NULL)
    gain_item_set_put (self, state);
  else
    gain_item_set_remove (self, kind, id);
}

/* No status says the same as one that says that the work goes on. */
static gboolean
is_same (GainItem *a, GainItem *b)
{
  GainItem *item = a != NULL ? a : b;

  if (gain_item_equal (a, b))
    return TRUE;
  if (item == NULL || (a != NULL && b != NULL) || gain_item_get_kind (item) != GAIN_ITEM_STATUS)
    return FALSE;

  return !g_variant_is_of_type (gain_field_get_value (GAIN_FIELD (item)), G_VARIANT_TYPE_STRING) ||
         strcmp (g_variant_get_string (gain_field_get_value (GAIN_FIELD (item)), NULL),
                 "submitted") != 0;
}

static char *
dup_words (GainItem *item)
{
  g_autoptr (JsonNode) node = gain_shape_write_item (item);
  g_autoptr (GString) line = gain_json_write_line (node);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Every instance must choose alike, and without a clock: by what they say. */
static gboolean
goes_first (GainItem *a, GainItem *b)
{
  g_autofree char *first = dup_words (a);
  g_autofree char *second = dup_words (b);

  return strcmp (first, second) > 0;
}

/* The id under which a state that lost is kept. It follows from what it says,
 * so that two instances that resolve the same conflict make the same item. */
static char *
dup_copy_id (const char *id, GainItem *state)
{
  g_autofree char *words = dup_words (state);
  g_autofree char *both = g_strconcat (id, "\n", words, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);

  /* The form of a UUID, marked as one made by rule (version 8). */
  return g_strdup_printf (
      "%.8s-%.4s-8%.3s-a%.3s-%.12s", sha256, sha256 + 8, sha256 + 12, sha256 + 15, sha256 + 18);
}

static GainItem *
make_copy (const char *id, GainItem *state, const char *copy_id)
{
  g_autoptr (JsonNode) node = gain_shape_write_item (state);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    return NULL;
  /* Says which one it disagrees with, wherever the copy goes. */
  json_object_set_string_member (object, "conflict", id);

  return gain_shape_read_item (gain_item_get_kind (state), copy_id, node, NULL);
}

static gboolean
can_be_kept_twice (GainItemKind kind)
{
  return kind == GAIN_ITEM_ANNOTATION || kind == GAIN_ITEM_RELATION;
}

/* Of two states of one item the one that goes first stays; the other is kept
 * beside it, where there can be two. */
static void
keep_both (GainItemSet *self, GainItem *ours, GainItem *theirs)
{
  GainItem *first = goes_first (ours, theirs) ? ours : theirs;
  GainItem *second = first == ours ? theirs : ours;
  const char *id = gain_item_get_id (first);
  g_autoptr (GainItem) held = g_object_ref (first);
  g_autofree char *copy_id = dup_copy_id (id, second);
  g_autoptr (GainItem) copy = NULL;

  if (can_be_kept_twice (gain_item_get_kind (first)))
    copy = make_copy (id, second, copy_id);
  if (copy != NULL)
    gain_item_set_put (self, copy);
  gain_item_set_put (self, held);
}

/* Three states of one item that are all different; any may be NULL. */
static void
settle (GainItemSet *self, GainItem *ours, GainItem *theirs)
{
  if (ours != NULL && theirs != NULL)
    keep_both (self, ours, theirs);
  else if (ours == NULL)
    gain_item_set_put (self, theirs);
}

/* Where an earlier state of theirs is kept as a copy, the copy goes: what
 * comes now stands for it. */
static void
drop_superseded_copy (GainItemSet *self, const GainOperation *operation)
{
  g_autofree char *copy_id = NULL;

  if (operation->before == NULL || !can_be_kept_twice (operation->kind))
    return;

  copy_id = dup_copy_id (operation->id, operation->before);
  gain_item_set_remove (self, operation->kind, copy_id);
}

gboolean
gain_item_set_replay (GainItemSet *self, const GainOperation *operation)
{
  g_autoptr (GainItem) current = gain_item_set_get (self, operation->kind, operation->id);

  if (current != NULL)
    g_object_ref (current);
  if (is_same (current, operation->before))
    {
      set_state (self, operation->kind, operation->id, operation->after);
      return TRUE;
    }
  if (is_same (current, operation->after))
    return TRUE;

  drop_superseded_copy (self, operation);
  settle (self, current, operation->after);

  return FALSE;
}

static gboolean
merge_one (GainItemSet *self,
           GainItemSet *base,
           GainItem *theirs,
           GainItemKind kind,
           const char *id)
{
  g_autoptr (GainItem) ours = gain_item_set_get (self, kind, id);
  GainItem *start = base != NULL ? gain_item_set_get (base, kind, id) : NULL;

  if (ours != NULL)
    g_object_ref (ours);
  if (is_same (ours, theirs))
    return TRUE;
  if (base == NULL && (ours == NULL || theirs == NULL))
    {
      if (ours == NULL)
        gain_item_set_put (self, theirs);
      return TRUE;
    }
  if (base != NULL && is_same (start, theirs))
    return TRUE;
  if (base != NULL && is_same (start, ours))
    {
      set_state (self, kind, id, theirs);
      return TRUE;
    }

  settle (self, ours, theirs);

  return FALSE;
}

guint
gain_item_set_merge (GainItemSet *self, GainItemSet *base, GainItemSet *theirs)
{
  g_autoptr (GPtrArray) there = gain_item_set_list (theirs);
  g_autoptr (GPtrArray) before = base != NULL ? gain_item_set_list (base) : g_ptr_array_new ();
  guint conflicts = 0;

  for (guint i = 0; i < there->len; i++)
    {
      GainItem *item = g_ptr_array_index (there, i);

      conflicts +=
          !merge_one (self, base, item, gain_item_get_kind (item), gain_item_get_id (item));
    }

  for (guint i = 0; i < before->len; i++)
    {
      GainItem *item = g_ptr_array_index (before, i);

      if (gain_item_set_get (theirs, gain_item_get_kind (item), gain_item_get_id (item)) == NULL)
        conflicts +=
            !merge_one (self, base, NULL, gain_item_get_kind (item), gain_item_get_id (item));
    }

  return conflicts;
}

/* Entries of the registry and settings belong to no article. */
static const char *
get_place (GainItem *item, const char *article)
{
  return gain_item_kind_fits (gain_item_get_kind (item), TRUE) ? article : NULL;
}

void
gain_item_set_diff (GainItemSet *self,
                    GainItemSet *from,
                    const char *owner,
                    const char *article,
                    GainChange *change)
{
  g_autoptr (GPtrArray) now = gain_item_set_list (self);
  g_autoptr (GPtrArray) before = gain_item_set_list (from);

  for (guint i = 0; i < before->len; i++)
    {
      GainItem *item = g_ptr_array_index (before, i);
      GainItemKind kind = gain_item_get_kind (item);
      const char *id = gain_item_get_id (item);

      if (gain_item_set_get (self, kind, id) == NULL)
        gain_change_add (change, kind, owner, get_place (item, article), id, item, NULL);
    }

  for (guint i = 0; i < now->len; i++)
    {
      GainItem *item = g_ptr_array_index (now, i);
      GainItemKind kind = gain_item_get_kind (item);
      const char *id = gain_item_get_id (item);
      GainItem *old = gain_item_set_get (from, kind, id);

      if (old != item && !gain_item_equal (old, item))
        gain_change_add (change, kind, owner, get_place (item, article), id, old, item);
    }
}
