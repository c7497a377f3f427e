/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-source.h"
#include "gain-extent.h"
#include "gain-grammar.h"
#include "gain-name.h"
#include "gain-sentence.h"
#include "gain-unit.h"

/* "was accused on Thursday in parliament by": so many tokens to the agent. */
#define MAX_AGENT 12

/* “The port's owner: “…””: so many words before the colon. */
#define MAX_LABEL 6

/* A quotation without a cue belongs to whoever spoke in the last sentences. */
#define MAX_CARRIED 4

typedef struct
{
  const GainTokens *tokens;
  const GainStatement *found;
  GArray *statements;
  int start;
  int end;
} Finder;

static const GainTokenRange nobody = { 0, 0 };

static gboolean
has (const Finder *self, int i, GainWordFlags flags)
{
  return i >= self->start && i < self->end && gain_tokens_has (self->tokens, i, flags);
}

static gboolean
is_empty (GainTokenRange range)
{
  return range.start >= range.end;
}

static GainNote
get_notes (const GainTokens *tokens, int i)
{
  return i >= 0 && i < tokens->n_tokens
             ? gain_lexicon_get_notes (tokens->lexicon, tokens->tokens[i].word)
             : 0;
}

static GainTokenRange
find_phrase (const Finder *self, int i)
{
  return i < self->end
             ? (GainTokenRange){ i, gain_subject_find_phrase_end (self->tokens, i, self->end) }
             : nobody;
}

static GainTokenRange
find_subject (const Finder *self, int verb)
{
  return verb >= 0
             ? gain_subject_find (self->tokens, self->statements, self->start, self->end, verb)
             : nobody;
}

static GainTokenRange
find_shared (const Finder *self, int i)
{
  return find_subject (
      self, gain_subject_find_governor (self->tokens, self->statements, self->start, self->end, i));
}

/* "by X" behind the cue. */
static GainTokenRange
find_agent (const Finder *self, int from)
{
  for (int i = from; i < self->end && i - from < MAX_AGENT; i++)
    {
      if (has (self, i, GAIN_WORD (AGENT)) && gain_grammar_starts_noun_phrase (self->tokens, i + 1))
        return find_phrase (self, i + 1);
      if (has (self, i, GAIN_WORD (AGENT)) && has (self, i + 1, GAIN_WORD (ROLE)))
        return find_phrase (self, i + 1);
      if (has (self, i, GAIN_WORD (COMPLEMENTISER)) ||
          gain_tokens_is (self->tokens, i, GAIN_TOKEN_SEMICOLON))
        break;
    }

  return nobody;
}

/* "Kyiv" in “Kyiv's first acknowledgment”, “its” in “its claims”. */
static GainTokenRange
find_owner (const Finder *self, int noun)
{
  for (int i = noun - 1; i >= self->start && noun - i < MAX_AGENT; i--)
    {
      const GainToken *token = &self->tokens->tokens[i];
      GainSpan owner;

      if (token->kind != GAIN_TOKEN_WORD && token->kind != GAIN_TOKEN_NUMBER &&
          token->kind != GAIN_TOKEN_OPEN_QUOTE && token->kind != GAIN_TOKEN_CLOSE_QUOTE)
        break;
      if (has (self, i, GAIN_WORD (POSSESSIVE)))
        {
          int first;

          owner = gain_name_at (self->tokens, token->start);
          first = gain_tokens_find (self->tokens, owner.start);
          first = first < i && first >= self->start ? first : i;
          /* a headline: China Denies Ukraine's Allegations */
          for (int at = first; at < i; at++)
            if (gain_grammar_is_finite (self->tokens, at))
              first = at + 1;
          return (GainTokenRange){ first, i + 1 };
        }
      if (get_notes (self->tokens, i) & (GAIN_NOTE_PERSON | GAIN_NOTE_GROUP | GAIN_NOTE_THING))
        return (GainTokenRange){ i, i + 1 };
      if (has (self, i, GAIN_WORD (PREPOSITION) | GAIN_WORD (COMPLEMENTISER)) ||
          gain_grammar_is_finite (self->tokens, i))
        break;
    }

  return nobody;
}

