/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-search.h"

#include "gain-act.h"
#include "store-fixture.h"

typedef struct
{
  GMainLoop *loop;
  GPtrArray *hits;
  guint max_at_once;
  gboolean cancel;
} Run;

static void
found_cb (GainSearch *search, GPtrArray *hits, gpointer user_data)
{
  Run *run = user_data;

  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (run->hits, g_object_ref (hits->pdata[i]));
  if (run->cancel)
    gain_search_cancel (search);
}

static GainConcordance *
look_for (const char *words)
{
  const char *wanted[] = { words, NULL };

  return gain_concordance_new (wanted, GAIN_CONCORDANCE_WORDS, 0, NULL);
}

static void
run_search (Run *run, GainSearch *search)
{
  run->loop = g_main_loop_new (NULL, FALSE);
  run->hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (search, "found", G_CALLBACK (found_cb), run);
  g_signal_connect_swapped (search, "finished", G_CALLBACK (g_main_loop_quit), run->loop);
  gain_search_start (search);
  g_assert_true (gain_search_is_running (search));
  g_main_loop_run (run->loop);
  g_assert_false (gain_search_is_running (search));
  g_main_loop_unref (run->loop);
}

static GPtrArray *
search_for (GainStore *store, const char *words, const GainSearchFilter *filter)
{
  g_autoptr (GainConcordance) concordance = look_for (words);
  g_autoptr (GainSearch) search = gain_search_new (store, concordance, filter);
  Run run = { NULL };

  run_search (&run, search);
  g_assert_no_error (gain_search_get_error (search));
  g_assert_cmpuint (gain_search_get_n_hits (search), ==, run.hits->len);
  g_assert_cmpuint (gain_search_get_done (search), ==, gain_search_get_total (search));

  return run.hits;
}

static guint
count (GainStore *store, const char *words, const GainSearchFilter *filter)
{
  g_autoptr (GPtrArray) hits = search_for (store, words, filter);

  return hits->len;
}

static void
test_finds_in_order_and_drops_texts (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autoptr (GPtrArray) hits = NULL;
  GListModel *articles = gain_project_get_articles (gain_store_get_project (store));

  for (guint i = 0; i < 600; i++)
    gain_article_drop_text (store_fixture_add_article (store, i));
  hits = search_for (store, "union", NULL);
  g_assert_cmpuint (hits->len, ==, 600);
  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      g_assert_true (gain_hit_get_article (hits->pdata[i]) == article);
      g_assert_cmpstr (gain_hit_get_quote (hits->pdata[i]), ==, "union");
      g_assert_true (g_str_has_suffix (gain_hit_get_left (hits->pdata[i]), "🚢 captain. The "));
      g_assert_null (gain_article_get_text (article));
    }
  store_fixture_close (store);
}

static void
test_filters (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainProject *project = gain_store_get_project (store);
  GainArticle *first = store_fixture_add_article (store, 1);
  GainArticle *second = store_fixture_add_article (store, 2);
  const char *id = gain_article_get_id (first), *only_second[] = { NULL, NULL };
  g_autoptr (GainActor) actor = gain_actor_new (NULL, "The union");
  g_autofree char *mark = NULL, *link = NULL;
  GainRelationEnd end = { .kind = GAIN_END_ACTOR };

  gain_article_set_meta (second, "published", "2026-05-03T08:00:00Z");
  mark = store_fixture_mark (store, id, 15, 27); /* “The minister” */
  store_fixture_apply (store, gain_act_entry (project, NULL, GAIN_ITEM (actor), NULL));
  end.id = gain_item_get_id (GAIN_ITEM (actor));
  store_fixture_apply (store,
                       gain_act_link (project, id, mark, "made_by", &end, "typed", &link, NULL));
  only_second[0] = gain_article_get_id (second);

#define COUNT(words, ...) count (store, words, &(GainSearchFilter){ __VA_ARGS__ })
  g_assert_cmpuint (COUNT ("minister", NULL), ==, 2);
  g_assert_cmpuint (COUNT ("minister", .label = "claim"), ==, 1);
  g_assert_cmpuint (COUNT ("minister", .label = "denial"), ==, 0);
  g_assert_cmpuint (COUNT ("port", .label = "claim"), ==, 0);
  g_assert_cmpuint (COUNT ("minister", .unmarked = TRUE), ==, 1);
  g_assert_cmpuint (COUNT ("minister", .unmarked = TRUE, .label = "denial"), ==, 2);
  g_assert_cmpuint (COUNT ("union", .actor = end.id), ==, 1);
  g_assert_cmpuint (COUNT ("minister", .actor = end.id, .label = "claim"), ==, 1);
  g_assert_cmpuint (COUNT ("minister", .actor = "nobody"), ==, 0);
  g_assert_cmpuint (COUNT ("minister", .outlet = "the quay"), ==, 2);
  g_assert_cmpuint (COUNT ("minister", .outlet = "The Hill"), ==, 0);
  g_assert_cmpuint (COUNT ("minister", .since = "2026-05-03", .until = "2026-05"), ==, 1);
  g_assert_cmpuint (COUNT ("minister", .since = "2026-05-04"), ==, 0);
  g_assert_cmpuint (COUNT ("minister", .status = "annotating"), ==, 1);
  g_assert_cmpuint (COUNT ("minister", .status = "new"), ==, 1);
  g_assert_cmpuint (COUNT ("minister", .articles = only_second), ==, 1);
  g_assert_cmpuint (COUNT ("read more", NULL), ==, 0);
  g_assert_cmpuint (COUNT ("read more", .excluded = TRUE), ==, 2);
  store_fixture_close (store);

  /* Who works beside her is not told where her marks are. */
  store = store_fixture_open (fixture, "bob");
  g_assert_cmpuint (COUNT ("minister", .label = "claim"), ==, 0);
  g_assert_cmpuint (COUNT ("minister", .unmarked = TRUE), ==, 2);
  g_assert_cmpuint (COUNT ("union", .actor = end.id), ==, 0);
  store_fixture_close (store);
}

