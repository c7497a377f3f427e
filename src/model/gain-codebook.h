/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"

G_BEGIN_DECLS

typedef enum
{
  GAIN_LABEL_STATEMENT,
  GAIN_LABEL_MENTION,
  GAIN_LABEL_CUE,
  GAIN_LABEL_ARTICLE,
} GainLabelKind;

typedef enum
{
  GAIN_ATTRIBUTE_CHOICE,
  GAIN_ATTRIBUTE_CHOICES,
  GAIN_ATTRIBUTE_BOOLEAN,
  GAIN_ATTRIBUTE_TEXT,
  GAIN_ATTRIBUTE_NUMBER,
  GAIN_ATTRIBUTE_DATE,
} GainAttributeType;

/* Strings are owned by the codebook. Lists are NULL-terminated, never NULL. */
typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  GainAttributeType type;
  const char *const *choices; /* ids, for the CHOICE types */
  const char *default_value;  /* nullable */
  gboolean required;
  const char *const *labels; /* ids of the labels that have it */
} GainAttribute;

typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  const char *const *examples;
  GainLabelKind kind;
  const char *act;   /* "asserts", "denies", "doubts", "withholds"; NULL for other kinds */
  const char *color; /* "#1c71d8" */
  gunichar letter;   /* lower case, 0 for none */
} GainLabel;

typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  const char *const *from; /* "statement", "mention", "actor" */
  const char *const *to;   /* "statement", "mention", "cue", "actor", "proposition", "none" */
  gboolean several;
  gboolean ordered;
} GainRelationType;

/** A subject under which propositions stand. */
typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  const char *broader; /* id of the concept above; NULL at the top */
} GainConcept;

typedef struct
{
  const char *id;
  const char *name;
} GainActorType;

/** The lists of a codebook, and the choices of an attribute. */
typedef enum
{
  GAIN_CODEBOOK_LABEL,
  GAIN_CODEBOOK_ATTRIBUTE,
  GAIN_CODEBOOK_CHOICE,
  GAIN_CODEBOOK_RELATION,
  GAIN_CODEBOOK_CONCEPT,
  GAIN_CODEBOOK_ACTOR_TYPE,
  GAIN_CODEBOOK_N_PARTS,
} GainCodebookPart;

/** "label", "attribute", "choice", "relation", "concept", "actor-type". */
const char *gain_codebook_part_get_nick (GainCodebookPart part);
gboolean gain_codebook_part_from_nick (const char *nick, GainCodebookPart *part);

typedef enum
{
  GAIN_STEP_RENAME,
  GAIN_STEP_MERGE,
  GAIN_STEP_SPLIT,
  GAIN_STEP_DELETE,
  GAIN_STEP_UNDO,
} GainStepKind;

/** "rename", "merge", "split", "delete", "undo". */
const char *gain_step_kind_get_nick (GainStepKind kind);
gboolean gain_step_kind_from_nick (const char *nick, GainStepKind *kind);

/**
 * GainCodebookStep: what has to be known of the way from one version to the
 * next, to tell what the data of before count as now. Adding and describing
 * need no step.
 * @what: the list that @from and @to are ids of; unused for an undo
 * @of: (nullable): the attribute that a choice belongs to; for the split of a label the attribute
 *   whose value decides
 * @from: the id that data have; for an undo the number of the version that it takes back
 * @to: (nullable): the id that they count as; for a split that of marks with any other value or
 *   none; NULL for a deletion; for an undo the number of the version whose content is back
 * @values: for a split: values of the attribute, else empty
 * @labels: as many: the labels that marks with these values count as
 */
typedef struct
{
  GainStepKind kind;
  GainCodebookPart what;
  const char *of;
  const char *from;
  const char *to;
  const char *const *values;
  const char *const *labels;
} GainCodebookStep;

/**
 * GainCodebook: one version of the scheme. As an item: its owner is the lead, its id the number of
 * the version, its note what was changed; its origin, where it was made elsewhere at the same time
 * as another one of its number, the seal of the version that it was then. Built, then sealed; who
 * changes it makes the next version (gain_codebook_copy_for_edit(), or an act of
 * gain-act-codebook.h).
 */
#define GAIN_TYPE_CODEBOOK (gain_codebook_get_type ())
G_DECLARE_FINAL_TYPE (GainCodebook, gain_codebook, GAIN, CODEBOOK, GainItem)

