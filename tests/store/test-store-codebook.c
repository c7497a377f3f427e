/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-act-codebook.h"
#include "gain-act.h"
#include "gain-shape.h"
#include "store-fixture.h"

typedef GainChange *(*MakeFunc) (GainProject *project, GError **error);

static GainChange *
rename_label (GainProject *project, GError **error)
{
  return gain_act_rename_part (project, GAIN_CODEBOOK_LABEL, NULL, "claim", "assertion", error);
}

static GainChange *
merge_labels (GainProject *project, GError **error)
{
  return gain_act_merge_part (project, GAIN_CODEBOOK_LABEL, NULL, "claim", "denial", error);
}

static GainChange *
split_label (GainProject *project, GError **error)
{
  const char *values[] = { "indirect", NULL };
  const char *labels[] = { "report", NULL };

  return gain_act_split_label (project, "claim", "form", values, labels, NULL, error);
}

static GainChange *
delete_label (GainProject *project, GError **error)
{
  return gain_act_delete_part (project, GAIN_CODEBOOK_LABEL, NULL, "claim", error);
}

static const struct
{
  const char *name;
  MakeFunc make;
  const char *counts_as;
} acts[] = {
  { "rename", rename_label, "assertion" },
  { "merge", merge_labels, "denial" },
  { "split", split_label, "report" },
  { "delete", delete_label, "claim" },
};

static char *
get_label (GainStore *store)
{
  GainProject *project = gain_store_get_project (store);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  g_autoptr (GPtrArray) marks =
      gain_layer_list_items (g_ptr_array_index (layers, 0), GAIN_ITEM_ANNOTATION);

  return g_strdup (gain_project_resolve_label_id (project, g_ptr_array_index (marks, 0)));
}

static void
assert_label (GainStore *store, const char *expected)
{
  g_autofree char *label = get_label (store);

  g_assert_cmpstr (label, ==, expected);
}

static void
apply (GainStore *store, MakeFunc make)
{
  GError *error = NULL;
  GainChange *change = make (gain_store_get_project (store), &error);

  g_assert_no_error (error);
  store_fixture_apply (store, change);
}

static guint
get_version (GainStore *store)
{
  return gain_codebook_get_version (gain_project_get_codebook (gain_store_get_project (store)));
}

/* Every version is a file, undo after a restart is one more, and the marks' file is never touched.
 */
static void
test_acts_and_undo_leave_the_marks_byte_for_byte (StoreFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) version = NULL;
  GainStore *store;
  GError *error = NULL;

  store_fixture_fill (fixture, &article, &layer);
  before = store_fixture_read (fixture, layer);
  store = store_fixture_open (fixture, "ana");
  apply (store, acts[i].make);
  assert_label (store, acts[i].counts_as);
  store_fixture_close (store);
  version = store_fixture_read (fixture, "codebook/2.json");
  g_assert_nonnull (version);

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (get_version (store), ==, 2);
  assert_label (store, acts[i].counts_as);
  g_assert_true (gain_project_undo (gain_store_get_project (store), NULL, &error));
  g_assert_no_error (error);
  assert_label (store, "claim");
  store_fixture_close (store);

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (get_version (store), ==, 3);
  assert_label (store, "claim");
  g_assert_true (gain_project_redo (gain_store_get_project (store), NULL, &error));
  g_assert_no_error (error);
  assert_label (store, acts[i].counts_as);
  store_fixture_close (store);

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (get_version (store), ==, 4);
  assert_label (store, acts[i].counts_as);
  store_fixture_close (store);
  after = store_fixture_read (fixture, layer);
  g_assert_true (g_bytes_equal (before, after));
}

/* As after a stop between journal and state. */
static void
test_version_that_only_the_journal_has_is_written (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) version = NULL;
  g_autoptr (GBytes) again = NULL;
  GainStore *store;

  store_fixture_fill (fixture, &article, &layer);
  store = store_fixture_open (fixture, "ana");
  apply (store, rename_label);
  store_fixture_close (store);
  version = store_fixture_read (fixture, "codebook/2.json");
  store_fixture_remove (fixture, "codebook/2.json");

  store = store_fixture_open (fixture, "ana");
  assert_label (store, "assertion");
  store_fixture_close (store);
  again = store_fixture_read (fixture, "codebook/2.json");
  g_assert_true (g_bytes_equal (version, again));
}

/* The rest opens, the journal has the version, and the file is made anew. */
static void
test_damaged_version_is_named_and_made_anew (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) version = NULL;
  g_autoptr (GBytes) again = NULL;
  GainStore *store;

  store_fixture_fill (fixture, &article, &layer);
  store = store_fixture_open (fixture, "ana");
  apply (store, rename_label);
  store_fixture_close (store);
  version = store_fixture_read (fixture, "codebook/2.json");
  store_fixture_write (fixture, "codebook/2.json", "{\"form", 6);

  store = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (store_fixture_count_findings (store, "damaged"), ==, 1);
  assert_label (store, "assertion");
  store_fixture_close (store);
  again = store_fixture_read (fixture, "codebook/2.json");
  g_assert_true (g_bytes_equal (version, again));
}

