/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-clause.h"
#include "gain-extent.h"
#include "gain-grammar.h"
#include "gain-sentence.h"
#include "gain-statement.h"

/* Tokens in quotation marks that can be a cue. */
#define MAX_QUOTED_CUE 6

/* A sentence is read so many tokens to either side of the caret, and so many
 * quotations are looked back for the one that holds it. */
#define MAX_REACH 200
#define MAX_MARKS 64

/* A source is at most so many tokens long. */
#define MAX_SOURCE 14

/* So many tokens may stand before the dash of a dateline. */
#define MAX_DATELINE 12

/* "the notion that", "This comes in response to": so many words say nothing themselves. */
#define MAX_SHELL 4

typedef GainClauseRange Range;

typedef struct
{
  int start;
  int end;
} Piece;

static const Piece no_piece = { 0, 0 };

static gboolean
is (const GainTokens *tokens, int i, GainTokenKind kind)
{
  return gain_tokens_is (tokens, i, kind);
}

/* The innermost quotation around token @i, marks included, or -1. */
static int
find_quotation (const GainTokens *tokens, int i)
{
  int n_marks = 0;

  for (int open = MIN (i, tokens->n_tokens - 1); open >= 0 && n_marks < MAX_MARKS; open--)
    {
      if (!is (tokens, open, GAIN_TOKEN_OPEN_QUOTE))
        continue;
      n_marks++;
      if (tokens->tokens[open].partner >= i && gain_grammar_is_quotation (tokens, open))
        return open;
    }

  return -1;
}

static Piece
find_sentence (const GainTokens *tokens, int i)
{
  GainSpan sentence = gain_sentence_at (tokens->scan, tokens->tokens[i].start, tokens->lexicon);
  Piece piece = { i, i + 1 };

  while (piece.start > 0 && tokens->tokens[piece.start - 1].start >= sentence.start)
    piece.start--;
  while (piece.end < tokens->n_tokens && tokens->tokens[piece.end].start < sentence.end)
    piece.end++;

  return piece;
}

static Range
find_range_in_quotation (const GainTokens *tokens, int i, int open)
{
  int close = tokens->tokens[open].partner;
  Piece sentence = find_sentence (tokens, CLAMP (i, open + 1, close - 1));
  Range range = { MAX (sentence.start, open + 1), MIN (sentence.end, close), open, FALSE };

  range.is_whole_quotation = range.start == open + 1 && range.end == close;
  return range;
}

static gboolean
is_all_capitals (const GainTokens *tokens, int i)
{
  const GainToken *token = &tokens->tokens[i];

  if (token->kind != GAIN_TOKEN_WORD || token->end - token->start < 3)
    return FALSE;
  for (guint at = token->start; at < token->end; at++)
    if (g_unichar_islower (tokens->scan->chars[at]))
      return FALSE;

  return TRUE;
}

/* Behind “NORHAVN, Nov 22 (Agency) —”. */
static int
skip_dateline (const GainTokens *tokens, int start, int end)
{
  if (!tokens->tokens[start].after_break || !is_all_capitals (tokens, start))
    return start;

  for (int i = start + 1; i < end && i - start < MAX_DATELINE; i++)
    {
      if (is (tokens, i, GAIN_TOKEN_DASH))
        return i + 1 < end ? i + 1 : start;
      if (is (tokens, i, GAIN_TOKEN_WORD) && !tokens->tokens[i].is_capital)
        return start;
    }

  return start;
}

/* The sentence, and the whole of each quotation that reaches into it. */
static Range
find_range_around (const GainTokens *tokens, int i)
{
  Piece sentence = find_sentence (tokens, i);
  Range range = { sentence.start, sentence.end, -1, FALSE };
  int open = find_quotation (tokens, range.start);

  if (open >= 0 && open < range.start)
    range.start = find_sentence (tokens, open).start;
  open = find_quotation (tokens, range.end - 1);
  if (open >= 0 && tokens->tokens[open].partner >= range.end)
    range.end = find_sentence (tokens, tokens->tokens[open].partner).end;
  while (range.end > range.start + 1 && is (tokens, range.end - 1, GAIN_TOKEN_STOP))
    range.end--;
  range.start = skip_dateline (tokens, range.start, range.end);

  return range;
}

