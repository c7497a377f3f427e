/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-lexicon.h"
#include "gain-scan.h"

G_BEGIN_DECLS

typedef enum
{
  GAIN_TOKEN_WORD,
  GAIN_TOKEN_NUMBER,
  GAIN_TOKEN_COMMA,
  GAIN_TOKEN_STOP,
  GAIN_TOKEN_SEMICOLON,
  GAIN_TOKEN_COLON,
  GAIN_TOKEN_DASH, /* between words, not inside one */
  GAIN_TOKEN_OPEN_QUOTE,
  GAIN_TOKEN_CLOSE_QUOTE,
  GAIN_TOKEN_OPEN_BRACKET,
  GAIN_TOKEN_CLOSE_BRACKET,
  GAIN_TOKEN_OTHER,
} GainTokenKind;

/**
 * GainToken:
 * @start: index in the scan
 * @end: index behind it
 * @kind: what it is
 * @flags: what the lexicon says, with GAIN_WORD (POSSESSIVE) added
 * @word: lower case with straight apostrophes, "" for marks
 * @is_capital: begins with an upper-case letter
 * @after_break: a line break lies before it
 * @partner: the other quotation mark or bracket, or -1
 */
typedef struct
{
  guint start;
  guint end;
  GainTokenKind kind;
  GainWordFlags flags;
  const char *word;
  gboolean is_capital;
  gboolean after_break;
  int partner;
} GainToken;

/**
 * GainTokens: the tokens of a scan. Private to this folder.
 */
typedef struct
{
  const GainScan *scan;
  const GainLexicon *lexicon;
  GainToken *tokens;
  int n_tokens;
  GStringChunk *words;
} GainTokens;

void gain_tokens_init (GainTokens *self, const GainScan *scan, const char *language);
void gain_tokens_clear (GainTokens *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GainTokens, gain_tokens_clear)

/** Returns: the first token that ends after @index; n_tokens when there is none. */
int gain_tokens_find (const GainTokens *self, guint index);

/** Any of @flags. FALSE outside the tokens. */
static inline gboolean
gain_tokens_has (const GainTokens *self, int i, GainWordFlags flags)
{
  return i >= 0 && i < self->n_tokens && (self->tokens[i].flags & flags) != 0;
}

static inline gboolean
gain_tokens_is (const GainTokens *self, int i, GainTokenKind kind)
{
  return i >= 0 && i < self->n_tokens && self->tokens[i].kind == kind;
}

gboolean gain_tokens_is_word (const GainTokens *self, int i, const char *word);

/** Returns: how many tokens the longest phrase at @i takes, with @flags what it is; 0 for none. */
int gain_tokens_match_phrase (const GainTokens *self, int i, GainWordFlags *flags);

G_END_DECLS
