/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "gain-act.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Figures of the store, a line each: what takes how long. Usage: measure-store [LINES] [ARTICLES]
 */

/* By the clock, and by the work of all threads: what it costs on a machine
 * that does other things too. */
typedef struct
{
  gint64 started;
  clock_t worked;
} Stopwatch;

static Stopwatch
start_watch (void)
{
  return (Stopwatch){ g_get_monotonic_time (), clock () };
}

static double
seconds_since (Stopwatch watch)
{
  return (double) (g_get_monotonic_time () - watch.started) / G_TIME_SPAN_SECOND;
}

static double
work_since (Stopwatch watch)
{
  return (double) (clock () - watch.worked) / CLOCKS_PER_SEC;
}

static double
get_megabytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) usage.ru_maxrss / 1024;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* From the act to the durable line, one after the other. */
static void
measure_keys (GainStore *store, const char *article)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 200; i++)
    {
      Stopwatch start = start_watch ();
      g_autofree char *id = store_fixture_mark (store, article, 2, 6);
      double milliseconds;

      gain_store_sync (store, NULL);
      milliseconds = 1000 * seconds_since (start);
      g_array_append_val (times, milliseconds);
    }
  g_array_sort (times, compare_doubles);
  printf ("act to durable journal line: median %.2f ms, p95 %.2f ms\n",
          g_array_index (times, double, 100),
          g_array_index (times, double, 190));
}

static void
measure_replay (StoreFixture *fixture, guint n_lines)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  g_autofree char *article = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  g_autofree char *layer = g_strdup_printf ("annotations/ana/%.2s/%s.json", article, article);
  Stopwatch start = start_watch ();
  g_autofree char *id = NULL;

  measure_keys (store, article);
  start = start_watch ();
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *words = g_strdup_printf ("note %u", i);

      if (i % 10 == 0)
        {
          g_free (id);
          id = store_fixture_mark (store, article, i % 90, 91 + i % 20);
        }
      else
        {
          store_fixture_apply (
              store, gain_act_note (gain_store_get_project (store), article, id, words, NULL));
        }
    }
  gain_store_sync (store, NULL);
  printf ("%u acts: %.2f s (work %.2f s) until durable\n",
          n_lines,
          seconds_since (start),
          work_since (start));
  start = start_watch ();
  store_fixture_close (store);
  printf ("closing, with %u marks to write: %.2f s (work %.2f s)\n",
          n_lines / 10,
          seconds_since (start),
          work_since (start));

  start = start_watch ();
  store = store_fixture_open (fixture, "ana");
  printf ("opening with a history of %u lines: %.2f s (work %.2f s), %.0f MB\n",
          n_lines,
          seconds_since (start),
          work_since (start),
          get_megabytes ());
  g_object_unref (store);

  start = start_watch ();
  store = store_fixture_open (fixture, "bob");
  printf ("opening beside another's %u lines: %.2f s (work %.2f s)\n",
          n_lines,
          seconds_since (start),
          work_since (start));
  g_object_unref (store);

  store_fixture_remove (fixture, layer);
  start = start_watch ();
  store = store_fixture_open (fixture, "ana");
  printf ("replaying %u lines without state: %.2f s (work %.2f s)\n",
          n_lines,
          seconds_since (start),
          work_since (start));
  g_object_unref (store);
}

static void
measure_articles (StoreFixture *fixture, guint n_articles)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  Stopwatch start = start_watch ();

  for (guint i = 0; i < n_articles; i++)
    {
      const char *id = gain_article_get_id (store_fixture_add_article (store, 1000 + i));

      for (guint j = 0; j < 5; j++)
        g_free (store_fixture_mark (store, id, 2 + j, 20 + j));
    }
  printf ("adding %u articles with 5 marks each: %.2f s (work %.2f s)\n",
          n_articles,
          seconds_since (start),
          work_since (start));
  start = start_watch ();
  store_fixture_close (store);
  printf ("closing, with %u files to write: %.2f s (work %.2f s)\n",
          n_articles,
          seconds_since (start),
          work_since (start));
  start = start_watch ();
  store = store_fixture_open (fixture, "ana");
  printf ("opening %u articles: %.2f s (work %.2f s), %.0f MB\n",
          n_articles,
          seconds_since (start),
          work_since (start),
          get_megabytes ());
  start = start_watch ();
  gain_store_refresh (store, NULL);
  printf ("looking at all of them again: %.2f s (work %.2f s)\n",
          seconds_since (start),
          work_since (start));
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  guint n_lines = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  guint n_articles = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 5000;
  StoreFixture fixture;

  /* Durable is a word about disks. */
  g_setenv ("GAIN_TEST_ON_DISK", "1", TRUE);
  store_fixture_init (&argc, &argv);
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (n_lines > 0)
    {
      store_fixture_set_up (&fixture, NULL);
      measure_replay (&fixture, n_lines);
      store_fixture_tear_down (&fixture, NULL);
    }
  if (n_articles > 0)
    {
      store_fixture_set_up (&fixture, NULL);
      measure_articles (&fixture, n_articles);
      store_fixture_tear_down (&fixture, NULL);
    }

  return 0;
}
