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

  store_fixture_fill (fixture, &article, &layer);
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
  store_fixture_fill (fixture, &article, &layer);
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
test_a_damaged_state_is_rebuilt_from_the_journal (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) attic = NULL;
  GainStore *store;

  store_fixture_fill (fixture, &article, &layer);
  before = store_fixture_dump_closed (fixture, "ana");
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

  store_fixture_fill (fixture, &article, &layer);
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

  store_fixture_fill (fixture, &article, &layer);
  store_fixture_write (fixture, layer, newer, strlen (newer));
  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "newer"), ==, 1);
  store_fixture_close (store);
  after = store_fixture_read (fixture, layer);
  g_assert_cmpmem (newer, strlen (newer), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
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

  store_fixture_fill (fixture, &article, &layer);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const char *path = files[i].path != NULL ? files[i].path : layer;
      g_autoptr (JsonNode) node = NULL;
      JsonObject *object = store_fixture_parse (fixture, path, &node);

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
      JsonObject *object = store_fixture_parse (fixture, path, &node);
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

  store_fixture_fill (fixture, &article, &layer);
  before = store_fixture_dump_closed (fixture, "ana");
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

  store_fixture_fill (fixture, &article, &layer);
  before = store_fixture_dump_closed (fixture, "ana");
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
  after = store_fixture_dump_closed (fixture, "ana");
  g_assert_cmpstr (before, ==, after);
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

  store_fixture_fill (fixture, &article, &layer);
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

  store_fixture_fill (fixture, &article, &layer);
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

  store_fixture_fill (fixture, &article, &layer);
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

  store_fixture_fill (fixture, &article, &layer);
  before = store_fixture_dump_closed (fixture, "ana");
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

  store_fixture_fill (fixture, &article, &layer);
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
  ADD ("folder-without-rights", test_a_folder_without_rights_opens_for_reading);
  ADD ("file-without-rights", test_a_file_without_rights_is_left_alone);
  ADD ("rebuilt", test_a_damaged_state_is_rebuilt_from_the_journal);
  ADD ("newer", test_newer_files_open_for_reading_only);
  ADD ("newer-unknown", test_newer_files_of_unknown_shape_stay_as_they_are);
  ADD ("unknown-members", test_unknown_members_survive_a_change);
  ADD ("project-file", test_a_damaged_project_file_does_not_close_the_rest);
  ADD ("article", test_a_damaged_article_leaves_its_marks_alone);
  ADD ("links-and-pipes", test_links_and_pipes_are_not_followed);
  ADD ("linked-folder", test_a_linked_folder_is_not_entered);
  ADD ("by-hand", test_a_change_by_hand_is_read_and_named);

  return g_test_run ();
}
