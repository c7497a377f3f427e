/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-marking.h"

#include <string.h>

#include "gain-direction.h"
#include "reader-fixture.h"

#define TEXT                                                                                       \
  "# Port chief denies loss\n"                                                                     \
  "The port chief said that money was missing. Nobody answered. The port chief left.\n"            \
  "A second paragraph about the port chief and cafe\314\201s."

typedef struct
{
  GainProject *project;
  GainArticle *article;
  GainLayer *layer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->project = reader_fixture_project ();
  fixture->article = reader_fixture_article (fixture->project, TEXT);
  fixture->layer =
      gain_project_get_layer (fixture->project, gain_article_get_id (fixture->article), "ann");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->project);
}

static GainAnnotation *
mark (Fixture *fixture, const char *label, const char *quote)
{
  g_autofree char *id =
      reader_fixture_mark_quote (fixture->project, fixture->article, label, quote);

  return gain_layer_get_annotation (fixture->layer, id);
}

static GainSpan
find (Fixture *fixture, const char *quote)
{
  GainText *text = gain_article_get_text (fixture->article);
  const char *utf8 = gain_text_get_utf8 (text, NULL), *found = strstr (utf8, quote);
  guint start = gain_text_byte_to_offset (text, (gsize) (found - utf8));

  return GAIN_SPAN (start, start + (guint) g_utf8_strlen (quote, -1));
}

static void
assert_quote (Fixture *fixture, GainSpan span, const char *quote)
{
  g_autofree char *actual = gain_text_dup_slice (gain_article_get_text (fixture->article), span);

  g_assert_cmpstr (actual, ==, quote);
}

static void
test_trim (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("  a b\302\240\n ");

  g_assert_true (gain_span_equal (gain_marking_trim (text, GAIN_SPAN (0, 8)), GAIN_SPAN (2, 5)));
  g_assert_true (gain_span_is_empty (gain_marking_trim (text, GAIN_SPAN (0, 2))));
}

static void
test_unit_by_label (Fixture *fixture, gconstpointer data)
{
  GainCodebook *codebook = gain_project_get_codebook (fixture->project);
  guint caret = find (fixture, "missing").start;

  assert_quote (fixture,
                gain_marking_find_unit (fixture->article,
                                        gain_codebook_get_label (codebook, "claim"),
                                        caret),
                "money was missing");
  assert_quote (fixture,
                gain_marking_find_unit (fixture->article,
                                        gain_codebook_get_label (codebook, "cue"),
                                        find (fixture, "said").start + 1),
                "said");
}

static void
test_widen_ends_at_the_paragraph (Fixture *fixture, gconstpointer data)
{
  GainSpan span = find (fixture, "money was missing");

  for (int i = 0; i < 5; i++)
    span = gain_marking_widen (fixture->article, span);
  assert_quote (
      fixture,
      span,
      "The port chief said that money was missing. Nobody answered. The port chief left.");
}

static void
test_next_and_previous_reach_every_mark (Fixture *fixture, gconstpointer data)
{
  GainAnnotation *marks[4];
  GainAnnotation *at = NULL;

  marks[0] = mark (fixture, "denial", "Port chief denies loss");
  marks[1] = mark (fixture, "actor", "Port chief");
  marks[2] = mark (fixture, "claim", "money was missing");
  marks[3] = mark (fixture, "actor", "money");

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      at = gain_marking_find_mark (fixture->layer, at, 0, TRUE);
      g_assert_true (at == marks[i]);
    }
  g_assert_null (gain_marking_find_mark (fixture->layer, at, 0, TRUE));
  for (guint i = G_N_ELEMENTS (marks) - 1; i-- > 0;)
    {
      at = gain_marking_find_mark (fixture->layer, at, 0, FALSE);
      g_assert_true (at == marks[i]);
    }
  g_assert_null (gain_marking_find_mark (fixture->layer, at, 0, FALSE));
  /* Without a selected mark the caret decides. */
  g_assert_true (gain_marking_find_mark (fixture->layer, NULL, 10, TRUE) == marks[2]);
  g_assert_true (gain_marking_find_mark (fixture->layer, NULL, 30, FALSE) == marks[1]);
}

