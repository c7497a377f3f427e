/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

/* A change of one mark, made without an act. */
static GainChange *
make_change (GainProject *project,
             const char *owner,
             GainChangeRole role,
             GainAnnotation *before,
             GainAnnotation *after)
{
  GainChange *change = gain_change_new ("mark");
  GainItem *item = GAIN_ITEM (after != NULL ? after : before);

  gain_change_set_role (change, role, NULL);
  gain_change_add (change,
                   GAIN_ITEM_ANNOTATION,
                   owner,
                   sample_article_id (project),
                   gain_item_get_id (item),
                   (GainItem *) before,
                   (GainItem *) after);

  return change;
}

static GainAnnotation *
make_mark (const char *id, guint start, guint end)
{
  GainAnnotation *mark = gain_annotation_new (id, "claim");
  GainSpan span = GAIN_SPAN (start, end);
  const char *quotes[] = { "at least 14 million people live below the dam" };

  gain_annotation_set_place (mark, &span, 1, quotes, NULL, NULL);

  return mark;
}

static void
count_cb (GObject *object, gpointer boxed, guint *count)
{
  (*count)++;
}

static void
assert_refused (GainProject *project, GainChange *change, GainProjectError code)
{
  GainHistory *history = gain_project_get_history (project);
  guint n_acts = gain_history_get_n_acts (history);
  g_autoptr (GError) error = NULL;
  guint n_told = 0;
  gulong handler = g_signal_connect (project, "changed", G_CALLBACK (count_cb), &n_told);

  g_assert_false (gain_project_apply (project, change, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_cmpuint (gain_history_get_n_acts (history), ==, n_acts);
  g_signal_handler_disconnect (project, handler);
}

static void
test_conflict_names_the_mark (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainAnnotation) mark = make_mark ("1", 0, 5);
  g_autoptr (GainItem) ours = gain_item_copy (GAIN_ITEM (mark));
  g_autoptr (GainItem) theirs = gain_item_copy (GAIN_ITEM (mark));
  g_autoptr (GainChange) add = make_change (project, "anna", GAIN_CHANGE_ACT, NULL, mark);
  g_autoptr (GainChange) outside = NULL;
  g_autoptr (GainChange) late = NULL;
  g_autoptr (GError) error = NULL;

  gain_item_set_note (ours, "ours");
  gain_item_set_note (theirs, "theirs");
  outside = make_change (project, "anna", GAIN_CHANGE_OUTSIDE, mark, GAIN_ANNOTATION (theirs));
  late = make_change (project, "anna", GAIN_CHANGE_ACT, mark, GAIN_ANNOTATION (ours));

  g_assert_true (gain_project_apply (project, add, &error));
  g_assert_true (gain_project_apply (project, outside, &error));
  g_assert_false (gain_project_apply (project, late, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "The mark “at least 14 million"));
  g_assert_nonnull (strstr (error->message, "…”"));
  g_clear_error (&error);

  /* An undo meets the same conflict, and the history stays as it was. */
  g_assert_false (gain_project_undo (project, NULL, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_CONFLICT);
  g_assert_true (gain_history_get_undo (gain_project_get_history (project)) == add);
  g_assert_null (gain_history_get_redo (gain_project_get_history (project)));
}

static void
test_conflicts_of_being_there (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainAnnotation) mark = make_mark ("1", 0, 5);
  g_autoptr (GainAnnotation) again = make_mark ("1", 0, 5);
  g_autoptr (GainAnnotation) missing = make_mark ("2", 0, 5);
  GainChange *change = make_change (project, "anna", GAIN_CHANGE_ACT, NULL, mark);

  sample_apply (project, change, NULL);
  for (GainChangeRole role = GAIN_CHANGE_ACT; role <= GAIN_CHANGE_OUTSIDE; role++)
    {
      g_autoptr (GainChange) duplicate = make_change (project, "anna", role, NULL, again);
      g_autoptr (GainChange) gone = make_change (project, "anna", role, missing, NULL);

      assert_refused (project, duplicate, GAIN_PROJECT_ERROR_CONFLICT);
      assert_refused (project, gone, GAIN_PROJECT_ERROR_CONFLICT);
    }
}

static void
test_one_writer_a_file (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainAnnotation) mark = make_mark ("1", 0, 5);
  g_autoptr (GainChange) act = make_change (project, "ben", GAIN_CHANGE_ACT, NULL, mark);
  g_autoptr (GainChange) outside = make_change (project, "ben", GAIN_CHANGE_OUTSIDE, NULL, mark);
  g_autoptr (GPtrArray) layers = NULL;

  assert_refused (project, act, GAIN_PROJECT_ERROR_NOT_YOURS);
  g_assert_true (gain_project_apply (project, outside, NULL));
  g_assert_false (gain_history_get_undo (gain_project_get_history (project)) != NULL);
  layers = gain_project_list_layers (project, sample_article_id (project));
  g_assert_cmpuint (layers->len, ==, 1);
  g_assert_cmpstr (gain_layer_get_annotator (layers->pdata[0]), ==, "ben");
}

