/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One measurement of the store a process, so that memory is that of this work
 * alone; store-bench.py calls them one after another. Prints NAME VALUE lines.
 * Times are milliseconds, memory is MiB. */

#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "gain-act.h"
#include "gain-store.h"

#define ME "bench"

static const char *const words[] = {
  "the",    "minister", "said",    "that",   "harbour", "fund", "crowns", "left",
  "denied", "account",  "of",      "letter", "to",      "port", "in",     "March",
  "claim",  "director", "inquiry", "had",    "paid",    "café", "report", "against",
};

static void
fail (const GError *error)
{
  g_printerr ("store-bench: %s\n", error->message);
  exit (1);
}

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
print_value (const char *name, double value)
{
  g_print ("%s %.3f\n", name, value);
}

/* VmHWM: the most that was ever in memory. */
static void
print_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (line = strstr (status, "VmHWM:")) != NULL)
    print_value ("memory", g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) / 1024.0);
}

static GainStore *
open_store (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GainStore *store = gain_store_open (folder, ME, NULL, &error);

  if (store == NULL)
    fail (error);

  return store;
}

static GainStore *
create_store (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!gain_store_create (folder, ME, NULL, &error))
    fail (error);

  return open_store (path);
}

/* About @size code points of sentences, in paragraphs of some 300, as blocks. */
static GainArticle *
make_article (GRand *chance, guint number, guint size)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (GainBlock));
  g_autoptr (GainText) text = NULL;
  guint start = 0;
  guint n = 0;

  g_string_append_printf (utf8, "Article %u of the harbour.", number);
  n = g_utf8_strlen (utf8->str, -1);
  while (n < size)
    {
      const char *word = words[g_rand_int_range (chance, 0, G_N_ELEMENTS (words))];
      gboolean ends = n - start > 300;

      if (ends)
        {
          GainBlock block = { { start, n }, GAIN_BLOCK_PARAGRAPH, FALSE };

          g_array_append_val (blocks, block);
          start = n + 2;
        }
      g_string_append (utf8, ends ? "\n\n" : " ");
      g_string_append (utf8, word);
      n += g_utf8_strlen (word, -1) + (ends ? 2 : 1);
    }
  if (start < n)
    {
      GainBlock block = { { start, n }, GAIN_BLOCK_PARAGRAPH, FALSE };

      g_array_append_val (blocks, block);
    }
  text = gain_text_new_from_string (utf8->str);

  return gain_article_new (text, (const GainBlock *) blocks->data, blocks->len);
}

static GainArticle *
add_article (GainStore *store, GRand *chance, guint number, guint size)
{
  g_autoptr (GainArticle) article = make_article (chance, number, size);
  g_autoptr (GError) error = NULL;
  gboolean existed;

  if (!gain_store_add_article (store, article, NULL, &existed, &error) ||
      !gain_store_load_text (store, article, &error))
    fail (error);

  return gain_project_get_article (gain_store_get_project (store), gain_article_get_id (article));
}

static void
mark (GainStore *store, GainArticle *article, GRand *chance)
{
  static const char *const labels[] = { "claim", "denial", "doubt", "actor", "cue" };
  GainProject *project = gain_store_get_project (store);
  guint start = g_rand_int_range (chance, 0, gain_article_get_length (article) - 80);
  GainSpan span = { start, start + g_rand_int_range (chance, 5, 80) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GainChange) change = gain_act_mark (project,
                                                 gain_article_get_id (article),
                                                 labels[g_rand_int_range (chance, 0, 5)],
                                                 &span,
                                                 1,
                                                 "typed",
                                                 NULL,
                                                 NULL,
                                                 &error);

  if (change == NULL || !gain_project_apply (project, change, &error))
    fail (error);
}

static void
sync_store (GainStore *store)
{
  g_autoptr (GError) error = NULL;

  if (!gain_store_sync (store, &error))
    fail (error);
}

/* generate FOLDER ARTICLES MARKS: a project as it looks after a day's work. */
static void
generate (const char *path, guint n_articles, guint n_marks)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);
  g_autoptr (GainStore) store = create_store (path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_articles; i++)
    {
      GainArticle *article = add_article (store, chance, i, 3000);

      for (guint j = 0; j < n_marks; j++)
        mark (store, article, chance);
      gain_article_drop_text (article);
    }
  if (!gain_store_close (store, &error))
    fail (error);
}

