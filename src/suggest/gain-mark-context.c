/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-mark-context"

#include "config.h"

#include "gain-mark-context.h"

gboolean
gain_mark_context_init (GainMarkContext *self,
                        GainProject *project,
                        const char *article,
                        const char *mark)
{
  *self = (GainMarkContext){ .project = project };
  self->article = gain_project_get_article (project, article);
  if (self->article == NULL || gain_article_get_text (self->article) == NULL)
    return FALSE;

  self->text = gain_article_get_text (self->article);
  self->language = gain_article_get_meta (self->article, "language");
  self->layer = gain_project_get_layer (project, article, gain_project_get_me (project));
  self->mark = gain_layer_get_annotation (self->layer, mark);
  if (self->mark != NULL)
    self->extent = gain_annotation_get_extent (self->mark);

  return self->mark != NULL;
}

const char *
gain_mark_context_get_article_id (const GainMarkContext *self)
{
  return gain_article_get_id (self->article);
}

GainSpan
gain_mark_context_find_block (const GainMarkContext *self, guint offset)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (self->article, &n);
  int i = gain_article_find_block (self->article, offset);

  return i >= 0 ? blocks[i].span : GAIN_SPAN (0, 0);
}

const GainLabel *
gain_mark_label (GainProject *project, GainAnnotation *mark)
{
  return gain_project_resolve_label (project, mark);
}

const char *
gain_mark_act (GainProject *project, GainAnnotation *mark)
{
  const GainLabel *label = gain_mark_label (project, mark);

  return label != NULL && label->kind == GAIN_LABEL_STATEMENT ? label->act : NULL;
}

gboolean
gain_mark_is_kind (GainProject *project, GainAnnotation *mark, GainLabelKind kind)
{
  const GainLabel *label = gain_mark_label (project, mark);

  return label != NULL && label->kind == kind;
}

gboolean
gain_mark_link_is (GainProject *project, GainRelation *relation, const char *type)
{
  return g_strcmp0 (gain_project_resolve_relation_type_id (project, relation), type) == 0;
}

GainRelation *
gain_mark_find_link (GainProject *project, GainLayer *layer, const char *mark, const char *type)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (layer, mark);

  for (guint i = 0; i < links->len; i++)
    if (gain_mark_link_is (project, g_ptr_array_index (links, i), type))
      return g_ptr_array_index (links, i);

  return NULL;
}
