/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-complement.h"
#include "gain-grammar.h"

/* How many tokens may stand between a cue and the "that" or "to" of its
 * content: "told the parliament's foreign affairs committee on Monday that". */
#define MAX_GAP 22

/* Cues that take a noun without any word between. */
#define BARE_NOUN                                                                                  \
  (GAIN_WORD (SAY) | GAIN_WORD (DENY) | GAIN_WORD (DOUBT) | GAIN_WORD (AS) | GAIN_WORD (ACCUSE))

#define TAKES_QUESTION (GAIN_WORD (SAY) | GAIN_WORD (TELL) | GAIN_WORD (DOUBT) | GAIN_WORD (DEMAND))

/* The cue and the sentence it stands in. */
typedef struct
{
  const GainTokens *tokens;
  int cue_end;
  int end;
  GainWordFlags kind;
} Finder;

static const GainContent no_content = { -1, GAIN_EXTENT_CLAUSE, FALSE };

static gboolean
has (const Finder *self, int i, GainWordFlags flags)
{
  return i < self->end && gain_tokens_has (self->tokens, i, flags);
}

static gboolean
is (const Finder *self, int i, GainTokenKind kind)
{
  return i < self->end && gain_tokens_is (self->tokens, i, kind);
}

static GainContent
mark (int start)
{
  return (GainContent){ start, GAIN_EXTENT_CLAUSE, TRUE };
}

int
gain_complement_find_infinitive (const GainTokens *tokens, int i, int end)
{
  if (i < end && gain_tokens_has (tokens, i, GAIN_WORD (DEGREE)))
    i++;
  if (i >= end || !gain_tokens_has (tokens, i, GAIN_WORD (TO)))
    return -1;

  i = gain_grammar_skip_adverbs (tokens, i + 1, end);
  /* "to correctly and soberly judge" */
  if (gain_tokens_has (tokens, i - 1, GAIN_WORD (ADVERB)) &&
      gain_tokens_has (tokens, i, GAIN_WORD (COORDINATOR)))
    i = gain_grammar_skip_adverbs (tokens, i + 1, end);
  if (i >= end)
    return -1;
  if (gain_tokens_has (tokens, i, GAIN_WORD (BASE) | GAIN_WORD (BE) | GAIN_WORD (AUXILIARY)) ||
      gain_tokens_is (tokens, i, GAIN_TOKEN_OPEN_QUOTE))
    return i;

  /* a verb that no list has: its object follows */
  if (gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) && tokens->tokens[i].flags == 0 &&
      !tokens->tokens[i].is_capital &&
      (gain_grammar_starts_noun_phrase (tokens, i + 1) ||
       gain_tokens_has (tokens, i + 1, GAIN_WORD (OBJECT))))
    return i;

  return -1;
}

/* Behind the comma that closes what this one opens, or -1. */
static int
skip_insertion (const Finder *self, int comma)
{
  for (int i = comma + 1; i < self->end && i - comma < MAX_GAP; i++)
    if (is (self, i, GAIN_TOKEN_COMMA))
      return i + 1;

  return -1;
}

/* What cannot stand between the beginning of a clause and its verb. A cue that
 * takes clauses only is the more careful: its "clause" may be a bare noun. */
static gboolean
breaks_clause (const Finder *self, int i, gboolean is_first)
{
  if (is (self, i, GAIN_TOKEN_SEMICOLON) || is (self, i, GAIN_TOKEN_COLON) ||
      has (self, i, GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (RELATIVE) | GAIN_WORD (SUBORDINATOR)) ||
      gain_grammar_is_quotation (self->tokens, i))
    return TRUE;

  return !is_first && self->kind & GAIN_WORD (WEAK) &&
         has (self, i, GAIN_WORD (PREPOSITION) | GAIN_WORD (PRONOUN) | GAIN_WORD (DETERMINER));
}

/* "due to the distance, they" */
static gboolean
is_adjunct (const Finder *self, int i)
{
  GainWordFlags flags = 0;

  return has (self, i, GAIN_WORD (PREPOSITION) | GAIN_WORD (ADJUNCT)) ||
         (gain_tokens_match_phrase (self->tokens, i, &flags) > 0 && flags & GAIN_WORD (ADJUNCT));
}

