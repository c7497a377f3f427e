/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-subject.h"
#include "gain-extent.h"
#include "gain-grammar.h"
#include "gain-name.h"

/* A subject may be shared over so many verbs, and have so many insertions. */
#define MAX_DEPTH      4
#define MAX_INSERTIONS 4
#define MAX_RELATIVE   5

#define REPORTING                                                                                  \
  (GAIN_WORD (SAY) | GAIN_WORD (WEAK) | GAIN_WORD (TELL) | GAIN_WORD (DENY) | GAIN_WORD (DOUBT) |  \
   GAIN_WORD (DEMAND) | GAIN_WORD (AS) | GAIN_WORD (ACCUSE))

typedef struct
{
  const GainTokens *tokens;
  GArray *statements;
  int start;
  int end;
  int depth;
} Finder;

static const GainTokenRange nobody = { 0, 0 };

static gboolean
has (const Finder *self, int i, GainWordFlags flags)
{
  return i >= self->start && i < self->end && gain_tokens_has (self->tokens, i, flags);
}

static gboolean
is (const Finder *self, int i, GainTokenKind kind)
{
  return i >= self->start && i < self->end && gain_tokens_is (self->tokens, i, kind);
}

static gboolean
is_name (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) && tokens->tokens[i].is_capital &&
         !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN));
}

/* Behind the name or noun phrase at @i, @i where there is none. */
static int
find_simple_end (const GainTokens *tokens, int i, int end)
{
  GainSpan span = gain_name_at (tokens, tokens->tokens[i].start);
  int last;

  if (gain_span_is_empty (span))
    return i;
  last = gain_tokens_find (tokens, span.end - 1);

  return last >= i ? MIN (last + 1, end) : i;
}

/* "Dockers at Harrow Quay" */
static gboolean
is_plural_noun (const GainTokens *tokens, int i)
{
  return g_str_has_suffix (tokens->tokens[i].word, "s") &&
         (!tokens->tokens[i].is_capital || i == 0 || tokens->tokens[i].after_break ||
          gain_tokens_is (tokens, i - 1, GAIN_TOKEN_STOP)) &&
         is_name (tokens, i + 2);
}

int
gain_subject_find_phrase_end (const GainTokens *tokens, int i, int end)
{
  int at = i;

  while (at < end)
    {
      int next = find_simple_end (tokens, at, end);

      if (next <= at)
        break;
      at = next;
      if (gain_tokens_has (tokens, at - 1, GAIN_WORD (POSSESSIVE)))
        {
          /* the apostrophe of "farmers'" is a token of its own */
          if (at + 1 < end && gain_tokens_is (tokens, at, GAIN_TOKEN_OTHER))
            at++;
          continue;
        }
      /* "head of foreign intelligence", "director of the board" */
      if (at + 1 < end && gain_tokens_has (tokens, at, GAIN_WORD (OF)) &&
          (gain_tokens_has (tokens, at - 1, GAIN_WORD (ROLE) | GAIN_WORD (TITLE)) ||
           is_plural_noun (tokens, at - 1)) &&
          !gain_tokens_has (tokens, at + 1, GAIN_WORD (MONTH) | GAIN_WORD (TIME)))
        {
          at++;
          continue;
        }
      break;
    }
  if (at > i && gain_tokens_has (tokens, at - 1, GAIN_WORD (OF)))
    at--;

  return at;
}

/* “said” in “had said” */
static gboolean
is_compound_verb (const Finder *self, int i)
{
  return gain_grammar_is_verb (self->tokens, i) &&
         has (self,
              gain_grammar_skip_adverbs_back (self->tokens, i - 1),
              GAIN_WORD (AUXILIARY) | GAIN_WORD (BE) | GAIN_WORD (TO));
}

