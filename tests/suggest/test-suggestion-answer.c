/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "suggest-fixture.h"

#include <string.h>

static const char text[] =
    "Mayor Ada Quist said that the bridge is closed for repairs.\n"
    "The ferry company denied that the bridge is closed. Its director, Tom Ryle, rejected the "
    "council’s claim that ferries sail empty.\n";

typedef struct
{
  SuggestFixture base;
  const char *article;
  char *claim;
  char *denial;
  char *rejection;
} Story;

static void
story_set_up (Story *self, gconstpointer data)
{
  GainProject *project;

  suggest_fixture_set_up (&self->base, data);
  project = self->base.project;
  self->article = suggest_add_article (project, text);
  self->claim =
      suggest_mark (project, self->article, "claim", "the bridge is closed for repairs", 0);
  self->denial =
      suggest_mark (project, self->article, "denial", "denied that the bridge is closed", 0);
  self->rejection = suggest_mark (
      project, self->article, "denial", "rejected the council’s claim that ferries sail empty", 0);
}

static void
story_tear_down (Story *self, gconstpointer data)
{
  g_free (self->claim);
  g_free (self->denial);
  g_free (self->rejection);
  suggest_fixture_tear_down (&self->base, data);
}

static GPtrArray *
one (GainSuggestion *suggestion)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);

  g_ptr_array_add (answers, suggestion);

  return answers;
}

/* Takes @suggestion. */
static void
answer (Story *self,
        GainQuestion question,
        const char *mark,
        GainSuggestion *suggestion,
        guint rank,
        const GainSpan *cue)
{
  g_autoptr (GPtrArray) answers = one (suggestion);
  GError *error = NULL;
  GainChange *change = gain_suggester_answer (
      self->base.suggester, question, self->article, mark, answers, &rank, cue, &error);

  suggest_apply (self->base.project, change, error);
}

static void
test_source_makes_all_of_it (Story *self, gconstpointer data)
{
  GainProject *project = self->base.project;
  GainLayer *layer = gain_project_get_layer (project, self->article, "anna");
  GainSuggestion *quist = gain_suggestion_new (GAIN_SUGGESTION_NEW, NULL, "Ada Quist");
  GainSpan cue = suggest_find (project, self->article, "said", 0);
  const GainRelationEnd *made_by;
  const GainRelationEnd *to_cue;

  quist->place = suggest_find (project, self->article, "Mayor Ada Quist", 0);
  answer (self, GAIN_QUESTION_SOURCE, self->claim, quist, 1, &cue);

  made_by = suggest_get_link (project, self->article, self->claim, "made_by");
  to_cue = suggest_get_link (project, self->article, self->claim, "cue");
  g_assert_nonnull (made_by);
  g_assert_nonnull (to_cue);
  g_assert_true (
      gain_span_equal (gain_annotation_get_extent (gain_layer_get_annotation (layer, to_cue->id)),
                       cue));
  g_assert_cmpstr (suggest_get_link (project, self->article, made_by->mention, "refers_to")->id,
                   ==,
                   made_by->id);
  g_assert_true (gain_project_undo (project, NULL, NULL));
  g_assert_cmpuint (gain_layer_get_n_annotations (layer), ==, 3);
  g_assert_cmpuint (gain_layer_get_n_relations (layer), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (
                        gain_registry_get_actors (gain_project_get_registry (project))),
                    ==,
                    0);
}

static void
test_the_same_answer_twice_is_nothing (Story *self, gconstpointer data)
{
  GainProject *project = self->base.project;
  GPtrArray *actors = NULL;
  GError *error = NULL;
  guint rank = 1;
  GainChange *change;

  suggest_add_actor (project, "quist", "Ada Quist");
  answer (self,
          GAIN_QUESTION_SOURCE,
          self->claim,
          gain_suggestion_new (GAIN_SUGGESTION_ENTRY, "quist", "Ada Quist"),
          1,
          NULL);
  actors = one (gain_suggestion_new (GAIN_SUGGESTION_ENTRY, "quist", "Ada Quist"));
  change = gain_suggester_answer (self->base.suggester,
                                  GAIN_QUESTION_SOURCE,
                                  self->article,
                                  self->claim,
                                  actors,
                                  &rank,
                                  NULL,
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gain_change_get_n_operations (change), ==, 0);
  gain_change_unref (change);
  g_ptr_array_unref (actors);
}

