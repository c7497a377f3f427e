/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "fault-shim.h"
#include "gain-act.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>

/* Every call that touches the disk fails once: before and after there is the
 * old state or the new one, the error is told, and trying again works. */

static __typeof__ (&fault_start) start_faults;
static __typeof__ (&fault_stop) stop_faults;

typedef struct
{
  int error;
  gboolean lasting;
  gboolean short_write;
} FaultCase;

static const struct
{
  const char *name;
  FaultCase fault;
} fault_cases[] = {
  { "full-disk", { ENOSPC, TRUE, FALSE } },      { "full-disk-once", { ENOSPC, FALSE, FALSE } },
  { "full-disk-short", { ENOSPC, TRUE, TRUE } }, { "io-error", { EIO, FALSE, FALSE } },
  { "io-error-lasting", { EIO, TRUE, FALSE } },  { "quota", { EDQUOT, TRUE, TRUE } },
  { "no-rights", { EACCES, TRUE, FALSE } },      { "no-rights-once", { EACCES, FALSE, FALSE } },
  { "no-exchange", { EINVAL, FALSE, FALSE } },
};

/* What a colleague sees who opens the folder at this moment. */
static char *
look (StoreFixture *fixture)
{
  GainStore *store = store_fixture_open (fixture, "bob");
  char *dump = store_fixture_dump (gain_store_get_project (store));

  g_assert_cmpuint (store_fixture_count_findings (store, "damaged"), ==, 0);
  g_object_unref (store);

  return dump;
}

static void
begin (StoreFixture *fixture, const FaultCase *fault, int at)
{
  FaultPlan plan = { fixture->path, at, fault->error, fault->lasting, fault->short_write, NULL };

  start_faults (&plan);
}

/* TRUE when the plan's call came. */
static gboolean
end (int at)
{
  return stop_faults () >= at;
}

static void
assert_told (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 30);
}

/* A mark, then its state file. Returns: whether a call failed. */
static gboolean
run_saving (StoreFixture *fixture, const FaultCase *fault, int at)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  const char *article = gain_article_get_id (store_fixture_add_article (store, 1));
  g_autofree char *first = store_fixture_mark (store, article, 2, 6);
  g_autofree char *second = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autofree char *seen = NULL;
  g_autoptr (GError) error = NULL;
  gboolean struck;

  gain_store_flush (store, &error);
  g_assert_no_error (error);
  old = store_fixture_dump (gain_store_get_project (store));

  begin (fixture, fault, at);
  second = store_fixture_mark (store, article, 8, 12);
  new = store_fixture_dump (gain_store_get_project (store));
  if (!gain_store_sync (store, &error))
    {
      assert_told (error);
      assert_told (gain_store_get_error (store));
      g_assert_cmpuint (gain_store_get_unsaved (store), >, 0);
    }
  g_clear_error (&error);
  if (!gain_store_flush (store, &error))
    {
      assert_told (error);
      assert_told (gain_store_get_error (store));
    }
  g_clear_error (&error);
  struck = end (at);

  seen = look (fixture);
  g_assert_true (strcmp (seen, old) == 0 || strcmp (seen, new) == 0);

  gain_store_retry (store);
  gain_store_flush (store, &error);
  g_assert_no_error (error);
  g_assert_null (gain_store_get_error (store));
  g_assert_cmpuint (gain_store_get_unsaved (store), ==, 0);
  g_clear_pointer (&seen, g_free);
  seen = look (fixture);
  g_assert_cmpstr (seen, ==, new);
  store_fixture_close (store);

  return struck;
}

static GainArticle *
make_article (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("A second piece.\n");
  GainBlock block = { { 0, 15 }, GAIN_BLOCK_PARAGRAPH, FALSE };

  return gain_article_new (text, &block, 1);
}

/* An article with its page, then a submission. */
static gboolean
run_adding (StoreFixture *fixture, const FaultCase *fault, int at)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  const char *first = gain_article_get_id (store_fixture_add_article (store, 1));
  g_autofree char *mark = store_fixture_mark (store, first, 2, 6);
  g_autoptr (GainArticle) article = make_article ();
  g_autoptr (GBytes) page = g_bytes_new_static ("<p>A second piece.", 18);
  g_autoptr (GError) error = NULL;
  gboolean struck;
  gboolean added;
  guint number;

  begin (fixture, fault, at);
  added = gain_store_add_article (store, article, page, NULL, &error);
  if (!added)
    {
      assert_told (error);
      g_assert_null (
          gain_project_get_article (gain_store_get_project (store), gain_article_get_id (article)));
    }
  g_clear_error (&error);
  if (!gain_store_submit (store, first, &number, &error))
    assert_told (error);
  g_clear_error (&error);
  struck = end (at);

  g_free (look (fixture));
  gain_store_add_article (store, article, page, NULL, &error);
  g_assert_no_error (error);
  gain_store_submit (store, first, &number, &error);
  g_assert_no_error (error);
  store_fixture_close (store);

  store = store_fixture_open (fixture, "ana");
  g_assert_nonnull (
      gain_project_get_article (gain_store_get_project (store), gain_article_get_id (article)));
  g_assert_cmpuint (store_fixture_count_findings (store, "damaged"), ==, 0);
  store_fixture_close (store);

  return struck;
}

