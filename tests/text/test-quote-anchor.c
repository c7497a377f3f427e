/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "gain-quote-anchor.h"

/* The place that must be found stands in ⟦ ⟧; without it nothing may be found. */
static const struct
{
  const char *name;
  const char *text;
  GainQuoteAnchor anchor;
} cases[] = {
  { "stands at the hint", "one ⟦two⟧ three two", { "two", "one ", " three", 4 } },
  { "moved", "a new line. one ⟦two⟧ three", { "two", "one ", " three", 4 } },
  { "repeated, the context tells",
    "She said no. He said ⟦no⟧. They said no.",
    { "no", "He said ", ". They", 2 } },
  { "repeated, equal contexts, the nearest", "x no x ⟦no⟧ x", { "no", "x ", " x", 8 } },
  { "repeated, equal and equally near", "x no xx no x", { "no", "x ", " x", 5 } },
  { "no context at all", "so ⟦it⟧ is", { "it", NULL, NULL, 99 } },
  { "gone", "nothing of it is left here", { "the harbour was closed", "said ", " on Monday", 0 } },
  { "a word was inserted",
    "The board said that ⟦the old harbour was closed to lorries⟧ on Monday, at last.",
    { "the harbour was closed to lorries", "The board said that ", " on Monday, at last.", 20 } },
  { "a word was corrected",
    "The board said that ⟦the harbor was closed for lorries⟧ on Monday, at last.",
    { "the harbour was closed to lorries", "The board said that ", " on Monday, at last.", 0 } },
  { "the last word was replaced",
    "The board said that ⟦the harbour was closed to trucks⟧ on Monday, at last.",
    { "the harbour was closed to lorries", "The board said that ", " on Monday, at last.", 0 } },
  { "changed beyond a fifth",
    "The board said that the bridge may soon open to all on Monday, at last.",
    { "the harbour was closed to lorries", "The board said that ", " on Monday, at last.", 0 } },
  { "near, but in another context",
    "It is false. the harbor was closed for lorries, they claim in vain.",
    { "the harbour was closed to lorries", "The board said that ", " on Monday, at last.", 0 } },
  { "at the very start", "⟦Prices rose⟧ again", { "Prices rose", "", " again", 3 } },
  { "at the very end", "So ⟦prices rose⟧", { "prices rose", "So ", "", 9 } },
  { "wide characters",
    "😀 قال الوزير ⟦«لا»⟧ e\xcc\x81\r\n",
    { "«لا»", "الوزير ", " e\xcc\x81", 0 } },
  { "an empty quote", "text", { "", "te", "xt", 2 } },
  { "overlaps itself", "aaa⟦aaa⟧", { "aaa", "aaa", "", 9 } },
};

static char *
take_brackets (const char *marked, GainSpan *span)
{
  const char *open = strstr (marked, "⟦");
  const char *close = strstr (marked, "⟧");
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;

  *span = GAIN_SPAN (0, 0);
  if (open == NULL)
    return g_strdup (marked);

  before = g_strndup (marked, open - marked);
  inside = g_strndup (open + 3, close - open - 3);
  span->start = g_utf8_strlen (before, -1);
  span->end = span->start + g_utf8_strlen (inside, -1);
  return g_strconcat (before, inside, close + 3, NULL);
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GainSpan expected;
  GainSpan found;
  g_autofree char *utf8 = take_brackets (cases[i].text, &expected);
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  gboolean is_found = gain_quote_anchor_find (&cases[i].anchor, text, &found);

  if (gain_span_is_empty (expected))
    {
      g_assert_false (is_found);
      return;
    }

  g_assert_true (is_found);
  g_assert_cmpuint (found.start, ==, expected.start);
  g_assert_cmpuint (found.end, ==, expected.end);
}

static void
test_context_is_clipped (void)
{
  g_autoptr (GainText) text =
      gain_text_new_from_string ("0123456789😀123456789é123456789012345678901234567890123456789");
  g_autofree char *first = gain_quote_dup_prefix (text, 0);
  g_autofree char *prefix = gain_quote_dup_prefix (text, 40);
  g_autofree char *short_prefix = gain_quote_dup_prefix (text, 11);
  g_autofree char *suffix = gain_quote_dup_suffix (text, 10);
  g_autofree char *last = gain_quote_dup_suffix (text, 999);

  g_assert_cmpstr (first, ==, "");
  g_assert_cmpstr (prefix, ==, "89😀123456789é1234567890123456789");
  g_assert_cmpstr (short_prefix, ==, "0123456789😀");
  g_assert_cmpint (g_utf8_strlen (suffix, -1), ==, GAIN_QUOTE_CONTEXT);
  g_assert_true (g_str_has_prefix (suffix, "😀123456789é"));
  g_assert_cmpstr (last, ==, "");
}

