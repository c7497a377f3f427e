/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

static void
put (GainProject *project, const char *owner, GainItem *item)
{
  g_autoptr (GainChange) change = gain_change_new ("import");
  g_autoptr (GainItem) taken = item;
  GainItemKind kind = gain_item_get_kind (item);
  const char *id = gain_item_get_id (item);
  GainItem *before = gain_project_lookup (project, kind, owner, NULL, id);
  GError *error = NULL;

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (change, kind, owner, NULL, id, before, item);
  g_assert_true (gain_project_apply (project, change, &error));
  g_assert_no_error (error);
}

static void
put_actor (GainProject *project, const char *owner, const char *id, const char *name)
{
  put (project, owner, GAIN_ITEM (gain_actor_new (id, name)));
}

static void
take (GainProject *project, const char *owner, GainItemKind kind, const char *id)
{
  g_autoptr (GainChange) change = gain_change_new ("import");
  GainItem *before = gain_project_lookup (project, kind, owner, NULL, id);

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (change, kind, owner, NULL, id, before, NULL);
  g_assert_true (gain_project_apply (project, change, NULL));
}

static char *
dup_names (GListModel *actors)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (actors); i++)
    {
      g_autoptr (GainActor) actor = g_list_model_get_item (actors, i);

      g_string_append_printf (names, "%s ", gain_actor_get_name (actor));
    }

  return g_string_free (names, FALSE);
}

#define assert_names(project, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names_ =                                                                      \
        dup_names (gain_registry_get_actors (gain_project_get_registry (project)));                \
    g_assert_cmpstr (names_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_lists_are_sorted (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (SampleMirror) mirror = sample_mirror_new (gain_registry_get_actors (registry));

  put_actor (project, "anna", "3", "Council");
  put_actor (project, "anna", "1", "Reyes");
  put_actor (project, "ben", "2", "Abbott");
  put_actor (project, "ben", "4", "Council");
  assert_names (project, "Abbott Council Council Reyes ");
  put_actor (project, "anna", "1", "Aaron");
  assert_names (project, "Aaron Abbott Council Council ");
  put_actor (project, "ben", "2", "Abbott");
  take (project, "anna", GAIN_ITEM_ACTOR, "3");
  assert_names (project, "Aaron Abbott Council ");
  sample_mirror_check (mirror);
  g_assert_cmpuint (g_list_model_get_n_items (gain_registry_get_propositions (registry)), ==, 0);
}

static void
test_union_keeps_both (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainRegistry *registry = gain_project_get_registry (project);
  GainItem *shown;
  g_autoptr (GPtrArray) owners = NULL;
  g_autoptr (GPtrArray) annas = NULL;
  g_autoptr (GPtrArray) all = NULL;

  put_actor (project, "anna", "1", "Reyes");
  put_actor (project, "ben", "1", "Tomas Reyes");
  assert_names (project, "Tomas Reyes ");
  g_assert_cmpstr (gain_actor_get_name ((GainActor *) gain_registry_get_entry (
                       registry, GAIN_ITEM_ACTOR, "anna", "1")),
                   ==,
                   "Reyes");
  owners = gain_registry_list_owners (registry);
  g_assert_cmpuint (owners->len, ==, 2);
  g_assert_cmpstr (owners->pdata[0], ==, "anna");
  annas = gain_registry_list_entries (registry, GAIN_ITEM_ACTOR, "anna");
  g_assert_cmpuint (annas->len, ==, 1);
  all = gain_registry_list_entries (registry, GAIN_ITEM_ACTOR, NULL);
  g_assert_cmpuint (all->len, ==, 1);

  take (project, "ben", GAIN_ITEM_ACTOR, "1");
  assert_names (project, "Reyes ");
  shown = gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, "1");
  g_assert_true (shown == gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, "anna", "1"));
  g_assert_null (gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, "ben", "1"));
  g_ptr_array_unref (owners);
  owners = gain_registry_list_owners (registry);
  g_assert_cmpuint (owners->len, ==, 1);
}

/* Edges as "from>to", the first letter of an owner before each; then what
 * each of a, b, c, d resolves to. */
static const struct
{
  const char *name;
  const char *edges[5];
  const char *resolved;
} merge_cases[] = {
  { "none", { NULL }, "abcd" },
  { "one", { "xa>b" }, "bbcd" },
  { "chain", { "xa>b", "yb>c", "xc>d" }, "dddd" },
  { "chain in another order", { "xc>d", "xa>b", "yb>c" }, "dddd" },
  { "two into one", { "xa>c", "xb>c" }, "cccd" },
  { "one into two", { "xa>d", "ya>c" }, "cbcc" },
  { "cycle of two", { "xc>b", "yb>c" }, "abbd" },
  { "cycle of three", { "xd>c", "xc>b", "xb>d" }, "abbb" },
  { "cycle with a tail", { "xa>c", "xc>d", "yd>c" }, "abaa" },
  { "way out of a cycle", { "xa>b", "xb>a", "xb>d" }, "ddcd" },
  { "itself", { "xa>a" }, "abcd" },
  { "twice", { "xa>b", "ya>b" }, "bbcd" },
};

static void
test_merges (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainRegistry *registry = gain_project_get_registry (project);
  const char *const *edges = merge_cases[i].edges;

  for (guint j = 0; edges[j] != NULL; j++)
    {
      char owner[] = { edges[j][0], '\0' };
      char from[] = { edges[j][1], '\0' };
      char to[] = { edges[j][3], '\0' };

      put (project, owner, GAIN_ITEM (gain_merge_new (NULL, GAIN_ITEM_ACTOR, from, to)));
    }
  for (guint j = 0; j < 4; j++)
    {
      char id[] = { (char) ('a' + j), '\0' };
      char expected[] = { merge_cases[i].resolved[j], '\0' };

      g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, id), ==, expected);
      g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_PROPOSITION, id), ==, id);
    }
}

static void
test_merge_is_taken_back (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainRegistry *registry = gain_project_get_registry (project);

  put (project, "anna", GAIN_ITEM (gain_merge_new ("m", GAIN_ITEM_ACTOR, "a", "b")));
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "a"), ==, "b");
  take (project, "anna", GAIN_ITEM_MERGE, "m");
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "a"), ==, "a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (merge_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/registry/merges/%s", merge_cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_merges);
    }
  g_test_add_func ("/registry/lists-are-sorted", test_lists_are_sorted);
  g_test_add_func ("/registry/union-keeps-both", test_union_keeps_both);
  g_test_add_func ("/registry/merge-is-taken-back", test_merge_is_taken_back);

  return g_test_run ();
}
