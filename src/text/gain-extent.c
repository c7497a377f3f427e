/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-extent.h"
#include "gain-grammar.h"

#define REPORTING                                                                                  \
  (GAIN_WORD (SAY) | GAIN_WORD (WEAK) | GAIN_WORD (TELL) | GAIN_WORD (DENY) | GAIN_WORD (DOUBT) |  \
   GAIN_WORD (DEMAND) | GAIN_WORD (AS) | GAIN_WORD (ACCUSE))

/* "in a written statement": so many words between the preposition and its noun. */
#define MAX_SETTING 4

typedef struct
{
  const GainTokens *tokens;
  int start;
  int end;
  GainExtent extent;
  int finite;   /* the first finite verb, or -1 */
  int n_finite; /* how many there were */
  gboolean has_led;
  int allowance; /* how many there may be before the verb of the outer clause comes */
} Walk;

/* The content has what it needs; what follows a comma may be somebody else's. */
static gboolean
is_complete (const Walk *self)
{
  return self->finite >= 0 || self->extent == GAIN_EXTENT_PHRASE ||
         self->extent == GAIN_EXTENT_INFINITIVE;
}

static gboolean
is_cue_gerund (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (GERUND)) &&
         gain_tokens_has (tokens, i, REPORTING) && gain_grammar_is_cue_verb (tokens, i);
}

static gboolean
is_phrase (const GainTokens *tokens, int i, GainWordFlags wanted)
{
  GainWordFlags flags = 0;

  return gain_tokens_match_phrase (tokens, i, &flags) > 0 && (flags & wanted) != 0;
}

/* "…, a move that surprised", "…, the first such claim": from outside. */
static gboolean
is_summary (const GainTokens *tokens, int i, int end)
{
  if (!gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER)))
    return FALSE;

  for (int at = i + 1; at < MIN (end, i + 4); at++)
    if (gain_tokens_has (tokens, at, GAIN_WORD (SUMMARY)))
      return gain_tokens_has (tokens, at + 1, GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (RELATIVE)) ||
             gain_grammar_is_participle (tokens, at + 1);

  return FALSE;
}

/* "as the president alleged", "before claiming": a cue of the outer sentence. */
static gboolean
has_cue_of_its_own (const Walk *self, int i)
{
  const GainTokens *tokens = self->tokens;

  i = gain_grammar_skip_adverbs (tokens, i, self->end);
  if (is_cue_gerund (tokens, i))
    return TRUE;

  for (; i < self->end && gain_tokens_is (tokens, i, GAIN_TOKEN_WORD); i++)
    if (gain_grammar_is_finite (tokens, i))
      return gain_tokens_has (tokens, i, REPORTING) &&
             gain_tokens_has (tokens, i, GAIN_WORD (PAST) | GAIN_WORD (THIRD));

  return FALSE;
}

/* Behind "and" at @i: another content, another predicate, or only more of a list. */
static gboolean
coordinator_ends (const Walk *self, int i)
{
  const GainTokens *tokens = self->tokens;
  int next = gain_grammar_skip_adverbs (tokens, i + 1, self->end);

  if (!is_complete (self))
    return FALSE;
  if (gain_tokens_has (tokens, next, GAIN_WORD (COMPLEMENTISER)) || is_cue_gerund (tokens, next))
    return TRUE;
  /* "and only said: “…”" */
  if (gain_grammar_is_cue_verb (tokens, next) &&
      (gain_tokens_is (tokens, next + 1, GAIN_TOKEN_COLON) ||
       gain_grammar_is_quotation (tokens, next + 1)))
    return TRUE;
  if (self->extent == GAIN_EXTENT_INFINITIVE &&
      (gain_tokens_has (tokens, next, GAIN_WORD (TO) | GAIN_WORD (DEGREE))))
    return TRUE;
  if (self->extent == GAIN_EXTENT_PHRASE || self->extent == GAIN_EXTENT_INFINITIVE)
    return gain_grammar_is_finite (tokens, next) &&
           !gain_tokens_has (tokens, next, GAIN_WORD (BASE)) &&
           (!gain_tokens_has (tokens, next, GAIN_WORD (THIRD)) ||
            !gain_tokens_has (tokens, next, GAIN_WORD (PLURAL)));

  return gain_grammar_starts_predicate (tokens, i + 1, self->end, self->finite) ||
         gain_grammar_starts_clause (tokens, i + 1, self->end);
}

