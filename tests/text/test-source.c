/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "gain-mention.h"
#include "gain-unit.h"

#define ALL GAIN_SPAN (0, G_MAXUINT)

/* Who says @clause? NULL: nobody is named; "": the writer. */
static const struct
{
  const char *name;
  const char *text;
  const char *clause;
  const char *source;
} cases[] = {
  { "subject", "The mayor said the bridge was safe.", "the bridge was safe", "The mayor" },
  { "name with title",
    "Transport minister Ada Lund denied that trains were late.",
    "trains were late",
    "Transport minister Ada Lund" },
  { "inverted", "“It is safe,” said Ada Lund, an engineer.", "It is safe", "Ada Lund" },
  { "behind the quotation", "“It is safe,” Ada Lund said.", "It is safe", "Ada Lund" },
  { "second half of a quotation",
    "“It is safe,” said Ada Lund. “We tested it.”",
    "We tested it.",
    "Ada Lund" },
  { "according to", "According to the port, trade fell.", "trade fell", "the port" },
  { "owner of a claim",
    "The court rejected Norhavn's claim that trade fell.",
    "trade fell",
    "Norhavn" },
  { "apposition with a name",
    "Its director, Jon Aas, said trade fell.",
    "trade fell",
    "Its director, Jon Aas" },
  { "apposition with a description",
    "Jon Aas, who runs the port, said trade fell.",
    "trade fell",
    "Jon Aas" },
  { "insertion with a participle",
    "The report, published on Friday, found that trade had fallen.",
    "trade had fallen",
    "The report" },
  { "open relative",
    "Minister Jon Aas, who opened the meeting said: “Trade fell.”",
    "Trade fell.",
    "Minister Jon Aas" },
  { "passive with an agent",
    "The firm was accused by prosecutors of hiding evidence.",
    "hiding evidence",
    "prosecutors" },
  { "passive without", "The firm was accused of hiding evidence.", "hiding evidence", NULL },
  { "nobody", "It is alleged that he took bribes.", "he took bribes", NULL },
  { "participle",
    "The union began a strike, claiming that pensions were cut.",
    "pensions were cut",
    "The union" },
  { "participle after another content",
    "The port said it was safe, adding that trade had grown.",
    "trade had grown",
    "The port" },
  { "infinitive", "The news led Mr Aas to claim that trade grew.", "trade grew", "Mr Aas" },
  { "what he calls", "Norhavn rejected what it described as lies.", "lies", "it" },
  { "we in a quotation", "“We believe that trade grew,” the port said.", "trade grew", "the port" },
  { "genitive plural",
    "The farmers' federation said prices fell.",
    "prices fell",
    "The farmers' federation" },
  { "noun at the head", "Reports that he fled could not be verified.", "he fled", NULL },
  { "colon", "Norhavn port: “Trade grew last year.”", "Trade grew last year.", "Norhavn port" },
  { "the writer", "Trade fell last year.", "Trade fell last year", "" },
};

static GainSpan
find (GainText *text, const char *words)
{
  const char *utf8 = gain_text_get_utf8 (text, NULL);
  const char *at = strstr (utf8, words);
  guint start;

  g_assert_nonnull (at);
  start = g_utf8_pointer_to_offset (utf8, at);
  return GAIN_SPAN (start, start + g_utf8_strlen (words, -1));
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainText) text = gain_text_new_from_string (cases[i].text);
  GainSourceKind kind;
  GainSpan source = gain_unit_find_source (text, ALL, find (text, cases[i].clause), "en", &kind);
  g_autofree char *words = gain_text_dup_slice (text, source);

  g_assert_cmpstr (words, ==, cases[i].source != NULL ? cases[i].source : "");
  if (cases[i].source == NULL)
    g_assert_cmpint (kind, ==, GAIN_SOURCE_UNNAMED);
  else if (cases[i].source[0] == '\0')
    g_assert_cmpint (kind, ==, GAIN_SOURCE_WRITER);
  else
    g_assert_cmpint (kind, ==, GAIN_SOURCE_NAMED);
}