/* A clause without "that": a subject and its verb come at once, or after
 * something that stands between commas. */
static gboolean
starts_bare_clause (const Finder *self, int i)
{
  const GainTokens *tokens = self->tokens;
  int from = i;

  if (gain_grammar_starts_clause (tokens, i, self->end))
    return TRUE;

  for (; i < self->end && i - from < MAX_GAP; i++)
    {
      if (i > from && gain_grammar_is_finite (tokens, i))
        return !has (self, i - 1, GAIN_WORD (COORDINATOR));
      if (is (self, i, GAIN_TOKEN_COMMA))
        {
          if (is_adjunct (self, from) && gain_grammar_starts_clause (tokens, i + 1, self->end))
            return TRUE;
          i = skip_insertion (self, i);
          return i >= 0 &&
                 gain_grammar_is_finite (tokens, gain_grammar_skip_adverbs (tokens, i, self->end));
        }
      if (breaks_clause (self, i, i == from))
        return FALSE;
    }

  return FALSE;
}

/* Behind "referring to the captured men:", a quotation. */
static int
find_quotation_after_colon (const Finder *self, int i)
{
  for (int at = i; at < self->end && at - i < MAX_GAP; at++)
    if (is (self, at, GAIN_TOKEN_COLON) && gain_grammar_is_quotation (self->tokens, at + 1))
      return at + 1;

  return -1;
}

/* At a comma behind the cue: “said, “…””, “said, citing police, that …”. */
static GainContent
find_after_comma (const Finder *self, int comma)
{
  int quotation;
  int closing;

  if (gain_grammar_is_quotation (self->tokens, comma + 1))
    return mark (comma + 1);

  quotation = find_quotation_after_colon (self, comma);
  if (quotation >= 0)
    return mark (quotation);

  closing = skip_insertion (self, comma);
  if (closing >= 0 && has (self, closing, GAIN_WORD (COMPLEMENTISER)))
    return mark (closing + 1);

  return no_content;
}

/* "that" may be no more than the second half of "the claim that". */
static gboolean
belongs_to_noun (const Finder *self, int that)
{
  return has (self, that - 1, GAIN_WORD (NOUN_THAT)) && !has (self, that - 1, GAIN_WORD (VENUE));
}

/* “that”, “whether”, a colon, a quotation, “Y to do Z”, with words between it and the cue. */
static GainContent
find_marked (const Finder *self, int from)
{
  const GainTokens *tokens = self->tokens;
  gboolean is_addressed = (self->kind & (GAIN_WORD (TELL) | GAIN_WORD (DEMAND))) != 0;
  gboolean may_skip =
      is_addressed || (has (self, from, GAIN_WORD (PREPOSITION) | GAIN_WORD (TIME)) &&
                       !has (self, from, GAIN_WORD (BELONGING)));

  for (int i = from; i < self->end && i - from < MAX_GAP; i++)
    {
      /* "disputed that, saying": all of what was said */
      if (has (self, i, GAIN_WORD (COMPLEMENTISER)) && is (self, i + 1, GAIN_TOKEN_COMMA) &&
          self->kind & GAIN_WORD (DENY))
        return no_content;
      if (has (self, i, GAIN_WORD (COMPLEMENTISER)))
        return i == from || (may_skip && !belongs_to_noun (self, i)) ? mark (i + 1) : no_content;
      if (is (self, i, GAIN_TOKEN_COMMA))
        return find_after_comma (self, i);
      if (is (self, i, GAIN_TOKEN_COLON))
        return mark (i + 1);
      if (gain_grammar_is_quotation (tokens, i) && (i == from || may_skip))
        return mark (i);
      if (is_addressed && gain_complement_find_infinitive (tokens, i, self->end) >= 0)
        return (GainContent){ from, GAIN_EXTENT_INFINITIVE, TRUE };
      /* "the parties concerned", "residents affected by the flood" */
      if (is_addressed && has (self, i, GAIN_WORD (PARTICIPLE)) &&
          has (self, i + 1, GAIN_WORD (PREPOSITION) | GAIN_WORD (TO)))
        continue;
      if (gain_grammar_is_finite (tokens, i) || has (self, i, GAIN_WORD (RELATIVE)) ||
          is (self, i, GAIN_TOKEN_SEMICOLON))
        break;
    }

  return no_content;
}

