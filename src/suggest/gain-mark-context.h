/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainMarkContext:
 * @project: the project
 * @article: the article of the mark
 * @text: its text
 * @language: (nullable): of the text
 * @layer: of the annotator at work; the only one that is ever looked at
 * @mark: the mark that leaves something open
 * @extent: from its first to its last code point
 *
 * Where a question is asked. Everything is borrowed.
 */
typedef struct
{
  GainProject *project;
  GainArticle *article;
  GainText *text;
  const char *language;
  GainLayer *layer;
  GainAnnotation *mark;
  GainSpan extent;
} GainMarkContext;

/** Returns: FALSE when the annotator at work has no such mark, or the text is not loaded. */
gboolean gain_mark_context_init (GainMarkContext *self,
                                 GainProject *project,
                                 const char *article,
                                 const char *mark);

const char *gain_mark_context_get_article_id (const GainMarkContext *self);

/** The block that holds @offset; empty where there is none. */
GainSpan gain_mark_context_find_block (const GainMarkContext *self, guint offset);

/** The label that @mark counts as now. Returns: (transfer none) (nullable). */
const GainLabel *gain_mark_label (GainProject *project, GainAnnotation *mark);
/** Returns: (nullable): "asserts", "denies", "doubts", "withholds"; NULL for other kinds. */
const char *gain_mark_act (GainProject *project, GainAnnotation *mark);
gboolean gain_mark_is_kind (GainProject *project, GainAnnotation *mark, GainLabelKind kind);

/** The first link of @type that starts at @mark. Returns: (transfer none) (nullable). */
GainRelation *gain_mark_find_link (GainProject *project,
                                   GainLayer *layer,
                                   const char *mark,
                                   const char *type);
/** Whether @relation counts as one of @type by the codebook of now. */
gboolean gain_mark_link_is (GainProject *project, GainRelation *relation, const char *type);

G_END_DECLS
