/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-sentence.h"

#include <string.h>

/* A line that breaks off before this many code points was not wrapped. */
#define SHORT_LINE 60

/* "foreign ministry spokesman Josef Marek said": so many words at most. */
#define MAX_ATTRIBUTION 8

/* So many quotation marks and brackets may close behind a stop. */
#define MAX_CLOSING 4

#define GO_ON_WORDS                                                                                \
  (GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN) | GAIN_WORD (SUBORDINATOR) |                       \
   GAIN_WORD (COORDINATOR) | GAIN_WORD (PREPOSITION) | GAIN_WORD (ADVERB) | GAIN_WORD (QUESTION))

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
}

static guint
skip_space (const GainScan *scan, guint i)
{
  while (i < scan->n_chars && gain_char_is_space (scan->chars[i]))
    i++;

  return i;
}

/* To the first letter or digit of what begins at @i: “ and ( are passed over. */
static guint
skip_opening (const GainScan *scan, guint i)
{
  while (i < scan->n_chars && gain_char_is_opening (scan->chars[i]))
    i++;

  return i;
}

static GainWordFlags
look_up (const GainScan *scan, GainSpan word, const GainLexicon *lexicon)
{
  g_autofree char *folded =
      gain_lexicon_fold (scan->chars + word.start, gain_span_get_length (word));

  return gain_lexicon_look_up (lexicon, folded);
}

static GainSpan
word_before (const GainScan *scan, guint stop)
{
  GainSpan word = GAIN_SPAN (stop, stop);

  if (stop > 0 && gain_char_is_word (scan->chars[stop - 1]))
    {
      word = gain_scan_find_word (scan, stop - 1);
      word.end = MIN (word.end, stop);
    }

  return word;
}

/* One capital letter, or several with points between them: J. or J.R. */
static gboolean
is_initial (const GainScan *scan, GainSpan word)
{
  if (gain_span_is_empty (word) || gain_span_get_length (word) % 2 == 0)
    return FALSE;

  for (guint i = word.start; i < word.end; i++)
    if ((i - word.start) % 2 == 0 ? !g_unichar_isupper (scan->chars[i]) : scan->chars[i] != '.')
      return FALSE;

  return TRUE;
}

gboolean
gain_sentence_is_abbreviation (const GainScan *scan, guint index, const GainLexicon *lexicon)
{
  GainSpan word;
  GainWordFlags flags;
  guint next;

  if (gain_scan_get (scan, index) != '.')
    return FALSE;

  word = word_before (scan, index);
  if (gain_span_is_empty (word))
    return FALSE;

  flags = look_up (scan, word, lexicon);
  if (is_initial (scan, word))
    return !(flags & GAIN_WORD (FIRST)); /* “she and I.” */
  if (flags & (GAIN_WORD (STOP_OPEN) | GAIN_WORD (STOP_EITHER) | GAIN_WORD (STOP_HOUR)))
    return TRUE;
  if (flags & GAIN_WORD (STOP_CAPITAL) && g_unichar_isupper (scan->chars[word.start]))
    return TRUE;

  next = skip_space (scan, index + 1);
  return flags & GAIN_WORD (STOP_NUMBER) && g_unichar_isdigit (gain_scan_get (scan, next));
}

/* After an abbreviation that can stand last: does a new sentence begin at @next? */
static gboolean
goes_on_after_abbreviation (const GainScan *scan,
                            GainSpan word,
                            guint next,
                            const GainLexicon *lexicon)
{
  GainWordFlags before = look_up (scan, word, lexicon);
  GainWordFlags after = look_up (scan, gain_scan_find_word (scan, next), lexicon);

  if (before & GAIN_WORD (STOP_HOUR))
    return (after & (GAIN_WORD (TIME) | GAIN_WORD (MONTH))) != 0;
  if (is_initial (scan, word) || before & GAIN_WORD (STOP_EITHER))
    return (after & GO_ON_WORDS) == 0;

  return TRUE;
}

/* "1. Purpose": a number that opens a line counts, it does not end anything. */
static gboolean
is_list_number (const GainScan *scan, GainSpan word)
{
  guint i = word.start;

  if (gain_span_is_empty (word) || gain_span_get_length (word) > 3 ||
      !g_unichar_isdigit (scan->chars[word.end - 1]))
    return FALSE;
  while (i > 0 && gain_char_is_space (scan->chars[i - 1]) && !is_line_end (scan->chars[i - 1]))
    i--;

  return i == 0 || is_line_end (scan->chars[i - 1]);
}

/* “Will it hold?” Marek asked on Monday. */
static gboolean
is_attribution (const GainScan *scan, guint i, const GainLexicon *lexicon)
{
  for (guint n = 0; n < MAX_ATTRIBUTION; n++)
    {
      GainSpan word = gain_scan_find_word (scan, i);
      GainWordFlags flags;
      guint next = skip_space (scan, word.end);

      if (gain_span_is_empty (word) || !gain_char_is_word (scan->chars[i]))
        return FALSE;

      flags = look_up (scan, word, lexicon);
      if (n > 0 && flags & (GAIN_WORD (PAST) | GAIN_WORD (THIRD)) &&
          flags & (GAIN_WORD (SAY) | GAIN_WORD (WEAK) | GAIN_WORD (TELL)))
        {
          GainWordFlags after = look_up (scan, gain_scan_find_word (scan, next), lexicon);

          return next == scan->n_chars || !gain_char_is_word (scan->chars[next]) ||
                 (after & (GAIN_WORD (TIME) | GAIN_WORD (PREPOSITION) | GAIN_WORD (VENUE))) != 0;
        }
      if (flags & (GAIN_WORD (AUXILIARY) | GAIN_WORD (COORDINATOR)))
        return FALSE;
      i = next;
    }

  return FALSE;
}