/* Behind the person that is told: one name, one pronoun, or "the board". */
static int
skip_addressee (const Finder *self, int i)
{
  const GainTokens *tokens = self->tokens;

  if (has (self, i, GAIN_WORD (OBJECT)) && !has (self, i, GAIN_WORD (DETERMINER)))
    return i + 1;
  if (!is (self, i, GAIN_TOKEN_WORD))
    return i;
  if (tokens->tokens[i].is_capital)
    {
      while (is (self, i, GAIN_TOKEN_WORD) && tokens->tokens[i].is_capital)
        i++;
      return i;
    }

  while (i < self->end && has (self, i, GAIN_WORD (DETERMINER) | GAIN_WORD (POSSESSIVE)))
    i++;
  for (i++; i < self->end && is (self, i, GAIN_TOKEN_WORD); i++)
    if (gain_grammar_starts_noun_phrase (tokens, i) || gain_grammar_is_finite (tokens, i) ||
        has (self, i, GAIN_WORD (PREPOSITION) | GAIN_WORD (COMPLEMENTISER)))
      break;

  return i;
}

/* A noun phrase at @at, where @from is what stands right behind the cue. */
static GainContent
find_bare_noun (const Finder *self, int from, int at)
{
  if (!(self->kind & BARE_NOUN) || self->kind & GAIN_WORD (WEAK) ||
      has (self, from, GAIN_WORD (SUBORDINATOR) | GAIN_WORD (COORDINATOR)))
    return no_content;
  if (at > from && has (self, from, GAIN_WORD (PREPOSITION) | GAIN_WORD (TIME)))
    return gain_grammar_starts_noun_phrase (self->tokens, at)
               ? (GainContent){ at, GAIN_EXTENT_PHRASE, FALSE }
               : no_content;

  return (GainContent){ from, GAIN_EXTENT_PHRASE, FALSE };
}

/* “not all of them came”, “nearly half”: the adverb was passed over with those of the cue. */
static int
include_degree (const Finder *self, int i)
{
  while (i > self->cue_end && has (self, i - 1, GAIN_WORD (DEGREE)))
    i--;

  return i;
}

static GainContent
find_unmarked (const Finder *self, int from)
{
  const GainTokens *tokens = self->tokens;
  int infinitive = gain_complement_find_infinitive (tokens, from, self->end);
  int at = from;

  if (infinitive >= 0 && self->kind & GAIN_WORD (SAY))
    return (GainContent){ infinitive, GAIN_EXTENT_INFINITIVE, TRUE };
  if (has (self, from, GAIN_WORD (QUESTION)) && !has (self, from, GAIN_WORD (SUBORDINATOR)) &&
      self->kind & TAKES_QUESTION)
    return mark (from);
  if (self->kind & GAIN_WORD (TELL))
    at = skip_addressee (self, from);
  if (self->kind & GAIN_WORD (WEAK) && gain_grammar_is_finite (tokens, at))
    at = from; /* "warn a mistake could": nobody is spoken to */
  if (has (self, at, GAIN_WORD (COMPLEMENTISER)))
    return mark (at + 1);
  if (has (self, at, GAIN_WORD (COORDINATOR)))
    return no_content;

  at = gain_extent_skip_setting (tokens, at, self->end);
  if (at >= self->end || !(is (self, at, GAIN_TOKEN_WORD) || is (self, at, GAIN_TOKEN_NUMBER) ||
                           is (self, at, GAIN_TOKEN_OPEN_QUOTE)))
    return no_content;
  if (!(self->kind & GAIN_WORD (WEAK)) && has (self, self->cue_end - 1, GAIN_WORD (PREPOSITION)))
    return (GainContent){ from, GAIN_EXTENT_PHRASE, TRUE }; /* "calls for X" */
  if (starts_bare_clause (self, at) && !gain_grammar_is_finite (tokens, at))
    return (GainContent){ include_degree (self, at), GAIN_EXTENT_CLAUSE, FALSE };

  return find_bare_noun (self, from, at);
}