/* “Chinese claims that” */
static GainTokenRange
find_nationality (const Finder *self, int noun)
{
  const GainTokens *tokens = self->tokens;

  return noun - 1 > self->start && gain_tokens_is (tokens, noun - 1, GAIN_TOKEN_WORD) &&
                 tokens->tokens[noun - 1].is_capital
             ? (GainTokenRange){ noun - 1, noun }
             : nobody;
}

static GainTokenRange
find_noun_source (const Finder *self)
{
  int noun = self->found->cue_start;
  GainTokenRange source = find_owner (self, noun);
  int governor;

  if (is_empty (source) && has (self, self->found->cue_end, GAIN_WORD (AGENT)))
    source = find_phrase (self, self->found->cue_end + 1);
  if (is_empty (source))
    source = find_nationality (self, noun);
  if (!is_empty (source))
    return source;

  governor =
      gain_subject_find_governor (self->tokens, self->statements, self->start, self->end, noun);
  for (int i = governor; i >= 0 && i < noun; i++)
    {
      if (get_notes (self->tokens, i) & GAIN_NOTE_LIGHT)
        return find_subject (self, governor);
      if (i > governor && has (self, i, GAIN_WORD (PREPOSITION)))
        break;
    }

  return nobody;
}

/* “Insisting that X, Beijing …”: the subject of the verb that comes. */
static GainTokenRange
find_coming (const Finder *self)
{
  for (int i = self->found->end; i < self->end; i++)
    if (gain_grammar_is_finite (self->tokens, i))
      return find_subject (self, i);

  return nobody;
}

/* “it is unclear whether”: nobody says so. */
static gboolean
is_expletive (const Finder *self, GainTokenRange subject)
{
  int before = self->found->cue_start;

  if (subject.end - subject.start != 1)
    return FALSE;
  if (gain_tokens_is_word (self->tokens, subject.start, "there"))
    return TRUE;

  return get_notes (self->tokens, subject.start) & GAIN_NOTE_THING &&
         has (self, subject.end, GAIN_WORD (BE) | GAIN_WORD (LINKING)) && before > subject.end;
}

static GainTokenRange
find_participle_source (const Finder *self)
{
  int cue = self->found->cue_start;
  int before = gain_grammar_skip_adverbs_back (self->tokens, cue - 1);
  GainTokenRange source;

  /* "a report suggesting that" */
  if (has (self, before, GAIN_WORD (ROLE)) && !has (self, before, GAIN_WORD (POSSESSIVE)))
    {
      int last = self->tokens->tokens[before].start;
      int first = gain_tokens_find (self->tokens, gain_name_at (self->tokens, last).start);

      if (first >= self->start && first <= before)
        return (GainTokenRange){ first, before + 1 };
    }
  source = find_shared (self, cue);
  if (is_expletive (self, source))
    return nobody;

  return is_empty (source) ? find_coming (self) : source;
}

/* “prompted Zelensky to urge”: the object of the outer verb. */
static GainTokenRange
find_controller (const Finder *self, int to)
{
  const GainTokens *tokens = self->tokens;
  GainSpan name;
  int first;

  if (to <= self->start)
    return nobody;
  name = gain_name_at (tokens, tokens->tokens[to - 1].start);
  first = gain_tokens_find (tokens, name.start);
  if (gain_span_is_empty (name) || first <= self->start || first >= to ||
      has (self, to - 1, GAIN_WORD (VENUE) | GAIN_WORD (TIME)) ||
      !has (self,
            first - 1,
            GAIN_WORD (PAST) | GAIN_WORD (THIRD) | GAIN_WORD (BASE) | GAIN_WORD (GERUND) |
                GAIN_WORD (PARTICIPLE)))
    return nobody;
  if (!tokens->tokens[to - 1].is_capital &&
      !has (self, to - 1, GAIN_WORD (ROLE) | GAIN_WORD (OBJECT) | GAIN_WORD (PRONOUN)))
    return nobody;
  if (get_notes (tokens, first - 1) & GAIN_NOTE_LIGHT)
    return nobody;

  return (GainTokenRange){ first, to };
}

