/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GainDevice:
 *
 * Who writes: this installation, and which of its instances. As long as it
 * lives no other instance on this computer has the same name, so the journal
 * files of that name are ours alone.
 */
typedef struct _GainDevice GainDevice;

/** @data_folder: where the id is kept, such as $XDG_DATA_HOME/gainsay. Where that cannot be written
 * the device is a new one each time. Never NULL. */
GainDevice *gain_device_open (const char *data_folder) G_GNUC_WARN_UNUSED_RESULT;
void gain_device_close (GainDevice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainDevice, gain_device_close)

/** "k3f7a2" for the first instance, "k3f7a2-1" for the second, … */
const char *gain_device_get_name (GainDevice *self);

/** Whether @name may be at work now: another device, or an instance of this one that runs. */
gboolean gain_device_may_be_alive (GainDevice *self, const char *name);

/** Returns: (transfer full): the folder where this installation keeps its own things. */
char *gain_device_dup_data_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/** The annotator that this installation was last in the project folder @project (a path).
 * Returns: (transfer full) (nullable). */
char *gain_device_dup_annotator (GainDevice *self, const char *project) G_GNUC_WARN_UNUSED_RESULT;
void gain_device_set_annotator (GainDevice *self, const char *project, const char *annotator);

G_END_DECLS
