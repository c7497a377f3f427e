/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-page.h"

#include <glib/gi18n-lib.h>

/* Pixels at an ordinary size of text. */
#define MARGIN_WIDE   150
#define MARGIN_NARROW 46

static void
add_style (GainPage *self, const char *id, const GainLabel *label)
{
  GainMarkStyle *style = g_new0 (GainMarkStyle, 1);

  gain_mark_style_set (style, label, &self->text, &self->page, self->high_contrast);
  g_hash_table_replace (self->styles, g_strdup (id), style);
}

void
gain_page_update_styles (GainPage *self)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);
  const GainLabel unknown = { .id = "", .kind = GAIN_LABEL_STATEMENT, .letter = '?' };

  g_hash_table_remove_all (self->styles);
  add_style (self, "", &unknown);
  if (codebook == NULL)
    return;

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);

      add_style (self, label->id, label);
    }
}

const GainMarkStyle *
gain_page_get_style (const GainPage *self, const char *label)
{
  const GainMarkStyle *style = g_hash_table_lookup (self->styles, label);

  return style != NULL ? style : g_hash_table_lookup (self->styles, "");
}

const GainMarkStyle *
gain_page_get_mark_style (const GainPage *self, GainAnnotation *mark)
{
  return gain_page_get_style (self, gain_project_resolve_label_id (self->project, mark));
}

gboolean
gain_page_is_selected (const GainPage *self, GainAnnotation *mark)
{
  return self->selected != NULL &&
         g_strcmp0 (self->selected, gain_item_get_id (GAIN_ITEM (mark))) == 0;
}

int
gain_page_get_margin (const GainPage *self)
{
  return (int) ((self->wide ? MARGIN_WIDE : MARGIN_NARROW) * self->scale);
}

gboolean
gain_page_is_excluded (const GainPage *self, const GainTextPiece *piece)
{
  return piece->block != GAIN_TEXT_MAP_NO_BLOCK &&
         gain_project_is_excluded (self->project,
                                   gain_article_get_id (self->article),
                                   piece->block);
}

static const char *
name_of_nobody (const char *reason)
{
  if (g_strcmp0 (reason, "author") == 0)
    return C_ ("source of a statement", "author");
  if (g_strcmp0 (reason, "unattributed") == 0)
    return C_ ("source of a statement", "unattributed");

  return C_ ("source of a statement", "cannot tell");
}

static const char *
name_of_actor (const GainPage *self, const char *id)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  const char *actor = gain_registry_resolve (registry, GAIN_ITEM_ACTOR, id);
  GainItem *entry = gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, actor);

  return entry != NULL ? gain_actor_get_name (GAIN_ACTOR (entry)) : NULL;
}

char *
gain_page_dup_source (const GainPage *self, GainAnnotation *mark)
{
  g_autoptr (GPtrArray) relations =
      gain_layer_list_relations (self->layer, gain_item_get_id (GAIN_ITEM (mark)));

  for (guint i = 0; i < relations->len; i++)
    {
      GainRelation *relation = relations->pdata[i];
      const GainRelationEnd *to = gain_relation_get_to (relation);

      if (g_strcmp0 (gain_project_resolve_relation_type_id (self->project, relation), "made_by") !=
          0)
        continue;
      if (to->kind == GAIN_END_NONE)
        return g_strdup (name_of_nobody (to->id));
      if (to->kind == GAIN_END_ACTOR)
        return g_strdup (name_of_actor (self, to->id));
    }

  return NULL;
}
