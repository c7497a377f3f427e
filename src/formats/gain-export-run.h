/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-export.h"

G_BEGIN_DECLS

/* One run of an export, wherever its records come from. Private to formats/. */

/** The record number @i; NULL where that article is left out (@notes says why) or where the run
 * was cancelled. Returns: (transfer full). */
typedef GainRecord *(*GainExportTakeFunc) (guint i, GPtrArray *notes, gpointer user_data);

/** How many entries of the registry no record held. */
typedef guint (*GainExportCountFunc) (gpointer user_data);

typedef struct
{
  const GainCodec *codec;
  const char *project_name;
  GainCodebook *codebook; /* (nullable): of now; travels beside an archive */
  const GainExportOptions *options;
  guint n_articles;
  GainExportTakeFunc take;
  GainExportCountFunc count_unreached;
  gpointer take_data; /* for both */
  GPtrArray *losses;  /* sentences for the head of the notes */
  GCancellable *cancellable;
} GainExportRun;

/** @digests: (nullable) (element-type utf8): gets the digest of each record, in order. */
GainExportReport *gain_export_run (const GainExportRun *run,
                                   GOutputStream *stream,
                                   GPtrArray *digests,
                                   GError **error);

/** Writes, reads back, puts in place. */
GainExportReport *gain_export_run_to_file (const GainExportRun *run,
                                           const char *path,
                                           GError **error);

G_END_DECLS
