/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-grammar.h"

#include <string.h>

#define VERB_FORMS                                                                                 \
  (GAIN_WORD (BASE) | GAIN_WORD (THIRD) | GAIN_WORD (PAST) | GAIN_WORD (PARTICIPLE) |              \
   GAIN_WORD (GERUND))

#define REPORTING                                                                                  \
  (GAIN_WORD (SAY) | GAIN_WORD (WEAK) | GAIN_WORD (TELL) | GAIN_WORD (DEMAND) | GAIN_WORD (AS) |   \
   GAIN_WORD (ACCUSE) | GAIN_WORD (DENY) | GAIN_WORD (DOUBT))

/* A subject may run over this many words before its verb. */
#define MAX_SUBJECT     12
#define MAX_ATTRIBUTION 16

/* Longer than this, words in quotation marks are a quotation. */
#define MAX_SCARE 40

static gboolean
is_word (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD);
}

static gboolean
is_lower (const GainTokens *tokens, int i)
{
  return is_word (tokens, i) && !tokens->tokens[i].is_capital;
}

static gboolean
is_sentence_start (const GainTokens *tokens, int i)
{
  return i == 0 || tokens->tokens[i].after_break ||
         gain_tokens_is (tokens, i - 1, GAIN_TOKEN_STOP) ||
         gain_tokens_is (tokens, i - 1, GAIN_TOKEN_OPEN_QUOTE);
}

/* In a headline Every Word May Begin With a Capital. */
static gboolean
is_title_case (const GainTokens *tokens, int i)
{
  int n_capitals = 0;
  int n_long = 0;

  for (int at = MAX (i - 6, 0); at < MIN (i + 7, tokens->n_tokens); at++)
    if (is_word (tokens, at) && strlen (tokens->tokens[at].word) > 4)
      {
        n_long++;
        n_capitals += tokens->tokens[at].is_capital;
      }

  return n_long >= 5 && n_capitals == n_long;
}

/* A capital in mid-sentence is a name: the United States is not a verb. */
static gboolean
may_be_common (const GainTokens *tokens, int i)
{
  return is_lower (tokens, i) ||
         (is_word (tokens, i) && (is_sentence_start (tokens, i) || is_title_case (tokens, i)));
}

int
gain_grammar_skip_adverbs (const GainTokens *tokens, int i, int end)
{
  while (i < end && is_lower (tokens, i) && gain_tokens_has (tokens, i, GAIN_WORD (ADVERB)) &&
         !gain_tokens_has (tokens, i, GAIN_WORD (SUBORDINATOR)))
    i++;

  return i;
}

int
gain_grammar_skip_adverbs_back (const GainTokens *tokens, int i)
{
  while (i >= 0 && is_word (tokens, i) && gain_tokens_has (tokens, i, GAIN_WORD (ADVERB)))
    i--;

  return i;
}

int
gain_grammar_skip_enclosed (const GainTokens *tokens, int i)
{
  int partner = tokens->tokens[i].partner;

  return partner > i ? partner + 1 : i + 1;
}

gboolean
gain_grammar_starts_noun_phrase (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens,
                          i,
                          GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN) | GAIN_WORD (POSSESSIVE)) ||
         gain_tokens_is (tokens, i, GAIN_TOKEN_NUMBER) ||
         (is_word (tokens, i) && tokens->tokens[i].is_capital);
}

gboolean
gain_grammar_is_passive (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (PARTICIPLE)) &&
         gain_tokens_has (tokens, gain_grammar_skip_adverbs_back (tokens, i - 1), GAIN_WORD (BE));
}

/* The word before, past adverbs, makes a noun or an adjective of a verb form. */
static gboolean
is_modified (const GainTokens *tokens, int i)
{
  int before = gain_grammar_skip_adverbs_back (tokens, i - 1);

  if (gain_tokens_has (tokens, before, GAIN_WORD (PRONOUN)) &&
      !gain_tokens_has (tokens, before, GAIN_WORD (POSSESSIVE)))
    return FALSE;

  return gain_tokens_has (tokens, before, GAIN_WORD (DETERMINER) | GAIN_WORD (POSSESSIVE)) ||
         gain_tokens_is (tokens, before, GAIN_TOKEN_NUMBER);
}

