/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-suggester"

#include "config.h"

#include "gain-suggester.h"

#include <string.h>

#include "gain-claim-ranking.h"
#include "gain-entry-index.h"
#include "gain-folded-words.h"
#include "gain-plain-source.h"
#include "gain-proposition-ranking.h"
#include "gain-suggester-private.h"
#include "gain-unit.h"

/* Everything in here follows from the project and can be dropped at any time. */
struct _GainSuggester
{
  GObject parent_instance;

  GainProject *project;
  GainEntryIndex *actors;
  GainEntryIndex *propositions;
};

G_DEFINE_FINAL_TYPE (GainSuggester, gain_suggester, G_TYPE_OBJECT)

static void
changed_cb (GainProject *project, GainChange *change, GainSuggester *self)
{
  gain_entry_index_follow (self->actors, change);
  gain_entry_index_follow (self->propositions, change);
}

static void
gain_suggester_finalize (GObject *object)
{
  GainSuggester *self = GAIN_SUGGESTER (object);

  g_clear_pointer (&self->actors, gain_entry_index_free);
  g_clear_pointer (&self->propositions, gain_entry_index_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gain_suggester_parent_class)->finalize (object);
}

static void
gain_suggester_class_init (GainSuggesterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_suggester_finalize;
}

static void
gain_suggester_init (GainSuggester *self)
{
}

GainSuggester *
gain_suggester_new (GainProject *project)
{
  GainSuggester *self;

  g_return_val_if_fail (GAIN_IS_PROJECT (project), NULL);

  self = g_object_new (GAIN_TYPE_SUGGESTER, NULL);
  self->project = g_object_ref (project);
  self->actors = gain_entry_index_new (project, GAIN_ITEM_ACTOR);
  self->propositions = gain_entry_index_new (project, GAIN_ITEM_PROPOSITION);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, 0);

  return self;
}

GainProject *
gain_suggester_get_project (GainSuggester *self)
{
  return self->project;
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
}

static GainSpan
find_cue (const GainMarkContext *context)
{
  GainSpan block = gain_mark_context_find_block (context, context->extent.start);

  return gain_unit_find_cue (context->text, block, context->extent, context->language);
}

static GPtrArray *
list_ranked (const GainMarkContext *context, GainQuestion question, guint max)
{
  switch (question)
    {
    case GAIN_QUESTION_SOURCE:
      return gain_plain_source_list (context, find_cue (context));
    case GAIN_QUESTION_REFERENT:
      return gain_plain_referent_list (context);
    case GAIN_QUESTION_PROPOSITION:
      return gain_proposition_ranking_list (context, max);
    default:
      return gain_claim_ranking_list (context, max);
    }
}

/* Before one has submitted an article colleagues' entries stay out of sight. */
static gboolean
may_see_colleagues (const GainMarkContext *context)
{
  return g_str_equal (gain_layer_get_status (context->layer), "submitted");
}

