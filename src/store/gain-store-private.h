/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-journal-writer.h"
#include "gain-loader.h"
#include "gain-state-writer.h"
#include "gain-store.h"

G_BEGIN_DECLS

/* Milliseconds: state is written this long after the last change, and at the
 * latest this long after the first one that is not in. */
#define GAIN_STORE_IDLE     2000
#define GAIN_STORE_PATIENCE 10000

/**
 * The store, as its parts see it. All on the main thread; the two writers have
 * threads of their own.
 *
 * @pending: acts that are not durable yet, in order
 * @unsaved: their operations
 * @error: what is shown; @journal_error and @state_error are where it comes from
 */
struct _GainStore
{
  GObject parent_instance;

  GFile *file;
  GainFolder *folder;
  GainDevice *device;
  GainProject *project;
  GListStore *findings;
  GMainContext *context;
  gulong changed_id;

  GHashTable *documents; /* path → GainDocument */
  GPtrArray *codebooks;  /* versions that are to be written */
  GPtrArray *journals;   /* GainJournalFile: how far others' journals were read */
  gint64 n;

  GainJournalWriter *journal_writer;
  GainStateWriter *state_writer;
  GSource *poke;
  GQueue pending;
  guint unsaved;
  GError *error;
  GError *state_error;
  GError *codebook_error;

  GSource *save_timer;
  gint64 dirty_since; /* monotonic; 0 when nothing is */
  gint64 changed_at;

  GHashTable *monitors; /* folder → GFileMonitor */
  GSource *refresh_timer;
  gboolean refreshing;
  gboolean guessing; /* nobody said who is at work */
  gboolean closed;
};

/* gain-store.c */
void gain_store_notify_unsaved (GainStore *self);
void gain_store_notify_error (GainStore *self);
void gain_store_add_finding (GainStore *self,
                             const char *kind,
                             const char *path,
                             const char *format,
                             ...) G_GNUC_PRINTF (4, 5);
void gain_store_take_findings (GainStore *self, GPtrArray *findings);
/** The document of an operation, made where there is none yet. NULL for an operation of another
 * that belongs to no file. */
GainDocument *gain_store_get_document (GainStore *self, const GainOperation *operation);
/** A change that the store itself makes, as read from disk. Operations that do not fit are left
 * out and reported for @path. */
void gain_store_apply_outside (GainStore *self, GainChange *change, const char *path);
GSource *gain_store_add_timeout (GainStore *self, guint milliseconds, GSourceFunc func);

/* gain-store-journal.c */
void gain_store_journal_change (GainStore *self, GainChange *change);
/** Takes note of what became durable. */
void gain_store_take_receipts (GainStore *self);
void gain_store_drop_pending (GainStore *self);
void gain_store_update_error (GainStore *self);

/* gain-store-save.c */
void gain_store_touch (GainStore *self, GainDocument *document);
/** Something is to be written soon. */
void gain_store_note_change (GainStore *self);
void gain_store_schedule_save (GainStore *self);
/** Asks for every file that is behind to be written. FALSE while changes are not in the journal. */
gboolean gain_store_save_all (GainStore *self);
void gain_store_take_saved (GainStore *self, gboolean wait);

/* gain-store-codebook.c */
/** Writes @codebook with the next state, if it is ours to write. */
void gain_store_add_codebook (GainStore *self, GainCodebook *codebook);
/** FALSE with @error when one could not be written; it stays to be written. */
gboolean gain_store_write_codebooks (GainStore *self, GError **error);
/** Takes in a version that another has made. */
void gain_store_take_codebook (GainStore *self, GainCodebook *codebook);
/** Looks for versions that others have written. */
void gain_store_look_at_codebooks (GainStore *self);
/** Findings about marks and links that the codebook does not know the label or type of. */
void gain_store_check_labels (GainStore *self);

/* gain-store-merge.c */
/** Takes in what another has written as @document. @in_place: it is what the file holds now; else
 * ours is there. */
void gain_store_take_other (GainStore *self,
                            GainDocument *document,
                            GBytes *bytes,
                            gboolean in_place);
/** Takes in what others have appended to their journals. */
void gain_store_take_journals (GainStore *self);

/* gain-store-refresh.c */
void gain_store_start_monitors (GainStore *self);
void gain_store_stop_monitors (GainStore *self);

G_END_DECLS
