/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-folder.h"
#include "gain-project.h"

G_BEGIN_DECLS

/* journal/<annotator>/<device>-YYYY-MM.jsonl: append-only, a line per
 * operation, members in a fixed order, so that a reader can find its way
 * without building a tree:
 *
 *   {"id","group","part":[i,of],"verb",("role","of",)"n","device","by","at","article","target",
 *    "op","before","after","target_sha256","prev"}
 *
 * "prev" is the first 16 hex digits of the SHA-256 of the previous line of the
 * file without its newline, "" for the first: who changes a line is seen. */

#define GAIN_JOURNAL_PREV_LENGTH 16

/**
 * GainJournalStamp: what the lines of a change have in common
 * @n: of the first operation; the others follow
 * @device: name of the device
 * @by: annotator
 * @at: ISO 8601, UTC
 */
typedef struct
{
  gint64 n;
  const char *device;
  const char *by;
  const char *at;
} GainJournalStamp;

/** The line of operation @i, up to and with the quotation mark that opens the value of "prev": the
 * writer alone knows what stands before it. @sha256: (nullable): of the article's text. Returns:
 * (transfer full). */
GString *gain_journal_write_line (GainChange *change,
                                  guint i,
                                  const GainJournalStamp *stamp,
                                  const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

/** For arrays of such lines. */
void gain_journal_free_line (gpointer line);

/** How much of the whole line @data is in front of the value of "prev"; 0 when it is no line of
 * ours. */
gsize gain_journal_get_head_size (const char *data, gsize size);

/** Sets @prev (17 bytes) for the line that follows the line @data. */
void gain_journal_chain (const char *data, gsize size, char *prev);

/** Bytes of a line that is being read; not NUL-terminated. @data is NULL where JSON has null. */
typedef struct
{
  const char *data;
  gsize size;
} GainSlice;

char *gain_slice_dup (GainSlice slice);
gboolean gain_slice_equal (GainSlice a, GainSlice b);
gboolean gain_slice_is (GainSlice slice, const char *string);

/** One line, taken apart. Slices are lent by the buffer; strings without their quotation marks. */
typedef struct
{
  GainSlice id;
  GainSlice group;
  gint64 part;
  gint64 parts;
  GainSlice verb;
  GainSlice role; /* data NULL for an act */
  GainSlice of;
  gint64 n;
  GainSlice device;
  GainSlice by;
  GainSlice at;
  GainSlice article;
  GainSlice target;
  GainSlice op;
  GainSlice before; /* JSON; data NULL for null */
  GainSlice after;
  GainSlice target_sha256;
  GainSlice prev;
  gint64 start; /* offset in the file where the line begins */
  gint64 end;   /* and behind it with its newline */
} GainJournalLine;

/** Takes a line in the fixed order apart, without its newline. FALSE when it is anything else. */
gboolean gain_journal_scan_line (const char *data, gsize size, GainJournalLine *line);

/** The kind that an "op" such as "annotation.add" is about. FALSE for one of no kind that we know.
 */
gboolean gain_journal_read_kind (GainSlice op, GainItemKind *kind);

/** The change that a complete group stands for. @cache: (nullable): of gain_journal_cache_new();
 * states of a target that follow each other then share an item. NULL with @error when an item
 * cannot be read. */
GainChange *gain_journal_read_change (const GainJournalLine *lines,
                                      guint n,
                                      GHashTable *cache,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** For lines of one buffer, which must outlive it. */
GHashTable *gain_journal_cache_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
