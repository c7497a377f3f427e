/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-project.h"

G_BEGIN_DECLS

#define GAIN_STORE_ERROR (gain_store_error_quark ())

typedef enum
{
  GAIN_STORE_ERROR_NOT_A_PROJECT,
  GAIN_STORE_ERROR_EXISTS,
  GAIN_STORE_ERROR_DAMAGED,
  GAIN_STORE_ERROR_WRITE,
  GAIN_STORE_ERROR_NAME,
  GAIN_STORE_ERROR_NOT_FOUND,
  GAIN_STORE_ERROR_NO_ACCESS,
  GAIN_STORE_ERROR_READ_ONLY,
} GainStoreError;

GQuark gain_store_error_quark (void);

/**
 * GainFinding:
 *
 * Something in the folder that a person should know of: a file that could not
 * be read (a copy lies in attic/), one changed outside, a leftover that was
 * taken in, marks that were kept twice. Immutable.
 */
#define GAIN_TYPE_FINDING (gain_finding_get_type ())
G_DECLARE_FINAL_TYPE (GainFinding, gain_finding, GAIN, FINDING, GObject)
/** Path below the project folder. */
const char *gain_finding_get_path (GainFinding *self);
/** A sentence that says what was found and what a person can do next. */
const char *gain_finding_get_message (GainFinding *self);
/** Stable word: "damaged", "changed-outside", "leftover", "newer", "conflict", "unreadable-entry",
 * "no-access", "codebook" (a part of it is wrong, or data have what it lacks). */
const char *gain_finding_get_kind (GainFinding *self);

/**
 * GainStore:
 *
 * A project folder, open. It listens to the project's "changed" signal:
 * appends each change to the journal of this device in a writer thread (group
 * commit, fdatasync), then counts it as saved; writes state files when idle.
 * Lives on the main thread (its GMainContext at creation).
 *
 * Properties: "unsaved" (guint: operations not yet durable in the journal;
 * notifies), "error" (GError, boxed: the last failure to save, NULL again when
 * a retry worked; notifies).
 */
#define GAIN_TYPE_STORE (gain_store_get_type ())
G_DECLARE_FINAL_TYPE (GainStore, gain_store, GAIN, STORE, GObject)

/** Makes the folder (which must not exist or be empty) with project.json and the default codebook.
 * @me: [a-z0-9-]{1,32}; becomes the lead. @name: (nullable): for people. */
gboolean gain_store_create (GFile *folder, const char *me, const char *name, GError **error);

/**
 * Opens a folder: state files plus the tail of each journal. Blocks; reads
 * everything in its own words, so a damaged file becomes a finding (and a copy
 * in attic/) and the rest opens.
 * @me: (nullable): NULL for the annotator that this installation used last here, else the lead.
 */
GainStore *gain_store_open (GFile *folder,
                            const char *me,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The reading happens in a thread. */
void gain_store_open_async (GFile *folder,
                            const char *me,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GainStore *gain_store_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

GainProject *gain_store_get_project (GainStore *self);
/** TRUE where nobody on this installation ever said who works in this folder, so that the one at
 * work is a guess: ask before anything is written in somebody's name. */
gboolean gain_store_is_guessing_annotator (GainStore *self);
GFile *gain_store_get_folder (GainStore *self);
/** Lends a list of GainFinding; it grows while the project is open. */
GListModel *gain_store_get_findings (GainStore *self);

/** Writes the article (O_EXCL) and its page as fetched, then adds it to the project. An article
 * with the same text is there already: returns TRUE and @existed. @page: (nullable). */
gboolean gain_store_add_article (GainStore *self,
                                 GainArticle *article,
                                 GBytes *page,
                                 gboolean *existed,
                                 GError **error);

/** Makes gain_article_get_text() answer. Quick; reads and checks one file. */
gboolean gain_store_load_text (GainStore *self, GainArticle *article, GError **error);

guint gain_store_get_unsaved (GainStore *self);
const GError *gain_store_get_error (GainStore *self);
/** Tries again what could not be written. */
void gain_store_retry (GainStore *self);
/** Blocks until every change so far is durable in the journal. */
gboolean gain_store_sync (GainStore *self, GError **error);
/** gain_store_sync(), then writes every state file that is behind. */
gboolean gain_store_flush (GainStore *self, GError **error);
/** gain_store_flush(), stops the writer, gives the folder back; the project is read-only from then
 * on. When something could not be written the store stays open, so that it can be tried again.
 * Also done (without a word of error) when the last reference goes. */
gboolean gain_store_close (GainStore *self, GError **error);

/** Freezes the layer of the annotator at work as submissions/<me>/<ab>/<id>-<n>.json and sets its
 * status. @number: (out) (optional). */
gboolean gain_store_submit (GainStore *self, const char *article, guint *number, GError **error);

/** Looks whether others wrote beside us (journals, state files) and takes it in. Also runs by
 * itself, on file monitors. */
gboolean gain_store_refresh (GainStore *self, GError **error);

/** One line of the journal, for a person. */
typedef struct
{
  char *by;
  char *device;
  char *at;
  char *verb;  /* "undo" or "redo" where it was one */
  char *group; /* of the act; entries of one act stand together */
  char *op;    /* "annotation.add", "annotation.modify", "annotation.delete", … */
  char *target;
  char *article; /* nullable */
  gint64 n;
  GainItem *before;
  GainItem *after;
} GainHistoryEntry;

void gain_history_entry_free (GainHistoryEntry *entry);
/** Returns: (transfer full) (element-type GainHistoryEntry): oldest first; @article and @target
 * (both nullable) narrow it. With the id of a mark as @target come the links that start at it. */
GPtrArray *gain_store_list_history (GainStore *self,
                                    const char *article,
                                    const char *target,
                                    GError **error);
/** The same; the journals are read in a thread, once everything so far is in them. */
void gain_store_list_history_async (GainStore *self,
                                    const char *article,
                                    const char *target,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *gain_store_list_history_finish (GainStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Takes out of @entries what the annotator at work may not see: what colleagues did to marks, and
 * entries of others than the lead. */
void gain_history_keep_visible (GainProject *project, GPtrArray *entries);

/**
 * GainMarkState: a mark as it was for a while
 * @entry: index of the entry that made it so
 * @mark: how it was
 * @links: (element-type GainRelation): what started at it before it changed again
 */
typedef struct
{
  guint entry;
  GainAnnotation *mark;
  GPtrArray *links;
} GainMarkState;

void gain_mark_state_free (GainMarkState *state);
/** @entries: the history of the mark @id, or one that holds it. Returns: (transfer full)
 * (element-type GainMarkState): oldest first. */
GPtrArray *gain_history_list_states (GPtrArray *entries, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