static void
test_stack_goes_around (Fixture *fixture, gconstpointer data)
{
  GainAnnotation *outer = mark (fixture, "claim", "The port chief said that money was missing");
  GainAnnotation *inner = mark (fixture, "claim", "money was missing");
  GainAnnotation *word = mark (fixture, "actor", "money");
  guint caret = find (fixture, "money").start + 1;

  g_assert_true (gain_marking_find_in_stack (fixture->layer, NULL, caret, TRUE) == outer);
  g_assert_true (gain_marking_find_in_stack (fixture->layer, outer, caret, TRUE) == inner);
  g_assert_true (gain_marking_find_in_stack (fixture->layer, inner, caret, TRUE) == word);
  g_assert_true (gain_marking_find_in_stack (fixture->layer, word, caret, TRUE) == outer);
  g_assert_true (gain_marking_find_in_stack (fixture->layer, outer, caret, FALSE) == word);
  g_assert_null (gain_marking_find_in_stack (fixture->layer, NULL, 0, TRUE));
}

/* Who has walked away from the selected mark means what is at the caret. */
static void
test_stack_is_at_the_caret (Fixture *fixture, gconstpointer data)
{
  GainAnnotation *far = mark (fixture, "actor", "The port chief");
  GainAnnotation *outer = mark (fixture, "claim", "money was missing");
  GainAnnotation *word = mark (fixture, "actor", "money");
  guint caret = find (fixture, "money").start + 1;

  g_assert_true (gain_marking_find_in_stack (fixture->layer, far, caret, TRUE) == outer);
  caret = find (fixture, "was missing").start;
  g_assert_true (gain_marking_find_in_stack (fixture->layer, far, caret, TRUE) == outer);
  caret = gain_annotation_get_extent (word).end;
  g_assert_true (gain_marking_find_in_stack (fixture->layer, word, caret, TRUE) == outer);
}

static const struct
{
  const char *name;
  const char *quote;
  gboolean at_start;
  GainStep step;
  gboolean forward;
  const char *moved; /* NULL where it cannot move */
} move_cases[] = {
  { "end on by a letter", "money wa", FALSE, GAIN_STEP_CLUSTER, TRUE, "money was" },
  { "end back by a letter", "money was", FALSE, GAIN_STEP_CLUSTER, FALSE, "money wa" },
  { "start on by a letter", "money was", TRUE, GAIN_STEP_CLUSTER, TRUE, "oney was" },
  { "start back by a letter", "oney was", TRUE, GAIN_STEP_CLUSTER, FALSE, "money was" },
  { "end on by a word", "money was", FALSE, GAIN_STEP_WORD, TRUE, "money was missing" },
  { "end back by a word", "money was", FALSE, GAIN_STEP_WORD, FALSE, "money" },
  { "start on by a word", "that money was", TRUE, GAIN_STEP_WORD, TRUE, "money was" },
  { "start back by a word", "money was", TRUE, GAIN_STEP_WORD, FALSE, "that money was" },
  { "never empty", "money", FALSE, GAIN_STEP_WORD, FALSE, NULL },
  { "an accent goes with its letter",
    "and caf",
    FALSE,
    GAIN_STEP_CLUSTER,
    TRUE,
    "and cafe\314\201" },
  { "nothing after the end", "cafe\314\201s.", FALSE, GAIN_STEP_CLUSTER, TRUE, NULL },
  { "into the next paragraph", "chief left.", FALSE, GAIN_STEP_WORD, TRUE, "chief left.\nA" },
};

static void
test_move_end (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (move_cases); i++)
    {
      GainAnnotation *moving = mark (fixture, "claim", move_cases[i].quote);
      g_autoptr (GArray) moved = gain_marking_move_end (fixture->article,
                                                        moving,
                                                        move_cases[i].at_start,
                                                        move_cases[i].step,
                                                        move_cases[i].forward);

      g_test_message ("%s", move_cases[i].name);
      if (move_cases[i].moved == NULL)
        g_assert_null (moved);
      else
        {
          g_assert_cmpuint (moved->len, ==, 1);
          assert_quote (fixture, g_array_index (moved, GainSpan, 0), move_cases[i].moved);
        }
    }
}