static Range
find_range (const GainTokens *tokens, int i)
{
  int open = find_quotation (tokens, i);
  Range range =
      open >= 0 ? find_range_in_quotation (tokens, i, open) : find_range_around (tokens, i);

  /* Tables and transcripts come as sentences without end. */
  range.is_whole_quotation &= i - range.start <= MAX_REACH && range.end - i <= MAX_REACH;
  range.start = MAX (range.start, i - MAX_REACH);
  range.end = MIN (range.end, i + MAX_REACH);
  return range;
}

static gboolean
is_edge_mark (const GainTokens *tokens, int i)
{
  switch (tokens->tokens[i].kind)
    {
    case GAIN_TOKEN_COMMA:
    case GAIN_TOKEN_SEMICOLON:
    case GAIN_TOKEN_COLON:
    case GAIN_TOKEN_DASH:
      return TRUE;
    case GAIN_TOKEN_OTHER:
      return gain_char_is_quote (tokens->scan->chars[tokens->tokens[i].start]) ||
             tokens->scan->chars[tokens->tokens[i].start] == '*';
    default:
      return FALSE;
    }
}

/* Cuts marks off both ends, and the quotation marks around the whole. The
 * last stop goes too, unless a quotation is taken whole. */
static Piece
trim (const GainTokens *tokens, Piece piece, gboolean keep_stop)
{
  for (;;)
    {
      Piece before = piece;

      while (piece.start < piece.end && is_edge_mark (tokens, piece.start))
        piece.start++;
      while (piece.end > piece.start && is_edge_mark (tokens, piece.end - 1))
        piece.end--;
      while (!keep_stop && piece.end > piece.start + 1 &&
             is (tokens, piece.end - 1, GAIN_TOKEN_STOP))
        piece.end--;
      if (piece.end - piece.start < 2)
        return piece;

      if (is (tokens, piece.start, GAIN_TOKEN_OPEN_QUOTE) &&
          tokens->tokens[piece.start].partner == piece.end - 1)
        {
          keep_stop = keep_stop || gain_grammar_is_quotation (tokens, piece.start);
          piece.start++;
          piece.end--;
        }
      if (is (tokens, piece.end - 1, GAIN_TOKEN_CLOSE_QUOTE) &&
          tokens->tokens[piece.end - 1].partner < piece.start)
        piece.end--;
      if (is (tokens, piece.start, GAIN_TOKEN_OPEN_QUOTE) &&
          tokens->tokens[piece.start].partner >= piece.end)
        piece.start++;
      if (piece.start == before.start && piece.end == before.end)
        return piece;
    }
}

static GainSpan
to_span (const GainTokens *tokens, Piece piece)
{
  if (piece.start >= piece.end)
    return GAIN_SPAN (0, 0);

  return GAIN_SPAN (tokens->tokens[piece.start].start, tokens->tokens[piece.end - 1].end);
}

/* “While X does A, Y does B” at the start of a content: two of them. */
static Piece
split_concession (const GainTokens *tokens, Piece piece, int i)
{
  gboolean has_finite = FALSE;

  if (!gain_tokens_has (tokens, piece.start, GAIN_WORD (CONCESSION)))
    return piece;

  for (int comma = piece.start + 1; comma < piece.end; comma++)
    {
      has_finite |= gain_grammar_is_finite (tokens, comma);
      if (!is (tokens, comma, GAIN_TOKEN_COMMA))
        continue;
      if (has_finite)
        {
          if (i < comma)
            return (Piece){ piece.start + 1, comma };
          return (Piece){ comma + 1,
                          gain_extent_find_end (tokens, comma + 1, piece.end, GAIN_EXTENT_CLAUSE) };
        }
      return piece;
    }

  return piece;
}

