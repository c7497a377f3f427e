/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-token.h"

G_BEGIN_DECLS

/**
 * GainStatement:
 * @cue: the cue
 * @region_start: from here to the cue stands who says it
 * @region_end: up to here everything else belongs to the saying: “told the inquiry on Monday that”
 * @start: the first token of the content
 * @end: the token behind it
 * @kind: what the lexicon says of the cue
 * @is_phrase: the content is a noun phrase
 *
 * One cue of a sentence and the content it introduces, as indexes of tokens.
 * Private to this folder.
 */
typedef struct
{
  int cue_start;
  int cue_end;
  int region_start;
  int region_end;
  int start;
  int end;
  GainWordFlags kind;
  gboolean is_phrase;
} GainStatement;

/** Returns: (transfer full) (element-type GainStatement): those of the sentence from token @start
 * to @end, in the order of their cues. What stands in quotations is left out. */
GArray *gain_statement_list (const GainTokens *tokens, int start, int end);

G_END_DECLS
