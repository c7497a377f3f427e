/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-file-writer.h"
#include "gain-document-state.h"

G_BEGIN_DECLS

/**
 * GainStateWriter:
 *
 * A thread that turns state into bytes and writes them, so that neither makes
 * anybody wait. One file at a time, in the order of the requests.
 */
typedef struct _GainStateWriter GainStateWriter;

/**
 * @path: of the file
 * @state: what it shall hold; handed over
 * @items: afterwards: what it holds
 * @known: what it is thought to hold; afterwards what it holds
 * @other: (nullable): what another had written instead
 * @error: (nullable): why it could not be written
 */
typedef struct
{
  char *path;
  GainDocumentState *state;
  GainItemSet *items;
  GainFileVersion known;
  GBytes *other;
  GError *error;
} GainStateJob;

GainStateJob *gain_state_job_new (const char *path,
                                  GainDocumentState *state,
                                  const GainFileVersion *known) G_GNUC_WARN_UNUSED_RESULT;
void gain_state_job_free (GainStateJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainStateJob, gain_state_job_free)

/** @tag: device name; @poke: (nullable): a source that becomes ready when a job is done. */
GainStateWriter *gain_state_writer_new (GainFolder *folder,
                                        const char *tag,
                                        GSource *poke) G_GNUC_WARN_UNUSED_RESULT;
/** Finishes what was asked for. */
void gain_state_writer_free (GainStateWriter *self);
/** Takes @job. */
void gain_state_writer_push (GainStateWriter *self, GainStateJob *job);
/** Returns: (transfer full) (nullable): a job that is done; NULL when there is none, or with @wait
 * when none is under way. */
GainStateJob *gain_state_writer_pop (GainStateWriter *self,
                                     gboolean wait) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
