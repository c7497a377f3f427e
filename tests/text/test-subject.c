/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "gain-unit.h"

#define ALL GAIN_SPAN (0, G_MAXUINT)

/* The predicate stands in [ ], the subject that it shares in < >. */
static const struct
{
  const char *name;
  const char *text;
} cases[] = {
  { "of two predicates", "<The mill> paid the fine and [closed the pipe]." },
  { "within a content",
    "Lund said that <the mill> pays its workers and [gives them a house each]." },
  { "behind an auxiliary", "<The board> has met twice and [will meet again]." },
  { "negated", "The clerk insisted that <it> does not sell sand but [seeks to sort it]." },
  { "a clause with its own", "The mill paid and [the board closed the pipe]." },
  { "a noun phrase", "They spoke of [the closing of the pipe]." },
};

static GString *
without (const char *text, const char *marks)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (strchr (marks, *p) == NULL)
      g_string_append_c (plain, *p);

  return plain;
}

/* Where the stretch between the two marks is, in the text without any. */
static GainSpan
find (const char *text, char open, char close)
{
  GainSpan span = GAIN_SPAN (0, 0);
  guint at = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == open)
        span.start = at;
      else if (*p == close)
        span.end = at;
      if (strchr ("[]<>", *p) == NULL)
        at++;
    }

  return span;
}

static void
test_case (gconstpointer data)
{
  const char *marked = data;
  GString *plain = without (marked, "[]<>");
  g_autoptr (GainText) text = gain_text_new_from_string (plain->str);
  GainSpan subject = find (marked, '<', '>');
  GainSpan found = gain_unit_find_subject (text, ALL, find (marked, '[', ']'), NULL);

  g_assert_cmpuint (gain_span_get_length (found), ==, gain_span_get_length (subject));
  if (!gain_span_is_empty (subject))
    g_assert_cmpuint (found.start, ==, subject.start);
  g_string_free (plain, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/subject/%s", cases[i].name);

      g_test_add_data_func (path, cases[i].text, test_case);
    }

  return g_test_run ();
}
