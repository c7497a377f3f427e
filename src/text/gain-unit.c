/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-scan.h"
#include "gain-sentence.h"
#include "gain-unit.h"

static GainSpan
find_word (const GainScan *scan, guint index)
{
  GainSpan word = gain_scan_find_word (scan, index);

  if (gain_span_is_empty (word) && index > 0)
    word = gain_scan_find_word (scan, index - 1);

  return word;
}

static GainSpan
find_clause (const GainScan *scan, guint index, const char *language)
{
  GainSpan sentence = gain_sentence_at (scan, index, language);

  while (sentence.end > sentence.start && gain_char_is_stop (scan->chars[sentence.end - 1]))
    sentence.end--;

  return sentence;
}

static GainSpan
find_paragraph (GainText *text, GainSpan within)
{
  guint length = gain_text_get_length (text);

  within.end = MIN (within.end, length);
  within.start = MIN (within.start, within.end);
  while (within.start < within.end && gain_char_is_space (gain_text_get_char (text, within.start)))
    within.start++;
  while (within.end > within.start && gain_char_is_space (gain_text_get_char (text, within.end - 1)))
    within.end--;

  return within;
}

GainSpan
gain_unit_at (GainText *text, GainSpan within, guint offset, GainUnit unit, const char *language)
{
  g_auto (GainScan) scan = { 0 };
  GainSpan span = { 0, 0 };
  guint index;

  g_return_val_if_fail (text != NULL, span);

  if (unit == GAIN_UNIT_PARAGRAPH)
    return find_paragraph (text, within);

  gain_scan_init_around (&scan, text, within, offset);
  index = gain_scan_get_index (&scan, offset);
  switch (unit)
    {
    case GAIN_UNIT_WORD:
    case GAIN_UNIT_NAME:
    case GAIN_UNIT_CUE:
      span = find_word (&scan, index);
      break;
    case GAIN_UNIT_CLAUSE:
    case GAIN_UNIT_DENIAL:
      span = find_clause (&scan, index, language);
      break;
    case GAIN_UNIT_SENTENCE:
      span = gain_sentence_at (&scan, index, language);
      break;
    case GAIN_UNIT_PARAGRAPH:
    default:
      break;
    }

  return gain_scan_to_text (&scan, span);
}

GainSpan
gain_unit_widen (GainText *text, GainSpan within, GainSpan span, const char *language)
{
  GainSpan sentence = gain_unit_at (text, within, span.start, GAIN_UNIT_SENTENCE, language);

  if (gain_span_contains (sentence, span) && !gain_span_equal (sentence, span))
    return sentence;

  return gain_unit_at (text, within, span.start, GAIN_UNIT_PARAGRAPH, language);
}

GArray *
gain_unit_list_sentences (GainText *text, GainSpan within, const char *language)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  g_auto (GainScan) scan = { 0 };
  guint start = 0;

  g_return_val_if_fail (text != NULL, sentences);

  gain_scan_init (&scan, text, within);
  while (start < scan.n_chars)
    {
      guint end = gain_sentence_next_end (&scan, start, language);
      GainSpan span = gain_scan_to_text (&scan, gain_scan_trim (&scan, GAIN_SPAN (start, end)));

      if (!gain_span_is_empty (span))
        g_array_append_val (sentences, span);
      start = end;
    }

  return sentences;
}

GainSpan
gain_unit_find_cue (GainText *text, GainSpan within, GainSpan clause, const char *language)
{
  return GAIN_SPAN (clause.start, clause.start);
}

guint
gain_unit_next_clause_boundary (GainText *text, GainSpan within, guint offset)
{
  return gain_unit_next_word_boundary (text, within, offset);
}

guint
gain_unit_previous_clause_boundary (GainText *text, GainSpan within, guint offset)
{
  return gain_unit_previous_word_boundary (text, within, offset);
}

guint
gain_unit_next_clause_start (GainText *text, GainSpan within, guint offset)
{
  return gain_unit_next_word_start (text, within, offset);
}

guint
gain_unit_previous_clause_end (GainText *text, GainSpan within, guint offset)
{
  return gain_unit_previous_word_end (text, within, offset);
}
