/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "suggest-fixture.h"

#include <string.h>

#include "gain-act-codebook.h"

static const char text[] =
    "Reed said that Ostria delivers rockets to the rebels. Mayor Maan said three workers died.\n"
    "Ostria’s spokesman Venn rejected Reed’s claims that Ostria is supplying rockets. He called "
    "the allegations baseless.\n"
    "Ostria denied a report that talks had begun in secret.\n"
    "“No money has left the fund,” Venn said.\n";

typedef struct
{
  SuggestFixture base;
  GainProject *project;
  const char *article;
  char *rockets;
  char *workers;
  char *rejected;
} Story;

static char *
mark_by (Story *self, const char *label, const char *quote, const char *actor)
{
  char *mark = suggest_mark (self->project, self->article, label, quote, 0);

  suggest_link (self->project, self->article, mark, "made_by", GAIN_END_ACTOR, actor);

  return mark;
}

static void
story_set_up (Story *self, gconstpointer data)
{
  suggest_fixture_set_up (&self->base, data);
  self->project = self->base.project;
  self->article = suggest_add_article (self->project, text);
  suggest_add_actor (self->project, "reed", "Jonas Reed");
  suggest_add_actor (self->project, "maan", "Ilse Maan");
  suggest_add_actor (self->project, "ostria", "Ostria");
  self->rockets = mark_by (self, "claim", "Ostria delivers rockets to the rebels", "reed");
  self->workers = mark_by (self, "claim", "three workers died", "maan");
  self->rejected =
      mark_by (self, "denial", "rejected Reed’s claims that Ostria is supplying rockets", "ostria");
}

static void
story_tear_down (Story *self, gconstpointer data)
{
  g_free (self->rockets);
  g_free (self->workers);
  g_free (self->rejected);
  suggest_fixture_tear_down (&self->base, data);
}

static GPtrArray *
list (Story *self, GainQuestion question, const char *mark, const char *typed)
{
  return gain_suggester_list (self->base.suggester, question, self->article, mark, typed, 20);
}

static void
test_the_claim_it_answers_is_first (Story *self, gconstpointer data)
{
  g_autofree char *baseless = mark_by (self, "denial", "called the allegations baseless", "ostria");
  g_autoptr (GPtrArray) own_words = list (self, GAIN_QUESTION_CLAIM, self->rejected, NULL);
  g_autoptr (GPtrArray) back = NULL;

  g_assert_cmpstr (((GainSuggestion *) own_words->pdata[0])->id, ==, self->rockets);
  suggest_link (
      self->project, self->article, self->rejected, "denies", GAIN_END_ANNOTATION, self->rockets);
  back = list (self, GAIN_QUESTION_CLAIM, baseless, NULL);
  g_assert_cmpstr (((GainSuggestion *) back->pdata[0])->id, ==, self->rockets);
  g_assert_cmpint (((GainSuggestion *) back->pdata[back->len - 1])->kind, ==, GAIN_SUGGESTION_NONE);
}

/* Links keep the type that they were made with; what it was merged into counts. */
static void
test_a_type_that_was_merged_counts (Story *self, gconstpointer data)
{
  GainRelationType type =
      *gain_codebook_get_relation_type (gain_project_get_codebook (self->project), "denies");
  g_autofree char *baseless = mark_by (self, "denial", "called the allegations baseless", "ostria");
  g_autoptr (GPtrArray) back = NULL;
  GainChange *change;
  GError *error = NULL;

  type.id = "opposes";
  type.name = "opposes";
  change = gain_act_put_relation_type (self->project, &type, &error);
  suggest_apply (self->project, change, error);
  suggest_link (
      self->project, self->article, self->rejected, "opposes", GAIN_END_ANNOTATION, self->workers);
  change = gain_act_merge_part (
      self->project, GAIN_CODEBOOK_RELATION, NULL, "opposes", "denies", &error);
  suggest_apply (self->project, change, error);
  back = list (self, GAIN_QUESTION_CLAIM, baseless, NULL);
  g_assert_cmpstr (((GainSuggestion *) back->pdata[0])->id, ==, self->workers);
}

static void
test_an_unmarked_claim_inside_is_first (Story *self, gconstpointer data)
{
  g_autofree char *talks =
      mark_by (self, "denial", "denied a report that talks had begun in secret", "ostria");
  g_autoptr (GPtrArray) claims = list (self, GAIN_QUESTION_CLAIM, talks, NULL);
  const GainSuggestion *first = claims->pdata[0];

  g_assert_cmpint (first->kind, ==, GAIN_SUGGESTION_INNER);
  g_assert_true (gain_span_equal (
      first->place, suggest_find (self->project, self->article, "talks had begun in secret", 0)));
}