/* journal FOLDER LINES: a project whose program was killed before it wrote any
 * state: everything stands in the journal only. */
static void
generate_journal (const char *path, guint n_lines)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (2);
  GainStore *store = create_store (path);
  GainArticle *articles[100];

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    articles[i] = add_article (store, chance, i, 3000);
  for (guint i = 0; i < n_lines; i++)
    {
      mark (store, articles[i % G_N_ELEMENTS (articles)], chance);
      if (i % 1000 == 999)
        sync_store (store);
    }
  sync_store (store);
  /* No farewell. */
  _exit (0);
}

static guint
count_marks (GainProject *project)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  guint n = 0;

  for (guint i = 0; i < layers->len; i++)
    n += gain_layer_get_n_annotations (g_ptr_array_index (layers, i));

  return n;
}

/* open FOLDER */
static void
measure_open (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  clock_t processor = clock ();
  GainStore *store = open_store (path);
  GainProject *project = gain_store_get_project (store);

  print_value ("open", milliseconds_since (start));
  print_value ("processor", (clock () - processor) * 1000.0 / CLOCKS_PER_SEC);
  print_value ("articles", g_list_model_get_n_items (gain_project_get_articles (project)));
  print_value ("marks", count_marks (project));
  print_memory ();
  fflush (stdout);
  /* Closing would write the state, and the next run would measure another thing. */
  _exit (0);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_distribution (const char *name, GArray *times)
{
  g_autofree char *median = g_strconcat (name, "-median", NULL);
  g_autofree char *p95 = g_strconcat (name, "-p95", NULL);
  g_autofree char *max = g_strconcat (name, "-max", NULL);

  g_array_sort (times, compare_doubles);
  print_value (median, g_array_index (times, double, times->len / 2));
  print_value (p95, g_array_index (times, double, times->len * 95 / 100));
  print_value (max, g_array_index (times, double, times->len - 1));
}

static void
append_since (GArray *times, gint64 start)
{
  double value = milliseconds_since (start);

  g_array_append_val (times, value);
}

/* latency FOLDER N: from the act to the moment when the window may say
 * "saved", with the main loop running as it does there. A key press comes
 * every few milliseconds at most, so there is a pause between two. */
static void
measure_latency (const char *path, guint n)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (3);
  GainStore *store = create_store (path);
  GainArticle *article = add_article (store, chance, 0, 20000);
  g_autoptr (GArray) applied = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) durable = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time ();

      mark (store, article, chance);
      append_since (applied, start);
      while (gain_store_get_unsaved (store) > 0)
        g_main_context_iteration (NULL, TRUE);
      append_since (durable, start);
      g_usleep (2000);
    }
  print_distribution ("applied", applied);
  print_distribution ("durable", durable);
  print_memory ();
  g_object_unref (store);
}

/* disk FOLDER N: the least that any program needs: a line of that length
 * appended and made durable. */
static void
measure_disk (const char *path, guint n)
{
  g_autofree char *file = g_build_filename (path, "lines", NULL);
  g_autofree char *line = g_strnfill (900, 'x');
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  int descriptor;

  g_mkdir_with_parents (path, 0700);
  descriptor = open (file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  line[899] = '\n';
  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (write (descriptor, line, 900) != 900 || fdatasync (descriptor) != 0)
        exit (1);
      append_since (times, start);
      g_usleep (2000);
    }
  close (descriptor);
  print_distribution ("disk", times);
}

static guint
get_number (char **argv, int argc, int i)
{
  return i < argc ? (guint) g_ascii_strtoull (argv[i], NULL, 10) : 0;
}

int
main (int argc, char **argv)
{
  const char *mode = argc > 2 ? argv[1] : "";

  if (g_str_equal (mode, "generate"))
    generate (argv[2], get_number (argv, argc, 3), get_number (argv, argc, 4));
  else if (g_str_equal (mode, "journal"))
    generate_journal (argv[2], get_number (argv, argc, 3));
  else if (g_str_equal (mode, "open"))
    measure_open (argv[2]);
  else if (g_str_equal (mode, "latency"))
    measure_latency (argv[2], get_number (argv, argc, 3));
  else if (g_str_equal (mode, "disk"))
    measure_disk (argv[2], get_number (argv, argc, 3));
  else
    {
      g_printerr ("Usage: store-bench generate|journal|open|latency|disk FOLDER [N [M]]\n");
      return 2;
    }

  return 0;
}