/* "but the mayor, Ida Brandt, said": somebody else begins to speak. */
static gboolean
reports_anew (const GainTokens *tokens, int start, int end)
{
  for (int i = start; i < MIN (start + MAX_SOURCE, end); i++)
    {
      if (!gain_grammar_is_finite (tokens, i))
        continue;
      return gain_grammar_is_cue_verb (tokens, i) &&
             gain_tokens_has (tokens, i, GAIN_WORD (PAST) | GAIN_WORD (THIRD)) &&
             gain_tokens_has (tokens, i, GAIN_WORD (SAY) | GAIN_WORD (TELL) | GAIN_WORD (DENY));
    }

  return FALSE;
}

/* A content whose predicates are coordinated holds only the first of them; the
 * caret may stand in a later one. */
static gboolean
find_next_predicate (const GainTokens *tokens, const GainStatement *statement, int end, Piece *next)
{
  int start = next->end;
  gboolean has_that;

  if (!gain_tokens_has (tokens, start, GAIN_WORD (COORDINATOR)) &&
      is (tokens, start, GAIN_TOKEN_COMMA))
    start++;
  if (start >= end || !gain_tokens_has (tokens, start, GAIN_WORD (COORDINATOR)))
    return FALSE;

  if (!gain_tokens_has (tokens, start, GAIN_WORD (INVERTING)))
    start++;
  has_that = gain_tokens_has (tokens, start, GAIN_WORD (COMPLEMENTISER));
  if (has_that)
    start++;
  else if (statement->kind & (GAIN_WORD (ACCUSE) | GAIN_WORD (DENY)))
    return FALSE;
  if (start >= end)
    return FALSE;

  if (!has_that &&
      (reports_anew (tokens, start, end) || gain_grammar_is_attribution (tokens, start, end)))
    return FALSE;

  next->start = start;
  next->end = gain_extent_find_end (tokens, start, end, GAIN_EXTENT_CLAUSE);
  return next->end > next->start;
}

/* The part of @statement that holds token @i, or an empty piece. */
static Piece
find_part (const GainTokens *tokens, const GainStatement *statement, int end, int i)
{
  Piece part = { statement->start, statement->end };

  if (i < part.start)
    return no_piece;

  /* a caret on the "and" between two parts asks for the second */
  while (i >= part.end)
    if (!find_next_predicate (tokens, statement, end, &part))
      return no_piece;

  return part;
}

/* Inside a quotation “I would like to stress” introduces, “he stressed” is what is said. */
static gboolean
speaks_of_oneself (const GainTokens *tokens, const GainStatement *statement)
{
  if (gain_grammar_is_passive (tokens, statement->cue_start))
    return FALSE;

  for (int i = statement->region_start; i < statement->cue_start; i++)
    if (gain_tokens_has (tokens, i, GAIN_WORD (FIRST)))
      return TRUE;

  return FALSE;
}

/* How well a statement answers a caret; the larger the better, 0 for not at all. */
static gint64
rate (const GainTokens *tokens, const GainStatement *statement, const Range *range, int i)
{
  Piece part = find_part (tokens, statement, range->end, i);

  /* "we expect a delay" is what is said, not a cue */
  if (range->quotation >= 0 && statement->is_phrase &&
      statement->kind & (GAIN_WORD (SAY) | GAIN_WORD (DOUBT)))
    return 0;
  if (i >= statement->cue_start && i < statement->cue_end)
    return G_GINT64_CONSTANT (3000000) + statement->start;
  if (part.end > part.start)
    return G_GINT64_CONSTANT (2000000) + part.start;
  if (i >= statement->region_start && i < statement->region_end &&
      (range->quotation < 0 || speaks_of_oneself (tokens, statement)))
    return G_GINT64_CONSTANT (1000000) + statement->region_start;

  return 0;
}

static const GainStatement *
choose (const GainTokens *tokens, GArray *statements, const Range *range, int i)
{
  const GainStatement *best = NULL;
  gint64 best_rate = 0;

  for (guint n = 0; n < statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (statements, GainStatement, n);
      gint64 rating = rate (tokens, statement, range, i);

      if (rating > best_rate)
        {
          best = statement;
          best_rate = rating;
        }
    }

  return best;
}

static const GainStatement *
choose_denial (const GainTokens *tokens, GArray *statements, int i)
{
  const GainStatement *best = NULL;

  for (guint n = 0; n < statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (statements, GainStatement, n);

      if (statement->kind & GAIN_WORD (DENY) && i >= statement->cue_start && i < statement->end)
        best = statement;
    }

  return best;
}