static char *
make_words (GRand *rand, guint n_words)
{
  static const char *const words[] = { "harbour", "the",    "of",     "ledger", "Úrsula",
                                       "no",      "claims", "denies", "that",   "storm",
                                       "été",     "🚢",      "market" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

/* Whatever happens before a quote, it is found again where it stands. */
static void
test_survives_edits_elsewhere (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *utf8 = make_words (rand, 300);
      g_autofree char *extra = make_words (rand, 1 + round % 20);
      g_autofree char *changed = g_strconcat (extra, utf8, NULL);
      g_autoptr (GainText) text = gain_text_new_from_string (utf8);
      g_autoptr (GainText) other = gain_text_new_from_string (changed);
      guint start = g_rand_int_range (rand, 100, 600);
      GainSpan span = GAIN_SPAN (start, start + g_rand_int_range (rand, 40, 200));
      guint shift = gain_text_get_length (other) - gain_text_get_length (text);
      g_autofree char *exact = gain_text_dup_slice (text, span);
      g_autofree char *prefix = gain_quote_dup_prefix (text, span.start);
      g_autofree char *suffix = gain_quote_dup_suffix (text, span.end);
      GainQuoteAnchor anchor = { exact, prefix, suffix, span.start };
      GainSpan found;

      g_assert_true (gain_quote_anchor_find (&anchor, other, &found));
      g_assert_cmpuint (found.start, ==, span.start + shift);
      g_assert_cmpuint (found.end, ==, span.end + shift);
    }
}

typedef struct
{
  const char *name;
  const char *unit;
  guint n_units;
  guint n_quote;
  gboolean changes;
} Load;

/* Two megabytes each; a quadratic search would take minutes to days. */
static const Load loads[] = {
  { "a short quote that is gone", "lorem ipsum dolor sit amet ", 80000, 3, TRUE },
  { "a quote that overlaps itself", "a", 2000000, 500000, FALSE },
  { "a long quote with edits", "the harbour board met again ", 70000, 30000, TRUE },
  { "a quote of half the text, gone", "x y z ", 350000, 170000, TRUE },
};

static void
test_stays_linear (gconstpointer data)
{
  const Load *load = data;
  GString *utf8 = g_string_new (NULL);
  GString *quote = g_string_new (NULL);
  g_autoptr (GainText) text = NULL;
  g_autoptr (GTimer) timer = NULL;
  GainQuoteAnchor anchor = { NULL, "elsewhere and ", " no more of it", 1000 };
  GainSpan found;

  for (guint i = 0; i < load->n_units; i++)
    g_string_append (utf8, load->unit);
  for (guint i = 0; i < load->n_quote; i++)
    g_string_append (quote, load->unit);
  if (load->changes)
    {
      quote->str[quote->len / 2] = '#';
      anchor.prefix = utf8->str + utf8->len - 32;
    }

  text = gain_text_new_from_string (utf8->str);
  anchor.exact = quote->str;
  timer = g_timer_new ();
  gain_quote_anchor_find (&anchor, text, &found);
  g_test_message ("%s: %.0f ms", load->name, g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10);

  g_string_free (utf8, TRUE);
  g_string_free (quote, TRUE);
}

/* An edit in a quote of 20,000 code points, beyond what is compared in full. */
static void
test_long_quote_with_an_edit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *before = make_words (rand, 50);
  g_autofree char *quote = make_words (rand, 4000);
  g_autofree char *after = make_words (rand, 50);
  g_autofree char *changed = g_strdup (quote);
  g_autofree char *utf8 = NULL;
  g_autoptr (GainText) text = NULL;
  GainQuoteAnchor anchor = { changed, before, after, 0 };
  GainSpan found;

  *strstr (changed + strlen (changed) / 2, "ledger") = 'L';
  utf8 = g_strconcat (before, quote, after, NULL);
  text = gain_text_new_from_string (utf8);

  g_assert_true (gain_quote_anchor_find (&anchor, text, &found));
  g_assert_cmpuint (found.start, ==, g_utf8_strlen (before, -1));
  g_assert_cmpuint (gain_span_get_length (found), ==, g_utf8_strlen (quote, -1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quote-anchor/case/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quote-anchor/linear/%s", loads[i].name);

      g_test_add_data_func (path, &loads[i], test_stays_linear);
    }
  g_test_add_func ("/quote-anchor/context-is-clipped", test_context_is_clipped);
  g_test_add_func ("/quote-anchor/survives-edits-elsewhere", test_survives_edits_elsewhere);
  g_test_add_func ("/quote-anchor/long-quote-with-an-edit", test_long_quote_with_an_edit);

  return g_test_run ();
}
