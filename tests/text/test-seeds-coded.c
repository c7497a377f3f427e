/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "gain-unit.h"

/* The smart unit against what a careful coder marked in a real article. The
 * folder of shared data is no part of the project, so the test is skipped
 * where it is absent. */

typedef struct
{
  JsonParser *parser;
  GainText *text;
} Coded;

static gboolean
load (Coded *coded, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *text_path = NULL;
  JsonObject *root;

  coded->parser = json_parser_new ();
  json_parser_load_from_file (coded->parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (coded->parser));
  text_path = g_build_filename (g_getenv ("GAIN_TEST_SHARED"),
                                "seeds",
                                json_object_get_string_member (root, "article"),
                                NULL);
  if (!g_file_get_contents (text_path, &contents, NULL, NULL))
    return FALSE;

  coded->text = gain_text_new_from_string (contents);
  return TRUE;
}

static void
coded_clear (Coded *coded)
{
  g_clear_object (&coded->parser);
  g_clear_pointer (&coded->text, gain_text_unref);
}

static JsonArray *
get_array (const Coded *coded, const char *member)
{
  JsonNode *root = json_parser_get_root (coded->parser);

  return json_object_get_array_member (json_node_get_object (root), member);
}

static GainSpan
to_span (JsonArray *pair)
{
  return GAIN_SPAN (json_array_get_int_element (pair, 0), json_array_get_int_element (pair, 1));
}

/* A line of the article is a block. */
static GainSpan
find_block (GainText *text, guint offset)
{
  GainSpan block = GAIN_SPAN (offset, offset);

  while (block.start > 0 && gain_text_get_char (text, block.start - 1) != '\n')
    block.start--;
  while (block.end < gain_text_get_length (text) && gain_text_get_char (text, block.end) != '\n')
    block.end++;

  return block;
}

static guint
count_steps (GainText *text, GainSpan block, GainSpan from, GainSpan to)
{
  guint n = 0;

  while (from.start < to.start && from.start < block.end)
    {
      from.start = gain_unit_next_word_start (text, block, from.start);
      n++;
    }
  while (from.start > to.start && from.start > block.start)
    {
      from.start = gain_unit_previous_word_boundary (text, block, from.start);
      n++;
    }
  while (from.end > to.end && from.end > block.start)
    {
      from.end = gain_unit_previous_word_end (text, block, from.end);
      n++;
    }
  while (from.end < to.end && from.end < block.end)
    {
      from.end = gain_unit_next_word_boundary (text, block, from.end);
      n++;
    }

  return n;
}

typedef enum
{
  CARET_START,
  CARET_MIDDLE,
  CARET_END,
  N_CARETS,
} Caret;

typedef struct
{
  guint n;
  guint right[N_CARETS];
  guint steps[N_CARETS];
} Score;

static guint
place_caret (GainSpan span, Caret caret)
{
  if (caret == CARET_START)
    return span.start;

  return caret == CARET_MIDDLE ? (span.start + span.end) / 2 : span.end - 1;
}

static void
score_span (Score *score, GainText *text, GainSpan target, GainUnit unit)
{
  GainSpan block = find_block (text, target.start);

  score->n++;
  for (Caret caret = CARET_START; caret < N_CARETS; caret++)
    {
      GainSpan found = gain_unit_at (text, block, place_caret (target, caret), unit, "en");

      score->right[caret] += gain_span_equal (found, target);
      score->steps[caret] += count_steps (text, block, found, target);
    }
}

static void
print_score (const char *name, const Score *score)
{
  g_test_message ("%s: %u; right with the caret at the start %.2f, middle %.2f, end %.2f; "
                  "word steps to trim the rest %.2f, %.2f, %.2f",
                  name,
                  score->n,
                  (double) score->right[CARET_START] / score->n,
                  (double) score->right[CARET_MIDDLE] / score->n,
                  (double) score->right[CARET_END] / score->n,
                  (double) score->steps[CARET_START] / score->n,
                  (double) score->steps[CARET_MIDDLE] / score->n,
                  (double) score->steps[CARET_END] / score->n);
}

