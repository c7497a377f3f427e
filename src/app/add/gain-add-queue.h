/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-add-job.h"

G_BEGIN_DECLS

/**
 * GainAddQueue:
 *
 * Takes files and addresses as they come, waits until a project is open, and
 * makes one job, with its window, of what one act brought. Signal "added"
 * (GainAddJob *) when a job is done.
 */
#define GAIN_TYPE_ADD_QUEUE (gain_add_queue_get_type ())
G_DECLARE_FINAL_TYPE (GainAddQueue, gain_add_queue, GAIN, ADD_QUEUE, GObject)

/** @parent: over which the windows appear; not owned, must live longer. */
GainAddQueue *gain_add_queue_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;
/** @store: (nullable): NULL makes what comes wait. */
void gain_add_queue_set_store (GainAddQueue *self, GainStore *store);
void gain_add_queue_add_file (GainAddQueue *self, GFile *file);
void gain_add_queue_add_url (GainAddQueue *self, const char *url);
/** Asks for addresses and adds them. */
void gain_add_queue_ask_url (GainAddQueue *self);

G_END_DECLS
