/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-claim-ranking"

#include "config.h"

#include "gain-claim-ranking.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "gain-actor-finder.h"
#include "gain-content-words.h"
#include "gain-denied-content.h"
#include "gain-folded-words.h"
#include "gain-proposition-wording.h"
#include "gain-visible-entry.h"

/* The words of so many statements are compared, the nearest ones. */
#define MAX_COMPARED 300

/* What speaks for a statement. Found by trying on coded articles. */
#define NEAR          1500.0 /* characters; at this distance nearness is worth 1/e */
#define NEAR_BACK     300.0  /* the same, where the denial points back */
#define UNLIKE_FACTOR 0.5    /* of nearness, without a word in common */
#define NEAR_WEIGHT   0.3
#define BESIDE        100 /* characters between two parts of one denial */
#define BACK_WEIGHT   0.8 /* of nearness, where the denial points back */
#define AFTER_FACTOR  0.5 /* of nearness, for a statement behind the denial */
#define NAMED_BONUS   0.3 /* the denial says whose claim it is */
#define NUMBER_BONUS  0.3 /* it denies a figure, and the statement has one */
#define SAME_BONUS                                                                                 \
  0.8 /* what the same source denied just before, where both point to one claim                    \
       */
#define INSIDE_BONUS     1.0  /* it is the claim inside the denial, marked already */
#define SAME_SOURCE      0.6  /* nobody denies what they say themselves */
#define ALLIED_SOURCE    0.25 /* nor, as a rule, what their own side says */
#define OTHER_ACT        0.25 /* a denial of a denial is rare */
#define INHERITED_FACTOR 0.95 /* of the likeness of another denial, for what that denies */
#define ENTRY_FACTOR     0.9  /* a proposition that no statement of this article states */
#define LEAST_ALIKE      0.25 /* of such a proposition */
#define INNER_SCORE      0.45
#define NOBODY_SCORE     0.27

typedef struct
{
  const GainMarkContext *context;
  GainPropositionIndex *index;
  GainDeniedContent content;
  gboolean denies_figure;
  gboolean colleagues;
  GPtrArray *claimants; /* (nullable): of GainFoundActor, whose claim it says that it is */
  GPtrArray *words;
  GHashTable *denied;    /* ids of what the denial just before it by the same source denies */
  GHashTable *inherited; /* id of what other denials deny → double, how alike they are */
  GHashTable *stated;    /* ids of propositions that a statement of the list states */
  GPtrArray *list;
} Ranking;

typedef struct
{
  GainAnnotation *mark; /* borrowed */
  guint distance;       /* code points between the two */
  gboolean is_after;
} Candidate;

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->distance != y->distance)
    return x->distance < y->distance ? -1 : 1;

  return (int) x->is_after - (int) y->is_after;
}

static Candidate
make_candidate (const GainMarkContext *context, GainAnnotation *mark)
{
  GainSpan there = gain_annotation_get_extent (mark);
  GainSpan here = context->extent;
  Candidate candidate = { .mark = mark };

  if (there.start > here.start)
    candidate = (Candidate){ mark, there.start > here.end ? there.start - here.end : 0, TRUE };
  else
    candidate.distance = here.start > there.end ? here.start - there.end : 0;

  return candidate;
}

/* A mark never changes: it is replaced. So its folded quote can be kept. */
static const char *
fold_quote (GHashTable *quotes, GainAnnotation *mark)
{
  char *folded = g_hash_table_lookup (quotes, mark);

  if (folded == NULL)
    {
      g_autofree char *quote = g_strjoinv (" ", (char **) gain_annotation_get_quotes (mark));

      folded = gain_fold_words (quote);
      g_hash_table_insert (quotes, g_object_ref (mark), folded);
    }

  return folded;
}

