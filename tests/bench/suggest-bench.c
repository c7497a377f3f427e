/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast a picker opens and filters: 10,000 marks in one article, 50,000
 * actors and as many propositions. Prints
 * milliseconds of the processor; with --check it fails
 * above what must hold. */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "gain-act.h"
#include "gain-suggester.h"

#define ME          "bench"
#define N_ENTRIES   50000
#define N_SENTENCES 3334 /* a mention, a cue and a statement each */
#define N_ASKED     60
#define N_SHOWN     20
#define MAX_OPEN    50.0
#define MAX_KEY     16.0

static const char *const first_names[] = { "Ada",   "Émile", "Ніна",  "Tom",  "Ruth", "Zoë",
                                           "Karin", "Omar",  "Ilse",  "Paul", "Åsa",  "Jonas",
                                           "Mira",  "فاطمة", "Petra", "Lin" };
static const char *const last_names[] = { "Quist",   "Brandt", "Núñez", "Reed",  "Maan",
                                          "Коваль",  "Fell",   "Lind",  "Amsel", "Venn",
                                          "Holm",    "Roth",   "Song",  "Ito",   "Müller",
                                          "Ivashko", "Jian",   "Dahl",  "Voss",  "Aasen" };
static const char *const subjects[] = { "The mill",    "The ministry", "Norwater", "The port",
                                        "The council", "Ostria",       "Helvix",   "The union" };
static const char *const verbs[] = { "supplied", "closed",  "hid",    "recruited", "denied",
                                     "repaired", "charged", "dumped", "paid",      "moved" };
static const char *const objects[] = { "rockets",     "farm workers", "the reservoir", "trial data",
                                       "the bridge",  "water prices", "prisoners",     "inspectors",
                                       "the vaccine", "café owners" };

typedef struct
{
  GArray *times; /* of double, milliseconds */
  const char *name;
  double most;
} Figure;

/* Microseconds of the processor: all of it happens in one thread, and the
 * machine may have other things to do. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static guint32
pick (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;

  return *state >> 8;
}

static Figure
figure_new (const char *name, double most)
{
  return (Figure){ g_array_new (FALSE, FALSE, sizeof (double)), name, most };
}

static void
figure_add (Figure *self, gint64 start)
{
  double time = (get_time () - start) / 1000.0;

  g_array_append_val (self->times, time);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Returns: TRUE when the 95th percentile is what it must be. Frees. */
static gboolean
figure_print (Figure *self)
{
  guint n = self->times->len;
  double p95;

  g_array_sort (self->times, compare_doubles);
  p95 = g_array_index (self->times, double, (n * 95) / 100);
  g_print ("%-40s median %6.2f ms  p95 %6.2f ms  max %6.2f ms  (%u)\n",
           self->name,
           g_array_index (self->times, double, n / 2),
           p95,
           g_array_index (self->times, double, n - 1),
           n);
  g_array_unref (self->times);

  return p95 <= self->most;
}

static void
fail (GError *error)
{
  g_printerr ("suggest-bench: %s\n", error->message);
  exit (1);
}

static GainCodebook *
codebook_new (void)
{
  static const char *const statement[] = { "statement", NULL };
  static const char *const mention[] = { "mention", NULL };
  static const char *const actor[] = { "actor", "none", NULL };
  static const char *const proposition[] = { "proposition", NULL };
  static const char *const claim[] = { "statement", "proposition", NULL };
  static const GainLabel labels[] = {
    { .id = "claim", .name = "Claim", .kind = GAIN_LABEL_STATEMENT, .act = "asserts" },
    { .id = "denial", .name = "Denial", .kind = GAIN_LABEL_STATEMENT, .act = "denies" },
    { .id = "actor", .name = "Actor", .kind = GAIN_LABEL_MENTION },
    { .id = "cue", .name = "Cue", .kind = GAIN_LABEL_CUE },
  };
  const GainRelationType types[] = {
    { .id = "refers_to", .name = "refers to", .from = mention, .to = actor, .several = TRUE },
    { .id = "states", .name = "states", .from = statement, .to = proposition },
    { .id = "made_by", .name = "made by", .from = statement, .to = actor, .several = TRUE },
    { .id = "denies", .name = "denies", .from = statement, .to = claim, .several = TRUE },
  };
  GainCodebook *codebook = gain_codebook_new (1, "Bench");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gain_codebook_add_label (codebook, &labels[i]);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gain_codebook_add_relation_type (codebook, &types[i]);

  return codebook;
}

