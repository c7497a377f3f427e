/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-extract.h"
#include "gain-input.h"
#include "gain-page-import.h"
#include "gain-unit.h"

static const struct
{
  const char *label;
  GainUnit unit;
} units[] = {
  { "claim", GAIN_UNIT_CLAUSE },
  { "denial", GAIN_UNIT_DENIAL },
  { "doubt", GAIN_UNIT_CLAUSE },
  { "actor", GAIN_UNIT_NAME },
  { "cue", GAIN_UNIT_CUE },
  { "sentence", GAIN_UNIT_SENTENCE },
  { "paragraph", GAIN_UNIT_PARAGRAPH },
  { "word", GAIN_UNIT_WORD },
};

static gboolean
parse_unit (const char *label, GainUnit *unit, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].label, label))
      {
        *unit = units[i].unit;
        return TRUE;
      }

  return gain_command_refuse (
      error,
      _ ("There is no unit for “%s”: choose claim, denial, doubt, actor, cue, sentence, paragraph or word."),
      label);
}

static GArray *
parse_offsets (char **words, GError **error)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));

  for (char **word = words; *word != NULL; word++)
    {
      guint offset;

      if (!gain_command_parse_offset (*word, &offset, error))
        return NULL;
      g_array_append_val (offsets, offset);
    }

  return g_steal_pointer (&offsets);
}

static gboolean
check_offsets (GArray *offsets, GainArticle *article, const char *path, GError **error)
{
  guint length = gain_article_get_length (article);

  for (guint i = 0; i < offsets->len; i++)
    if (g_array_index (offsets, guint, i) > length)
      {
        g_autofree char *name = gain_input_dup_name (path);

        return gain_command_fail (error,
                                  _ ("The text of “%s” has %u characters; %u is beyond its end."),
                                  name,
                                  length,
                                  g_array_index (offsets, guint, i));
      }

  return TRUE;
}

static GainArticle *
read_article (const char *path, const char *charset, GError **error)
{
  g_autofree char *name = gain_input_dup_name (path);
  GainPageSource source = { .name = name, .charset = charset };
  g_autoptr (GBytes) bytes = gain_input_read (path, GAIN_EXTRACT_MAX_BYTES, error);

  return bytes != NULL ? gain_page_import (bytes, &source, error) : NULL;
}

/* The block that holds the offset; between two, the one before it. */
static GainSpan
find_block (GainArticle *article, guint offset)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  int block = gain_article_find_block (article, offset);

  if (block >= 0)
    return blocks[block].span;

  return n > 0 ? blocks[0].span : GAIN_SPAN (0, gain_article_get_length (article));
}

static void
answer_unit (GainArticle *article, guint offset, GainUnit unit, const char *language)
{
  GainSpan span = gain_unit_at (
      gain_article_get_text (article), find_block (article, offset), offset, unit, language);

  gain_answer ("%u %u\n", span.start, span.end);
}

gboolean
gain_command_unit (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *charset = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry options[] = {
    { "charset",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &charset,
      N_ ("Charset of the file, where it is not UTF-8"),
      N_ ("CHARSET") },
    { "language",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &language,
      N_ ("Language of the text, such as “en”"),
      N_ ("TAG") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 3, G_MAXUINT, error);
  g_autoptr (GainArticle) article = NULL;
  g_autoptr (GArray) offsets = NULL;
  GainUnit unit = GAIN_UNIT_CLAUSE;

  if (words == NULL || !parse_unit (words[1], &unit, error))
    return FALSE;
  offsets = parse_offsets (words + 2, error);
  if (offsets == NULL)
    return FALSE;

  article = read_article (words[0], charset, error);
  if (article == NULL || !check_offsets (offsets, article, words[0], error))
    return FALSE;

  for (guint i = 0; i < offsets->len; i++)
    answer_unit (article,
                 g_array_index (offsets, guint, i),
                 unit,
                 language != NULL ? language : gain_article_get_meta (article, "language"));

  return TRUE;
}