/* Does each of @words begin a word of the quote? */
static gboolean
quote_fits (GHashTable *quotes, GainAnnotation *mark, const char *const *words)
{
  const char *folded = fold_quote (quotes, mark);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (folded, words[i]);

      while (found != NULL && found != folded && found[-1] != ' ')
        found = strstr (found + 1, words[i]);
      if (found == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Returns: (transfer full) (element-type Candidate): the other statements of this article, nearest
 * first. @words: (nullable): only those with all of them. */
static GArray *
list_candidates (const GainMarkContext *context, GHashTable *quotes, const char *const *words)
{
  GListModel *marks = G_LIST_MODEL (context->layer);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint n = g_list_model_get_n_items (marks);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainAnnotation) mark = g_list_model_get_item (marks, i);
      Candidate candidate;

      if (mark == context->mark ||
          !gain_mark_is_kind (context->project, mark, GAIN_LABEL_STATEMENT) ||
          (words != NULL && !quote_fits (quotes, mark, words)))
        continue;
      candidate = make_candidate (context, mark);
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_distances);

  return candidates;
}

static GainSuggestion *
suggest_mark (const GainMarkContext *context, GainAnnotation *mark)
{
  g_autofree char *quote = gain_annotation_dup_quote (mark);
  GainRelation *made_by = gain_mark_find_link (context->project,
                                               context->layer,
                                               gain_item_get_id (GAIN_ITEM (mark)),
                                               "made_by");
  const GainRelationEnd *to = made_by != NULL ? gain_relation_get_to (made_by) : NULL;
  GainItem *source = to != NULL && to->kind == GAIN_END_ACTOR
                         ? gain_visible_entry (context->project, GAIN_ITEM_ACTOR, to->id, TRUE)
                         : NULL;
  GainSuggestion *suggestion =
      gain_suggestion_new (GAIN_SUGGESTION_MARK, gain_item_get_id (GAIN_ITEM (mark)), quote);

  if (source != NULL)
    suggestion->detail = g_strdup (gain_visible_entry_name (source));

  return suggestion;
}

/* The actors who answer for @mark or voice it. */
static GPtrArray *
list_sources (Ranking *self, GainAnnotation *mark)
{
  GainRegistry *registry = gain_project_get_registry (self->context->project);
  g_autoptr (GPtrArray) links =
      gain_layer_list_relations (self->context->layer, gain_item_get_id (GAIN_ITEM (mark)));
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      GainRelation *link = g_ptr_array_index (links, i);
      const GainRelationEnd *to = gain_relation_get_to (link);

      if (to->kind != GAIN_END_ACTOR ||
          !gain_mark_link_is (self->context->project, link, "made_by"))
        continue;
      g_ptr_array_add (sources, (char *) gain_registry_resolve (registry, GAIN_ITEM_ACTOR, to->id));
      if (to->speaker != NULL)
        g_ptr_array_add (sources,
                         (char *) gain_registry_resolve (registry, GAIN_ITEM_ACTOR, to->speaker));
    }

  return sources;
}

static gboolean
share_source (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_find_with_equal_func (b, a->pdata[i], g_str_equal, NULL))
      return TRUE;

  return FALSE;
}

static gboolean
is_alike (const char *a, const char *b)
{
  return a != NULL && a[0] != '\0' && g_strcmp0 (a, b) == 0;
}

/* Do two of them belong together: one organisation or country? */
static gboolean
are_allied (Ranking *self, GPtrArray *a, GPtrArray *b)
{
  GainProject *project = self->context->project;

  for (guint i = 0; i < a->len * b->len; i++)
    {
      GainItem *x = gain_visible_entry (project, GAIN_ITEM_ACTOR, a->pdata[i / b->len], TRUE);
      GainItem *y = gain_visible_entry (project, GAIN_ITEM_ACTOR, b->pdata[i % b->len], TRUE);

      if (x != NULL && y != NULL &&
          (is_alike (gain_actor_get_country (GAIN_ACTOR (x)),
                     gain_actor_get_country (GAIN_ACTOR (y))) ||
           is_alike (gain_actor_get_organisation (GAIN_ACTOR (x)),
                     gain_actor_get_organisation (GAIN_ACTOR (y)))))
        return TRUE;
    }

  return FALSE;
}

/* Is it one of @sources whose claim the denial speaks of, such as “Reed” in “Reed’s claims”? */
static gboolean
is_named (Ranking *self, GPtrArray *sources)
{
  const GainFoundActor *claimant =
      self->claimants != NULL && self->claimants->len > 0 ? self->claimants->pdata[0] : NULL;

  return claimant != NULL && claimant->id != NULL &&
         g_ptr_array_find_with_equal_func (sources, claimant->id, g_str_equal, NULL);
}

