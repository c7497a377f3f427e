/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "gain-change.h"

G_BEGIN_DECLS

/**
 * GainHistory:
 *
 * The acts of this device in order, and which of them stand. It follows what
 * is applied and can be rebuilt from the journal by showing it the same
 * changes. Properties "can-undo" and "can-redo" notify.
 */
#define GAIN_TYPE_HISTORY (gain_history_get_type ())
G_DECLARE_FINAL_TYPE (GainHistory, gain_history, GAIN, HISTORY, GObject)

GainHistory *gain_history_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** Takes note of an act, undo or redo that was applied; an act forgets what could be redone. */
void gain_history_follow (GainHistory *self, GainChange *change);

/** The act that undo (redo) would take back (bring back). Returns: (transfer none) (nullable). */
GainChange *gain_history_get_undo (GainHistory *self);
GainChange *gain_history_get_redo (GainHistory *self);
/** The acts that stand, so those that can be undone one after the other. */
guint gain_history_get_n_acts (GainHistory *self);

G_END_DECLS