/* Not "if X, Y" or "in March, Y", where a clause behind the comma is expected. */
static gboolean
begins_alone (const Walk *self)
{
  return !gain_tokens_has (self->tokens,
                           self->start,
                           GAIN_WORD (SUBORDINATOR) | GAIN_WORD (PREPOSITION) | GAIN_WORD (ADVERB));
}

/* The comma behind ", including the southern ones," */
static gboolean
closes_insertion (const Walk *self, int comma)
{
  for (int i = comma - 1; i > self->start; i--)
    if (gain_tokens_is (self->tokens, i, GAIN_TOKEN_COMMA))
      return gain_tokens_has (self->tokens, i + 1, GAIN_WORD (PREPOSING));

  return FALSE;
}

static gboolean
comma_ends (const Walk *self, int i)
{
  const GainTokens *tokens = self->tokens;
  int next = gain_grammar_skip_adverbs (tokens, i + 1, self->end);

  if (next >= self->end || gain_grammar_is_quotation (tokens, next))
    return TRUE;
  if (is_phrase (tokens, next, GAIN_WORD (SOURCE)) ||
      gain_grammar_is_attribution (tokens, i + 1, self->end))
    return TRUE;
  if (!is_complete (self))
    return FALSE;
  if (is_phrase (tokens, i + 1, GAIN_WORD (TAIL)))
    return TRUE;
  if (gain_tokens_has (tokens, i + 1, GAIN_WORD (COORDINATOR)))
    return coordinator_ends (self, i + 1) ||
           (gain_tokens_has (tokens, next + 1, GAIN_WORD (AUXILIARY)) &&
            !gain_tokens_has (tokens, next + 1, GAIN_WORD (PRONOUN)));
  if (gain_tokens_has (tokens, next, GAIN_WORD (RELATIVE)) ||
      (gain_tokens_has (tokens, next, GAIN_WORD (PREPOSITION)) &&
       gain_tokens_has (tokens, next + 1, GAIN_WORD (RELATIVE))))
    return TRUE;
  if (gain_tokens_has (tokens, next, GAIN_WORD (RESULT)) ||
      (gain_grammar_is_participle (tokens, next) && closes_insertion (self, i)))
    return FALSE;

  if (self->extent == GAIN_EXTENT_CLAUSE && begins_alone (self) &&
      gain_grammar_starts_clause (tokens, next, self->end))
    return TRUE;

  return gain_tokens_has (tokens, next, GAIN_WORD (WITH) | GAIN_WORD (COMPLEMENTISER)) ||
         gain_grammar_is_participle (tokens, next) || is_summary (tokens, next, self->end) ||
         (gain_tokens_has (tokens, next, GAIN_WORD (SUBORDINATOR)) &&
          !gain_tokens_has (tokens, next, GAIN_WORD (CONDITION)));
}

/* "stone extracted from the mine" */
static gboolean
may_be_participle (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (PARTICIPLE)) &&
         !gain_tokens_has (tokens, i, GAIN_WORD (AUXILIARY)) &&
         gain_tokens_has (tokens, i + 1, GAIN_WORD (PREPOSITION));
}

/* A finite verb more than the content can have belongs to the outer clause. */
static gboolean
exceeds_allowance (const Walk *self, int i)
{
  return (self->extent == GAIN_EXTENT_SUBJECT || self->extent == GAIN_EXTENT_PHRASE ||
          self->extent == GAIN_EXTENT_INFINITIVE) &&
         self->n_finite >= self->allowance && gain_grammar_is_finite (self->tokens, i) &&
         !may_be_participle (self->tokens, i);
}

static gboolean
has_second_dash (const Walk *self, int i)
{
  for (int at = i + 1; at < self->end; at++)
    if (gain_tokens_is (self->tokens, at, GAIN_TOKEN_DASH))
      return TRUE;

  return FALSE;
}

