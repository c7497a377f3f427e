/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-clause.h"
#include "gain-grammar.h"
#include "gain-name.h"
#include "gain-sentence.h"
#include "gain-subject.h"
#include "gain-unit.h"

/* The word at @index, else the one that ends there. */
static GainSpan
find_word (const GainScan *scan, guint index)
{
  GainSpan word = gain_scan_find_word (scan, index);
  gboolean is_word = index < scan->n_chars && gain_char_is_word (scan->chars[index]);

  if (!is_word && index > 0 && index <= scan->n_chars && gain_char_is_word (scan->chars[index - 1]))
    word = gain_scan_find_word (scan, index - 1);

  return word;
}

static GainSpan
find_paragraph (GainText *text, GainSpan within)
{
  guint length = gain_text_get_length (text);

  within.end = MIN (within.end, length);
  within.start = MIN (within.start, within.end);
  while (within.start < within.end && gain_char_is_space (gain_text_get_char (text, within.start)))
    within.start++;
  while (within.end > within.start &&
         gain_char_is_space (gain_text_get_char (text, within.end - 1)))
    within.end--;

  return within;
}

static GainSpan
find_unit (const GainScan *scan, guint index, GainUnit unit, const char *language)
{
  g_auto (GainTokens) tokens = { 0 };
  GainSpan span = GAIN_SPAN (index, index);

  if (unit == GAIN_UNIT_WORD)
    return find_word (scan, index);
  if (unit == GAIN_UNIT_SENTENCE)
    return gain_sentence_at (scan, index, gain_lexicon_get (language));

  gain_tokens_init (&tokens, scan, language);
  if (unit == GAIN_UNIT_NAME)
    span = gain_name_at (&tokens, index);
  else if (unit == GAIN_UNIT_CUE)
    span = gain_clause_cue_at (&tokens, index);
  else
    span = gain_clause_at (&tokens, index, unit == GAIN_UNIT_DENIAL);
  if (gain_span_is_empty (span))
    span = find_word (scan, index);

  return span;
}

GainSpan
gain_unit_at (GainText *text, GainSpan within, guint offset, GainUnit unit, const char *language)
{
  g_auto (GainScan) scan = { 0 };

  g_return_val_if_fail (text != NULL, GAIN_SPAN (0, 0));

  if (unit == GAIN_UNIT_PARAGRAPH)
    return find_paragraph (text, within);

  gain_scan_init_around (&scan, text, within, offset);
  return gain_scan_to_text (&scan,
                            find_unit (&scan, gain_scan_get_index (&scan, offset), unit, language));
}

static gboolean
is_larger (GainSpan candidate, GainSpan span)
{
  return gain_span_contains (candidate, span) && !gain_span_equal (candidate, span);
}

GainSpan
gain_unit_widen (GainText *text, GainSpan within, GainSpan span, const char *language)
{
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };
  GainSpan candidate;

  g_return_val_if_fail (text != NULL, span);

  gain_scan_init_around (&scan, text, within, span.start);
  gain_tokens_init (&tokens, &scan, language);

  candidate = gain_clause_find_quotation (&tokens,
                                          GAIN_SPAN (gain_scan_get_index (&scan, span.start),
                                                     gain_scan_get_index (&scan, span.end)));
  if (!gain_span_is_empty (candidate) && is_larger (gain_scan_to_text (&scan, candidate), span))
    return gain_scan_to_text (&scan, candidate);

  candidate = gain_unit_at (text, within, span.start, GAIN_UNIT_SENTENCE, language);
  if (is_larger (candidate, span))
    return candidate;

  candidate = find_paragraph (text, within);
  return is_larger (candidate, span) ? candidate : span;
}

GArray *
gain_unit_list_sentences (GainText *text, GainSpan within, const char *language)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  const GainLexicon *lexicon = gain_lexicon_get (language);
  g_auto (GainScan) scan = { 0 };
  guint start = 0;

  g_return_val_if_fail (text != NULL, sentences);

  gain_scan_init (&scan, text, within);
  while (start < scan.n_chars)
    {
      guint end = gain_sentence_next_end (&scan, start, lexicon);
      GainSpan span = gain_scan_trim (&scan, GAIN_SPAN (start, end));

      if (!gain_span_is_empty (span))
        {
          span = gain_scan_to_text (&scan, span);
          g_array_append_val (sentences, span);
        }
      start = end;
    }

  return sentences;
}