static gboolean
follows_preposition (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i - 1, GAIN_WORD (PREPOSITION)) &&
         !gain_tokens_has (tokens, i - 1, GAIN_WORD (ADVERB) | GAIN_WORD (SUBORDINATOR));
}

static gboolean
is_base_verb (const GainTokens *tokens, int i)
{
  int before = gain_grammar_skip_adverbs_back (tokens, i - 1);

  if (gain_tokens_has (tokens, before, GAIN_WORD (TO)) ||
      gain_tokens_has (tokens, before, GAIN_WORD (AUXILIARY)))
    return TRUE;
  if (gain_tokens_has (tokens, before, GAIN_WORD (PRONOUN) | GAIN_WORD (RELATIVE)))
    return !gain_tokens_has (tokens, before, GAIN_WORD (DETERMINER));
  if (is_modified (tokens, i) || follows_preposition (tokens, i))
    return FALSE;
  if (!gain_tokens_has (tokens, i, GAIN_WORD (PLURAL)))
    return TRUE;

  /* "Residents claim that": a plural before, the beginning of an object behind. */
  return before >= 0 && is_word (tokens, before) &&
         g_str_has_suffix (tokens->tokens[before].word, "s") &&
         (gain_grammar_starts_noun_phrase (tokens, i + 1) ||
          gain_tokens_has (tokens, i + 1, GAIN_WORD (COMPLEMENTISER)));
}

/* "the bird feeds on": a lower-case noun with its article, and a preposition behind. */
static gboolean
follows_singular (const GainTokens *tokens, int i)
{
  return is_lower (tokens, i - 1) && !(tokens->tokens[i - 1].flags & ~GAIN_WORD (ADJECTIVE)) &&
         !g_str_has_suffix (tokens->tokens[i - 1].word, "s") &&
         gain_tokens_has (tokens, i - 2, GAIN_WORD (DETERMINER)) &&
         gain_tokens_has (tokens, i + 1, GAIN_WORD (PREPOSITION)) &&
         !gain_tokens_has (tokens, i + 1, GAIN_WORD (BELONGING));
}

/* "dismissed claims that": an object, since its verb stands before it. */
static gboolean
follows_verb (const GainTokens *tokens, int i)
{
  return is_lower (tokens, i - 1) && gain_tokens_has (tokens, i - 1, VERB_FORMS) &&
         !gain_tokens_has (tokens,
                           i - 1,
                           GAIN_WORD (PLURAL) | GAIN_WORD (ROLE) | GAIN_WORD (TITLE));
}

static gboolean
is_third_verb (const GainTokens *tokens, int i)
{
  if (is_modified (tokens, i) || follows_preposition (tokens, i))
    return FALSE;
  if (gain_tokens_has (tokens, i - 1, GAIN_WORD (ADJECTIVE)) &&
      !gain_grammar_starts_noun_phrase (tokens, i + 1) &&
      !gain_tokens_has (tokens, i + 1, GAIN_WORD (COMPLEMENTISER)))
    return FALSE;
  if (!gain_tokens_has (tokens, i, GAIN_WORD (PLURAL)))
    return TRUE;
  /* "Reports that": nothing before that could be its subject */
  if (follows_verb (tokens, i) || is_sentence_start (tokens, i))
    return FALSE;

  return gain_grammar_starts_noun_phrase (tokens, i + 1) || follows_singular (tokens, i) ||
         gain_tokens_has (tokens,
                          i + 1,
                          GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (OBJECT) | GAIN_WORD (QUESTION)) ||
         gain_tokens_has (tokens, i + 1, GAIN_WORD (TO)) ||
         gain_tokens_is (tokens, i + 1, GAIN_TOKEN_OPEN_QUOTE) ||
         gain_tokens_is (tokens, i + 1, GAIN_TOKEN_COLON) ||
         gain_tokens_has (tokens,
                          gain_grammar_skip_adverbs_back (tokens, i - 1),
                          GAIN_WORD (PRONOUN) | GAIN_WORD (RELATIVE));
}

