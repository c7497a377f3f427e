/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainLinkChoice:
 * @article: of the layer that the link starts in
 * @from: the mark that it starts at
 * @type: id of its type
 * @to: where it ends; the strings are owned
 * @wants: for a choice without an end yet: what to ask for (actor or proposition)
 * @name: for people, with the other end in it
 * @detail: (nullable): for people
 *
 * One way to link two marks.
 */
typedef struct
{
  char *article;
  char *from;
  char *type;
  GainRelationEnd to;
  GainEndKind wants;
  char *name;
  char *detail;
  int rank;
} GainLinkChoice;

void gain_link_choice_free (GainLinkChoice *self);

/**
 * The ways in which the codebook lets a link lead from one of one's marks to
 * another, likeliest first; those that are there already are left out. Across
 * articles a link ends at the proposition that the other mark states, or at the
 * statement itself where there is none. Where nothing may lead this way, the
 * ways back are offered.
 *
 * Returns: (transfer full) (element-type GainLinkChoice): empty where nothing may link them
 */
GPtrArray *gain_link_choices_list (GainProject *project,
                                   const char *from_article,
                                   const char *from,
                                   const char *to_article,
                                   const char *to);

/** The types of link that may lead from the mark to an actor or a proposition of the registry. */
GPtrArray *gain_link_choices_list_to_entries (GainProject *project,
                                              const char *article,
                                              const char *from);

/** Returns: (transfer full) (nullable): the change that makes the link; not applied yet. */
GainChange *gain_link_choice_make (const GainLinkChoice *self,
                                   GainProject *project,
                                   GError **error);

G_END_DECLS