static char *
dup_actor_name (guint i, guint32 *state)
{
  return g_strdup_printf ("%s %s %u",
                          first_names[pick (state) % G_N_ELEMENTS (first_names)],
                          last_names[pick (state) % G_N_ELEMENTS (last_names)],
                          i);
}

static char *
dup_content (guint32 *state)
{
  return g_strdup_printf ("%s %s %u %s in district %u",
                          subjects[pick (state) % G_N_ELEMENTS (subjects)],
                          verbs[pick (state) % G_N_ELEMENTS (verbs)],
                          pick (state) % 500,
                          objects[pick (state) % G_N_ELEMENTS (objects)],
                          pick (state) % 900);
}

static void
add_registry (GainProject *project)
{
  g_autoptr (GainChange) change = gain_change_new ("import");
  g_autoptr (GError) error = NULL;
  guint32 state = 1;

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *actor_id = g_strdup_printf ("a%u", i);
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *name = dup_actor_name (i, &state);
      g_autofree char *wording = dup_content (&state);
      g_autofree char *alias = g_strdup_printf ("Alias %s", name);
      const char *aliases[] = { alias, NULL };
      g_autoptr (GainActor) actor = gain_actor_new (actor_id, name);
      g_autoptr (GainProposition) proposition = gain_proposition_new (id, wording);

      gain_actor_set_aliases (actor, aliases);
      gain_change_add (change, GAIN_ITEM_ACTOR, ME, NULL, actor_id, NULL, GAIN_ITEM (actor));
      gain_change_add (change, GAIN_ITEM_PROPOSITION, ME, NULL, id, NULL, GAIN_ITEM (proposition));
    }
  if (!gain_project_apply (project, change, &error))
    fail (error);
}

static GainArticle *
article_new (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (GainBlock));
  g_autoptr (GainText) text = NULL;
  guint32 state = 2;
  guint start = 0;

  for (guint i = 0; i < N_SENTENCES; i++)
    {
      g_autofree char *name = dup_actor_name (pick (&state) % N_ENTRIES, &state);
      g_autofree char *content = dup_content (&state);

      g_string_append_printf (
          string, "%s %s %s.\n", name, i % 4 == 3 ? "denied that" : "said that", content);
      if (i % 5 == 4)
        {
          GainBlock block = { GAIN_SPAN (start, 0), GAIN_BLOCK_PARAGRAPH, FALSE };

          block.span.end = (guint) g_utf8_strlen (string->str, -1) - 1;
          start = block.span.end + 1;
          g_array_append_val (blocks, block);
        }
    }
  text = gain_text_new_from_string (string->str);

  return gain_article_new (text, (const GainBlock *) (gpointer) blocks->data, blocks->len);
}

static GainAnnotation *
add_mark (GainChange *change, GainText *text, const char *article, const char *label, GainSpan span)
{
  GainAnnotation *mark = gain_annotation_new (NULL, label);

  if (!gain_annotation_place (mark, text, &span, 1))
    exit (1);
  gain_change_add (change,
                   GAIN_ITEM_ANNOTATION,
                   ME,
                   article,
                   gain_item_get_id (GAIN_ITEM (mark)),
                   NULL,
                   GAIN_ITEM (mark));
  g_object_unref (mark);

  return mark;
}

static void
add_link (GainChange *change,
          const char *article,
          GainAnnotation *from,
          const char *type,
          GainEndKind kind,
          const char *to)
{
  GainRelationEnd end = { .kind = kind, .id = to };
  g_autoptr (GainRelation) link =
      gain_relation_new (NULL, type, gain_item_get_id (GAIN_ITEM (from)), &end);

  gain_change_add (change,
                   GAIN_ITEM_RELATION,
                   ME,
                   article,
                   gain_item_get_id (GAIN_ITEM (link)),
                   NULL,
                   GAIN_ITEM (link));
}