/* “Despite X, …”, “Furthermore, …”: the comma behind what precedes the clause, or -1. */
static int
find_adjunct_end (const GainTokens *tokens, int start, int end)
{
  gboolean is_clause = gain_tokens_has (tokens, start, GAIN_WORD (SUBORDINATOR));

  if (!is_clause &&
      !gain_tokens_has (tokens,
                        start,
                        GAIN_WORD (PREPOSITION) | GAIN_WORD (ADVERB) | GAIN_WORD (GERUND) |
                            GAIN_WORD (PARTICIPLE) | GAIN_WORD (ADJUNCT) | GAIN_WORD (WITH)))
    return -1;

  for (int i = start + 1; i < end; i++)
    {
      if (is (tokens, i, GAIN_TOKEN_COMMA))
        return i;
      if (!is_clause && gain_grammar_is_finite (tokens, i) &&
          (gain_tokens_has (tokens, i, GAIN_WORD (AUXILIARY) | GAIN_WORD (PAST)) ||
           gain_grammar_starts_noun_phrase (tokens, i + 1)))
        return -1;
    }

  return -1;
}

/* Behind the preposition that presupposes what follows: “despite”, “in response to”. */
static int
skip_adjunct_words (const GainTokens *tokens, int i)
{
  GainWordFlags flags = 0;
  int length = gain_tokens_match_phrase (tokens, i, &flags);

  if (length > 0 && flags & GAIN_WORD (ADJUNCT))
    return i + length;

  return gain_tokens_has (tokens, i, GAIN_WORD (ADJUNCT)) ? i + 1 : -1;
}

/* The clause of the writer that holds token @i. */
static Piece
find_main_clause (const GainTokens *tokens, const Range *range, int i)
{
  int start = range->start;

  while (start < range->end)
    {
      int comma;
      int end;

      while (start < range->end && start <= i &&
             (is_edge_mark (tokens, start) ||
              gain_tokens_has (tokens, start, GAIN_WORD (COORDINATOR))))
        start++;
      comma = find_adjunct_end (tokens, start, range->end);
      if (comma >= 0)
        {
          int content = skip_adjunct_words (tokens, start);

          if (i < comma && content >= 0)
            return (Piece){ content, comma };
          if (i < comma && gain_tokens_has (tokens, start, GAIN_WORD (SUBORDINATOR)))
            return (Piece){ start + 1, comma };
          start = comma + 1;
        }

      end = gain_extent_find_end (tokens, start, range->end, GAIN_EXTENT_MAIN);
      if (i < end)
        return (Piece){ start, end };
      start = MAX (end, start + 1);
    }

  return (Piece){ range->start, range->end };
}

/* “This comes in response to X”: a caret in X asks for X. */
static Piece
narrow_to_adjunct (const GainTokens *tokens, Piece piece, int i)
{
  for (int at = piece.start; at < i; at++)
    {
      int content = skip_adjunct_words (tokens, at);

      if (content >= 0 && content <= i)
        return (Piece){ content, piece.end };
    }

  return piece;
}

static Piece
find_piece (const GainTokens *tokens,
            const Range *range,
            GArray *statements,
            int i,
            gboolean is_denial,
            gboolean *keep)
{
  const GainStatement *statement = choose (tokens, statements, range, i);
  Piece piece;

  if (is_denial)
    {
      const GainStatement *denial = statement != NULL && statement->kind & GAIN_WORD (DENY)
                                        ? statement
                                        : choose_denial (tokens, statements, i);

      if (denial != NULL)
        return (Piece){ denial->cue_start, denial->end };
    }

  if (statement != NULL)
    {
      piece = find_part (tokens, statement, range->end, i);
      if (piece.end <= piece.start || (i >= statement->cue_start && i < statement->cue_end))
        piece = (Piece){ statement->start, statement->end };
      *keep = gain_grammar_is_quotation (tokens, piece.start) &&
              tokens->tokens[piece.start].partner == piece.end - 1;
      return split_concession (tokens, piece, i);
    }

  if (range->quotation >= 0)
    {
      *keep = range->is_whole_quotation;
      return (Piece){ range->start, range->end };
    }

  return narrow_to_adjunct (tokens, find_main_clause (tokens, range, i), i);
}