/* “the alleged plot”, “his reported death”, “weapons supplied by”. */
static gboolean
is_past_verb (const GainTokens *tokens, int i)
{
  if (is_modified (tokens, i))
    return FALSE;

  return !follows_preposition (tokens, i) || gain_tokens_has (tokens, i - 1, GAIN_WORD (TO));
}

static gboolean
is_gerund_verb (const GainTokens *tokens, int i)
{
  return !is_modified (tokens, i) && !gain_tokens_has (tokens, i - 1, GAIN_WORD (ADJECTIVE));
}

gboolean
gain_grammar_is_verb (const GainTokens *tokens, int i)
{
  GainWordFlags flags;

  if (i < 0 || i >= tokens->n_tokens || !may_be_common (tokens, i))
    return FALSE;

  flags = tokens->tokens[i].flags;
  if (flags & GAIN_WORD (GERUND))
    return is_gerund_verb (tokens, i);
  if (flags & GAIN_WORD (PAST) && is_past_verb (tokens, i))
    return TRUE;
  if (flags & GAIN_WORD (PARTICIPLE) && !(flags & GAIN_WORD (PAST)))
    return is_past_verb (tokens, i);
  if (flags & GAIN_WORD (THIRD) && is_third_verb (tokens, i))
    return TRUE;

  return flags & GAIN_WORD (BASE) && is_base_verb (tokens, i);
}

/* “radioed that”, “…, she thundered.” */
static gboolean
looks_reporting (const GainTokens *tokens, int i)
{
  if (!is_word (tokens, i + 1))
    return gain_tokens_is (tokens, i + 1, GAIN_TOKEN_COLON) ||
           gain_tokens_has (tokens, i - 1, GAIN_WORD (PRONOUN)) ||
           (is_word (tokens, i - 1) && tokens->tokens[i - 1].is_capital);

  return gain_tokens_has (tokens, i + 1, GAIN_WORD (COMPLEMENTISER));
}

gboolean
gain_grammar_is_cue_verb (const GainTokens *tokens, int i)
{
  if (gain_tokens_has (tokens, i, GAIN_WORD (GUESSED)) && !looks_reporting (tokens, i))
    return FALSE;
  /* "a news briefing" */
  if (gain_tokens_has (tokens, i, GAIN_WORD (GERUND)) &&
      gain_tokens_has (tokens, i, GAIN_WORD (VENUE)))
    return FALSE;

  return gain_tokens_has (tokens, i, REPORTING) && gain_grammar_is_verb (tokens, i);
}

gboolean
gain_grammar_is_finite (const GainTokens *tokens, int i)
{
  GainWordFlags flags;
  int before;

  if (i < 0 || i >= tokens->n_tokens)
    return FALSE;

  flags = tokens->tokens[i].flags;
  if (flags & GAIN_WORD (AUXILIARY))
    return !(tokens->tokens[i].is_capital && !is_sentence_start (tokens, i) &&
             !is_title_case (tokens, i));
  if (!(flags & (GAIN_WORD (PAST) | GAIN_WORD (THIRD) | GAIN_WORD (BASE))) ||
      !gain_grammar_is_verb (tokens, i))
    return FALSE;

  before = gain_grammar_skip_adverbs_back (tokens, i - 1);
  if (gain_tokens_has (tokens, before, GAIN_WORD (AUXILIARY) | GAIN_WORD (BE)) ||
      gain_tokens_has (tokens, before, GAIN_WORD (TO)))
    return FALSE;
  if (flags & GAIN_WORD (PAST))
    return !gain_tokens_has (tokens, i + 1, GAIN_WORD (AGENT));
  if (flags & GAIN_WORD (THIRD))
    return TRUE;

  return gain_tokens_has (tokens, before, GAIN_WORD (PRONOUN) | GAIN_WORD (RELATIVE)) ||
         (is_word (tokens, before) && g_str_has_suffix (tokens->tokens[before].word, "s") &&
          !gain_tokens_has (tokens, before, GAIN_WORD (POSSESSIVE)));
}

