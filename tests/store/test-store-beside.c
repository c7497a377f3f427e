/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "gain-act.h"
#include "gain-shape.h"

#include <glib/gstdio.h>
#include <string.h>

/* Several writers on one folder: instances, annotators, a sync program. */

static void
refresh (GainStore *store)
{
  g_autoptr (GError) error = NULL;

  gain_store_refresh (store, &error);
  g_assert_no_error (error);
}

static void
sync_store (GainStore *store)
{
  g_autoptr (GError) error = NULL;

  gain_store_sync (store, &error);
  g_assert_no_error (error);
}

static void
flush (GainStore *store)
{
  g_autoptr (GError) error = NULL;

  gain_store_flush (store, &error);
  g_assert_no_error (error);
}

static GainLayer *
get_layer (GainStore *store, const char *article, const char *annotator)
{
  return gain_project_get_layer (gain_store_get_project (store), article, annotator);
}

static GainAnnotation *
get_mark (GainStore *store, const char *article, const char *id)
{
  return gain_layer_get_annotation (get_layer (store, article, "ana"), id);
}

static void
note (GainStore *store, const char *article, const char *mark, const char *text)
{
  store_fixture_apply (store,
                       gain_act_note (gain_store_get_project (store), article, mark, text, NULL));
}

static void delete (GainStore *store, const char *article, const char *mark)
{
  store_fixture_apply (store,
                       gain_act_delete (gain_store_get_project (store), article, mark, NULL));
}

static char *
dup_layer_path (const char *article)
{
  return g_strdup_printf ("annotations/ana/%.2s/%s.json", article, article);
}

/* Two instances on one article with one mark that both see. */
typedef struct
{
  GainStore *first;
  GainStore *second;
  char *article;
  char *mark;
} Pair;

static void
pair_open (Pair *pair, StoreFixture *fixture)
{
  pair->first = store_fixture_open (fixture, "ana");
  pair->article = g_strdup (gain_article_get_id (store_fixture_add_article (pair->first, 1)));
  pair->mark = store_fixture_mark (pair->first, pair->article, 2, 6);
  flush (pair->first);
  pair->second = store_fixture_open (fixture, "ana");
  g_assert_nonnull (get_mark (pair->second, pair->article, pair->mark));
}

static void
pair_close (Pair *pair)
{
  store_fixture_close (pair->second);
  store_fixture_close (pair->first);
}

static void
pair_free (Pair *pair)
{
  g_free (pair->article);
  g_free (pair->mark);
}

static void
test_instances_have_journals_of_their_own (StoreFixture *fixture, gconstpointer data)
{
  Pair pair;
  g_autoptr (GPtrArray) journals = NULL;
  g_autofree char *mark = NULL;

  pair_open (&pair, fixture);
  mark = store_fixture_mark (pair.second, pair.article, 8, 12);
  pair_close (&pair);
  journals = store_fixture_list_files (fixture, "journal");
  g_assert_cmpuint (journals->len, ==, 2);
  pair_free (&pair);
}

static void
test_each_instance_sees_what_the_other_does (StoreFixture *fixture, gconstpointer data)
{
  Pair pair;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *reopened = NULL;

  pair_open (&pair, fixture);
  one = store_fixture_mark (pair.first, pair.article, 8, 12);
  two = store_fixture_mark (pair.second, pair.article, 14, 20);
  sync_store (pair.first);
  sync_store (pair.second);
  refresh (pair.first);
  refresh (pair.second);
  g_assert_nonnull (get_mark (pair.first, pair.article, two));
  g_assert_nonnull (get_mark (pair.second, pair.article, one));
  g_assert_cmpuint (store_fixture_count_findings (pair.first, NULL), ==, 0);
  dump = store_fixture_dump (gain_store_get_project (pair.first));
  pair_close (&pair);

  pair.first = store_fixture_open (fixture, NULL);
  reopened = store_fixture_dump (gain_store_get_project (pair.first));
  g_assert_cmpstr (dump, ==, reopened);
  store_fixture_close (pair.first);
  pair_free (&pair);
}

