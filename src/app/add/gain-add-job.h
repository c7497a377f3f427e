/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-store.h"

G_BEGIN_DECLS

/** How one file or address fared. Immutable once it is done. */
#define GAIN_TYPE_ADD_RESULT (gain_add_result_get_type ())
G_DECLARE_FINAL_TYPE (GainAddResult, gain_add_result, GAIN, ADD_RESULT, GObject)

const char *gain_add_result_get_name (GainAddResult *self);
/** A sentence, or NULL when there is nothing to say. */
const char *gain_add_result_get_message (GainAddResult *self);
gboolean gain_add_result_get_failed (GainAddResult *self);
/** Returns: (transfer none) (nullable). */
GainArticle *gain_add_result_get_article (GainAddResult *self);

/**
 * GainAddJob:
 *
 * Adds files and web pages to a project, one after the other, off the main
 * thread. Properties "done" and "total" (guint) notify; signal "finished".
 */
#define GAIN_TYPE_ADD_JOB (gain_add_job_get_type ())
G_DECLARE_FINAL_TYPE (GainAddJob, gain_add_job, GAIN, ADD_JOB, GObject)

GainAddJob *gain_add_job_new (GainStore *store) G_GNUC_WARN_UNUSED_RESULT;
/** A folder stands for the files in it. Only before the start. */
void gain_add_job_add_file (GainAddJob *self, GFile *file);
void gain_add_job_add_url (GainAddJob *self, const char *url);
void gain_add_job_start (GainAddJob *self);
void gain_add_job_cancel (GainAddJob *self);

/** Lends a list of GainAddResult, in the order of adding. */
GListModel *gain_add_job_get_results (GainAddJob *self);
guint gain_add_job_get_n_failed (GainAddJob *self);
guint gain_add_job_get_n_added (GainAddJob *self);
gboolean gain_add_job_get_running (GainAddJob *self);

G_END_DECLS