static gboolean
word_ends (const Walk *self, int i)
{
  const GainTokens *tokens = self->tokens;

  if (exceeds_allowance (self, i))
    return TRUE;
  if (gain_tokens_is (tokens, i - 1, GAIN_TOKEN_COMMA))
    return FALSE;
  if (gain_tokens_has (tokens, i, GAIN_WORD (COORDINATOR)))
    return coordinator_ends (self, i);
  if (is_phrase (tokens, i, GAIN_WORD (SOURCE)))
    return is_complete (self);

  if (!is_complete (self) || !gain_tokens_has (tokens, i, GAIN_WORD (SUBORDINATOR)) ||
      gain_tokens_has (tokens, i, GAIN_WORD (CONDITION)))
    return FALSE;

  /* a bare noun takes no clause: it belongs to the verb that reports */
  return has_cue_of_its_own (self, i + 1) ||
         (self->extent == GAIN_EXTENT_PHRASE &&
          !gain_tokens_has (tokens, self->start, GAIN_WORD (GERUND)) &&
          gain_grammar_starts_clause (tokens, i + 1, self->end));
}

static gboolean
ends_here (const Walk *self, int i)
{
  const GainTokens *tokens = self->tokens;

  switch (tokens->tokens[i].kind)
    {
    case GAIN_TOKEN_SEMICOLON:
      return TRUE;
    case GAIN_TOKEN_COLON:
      return gain_tokens_is (tokens, i + 1, GAIN_TOKEN_OPEN_QUOTE);
    case GAIN_TOKEN_DASH:
      return is_complete (self) && !has_second_dash (self, i);
    case GAIN_TOKEN_COMMA:
      return comma_ends (self, i);
    case GAIN_TOKEN_WORD:
      return word_ends (self, i);
    default:
      return FALSE;
    }
}

static void
count_verbs (Walk *self, int i)
{
  const GainTokens *tokens = self->tokens;
  GainWordFlags opens_clause = GAIN_WORD (RELATIVE) | GAIN_WORD (SUBORDINATOR) |
                               GAIN_WORD (COORDINATOR) | GAIN_WORD (COMPLEMENTISER);

  if (gain_grammar_is_finite (tokens, i) &&
      (i > self->start || gain_tokens_has (tokens, i, GAIN_WORD (AUXILIARY))))
    {
      if (self->finite < 0)
        self->finite = i;
      self->n_finite++;
    }

  /* "the clerk says it was lost": the cue brings a verb along */
  if (gain_grammar_is_cue_verb (tokens, i) && gain_grammar_starts_noun_phrase (tokens, i + 1))
    self->allowance++;
  if (gain_tokens_has (tokens, i, GAIN_WORD (QUESTION)) ||
      (i > self->start && gain_tokens_has (tokens, i, opens_clause)))
    self->allowance++;
}

static int
find_comma (const Walk *self, int i)
{
  for (; i < self->end; i++)
    if (gain_tokens_is (self->tokens, i, GAIN_TOKEN_COMMA))
      return i;

  return self->end;
}

/* The next token to look at. What stands between the subject and its verb in
 * commas, dashes or brackets is passed over. */
static int
step (const Walk *self, int i)
{
  const GainTokens *tokens = self->tokens;
  int next = gain_grammar_skip_adverbs (tokens, i + 1, self->end);

  if (gain_tokens_is (tokens, i, GAIN_TOKEN_OPEN_BRACKET))
    return MIN (gain_grammar_skip_enclosed (tokens, i), self->end);
  if (gain_tokens_is (tokens, i, GAIN_TOKEN_DASH) && has_second_dash (self, i))
    {
      for (i++; !gain_tokens_is (tokens, i, GAIN_TOKEN_DASH);)
        i++;
      return i + 1;
    }
  if (gain_tokens_is (tokens, i, GAIN_TOKEN_COMMA) && self->finite < 0 &&
      (gain_tokens_has (tokens, next, GAIN_WORD (RELATIVE)) ||
       gain_grammar_is_participle (tokens, next)))
    return MIN (find_comma (self, i + 1) + 1, self->end);

  return i + 1;
}

