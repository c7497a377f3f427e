/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-json.h"
#include "gain-page-import.h"
#include "gain-record.h"

G_BEGIN_DECLS

typedef struct _GainCodec GainCodec;

/**
 * GainImportResult:
 * @records: (element-type GainRecord): one an article
 * @warnings: (element-type utf8): sentences with file and line for what could not be taken
 */
typedef struct
{
  GPtrArray *records;
  GPtrArray *warnings;
} GainImportResult;

void gain_import_result_free (GainImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainImportResult, gain_import_result_free)

/**
 * Reads a file of any format that can be read. Pure, safe in any thread.
 * @codec: (nullable): NULL to find out
 * @source: its name, for messages, and what is known about pages
 *
 * Returns: (transfer full): NULL with an error where nothing at all could be read.
 */
GainImportResult *gain_import_read (GBytes *bytes,
                                    const GainCodec *codec,
                                    const GainPageSource *source,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** @record: (transfer full). */
typedef void (*GainImportFunc) (GainRecord *record, gpointer user_data);

/** The same, one record after another, so that a large file does not have to be in memory. */
gboolean gain_import_each (GBytes *bytes,
                           const GainCodec *codec,
                           const GainPageSource *source,
                           GainImportFunc func,
                           gpointer user_data,
                           GPtrArray *warnings,
                           GCancellable *cancellable,
                           GError **error);

/* For codecs. */

typedef struct _GainImport GainImport;

GBytes *gain_import_get_bytes (GainImport *self);
const GainPageSource *gain_import_get_source (GainImport *self);
/** The next line without its end; FALSE at the end of the file. @number: 1-based. */
gboolean gain_import_next_line (GainImport *self, const char **line, gsize *length, guint *number);
/** Back to the first line. */
void gain_import_rewind (GainImport *self);
/** Parses one line, with messages that name it. Returns: (transfer full). */
JsonNode *gain_import_parse_line (GainImport *self,
                                  const char *line,
                                  gsize length,
                                  guint number,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** Checks the marks of @record (transfer full) and hands it over. */
void gain_import_take_record (GainImport *self, GainRecord *record);
/** @line: 0 for the whole file. */
void gain_import_warn (GainImport *self, guint line, const char *message);
gboolean gain_import_is_cancelled (GainImport *self, GError **error);

G_END_DECLS
