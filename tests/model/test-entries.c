/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-act-entry.h"
#include "gain-occurrences.h"
#include "gain-people.h"
#include "sample.h"

static const char *const owners[] = { "anna", "ben", "cem" };

static void
put (GainProject *project,
     GainItemKind kind,
     const char *owner,
     const char *article,
     const char *id,
     GainItem *item)
{
  g_autoptr (GainChange) change = gain_change_new ("import");
  g_autoptr (GainItem) taken = item;
  GainItem *before = gain_project_lookup (project, kind, owner, article, id);
  GError *error = NULL;

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (change, kind, owner, article, id, before, item);
  gain_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static void
put_entry (GainProject *project, const char *owner, GainItem *item)
{
  put (project, gain_item_get_kind (item), owner, NULL, gain_item_get_id (item), item);
}

static void
put_actor (GainProject *project, const char *owner, const char *id)
{
  put_entry (project, owner, GAIN_ITEM (gain_actor_new (id, id)));
}

static void
link_to (GainProject *project, const char *from, const char *type, GainRelationEnd end)
{
  GError *error = NULL;
  GainChange *change =
      gain_act_link (project, sample_article_id (project), from, type, &end, "typed", NULL, &error);

  sample_apply (project, change, error);
}

static void
assert_fails (GainChange *change, GError *error, const char *words)
{
  g_assert_null (change);
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
  g_error_free (error);
}

#define FAILS(call, words)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *error = NULL;                                                                          \
    GainChange *change_ = (call);                                                                  \
    assert_fails (change_, error, words);                                                          \
  }                                                                                                \
  G_STMT_END

#define WORKS(project, call)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *error = NULL;                                                                          \
    GainChange *change_ = (call);                                                                  \
    sample_apply (project, change_, error);                                                        \
  }                                                                                                \
  G_STMT_END

/* Relations between entries */

static GVariant *
dates (const char *from)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "from", g_variant_new_string (from));

  return g_variant_builder_end (&builder);
}

static void
test_entries_are_linked (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) to = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *id = NULL;
  const char *unlinked;

  put_actor (project, "ben", "reyes");
  put_actor (project, "anna", "ministry");
  put_entry (project, "anna", GAIN_ITEM (gain_proposition_new ("dam", "The dam holds")));
  WORKS (project,
         gain_act_link_entries (
             project, "reyes", "speaks_for", "ministry", dates ("2025-04"), &id, &error));

  from = gain_registry_list_relations (registry, "reyes");
  to = gain_registry_list_relations_to (registry, "ministry");
  g_assert_cmpuint (from->len, ==, 1);
  g_assert_cmpuint (to->len, ==, 1);
  g_assert_true (from->pdata[0] == to->pdata[0]);
  g_assert_cmpstr (gain_registry_get_owner (registry, GAIN_ITEM_RELATION, id), ==, "anna");
  none = gain_registry_list_relations (registry, "ministry");
  g_assert_cmpuint (none->len, ==, 0);

  FAILS (gain_act_link_entries (
             project, "reyes", "speaks_for", "ministry", dates ("2025-04"), NULL, &error),
         "already");
  FAILS (gain_act_link_entries (
             project, "reyes", "speaks_for", "ministry", dates ("soon"), NULL, &error),
         "2025-04-09");
  FAILS (gain_act_link_entries (project, "reyes", "denies", "ministry", NULL, NULL, &error),
         "actor");
  FAILS (gain_act_link_entries (project, "reyes", "speaks_for", "dam", NULL, NULL, &error),
         "proposition");
  FAILS (gain_act_link_entries (project, "reyes", "speaks_for", "nobody", NULL, NULL, &error),
         "nobody");
  FAILS (gain_act_link_entries (project, "reyes", "speaks_for", "reyes", NULL, NULL, &error),
         "itself");
  WORKS (project,
         gain_act_link_entries (
             project, "reyes", "speaks_for", "ministry", dates ("2026"), NULL, &error));
  WORKS (project, gain_act_change_entry_link (project, id, dates ("2024"), &error));
  WORKS (project, gain_act_unlink_entries (project, id, &error));
  g_ptr_array_unref (g_steal_pointer (&from));
  from = gain_registry_list_relations (registry, "reyes");
  g_assert_cmpuint (from->len, ==, 1);
  unlinked = id;
  FAILS (gain_act_unlink_entries (project, unlinked, &error), "yours");
}