static int
find_token (const GainTokens *tokens, guint index)
{
  return MIN (gain_tokens_find (tokens, index), tokens->n_tokens - 1);
}

GainSpan
gain_clause_at (const GainTokens *tokens, guint index, gboolean is_denial)
{
  g_autoptr (GArray) statements = NULL;
  gboolean keep_stop = FALSE;
  Range range;
  Piece piece;
  int i;

  if (tokens->n_tokens == 0)
    return GAIN_SPAN (0, 0);

  i = find_token (tokens, index);
  range = find_range (tokens, i);
  i = CLAMP (i, range.start, range.end - 1);
  statements = gain_statement_list (tokens, range.start, range.end);
  piece = find_piece (tokens, &range, statements, i, is_denial, &keep_stop);

  return to_span (tokens, trim (tokens, piece, keep_stop));
}

/* He is “not convinced yet”: the words in quotation marks are the cue, all of them, where they are
 * few. */
static Piece
trim_quoted_cue (const GainTokens *tokens, Piece cue)
{
  for (int i = cue.start; i < cue.end; i++)
    {
      int close = is (tokens, i, GAIN_TOKEN_OPEN_QUOTE) ? tokens->tokens[i].partner : -1;

      if (close >= cue.end && close - i <= MAX_QUOTED_CUE)
        return (Piece){ i + 1, close };
    }

  return cue;
}

static GainSpan
cue_to_span (const GainTokens *tokens, const GainStatement *statement)
{
  Piece cue = trim_quoted_cue (tokens, (Piece){ statement->cue_start, statement->cue_end });

  if (cue.end - cue.start > 1 && gain_tokens_has (tokens, cue.end - 1, GAIN_WORD (LINKING)))
    cue.end--;

  return to_span (tokens, cue);
}

/* The statement in @range whose content begins nearest before token @i. */
static gboolean
find_in_range (const GainTokens *tokens,
               const Range *range,
               int i,
               GainSpan clause,
               GainStatement *found)
{
  g_autoptr (GArray) statements = gain_statement_list (tokens, range->start, range->end);
  int best = -1;

  for (guint n = 0; n < statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (statements, GainStatement, n);
      Piece part = find_part (tokens, statement, range->end, i);

      /* a denial that is marked with its verb has its cue inside */
      if (statement->kind & GAIN_WORD (DENY) &&
          tokens->tokens[statement->cue_start].start == clause.start)
        {
          *found = *statement;
          return TRUE;
        }
      if (part.end > part.start && part.start >= best)
        {
          *found = *statement;
          best = part.start;
        }
    }

  return best >= 0;
}

/* “…,” she said. “…”: the second quotation has the cue of the first. */
static gboolean
find_earlier (const GainTokens *tokens, Range *range, GainStatement *found)
{
  g_autoptr (GArray) statements = NULL;
  gboolean is_found = FALSE;
  Range before;

  if (range->start == 0 || !gain_grammar_is_quotation (tokens, range->start) ||
      tokens->tokens[range->start].after_break)
    return FALSE;

  before = find_range_around (tokens, range->start - 1);
  statements = gain_statement_list (tokens, before.start, before.end);
  for (guint n = 0; n < statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (statements, GainStatement, n);

      if (!gain_grammar_is_quotation (tokens, statement->start))
        continue;
      *found = *statement;
      is_found = TRUE;
    }
  if (is_found)
    *range = before;

  return is_found;
}

/* “has rejected the claims”: a mark that begins with the verb, or just before it. */
static gboolean
find_inside (const GainTokens *tokens, const Range *range, GainSpan clause, GainStatement *found)
{
  int first = find_token (tokens, clause.start);
  g_autoptr (GArray) statements = gain_statement_list (tokens, range->start, range->end);

  for (guint n = 0; n < statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (statements, GainStatement, n);
      gboolean holds_cue = first >= statement->cue_start && first < statement->cue_end;

      if (!holds_cue && (statement->cue_start < first || statement->cue_start > first + 2 ||
                         !gain_tokens_has (tokens, first, GAIN_WORD (AUXILIARY) | GAIN_WORD (BE)) ||
                         tokens->tokens[statement->cue_start].start >= clause.end))
        continue;
      *found = *statement;
      return TRUE;
    }

  return FALSE;
}

