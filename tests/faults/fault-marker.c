/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-act.h"
#include "gain-store.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Works in a project as the window does (acts, main loop, saving by itself)
 * until somebody kills it, and looks afterwards whether all is there.
 *
 *   fault-marker mark PROJECT SEED    tells on standard output, a line each:
 *       try ID NOTE      the act is about to be applied ("-": delete)
 *       ack ID NOTE      it is durable
 *   fault-marker check PROJECT        reads such lines, says what is wrong */

static const char *const body =
    "Ferry line to close\n\nThe operator said that the line loses money. “Nobody asked us,” "
    "said Aña Ruíz, 🚢 captain of the Tern. The ministry denied that it had decided.\n";

/* Marking */

typedef struct
{
  GainStore *store;
  GRand *rand;
  GMainLoop *loop;
  GPtrArray *unacknowledged; /* of "ID NOTE" */
  GPtrArray *marks;          /* of ids */
  char *article;
  guint n;
} Marker;

static void
tell (const char *word, const char *what)
{
  printf ("%s %s\n", word, what);
  fflush (stdout);
}

static void
saved_cb (GainStore *store, GParamSpec *pspec, Marker *self)
{
  if (gain_store_get_unsaved (store) > 0)
    return;

  for (guint i = 0; i < self->unacknowledged->len; i++)
    tell ("ack", g_ptr_array_index (self->unacknowledged, i));
  g_ptr_array_set_size (self->unacknowledged, 0);
}

static void
failed_cb (GainStore *store, GParamSpec *pspec, Marker *self)
{
  const GError *error = gain_store_get_error (store);

  if (error == NULL)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

/* One act on one mark, told before and after. */
static void
do_act (Marker *self, GainChange *change, const char *id, const char *words)
{
  char *line = g_strdup_printf ("%s %s", id, words);

  tell ("try", line);
  g_ptr_array_add (self->unacknowledged, line);
  if (!gain_project_apply (gain_store_get_project (self->store), change, NULL))
    exit (1);
}

static void
make_mark (Marker *self)
{
  guint start = (guint) g_rand_int_range (self->rand, 0, 60);
  GainSpan span = GAIN_SPAN (start, start + 1 + (guint) g_rand_int_range (self->rand, 0, 60));
  char *id = NULL;
  g_autoptr (GainChange) change = gain_act_mark (gain_store_get_project (self->store),
                                                 self->article,
                                                 "claim",
                                                 &span,
                                                 1,
                                                 "typed",
                                                 NULL,
                                                 &id,
                                                 NULL);

  if (change == NULL)
    exit (1);
  do_act (self, change, id, "new");
  g_ptr_array_add (self->marks, id);
}

static void
change_mark (Marker *self)
{
  guint chosen = (guint) g_rand_int_range (self->rand, 0, (gint32) self->marks->len);
  const char *id = g_ptr_array_index (self->marks, chosen);
  GainProject *project = gain_store_get_project (self->store);
  g_autofree char *words = g_strdup_printf ("note-%u", self->n);
  g_autoptr (GainChange) change = NULL;

  if (g_rand_int_range (self->rand, 0, 4) > 0)
    {
      change = gain_act_note (project, self->article, id, words, NULL);
      do_act (self, change, id, words);
      return;
    }

  change = gain_act_delete (project, self->article, id, NULL);
  do_act (self, change, id, "-");
  g_ptr_array_remove_index (self->marks, chosen);
}

static gboolean
work_cb (gpointer data)
{
  Marker *self = data;

  self->n++;
  if (self->marks->len == 0 || g_rand_int_range (self->rand, 0, 3) > 0)
    make_mark (self);
  else
    change_mark (self);

  /* State is written every two seconds; nobody lives as long here. */
  if (g_rand_int_range (self->rand, 0, 3) == 0)
    gain_store_retry (self->store);
  if (g_rand_int_range (self->rand, 0, 8) == 0 && !gain_store_flush (self->store, NULL))
    exit (1);

  return G_SOURCE_CONTINUE;
}

static GainStore *
open_store (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GainStore *store;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
      !gain_store_create (folder, "ana", "Ferry", &error))
    goto fail;
  store = gain_store_open (folder, "ana", NULL, &error);
  if (store != NULL)
    return store;

fail:
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static char *
get_article (GainStore *store)
{
  g_autoptr (GainText) text = gain_text_new_from_string (body);
  GainBlock block = { { 0, 19 }, GAIN_BLOCK_TITLE, FALSE };
  g_autoptr (GainArticle) article = gain_article_new (text, &block, 1);
  g_autoptr (GError) error = NULL;
  const char *id = gain_article_get_id (article);

  if (!gain_store_add_article (store, article, NULL, NULL, &error) ||
      !gain_store_load_text (store,
                             gain_project_get_article (gain_store_get_project (store), id),
                             &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }

  return g_strdup (id);
}

static int
mark (const char *path, const char *seed)
{
  Marker self = { 0 };

  self.store = open_store (path);
  self.rand = g_rand_new_with_seed ((guint32) strtoul (seed, NULL, 10));
  self.loop = g_main_loop_new (NULL, FALSE);
  self.unacknowledged = g_ptr_array_new_with_free_func (g_free);
  self.marks = g_ptr_array_new_with_free_func (g_free);
  self.article = get_article (self.store);
  g_signal_connect (self.store, "notify::unsaved", G_CALLBACK (saved_cb), &self);
  g_signal_connect (self.store, "notify::error", G_CALLBACK (failed_cb), &self);
  g_timeout_add (1, work_cb, &self);
  tell ("ready", self.article);
  g_main_loop_run (self.loop);

  return 0;
}

/* Checking */

/* What may be there of one mark: its state after the last act that was
 * acknowledged, or after any that was tried later. */
typedef struct
{
  gboolean acknowledged;
  GPtrArray *states; /* of words */
} Expected;

static void
expected_free (gpointer data)
{
  Expected *expected = data;

  g_ptr_array_unref (expected->states);
  g_free (expected);
}

static void
expect (GHashTable *all, const char *word, const char *id, const char *words)
{
  Expected *expected = g_hash_table_lookup (all, id);
  guint at;

  if (expected == NULL)
    {
      expected = g_new0 (Expected, 1);
      expected->states = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (all, g_strdup (id), expected);
    }
  if (strcmp (word, "try") == 0)
    {
      g_ptr_array_add (expected->states, g_strdup (words));
      return;
    }

  expected->acknowledged = TRUE;
  if (g_ptr_array_find_with_equal_func (expected->states, words, g_str_equal, &at) && at > 0)
    g_ptr_array_remove_range (expected->states, 0, at);
}

static GHashTable *
read_expected (void)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, expected_free);
  char line[256];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) parts = NULL;

      /* The last line may be cut: then it was never told. */
      if (strchr (line, '\n') == NULL)
        break;
      parts = g_strsplit (g_strchomp (line), " ", 3);
      if (g_strv_length (parts) == 3)
        expect (all, parts[0], parts[1], parts[2]);
    }

  return all;
}

