/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "gain-act.h"
#include "gain-shape.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_new_project_has_its_first_files (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = store_fixture_list_files (fixture, "");

  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (files, 0), ==, "codebook/1.json");
  g_assert_cmpstr (g_ptr_array_index (files, 1), ==, "project.json");
}

static void
test_create_refuses_a_folder_in_use (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gain_store_create (fixture->folder, "ana", NULL, &error));
  g_assert_error (error, GAIN_STORE_ERROR, GAIN_STORE_ERROR_EXISTS);
}

static void
test_ids_of_annotators_are_checked (StoreFixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "",   "Ana", "a/b", "..",
                                     "-a", "añ",  "a b", "abcdefghijklmnopqrstuvwxyz0123456" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gain_store_open (fixture->folder, bad[i], NULL, &error));
      g_assert_error (error, GAIN_STORE_ERROR, GAIN_STORE_ERROR_NAME);
    }
}

static void
test_other_folders_are_no_projects (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) elsewhere = g_file_get_child (fixture->folder, "codebook");
  g_autoptr (GError) error = NULL;

  g_assert_null (gain_store_open (elsewhere, NULL, NULL, &error));
  g_assert_error (error, GAIN_STORE_ERROR, GAIN_STORE_ERROR_NOT_A_PROJECT);
}

static void
test_marks_are_there_after_reopening (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  g_autofree char *article_id = g_strdup (gain_article_get_id (article));
  g_autofree char *mark = store_fixture_mark (store, article_id, 2, 6);
  g_autofree char *before = store_fixture_dump (gain_store_get_project (store));
  g_autofree char *after = NULL;
  GainLayer *layer;

  g_assert_cmpuint (gain_store_get_unsaved (store), ==, 1);
  store_fixture_close (store);

  store = store_fixture_open (fixture, NULL);
  after = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, after);
  layer = gain_project_get_layer (gain_store_get_project (store), article_id, "ana");
  g_assert_nonnull (gain_layer_get_annotation (layer, mark));
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  store_fixture_close (store);
}

static void
test_synced_marks_survive_without_state (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  g_autofree char *article_id = g_strdup (gain_article_get_id (article));
  g_autofree char *mark = store_fixture_mark (store, article_id, 2, 6);
  g_autoptr (GError) error = NULL;
  GainStore *second;
  GainLayer *layer;

  gain_store_sync (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gain_store_get_unsaved (store), ==, 0);

  /* A second instance sees what the journal has, though no state was written. */
  second = store_fixture_open (fixture, NULL);
  layer = gain_project_get_layer (gain_store_get_project (second), article_id, "ana");
  g_assert_nonnull (gain_layer_get_annotation (layer, mark));
  store_fixture_close (second);
  store_fixture_close (store);
}

static void
test_undo_and_redo_survive_reopening (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  g_autofree char *article_id = g_strdup (gain_article_get_id (article));
  g_autofree char *empty = store_fixture_dump (gain_store_get_project (store));
  g_autofree char *mark = store_fixture_mark (store, article_id, 2, 6);
  g_autofree char *full = store_fixture_dump (gain_store_get_project (store));
  g_autoptr (GError) error = NULL;

  store_fixture_close (store);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *dump = NULL;

      store = store_fixture_open (fixture, NULL);
      if (i % 2 == 0)
        gain_project_undo (gain_store_get_project (store), NULL, &error);
      else
        gain_project_redo (gain_store_get_project (store), NULL, &error);
      g_assert_no_error (error);
      dump = store_fixture_dump (gain_store_get_project (store));
      g_assert_cmpstr (dump, ==, i % 2 == 0 ? empty : full);
      store_fixture_close (store);
    }
}

static void
test_saving_again_gives_the_same_bytes (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  g_autofree char *path = g_strdup_printf ("annotations/ana/%.2s/%s.json",
                                           gain_article_get_id (article),
                                           gain_article_get_id (article));
  g_autofree char *mark = store_fixture_mark (store, gain_article_get_id (article), 2, 6);
  g_autofree char *full = store_fixture_get_path (fixture, path);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  store_fixture_close (store);
  first = store_fixture_read (fixture, path);
  g_assert_cmpint (g_remove (full), ==, 0);

  /* Made again, from the journal alone. */
  store_fixture_close (store_fixture_open (fixture, NULL));
  second = store_fixture_read (fixture, path);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_the_same_text_is_one_article (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);

  g_assert_true (store_fixture_add_article (store, 1) == article);
  g_assert_cmpuint (
      g_list_model_get_n_items (gain_project_get_articles (gain_store_get_project (store))), ==, 1);
  store_fixture_close (store);
}

static void
test_texts_come_back_on_demand (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *id = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  g_autoptr (GError) error = NULL;
  GainArticle *article;

  store_fixture_close (store);
  store = store_fixture_open (fixture, NULL);
  article = gain_project_get_article (gain_store_get_project (store), id);
  g_assert_null (gain_article_get_text (article));
  gain_store_load_text (store, article, &error);
  g_assert_no_error (error);
  g_assert_nonnull (gain_article_get_text (article));
  store_fixture_close (store);
}