gboolean
gain_clause_find_statement (const GainTokens *tokens,
                            GainSpan clause,
                            GainStatement *found,
                            GainClauseRange *range)
{
  gboolean is_found;
  int i;

  *range = (GainClauseRange){ 0, 0, -1, FALSE };
  if (tokens->n_tokens == 0)
    return FALSE;

  i = find_token (tokens, clause.start);
  *range = find_range (tokens, i);
  is_found = find_in_range (tokens, range, i, clause, found);
  while (!is_found && range->quotation >= 0)
    {
      int open = range->quotation;
      int outer = open > 0 ? find_quotation (tokens, open - 1) : -1;

      if (outer >= 0 && tokens->tokens[outer].partner > tokens->tokens[open].partner)
        *range = find_range_in_quotation (tokens, open, outer);
      else
        *range = find_range_around (tokens, open);
      is_found = find_in_range (tokens, range, open, clause, found);
    }

  return is_found || find_earlier (tokens, range, found) ||
         find_inside (tokens, range, clause, found);
}

int
gain_clause_find_attribute (const GainTokens *tokens, GainSpan clause)
{
  if (tokens->n_tokens == 0)
    return -1;

  for (int i = find_token (tokens, clause.start);
       i + 1 < tokens->n_tokens && tokens->tokens[i + 1].end <= clause.end &&
       is (tokens, i, GAIN_TOKEN_WORD);
       i++)
    if (gain_tokens_has (tokens, i, GAIN_WORD (POSSESSIVE)))
      return gain_tokens_has (tokens, i + 1, GAIN_WORD (PARTICIPLE)) &&
                     gain_tokens_has (tokens, i + 1, GAIN_WORD (SAY)) &&
                     !gain_tokens_has (tokens, i + 1, GAIN_WORD (GUESSED))
                 ? i + 1
                 : -1;

  return -1;
}

GainSpan
gain_clause_find_cue (const GainTokens *tokens, GainSpan clause)
{
  int attribute = gain_clause_find_attribute (tokens, clause);
  GainStatement statement;
  GainClauseRange range;

  if (attribute >= 0)
    return to_span (tokens, (Piece){ attribute, attribute + 1 });

  return gain_clause_find_statement (tokens, clause, &statement, &range)
             ? cue_to_span (tokens, &statement)
             : GAIN_SPAN (clause.start, clause.start);
}

GainSpan
gain_clause_cue_at (const GainTokens *tokens, guint index)
{
  g_autoptr (GArray) statements = NULL;
  Range range;
  int i;

  if (tokens->n_tokens == 0)
    return GAIN_SPAN (0, 0);

  i = find_token (tokens, index);
  range = find_range (tokens, i);
  statements = gain_statement_list (tokens, range.start, range.end);
  for (guint n = 0; n < statements->len; n++)
    {
      const GainStatement *statement = &g_array_index (statements, GainStatement, n);

      if (i >= statement->cue_start && i < statement->cue_end)
        return cue_to_span (tokens, statement);
    }

  return GAIN_SPAN (0, 0);
}

GainSpan
gain_clause_find_quotation (const GainTokens *tokens, GainSpan span)
{
  int open;

  if (tokens->n_tokens == 0)
    return GAIN_SPAN (0, 0);

  open = find_quotation (tokens, find_token (tokens, span.start));
  if (open < 0)
    return GAIN_SPAN (0, 0);

  return to_span (tokens, trim (tokens, (Piece){ open + 1, tokens->tokens[open].partner }, TRUE));
}

