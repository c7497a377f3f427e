/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "gain-shape.h"

#include <string.h>

/* What stopped programs, sync programs and git leave beside a file or in it. */

static void
test_leftovers_are_taken_in_or_put_away (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *device = NULL;
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (GPtrArray) attic = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) state = NULL;
  GainStore *store;
  const char *name;

  store_fixture_fill (fixture, &article, &layer);
  before = store_fixture_dump_closed (fixture, "ana");
  journals = store_fixture_list_files (fixture, "journal");
  name = strrchr (g_ptr_array_index (journals, 0), '/') + 1;
  device = g_strndup (name, 6);
  state = store_fixture_read (fixture, layer);

  /* A whole one, a torn one, and two for files that are written once. */
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *leftover = NULL;

      if (i < 2)
        leftover = g_strdup_printf (
            "annotations/ana/%.2s/.%s.json.%s.0000000%u.tmp", article, article, device, i);
      else if (i == 2)
        leftover = g_strdup_printf ("articles/aa/.aaaa.json.%s.00000000.tmp", device);
      else
        leftover = g_strdup_printf ("submissions/ana/aa/.aaaa-1.json.%s.00000000.tmp", device);
      store_fixture_write (fixture,
                           leftover,
                           g_bytes_get_data (state, NULL),
                           g_bytes_get_size (state) / (i == 1 ? 2 : 1));
    }

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "leftover"), ==, 4);
  after = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, after);
  store_fixture_close (store);

  attic = store_fixture_list_files (fixture, "attic");
  g_assert_cmpuint (attic->len, ==, 4);
  files = store_fixture_list_files (fixture, "");
  for (guint i = 0; i < files->len; i++)
    g_assert_false (g_str_has_suffix (g_ptr_array_index (files, i), ".tmp"));
}

/* Marks that somebody wrote who has no journal, into a file that never got its place. */
static void
test_a_leftover_that_holds_more_is_taken_in (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *leftover = NULL;
  g_autofree char *device = NULL;
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  JsonObject *marks;
  g_autoptr (GList) names = NULL;
  GainStore *store;
  GainLayer *opened;

  store_fixture_fill (fixture, &article, &layer);
  journals = store_fixture_list_files (fixture, "journal");
  device = g_strndup (strrchr (g_ptr_array_index (journals, 0), '/') + 1, 6);
  object = store_fixture_parse (fixture, layer, &node);
  marks = json_object_get_object_member (object, "annotations");
  names = json_object_get_members (marks);
  json_object_set_member (marks,
                          "0b8f4f3e-6f0a-4a55-9f0e-2d3a6a1b7c99",
                          json_object_dup_member (marks, names->data));
  leftover =
      g_strdup_printf ("annotations/ana/%.2s/.%s.json.%s.00000000.tmp", article, article, device);
  json_object_set_string_member (object, "x", "changed");
  {
    g_autoptr (GString) text = gain_json_write (node);

    store_fixture_write (fixture, leftover, text->str, text->len);
  }

  store = store_fixture_open (fixture, "ana");
  opened = gain_project_get_layer (gain_store_get_project (store), article, "ana");
  g_assert_nonnull (gain_layer_get_annotation (opened, "0b8f4f3e-6f0a-4a55-9f0e-2d3a6a1b7c99"));
  g_assert_cmpuint (gain_layer_get_n_annotations (opened), ==, 3);
  g_assert_cmpuint (store_fixture_count_findings (store, "leftover"), ==, 1);
  store_fixture_close (store);

  store = store_fixture_open (fixture, "ana");
  opened = gain_project_get_layer (gain_store_get_project (store), article, "ana");
  g_assert_cmpuint (gain_layer_get_n_annotations (opened), ==, 3);
  store_fixture_close (store);
}

/* Two versions of the layer that both have something which the other has not;
 * no journal knows of it. */
static void
make_versions (StoreFixture *fixture, const char *layer, char **ours, char **theirs)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonNode) node = NULL;
      JsonObject *object = store_fixture_parse (fixture, layer, &node);
      JsonObject *marks = json_object_get_object_member (object, "annotations");
      g_autoptr (GList) names = json_object_get_members (marks);
      g_autofree char *id = g_strdup_printf ("0b8f4f3e-6f0a-4a55-9f0e-2d3a6a1b7c9%u", i);
      GString *text;

      json_object_set_member (marks, id, json_object_dup_member (marks, names->data));
      text = gain_json_write (node);
      *(i == 0 ? ours : theirs) = g_string_free (text, FALSE);
    }
}

static void
assert_has_both_versions (StoreFixture *fixture, const char *article, guint n_findings)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainLayer *opened = gain_project_get_layer (gain_store_get_project (store), article, "ana");

  g_assert_cmpuint (gain_layer_get_n_annotations (opened), ==, 4);
  g_assert_nonnull (gain_layer_get_annotation (opened, "0b8f4f3e-6f0a-4a55-9f0e-2d3a6a1b7c90"));
  g_assert_nonnull (gain_layer_get_annotation (opened, "0b8f4f3e-6f0a-4a55-9f0e-2d3a6a1b7c91"));
  g_assert_cmpuint (store_fixture_count_findings (store, "conflict"), ==, n_findings);
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, n_findings);
  store_fixture_close (store);
}

static void
test_conflict_markers_of_git_are_taken_apart (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *both = NULL;

  store_fixture_fill (fixture, &article, &layer);
  make_versions (fixture, layer, &ours, &theirs);
  both = g_strconcat ("<<<<<<< HEAD\n", ours, "=======\n", theirs, ">>>>>>> other\n", NULL);
  store_fixture_write (fixture, layer, both, strlen (both));
  assert_has_both_versions (fixture, article, 1);
  assert_has_both_versions (fixture, article, 0);
}

static void
test_copies_of_sync_programs_are_taken_in (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "%s (conflicted copy 2026-11-21 101010).json",
                                       "%s.sync-conflict-20261121-101010-ABCDEFG.json" };
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  char *versions[2] = { NULL, NULL };

  store_fixture_fill (fixture, &article, &layer);
  make_versions (fixture, layer, &versions[0], &versions[1]);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], "%s", 2);
      g_autofree char *path =
          g_strdup_printf ("annotations/ana/%.2s/%s%s", article, article, parts[1]);

      store_fixture_write (fixture, path, versions[i], strlen (versions[i]));
      g_free (versions[i]);
    }
  /* Neither is Bob's business. */
  {
    GainStore *bob = store_fixture_open (fixture, "bob");

    g_assert_cmpuint (store_fixture_count_findings (bob, NULL), ==, 0);
    g_object_unref (bob);
  }
  assert_has_both_versions (fixture, article, 2);
  assert_has_both_versions (fixture, article, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/leftovers/" name,                                                            \
              StoreFixture,                                                                        \
              NULL,                                                                                \
              store_fixture_set_up,                                                                \
              function,                                                                            \
              store_fixture_tear_down)

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  ADD ("put-away", test_leftovers_are_taken_in_or_put_away);
  ADD ("taken-in", test_a_leftover_that_holds_more_is_taken_in);
  ADD ("git-markers", test_conflict_markers_of_git_are_taken_apart);
  ADD ("sync-copies", test_copies_of_sync_programs_are_taken_in);

  return g_test_run ();
}