static void
test_one_link_where_there_can_be_one (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);

  put_actor (project, "anna", "a");
  put_actor (project, "anna", "b");
  put_actor (project, "anna", "c");
  WORKS (project, gain_act_link_entries (project, "a", "member_of", "b", NULL, NULL, &error));
  FAILS (gain_act_link_entries (project, "a", "member_of", "c", NULL, NULL, &error), "Only one");
}

/* Merging */

static void
test_merge_and_separate (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) merged = NULL;

  put_actor (project, "anna", "a");
  put_actor (project, "ben", "b");
  put_actor (project, "ben", "c");
  WORKS (project, gain_act_merge (project, GAIN_ITEM_ACTOR, "a", "b", &error));
  put_entry (project, "ben", GAIN_ITEM (gain_merge_new ("m", GAIN_ITEM_ACTOR, "b", "c")));
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "a"), ==, "c");
  merged = gain_registry_list_merged (registry, GAIN_ITEM_ACTOR, "a");
  g_assert_cmpuint (merged->len, ==, 3);
  g_assert_cmpstr (merged->pdata[0], ==, "c");
  g_assert_cmpstr (merged->pdata[1], ==, "a");
  FAILS (gain_act_merge (project, GAIN_ITEM_ACTOR, "c", "a", &error), "already");
  FAILS (gain_act_merge (project, GAIN_ITEM_ACTOR, "a", "a", &error), "itself");
  FAILS (gain_act_merge (project, GAIN_ITEM_ACTOR, "a", "z", &error), "“z”");
  FAILS (gain_act_unmerge (project, GAIN_ITEM_ACTOR, "c", &error), "those");

  /* Of another: a counter-edge; undone, the merge is back. */
  WORKS (project, gain_act_unmerge (project, GAIN_ITEM_ACTOR, "b", &error));
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "a"), ==, "b");
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "c"), ==, "c");
  g_assert_nonnull (gain_registry_get_entry (registry, GAIN_ITEM_MERGE, "ben", "m"));
  g_assert_true (gain_project_undo (project, NULL, NULL));
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "a"), ==, "c");
  g_assert_true (gain_project_redo (project, NULL, NULL));

  /* Of one's own: it goes. */
  WORKS (project, gain_act_unmerge (project, GAIN_ITEM_ACTOR, "a", &error));
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "a"), ==, "a");
  FAILS (gain_act_unmerge (project, GAIN_ITEM_ACTOR, "a", &error), "not merged");

  /* Made again after a counter-edge it counts. */
  WORKS (project, gain_act_merge (project, GAIN_ITEM_ACTOR, "b", "c", &error));
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, "b"), ==, "c");
}

typedef struct
{
  const char *owner;
  char *id;
  char *from;
  char *to;
  char *undoes;
} Edge;

static void
edge_free (gpointer data)
{
  Edge *edge = data;

  g_free (edge->id);
  g_free (edge->from);
  g_free (edge->to);
  g_free (edge->undoes);
  g_free (edge);
}

/* What @id counts as, by walking the edges over and over: slow, and nothing to get wrong. */
static char *
resolve_naively (GPtrArray *edges, const char *id)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  const char *best = NULL;
  gboolean best_gone = FALSE;
  guint before = 0;

  g_ptr_array_add (group, (char *) id);
  while (before != group->len)
    {
      before = group->len;
      for (guint i = 0; i < edges->len; i++)
        {
          Edge *edge = edges->pdata[i];
          gboolean counts = edge->undoes == NULL;
          gboolean has_from, has_to;

          for (guint j = 0; j < edges->len; j++)
            if (g_strcmp0 (((Edge *) edges->pdata[j])->undoes, edge->id) == 0)
              counts = FALSE;
          has_from = g_ptr_array_find_with_equal_func (group, edge->from, g_str_equal, NULL);
          has_to = g_ptr_array_find_with_equal_func (group, edge->to, g_str_equal, NULL);
          if (counts && has_from != has_to)
            g_ptr_array_add (group, has_from ? edge->to : edge->from);
        }
    }
  for (guint i = 0; i < group->len; i++)
    {
      gboolean gone = FALSE;

      for (guint j = 0; j < edges->len; j++)
        {
          Edge *edge = edges->pdata[j];
          gboolean counts = edge->undoes == NULL && strcmp (edge->from, edge->to) != 0;

          for (guint k = 0; k < edges->len; k++)
            if (g_strcmp0 (((Edge *) edges->pdata[k])->undoes, edge->id) == 0)
              counts = FALSE;
          gone |= counts && strcmp (edge->from, group->pdata[i]) == 0;
        }
      if (best == NULL || (best_gone && !gone) ||
          (best_gone == gone && strcmp (group->pdata[i], best) < 0))
        {
          best = group->pdata[i];
          best_gone = gone;
        }
    }

  return g_strdup (best);
}