GainSpan
gain_unit_find_cue (GainText *text, GainSpan within, GainSpan clause, const char *language)
{
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };

  g_return_val_if_fail (text != NULL, GAIN_SPAN (clause.start, clause.start));

  gain_scan_init_around (&scan, text, within, clause.start);
  gain_tokens_init (&tokens, &scan, language);
  return gain_scan_to_text (
      &scan,
      gain_clause_find_cue (&tokens,
                            GAIN_SPAN (gain_scan_get_index (&scan, clause.start),
                                       gain_scan_get_index (&scan, clause.end))));
}

/* Whether the verb belongs to the content, or “and” ties it to its end. */
static gboolean
continues (const GainTokens *tokens, const GainStatement *statement, int verb)
{
  return statement->start <= verb &&
         (verb < statement->end ||
          (verb <= statement->end + 2 &&
           gain_tokens_has (tokens, statement->end, GAIN_WORD (COORDINATOR))));
}

/* Narrows the sentence to the innermost content that goes on to @verb, and @statements to those in
 * it. Returns: where it begins. */
static int
find_content_start (const GainTokens *tokens, GArray *statements, int start, int verb)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const GainStatement *statement = &g_array_index (statements, GainStatement, i);

      if (continues (tokens, statement, verb))
        start = MAX (start, statement->start);
    }
  for (guint i = statements->len; i > 0; i--)
    if (g_array_index (statements, GainStatement, i - 1).start <= start)
      g_array_remove_index (statements, i - 1);

  return start;
}

/* The subject of the verb that the predicate at @index begins with; adverbs may stand before it. */
static GainSpan
find_subject (const GainTokens *tokens, guint index)
{
  GainSpan sentence = gain_sentence_at (tokens->scan, index, tokens->lexicon);
  int start = gain_tokens_find (tokens, sentence.start);
  int end = gain_tokens_find (tokens, sentence.end);
  int verb = gain_grammar_skip_adverbs (tokens, gain_tokens_find (tokens, index), end);
  g_autoptr (GArray) statements = NULL;
  GainTokenRange subject;

  if (!gain_grammar_is_finite (tokens, verb))
    return GAIN_SPAN (0, 0);
  statements = gain_statement_list (tokens, start, end);
  start = find_content_start (tokens, statements, start, verb);
  subject = gain_subject_find (tokens, statements, start, end, verb);
  if (subject.start >= subject.end || tokens->tokens[subject.end - 1].end > index)
    return GAIN_SPAN (0, 0);

  return GAIN_SPAN (tokens->tokens[subject.start].start, tokens->tokens[subject.end - 1].end);
}

GainSpan
gain_unit_find_subject (GainText *text, GainSpan within, GainSpan predicate, const char *language)
{
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };
  GainSpan subject;

  g_return_val_if_fail (text != NULL, GAIN_SPAN (predicate.start, predicate.start));

  gain_scan_init_around (&scan, text, within, predicate.start);
  gain_tokens_init (&tokens, &scan, language);
  subject = find_subject (&tokens, gain_scan_get_index (&scan, predicate.start));

  return gain_span_is_empty (subject) ? GAIN_SPAN (predicate.start, predicate.start)
                                      : gain_scan_to_text (&scan, subject);
}

/* Appends the contents of @tokens, as offsets of the text. */
static void
append_contents (GArray *contents, const GainScan *scan, const GainTokens *tokens)
{
  for (int i = 0; i < tokens->n_tokens;)
    {
      g_autoptr (GArray) found = gain_clause_list_contents (tokens, i, &i);

      for (guint n = 0; n < found->len; n++)
        {
          GainSpan span = gain_scan_to_text (scan, g_array_index (found, GainSpan, n));

          g_array_append_val (contents, span);
        }
    }
}

GArray *
gain_unit_list_contents (GainText *text, GainSpan within, const char *language)
{
  GArray *contents = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };

  g_return_val_if_fail (text != NULL, contents);

  gain_scan_init (&scan, text, within);
  gain_tokens_init (&tokens, &scan, language);
  append_contents (contents, &scan, &tokens);

  return contents;
}

/* The contents near @offset; a window of the text is read, so that a block of any length takes the
 * same time. */
