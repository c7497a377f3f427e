/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-content-words.h"
#include "suggest-fixture.h"

#include <string.h>

/* The wording of the new proposition that is suggested for @quote by @source. */
static char *
dup_wording (const char *text, const char *label, const char *quote, const char *source)
{
  SuggestFixture self;
  const char *article;
  g_autofree char *mark = NULL;
  g_autoptr (GPtrArray) list = NULL;
  char *wording = NULL;

  suggest_fixture_set_up (&self, NULL);
  article = suggest_add_article (self.project, text);
  mark = suggest_mark (self.project, article, label, quote, 0);
  if (source != NULL)
    {
      suggest_add_actor (self.project, "source", source);
      suggest_link (self.project, article, mark, "made_by", GAIN_END_ACTOR, "source");
    }
  list = gain_suggester_list (self.suggester, GAIN_QUESTION_PROPOSITION, article, mark, NULL, 10);
  for (guint i = 0; i < list->len; i++)
    if (((GainSuggestion *) list->pdata[i])->kind == GAIN_SUGGESTION_NEW)
      wording = g_strdup (((GainSuggestion *) list->pdata[i])->name);
  suggest_fixture_tear_down (&self, NULL);

  return wording;
}

static const struct
{
  const char *text;
  const char *label;
  const char *quote;
  const char *source;
  const char *wording;
} wordings[] = {
  { "Reed said the dam holds.", "claim", "the dam holds", NULL, "The dam holds" },
  { "Reed said that the dam holds.", "claim", "that the dam holds.", NULL, "The dam holds" },
  { "“The dam holds,” Reed said.", "claim", "“The dam holds,”", NULL, "The dam holds" },
  { "The mill denied that the dam leaks.",
    "denial",
    "denied that the dam leaks",
    "Mill",
    "The dam leaks" },
  { "Beijing denied the notion that soldiers were engaged in battles.",
    "denial",
    "denied the notion that soldiers were engaged in battles",
    "China",
    "Soldiers were engaged in battles" },
  { "Mill denies that it knew of leaks",
    "denial",
    "denies that it knew of leaks",
    "Mill",
    "Mill knew of leaks" },
  { "The mill denied emptying its tanks into the lake.",
    "denial",
    "denied emptying its tanks into the lake",
    "Halden mill",
    "Halden mill emptying its tanks into the lake" },
  { "Beijing insisted that it does not export lethal arms.",
    "denial",
    "it does not export lethal arms",
    "China",
    "China exports lethal arms" },
  { "Mao stated that China has never provided lethal weapons.",
    "denial",
    "China has never provided lethal weapons",
    "China",
    "China has provided lethal weapons" },
  { "Venn said that they don’t carry guns.",
    "denial",
    "they don’t carry guns",
    NULL,
    "They carry guns" },
  { "“We have no drones there,” Venn said.",
    "denial",
    "We have no drones there",
    NULL,
    "We have drones there" },
  { "Lin said China does not support war.",
    "claim",
    "China does not support war",
    "Lin",
    "China does not support war" },
  { "He said his government possesses information.",
    "claim",
    "his government possesses information",
    "Reed",
    "His government possesses information" },
  { "She received 40,000 crowns, Mund said.",
    "claim",
    "She received 40,000 crowns",
    "Hal Mund",
    "She received 40,000 crowns" },
  { "He denied that she was paid.",
    "denial",
    "denied that she was paid",
    "Hal Mund",
    "She was paid" },
  { "Reed said he would stay.", "claim", "he would stay", "Jonas Reed", "Jonas Reed would stay" },
  { "One soldier noted it was his first fight.",
    "claim",
    "it was his first fight",
    "Soldier",
    "It was his first fight" },
  { "The agency said it was reviewing the case.",
    "claim",
    "it was reviewing the case",
    "Agency",
    "Agency was reviewing the case" },
  { "Reed urged the union to impose sanctions.",
    "claim",
    "the union to impose sanctions",
    NULL,
    "The union to impose sanctions" },
  { "China rejected Ukraine’s claims that it is providing arms.",
    "claim",
    "it is providing arms",
    "Ukraine",
    "It is providing arms" },
  { "The mill’s spokesman said that it was reviewing the case.",
    "claim",
    "it was reviewing the case",
    "Halden mill",
    "Halden mill was reviewing the case" },
  { "Říká, že přehrada drží.", "claim", "že přehrada drží", NULL, "Že přehrada drží" },
};

