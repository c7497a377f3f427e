/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-unit.h"

#define ALL GAIN_SPAN (0, G_MAXUINT)

/* Boundaries are written as |. */
static const struct
{
  const char *name;
  const char *clusters;
} cluster_cases[] = {
  { "letters", "|a|b|" },
  { "combining accents", "|e\xcc\x81\xcc\xa7|x|" },
  { "carriage return and line feed", "|a|\r\n|b|" },
  { "a family", "|👩\xe2\x80\x8d👩\xe2\x80\x8d👧|!|" },
  { "a skin tone", "|👍🏽|👍|" },
  { "flags", "|🇳🇴|🇺🇦|🇫|" },
  { "a keycap", "|1\xef\xb8\x8f\xe2\x83\xa3|2|" },
  { "Hangul in parts", "|\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab|글|" },
  { "Arabic with marks", "|ب\xd9\x8e|ت|" },
  { "byte-order mark inside", "|a|\xef\xbb\xbf|b|" },
  { "a mark without a base", "|\xcc\x81|a|" },
};

static const struct
{
  const char *name;
  const char *words; /* each word in [ ] */
} word_cases[] = {
  { "plain", "[The] [cat] [sat][.]" },
  { "apostrophes", "[It’s] [Kyiv's] [o'clock]" },
  { "hyphens", "[dual-use] [goods]" },
  { "numbers", "[1,000.5] [is] [3.14][,] [not] [11:30]" },
  { "abbreviations", "[U.S] [e.g]" },
  { "marks", "[“][No][,][”] [he]" },
  { "ellipsis", "[well][...] [so]" },
  { "a family is one", "[👩\xe2\x80\x8d👧] [ok]" },
  { "ideographs one by one", "[北][京][。]" },
  { "Arabic", "[قال] [الوزير]" },
  { "combining accents", "[re\xcc\x81sume\xcc\x81] [x]" },
};

static void
test_clusters (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (cluster_cases[GPOINTER_TO_SIZE (data)].clusters, "|", -1);
  g_autofree char *utf8 = g_strjoinv ("", parts);
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  guint at = 0;

  for (guint i = 1; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      guint end = at + g_utf8_strlen (parts[i], -1);

      for (guint inside = at; inside < end; inside++)
        g_assert_cmpuint (gain_unit_next_cluster (text, ALL, inside), ==, end);
      for (guint inside = at + 1; inside <= end; inside++)
        g_assert_cmpuint (gain_unit_previous_cluster (text, ALL, inside), ==, at);
      at = end;
    }

  g_assert_cmpuint (gain_unit_next_cluster (text, ALL, at), ==, at);
  g_assert_cmpuint (gain_unit_next_cluster (text, ALL, at + 9), ==, at);
  g_assert_cmpuint (gain_unit_previous_cluster (text, ALL, 0), ==, 0);
}

static GArray *
take_words (const char *marked, char **utf8)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  GString *plain = g_string_new (NULL);
  GainSpan word = { 0, 0 };
  guint at = 0;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '[')
      word.start = at;
    else if (*p == ']')
      {
        word.end = at;
        g_array_append_val (words, word);
      }
    else
      {
        g_string_append_unichar (plain, g_utf8_get_char (p));
        at++;
      }

  *utf8 = g_string_free (plain, FALSE);
  return words;
}

static void
test_words (gconstpointer data)
{
  g_autofree char *utf8 = NULL;
  g_autoptr (GArray) words = take_words (word_cases[GPOINTER_TO_SIZE (data)].words, &utf8);
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);

  for (guint i = 0; i < words->len; i++)
    {
      GainSpan word = g_array_index (words, GainSpan, i);
      GainSpan unit = gain_unit_at (text, ALL, word.start, GAIN_UNIT_WORD, NULL);

      g_assert_cmpuint (gain_unit_next_word_boundary (text, ALL, word.start), ==, word.end);
      g_assert_cmpuint (gain_unit_previous_word_boundary (text, ALL, word.end), ==, word.start);
      if (g_unichar_isalnum (gain_text_get_char (text, word.start)))
        {
          g_assert_cmpuint (unit.start, ==, word.start);
          g_assert_cmpuint (unit.end, ==, word.end);
        }
      if (i > 0)
        {
          GainSpan before = g_array_index (words, GainSpan, i - 1);

          g_assert_cmpuint (gain_unit_next_word_start (text, ALL, before.start), ==, word.start);
          g_assert_cmpuint (gain_unit_previous_word_end (text, ALL, word.end), ==, before.end);
        }
    }
}

static void
test_moves_stay_within (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("one two three four");
  GainSpan within = GAIN_SPAN (4, 13);

  g_assert_cmpuint (gain_unit_next_word_boundary (text, within, 12), ==, 13);
  g_assert_cmpuint (gain_unit_next_word_boundary (text, within, 13), ==, 13);
  g_assert_cmpuint (gain_unit_next_word_boundary (text, within, 99), ==, 13);
  g_assert_cmpuint (gain_unit_next_word_boundary (text, within, 0), ==, 7);
  g_assert_cmpuint (gain_unit_previous_word_boundary (text, within, 4), ==, 4);
  g_assert_cmpuint (gain_unit_previous_word_boundary (text, within, 0), ==, 4);
  g_assert_cmpuint (gain_unit_previous_word_boundary (text, within, 99), ==, 8);
  g_assert_cmpuint (gain_unit_next_word_start (text, within, 0), ==, 4);
  g_assert_cmpuint (gain_unit_next_word_start (text, within, 4), ==, 8);
  g_assert_cmpuint (gain_unit_next_word_start (text, within, 8), ==, 13);
  g_assert_cmpuint (gain_unit_previous_word_end (text, within, 13), ==, 7);
  g_assert_cmpuint (gain_unit_previous_word_end (text, within, 7), ==, 4);
}

static void
test_clause_moves (void)
{
  const char *utf8 = "Ruiz said that the dam held and the road stayed open. Rain fell.";
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  const guint said = 15;     /* the dam held */
  const guint and_road = 32; /* the road stayed open */

  g_assert_cmpuint (gain_unit_next_clause_start (text, ALL, said), ==, and_road);
  g_assert_cmpuint (gain_unit_next_clause_boundary (text, ALL, said), ==, 27);
  g_assert_cmpuint (gain_unit_next_clause_boundary (text, ALL, 27), ==, 52);
  g_assert_cmpuint (gain_unit_previous_clause_end (text, ALL, 52), ==, 27);
  g_assert_cmpuint (gain_unit_previous_clause_boundary (text, ALL, 52), ==, and_road);
  g_assert_cmpuint (gain_unit_next_clause_start (text, ALL, and_road), ==, 54);
  g_assert_cmpuint (gain_unit_next_clause_boundary (text, ALL, 64), ==, 64);
  g_assert_cmpuint (gain_unit_previous_clause_boundary (text, ALL, 0), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cluster_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/boundary/cluster/%s", cluster_cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_clusters);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (word_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/boundary/word/%s", word_cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_words);
    }
  g_test_add_func ("/boundary/moves-stay-within", test_moves_stay_within);
  g_test_add_func ("/boundary/clause-moves", test_clause_moves);

  return g_test_run ();
}
