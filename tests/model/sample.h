/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"

G_BEGIN_DECLS

/* A text with an emoji, a combining accent, Arabic and \r\n before most of it. */
#define SAMPLE_TEXT                                                                                \
  "Minister 🏛️ Reye\xcc\x81s said the dam holds.\r\n\r\n"                                     \
  "قال الوزير إن السد آمن، and the council denied it.\r\n"                      \
  "Read more: ten dams of the world"

/** Labels claim, denial, actor and the article code topic; attributes of every type; relation
 * types denies (several), states (one), made_by, refers_to, reported_via, speaks_for (several) and
 * member_of (one). Version 3. */
GainCodebook *sample_codebook_new (void);

/** @paragraphs: one a block, joined by blank lines. */
GainArticle *sample_article_new (const char *text);

/** A project of “anna” with the codebook and @text as its one article. */
GainProject *sample_project_new (const char *text);

/** The id of the first article. */
const char *sample_article_id (GainProject *project);

/** Applies @change, which must work, and frees it. */
void sample_apply (GainProject *project, GainChange *change, GError *error);

/** Marks @start to @end. Returns: (transfer full): the id. */
char *sample_mark (GainProject *project, const char *label, guint start, guint end);

/** Follows the signals of a list model and must always be equal to it. */
typedef struct
{
  GListModel *model;
  GPtrArray *items;
  gulong handler;
} SampleMirror;

SampleMirror *sample_mirror_new (GListModel *model);
void sample_mirror_check (SampleMirror *self);
void sample_mirror_free (SampleMirror *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleMirror, sample_mirror_free)

G_END_DECLS
