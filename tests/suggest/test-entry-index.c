/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-entry-index.h"
#include "gain-folded-words.h"
#include "suggest-fixture.h"

#include <string.h>

static void
test_folding (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Volodymyr  ZELENSKY", "volodymyr zelensky" },
    { "Núñez, José-María", "nunez jose maria" },
    { "Nu\xcc\x81n\xcc\x83"
      "ez",
      "nunez" },
    { "at least 1,000 men", "at least 1000 men" },
    { "3.5 percent.", "35 percent" },
    { "Ніна Коваль", "ніна коваль" },
    { "وَزِير الخارجية", "وزير الخارجية" },
    { "ﬁfty “guns”…", "fifty guns" },
    { "O’Brien", "o brien" },
    { " — ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = gain_fold_words (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
add_actor (GainProject *project, const char *id, const char *name, const char *alias, const char *q)
{
  g_autoptr (GainActor) actor = gain_actor_new (id, name);
  const char *aliases[] = { alias, NULL };
  GError *error = NULL;
  GainChange *change;

  gain_actor_set_aliases (actor, aliases);
  gain_actor_set_wikidata (actor, q);
  change = gain_act_entry (project, NULL, GAIN_ITEM (actor), &error);
  suggest_apply (project, change, error);
}

/* "id:fit id:fit …" */
static char *
find (GainEntryIndex *index, const char *typed, GHashTable *weights)
{
  g_autoptr (GArray) hits = gain_entry_index_find (index, typed, FALSE, weights, 10);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const GainEntryHit *hit = &g_array_index (hits, GainEntryHit, i);

      g_string_append_printf (
          string, "%s%s:%d", i > 0 ? " " : "", gain_item_get_id (hit->item), hit->fit);
    }

  return g_string_free (string, FALSE);
}

static void
test_better_fits_come_first (SuggestFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *found;
  } cases[] = {
    { "reed", "reed:0 reedy:1 jonas:3 freedom:4" },
    { "jonas re", "jonas:1" },
    { "reed jon", "jonas:3" },
    { "jo reed", "jonas:2" },
    { "jr", "jonas:3" },
    { "q77", "jonas:0" },
    { "FREEDOM", "freedom:1" },
    { "eed", "reed:4 reedy:4 jonas:4 freedom:4" },
    { "e", "" },
    { "jonas nobody", "" },
    { "?!", "" },
    { "the boss", "jonas:0" },
  };
  g_autoptr (GainEntryIndex) index = gain_entry_index_new (self->project, GAIN_ITEM_ACTOR);

  add_actor (self->project, "freedom", "Freedom Party", NULL, NULL);
  add_actor (self->project, "jonas", "Jonas Réed", "The Boss", "Q77");
  add_actor (self->project, "reed", "Reed", NULL, NULL);
  add_actor (self->project, "reedy", "Reedy & Co", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (index, cases[i].typed, NULL);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_numbers_find_propositions (SuggestFixture *self, gconstpointer data)
{
  g_autoptr (GainEntryIndex) index = gain_entry_index_new (self->project, GAIN_ITEM_PROPOSITION);
  g_autofree char *found = NULL;
  g_autofree char *both = NULL;

  suggest_add_proposition (self->project, "p155", "At least 155 citizens of China fight");
  suggest_add_proposition (self->project, "p150", "More than 150 citizens of China fight");
  found = find (index, "155", NULL);
  both = find (index, "china 15", NULL);
  g_assert_cmpstr (found, ==, "p155:3");
  g_assert_cmpstr (both, ==, "p155:3 p150:3");
}

static void
test_what_is_used_comes_first (SuggestFixture *self, gconstpointer data)
{
  g_autoptr (GainEntryIndex) index = gain_entry_index_new (self->project, GAIN_ITEM_ACTOR);
  g_autoptr (GHashTable) weights = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *plain = NULL;
  g_autofree char *weighed = NULL;
  double much = 3;

  add_actor (self->project, "a", "Reed A", NULL, NULL);
  add_actor (self->project, "b", "Reed B", NULL, NULL);
  plain = find (index, "reed", NULL);
  g_hash_table_insert (weights, (char *) "b", &much);
  weighed = find (index, "reed", weights);
  g_assert_cmpstr (plain, ==, "a:1 b:1");
  g_assert_cmpstr (weighed, ==, "b:1 a:1");
}

/* What stands below is the definition, said as simply as can be. */
static gboolean
some_word (char **words, const char *typed, gboolean inside)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (inside ? strstr (words[i], typed) != NULL : g_str_has_prefix (words[i], typed))
      return TRUE;

  return FALSE;
}

static GainFit
naive_fit (GainItem *item, const char *typed)
{
  g_autofree char *wanted = gain_fold_words (typed);
  g_auto (GStrv) words = g_strsplit (wanted, " ", -1);
  const char *alias = gain_actor_get_aliases (GAIN_ACTOR (item))[0];
  g_autofree char *names[2] = { gain_fold_words (gain_actor_get_name (GAIN_ACTOR (item))),
                                gain_fold_words (alias != NULL ? alias : "") };
  g_autofree char *all = g_strconcat (names[0], " ", names[1], NULL);
  g_auto (GStrv) known = g_strsplit (all, " ", -1);
  GainFit fit = GAIN_FIT_WORD;

  if (g_str_equal (wanted, names[0]) || g_str_equal (wanted, names[1]))
    fit = GAIN_FIT_EXACT;
  else if (g_str_has_prefix (names[0], wanted) || g_str_has_prefix (names[1], wanted))
    fit = GAIN_FIT_NAME_PREFIX;
  else
    {
      if (g_str_has_prefix (names[0], words[0]) || g_str_has_prefix (names[1], words[0]))
        fit = GAIN_FIT_FIRST_WORD;
      for (guint i = 0; words[i] != NULL; i++)
        if (!some_word (known, words[i], FALSE))
          fit = strlen (words[i]) > 1 && some_word (known, words[i], TRUE) && fit != GAIN_FIT_NOT
                    ? GAIN_FIT_INFIX
                    : GAIN_FIT_NOT;
    }
  g_free (g_steal_pointer (&names[1]));

  return fit;
}

/* id of what shows → best fit */
static GHashTable *
naive_find (GainProject *project, const char *typed)
{
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) items = gain_registry_list_entries (registry, GAIN_ITEM_ACTOR, NULL);
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const char *id = gain_item_get_id (items->pdata[i]);
      const char *shown = gain_registry_resolve (registry, GAIN_ITEM_ACTOR, id);
      GainFit fit = naive_fit (items->pdata[i], typed);
      gpointer known;

      if (fit == GAIN_FIT_NOT)
        continue;
      if (gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, shown) == NULL)
        shown = id;
      if (!g_hash_table_lookup_extended (found, shown, NULL, &known) ||
          (int) fit < GPOINTER_TO_INT (known))
        g_hash_table_insert (found, (char *) shown, GINT_TO_POINTER (fit));
    }

  return found;
}

