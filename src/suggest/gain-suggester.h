/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-suggestion.h"

G_BEGIN_DECLS

/**
 * GainSuggester:
 *
 * Ranks the answers to what a mark leaves open. It follows one project:
 * indexes of the registry are kept up to date from its changes. What it looks
 * at is the text, the marks of the annotator at work and the registry, never a
 * colleague's marks, so that nothing shows through while one codes blind.
 */
#define GAIN_TYPE_SUGGESTER (gain_suggester_get_type ())
G_DECLARE_FINAL_TYPE (GainSuggester, gain_suggester, GAIN, SUGGESTER, GObject)

GainSuggester *gain_suggester_new (GainProject *project) G_GNUC_WARN_UNUSED_RESULT;

/**
 * Answers @question about the mark @mark of @article (whose text must be loaded).
 * @typed: (nullable): what a person typed. NULL or "" ranks by the text; otherwise only what fits
 *   is left (names, aliases, initials, Q-ids, wordings, numbers; case and accents do not count),
 *   and where no entry is called just so a new one of that name is the last.
 * @max: at most so many
 *
 * Returns: (transfer full) (element-type GainSuggestion): best first, never NULL
 */
GPtrArray *gain_suggester_list (GainSuggester *self,
                                GainQuestion question,
                                const char *article,
                                const char *mark,
                                const char *typed,
                                guint max);

/** Where the words stand that signal the statement @mark, when they are not marked yet; an empty
 * span where there are none, or where the mark has a link to a cue. */
GainSpan gain_suggester_find_cue (GainSuggester *self, const char *article, const char *mark);

/**
 * The act that answers @question with @answers (several where the relation type allows several).
 * One change, so one step of undo: entries that are new, the mention that names the source (where
 * the answer has a place and nothing is marked there yet) with what it refers to, the cue at @cue
 * (nullable) with its link, and the links themselves. Links say where they came from: @ranks has
 * for each answer its place in the list, from 1 ("suggested:1"), or 0 for one that was typed.
 *
 * What is there already is left as it is, so the change may have no operations; applying it does
 * nothing. Where only one link can be, the new one takes the place of the old; a person and nobody
 * (“author”) likewise. “The claim inside this mark” makes that claim, who made it (else
 * "unattributed"), and the link; “nobody's claim” links to the likeliest proposition and states it;
 * a statement of another article stands for the proposition that it states, if it does. A
 * proposition for a denial is carried to the claim inside it where that states nothing yet.
 *
 * Returns: (transfer full) (nullable): not applied yet; NULL with %GAIN_PROJECT_ERROR_INVALID
 */
GainChange *gain_suggester_answer (GainSuggester *self,
                                   GainQuestion question,
                                   const char *article,
                                   const char *mark,
                                   GPtrArray *answers,
                                   const guint *ranks,
                                   const GainSpan *cue,
                                   GError **error);

G_END_DECLS
