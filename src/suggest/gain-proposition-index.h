/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-mark-context.h"
#include "gain-word-index.h"

G_BEGIN_DECLS

/**
 * GainPropositionHit:
 * @id: of the proposition that stands for it (borrowed)
 * @similarity: of its wording, or of a statement of one's own that states it, 0 to 1
 * @is_here: that statement is in the article that was asked about
 */
typedef struct
{
  const char *id;
  double similarity;
  gboolean is_here;
} GainPropositionHit;

/**
 * GainPropositionIndex:
 *
 * Propositions by the words of their wording and of the statements of the
 * annotator at work that state them, in all articles.
 */
typedef struct _GainPropositionIndex GainPropositionIndex;

/** @project is borrowed. Nothing is read yet. */
GainPropositionIndex *gain_proposition_index_new (GainProject *project) G_GNUC_WARN_UNUSED_RESULT;
void gain_proposition_index_free (GainPropositionIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainPropositionIndex, gain_proposition_index_free)

/** Keeps up with @change, which was just applied. */
void gain_proposition_index_follow (GainPropositionIndex *self, GainChange *change);

/** Reads what is there for at most @budget microseconds (0: all of it). Returns: FALSE when more
 * is left. */
gboolean gain_proposition_index_read (GainPropositionIndex *self, gint64 budget);

/** How alike two lists of words of @article are, 0 to 1. */
double gain_proposition_index_compare (GainPropositionIndex *self,
                                       GainArticle *article,
                                       GPtrArray *a,
                                       GPtrArray *b);

/** Returns: (transfer full) (element-type GainPropositionHit): what shares words with @words, each
 * proposition once, most alike first. @colleagues: entries of others count too. */
GArray *gain_proposition_index_find (GainPropositionIndex *self,
                                     GPtrArray *words,
                                     GainArticle *article,
                                     gboolean colleagues);

G_END_DECLS