static GPtrArray *
make_edges (GRand *rand)
{
  GPtrArray *edges = g_ptr_array_new_with_free_func (edge_free);
  guint n = (guint) g_rand_int_range (rand, 0, 14);

  for (guint i = 0; i < n; i++)
    {
      Edge *edge = g_new0 (Edge, 1);
      Edge *other = i > 0 ? edges->pdata[g_rand_int_range (rand, 0, (int) i)] : NULL;

      edge->owner = owners[g_rand_int_range (rand, 0, G_N_ELEMENTS (owners))];
      edge->id = g_strdup_printf ("m%u", i);
      edge->from = g_strdup_printf ("%c", g_rand_int_range (rand, 'a', 'i'));
      edge->to = g_strdup_printf ("%c", g_rand_int_range (rand, 'a', 'i'));
      if (other != NULL && g_rand_int_range (rand, 0, 4) == 0)
        edge->undoes = g_strdup (other->id);
      g_ptr_array_add (edges, edge);
    }

  return edges;
}

static void
put_edges (GRand *rand, GainProject *project, GPtrArray *edges)
{
  g_autoptr (GPtrArray) left = g_ptr_array_copy (edges, NULL, NULL);

  g_ptr_array_set_free_func (left, NULL);
  while (left->len > 0)
    {
      Edge *edge =
          g_ptr_array_steal_index (left, (guint) g_rand_int_range (rand, 0, (int) left->len));
      GainMerge *merge = gain_merge_new (edge->id, GAIN_ITEM_ACTOR, edge->from, edge->to);

      gain_merge_set_undoes (merge, edge->undoes);
      put_entry (project, edge->owner, GAIN_ITEM (merge));
      if (g_rand_boolean (rand))
        gain_registry_resolve (gain_project_get_registry (project), GAIN_ITEM_ACTOR, "a");
    }
}

static void
check_edges (GainProject *project, GPtrArray *edges)
{
  GainRegistry *registry = gain_project_get_registry (project);

  for (char c = 'a'; c < 'i'; c++)
    {
      char id[] = { c, '\0' };
      g_autofree char *expected = resolve_naively (edges, id);
      g_autoptr (GPtrArray) merged = gain_registry_list_merged (registry, GAIN_ITEM_ACTOR, id);

      g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, id), ==, expected);
      g_assert_cmpstr (merged->pdata[0], ==, expected);
      g_assert_true (g_ptr_array_find_with_equal_func (merged, id, g_str_equal, NULL));
      for (guint i = 0; i < merged->len; i++)
        g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, merged->pdata[i]),
                         ==,
                         expected);
    }
}

static void
test_merges_do_not_depend_on_their_order (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GPtrArray) edges = make_edges (rand);

      for (guint order = 0; order < 3; order++)
        {
          g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);

          put_edges (rand, project, edges);
          check_edges (project, edges);
        }
    }
}

/* Splitting and deleting */

#define N_MENTIONS 100

