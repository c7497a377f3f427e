/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people do to the registry and to the settings, over restarts. */

#include "gain-act-entry.h"
#include "gain-occurrences.h"
#include "gain-people.h"
#include "store-fixture.h"

#include <string.h>

#define N_MENTIONS 100

static void
add_actor (GainStore *store, const char *id)
{
  g_autoptr (GainActor) actor = gain_actor_new (id, id);
  GError *error = NULL;
  GainChange *change =
      gain_act_entry (gain_store_get_project (store), NULL, GAIN_ITEM (actor), &error);

  g_assert_no_error (error);
  store_fixture_apply (store, change);
}

static void
add_link (GainStore *store,
          const char *article,
          const char *from,
          const char *type,
          GainRelationEnd end)
{
  GError *error = NULL;
  GainChange *change = gain_act_link (
      gain_store_get_project (store), article, from, type, &end, "typed", NULL, &error);

  g_assert_no_error (error);
  store_fixture_apply (store, change);
}

static char *
add_mention (GainStore *store, const char *article, guint start)
{
  GainSpan span = GAIN_SPAN (start, start + 3);
  char *id = NULL;
  GError *error = NULL;
  GainChange *change = gain_act_mark (
      gain_store_get_project (store), article, "actor", &span, 1, "typed", NULL, &id, &error);

  g_assert_no_error (error);
  store_fixture_apply (store, change);

  return id;
}

/* An actor with 100 mentions in two articles, that speaks and is linked. */
static void
fill (StoreFixture *fixture)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainRelationEnd reyes = { .kind = GAIN_END_ACTOR, .id = "reyes" };
  GainRelationEnd port = { .kind = GAIN_END_ACTOR, .id = "port", .speaker = "reyes" };
  GError *error = NULL;

  add_actor (store, "reyes");
  add_actor (store, "minister");
  add_actor (store, "port");
  for (guint a = 1; a <= 2; a++)
    {
      const char *article = gain_article_get_id (store_fixture_add_article (store, a));
      g_autofree char *claim = store_fixture_mark (store, article, 10, 20);

      for (guint i = 0; i < N_MENTIONS / 2; i++)
        {
          g_autofree char *mark = add_mention (store, article, i % 30);

          add_link (store, article, mark, "refers_to", reyes);
        }
      add_link (store, article, claim, "made_by", port);
    }
  store_fixture_apply (
      store,
      gain_act_link_entries (
          gain_store_get_project (store), "reyes", "speaks_for", "port", NULL, NULL, &error));
  g_assert_no_error (error);
  store_fixture_close (store);
}

/* The state files, as bytes but for what says how far the journals are in. */
static char *
dup_state (StoreFixture *fixture)
{
  static const char *const places[] = { "annotations", "registry", "" };
  GString *state = g_string_new (NULL);

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      g_autoptr (GPtrArray) files = store_fixture_list_files (fixture, places[p]);

      for (guint i = 0; i < files->len; i++)
        {
          g_autoptr (JsonNode) node = NULL;
          JsonObject *object;
          GString *text;

          if (*places[p] == '\0' && strcmp (files->pdata[i], "project.json") != 0)
            continue;
          object = store_fixture_parse (fixture, files->pdata[i], &node);
          json_object_remove_member (object, "covers");
          json_object_remove_member (object, "content_sha256");
          text = gain_json_write (node);
          g_string_append_printf (state, "== %s\n%s", (char *) files->pdata[i], text->str);
          g_string_free (text, TRUE);
        }
    }

  return g_string_free (state, FALSE);
}

static GainChange *
do_merge (GainProject *project, GError **error)
{
  return gain_act_merge (project, GAIN_ITEM_ACTOR, "reyes", "minister", error);
}

static GainChange *
do_delete (GainProject *project, GError **error)
{
  return gain_act_delete_entry (project, GAIN_ITEM_ACTOR, "reyes", error);
}

static GainChange *
do_split (GainProject *project, GError **error)
{
  g_autoptr (GArray) uses =
      gain_occurrences_list (gain_project_get_occurrences (project), GAIN_ITEM_ACTOR, "reyes");
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (GainOwnLink));
  g_autoptr (GainActor) other = gain_actor_new ("other", "Another Reyes");

  for (guint i = 0; i < uses->len; i += 2)
    {
      GainOccurrence *use = &g_array_index (uses, GainOccurrence, i);
      GainOwnLink link = { gain_layer_get_article (use->layer),
                           gain_item_get_id (GAIN_ITEM (use->relation)) };

      g_array_append_val (links, link);
    }

  return gain_act_split (project,
                         GAIN_ITEM_ACTOR,
                         "reyes",
                         GAIN_ITEM (other),
                         (GainOwnLink *) (gpointer) links->data,
                         links->len,
                         error);
}

