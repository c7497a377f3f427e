/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-search"

#include "config.h"

#include "gain-search-private.h"

#include <string.h>

GainSearchFilter *
gain_search_filter_copy (const GainSearchFilter *filter)
{
  GainSearchFilter *copy = g_new0 (GainSearchFilter, 1);

  if (filter == NULL)
    return copy;
  *copy = *filter;
  copy->label = g_strdup (filter->label);
  copy->actor = g_strdup (filter->actor);
  copy->outlet = g_strdup (filter->outlet);
  copy->since = g_strdup (filter->since);
  copy->until = g_strdup (filter->until);
  copy->status = g_strdup (filter->status);
  copy->articles = (const char *const *) g_strdupv ((char **) filter->articles);

  return copy;
}

void
gain_search_filter_free (GainSearchFilter *filter)
{
  g_free ((char *) filter->label);
  g_free ((char *) filter->actor);
  g_free ((char *) filter->outlet);
  g_free ((char *) filter->since);
  g_free ((char *) filter->until);
  g_free ((char *) filter->status);
  g_strfreev ((char **) filter->articles);
  g_free (filter);
}

/* Does not make a layer where there is none, as gain_project_get_layer() does. */
static GainLayer *
find_own_layer (GainProject *project, GainArticle *article)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, gain_article_get_id (article));

  for (guint i = 0; i < layers->len; i++)
    if (strcmp (gain_layer_get_annotator (layers->pdata[i]), gain_project_get_me (project)) == 0)
      return layers->pdata[i];

  return NULL;
}

static gboolean
is_actor (GainProject *project, const char *id, const char *actor)
{
  return id != NULL &&
         strcmp (gain_registry_resolve (gain_project_get_registry (project), GAIN_ITEM_ACTOR, id),
                 actor) == 0;
}

static gboolean
links_to_actor (GainProject *project, GainRelation *relation, const char *actor)
{
  const GainRelationEnd *to = gain_relation_get_to (relation);

  return to->kind == GAIN_END_ACTOR &&
         (is_actor (project, to->id, actor) || is_actor (project, to->speaker, actor));
}

/* @from: (nullable): the mark that the link starts at; NULL for any */
static gboolean
has_link_to_actor (GainProject *project, GainLayer *layer, const char *from, const char *actor)
{
  g_autoptr (GPtrArray) relations = gain_layer_list_relations (layer, from);
  const char *wanted =
      gain_registry_resolve (gain_project_get_registry (project), GAIN_ITEM_ACTOR, actor);

  for (guint i = 0; i < relations->len; i++)
    if (links_to_actor (project, relations->pdata[i], wanted))
      return TRUE;

  return FALSE;
}

static gboolean
is_outlet (const char *outlet, const char *wanted)
{
  g_autofree char *a = outlet != NULL ? g_utf8_casefold (outlet, -1) : NULL;
  g_autofree char *b = g_utf8_casefold (wanted, -1);

  return g_strcmp0 (a, b) == 0;
}

/* ISO dates compare as text; of a time only as much counts as the bound says. Undated is outside.
 */
static gboolean
is_within (const char *published, const char *since, const char *until)
{
  if (since == NULL && until == NULL)
    return TRUE;
  if (published == NULL)
    return FALSE;

  return (since == NULL || strncmp (published, since, strlen (since)) >= 0) &&
         (until == NULL || strncmp (published, until, strlen (until)) <= 0);
}

gboolean
gain_search_filter_takes (const GainSearchFilter *self, GainProject *project, GainArticle *article)
{
  GainLayer *layer;

  if (!is_within (gain_article_get_meta (article, "published"), self->since, self->until) ||
      (self->outlet != NULL &&
       !is_outlet (gain_article_get_meta (article, "outlet"), self->outlet)))
    return FALSE;
  if (self->label == NULL && self->actor == NULL && self->status == NULL)
    return TRUE;

  layer = find_own_layer (project, article);
  if (self->status != NULL &&
      strcmp (layer != NULL ? gain_layer_get_status (layer) : "new", self->status) != 0)
    return FALSE;
  if (layer == NULL)
    return self->actor == NULL && (self->label == NULL || self->unmarked);

  return self->actor == NULL || has_link_to_actor (project, layer, NULL, self->actor);
}

GArray *
gain_search_filter_list_spans (const GainSearchFilter *self,
                               GainProject *project,
                               GainArticle *article)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);

  if (n == 0)
    {
      GainSpan all = GAIN_SPAN (0, gain_article_get_length (article));

      g_array_append_val (spans, all);
    }
  for (guint i = 0; i < n; i++)
    if (self->excluded || !gain_project_is_excluded (project, gain_article_get_id (article), i))
      g_array_append_val (spans, blocks[i].span);

  return spans;
}

static gboolean
counts (const GainSearchFilter *self, GainProject *project, GainLayer *layer, GainAnnotation *mark)
{
  if (self->label != NULL &&
      strcmp (gain_project_resolve_label_id (project, mark), self->label) != 0)
    return FALSE;

  return self->unmarked || self->actor == NULL ||
         has_link_to_actor (project, layer, gain_item_get_id (GAIN_ITEM (mark)), self->actor);
}

GArray *
gain_search_filter_list_marked (const GainSearchFilter *self,
                                GainProject *project,
                                GainArticle *article)
{
  GArray *spans;
  g_autoptr (GPtrArray) marks = NULL;
  GainLayer *layer;

  if (self->label == NULL && !self->marked && !self->unmarked)
    return NULL;

  spans = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  layer = find_own_layer (project, article);
  if (layer == NULL)
    return spans;
  marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  for (guint i = 0; i < marks->len; i++)
    {
      guint n;
      const GainSpan *fragments = gain_annotation_get_fragments (marks->pdata[i], &n);

      if (counts (self, project, layer, marks->pdata[i]))
        g_array_append_vals (spans, fragments, n);
    }

  return spans;
}
