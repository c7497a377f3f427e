/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-proposition-ranking"

#include "config.h"

#include "gain-proposition-ranking.h"

#include <glib/gi18n-lib.h>

#include "gain-claim-ranking.h"
#include "gain-content-words.h"
#include "gain-proposition-wording.h"
#include "gain-visible-entry.h"

/* What is less alike is rather a new one. Found by trying on coded articles. */
#define ENOUGH_ALIKE 0.45
#define HERE_BONUS   0.05
/* Of what the mark is linked to, and of what it seems to point back to. */
#define LINKED_SCORE  10.0
#define POINTED_SCORE 5.0
#define MAX_POINTED   3

typedef struct
{
  const GainMarkContext *context;
  GPtrArray *list;
  gboolean colleagues;
} Ranking;

static void
add_entry (Ranking *self, const char *id, double score, const char *detail)
{
  GainItem *entry =
      gain_visible_entry (self->context->project, GAIN_ITEM_PROPOSITION, id, self->colleagues);
  GainSuggestion *suggestion;

  for (guint i = 0; i < self->list->len; i++)
    if (g_strcmp0 (((GainSuggestion *) g_ptr_array_index (self->list, i))->id, id) == 0)
      return;
  if (entry == NULL)
    return;

  suggestion = gain_suggestion_new (GAIN_SUGGESTION_ENTRY, id, gain_visible_entry_name (entry));
  suggestion->detail = g_strdup (detail);
  suggestion->score = score;
  g_ptr_array_add (self->list, suggestion);
}

/* What the end of a link of this layer states. */
static const char *
find_stated (Ranking *self, const GainRelationEnd *to)
{
  GainProject *project = self->context->project;
  GainLayer *layer = self->context->layer;
  GainRelation *states;

  if (to->kind == GAIN_END_PROPOSITION)
    return to->id;
  if (to->kind != GAIN_END_ANNOTATION)
    return NULL;

  if (to->article != NULL)
    layer = gain_project_get_layer (project, to->article, gain_project_get_me (project));
  states = gain_mark_find_link (project, layer, to->id, "states");

  return states != NULL ? gain_relation_get_to (states)->id : NULL;
}

static void
add_linked (Ranking *self)
{
  static const char *const types[] = { "denies", "doubts", "supports", "restates", NULL };
  g_autoptr (GPtrArray) links =
      gain_layer_list_relations (self->context->layer,
                                 gain_item_get_id (GAIN_ITEM (self->context->mark)));

  for (guint i = 0; i < links->len; i++)
    {
      GainRelation *link = g_ptr_array_index (links, i);
      const char *id =
          g_strv_contains (types,
                           gain_project_resolve_relation_type_id (self->context->project, link))
              ? find_stated (self, gain_relation_get_to (link))
              : NULL;

      if (id != NULL)
        add_entry (self,
                   id,
                   LINKED_SCORE +
                       (gain_relation_get_to (link)->kind == GAIN_END_PROPOSITION ? 1 : 0),
                   _ ("What it answers states this"));
    }
}

/* “denied this” without a link: what the likeliest claims state. */
static void
add_pointed (Ranking *self, GainPropositionIndex *index)
{
  g_autoptr (GPtrArray) claims = gain_claim_ranking_list (self->context, index, NULL, MAX_POINTED);

  for (guint i = 0; i < claims->len; i++)
    {
      const GainSuggestion *claim = g_ptr_array_index (claims, i);
      GainRelation *states = claim->kind == GAIN_SUGGESTION_MARK
                                 ? gain_mark_find_link (self->context->project,
                                                        self->context->layer,
                                                        claim->id,
                                                        "states")
                                 : NULL;

      if (states != NULL)
        add_entry (self, gain_relation_get_to (states)->id, POINTED_SCORE - i, NULL);
    }
}

/* Statements that overlap (one inside another, two predicates that share a
 * subject) say different things: their propositions do not count as alike. */
static GHashTable *
list_overlapping (Ranking *self)
{
  g_autoptr (GPtrArray) marks =
      gain_layer_list_touching (self->context->layer, self->context->extent);
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      GainRelation *states = marks->pdata[i] != self->context->mark
                                 ? gain_mark_find_link (self->context->project,
                                                        self->context->layer,
                                                        gain_item_get_id (marks->pdata[i]),
                                                        "states")
                                 : NULL;

      if (states != NULL)
        g_hash_table_add (ids, g_strdup (gain_relation_get_to (states)->id));
    }

  return ids;
}

static void
add_alike (Ranking *self, GainPropositionIndex *index, const char *wording, guint max)
{
  g_autoptr (GPtrArray) words = gain_content_words_list (wording, self->context->language);
  g_autoptr (GHashTable) overlapping = list_overlapping (self);
  g_autoptr (GArray) hits =
      gain_proposition_index_find (index, words, self->context->article, self->colleagues);

  for (guint i = 0; i < MIN (hits->len, max); i++)
    {
      const GainPropositionHit *hit = &g_array_index (hits, GainPropositionHit, i);

      if (g_hash_table_contains (overlapping, hit->id))
        continue;
      add_entry (self,
                 hit->id,
                 hit->similarity + (hit->is_here ? HERE_BONUS : 0),
                 hit->is_here ? _ ("Stated in this article") : NULL);
    }
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const GainSuggestion *x = *(GainSuggestion *const *) a;
  const GainSuggestion *y = *(GainSuggestion *const *) b;

  return (x->score < y->score) - (x->score > y->score);
}

static void
add_new (Ranking *self, const char *wording, double score)
{
  GainSuggestion *suggestion;

  if (wording[0] == '\0')
    return;

  suggestion = gain_suggestion_new (GAIN_SUGGESTION_NEW, NULL, wording);
  suggestion->score = score;
  g_ptr_array_add (self->list, suggestion);
}

/* So that the new one is always to be reached. */
static void
cut (GPtrArray *list, guint max)
{
  while (list->len > max)
    {
      const GainSuggestion *last = g_ptr_array_index (list, list->len - 1);
      guint drop = list->len - 1;

      if (last->kind == GAIN_SUGGESTION_NEW && drop > 0)
        drop--;
      g_ptr_array_remove_index (list, drop);
    }
}

GPtrArray *
gain_proposition_ranking_list (const GainMarkContext *context,
                               GainPropositionIndex *index,
                               guint max)
{
  Ranking self = { .context = context };
  GainDeniedContent content = gain_denied_content_find (context);
  const char *act = gain_mark_act (context->project, context->mark);
  gboolean points_back =
      content.is_back_reference && (g_strcmp0 (act, "asserts") != 0 && act != NULL);
  g_autofree char *wording = NULL;

  if (g_strcmp0 (act, "asserts") == 0)
    content = (GainDeniedContent){ 0 };
  wording = gain_proposition_wording (context, &content);
  self.list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
  self.colleagues =
      gain_visible_colleagues (context->project, gain_mark_context_get_article_id (context));
  add_linked (&self);
  if (points_back && self.list->len == 0)
    add_pointed (&self, index);
  add_alike (&self, index, wording, max);
  add_new (&self, wording, points_back ? 0 : ENOUGH_ALIKE);
  g_ptr_array_sort (self.list, compare_scores);
  cut (self.list, max);

  return self.list;
}
