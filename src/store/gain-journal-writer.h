/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-journal.h"

G_BEGIN_DECLS

/**
 * GainJournalWriter:
 *
 * A thread that appends lines to journal files of ours: everything that waits
 * goes out in one write() and one fdatasync(), then it counts as saved. After
 * a failure the lines stay in memory, in order, and are tried again by
 * themselves every few seconds; nothing counts that a failed fdatasync() may
 * have dropped, it is written anew.
 */
typedef struct _GainJournalWriter GainJournalWriter;

/** What became durable.
 * @path: interned
 * @end: length of the file behind it
 * @n: of the last line */
typedef struct
{
  guint64 ticket;
  const char *path;
  gint64 end;
  gint64 n;
} GainJournalReceipt;

/** @poke: (nullable): a source that becomes ready whenever there is news. */
GainJournalWriter *gain_journal_writer_new (GainFolder *folder,
                                            GSource *poke) G_GNUC_WARN_UNUSED_RESULT;
/** Tries once more to write what waits, ends the thread, drops what could not be written. */
void gain_journal_writer_free (GainJournalWriter *self);

/**
 * @stamp: copied
 * @sha256s: (transfer full) (element-type utf8): for each operation the SHA-256 of its article's
 *   text, or NULL; the strings must live as long as the writer
 *
 * Returns: the ticket, larger than those before.
 */
guint64 gain_journal_writer_push (GainJournalWriter *self,
                                  const char *path,
                                  GainChange *change,
                                  const GainJournalStamp *stamp,
                                  GPtrArray *sha256s);

/** Blocks until everything up to @ticket is durable, or an attempt has failed. */
gboolean gain_journal_writer_wait (GainJournalWriter *self, guint64 ticket, GError **error);
/** Tries now instead of at the next turn. */
void gain_journal_writer_retry (GainJournalWriter *self);

/** Returns: (transfer full) (element-type GainJournalReceipt): since the last call, in order. */
GArray *gain_journal_writer_take_receipts (GainJournalWriter *self) G_GNUC_WARN_UNUSED_RESULT;
/** Returns: (transfer full) (nullable): why the last attempt failed; NULL when it did not. */
GError *gain_journal_writer_dup_error (GainJournalWriter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
