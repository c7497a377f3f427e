/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "gain-act.h"
#include "gain-shape.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_FLIPS 2000

/* A closed project with one article, three marks, a note and an entry. */
static void
fill (StoreFixture *fixture, char **article, char **layer)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainProject *project = gain_store_get_project (store);
  g_autoptr (GainItem) actor = GAIN_ITEM (gain_actor_new (NULL, "Aña Ruíz"));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  *article = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  *layer = g_strdup_printf ("annotations/ana/%.2s/%s.json", *article, *article);
  first = store_fixture_mark (store, *article, 2, 6);
  second = store_fixture_mark (store, *article, 20, 40);
  store_fixture_apply (store, gain_act_note (project, *article, first, "“why”", NULL));
  store_fixture_apply (store, gain_act_entry (project, NULL, actor, NULL));
  store_fixture_apply (store, gain_act_exclude (project, *article, 1, TRUE, NULL));
  store_fixture_close (store);
}

static char *
dump_closed (StoreFixture *fixture, const char *me)
{
  GainStore *store = store_fixture_open (fixture, me);
  char *dump = store_fixture_dump (gain_store_get_project (store));

  store_fixture_close (store);

  return dump;
}

static void
assert_nothing_to_notice (StoreFixture *fixture)
{
  GainStore *store = store_fixture_open (fixture, "bob");

  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  g_object_unref (store);
}

/* Opened by somebody who does not write these files, so that each round finds them damaged. */
static void
assert_noticed (StoreFixture *fixture, const char *path, const void *data, gsize size)
{
  GainStore *store;

  store_fixture_write (fixture, path, data, size);
  store = store_fixture_open (fixture, "bob");
  if (store_fixture_count_findings (store, NULL) == 0)
    {
      g_autofree char *text = g_strndup (data, size);

      g_test_message ("not noticed in %s: %s", path, text);
      g_test_fail ();
    }
  g_object_unref (store);
}

static void
test_every_truncation_is_noticed (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) bytes = NULL;

  fill (fixture, &article, &layer);
  assert_nothing_to_notice (fixture);
  bytes = store_fixture_read (fixture, layer);
  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    assert_noticed (fixture, layer, g_bytes_get_data (bytes, NULL), size);
}

static void
test_flipped_bits_are_noticed (StoreFixture *fixture, gconstpointer data)
{
  const char *given = g_getenv ("GAIN_TEST_SEED");
  guint32 seed = given != NULL ? (guint32) strtoul (given, NULL, 10) : 4711;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_test_message ("seed %u", seed);
  fill (fixture, &article, &layer);
  assert_nothing_to_notice (fixture);
  files = store_fixture_list_files (fixture, "");
  for (guint i = 0; i < N_FLIPS; i++)
    {
      /* Half of them in the layer, the others anywhere but in journals (a chain guards them). */
      guint choice = (guint) g_rand_int_range (rand, 0, (gint32) files->len * 2);
      const char *path = choice < files->len ? g_ptr_array_index (files, choice) : layer;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *flipped = NULL;
      gsize size;
      gsize at;

      if (g_str_has_prefix (path, "journal/"))
        continue;
      bytes = store_fixture_read (fixture, path);
      size = g_bytes_get_size (bytes);
      flipped = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      at = (gsize) g_rand_int_range (rand, 0, (gint32) size);
      flipped[at] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      assert_noticed (fixture, path, flipped, size);
      store_fixture_write (fixture, path, g_bytes_get_data (bytes, NULL), size);
    }
}

static void
test_flipped_journals_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4712);
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *path;

  fill (fixture, &article, &layer);
  files = store_fixture_list_files (fixture, "journal");
  g_assert_cmpuint (files->len, ==, 1);
  path = g_ptr_array_index (files, 0);
  bytes = store_fixture_read (fixture, path);
  store_fixture_remove (fixture, layer);
  for (guint i = 0; i < 500; i++)
    {
      gsize size = g_bytes_get_size (bytes);
      g_autofree char *flipped = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      GainStore *store;

      flipped[g_rand_int_range (rand, 0, (gint32) size)] ^=
          (char) (1 << g_rand_int_range (rand, 0, 8));
      store_fixture_write (fixture, path, flipped, size);
      store = store_fixture_open (fixture, "bob");
      g_object_unref (store);
    }
}

