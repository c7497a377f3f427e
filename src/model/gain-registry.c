/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry"

#include "config.h"

#include "gain-registry.h"

#include "gain-registry-private.h"

#define FIRST_KIND GAIN_ITEM_ACTOR
#define N_KINDS    (GAIN_ITEM_N_KINDS - GAIN_ITEM_ACTOR)

/* What one person entered; owns the items. */
typedef struct
{
  GHashTable *items[N_KINDS]; /* id → GainItem */
} Entries;

/* Where two people entered the same id, what was put last shows, and the other
 * comes back when it goes. */
struct _GainRegistry
{
  GObject parent_instance;

  GHashTable *owners;         /* interned id → Entries */
  GHashTable *shown[N_KINDS]; /* id → GPtrArray of GainItem, the last shows */
  GListStore *actors;
  GListStore *propositions;
  GHashTable *resolved[N_KINDS]; /* interned id → interned id, by entries; NULL: to be computed */
};

G_DEFINE_FINAL_TYPE (GainRegistry, gain_registry, G_TYPE_OBJECT)

static Entries *
entries_new (void)
{
  Entries *self = g_new0 (Entries, 1);

  for (guint i = 0; i < N_KINDS; i++)
    self->items[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  return self;
}

static void
entries_free (gpointer data)
{
  Entries *self = data;

  for (guint i = 0; i < N_KINDS; i++)
    g_hash_table_unref (self->items[i]);
  g_free (self);
}

static gboolean
entries_are_empty (Entries *self)
{
  for (guint i = 0; i < N_KINDS; i++)
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
gain_registry_finalize (GObject *object)
{
  GainRegistry *self = GAIN_REGISTRY (object);

  g_clear_object (&self->actors);
  g_clear_object (&self->propositions);
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_clear_pointer (&self->shown[i], g_hash_table_unref);
      g_clear_pointer (&self->resolved[i], g_hash_table_unref);
    }
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
  for (guint i = 0; i < N_KINDS; i++)
    self->shown[i] =
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
  GPtrArray *stack = g_hash_table_lookup (self->shown[kind - FIRST_KIND], id);

  return stack != NULL ? g_ptr_array_index (stack, stack->len - 1) : NULL;
}

static void
update_shown (GainRegistry *self, GainItemKind kind, const char *id, GainItem *old, GainItem *new)
{
  GHashTable *table = self->shown[kind - FIRST_KIND];
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
  GHashTable *items = entries->items[kind - FIRST_KIND];

  update_shown (self, kind, id, g_hash_table_lookup (items, id), item);
  g_hash_table_remove (items, id);
  if (item != NULL)
    g_hash_table_insert (items, (char *) gain_item_get_id (item), g_object_ref (item));
  if (entries_are_empty (entries))
    g_hash_table_remove (self->owners, owner);
}

void
gain_registry_put (GainRegistry *self,
                   GainItemKind kind,
                   const char *owner,
                   const char *id,
                   GainItem *item)
{
  g_autoptr (GainItem) old = NULL;

  g_return_if_fail (kind >= FIRST_KIND && kind < GAIN_ITEM_N_KINDS);

  g_set_object (&old, get_shown (self, kind, id));
  replace_entry (self, kind, owner, id, item);

  if (kind == GAIN_ITEM_ACTOR)
    update_list (self->actors, old, get_shown (self, kind, id));
  else if (kind == GAIN_ITEM_PROPOSITION)
    update_list (self->propositions, old, get_shown (self, kind, id));
  else
    for (guint i = 0; i < N_KINDS; i++)
      g_clear_pointer (&self->resolved[i], g_hash_table_unref);
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
  g_return_val_if_fail (kind >= FIRST_KIND && kind < GAIN_ITEM_N_KINDS, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (owner == NULL)
    return get_shown (self, kind, id);

  entries = g_hash_table_lookup (self->owners, owner);

  return entries != NULL ? g_hash_table_lookup (entries->items[kind - FIRST_KIND], id) : NULL;
}

/* Union-find over ids; both maps have interned strings. */
static const char *
find_root (GHashTable *parents, const char *id)
{
  const char *parent;

  while ((parent = g_hash_table_lookup (parents, id)) != id)
    {
      const char *grandparent = g_hash_table_lookup (parents, parent);

      g_hash_table_insert (parents, (char *) id, (char *) grandparent);
      id = grandparent;
    }

  return id;
}

static const char *
add_node (GHashTable *parents, const char *id)
{
  id = g_intern_string (id);
  if (!g_hash_table_contains (parents, id))
    g_hash_table_insert (parents, (char *) id, (char *) id);

  return id;
}

/* An entry that was merged into another stands for a group only when all of
 * them were (a cycle); among equals the first by id does. */
static gboolean
stands_rather (GHashTable *merged_away, const char *a, const char *b)
{
  gboolean a_gone = g_hash_table_contains (merged_away, a);
  gboolean b_gone = g_hash_table_contains (merged_away, b);

  return a_gone != b_gone ? b_gone : strcmp (a, b) < 0;
}

static GHashTable *
choose_representatives (GHashTable *parents, GHashTable *merged_away)
{
  g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL);
  GHashTable *resolved = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gpointer *nodes = NULL;
  guint n;

  nodes = g_hash_table_get_keys_as_array (parents, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *root = find_root (parents, nodes[i]);
      const char *rival = g_hash_table_lookup (best, root);

      if (rival == NULL || stands_rather (merged_away, nodes[i], rival))
        g_hash_table_insert (best, (char *) root, nodes[i]);
    }
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (resolved,
                         nodes[i],
                         g_hash_table_lookup (best, find_root (parents, nodes[i])));

  return resolved;
}

static void
add_edge (GainMerge *merge, GHashTable *parents, GHashTable *merged_away)
{
  const char *from = add_node (parents, gain_merge_get_from (merge));
  const char *to = add_node (parents, gain_merge_get_to (merge));

  if (from == to)
    return;

  g_hash_table_add (merged_away, (char *) from);
  g_hash_table_insert (parents,
                       (char *) find_root (parents, from),
                       (char *) find_root (parents, to));
}

static GHashTable *
compute_resolved (GainRegistry *self, GainItemKind kind)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) merged_away = g_hash_table_new (NULL, NULL);
  GHashTableIter owners;
  gpointer value;

  g_hash_table_iter_init (&owners, self->owners);
  while (g_hash_table_iter_next (&owners, NULL, &value))
    {
      Entries *entries = value;
      GHashTableIter merges;
      gpointer merge;

      g_hash_table_iter_init (&merges, entries->items[GAIN_ITEM_MERGE - FIRST_KIND]);
      while (g_hash_table_iter_next (&merges, NULL, &merge))
        if (gain_merge_get_entries (merge) == kind)
          add_edge (merge, parents, merged_away);
    }

  return choose_representatives (parents, merged_away);
}

