/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-mention.h"
#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainGazetteerHit:
 * @id: of the actor that stands for it (borrowed from the registry; until the next change)
 * @score: above 0, at most 1
 */
typedef struct
{
  const char *id;
  double score;
} GainGazetteerHit;

/** A stretch of text that names a known actor; @span in code points. */
typedef struct
{
  GainSpan span;
  const char *id;
} GainGazetteerMatch;

/**
 * GainGazetteer:
 *
 * The names of one project: what its actors are called, the ways in which the
 * annotator at work has marked them so far, and how often. Entries of the
 * annotator and of the lead, marks of the annotator only.
 */
typedef struct _GainGazetteer GainGazetteer;

/** @project is borrowed. Nothing is read yet. */
GainGazetteer *gain_gazetteer_new (GainProject *project) G_GNUC_WARN_UNUSED_RESULT;
void gain_gazetteer_free (GainGazetteer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainGazetteer, gain_gazetteer_free)

/** Keeps up with @change, which was just applied. */
void gain_gazetteer_follow (GainGazetteer *self, GainChange *change);

/** Reads what is there for at most @budget microseconds (0: all of it). Returns: FALSE when more
 * is left. */
gboolean gain_gazetteer_read (GainGazetteer *self, gint64 budget);

/** Whom may @phrase mean: “Mr Zelensky”, “Zelenskyy”, “UN”, “the Ukrainian president”.
 * Returns: (transfer full) (element-type GainGazetteerHit): best first. */
GArray *gain_gazetteer_find (GainGazetteer *self, const char *phrase, const char *language);

/** Returns: (nullable): id of the government of @country. */
const char *gain_gazetteer_find_government (GainGazetteer *self, const char *country);

/** For whom @speaker was said to speak last, by a relation between entries or by the links of the
 * annotator. Returns: (nullable): the id of that actor. */
const char *gain_gazetteer_find_spoken_for (GainGazetteer *self, const char *speaker);

/** Returns: (transfer full) (element-type utf8): ids of the actors linked to most often, at most
 * @max; the strings are borrowed. */
GPtrArray *gain_gazetteer_list_frequent (GainGazetteer *self, guint max);

/** Names in @within that one known actor answers to and nobody else as well.
 * Returns: (transfer full) (element-type GainGazetteerMatch): in order, not overlapping. */
GArray *gain_gazetteer_list_matches (GainGazetteer *self,
                                     GainText *text,
                                     GainSpan within,
                                     const char *language);

G_END_DECLS
