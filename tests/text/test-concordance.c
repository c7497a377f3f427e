/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-concordance.h"

#include <string.h>

#define STRING GAIN_CONCORDANCE_STRING
#define WORDS  GAIN_CONCORDANCE_WORDS
#define REGEX  GAIN_CONCORDANCE_REGEX
#define EXACT  (GAIN_CONCORDANCE_CASE | GAIN_CONCORDANCE_ACCENTS)

static GArray *
find (const char *text,
      const char *wanted,
      GainConcordanceMode mode,
      GainConcordanceFlags flags,
      GError **error)
{
  const char *words[] = { wanted, NULL };
  g_autoptr (GainConcordance) concordance = gain_concordance_new (words, mode, flags, error);
  g_autoptr (GainText) frozen = gain_text_new_from_string (text);
  GainSpan all = GAIN_SPAN (0, gain_text_get_length (frozen));

  if (concordance == NULL)
    return NULL;

  return gain_concordance_find (concordance, frozen, &all, 1, 1000, error);
}

/* "4-6 9-11" */
static char *
dup_places (GArray *hits)
{
  GString *places = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      GainSpan span = g_array_index (hits, GainSpan, i);

      g_string_append_printf (places, "%s%u-%u", i > 0 ? " " : "", span.start, span.end);
    }

  return g_string_free (places, FALSE);
}

static const struct
{
  const char *what;
  const char *text;
  const char *wanted;
  GainConcordanceMode mode;
  GainConcordanceFlags flags;
  const char *places;
} cases[] = {
  { "capitals do not matter", "Red red RED", "red", STRING, 0, "0-3 4-7 8-11" },
  { "capitals matter", "Red red RED", "red", STRING, GAIN_CONCORDANCE_CASE, "4-7" },
  { "within a word", "redder", "red", STRING, 0, "0-3" },
  { "whole words", "redder red, red", "red", WORDS, 0, "7-10 12-15" },
  { "a word before an apostrophe", "Russia’s army", "russia", WORDS, 0, "0-6" },
  { "an edge that is no letter", "(red) redder", "(red)", WORDS, 0, "0-5" },
  { "no overlaps", "aaaaa", "aa", STRING, 0, "0-2 2-4" },
  { "several words over a line end", "the red\n  house", "red house", STRING, 0, "4-15" },
  { "a curly apostrophe", "it’s so", "it's", STRING, 0, "0-4" },
  { "curly quotation marks", "“so” it", "\"so\"", STRING, 0, "0-4" },
  { "no accent finds an accent", "René Dubois", "rene", WORDS, 0, "0-4" },
  { "no accent finds one that is a character", "Rene\xcc\x81 Dubois", "rene", WORDS, 0, "0-5" },
  { "accents matter", "René rene", "rene", WORDS, GAIN_CONCORDANCE_ACCENTS, "5-9" },
  { "accents matter, as characters", "Rene\xcc\x81 rene", "rene", WORDS, EXACT, "6-10" },
  { "the two ways to write one",
    "Rene\xcc\x81",
    "ren\xc3\xa9",
    WORDS,
    GAIN_CONCORDANCE_ACCENTS,
    "0-5" },
  { "ss finds ß", "Straße", "strasse", WORDS, 0, "0-6" },
  { "half of ß is nothing", "Straß", "stras", STRING, 0, "" },
  { "sigma at the end", "ΟΔΟΣ οδος", "οδοσ", WORDS, 0, "0-4 5-9" },
  { "a soft hyphen does not count", "min\xc2\xadister", "minister", WORDS, 0, "0-9" },
  { "code points behind an emoji",
    "\xf0\x9f\x94\xa5\xf0\x9f\x94\xa5 fire",
    "fire",
    STRING,
    0,
    "3-7" },
  { "Arabic with vowel signs", "قَالَ المدير", "قال", WORDS, 0, "0-5" },
  { "vowels of Devanagari are letters", "कि का", "का", STRING, 0, "3-5" },
  { "an expression", "cats, cut, cot", "c[au]t\\b", REGEX, 0, "6-9" },
  { "an expression minds capitals", "Cat cat", "cat", REGEX, GAIN_CONCORDANCE_CASE, "4-7" },
  { "an expression in code points", "\xf0\x9f\x94\xa5 é 155 men", "\\d+", REGEX, 0, "4-7" },
  { "an expression that can be empty", "aba", "b*", REGEX, 0, "1-2" },
  { "line ends for expressions", "one\ntwo", "^two$", REGEX, 0, "4-7" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) hits =
          find (cases[i].text, cases[i].wanted, cases[i].mode, cases[i].flags, &error);
      g_autofree char *places = NULL;

      g_test_message ("%s", cases[i].what);
      g_assert_no_error (error);
      places = dup_places (hits);
      g_assert_cmpstr (places, ==, cases[i].places);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *wanted;
    GainConcordanceMode mode;
    int code;
  } refused[] = {
    { "", STRING, GAIN_CONCORDANCE_ERROR_EMPTY },
    { " \n", WORDS, GAIN_CONCORDANCE_ERROR_EMPTY },
    { "\xc2\xad", WORDS, GAIN_CONCORDANCE_ERROR_EMPTY },
    { "", REGEX, GAIN_CONCORDANCE_ERROR_EMPTY },
    { "(red", REGEX, GAIN_CONCORDANCE_ERROR_PATTERN },
    { "*", REGEX, GAIN_CONCORDANCE_ERROR_PATTERN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) hits = find ("red", refused[i].wanted, refused[i].mode, 0, &error);

      g_assert_null (hits);
      g_assert_error (error, GAIN_CONCORDANCE_ERROR, refused[i].code);
      g_assert_null (strstr (error->message, "LIMIT"));
    }
}