static GArray *
list_contents_around (GainText *text, GainSpan within, guint offset, const char *language)
{
  GArray *contents = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };

  gain_scan_init_around (&scan, text, within, offset);
  gain_tokens_init (&tokens, &scan, language);
  append_contents (contents, &scan, &tokens);

  return contents;
}

GainSpan
gain_unit_next_content (GainText *text, GainSpan within, guint offset, const char *language)
{
  g_autoptr (GArray) contents = NULL;

  g_return_val_if_fail (text != NULL, GAIN_SPAN (offset, offset));

  contents = list_contents_around (text, within, offset, language);
  for (guint i = 0; i < contents->len; i++)
    if (g_array_index (contents, GainSpan, i).start >= offset)
      return g_array_index (contents, GainSpan, i);

  return GAIN_SPAN (offset, offset);
}

GainSpan
gain_unit_previous_content (GainText *text, GainSpan within, guint offset, const char *language)
{
  g_autoptr (GArray) contents = NULL;

  g_return_val_if_fail (text != NULL, GAIN_SPAN (offset, offset));

  contents = list_contents_around (text, within, offset, language);
  for (guint i = contents->len; i > 0; i--)
    if (g_array_index (contents, GainSpan, i - 1).start < offset)
      return g_array_index (contents, GainSpan, i - 1);

  return GAIN_SPAN (offset, offset);
}

typedef enum
{
  EDGE_NEXT_END,
  EDGE_NEXT_START,
  EDGE_PREVIOUS_START,
  EDGE_PREVIOUS_END,
} Edge;

static gboolean
is_forward (Edge edge)
{
  return edge == EDGE_NEXT_END || edge == EDGE_NEXT_START;
}

/* The nearest edge of that kind beyond @index among the clauses of the sentence at @at. */
static gboolean
find_edge (const GainTokens *tokens, guint at, guint index, Edge edge, guint *found)
{
  g_autoptr (GArray) clauses = gain_clause_list (tokens, at);
  gboolean has_found = FALSE;

  for (guint i = 0; i < clauses->len; i++)
    {
      GainSpan span = g_array_index (clauses, GainSpan, i);
      guint place = edge == EDGE_NEXT_END || edge == EDGE_PREVIOUS_END ? span.end : span.start;

      if (is_forward (edge) ? place <= index : place >= index)
        continue;
      if (!has_found || (is_forward (edge) ? place < *found : place > *found))
        *found = place;
      has_found = TRUE;
    }

  return has_found;
}

static guint
move_by_clause (GainText *text, GainSpan within, guint offset, Edge edge)
{
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };
  const GainLexicon *lexicon = gain_lexicon_get (NULL);
  guint index;
  guint at;
  guint found = 0;

  g_return_val_if_fail (text != NULL, offset);

  gain_scan_init_around (&scan, text, within, offset);
  gain_tokens_init (&tokens, &scan, NULL);
  index = gain_scan_get_index (&scan, offset);
  at = index;

  for (;;)
    {
      GainSpan sentence = gain_sentence_at (&scan, at, lexicon);

      if (find_edge (&tokens, at, index, edge, &found))
        return scan.base + found;
      if (is_forward (edge) && sentence.end < scan.n_chars && sentence.end > at)
        at = sentence.end;
      else if (!is_forward (edge) && sentence.start > 0 && sentence.start - 1 < at)
        {
          at = sentence.start - 1;
          while (at > 0 && gain_char_is_space (scan.chars[at]))
            at--;
        }
      else
        return scan.base + (is_forward (edge) ? scan.n_chars : 0);
    }
}

guint
gain_unit_next_clause_boundary (GainText *text, GainSpan within, guint offset)
{
  return move_by_clause (text, within, offset, EDGE_NEXT_END);
}

guint
gain_unit_previous_clause_boundary (GainText *text, GainSpan within, guint offset)
{
  return move_by_clause (text, within, offset, EDGE_PREVIOUS_START);
}

guint
gain_unit_next_clause_start (GainText *text, GainSpan within, guint offset)
{
  return move_by_clause (text, within, offset, EDGE_NEXT_START);
}

guint
gain_unit_previous_clause_end (GainText *text, GainSpan within, guint offset)
{
  return move_by_clause (text, within, offset, EDGE_PREVIOUS_END);
}