static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  static const char *const starts[] = { "The port", "Nobody", "The port chief left", "A second" };
  guint caret = 2;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      caret = gain_marking_find_sentence (fixture->article, caret, TRUE);
      g_assert_cmpuint (caret, ==, find (fixture, starts[i]).start);
    }
  g_assert_cmpuint (gain_marking_find_sentence (fixture->article, caret, TRUE), ==, caret);
  caret = gain_marking_find_sentence (fixture->article, caret, FALSE);
  g_assert_cmpuint (caret, ==, find (fixture, "The port chief left").start);
  g_assert_cmpuint (gain_marking_find_sentence (fixture->article, 2, FALSE), ==, 2);
}

static void
test_repeat_finds_each_place_once (Fixture *fixture, gconstpointer data)
{
  GainAnnotation *first = mark (fixture, "actor", "port chief");
  GainSpan span, earlier;

  g_assert_true (
      gain_marking_find_repeat (fixture->project, fixture->article, fixture->layer, first, &span));
  assert_quote (fixture, span, "port chief");
  earlier = gain_annotation_get_extent (first);
  g_assert_cmpuint (span.start, >, earlier.end);
  g_free (reader_fixture_mark (fixture->project, fixture->article, "actor", span));
  g_assert_true (
      gain_marking_find_repeat (fixture->project, fixture->article, fixture->layer, first, &span));
  g_free (reader_fixture_mark (fixture->project, fixture->article, "actor", span));
  g_assert_false (
      gain_marking_find_repeat (fixture->project, fixture->article, fixture->layer, first, &span));
}

static void
test_repeat_takes_whole_words (Fixture *fixture, gconstpointer data)
{
  GainSpan span, answer = find (fixture, "answered");
  g_autofree char *id = reader_fixture_mark (fixture->project,
                                             fixture->article,
                                             "actor",
                                             GAIN_SPAN (answer.end - 2, answer.end));
  GainAnnotation *part = gain_layer_get_annotation (fixture->layer, id);

  /* "ed" comes again only inside words. */
  g_assert_false (
      gain_marking_find_repeat (fixture->project, fixture->article, fixture->layer, part, &span));
}

static void
test_same_mark_is_found (Fixture *fixture, gconstpointer data)
{
  GainAnnotation *made = mark (fixture, "claim", "money was missing");
  GainSpan span = find (fixture, "money was missing");

  g_assert_true (gain_marking_find_same (fixture->project, fixture->layer, "claim", span) == made);
  g_assert_null (gain_marking_find_same (fixture->project, fixture->layer, "denial", span));
  span.end--;
  g_assert_null (gain_marking_find_same (fixture->project, fixture->layer, "claim", span));
}

static void
test_direction (void)
{
  static const struct
  {
    const char *text;
    gboolean is;
    gboolean has;
  } cases[] = {
    { "abc", FALSE, FALSE },
    { "12 \331\202\330\247\331\204 abc", TRUE, TRUE },
    { "abc \331\202\330\247\331\204", FALSE, TRUE },
    { "\327\251\327\234\327\225\327\235", TRUE, TRUE },
    { "\303\251t\303\251 \342\200\234x\342\200\235", FALSE, FALSE },
    { "", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GainText) text = gain_text_new_from_string (cases[i].text);
      GainSpan all = GAIN_SPAN (0, gain_text_get_length (text));

      g_assert_cmpint (gain_direction_is_rtl (text, all), ==, cases[i].is);
      g_assert_cmpint (gain_direction_has_rtl (text, all), ==, cases[i].has);
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marking/trim", test_trim);
  g_test_add_func ("/marking/direction", test_direction);
  ADD ("/marking/unit-by-label", test_unit_by_label);
  ADD ("/marking/widen-ends-at-the-paragraph", test_widen_ends_at_the_paragraph);
  ADD ("/marking/next-and-previous-reach-every-mark", test_next_and_previous_reach_every_mark);
  ADD ("/marking/stack-goes-around", test_stack_goes_around);
  ADD ("/marking/stack-is-at-the-caret", test_stack_is_at_the_caret);
  ADD ("/marking/move-end", test_move_end);
  ADD ("/marking/sentences", test_sentences);
  ADD ("/marking/repeat-finds-each-place-once", test_repeat_finds_each_place_once);
  ADD ("/marking/repeat-takes-whole-words", test_repeat_takes_whole_words);
  ADD ("/marking/same-mark-is-found", test_same_mark_is_found);

  return g_test_run ();
}