/* A finite verb, a mark, or a word that joins: no noun phrase runs over it. */
static gboolean
is_boundary (const Finder *self, int i)
{
  switch (self->tokens->tokens[i].kind)
    {
    case GAIN_TOKEN_WORD:
      if (is_name (self->tokens, i) && i > self->start)
        return FALSE;
      return has (self,
                  i,
                  GAIN_WORD (COORDINATOR) | GAIN_WORD (RELATIVE) | GAIN_WORD (COMPLEMENTISER) |
                      GAIN_WORD (SUBORDINATOR) | GAIN_WORD (QUESTION)) ||
             gain_grammar_is_finite (self->tokens, i) || is_compound_verb (self, i);
    case GAIN_TOKEN_NUMBER:
    case GAIN_TOKEN_OTHER:
    case GAIN_TOKEN_OPEN_BRACKET:
      return FALSE;
    case GAIN_TOKEN_OPEN_QUOTE:
      return gain_grammar_is_quotation (self->tokens, i);
    case GAIN_TOKEN_CLOSE_QUOTE:
      return gain_grammar_is_quotation (self->tokens, self->tokens->tokens[i].partner);
    default:
      return TRUE;
    }
}

static int
find_region_start (const Finder *self, int i)
{
  while (i > self->start)
    {
      if (is (self, i - 1, GAIN_TOKEN_CLOSE_BRACKET) &&
          self->tokens->tokens[i - 1].partner > self->start)
        i = self->tokens->tokens[i - 1].partner;
      else if (is_boundary (self, i - 1))
        break;
      else
        i--;
    }

  return i;
}

/* The last token before the verb at @verb that is no part of it. */
static int
skip_verb_back (const Finder *self, int verb)
{
  int i = verb - 1;

  while (i >= self->start &&
         has (self,
              i,
              GAIN_WORD (ADVERB) | GAIN_WORD (AUXILIARY) | GAIN_WORD (BE) | GAIN_WORD (DEGREE)) &&
         !is_name (self->tokens, i))
    i--;

  return i;
}

/* Behind "On Monday", "In a statement" and adverbs; @end when there is nothing else. */
static int
skip_setting (const Finder *self, int i, int end)
{
  int before;

  do
    {
      before = i;
      if (has (self, i, GAIN_WORD (PLACING)) && has (self, i + 1, GAIN_WORD (MONTH)) && i + 1 < end)
        i += 2;
      while (i < end && has (self, i, GAIN_WORD (COORDINATOR) | GAIN_WORD (ADVERB)) &&
             !has (self, i, GAIN_WORD (DETERMINER)))
        i++;
      if (i < end)
        i = gain_extent_skip_setting (self->tokens, i, end);
    }
  while (i > before && i < end);

  return MIN (i, end);
}

/* “X and Y said”: with what stands before the conjunction, where that is a noun phrase too. */
static int
include_coordinated (const Finder *self, int start)
{
  int region;

  if (!has (self, start - 1, GAIN_WORD (COORDINATOR)) || start - 2 < self->start)
    return start;
  region = skip_setting (self, find_region_start (self, start - 1), start - 1);
  if (region >= start - 1 ||
      gain_subject_find_phrase_end (self->tokens, region, start - 1) != start - 1 ||
      (region > self->start && gain_grammar_is_finite (self->tokens, region - 1)) ||
      has (self, region - 1, GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (LINKING)))
    return start;

  return region;
}

/* The token before what stands between commas (dashes) and ends at @close, or -1. */
static int
skip_insertion (const Finder *self, int close, GainTokenRange *inserted)
{
  GainTokenKind kind = self->tokens->tokens[close].kind;
  gboolean has_finite = FALSE;

  for (int i = close - 1; i > self->start; i--)
    {
      if (is (self, i, GAIN_TOKEN_CLOSE_QUOTE) && self->tokens->tokens[i].partner > self->start)
        i = self->tokens->tokens[i].partner;
      else if (is (self, i, kind))
        {
          gboolean is_clause = has (self, i + 1, GAIN_WORD (RELATIVE) | GAIN_WORD (SUBORDINATOR)) ||
                               (has (self, i + 1, GAIN_WORD (PREPOSITION)) &&
                                has (self, i + 2, GAIN_WORD (RELATIVE))) ||
                               /* "published on Friday", "led by her" */
                               (has (self, i + 1, GAIN_WORD (PARTICIPLE)) &&
                                has (self, i + 2, GAIN_WORD (PREPOSITION) | GAIN_WORD (AGENT)));

          if (has_finite && !is_clause)
            return -1;
          *inserted = (GainTokenRange){ i + 1, close };
          return i - 1;
        }
      else
        has_finite |= gain_grammar_is_finite (self->tokens, i);
    }

  return -1;
}

