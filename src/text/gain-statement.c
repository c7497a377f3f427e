/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-statement.h"
#include "gain-complement.h"
#include "gain-grammar.h"

/* How far from a cue its source or its "of" may stand, in tokens. */
#define MAX_GAP 22

/* "claims by the island's harbour board of": so many tokens for the agent. */
#define MAX_AGENT 8

typedef struct
{
  const GainTokens *tokens;
  int start;
  int end;
  GArray *statements;
} Finder;

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

/* @i or the token behind the last comma, conjunction or content before it. */
static int
find_region_start (const Finder *self, int i)
{
  while (i > self->start)
    {
      GainTokenKind kind = self->tokens->tokens[i - 1].kind;

      if ((kind != GAIN_TOKEN_WORD && kind != GAIN_TOKEN_NUMBER && kind != GAIN_TOKEN_OTHER) ||
          (has (self,
                i - 1,
                GAIN_WORD (COORDINATOR) | GAIN_WORD (RELATIVE) | GAIN_WORD (COMPLEMENTISER) |
                    GAIN_WORD (SUBORDINATOR))))
        break;
      i--;
    }

  return i;
}

/* The subject with its appositions, when no other verb stands before the cue. */
static int
find_subject_start (const Finder *self, int cue)
{
  int region = find_region_start (self, cue);
  gboolean in_relative = FALSE;

  if (gain_tokens_has (self->tokens, cue, GAIN_WORD (GERUND)) ||
      has (self, self->start, GAIN_WORD (ADJUNCT) | GAIN_WORD (SUBORDINATOR)))
    return region;

  /* from “but” on, the caret asks for what the cue behind it says */
  if (region > self->start && has (self, region - 1, GAIN_WORD (COORDINATOR)))
    return region - 1;

  for (int i = self->start; i < region; i++)
    {
      if (is (self, i, GAIN_TOKEN_COMMA))
        in_relative = FALSE;
      else if (has (self, i, GAIN_WORD (RELATIVE)))
        in_relative = TRUE;
      else if (is (self, i, GAIN_TOKEN_CLOSE_QUOTE) ||
               (!in_relative && gain_grammar_is_finite (self->tokens, i)))
        return region;
    }

  return self->start;
}

/* "the alleged", "Beijing's": what belongs to a noun that is a cue. */
static int
find_noun_start (const Finder *self, int cue)
{
  int i = cue;

  while (i > self->start && is (self, i - 1, GAIN_TOKEN_WORD) &&
         !gain_grammar_is_finite (self->tokens, i - 1) &&
         !has (self,
               i - 1,
               GAIN_WORD (PREPOSITION) | GAIN_WORD (COORDINATOR) | GAIN_WORD (COMPLEMENTISER) |
                   GAIN_WORD (SUBORDINATOR) | GAIN_WORD (RELATIVE) | GAIN_WORD (AUXILIARY)))
    i--;

  return i;
}

static void
add (Finder *self, GainStatement statement)
{
  if (statement.start >= 0 && statement.start < statement.end)
    g_array_append_val (self->statements, statement);
}

static void
add_forward (Finder *self, int cue, int cue_end, GainWordFlags kind, GainContent content)
{
  int end;

  if (content.start < 0 || content.start >= self->end)
    return;

  end = gain_extent_find_end (self->tokens, content.start, self->end, content.extent);
  if (content.extent == GAIN_EXTENT_PHRASE && kind & (GAIN_WORD (SAY) | GAIN_WORD (DENY)))
    end = gain_extent_cut_setting (self->tokens, content.start, end);
  add (self,
       (GainStatement){ cue,
                        cue_end,
                        kind & (GAIN_WORD (NOUN_THAT) | GAIN_WORD (NOUN_CLAIM))
                            ? find_noun_start (self, cue)
                            : find_subject_start (self, cue),
                        content.start,
                        content.start,
                        end,
                        kind,
                        content.extent == GAIN_EXTENT_PHRASE });
}

/* Where the source of the cue begins when its content stands before both: the
 * earliest comma or quotation mark from which an attribution runs to the cue. */
static int
find_source_start (const Finder *self, int cue)
{
  int region = find_region_start (self, cue);

  for (int i = region - 2; i > self->start && cue - i < MAX_GAP; i--)
    if ((is (self, i, GAIN_TOKEN_COMMA) || is (self, i, GAIN_TOKEN_CLOSE_QUOTE)) &&
        gain_grammar_find_attribution (self->tokens, i + 1, self->end) == cue)
      region = i + 1;

  return region;
}

