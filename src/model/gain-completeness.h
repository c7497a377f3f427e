/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/** What a mark lacks. */
typedef enum
{
  GAIN_LACKS_SOURCE,      /* a statement without made_by (nobody counts, where it says why) */
  GAIN_LACKS_PROPOSITION, /* a claim without states */
  GAIN_LACKS_TARGET,      /* a denial or doubt that neither denies, doubts nor states anything */
  GAIN_LACKS_REFERENT,    /* a mention without refers_to */
  GAIN_LACKS_ATTRIBUTE,   /* a required attribute without a value */
} GainLack;

/** A stable word: "source", "proposition", "target", "referent", "attribute". */
const char *gain_lack_get_nick (GainLack lack);

/**
 * GainIncomplete: one thing that one mark lacks
 * @mark: where to go; as lent as the rest, good until the project changes next
 * @attribute: (nullable): for %GAIN_LACKS_ATTRIBUTE
 */
typedef struct
{
  GainAnnotation *mark;
  GainLack lack;
  const GainAttribute *attribute;
} GainIncomplete;

/** What is open in the layer of the annotator at work: in reading order, for one mark in the order
 * of %GainLack. A few milliseconds for 10,000 marks. Returns: (transfer full) (element-type
 * GainIncomplete). */
GArray *gain_project_list_incomplete (GainProject *self, const char *article);

/** For people, such as “Who says it is open.” Returns: (transfer full). */
char *gain_incomplete_dup_sentence (const GainIncomplete *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
