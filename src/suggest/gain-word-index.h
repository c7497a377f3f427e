/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GainWordHit:
 * @target: what the texts are about (borrowed; until the next change)
 * @place: of the text that is most alike (borrowed), or NULL
 * @similarity: 0 to 1
 */
typedef struct
{
  const char *target;
  const char *place;
  double similarity;
} GainWordHit;

/**
 * GainWordIndex:
 *
 * Short texts by the words that carry their content. A word counts for the
 * more the fewer texts have it.
 */
typedef struct _GainWordIndex GainWordIndex;

GainWordIndex *gain_word_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_word_index_free (GainWordIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainWordIndex, gain_word_index_free)

/** Puts @words (of gain_content_words_list()) about @target under @key, in place of what was
 * there. @place: (nullable): where the text stands. */
void gain_word_index_put (GainWordIndex *self,
                          const char *key,
                          const char *target,
                          const char *place,
                          GPtrArray *words);
void gain_word_index_remove (GainWordIndex *self, const char *key);

/** How alike two lists of words are, 0 to 1. Different numbers make them less so. @counts:
 * (nullable): how often words occur in the article at hand, as of gain_content_words_count(); what
 * all of it is about tells the less. */
double gain_word_index_compare (GainWordIndex *self,
                                GHashTable *counts,
                                GPtrArray *a,
                                GPtrArray *b);

/** Returns: (transfer full) (element-type GainWordHit): the texts that are somewhat like @words,
 * in no order. @counts: as above. */
GArray *gain_word_index_find (GainWordIndex *self, GHashTable *counts, GPtrArray *words);

G_END_DECLS
