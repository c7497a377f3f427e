/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <time.h>

#include "gain-unit.h"

#define ALL GAIN_SPAN (0, G_MAXUINT)

/* What the golden set must reach, per caret: at the first code point of the
 * marked clause, in its middle, at its last. Raised when the rules get better,
 * never lowered. */
static const struct
{
  const char *name;
  double least;
} carets[] = {
  { "start", 0.95 },
  { "middle", 0.90 },
  { "end", 0.90 },
};

typedef struct
{
  char *utf8;
  GainSpan gold;
  GainUnit unit;
} Example;

static void
example_clear (gpointer data)
{
  Example *example = data;

  g_free (example->utf8);
}

static Example
parse_line (const char *line)
{
  Example example = { .unit = GAIN_UNIT_CLAUSE };
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;
  const char *open;
  const char *close;

  if (g_str_has_prefix (line, "denial: "))
    {
      example.unit = GAIN_UNIT_DENIAL;
      line += strlen ("denial: ");
    }

  open = strchr (line, '[');
  g_assert_nonnull (open);
  close = strchr (open, ']');
  g_assert_nonnull (close);
  before = g_strndup (line, open - line);
  inside = g_strndup (open + 1, close - open - 1);
  example.gold.start = g_utf8_strlen (before, -1);
  example.gold.end = example.gold.start + g_utf8_strlen (inside, -1);
  example.utf8 = g_strconcat (before, inside, close + 1, NULL);

  return example;
}

static GArray *
read_examples (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "text", "data", "clauses.en.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (Example));

  g_array_set_clear_func (examples, example_clear);
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      {
        Example example = parse_line (lines[i]);

        g_array_append_val (examples, example);
      }

  return examples;
}

static guint
place_caret (GainSpan gold, guint caret)
{
  if (caret == 0)
    return gold.start;

  return caret == 1 ? gold.start + gain_span_get_length (gold) / 2 : gold.end - 1;
}

static void
test_golden (gconstpointer data)
{
  guint caret = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) examples = read_examples ();
  guint n_right = 0;

  g_assert_cmpuint (examples->len, >=, 60);
  for (guint i = 0; i < examples->len; i++)
    {
      const Example *example = &g_array_index (examples, Example, i);
      g_autoptr (GainText) text = gain_text_new_from_string (example->utf8);
      GainSpan found =
          gain_unit_at (text, ALL, place_caret (example->gold, caret), example->unit, "en");
      g_autofree char *slice = gain_text_dup_slice (text, found);

      if (gain_span_equal (found, example->gold))
        n_right++;
      else
        g_test_message ("%s\n  %s", example->utf8, slice);
    }

  g_test_message ("%u of %u right with the caret at the %s",
                  n_right,
                  examples->len,
                  carets[caret].name);
  g_assert_cmpfloat (n_right, >=, carets[caret].least * examples->len);
}

/* A caret anywhere else: on the cue, on the source, in what is left. ^ is the caret. */
static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} caret_cases[] = {
  { "on the cue", "Lund ^said that the dam held.", "the dam held" },
  { "on the source", "^Lund said that the dam held.", "the dam held" },
  { "on the source with its apposition",
    "^Lund, who owns the mill, said the dam held.",
    "the dam held" },
  { "on the connecting word", "Lund said th^at the dam held.", "the dam held" },
  { "on the addressee", "Lund told the ^board on Monday that the dam held.", "the dam held" },
  { "on a trailing attribution", "“The dam held,” Lund ^said.", "The dam held" },
  { "behind the stop", "Lund said that the dam held.^", "the dam held" },
  { "on an opening quotation mark", "Lund said: ^“The dam held.”", "The dam held." },
  { "on a closing quotation mark", "Lund said: “The dam held.^”", "The dam held." },
  { "on a cue inside a content",
    "Lund said the board has proof ^indicating that the dam held.",
    "the dam held" },
  { "in words held at arm's length",
    "Lund called it “^reckless” and left the hall.",
    "it “reckless”" },
  { "an unclosed quotation", "Lund said: “The dam ^held, and so", "The dam held, and so" },
  { "one word", "^No.", "No" },
  { "Chinese", "中方^否认。这不是事实。", "中方否认" },
  { "Arabic", "قال ^الوزير إن السد صمد؟ نعم.", "قال الوزير إن السد صمد" },
};

static void
test_caret (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) parts = g_strsplit (caret_cases[i].text, "^", -1);
  g_autofree char *utf8 = g_strjoinv ("", parts);
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  GainSpan found = gain_unit_at (text, ALL, g_utf8_strlen (parts[0], -1), GAIN_UNIT_CLAUSE, NULL);
  g_autofree char *slice = gain_text_dup_slice (text, found);

  g_assert_cmpstr (slice, ==, caret_cases[i].expected);
}

/* Microseconds of our own work, however busy the machine is. */
static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* A block of 50,000 characters without a line break, as bad extraction makes them. */
static void
test_speed (void)
{
  GString *utf8 = g_string_new (NULL);
  g_autoptr (GainText) text = NULL;
  guint n_units = 0;
  gint64 worst = 0;

  while (utf8->len < 50000)
    g_string_append (utf8,
                     "Lund said on Monday that the dam held, but “nobody knew” why the road was "
                     "closed, according to the board. ");
  text = gain_text_new_from_string (utf8->str);
  gain_unit_at (text, ALL, 0, GAIN_UNIT_CLAUSE, NULL); /* reads the cue file */

  for (guint at = 0; at < 50000; at += 997, n_units++)
    {
      gint64 best = G_MAXINT64;

      for (guint attempt = 0; attempt < 5; attempt++)
        {
          gint64 start = get_processor_time ();

          gain_unit_at (text, ALL, at, GAIN_UNIT_CLAUSE, NULL);
          best = MIN (best, get_processor_time () - start);
        }
      worst = MAX (worst, best);
    }

  g_test_message ("the slowest of %u clauses took %.2f ms", n_units, worst / 1000.0);
#ifdef __SANITIZE_ADDRESS__
  g_assert_cmpint (worst, <, 20000);
#else
  g_assert_cmpint (worst, <, 2000);
#endif
  g_string_free (utf8, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (carets); i++)
    {
      g_autofree char *path = g_strdup_printf ("/clause/golden/%s", carets[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (caret_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/clause/caret/%s", caret_cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_caret);
    }
  g_test_add_func ("/clause/speed", test_speed);

  return g_test_run ();
}