static void
test_instances_that_never_look_lose_nothing (StoreFixture *fixture, gconstpointer data)
{
  Pair pair;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  pair_open (&pair, fixture);
  for (guint i = 0; i < 4; i++)
    {
      g_clear_pointer (&one, g_free);
      g_clear_pointer (&two, g_free);
      one = store_fixture_mark (pair.first, pair.article, 8, 12);
      two = store_fixture_mark (pair.second, pair.article, 14, 20);
      flush (i % 2 == 0 ? pair.first : pair.second);
      flush (i % 2 == 0 ? pair.second : pair.first);
    }
  pair_close (&pair);

  pair.first = store_fixture_open (fixture, NULL);
  g_assert_cmpuint (gain_layer_get_n_annotations (get_layer (pair.first, pair.article, "ana")),
                    ==,
                    9);
  g_assert_cmpuint (store_fixture_count_findings (pair.first, NULL), ==, 0);
  store_fixture_close (pair.first);
  pair_free (&pair);
}

static gboolean
has_note (GainStore *store, const char *article, const char *text)
{
  GainLayer *layer = get_layer (store, article, "ana");
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);

  for (guint i = 0; i < marks->len; i++)
    if (g_strcmp0 (gain_item_get_note (g_ptr_array_index (marks, i)), text) == 0)
      return TRUE;

  return FALSE;
}

static void
test_two_edits_of_one_mark_are_both_kept (StoreFixture *fixture, gconstpointer data)
{
  Pair pair;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  pair_open (&pair, fixture);
  note (pair.first, pair.article, pair.mark, "from the first");
  note (pair.second, pair.article, pair.mark, "from the second");
  sync_store (pair.first);
  sync_store (pair.second);
  refresh (pair.first);
  refresh (pair.second);

  g_assert_true (has_note (pair.first, pair.article, "from the first"));
  g_assert_true (has_note (pair.first, pair.article, "from the second"));
  g_assert_cmpuint (store_fixture_count_findings (pair.first, "conflict"), ==, 1);
  one = store_fixture_dump (gain_store_get_project (pair.first));
  two = store_fixture_dump (gain_store_get_project (pair.second));
  g_assert_cmpstr (one, ==, two);
  pair_close (&pair);

  pair.first = store_fixture_open (fixture, NULL);
  g_clear_pointer (&two, g_free);
  two = store_fixture_dump (gain_store_get_project (pair.first));
  g_assert_cmpstr (one, ==, two);
  store_fixture_close (pair.first);
  pair_free (&pair);
}

static void
test_an_edit_beats_a_delete (StoreFixture *fixture, gconstpointer data)
{
  Pair pair;

  pair_open (&pair, fixture);
  note (pair.first, pair.article, pair.mark, "kept");
  delete (pair.second, pair.article, pair.mark);
  sync_store (pair.first);
  sync_store (pair.second);
  refresh (pair.first);
  refresh (pair.second);
  g_assert_nonnull (get_mark (pair.first, pair.article, pair.mark));
  g_assert_nonnull (get_mark (pair.second, pair.article, pair.mark));
  pair_close (&pair);

  pair.first = store_fixture_open (fixture, NULL);
  g_assert_true (has_note (pair.first, pair.article, "kept"));
  store_fixture_close (pair.first);
  pair_free (&pair);
}

static void
test_annotators_see_each_other (StoreFixture *fixture, gconstpointer data)
{
  GainStore *ana = store_fixture_open (fixture, "ana");
  GainStore *bob = store_fixture_open (fixture, "bob");
  const char *article = gain_article_get_id (store_fixture_add_article (ana, 1));
  g_autofree char *by_ana = NULL;
  g_autofree char *by_bob = NULL;

  refresh (bob);
  by_ana = store_fixture_mark (ana, article, 2, 6);
  by_bob = store_fixture_mark (bob, article, 2, 9);
  sync_store (ana);
  sync_store (bob);
  refresh (ana);
  refresh (bob);
  g_assert_nonnull (gain_layer_get_annotation (get_layer (ana, article, "bob"), by_bob));
  g_assert_nonnull (gain_layer_get_annotation (get_layer (bob, article, "ana"), by_ana));
  store_fixture_close (bob);
  store_fixture_close (ana);
}

