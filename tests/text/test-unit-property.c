/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-mention.h"
#include "gain-unit.h"

/* Whatever the text, the block and the caret: units stay in the block, moves go
 * the way they should, nothing crashes and nothing hangs. */

static const char *const scraps[] = {
  "“",
  "”",
  "\"",
  "'",
  "’",
  "‘",
  "«",
  "»",
  "(",
  ")",
  ".",
  "…",
  "?",
  "!",
  ",",
  ";",
  ":",
  "–",
  " ",
  " ",
  " ",
  "\n",
  "\r\n",
  "\n\n",
  "said",
  "denied",
  "that",
  "and",
  "which",
  "the",
  "Hale",
  "claims",
  "of",
  "to",
  "not",
  "according to",
  "was",
  "as",
  "told",
  "accused",
  "for",
  "Mr.",
  "U.S.",
  "3.5",
  "by",
  "saying",
  "whether",
  "but",
  "Lund's",
  "a",
  "calls",
  "described",
  "with",
  "before",
  "\xef\xbb\xbf",
  "e\xcc\x81",
  "😀",
  "👩\xe2\x80\x8d👧",
  "🇳🇴",
  "قال",
  "؟",
  "中",
  "。",
  "\xe2\x80\x8d",
  "\xcc\x81",
  "\xe2\x80\xa9",
  "„",
  "‚",
  "[",
  "]",
  "-",
  "--",
  "*",
  "1.",
  "I",
  "we",
  "nor",
  "if",
};

static char *
make_garbage (GRand *rand, guint n_scraps, gboolean with_spaces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_scraps; i++)
    {
      g_string_append (text, scraps[g_rand_int_range (rand, 0, G_N_ELEMENTS (scraps))]);
      if (with_spaces)
        g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

static void
assert_inside (GainSpan span, GainSpan within, guint length)
{
  within.end = MIN (within.end, length);
  within.start = MIN (within.start, within.end);
  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.start, >=, within.start);
  g_assert_cmpuint (span.end, <=, within.end);
}

static void
check_source (GainText *text, GainSpan within, GainSpan clause)
{
  guint length = gain_text_get_length (text);
  GainSourceKind kind;
  GainSpan source = gain_unit_find_source (text, within, clause, NULL, &kind);
  GainSpan person;
  GainSpan body;

  if (gain_span_is_empty (source))
    return;
  g_assert_true (kind == GAIN_SOURCE_NAMED || kind == GAIN_SOURCE_CARRIED);
  assert_inside (source, within, length);
  if (gain_unit_find_speaker (text, within, source, NULL, &person, &body))
    assert_inside (person, within, length);
  if (!gain_span_is_empty (body))
    assert_inside (body, within, length);
}

static void
check_contents (GainText *text, GainSpan within)
{
  g_autoptr (GArray) contents = gain_unit_list_contents (text, within, NULL);
  g_autoptr (GArray) mentions = gain_mention_list (text, within, NULL);
  guint at = 0;

  for (guint i = 0; i < contents->len; i++)
    {
      GainSpan span = g_array_index (contents, GainSpan, i);

      assert_inside (span, within, gain_text_get_length (text));
      g_assert_false (gain_span_is_empty (span));
      g_assert_true (i == 0 || span.start > at);
      at = span.start;
    }
  for (guint i = 0; i < mentions->len; i++)
    assert_inside (g_array_index (mentions, GainSpan, i), within, gain_text_get_length (text));
}

static void
check_units (GainText *text, GainSpan within, guint caret)
{
  guint length = gain_text_get_length (text);

  for (GainUnit unit = GAIN_UNIT_WORD; unit <= GAIN_UNIT_PARAGRAPH; unit++)
    {
      GainSpan span = gain_unit_at (text, within, caret, unit, NULL);
      GainSpan wider = gain_unit_widen (text, within, span, NULL);

      assert_inside (span, within, length);
      assert_inside (wider, within, length);
      if (!gain_span_is_empty (span))
        g_assert_true (gain_span_contains (wider, span));
      assert_inside (gain_unit_find_cue (text, within, span, NULL), within, length);
      if (unit == GAIN_UNIT_CLAUSE)
        check_source (text, within, span);
    }
}

typedef guint (*Move) (GainText *text, GainSpan within, guint offset);

static const Move forward_moves[] = {
  gain_unit_next_word_boundary, gain_unit_next_word_start, gain_unit_next_clause_boundary,
  gain_unit_next_clause_start,  gain_unit_next_cluster,
};

static const Move backward_moves[] = {
  gain_unit_previous_word_boundary, gain_unit_previous_word_end, gain_unit_previous_clause_boundary,
  gain_unit_previous_clause_end,    gain_unit_previous_cluster,
};