static void
test_gives_up (void)
{
  g_autofree char *letters = g_strnfill (5000, 'a');
  g_autofree char *text = g_strconcat (letters, "b", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;
  gint64 start = g_get_monotonic_time ();

  hits = find (text, "(a|aa)+$", REGEX, 0, &error);
  g_assert_null (hits);
  g_assert_error (error, GAIN_CONCORDANCE_ERROR, GAIN_CONCORDANCE_ERROR_TOO_HARD);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
}

static void
test_several (void)
{
  const char *both[] = { "red", "14 million", NULL };
  const char *one_missing[] = { "red", "zebra", NULL };
  g_autoptr (GainConcordance) found = gain_concordance_new (both, STRING, 0, NULL);
  g_autoptr (GainConcordance) missing = gain_concordance_new (one_missing, STRING, 0, NULL);
  g_autoptr (GainText) text = gain_text_new_from_string ("14 million red\n\nRed, and red");
  GainSpan spans[] = { { 0, 14 }, { 16, 28 } };
  g_autoptr (GArray) hits = gain_concordance_find (found, text, spans, 2, 2, NULL);
  g_autoptr (GArray) none = gain_concordance_find (missing, text, spans, 2, 2, NULL);
  g_autofree char *places = dup_places (hits);

  g_assert_cmpstr (places, ==, "0-10 11-14 16-19");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_stays_within_spans (void)
{
  const char *wanted[] = { "ab", NULL };
  g_autoptr (GainConcordance) concordance = gain_concordance_new (wanted, STRING, 0, NULL);
  g_autoptr (GainText) text = gain_text_new_from_string ("ab abab");
  GainSpan spans[] = { { 1, 4 }, { 4, 7 } };
  g_autoptr (GArray) hits = gain_concordance_find (concordance, text, spans, 2, 100, NULL);
  g_autofree char *places = dup_places (hits);

  g_assert_cmpstr (places, ==, "5-7");
}

static void
test_context (void)
{
  g_autoptr (GainText) text =
      gain_text_new_from_string ("one two\n\n\xe2\x80\xaethree four \xf0\x9f\x94\xa5");
  g_autofree char *left = NULL, *quote = NULL, *right = NULL;

  gain_concordance_dup_context (text, GAIN_SPAN (10, 15), 6, &left, &quote, &right);
  g_assert_cmpstr (left, ==, "two ");
  g_assert_cmpstr (quote, ==, "three");
  g_assert_cmpstr (right, ==, " four ");
}

/* Against the plainest way there is: fold everything, compare at each place. */
static char *
naive_places (const char *const *letters, guint n, const char *const *word, guint n_word)
{
  GString *places = g_string_new (NULL);

  for (guint at = 0; at + n_word <= n; at++)
    {
      guint i = 0;

      while (i < n_word && g_unichar_tolower (g_utf8_get_char (letters[at + i])) ==
                               g_unichar_tolower (g_utf8_get_char (word[i])))
        i++;
      if (i < n_word)
        continue;
      g_string_append_printf (places, "%s%u-%u", places->len > 0 ? " " : "", at, at + n_word);
      at += n_word - 1;
    }

  return g_string_free (places, FALSE);
}

static void
test_agrees_with_naive (void)
{
  static const char *const alphabet[] = { "a", "b", "A", "д", "Д", "\xf0\x9f\x94\xa5", ".", "語" };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 3000; round++)
    {
      const char *letters[64], *word[3];
      guint n = (guint) g_rand_int_range (rand, 0, 64);
      guint n_word = (guint) g_rand_int_range (rand, 1, 4);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) wanted = g_string_new (NULL);
      g_autoptr (GArray) hits = NULL;
      g_autofree char *got = NULL, *want = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (text, letters[i] = alphabet[g_rand_int_range (rand, 0, 8)]);
      for (guint i = 0; i < n_word; i++)
        g_string_append (wanted, word[i] = alphabet[g_rand_int_range (rand, 0, 8)]);
      hits = find (text->str, wanted->str, STRING, 0, NULL);
      got = dup_places (hits);
      want = naive_places (letters, n, word, n_word);
      g_assert_cmpstr (got, ==, want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/concordance/finds", test_cases);
  g_test_add_func ("/concordance/refuses-what-is-nothing", test_refuses);
  g_test_add_func ("/concordance/gives-up-on-endless-expressions", test_gives_up);
  g_test_add_func ("/concordance/every-word-must-be-there", test_several);
  g_test_add_func ("/concordance/stays-within-spans", test_stays_within_spans);
  g_test_add_func ("/concordance/context-is-one-line", test_context);
  g_test_add_func ("/concordance/agrees-with-naive", test_agrees_with_naive);

  return g_test_run ();
}