static void
test_a_damaged_state_is_rebuilt_from_the_journal (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) attic = NULL;
  GainStore *store;

  fill (fixture, &article, &layer);
  before = dump_closed (fixture, "ana");
  store_fixture_write (fixture, layer, "{\"format\": \"gain", 16);

  store = store_fixture_open (fixture, "ana");
  after = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (store_fixture_count_findings (store, "damaged"), ==, 1);
  store_fixture_close (store);

  attic = store_fixture_list_files (fixture, "attic");
  g_assert_cmpuint (attic->len, ==, 1);
  store = store_fixture_open (fixture, "ana");
  again = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, again);
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  store_fixture_close (store);
}

/* Where the last group of the journal begins. */
static gsize
find_last_group (const char *data, gsize size, guint n_lines)
{
  gsize at = size;

  for (guint i = 0; i < n_lines; i++)
    at = (gsize) ((const char *) memrchr (data, '\n', at - 1) - data) + 1;

  return at;
}

static void
test_a_torn_journal_loses_only_the_unfinished_act (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GBytes) state = NULL;
  g_autoptr (GBytes) journal = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *mark = NULL;
  GainRelationEnd nobody = { .kind = GAIN_END_NONE, .id = "author" };
  GainStore *store;
  GainProject *project;
  const char *bytes;
  gsize size;
  gsize start;

  fill (fixture, &article, &layer);
  store = store_fixture_open (fixture, "ana");
  project = gain_store_get_project (store);
  mark = store_fixture_mark (store, article, 3, 9);
  store_fixture_apply (
      store, gain_act_link (project, article, mark, "made_by", &nobody, "typed", NULL, NULL));
  store_fixture_close (store);
  before = dump_closed (fixture, "ana");
  state = store_fixture_read (fixture, layer);

  /* One act of two lines: the mark goes, and its link with it. */
  store = store_fixture_open (fixture, "ana");
  store_fixture_apply (store,
                       gain_act_delete (gain_store_get_project (store), article, mark, NULL));
  full = store_fixture_dump (gain_store_get_project (store));
  store_fixture_close (store);

  files = store_fixture_list_files (fixture, "journal");
  journal = store_fixture_read (fixture, g_ptr_array_index (files, 0));
  bytes = g_bytes_get_data (journal, &size);
  start = find_last_group (bytes, size, 2);
  for (gsize length = start; length <= size; length++)
    {
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;
      gboolean whole = length == size;
      gboolean clean = whole || length == start;
      gboolean goes_on = length % 16 == 0;

      store_fixture_write (fixture, g_ptr_array_index (files, 0), bytes, length);
      store_fixture_write (fixture,
                           layer,
                           g_bytes_get_data (state, NULL),
                           g_bytes_get_size (state));
      store = store_fixture_open (fixture, "ana");
      after = store_fixture_dump (gain_store_get_project (store));
      g_assert_cmpstr (after, ==, whole ? full : before);
      g_assert_cmpuint (store_fixture_count_findings (store, NULL) > 0, ==, !clean);
      if (!goes_on)
        {
          store_fixture_close (store);
          continue;
        }

      /* What comes next stands on a clean end. */
      store_fixture_apply (
          store, gain_act_status (gain_store_get_project (store), article, "submitted", NULL));
      g_clear_pointer (&after, g_free);
      after = store_fixture_dump (gain_store_get_project (store));
      store_fixture_close (store);
      store_fixture_remove (fixture, layer);
      again = dump_closed (fixture, "ana");
      g_assert_cmpstr (after, ==, again);
    }
}

