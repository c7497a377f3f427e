/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-scan.h"

G_BEGIN_DECLS

/* Sentences of a scan, as indexes. Whether a sentence ends somewhere is
 * decided by what stands close by, so that every window over a text finds the
 * same sentences. Private to this folder. */

/** Returns: the sentence at @index (in the space between two, the later), without white space. */
GainSpan gain_sentence_at (const GainScan *scan, guint index, const char *language);

/** Returns: the end of the first sentence that ends after @index. */
guint gain_sentence_next_end (const GainScan *scan, guint index, const char *language);

G_END_DECLS
