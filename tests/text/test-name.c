/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "gain-unit.h"

#define ALL GAIN_SPAN (0, G_MAXUINT)

/* The name stands in [ ]; the caret, where it is not at its first letter, at ^. */
static const struct
{
  const char *name;
  const char *text;
} cases[] = {
  { "title and name", "[Infrastructure minister Tomas Reyes] resigned." },
  { "any word of it", "[Infrastructure minister To^mas Reyes] resigned." },
  { "nationality, title and name", "Then [Norwegian President Ada Lund] spoke." },
  { "lower-case title", "It was [foreign ministry spokesman Josef Marek] who spoke." },
  { "abbreviated title", "We met [Mr. Hale] there." },
  { "genitive", "It is [Norhavn]'s first." },
  { "curly genitive", "It is [Norhavn]’s first." },
  { "after a genitive", "It is Norway's [Foreign ^Ministry] now." },
  { "pronoun", "Then [he] left." },
  { "capital pronoun", "[They] left." },
  { "article and name", "He said [the Norwegian Foreign Ministry] knew." },
  { "article and country", "They asked [the United States] to act." },
  { "article and common noun", "But [the Norwegian president] knew." },
  { "caret on the noun", "But [the Norwegian presi^dent] knew." },
  { "possessive", "He said [his government] knew." },
  { "a role and whom it serves", "Then [a spokesperson for the harbour board] spoke." },
  { "apposition", "[The spokesperson, Ada Lund], left." },
  { "of between capitals", "It hit [Bank of ^Norhavn] hard." },
  { "particles", "Then [Ursula von der ^Leyen] spoke." },
  { "bare plural", "He told [reporters] so." },
  { "adjective and plural", "He urged [international communities] to act." },
  { "number", "Then [one soldier] left." },
  { "not the day", "On Friday [Hale] left." },
  { "not the verb", "[Hale] said so." },
  { "first word of the sentence", "[Hale] left. Then it rained." },
  { "two names apart", "It joins [Lund] and Hale." },
  { "behind the last letter", "He saw [Hale^], twice." },
  { "a body behind its name", "But [the Halden paper mill] knew." },
  { "from its last word", "But [the Halden paper mi^ll] knew." },
  { "accents", "Then [Zoë Çelik-Ünal] spoke." },
};

static void
test_case (gconstpointer data)
{
  GString *plain = g_string_new (NULL);
  GainSpan gold = { 0, 0 };
  guint caret = G_MAXUINT;
  guint at = 0;
  GainSpan found;
  g_autoptr (GainText) text = NULL;
  g_autofree char *slice = NULL;
  g_autofree char *expected = NULL;

  for (const char *p = cases[GPOINTER_TO_SIZE (data)].text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '[')
      gold.start = at;
    else if (*p == ']')
      gold.end = at;
    else if (*p == '^')
      caret = at;
    else
      {
        g_string_append_unichar (plain, g_utf8_get_char (p));
        at++;
      }

  text = gain_text_new_from_string (plain->str);
  g_string_free (plain, TRUE);
  found = gain_unit_at (text, ALL, caret != G_MAXUINT ? caret : gold.start, GAIN_UNIT_NAME, "en");
  slice = gain_text_dup_slice (text, found);
  expected = gain_text_dup_slice (text, gold);
  g_assert_cmpstr (slice, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/name/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