/* Opening: it fails with words, or opens what can be read; then nothing is lost. */
static gboolean
run_opening (StoreFixture *fixture, const FaultCase *fault, int at)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  const char *article = gain_article_get_id (store_fixture_add_article (store, 1));
  g_autofree char *mark = store_fixture_mark (store, article, 2, 6);
  g_autofree char *before = store_fixture_dump (gain_store_get_project (store));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean struck;

  store_fixture_close (store);
  begin (fixture, fault, at);
  store = gain_store_open (fixture->folder, "ana", NULL, &error);
  if (store == NULL)
    assert_told (error);
  g_clear_object (&store);
  struck = end (at);

  store = store_fixture_open (fixture, "ana");
  after = store_fixture_dump (gain_store_get_project (store));
  g_assert_cmpstr (before, ==, after);
  store_fixture_close (store);

  return struck;
}

typedef gboolean (*Scenario) (StoreFixture *fixture, const FaultCase *fault, int at);

static void
run_all (Scenario scenario, const FaultCase *fault)
{
  gboolean struck = TRUE;
  int at;

  for (at = 1; struck; at++)
    {
      StoreFixture fixture;

      g_assert_cmpint (at, <, 1000);
      store_fixture_set_up (&fixture, NULL);
      struck = scenario (&fixture, fault, at);
      store_fixture_tear_down (&fixture, NULL);
    }
  g_test_message ("%d calls failed in turn", at - 2);
  g_assert_cmpint (at, >, 5);
}

static void
test_saving (gconstpointer fault)
{
  run_all (run_saving, fault);
}

static void
test_adding (gconstpointer fault)
{
  run_all (run_adding, fault);
}

static void
test_opening (gconstpointer fault)
{
  run_all (run_opening, fault);
}

/* File systems that do not know the exchange, or not even links. */
static const struct
{
  const char *name;
  int error;
  const char *missing;
} fallback_cases[] = {
  { "no-exchange", EINVAL, "renameat2" },
  { "old-kernel", ENOSYS, "renameat2" },
  { "no-links", EPERM, "renameat2 linkat" },
};

static guint
count_temporaries (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) files = store_fixture_list_files (fixture, "");
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += g_str_has_suffix (g_ptr_array_index (files, i), ".tmp");

  return n;
}

static void
change_by_hand (StoreFixture *fixture, const char *path)
{
  g_autoptr (GBytes) bytes = store_fixture_read (fixture, path);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (text, "“why”", 2);
  g_autofree char *changed = g_strjoinv ("by hand", parts);

  store_fixture_write (fixture, path, changed, strlen (changed));
}

static void
test_fallback (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  StoreFixture fixture;
  FaultPlan plan = { .at = 1, .lasting = TRUE };
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *reopened = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GError) error = NULL;
  GainStore *store;

  store_fixture_set_up (&fixture, NULL);
  store_fixture_fill (&fixture, &article, &layer);
  plan.folder = fixture.path;
  plan.error = fallback_cases[i].error;
  plan.only = fallback_cases[i].missing;
  start_faults (&plan);

  store = store_fixture_open (&fixture, "ana");
  mark = store_fixture_mark (store, article, 8, 12);
  change_by_hand (&fixture, layer);
  gain_store_flush (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (store_fixture_count_findings (store, "changed-outside"), ==, 1);
  store_fixture_add_article (store, 2);
  gain_store_submit (store, article, NULL, &error);
  g_assert_no_error (error);
  dump = store_fixture_dump (gain_store_get_project (store));
  store_fixture_close (store);
  g_assert_cmpint (stop_faults (), >, 3);

  g_assert_nonnull (strstr (dump, "by hand"));
  g_assert_nonnull (strstr (dump, mark));
  g_assert_cmpuint (count_temporaries (&fixture), ==, 0);
  reopened = store_fixture_dump_closed (&fixture, "ana");
  g_assert_cmpstr (dump, ==, reopened);
  store_fixture_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  start_faults = (__typeof__ (start_faults)) dlsym (RTLD_DEFAULT, "fault_start");
  stop_faults = (__typeof__ (stop_faults)) dlsym (RTLD_DEFAULT, "fault_stop");
  if (start_faults == NULL || stop_faults == NULL)
    {
      g_printerr ("Load the fault shim first, with LD_PRELOAD\n");
      return 77;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      g_autofree char *saving = g_strdup_printf ("/faults/saving/%s", fault_cases[i].name);
      g_autofree char *adding = g_strdup_printf ("/faults/adding/%s", fault_cases[i].name);
      g_autofree char *opening = g_strdup_printf ("/faults/opening/%s", fault_cases[i].name);

      g_test_add_data_func (saving, &fault_cases[i].fault, test_saving);
      g_test_add_data_func (adding, &fault_cases[i].fault, test_adding);
      g_test_add_data_func (opening, &fault_cases[i].fault, test_opening);
    }

  for (guint i = 0; i < G_N_ELEMENTS (fallback_cases); i++)
    {
      g_autofree char *fallback = g_strdup_printf ("/faults/fallback/%s", fallback_cases[i].name);

      g_test_add_data_func (fallback, GUINT_TO_POINTER (i), test_fallback);
    }

  return g_test_run ();
}
