/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-plain-source"

#include "config.h"

#include "gain-plain-source.h"

#include <glib/gi18n-lib.h>

#include "gain-folded-words.h"
#include "gain-unit.h"

static gboolean
has_entry (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((GainSuggestion *) g_ptr_array_index (list, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
add_actor (const GainMarkContext *context, GPtrArray *list, const char *id, GainSpan place)
{
  GainItem *actor = gain_registry_get_entry (gain_project_get_registry (context->project),
                                             GAIN_ITEM_ACTOR,
                                             NULL,
                                             id);
  GainSuggestion *suggestion;

  if (actor == NULL || has_entry (list, id))
    return;

  suggestion =
      gain_suggestion_new (GAIN_SUGGESTION_ENTRY, id, gain_actor_get_name (GAIN_ACTOR (actor)));
  suggestion->place = place;
  g_ptr_array_add (list, suggestion);
}

static void
add_mention (const GainMarkContext *context, GPtrArray *list, GainAnnotation *mark)
{
  GainRelation *link =
      gain_mark_find_link (context->layer, gain_item_get_id (GAIN_ITEM (mark)), "refers_to");

  if (link != NULL && gain_relation_get_to (link)->kind == GAIN_END_ACTOR)
    add_actor (context, list, gain_relation_get_to (link)->id, gain_annotation_get_extent (mark));
}

static const char *
find_actor_named (GainProject *project, const char *name)
{
  GListModel *actors = gain_registry_get_actors (gain_project_get_registry (project));
  g_autofree char *wanted = gain_fold_words (name);

  for (guint i = 0; i < g_list_model_get_n_items (actors); i++)
    {
      g_autoptr (GainActor) actor = g_list_model_get_item (actors, i);
      g_autofree char *folded = gain_fold_words (gain_actor_get_name (actor));

      if (g_str_equal (folded, wanted))
        return gain_item_get_id (GAIN_ITEM (actor));
    }

  return NULL;
}

static void
add_named (const GainMarkContext *context, GPtrArray *list, GainSpan name)
{
  g_autofree char *words = gain_text_dup_slice (context->text, name);
  const char *id = find_actor_named (context->project, words);
  GainSuggestion *suggestion;

  if (id != NULL)
    {
      add_actor (context, list, id, name);
      return;
    }

  suggestion = gain_suggestion_new (GAIN_SUGGESTION_NEW, NULL, words);
  suggestion->place = name;
  g_ptr_array_add (list, suggestion);
}

static void
add_words_before (const GainMarkContext *context, GPtrArray *list, GainSpan cue)
{
  GainSpan block = gain_mark_context_find_block (context, cue.start);
  guint word = gain_unit_previous_word_boundary (context->text, block, cue.start);
  GainSpan name = gain_unit_at (context->text, block, word, GAIN_UNIT_NAME, context->language);
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (context->layer, name);
  guint n = list->len;

  if (gain_span_is_empty (name))
    return;

  for (guint i = 0; i < marks->len; i++)
    add_mention (context, list, g_ptr_array_index (marks, i));
  if (list->len == n)
    add_named (context, list, name);
}

static void
add_mentions_before (const GainMarkContext *context, GPtrArray *list)
{
  GainAnnotation *mark = context->mark;

  while ((mark = gain_layer_get_previous (context->layer,
                                          gain_annotation_get_extent (mark).start)) != NULL)
    add_mention (context, list, mark);
}

GPtrArray *
gain_plain_source_list (const GainMarkContext *context, GainSpan cue)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);

  if (!gain_span_is_empty (cue))
    add_words_before (context, list, cue);
  add_mentions_before (context, list);
  g_ptr_array_add (list, gain_suggestion_new (GAIN_SUGGESTION_NONE, "author", _ ("The author")));
  g_ptr_array_add (list,
                   gain_suggestion_new (GAIN_SUGGESTION_NONE, "unattributed", _ ("Nobody named")));
  g_ptr_array_add (list,
                   gain_suggestion_new (GAIN_SUGGESTION_NONE, "cannot-tell", _ ("Cannot tell")));

  return list;
}

GPtrArray *
gain_plain_referent_list (const GainMarkContext *context)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);

  add_named (context, list, context->extent);
  add_mentions_before (context, list);

  return list;
}
