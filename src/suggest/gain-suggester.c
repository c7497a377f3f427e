/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-suggester"

#include "config.h"

#include "gain-suggester.h"

#include <string.h>

#include "gain-claim-ranking.h"
#include "gain-entry-index.h"
#include "gain-entry-usage.h"
#include "gain-folded-words.h"
#include "gain-proposition-ranking.h"
#include "gain-source-ranking.h"
#include "gain-suggester-private.h"
#include "gain-unit.h"
#include "gain-visible-entry.h"

/* Reading ahead may hold up the main loop for so long, in microseconds. */
#define READ_BUDGET 3000

/* More than an article has; those of marks that are gone go with the rest. */
#define MAX_QUOTES 50000

/* Everything in here follows from the project and can be dropped at any time. */
struct _GainSuggester
{
  GObject parent_instance;

  GainProject *project;
  GainEntryIndex *actors;
  GainEntryIndex *propositions;
  GainPropositionIndex *stated;
  GainEntryUsage *usage;
  guint read_source;

  GPtrArray *ranked; /* (nullable): the answer to the last question, until something changes */
  char *ranked_key;
  GainGazetteer *gazetteer;
  GHashTable *quotes; /* GainAnnotation → its folded quote */
};

G_DEFINE_FINAL_TYPE (GainSuggester, gain_suggester, G_TYPE_OBJECT)

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
}

static void
changed_cb (GainProject *project, GainChange *change, GainSuggester *self)
{
  g_clear_pointer (&self->ranked, g_ptr_array_unref);
  gain_entry_index_follow (self->actors, change);
  gain_entry_index_follow (self->propositions, change);
  gain_proposition_index_follow (self->stated, change);
  gain_entry_usage_follow (self->usage, change);
  gain_gazetteer_follow (self->gazetteer, change);
}

/* A registry of 50,000 takes longer to read than a picker may take to open. */
static gboolean
read_ahead_cb (gpointer data)
{
  GainSuggester *self = data;

  if (!gain_entry_index_read (self->actors, READ_BUDGET) ||
      !gain_entry_index_read (self->propositions, READ_BUDGET) ||
      !gain_proposition_index_read (self->stated, READ_BUDGET) ||
      !gain_gazetteer_read (self->gazetteer, READ_BUDGET))
    return G_SOURCE_CONTINUE;

  self->read_source = 0;

  return G_SOURCE_REMOVE;
}

static void
gain_suggester_dispose (GObject *object)
{
  GainSuggester *self = GAIN_SUGGESTER (object);

  g_clear_handle_id (&self->read_source, g_source_remove);

  G_OBJECT_CLASS (gain_suggester_parent_class)->dispose (object);
}

static void
gain_suggester_finalize (GObject *object)
{
  GainSuggester *self = GAIN_SUGGESTER (object);

  g_clear_pointer (&self->ranked, g_ptr_array_unref);
  g_free (self->ranked_key);
  g_clear_pointer (&self->quotes, g_hash_table_unref);
  g_clear_pointer (&self->actors, gain_entry_index_free);
  g_clear_pointer (&self->propositions, gain_entry_index_free);
  g_clear_pointer (&self->stated, gain_proposition_index_free);
  g_clear_pointer (&self->usage, gain_entry_usage_free);
  g_clear_pointer (&self->gazetteer, gain_gazetteer_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gain_suggester_parent_class)->finalize (object);
}

static void
gain_suggester_class_init (GainSuggesterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_suggester_dispose;
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
  self->stated = gain_proposition_index_new (project);
  self->usage = gain_entry_usage_new (project);
  self->quotes = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->read_source = g_idle_add_full (G_PRIORITY_LOW, read_ahead_cb, self, NULL);
  self->gazetteer = gain_gazetteer_new (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, 0);

  return self;
}

GainProject *
gain_suggester_get_project (GainSuggester *self)
{
  return self->project;
}

GPtrArray *
gain_suggester_list_propositions (GainSuggester *self, const GainMarkContext *context, guint max)
{
  return gain_proposition_ranking_list (context, self->stated, max);
}

static GainSpan
find_cue (const GainMarkContext *context)
{
  GainSpan block = gain_mark_context_find_block (context, context->extent.start);

  return gain_unit_find_cue (context->text, block, context->extent, context->language);
}

static GPtrArray *
rank (GainSuggester *self, const GainMarkContext *context, GainQuestion question, guint max)
{
  switch (question)
    {
    case GAIN_QUESTION_SOURCE:
      return gain_source_ranking_list (context, self->gazetteer);
    case GAIN_QUESTION_REFERENT:
      return gain_referent_ranking_list (context, self->gazetteer);
    case GAIN_QUESTION_PROPOSITION:
      return gain_proposition_ranking_list (context, self->stated, max);
    default:
      return gain_claim_ranking_list (context, self->stated, self->gazetteer, max);
    }
}

