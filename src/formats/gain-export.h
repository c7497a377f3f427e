/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-codec.h"

G_BEGIN_DECLS

#define GAIN_EXPORT_ERROR (gain_export_error_quark ())

typedef enum
{
  GAIN_EXPORT_ERROR_FORMAT,  /* unknown, or cannot be written */
  GAIN_EXPORT_ERROR_LICENCE, /* full text without a licence note */
  GAIN_EXPORT_ERROR_WRITE,
  GAIN_EXPORT_ERROR_VERIFY, /* what was read back is not what was written */
} GainExportError;

GQuark gain_export_error_quark (void);

/**
 * GainExportOptions:
 * @annotators: (nullable): whose layers; NULL for everybody's. Where the project is blind, only
 * those that gain_project_may_see() lets the one at work see
 * @submitted_only: layers that were submitted
 * @text: how much of the text
 * @leave_out_excluded: leaves out marks that touch an excluded block, and their links
 * @allow_unlicensed: writes texts without a licence note into formats that are no archive
 *
 * All zero is the default: everything.
 */
typedef struct
{
  const char *const *annotators;
  gboolean submitted_only;
  GainRecordText text;
  gboolean leave_out_excluded;
  gboolean allow_unlicensed;
} GainExportOptions;

/**
 * GainExportReport:
 * @n_mismatches: articles that read back differently; 0 or the export has failed
 * @notes: (element-type utf8): sentences: what the format cannot hold, what was left out, what a
 *   person should look at
 */
typedef struct
{
  guint n_articles;
  guint n_marks;
  guint n_links;
  guint n_entries;
  guint n_mismatches;
  GPtrArray *notes;
} GainExportReport;

void gain_export_report_free (GainExportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainExportReport, gain_export_report_free)
/** Returns: (transfer full): as it stands beside the file. */
char *gain_export_report_dup_text (GainExportReport *self) G_GNUC_WARN_UNUSED_RESULT;

/** Makes gain_article_get_text() answer, such as gain_store_load_text(). On the main thread. */
typedef gboolean (*GainExportLoadFunc) (GainArticle *article, gpointer user_data, GError **error);
/** On the main thread (for gain_export_write(): where it was called). */
typedef void (*GainExportProgressFunc) (guint done, guint total, gpointer user_data);

/** What can be said before writing: what @codec cannot hold of @project. Returns: (transfer full)
 * (element-type utf8). */
GPtrArray *gain_export_list_losses (GainProject *project,
                                    const GainCodec *codec,
                                    const GainExportOptions *options);

/**
 * Writes to a stream, one article after another, and reads nothing back (see
 * gain_export_to_file()).
 * @options: (nullable)
 * @load: (nullable): for articles whose text is not loaded
 * @report: (out) (optional)
 */
gboolean gain_export_write (GainProject *project,
                            const GainCodec *codec,
                            GOutputStream *stream,
                            const GainExportOptions *options,
                            GainExportLoadFunc load,
                            gpointer load_data,
                            GainExportProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GainExportReport **report,
                            GError **error);

/**
 * Writes beside @path, reads that back and compares, then puts it in the place
 * of @path, and the report beside it as “<path>.report.txt”; beside an archive
 * the codebook of now, to which all marks are brought up, as
 * “<path>.codebook.json”. After a failure or a cancel @path is as it was.
 */
gboolean gain_export_to_file (GainProject *project,
                              const GainCodec *codec,
                              const char *path,
                              const GainExportOptions *options,
                              GainExportLoadFunc load,
                              gpointer load_data,
                              GainExportProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GainExportReport **report,
                              GError **error);

/** The same in a thread. Each article is taken as it is when its turn comes, on the main context of
 * the caller; @load and @progress are called there. */
void gain_export_to_file_async (GainProject *project,
                                const GainCodec *codec,
                                const char *path,
                                const GainExportOptions *options,
                                GainExportLoadFunc load,
                                gpointer load_data,
                                GainExportProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** Returns: (transfer full). */
GainExportReport *gain_export_to_file_finish (GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