/* Does each of @words begin a word of @text? */
static gboolean
text_fits (const char *text, const char *const *words)
{
  g_autofree char *folded = gain_fold_words (text);
  g_autofree char *spaced = g_strconcat (" ", folded, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", words[i], NULL);

      if (strstr (spaced, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* What was ranked by the text and is no entry stays where it fits. */
static void
add_fitting (GPtrArray *list, GPtrArray *ranked, const char *typed)
{
  g_autofree char *folded = gain_fold_words (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < ranked->len; i++)
    {
      const GainSuggestion *suggestion = g_ptr_array_index (ranked, i);

      if ((suggestion->kind == GAIN_SUGGESTION_MARK || suggestion->kind == GAIN_SUGGESTION_INNER ||
           suggestion->kind == GAIN_SUGGESTION_NONE) &&
          text_fits (suggestion->name, (const char *const *) words))
        g_ptr_array_add (list, gain_suggestion_copy (suggestion));
    }
}

static const GainSuggestion *
find_ranked (GPtrArray *ranked, const char *id)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      const GainSuggestion *suggestion = g_ptr_array_index (ranked, i);

      if (suggestion->kind == GAIN_SUGGESTION_ENTRY && g_strcmp0 (suggestion->id, id) == 0)
        return suggestion;
    }

  return NULL;
}

/* The words that the ranking takes for the source are most likely what names
 * the one that was typed. */
static void
set_place (GainSuggestion *suggestion, GPtrArray *ranked)
{
  const GainSuggestion *known = find_ranked (ranked, suggestion->id);

  if (known == NULL && ranked->len > 0)
    known = g_ptr_array_index (ranked, 0);
  if (known != NULL && known->kind != GAIN_SUGGESTION_INNER)
    suggestion->place = known->place;
}

static GainSuggestion *
suggest_entry (GainItem *item)
{
  const char *name = GAIN_IS_ACTOR (item) ? gain_actor_get_name (GAIN_ACTOR (item))
                                          : gain_proposition_get_wording (GAIN_PROPOSITION (item));
  GainSuggestion *suggestion =
      gain_suggestion_new (GAIN_SUGGESTION_ENTRY, gain_item_get_id (item), name);

  if (GAIN_IS_ACTOR (item))
    suggestion->detail = g_strdup (gain_actor_get_organisation (GAIN_ACTOR (item)));

  return suggestion;
}

static GPtrArray *
list_typed (GainSuggester *self,
            const GainMarkContext *context,
            GainQuestion question,
            const char *typed,
            guint max)
{
  gboolean asks_actor = question == GAIN_QUESTION_SOURCE || question == GAIN_QUESTION_REFERENT;
  g_autoptr (GPtrArray) ranked =
      list_ranked (context, question, question == GAIN_QUESTION_CLAIM ? G_MAXINT : max);
  g_autoptr (GArray) hits = NULL;
  GPtrArray *list = list_new ();
  gboolean is_called_so = FALSE;

  if (question == GAIN_QUESTION_CLAIM)
    add_fitting (list, ranked, typed);
  hits = gain_entry_index_find (asks_actor ? self->actors : self->propositions,
                                typed,
                                may_see_colleagues (context),
                                NULL,
                                NULL,
                                max);
  for (guint i = 0; i < hits->len; i++)
    {
      const GainEntryHit *hit = &g_array_index (hits, GainEntryHit, i);
      GainSuggestion *suggestion = suggest_entry (hit->item);

      if (question == GAIN_QUESTION_SOURCE)
        set_place (suggestion, ranked);
      is_called_so |= hit->fit == GAIN_FIT_EXACT;
      g_ptr_array_add (list, suggestion);
    }
  if (question == GAIN_QUESTION_SOURCE)
    add_fitting (list, ranked, typed);
  if (!is_called_so)
    {
      GainSuggestion *suggestion = gain_suggestion_new (GAIN_SUGGESTION_NEW, NULL, typed);

      if (list->len >= max)
        g_ptr_array_set_size (list, (int) max - 1);
      if (question == GAIN_QUESTION_SOURCE)
        set_place (suggestion, ranked);
      g_ptr_array_add (list, suggestion);
    }

  return list;
}

GPtrArray *
gain_suggester_list (GainSuggester *self,
                     GainQuestion question,
                     const char *article,
                     const char *mark,
                     const char *typed,
                     guint max)
{
  g_autofree char *wanted = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  GainMarkContext context;
  GPtrArray *list;

  g_return_val_if_fail (GAIN_IS_SUGGESTER (self), list_new ());

  if (max == 0 || !gain_mark_context_init (&context, self->project, article, mark))
    return list_new ();

  list = wanted[0] != '\0' ? list_typed (self, &context, question, wanted, max)
                           : list_ranked (&context, question, max);
  if (list->len > max)
    g_ptr_array_set_size (list, (int) max);

  return list;
}

GainSpan
gain_suggester_find_cue (GainSuggester *self, const char *article, const char *mark)
{
  GainMarkContext context;

  g_return_val_if_fail (GAIN_IS_SUGGESTER (self), GAIN_SPAN (0, 0));

  if (!gain_mark_context_init (&context, self->project, article, mark) ||
      gain_mark_find_link (context.layer, mark, "cue") != NULL)
    return GAIN_SPAN (0, 0);

  return find_cue (&context);
}