/* Marks of one line: who, the cue, and what is said. Ids of every 50th denial go to @asked. */
static void
mark_line (GainChange *change,
           GainArticle *article,
           guint start,
           const char *line,
           guint i,
           GPtrArray *asked)
{
  GainText *text = gain_article_get_text (article);
  const char *id = gain_article_get_id (article);
  gboolean denies = i % 4 == 3;
  const char *cue = strstr (line, denies ? " denied that " : " said that ") + 1;
  guint at = start + (guint) g_utf8_strlen (line, cue - line);
  guint that = at + (denies ? strlen ("denied that ") : strlen ("said that "));
  guint end = start + (guint) g_utf8_strlen (line, -1) - 1;
  g_autofree char *actor = g_strdup_printf ("a%u", i * 7 % N_ENTRIES);
  g_autofree char *proposition = g_strdup_printf ("p%u", i * 11 % N_ENTRIES);
  GainAnnotation *mention = add_mark (change, text, id, "actor", GAIN_SPAN (start, at - 1));
  GainAnnotation *statement =
      add_mark (change, text, id, denies ? "denial" : "claim", GAIN_SPAN (denies ? at : that, end));

  add_mark (change, text, id, "cue", GAIN_SPAN (at, at + 4));
  add_link (change, id, mention, "refers_to", GAIN_END_ACTOR, actor);
  if (i % (N_SENTENCES / N_ASKED) == 3)
    g_ptr_array_add (asked, g_strdup (gain_item_get_id (GAIN_ITEM (statement))));
  else
    {
      add_link (change, id, statement, "made_by", GAIN_END_ACTOR, actor);
      add_link (change, id, statement, "states", GAIN_END_PROPOSITION, proposition);
    }
}

static GPtrArray *
mark_article (GainProject *project, GainArticle *article)
{
  g_autoptr (GainChange) change = gain_change_new ("import");
  g_auto (GStrv) lines =
      g_strsplit (gain_text_get_utf8 (gain_article_get_text (article), NULL), "\n", -1);
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint start = 0;

  for (guint i = 0; i < N_SENTENCES; i++)
    {
      mark_line (change, article, start, lines[i], i, asked);
      start += (guint) g_utf8_strlen (lines[i], -1) + 1;
    }
  if (!gain_project_apply (project, change, &error))
    fail (error);

  return asked;
}

static void
ask (GainSuggester *suggester,
     GainQuestion question,
     const char *article,
     const char *mark,
     const char *typed,
     Figure *figure)
{
  gint64 start = get_time ();
  g_autoptr (GPtrArray) list =
      gain_suggester_list (suggester, question, article, mark, typed, N_SHOWN);

  figure_add (figure, start);
  if (list->len == 0)
    g_printerr ("suggest-bench: nothing for “%s”\n", typed != NULL ? typed : "");
}

/* Letter after letter, each a key. */
static void
type (GainSuggester *suggester,
      GainQuestion question,
      const char *article,
      const char *mark,
      const char *words,
      Figure *figure)
{
  /* Typing begins in an open picker. */
  g_ptr_array_unref (gain_suggester_list (suggester, question, article, mark, NULL, N_SHOWN));
  for (const char *p = g_utf8_next_char (words);; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (words, p - words);

      ask (suggester, question, article, mark, typed, figure);
      if (*p == '\0')
        return;
    }
}

