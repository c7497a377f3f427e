/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-denied-content"

#include "config.h"

#include "gain-denied-content.h"

#include <string.h>

#include "gain-content-words.h"
#include "gain-folded-words.h"
#include "gain-unit.h"

/* “denied that figure” has no clause. */
#define LEAST_WORDS 2
/* “could not confirm”: the verb is among so many words. */
#define LATEST_VERB 3

static guint
count_words (const char *text)
{
  g_autofree char *folded = gain_fold_words (text);
  guint n = folded[0] != '\0' ? 1 : 0;

  for (const char *p = folded; *p != '\0'; p++)
    n += *p == ' ';

  return n;
}

/* The text from @start to @end has a letter: “that”, “of”. */
static gboolean
has_words (GainText *text, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (g_unichar_isalpha (gain_text_get_char (text, i)))
      return TRUE;

  return FALSE;
}

static GainSpan
find_clause (const GainMarkContext *context, GainSpan block)
{
  GainSpan clause = gain_unit_at (
      context->text, block, context->extent.end - 1, GAIN_UNIT_CLAUSE, context->language);
  g_autofree char *words = NULL;

  clause.end = MIN (clause.end, context->extent.end);
  if (clause.start <= context->extent.start || clause.start >= clause.end)
    return GAIN_SPAN (0, 0);
  words = gain_text_dup_slice (context->text, clause);

  return count_words (words) >= LEAST_WORDS ? clause : GAIN_SPAN (0, 0);
}

/* The name before the noun at @noun, when it is its owner. */
static GainSpan
find_claimant (const GainMarkContext *context, GainSpan block, GainSpan noun)
{
  guint at = gain_unit_previous_word_boundary (context->text, block, noun.start);
  GainSpan name = gain_unit_at (context->text, block, at, GAIN_UNIT_NAME, context->language);
  gunichar next = gain_text_get_char (context->text, name.end);

  if (name.start < context->extent.start || name.end >= noun.start ||
      (next != '\'' && next != 0x2019))
    return GAIN_SPAN (0, 0);

  return name;
}

/* Whose the claim is that a denial without a clause points back to: “dismissed Ost’s account”. */
static GainSpan
find_owner (const GainMarkContext *context, GainSpan block)
{
  for (guint i = context->extent.start + 1; i + 2 < context->extent.end; i++)
    {
      gunichar c = gain_text_get_char (context->text, i);
      GainSpan name;

      if ((c != '\'' && c != 0x2019) || gain_text_get_char (context->text, i + 1) != 's')
        continue;
      name = gain_unit_at (context->text, block, i - 1, GAIN_UNIT_NAME, context->language);
      if (name.start >= context->extent.start && name.end == i)
        return name;
    }

  return GAIN_SPAN (0, 0);
}

/* “denied the incursion”, “could not confirm the cause”, “dismissed Ost’s account as speculation”:
 * a verb, and something that the reader knows. */
static gboolean
points_at_one (char **words)
{
  static const char *const definites[] = {
    "the", "this", "that", "these", "those", "it", "s", NULL
  };
  gboolean has_verb = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (has_verb && g_strv_contains (definites, words[i]))
        return TRUE;
      has_verb |= i < LATEST_VERB && gain_content_word_is_saying (words[i]);
    }

  return FALSE;
}

/* “this claim”, “the allegations”, “that figure”; “it”, “this” as all there is. */
static gboolean
points_back (const GainMarkContext *context)
{
  static const char *const pointers[] = { "this", "that", "these", "those", "such", "it" };
  g_autofree char *quote = gain_annotation_dup_quote (context->mark);
  g_autofree char *folded = gain_fold_words (quote);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) content = gain_content_words_list (quote, context->language);

  /* “denied the incursion”, “called this absurd” */
  if (content->len == 0 || (content->len == 1 && points_at_one (words)))
    return TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (pointers); j++)
      if (g_str_equal (words[i], pointers[j]) && words[i + 1] != NULL &&
          (gain_content_word_is_saying (words[i + 1]) ||
           (words[i + 2] != NULL && gain_content_word_is_saying (words[i + 2]))))
        return TRUE;

  return words[0] != NULL && words[1] != NULL && g_str_equal (words[0], "the") &&
         gain_content_word_is_saying (words[1]);
}

GainDeniedContent
gain_denied_content_find (const GainMarkContext *context)
{
  GainSpan block = gain_mark_context_find_block (context, context->extent.start);
  GainDeniedContent content = { .clause = find_clause (context, block) };
  GainSpan cue;

  if (gain_span_is_empty (content.clause))
    {
      content.is_back_reference = points_back (context);
      if (content.is_back_reference)
        content.claimant = find_owner (context, block);
      return content;
    }

  cue = gain_unit_find_cue (context->text, block, content.clause, context->language);
  content.is_claim = cue.end > cue.start && cue.start >= context->extent.start &&
                     cue.end <= content.clause.start &&
                     has_words (context->text, cue.end, content.clause.start);
  if (content.is_claim)
    content.claimant = find_claimant (context, block, cue);
  else
    content.is_back_reference = points_back (context);

  return content;
}