/* The same number from another writer: both changes are kept, and opening again changes nothing. */
static void
test_two_versions_of_one_number_are_brought_together (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) version = NULL;
  gsize size;
  GainStore *store;
  GainCodebook *codebook;

  store_fixture_fill (fixture, &article, &layer);
  store = store_fixture_open (fixture, "ana");
  apply (store, rename_label);
  store_fixture_close (store);

  /* Another device wrote its own version 2, with other guidelines. */
  {
    g_autoptr (GainCodebook) standard = gain_shape_new_default_codebook ();
    g_autoptr (GainCodebook) other = gain_codebook_copy_for_edit (standard);
    g_autoptr (JsonNode) node = NULL;
    g_autoptr (GString) text = NULL;

    gain_codebook_set_guidelines (other, "# Theirs");
    node = gain_shape_write_codebook (other);
    text = gain_json_write (node);
    store_fixture_write (fixture, "codebook/2.json", text->str, text->len);
  }
  first = store_fixture_read (fixture, "codebook/2.json");

  for (guint i = 0; i < 2; i++)
    {
      store = store_fixture_open (fixture, "ana");
      codebook = gain_project_get_codebook (gain_store_get_project (store));
      g_assert_cmpuint (get_version (store), ==, 3);
      g_assert_cmpstr (gain_codebook_get_guidelines (codebook), ==, "# Theirs");
      g_assert_nonnull (gain_codebook_get_label (codebook, "assertion"));
      g_assert_null (gain_codebook_get_label (codebook, "claim"));
      g_assert_cmpuint (store_fixture_count_findings (store, "conflict"), ==, i == 0 ? 1 : 0);
      assert_label (store, "assertion");
      store_fixture_close (store);
    }
  version = store_fixture_read (fixture, "codebook/2.json");
  g_assert_true (g_bytes_equal (version, first));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (version, &size), -1, "\"number\": 2"));
}

/* A colleague who has the project open sees the lead's change, and cannot make one. */
static void
test_colleague_follows_the_lead (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *mark = NULL;
  GainStore *lead = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (lead, 1);
  GainStore *colleague;
  g_autoptr (GError) error = NULL;

  g_assert_true (gain_store_flush (lead, NULL));
  colleague = store_fixture_open (fixture, "ben");
  mark = store_fixture_mark (colleague, gain_article_get_id (article), 0, 4);
  assert_label (colleague, "claim");

  apply (lead, rename_label);
  g_assert_true (gain_store_flush (lead, NULL));
  g_assert_true (gain_store_refresh (colleague, NULL));
  g_assert_cmpuint (get_version (colleague), ==, 2);
  assert_label (colleague, "assertion");
  g_assert_null (merge_labels (gain_store_get_project (colleague), &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOT_YOURS);

  store_fixture_close (colleague);
  store_fixture_close (lead);
}

static GainChange *
change_guidelines (GainProject *project, GError **error)
{
  return gain_act_set_guidelines (project, "# Ours", error);
}

/* Two instances of the lead take the same number at once: the second to write
 * gives way, both changes are kept, and both come to the same. */
static void
test_second_writer_gives_way (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  GainStore *one;
  GainStore *two;
  GainCodebook *codebook;
  g_autoptr (GError) error = NULL;

  store_fixture_fill (fixture, &article, &layer);
  one = store_fixture_open (fixture, "ana");
  two = store_fixture_open (fixture, "ana");
  apply (one, rename_label);
  apply (two, change_guidelines);
  g_assert_true (gain_store_flush (one, NULL));
  g_assert_true (gain_store_flush (two, NULL));
  g_assert_true (gain_store_refresh (one, NULL));

  for (guint i = 0; i < 2; i++)
    {
      codebook = gain_project_get_codebook (gain_store_get_project (i == 0 ? one : two));
      g_assert_cmpuint (gain_codebook_get_version (codebook), ==, 3);
      g_assert_cmpstr (gain_codebook_get_guidelines (codebook), ==, "# Ours");
      g_assert_nonnull (gain_codebook_get_label (codebook, "assertion"));
      assert_label (i == 0 ? one : two, "assertion");
    }
  /* What was renumbered is not undone blindly. */
  g_assert_false (gain_project_undo (gain_store_get_project (two), NULL, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_CONFLICT);

  store_fixture_close (two);
  store_fixture_close (one);
  one = store_fixture_open (fixture, "ana");
  g_assert_cmpuint (get_version (one), ==, 3);
  assert_label (one, "assertion");
  store_fixture_close (one);
}

static const struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *says;
} broken[] = {
  { "duplicate-letter", "\"letter\": \"d\"", "\"letter\": \"c\"", "same letter" },
  { "reserved-letter", "\"letter\": \"d\"", "\"letter\": \"j\"", "uses itself" },
  { "label-without-kind",
    "\"name\": \"Claim\",\n   \"kind\": \"statement\",",
    "\"name\": \"Claim\",",
    "“kind”" },
  { "unknown-label-in-data", "\"id\": \"claim\"", "\"id\": \"claimed\"", "“claim”" },
  { "cyclic-concepts",
    "\"concepts\": []",
    "\"concepts\": [{\"id\": \"a\", \"name\": \"A\", \"broader\": \"b\"}, {\"id\": \"b\", \"name\": "
    "\"B\", \"broader\": \"a\"}]",
    "under itself" },
};

static gboolean
says (GainStore *store, const char *words)
{
  GListModel *findings = gain_store_get_findings (store);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GainFinding) finding = g_list_model_get_item (findings, i);

      g_test_message ("%s", gain_finding_get_message (finding));
      if (strstr (gain_finding_get_message (finding), words) != NULL &&
          strstr (gain_finding_get_message (finding), "codebook/1.json") != NULL)
        return TRUE;
    }

  return FALSE;
}

