/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-unit.h"

#define ALL GAIN_SPAN (0, G_MAXUINT)

/* One block each; the sentences are what stands between the bars. */
static const struct
{
  const char *name;
  const char *sentences;
} cases[] = {
  { "plain", "One here.| Two here!| Three here?" },
  { "no stop at the end", "One here.| Two here" },
  { "titles", "Mr. Hale met Dr. Lund and Gen. Ortiz.| They spoke." },
  { "countries", "He left the U.S. Senate in May.| She lives in the U.S.| The house is small." },
  { "initials", "J. R. Marek wrote it.| Then A. Lund signed." },
  { "months", "It opened on Nov. 3 and closed in Dec.| The cold came." },
  { "numbers", "It is No. 5 of 7.| Sales rose 2.5 per cent to 1,000.5 m.| Good." },
  { "latin", "Some metals, e.g. Copper, rose.| Others fell." },
  { "companies", "Karst Ltd. Chairman Ivo Beran resigned.| He gave no reason." },
  { "hours", "It closed at 6 p.m.| Guards left.| It opens at 9 a.m. Monday." },
  { "ellipsis", "They waited … and waited.| Then …| It came." },
  { "dots", "Well... maybe.| So be it." },
  { "closing quotation mark", "“It is over.”| He left." },
  { "question inside", "“Is it over?” he asked.| Nobody knew." },
  { "attribution after a question", "“Is it over?” Marek asked on Friday.| Nobody knew." },
  { "straight marks", "\"It is over.\"| \"It is not!\"" },
  { "brackets", "It fell (again.)| It rose." },
  { "blank line", "A heading\n\n|The text begins here." },
  { "wrapped line",
    "This line was wrapped by a program that cuts at seventy characters or\nso, and goes on." },
  { "short lines", "Prague\n|Reports from the fair\n|More inside" },
  { "bullets",
    "The committee wants a lot of things and it wants them all by Monday morning:\n|"
    "* a bridge\n|* a road" },
  { "numbered list", "1. Purpose of the fund.|\n2. Members of the board." },
  { "glued", "They left the war.|This was last year." },
  { "addresses", "See example.org for more.| Write to info@example.org today." },
  { "Chinese", "中方否认。|这不是事实！|谢谢" },
  { "Arabic", "هل وافق الوزير؟| لا تعليق." },
  { "Hindi", "वह गया।| वह आया।" },
  { "many stops", "What?!| No!!!| Yes." },
};

static void
test_case (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (cases[GPOINTER_TO_SIZE (data)].sentences, "|", -1);
  g_autofree char *utf8 = g_strjoinv ("", parts);
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  g_autoptr (GArray) sentences = gain_unit_list_sentences (text, ALL, "en");

  for (guint i = 0; i < sentences->len; i++)
    {
      GainSpan span = g_array_index (sentences, GainSpan, i);
      g_autofree char *sentence = gain_text_dup_slice (text, span);

      g_test_message ("%s", sentence);
    }

  g_assert_cmpuint (sentences->len, ==, g_strv_length (parts));
  for (guint i = 0; i < sentences->len; i++)
    {
      GainSpan span = g_array_index (sentences, GainSpan, i);
      g_autofree char *sentence = gain_text_dup_slice (text, span);

      g_assert_cmpstr (sentence, ==, g_strstrip (parts[i]));
      for (guint at = span.start; at < span.end; at++)
        {
          GainSpan unit = gain_unit_at (text, ALL, at, GAIN_UNIT_SENTENCE, "en");

          g_assert_cmpuint (unit.start, ==, span.start);
          g_assert_cmpuint (unit.end, ==, span.end);
        }
    }
}

static void
test_widening_ends_at_the_block (void)
{
  g_autoptr (GainText) text =
      gain_text_new_from_string (" Hale said: “We met once. It was in May.” Nobody believed him. ");
  const char *expected[] = { "We met once",
                             "We met once. It was in May.",
                             NULL,
                             "Hale said: “We met once. It was in May.” Nobody believed him.",
                             NULL };
  GainSpan span = gain_unit_at (text, ALL, 14, GAIN_UNIT_CLAUSE, NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *slice = gain_text_dup_slice (text, span);
      GainSpan wider = gain_unit_widen (text, ALL, span, NULL);

      if (expected[i] != NULL)
        g_assert_cmpstr (slice, ==, expected[i]);
      g_assert_true (gain_span_contains (wider, span));
      if (gain_span_equal (wider, span))
        {
          g_assert_cmpstr (slice, ==, expected[3]);
          return;
        }
      span = wider;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sentence/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/sentence/widening", test_widening_ends_at_the_block);

  return g_test_run ();
}