static GainTokenRange
find_infinitive_source (const Finder *self, int to)
{
  GainTokenRange source = find_controller (self, to);

  if (is_empty (source))
    source = find_shared (self, to);

  return is_empty (source) ? find_coming (self) : source;
}

static GainTokenRange
find_verb_source (const Finder *self)
{
  int cue = self->found->cue_start;
  GainTokenRange source = find_subject (self, cue);
  gboolean is_before = self->found->end <= cue;

  if (is_before && (is_empty (source) || source.start < self->found->end))
    source = find_phrase (self, self->found->cue_end);
  if (is_empty (source) && self->found->start > self->found->cue_end)
    source = find_phrase (self, self->found->cue_end);

  return is_expletive (self, source) ? nobody : source;
}

static gboolean
is_infinitive (const Finder *self, int *to)
{
  *to = gain_grammar_skip_adverbs_back (self->tokens, self->found->cue_start - 1);

  return *to >= self->start && has (self, *to, GAIN_WORD (TO));
}

GainTokenRange
gain_source_find (const GainTokens *tokens,
                  const GainClauseRange *range,
                  const GainStatement *found)
{
  g_autoptr (GArray) statements = gain_statement_list (tokens, range->start, range->end);
  Finder finder = { tokens, found, statements, range->start, range->end };
  int to;

  if (found->kind & GAIN_WORD (SOURCE))
    return find_phrase (&finder, found->cue_end);
  if (found->kind & (GAIN_WORD (NOUN_THAT) | GAIN_WORD (NOUN_CLAIM)))
    return find_noun_source (&finder);
  if (found->kind & GAIN_WORD (INFINITIVE))
    return find_agent (&finder, found->cue_end);
  if (gain_tokens_has (tokens, found->cue_start, GAIN_WORD (GERUND)))
    return find_participle_source (&finder);
  if (is_infinitive (&finder, &to))
    return find_infinitive_source (&finder, to);
  if (gain_grammar_is_passive (tokens, found->cue_start))
    return find_agent (&finder, found->cue_end);

  return find_verb_source (&finder);
}

static GainSpan
to_span (const GainTokens *tokens, GainTokenRange range)
{
  guint end;

  if (is_empty (range))
    return GAIN_SPAN (0, 0);
  end = tokens->tokens[range.end - 1].end;
  /* the name without its 's */
  if (gain_tokens_has (tokens, range.end - 1, GAIN_WORD (POSSESSIVE)) && end >= 2 &&
      gain_char_is_apostrophe (gain_scan_get (tokens->scan, (gint64) end - 2)))
    end -= 2;

  return GAIN_SPAN (tokens->tokens[range.start].start, end);
}

static gboolean
speaks_of_itself (const GainTokens *tokens, GainTokenRange source)
{
  return source.end - source.start == 1 &&
         gain_tokens_has (tokens, source.start, GAIN_WORD (FIRST));
}

/* Who says it, and in a quotation “we urge”: who is quoted. @is_remark: (out): “It is worth noting
 * that”, which nobody but the writer says. */
static gboolean
look_up (const GainTokens *tokens, GainSpan clause, GainTokenRange *source, gboolean *is_remark)
{
  GainStatement found;
  GainClauseRange range;

  if (!gain_clause_find_statement (tokens, clause, &found, &range))
    return FALSE;
  *source = gain_source_find (tokens, &range, &found);
  *is_remark = gain_tokens_has (tokens, found.cue_start, GAIN_WORD (GERUND));
  while (range.quotation >= 0 && speaks_of_itself (tokens, *source))
    {
      guint open = tokens->tokens[range.quotation].start;
      int quotation = range.quotation;

      if (!gain_clause_find_statement (tokens, GAIN_SPAN (open, open), &found, &range) ||
          range.quotation == quotation)
        return FALSE;
      *source = gain_source_find (tokens, &range, &found);
    }

  return TRUE;
}

