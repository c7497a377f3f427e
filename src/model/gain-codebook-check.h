/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook.h"

G_BEGIN_DECLS

/* What is wrong with a codebook. One that was edited in the program is never
 * wrong; one that came from elsewhere is used as far as it goes. */

/** Letters that the program itself uses in the text; upper and lower case count as one. */
gboolean gain_codebook_is_reserved_letter (gunichar letter);

/**
 * GainCodebookProblem:
 * @what: the list that it is about
 * @id: (nullable): the thing
 * @message: a sentence that names it and the next step
 */
typedef struct
{
  GainCodebookPart what;
  char *id;
  char *message;
} GainCodebookProblem;

void gain_codebook_problem_free (GainCodebookProblem *self);

/** Returns: (transfer full) (element-type GainCodebookProblem): empty where all is well. Letters
 * twice or reserved, colours that do not parse, statements without an act, attributes for labels
 * that are not there, defaults that are no choice, ends of links of no known kind, concepts under
 * one that is not there or under themselves. */
GPtrArray *gain_codebook_list_problems (GainCodebook *self);

/** Whether @id can be the id of something new: 1 to 64 of a-z, 0-9, "-", "_", a letter first. */
gboolean gain_codebook_is_id (const char *id);

/** Repairs an unsealed codebook as far as it can be used only so: the later of two labels loses
 * the letter that they share, as does one with a reserved letter; a concept that stands under
 * itself stands at the top. */
void gain_codebook_mend (GainCodebook *self);

G_END_DECLS