static void
test_inner_claim (Story *self, gconstpointer data)
{
  GainProject *project = self->base.project;
  GainLayer *layer = gain_project_get_layer (project, self->article, "anna");
  GainSuggestion *inner = gain_suggestion_new (GAIN_SUGGESTION_INNER, NULL, "ferries sail empty");
  const GainRelationEnd *denies;
  GainAnnotation *claim;

  inner->place = suggest_find (project, self->article, "ferries sail empty", 0);
  inner->speaker_name = g_strdup ("The council");
  answer (self, GAIN_QUESTION_CLAIM, self->rejection, inner, 1, NULL);
  answer (self,
          GAIN_QUESTION_PROPOSITION,
          self->rejection,
          gain_suggestion_new (GAIN_SUGGESTION_NEW, NULL, "Ferries sail empty"),
          0,
          NULL);

  denies = suggest_get_link (project, self->article, self->rejection, "denies");
  claim = gain_layer_get_annotation (layer, denies->id);
  g_assert_cmpstr (gain_annotation_get_label (claim), ==, "claim");
  g_assert_true (gain_span_equal (gain_annotation_get_extent (claim),
                                  suggest_find (project, self->article, "ferries sail empty", 0)));
  g_assert_cmpint (suggest_get_link (project, self->article, denies->id, "made_by")->kind,
                   ==,
                   GAIN_END_ACTOR);
  g_assert_cmpstr (suggest_get_link (project, self->article, denies->id, "states")->id,
                   ==,
                   suggest_get_link (project, self->article, self->rejection, "states")->id);
}

static void
test_a_denied_claim_tells_the_proposition (Story *self, gconstpointer data)
{
  GainProject *project = self->base.project;
  g_autoptr (GPtrArray) list = NULL;
  const GainSuggestion *first;

  suggest_add_proposition (project, "closed", "The bridge is closed");
  suggest_link (project, self->article, self->claim, "states", GAIN_END_PROPOSITION, "closed");
  answer (self,
          GAIN_QUESTION_CLAIM,
          self->denial,
          gain_suggestion_new (GAIN_SUGGESTION_MARK, self->claim, "the bridge is closed"),
          1,
          NULL);
  g_assert_cmpstr (suggest_get_link (project, self->article, self->denial, "denies")->id,
                   ==,
                   self->claim);

  list = gain_suggester_list (
      self->base.suggester, GAIN_QUESTION_PROPOSITION, self->article, self->denial, NULL, 5);
  first = g_ptr_array_index (list, 0);
  g_assert_cmpint (first->kind, ==, GAIN_SUGGESTION_ENTRY);
  g_assert_cmpstr (first->id, ==, "closed");
}

static void
test_typing_filters (Story *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) exact = NULL;

  suggest_add_actor (self->base.project, "ryle", "Tom Ryle");
  suggest_add_actor (self->base.project, "quist", "Ada Quíst");
  list = gain_suggester_list (
      self->base.suggester, GAIN_QUESTION_SOURCE, self->article, self->claim, "quis", 5);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((GainSuggestion *) list->pdata[0])->id, ==, "quist");
  g_assert_cmpint (((GainSuggestion *) list->pdata[1])->kind, ==, GAIN_SUGGESTION_NEW);
  exact = gain_suggester_list (
      self->base.suggester, GAIN_QUESTION_SOURCE, self->article, self->claim, "ada QUIST ", 5);
  g_assert_cmpuint (exact->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define STORY(path, func) g_test_add (path, Story, NULL, story_set_up, func, story_tear_down)
  STORY ("/suggest/answer/source-makes-all-of-it", test_source_makes_all_of_it);
  STORY ("/suggest/answer/twice-is-nothing", test_the_same_answer_twice_is_nothing);
  STORY ("/suggest/answer/inner-claim", test_inner_claim);
  STORY ("/suggest/answer/denied-claim-tells", test_a_denied_claim_tells_the_proposition);
  STORY ("/suggest/answer/typing-filters", test_typing_filters);

  return g_test_run ();
}