/* “Voss: “…””: a name, a colon, and what it says. */
static GainTokenRange
find_label (const GainTokens *tokens, int open)
{
  int end = open - 1;
  int start = end;

  if (!gain_tokens_is (tokens, end, GAIN_TOKEN_COLON))
    return nobody;
  while (start > 0 && !tokens->tokens[start].after_break &&
         gain_tokens_is (tokens, start - 1, GAIN_TOKEN_WORD))
    start--;
  if (start >= end || end - start > MAX_LABEL || !tokens->tokens[start].is_capital)
    return nobody;
  for (int i = start; i < end; i++)
    if (gain_grammar_is_finite (tokens, i))
      return nobody;

  return (GainTokenRange){ start, end };
}

/* The source of the last saying in the sentences before token @i. */
static GainTokenRange
find_carried (const GainTokens *tokens, int i)
{
  int n_sentences = 0;

  while (i > 0 && n_sentences++ < MAX_CARRIED)
    {
      GainSpan sentence =
          gain_sentence_at (tokens->scan, tokens->tokens[i - 1].start, tokens->lexicon);
      GainClauseRange range = { gain_tokens_find (tokens, sentence.start), i, -1, FALSE };
      g_autoptr (GArray) statements = NULL;

      if (range.start >= i)
        break;
      statements = gain_statement_list (tokens, range.start, range.end);
      for (guint n = statements->len; n > 0; n--)
        {
          GainTokenRange source =
              gain_source_find (tokens, &range, &g_array_index (statements, GainStatement, n - 1));

          if (!is_empty (source) && !speaks_of_itself (tokens, source))
            return source;
        }
      i = range.start;
    }

  return nobody;
}

static GainSpan
find_source (const GainTokens *tokens, GainSpan clause, GainSourceKind *kind)
{
  GainTokenRange source = nobody;
  int attribute = gain_clause_find_attribute (tokens, clause);
  gboolean is_remark = FALSE;
  GainSpan quotation;

  if (attribute >= 0)
    {
      *kind = GAIN_SOURCE_NAMED;
      return to_span (tokens,
                      (GainTokenRange){ gain_tokens_find (tokens, clause.start), attribute });
    }
  if (look_up (tokens, clause, &source, &is_remark))
    {
      *kind = !is_empty (source) ? GAIN_SOURCE_NAMED
              : is_remark        ? GAIN_SOURCE_WRITER
                                 : GAIN_SOURCE_UNNAMED;
      return to_span (tokens, source);
    }

  quotation = gain_clause_find_quotation (tokens, clause);
  *kind = GAIN_SOURCE_WRITER;
  if (!gain_span_is_empty (quotation))
    {
      int open = gain_tokens_find (tokens, quotation.start) - 1;

      source = find_label (tokens, open);
      *kind = GAIN_SOURCE_NAMED;
      if (is_empty (source))
        {
          source = find_carried (tokens, open);
          *kind = is_empty (source) ? GAIN_SOURCE_UNNAMED : GAIN_SOURCE_CARRIED;
        }
    }

  return to_span (tokens, source);
}

GainSpan
gain_unit_find_source (GainText *text,
                       GainSpan within,
                       GainSpan clause,
                       const char *language,
                       GainSourceKind *kind)
{
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };
  GainSourceKind found = GAIN_SOURCE_WRITER;
  GainSpan span;

  g_return_val_if_fail (text != NULL, GAIN_SPAN (clause.start, clause.start));

  gain_scan_init_around (&scan, text, within, clause.start);
  gain_tokens_init (&tokens, &scan, language);
  span = find_source (&tokens,
                      GAIN_SPAN (gain_scan_get_index (&scan, clause.start),
                                 gain_scan_get_index (&scan, clause.end)),
                      &found);
  if (kind != NULL)
    *kind = found;

  return gain_span_is_empty (span) ? GAIN_SPAN (clause.start, clause.start)
                                   : gain_scan_to_text (&scan, span);
}