/* A finite verb that is not only in “, which handles X,”. */
static gboolean
has_finite (const Finder *self, int start, int end)
{
  gboolean in_relative = FALSE;

  for (int i = start; i < end; i++)
    {
      if (is (self, i, GAIN_TOKEN_COMMA))
        in_relative = has (self, i + 1, GAIN_WORD (RELATIVE));
      else if (!in_relative && gain_grammar_is_finite (self->tokens, i))
        return TRUE;
    }

  return FALSE;
}

/* Behind "But" and "However,". */
static int
skip_connection (const Finder *self, int i)
{
  while (i < self->end && has (self, i, GAIN_WORD (COORDINATOR)))
    i++;
  if (has (self, i, GAIN_WORD (ADVERB)) && is (self, i + 1, GAIN_TOKEN_COMMA))
    i += 2;

  return i;
}

/* How far the caret is still in the source of a content that stands before it. */
static int
find_region_end (const Finder *self, int i)
{
  for (; i < self->end; i++)
    if (is (self, i, GAIN_TOKEN_COMMA)
            ? gain_grammar_is_participle (self->tokens, i + 1) ||
                  has (self, i + 1, GAIN_WORD (COORDINATOR) | GAIN_WORD (SUBORDINATOR))
            : gain_grammar_is_quotation (self->tokens, i))
      return i;

  return self->end;
}

/* The content of a cue that stands behind it: “…”, X said. */
static void
add_backward (Finder *self, int cue, int cue_end, GainWordFlags kind)
{
  const GainTokens *tokens = self->tokens;
  int region = find_source_start (self, cue);
  int end = region;
  int start = self->start;

  if (region < cue && gain_grammar_find_attribution (tokens, region, self->end) != cue)
    return;
  if (is (self, end - 1, GAIN_TOKEN_COMMA))
    end--;
  else if (!is (self, end - 1, GAIN_TOKEN_CLOSE_QUOTE))
    return;

  if (is (self, end - 1, GAIN_TOKEN_CLOSE_QUOTE) &&
      gain_grammar_is_quotation (tokens, tokens->tokens[end - 1].partner))
    start = tokens->tokens[end - 1].partner;
  else
    {
      start = skip_connection (self, start);
      /* "Although X, he said, Y": what he said is Y */
      if (!has_finite (self, start, end) ||
          (has (self, start, GAIN_WORD (SUBORDINATOR)) && is (self, cue_end, GAIN_TOKEN_COMMA)))
        return;
    }
  add (self,
       (GainStatement){ cue, cue_end, region, find_region_end (self, cue_end), start, end, kind });
}

/* “according to X, …” and “…, according to X”. */
static void
add_source (Finder *self, int cue, int cue_end)
{
  const GainTokens *tokens = self->tokens;
  int comma = cue_end;
  GainStatement statement = { cue, cue_end, cue, self->end, self->start, cue, GAIN_WORD (SOURCE) };

  while (comma < self->end && !is (self, comma, GAIN_TOKEN_COMMA))
    comma++;

  if (cue <= self->start + 1 ||
      has (self,
           cue - 1,
           GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (SUBORDINATOR) | GAIN_WORD (COORDINATOR)) ||
      !has_finite (self, self->start, cue))
    {
      statement.start = comma + 1;
      statement.region_end = comma + 1;
      if (statement.start >= self->end)
        return;
      statement.end = gain_extent_find_end (tokens, statement.start, self->end, GAIN_EXTENT_MAIN);
    }
  else
    {
      statement.region_end = find_region_end (self, cue_end);
      statement.start = skip_connection (self, statement.start);
      for (int i = 0; i < (int) self->statements->len; i++)
        {
          const GainStatement *other = &g_array_index (self->statements, GainStatement, i);

          /* its content was said by somebody nearer */
          if (other->end <= cue && other->end + 2 >= cue)
            return;
        }
    }
  add (self, statement);
}

