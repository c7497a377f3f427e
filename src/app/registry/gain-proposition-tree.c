/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-proposition-tree.h"

#include "gain-act-entry.h"

/* In one direction: id of what stands for a proposition → GPtrArray of ids of
 * what is directly broader (narrower). */
typedef struct
{
  GainRegistry *registry;
  GHashTable *next;
  GHashTable *seen;
  GArray *branches;
} Walk;

static const char *
resolve (GainRegistry *registry, const char *id)
{
  return gain_registry_resolve (registry, GAIN_ITEM_PROPOSITION, id);
}

static void
add_tie (GHashTable *next, const char *from, const char *to)
{
  GPtrArray *list = g_hash_table_lookup (next, from);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (next, (gpointer) from, list);
    }
  g_ptr_array_add (list, (gpointer) to);
}

static void
walk_clear (Walk *walk)
{
  g_hash_table_unref (walk->next);
  g_hash_table_unref (walk->seen);
}

static void
walk_init (Walk *walk, GainProject *project, gboolean up)
{
  GListModel *all;
  guint n;

  walk->registry = gain_project_get_registry (project);
  walk->next =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  walk->seen = g_hash_table_new (g_str_hash, g_str_equal);
  walk->branches = g_array_new (FALSE, FALSE, sizeof (GainBranch));

  all = gain_registry_get_propositions (walk->registry);
  n = g_list_model_get_n_items (all);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainItem) item = g_list_model_get_item (all, i);
      const char *narrow = resolve (walk->registry, gain_item_get_id (item));

      for (const char *const *broad = gain_proposition_get_broader (GAIN_PROPOSITION (item));
           *broad != NULL;
           broad++)
        add_tie (walk->next,
                 up ? narrow : resolve (walk->registry, *broad),
                 up ? resolve (walk->registry, *broad) : narrow);
    }
}

static void
walk_from (Walk *walk, const char *id, guint depth)
{
  GPtrArray *next = g_hash_table_lookup (walk->next, id);

  for (guint i = 0; next != NULL && i < next->len; i++)
    {
      GainBranch branch = { next->pdata[i], depth };

      if (!g_hash_table_add (walk->seen, (gpointer) branch.id))
        continue;
      g_array_append_val (walk->branches, branch);
      walk_from (walk, branch.id, depth + 1);
    }
}

static GArray *
list_branches (GainProject *project, const char *id, gboolean up)
{
  Walk walk;
  const char *start;

  walk_init (&walk, project, up);
  start = resolve (walk.registry, id);
  g_hash_table_add (walk.seen, (gpointer) start);
  walk_from (&walk, start, 0);
  walk_clear (&walk);

  return walk.branches;
}

GArray *
gain_proposition_tree_list_broader (GainProject *project, const char *id)
{
  return list_branches (project, id, TRUE);
}

GArray *
gain_proposition_tree_list_narrower (GainProject *project, const char *id)
{
  return list_branches (project, id, FALSE);
}

gboolean
gain_proposition_tree_is_same (GainProject *project, const char *a, const char *b)
{
  GainRegistry *registry = gain_project_get_registry (project);

  return g_str_equal (resolve (registry, a), resolve (registry, b));
}

gboolean
gain_proposition_tree_check (GainProject *project,
                             const char *narrow,
                             const char *broad,
                             GError **error)
{
  return gain_act_check_broader (project, narrow, broad, error);
}
