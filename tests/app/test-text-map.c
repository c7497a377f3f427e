/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-text-map.h"

#include <string.h>

static GainTextMap *
map_lines (GainText *text, guint max_piece)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (GainBlock));
  guint length = gain_text_get_length (text), start = 0;

  for (guint i = 0; i <= length; i++)
    if (i == length || gain_text_get_char (text, i) == '|')
      {
        GainBlock block = { GAIN_SPAN (start, i), GAIN_BLOCK_PARAGRAPH, FALSE };

        g_array_append_val (blocks, block);
        start = i + 1;
      }

  return gain_text_map_new (text,
                            (const GainBlock *) (void *) blocks->data,
                            blocks->len,
                            max_piece);
}

static const struct
{
  const char *name;
  const char *text; /* blocks between bars */
  const char *shown;
} display_cases[] = {
  { "plain", "one|two", "one\ntwo" },
  { "line end inside a block", "one\ntwo", "one two" },
  { "carriage return and line end", "one\r\ntwo", "one\342\200\213 two" },
  { "carriage return alone", "one\rtwo", "one two" },
  { "paragraph separator", "one\342\200\251two", "one two" },
  { "line separator", "one\342\200\250two", "one two" },
  { "next line", "one\302\205two", "one two" },
  { "vertical tab and form feed", "a\vb\fc", "a b c" },
  { "tab stays", "a\tb", "a\tb" },
  { "control character", "a\001b\033c", "a\342\220\201b\342\220\233c" },
  { "delete", "a\177b", "a\342\220\241b" },
  { "C1 control", "a\302\237b", "a\357\277\275b" },
  { "object replacement", "a\357\277\274b", "a\357\277\275b" },
  { "override and its end", "a\342\200\256b\342\200\254c", "a\357\277\275b\357\277\275c" },
  { "isolates", "a\342\201\246b\342\201\251c", "a\357\277\275b\357\277\275c" },
  { "marks of direction stay", "a\342\200\217b", "a\342\200\217b" },
  { "emoji, accent, Arabic",
    "\360\237\230\200e\314\201|\331\202\330\247\331\204",
    "\360\237\230\200e\314\201\n\331\202\330\247\331\204" },
  { "no-break space stays", "a\302\240b", "a\302\240b" },
  { "mark of byte order inside", "a\357\273\277b", "a\357\273\277b" },
  { "empty block", "one||two", "one\n\ntwo" },
};

static void
test_display (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (display_cases); i++)
    {
      g_autoptr (GainText) text = gain_text_new_from_string (display_cases[i].text);
      g_autoptr (GainTextMap) map = map_lines (text, 100);
      gsize size;
      g_autofree char *shown = gain_text_map_dup_display (map, text, &size);

      g_test_message ("%s", display_cases[i].name);
      g_assert_cmpstr (shown, ==, display_cases[i].shown);
      g_assert_cmpuint (size, ==, strlen (shown));
      g_assert_cmpint (g_utf8_strlen (shown, -1), ==, gain_text_map_get_length (map));
    }
}

static void
test_offsets_between_blocks (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("...one....two..");
  const GainBlock blocks[] = { { GAIN_SPAN (3, 6), GAIN_BLOCK_TITLE, FALSE },
                               { GAIN_SPAN (10, 13), GAIN_BLOCK_PARAGRAPH, FALSE } };
  g_autoptr (GainTextMap) map = gain_text_map_new (text, blocks, 2, 100);
  GainSpan range;

  g_assert_cmpuint (gain_text_map_to_buffer (map, 0), ==, 0);
  g_assert_cmpuint (gain_text_map_to_buffer (map, 3), ==, 0);
  g_assert_cmpuint (gain_text_map_to_buffer (map, 6), ==, 3);
  g_assert_cmpuint (gain_text_map_to_buffer (map, 8), ==, 3);
  g_assert_cmpuint (gain_text_map_to_buffer (map, 10), ==, 4);
  g_assert_cmpuint (gain_text_map_to_buffer (map, 15), ==, 7);
  g_assert_cmpuint (gain_text_map_to_article (map, 3), ==, 6);
  g_assert_cmpuint (gain_text_map_to_article (map, 4), ==, 10);

  g_assert_true (gain_text_map_span_to_buffer (map, GAIN_SPAN (5, 11), &range));
  g_assert_cmpuint (range.start, ==, 2);
  g_assert_cmpuint (range.end, ==, 5);
  g_assert_true (gain_text_map_span_to_buffer (map, GAIN_SPAN (7, 11), &range));
  g_assert_cmpuint (range.start, ==, 4);
  g_assert_cmpuint (range.end, ==, 5);
  g_assert_true (gain_text_map_span_to_buffer (map, GAIN_SPAN (5, 9), &range));
  g_assert_cmpuint (range.start, ==, 2);
  g_assert_cmpuint (range.end, ==, 3);
  g_assert_false (gain_text_map_span_to_buffer (map, GAIN_SPAN (6, 10), &range));
  g_assert_false (gain_text_map_span_to_buffer (map, GAIN_SPAN (0, 3), &range));
  g_assert_false (gain_text_map_span_to_buffer (map, GAIN_SPAN (13, 15), &range));
  g_assert_false (gain_text_map_span_to_buffer (map, GAIN_SPAN (4, 4), &range));
}