static void
test_newer_files_open_for_reading_only (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (GBytes) after = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;
  GainStore *store;
  GainLayer *opened;

  fill (fixture, &article, &layer);
  bytes = store_fixture_read (fixture, layer);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = g_strsplit (text, "\"version\": 1", 2);
  newer = g_strjoinv ("\"version\": 2", parts);
  store_fixture_write (fixture, layer, newer, strlen (newer));

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "newer"), ==, 1);
  opened = gain_project_get_layer (gain_store_get_project (store), article, "ana");
  g_assert_true (gain_layer_get_read_only (opened));
  g_assert_cmpuint (gain_layer_get_n_annotations (opened), ==, 2);
  change = gain_act_status (gain_store_get_project (store), article, "submitted", NULL);
  if (change != NULL)
    g_assert_false (gain_project_apply (gain_store_get_project (store), change, &error));
  store_fixture_close (store);

  after = store_fixture_read (fixture, layer);
  g_assert_cmpmem (newer, strlen (newer), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

static void
test_newer_files_of_unknown_shape_stay_as_they_are (StoreFixture *fixture, gconstpointer data)
{
  static const char newer[] =
      "{\"format\": \"gainsay-annotations\", \"version\": 7, \"marks\": []}\n";
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) after = NULL;
  GainStore *store;

  fill (fixture, &article, &layer);
  store_fixture_write (fixture, layer, newer, strlen (newer));
  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "newer"), ==, 1);
  store_fixture_close (store);
  after = store_fixture_read (fixture, layer);
  g_assert_cmpmem (newer, strlen (newer), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

static JsonObject *
read_object (StoreFixture *fixture, const char *path, JsonNode **node)
{
  g_autoptr (GBytes) bytes = store_fixture_read (fixture, path);
  g_autoptr (GError) error = NULL;

  *node = gain_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return json_node_get_object (*node);
}

static void
write_object (StoreFixture *fixture, const char *path, JsonNode *node, const char *after)
{
  g_autoptr (GString) text = NULL;

  gain_json_seal (json_node_get_object (node), after);
  text = gain_json_write (node);
  store_fixture_write (fixture, path, text->str, text->len);
}

static void
test_unknown_members_survive_a_change (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path; /* NULL: the layer */
    const char *seal_after;
  } files[] = {
    { NULL, "text_sha256" },
    { "project.json", "version" },
    { "registry/ana.json", "annotator" },
  };
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GainItem) actor = GAIN_ITEM (gain_actor_new (NULL, "Union"));
  GainStore *store;

  fill (fixture, &article, &layer);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const char *path = files[i].path != NULL ? files[i].path : layer;
      g_autoptr (JsonNode) node = NULL;
      JsonObject *object = read_object (fixture, path, &node);

      json_object_set_string_member (object, "from_the_future", "keep me");
      write_object (fixture, path, node, files[i].seal_after);
    }

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  mark = store_fixture_mark (store, article, 7, 9);
  store_fixture_apply (store,
                       gain_act_exclude (gain_store_get_project (store), article, 0, TRUE, NULL));
  store_fixture_apply (store, gain_act_entry (gain_store_get_project (store), NULL, actor, NULL));
  store_fixture_close (store);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const char *path = files[i].path != NULL ? files[i].path : layer;
      g_autoptr (JsonNode) node = NULL;
      JsonObject *object = read_object (fixture, path, &node);
      g_autoptr (GList) names = json_object_get_members (object);

      g_assert_cmpstr (json_object_get_string_member_with_default (object, "from_the_future", ""),
                       ==,
                       "keep me");
      g_assert_cmpstr (g_list_last (names)->data, ==, "from_the_future");
    }
}

static void
test_a_damaged_project_file_does_not_close_the_rest (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GainStore *store;

  fill (fixture, &article, &layer);
  before = dump_closed (fixture, "ana");
  store_fixture_write (fixture, "project.json", "{", 1);
  store = store_fixture_open (fixture, NULL);
  g_assert_cmpstr (gain_project_get_me (gain_store_get_project (store)), ==, "ana");
  after = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (store_fixture_count_findings (store, "damaged"), ==, 1);
  store_fixture_close (store);

  store = store_fixture_open (fixture, NULL);
  g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
  g_assert_true (gain_project_is_excluded (gain_store_get_project (store), article, 1));
  store_fixture_close (store);
}