/* “Its director, Jon Aasen,”: the name belongs to the phrase before. */
static gboolean
names (const Finder *self, GainTokenRange inserted)
{
  int n_capitals = 0;

  if (has (self, inserted.start, GAIN_WORD (PREPOSITION) | GAIN_WORD (ADVERB) | GAIN_WORD (TIME)))
    return FALSE;
  for (int i = inserted.start; i < inserted.end; i++)
    {
      if (!is (self, i, GAIN_TOKEN_WORD) || has (self, i, GAIN_WORD (POSSESSIVE)))
        return FALSE;
      n_capitals += is_name (self->tokens, i);
      if (!is_name (self->tokens, i) && !has (self, i, GAIN_WORD (INNER) | GAIN_WORD (TITLE)))
        return FALSE;
    }

  return n_capitals >= 1;
}

/* The noun phrase that ends before the relative at @relative. */
static GainTokenRange
find_antecedent (const Finder *self, int relative)
{
  int end = relative;
  int region;
  int start;

  if (has (self, end - 1, GAIN_WORD (PREPOSITION)))
    end--;
  if (is (self, end - 1, GAIN_TOKEN_COMMA))
    end--;
  if (end <= self->start)
    return nobody;

  region = skip_setting (self, find_region_start (self, end), end);
  if (region < end && has (self, relative, GAIN_WORD (RELATIVE)) &&
      gain_subject_find_phrase_end (self->tokens, region, end) == end)
    return (GainTokenRange){ region, end };

  start = gain_tokens_find (self->tokens,
                            gain_name_at (self->tokens, self->tokens->tokens[end - 1].start).start);
  if (start < self->start || start >= end)
    start = end - 1;
  while (start > self->start && has (self, start - 1, GAIN_WORD (POSSESSIVE)))
    {
      GainSpan owner = gain_name_at (self->tokens, self->tokens->tokens[start - 1].start);
      int first = gain_tokens_find (self->tokens, owner.start);

      if (gain_span_is_empty (owner) || first >= start || first < self->start)
        break;
      start = first;
    }

  return (GainTokenRange){ start, end };
}

/* The innermost content around token @i, or the sentence. */
static GainTokenRange
find_container (const Finder *self, int i)
{
  GainTokenRange container = { self->start, self->end };

  for (guint n = 0; n < self->statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (self->statements, GainStatement, n);

      if (statement->start < i && i < statement->end && statement->start > container.start &&
          statement->cue_start < i)
        container = (GainTokenRange){ statement->start, statement->end };
    }

  return container;
}

/* Behind a content that begins at @at (but not around @i), or @at. */
static int
skip_content (const Finder *self, int at, int i)
{
  for (guint n = 0; n < self->statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (self->statements, GainStatement, n);

      if (statement->start == at && statement->end <= i && statement->cue_start < at)
        return statement->end;
    }

  return at;
}

static int
find_comma (const Finder *self, int from, int end)
{
  for (int i = from; i < end; i++)
    if (is (self, i, GAIN_TOKEN_COMMA))
      return i;

  return -1;
}

static gboolean
has_cue (const Finder *self, int from, int end)
{
  for (int i = from; i < end; i++)
    if (gain_grammar_is_cue_verb (self->tokens, i))
      return TRUE;

  return FALSE;
}

/* Behind a relative or subordinate clause at @at that is closed before @i, or @at. */
static int
skip_clause (const Finder *self, int at, int i)
{
  int comma;

  if (has (self, at, GAIN_WORD (RELATIVE)) || (has (self, at, GAIN_WORD (SUBORDINATOR)) &&
                                               !gain_grammar_is_participle (self->tokens, at + 1)))
    {
      comma = find_comma (self, at, i);
      if (comma >= 0 && !(comma == i - 1 && has_cue (self, at, comma)))
        return comma;
      /* "the men who fought said": one verb is the relative's own */
      if (comma < 0 && has (self, at, GAIN_WORD (RELATIVE)) && !is (self, at - 1, GAIN_TOKEN_COMMA))
        for (int verb = at + 1; verb < i; verb++)
          if (gain_grammar_is_finite (self->tokens, verb))
            {
              for (int other = verb + 1; other < i; other++)
                if (gain_grammar_is_finite (self->tokens, other))
                  return verb + 1;
              return at;
            }
    }

  return at;
}

