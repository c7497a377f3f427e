/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-journal.h"

G_BEGIN_DECLS

/**
 * GainJournalGroup: the lines of one act
 * @path: of the journal file, below the project folder
 * @end: offset in the file behind the last line
 * @complete: FALSE when a stop has cut it: all or nothing, so it does not count
 */
typedef struct
{
  const char *path;
  const char *annotator;
  const char *device;
  const GainJournalLine *lines;
  guint n_lines;
  gint64 end;
  gboolean complete;
} GainJournalGroup;

/** Everything lent, valid during the call. @cache: as for gain_journal_read_change(). */
typedef void (*GainJournalFunc) (const GainJournalGroup *group,
                                 GHashTable *cache,
                                 gpointer user_data);

/** One journal file and how far it was read. */
typedef struct
{
  char *path;
  char *annotator;
  char *device;
  gint64 read;                             /* bytes */
  gint64 last_n;                           /* the largest n seen */
  char prev[GAIN_JOURNAL_PREV_LENGTH + 1]; /* chain value behind @read */
} GainJournalFile;

GainJournalFile *gain_journal_file_new (const char *path,
                                        const char *annotator,
                                        const char *device) G_GNUC_WARN_UNUSED_RESULT;
void gain_journal_file_free (GainJournalFile *self);

/** Returns: (transfer full) (element-type GainJournalFile): every journal file in the folder, by
 * path; names that are not ours become findings. */
GPtrArray *gain_journal_list (GainFolder *folder, GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

/**
 * Reads @file from where it was read to, calls @func for each group in order. What cannot
 * be read becomes a finding. An unfinished group or line at the end waits for the next call,
 * unless @closed: then nobody is writing, and it is handed over as it is.
 */
void gain_journal_read (GainFolder *folder,
                        GainJournalFile *file,
                        gboolean closed,
                        GainJournalFunc func,
                        gpointer user_data,
                        GPtrArray *findings);

/** Says that @group is not complete. */
void gain_journal_report_incomplete (GPtrArray *findings, const GainJournalGroup *group);

/** Reads one act again, from the bytes @start to @end of the file @path. NULL with @error when it
 * is not there any more. */
GainChange *gain_journal_read_act (GainFolder *folder,
                                   const char *path,
                                   gint64 start,
                                   gint64 end,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Cuts off the line that a crash left unfinished at the end of a file of ours; its bytes go to the
 * attic. Nothing else may be writing to it. */
void gain_journal_repair (GainFolder *folder, const char *path, GPtrArray *findings);

G_END_DECLS
