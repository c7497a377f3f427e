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

/** Reads an act of the past again, from where gain_history_follow_past() said that it is.
 * Returns: (transfer full) (nullable): NULL when it cannot be read any more. */
typedef GainChange *(*GainHistoryReadFunc) (guint64 place, gpointer user_data);

/** A long past need not be held in memory: @read brings an act back when its turn comes. */
void gain_history_set_read_func (GainHistory *self,
                                 GainHistoryReadFunc read,
                                 gpointer user_data,
                                 GDestroyNotify destroy);
/** As gain_history_follow(), for an act, undo or redo that is not in memory. @group: of the act
 * itself, or of the act that was undone or redone. */
void gain_history_follow_past (GainHistory *self,
                               GainChangeRole role,
                               const char *group,
                               guint64 place);

/** The act that undo (redo) would take back (bring back). Returns: (transfer none) (nullable). */
GainChange *gain_history_get_undo (GainHistory *self);
GainChange *gain_history_get_redo (GainHistory *self);
/** The acts that stand, so those that can be undone one after the other. */
guint gain_history_get_n_acts (GainHistory *self);

G_END_DECLS
