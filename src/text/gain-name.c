/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-name.h"
#include "gain-grammar.h"

/* Words that no noun phrase holds beyond its first. */
#define OUTSIDE                                                                                    \
  (GAIN_WORD (PREPOSITION) | GAIN_WORD (COORDINATOR) | GAIN_WORD (COMPLEMENTISER) |                \
   GAIN_WORD (RELATIVE) | GAIN_WORD (SUBORDINATOR) | GAIN_WORD (AUXILIARY) | GAIN_WORD (BE) |      \
   GAIN_WORD (MONTH) | GAIN_WORD (PREPOSING) | GAIN_WORD (CONDITION))

#define VERB_FORMS                                                                                 \
  (GAIN_WORD (BASE) | GAIN_WORD (THIRD) | GAIN_WORD (PAST) | GAIN_WORD (PARTICIPLE) |              \
   GAIN_WORD (GERUND))

#define MAX_INNER  2
#define MAX_BODY   3
#define MAX_PHRASE 12

typedef struct
{
  int start;
  int end;
} Phrase;

static gboolean
is_word (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) && *tokens->tokens[i].word != '\0';
}

static gboolean
opens_sentence (const GainTokens *tokens, int i)
{
  return i == 0 || tokens->tokens[i].after_break ||
         gain_tokens_is (tokens, i - 1, GAIN_TOKEN_STOP) ||
         gain_tokens_is (tokens, i - 1, GAIN_TOKEN_OPEN_QUOTE);
}

/* A capital that is not only the first letter of a sentence. */
static gboolean
is_name_word (const GainTokens *tokens, int i)
{
  GainWordFlags common = OUTSIDE | GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN) |
                         GAIN_WORD (ADVERB) | GAIN_WORD (QUESTION) | GAIN_WORD (TIME);

  if (!is_word (tokens, i) || !tokens->tokens[i].is_capital)
    return FALSE;
  if (gain_tokens_has (tokens, i, GAIN_WORD (MONTH) | GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN)))
    return FALSE;
  if (!opens_sentence (tokens, i))
    return TRUE;

  return !gain_tokens_has (tokens, i, common) &&
         !(gain_tokens_has (tokens, i, VERB_FORMS) &&
           !gain_tokens_has (tokens, i, GAIN_WORD (TITLE) | GAIN_WORD (ROLE)));
}

static gboolean
is_title_word (const GainTokens *tokens, int i)
{
  return is_word (tokens, i) && gain_tokens_has (tokens, i, GAIN_WORD (TITLE) | GAIN_WORD (ROLE)) &&
         !gain_tokens_has (tokens, i, OUTSIDE) &&
         !(gain_tokens_has (tokens, i, VERB_FORMS) && gain_grammar_is_finite (tokens, i));
}

/* A genitive ends a name: in “Kyiv’s army” Kyiv is one. */
static gboolean
is_genitive (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (POSSESSIVE));
}

/* "Bank of the North": lower-case words between two capitals. Returns: the
 * name word before or behind them, or -1. */
static int
cross_inner (const GainTokens *tokens, int i, int direction)
{
  for (int n = 0; n <= MAX_INNER; n++, i += direction)
    {
      if (is_name_word (tokens, i))
        return n > 0 && !(direction < 0 && is_genitive (tokens, i)) ? i : -1;
      if (!is_word (tokens, i) || tokens->tokens[i].is_capital ||
          !gain_tokens_has (tokens, i, GAIN_WORD (INNER)))
        return -1;
    }

  return -1;
}

static Phrase
find_name (const GainTokens *tokens, int i)
{
  Phrase name = { i, i + 1 };

  for (;;)
    {
      int before = name.start - 1;

      if (is_name_word (tokens, before) && !is_genitive (tokens, before))
        name.start = before;
      else if (cross_inner (tokens, before, -1) >= 0)
        name.start = cross_inner (tokens, before, -1);
      else if (is_title_word (tokens, before) && !is_genitive (tokens, before))
        name.start = before;
      else
        break;
    }

  while (!is_genitive (tokens, name.end - 1))
    {
      if (is_name_word (tokens, name.end) || is_title_word (tokens, name.end))
        name.end++;
      else if (cross_inner (tokens, name.end, 1) >= 0)
        name.end = cross_inner (tokens, name.end, 1) + 1;
      else
        break;
    }

  return name;
}

static gboolean
continues_phrase (const GainTokens *tokens, int i)
{
  if (gain_tokens_is (tokens, i, GAIN_TOKEN_NUMBER))
    return TRUE;
  if (!is_word (tokens, i) || gain_tokens_has (tokens, i, OUTSIDE))
    return FALSE;
  if (gain_tokens_has (tokens, i, GAIN_WORD (PRONOUN)) &&
      !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER)))
    return FALSE;
  if (gain_tokens_has (tokens, i, GAIN_WORD (ROLE) | GAIN_WORD (TITLE)) &&
      !gain_grammar_is_finite (tokens, i))
    return TRUE;

  return !gain_tokens_has (tokens, i, VERB_FORMS) || !gain_grammar_is_verb (tokens, i);
}

static gboolean
opens_phrase (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER));
}