/* Everything that one's own files and the registry hold, a line each. */
static char *
dump (GainProject *project)
{
  GString *text = g_string_new (NULL);
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) owned = gain_registry_list_owners (registry);
  GainLayer *layer = gain_project_get_layer (project, sample_article_id (project), "anna");
  g_autoptr (GPtrArray) relations = gain_layer_list_relations (layer, NULL);

  for (guint i = 0; i < relations->len; i++)
    g_string_append_printf (text,
                            "%p %s %s %s\n",
                            relations->pdata[i],
                            gain_relation_get_from (relations->pdata[i]),
                            gain_relation_get_to (relations->pdata[i])->id,
                            gain_relation_get_to (relations->pdata[i])->speaker);
  for (guint o = 0; o < owned->len; o++)
    for (GainItemKind kind = 0; kind < GAIN_ITEM_N_KINDS; kind++)
      if (gain_registry_holds (kind))
        {
          g_autoptr (GPtrArray) items =
              gain_registry_list_entries (registry, kind, owned->pdata[o]);

          for (guint i = 0; i < items->len; i++)
            g_string_append_printf (text, "%s %p\n", (char *) owned->pdata[o], items->pdata[i]);
        }

  return g_string_free (text, FALSE);
}

/* reyes has 100 mentions, speaks once, is linked to the ministry and has been
 * merged; ben links to it too. */
static GainProject *
new_project_with_links (void)
{
  GainProject *project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  GainRelationEnd reyes = { .kind = GAIN_END_ACTOR, .id = "reyes" };
  GainRelationEnd ministry = { .kind = GAIN_END_ACTOR, .id = "ministry", .speaker = "reyes" };
  g_autofree char *claim = NULL;

  put_actor (project, "anna", "reyes");
  put_actor (project, "anna", "ministry");
  put_actor (project, "ben", "minister");
  for (guint i = 0; i < N_MENTIONS; i++)
    {
      g_autofree char *mark = sample_mark (project, "actor", i % 40, i % 40 + 4);

      link_to (project, mark, "refers_to", reyes);
    }
  claim = sample_mark (project, "claim", 20, 40);
  link_to (project, claim, "made_by", ministry);
  put (project,
       GAIN_ITEM_RELATION,
       "ben",
       article,
       "bens",
       GAIN_ITEM (gain_relation_new ("bens", "refers_to", "his mark", &reyes)));
  WORKS (project,
         gain_act_link_entries (project, "reyes", "speaks_for", "ministry", NULL, NULL, &error));
  WORKS (project, gain_act_merge (project, GAIN_ITEM_ACTOR, "minister", "reyes", &error));

  return project;
}

static void
test_delete_takes_links_along_and_undo_brings_them_back (void)
{
  g_autoptr (GainProject) project = new_project_with_links ();
  GainRegistry *registry = gain_project_get_registry (project);
  GainOccurrences *occurrences = gain_project_get_occurrences (project);
  g_autofree char *before = dump (project);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  GainLayer *layer = gain_project_get_layer (project, sample_article_id (project), "anna");
  g_autoptr (GPtrArray) left = NULL;

  g_assert_cmpuint (
      gain_occurrences_count_role (occurrences, GAIN_ITEM_ACTOR, "minister", GAIN_ROLE_MENTION),
      ==,
      N_MENTIONS + 1);
  WORKS (project, gain_act_delete_entry (project, GAIN_ITEM_ACTOR, "reyes", &error));
  g_assert_null (gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, "reyes"));
  left = gain_layer_list_relations (layer, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (gain_relation_get_to (left->pdata[0])->id, ==, "ministry");
  g_assert_null (gain_relation_get_to (left->pdata[0])->speaker);
  g_assert_cmpuint (gain_layer_get_n_annotations (layer), ==, N_MENTIONS + 1);
  g_assert_cmpuint (gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, "reyes"), ==, 1);
  g_assert_cmpuint (gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, "minister"), ==, 0);
  after = dump (project);
  g_assert_cmpstr (before, !=, after);

  g_assert_true (gain_project_undo (project, NULL, NULL));
  again = dump (project);
  g_assert_cmpstr (before, ==, again);
  g_assert_cmpuint (gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, "reyes"),
                    ==,
                    N_MENTIONS + 2);
  FAILS (gain_act_delete_entry (project, GAIN_ITEM_ACTOR, "minister", &error), "Merge it");
  FAILS (gain_act_delete_entry (project, GAIN_ITEM_ACTOR, "nobody", &error), "nobody");
}