/* The words of a statement and of what it states. */
static GPtrArray *
list_words (Ranking *self, GainAnnotation *mark, const char *proposition)
{
  GainItem *entry = proposition != NULL ? gain_visible_entry (self->context->project,
                                                              GAIN_ITEM_PROPOSITION,
                                                              proposition,
                                                              self->colleagues)
                                        : NULL;
  g_autofree char *quote = gain_annotation_dup_quote (mark);
  g_autofree char *all =
      g_strconcat (quote, " ", entry != NULL ? gain_visible_entry_name (entry) : "", NULL);

  return gain_content_words_list (all, self->context->language);
}

static gboolean
has_number (GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (gain_content_word_is_number (words->pdata[i]))
      return TRUE;

  return FALSE;
}

static double
measure_nearness (Ranking *self, const Candidate *candidate, double similarity)
{
  gboolean points_back = self->content.is_back_reference;
  double near = exp (-(double) candidate->distance / (points_back ? NEAR_BACK : NEAR));

  return near * (candidate->is_after ? AFTER_FACTOR : 1) *
         (points_back ? BACK_WEIGHT : NEAR_WEIGHT) *
         (points_back || similarity > 0 ? 1 : UNLIKE_FACTOR);
}

/* A denial that is like this one denies the same: what it denies gets its score. */
static void
leave_to_denied (Ranking *self, GainAnnotation *denial, double score)
{
  g_autoptr (GPtrArray) links =
      gain_layer_list_relations (self->context->layer, gain_item_get_id (GAIN_ITEM (denial)));

  for (guint i = 0; i < links->len; i++)
    {
      const char *id = gain_relation_get_to (links->pdata[i])->id;
      const double *known = g_hash_table_lookup (self->inherited, id);

      if (gain_mark_link_is (self->context->project, links->pdata[i], "denies") &&
          (known == NULL || *known < score))
        g_hash_table_insert (self->inherited, g_strdup (id), g_memdup2 (&score, sizeof score));
    }
}

static double
score_candidate (Ranking *self,
                 const Candidate *candidate,
                 GPtrArray *own_sources,
                 const char *proposition)
{
  g_autoptr (GPtrArray) words = list_words (self, candidate->mark, proposition);
  g_autoptr (GPtrArray) sources = list_sources (self, candidate->mark);
  GainSpan extent = gain_annotation_get_extent (candidate->mark);
  double similarity =
      gain_proposition_index_compare (self->index, self->context->article, self->words, words);
  double score = similarity + measure_nearness (self, candidate, similarity);

  if (self->denies_figure && has_number (words))
    score += NUMBER_BONUS;
  if (is_named (self, sources))
    score += NAMED_BONUS;
  if (g_hash_table_contains (self->denied, gain_item_get_id (GAIN_ITEM (candidate->mark))) ||
      (proposition != NULL && g_hash_table_contains (self->denied, proposition)))
    score += SAME_BONUS;
  if (share_source (own_sources, sources))
    score -= SAME_SOURCE;
  else if (are_allied (self, own_sources, sources))
    score -= ALLIED_SOURCE;
  if (g_strcmp0 (gain_mark_act (self->context->project, candidate->mark), "asserts") != 0)
    {
      leave_to_denied (self, candidate->mark, similarity * INHERITED_FACTOR);
      score -= OTHER_ACT;
    }
  else if (gain_span_contains (self->context->extent, extent))
    score += INSIDE_BONUS;

  return score;
}

static void
add_inherited (Ranking *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      GainSuggestion *suggestion = self->list->pdata[i];
      const double *score =
          suggestion->id != NULL ? g_hash_table_lookup (self->inherited, suggestion->id) : NULL;

      if (score != NULL)
        suggestion->score = MAX (suggestion->score, *score);
    }
}