static Phrase
find_noun_phrase (const GainTokens *tokens, int i)
{
  Phrase phrase = { i, i + 1 };

  while (phrase.start > 0 && i - phrase.start < MAX_PHRASE &&
         !opens_phrase (tokens, phrase.start) && !opens_sentence (tokens, phrase.start) &&
         continues_phrase (tokens, phrase.start - 1))
    phrase.start--;
  while (phrase.end - i < MAX_PHRASE && phrase.end < tokens->n_tokens &&
         !opens_phrase (tokens, phrase.end) && !opens_sentence (tokens, phrase.end) &&
         !is_genitive (tokens, phrase.end - 1) && continues_phrase (tokens, phrase.end) &&
         !gain_tokens_has (tokens, phrase.end, GAIN_WORD (ADVERB)))
    phrase.end++;

  return phrase;
}

/* Behind "paper mill" in “the Halden paper mill”, @end where no such noun follows. */
static int
include_body (const GainTokens *tokens, int end)
{
  if (is_genitive (tokens, end - 1))
    return end;

  for (int i = end; i < end + MAX_BODY && is_word (tokens, i) && !tokens->tokens[i].is_capital; i++)
    {
      if (gain_tokens_has (tokens,
                           i,
                           OUTSIDE | GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN) |
                               GAIN_WORD (ADVERB)) ||
          gain_grammar_is_finite (tokens, i))
        return end;
      if (gain_lexicon_get_notes (tokens->lexicon, tokens->tokens[i].word) & GAIN_NOTE_BODY)
        return i + 1;
    }

  return end;
}

static Phrase
find_core (const GainTokens *tokens, int i)
{
  Phrase phrase;

  if (is_name_word (tokens, i) || (is_title_word (tokens, i) && is_name_word (tokens, i + 1)))
    {
      phrase = find_name (tokens, i);
      phrase.end = include_body (tokens, phrase.end);
    }
  else
    phrase = find_noun_phrase (tokens, i);

  /* an adjective may stand before the name of a group: "early Norwegian settlers" */
  if (phrase.start > 0 && opens_phrase (tokens, phrase.start - 1) &&
      !opens_phrase (tokens, phrase.start))
    phrase.start--;

  return phrase;
}

static gboolean
is_role (const GainTokens *tokens, Phrase phrase)
{
  return gain_tokens_has (tokens, phrase.end - 1, GAIN_WORD (ROLE)) &&
         !is_genitive (tokens, phrase.end - 1);
}

/* “a spokesperson for the harbour board”, “The spokesperson, Ada Lind,” */
static Phrase
add_complement (const GainTokens *tokens, Phrase phrase)
{
  int next = phrase.end;

  if (!is_role (tokens, phrase))
    return phrase;

  if (gain_tokens_has (tokens, next, GAIN_WORD (OF)) &&
      (gain_grammar_starts_noun_phrase (tokens, next + 1) || is_title_word (tokens, next + 1)) &&
      !gain_tokens_is (tokens, next + 1, GAIN_TOKEN_NUMBER) &&
      !gain_tokens_has (tokens, next + 1, GAIN_WORD (MONTH) | GAIN_WORD (TIME)))
    {
      int inner = opens_phrase (tokens, next + 1) ? next + 2 : next + 1;

      if (is_word (tokens, inner))
        phrase.end = find_core (tokens, inner).end;
    }
  else if (gain_tokens_is (tokens, next, GAIN_TOKEN_COMMA) && opens_phrase (tokens, phrase.start) &&
           is_name_word (tokens, next + 1))
    {
      Phrase name = find_name (tokens, next + 1);

      if (name.end - name.start > 1 && gain_tokens_is (tokens, name.end, GAIN_TOKEN_COMMA))
        phrase.end = name.end;
    }

  return phrase;
}

GainSpan
gain_name_at (const GainTokens *tokens, guint index)
{
  int i = gain_tokens_find (tokens, index);
  Phrase phrase;
  guint end;

  /* behind the last letter of a name counts as on it */
  if (i > 0 && (i == tokens->n_tokens || !is_word (tokens, i) || tokens->tokens[i].start > index) &&
      tokens->tokens[i - 1].end == index && is_word (tokens, i - 1))
    i--;
  if (!is_word (tokens, i) || gain_tokens_has (tokens, i, GAIN_WORD (AUXILIARY)))
    return GAIN_SPAN (0, 0);

  if (gain_tokens_has (tokens, i, GAIN_WORD (PRONOUN) | GAIN_WORD (OBJECT)) &&
      !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER)))
    return GAIN_SPAN (tokens->tokens[i].start, tokens->tokens[i].end);
  if (opens_phrase (tokens, i) && is_word (tokens, i + 1) && continues_phrase (tokens, i + 1))
    i++;
  else if (!continues_phrase (tokens, i) && !is_name_word (tokens, i))
    return GAIN_SPAN (0, 0);

  phrase = add_complement (tokens, find_core (tokens, i));
  end = tokens->tokens[phrase.end - 1].end;
  if (is_genitive (tokens, phrase.end - 1) &&
      gain_char_is_apostrophe (gain_scan_get (tokens->scan, (gint64) end - 2)))
    end -= 2;

  return GAIN_SPAN (tokens->tokens[phrase.start].start, end);
}