static void
test_delete_of_a_version_leaves_the_links (void)
{
  g_autoptr (GainProject) project = new_project_with_links ();
  g_autoptr (GPtrArray) left = NULL;

  put_actor (project, "ben", "reyes");
  WORKS (project, gain_act_delete_entry (project, GAIN_ITEM_ACTOR, "reyes", &error));
  g_assert_nonnull (gain_registry_get_entry (
      gain_project_get_registry (project), GAIN_ITEM_ACTOR, NULL, "reyes"));
  left = gain_layer_list_relations (
      gain_project_get_layer (project, sample_article_id (project), "anna"), NULL);
  g_assert_cmpuint (left->len, ==, N_MENTIONS + 1);
}

static void
test_delete_of_a_broader_proposition_forgets_it (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainProposition *narrow = gain_proposition_new ("narrow", "The dam holds water");
  static const char *const broader[] = { "wide", "other", NULL };
  GainItem *entry;

  gain_proposition_set_broader (narrow, broader);
  put_entry (project, "anna", GAIN_ITEM (narrow));
  put_entry (project, "anna", GAIN_ITEM (gain_proposition_new ("wide", "The dam holds")));
  WORKS (project, gain_act_delete_entry (project, GAIN_ITEM_PROPOSITION, "wide", &error));
  entry = gain_project_lookup (project, GAIN_ITEM_PROPOSITION, "anna", NULL, "narrow");
  g_assert_cmpstr (gain_proposition_get_broader (GAIN_PROPOSITION (entry))[0], ==, "other");
  g_assert_null (gain_proposition_get_broader (GAIN_PROPOSITION (entry))[1]);
}

static GainItem *
new_proposition (const char *id, const char *broad)
{
  GainProposition *entry = gain_proposition_new (id, id);
  const char *broader[] = { broad, NULL };

  gain_proposition_set_broader (entry, broader);

  return GAIN_ITEM (entry);
}

/* Asks for @id to stand under @broad instead of what it stands under. */
static GainChange *
set_broader (GainProject *project, const char *id, const char *broad, GError **error)
{
  GainItem *before = gain_project_lookup (project, GAIN_ITEM_PROPOSITION, "anna", NULL, id);
  g_autoptr (GainItem) after = gain_item_copy (before);
  const char *broader[] = { broad, NULL };

  gain_proposition_set_broader (GAIN_PROPOSITION (after), broader);

  return gain_act_entry (project, before, after, error);
}

static void
test_broader_goes_round_in_no_circle (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainItem) a = new_proposition ("a", NULL);
  g_autoptr (GainItem) b = new_proposition ("b", "a");
  g_autoptr (GainItem) c = new_proposition ("c", "b");
  g_autoptr (GainItem) self = new_proposition ("self", "self");
  g_autoptr (GainItem) reworded = NULL;

  WORKS (project, gain_act_entry (project, NULL, a, &error));
  WORKS (project, gain_act_entry (project, NULL, b, &error));
  WORKS (project, gain_act_entry (project, NULL, c, &error));
  FAILS (gain_act_entry (project, NULL, self, &error), "circle");
  FAILS (set_broader (project, "a", "a", &error), "circle");
  FAILS (set_broader (project, "a", "c", &error), "circle");
  WORKS (project, set_broader (project, "c", "a", &error));

  /* What was merged counts as one. */
  put_entry (project, "ben", new_proposition ("d", NULL));
  put_entry (project, "ben", new_proposition ("e", "c"));
  put_entry (project, "ben", GAIN_ITEM (gain_merge_new ("m", GAIN_ITEM_PROPOSITION, "d", "e")));
  FAILS (set_broader (project, "a", "d", &error), "circle");

  /* A circle that is there already keeps nobody from mending the words. */
  put_entry (project, "anna", new_proposition ("a", "b"));
  reworded =
      gain_item_copy (gain_project_lookup (project, GAIN_ITEM_PROPOSITION, "anna", NULL, "a"));
  gain_proposition_set_wording (GAIN_PROPOSITION (reworded), "The dam holds");
  WORKS (project,
         gain_act_entry (project,
                         gain_project_lookup (project, GAIN_ITEM_PROPOSITION, "anna", NULL, "a"),
                         reworded,
                         &error));
}