static GainChange *
do_link (GainProject *project, GError **error)
{
  return gain_act_link_entries (project, "minister", "speaks_for", "port", NULL, NULL, error);
}

static GainChange *
do_assign (GainProject *project, GError **error)
{
  g_autoptr (GainArticle) article = g_list_model_get_item (gain_project_get_articles (project), 1);
  const char *articles[] = { gain_article_get_id (article), NULL };
  static const char *const people[] = { "ben", "cem", NULL };

  return gain_act_assign (project, articles, people, TRUE, error);
}

static GainChange *
do_role (GainProject *project, GError **error)
{
  return gain_act_person_role (project, "ben", GAIN_PERSON_CURATOR, error);
}

static GainChange *
do_blind (GainProject *project, GError **error)
{
  return gain_act_blind (project, FALSE, error);
}

static GainChange *
do_keywords (GainProject *project, GError **error)
{
  static const char *const keywords[] = { "a \"quoted\" \\b", "é", NULL };

  return gain_act_keywords (project, keywords, error);
}

static const struct
{
  const char *name;
  GainChange *(*act) (GainProject *project, GError **error);
} acts[] = {
  { "merge", do_merge },   { "delete with 100 mentions", do_delete },
  { "split", do_split },   { "link", do_link },
  { "assign", do_assign }, { "role", do_role },
  { "blind", do_blind },   { "keywords", do_keywords },
};

static void
move (StoreFixture *fixture, gboolean undo)
{
  GainStore *store = store_fixture_open (fixture, NULL);
  GError *error = NULL;

  if (undo)
    gain_project_undo (gain_store_get_project (store), NULL, &error);
  else
    gain_project_redo (gain_store_get_project (store), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  store_fixture_close (store);
}

/* Undo after a restart gives every byte of before, redo every byte of after. */
static void
test_undo_after_a_restart (StoreFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  GainStore *store;
  GainChange *change;
  GError *error = NULL;

  fill (fixture);
  before = dup_state (fixture);

  store = store_fixture_open (fixture, NULL);
  change = acts[i].act (gain_store_get_project (store), &error);
  g_assert_no_error (error);
  store_fixture_apply (store, change);
  store_fixture_close (store);
  after = dup_state (fixture);
  g_assert_cmpstr (before, !=, after);

  move (fixture, TRUE);
  undone = dup_state (fixture);
  g_assert_cmpstr (before, ==, undone);
  move (fixture, FALSE);
  redone = dup_state (fixture);
  g_assert_cmpstr (after, ==, redone);
}

/* What is in the journal only is there again after a stop. */
static void
test_the_journal_alone_is_enough (StoreFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GainStore *store;
  GainStore *second;
  GainChange *change;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  GError *error = NULL;

  fill (fixture);
  store = store_fixture_open (fixture, NULL);
  change = acts[i].act (gain_store_get_project (store), &error);
  store_fixture_apply (store, change);
  gain_store_sync (store, &error);
  g_assert_no_error (error);
  here = store_fixture_dump (gain_store_get_project (store));

  second = store_fixture_open (fixture, NULL);
  there = store_fixture_dump (gain_store_get_project (second));
  g_assert_cmpstr (here, ==, there);
  store_fixture_close (second);
  store_fixture_close (store);
}

/* An instance that runs hears of the settings that another one makes. */
static void
test_settings_reach_others (StoreFixture *fixture, gconstpointer data)
{
  GainStore *anas;
  GainStore *bens;
  GainChange *change;
  GError *error = NULL;

  fill (fixture);
  bens = store_fixture_open (fixture, "ben");
  anas = store_fixture_open (fixture, "ana");
  change = gain_act_blind (gain_store_get_project (anas), FALSE, &error);
  store_fixture_apply (anas, change);
  store_fixture_close (anas);

  g_assert_true (gain_project_get_blind (gain_store_get_project (bens)));
  gain_store_refresh (bens, &error);
  g_assert_no_error (error);
  g_assert_false (gain_project_get_blind (gain_store_get_project (bens)));
  store_fixture_close (bens);
}

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *undo = g_strdup_printf ("/store/registry/undo/%s", acts[i].name);
      g_autofree char *journal = g_strdup_printf ("/store/registry/journal/%s", acts[i].name);

      g_test_add (undo,
                  StoreFixture,
                  GUINT_TO_POINTER (i),
                  store_fixture_set_up,
                  test_undo_after_a_restart,
                  store_fixture_tear_down);
      g_test_add (journal,
                  StoreFixture,
                  GUINT_TO_POINTER (i),
                  store_fixture_set_up,
                  test_the_journal_alone_is_enough,
                  store_fixture_tear_down);
    }
  g_test_add ("/store/registry/settings-reach-others",
              StoreFixture,
              NULL,
              store_fixture_set_up,
              test_settings_reach_others,
              store_fixture_tear_down);

  return g_test_run ();
}