GArray *
gain_clause_list (const GainTokens *tokens, guint index)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  g_autoptr (GArray) statements = NULL;
  Range range;

  if (tokens->n_tokens == 0)
    return spans;

  range = find_range (tokens, find_token (tokens, index));
  statements = gain_statement_list (tokens, range.start, range.end);
  for (int i = range.start; i < range.end; i++)
    {
      gboolean keep = FALSE;
      GainSpan span;

      if (!is (tokens, i, GAIN_TOKEN_WORD) && !is (tokens, i, GAIN_TOKEN_NUMBER))
        continue;
      span =
          to_span (tokens,
                   trim (tokens, find_piece (tokens, &range, statements, i, FALSE, &keep), keep));
      if (!gain_span_is_empty (span))
        g_array_append_val (spans, span);
    }

  return spans;
}

/* A later statement of the same cue begins inside: “accuses X of [Y]”, or “the
 * notion that [Y]” takes all but a few words of it. */
static gboolean
is_shell (const GainTokens *tokens, GArray *statements, const GainStatement *statement)
{
  for (guint n = 0; n < statements->len; n++)
    {
      const GainStatement *inner = &g_array_index (statements, GainStatement, n);

      if (inner->start <= statement->start || inner->start >= statement->end)
        continue;
      if (inner->cue_start == statement->cue_start)
        return TRUE;
      if (statement->is_phrase && inner->kind & GAIN_WORD (NOUN_THAT) &&
          inner->cue_start < statement->start + MAX_SHELL &&
          gain_tokens_has (tokens, inner->start - 1, GAIN_WORD (COMPLEMENTISER)))
        return TRUE;
    }

  return FALSE;
}

/* “This comes in response to [X]”: nothing is claimed before X. */
static gboolean
leads_to_adjunct (const GainTokens *tokens, Piece piece)
{
  for (int i = piece.start; i < MIN (piece.end, piece.start + MAX_SHELL); i++)
    if (skip_adjunct_words (tokens, i) >= 0)
      return TRUE;

  return FALSE;
}

/* Does the writer claim something there, and not only introduce who does? */
static gboolean
is_writers_claim (const GainTokens *tokens, GArray *statements, Piece piece)
{
  gboolean has_finite = FALSE;

  for (int i = piece.start; i < piece.end; i++)
    has_finite |= gain_grammar_is_finite (tokens, i);
  for (guint n = 0; n < statements->len; n++)
    {
      int cue = g_array_index (statements, GainStatement, n).cue_start;

      if (cue >= piece.start && cue < piece.end)
        return FALSE;
    }

  return (has_finite && !leads_to_adjunct (tokens, piece)) ||
         skip_adjunct_words (tokens, piece.start - 1) == piece.start;
}

/* Is @piece, what a caret at its first token asks for, worth a stop? */
static gboolean
is_content (const GainTokens *tokens, const Range *range, GArray *statements, Piece piece)
{
  const GainStatement *statement = choose (tokens, statements, range, piece.start);

  if (statement != NULL)
    return piece.start != statement->start || !is_shell (tokens, statements, statement);

  return range->quotation >= 0 || is_writers_claim (tokens, statements, piece);
}

static gboolean
is_same_range (const GainTokens *tokens, const Range *range, int i)
{
  return i >= range->start && i < range->end && find_quotation (tokens, i) == range->quotation;
}

GArray *
gain_clause_list_contents (const GainTokens *tokens, int start, int *next)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  g_autoptr (GArray) statements = NULL;
  Range range = { 0, 0, -1, FALSE };

  *next = MAX (find_sentence (tokens, start).end, start + 1);
  for (int i = start; i < *next; i++)
    {
      gboolean keep = FALSE;
      Piece piece;

      if (statements == NULL || !is_same_range (tokens, &range, i))
        {
          range = find_range (tokens, i);
          g_clear_pointer (&statements, g_array_unref);
          statements = gain_statement_list (tokens, range.start, range.end);
        }
      if (i < range.start || i >= range.end)
        continue;

      piece = find_piece (tokens, &range, statements, i, FALSE, &keep);
      piece = trim (tokens, piece, keep);
      if (piece.start == i && piece.end > i && is_content (tokens, &range, statements, piece))
        {
          GainSpan span = to_span (tokens, piece);

          g_array_append_val (spans, span);
        }
    }

  return spans;
}
