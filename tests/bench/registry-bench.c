/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where entries are used, with 50,000 of them and a million links. Prints a
 * line a figure; fails where one is worse than what must hold. */

#include "gain-act-entry.h"
#include "gain-occurrences.h"

#define N_ARTICLES 1000
#define N_LINKS    1000 /* an article */
#define N_ENTRIES  50000
#define N_ROUNDS   200

static gboolean good = TRUE;

static void
report (const char *name, double milliseconds, double limit)
{
  g_print ("%-40s %10.3f ms, at most %g\n", name, milliseconds, limit);
  good = good && milliseconds <= limit;
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
apply (GainProject *project, GainChange *change)
{
  g_autoptr (GError) error = NULL;

  if (change == NULL || !gain_project_apply (project, change, &error))
    g_error ("%s", error != NULL ? error->message : "no change");
  gain_change_unref (change);
}

static GainChange *
new_outside (void)
{
  GainChange *change = gain_change_new ("load");

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);

  return change;
}

static void
add_entries (GainProject *project)
{
  GainChange *change = new_outside ();

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autoptr (GainActor) actor = gain_actor_new (id, id);

      gain_change_add (change, GAIN_ITEM_ACTOR, "anna", NULL, id, NULL, GAIN_ITEM (actor));
    }
  apply (project, change);
}

/* Every tenth link leads to one of ten entries that everybody speaks of. */
static void
add_links (GainProject *project, const char *article, GRand *rand)
{
  GainChange *change = new_outside ();

  for (guint i = 0; i < N_LINKS; i++)
    {
      g_autofree char *entry =
          g_strdup_printf ("e%d", g_rand_int_range (rand, 0, i % 10 == 0 ? 10 : N_ENTRIES));
      GainRelationEnd end = { .kind = GAIN_END_ACTOR, .id = entry };
      g_autoptr (GainRelation) link = gain_relation_new (NULL, "refers_to", "a mark", &end);

      gain_change_add (change,
                       GAIN_ITEM_RELATION,
                       "anna",
                       article,
                       gain_item_get_id (GAIN_ITEM (link)),
                       NULL,
                       GAIN_ITEM (link));
    }
  apply (project, change);
}

static GainProject *
new_project (void)
{
  GainProject *project = gain_project_new ("anna");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  add_entries (project);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *words = g_strdup_printf ("Article %u", i);
      g_autoptr (GainText) text = gain_text_new_from_string (words);
      GainBlock block = { GAIN_SPAN (0, gain_text_get_length (text)), GAIN_BLOCK_PARAGRAPH, FALSE };
      g_autoptr (GainArticle) article = gain_article_new (text, &block, 1);

      gain_project_add_article (project, article);
      add_links (project, gain_article_get_id (article), rand);
    }

  return project;
}

static void
measure_counts (GainOccurrences *occurrences)
{
  gint64 start = g_get_monotonic_time ();
  guint64 n = 0;

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      n += gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, id);
    }
  report ("all counts, the first time", since (start), 1000);
  if (n != (guint64) N_ARTICLES * N_LINKS)
    g_error ("%" G_GUINT64_FORMAT " uses were counted", n);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_ROUNDS; i++)
    gain_occurrences_count (occurrences, GAIN_ITEM_ACTOR, "e1");
  report ("one count", since (start) / N_ROUNDS, 0.05);
}

static void
measure_acts (GainProject *project, GainOccurrences *occurrences)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (GainArticle) article = g_list_model_get_item (gain_project_get_articles (project), 5);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) list = NULL;
  GainOccurrenceSum own;

  add_links (project, gain_article_get_id (article), rand);
  report ("a link more", since (start) / N_LINKS, 1);

  start = g_get_monotonic_time ();
  list = gain_occurrences_list (occurrences, GAIN_ITEM_ACTOR, "e1");
  report ("10,000 uses of one entry", since (start), 150);

  start = g_get_monotonic_time ();
  apply (project, gain_act_merge (project, GAIN_ITEM_ACTOR, "e100", "e200", NULL));
  gain_registry_resolve (gain_project_get_registry (project), GAIN_ITEM_ACTOR, "e100");
  report ("a merge", since (start), 16);

  start = g_get_monotonic_time ();
  gain_occurrences_sum (occurrences, GAIN_ITEM_ACTOR, "e1", &own, NULL);
  report ("what a deletion is about", since (start), 300);

  start = g_get_monotonic_time ();
  apply (project, gain_act_delete_entry (project, GAIN_ITEM_ACTOR, "e1", NULL));
  report ("deleting it with 10,000 links", since (start), 1500);

  start = g_get_monotonic_time ();
  gain_project_undo (project, NULL, NULL);
  report ("and back", since (start), 1500);
}

int
main (void)
{
  g_autoptr (GainProject) project = new_project ();
  GainOccurrences *occurrences;
  gint64 start = g_get_monotonic_time ();

  occurrences = gain_project_get_occurrences (project);
  report ("indexing a million links", since (start), 4000);
  measure_counts (occurrences);
  measure_acts (project, occurrences);

  return good ? 0 : 1;
}