static void
test_ends_early (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autoptr (GainConcordance) concordance = look_for ("port");
  g_autoptr (GainSearch) full = NULL;
  g_autoptr (GainSearch) cancelled = NULL;
  Run run = { NULL }, stopped = { .cancel = TRUE };

  for (guint i = 0; i < 400; i++)
    gain_article_drop_text (store_fixture_add_article (store, i));
  full = gain_search_new (store, concordance, NULL);
  gain_search_set_max (full, 7);
  run_search (&run, full);
  g_assert_true (gain_search_is_full (full));
  g_assert_cmpuint (run.hits->len, ==, 7);

  cancelled = gain_search_new (store, concordance, NULL);
  run_search (&stopped, cancelled);
  g_assert_no_error (gain_search_get_error (cancelled));
  g_assert_cmpuint (gain_search_get_done (cancelled), <, 400);
  g_ptr_array_unref (run.hits);
  g_ptr_array_unref (stopped.hits);
  store_fixture_close (store);
}

static void
test_tells_of_a_text_that_cannot_be_read (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *bad = store_fixture_add_article (store, 1);
  g_autoptr (GainConcordance) concordance = look_for ("minister");
  g_autoptr (GainSearch) search = NULL;
  g_autofree char *path = g_strdup_printf ("articles/%.2s/%s.json",
                                           gain_article_get_id (bad),
                                           gain_article_get_id (bad));
  Run run = { NULL };

  store_fixture_add_article (store, 2);
  gain_article_drop_text (bad);
  store_fixture_write (fixture, path, "{", 1);
  search = gain_search_new (store, concordance, NULL);
  run_search (&run, search);
  g_assert_error (gain_search_get_error (search), GAIN_STORE_ERROR, GAIN_STORE_ERROR_DAMAGED);
  g_assert_cmpuint (run.hits->len, ==, 1);
  g_ptr_array_unref (run.hits);
  store_fixture_close (store);
}

static void
test_marks_all_as_one_act (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainProject *project = gain_store_get_project (store);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GainChange) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *reopened = NULL;

  for (guint i = 0; i < 20; i++)
    gain_article_drop_text (store_fixture_add_article (store, i));
  before = store_fixture_dump (project);
  hits = search_for (store, "minister", NULL);
  change = gain_search_mark (store, hits, "actor", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gain_change_get_n_operations (change), ==, 20);
  for (guint i = 0; i < 20; i++)
    {
      GainItem *mark = gain_change_get_operation (change, i)->after;

      g_assert_cmpstr (gain_item_get_origin (mark), ==, "bulk");
      g_assert_cmpstr (gain_annotation_get_quotes (GAIN_ANNOTATION (mark))[0], ==, "minister");
      g_assert_null (gain_article_get_text (gain_hit_get_article (hits->pdata[i])));
    }
  store_fixture_apply (store, g_steal_pointer (&change));
  after = store_fixture_dump (project);
  g_assert_cmpstr (before, !=, after);

  again = gain_search_mark (store, hits, "actor", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gain_change_get_n_operations (again), ==, 0);
  g_assert_null (gain_search_mark (store, hits, "no-label", NULL, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID);

  store_fixture_close (store);
  store = store_fixture_open (fixture, "ana");
  reopened = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (reopened, ==, after);
  g_assert_true (gain_project_undo (gain_store_get_project (store), NULL, NULL));
  undone = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (undone, ==, before);
  store_fixture_close (store);
}

#define ADD(name, func)                                                                            \
  g_test_add (                                                                                     \
      "/search/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  ADD ("finds-in-order-and-drops-texts", test_finds_in_order_and_drops_texts);
  ADD ("filters", test_filters);
  ADD ("ends-early", test_ends_early);
  ADD ("tells-of-a-text-that-cannot-be-read", test_tells_of_a_text_that_cannot_be_read);
  ADD ("marks-all-as-one-act", test_marks_all_as_one_act);

  return g_test_run ();
}
