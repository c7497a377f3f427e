/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-registry-list.h"

struct _GainRegistryList
{
  GObject parent_instance;

  GainProject *project;
  GainItemKind kind;
  GPtrArray *entries; /* what shows, by name */
  GHashTable *by_id;  /* id, of the entry → GainRegistryEntry, lent */
  gboolean stale;
  gboolean uses_stale;
};

static void gain_registry_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GainRegistryList,
                               gain_registry_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      gain_registry_list_model_init))

static GType
gain_registry_list_get_item_type (GListModel *model)
{
  return GAIN_TYPE_REGISTRY_ENTRY;
}

static guint
gain_registry_list_get_n_items (GListModel *model)
{
  return GAIN_REGISTRY_LIST (model)->entries->len;
}

static gpointer
gain_registry_list_get_item (GListModel *model, guint position)
{
  GainRegistryList *self = GAIN_REGISTRY_LIST (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
gain_registry_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gain_registry_list_get_item_type;
  iface->get_n_items = gain_registry_list_get_n_items;
  iface->get_item = gain_registry_list_get_item;
}

static void
gain_registry_list_finalize (GObject *object)
{
  GainRegistryList *self = GAIN_REGISTRY_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gain_registry_list_parent_class)->finalize (object);
}

static void
gain_registry_list_class_init (GainRegistryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_registry_list_finalize;
}

static void
gain_registry_list_init (GainRegistryList *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->stale = TRUE;
  self->uses_stale = TRUE;
}

GainRegistryList *
gain_registry_list_new (GainProject *project, GainItemKind kind)
{
  GainRegistryList *self = g_object_new (GAIN_TYPE_REGISTRY_LIST, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;

  return self;
}

GainItemKind
gain_registry_list_get_kind (GainRegistryList *self)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY_LIST (self), GAIN_ITEM_ACTOR);

  return self->kind;
}

void
gain_registry_list_follow (GainRegistryList *self, GainChange *change)
{
  g_return_if_fail (GAIN_IS_REGISTRY_LIST (self));

  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      GainItemKind kind = gain_change_get_operation (change, i)->kind;

      self->stale |= kind == self->kind || kind == GAIN_ITEM_MERGE;
      self->uses_stale |= kind != self->kind;
    }
}

/* What has no entry of its own to count as shows by itself. */
static const char *
get_shown_id (GainRegistryList *self, const char *id)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  const char *shown = gain_registry_resolve (registry, self->kind, id);

  return gain_registry_get_entry (registry, self->kind, NULL, shown) != NULL ? shown : id;
}

/* id of what shows → GPtrArray of the items that are folded under it. */
static GHashTable *
list_folded (GainRegistryList *self, GListModel *items)
{
  GHashTable *folded =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  guint n = g_list_model_get_n_items (items);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainItem) item = g_list_model_get_item (items, i);
      const char *shown = get_shown_id (self, gain_item_get_id (item));
      GPtrArray *list;

      if (g_str_equal (shown, gain_item_get_id (item)))
        continue;
      list = g_hash_table_lookup (folded, shown);
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (folded, (gpointer) shown, list);
        }
      g_ptr_array_add (list, g_object_ref (item));
    }

  return folded;
}

/* As they should be now; entries that were there are the same objects. */
static GPtrArray *
list_entries (GainRegistryList *self)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  GListModel *items = self->kind == GAIN_ITEM_ACTOR ? gain_registry_get_actors (registry)
                                                    : gain_registry_get_propositions (registry);
  g_autoptr (GHashTable) folded = list_folded (self, items);
  guint n = g_list_model_get_n_items (items);
  GPtrArray *entries = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainItem) item = g_list_model_get_item (items, i);
      const char *id = gain_item_get_id (item);
      GPtrArray *merged = g_hash_table_lookup (folded, id);
      GainRegistryEntry *entry = g_hash_table_lookup (self->by_id, id);

      if (!g_str_equal (get_shown_id (self, id), id))
        continue;
      entry = entry != NULL ? g_object_ref (entry) : gain_registry_entry_new (self->project, item);
      gain_registry_entry_set_item (entry, item, merged != NULL ? g_ptr_array_ref (merged) : NULL);
      g_ptr_array_add (entries, entry);
    }

  return entries;
}

/* Lists say only what changed, so that selections and scroll positions stay. */
static void
replace_entries (GainRegistryList *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->entries);
  guint start = 0, end = 0;

  while (start < old->len && start < entries->len && old->pdata[start] == entries->pdata[start])
    start++;
  while (end < old->len - start && end < entries->len - start &&
         old->pdata[old->len - 1 - end] == entries->pdata[entries->len - 1 - end])
    end++;

  self->entries = entries;
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (self->by_id,
                         (gpointer) gain_registry_entry_get_id (entries->pdata[i]),
                         entries->pdata[i]);
  if (start + end < old->len || start + end < entries->len)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                start,
                                old->len - start - end,
                                entries->len - start - end);
}

static void
update_uses (GainRegistryList *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    gain_registry_entry_uses_changed (self->entries->pdata[i]);
}

void
gain_registry_list_catch_up (GainRegistryList *self)
{
  g_return_if_fail (GAIN_IS_REGISTRY_LIST (self));

  if (self->stale)
    replace_entries (self, list_entries (self));
  if (self->uses_stale)
    update_uses (self);
  self->stale = FALSE;
  self->uses_stale = FALSE;
}

GainRegistryEntry *
gain_registry_list_find (GainRegistryList *self, const char *id)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY_LIST (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, get_shown_id (self, id)) : NULL;
}
