/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry"

#include "config.h"

#include "gain-registry.h"

#include "gain-merge-resolution.h"
#include "gain-registry-private.h"

/* The kinds that a registry holds. */
enum
{
  SLOT_ACTOR,
  SLOT_PROPOSITION,
  SLOT_MERGE,
  SLOT_RELATION,
  N_SLOTS,
};

/* What one person entered; owns the items. */
typedef struct
{
  GHashTable *items[N_SLOTS]; /* id → GainItem */
} Entries;

/* Where two people entered the same id, what was put last shows, and the other
 * comes back when it goes. */
struct _GainRegistry
{
  GObject parent_instance;

  GHashTable *owners;         /* interned id → Entries */
  GHashTable *shown[N_SLOTS]; /* id → GPtrArray of GainItem, the last shows */
  GListStore *actors;
  GListStore *propositions;
  GHashTable *links_from; /* id of an entry → GPtrArray of GainRelation that show */
  GHashTable *links_to;   /* likewise */

  /* NULL: to be computed. */
  GHashTable *undone; /* ids of merges that a counter-edge names, lent by it */
  GainMergeResolution *resolved[SLOT_PROPOSITION + 1];
};

G_DEFINE_FINAL_TYPE (GainRegistry, gain_registry, G_TYPE_OBJECT)

static guint
get_slot (GainItemKind kind)
{
  switch (kind)
    {
    case GAIN_ITEM_ACTOR:
      return SLOT_ACTOR;
    case GAIN_ITEM_PROPOSITION:
      return SLOT_PROPOSITION;
    case GAIN_ITEM_MERGE:
      return SLOT_MERGE;
    case GAIN_ITEM_RELATION:
      return SLOT_RELATION;
    default:
      return N_SLOTS;
    }
}

gboolean
gain_registry_holds (GainItemKind kind)
{
  return get_slot (kind) < N_SLOTS;
}

static Entries *
entries_new (void)
{
  Entries *self = g_new0 (Entries, 1);

  for (guint i = 0; i < N_SLOTS; i++)
    self->items[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  return self;
}

static void
entries_free (gpointer data)
{
  Entries *self = data;

  for (guint i = 0; i < N_SLOTS; i++)
    g_hash_table_unref (self->items[i]);
  g_free (self);
}

static gboolean
entries_are_empty (Entries *self)
{
  for (guint i = 0; i < N_SLOTS; i++)
    if (g_hash_table_size (self->items[i]) > 0)
      return FALSE;

  return TRUE;
}

static const char *
get_words (GainItem *item)
{
  const char *words = GAIN_IS_ACTOR (item) ? gain_actor_get_name (GAIN_ACTOR (item))
                                           : gain_proposition_get_wording (GAIN_PROPOSITION (item));

  return words != NULL ? words : "";
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer user_data)
{
  int order = g_utf8_collate (get_words ((GainItem *) a), get_words ((GainItem *) b));

  if (order != 0)
    return order;

  return strcmp (gain_item_get_id ((GainItem *) a), gain_item_get_id ((GainItem *) b));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (gain_item_get_id (*(GainItem *const *) a),
                 gain_item_get_id (*(GainItem *const *) b));
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
forget_resolution (GainRegistry *self)
{
  g_clear_pointer (&self->undone, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->resolved); i++)
    g_clear_pointer (&self->resolved[i], gain_merge_resolution_free);
}

static void
gain_registry_finalize (GObject *object)
{
  GainRegistry *self = GAIN_REGISTRY (object);

  g_clear_object (&self->actors);
  g_clear_object (&self->propositions);
  for (guint i = 0; i < N_SLOTS; i++)
    g_clear_pointer (&self->shown[i], g_hash_table_unref);
  forget_resolution (self);
  g_clear_pointer (&self->links_from, g_hash_table_unref);
  g_clear_pointer (&self->links_to, g_hash_table_unref);
  g_clear_pointer (&self->owners, g_hash_table_unref);

  G_OBJECT_CLASS (gain_registry_parent_class)->finalize (object);
}

static void
gain_registry_class_init (GainRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_registry_finalize;
}

static void
gain_registry_init (GainRegistry *self)
{
  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entries_free);
  for (guint i = 0; i < N_SLOTS; i++)
    self->shown[i] =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->links_from =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->links_to =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->actors = g_list_store_new (GAIN_TYPE_ACTOR);
  self->propositions = g_list_store_new (GAIN_TYPE_PROPOSITION);
}

