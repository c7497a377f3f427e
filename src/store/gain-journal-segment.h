/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-folder.h"

G_BEGIN_DECLS

/**
 * GainJournalSegment:
 *
 * The end of one journal file of ours, where lines are appended. Used by one
 * thread. It trusts nothing between two appends: a sync program may have put
 * another file in the place, or cut ours; what is missing then is appended
 * again from the file that we still hold open.
 */
typedef struct _GainJournalSegment GainJournalSegment;

GainJournalSegment *gain_journal_segment_new (GainFolder *folder,
                                              const char *path) G_GNUC_WARN_UNUSED_RESULT;
void gain_journal_segment_free (GainJournalSegment *self);

const char *gain_journal_segment_get_path (GainJournalSegment *self);

/**
 * Appends @lines (element-type GString, each up to the value of "prev") in one
 * write and makes them durable.
 * @ends: (element-type gint64): gets the length of the file behind each line
 *
 * Returns: FALSE with @error; then none of them counts, and none is left in
 * the file after the next append.
 */
gboolean gain_journal_segment_append (GainJournalSegment *self,
                                      GPtrArray *lines,
                                      GArray *ends,
                                      GError **error);

G_END_DECLS
