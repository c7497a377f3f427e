/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

static void
collect_cb (GainProject *project, GainChange *change, GPtrArray *journal)
{
  g_ptr_array_add (journal, gain_change_ref (change));
}

static void
assert_same (GainHistory *a, GainHistory *b)
{
  GainChange *undo = gain_history_get_undo (a);
  GainChange *redo = gain_history_get_redo (a);

  g_assert_cmpuint (gain_history_get_n_acts (a), ==, gain_history_get_n_acts (b));
  g_assert_true (undo == gain_history_get_undo (b));
  g_assert_true (redo == gain_history_get_redo (b));
}

static GainHistory *
replay (GPtrArray *journal)
{
  GainHistory *history = gain_history_new ();

  for (guint i = 0; i < journal->len; i++)
    gain_history_follow (history, journal->pdata[i]);

  return history;
}

/* u undoes, r redoes, anything else marks; then how many acts stand, and how
 * many could be redone. */
static const struct
{
  const char *steps;
  guint n_done;
  guint n_undone;
} step_cases[] = {
  { "a", 1, 0 },        { "au", 0, 1 },      { "aur", 1, 0 },       { "aaauu", 1, 2 },
  { "aaauur", 2, 1 },   { "aaauurr", 3, 0 }, { "aaauua", 2, 0 },    { "aauuuu", 0, 2 },
  { "aauurrrr", 2, 0 }, { "aauuaur", 1, 0 }, { "aurururur", 1, 0 }, { "aaauuruu", 0, 3 },
};

static void
test_steps (gconstpointer data)
{
  const char *steps = step_cases[GPOINTER_TO_UINT (data)].steps;
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainHistory *history = gain_project_get_history (project);
  g_autoptr (GPtrArray) journal =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gain_change_unref);
  g_autoptr (GainHistory) replayed = NULL;
  GainLayer *layer = gain_project_get_layer (project, sample_article_id (project), "anna");
  guint n_undone = 0;

  g_signal_connect (project, "changed", G_CALLBACK (collect_cb), journal);
  for (const char *step = steps; *step != '\0'; step++)
    if (*step == 'u')
      gain_project_undo (project, NULL, NULL);
    else if (*step == 'r')
      gain_project_redo (project, NULL, NULL);
    else
      g_free (sample_mark (project, "claim", 0, 5));

  replayed = replay (journal);
  assert_same (history, replayed);
  g_assert_cmpuint (gain_history_get_n_acts (history),
                    ==,
                    step_cases[GPOINTER_TO_UINT (data)].n_done);
  g_assert_cmpuint (gain_layer_get_n_annotations (layer),
                    ==,
                    step_cases[GPOINTER_TO_UINT (data)].n_done);
  while (gain_project_redo (project, NULL, NULL))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, step_cases[GPOINTER_TO_UINT (data)].n_undone);
}

static void
test_undo_says_what_it_did (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autofree char *id = sample_mark (project, "claim", 0, 5);
  GainChange *act = gain_history_get_undo (gain_project_get_history (project));
  g_autoptr (GainChange) undo = NULL;
  g_autoptr (GainChange) redo = NULL;

  g_assert_true (gain_project_undo (project, &undo, NULL));
  g_assert_cmpint (gain_change_get_role (undo), ==, GAIN_CHANGE_UNDO);
  g_assert_cmpstr (gain_change_get_of (undo), ==, gain_change_get_group (act));
  g_assert_cmpstr (gain_change_get_group (undo), !=, gain_change_get_group (act));
  g_assert_cmpstr (gain_change_get_operation (undo, 0)->id, ==, id);
  g_assert_null (gain_change_get_operation (undo, 0)->after);

  g_assert_true (gain_project_redo (project, &redo, NULL));
  g_assert_cmpint (gain_change_get_role (redo), ==, GAIN_CHANGE_REDO);
  g_assert_cmpstr (gain_change_get_of (redo), ==, gain_change_get_group (act));
  g_assert_true (gain_change_get_operation (redo, 0)->after ==
                 gain_change_get_operation (act, 0)->after);
}

static void
test_nothing_is_an_error_in_words (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GError) error = NULL;

  g_assert_false (gain_project_undo (project, NULL, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (gain_project_redo (project, NULL, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOTHING);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_properties_notify (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainHistory *history = gain_project_get_history (project);
  gboolean can_undo, can_redo;
  guint n_undo = 0;
  guint n_redo = 0;

  g_signal_connect (history, "notify::can-undo", G_CALLBACK (count_cb), &n_undo);
  g_signal_connect (history, "notify::can-redo", G_CALLBACK (count_cb), &n_redo);
  g_free (sample_mark (project, "claim", 0, 5));
  g_free (sample_mark (project, "claim", 0, 5));
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_true (gain_project_undo (project, NULL, NULL));
  g_object_get (history, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_true (can_undo && can_redo);
  g_assert_true (gain_project_undo (project, NULL, NULL));
  g_assert_cmpuint (n_undo, ==, 2);
  g_assert_cmpuint (n_redo, ==, 1);
  g_free (sample_mark (project, "claim", 0, 5));
  g_assert_cmpuint (n_redo, ==, 2);
}

/* Every step back is possible after the journal was read again, with items
 * that are equal but not the same. */
static void
test_undo_after_a_restart (void)
{
  g_autoptr (GainProject) before = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainProject) after = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (before);
  g_autofree char *id = sample_mark (before, "claim", 0, 5);
  g_autoptr (GainChange) act =
      gain_change_ref (gain_history_get_undo (gain_project_get_history (before)));
  g_autoptr (GainChange) state = gain_change_new ("import");
  g_autoptr (GainItem) copy = gain_item_copy (gain_change_get_operation (act, 0)->after);

  gain_change_set_role (state, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (state, GAIN_ITEM_ANNOTATION, "anna", article, id, NULL, copy);
  g_assert_true (gain_project_apply (after, state, NULL));
  gain_history_follow (gain_project_get_history (after), act);
  g_assert_true (gain_project_undo (after, NULL, NULL));
  g_assert_cmpuint (gain_layer_get_n_annotations (gain_project_get_layer (after, article, "anna")),
                    ==,
                    0);
}

static void
test_names (void)
{
  static const char *const verbs[] = { "mark",      "delete",           "relabel",     "resize",
                                       "note",      "attribute",        "link",        "unlink",
                                       "exclude",   "include",          "status",      "submit",
                                       "actor-add", "proposition-edit", "merge-delete" };
  g_autoptr (GainChange) unknown = gain_change_new ("something-newer");

  g_assert_cmpstr (gain_change_get_name (unknown), ==, "Change");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GainChange) change = gain_change_new (verbs[i]);

      g_assert_cmpstr (gain_change_get_name (change), !=, "Change");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (step_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/history/steps/%s", step_cases[i].steps);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_steps);
    }
  g_test_add_func ("/history/undo-says-what-it-did", test_undo_says_what_it_did);
  g_test_add_func ("/history/nothing-is-an-error-in-words", test_nothing_is_an_error_in_words);
  g_test_add_func ("/history/properties-notify", test_properties_notify);
  g_test_add_func ("/history/undo-after-a-restart", test_undo_after_a_restart);
  g_test_add_func ("/history/names", test_names);

  return g_test_run ();
}