static void
test_statements (gconstpointer path)
{
  Coded coded = { NULL, NULL };
  JsonArray *statements;
  Score first = { 0 };
  Score last = { 0 };

  if (!load (&coded, path))
    {
      g_test_skip ("The coded article is not there");
      coded_clear (&coded);
      return;
    }

  statements = get_array (&coded, "statements");
  for (guint i = 0; i < json_array_get_length (statements); i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);
      JsonArray *spans = json_object_get_array_member (statement, "spans");
      guint n_spans = json_array_get_length (spans);
      const char *label = json_object_get_string_member (statement, "label");
      GainUnit unit = strcmp (label, "denial") == 0 ? GAIN_UNIT_DENIAL : GAIN_UNIT_CLAUSE;

      score_span (&first, coded.text, to_span (json_array_get_array_element (spans, 0)), unit);
      score_span (&last,
                  coded.text,
                  to_span (json_array_get_array_element (spans, n_spans - 1)),
                  unit);
    }

  print_score ("statements, first fragment", &first);
  print_score ("statements, last fragment", &last);
  g_assert_cmpfloat ((double) first.right[CARET_START] / first.n, >=, 0.5);
  g_assert_cmpfloat ((double) last.right[CARET_START] / last.n, >=, 0.5);
  g_assert_cmpfloat ((double) last.right[CARET_MIDDLE] / last.n, >=, 0.5);
  g_assert_cmpfloat ((double) last.right[CARET_END] / last.n, >=, 0.5);
  coded_clear (&coded);
}

static void
test_actors_and_cues (gconstpointer path)
{
  static const struct
  {
    const char *member;
    GainUnit unit;
  } units[] = { { "actors", GAIN_UNIT_NAME }, { "cues", GAIN_UNIT_CUE } };
  Coded coded = { NULL, NULL };

  if (!load (&coded, path))
    {
      g_test_skip ("The coded article is not there");
      coded_clear (&coded);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      JsonArray *marks = get_array (&coded, units[i].member);
      Score score = { 0 };

      for (guint mark = 0; mark < json_array_get_length (marks); mark++)
        score_span (&score,
                    coded.text,
                    to_span (json_array_get_array_element (marks, mark)),
                    units[i].unit);
      print_score (units[i].member, &score);
      g_assert_cmpfloat ((double) score.right[CARET_START] / score.n, >=, 0.5);
    }
  coded_clear (&coded);
}

/* Is there a content at whose start the key for @unit gives just @target? */
static gboolean
is_travelled_to (GainText *text, GainSpan target, GainUnit unit)
{
  GainSpan block = find_block (text, target.start);
  g_autoptr (GArray) contents = gain_unit_list_contents (text, block, "en");

  for (guint i = 0; i < contents->len; i++)
    {
      guint at = g_array_index (contents, GainSpan, i).start;

      if (gain_span_equal (gain_unit_at (text, block, at, unit, "en"), target))
        return TRUE;
    }

  return FALSE;
}

/* Travel from content to content leads to what was coded, and seldom elsewhere. */
static void
test_travel (gconstpointer path)
{
  Coded coded = { NULL, NULL };
  JsonArray *statements;
  g_autoptr (GArray) contents = NULL;
  guint n_found = 0;
  guint n;

  if (!load (&coded, path))
    {
      g_test_skip ("The coded article is not there");
      coded_clear (&coded);
      return;
    }

  statements = get_array (&coded, "statements");
  n = json_array_get_length (statements);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);
      JsonArray *spans = json_object_get_array_member (statement, "spans");
      JsonArray *last = json_array_get_array_element (spans, json_array_get_length (spans) - 1);
      const char *label = json_object_get_string_member (statement, "label");

      n_found +=
          is_travelled_to (coded.text,
                           to_span (last),
                           strcmp (label, "denial") == 0 ? GAIN_UNIT_DENIAL : GAIN_UNIT_CLAUSE);
    }
  contents = gain_unit_list_contents (coded.text, GAIN_SPAN (0, G_MAXUINT), "en");
  g_test_message ("travel: %u of %u statements at one of %u stops", n_found, n, contents->len);
  g_assert_cmpfloat ((double) n_found / n, >=, 0.85);
  g_assert_cmpfloat ((double) contents->len / n, <=, 1.5);
  coded_clear (&coded);
}

static void
test_absent (void)
{
  g_test_skip ("No coded articles beside the project");
}

int
main (int argc, char *argv[])
{
  const char *shared;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);

  shared = g_getenv ("GAIN_TEST_SHARED");
  folder = g_build_filename (shared != NULL ? shared : "", "seeds-coded", NULL);
  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    g_test_add_func ("/seeds-coded/absent", test_absent);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        char *path = g_build_filename (folder, name, NULL);
        g_autofree char *statements = g_strdup_printf ("/seeds-coded/%s/statements", name);
        g_autofree char *travel = g_strdup_printf ("/seeds-coded/%s/travel", name);
        g_autofree char *others = g_strdup_printf ("/seeds-coded/%s/actors-and-cues", name);

        g_ptr_array_add (paths, path);
        g_test_add_data_func (statements, path, test_statements);
        g_test_add_data_func (travel, path, test_travel);
        g_test_add_data_func (others, path, test_actors_and_cues);
      }

  return g_test_run ();
}
