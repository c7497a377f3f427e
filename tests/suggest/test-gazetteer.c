/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-gazetteer.h"
#include "suggest-fixture.h"

static const struct
{
  const char *id;
  const char *name;
} actors[] = {
  { "lund", "Ada Lund" },
  { "bo-lund", "Bo Lund" },
  { "zelensky", "Volodymyr Zelensky" },
  { "norway", "Norway (government)" },
  { "un", "United Nations" },
  { "ports", "Northgate Ports" },
  { "trust", "Oakmere housing trust" },
  { "vos", "Piet Vos" },
};

static const struct
{
  const char *phrase;
  const char *id; /* NULL: nobody */
  guint n;
} cases[] = {
  { "Ada Lund", "lund", 1 },
  { "President Ada Lund", "lund", 1 },
  { "A. Lund", "lund", 1 },
  { "Ms Lund", "bo-lund", 2 },
  { "Mr Zelensky", "zelensky", 1 },
  { "President Zelensky", "zelensky", 1 },
  { "Zelenskyy", "zelensky", 1 },
  { "Volodymyr Zelenskiy", "zelensky", 1 },
  { "Olena Zelenska", NULL, 0 },
  { "UN", "un", 1 },
  { "the United Nations", "un", 1 },
  { "Northgate", "ports", 1 },
  { "the trust", "trust", 1 },
  { "Piet Vos", "vos", 1 },
  { "he", NULL, 0 },
  { "Nobody Else", NULL, 0 },
};

static void
add_actors (GainProject *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    suggest_add_actor (project, actors[i].id, actors[i].name);
}

static void
follow_cb (GainProject *project, GainChange *change, GainGazetteer *gazetteer)
{
  gain_gazetteer_follow (gazetteer, change);
}

static void
test_names (void)
{
  g_autoptr (GainProject) project = suggest_project_new ();
  g_autoptr (GainGazetteer) gazetteer = gain_gazetteer_new (project);

  add_actors (project);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hits = gain_gazetteer_find (gazetteer, cases[i].phrase, "en");

      g_test_message ("%s", cases[i].phrase);
      g_assert_cmpuint (hits->len, ==, cases[i].n);
      if (cases[i].n > 0)
        g_assert_cmpstr (g_array_index (hits, GainGazetteerHit, 0).id, ==, cases[i].id);
    }
  g_assert_cmpstr (gain_gazetteer_find_government (gazetteer, "Norway"), ==, "norway");
}

/* Names come and go with the entries, as if everything were read anew. */
static void
test_follows_changes (void)
{
  g_autoptr (GainProject) project = suggest_project_new ();
  g_autoptr (GainGazetteer) gazetteer = gain_gazetteer_new (project);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) undone = NULL;
  gulong handler;

  add_actors (project);
  handler = g_signal_connect (project, "changed", G_CALLBACK (follow_cb), gazetteer);
  before = gain_gazetteer_find (gazetteer, "Mr Roe", "en");
  g_assert_cmpuint (before->len, ==, 0);

  suggest_add_actor (project, "roe", "Lin Roe");
  after = gain_gazetteer_find (gazetteer, "Mr Roe", "en");
  g_assert_cmpuint (after->len, ==, 1);

  g_assert_true (gain_project_undo (project, NULL, NULL));
  undone = gain_gazetteer_find (gazetteer, "Mr Roe", "en");
  g_assert_cmpuint (undone->len, ==, 0);
  g_signal_handler_disconnect (project, handler);
}

/* What was marked as somebody is a name of theirs from then on. */
static void
test_learns_marks (void)
{
  g_autoptr (GainProject) project = suggest_project_new ();
  g_autoptr (GainGazetteer) gazetteer = gain_gazetteer_new (project);
  const char *article = suggest_add_article (project, "The iron lady of Oslo spoke.");
  g_autofree char *mark = suggest_mark (project, article, "actor", "The iron lady of Oslo", 0);
  g_autoptr (GArray) hits = NULL;

  add_actors (project);
  suggest_link (project, article, mark, "refers_to", GAIN_END_ACTOR, "lund");
  hits = gain_gazetteer_find (gazetteer, "the iron lady of Oslo", "en");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (g_array_index (hits, GainGazetteerHit, 0).id, ==, "lund");
}

static void
test_matches (void)
{
  g_autoptr (GainProject) project = suggest_project_new ();
  g_autoptr (GainGazetteer) gazetteer = gain_gazetteer_new (project);
  g_autoptr (GainText) text =
      gain_text_new_from_string ("Yesterday Mr Zelensky met Lund and Piet Vos at the UN.");
  g_autoptr (GArray) matches = NULL;
  static const char *const expected[] = { "Mr Zelensky", "Piet Vos", "the UN" };

  add_actors (project);
  matches = gain_gazetteer_list_matches (gazetteer, text, GAIN_SPAN (0, G_MAXUINT), "en");
  g_assert_cmpuint (matches->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < matches->len; i++)
    {
      g_autofree char *words =
          gain_text_dup_slice (text, g_array_index (matches, GainGazetteerMatch, i).span);

      g_assert_cmpstr (words, ==, expected[i]);
    }
}

/* “Who is this?”: a known actor is the first answer. */
static void
test_referent (SuggestFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *quote;
    const char *id;
  } mentions[] = {
    { "President Ada Lund", "lund" }, { "She", "lund" },    { "Northgate Ports", "ports" },
    { "the company", "ports" },       { "Oslo", "norway" },
  };
  const char *article = suggest_add_article (
      fixture->project,
      "President Ada Lund spoke. She said trade fell. Northgate Ports denied that.\n"
      "But the company had said so. Oslo said trade grew.");

  add_actors (fixture->project);
  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++)
    {
      g_autofree char *mark =
          suggest_mark (fixture->project, article, "actor", mentions[i].quote, 0);
      g_autoptr (GPtrArray) list =
          gain_suggester_list (fixture->suggester, GAIN_QUESTION_REFERENT, article, mark, NULL, 5);

      g_test_message ("%s", mentions[i].quote);
      g_assert_cmpuint (list->len, >, 0);
      g_assert_cmpstr (((GainSuggestion *) list->pdata[0])->id, ==, mentions[i].id);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gazetteer/names", test_names);
  g_test_add_func ("/gazetteer/follows-changes", test_follows_changes);
  g_test_add_func ("/gazetteer/learns-marks", test_learns_marks);
  g_test_add_func ("/gazetteer/matches", test_matches);
  g_test_add ("/gazetteer/referent",
              SuggestFixture,
              NULL,
              suggest_fixture_set_up,
              test_referent,
              suggest_fixture_tear_down);

  return g_test_run ();
}