GainRegistry *
gain_registry_new (void)
{
  return g_object_new (GAIN_TYPE_REGISTRY, NULL);
}

/* Position of @item, which is in @list. O(log n). */
static guint
find_position (GListModel *list, GainItem *item)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (list);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (GainItem) other = g_list_model_get_item (list, middle);

      if (compare_words (other, item, NULL) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
update_list (GListStore *list, GainItem *old, GainItem *new)
{
  if (old == new)
    return;

  if (old != NULL && new != NULL && compare_words (old, new, NULL) == 0)
    {
      gpointer additions[] = { new };

      g_list_store_splice (list, find_position (G_LIST_MODEL (list), old), 1, additions, 1);
      return;
    }

  if (old != NULL)
    g_list_store_remove (list, find_position (G_LIST_MODEL (list), old));
  if (new != NULL)
    g_list_store_insert_sorted (list, new, compare_words, NULL);
}

static GainItem *
get_shown (GainRegistry *self, GainItemKind kind, const char *id)
{
  GPtrArray *stack = g_hash_table_lookup (self->shown[get_slot (kind)], id);

  return stack != NULL ? g_ptr_array_index (stack, stack->len - 1) : NULL;
}

static void
update_shown (GainRegistry *self, GainItemKind kind, const char *id, GainItem *old, GainItem *new)
{
  GHashTable *table = self->shown[get_slot (kind)];
  GPtrArray *stack = g_hash_table_lookup (table, id);

  if (stack == NULL)
    {
      stack = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (id), stack);
    }
  if (old != NULL)
    g_ptr_array_remove (stack, old);
  if (new != NULL)
    g_ptr_array_add (stack, new);
  if (stack->len == 0)
    g_hash_table_remove (table, id);
}

static Entries *
ensure_entries (GainRegistry *self, const char *owner)
{
  Entries *entries = g_hash_table_lookup (self->owners, owner);

  if (entries == NULL)
    {
      entries = entries_new ();
      g_hash_table_insert (self->owners, (char *) g_intern_string (owner), entries);
    }

  return entries;
}

static void
replace_entry (GainRegistry *self,
               GainItemKind kind,
               const char *owner,
               const char *id,
               GainItem *item)
{
  Entries *entries = ensure_entries (self, owner);
  GHashTable *items = entries->items[get_slot (kind)];

  update_shown (self, kind, id, g_hash_table_lookup (items, id), item);
  g_hash_table_remove (items, id);
  if (item != NULL)
    g_hash_table_insert (items, (char *) gain_item_get_id (item), g_object_ref (item));
  if (entries_are_empty (entries))
    g_hash_table_remove (self->owners, owner);
}

static void
index_link (GHashTable *table, const char *id, GainRelation *link, gboolean add)
{
  GPtrArray *links = g_hash_table_lookup (table, id);

  if (add && links == NULL)
    {
      links = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (id), links);
    }

  if (add)
    g_ptr_array_add (links, link);
  else if (g_ptr_array_remove_fast (links, link) && links->len == 0)
    g_hash_table_remove (table, id);
}

static void
update_links (GainRegistry *self, GainRelation *old, GainRelation *new)
{
  GainRelation *both[] = { old, new };

  if (old == new)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (both[i] != NULL)
      {
        index_link (self->links_from, gain_relation_get_from (both[i]), both[i], i == 1);
        index_link (self->links_to, gain_relation_get_to (both[i])->id, both[i], i == 1);
      }
}

void
gain_registry_put (GainRegistry *self,
                   GainItemKind kind,
                   const char *owner,
                   const char *id,
                   GainItem *item)
{
  g_autoptr (GainItem) old = NULL;

  g_return_if_fail (gain_registry_holds (kind));

  g_set_object (&old, get_shown (self, kind, id));
  if (kind == GAIN_ITEM_MERGE)
    forget_resolution (self);
  replace_entry (self, kind, owner, id, item);

  if (kind == GAIN_ITEM_ACTOR)
    update_list (self->actors, old, get_shown (self, kind, id));
  else if (kind == GAIN_ITEM_PROPOSITION)
    update_list (self->propositions, old, get_shown (self, kind, id));
  else if (kind == GAIN_ITEM_RELATION)
    update_links (self, (GainRelation *) old, (GainRelation *) get_shown (self, kind, id));
}

