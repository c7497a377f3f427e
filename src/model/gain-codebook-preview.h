/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainCodebookEffect: one thing that data would count as, where it is not what they count as now.
 * @what: label, attribute, choice, relation or concept
 * @of: (nullable): the attribute (its id afterwards), for a choice
 * @from: the id now
 * @to: the id afterwards
 * @unknown: the codebook would not know @to: the data stay, and show as unknown
 * @annotator: whose data
 * @n_marks: marks of theirs that change so
 * @n_links: links of theirs (propositions, for a concept)
 * @n_articles: articles that these are in
 */
typedef struct
{
  GainCodebookPart what;
  char *of;
  char *from;
  char *to;
  gboolean unknown;
  char *annotator;
  guint n_marks;
  guint n_links;
  guint n_articles;
} GainCodebookEffect;

void gain_codebook_effect_free (GainCodebookEffect *self);

/** What @change, an act of gain-act-codebook.h that is not applied yet, does to the data that the
 * annotator at work may see: their own, the lead all. Changes nothing.
 * Returns: (transfer full) (element-type GainCodebookEffect): by list, @of, @from, @to, annotator;
 * empty where nothing counts as something else. */
GPtrArray *gain_codebook_preview (GainProject *project, GainChange *change);

/** Sums over all annotators and effects; an article counts once. */
typedef struct
{
  guint n_marks;
  guint n_links;
  guint n_articles;
} GainCodebookTotals;

GainCodebookTotals gain_codebook_preview_totals (GainProject *project, GainChange *change);

G_END_DECLS