/* "describes X as Y": both halves, so the end looks behind “as”. */
static GainContent
find_comparison (const Finder *self, int from)
{
  if (has (self, from, GAIN_WORD (COMPARING)))
    return (GainContent){ from + 1, GAIN_EXTENT_PHRASE, TRUE };
  if (gain_grammar_starts_noun_phrase (self->tokens, from) ||
      has (self, from, GAIN_WORD (OBJECT) | GAIN_WORD (GERUND)) ||
      is (self, from, GAIN_TOKEN_OPEN_QUOTE))
    return (GainContent){ from, GAIN_EXTENT_PHRASE, FALSE };

  for (int i = from; i < self->end && i - from < MAX_GAP; i++)
    {
      if (has (self, i, GAIN_WORD (COMPARING)))
        return (GainContent){ from, GAIN_EXTENT_PHRASE, FALSE };
      if (!is (self, i, GAIN_TOKEN_WORD) || gain_grammar_is_finite (self->tokens, i))
        break;
    }

  return no_content;
}

GainContent
gain_complement_find (const GainTokens *tokens, int cue_end, int end, GainWordFlags kind)
{
  Finder finder = { tokens, cue_end, end, kind };
  int from = gain_grammar_skip_adverbs (tokens, cue_end, end);
  GainContent content;

  while (is (&finder, from, GAIN_TOKEN_CLOSE_QUOTE))
    from = gain_grammar_skip_adverbs (tokens, from + 1, end);
  if (from >= end)
    return no_content;

  if (kind & GAIN_WORD (INFINITIVE))
    return (GainContent){ cue_end, GAIN_EXTENT_INFINITIVE, TRUE };
  if (kind & GAIN_WORD (AS))
    return find_comparison (&finder, from);
  /* "rejected as absurd the claim that" */
  if (kind & GAIN_WORD (DENY) && has (&finder, from, GAIN_WORD (COMPARING)))
    return (GainContent){ from, GAIN_EXTENT_PHRASE, FALSE };

  /* "promised to save it if elected": the “if” is a part of what was promised */
  if (kind & GAIN_WORD (SAY) && !(kind & (GAIN_WORD (TELL) | GAIN_WORD (DEMAND))) &&
      gain_complement_find_infinitive (tokens, from, end) >= 0)
    return find_unmarked (&finder, from);

  content = find_marked (&finder, from);
  if (content.start < 0 && has (&finder, from, GAIN_WORD (COMPLEMENTISER)))
    return is (&finder, from + 1, GAIN_TOKEN_COMMA)
               ? (GainContent){ from, GAIN_EXTENT_PHRASE, FALSE }
               : no_content;
  if (content.start < 0 && !is (&finder, from, GAIN_TOKEN_COMMA))
    content = find_unmarked (&finder, from);

  return content;
}

GainContent
gain_complement_find_after_setting (const GainTokens *tokens, int i, int end)
{
  Finder finder = { tokens, i, end, 0 };
  int comma = i;

  while (comma < end && comma - i < MAX_GAP && !is (&finder, comma, GAIN_TOKEN_COMMA))
    {
      if (gain_grammar_is_finite (tokens, comma) || is (&finder, comma, GAIN_TOKEN_SEMICOLON))
        return no_content;
      comma++;
    }
  if (!is (&finder, comma, GAIN_TOKEN_COMMA) ||
      !(comma == i ? starts_bare_clause (&finder, comma + 1)
                   : gain_grammar_starts_clause (tokens, comma + 1, end)))
    return no_content;

  return (GainContent){ comma + 1, GAIN_EXTENT_CLAUSE, FALSE };
}