gboolean
gain_grammar_is_participle (const GainTokens *tokens, int i)
{
  const GainToken *token;

  if (!is_lower (tokens, i) || gain_tokens_has (tokens, i, GAIN_WORD (PREPOSING)))
    return FALSE;

  token = &tokens->tokens[i];
  if (!(token->flags & GAIN_WORD (GERUND)) || is_modified (tokens, i))
    return FALSE;

  /* "morning" ends so too: a guess wants an object */
  return !(token->flags & GAIN_WORD (GUESSED)) ||
         (gain_grammar_starts_noun_phrase (tokens, i + 1) ||
          gain_tokens_has (tokens, i + 1, GAIN_WORD (OBJECT) | GAIN_WORD (PREPOSITION)));
}

/* After a noun that is a verb as well, only the beginning of an object decides. */
static gboolean
has_object (const GainTokens *tokens, int i, int end)
{
  return i < end && (gain_grammar_starts_noun_phrase (tokens, i) ||
                     gain_tokens_has (tokens, i, GAIN_WORD (OBJECT) | GAIN_WORD (COMPLEMENTISER)) ||
                     gain_tokens_has (tokens, i, GAIN_WORD (TO)));
}

gboolean
gain_grammar_starts_predicate (const GainTokens *tokens, int i, int end, int finite)
{
  int verb = gain_grammar_skip_adverbs (tokens, i, end);
  gboolean after_adverb = verb > i;
  GainWordFlags flags;

  if (verb >= end || !is_lower (tokens, verb))
    return FALSE;

  flags = tokens->tokens[verb].flags;
  if (flags & GAIN_WORD (AUXILIARY))
    return TRUE;
  if (flags & GAIN_WORD (THIRD))
    return !(flags & GAIN_WORD (PLURAL)) || after_adverb || has_object (tokens, verb + 1, end) ||
           (gain_tokens_has (tokens, finite, GAIN_WORD (THIRD)) &&
            gain_tokens_has (tokens, verb + 1, GAIN_WORD (PREPOSITION)) &&
            !gain_tokens_has (tokens, verb + 1, GAIN_WORD (BELONGING)));
  if (flags & GAIN_WORD (PAST))
    {
      /* "was faulty and outdated", "killed and wounded three": one predicate */
      if (finite == i - 2 ||
          (gain_tokens_has (tokens, finite, GAIN_WORD (BE)) && !has_object (tokens, verb + 1, end)))
        return FALSE;
      return gain_tokens_has (tokens, finite, GAIN_WORD (PAST) | GAIN_WORD (AUXILIARY));
    }

  return flags & GAIN_WORD (BASE) && gain_tokens_has (tokens, finite, GAIN_WORD (BASE)) &&
         !gain_tokens_has (tokens, finite, GAIN_WORD (PAST)) && finite < i - 2 &&
         has_object (tokens, verb + 1, end);
}

/* Behind what stands between two commas: “, who asked not to be named,” or
 * “, Piet Vos,”; -1 when it is not closed, or has a verb of its own. */
static int
skip_apposition (const GainTokens *tokens, int comma, int end)
{
  gboolean is_relative = gain_tokens_has (tokens, comma + 1, GAIN_WORD (RELATIVE));

  for (int at = comma + 1; at < end && at - comma < MAX_ATTRIBUTION; at++)
    {
      if (gain_tokens_is (tokens, at, GAIN_TOKEN_COMMA))
        return at + 1;
      if (!is_relative && gain_grammar_is_finite (tokens, at))
        return -1;
    }

  return -1;
}