static void
test_a_damaged_article_leaves_its_marks_alone (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) state = NULL;
  g_autoptr (GBytes) untouched = NULL;
  GainStore *store;

  fill (fixture, &article, &layer);
  before = dump_closed (fixture, "ana");
  path = g_strdup_printf ("articles/%.2s/%s.json", article, article);
  good = store_fixture_read (fixture, path);
  state = store_fixture_read (fixture, layer);
  store_fixture_write (fixture, path, "nonsense", 8);

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "damaged"), ==, 2);
  store_fixture_close (store);
  untouched = store_fixture_read (fixture, layer);
  g_assert_true (g_bytes_equal (state, untouched));

  store_fixture_write (fixture, path, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  after = dump_closed (fixture, "ana");
  g_assert_cmpstr (before, ==, after);
}

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

  fill (fixture, &article, &layer);
  before = dump_closed (fixture, "ana");
  journals = store_fixture_list_files (fixture, "journal");
  name = strrchr (g_ptr_array_index (journals, 0), '/') + 1;
  device = g_strndup (name, 6);
  state = store_fixture_read (fixture, layer);

  /* A whole one, a torn one, and one for a file that is written once. */
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *leftover = NULL;

      if (i < 2)
        leftover = g_strdup_printf (
            "annotations/ana/%.2s/.%s.json.%s.0000000%u.tmp", article, article, device, i);
      else
        leftover = g_strdup_printf ("articles/aa/.aaaa.json.%s.00000000.tmp", device);
      store_fixture_write (fixture,
                           leftover,
                           g_bytes_get_data (state, NULL),
                           g_bytes_get_size (state) / (i == 1 ? 2 : 1));
    }

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "leftover"), ==, 3);
  after = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, after);
  store_fixture_close (store);

  attic = store_fixture_list_files (fixture, "attic");
  g_assert_cmpuint (attic->len, ==, 3);
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

  fill (fixture, &article, &layer);
  journals = store_fixture_list_files (fixture, "journal");
  device = g_strndup (strrchr (g_ptr_array_index (journals, 0), '/') + 1, 6);
  object = read_object (fixture, layer, &node);
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
      JsonObject *object = read_object (fixture, layer, &node);
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

  fill (fixture, &article, &layer);
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

  fill (fixture, &article, &layer);
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

static void
test_links_and_pipes_are_not_followed (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *full = NULL;
  g_autofree char *outside = NULL;
  g_autofree char *mark = NULL;
  GainStore *store;

  fill (fixture, &article, &layer);
  full = store_fixture_get_path (fixture, layer);
  outside = g_strconcat (fixture->path, "-outside.json", NULL);
  g_assert_cmpint (g_rename (full, outside), ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        g_assert_cmpint (symlink (outside, full), ==, 0);
      else
        g_assert_cmpint (mkfifo (full, 0666), ==, 0);

      store = store_fixture_open (fixture, "ana");
      g_assert_cmpuint (store_fixture_count_findings (store, "no-access"), ==, 1);
      store_fixture_close (store);
      g_assert_cmpint (g_unlink (full), ==, 0);
    }

  /* What the link pointed to is as it was. */
  g_assert_true (g_file_test (outside, G_FILE_TEST_IS_REGULAR));
}

static void
test_a_linked_folder_is_not_entered (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *folder = store_fixture_get_path (fixture, "annotations");
  g_autofree char *outside = g_strconcat (fixture->path, "-outside", NULL);
  GainStore *store;

  fill (fixture, &article, &layer);
  g_assert_cmpint (g_rename (folder, outside), ==, 0);
  g_assert_cmpint (symlink (outside, folder), ==, 0);
  store = store_fixture_open (fixture, "bob");
  g_assert_cmpuint (store_fixture_count_findings (store, "no-access"), ==, 1);
  g_object_unref (store);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_rename (outside, folder), ==, 0);
}

static void
test_a_change_by_hand_is_read_and_named (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *dump = NULL;
  GainStore *store;

  fill (fixture, &article, &layer);
  bytes = store_fixture_read (fixture, layer);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = g_strsplit (text, "“why”", 2);
  changed = g_strjoinv ("because", parts);
  store_fixture_write (fixture, layer, changed, strlen (changed));

  store = store_fixture_open (fixture, "ana");
  dump = store_fixture_dump (gain_store_get_project (store));
  g_assert_nonnull (strstr (dump, "because"));
  g_assert_cmpuint (store_fixture_count_findings (store, "changed-outside"), ==, 1);
  store_fixture_close (store);
}