GListModel *
gain_registry_get_actors (GainRegistry *self)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);

  return G_LIST_MODEL (self->actors);
}

GListModel *
gain_registry_get_propositions (GainRegistry *self)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);

  return G_LIST_MODEL (self->propositions);
}

GainItem *
gain_registry_get_entry (GainRegistry *self, GainItemKind kind, const char *owner, const char *id)
{
  Entries *entries;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (gain_registry_holds (kind), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (owner == NULL)
    return get_shown (self, kind, id);

  entries = g_hash_table_lookup (self->owners, owner);

  return entries != NULL ? g_hash_table_lookup (entries->items[get_slot (kind)], id) : NULL;
}

typedef void (*MergeFunc) (GainMerge *merge, gpointer user_data);

/* Every merge of everybody, in no order. */
static void
foreach_merge (GainRegistry *self, MergeFunc func, gpointer user_data)
{
  GHashTableIter owners;
  gpointer entries;

  g_hash_table_iter_init (&owners, self->owners);
  while (g_hash_table_iter_next (&owners, NULL, &entries))
    {
      GHashTableIter merges;
      gpointer merge;

      g_hash_table_iter_init (&merges, ((Entries *) entries)->items[SLOT_MERGE]);
      while (g_hash_table_iter_next (&merges, NULL, &merge))
        func (merge, user_data);
    }
}

static void
note_undone (GainMerge *merge, gpointer undone)
{
  if (gain_merge_get_undoes (merge) != NULL)
    g_hash_table_add (undone, (char *) gain_merge_get_undoes (merge));
}

/* A counter-edge is no edge itself, and there is none against it: who wants the
 * merge back makes it again. */
static gboolean
counts (GainRegistry *self, GainMerge *merge)
{
  if (self->undone == NULL)
    {
      self->undone = g_hash_table_new (g_str_hash, g_str_equal);
      foreach_merge (self, note_undone, self->undone);
    }

  return gain_merge_get_undoes (merge) == NULL &&
         !g_hash_table_contains (self->undone, gain_item_get_id (GAIN_ITEM (merge)));
}

typedef struct
{
  GainRegistry *registry;
  GainItemKind kind;
  GainMergeResolution *resolution;
} Resolving;

static void
add_edge (GainMerge *merge, gpointer user_data)
{
  Resolving *resolving = user_data;

  if (gain_merge_get_entries (merge) == resolving->kind && counts (resolving->registry, merge))
    gain_merge_resolution_add (resolving->resolution,
                               gain_merge_get_from (merge),
                               gain_merge_get_to (merge));
}

static GainMergeResolution *
ensure_resolution (GainRegistry *self, GainItemKind kind)
{
  GainMergeResolution **resolution = &self->resolved[get_slot (kind)];

  if (*resolution == NULL)
    {
      Resolving resolving = { self, kind, gain_merge_resolution_new () };

      foreach_merge (self, add_edge, &resolving);
      *resolution = resolving.resolution;
    }

  return *resolution;
}

const char *
gain_registry_resolve (GainRegistry *self, GainItemKind kind, const char *id)
{
  const char *representative;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (kind == GAIN_ITEM_ACTOR || kind == GAIN_ITEM_PROPOSITION, id);
  g_return_val_if_fail (id != NULL, NULL);

  representative = gain_merge_resolution_find (ensure_resolution (self, kind), id);

  return representative != NULL ? representative : id;
}

GPtrArray *
gain_registry_list_merged (GainRegistry *self, GainItemKind kind, const char *id)
{
  GPtrArray *list = g_ptr_array_new ();
  GPtrArray *group;
  const char *representative;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), list);
  g_return_val_if_fail (kind == GAIN_ITEM_ACTOR || kind == GAIN_ITEM_PROPOSITION, list);
  g_return_val_if_fail (id != NULL, list);

  representative = gain_merge_resolution_find (ensure_resolution (self, kind), id);
  g_ptr_array_add (list, (char *) (representative != NULL ? representative : g_intern_string (id)));
  group = gain_merge_resolution_get_group (ensure_resolution (self, kind), id);
  for (guint i = 0; group != NULL && i < group->len; i++)
    if (group->pdata[i] != representative)
      g_ptr_array_add (list, group->pdata[i]);

  return list;
}

