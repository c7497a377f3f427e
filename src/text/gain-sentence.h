/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-lexicon.h"
#include "gain-scan.h"

G_BEGIN_DECLS

/* Sentences of a scan, as indexes. Whether a sentence ends somewhere is
 * decided by what stands close by, so that every window over a text finds the
 * same sentences. Private to this folder. */

/** Returns: the sentence at @index (in the space between two, the later), without white space. */
GainSpan gain_sentence_at (const GainScan *scan, guint index, const GainLexicon *lexicon);

/** Returns: the end of the first sentence that ends after @index. */
guint gain_sentence_next_end (const GainScan *scan, guint index, const GainLexicon *lexicon);

/** TRUE when the point at @index belongs to the word before it: “Mr.”, “U.S.”, “J.” Such a word
 * may still be the last of a sentence. */
gboolean gain_sentence_is_abbreviation (const GainScan *scan,
                                        guint index,
                                        const GainLexicon *lexicon);

G_END_DECLS