static void
test_monitors_tell_by_themselves (StoreFixture *fixture, gconstpointer data)
{
  Pair pair;
  g_autofree char *mark = NULL;
  gint64 until = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  pair_open (&pair, fixture);
  mark = store_fixture_mark (pair.first, pair.article, 8, 12);
  sync_store (pair.first);
  while (get_mark (pair.second, pair.article, mark) == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (get_mark (pair.second, pair.article, mark));
  pair_close (&pair);
  pair_free (&pair);
}

static void
test_an_older_state_put_back_undoes_nothing (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *article = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  g_autofree char *path = dup_layer_path (article);
  g_autofree char *first = store_fixture_mark (store, article, 2, 6);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (GBytes) old = NULL;

  flush (store);
  old = store_fixture_read (fixture, path);
  second = store_fixture_mark (store, article, 8, 12);
  note (store, article, first, "later");
  flush (store);

  store_fixture_write (fixture, path, g_bytes_get_data (old, NULL), g_bytes_get_size (old));
  refresh (store);
  g_assert_nonnull (get_mark (store, article, second));
  g_assert_true (has_note (store, article, "later"));
  third = store_fixture_mark (store, article, 14, 20);
  store_fixture_close (store);

  store = store_fixture_open (fixture, NULL);
  g_assert_nonnull (get_mark (store, article, second));
  g_assert_nonnull (get_mark (store, article, third));
  g_assert_true (has_note (store, article, "later"));
  store_fixture_close (store);
}

/* As a sync program does it: the old file comes in under a new inode. */
static void
replace_by_rename (StoreFixture *fixture, const char *path, GBytes *content)
{
  g_autofree char *from = store_fixture_get_path (fixture, "incoming");
  g_autofree char *to = store_fixture_get_path (fixture, path);

  store_fixture_write (fixture,
                       "incoming",
                       g_bytes_get_data (content, NULL),
                       g_bytes_get_size (content));
  g_assert_cmpint (g_rename (from, to), ==, 0);
}

static void
test_an_older_journal_put_back_loses_nothing (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *article = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  g_autofree char *layer = dup_layer_path (article);
  g_autofree char *first = store_fixture_mark (store, article, 2, 6);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *reopened = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GPtrArray) journals = NULL;

  sync_store (store);
  journals = store_fixture_list_files (fixture, "journal");
  old = store_fixture_read (fixture, g_ptr_array_index (journals, 0));
  second = store_fixture_mark (store, article, 8, 12);
  sync_store (store);
  replace_by_rename (fixture, g_ptr_array_index (journals, 0), old);
  third = store_fixture_mark (store, article, 14, 20);
  sync_store (store);
  dump = store_fixture_dump (gain_store_get_project (store));
  store_fixture_close (store);

  store_fixture_remove (fixture, layer);
  store = store_fixture_open (fixture, NULL);
  reopened = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (dump, ==, reopened);
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  store_fixture_close (store);
}

static void
test_a_state_changed_by_hand_is_taken_in (StoreFixture *fixture, gconstpointer data)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *article = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  g_autofree char *path = dup_layer_path (article);
  g_autofree char *first = store_fixture_mark (store, article, 2, 6);
  g_autofree char *second = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GBytes) bytes = NULL;

  note (store, article, first, "before");
  flush (store);
  bytes = store_fixture_read (fixture, path);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = g_strsplit (text, "\"before\"", 2);
  changed = g_strjoinv ("\"by hand\"", parts);

  /* Once noticed by looking, once only when our own write meets it. */
  store_fixture_write (fixture, path, changed, strlen (changed));
  second = store_fixture_mark (store, article, 8, 12);
  flush (store);
  g_assert_true (has_note (store, article, "by hand"));
  g_assert_nonnull (get_mark (store, article, second));
  g_assert_cmpuint (store_fixture_count_findings (store, "changed-outside"), ==, 1);
  store_fixture_close (store);

  store = store_fixture_open (fixture, NULL);
  g_assert_true (has_note (store, article, "by hand"));
  g_assert_nonnull (get_mark (store, article, second));
  store_fixture_close (store);
}