/* Whatever stands in a journal, opening says what it makes of it and goes on. */
static const struct
{
  const char *name;
  const char *op;
  const char *target;
  const char *article; /* NULL: the one that is there; "": null */
  const char *before;
  const char *after;
} hostile_lines[] = {
  { "status that is a number", "status.add", "status", NULL, "null", "5" },
  { "status that was a number", "status.modify", "status", NULL, "5", "\"submitted\"" },
  { "status that was unknown", "status.modify", "status", NULL, "\"x\"", "\"y\"" },
  { "block that is no number", "block.add", "x", NULL, "null", "true" },
  { "block that is not there", "block.add", "99", NULL, "null", "true" },
  { "block that is a word", "block.add", "1", NULL, "null", "\"yes\"" },
  { "mark past the text",
    "annotation.add",
    "m",
    NULL,
    "null",
    "{\"label\":\"claim\",\"spans\":[[5,99999]],\"exact\":[\"x\"]}" },
  { "mark the wrong way round",
    "annotation.add",
    "m",
    NULL,
    "null",
    "{\"label\":\"claim\",\"spans\":[[9,5]],\"exact\":[\"x\"]}" },
  { "mark without spans", "annotation.add", "m", NULL, "null", "{\"label\":\"claim\"}" },
  { "mark that is a list", "annotation.add", "m", NULL, "null", "[1,2]" },
  { "mark of nothing", "annotation.add", "m", NULL, "null", "null" },
  { "delete of what is not there",
    "annotation.delete",
    "m",
    NULL,
    "{\"label\":\"claim\",\"spans\":[[1,5]],\"exact\":[\"x\"]}",
    "null" },
  { "unknown operation", "wormhole.add", "m", NULL, "null", "{}" },
  { "operation without a deed", "annotation", "m", NULL, "null", "{}" },
  { "article that is not there",
    "status.add",
    "status",
    "zzzzzzzzzzzzzzzz",
    "null",
    "\"submitted\"" },
  { "article that leaves the folder", "status.add", "status", "../../x", "null", "\"submitted\"" },
  { "actor in an article", "actor.add", "a", NULL, "null", "{\"name\":\"X\"}" },
  { "status without an article", "status.add", "status", "", "null", "\"submitted\"" },
  { "target without a name", "actor.add", "", "", "null", "{\"name\":\"X\"}" },
  { "merge with itself",
    "merge.add",
    "e",
    "",
    "null",
    "{\"kind\":\"actor\",\"from\":\"a\",\"to\":\"a\"}" },
  { "key twice", "actor.add", "a", "", "null", "{\"name\":\"X\",\"name\":\"Y\"}" },
  { "NUL in a name", "actor.add", "a", "", "null", "{\"name\":\"X\\u0000Y\"}" },
  { "lone surrogate", "actor.add", "a", "", "null", "{\"name\":\"\\ud800\"}" },
  { "unbalanced", "actor.add", "a", "", "null", "{\"name\":[}" },
};

static char *
make_hostile_line (guint i, const char *article, guint n)
{
  const char *place = hostile_lines[i].article != NULL ? hostile_lines[i].article : article;
  g_autofree char *quoted =
      place[0] != '\0' ? g_strdup_printf ("\"%s\"", place) : g_strdup ("null");

  return g_strdup_printf (
      "{\"id\":\"i%u\",\"group\":\"g%u\",\"part\":[1,1],\"verb\":\"mark\",\"n\":%u,"
      "\"device\":\"evilxx\",\"by\":\"eve\",\"at\":\"2026-11-21T00:00:00Z\","
      "\"article\":%s,\"target\":\"%s\",\"op\":\"%s\",\"before\":%s,"
      "\"after\":%s,\"target_sha256\":null,\"prev\":\"\"}\n",
      i,
      i,
      n,
      quoted,
      hostile_lines[i].target,
      hostile_lines[i].op,
      hostile_lines[i].before,
      hostile_lines[i].after);
}

static void
test_hostile_journals_open (StoreFixture *fixture, gconstpointer data)
{
  static const char path[] = "journal/eve/evilxx-2026-11.jsonl";
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *before_layer = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  fill (fixture, &article, &layer);
  before_layer = dump_closed (fixture, "ana");
  /* The layer of ana comes first, the registry last. */
  *strstr (before_layer, "actor ") = '\0';
  for (guint i = 0; i <= G_N_ELEMENTS (hostile_lines); i++)
    {
      gboolean last = i == G_N_ELEMENTS (hostile_lines);
      g_autofree char *line = last ? NULL : make_hostile_line (i, article, i + 10);
      const char *text = last ? all->str : line;
      g_autofree char *after = NULL;

      g_test_message ("%s", last ? "all of them" : hostile_lines[i].name);
      if (!last)
        g_string_append (all, line);
      store_fixture_write (fixture, path, text, strlen (text));
      after = dump_closed (fixture, "ana");
      /* What ana has is as it was, whatever eve claims. */
      g_assert_true (g_str_has_prefix (after, before_layer));
    }

  /* The same while the project is open. */
  {
    GainStore *store;
    g_autoptr (GError) error = NULL;

    store_fixture_remove (fixture, path);
    store = store_fixture_open (fixture, "ana");
    store_fixture_write (fixture, path, all->str, all->len);
    gain_store_refresh (store, &error);
    g_assert_no_error (error);
    store_fixture_close (store);
  }
}

