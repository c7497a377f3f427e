/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

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

/** One version of the scheme; immutable once built. Built by its codec in shapes/. */
#define GAIN_TYPE_CODEBOOK (gain_codebook_get_type ())
G_DECLARE_FINAL_TYPE (GainCodebook, gain_codebook, GAIN, CODEBOOK, GObject)

GainCodebook *gain_codebook_new (guint version, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Each copies what it gets. */
void gain_codebook_add_label (GainCodebook *self, const GainLabel *label);
void gain_codebook_add_attribute (GainCodebook *self, const GainAttribute *attribute);
void gain_codebook_add_relation_type (GainCodebook *self, const GainRelationType *type);
void gain_codebook_set_guidelines (GainCodebook *self, const char *markdown);

guint gain_codebook_get_version (GainCodebook *self);
const char *gain_codebook_get_name (GainCodebook *self);
const char *gain_codebook_get_guidelines (GainCodebook *self);
guint gain_codebook_get_n_labels (GainCodebook *self);
const GainLabel *gain_codebook_get_label_at (GainCodebook *self, guint i);
/** Returns: (transfer none) (nullable): NULL for a label that this version does not know. */
const GainLabel *gain_codebook_get_label (GainCodebook *self, const char *id);
const GainLabel *gain_codebook_get_label_by_letter (GainCodebook *self, gunichar letter);
guint gain_codebook_get_n_attributes (GainCodebook *self);
const GainAttribute *gain_codebook_get_attribute_at (GainCodebook *self, guint i);
const GainAttribute *gain_codebook_get_attribute (GainCodebook *self, const char *id);
gboolean gain_attribute_applies_to (const GainAttribute *attribute, const char *label_id);
guint gain_codebook_get_n_relation_types (GainCodebook *self);
const GainRelationType *gain_codebook_get_relation_type_at (GainCodebook *self, guint i);
const GainRelationType *gain_codebook_get_relation_type (GainCodebook *self, const char *id);

G_END_DECLS
