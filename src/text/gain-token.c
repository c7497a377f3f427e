/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-token.h"
#include "gain-sentence.h"

#include <string.h>

/* Deeper than this, quotation marks and brackets are not paired. */
#define MAX_DEPTH 16

static gunichar
get_char (const GainTokens *self, const GainToken *token)
{
  return self->scan->chars[token->start];
}

static GainTokenKind
classify_mark (const GainTokens *self, guint start)
{
  gunichar c = self->scan->chars[start];

  switch (c)
    {
    case ',':
    case 0xff0c:
    case 0x060c:
    case 0x3001:
      return GAIN_TOKEN_COMMA;
    case ';':
    case 0xff1b:
    case 0x061b:
      return GAIN_TOKEN_SEMICOLON;
    case ':':
    case 0xff1a:
      return GAIN_TOKEN_COLON;
    case '(':
    case '[':
    case '{':
    case 0xff08:
      return GAIN_TOKEN_OPEN_BRACKET;
    case ')':
    case ']':
    case '}':
    case 0xff09:
      return GAIN_TOKEN_CLOSE_BRACKET;
    default:
      if (gain_char_is_stop (c))
        return GAIN_TOKEN_STOP;
      return gain_char_is_dash (c) ? GAIN_TOKEN_DASH : GAIN_TOKEN_OTHER;
    }
}

/* A mark that is glued to the word before it stays its own token, except the
 * point of an abbreviation. */
static guint
find_token_end (GainTokens *self, guint start)
{
  const GainScan *scan = self->scan;
  GainSpan word = gain_scan_find_word (scan, start);
  guint end = MAX (word.end, start + 1);

  if (gain_char_is_word (scan->chars[start]) &&
      gain_sentence_is_abbreviation (scan, end, self->lexicon))
    end++;

  return end;
}

static void
fill_word (GainTokens *self, GainToken *token)
{
  const gunichar *chars = self->scan->chars;
  guint end = token->end;
  g_autofree char *folded = NULL;

  if (end - token->start > 1 && chars[end - 1] == '.')
    end--;
  folded = gain_lexicon_fold (chars + token->start, end - token->start);

  token->kind = g_unichar_isdigit (chars[token->start]) ? GAIN_TOKEN_NUMBER : GAIN_TOKEN_WORD;
  token->is_capital = g_unichar_isupper (chars[token->start]);
  token->flags = gain_lexicon_look_up (self->lexicon, folded);
  if (g_str_has_suffix (folded, "'s"))
    {
      g_autofree char *stem = g_strndup (folded, strlen (folded) - 2);
      GainWordFlags flags = gain_lexicon_look_up (self->lexicon, stem);

      /* it’s, there’s, who’s: a verb; the others are genitives */
      if (flags & (GAIN_WORD (PRONOUN) | GAIN_WORD (RELATIVE) | GAIN_WORD (QUESTION)))
        token->flags |= GAIN_WORD (AUXILIARY) | GAIN_WORD (BE) | GAIN_WORD (PRONOUN);
      else
        token->flags |= GAIN_WORD (POSSESSIVE) | (flags & (GAIN_WORD (TITLE) | GAIN_WORD (ROLE)));
    }
  else if (strchr (folded, '\'') != NULL && token->flags == 0)
    {
      if (g_str_has_suffix (folded, "'re") || g_str_has_suffix (folded, "'ve") ||
          g_str_has_suffix (folded, "'ll") || g_str_has_suffix (folded, "'d") ||
          g_str_has_suffix (folded, "'m"))
        token->flags |= GAIN_WORD (AUXILIARY) | GAIN_WORD (PRONOUN);
    }
  if (token->flags == 0 && !token->is_capital)
    token->flags = gain_lexicon_guess (self->lexicon, folded);

  token->word = g_string_chunk_insert (self->words, folded);
}

static gboolean
is_straight (gunichar c)
{
  return c == '"' || c == '\'' || c == 0xff02;
}

/* TRUE when a straight mark at the token opens, by what stands around it. */
static gboolean
looks_opening (const GainTokens *self, const GainToken *token)
{
  gunichar before = gain_scan_get (self->scan, (gint64) token->start - 1);
  gunichar after = gain_scan_get (self->scan, token->end);

  return after != 0 && !gain_char_is_space (after) &&
         (before == 0 || gain_char_is_space (before) || gain_char_is_dash (before) ||
          (gain_char_is_opening (before) && before != get_char (self, token)));
}

static gboolean
looks_closing (const GainTokens *self, const GainToken *token)
{
  gunichar before = gain_scan_get (self->scan, (gint64) token->start - 1);
  gunichar after = gain_scan_get (self->scan, token->end);

  return before != 0 && !gain_char_is_space (before) && !gain_char_is_word (after);
}

static gboolean
closes (gunichar open, gunichar c)
{
  switch (open)
    {
    case 0x201c:
      return c == 0x201d || c == '"';
    case 0x201e: /* „ … “ or „ … ” */
      return c == 0x201c || c == 0x201d;
    case 0x2018:
    case 0x201a:
      return c == 0x2019 || c == 0x2018;
    case 0xab:
      return c == 0xbb;
    case 0xbb:
      return c == 0xab;
    case 0x2039:
      return c == 0x203a;
    case 0x300c:
      return c == 0x300d;
    case 0x300e:
      return c == 0x300f;
    case '(':
      return c == ')';
    case '[':
      return c == ']';
    case '{':
      return c == '}';
    case 0xff08:
      return c == 0xff09;
    default:
      return open == c;
    }
}

