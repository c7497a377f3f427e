/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-statement.h"
#include "gain-extent.h"
#include "gain-grammar.h"

/* How many tokens may stand between a cue and the "that", "to", "as", "of" of
 * its content: "told the parliament's foreign affairs committee on Monday that". */
#define MAX_GAP 22

#define BARE_NOUN                                                                                  \
  (GAIN_WORD (SAY) | GAIN_WORD (DENY) | GAIN_WORD (DOUBT) | GAIN_WORD (AS) | GAIN_WORD (ACCUSE))

typedef struct
{
  const GainTokens *tokens;
  int start;
  int end;
  GArray *statements;
} Finder;

typedef struct
{
  int start;
  GainExtent extent;
} Content;

static const Content no_content = { -1, GAIN_EXTENT_CLAUSE };

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

static gboolean
is_word (const Finder *self, int i, const char *word)
{
  return i < self->end && gain_tokens_is_word (self->tokens, i, word);
}

/* "to go", "not to go": where the verb stands, or -1. */
static int
find_infinitive (const Finder *self, int i)
{
  if (is_word (self, i, "not"))
    i++;
  if (!is_word (self, i, "to"))
    return -1;

  i = gain_grammar_skip_adverbs (self->tokens, i + 1, self->end);
  if (has (self, i, GAIN_WORD (BASE)) || is_word (self, i, "be") ||
      is (self, i, GAIN_TOKEN_OPEN_QUOTE))
    return i;

  /* a verb that no list has: its object follows */
  if (is (self, i, GAIN_TOKEN_WORD) && self->tokens->tokens[i].flags == 0 &&
      !self->tokens->tokens[i].is_capital &&
      (gain_grammar_starts_noun_phrase (self->tokens, i + 1) ||
       has (self, i + 1, GAIN_WORD (OBJECT))))
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
          i = skip_insertion (self, i);
          return i >= 0 &&
                 gain_grammar_is_finite (tokens, gain_grammar_skip_adverbs (tokens, i, self->end));
        }
      if (is (self, i, GAIN_TOKEN_SEMICOLON) || is (self, i, GAIN_TOKEN_COLON) ||
          has (self,
               i,
               GAIN_WORD (COMPLEMENTISER) | GAIN_WORD (RELATIVE) | GAIN_WORD (SUBORDINATOR)) ||
          gain_grammar_is_quotation (tokens, i))
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
static Content
find_after_comma (const Finder *self, int comma)
{
  int quotation;

  if (gain_grammar_is_quotation (self->tokens, comma + 1))
    return (Content){ comma + 1, GAIN_EXTENT_CLAUSE };

  quotation = find_quotation_after_colon (self, comma);
  if (quotation >= 0)
    return (Content){ quotation, GAIN_EXTENT_CLAUSE };

  for (int at = comma + 1; at < self->end && at - comma < MAX_GAP; at++)
    if (is (self, at, GAIN_TOKEN_COMMA))
      {
        if (is_word (self, at + 1, "that"))
          return (Content){ at + 2, GAIN_EXTENT_CLAUSE };
        break;
      }

  return no_content;
}