static void
test_split_moves_the_chosen_links (void)
{
  g_autoptr (GainProject) project = new_project_with_links ();
  GainOccurrences *occurrences = gain_project_get_occurrences (project);
  const char *article = sample_article_id (project);
  g_autoptr (GArray) uses = gain_occurrences_list (occurrences, GAIN_ITEM_ACTOR, "reyes");
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (GainOwnLink));
  g_autoptr (GainActor) other = gain_actor_new ("other", "Another Reyes");
  g_autofree char *before = dump (project);
  g_autofree char *again = NULL;
  GainOwnLink wrong = { article, "bens" };

  for (guint i = 0; i < uses->len; i++)
    {
      GainOccurrence *use = &g_array_index (uses, GainOccurrence, i);
      GainOwnLink link = { article, gain_item_get_id (GAIN_ITEM (use->relation)) };

      if (strcmp (gain_layer_get_annotator (use->layer), "anna") == 0 && i % 2 == 0)
        g_array_append_val (moved, link);
    }
  g_assert_cmpuint (moved->len, >, 40);
  FAILS (gain_act_split (project, GAIN_ITEM_ACTOR, "reyes", GAIN_ITEM (other), &wrong, 1, &error),
         "bens");
  g_clear_object (&other);
  other = gain_actor_new ("other", "Another Reyes");
  WORKS (project,
         gain_act_split (project,
                         GAIN_ITEM_ACTOR,
                         "reyes",
                         GAIN_ITEM (other),
                         (GainOwnLink *) (gpointer) moved->data,
                         moved->len,
                         &error));
  g_assert_cmpuint (gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, "other"), ==, moved->len);
  g_assert_cmpuint (gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, "reyes"),
                    ==,
                    uses->len - moved->len);
  g_assert_true (gain_project_undo (project, NULL, NULL));
  again = dump (project);
  g_assert_cmpstr (before, ==, again);
  g_assert_cmpuint (gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, "other"), ==, 0);
}

static void
test_a_way_is_no_circle (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  g_autofree char *a = sample_mark (project, "claim", 0, 8);
  g_autofree char *b = sample_mark (project, "claim", 10, 18);
  g_autofree char *c = sample_mark (project, "claim", 20, 28);
  GainRelationEnd to_a = { .kind = GAIN_END_ANNOTATION, .id = a };
  GainRelationEnd to_b = { .kind = GAIN_END_ANNOTATION, .id = b };
  GainRelationEnd to_c = { .kind = GAIN_END_ANNOTATION, .id = c };

  link_to (project, a, "reported_via", to_b);
  link_to (project, b, "reported_via", to_c);
  FAILS (gain_act_link (project, article, c, "reported_via", &to_a, NULL, NULL, &error), "circle");
  FAILS (gain_act_link (project, article, b, "reported_via", &to_a, NULL, NULL, &error), "circle");
  link_to (project, a, "reported_via", to_c);
}

/* Where entries are used: against a count that looks at every layer */

static const char *const people[] = { "anna", "ben", "cem" };

/* Ben at work, anna leads; three articles. */
static GainProject *
new_shared_project (void)
{
  static const char *const texts[] = { SAMPLE_TEXT, "Another text to link.", "A third text." };
  GainProject *project = gain_project_new ("ben");
  g_autoptr (GainCodebook) codebook = sample_codebook_new ();

  gain_project_set_codebook (project, codebook);
  gain_project_set_lead (project, "anna");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GainArticle) article = sample_article_new (texts[i]);

      gain_project_add_article (project, article);
    }
  for (char c = 'a'; c < 'f'; c++)
    {
      char id[] = { c, '\0' };

      put_actor (project, "anna", id);
    }

  return project;
}

static const char *
pick_article (GainProject *project, GRand *rand)
{
  g_autoptr (GainArticle) article = g_list_model_get_item (gain_project_get_articles (project),
                                                           (guint) g_rand_int_range (rand, 0, 3));

  return gain_article_get_id (article);
}

static char
pick_entry (GRand *rand)
{
  return (char) g_rand_int_range (rand, 'a', 'f');
}