static void
test_corrections_stand_for_what_is_known (StoreFixture *fixture, gconstpointer data)
{
  static const char corrections[] =
      "{\"format\": \"gainsay-article-meta\", \"version\": 1, \"article\": \"x\", "
      "\"headline\": \"Corrected\", \"outlet\": null, \"authors\": [\"A. Writer\"]}\n";
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *id = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  g_autofree char *path = g_strdup_printf ("articles/%.2s/%s.meta.json", id, id);
  GainArticle *article;

  store_fixture_close (store);
  store_fixture_write (fixture, path, corrections, strlen (corrections));
  store = store_fixture_open (fixture, NULL);
  article = gain_project_get_article (gain_store_get_project (store), id);
  g_assert_cmpstr (gain_article_get_meta (article, "headline"), ==, "Corrected");
  g_assert_null (gain_article_get_meta (article, "outlet"));
  g_assert_cmpstr (gain_article_get_authors (article)[0], ==, "A. Writer");
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  store_fixture_close (store);
}

static void
test_submissions_are_numbered_and_kept (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  const char *id = gain_article_get_id (article);
  g_autofree char *mark = store_fixture_mark (store, id, 2, 6);
  g_autofree char *path = g_strdup_printf ("submissions/ana/%.2s/%s-1.json", id, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  GainLayer *layer;
  guint number = 0;

  gain_store_submit (store, id, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, 1);
  layer = gain_project_get_layer (gain_store_get_project (store), id, "ana");
  g_assert_cmpstr (gain_layer_get_status (layer), ==, "submitted");
  before = store_fixture_read (fixture, path);

  gain_store_submit (store, id, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, 2);
  after = store_fixture_read (fixture, path);
  g_assert_true (g_bytes_equal (before, after));
  store_fixture_close (store);
}

static void
test_history_lists_what_happened (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  const char *id = gain_article_get_id (article);
  g_autofree char *mark = store_fixture_mark (store, id, 2, 6);
  g_autofree char *other = store_fixture_mark (store, id, 7, 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = NULL;
  GainHistoryEntry *entry;

  store_fixture_apply (store,
                       gain_act_note (gain_store_get_project (store), id, mark, "Why?", NULL));
  all = gain_store_list_history (store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  one = gain_store_list_history (store, id, mark, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 2);
  entry = g_ptr_array_index (one, 1);
  g_assert_cmpstr (entry->op, ==, "annotation.modify");
  g_assert_cmpstr (entry->by, ==, "ana");
  g_assert_cmpstr (gain_item_get_note (entry->after), ==, "Why?");
  g_assert_null (gain_item_get_note (entry->before));
  store_fixture_close (store);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GainStore **store = data;
  g_autoptr (GError) error = NULL;

  *store = gain_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_opening_in_a_thread_gives_the_same (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  g_autofree char *mark = store_fixture_mark (store, gain_article_get_id (article), 2, 6);
  g_autofree char *before = store_fixture_dump (gain_store_get_project (store));
  g_autofree char *after = NULL;

  store_fixture_close (store);
  store = NULL;
  gain_store_open_async (fixture->folder, NULL, NULL, opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  after = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, after);
  store_fixture_close (store);
}

static void
test_the_main_loop_saves_by_itself (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  const char *id = gain_article_get_id (article);
  g_autofree char *mark = store_fixture_mark (store, id, 2, 6);
  g_autofree char *path =
      g_strdup_printf ("%s/annotations/ana/%.2s/%s.json", fixture->path, id, id);
  gint64 until = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (gain_store_get_unsaved (store) > 0)
    g_main_context_iteration (NULL, TRUE);
  while (!g_file_test (path, G_FILE_TEST_EXISTS) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  store_fixture_close (store);
}

#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/store/" name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  ADD ("create/first-files", test_new_project_has_its_first_files);
  ADD ("create/in-use", test_create_refuses_a_folder_in_use);
  ADD ("open/annotator-ids", test_ids_of_annotators_are_checked);
  ADD ("open/no-project", test_other_folders_are_no_projects);
  ADD ("marks/reopen", test_marks_are_there_after_reopening);
  ADD ("marks/journal-only", test_synced_marks_survive_without_state);
  ADD ("marks/undo-redo", test_undo_and_redo_survive_reopening);
  ADD ("marks/same-bytes", test_saving_again_gives_the_same_bytes);
  ADD ("articles/same-text", test_the_same_text_is_one_article);
  ADD ("articles/text-on-demand", test_texts_come_back_on_demand);
  ADD ("articles/corrections", test_corrections_stand_for_what_is_known);
  ADD ("submissions", test_submissions_are_numbered_and_kept);
  ADD ("history", test_history_lists_what_happened);
  ADD ("open/async", test_opening_in_a_thread_gives_the_same);
  ADD ("save/idle", test_the_main_loop_saves_by_itself);

  return g_test_run ();
}