static void
compare_with_naive (GainProject *project, GainEntryIndex *index, const char *typed)
{
  g_autoptr (GHashTable) naive = naive_find (project, typed);
  g_autoptr (GArray) hits = gain_entry_index_find (index, typed, TRUE, NULL, 1000);
  GainFit last = GAIN_FIT_EXACT;

  g_assert_cmpuint (hits->len, ==, g_hash_table_size (naive));
  for (guint i = 0; i < hits->len; i++)
    {
      const GainEntryHit *hit = &g_array_index (hits, GainEntryHit, i);
      gpointer fit;

      g_assert_true (
          g_hash_table_lookup_extended (naive, gain_item_get_id (hit->item), NULL, &fit));
      g_assert_cmpint (GPOINTER_TO_INT (fit), ==, hit->fit);
      g_assert_cmpint (last, <=, hit->fit);
      last = hit->fit;
    }
}

static const char *const name_parts[] = { "Ada",    "Añna", "anna", "Reed", "Reedy",
                                          "Коваль", "12",   "El",   "Elan" };

static char *
dup_random_name (GRand *rand)
{
  GString *name = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    g_string_append_printf (name,
                            "%s%s",
                            name->len > 0 ? " " : "",
                            name_parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (name_parts))]);

  return g_string_free (name, FALSE);
}

static GainItem *
make_random_actor (GRand *rand, const char *id)
{
  g_autofree char *name = dup_random_name (rand);
  g_autofree char *alias = g_rand_boolean (rand) ? dup_random_name (rand) : NULL;
  const char *aliases[] = { alias, NULL };
  GainActor *actor = gain_actor_new (id, name);

  gain_actor_set_aliases (actor, aliases);

  return GAIN_ITEM (actor);
}

static void
edit_registry (GainProject *project, GRand *rand)
{
  g_autofree char *id = g_strdup_printf ("e%d", g_rand_int_range (rand, 0, 12));
  g_autofree char *to = g_strdup_printf ("e%d", g_rand_int_range (rand, 0, 12));
  GainItem *before =
      gain_registry_get_entry (gain_project_get_registry (project), GAIN_ITEM_ACTOR, "anna", id);
  g_autoptr (GainItem) after = make_random_actor (rand, id);
  g_autoptr (GainItem) merge = GAIN_ITEM (gain_merge_new (NULL, GAIN_ITEM_ACTOR, id, to));
  GainChange *change = NULL;

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      gain_project_undo (project, NULL, NULL);
      return;
    case 1:
      gain_project_redo (project, NULL, NULL);
      return;
    case 2:
      if (before != NULL)
        change = gain_act_entry (project, before, NULL, NULL);
      break;
    case 3:
      change = gain_act_entry (project, NULL, merge, NULL);
      break;
    default:
      change = gain_act_entry (project, before, after, NULL);
      break;
    }
  if (change == NULL)
    return;
  gain_project_apply (project, change, NULL);
  gain_change_unref (change);
}

static void
changed_cb (GainProject *project, GainChange *change, GainEntryIndex *index)
{
  gain_entry_index_follow (index, change);
}

static void
test_equals_a_naive_filter (SuggestFixture *self, gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GainEntryIndex) index = gain_entry_index_new (self->project, GAIN_ITEM_ACTOR);

  g_test_message ("seed %u", seed);
  g_signal_connect (self->project, "changed", G_CALLBACK (changed_cb), index);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *typed = dup_random_name (rand);
      glong length = g_utf8_strlen (typed, -1);
      g_autofree char *part = g_utf8_substring (typed, 0, g_rand_int_range (rand, 1, length + 1));

      edit_registry (self->project, rand);
      compare_with_naive (self->project, index, typed);
      compare_with_naive (self->project, index, g_strchomp (part));
    }
  g_signal_handlers_disconnect_by_func (self->project, changed_cb, index);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add (path, SuggestFixture, NULL, suggest_fixture_set_up, func, suggest_fixture_tear_down)
  g_test_add_func ("/suggest/entry-index/folding", test_folding);
  ADD ("/suggest/entry-index/better-fits-come-first", test_better_fits_come_first);
  ADD ("/suggest/entry-index/numbers-find-propositions", test_numbers_find_propositions);
  ADD ("/suggest/entry-index/what-is-used-comes-first", test_what_is_used_comes_first);
  ADD ("/suggest/entry-index/equals-a-naive-filter", test_equals_a_naive_filter);

  return g_test_run ();
}