/* "accuses X of Y": Y, and for a caret in X both. */
static void
add_accusation (Finder *self, int cue, int cue_end)
{
  int from = gain_grammar_skip_adverbs (self->tokens, cue_end, self->end);
  GainContent person = { from, GAIN_EXTENT_PHRASE, FALSE };

  for (int i = from; i < self->end && i - from < MAX_GAP; i++)
    {
      if (has (self, i, GAIN_WORD (LINKING)))
        {
          GainContent charge = { i + 1, GAIN_EXTENT_PHRASE, TRUE };

          if (i > from)
            add_forward (self, cue, cue_end, GAIN_WORD (ACCUSE), person);
          add_forward (self, cue, cue_end, GAIN_WORD (ACCUSE), charge);
          return;
        }
      if (is (self, i, GAIN_TOKEN_COMMA) || is (self, i, GAIN_TOKEN_SEMICOLON) ||
          gain_grammar_is_finite (self->tokens, i))
        break;
    }

  if (!gain_grammar_is_passive (self->tokens, cue) && from < self->end &&
      (gain_grammar_starts_noun_phrase (self->tokens, from) ||
       has (self, from, GAIN_WORD (OBJECT))))
    add_forward (self, cue, cue_end, GAIN_WORD (ACCUSE), person);
}

static gboolean
stands_in_subject (const Finder *self, int i)
{
  int at = i - 1;

  while (at >= self->start && is (self, at, GAIN_TOKEN_WORD) &&
         !has (self,
               at,
               GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (COORDINATOR) | GAIN_WORD (SUBORDINATOR)))
    {
      if (gain_grammar_is_finite (self->tokens, at) ||
          has (self,
               at,
               GAIN_WORD (BASE) | GAIN_WORD (GERUND) | GAIN_WORD (PAST) | GAIN_WORD (THIRD)))
        return FALSE;
      at--;
    }

  return TRUE;
}

/* Behind "by the harbour board" in “claims by the harbour board that”. */
static int
skip_agent (const Finder *self, int i)
{
  int from = i;

  if (!has (self, i, GAIN_WORD (AGENT)))
    return i;

  for (i++; i < self->end && i - from < MAX_AGENT; i++)
    if (has (self, i, GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (LINKING)))
      return i;

  return from;
}

/* "a report that wipes away": the verb comes at once. */
static gboolean
is_relative (const Finder *self, int that)
{
  int next = gain_grammar_skip_adverbs (self->tokens, that + 1, self->end);

  return next < self->end && gain_grammar_is_finite (self->tokens, next);
}

/* “allegations that X”, “acknowledgment of X”, “calls by Y for X”. */
static void
add_noun (Finder *self, int i)
{
  GainWordFlags flags = self->tokens->tokens[i].flags;
  int from = skip_agent (self, i + 1);
  int infinitive = gain_complement_find_infinitive (self->tokens, from, self->end);

  if (flags & GAIN_WORD (NOUN_THAT) && has (self, from, GAIN_WORD (COMPLEMENTISER)) &&
      !is_relative (self, from))
    add_forward (self,
                 i,
                 i + 1,
                 GAIN_WORD (NOUN_THAT),
                 (GainContent){ from + 1,
                                stands_in_subject (self, i) ? GAIN_EXTENT_SUBJECT
                                                            : GAIN_EXTENT_CLAUSE,
                                TRUE });
  else if (flags & GAIN_WORD (NOUN_CLAIM) && infinitive > from)
    add_forward (self,
                 i,
                 i + 1,
                 GAIN_WORD (NOUN_CLAIM),
                 (GainContent){ infinitive, GAIN_EXTENT_INFINITIVE, TRUE });
  else if ((flags & GAIN_WORD (NOUN_CLAIM) && has (self, from, GAIN_WORD (LINKING))) ||
           (flags & GAIN_WORD (NOUN_DEMAND) && has (self, from, GAIN_WORD (LINKING))))
    add_forward (self,
                 i,
                 i + 1,
                 GAIN_WORD (NOUN_CLAIM),
                 (GainContent){ from + 1, GAIN_EXTENT_PHRASE, TRUE });
}

/* “…,” said X: the verb stands between the content and the source. */
static gboolean
is_inverted (const Finder *self, int cue, GainContent content)
{
  if (content.is_marked || !has (self, cue, GAIN_WORD (PAST) | GAIN_WORD (THIRD)))
    return FALSE;

  return is (self, cue - 1, GAIN_TOKEN_CLOSE_QUOTE) ||
         (is (self, cue - 1, GAIN_TOKEN_COMMA) && content.extent == GAIN_EXTENT_PHRASE &&
          !has (self, content.start, GAIN_WORD (PRONOUN)));
}