static gboolean
measure_typing (GainSuggester *suggester, const char *article, GPtrArray *asked)
{
  static const char *const names[] = { "a",     "ruth quist 4", "нiна", "émile nunez",
                                       "12345", "alias ada",    "e",    "zz nobody at all" };
  static const char *const wordings[] = { "the",           "ostria supplied 155",
                                          "in district 4", "hid trial data",
                                          "rockets",       "nothing like it" };
  Figure actors = figure_new ("key: source among 50,000", MAX_KEY);
  Figure propositions = figure_new ("key: proposition among 50,000", MAX_KEY);
  Figure claims = figure_new ("key: claim among 3,334 + 50,000", MAX_KEY);
  gboolean good;

  for (guint i = 0; i < 8; i++)
    {
      const char *mark = asked->pdata[i * 5];

      type (
          suggester, GAIN_QUESTION_SOURCE, article, mark, names[i % G_N_ELEMENTS (names)], &actors);
      type (suggester,
            GAIN_QUESTION_PROPOSITION,
            article,
            mark,
            wordings[i % G_N_ELEMENTS (wordings)],
            &propositions);
      type (suggester,
            GAIN_QUESTION_CLAIM,
            article,
            mark,
            wordings[i % G_N_ELEMENTS (wordings)],
            &claims);
    }
  good = figure_print (&actors);
  good &= figure_print (&propositions);
  good &= figure_print (&claims);

  return good;
}

static gboolean
measure_opening (GainSuggester *suggester, const char *article, GPtrArray *asked)
{
  Figure sources = figure_new ("open: who says so?", MAX_OPEN);
  Figure propositions = figure_new ("open: states what?", MAX_OPEN);
  Figure claims = figure_new ("open: which claim?", MAX_OPEN);
  gboolean good;

  for (guint i = 0; i < asked->len; i++)
    {
      ask (suggester, GAIN_QUESTION_SOURCE, article, asked->pdata[i], NULL, &sources);
      ask (suggester, GAIN_QUESTION_PROPOSITION, article, asked->pdata[i], NULL, &propositions);
      ask (suggester, GAIN_QUESTION_CLAIM, article, asked->pdata[i], NULL, &claims);
    }
  good = figure_print (&sources);
  good &= figure_print (&propositions);
  good &= figure_print (&claims);

  return good;
}

/* Each answer changes the project, so the next question finds nothing prepared. */
static gboolean
measure_answers (GainProject *project,
                 GainSuggester *suggester,
                 const char *article,
                 GPtrArray *asked)
{
  Figure answers = figure_new ("answer: make and apply", MAX_OPEN);
  Figure next = figure_new ("open: after a change", MAX_OPEN);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < asked->len; i++)
    {
      g_autoptr (GPtrArray) list = gain_suggester_list (
          suggester, GAIN_QUESTION_PROPOSITION, article, asked->pdata[i], NULL, 1);
      guint rank = 1;
      gint64 start = get_time ();
      g_autoptr (GainChange) change = gain_suggester_answer (suggester,
                                                             GAIN_QUESTION_PROPOSITION,
                                                             article,
                                                             asked->pdata[i],
                                                             list,
                                                             &rank,
                                                             NULL,
                                                             &error);

      if (change == NULL || !gain_project_apply (project, change, &error))
        fail (error);
      figure_add (&answers, start);
      ask (suggester,
           GAIN_QUESTION_SOURCE,
           article,
           asked->pdata[(i + 1) % asked->len],
           NULL,
           &next);
    }

  return figure_print (&answers) & figure_print (&next);
}

int
main (int argc, char **argv)
{
  gboolean check = argc > 1 && strcmp (argv[1], "--check") == 0;
  g_autoptr (GainProject) project = gain_project_new (ME);
  g_autoptr (GainCodebook) codebook = codebook_new ();
  g_autoptr (GainArticle) article = article_new ();
  g_autoptr (GainSuggester) suggester = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  Figure steps = figure_new ("reading ahead: a step of the main loop", MAX_KEY);
  gboolean good = TRUE;

  gain_project_set_lead (project, ME);
  gain_project_set_codebook (project, codebook);
  gain_project_add_article (project, article);
  add_registry (project);
  asked = mark_article (project, article);

  suggester = gain_suggester_new (project);
  while (g_main_context_pending (NULL))
    {
      gint64 start = get_time ();

      g_main_context_iteration (NULL, FALSE);
      figure_add (&steps, start);
    }
  good &= figure_print (&steps);
  good &= measure_opening (suggester, gain_article_get_id (article), asked);
  good &= measure_typing (suggester, gain_article_get_id (article), asked);
  good &= measure_answers (project, suggester, gain_article_get_id (article), asked);

  return check && !good ? 1 : 0;
}