typedef struct
{
  GainRegistry *registry;
  GainItemKind kind;
  const char *id;
  GPtrArray *list;
} Touching;

static void
add_touching (GainMerge *merge, gpointer user_data)
{
  Touching *touching = user_data;

  if (gain_merge_get_entries (merge) == touching->kind && counts (touching->registry, merge) &&
      (strcmp (gain_merge_get_from (merge), touching->id) == 0 ||
       strcmp (gain_merge_get_to (merge), touching->id) == 0))
    g_ptr_array_add (touching->list, merge);
}

GPtrArray *
gain_registry_list_merges (GainRegistry *self, GainItemKind kind, const char *id)
{
  Touching touching = { self, kind, id, g_ptr_array_new () };

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), touching.list);
  g_return_val_if_fail (id != NULL, touching.list);

  foreach_merge (self, add_touching, &touching);
  g_ptr_array_sort (touching.list, compare_ids);

  return touching.list;
}

static void
add_all_shown (GainRegistry *self, GainItemKind kind, GPtrArray *list)
{
  GHashTableIter iter;
  gpointer stack;

  g_hash_table_iter_init (&iter, self->shown[get_slot (kind)]);
  while (g_hash_table_iter_next (&iter, NULL, &stack))
    g_ptr_array_add (list, g_ptr_array_index ((GPtrArray *) stack, ((GPtrArray *) stack)->len - 1));
}

GPtrArray *
gain_registry_list_entries (GainRegistry *self, GainItemKind kind, const char *owner)
{
  GPtrArray *list = g_ptr_array_new ();
  Entries *entries;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), list);
  g_return_val_if_fail (gain_registry_holds (kind), list);

  entries = owner != NULL ? g_hash_table_lookup (self->owners, owner) : NULL;
  if (owner == NULL)
    add_all_shown (self, kind, list);
  else if (entries != NULL)
    {
      GHashTableIter iter;
      gpointer item;

      g_hash_table_iter_init (&iter, entries->items[get_slot (kind)]);
      while (g_hash_table_iter_next (&iter, NULL, &item))
        g_ptr_array_add (list, item);
    }
  g_ptr_array_sort (list, compare_ids);

  return list;
}

static GPtrArray *
list_links (GHashTable *table, const char *id)
{
  GPtrArray *links = g_hash_table_lookup (table, id);
  GPtrArray *list = links != NULL ? g_ptr_array_copy (links, NULL, NULL) : g_ptr_array_new ();

  g_ptr_array_sort (list, compare_ids);

  return list;
}

GPtrArray *
gain_registry_list_relations (GainRegistry *self, const char *from)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);

  return from != NULL ? list_links (self->links_from, from)
                      : gain_registry_list_entries (self, GAIN_ITEM_RELATION, NULL);
}

GPtrArray *
gain_registry_list_relations_to (GainRegistry *self, const char *to)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (to != NULL, NULL);

  return list_links (self->links_to, to);
}

const char *
gain_registry_get_owner (GainRegistry *self, GainItemKind kind, const char *id)
{
  GHashTableIter iter;
  gpointer owner;
  gpointer entries;
  GainItem *item;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (gain_registry_holds (kind), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  item = get_shown (self, kind, id);
  g_hash_table_iter_init (&iter, self->owners);
  while (item != NULL && g_hash_table_iter_next (&iter, &owner, &entries))
    if (g_hash_table_lookup (((Entries *) entries)->items[get_slot (kind)], id) == item)
      return owner;

  return NULL;
}

GPtrArray *
gain_registry_list_owners (GainRegistry *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer owner;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), list);

  g_hash_table_iter_init (&iter, self->owners);
  while (g_hash_table_iter_next (&iter, &owner, NULL))
    g_ptr_array_add (list, owner);
  g_ptr_array_sort (list, compare_strings);

  return list;
}
