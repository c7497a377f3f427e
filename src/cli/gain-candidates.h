/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a word of the command line can stand for. The better rank wins; two of
 * the same rank are one too many. */

typedef enum
{
  GAIN_CANDIDATE_NOT,
  GAIN_CANDIDATE_PREFIX, /* its id begins so */
  GAIN_CANDIDATE_NAME,   /* its name is that */
  GAIN_CANDIDATE_ID,     /* its id is that */
} GainCandidateRank;

typedef struct
{
  gpointer best; /* borrowed */
  GainCandidateRank rank;
  guint n; /* how many have that rank */
  GString *shown;
} GainCandidates;

#define GAIN_CANDIDATES_INIT                                                                       \
  {                                                                                                \
    NULL, GAIN_CANDIDATE_NOT, 0, NULL                                                              \
  }

void gain_candidates_clear (GainCandidates *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GainCandidates, gain_candidates_clear)

/** @name: (nullable). */
GainCandidateRank gain_candidate_rank (const char *id, const char *name, const char *word);

/** @thing: must outlive the choice. */
void gain_candidates_offer (GainCandidates *self,
                            gpointer thing,
                            GainCandidateRank rank,
                            const char *id,
                            const char *name);

/** @kind: what it is called in the message; @advice: a sentence for where there is none.
 * Returns: the only one, NULL with an error that lists them. */
gpointer gain_candidates_choose (GainCandidates *self,
                                 const char *word,
                                 const char *kind,
                                 const char *advice,
                                 GError **error);

G_END_DECLS