static void
pair (GainTokens *self, int open, int close)
{
  gboolean is_quote = gain_char_is_quote (get_char (self, &self->tokens[open])) ||
                      get_char (self, &self->tokens[open]) == '\'';

  self->tokens[open].partner = close;
  self->tokens[close].partner = open;
  if (is_quote)
    {
      self->tokens[open].kind = GAIN_TOKEN_OPEN_QUOTE;
      self->tokens[close].kind = GAIN_TOKEN_CLOSE_QUOTE;
    }
}

static gboolean
can_open (const GainTokens *self, const GainToken *token)
{
  gunichar c = get_char (self, token);

  if (is_straight (c))
    return looks_opening (self, token);

  return c != 0x2019 && c != 0x201d && c != 0xbb && gain_char_is_opening (c);
}

static gboolean
can_close (const GainTokens *self, const GainToken *token)
{
  gunichar c = get_char (self, token);

  return gain_char_is_apostrophe (c) || is_straight (c) ? looks_closing (self, token) : TRUE;
}

/* Pairs marks that belong together. A quotation does not run over an empty
 * line; the mark that opens each paragraph of a long one has no partner. */
static void
pair_marks (GainTokens *self)
{
  int stack[MAX_DEPTH];
  int depth = 0;

  for (int i = 0; i < self->n_tokens; i++)
    {
      const GainToken *token = &self->tokens[i];
      int level = depth;

      if (token->after_break && can_open (self, token))
        depth = level = 0;
      if (token->kind == GAIN_TOKEN_WORD || token->kind == GAIN_TOKEN_NUMBER)
        continue;

      if (can_close (self, token))
        while (level > 0 &&
               !closes (get_char (self, &self->tokens[stack[level - 1]]), get_char (self, token)))
          level--;
      else
        level = 0;

      if (level > 0)
        {
          depth = level - 1;
          pair (self, stack[depth], i);
        }
      else if (can_open (self, token) && depth < MAX_DEPTH)
        stack[depth++] = i;
    }
}

/* workers’ rights: the apostrophe behind an s that closes no quotation. */
static void
mark_plural_genitives (GainTokens *self)
{
  for (int i = 1; i < self->n_tokens; i++)
    {
      GainToken *word = &self->tokens[i - 1];

      if (self->tokens[i].partner < 0 && self->tokens[i].start == word->end &&
          gain_char_is_apostrophe (get_char (self, &self->tokens[i])) &&
          g_str_has_suffix (word->word, "s"))
        word->flags |= GAIN_WORD (POSSESSIVE);
    }
}

void
gain_tokens_init (GainTokens *self, const GainScan *scan, const char *language)
{
  GArray *tokens = g_array_sized_new (FALSE, TRUE, sizeof (GainToken), scan->n_chars / 5 + 8);
  gboolean after_break = TRUE;

  self->scan = scan;
  self->lexicon = gain_lexicon_get (language);
  self->words = g_string_chunk_new (4096);

  for (guint i = 0; i < scan->n_chars;)
    {
      GainToken token = { .start = i, .word = "", .partner = -1, .after_break = after_break };

      if (gain_char_is_space (scan->chars[i]))
        {
          after_break |=
              scan->chars[i] == '\n' || scan->chars[i] == '\r' || scan->chars[i] == 0x2029;
          i++;
          continue;
        }

      token.end = find_token_end (self, i);
      if (gain_char_is_word (scan->chars[i]))
        fill_word (self, &token);
      else
        token.kind = classify_mark (self, i);
      g_array_append_val (tokens, token);
      after_break = FALSE;
      i = token.end;
    }

  self->n_tokens = tokens->len;
  self->tokens = (GainToken *) (gpointer) g_array_free (tokens, FALSE);
  pair_marks (self);
  mark_plural_genitives (self);
}

void
gain_tokens_clear (GainTokens *self)
{
  g_clear_pointer (&self->tokens, g_free);
  g_clear_pointer (&self->words, g_string_chunk_free);
  self->n_tokens = 0;
}

int
gain_tokens_find (const GainTokens *self, guint index)
{
  int low = 0;
  int high = self->n_tokens;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (self->tokens[middle].end > index)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

gboolean
gain_tokens_is_word (const GainTokens *self, int i, const char *word)
{
  return i >= 0 && i < self->n_tokens && strcmp (self->tokens[i].word, word) == 0;
}

/* How many tokens @phrase takes at @i; adverbs and quotation marks may stand
 * between its words. */
static int
match_slots (const GainTokens *self, int i, const GainPhrase *phrase)
{
  int at = i;

  for (guint slot = 0; slot < phrase->slots->len; slot++)
    {
      const char *const *words = g_ptr_array_index (phrase->slots, slot);

      while (slot > 0 && at < self->n_tokens && !g_strv_contains (words, self->tokens[at].word) &&
             (gain_tokens_has (self, at, GAIN_WORD (ADVERB)) ||
              gain_tokens_is (self, at, GAIN_TOKEN_OPEN_QUOTE)))
        at++;
      if (at >= self->n_tokens || !g_strv_contains (words, self->tokens[at].word))
        return 0;
      at++;
    }

  return at - i;
}

int
gain_tokens_match_phrase (const GainTokens *self, int i, GainWordFlags *flags)
{
  const GPtrArray *phrases;
  int longest = 0;

  if (i < 0 || i >= self->n_tokens || *self->tokens[i].word == '\0')
    return 0;

  phrases = gain_lexicon_list_phrases (self->lexicon, self->tokens[i].word);
  for (guint n = 0; phrases != NULL && n < phrases->len; n++)
    {
      const GainPhrase *phrase = g_ptr_array_index (phrases, n);
      int length = match_slots (self, i, phrase);

      if (length > longest)
        {
          longest = length;
          *flags = phrase->flags;
        }
    }

  return longest;
}