/* “denied the notion that …, suggesting this claim lacks evidence” */
static void
find_denied_before (Ranking *self, GArray *candidates, GPtrArray *own_sources)
{
  for (guint i = 0; self->content.is_back_reference && i < MIN (candidates->len, 3); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const char *id = gain_item_get_id (GAIN_ITEM (candidate->mark));
      g_autoptr (GPtrArray) sources = list_sources (self, candidate->mark);
      g_autoptr (GPtrArray) links = gain_layer_list_relations (self->context->layer, id);

      if (candidate->is_after || candidate->distance > BESIDE ||
          !share_source (own_sources, sources))
        continue;
      for (guint j = 0; j < links->len; j++)
        if (gain_mark_link_is (self->context->project, links->pdata[j], "denies"))
          g_hash_table_add (self->denied, g_strdup (gain_relation_get_to (links->pdata[j])->id));
    }
}

static void
add_statements (Ranking *self, guint max)
{
  g_autoptr (GArray) candidates = list_candidates (self->context, NULL, NULL);
  g_autoptr (GPtrArray) own_sources = list_sources (self, self->context->mark);

  find_denied_before (self, candidates, own_sources);
  for (guint i = 0; i < MIN (candidates->len, MAX (max, MAX_COMPARED)); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const char *id = gain_item_get_id (GAIN_ITEM (candidate->mark));
      GainRelation *states =
          gain_mark_find_link (self->context->project, self->context->layer, id, "states");
      const char *proposition = states != NULL ? gain_relation_get_to (states)->id : NULL;
      GainSuggestion *suggestion = suggest_mark (self->context, candidate->mark);

      suggestion->score =
          i < MAX_COMPARED ? score_candidate (self, candidate, own_sources, proposition) : -1.0 - i;
      if (proposition != NULL && suggestion->score > NOBODY_SCORE &&
          g_strcmp0 (gain_mark_act (self->context->project, candidate->mark), "asserts") == 0)
        g_hash_table_add (self->stated, g_strdup (proposition));
      g_ptr_array_add (self->list, suggestion);
    }
}

/* Those that nobody in this article states. */
static void
add_propositions (Ranking *self, guint max)
{
  g_autoptr (GArray) hits = gain_proposition_index_find (self->index,
                                                         self->words,
                                                         self->context->article,
                                                         self->colleagues);

  for (guint i = 0; i < MIN (hits->len, max); i++)
    {
      const GainPropositionHit *hit = &g_array_index (hits, GainPropositionHit, i);
      GainItem *entry = gain_visible_entry (self->context->project,
                                            GAIN_ITEM_PROPOSITION,
                                            hit->id,
                                            self->colleagues);
      GainSuggestion *suggestion;

      if (g_hash_table_contains (self->stated, hit->id))
        continue;
      suggestion =
          gain_suggestion_new (GAIN_SUGGESTION_ENTRY, hit->id, gain_visible_entry_name (entry));
      suggestion->detail = g_strdup (_ ("Proposition"));
      suggestion->score = hit->similarity >= LEAST_ALIKE ? ENTRY_FACTOR * hit->similarity
                                                         : hit->similarity - LEAST_ALIKE;
      g_ptr_array_add (self->list, suggestion);
    }
}

static gboolean
is_marked (const GainMarkContext *context, GainSpan clause)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (context->layer, clause);

  for (guint i = 0; i < marks->len; i++)
    if (marks->pdata[i] != context->mark &&
        gain_span_equal (gain_annotation_get_extent (marks->pdata[i]), clause) &&
        g_strcmp0 (gain_mark_act (context->project, marks->pdata[i]), "asserts") == 0)
      return TRUE;

  return FALSE;
}

/* Whom the words of the denial mean; a new actor only for a name, not for “the charity”. */
static void
set_claimant (Ranking *self, GainSuggestion *inner)
{
  const GainFoundActor *claimant =
      self->claimants != NULL && self->claimants->len > 0 ? self->claimants->pdata[0] : NULL;
  gunichar first = gain_text_get_char (self->context->text, self->content.claimant.start);

  if (claimant == NULL)
    return;
  if (claimant->id != NULL)
    inner->speaker = g_strdup (claimant->id);
  else if (g_unichar_isupper (first))
    inner->speaker_name = g_strdup (claimant->name);
}