static void
test_the_text_tells_whose_claim_is_inside (Story *self, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = list (self, GAIN_QUESTION_CLAIM, self->rejected, NULL);
  gboolean found = FALSE;

  suggest_add_actor (self->project, "short", "Reed");
  g_ptr_array_unref (g_steal_pointer (&claims));
  claims = list (self, GAIN_QUESTION_CLAIM, self->rejected, NULL);
  for (guint i = 0; i < claims->len; i++)
    {
      const GainSuggestion *suggestion = claims->pdata[i];

      if (suggestion->kind != GAIN_SUGGESTION_INNER)
        continue;
      found = TRUE;
      g_assert_cmpstr (suggestion->name, ==, "Ostria is supplying rockets");
      g_assert_cmpstr (suggestion->speaker, ==, "short");
    }
  g_assert_true (found);
}

static void
test_an_unmade_claim_is_nobodys (Story *self, gconstpointer data)
{
  g_autofree char *money = mark_by (self, "denial", "No money has left the fund", "ostria");
  g_autoptr (GPtrArray) claims = list (self, GAIN_QUESTION_CLAIM, money, NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  const GainRelationEnd *denies;
  GError *error = NULL;
  guint rank = 1;

  g_assert_cmpint (((GainSuggestion *) claims->pdata[0])->kind, ==, GAIN_SUGGESTION_NONE);
  g_ptr_array_add (answers, claims->pdata[0]);
  suggest_apply (self->project,
                 gain_suggester_answer (self->base.suggester,
                                        GAIN_QUESTION_CLAIM,
                                        self->article,
                                        money,
                                        answers,
                                        &rank,
                                        NULL,
                                        &error),
                 error);
  denies = suggest_get_link (self->project, self->article, money, "denies");
  g_assert_cmpint (denies->kind, ==, GAIN_END_PROPOSITION);
  g_assert_cmpstr (suggest_get_link (self->project, self->article, money, "states")->id,
                   ==,
                   denies->id);
}

static void
test_another_articles_claim_is_its_proposition (Story *self, gconstpointer data)
{
  const char *other = suggest_add_article (self->project, "Ostria denied the arms deliveries.\n");
  g_autofree char *denial =
      suggest_mark (self->project, other, "denial", "denied the arms deliveries", 0);
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
  GainSuggestion *far = gain_suggestion_new (GAIN_SUGGESTION_MARK, self->rockets, "Rockets");
  GError *error = NULL;

  suggest_add_proposition (self->project, "arms", "Ostria delivers arms to the rebels");
  suggest_link (
      self->project, self->article, self->rockets, "states", GAIN_END_PROPOSITION, "arms");
  far->article = g_strdup (self->article);
  g_ptr_array_add (answers, far);
  suggest_apply (
      self->project,
      gain_suggester_answer (
          self->base.suggester, GAIN_QUESTION_CLAIM, other, denial, answers, NULL, NULL, &error),
      error);
  g_assert_cmpstr (suggest_get_link (self->project, other, denial, "denies")->id, ==, "arms");
}

static void
test_typing_finds_statements_and_propositions (Story *self, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = NULL;

  suggest_add_proposition (self->project, "arms", "Rockets reach the rebels");
  claims = list (self, GAIN_QUESTION_CLAIM, self->rejected, "rock reb");
  g_assert_cmpuint (claims->len, ==, 3);
  g_assert_cmpstr (((GainSuggestion *) claims->pdata[0])->id, ==, self->rockets);
  g_assert_cmpstr (((GainSuggestion *) claims->pdata[1])->id, ==, "arms");
  g_assert_cmpint (((GainSuggestion *) claims->pdata[2])->kind, ==, GAIN_SUGGESTION_NEW);
}

/* Every list that a person could see, in words. */
static char *
print_lists (Story *self)
{
  static const char *const typed[] = { NULL, "ro", "ostria", "jo" };
  GString *string = g_string_new (NULL);

  for (guint question = GAIN_QUESTION_SOURCE; question <= GAIN_QUESTION_CLAIM; question++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        g_autoptr (GPtrArray) suggestions = list (self, question, self->rejected, typed[i]);

        for (guint j = 0; j < suggestions->len; j++)
          {
            const GainSuggestion *suggestion = suggestions->pdata[j];

            g_string_append_printf (string,
                                    "%u %d %s %s %s %u %.6f\n",
                                    question,
                                    suggestion->kind,
                                    suggestion->id,
                                    suggestion->name,
                                    suggestion->detail,
                                    suggestion->place.start,
                                    suggestion->score);
          }
      }

  return g_string_free (string, FALSE);
}

static void
add_colleague (Story *self, const char *who)
{
  g_autoptr (GainChange) change = gain_change_new ("mark");
  g_autoptr (GainAnnotation) mark = gain_annotation_new ("theirs", "claim");
  g_autoptr (GainActor) actor = gain_actor_new ("their-actor", "Rolf Jobst, Ostria");
  g_autoptr (GainProposition) proposition =
      gain_proposition_new ("their-proposition", "Ostria is supplying rockets to rogues");
  GainRelationEnd end = { .kind = GAIN_END_PROPOSITION, .id = "their-proposition" };
  g_autoptr (GainRelation) states = gain_relation_new ("r", "states", "theirs", &end);
  GainSpan span = suggest_find (self->project, self->article, "Ostria is supplying rockets", 0);
  GError *error = NULL;

  g_assert_true (gain_annotation_place (
      mark,
      gain_article_get_text (gain_project_get_article (self->project, self->article)),
      &span,
      1));
  gain_change_add (change, GAIN_ITEM_ACTOR, who, NULL, "their-actor", NULL, GAIN_ITEM (actor));
  gain_change_add (
      change, GAIN_ITEM_PROPOSITION, who, NULL, "their-proposition", NULL, GAIN_ITEM (proposition));
  gain_change_add (
      change, GAIN_ITEM_ANNOTATION, who, self->article, "theirs", NULL, GAIN_ITEM (mark));
  gain_change_add (change, GAIN_ITEM_RELATION, who, self->article, "r", NULL, GAIN_ITEM (states));
  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  g_assert_true (gain_project_apply (self->project, change, &error));
  g_assert_no_error (error);
}

static void
test_colleagues_change_nothing (Story *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  gain_project_set_lead (self->project, "lena");
  before = print_lists (self);
  add_colleague (self, "ben");
  after = print_lists (self);
  if (strcmp (before, after) != 0)
    g_test_message ("before:\n%s\nafter:\n%s", before, after);
  g_assert_true (strcmp (before, after) == 0);
}

static void
test_the_leads_entries_show (Story *self, gconstpointer data)
{
  g_autoptr (GPtrArray) actors = NULL;

  gain_project_set_lead (self->project, "lena");
  add_colleague (self, "lena");
  actors = list (self, GAIN_QUESTION_SOURCE, self->rejected, "rolf");
  g_assert_cmpstr (((GainSuggestion *) actors->pdata[0])->id, ==, "their-actor");
}

static GPtrArray *
list_all_items (Story *self)
{
  GainLayer *layer = gain_project_get_layer (self->project, self->article, "anna");
  GainRegistry *registry = gain_project_get_registry (self->project);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 0; kind < 4; kind++)
    {
      static const GainItemKind kinds[] = {
        GAIN_ITEM_ANNOTATION, GAIN_ITEM_RELATION, GAIN_ITEM_ACTOR, GAIN_ITEM_PROPOSITION
      };
      g_autoptr (GPtrArray) some = kind < 2
                                       ? gain_layer_list_items (layer, kinds[kind])
                                       : gain_registry_list_entries (registry, kinds[kind], "anna");

      for (guint i = 0; i < some->len; i++)
        g_ptr_array_add (items, g_object_ref (some->pdata[i]));
    }

  return items;
}

