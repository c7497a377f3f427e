/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-covers.h"
#include "gain-file-writer.h"
#include "gain-item-set.h"
#include "gain-json.h"

G_BEGIN_DECLS

typedef enum
{
  GAIN_DOCUMENT_LAYER,    /* annotations/<owner>/<ab>/<article>.json */
  GAIN_DOCUMENT_REGISTRY, /* registry/<owner>.json */
  GAIN_DOCUMENT_PROJECT,  /* project.json, the lead's */
} GainDocumentKind;

/**
 * GainDocument:
 * @known: the bytes on disk that we last read or wrote
 * @covers: what of the journals is in memory
 * @on_disk: (nullable): what the file holds; NULL where there is none
 * @disk_covers: what of the journals the file holds
 * @now: (nullable): while loading, what the project will hold
 * @extras: (nullable): members that nobody understood
 * @settings: (nullable): of project.json, as read
 * @frozen: never written: of a newer version, or not readable
 *
 * A state file and what we know of it. All items of one owner that it holds,
 * whatever its kind, are one set; the blocks of project.json are in there as
 * "<article>/<block>", beside its settings.
 */
typedef struct
{
  GainDocumentKind kind;
  char *owner;
  char *article;
  char *path;

  GainFileVersion known;
  GainCovers *covers;
  GainItemSet *on_disk;
  GainCovers *disk_covers;
  GainItemSet *now;
  GVariant *extras;
  JsonObject *settings;
  gboolean frozen;
  gboolean newer;

  gboolean dirty;
  gboolean writing;
  struct stat seen;
} GainDocument;

GainDocument *gain_document_new (GainDocumentKind kind,
                                 const char *owner,
                                 const char *article) G_GNUC_WARN_UNUSED_RESULT;
void gain_document_free (GainDocument *self);

/** Which document holds what @operation changes. FALSE where none does: a setting that is not the
 * lead's. */
gboolean gain_document_find_kind (const GainOperation *operation,
                                  const char *lead,
                                  GainDocumentKind *kind);
/** The path of that document. Returns: (transfer full) (nullable). */
char *gain_document_dup_path (const GainOperation *operation,
                              const char *lead) G_GNUC_WARN_UNUSED_RESULT;

/** What the bytes of a state file say. */
typedef struct
{
  GainItemSet *items;
  GainCovers *covers;
  GVariant *extras;
  JsonObject *settings;
  GPtrArray *problems; /* (element-type utf8) */
  GainJsonSeal seal;
  gboolean newer;
} GainContent;

/** NULL with @error when they are not a file of this document. */
GainContent *gain_content_read (GainDocument *document,
                                GBytes *bytes,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** Whether a file of ours with @seal is, to the last byte of @bytes, as somebody of ours wrote it.
 */
gboolean gain_content_is_as_written (GainJsonSeal seal, GBytes *bytes);
void gain_content_free (GainContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainContent, gain_content_free)

/** Does in @set what @operation did; see gain_item_set_replay(). */
gboolean gain_document_replay (GainDocument *self,
                               GainItemSet *set,
                               const GainOperation *operation);
/** Adds to @change what leads from @from to @to. */
void gain_document_diff (GainDocument *self,
                         GainItemSet *from,
                         GainItemSet *to,
                         GainChange *change);

/** Returns: (transfer full): what @project holds of it now. */
GainItemSet *gain_document_collect (GainDocument *self,
                                    GainProject *project) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainDocument, gain_document_free)

G_END_DECLS