/* "whenever residents protest, officers and soldiers are sent": behind the
 * comma the clause proper begins, and has no verb yet. */
static void
forget_leading_clause (Walk *self, int i)
{
  if (gain_tokens_is (self->tokens, i, GAIN_TOKEN_COMMA) && !self->has_led &&
      gain_tokens_has (self->tokens, self->start, GAIN_WORD (SUBORDINATOR)))
    {
      self->has_led = TRUE;
      self->finite = -1;
    }
}

int
gain_extent_find_end (const GainTokens *tokens, int start, int end, GainExtent extent)
{
  Walk walk = { tokens, start, end, extent, .finite = -1 };

  walk.allowance = extent == GAIN_EXTENT_PHRASE || extent == GAIN_EXTENT_INFINITIVE ? 0 : 1;
  if (gain_grammar_is_quotation (tokens, start))
    return MIN (gain_grammar_skip_enclosed (tokens, start), end);

  for (int i = start; i < end; i = step (&walk, i))
    {
      if (i > start && ends_here (&walk, i))
        return i;
      count_verbs (&walk, i);
      forget_leading_clause (&walk, i);
    }

  return end;
}

/* The noun of "on Monday" or "in a written statement", or -1. */
static int
find_setting (const GainTokens *tokens, int i, int end)
{
  if (!gain_tokens_has (tokens, i, GAIN_WORD (PLACING)))
    return -1;

  for (int at = i + 1; at < end && at - i <= MAX_SETTING; at++)
    {
      if (gain_tokens_has (tokens, at, GAIN_WORD (VENUE) | GAIN_WORD (TIME) | GAIN_WORD (MONTH)))
        return at;
      if (!gain_tokens_is (tokens, at, GAIN_TOKEN_WORD) ||
          gain_tokens_has (tokens, at, GAIN_WORD (PREPOSITION)))
        return -1;
    }

  return -1;
}

int
gain_extent_cut_setting (const GainTokens *tokens, int start, int end)
{
  for (int i = start + 1; i < end; i++)
    if (find_setting (tokens, i, end) >= 0)
      return i;

  return end;
}

/* Behind "to reporters", "with the paper": a preposition and its noun phrase. */
static int
skip_phrase (const GainTokens *tokens, int i, int end)
{
  gboolean has_noun = FALSE;

  for (i++; i < end; i++)
    {
      const GainToken *token = &tokens->tokens[i];

      if (token->kind != GAIN_TOKEN_WORD && token->kind != GAIN_TOKEN_NUMBER)
        return i;
      if (has_noun && (gain_tokens_has (tokens,
                                        i,
                                        GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN) |
                                            GAIN_WORD (PREPOSITION) | GAIN_WORD (COMPLEMENTISER)) ||
                       (token->is_capital && !tokens->tokens[i - 1].is_capital) ||
                       gain_grammar_is_finite (tokens, i)))
        return i;
      has_noun |= !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER) | GAIN_WORD (PREPOSITION));
    }

  return i;
}

int
gain_extent_skip_setting (const GainTokens *tokens, int start, int end)
{
  int i = start;

  while (i < end)
    {
      /* "on Monday", "this week", but not "this plan" */
      if (gain_tokens_has (tokens, i, GAIN_WORD (TIME)) &&
          (!gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER)) ||
           gain_tokens_has (tokens, i + 1, GAIN_WORD (TIME))))
        i++;
      else if (is_phrase (tokens, i, GAIN_WORD (QUANTITY)) ||
               (gain_tokens_is (tokens, i + 1, GAIN_TOKEN_NUMBER) &&
                !gain_tokens_has (tokens, i, GAIN_WORD (PLACING))))
        break;
      else if (gain_tokens_has (tokens, i, GAIN_WORD (PREPOSITION)) &&
               !gain_tokens_has (tokens, i, GAIN_WORD (SUBORDINATOR)))
        i = skip_phrase (tokens, i, end);
      else
        break;
    }

  return i;
}
