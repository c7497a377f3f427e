/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-candidates.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-command.h"

/* Enough to see what the word is short of. */
#define MAX_SHOWN 5
#define MAX_NAME  50

void
gain_candidates_clear (GainCandidates *self)
{
  if (self->shown != NULL)
    g_string_free (self->shown, TRUE);
}

GainCandidateRank
gain_candidate_rank (const char *id, const char *name, const char *word)
{
  if (g_str_equal (id, word))
    return GAIN_CANDIDATE_ID;
  if (name != NULL && g_str_equal (name, word))
    return GAIN_CANDIDATE_NAME;

  return g_str_has_prefix (id, word) ? GAIN_CANDIDATE_PREFIX : GAIN_CANDIDATE_NOT;
}

void
gain_candidates_offer (GainCandidates *self,
                       gpointer thing,
                       GainCandidateRank rank,
                       const char *id,
                       const char *name)
{
  g_autofree char *line = NULL;

  if (rank == GAIN_CANDIDATE_NOT || rank < self->rank)
    return;

  if (rank > self->rank)
    {
      gain_candidates_clear (self);
      *self = (GainCandidates){ thing, rank, 0, g_string_new (NULL) };
    }
  if (self->n++ >= MAX_SHOWN)
    return;

  line = gain_answer_dup_line (name, MAX_NAME);
  g_string_append_printf (self->shown, "\n  %s  %s", id, line);
}

gpointer
gain_candidates_choose (GainCandidates *self,
                        const char *word,
                        const char *kind,
                        const char *advice,
                        GError **error)
{
  if (self->n == 1)
    return self->best;

  if (self->n == 0)
    /* Translators: a kind of thing such as “article”, what was typed, a sentence of advice. */
    gain_command_fail (error, _ ("There is no %s “%s”. %s"), kind, word, advice);
  else
    /* Translators: what was typed, a number, a kind of thing such as “article”, a list. */
    gain_command_fail (error,
                       _ ("“%s” fits more than one %s (%u). Type more of the id:%s"),
                       word,
                       kind,
                       self->n,
                       self->shown->str);

  return NULL;
}
