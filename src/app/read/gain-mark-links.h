/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* Where a link belongs beside the mark, in the order in which they are shown and followed. */
typedef enum
{
  GAIN_LINKS_SOURCE,      /* who says so */
  GAIN_LINKS_REFERENT,    /* whom a mention names */
  GAIN_LINKS_PROPOSITION, /* what it states */
  GAIN_LINKS_TARGET,      /* what a denial or doubt is about */
  GAIN_LINKS_ANSWER,      /* what denies or doubts it, from wherever */
  GAIN_LINKS_OTHER,
  GAIN_LINKS_N_GROUPS,
} GainLinksGroup;

/**
 * GainMarkLink:
 * @group: where it belongs
 * @relation: (nullable): the link itself, lent by its layer; NULL for what only follows from the
 *   proposition that both are about
 * @own: it starts at the mark, so it can be changed and deleted here
 * @type: name of the kind of link, seen from the mark; owned
 * @title: what is at the other end; owned
 * @detail: (nullable): what to know about it; owned
 * @article: (nullable): where to stand to see the other end; lent
 * @mark: (nullable): and at which mark; lent
 *
 * A link as seen from one of its ends.
 */
typedef struct
{
  GainLinksGroup group;
  GainRelation *relation;
  gboolean own;
  char *type;
  char *title;
  char *detail;
  const char *article;
  const char *mark;
} GainMarkLink;

void gain_mark_link_free (GainMarkLink *self);

/**
 * The links that start or end at the mark @mark of @article, of the annotator
 * at work, and what answers it across articles. Valid until the project
 * changes.
 *
 * Returns: (transfer full) (element-type GainMarkLink): by group
 */
GPtrArray *gain_mark_links_list (GainProject *project, const char *article, const char *mark);

/** Those of them that lie in the layer @layer, without what is across articles; cheap. */
GPtrArray *gain_mark_links_list_here (GainProject *project, GainLayer *layer, const char *mark);

/** Who makes the statement @mark, for people. Returns: (transfer full) (nullable). */
char *gain_mark_links_dup_source (GainProject *project, GainLayer *layer, const char *mark);

/** The name of whom the statement @mark denies or doubts: the source of its first target.
 * Returns: (transfer full) (nullable). */
char *gain_mark_links_dup_opponent (GainProject *project, GainLayer *layer, const char *mark);

/** “source: “quote””, shortened. Returns: (transfer full). */
char *gain_mark_links_dup_title (GainProject *project, GainLayer *layer, const char *mark);

G_END_DECLS