static void
put_or_take_link (GainProject *project, GRand *rand)
{
  static const char *const types[] = { "refers_to", "made_by", "mentions", "about" };
  const char *owner = people[g_rand_int_range (rand, 0, G_N_ELEMENTS (people))];
  const char *article = pick_article (project, rand);
  g_autofree char *id = g_strdup_printf ("r%d", g_rand_int_range (rand, 0, 30));
  char entry[] = { pick_entry (rand), '\0' };
  char speaker[] = { pick_entry (rand), '\0' };
  GainRelationEnd end = { .kind = GAIN_END_ACTOR, .id = entry };
  GainItem *before = gain_project_lookup (project, GAIN_ITEM_RELATION, owner, article, id);
  g_autoptr (GainChange) change = gain_change_new ("import");
  g_autoptr (GainRelation) link = NULL;

  if (g_rand_boolean (rand))
    end.speaker = speaker;
  if (before == NULL || g_rand_boolean (rand))
    link = gain_relation_new (id,
                              types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))],
                              "a mark",
                              &end);
  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (change, GAIN_ITEM_RELATION, owner, article, id, before, (GainItem *) link);
  g_assert_true (gain_project_apply (project, change, NULL));
}

static void
change_something (GainProject *project, GRand *rand)
{
  const char *article = pick_article (project, rand);
  char from[] = { pick_entry (rand), '\0' };
  char to[] = { pick_entry (rand), '\0' };
  g_autoptr (GainChange) change = NULL;

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      change = gain_act_status (project,
                                article,
                                g_rand_boolean (rand) ? "submitted" : "annotating",
                                NULL);
      break;
    case 1:
      change = gain_act_merge (project, GAIN_ITEM_ACTOR, from, to, NULL);
      break;
    case 2:
      change = gain_act_unmerge (project, GAIN_ITEM_ACTOR, from, NULL);
      break;
    case 3:
      gain_project_undo (project, NULL, NULL);
      return;
    default:
      put_or_take_link (project, rand);
      return;
    }
  if (change != NULL)
    gain_project_apply (project, change, NULL);
}

static guint
count_naively (GainProject *project, const char *id)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  GainRegistry *registry = gain_project_get_registry (project);
  const char *wanted = gain_registry_resolve (registry, GAIN_ITEM_ACTOR, id);
  guint n = 0;

  for (guint l = 0; l < layers->len; l++)
    {
      g_autoptr (GPtrArray) links = gain_layer_list_relations (layers->pdata[l], NULL);

      if (!gain_project_may_see (project,
                                 gain_layer_get_article (layers->pdata[l]),
                                 gain_layer_get_annotator (layers->pdata[l])))
        continue;
      for (guint i = 0; i < links->len; i++)
        {
          const GainRelationEnd *to = gain_relation_get_to (links->pdata[i]);

          n += strcmp (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, to->id), wanted) == 0;
          n += to->speaker != NULL &&
               strcmp (gain_registry_resolve (registry, GAIN_ITEM_ACTOR, to->speaker), wanted) == 0;
        }
    }

  return n;
}

static void
test_uses_follow_every_change (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (GainProject) project = new_shared_project ();
      GainOccurrences *occurrences = NULL;

      for (guint step = 0; step < 150; step++)
        {
          char id[] = { pick_entry (rand), '\0' };
          g_autoptr (GArray) list = NULL;

          change_something (project, rand);
          /* Built at some time: what came before must be in, too. */
          if (step < 20)
            continue;
          occurrences = gain_project_get_occurrences (project);
          list = gain_occurrences_list (occurrences, GAIN_ITEM_ACTOR, id);
          g_assert_cmpuint (list->len, ==, count_naively (project, id));
          g_assert_cmpuint (gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, id),
                            ==,
                            list->len);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entries/are-linked", test_entries_are_linked);
  g_test_add_func ("/entries/one-link", test_one_link_where_there_can_be_one);
  g_test_add_func ("/entries/merge-and-separate", test_merge_and_separate);
  g_test_add_func ("/entries/merges-in-any-order", test_merges_do_not_depend_on_their_order);
  g_test_add_func ("/entries/delete-and-undo",
                   test_delete_takes_links_along_and_undo_brings_them_back);
  g_test_add_func ("/entries/delete-a-version", test_delete_of_a_version_leaves_the_links);
  g_test_add_func ("/entries/delete-broader", test_delete_of_a_broader_proposition_forgets_it);
  g_test_add_func ("/entries/broader-circle", test_broader_goes_round_in_no_circle);
  g_test_add_func ("/entries/split", test_split_moves_the_chosen_links);
  g_test_add_func ("/entries/uses", test_uses_follow_every_change);
  g_test_add_func ("/entries/no-circle", test_a_way_is_no_circle);

  return g_test_run ();
}
