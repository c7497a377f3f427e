/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry"

#include "config.h"

#include "gain-merge-resolution.h"

#include <string.h>

/* Union-find over interned ids. */
struct _GainMergeResolution
{
  GHashTable *parents;     /* id → id */
  GHashTable *merged_away; /* ids that an edge starts at */
  GHashTable *resolved;    /* id → id that stands for it; NULL: to be computed */
  GHashTable *groups;      /* id that stands for others → GPtrArray of ids */
};

GainMergeResolution *
gain_merge_resolution_new (void)
{
  GainMergeResolution *self = g_new0 (GainMergeResolution, 1);

  self->parents = g_hash_table_new (NULL, NULL);
  self->merged_away = g_hash_table_new (NULL, NULL);

  return self;
}

void
gain_merge_resolution_free (GainMergeResolution *self)
{
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->merged_away);
  g_clear_pointer (&self->resolved, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_free (self);
}

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

void
gain_merge_resolution_add (GainMergeResolution *self, const char *from, const char *to)
{
  g_return_if_fail (self->resolved == NULL);

  from = add_node (self->parents, from);
  to = add_node (self->parents, to);
  if (from == to)
    return;

  g_hash_table_add (self->merged_away, (char *) from);
  g_hash_table_insert (self->parents,
                       (char *) find_root (self->parents, from),
                       (char *) find_root (self->parents, to));
}

/* An entry that was merged into another stands for a group only when all of
 * them were (a cycle); among equals the first by id does. */
static gboolean
stands_rather (GainMergeResolution *self, const char *a, const char *b)
{
  gboolean a_gone = g_hash_table_contains (self->merged_away, a);
  gboolean b_gone = g_hash_table_contains (self->merged_away, b);

  return a_gone != b_gone ? b_gone : strcmp (a, b) < 0;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_to_group (GainMergeResolution *self, const char *representative, const char *id)
{
  GPtrArray *group = g_hash_table_lookup (self->groups, representative);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (self->groups, (char *) representative, group);
    }
  g_ptr_array_add (group, (char *) id);
}

static void
compute (GainMergeResolution *self)
{
  g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL);
  g_autofree const char **nodes = NULL;
  guint n;

  nodes = (const char **) g_hash_table_get_keys_as_array (self->parents, &n);
  qsort (nodes, n, sizeof *nodes, compare_strings);
  self->resolved = g_hash_table_new (g_str_hash, g_str_equal);
  self->groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n; i++)
    {
      const char *root = find_root (self->parents, nodes[i]);
      const char *rival = g_hash_table_lookup (best, root);

      if (rival == NULL || stands_rather (self, nodes[i], rival))
        g_hash_table_insert (best, (char *) root, (char *) nodes[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      const char *winner = g_hash_table_lookup (best, find_root (self->parents, nodes[i]));

      g_hash_table_insert (self->resolved, (char *) nodes[i], (char *) winner);
      add_to_group (self, winner, nodes[i]);
    }
}

const char *
gain_merge_resolution_find (GainMergeResolution *self, const char *id)
{
  if (self->resolved == NULL)
    compute (self);

  return g_hash_table_lookup (self->resolved, id);
}

GPtrArray *
gain_merge_resolution_get_group (GainMergeResolution *self, const char *id)
{
  const char *representative = gain_merge_resolution_find (self, id);

  return representative != NULL ? g_hash_table_lookup (self->groups, representative) : NULL;
}