/* A clear message that names the file, the data kept, and it still opens. */
static void
test_broken_codebook_is_named (StoreFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *article = NULL;
  g_autofree char *layer = NULL;
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GString) text = NULL;
  GainStore *store;

  store_fixture_fill (fixture, &article, &layer);
  before = store_fixture_read (fixture, layer);
  good = store_fixture_read (fixture, "codebook/1.json");
  text = g_string_new_len (g_bytes_get_data (good, NULL), (gssize) g_bytes_get_size (good));
  g_assert_cmpuint (g_string_replace (text, broken[i].from, broken[i].to, 1), ==, 1);
  store_fixture_write (fixture, "codebook/1.json", text->str, text->len);

  store = store_fixture_open (fixture, "ana");
  g_assert_true (says (store, broken[i].says));
  g_assert_cmpuint (store_fixture_count_findings (store, "codebook"), >=, 1);
  store_fixture_close (store);
  after = store_fixture_read (fixture, layer);
  g_assert_true (g_bytes_equal (before, after));
}

/* Links of a type that the codebook lacks. */
static void
test_missing_relation_type_is_named (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GString) text = NULL;
  GainStore *store = store_fixture_open (fixture, "ana");
  GainArticle *article = store_fixture_add_article (store, 1);
  const char *id = gain_article_get_id (article);
  GainRelationEnd end = { .kind = GAIN_END_ANNOTATION };
  GError *error = NULL;

  first = store_fixture_mark (store, id, 0, 4);
  second = store_fixture_mark (store, id, 5, 9);
  end.id = second;
  store_fixture_apply (
      store,
      gain_act_link (
          gain_store_get_project (store), id, first, "denies", &end, "typed", NULL, &error));
  store_fixture_close (store);

  good = store_fixture_read (fixture, "codebook/1.json");
  text = g_string_new_len (g_bytes_get_data (good, NULL), (gssize) g_bytes_get_size (good));
  g_string_replace (text, "\"id\": \"denies\"", "\"id\": \"disputes\"", 1);
  store_fixture_write (fixture, "codebook/1.json", text->str, text->len);
  store = store_fixture_open (fixture, "ana");
  g_assert_true (says (store, "“denies”"));
  store_fixture_close (store);
}

int
main (int argc, char **argv)
{
  store_fixture_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *path = g_strconcat ("/store/codebook/", acts[i].name, NULL);

      g_test_add (path,
                  StoreFixture,
                  GUINT_TO_POINTER (i),
                  store_fixture_set_up,
                  test_acts_and_undo_leave_the_marks_byte_for_byte,
                  store_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/store/codebook/broken/", broken[i].name, NULL);

      g_test_add (path,
                  StoreFixture,
                  GUINT_TO_POINTER (i),
                  store_fixture_set_up,
                  test_broken_codebook_is_named,
                  store_fixture_tear_down);
    }
#define ADD(name, func)                                                                            \
  g_test_add ("/store/codebook/" name,                                                             \
              StoreFixture,                                                                        \
              NULL,                                                                                \
              store_fixture_set_up,                                                                \
              func,                                                                                \
              store_fixture_tear_down)
  ADD ("only-in-the-journal", test_version_that_only_the_journal_has_is_written);
  ADD ("damaged-version", test_damaged_version_is_named_and_made_anew);
  ADD ("two-of-one-number", test_two_versions_of_one_number_are_brought_together);
  ADD ("colleague-follows", test_colleague_follows_the_lead);
  ADD ("second-writer-gives-way", test_second_writer_gives_way);
  ADD ("broken/missing-relation-type", test_missing_relation_type_is_named);
#undef ADD

  return g_test_run ();
}