/* “that”, “whether”, a colon, a quotation, “Y to do Z” with words between it and the cue. */
static Content
find_marked (const Finder *self, int from, GainWordFlags kind)
{
  const GainTokens *tokens = self->tokens;
  gboolean may_skip = (kind & (GAIN_WORD (TELL) | GAIN_WORD (DEMAND))) != 0 ||
                      has (self, from, GAIN_WORD (PREPOSITION) | GAIN_WORD (TIME));

  for (int i = from; i < self->end && i - from < MAX_GAP; i++)
    {
      if (has (self, i, GAIN_WORD (COMPLEMENTISER)))
        {
          if (i > from && (!may_skip || (has (self, i - 1, GAIN_WORD (NOUN_THAT)) &&
                                         !has (self, i - 1, GAIN_WORD (VENUE)))))
            return no_content;
          return (Content){ i + 1, GAIN_EXTENT_CLAUSE };
        }
      if (is (self, i, GAIN_TOKEN_COMMA))
        return find_after_comma (self, i);
      if (is (self, i, GAIN_TOKEN_COLON))
        return (Content){ i + 1, GAIN_EXTENT_CLAUSE };
      if (gain_grammar_is_quotation (tokens, i))
        return (Content){ i, GAIN_EXTENT_CLAUSE };
      if (kind & (GAIN_WORD (TELL) | GAIN_WORD (DEMAND)) && find_infinitive (self, i) >= 0)
        return (Content){ from, GAIN_EXTENT_INFINITIVE };
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

static Content
find_unmarked (const Finder *self, int cue_end, int from, GainWordFlags kind)
{
  const GainTokens *tokens = self->tokens;
  int at = from;
  int infinitive = find_infinitive (self, from);

  if (infinitive >= 0 && kind & GAIN_WORD (SAY))
    return (Content){ infinitive, GAIN_EXTENT_INFINITIVE };
  if (has (self, from, GAIN_WORD (QUESTION)) && !is_word (self, from, "when") &&
      kind & (GAIN_WORD (SAY) | GAIN_WORD (TELL) | GAIN_WORD (DOUBT) | GAIN_WORD (DEMAND)))
    return (Content){ from, GAIN_EXTENT_CLAUSE };
  if (kind & GAIN_WORD (TELL))
    at = skip_addressee (self, from);
  if (kind & GAIN_WORD (WEAK) && gain_grammar_is_finite (tokens, at))
    at = from; /* "warn a mistake could": nobody is spoken to */
  if (has (self, at, GAIN_WORD (COMPLEMENTISER)))
    return (Content){ at + 1, GAIN_EXTENT_CLAUSE };
  if (has (self, at, GAIN_WORD (COORDINATOR)))
    return no_content;

  at = gain_extent_skip_setting (tokens, at, self->end);
  if (at >= self->end || !(is (self, at, GAIN_TOKEN_WORD) || is (self, at, GAIN_TOKEN_NUMBER) ||
                           is (self, at, GAIN_TOKEN_OPEN_QUOTE)))
    return no_content;
  if (!(kind & GAIN_WORD (WEAK)) && has (self, cue_end - 1, GAIN_WORD (PREPOSITION)))
    return (Content){ from, GAIN_EXTENT_PHRASE }; /* "calls for X" */
  if (starts_bare_clause (self, at) && !gain_grammar_is_finite (tokens, at))
    return (Content){ at, GAIN_EXTENT_CLAUSE };
  if (!(kind & BARE_NOUN) || kind & GAIN_WORD (WEAK) ||
      has (self, from, GAIN_WORD (SUBORDINATOR) | GAIN_WORD (COORDINATOR)))
    return no_content;
  if (at > from && has (self, from, GAIN_WORD (PREPOSITION)))
    return gain_grammar_starts_noun_phrase (tokens, at) ? (Content){ at, GAIN_EXTENT_PHRASE }
                                                        : no_content;

  return (Content){ from, GAIN_EXTENT_PHRASE };
}

static Content
find_complement (const Finder *self, int cue_end, GainWordFlags kind)
{
  int from = gain_grammar_skip_adverbs (self->tokens, cue_end, self->end);
  Content content;

  while (is (self, from, GAIN_TOKEN_CLOSE_QUOTE))
    from = gain_grammar_skip_adverbs (self->tokens, from + 1, self->end);
  if (from >= self->end)
    return no_content;

  content = find_marked (self, from, kind);
  if (content.start < 0 && !is (self, from, GAIN_TOKEN_COMMA))
    content = find_unmarked (self, cue_end, from, kind);

  return content;
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
add_forward (Finder *self, int cue, int cue_end, GainWordFlags kind, Content content)
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

static gboolean
has_finite (const Finder *self, int start, int end)
{
  for (int i = start; i < end; i++)
    if (gain_grammar_is_finite (self->tokens, i))
      return TRUE;

  return FALSE;
}

/* The content of a cue that stands behind it: “…”, X said. */
static void
add_backward (Finder *self, int cue, int cue_end, GainWordFlags kind)
{
  const GainTokens *tokens = self->tokens;
  int region = find_source_start (self, cue);
  int region_end = gain_extent_skip_setting (tokens, cue_end, self->end);
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
  else if (!has_finite (self, start, end))
    return;

  while (start < end && has (self, start, GAIN_WORD (COORDINATOR)))
    start++;
  add (self, (GainStatement){ cue, cue_end, region, MAX (region_end, cue_end), start, end, kind });
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

  if (cue <= self->start + 1)
    {
      statement.start = comma + 1;
      statement.region_end = comma + 1;
      if (statement.start >= self->end)
        return;
      statement.end = gain_extent_find_end (tokens, statement.start, self->end, GAIN_EXTENT_MAIN);
    }
  else
    {
      statement.region_end = comma;
      while (statement.start < cue && has (self, statement.start, GAIN_WORD (COORDINATOR)))
        statement.start++;
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

/* "describes X as Y": both halves, so the end looks behind “as”. */
static Content
find_as (const Finder *self, int from)
{
  if (is_word (self, from, "as"))
    return (Content){ from + 1, GAIN_EXTENT_PHRASE };
  if (gain_grammar_starts_noun_phrase (self->tokens, from) ||
      has (self, from, GAIN_WORD (OBJECT) | GAIN_WORD (GERUND)) ||
      is (self, from, GAIN_TOKEN_OPEN_QUOTE))
    return (Content){ from, GAIN_EXTENT_PHRASE };

  for (int i = from; i < self->end && i - from < MAX_GAP; i++)
    {
      if (is_word (self, i, "as"))
        return (Content){ from, GAIN_EXTENT_PHRASE };
      if (!is (self, i, GAIN_TOKEN_WORD) || gain_grammar_is_finite (self->tokens, i))
        break;
    }

  return no_content;
}

/* "accuses X of Y": Y, and for a caret in X both. */
static void
add_accusation (Finder *self, int cue, int cue_end)
{
  int from = gain_grammar_skip_adverbs (self->tokens, cue_end, self->end);

  for (int i = from; i < self->end && i - from < MAX_GAP; i++)
    {
      if (is_word (self, i, "of") || is_word (self, i, "for") || is_word (self, i, "over"))
        {
          /* "the head of the mine": an accusation goes on with a verb or a noun of its own */
          if (is_word (self, i, "of") && !has (self, cue, GAIN_WORD (ACCUSE)))
            continue;
          if (i > from)
            add_forward (
                self, cue, cue_end, GAIN_WORD (ACCUSE), (Content){ from, GAIN_EXTENT_PHRASE });
          add_forward (
              self, cue, cue_end, GAIN_WORD (ACCUSE), (Content){ i + 1, GAIN_EXTENT_PHRASE });
          return;
        }
      if (is (self, i, GAIN_TOKEN_COMMA) || is (self, i, GAIN_TOKEN_SEMICOLON) ||
          gain_grammar_is_finite (self->tokens, i))
        break;
    }

  if (!gain_grammar_is_passive (self->tokens, cue) && from < self->end &&
      (gain_grammar_starts_noun_phrase (self->tokens, from) ||
       has (self, from, GAIN_WORD (OBJECT))))
    add_forward (self, cue, cue_end, GAIN_WORD (ACCUSE), (Content){ from, GAIN_EXTENT_PHRASE });
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

/* “allegations that X”, “acknowledgment of X”, “calls by Y for X”. */
static gboolean
add_noun (Finder *self, int i)
{
  GainWordFlags flags = self->tokens->tokens[i].flags;
  GainExtent extent = stands_in_subject (self, i) ? GAIN_EXTENT_SUBJECT : GAIN_EXTENT_CLAUSE;
  int from = i + 1;

  if (!(flags & (GAIN_WORD (NOUN_THAT) | GAIN_WORD (NOUN_CLAIM) | GAIN_WORD (NOUN_DEMAND))))
    return FALSE;
  if (is_word (self, from, "by") || is_word (self, from, "from"))
    {
      int by = from;

      while (from < self->end && from - by < 8 && !has (self, from, GAIN_WORD (COMPLEMENTISER)) &&
             !is_word (self, from, "of") && !is_word (self, from, "for"))
        from++;
    }

  if (flags & GAIN_WORD (NOUN_THAT) && has (self, from, GAIN_WORD (COMPLEMENTISER)))
    add_forward (self, i, i + 1, GAIN_WORD (NOUN_THAT), (Content){ from + 1, extent });
  else if (flags & GAIN_WORD (NOUN_CLAIM) && find_infinitive (self, from) > from)
    add_forward (self,
                 i,
                 i + 1,
                 GAIN_WORD (NOUN_CLAIM),
                 (Content){ find_infinitive (self, from), GAIN_EXTENT_INFINITIVE });
  else if ((flags & GAIN_WORD (NOUN_CLAIM) &&
            (is_word (self, from, "of") || is_word (self, from, "about"))) ||
           (flags & GAIN_WORD (NOUN_DEMAND) && is_word (self, from, "for")))
    add_forward (self, i, i + 1, GAIN_WORD (NOUN_CLAIM), (Content){ from + 1, GAIN_EXTENT_PHRASE });
  else
    return FALSE;

  return TRUE;
}

static void
add_verb (Finder *self, int cue, int cue_end, GainWordFlags kind)
{
  int from = gain_grammar_skip_adverbs (self->tokens, cue_end, self->end);
  gboolean is_passive = gain_grammar_is_passive (self->tokens, cue);
  guint n_before = self->statements->len;
  Content content = no_content;

  if (kind & GAIN_WORD (INFINITIVE))
    content = (Content){ cue_end, GAIN_EXTENT_INFINITIVE };
  else if (kind & GAIN_WORD (ACCUSE))
    {
      add_accusation (self, cue, cue_end);
      return;
    }
  else if (kind & GAIN_WORD (AS))
    content = find_as (self, from);
  else if (kind & GAIN_WORD (DENY) && is_word (self, from, "as"))
    content = (Content){ from, GAIN_EXTENT_PHRASE }; /* "rejected as absurd the claim that" */
  else
    content = find_complement (self, cue_end, kind);

  /* "was announced on Monday": nothing of its own behind a passive */
  if (is_passive && content.extent == GAIN_EXTENT_PHRASE && !(kind & GAIN_WORD (AS)))
    content = no_content;

  add_forward (self, cue, cue_end, kind, content);
  if (self->statements->len == n_before && cue_end == cue + 1 &&
      has (self, cue, GAIN_WORD (PAST) | GAIN_WORD (THIRD) | GAIN_WORD (PARTICIPLE)) &&
      kind & (GAIN_WORD (SAY) | GAIN_WORD (WEAK) | GAIN_WORD (TELL)))
    add_backward (self, cue, cue_end, kind);
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
  else
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
