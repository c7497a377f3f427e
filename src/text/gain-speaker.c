/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-grammar.h"
#include "gain-name.h"
#include "gain-sentence.h"
#include "gain-statement.h"
#include "gain-subject.h"
#include "gain-unit.h"

/* So many sentences are looked back for the body of “spokesperson X”. */
#define MAX_BACK 3

/* “X, a spokesman for the port,”: so many tokens behind the name. */
#define MAX_APPOSITION 14

static const GainTokenRange nobody = { 0, 0 };

static gboolean
is_empty (GainTokenRange range)
{
  return range.start >= range.end;
}

static gboolean
is_voice (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) &&
         gain_lexicon_get_notes (tokens->lexicon, tokens->tokens[i].word) & GAIN_NOTE_VOICE;
}

static gboolean
is_body_word (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) &&
         gain_lexicon_get_notes (tokens->lexicon, tokens->tokens[i].word) & GAIN_NOTE_BODY;
}

static gboolean
is_name (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) && tokens->tokens[i].is_capital &&
         !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN));
}

static gboolean
is_rank (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) &&
         gain_lexicon_get_notes (tokens->lexicon, tokens->tokens[i].word) & GAIN_NOTE_RANK;
}

/* “the”, not “a”, which brings in somebody new */
static gboolean
is_definite (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER)) &&
         tokens->tokens[i].end - tokens->tokens[i].start > 2;
}

static int
find_voice (const GainTokens *tokens, int start, int end)
{
  for (int i = start; i < end; i++)
    if (is_voice (tokens, i))
      return i;

  return -1;
}

/* The capitals from @i on. */
static GainTokenRange
find_name (const GainTokens *tokens, int i, int end)
{
  int start = i;

  if (gain_tokens_is (tokens, start, GAIN_TOKEN_COMMA))
    start++;
  i = start;
  while (i < end &&
         (is_name (tokens, i) ||
          (i > start && gain_tokens_has (tokens, i, GAIN_WORD (INNER)) && is_name (tokens, i + 1))))
    i++;

  return (GainTokenRange){ start, i };
}

/* “foreign ministry” before “spokesman”, “the port” behind “spokesman for”. */
static GainTokenRange
find_body (const GainTokens *tokens, int start, int voice, int end)
{
  int to = voice;

  if (gain_tokens_has (tokens, voice + 1, GAIN_WORD (OF)) && voice + 2 < end)
    {
      int body_end = gain_subject_find_phrase_end (tokens, voice + 2, end);

      if (body_end > voice + 2)
        return (GainTokenRange){ voice + 2, body_end };
    }

  while (start < to &&
         (gain_tokens_has (tokens, start, GAIN_WORD (DETERMINER)) || is_rank (tokens, start)) &&
         !gain_tokens_has (tokens, start, GAIN_WORD (POSSESSIVE)))
    start++;
  while (to > start &&
         (is_rank (tokens, to - 1) || gain_tokens_has (tokens, to - 1, GAIN_WORD (ADJECTIVE))))
    to--;

  return start < to ? (GainTokenRange){ start, to } : nobody;
}

/* “Lin Jian, a foreign ministry spokesman,”: the voice behind the comma, or -1. */
static int
find_apposed_voice (const GainTokens *tokens, int end, int *close)
{
  if (!gain_tokens_is (tokens, end, GAIN_TOKEN_COMMA))
    return -1;
  *close = end + 1;
  while (*close < tokens->n_tokens && *close - end < MAX_APPOSITION &&
         (gain_tokens_is (tokens, *close, GAIN_TOKEN_WORD) ||
          gain_tokens_is (tokens, *close, GAIN_TOKEN_NUMBER)) &&
         !gain_grammar_is_finite (tokens, *close))
    (*close)++;

  return find_voice (tokens, end + 1, *close);
}

/* A body that a phrase names: the Kremlin, Northgate Ports, not “the mayor”. */
static gboolean
names_body (const GainTokens *tokens, GainTokenRange phrase)
{
  int last = phrase.end - 1;

  if (is_body_word (tokens, last))
    return TRUE;
  for (int i = phrase.start; i < phrase.end; i++)
    if (!is_name (tokens, i) && !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER)) &&
        !gain_tokens_has (tokens, i, GAIN_WORD (INNER)))
      return FALSE;

  return is_name (tokens, last) && !gain_tokens_has (tokens, last, GAIN_WORD (ROLE)) &&
         !gain_tokens_has (tokens, phrase.start, GAIN_WORD (TITLE));
}

