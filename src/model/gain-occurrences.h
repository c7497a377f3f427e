/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/** What an entry is for the mark that leads to it. */
typedef enum
{
  GAIN_ROLE_MENTION,      /* refers_to: the words name this actor */
  GAIN_ROLE_SOURCE,       /* made_by: it answers for the statement */
  GAIN_ROLE_SPEAKER,      /* made_by …, speaker: it voices the statement */
  GAIN_ROLE_REPORTED_VIA, /* reported_via */
  GAIN_ROLE_ADDRESSED_TO, /* addressed_to */
  GAIN_ROLE_ABOUT,        /* about */
  GAIN_ROLE_STATES,       /* states: the statement is about this proposition */
  GAIN_ROLE_DENIES,       /* denies */
  GAIN_ROLE_DOUBTS,       /* doubts */
  GAIN_ROLE_SUPPORTS,     /* supports */
  GAIN_ROLE_OTHER,        /* a type of link that is not in the default codebook */
  GAIN_N_ROLES,
} GainOccurrenceRole;

/** A stable word: "mention", "source", "speaker", "reported-via", … */
const char *gain_occurrence_role_get_nick (GainOccurrenceRole role);
/** For people, such as “source”. Translated. */
const char *gain_occurrence_role_get_name (GainOccurrenceRole role);

/**
 * GainOccurrence: one place where an entry is used
 * @layer: knows article and annotator
 * @mark: (nullable): where to stand; NULL when it was deleted
 * @relation: the link that leads to the entry
 * @entry: the entry as coded; another than the one asked about when it was merged into that
 *
 * All lent: good until the project changes next.
 */
typedef struct
{
  GainLayer *layer;
  GainAnnotation *mark;
  GainRelation *relation;
  const char *entry;
  GainOccurrenceRole role;
} GainOccurrence;

/** What changes when an entry counts as another. Links: all of them; mentions and statements are
 * the marks that they start from, each counted once. */
typedef struct
{
  guint mentions;
  guint statements;
  guint links;
  guint articles;
} GainOccurrenceSum;

/**
 * GainOccurrences:
 *
 * Where actors and propositions are used, in the whole project: an index over
 * the links of all layers that follows the project's changes. Everything it
 * tells is about entries together with those merged into them, and leaves out
 * what gain_project_may_see() keeps from the one at work.
 *
 * Signals: "changed" when an answer may have changed (after "changed" of the
 * project).
 */
#define GAIN_TYPE_OCCURRENCES (gain_occurrences_get_type ())
G_DECLARE_FINAL_TYPE (GainOccurrences, gain_occurrences, GAIN, OCCURRENCES, GObject)

/** Returns: (transfer none): the one of the project; built at the first call (a second for a
 * million links), kept as long as the project. */
GainOccurrences *gain_project_get_occurrences (GainProject *project);

/** @kind: actor or proposition. O(1) once asked before and nothing became visible since. */
guint gain_occurrences_count (GainOccurrences *self, GainItemKind kind, const char *id);
guint gain_occurrences_count_role (GainOccurrences *self,
                                   GainItemKind kind,
                                   const char *id,
                                   GainOccurrenceRole role);

/** Returns: (transfer full) (element-type GainOccurrence): by article (order of addition), place in
 * the text, annotator. */
GArray *gain_occurrences_list (GainOccurrences *self, GainItemKind kind, const char *id);

/** @own: (out) (optional): of one's own; @seen: (out) (optional): with those that one may see. */
void gain_occurrences_sum (GainOccurrences *self,
                           GainItemKind kind,
                           const char *id,
                           GainOccurrenceSum *own,
                           GainOccurrenceSum *seen);

G_END_DECLS
