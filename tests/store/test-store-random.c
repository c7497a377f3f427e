/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <stdlib.h>
#include <string.h>

/* 10,000 random changes with undo and redo in between: what was saved is what
 * is opened, saving what was opened gives the same bytes, and undoing all of
 * it ends where it began. GAIN_TEST_SEED repeats a run. */

#define N_CHANGES  10000
#define N_ARTICLES 6
#define N_OPENINGS 5

static guint32
choose_seed (void)
{
  const char *given = g_getenv ("GAIN_TEST_SEED");
  guint32 seed = given != NULL ? (guint32) strtoul (given, NULL, 10) : 20261121;

  g_test_message ("seed %u", seed);

  return seed;
}

static void
add_articles (GainStore *store)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    store_fixture_add_article (store, i);
}

static GPtrArray *
read_state (StoreFixture *fixture)
{
  static const char *const folders[] = { "annotations", "registry", "project.json", "articles" };
  GPtrArray *state = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) files = store_fixture_list_files (fixture, folders[i]);

      if (files->len == 0)
        g_ptr_array_add (files, g_strdup (folders[i]));
      for (guint j = 0; j < files->len; j++)
        {
          g_autoptr (GBytes) bytes = store_fixture_read (fixture, g_ptr_array_index (files, j));
          g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

          g_ptr_array_add (
              state, g_strdup_printf ("%s %s", (char *) g_ptr_array_index (files, j), sha256));
        }
    }

  return state;
}

static void
assert_same_state (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (g_ptr_array_index (a, i), ==, g_ptr_array_index (b, i));
}

static void
remove_state (StoreFixture *fixture)
{
  static const char *const folders[] = { "annotations", "registry" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) files = store_fixture_list_files (fixture, folders[i]);

      for (guint j = 0; j < files->len; j++)
        store_fixture_remove (fixture, g_ptr_array_index (files, j));
    }
}

static void
undo_all (GainStore *store)
{
  g_autoptr (GError) error = NULL;

  while (gain_project_undo (gain_store_get_project (store), NULL, &error))
    ;
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOTHING);
}

static void
test_random_changes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (choose_seed ());
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) rebuilt = NULL;
  g_autofree char *undone = NULL;

  add_articles (store);
  start = store_fixture_dump (gain_store_get_project (store));

  for (guint i = 1; i <= N_CHANGES; i++)
    {
      store_fixture_change_at_random (store, rand);
      if (i % (N_CHANGES / N_OPENINGS) == 0)
        {
          g_autofree char *before = store_fixture_dump (gain_store_get_project (store));
          g_autofree char *after = NULL;

          store_fixture_close (store);
          store = store_fixture_open (fixture, NULL);
          after = store_fixture_dump (gain_store_get_project (store));
          g_assert_cmpstr (before, ==, after);
          g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
        }
    }
  end = store_fixture_dump (gain_store_get_project (store));
  store_fixture_close (store);

  /* The journal alone gives the same files, byte for byte. */
  saved = read_state (fixture);
  remove_state (fixture);
  store = store_fixture_open (fixture, NULL);
  g_clear_pointer (&undone, g_free);
  undone = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (undone, ==, end);
  store_fixture_close (store);
  rebuilt = read_state (fixture);
  assert_same_state (saved, rebuilt);

  store = store_fixture_open (fixture, NULL);
  undo_all (store);
  g_clear_pointer (&undone, g_free);
  undone = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (undone, ==, start);
  store_fixture_close (store);
}

static void
test_killed_between_two_state_files (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (choose_seed ());
  GainStore *store = store_fixture_open (fixture, "ana");

  add_articles (store);
  for (guint round = 0; round < 20; round++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) files = NULL;
      g_autoptr (GBytes) old = NULL;
      const char *victim = NULL;

      store_fixture_close (store);
      store = store_fixture_open (fixture, NULL);
      files = store_fixture_list_files (fixture, "annotations");
      if (files->len > 0)
        {
          victim = g_ptr_array_index (files, g_rand_int_range (rand, 0, (gint32) files->len));
          old = store_fixture_read (fixture, victim);
        }
      for (guint i = 0; i < 50; i++)
        store_fixture_change_at_random (store, rand);
      before = store_fixture_dump (gain_store_get_project (store));
      store_fixture_close (store);

      /* As if the stop had come before this one was written. */
      if (old != NULL)
        store_fixture_write (fixture, victim, g_bytes_get_data (old, NULL), g_bytes_get_size (old));
      store = store_fixture_open (fixture, NULL);
      after = store_fixture_dump (gain_store_get_project (store));
      g_assert_cmpstr (before, ==, after);
    }
  store_fixture_close (store);
}

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  g_test_add ("/store/random/changes",
              StoreFixture,
              NULL,
              store_fixture_set_up,
              test_random_changes,
              store_fixture_tear_down);
  g_test_add ("/store/random/killed-between-files",
              StoreFixture,
              NULL,
              store_fixture_set_up,
              test_killed_between_two_state_files,
              store_fixture_tear_down);

  return g_test_run ();
}
