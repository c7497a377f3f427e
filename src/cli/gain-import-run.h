/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codec.h"
#include "gain-result-list.h"

G_BEGIN_DECLS

/**
 * GainImportRun:
 *
 * Files on their way into a project: pages become articles; datasets become
 * articles with the marks, links and registry entries they hold. Where nobody
 * is named, each annotator's marks stay theirs; they are written as that
 * annotator, once the articles are there.
 */
typedef struct _GainImportRun GainImportRun;

/** Everything lent must outlive it.
 * @project: path of the folder
 * @annotator: (nullable): whose all marks become
 * @codec: (nullable): NULL to find out for each file
 * @about: charset and licence, where known */
GainImportRun *gain_import_run_new (const char *project,
                                    const char *annotator,
                                    const GainCodec *codec,
                                    const GainPageSource *about,
                                    GainResultList *results,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gain_import_run_free (GainImportRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainImportRun, gain_import_run_free)

/** Brings in one file ("-" for standard input); the result list tells how that went. */
void gain_import_run_add_file (GainImportRun *self, const char *path);

/** Brings in the marks of other annotators and writes everything. */
gboolean gain_import_run_finish (GainImportRun *self, GError **error);

G_END_DECLS