static void
check_moves (GainText *text, GainSpan within, guint caret)
{
  guint end = MIN (within.end, gain_text_get_length (text));
  guint start = MIN (within.start, end);

  for (guint i = 0; i < G_N_ELEMENTS (forward_moves); i++)
    {
      guint to = forward_moves[i](text, within, caret);

      g_assert_cmpuint (to, >=, start);
      g_assert_cmpuint (to, <=, end);
      g_assert_true (to > caret || to == end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (backward_moves); i++)
    {
      guint to = backward_moves[i](text, within, caret);

      g_assert_cmpuint (to, >=, start);
      g_assert_cmpuint (to, <=, end);
      g_assert_true (to < caret || to == start);
    }
}

static void
check_sentences (GainText *text, GainSpan within)
{
  g_autoptr (GArray) sentences = gain_unit_list_sentences (text, within, NULL);
  guint at = 0;

  for (guint i = 0; i < sentences->len; i++)
    {
      GainSpan span = g_array_index (sentences, GainSpan, i);

      assert_inside (span, within, gain_text_get_length (text));
      g_assert_false (gain_span_is_empty (span));
      g_assert_cmpuint (span.start, >=, at);
      at = span.end;
    }
}

static void
check_text (GainText *text, GainSpan within)
{
  guint length = gain_text_get_length (text);

  check_sentences (text, within);
  check_contents (text, within);
  for (guint caret = 0; caret <= length + 2; caret++)
    {
      check_units (text, within, caret);
      check_moves (text, within, caret);
    }
}

static void
test_garbage (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 120; round++)
    {
      g_autofree char *utf8 = make_garbage (rand, g_rand_int_range (rand, 0, 30), round % 3 > 0);
      g_autoptr (GainText) text = gain_text_new_from_string (utf8);
      guint length = gain_text_get_length (text);
      guint start = g_rand_int_range (rand, 0, length + 3);

      check_text (text, GAIN_SPAN (0, length));
      check_text (text, GAIN_SPAN (start, start + g_rand_int_range (rand, 0, 40)));
    }
}

static void
test_random_code_points (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 60; round++)
    {
      GString *utf8 = g_string_new (NULL);
      g_autoptr (GainText) text = NULL;

      for (guint i = 0; i < 40; i++)
        {
          gunichar c = g_rand_int_range (rand, 1, round % 2 == 0 ? 0x110000 : 0x3000);

          if (g_unichar_validate (c))
            g_string_append_unichar (utf8, c);
        }
      text = gain_text_new_from_string (utf8->str);
      check_text (text, GAIN_SPAN (0, G_MAXUINT));
      g_string_free (utf8, TRUE);
    }
}

static void
test_empty (void)
{
  g_autoptr (GainText) empty = gain_text_new_from_string ("");
  g_autoptr (GainText) spaces = gain_text_new_from_string (" \n \t");
  g_autoptr (GainText) words = gain_text_new_from_string ("some words");

  check_text (empty, GAIN_SPAN (0, 0));
  check_text (empty, GAIN_SPAN (3, 9));
  check_text (spaces, GAIN_SPAN (0, G_MAXUINT));
  check_text (words, GAIN_SPAN (4, 4));
  check_text (words, GAIN_SPAN (20, 30));
}

/* The same character without end: no rule may look at all of it again and again. */
static void
test_monotony (void)
{
  static const char *const characters[] = { "a",    ".", " ", "“",  "\"",    "\xcc\x81", "🇳",   ",",
                                            "and ", "(", "-", "\n", "said ", "’",        "“a” " };

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      GString *utf8 = g_string_new (NULL);
      g_autoptr (GTimer) timer = g_timer_new ();
      g_autoptr (GainText) text = NULL;

      while (utf8->len < 60000)
        g_string_append (utf8, characters[i]);
      text = gain_text_new_from_string (utf8->str);
      check_units (text, GAIN_SPAN (0, G_MAXUINT), 20000);
      check_moves (text, GAIN_SPAN (0, G_MAXUINT), 20000);
      gain_unit_next_content (text, GAIN_SPAN (0, G_MAXUINT), 20000, NULL);
      g_test_message ("“%s”: %.0f ms", characters[i], g_timer_elapsed (timer, NULL) * 1000);
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10);
      g_string_free (utf8, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-property/garbage", test_garbage);
  g_test_add_func ("/unit-property/random-code-points", test_random_code_points);
  g_test_add_func ("/unit-property/empty", test_empty);
  g_test_add_func ("/unit-property/monotony", test_monotony);

  return g_test_run ();
}