static const struct
{
  const char *name;
  const char *text;
  const char *source;
  const char *person;
  const char *body;
} speakers[] = {
  { "body before",
    "Foreign ministry spokesperson Lin Roe spoke.",
    "Foreign ministry spokesperson Lin Roe",
    "Lin Roe",
    "Foreign ministry" },
  { "body behind",
    "A spokesman for the port spoke.",
    "A spokesman for the port",
    "A spokesman for the port",
    "the port" },
  { "body in the sentence before",
    "The Admiralty has agreed. Spokesman Piet Vos said so.",
    "Spokesman Piet Vos",
    "Piet Vos",
    "The Admiralty" },
  { "apposition",
    "Piet Vos, a spokesman for the port, said so.",
    "Piet Vos",
    "Piet Vos",
    "the port" },
  { "named with the body before",
    "A spokesman for the port left. The mill was shut. The spokesman, Piet Vos, said so.",
    "The spokesman, Piet Vos",
    "Piet Vos",
    "the port" },
};

static void
test_speaker (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainText) text = gain_text_new_from_string (speakers[i].text);
  GainSpan person;
  GainSpan body;
  g_autofree char *person_words = NULL;
  g_autofree char *body_words = NULL;

  g_assert_true (
      gain_unit_find_speaker (text, ALL, find (text, speakers[i].source), "en", &person, &body));
  person_words = gain_text_dup_slice (text, person);
  body_words = gain_text_dup_slice (text, body);
  g_assert_cmpstr (person_words, ==, speakers[i].person);
  g_assert_cmpstr (body_words, ==, speakers[i].body);
}

static const struct
{
  const char *phrase;
  GainMentionKind kind;
  const char *name;
  const char *country;
} mentions[] = {
  { "Norwegian President Ada Lund", GAIN_MENTION_NAME, "Ada Lund", "Norway" },
  { "Mr Lund", GAIN_MENTION_NAME, "Lund", NULL },
  { "The spokesman, Piet Vos", GAIN_MENTION_NAME, "Piet Vos", NULL },
  { "the Transport Workers' Union", GAIN_MENTION_NAME, "Transport Workers' Union", NULL },
  { "Oslo", GAIN_MENTION_NAME, "Oslo", "Norway" },
  { "the Norwegian president", GAIN_MENTION_DESCRIPTION, "Norwegian president", "Norway" },
  { "residents", GAIN_MENTION_DESCRIPTION, "residents", NULL },
  { "She", GAIN_MENTION_PERSON, "She", NULL },
  { "they", GAIN_MENTION_GROUP, "they", NULL },
  { "it", GAIN_MENTION_THING, "it", NULL },
};

static void
test_mentions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++)
    {
      g_auto (GainMention) mention = { 0 };

      gain_mention_init (&mention, mentions[i].phrase, "en");
      g_assert_cmpint (mention.kind, ==, mentions[i].kind);
      g_assert_cmpstr (mention.name, ==, mentions[i].name);
      g_assert_cmpstr (mention.country, ==, mentions[i].country);
    }
}

/* A caret at the start of each content marks just that content. */
static void
test_travel (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string (
      "Trade fell. The port said ships were late and denied that staff had left, adding that "
      "“nobody knows”. “All is well,” said Ada Lund. “Go home.”");
  g_autoptr (GArray) contents = gain_unit_list_contents (text, ALL, "en");
  guint at = 0;

  g_assert_cmpuint (contents->len, ==, 6);
  for (guint i = 0; i < contents->len; i++)
    {
      GainSpan span = g_array_index (contents, GainSpan, i);
      GainSpan next = gain_unit_next_content (text, ALL, at, "en");

      g_assert_true (gain_span_equal (next, span));
      g_assert_true (
          gain_span_equal (gain_unit_at (text, ALL, span.start, GAIN_UNIT_CLAUSE, "en"), span));
      at = span.start + 1;
    }
  g_assert_true (gain_span_is_empty (gain_unit_next_content (text, ALL, at, "en")));
  g_assert_true (gain_span_is_empty (gain_unit_previous_content (text, ALL, 0, "en")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/source/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/speaker/%s", speakers[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_speaker);
    }
  g_test_add_func ("/mention/kinds", test_mentions);
  g_test_add_func ("/content/travel", test_travel);

  return g_test_run ();
}