const char *
gain_registry_resolve (GainRegistry *self, GainItemKind kind, const char *id)
{
  GHashTable **resolved;
  const char *representative;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (kind == GAIN_ITEM_ACTOR || kind == GAIN_ITEM_PROPOSITION, id);
  g_return_val_if_fail (id != NULL, NULL);

  resolved = &self->resolved[kind - FIRST_KIND];
  if (*resolved == NULL)
    *resolved = compute_resolved (self, kind);
  representative = g_hash_table_lookup (*resolved, id);

  return representative != NULL ? representative : id;
}

static void
add_all_shown (GainRegistry *self, GainItemKind kind, GPtrArray *list)
{
  GHashTableIter iter;
  gpointer stack;

  g_hash_table_iter_init (&iter, self->shown[kind - FIRST_KIND]);
  while (g_hash_table_iter_next (&iter, NULL, &stack))
    g_ptr_array_add (list, g_ptr_array_index ((GPtrArray *) stack, ((GPtrArray *) stack)->len - 1));
}

GPtrArray *
gain_registry_list_entries (GainRegistry *self, GainItemKind kind, const char *owner)
{
  GPtrArray *list = g_ptr_array_new ();
  Entries *entries;

  g_return_val_if_fail (GAIN_IS_REGISTRY (self), list);
  g_return_val_if_fail (kind >= FIRST_KIND && kind < GAIN_ITEM_N_KINDS, list);

  entries = owner != NULL ? g_hash_table_lookup (self->owners, owner) : NULL;
  if (owner == NULL)
    add_all_shown (self, kind, list);
  else if (entries != NULL)
    {
      GHashTableIter iter;
      gpointer item;

      g_hash_table_iter_init (&iter, entries->items[kind - FIRST_KIND]);
      while (g_hash_table_iter_next (&iter, NULL, &item))
        g_ptr_array_add (list, item);
    }
  g_ptr_array_sort (list, compare_ids);

  return list;
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
