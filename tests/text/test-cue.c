/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "gain-lexicon.h"
#include "gain-unit.h"

#define ALL GAIN_SPAN (0, G_MAXUINT)

/* The cue stands in < >, the content in [ ]. */
static const struct
{
  const char *name;
  const char *text;
} cases[] = {
  { "a verb", "Lund <said> that [the dam held]." },
  { "a participle", "He left, <saying> [the dam held]." },
  { "a noun", "The <claim> that [the dam held] is false." },
  { "several words", "The board <declined to comment> on it." },
  { "with its preposition", "The board <advised against> [opening the road]." },
  { "without the linking word", "There were <calls> for [a new dam]." },
  { "behind its content", "[The dam held], the board <announced>." },
  { "behind a quotation", "“[The dam held],” Lund <added>." },
  { "before a quotation of two sentences", "Lund <said>: “The dam held. [The road did not].”" },
  { "between two quotations", "“The dam held,” Lund <said>. “[The road did not.]”" },
  { "of the verb, not of its setting", "Lund <said> in a report that [the dam held]." },
  { "according to", "<According to> the board, [the dam held]." },
  { "the inner of two", "Lund said the board had proof <suggesting> [the dam held]." },
  { "in quotation marks", "Lund said he is “<not convinced yet>” that [the dam held]." },
  { "a denial", "The board <denied> [the report]." },
};

static GainSpan
take (GString *text, const char *open, const char *close)
{
  GainSpan span = { 0, 0 };
  char *first = strstr (text->str, open);
  char *last;

  if (first == NULL)
    return span;

  span.start = g_utf8_strlen (text->str, first - text->str);
  g_string_erase (text, first - text->str, 1);
  last = strstr (text->str, close);
  span.end = g_utf8_strlen (text->str, last - text->str);
  g_string_erase (text, last - text->str, 1);
  return span;
}

static void
test_case (gconstpointer data)
{
  GString *marked = g_string_new (cases[GPOINTER_TO_SIZE (data)].text);
  g_autofree char *without_content = g_strdup (marked->str);
  GainSpan cue;
  GainSpan clause;
  GainSpan found;
  g_autoptr (GainText) text = NULL;

  /* the cue as if the brackets of the content were not there, and the other way round */
  g_strdelimit (without_content, "[]", '\x01');
  {
    GString *plain = g_string_new (NULL);

    for (const char *p = without_content; *p != '\0'; p++)
      if (*p != '\x01')
        g_string_append_c (plain, *p);
    cue = take (plain, "<", ">");
    text = gain_text_new_from_string (plain->str);
    g_string_free (plain, TRUE);
  }
  take (marked, "<", ">");
  clause = take (marked, "[", "]");
  g_string_free (marked, TRUE);

  found = gain_unit_at (text, ALL, cue.start, GAIN_UNIT_CUE, NULL);
  if (clause.end > 0)
    {
      g_assert_cmpuint (found.start, ==, cue.start);
      g_assert_cmpuint (found.end, ==, cue.end);
      found = gain_unit_find_cue (text, ALL, clause, NULL);
      g_assert_cmpuint (found.start, ==, cue.start);
      g_assert_cmpuint (found.end, ==, cue.end);
    }
}

static void
test_no_cue (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("The dam held for years.");
  GainSpan word = gain_unit_at (text, ALL, 9, GAIN_UNIT_CUE, NULL);

  g_assert_true (gain_span_is_empty (gain_unit_find_cue (text, ALL, GAIN_SPAN (0, 22), NULL)));
  g_assert_cmpuint (word.start, ==, 8);
  g_assert_cmpuint (word.end, ==, 12);
}

static void
test_every_language_loads (void)
{
  guint n = 0;

  for (const GainCueFile *file = gain_cue_files; file->language != NULL; file++, n++)
    {
      g_autoptr (GKeyFile) key_file = g_key_file_new ();
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) groups = NULL;

      g_key_file_load_from_data (key_file, file->data, -1, G_KEY_FILE_NONE, &error);
      g_assert_no_error (error);
      groups = g_key_file_get_groups (key_file, NULL);
      g_assert_cmpuint (g_strv_length (groups), >, 1);
      for (guint i = 0; groups[i] != NULL; i++)
        if (!gain_lexicon_knows_section (groups[i]))
          g_error ("%s.cues: nothing reads [%s]", file->language, groups[i]);
    }
  g_assert_cmpuint (n, >=, 1);
}

static void
test_language_falls_back (void)
{
  const GainLexicon *english = gain_lexicon_get ("en");

  g_assert_true (gain_lexicon_get ("en-GB") == english);
  g_assert_true (gain_lexicon_get ("en_US") == english);
  g_assert_true (gain_lexicon_get ("xx-Latn-YY") == english);
  g_assert_true (gain_lexicon_get (NULL) == english);
  g_assert_true (gain_lexicon_get ("") == english);
}

static const struct
{
  const char *word;
  GainWordFlags flags;
} vocabulary[] = {
  { "said", GAIN_WORD (SAY) | GAIN_WORD (PAST) },
  { "reiterating", GAIN_WORD (SAY) | GAIN_WORD (GERUND) },
  { "emphasised", GAIN_WORD (SAY) },
  { "emphasized", GAIN_WORD (SAY) },
  { "denies", GAIN_WORD (DENY) | GAIN_WORD (THIRD) },
  { "urged", GAIN_WORD (DEMAND) },
  { "allegations", GAIN_WORD (NOUN_CLAIM) },
  { "mr", GAIN_WORD (STOP_CAPITAL) | GAIN_WORD (TITLE) },
};

static void
test_vocabulary (void)
{
  const GainLexicon *english = gain_lexicon_get ("en");

  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    {
      GainWordFlags flags = gain_lexicon_look_up (english, vocabulary[i].word);

      g_assert_cmphex (flags & vocabulary[i].flags, ==, vocabulary[i].flags);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cue/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/cue/none", test_no_cue);
  g_test_add_func ("/cue/every-language-loads", test_every_language_loads);
  g_test_add_func ("/cue/language-falls-back", test_language_falls_back);
  g_test_add_func ("/cue/vocabulary", test_vocabulary);

  return g_test_run ();
}