static void
add_inner (Ranking *self)
{
  GainSpan clause = self->content.clause;
  g_autofree char *quote = NULL;
  GainSuggestion *inner;

  /* “these allegations” hold no claim. */
  if (gain_span_is_empty (clause) || self->content.is_back_reference ||
      is_marked (self->context, clause))
    return;

  quote = gain_text_dup_slice (self->context->text, clause);
  inner = gain_suggestion_new (GAIN_SUGGESTION_INNER, NULL, quote);
  inner->detail = g_strdup (_ ("The claim inside this mark"));
  inner->place = clause;
  inner->score = self->content.is_claim ? INNER_SCORE : -0.1;
  set_claimant (self, inner);
  g_ptr_array_add (self->list, inner);
}

static void
add_nobody (Ranking *self)
{
  GainSuggestion *nobody = gain_suggestion_new (GAIN_SUGGESTION_NONE, NULL, _ ("Nobody’s claim"));

  nobody->score = self->content.is_claim || self->content.is_back_reference ? -0.2 : NOBODY_SCORE;
  g_ptr_array_add (self->list, nobody);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const GainSuggestion *x = *(GainSuggestion *const *) a;
  const GainSuggestion *y = *(GainSuggestion *const *) b;

  return (x->score < y->score) - (x->score > y->score);
}

/* Inner claim and nobody's stay in reach, at the end if need be. */
static void
cut (GPtrArray *list, guint max)
{
  for (guint i = list->len; i > 0 && list->len > max; i--)
    {
      const GainSuggestion *suggestion = g_ptr_array_index (list, i - 1);

      if (suggestion->kind != GAIN_SUGGESTION_INNER && suggestion->kind != GAIN_SUGGESTION_NONE)
        g_ptr_array_remove_index (list, i - 1);
    }
}

static void
ranking_init (Ranking *self, GainGazetteer *gazetteer)
{
  const GainMarkContext *context = self->context;
  g_autofree char *quote = gain_annotation_dup_quote (context->mark);
  g_autofree char *folded = gain_fold_words (quote);
  g_autofree char *wording = NULL;

  self->content = gain_denied_content_find (context);
  self->colleagues =
      gain_visible_colleagues (context->project, gain_mark_context_get_article_id (context));
  self->denies_figure = self->content.is_back_reference &&
                        (strstr (folded, "figure") != NULL || strstr (folded, "number") != NULL);
  if (gazetteer != NULL && !gain_span_is_empty (self->content.claimant))
    {
      g_autoptr (GainActorFinder) finder = gain_actor_finder_new (context, gazetteer);

      self->claimants = gain_actor_finder_find (finder, self->content.claimant);
    }
  wording = gain_proposition_wording (context, &self->content);
  self->words = gain_content_words_list (wording, context->language);
  self->denied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->inherited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->stated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
}

GPtrArray *
gain_claim_ranking_list (const GainMarkContext *context,
                         GainPropositionIndex *index,
                         GainGazetteer *gazetteer,
                         guint max)
{
  Ranking self = { .context = context, .index = index };

  gain_proposition_index_read (index, 0);
  ranking_init (&self, gazetteer);
  add_statements (&self, max);
  add_propositions (&self, max);
  add_inherited (&self);
  add_inner (&self);
  add_nobody (&self);
  g_ptr_array_sort (self.list, compare_scores);
  cut (self.list, max);
  g_ptr_array_unref (self.words);
  g_hash_table_unref (self.denied);
  g_hash_table_unref (self.inherited);
  g_hash_table_unref (self.stated);
  g_clear_pointer (&self.claimants, g_ptr_array_unref);

  return self.list;
}

GPtrArray *
gain_claim_ranking_filter (const GainMarkContext *context,
                           GHashTable *quotes,
                           const char *typed,
                           guint max)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
  g_autofree char *folded = gain_fold_words (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GArray) candidates = list_candidates (context, quotes, (const char *const *) words);

  for (guint i = 0; i < MIN (candidates->len, max); i++)
    g_ptr_array_add (list, suggest_mark (context, g_array_index (candidates, Candidate, i).mark));

  return list;
}