/* A person types letter after letter at one question. Lends the list. */
static GPtrArray *
get_ranked (GainSuggester *self, const GainMarkContext *context, GainQuestion question, guint max)
{
  g_autofree char *key = g_strdup_printf ("%d %u %s %s",
                                          question,
                                          max,
                                          gain_mark_context_get_article_id (context),
                                          gain_item_get_id (GAIN_ITEM (context->mark)));

  if (self->ranked == NULL || g_strcmp0 (key, self->ranked_key) != 0)
    {
      g_clear_pointer (&self->ranked, g_ptr_array_unref);
      self->ranked = rank (self, context, question, max);
      if (g_hash_table_size (self->quotes) > MAX_QUOTES)
        g_hash_table_remove_all (self->quotes);
      g_free (self->ranked_key);
      self->ranked_key = g_steal_pointer (&key);
    }

  return self->ranked;
}

static GPtrArray *
list_ranked (GainSuggester *self, const GainMarkContext *context, GainQuestion question, guint max)
{
  GPtrArray *ranked = get_ranked (self, context, question, max);
  GPtrArray *list = list_new ();

  for (guint i = 0; i < MIN (ranked->len, max); i++)
    g_ptr_array_add (list, gain_suggestion_copy (g_ptr_array_index (ranked, i)));

  return list;
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

/* Nobody and the claim inside the mark are no entries, but can be typed. */
static void
add_others (GPtrArray *list, GPtrArray *ranked, const char *typed)
{
  g_autofree char *folded = gain_fold_words (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < ranked->len; i++)
    {
      const GainSuggestion *suggestion = g_ptr_array_index (ranked, i);

      if ((suggestion->kind == GAIN_SUGGESTION_INNER || suggestion->kind == GAIN_SUGGESTION_NONE) &&
          text_fits (suggestion->name, (const char *const *) words))
        g_ptr_array_add (list, gain_suggestion_copy (suggestion));
    }
}

static const GainSuggestion *
find_entry (GPtrArray *ranked, const char *id)
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
  const GainSuggestion *known = suggestion->id != NULL ? find_entry (ranked, suggestion->id) : NULL;

  if (known == NULL && ranked->len > 0)
    known = g_ptr_array_index (ranked, 0);
  if (known != NULL)
    suggestion->place = known->place;
}

static GainSuggestion *
suggest_entry (GainItem *entry)
{
  GainSuggestion *suggestion = gain_suggestion_new (GAIN_SUGGESTION_ENTRY,
                                                    gain_item_get_id (entry),
                                                    gain_visible_entry_name (entry));

  if (GAIN_IS_ACTOR (entry))
    suggestion->detail = g_strdup (gain_actor_get_organisation (GAIN_ACTOR (entry)));

  return suggestion;
}

/* Returns: TRUE when one of them is called just @typed. */
static gboolean
add_entries (GainSuggester *self,
             const GainMarkContext *context,
             GainItemKind kind,
             const char *typed,
             guint max,
             GPtrArray *list)
{
  const char *article = gain_mark_context_get_article_id (context);
  g_autoptr (GArray) hits = NULL;
  gboolean is_called_so = FALSE;

  hits = gain_entry_index_find (kind == GAIN_ITEM_ACTOR ? self->actors : self->propositions,
                                typed,
                                gain_visible_colleagues (self->project, article),
                                gain_entry_usage_get (self->usage, article),
                                max);
  for (guint i = 0; i < hits->len; i++)
    {
      const GainEntryHit *hit = &g_array_index (hits, GainEntryHit, i);

      g_ptr_array_add (list, suggest_entry (hit->item));
      is_called_so |= hit->fit == GAIN_FIT_EXACT;
    }

  return is_called_so;
}

static void
add_new (GPtrArray *list, const char *typed, guint max)
{
  if (list->len >= max)
    g_ptr_array_set_size (list, (int) max - 1);
  g_ptr_array_add (list, gain_suggestion_new (GAIN_SUGGESTION_NEW, NULL, typed));
}

static GPtrArray *
list_typed (GainSuggester *self,
            const GainMarkContext *context,
            GainQuestion question,
            const char *typed,
            guint max)
{
  gboolean asks_actor = question == GAIN_QUESTION_SOURCE || question == GAIN_QUESTION_REFERENT;
  gboolean needs_ranked = question == GAIN_QUESTION_SOURCE || question == GAIN_QUESTION_CLAIM;
  GPtrArray *ranked = needs_ranked ? get_ranked (self, context, question, max) : NULL;
  GPtrArray *list = question == GAIN_QUESTION_CLAIM
                        ? gain_claim_ranking_filter (context, self->quotes, typed, max)
                        : list_new ();
  gboolean is_called_so = add_entries (
      self, context, asks_actor ? GAIN_ITEM_ACTOR : GAIN_ITEM_PROPOSITION, typed, max, list);

  if (needs_ranked)
    add_others (list, ranked, typed);
  if (!is_called_so)
    add_new (list, typed, max);
  for (guint i = 0; question == GAIN_QUESTION_SOURCE && i < list->len; i++)
    if (((GainSuggestion *) list->pdata[i])->kind != GAIN_SUGGESTION_NONE)
      set_place (list->pdata[i], ranked);

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
                           : list_ranked (self, &context, question, max);
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
      gain_mark_find_link (context.project, context.layer, mark, "cue") != NULL)
    return GAIN_SPAN (0, 0);

  return find_cue (&context);
}