/* What an earlier “spokesman for X” or “X spokesman” spoke for. */
static GainTokenRange
find_voiced_body (const GainTokens *tokens, int before)
{
  for (int at = before - 1; at >= 0; at--)
    if (is_voice (tokens, at))
      {
        GainSpan phrase = gain_name_at (tokens, tokens->tokens[at].start);
        int start = MIN (gain_tokens_find (tokens, phrase.start), at);
        GainTokenRange body;

        while (start > 0 && gain_tokens_has (tokens, start - 1, GAIN_WORD (POSSESSIVE)))
          start--;
        body = find_body (tokens, start, at, before);
        if (!is_empty (body))
          return body;
      }

  return nobody;
}

/* The last body that was the subject of a sentence. */
static GainTokenRange
find_subject_body (const GainTokens *tokens, int before)
{
  int i = before;

  for (int n = 0; i > 0 && n < MAX_BACK; n++)
    {
      GainSpan sentence =
          gain_sentence_at (tokens->scan, tokens->tokens[i - 1].start, tokens->lexicon);
      int start = gain_tokens_find (tokens, sentence.start);

      if (start >= i)
        break;
      for (int verb = start; verb < i; verb++)
        if (gain_grammar_is_finite (tokens, verb))
          {
            g_autoptr (GArray) statements = gain_statement_list (tokens, start, i);
            GainTokenRange subject = gain_subject_find (tokens, statements, start, i, verb);

            if (!is_empty (subject) && names_body (tokens, subject))
              return subject;
            break;
          }
      i = start;
    }

  return nobody;
}

/* “the spokesman” was named with his body before; “spokesman X” speaks for who
 * was spoken of last. */
static GainTokenRange
find_earlier_body (const GainTokens *tokens, int before, gboolean is_known)
{
  GainTokenRange body =
      is_known ? find_voiced_body (tokens, before) : find_subject_body (tokens, before);

  if (is_empty (body))
    body = is_known ? find_subject_body (tokens, before) : find_voiced_body (tokens, before);

  return body;
}

static GainSpan
to_span (const GainTokens *tokens, GainTokenRange range)
{
  guint end;

  if (is_empty (range))
    return GAIN_SPAN (0, 0);
  end = tokens->tokens[range.end - 1].end;
  if (gain_tokens_has (tokens, range.end - 1, GAIN_WORD (POSSESSIVE)) && end >= 2 &&
      gain_char_is_apostrophe (gain_scan_get (tokens->scan, (gint64) end - 2)))
    end -= 2;

  return GAIN_SPAN (tokens->tokens[range.start].start, end);
}

static gboolean
find_speaker (const GainTokens *tokens,
              GainTokenRange source,
              GainTokenRange *person,
              GainTokenRange *body)
{
  int voice = find_voice (tokens, source.start, source.end);
  int close = source.end;

  *person = source;
  if (voice >= 0)
    {
      GainTokenRange name = find_name (tokens, voice + 1, source.end);

      *body = find_body (tokens, source.start, voice, source.end);
      if (!is_empty (name))
        *person = name;
      else if (gain_tokens_is (tokens, source.end, GAIN_TOKEN_COMMA))
        {
          name = find_name (tokens, source.end, MIN (source.end + 6, tokens->n_tokens));
          if (name.end - name.start > 1)
            *person = name;
        }
    }
  else
    {
      voice = find_apposed_voice (tokens, source.end, &close);
      if (voice < 0)
        return FALSE;
      *body = find_body (tokens, source.end + 1, voice, close);
    }
  if (is_empty (*body))
    *body = find_earlier_body (tokens, source.start, is_definite (tokens, source.start));

  return TRUE;
}

gboolean
gain_unit_find_speaker (GainText *text,
                        GainSpan within,
                        GainSpan source,
                        const char *language,
                        GainSpan *person,
                        GainSpan *body)
{
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };
  GainTokenRange range;
  GainTokenRange found_person = nobody;
  GainTokenRange found_body = nobody;
  gboolean is_found;

  g_return_val_if_fail (text != NULL, FALSE);

  *person = *body = GAIN_SPAN (source.start, source.start);
  if (gain_span_is_empty (source))
    return FALSE;
  gain_scan_init_around (&scan, text, within, source.start);
  gain_tokens_init (&tokens, &scan, language);
  range.start = gain_tokens_find (&tokens, gain_scan_get_index (&scan, source.start));
  range.end = gain_tokens_find (&tokens, gain_scan_get_index (&scan, source.end - 1)) + 1;
  range.end = MIN (range.end, tokens.n_tokens);
  if (range.start >= range.end)
    return FALSE;

  is_found = find_speaker (&tokens, range, &found_person, &found_body);
  if (!is_empty (found_person))
    *person = gain_scan_to_text (&scan, to_span (&tokens, found_person));
  if (!is_empty (found_body))
    *body = gain_scan_to_text (&scan, to_span (&tokens, found_body));

  return is_found;
}