/* A quotation mark around a few words of the clause. */
static gboolean
is_scare_mark (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_OPEN_QUOTE) &&
         !gain_grammar_is_quotation (tokens, i);
}

gboolean
gain_grammar_starts_clause (const GainTokens *tokens, int i, int end)
{
  i = gain_grammar_skip_adverbs (tokens, i, end);
  if (i >= end || !(gain_grammar_starts_noun_phrase (tokens, i) ||
                    gain_tokens_has (tokens, i, GAIN_WORD (ROLE))))
    return FALSE;

  for (int at = i + 1; at < end && at - i < MAX_SUBJECT; at++)
    {
      if (gain_grammar_is_finite (tokens, at))
        return TRUE;
      /* “the mayor, Ida Brandt, said” */
      if (gain_tokens_is (tokens, at, GAIN_TOKEN_COMMA))
        return gain_grammar_is_finite (tokens, skip_apposition (tokens, at, end));
      if (!is_word (tokens, at) && !gain_tokens_is (tokens, at, GAIN_TOKEN_NUMBER) &&
          !gain_tokens_is (tokens, at, GAIN_TOKEN_OTHER) && !is_scare_mark (tokens, at))
        return FALSE;
      if (gain_tokens_has (tokens,
                           at,
                           GAIN_WORD (RELATIVE) | GAIN_WORD (COMPLEMENTISER) |
                               GAIN_WORD (COORDINATOR)) ||
          (gain_tokens_has (tokens, at, GAIN_WORD (SUBORDINATOR)) &&
           !gain_tokens_has (tokens, at, GAIN_WORD (PREPOSITION))))
        return FALSE;
    }

  return FALSE;
}

/* What may follow "said" when its content stands before it. */
static gboolean
ends_attribution (const GainTokens *tokens, int i, int end)
{
  int next = gain_grammar_skip_adverbs (tokens, i, end);

  if (next >= end || !(is_word (tokens, next) || gain_tokens_is (tokens, next, GAIN_TOKEN_NUMBER)))
    return TRUE;
  if (gain_tokens_has (tokens, next, GAIN_WORD (COMPLEMENTISER)))
    return FALSE;

  return gain_tokens_has (tokens,
                          next,
                          GAIN_WORD (PREPOSITION) | GAIN_WORD (TIME) | GAIN_WORD (VENUE) |
                              GAIN_WORD (SUBORDINATOR) | GAIN_WORD (COORDINATOR)) ||
         next > i;
}

static gboolean
reports_finitely (const GainTokens *tokens, int i)
{
  return gain_grammar_is_cue_verb (tokens, i) &&
         (gain_tokens_has (tokens, i, GAIN_WORD (PAST) | GAIN_WORD (THIRD)) ||
          gain_grammar_is_finite (tokens, i));
}

/* "…, said the minister": the verb first. */
static gboolean
is_inverted_attribution (const GainTokens *tokens, int i, int end)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (SAY) | GAIN_WORD (WEAK)) &&
         gain_tokens_has (tokens, i, GAIN_WORD (PAST) | GAIN_WORD (THIRD)) &&
         gain_grammar_is_finite (tokens, i) && i + 1 < end &&
         (gain_grammar_starts_noun_phrase (tokens, i + 1) ||
          gain_tokens_has (tokens, i + 1, GAIN_WORD (ROLE)));
}

static gboolean
breaks_attribution (const GainTokens *tokens, int i)
{
  if (!is_word (tokens, i))
    return !gain_tokens_is (tokens, i, GAIN_TOKEN_NUMBER) &&
           !gain_tokens_is (tokens, i, GAIN_TOKEN_OTHER);

  return gain_tokens_has (tokens,
                          i,
                          GAIN_WORD (RELATIVE) | GAIN_WORD (COMPLEMENTISER) |
                              GAIN_WORD (COORDINATOR)) &&
         !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER));
}

