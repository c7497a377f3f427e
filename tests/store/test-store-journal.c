/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "gain-act.h"
#include "gain-shape.h"

#include <string.h>

/* Journals that were cut, flipped, or written by somebody else. */

static void
test_flipped_journals_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4712);
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *path;

  store_fixture_fill (fixture, &article, &layer);
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

  store_fixture_fill (fixture, &article, &layer);
  store = store_fixture_open (fixture, "ana");
  project = gain_store_get_project (store);
  mark = store_fixture_mark (store, article, 3, 9);
  store_fixture_apply (
      store, gain_act_link (project, article, mark, "made_by", &nobody, "typed", NULL, NULL));
  store_fixture_close (store);
  before = store_fixture_dump_closed (fixture, "ana");
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
      if (length % 64 == 1)
        {
          /* It is said once. */
          store_fixture_close (store);
          store = store_fixture_open (fixture, "ana");
          g_assert_cmpuint (store_fixture_count_findings (store, NULL), ==, 0);
        }
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
      again = store_fixture_dump_closed (fixture, "ana");
      g_assert_cmpstr (after, ==, again);
    }
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

  store_fixture_fill (fixture, &article, &layer);
  before_layer = store_fixture_dump_closed (fixture, "ana");
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
      after = store_fixture_dump_closed (fixture, "ana");
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

#define ADD(name, function)                                                                        \
  g_test_add ("/store/journal/" name,                                                              \
              StoreFixture,                                                                        \
              NULL,                                                                                \
              store_fixture_set_up,                                                                \
              function,                                                                            \
              store_fixture_tear_down)

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  ADD ("flipped", test_flipped_journals_open);
  ADD ("torn", test_a_torn_journal_loses_only_the_unfinished_act);
  ADD ("hostile", test_hostile_journals_open);

  return g_test_run ();
}
