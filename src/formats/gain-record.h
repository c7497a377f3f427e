/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainRecordLayer:
 * @annotator: whose
 * @status: "new", "annotating", "submitted"
 * @items: (element-type GainItem): marks in reading order, links, flags of blocks; sealed
 */
typedef struct
{
  char *annotator;
  char *status;
  GPtrArray *items;
} GainRecordLayer;

/**
 * GainRecordEntry:
 * @owner: who entered it
 * @item: an actor, a proposition or a merge; sealed
 */
typedef struct
{
  char *owner;
  GainItem *item;
} GainRecordEntry;

/**
 * GainRecord:
 * @id: of the article
 * @text_sha256: of its text
 * @line: of the file it was read from, 1-based; 0 for none
 * @article: (nullable): with its text; NULL where a file holds no text. The record's own, not the
 *   project's
 * @excluded: (nullable): a byte a block, whether it counted as excluded
 * @layers: (element-type GainRecordLayer): by annotator
 * @entries: (element-type GainRecordEntry): what the links lead to in the registry
 *
 * One article with everything that concerns it, outside of any project: what codecs write and
 * read. Nothing in it changes, so a thread may have it.
 */
typedef struct
{
  char *id;
  char *text_sha256;
  guint line;
  GainArticle *article;
  GByteArray *excluded;
  GPtrArray *layers;
  GPtrArray *entries;

  /*< private >*/
  GHashTable *taken; /* (nullable): what was read so far, so that nothing is there twice */
} GainRecord;

GainRecord *gain_record_new (const char *id, const char *text_sha256) G_GNUC_WARN_UNUSED_RESULT;
void gain_record_free (GainRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainRecord, gain_record_free)

/** The layer of @annotator, added at its place where it is missing; status "new". */
GainRecordLayer *gain_record_get_layer (GainRecord *self, const char *annotator);
/** Takes @item. */
void gain_record_take_entry (GainRecord *self, const char *owner, GainItem *item);
guint gain_record_count (GainRecord *self, GainItemKind kind);

typedef enum
{
  GAIN_RECORD_FULL,   /* with the text */
  GAIN_RECORD_QUOTES, /* the quotes of the marks only */
  GAIN_RECORD_NONE,   /* hashes and offsets */
} GainRecordText;

/** Returns: (transfer full): SHA-256 over all that the record says, as far as @text holds it; the
 * same for a record that was written and read back. */
char *gain_record_dup_digest (GainRecord *self, GainRecordText text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * Makes sure that every mark says what stands at its offsets: one that does
 * not is placed by its quote, or taken out.
 *
 * @problems: (element-type utf8): gets a sentence for each such mark
 */
void gain_record_check_places (GainRecord *self, GPtrArray *problems);

/**
 * What brings the marks, links and status of @annotator in the record into the
 * layer of @as in @project, and the registry entries that are unknown there.
 * What is there already and equal is left out; what is there and differs stays
 * as it is there.
 *
 * @annotator: (nullable): whose; NULL for everybody's at once
 * @problems: (element-type utf8): gets a sentence for each thing that was left out
 *
 * Returns: (transfer full) (nullable): to be applied once the article is in @project with its
 * text; NULL where there is nothing to bring in.
 */
GainChange *gain_record_new_change (GainRecord *self,
                                    GainProject *project,
                                    const char *annotator,
                                    const char *as,
                                    GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