static void
test_read_only (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainLayer *layer = gain_project_get_layer (project, sample_article_id (project), "anna");
  g_autoptr (GainAnnotation) mark = make_mark ("1", 0, 5);
  g_autoptr (GainChange) act = make_change (project, "anna", GAIN_CHANGE_ACT, NULL, mark);
  g_autoptr (GainChange) outside = make_change (project, "anna", GAIN_CHANGE_OUTSIDE, NULL, mark);

  gain_project_set_read_only (project, TRUE);
  assert_refused (project, act, GAIN_PROJECT_ERROR_READ_ONLY);
  gain_project_set_read_only (project, FALSE);
  gain_layer_set_read_only (layer, TRUE);
  assert_refused (project, act, GAIN_PROJECT_ERROR_READ_ONLY);
  g_assert_true (gain_project_apply (project, outside, NULL));
}

static const struct
{
  const char *name;
  GainSpan spans[2];
  guint n;
  gboolean fits;
} bounds_cases[] = {
  { "whole text", { { 0, 10 } }, 1, TRUE },
  { "past the end", { { 9, 11 } }, 1, FALSE },
  { "far past the end", { { 4000000000u, 4000000001u } }, 1, FALSE },
  { "empty", { { 5, 5 } }, 1, FALSE },
  { "backwards", { { 6, 5 } }, 1, FALSE },
  { "two", { { 0, 2 }, { 3, 10 } }, 2, TRUE },
  { "out of order", { { 3, 5 }, { 0, 2 } }, 2, FALSE },
  { "overlapping", { { 0, 4 }, { 3, 5 } }, 2, FALSE },
  { "second past the end", { { 0, 4 }, { 5, 11 } }, 2, FALSE },
  { "none", { { 0, 0 } }, 0, FALSE },
};

static void
test_bounds (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainProject) project = sample_project_new ("😀23456789.");

  for (GainChangeRole role = GAIN_CHANGE_ACT; role <= GAIN_CHANGE_OUTSIDE; role += 3)
    {
      g_autoptr (GainAnnotation) mark = gain_annotation_new (NULL, "claim");
      g_autoptr (GainChange) change = NULL;
      const char *quotes[] = { "", "" };

      if (bounds_cases[i].n > 0)
        gain_annotation_set_place (
            mark, bounds_cases[i].spans, bounds_cases[i].n, quotes, NULL, NULL);
      change = make_change (project, "anna", role, NULL, mark);
      if (bounds_cases[i].fits)
        g_assert_true (gain_project_apply (project, change, NULL));
      else
        assert_refused (project, change, GAIN_PROJECT_ERROR_INVALID);
    }
}

static void
test_bad_targets (void)
{
  static const struct
  {
    GainItemKind kind;
    const char *id;
    const char *value;
  } cases[] = {
    { GAIN_ITEM_BLOCK, "3", "true" },   { GAIN_ITEM_BLOCK, "-1", "true" },
    { GAIN_ITEM_BLOCK, "00", "true" },  { GAIN_ITEM_BLOCK, "x", "true" },
    { GAIN_ITEM_BLOCK, "0", "'yes'" },  { GAIN_ITEM_STATUS, "status", "true" },
    { GAIN_ITEM_STATUS, "x", "'new'" },
  };
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainAnnotation) mark = make_mark (NULL, 0, 5);
  g_autoptr (GainChange) nowhere = gain_change_new ("mark");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GainChange) change = gain_change_new ("import");
      g_autoptr (GainField) field =
          gain_field_new (cases[i].kind, cases[i].id, g_variant_new_parsed (cases[i].value));

      gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
      gain_change_add (change,
                       cases[i].kind,
                       "anna",
                       sample_article_id (project),
                       cases[i].id,
                       NULL,
                       GAIN_ITEM (field));
      assert_refused (project, change, GAIN_PROJECT_ERROR_INVALID);
    }

  gain_change_add (nowhere,
                   GAIN_ITEM_ANNOTATION,
                   "anna",
                   "aaaabbbbccccdddd",
                   gain_item_get_id (GAIN_ITEM (mark)),
                   NULL,
                   GAIN_ITEM (mark));
  assert_refused (project, nowhere, GAIN_PROJECT_ERROR_INVALID);
}