GainCodebook *gain_codebook_new (guint version, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** Returns: (transfer full): an unsealed copy as the version @version, without steps and note. */
GainCodebook *gain_codebook_copy_as (GainCodebook *self, guint version) G_GNUC_WARN_UNUSED_RESULT;
/** As the version after this one. */
GainCodebook *gain_codebook_copy_for_edit (GainCodebook *self) G_GNUC_WARN_UNUSED_RESULT;

/* Building. Each copies what it gets. */
void gain_codebook_set_name (GainCodebook *self, const char *name);
void gain_codebook_set_guidelines (GainCodebook *self, const char *markdown);
void gain_codebook_add_label (GainCodebook *self, const GainLabel *label);
void gain_codebook_add_attribute (GainCodebook *self, const GainAttribute *attribute);
void gain_codebook_add_relation_type (GainCodebook *self, const GainRelationType *type);
void gain_codebook_add_concept (GainCodebook *self, const GainConcept *concept);
void gain_codebook_add_actor_type (GainCodebook *self, const GainActorType *type);
void gain_codebook_add_step (GainCodebook *self, const GainCodebookStep *step);
/* Each takes the place of the one with its id, or comes last. What it gets may be lent by @self. */
void gain_codebook_put_label (GainCodebook *self, const GainLabel *label);
void gain_codebook_put_attribute (GainCodebook *self, const GainAttribute *attribute);
void gain_codebook_put_relation_type (GainCodebook *self, const GainRelationType *type);
void gain_codebook_put_concept (GainCodebook *self, const GainConcept *concept);
void gain_codebook_put_actor_type (GainCodebook *self, const GainActorType *type);
/** Not for choices. Returns: FALSE where there is no such thing. What refers to it is left as it
 * is, see gain_codebook_list_problems(). */
gboolean gain_codebook_remove (GainCodebook *self, GainCodebookPart part, const char *id);
/** @position: of the thing afterwards; past the end is the end. */
gboolean gain_codebook_move (GainCodebook *self,
                             GainCodebookPart part,
                             const char *id,
                             guint position);

guint gain_codebook_get_version (GainCodebook *self);
const char *gain_codebook_get_name (GainCodebook *self);
/** Markdown; NULL for none. */
const char *gain_codebook_get_guidelines (GainCodebook *self);
guint gain_codebook_get_n_labels (GainCodebook *self);
const GainLabel *gain_codebook_get_label_at (GainCodebook *self, guint i);
/** Returns: (transfer none) (nullable): NULL for a label that this version does not know. For a
 * mark ask gain_project_resolve_label(). */
const GainLabel *gain_codebook_get_label (GainCodebook *self, const char *id);
const GainLabel *gain_codebook_get_label_by_letter (GainCodebook *self, gunichar letter);
guint gain_codebook_get_n_attributes (GainCodebook *self);
const GainAttribute *gain_codebook_get_attribute_at (GainCodebook *self, guint i);
const GainAttribute *gain_codebook_get_attribute (GainCodebook *self, const char *id);
gboolean gain_attribute_applies_to (const GainAttribute *attribute, const char *label_id);
guint gain_codebook_get_n_relation_types (GainCodebook *self);
const GainRelationType *gain_codebook_get_relation_type_at (GainCodebook *self, guint i);
const GainRelationType *gain_codebook_get_relation_type (GainCodebook *self, const char *id);
guint gain_codebook_get_n_concepts (GainCodebook *self);
const GainConcept *gain_codebook_get_concept_at (GainCodebook *self, guint i);
const GainConcept *gain_codebook_get_concept (GainCodebook *self, const char *id);
guint gain_codebook_get_n_actor_types (GainCodebook *self);
const GainActorType *gain_codebook_get_actor_type_at (GainCodebook *self, guint i);
const GainActorType *gain_codebook_get_actor_type (GainCodebook *self, const char *id);
/** The steps from the version before. */
guint gain_codebook_get_n_steps (GainCodebook *self);
const GainCodebookStep *gain_codebook_get_step_at (GainCodebook *self, guint i);

/** Brings two edits of @base together: what @theirs changed of it is changed in @ours too, where
 * both changed the same @theirs counts. @base: (nullable). Returns: (transfer full): unsealed, as
 * the version @version, with the steps of @theirs. */
GainCodebook *gain_codebook_merge (GainCodebook *ours,
                                   GainCodebook *base,
                                   GainCodebook *theirs,
                                   guint version) G_GNUC_WARN_UNUSED_RESULT;

/** Whether it says the same as @other: everything but number, steps, note and times. */
gboolean gain_codebook_has_content_of (GainCodebook *self, GainCodebook *other);

G_END_DECLS
