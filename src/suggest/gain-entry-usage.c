/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-entry-usage"

#include "config.h"

#include "gain-entry-usage.h"

#include <string.h>

/* The last used counts as if it had been used so many times more. */
#define LATELY 4.0

typedef struct
{
  double weight; /* first, so that this is a table of weights */
  guint n;
  guint serial; /* when it was used last */
} Use;

struct _GainEntryUsage
{
  GainProject *project;
  char *article;
  GHashTable *uses; /* id → Use */
  guint serial;
  gboolean is_weighed;
};

GainEntryUsage *
gain_entry_usage_new (GainProject *project)
{
  GainEntryUsage *self = g_new0 (GainEntryUsage, 1);

  self->project = project;
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
gain_entry_usage_free (GainEntryUsage *self)
{
  g_hash_table_unref (self->uses);
  g_free (self->article);
  g_free (self);
}

static void
count (GainEntryUsage *self, const char *id, int step)
{
  Use *use = id != NULL ? g_hash_table_lookup (self->uses, id) : NULL;

  if (id == NULL || (use == NULL && step < 0))
    return;
  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      g_hash_table_insert (self->uses, g_strdup (id), use);
    }

  use->n += step;
  if (step > 0)
    use->serial = ++self->serial;
  if (use->n == 0)
    g_hash_table_remove (self->uses, id);
}

static void
count_link (GainEntryUsage *self, GainItem *link, int step)
{
  const GainRelationEnd *to;

  if (link == NULL)
    return;

  to = gain_relation_get_to (GAIN_RELATION (link));
  if (to->kind == GAIN_END_ACTOR || to->kind == GAIN_END_PROPOSITION)
    count (self, to->id, step);
  count (self, to->speaker, step);
}

void
gain_entry_usage_follow (GainEntryUsage *self, GainChange *change)
{
  const char *me = gain_project_get_me (self->project);

  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (operation->kind != GAIN_ITEM_RELATION || self->article == NULL ||
          g_strcmp0 (operation->article, self->article) != 0 || !g_str_equal (operation->owner, me))
        continue;
      count_link (self, operation->before, -1);
      count_link (self, operation->after, 1);
      self->is_weighed = FALSE;
    }
}

static int
compare_created (gconstpointer a, gconstpointer b)
{
  GainItem *x = *(GainItem *const *) a;
  GainItem *y = *(GainItem *const *) b;
  int order = g_strcmp0 (gain_item_get_created (x), gain_item_get_created (y));

  return order != 0 ? order : strcmp (gain_item_get_id (x), gain_item_get_id (y));
}

static void
read_article (GainEntryUsage *self, const char *article)
{
  g_autoptr (GPtrArray) links = NULL;

  if (g_strcmp0 (article, self->article) == 0)
    return;

  g_free (self->article);
  self->article = g_strdup (article);
  self->serial = 0;
  g_hash_table_remove_all (self->uses);
  links = gain_layer_list_relations (
      gain_project_get_layer (self->project, article, gain_project_get_me (self->project)), NULL);
  g_ptr_array_sort (links, compare_created);
  for (guint i = 0; i < links->len; i++)
    count_link (self, links->pdata[i], 1);
  self->is_weighed = FALSE;
}

GHashTable *
gain_entry_usage_get (GainEntryUsage *self, const char *article)
{
  GHashTableIter iter;
  gpointer use;

  read_article (self, article);
  if (self->is_weighed)
    return self->uses;

  g_hash_table_iter_init (&iter, self->uses);
  while (g_hash_table_iter_next (&iter, NULL, &use))
    ((Use *) use)->weight = ((Use *) use)->n + LATELY * ((Use *) use)->serial / self->serial;
  self->is_weighed = TRUE;

  return self->uses;
}