static void
test_range_to_article (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("one....two");
  const GainBlock blocks[] = { { GAIN_SPAN (0, 3), GAIN_BLOCK_PARAGRAPH, FALSE },
                               { GAIN_SPAN (7, 10), GAIN_BLOCK_PARAGRAPH, FALSE } };
  g_autoptr (GainTextMap) map = gain_text_map_new (text, blocks, 2, 100);
  GainSpan span;

  span = gain_text_map_range_to_article (map, GAIN_SPAN (1, 5));
  g_assert_true (gain_span_equal (span, GAIN_SPAN (1, 8)));
  /* Only the line end is selected, or it is at an edge of the selection. */
  span = gain_text_map_range_to_article (map, GAIN_SPAN (3, 4));
  g_assert_true (gain_span_is_empty (span));
  span = gain_text_map_range_to_article (map, GAIN_SPAN (0, 4));
  g_assert_true (gain_span_equal (span, GAIN_SPAN (0, 3)));
  span = gain_text_map_range_to_article (map, GAIN_SPAN (3, 6));
  g_assert_true (gain_span_equal (span, GAIN_SPAN (7, 9)));
  span = gain_text_map_range_to_article (map, GAIN_SPAN (0, 0));
  g_assert_true (gain_span_is_empty (span));
}

static const struct
{
  const char *name;
  const char *text;
  guint max;
  const char *shown;
} break_cases[] = {
  { "after a sentence", "Aaa bbb. Ccc ddd eee", 24, "Aaa bbb. Ccc ddd eee" },
  { "after a sentence, when it must",
    "Aaa bbb. Ccc ddd eeee fff",
    24,
    "Aaa bbb. \nCcc ddd \neeee fff" },
  { "after a quotation mark", "Aaa bbb.” Cc dddd eee. ff", 24, "Aaa bbb.” \nCc dddd \neee. ff" },
  { "at a space where no sentence ends",
    "Aaa bbb ccc ddd eee ff",
    20,
    "Aaa bbb \nccc ddd \neee ff" },
  { "between letters where there is no space", "aaaaaaaaaa", 8, "aaaa\naaaa\naa" },
  { "not before an accent", "aaae\314\201aaaa", 8, "aaa\ne\314\201aa\naa" },
  { "short enough", "aaa bbb", 7, "aaa bbb" },
};

static void
test_long_blocks_are_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (break_cases); i++)
    {
      g_autoptr (GainText) text = gain_text_new_from_string (break_cases[i].text);
      g_autoptr (GainTextMap) map = map_lines (text, break_cases[i].max);
      g_autofree char *shown = gain_text_map_dup_display (map, text, NULL);

      g_test_message ("%s", break_cases[i].name);
      g_assert_cmpstr (shown, ==, break_cases[i].shown);
    }
}

static void
test_without_blocks_all_is_shown (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("one\ntwo");
  g_autoptr (GainTextMap) map = gain_text_map_new (text, NULL, 0, 100);
  g_autofree char *shown = gain_text_map_dup_display (map, text, NULL);

  g_assert_cmpstr (shown, ==, "one two");
  g_assert_cmpuint (gain_text_map_get_piece (map, 0)->block, ==, GAIN_TEXT_MAP_NO_BLOCK);
}

static char *
random_text (GRand *rand)
{
  static const char *const parts[] = { "a",         "Word ",    "two. ", "\360\237\230\200",
                                       "e\314\201", "\331\202", "\r\n",  " ",
                                       "|",         "x" };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 120);

  for (int i = 0; i < n; i++)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (text, FALSE);
}

/* Every character that is shown goes there and back, and pieces cover their blocks. */
static void
test_round_trip (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 500; round++)
    {
      g_autofree char *utf8 = random_text (rand);
      g_autoptr (GainText) text = gain_text_new_from_string (utf8);
      g_autoptr (GainTextMap) map = map_lines (text, (guint) g_rand_int_range (rand, 4, 40));
      g_autofree char *shown = gain_text_map_dup_display (map, text, NULL);
      guint expected = 0;

      g_assert_cmpint (g_utf8_strlen (shown, -1), ==, gain_text_map_get_length (map));
      for (guint i = 0; i < gain_text_map_get_n_pieces (map); i++)
        {
          const GainTextPiece *piece = gain_text_map_get_piece (map, i);

          g_assert_cmpuint (piece->start, ==, expected);
          expected += gain_span_get_length (piece->span) + 1;
          for (guint offset = piece->span.start; offset < piece->span.end; offset++)
            {
              guint position = gain_text_map_to_buffer (map, offset);
              GainSpan range;

              g_assert_cmpuint (position, ==, piece->start + (offset - piece->span.start));
              g_assert_cmpuint (gain_text_map_to_article (map, position), ==, offset);
              g_assert_cmpuint (gain_text_map_find_piece (map, offset), ==, i);
              g_assert_true (
                  gain_text_map_span_to_buffer (map, GAIN_SPAN (offset, offset + 1), &range));
              g_assert_cmpuint (range.start, ==, position);
              g_assert_cmpuint (range.end, ==, position + 1);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-map/nothing-hidden-is-shown-as-is", test_display);
  g_test_add_func ("/text-map/offsets-between-blocks", test_offsets_between_blocks);
  g_test_add_func ("/text-map/range-to-article", test_range_to_article);
  g_test_add_func ("/text-map/long-blocks-are-broken-well", test_long_blocks_are_broken);
  g_test_add_func ("/text-map/without-blocks-all-is-shown", test_without_blocks_all_is_shown);
  g_test_add_func ("/text-map/round-trip", test_round_trip);

  return g_test_run ();
}