/* The last of the operations is wrong: nothing of the others may be seen. */
static void
test_all_or_nothing (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  GainLayer *layer = gain_project_get_layer (project, article, "anna");
  g_autofree char *old = sample_mark (project, "claim", 0, 5);
  g_autoptr (GainAnnotation) good = make_mark (NULL, 0, 5);
  g_autoptr (GainAnnotation) bad = make_mark (NULL, 0, 5000);
  g_autoptr (GainActor) actor = gain_actor_new (NULL, "Reyes");
  g_autoptr (GainChange) change = make_change (project, "anna", GAIN_CHANGE_ACT, NULL, good);
  guint n_emitted = 0;

  g_signal_connect (layer, "items-changed", G_CALLBACK (count_cb), &n_emitted);
  gain_change_add (change,
                   GAIN_ITEM_ACTOR,
                   "anna",
                   NULL,
                   gain_item_get_id (GAIN_ITEM (actor)),
                   NULL,
                   GAIN_ITEM (actor));
  gain_change_add (change,
                   GAIN_ITEM_ANNOTATION,
                   "anna",
                   article,
                   old,
                   GAIN_ITEM (gain_layer_get_annotation (layer, old)),
                   NULL);
  gain_change_add (change,
                   GAIN_ITEM_ANNOTATION,
                   "anna",
                   article,
                   gain_item_get_id (GAIN_ITEM (bad)),
                   NULL,
                   GAIN_ITEM (bad));
  assert_refused (project, change, GAIN_PROJECT_ERROR_INVALID);
  g_assert_cmpuint (n_emitted, ==, 0);
  g_assert_cmpuint (gain_layer_get_n_annotations (layer), ==, 1);
  g_assert_nonnull (gain_layer_get_annotation (layer, old));
  g_assert_cmpuint (g_list_model_get_n_items (
                        gain_registry_get_actors (gain_project_get_registry (project))),
                    ==,
                    0);
}

/* Added, changed and taken away in one change; a link of the chain that does
 * not fit is found. */
static void
test_chain_on_one_item (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  GainLayer *layer = gain_project_get_layer (project, article, "anna");
  g_autoptr (GainAnnotation) first = make_mark ("1", 0, 5);
  g_autoptr (GainAnnotation) second = make_mark ("1", 3, 9);
  g_autoptr (GainAnnotation) third = make_mark ("1", 4, 9);
  g_autoptr (GainChange) good = make_change (project, "anna", GAIN_CHANGE_ACT, NULL, first);
  g_autoptr (GainChange) bad = make_change (project, "anna", GAIN_CHANGE_ACT, NULL, first);

  gain_change_add (
      bad, GAIN_ITEM_ANNOTATION, "anna", article, "1", GAIN_ITEM (second), GAIN_ITEM (third));
  assert_refused (project, bad, GAIN_PROJECT_ERROR_CONFLICT);

  gain_change_add (
      good, GAIN_ITEM_ANNOTATION, "anna", article, "1", GAIN_ITEM (first), GAIN_ITEM (second));
  gain_change_add (good, GAIN_ITEM_ANNOTATION, "anna", article, "1", GAIN_ITEM (second), NULL);
  gain_change_add (good, GAIN_ITEM_ANNOTATION, "anna", article, "1", NULL, GAIN_ITEM (third));
  g_assert_true (gain_project_apply (project, good, NULL));
  g_assert_true (gain_layer_get_annotation (layer, "1") == third);
  g_assert_true (gain_project_undo (project, NULL, NULL));
  g_assert_null (gain_layer_get_annotation (layer, "1"));
  g_assert_true (gain_project_redo (project, NULL, NULL));
  g_assert_true (gain_layer_get_annotation (layer, "1") == third);
}

