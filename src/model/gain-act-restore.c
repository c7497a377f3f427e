/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act-restore.h"

#include <glib/gi18n-lib.h>

#include "gain-act-private.h"

/* What is there already counts as being so, whenever it was touched. */
static gboolean
is_so (GainItem *now, GainItem *then)
{
  g_autoptr (GainItem) copy = NULL;

  if (now == NULL)
    return FALSE;
  copy = gain_item_copy (then);
  gain_item_set_modified (copy, gain_item_get_modified (now));

  return gain_item_equal (now, copy);
}

static gboolean
end_exists (GainProject *project, const char *article, const GainRelationEnd *to)
{
  GainRegistry *registry = gain_project_get_registry (project);

  switch (to->kind)
    {
    case GAIN_END_ANNOTATION:
      return gain_project_lookup (project,
                                  GAIN_ITEM_ANNOTATION,
                                  to->annotator != NULL ? to->annotator
                                                        : gain_project_get_me (project),
                                  to->article != NULL ? to->article : article,
                                  to->id) != NULL;
    case GAIN_END_ACTOR:
      return gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, to->id) != NULL;
    case GAIN_END_PROPOSITION:
      return gain_registry_get_entry (registry, GAIN_ITEM_PROPOSITION, NULL, to->id) != NULL;
    case GAIN_END_NONE:
    default:
      return TRUE;
    }
}

static void
add_operation (GainChange *change,
               GainProject *project,
               const char *article,
               GainItem *before,
               GainItem *then)
{
  g_autoptr (GainItem) after = NULL;
  GainItem *item = before != NULL ? before : then;

  if (then != NULL)
    {
      after = gain_item_copy (then);
      gain_item_touch (after);
    }
  gain_change_add (change,
                   gain_item_get_kind (item),
                   gain_project_get_me (project),
                   article,
                   gain_item_get_id (item),
                   before,
                   after);
}

static gboolean
has_type (GPtrArray *links, const char *type)
{
  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (gain_relation_get_relation_type (links->pdata[i]), type) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_id (GPtrArray *links, const char *id)
{
  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (gain_item_get_id (links->pdata[i]), id) == 0)
      return TRUE;

  return FALSE;
}

/* A link made since gives way where only one of its type can be. */
static void
remove_rivals (GainChange *change,
               GainProject *project,
               GainLayer *layer,
               const char *mark,
               GPtrArray *links)
{
  GainCodebook *codebook = gain_project_get_codebook (project);
  g_autoptr (GPtrArray) now = gain_layer_list_relations (layer, mark);

  for (guint i = 0; i < now->len; i++)
    {
      const char *id = gain_relation_get_relation_type (now->pdata[i]);
      const GainRelationType *type =
          codebook != NULL ? gain_codebook_get_relation_type (codebook, id) : NULL;

      if (type != NULL && !type->several && has_type (links, id) &&
          !has_id (links, gain_item_get_id (now->pdata[i])))
        add_operation (change, project, gain_layer_get_article (layer), now->pdata[i], NULL);
    }
}

static void
restore_links (GainChange *change,
               GainProject *project,
               GainLayer *layer,
               const char *mark,
               GPtrArray *links)
{
  const char *article = gain_layer_get_article (layer);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    if (end_exists (project, article, gain_relation_get_to (links->pdata[i])))
      g_ptr_array_add (wanted, links->pdata[i]);

  remove_rivals (change, project, layer, mark, wanted);
  for (guint i = 0; i < wanted->len; i++)
    {
      GainItem *then = wanted->pdata[i];
      GainItem *now = gain_layer_get_item (layer, GAIN_ITEM_RELATION, gain_item_get_id (then));

      if (!is_so (now, then))
        add_operation (change, project, article, now, then);
    }
}

GainChange *
gain_act_restore (GainProject *project,
                  const char *article,
                  GainAnnotation *state,
                  GPtrArray *links,
                  GError **error)
{
  g_autoptr (GainChange) change = NULL;
  GainItem *then = GAIN_ITEM (state);
  GainLayer *layer;
  GainItem *now;

  if (gain_act_find_article (project, article, error) == NULL)
    return NULL;

  change = gain_change_new ("restore");
  layer = gain_project_get_layer (project, article, gain_project_get_me (project));
  now = gain_layer_get_item (layer, GAIN_ITEM_ANNOTATION, gain_item_get_id (then));
  if (!is_so (now, then))
    add_operation (change, project, article, now, then);
  if (links != NULL)
    restore_links (change, project, layer, gain_item_get_id (then), links);

  if (gain_change_get_n_operations (change) == 0)
    {
      gain_act_fail (error, _ ("The mark is as it was then. Choose another state."));
      return NULL;
    }

  return g_steal_pointer (&change);
}