static const char *
get_state (GainStore *store, const char *article, const char *id)
{
  GainLayer *layer = gain_project_get_layer (gain_store_get_project (store), article, "ana");
  GainAnnotation *annotation = gain_layer_get_annotation (layer, id);
  const char *note;

  if (annotation == NULL)
    return "-";
  note = gain_item_get_note (GAIN_ITEM (annotation));

  return note != NULL ? note : "new";
}

static guint
count_wrong (GainStore *store, const char *article, GHashTable *all)
{
  GHashTableIter iter;
  gpointer id;
  gpointer value;
  guint n_wrong = 0;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Expected *expected = value;
      const char *state = get_state (store, article, id);

      if (!expected->acknowledged && strcmp (state, "-") == 0)
        continue;
      if (g_ptr_array_find_with_equal_func (expected->states, state, g_str_equal, NULL))
        continue;
      printf ("lost: %s is “%s”, not “%s”\n",
              (char *) id,
              state,
              expected->states->len > 0 ? (char *) g_ptr_array_index (expected->states, 0) : "");
      n_wrong++;
    }

  return n_wrong;
}

static guint
count_damage (GainStore *store)
{
  GListModel *findings = gain_store_get_findings (store);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GainFinding) finding = g_list_model_get_item (findings, i);

      printf ("%s: %s\n", gain_finding_get_kind (finding), gain_finding_get_message (finding));
      if (strcmp (gain_finding_get_kind (finding), "leftover") != 0)
        n++;
    }

  return n;
}

static int
check (const char *path)
{
  g_autoptr (GHashTable) all = read_expected ();
  GainStore *store = open_store (path);
  g_autofree char *article = get_article (store);
  guint n_wrong = count_wrong (store, article, all) + count_damage (store);
  g_autoptr (GError) error = NULL;

  if (!gain_store_close (store, &error))
    {
      printf ("%s\n", error->message);
      n_wrong++;
    }
  g_object_unref (store);

  return n_wrong > 0 ? 1 : 0;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 4 && strcmp (argv[1], "mark") == 0)
    return mark (argv[2], argv[3]);
  if (argc == 3 && strcmp (argv[1], "check") == 0)
    return check (argv[2]);

  fprintf (stderr, "Usage: fault-marker mark PROJECT SEED | check PROJECT\n");

  return 2;
}