static void
test_a_newer_program_beside_us_is_not_written_over (StoreFixture *fixture, gconstpointer data)
{
  static const char newer[] = "{\"format\": \"gainsay-annotations\", \"version\": 9}\n";
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *article = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  g_autofree char *path = dup_layer_path (article);
  g_autofree char *first = store_fixture_mark (store, article, 2, 6);
  g_autofree char *second = NULL;
  g_autoptr (GBytes) bytes = NULL;

  flush (store);
  store_fixture_write (fixture, path, newer, strlen (newer));
  second = store_fixture_mark (store, article, 8, 12);
  flush (store);
  g_assert_true (gain_layer_get_read_only (get_layer (store, article, "ana")));
  store_fixture_close (store);
  bytes = store_fixture_read (fixture, path);
  g_assert_cmpmem (newer, strlen (newer), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Marks of one's own that only one instance touches end as it left them,
 * whatever the other does and however the two take turns at writing. */
static void
test_random_turns_lose_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  Pair pair;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id;
  gpointer text;

  pair_open (&pair, fixture);
  for (guint i = 0; i < 400; i++)
    {
      GainStore *store = g_rand_boolean (rand) ? pair.first : pair.second;
      g_autofree char *words = g_strdup_printf ("note %u", i);
      g_autofree char *mark = NULL;

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          flush (store);
          break;
        case 1:
          refresh (store);
          break;
        case 2:
          if (get_mark (store, pair.article, pair.mark) != NULL)
            note (store, pair.article, pair.mark, words);
          break;
        default:
          mark = store_fixture_mark (store, pair.article, 3, 9);
          note (store, pair.article, mark, words);
          g_hash_table_insert (expected, g_steal_pointer (&mark), g_steal_pointer (&words));
          break;
        }
    }
  pair_close (&pair);

  pair.first = store_fixture_open (fixture, NULL);
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      GainAnnotation *mark = get_mark (pair.first, pair.article, id);

      g_assert_nonnull (mark);
      g_assert_cmpstr (gain_item_get_note (GAIN_ITEM (mark)), ==, text);
    }
  g_assert_nonnull (get_mark (pair.first, pair.article, pair.mark));
  store_fixture_close (pair.first);
  pair_free (&pair);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/beside/" name,                                                               \
              StoreFixture,                                                                        \
              NULL,                                                                                \
              store_fixture_set_up,                                                                \
              function,                                                                            \
              store_fixture_tear_down)

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  ADD ("own-journals", test_instances_have_journals_of_their_own);
  ADD ("see-each-other", test_each_instance_sees_what_the_other_does);
  ADD ("never-look", test_instances_that_never_look_lose_nothing);
  ADD ("two-edits", test_two_edits_of_one_mark_are_both_kept);
  ADD ("edit-and-delete", test_an_edit_beats_a_delete);
  ADD ("annotators", test_annotators_see_each_other);
  ADD ("monitors", test_monitors_tell_by_themselves);
  ADD ("older-state", test_an_older_state_put_back_undoes_nothing);
  ADD ("older-journal", test_an_older_journal_put_back_loses_nothing);
  ADD ("by-hand", test_a_state_changed_by_hand_is_taken_in);
  ADD ("newer-program", test_a_newer_program_beside_us_is_not_written_over);
  ADD ("random-turns", test_random_turns_lose_nothing);

  return g_test_run ();
}