/* What stands before the cue, else what goes on behind “, he says,”. */
static void
add_around (Finder *self, int cue, int cue_end, GainWordFlags kind)
{
  guint n_before = self->statements->len;

  if (!(kind & (GAIN_WORD (SAY) | GAIN_WORD (WEAK) | GAIN_WORD (TELL))) || cue_end != cue + 1 ||
      !has (self, cue, GAIN_WORD (PAST) | GAIN_WORD (THIRD) | GAIN_WORD (PARTICIPLE)))
    return;

  add_backward (self, cue, cue_end, kind);
  if (self->statements->len == n_before && gain_grammar_is_finite (self->tokens, cue))
    add_forward (self,
                 cue,
                 cue_end,
                 kind,
                 gain_complement_find_after_setting (self->tokens, cue_end, self->end));
}

/* "to deny him the right": that is no denial. */
static gboolean
is_refusal (const Finder *self, int cue_end)
{
  return has (self, cue_end, GAIN_WORD (OBJECT)) && !has (self, cue_end, GAIN_WORD (DETERMINER)) &&
         gain_grammar_starts_noun_phrase (self->tokens, cue_end + 1);
}

static void
add_verb (Finder *self, int cue, int cue_end, GainWordFlags kind)
{
  GainContent content;
  guint n_before = self->statements->len;

  if (kind & GAIN_WORD (ACCUSE))
    {
      add_accusation (self, cue, cue_end);
      return;
    }
  if (kind & GAIN_WORD (DENY) && is_refusal (self, cue_end))
    return;

  content = gain_complement_find (self->tokens, cue_end, self->end, kind);
  /* "was announced on Monday": nothing of its own behind a passive */
  if (content.extent == GAIN_EXTENT_PHRASE && !(kind & GAIN_WORD (AS)) &&
      gain_grammar_is_passive (self->tokens, cue))
    content.start = -1;

  if (is_inverted (self, cue, content))
    add_around (self, cue, cue_end, kind);
  if (self->statements->len == n_before)
    add_forward (self, cue, cue_end, kind, content);
  if (self->statements->len == n_before)
    add_around (self, cue, cue_end, kind);
}

/* “said in a statement that”: the noun is no cue, its verb has the content. */
static gboolean
is_taken (const Finder *self, int i)
{
  const GainStatement *last;

  if (self->statements->len == 0)
    return FALSE;

  last = &g_array_index (self->statements, GainStatement, self->statements->len - 1);
  return i >= last->cue_end && i < last->start;
}

/* Looks at token @i. Returns: where to go on. */
static int
look_at (Finder *self, int i)
{
  const GainTokens *tokens = self->tokens;
  GainWordFlags flags = 0;
  int length;

  if (gain_grammar_is_quotation (tokens, i))
    return gain_grammar_skip_enclosed (tokens, i);

  length = gain_tokens_match_phrase (tokens, i, &flags);
  if (length > 0 && i + length <= self->end &&
      !(flags & (GAIN_WORD (ADJUNCT) | GAIN_WORD (TAIL) | GAIN_WORD (QUANTITY))))
    {
      if (flags & GAIN_WORD (SOURCE))
        add_source (self, i, i + length);
      else
        add_verb (self, i, i + length, flags);
      return i + length;
    }

  flags = tokens->tokens[i].flags;
  if (gain_grammar_is_cue_verb (tokens, i) &&
      !(has (self, i, GAIN_WORD (NOUN_THAT)) && has (self, i - 1, GAIN_WORD (POSSESSIVE))))
    add_verb (self, i, i + 1, flags & ~(GAIN_WORD (NOUN_THAT) | GAIN_WORD (NOUN_CLAIM)));
  else if (!is_taken (self, i))
    add_noun (self, i);

  return i + 1;
}

GArray *
gain_statement_list (const GainTokens *tokens, int start, int end)
{
  Finder finder = { tokens, start, end, NULL };

  finder.statements = g_array_new (FALSE, FALSE, sizeof (GainStatement));
  for (int i = start; i < end;)
    i = look_at (&finder, i);

  return finder.statements;
}