/* Acts as somebody who may look at the folder and not write to it. Root may
 * do anything, so it has to be somebody else for a while. */
static void
give_up_rights (StoreFixture *fixture)
{
  g_autofree char *parent = g_path_get_dirname (fixture->path);

  g_assert_cmpint (chmod (parent, 0755), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0555), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
}

static void
take_rights_back (StoreFixture *fixture)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0755), ==, 0);
}

static void
test_a_folder_without_rights_opens_for_reading (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GainItem) actor = GAIN_ITEM (gain_actor_new (NULL, "Union"));
  GainProject *project;
  GainStore *store;

  fill (fixture, &article, &layer);
  before = dump_closed (fixture, "ana");
  give_up_rights (fixture);
  store = store_fixture_open (fixture, "ana");
  project = gain_store_get_project (store);
  after = store_fixture_dump (project);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (gain_project_get_read_only (project));
  g_assert_cmpuint (store_fixture_count_findings (store, "no-access"), ==, 1);
  change = gain_act_entry (project, NULL, actor, NULL);
  g_assert_false (gain_project_apply (project, change, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_READ_ONLY);
  store_fixture_close (store);
  take_rights_back (fixture);
}

static void
test_a_file_without_rights_is_left_alone (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  GainStore *store;

  fill (fixture, &article, &layer);
  full = store_fixture_get_path (fixture, layer);
  before = store_fixture_read (fixture, layer);
  g_assert_cmpint (chmod (full, 0000), ==, 0);
  give_up_rights (fixture);
  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "no-access"), ==, 2);
  store_fixture_close (store);
  take_rights_back (fixture);

  g_assert_cmpint (chmod (full, 0644), ==, 0);
  after = store_fixture_read (fixture, layer);
  g_assert_true (g_bytes_equal (before, after));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/damage/" name,                                                               \
              StoreFixture,                                                                        \
              NULL,                                                                                \
              store_fixture_set_up,                                                                \
              function,                                                                            \
              store_fixture_tear_down)

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  ADD ("truncations", test_every_truncation_is_noticed);
  ADD ("flips", test_flipped_bits_are_noticed);
  ADD ("flipped-journals", test_flipped_journals_open);
  ADD ("hostile-journals", test_hostile_journals_open);
  ADD ("folder-without-rights", test_a_folder_without_rights_opens_for_reading);
  ADD ("file-without-rights", test_a_file_without_rights_is_left_alone);
  ADD ("rebuilt", test_a_damaged_state_is_rebuilt_from_the_journal);
  ADD ("torn-journal", test_a_torn_journal_loses_only_the_unfinished_act);
  ADD ("newer", test_newer_files_open_for_reading_only);
  ADD ("newer-unknown", test_newer_files_of_unknown_shape_stay_as_they_are);
  ADD ("unknown-members", test_unknown_members_survive_a_change);
  ADD ("project-file", test_a_damaged_project_file_does_not_close_the_rest);
  ADD ("article", test_a_damaged_article_leaves_its_marks_alone);
  ADD ("leftovers", test_leftovers_are_taken_in_or_put_away);
  ADD ("leftover-with-more", test_a_leftover_that_holds_more_is_taken_in);
  ADD ("git-markers", test_conflict_markers_of_git_are_taken_apart);
  ADD ("sync-copies", test_copies_of_sync_programs_are_taken_in);
  ADD ("links-and-pipes", test_links_and_pipes_are_not_followed);
  ADD ("linked-folder", test_a_linked_folder_is_not_entered);
  ADD ("by-hand", test_a_change_by_hand_is_read_and_named);

  return g_test_run ();
}
