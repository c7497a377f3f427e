/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook-versions.h"
#include "gain-device.h"
#include "gain-document.h"
#include "gain-journal-reader.h"

G_BEGIN_DECLS

/** An act of this device's past: enough to know that it can be undone, and where to read it. */
typedef struct
{
  gint64 n;
  GainChangeRole role;
  char group[37];   /* of the act, or of the one that was undone or redone */
  const char *path; /* of the journal, interned */
  gint64 start;     /* where its first line begins */
  gint64 end;       /* and its last one ends */
} GainPastAct;

/**
 * GainLoader:
 * @me: annotator at work
 * @documents: path → GainDocument, each with what the project will hold in @now
 * @journals: (element-type GainJournalFile)
 * @past: GainPastAct: acts, undos and redos of this device, in order
 * @n: the largest n of all journals
 *
 * What a project folder holds, read in any thread: plain structures, frozen
 * articles and sealed items. Whoever reads it empties it into a project.
 */
typedef struct
{
  GainFolder *folder;
  GainDevice *device;
  char *me;
  char *lead;
  char *name;
  gboolean guessing; /* nobody said who @me is */
  gboolean read_only;
  GainCodebookVersions *codebooks;
  GHashTable *codebook_seals; /* "content_sha256" of every version that is taken care of */
  GPtrArray *new_codebooks;   /* versions that have no good file yet */
  GPtrArray *articles;
  GHashTable *documents;
  GPtrArray *journals;
  GArray *past;
  GPtrArray *findings;
  gint64 n;

  GHashTable *article_ids; /* id → GainArticle of @articles */
  GPtrArray *leftovers;    /* GainLeftover: temporaries found on the way */
} GainLoader;

/** A file that some writer left beside the one it was for. */
typedef struct
{
  char *path;
  char *target;      /* path of the file it was for */
  gboolean conflict; /* a sync program's copy, not a temporary of ours */
} GainLeftover;

GainLoader *gain_loader_read (GFile *file,
                              const char *me,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gain_loader_free (GainLoader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainLoader, gain_loader_free)

/* Between the parts of the loader. */

/** The document at @path, made where it is not there yet. NULL for an operation that belongs to no
 * file of ours. */
GainDocument *gain_loader_get_document (GainLoader *self, const GainOperation *operation);
GainDocument *gain_loader_add_document (GainLoader *self,
                                        GainDocumentKind kind,
                                        const char *owner,
                                        const char *article);
/** Reads one article file; NULL where there is none that can be read, with a finding. */
GainArticle *gain_loader_read_article (GainFolder *folder,
                                       const char *id,
                                       GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;
void gain_loader_read_articles (GainLoader *self, GCancellable *cancellable);
void gain_loader_read_codebooks (GainLoader *self);
/** Whether the version that a journal line is about needs no more looking at. */
gboolean gain_loader_has_codebook (GainLoader *self, const GainJournalLine *line);
/** Takes in a version that a journal has and no file. */
void gain_loader_take_codebook (GainLoader *self, const GainOperation *operation);
/** A next version for @codebook, whose number another version has: what either changed of the
 * version before is changed in it. Every instance that meets the same two makes the same of them.
 * Returns: (transfer full). */
GainCodebook *gain_store_unite_codebooks (GainCodebookVersions *versions,
                                          GainCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;
/** At the end: there is a codebook, and what is wrong with it was said. */
void gain_loader_settle_codebooks (GainLoader *self);
void gain_loader_read_documents (GainLoader *self, GCancellable *cancellable);
void gain_loader_read_journals (GainLoader *self, GCancellable *cancellable);
/** Takes in or puts away what interrupted writers left. */
void gain_loader_tidy (GainLoader *self);

/** Notes a temporary of ours, or a copy that a sync program made. FALSE when @name is neither. */
gboolean gain_loader_note_leftover (GainLoader *self, const char *dir, const char *name);
/** A copy to the attic, and a finding of @kind that says where it is. @why: a reason that fits
 * behind a colon. */
void gain_loader_put_aside (GainFolder *folder,
                            const char *path,
                            GBytes *bytes,
                            const char *kind,
                            const char *why,
                            GPtrArray *findings);

G_END_DECLS