static void
test_exclusion_is_the_leads (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  GError *error = NULL;

  g_assert_false (gain_project_is_excluded (project, article, 0));
  g_assert_true (gain_project_is_excluded (project, article, 2));

  /* Who works alone decides. */
  g_assert_cmpstr (gain_project_get_lead (project), ==, "anna");
  sample_apply (project, gain_act_exclude (project, article, 2, FALSE, &error), error);
  g_assert_false (gain_project_is_excluded (project, article, 2));
  g_assert_true (gain_project_undo (project, NULL, NULL));
  g_assert_true (gain_project_is_excluded (project, article, 2));

  /* Another one's flip is a proposal. */
  gain_project_set_lead (project, "lead");
  sample_apply (project, gain_act_exclude (project, article, 2, FALSE, &error), error);
  g_assert_true (gain_project_is_excluded (project, article, 2));
}

typedef struct
{
  GString *heard;
  gboolean nested;
} Heard;

static void
hear_first_cb (GainProject *project, GainChange *change, Heard *heard)
{
  g_string_append_printf (heard->heard, "1:%s ", gain_change_get_verb (change));
  if (!heard->nested)
    {
      GError *error = NULL;

      heard->nested = TRUE;
      sample_apply (project,
                    gain_act_status (project, sample_article_id (project), "submitted", &error),
                    error);
    }
}

static void
hear_second_cb (GainProject *project, GainChange *change, Heard *heard)
{
  g_string_append_printf (heard->heard, "2:%s ", gain_change_get_verb (change));
}

/* A handler applies a change of its own: everybody still hears in order. */
static void
test_everybody_hears_in_order (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  Heard heard = { .heard = g_string_new (NULL) };

  g_signal_connect (project, "changed", G_CALLBACK (hear_first_cb), &heard);
  g_signal_connect (project, "changed", G_CALLBACK (hear_second_cb), &heard);
  g_free (sample_mark (project, "claim", 0, 5));
  g_assert_cmpstr (heard.heard->str, ==, "1:mark 2:mark 1:submit 2:submit ");
  g_string_free (heard.heard, TRUE);
}

static void
test_articles (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainArticle) same = sample_article_new (SAMPLE_TEXT);
  g_autoptr (GainArticle) other = sample_article_new ("other");
  g_autoptr (SampleMirror) mirror = sample_mirror_new (gain_project_get_articles (project));

  g_assert_false (gain_project_add_article (project, same));
  g_assert_true (gain_project_add_article (project, other));
  g_assert_true (gain_project_get_article (project, gain_article_get_id (other)) == other);
  g_assert_null (gain_project_get_article (project, "aaaabbbbccccdddd"));
  sample_mirror_check (mirror);
}

/* A status that nobody set, written to a file as the word for it and read
 * again, is no conflict. */
static void
test_status_that_nobody_set (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  g_autoptr (GainChange) outside = gain_change_new ("import");
  g_autoptr (GainField) field =
      gain_field_new (GAIN_ITEM_STATUS, "status", g_variant_new_string ("annotating"));
  GError *error = NULL;

  sample_apply (project, gain_act_status (project, article, "submitted", &error), error);
  g_assert_true (gain_project_undo (project, NULL, NULL));
  gain_change_set_role (outside, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (outside, GAIN_ITEM_STATUS, "anna", article, "status", NULL, GAIN_ITEM (field));
  g_assert_true (gain_project_apply (project, outside, NULL));
  g_assert_true (gain_project_redo (project, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bounds_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/project/bounds/%s", bounds_cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bounds);
    }
  g_test_add_func ("/project/conflict-names-the-mark", test_conflict_names_the_mark);
  g_test_add_func ("/project/conflicts-of-being-there", test_conflicts_of_being_there);
  g_test_add_func ("/project/one-writer-a-file", test_one_writer_a_file);
  g_test_add_func ("/project/read-only", test_read_only);
  g_test_add_func ("/project/bad-targets", test_bad_targets);
  g_test_add_func ("/project/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/project/chain-on-one-item", test_chain_on_one_item);
  g_test_add_func ("/project/exclusion-is-the-leads", test_exclusion_is_the_leads);
  g_test_add_func ("/project/everybody-hears-in-order", test_everybody_hears_in_order);
  g_test_add_func ("/project/articles", test_articles);
  g_test_add_func ("/project/status-that-nobody-set", test_status_that_nobody_set);

  return g_test_run ();
}