static void
test_wordings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      g_autofree char *wording =
          dup_wording (wordings[i].text, wordings[i].label, wordings[i].quote, wordings[i].source);

      g_assert_cmpstr (wording, ==, wordings[i].wording);
    }
}

/* What is claimed within a denial is claimed about who denies. */
static void
test_it_in_a_denial_is_who_denies (SuggestFixture *self, gconstpointer data)
{
  const char *article =
      suggest_add_article (self->project,
                           "China rejected Ukraine’s claims that it is providing arms.");
  g_autofree char *denial = suggest_mark (
      self->project, article, "denial", "rejected Ukraine’s claims that it is providing arms", 0);
  g_autofree char *claim =
      suggest_mark (self->project, article, "claim", "it is providing arms", 0);
  g_autoptr (GPtrArray) list = NULL;
  const char *wording = NULL;

  suggest_add_actor (self->project, "china", "China");
  suggest_add_actor (self->project, "ukraine", "Ukraine");
  suggest_link (self->project, article, denial, "made_by", GAIN_END_ACTOR, "china");
  suggest_link (self->project, article, claim, "made_by", GAIN_END_ACTOR, "ukraine");
  list = gain_suggester_list (self->suggester, GAIN_QUESTION_PROPOSITION, article, claim, NULL, 10);
  for (guint i = 0; i < list->len; i++)
    if (((GainSuggestion *) list->pdata[i])->kind == GAIN_SUGGESTION_NEW)
      wording = ((GainSuggestion *) list->pdata[i])->name;
  g_assert_cmpstr (wording, ==, "China is providing arms");
}

static void
test_shared_subject_is_one_wording (SuggestFixture *self, gconstpointer data)
{
  const char *article = suggest_add_article (
      self->project, "Reed alleged that Russia recruits people and provides them with support.");
  GainSpan fragments[] = { suggest_find (self->project, article, "Russia", 0),
                           suggest_find (self->project, article, "provides them with support", 0) };
  g_autofree char *mark = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GError *error = NULL;
  GainChange *change =
      gain_act_mark (self->project, article, "claim", fragments, 2, "typed", NULL, &mark, &error);

  suggest_apply (self->project, change, error);
  list = gain_suggester_list (self->suggester, GAIN_QUESTION_PROPOSITION, article, mark, NULL, 10);
  g_assert_cmpstr (((GainSuggestion *) list->pdata[0])->name,
                   ==,
                   "Russia provides them with support");
}

