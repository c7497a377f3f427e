/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"

G_BEGIN_DECLS

typedef enum
{
  GAIN_END_ANNOTATION, /* a mark: annotation, and article + annotator where they differ from here */
  GAIN_END_ACTOR,      /* an actor entry: actor, with the mention that names it and the speaker */
  GAIN_END_PROPOSITION, /* a proposition entry */
  GAIN_END_NONE,        /* said to be nobody: "author", "unattributed", "cannot-tell" */
} GainEndKind;

/**
 * GainRelationEnd:
 * @kind: which of the members count
 * @id: the mark, actor or proposition; for %GAIN_END_NONE the reason
 * @article: (nullable): of a mark in another article
 * @annotator: (nullable): of a mark in another layer
 * @mention: (nullable): the mention that names the actor here
 * @speaker: (nullable): the actor entry of the person who voices it
 */
typedef struct
{
  GainEndKind kind;
  const char *id;
  const char *article;
  const char *annotator;
  const char *mention;
  const char *speaker;
} GainRelationEnd;

/** A typed link from a mark (or a registry entry) to somewhere. */
#define GAIN_TYPE_RELATION (gain_relation_get_type ())
G_DECLARE_FINAL_TYPE (GainRelation, gain_relation, GAIN, RELATION, GainItem)

/** @id: (nullable): NULL for a new UUID. Copies the members of @to. */
GainRelation *gain_relation_new (const char *id,
                                 const char *type,
                                 const char *from,
                                 const GainRelationEnd *to) G_GNUC_WARN_UNUSED_RESULT;

const char *gain_relation_get_relation_type (GainRelation *self);
void gain_relation_set_relation_type (GainRelation *self, const char *type);
/** The id of the mark or registry entry that it starts from. */
const char *gain_relation_get_from (GainRelation *self);
/** Copies the members of @to. */
void gain_relation_set_ends (GainRelation *self, const char *from, const GainRelationEnd *to);
/** Lends the end; its strings live as long as the relation. */
const GainRelationEnd *gain_relation_get_to (GainRelation *self);
/** Extras of the member "to", as gain_item_get_extras(). */
GVariant *gain_relation_get_to_extras (GainRelation *self);
void gain_relation_set_to_extras (GainRelation *self, GVariant *extras);
/** "certain" or "inferred". */
const char *gain_relation_get_certainty (GainRelation *self);
void gain_relation_set_certainty (GainRelation *self, const char *certainty);

G_END_DECLS