static int
find_governor (const Finder *self, int i)
{
  GainTokenRange container = find_container (self, i);
  int verb = -1;

  for (int at = container.start; at < i;)
    {
      int next = at > container.start ? skip_content (self, at, i) : at;

      if (next == at)
        next = skip_clause (self, at, i);
      if (next > at)
        {
          at = next;
          continue;
        }
      if (gain_grammar_is_quotation (self->tokens, at))
        {
          at = MAX (at + 1, gain_grammar_skip_enclosed (self->tokens, at));
          continue;
        }
      if (gain_grammar_is_finite (self->tokens, at))
        verb = at;
      at++;
    }

  return verb;
}

int
gain_subject_find_governor (const GainTokens *tokens, GArray *statements, int start, int end, int i)
{
  Finder finder = { tokens, statements, start, end, 0 };

  return find_governor (&finder, i);
}

static GainTokenRange find_subject (Finder *self, int verb);

/* The subject of the verb that @i hangs on: what both share. */
static GainTokenRange
find_shared (Finder *self, int i)
{
  int governor = find_governor (self, i);

  if (governor < 0 || governor >= i || self->depth >= MAX_DEPTH)
    return nobody;
  self->depth++;

  return find_subject (self, governor);
}

/* What stands between the verb and @at is empty: the word or mark at @boundary tells why. */
static GainTokenRange
find_beyond (Finder *self, int boundary)
{
  if (boundary < self->start)
    return nobody;
  if (has (self, boundary, GAIN_WORD (COORDINATOR)))
    return find_shared (self, boundary);
  if (has (self, boundary, GAIN_WORD (RELATIVE)) ||
      (has (self, boundary, GAIN_WORD (COMPLEMENTISER)) && !has (self, boundary - 1, REPORTING)))
    return find_antecedent (self, boundary);

  return is (self, boundary, GAIN_TOKEN_COMMA) ? find_shared (self, boundary) : nobody;
}

/* “John Healey, who opened the meeting said”: the relative before the object at @start, or -1. */
static int
find_open_relative (const Finder *self, int start)
{
  int verb = start - 1;

  if (!gain_grammar_is_finite (self->tokens, verb) || verb <= self->start)
    return -1;
  for (int i = verb - 1; i > self->start && verb - i < MAX_RELATIVE; i--)
    {
      if (has (self, i, GAIN_WORD (RELATIVE)))
        return i;
      if (!is (self, i, GAIN_TOKEN_WORD) || gain_grammar_is_finite (self->tokens, i))
        return -1;
    }

  return -1;
}

static GainTokenRange
find_subject (Finder *self, int verb)
{
  int at = skip_verb_back (self, verb);
  GainTokenRange name = nobody;

  for (int n = 0; n <= MAX_INSERTIONS && at >= self->start; n++)
    {
      int region = find_region_start (self, at + 1);
      int start = skip_setting (self, region, at + 1);
      GainTokenRange inserted = nobody;
      int before;

      if (start <= at)
        {
          int end = gain_subject_find_phrase_end (self->tokens, start, at + 1);

          if (end <= start)
            end = at + 1;
          if (find_open_relative (self, start) >= 0)
            return find_antecedent (self, find_open_relative (self, start));
          if (name.end > name.start && !is_name (self->tokens, end - 1) && end == name.start - 1)
            end = name.end;
          return (GainTokenRange){ include_coordinated (self, start), end };
        }

      at = region - 1;
      if (at < self->start || !(is (self, at, GAIN_TOKEN_COMMA) || is (self, at, GAIN_TOKEN_DASH)))
        return find_beyond (self, at);
      before = skip_insertion (self, at, &inserted);
      if (before < self->start)
        return find_beyond (self, at);
      if (names (self, inserted))
        name = inserted;
      at = before;
    }

  return nobody;
}

GainTokenRange
gain_subject_find (const GainTokens *tokens, GArray *statements, int start, int end, int verb)
{
  Finder finder = { tokens, statements, start, end, 0 };

  return find_subject (&finder, verb);
}