int
gain_grammar_find_attribution (const GainTokens *tokens, int i, int end)
{
  int start = gain_grammar_skip_adverbs (tokens, i, end);

  if (gain_tokens_has (tokens, start, GAIN_WORD (COMPARING)))
    start++;
  if (is_inverted_attribution (tokens, start, end))
    return start;

  for (int at = start; at >= 0 && at < end && at - start < MAX_ATTRIBUTION;)
    {
      if (at > start && reports_finitely (tokens, at))
        return ends_attribution (tokens, at + 1, end) ||
                       gain_tokens_has (tokens, at, GAIN_WORD (TELL))
                   ? at
                   : -1;
      if (gain_tokens_is (tokens, at, GAIN_TOKEN_COMMA) && at > start &&
          gain_grammar_starts_noun_phrase (tokens, start))
        {
          at = skip_apposition (tokens, at, end);
          continue;
        }
      if (gain_tokens_has (tokens, at, GAIN_WORD (AUXILIARY)) &&
          !gain_tokens_has (tokens,
                            gain_grammar_skip_adverbs (tokens, at + 1, end),
                            REPORTING & ~GAIN_WORD (ACCUSE)))
        return -1;
      if (breaks_attribution (tokens, at))
        return -1;
      at++;
    }

  return -1;
}

gboolean
gain_grammar_is_attribution (const GainTokens *tokens, int i, int end)
{
  return gain_grammar_find_attribution (tokens, i, end) >= 0;
}

static gboolean
has_finite (const GainTokens *tokens, int start, int end)
{
  for (int i = start; i < end; i++)
    if (gain_grammar_is_finite (tokens, i))
      return TRUE;

  return FALSE;
}

static gboolean
is_boundary_before_quotation (const GainTokens *tokens, int open)
{
  int before = gain_grammar_skip_adverbs_back (tokens, open - 1);

  if (before < 0 || tokens->tokens[open].after_break)
    return TRUE;
  if (!is_word (tokens, before))
    return !gain_tokens_is (tokens, before, GAIN_TOKEN_NUMBER) &&
           !gain_tokens_is (tokens, before, GAIN_TOKEN_OTHER);

  return gain_tokens_has (tokens, before, GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (COORDINATOR)) ||
         (gain_tokens_has (tokens, before, GAIN_WORD (SAY) | GAIN_WORD (WEAK)) &&
          gain_tokens_has (tokens, before, VERB_FORMS) &&
          !gain_tokens_has (tokens, before, GAIN_WORD (GUESSED)));
}

gboolean
gain_grammar_is_quotation (const GainTokens *tokens, int i)
{
  int close = i >= 0 && i < tokens->n_tokens ? tokens->tokens[i].partner : -1;
  int before;
  int after;

  if (!gain_tokens_is (tokens, i, GAIN_TOKEN_OPEN_QUOTE) || close <= i + 1)
    return FALSE;
  if (gain_tokens_is (tokens, i - 1, GAIN_TOKEN_COLON))
    return TRUE;
  if (!is_boundary_before_quotation (tokens, i))
    return FALSE;
  if (gain_tokens_is (tokens, close - 1, GAIN_TOKEN_COMMA) ||
      gain_tokens_is (tokens, close - 1, GAIN_TOKEN_STOP))
    return TRUE;

  before = gain_grammar_skip_adverbs_back (tokens, i - 1);
  after = gain_grammar_skip_adverbs (tokens, close + 1, tokens->n_tokens);
  if (gain_grammar_is_finite (tokens, after) && !gain_tokens_has (tokens, after, REPORTING))
    return FALSE;
  if (close - i > MAX_SCARE || has_finite (tokens, i + 1, close))
    return TRUE;

  return gain_tokens_has (tokens, before, GAIN_WORD (COMPLEMENTISER)) ||
         (gain_tokens_has (tokens, before, GAIN_WORD (SAY)) &&
          gain_tokens_has (tokens, before, VERB_FORMS));
}