static void
assert_same_items (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (gain_item_equal (a->pdata[i], b->pdata[i]));
}

/* Every suggestion, first alone and then all together, is an answer that can be
 * taken back without a trace. */
static void
test_every_answer_is_one_step (Story *self, gconstpointer data)
{
  GainSpan cue = suggest_find (self->project, self->article, "rejected", 0);
  g_autoptr (GPtrArray) before = NULL;

  suggest_add_proposition (self->project, "arms", "Ostria delivers arms to the rebels");
  before = list_all_items (self);
  for (guint question = GAIN_QUESTION_SOURCE; question <= GAIN_QUESTION_CLAIM; question++)
    {
      g_autoptr (GPtrArray) suggestions = list (self, question, self->rejected, NULL);

      g_assert_cmpuint (suggestions->len, >, 0);
      for (guint i = 0; i < suggestions->len; i++)
        {
          g_autoptr (GPtrArray) answers = g_ptr_array_new ();
          guint rank = i + 1;
          GError *error = NULL;
          g_autoptr (GainChange) change = NULL;
          g_autoptr (GPtrArray) after = NULL;

          g_ptr_array_add (answers, suggestions->pdata[i]);
          change = gain_suggester_answer (self->base.suggester,
                                          question,
                                          self->article,
                                          self->rejected,
                                          answers,
                                          &rank,
                                          &cue,
                                          &error);
          g_assert_no_error (error);
          g_assert_cmpuint (gain_change_get_n_operations (change), >, 0);
          g_assert_true (gain_project_apply (self->project, change, &error));
          g_assert_true (gain_project_undo (self->project, NULL, &error));
          after = list_all_items (self);
          assert_same_items (before, after);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define STORY(path, func) g_test_add (path, Story, NULL, story_set_up, func, story_tear_down)
  STORY ("/suggest/claim/first", test_the_claim_it_answers_is_first);
  STORY ("/suggest/claim/merged-type", test_a_type_that_was_merged_counts);
  STORY ("/suggest/claim/inner", test_an_unmarked_claim_inside_is_first);
  STORY ("/suggest/claim/claimant", test_the_text_tells_whose_claim_is_inside);
  STORY ("/suggest/claim/nobody", test_an_unmade_claim_is_nobodys);
  STORY ("/suggest/claim/across-articles", test_another_articles_claim_is_its_proposition);
  STORY ("/suggest/claim/typing", test_typing_finds_statements_and_propositions);
  STORY ("/suggest/claim/blind", test_colleagues_change_nothing);
  STORY ("/suggest/claim/lead", test_the_leads_entries_show);
  STORY ("/suggest/claim/one-step", test_every_answer_is_one_step);

  return g_test_run ();
}