/* A point with no space behind it ends a sentence only where two words were
 * glued together: "the war.This". */
static gboolean
is_glued (const GainScan *scan, GainSpan word, guint i)
{
  return gain_span_get_length (word) > 1 && g_unichar_islower (scan->chars[word.start]) &&
         g_unichar_islower (scan->chars[word.end - 1]) &&
         g_unichar_isupper (gain_scan_get (scan, i)) &&
         g_unichar_islower (gain_scan_get (scan, (gint64) i + 1)) &&
         g_unichar_islower (gain_scan_get (scan, (gint64) i + 2));
}

static gboolean
ends_at_stop (const GainScan *scan, guint i, const GainLexicon *lexicon)
{
  guint stop = i;
  guint next;
  guint letter;
  GainSpan word;

  while (stop > 0 && i - stop < MAX_CLOSING && gain_char_is_closing (scan->chars[stop - 1]))
    stop--;
  if (stop == 0 || !gain_char_is_stop (scan->chars[stop - 1]) ||
      gain_char_is_stop (gain_scan_get (scan, i)))
    return FALSE;
  if (i < scan->n_chars && gain_char_is_closing (scan->chars[i]) && scan->chars[i] != '"' &&
      scan->chars[i] != '\'')
    return FALSE;

  next = skip_space (scan, i);
  if (next == scan->n_chars || gain_char_is_wide_stop (scan->chars[stop - 1]))
    return TRUE;

  word = word_before (scan, stop - 1);
  if (next == i)
    return stop == i && scan->chars[stop - 1] == '.' && is_glued (scan, word, i);

  letter = skip_opening (scan, next);
  if (g_unichar_islower (gain_scan_get (scan, letter)))
    return FALSE;
  if (stop < i && is_attribution (scan, next, lexicon))
    return FALSE;
  if (stop < i || scan->chars[stop - 1] != '.')
    return TRUE;
  if (gain_sentence_is_abbreviation (scan, stop - 1, lexicon))
    return !goes_on_after_abbreviation (scan, word, letter, lexicon);

  return !is_list_number (scan, word);
}

static gboolean
is_bullet (const GainScan *scan, guint i)
{
  gunichar c = gain_scan_get (scan, i);

  return c == 0x2022 || c == '*' || c == '#' ||
         (gain_char_is_dash (c) && i + 1 < scan->n_chars &&
          gain_char_is_space (scan->chars[i + 1]));
}

/* A line that was broken on purpose: an empty one follows, it is short, or the
 * next is an item of a list. */
static gboolean
ends_at_line (const GainScan *scan, guint i)
{
  guint n_breaks = 0;
  guint start = i;
  guint next = i;

  if (i == 0 || i >= scan->n_chars || gain_char_is_space (scan->chars[i - 1]) ||
      !gain_char_is_space (scan->chars[i]))
    return FALSE;

  for (; next < scan->n_chars && gain_char_is_space (scan->chars[next]); next++)
    if (is_line_end (scan->chars[next]) &&
        !(scan->chars[next] == '\n' && scan->chars[next - 1] == '\r'))
      n_breaks += scan->chars[next] == 0x2029 ? 2 : 1;
  if (n_breaks != 1)
    return n_breaks > 1;

  while (start > 0 && !is_line_end (scan->chars[start - 1]) && i - start < SHORT_LINE)
    start--;

  return is_bullet (scan, next) ||
         (i - start < SHORT_LINE &&
          !g_unichar_islower (gain_scan_get (scan, skip_opening (scan, next))));
}

static gboolean
ends_at (const GainScan *scan, guint i, const GainLexicon *lexicon)
{
  return ends_at_stop (scan, i, lexicon) || ends_at_line (scan, i);
}

guint
gain_sentence_next_end (const GainScan *scan, guint index, const GainLexicon *lexicon)
{
  for (guint i = index + 1; i < scan->n_chars; i++)
    if (ends_at (scan, i, lexicon))
      return i;

  return scan->n_chars;
}

GainSpan
gain_sentence_at (const GainScan *scan, guint index, const GainLexicon *lexicon)
{
  GainSpan span;

  index = skip_space (scan, MIN (index, scan->n_chars));
  while (index == scan->n_chars && index > 0)
    {
      index--;
      while (index > 0 && gain_char_is_space (scan->chars[index]))
        index--;
    }

  span.start = index;
  while (span.start > 0 && !ends_at (scan, span.start, lexicon))
    span.start--;
  span.end = gain_sentence_next_end (scan, index, lexicon);

  return gain_scan_trim (scan, span);
}