static void
test_forms_share_a_stem (void)
{
  static const char *const groups[][4] = {
    { "recruits", "recruiting", "recruitment", "recruited" },
    { "operation", "operated", "operations", "operating" },
    { "supply", "supplies", "supplied", "supplying" },
    { "escalates", "escalation", "escalated", NULL },
    { "Russia", "Russian", "Russians", NULL },
    { "China", "Chinese", NULL, NULL },
    { "Ukraine", "Ukrainian", NULL, NULL },
    { "knew", "known", "knowing", NULL },
    { "death", "died", "deaths", "dying" },
    { "soldiers", "soldier", "troops", NULL },
    { "two", "2", NULL, NULL },
    { "running", "ran", "run", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (GPtrArray) words = NULL;

      for (guint j = 0; j < 4 && groups[i][j] != NULL; j++)
        g_string_append_printf (line, "%s ", groups[i][j]);
      words = gain_content_words_list (line->str, "en");
      if (words->len > 1)
        g_test_message ("%s: %s, %s",
                        line->str,
                        (char *) words->pdata[0],
                        (char *) words->pdata[1]);
      g_assert_cmpuint (words->len, ==, 1);
    }
}

static void
test_empty_words_are_left_out (void)
{
  g_autoptr (GPtrArray) words =
      gain_content_words_list ("He said that the allegations were not true, and denied them", "en");
  g_autoptr (GPtrArray) german = gain_content_words_list ("Die Behauptungen, die Behauptung", "de");

  g_assert_cmpuint (words->len, ==, 0);
  g_assert_cmpuint (german->len, ==, 2);
}

/* The first suggestion for @quote must be the entry @id, or with NULL a new one. */
static void
assert_first (SuggestFixture *self, const char *article, const char *quote, const char *id)
{
  g_autofree char *mark = suggest_mark (self->project, article, "claim", quote, 0);
  g_autoptr (GPtrArray) list =
      gain_suggester_list (self->suggester, GAIN_QUESTION_PROPOSITION, article, mark, NULL, 10);
  const GainSuggestion *first = list->pdata[0];

  g_test_message ("%s → %s (%.2f)", quote, first->name, first->score);
  g_assert_cmpint (first->kind, ==, id != NULL ? GAIN_SUGGESTION_ENTRY : GAIN_SUGGESTION_NEW);
  g_assert_cmpstr (first->id, ==, id);
}

static void
test_what_is_alike_is_used_again (SuggestFixture *self, gconstpointer data)
{
  const char *first = suggest_add_article (
      self->project,
      "Reed said that at least 155 Chinese nationals are fighting for Russia.\n"
      "He said the bridge at Tarn was closed.\n");
  const char *second =
      suggest_add_article (self->project,
                           "Kyiv repeated that 155 Chinese citizens fight for Russia.\n"
                           "It said 40 Chinese citizens had left.\n"
                           "The road at Tarn is open.\n");
  g_autofree char *mark = suggest_mark (
      self->project, first, "claim", "at least 155 Chinese nationals are fighting for Russia", 0);

  suggest_add_proposition (self->project, "p155", "At least 155 Chinese fight for Russia");
  suggest_add_proposition (self->project, "bridge", "The bridge at Tarn is closed");
  suggest_link (self->project, first, mark, "states", GAIN_END_PROPOSITION, "p155");
  assert_first (self, first, "the bridge at Tarn was closed", "bridge");
  assert_first (self, second, "155 Chinese citizens fight for Russia", "p155");
  assert_first (self, second, "40 Chinese citizens had left", NULL);
  assert_first (self, second, "The road at Tarn is open", NULL);
}

static void
test_merged_ones_answer_as_one (SuggestFixture *self, gconstpointer data)
{
  const char *article =
      suggest_add_article (self->project, "Reed said the bridge at Tarn was closed.\n");
  g_autoptr (GainMerge) merge = gain_merge_new (NULL, GAIN_ITEM_PROPOSITION, "old", "new");
  GError *error = NULL;

  suggest_add_proposition (self->project, "old", "The bridge at Tarn is closed");
  suggest_add_proposition (self->project, "new", "No traffic crosses the river");
  suggest_apply (self->project,
                 gain_act_entry (self->project, NULL, GAIN_ITEM (merge), &error),
                 error);
  assert_first (self, article, "the bridge at Tarn was closed", "new");
  g_assert_true (gain_project_undo (self->project, NULL, NULL));
  g_assert_true (gain_project_undo (self->project, NULL, NULL));
  assert_first (self, article, "the bridge at Tarn was closed", "old");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add (path, SuggestFixture, NULL, suggest_fixture_set_up, func, suggest_fixture_tear_down)
  g_test_add_func ("/suggest/proposition/wordings", test_wordings);
  ADD ("/suggest/proposition/it-in-a-denial", test_it_in_a_denial_is_who_denies);
  ADD ("/suggest/proposition/shared-subject", test_shared_subject_is_one_wording);
  g_test_add_func ("/suggest/proposition/forms-share-a-stem", test_forms_share_a_stem);
  g_test_add_func ("/suggest/proposition/empty-words", test_empty_words_are_left_out);
  ADD ("/suggest/proposition/alike-is-used-again", test_what_is_alike_is_used_again);
  ADD ("/suggest/proposition/merged-answer-as-one", test_merged_ones_answer_as_one);

  return g_test_run ();
}
