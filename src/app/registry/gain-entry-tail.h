/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/** What actors and propositions have in common below their own fields: what was merged into them,
 * the note, who entered them. */
#define GAIN_TYPE_ENTRY_TAIL (gain_entry_tail_get_type ())
G_DECLARE_FINAL_TYPE (GainEntryTail, gain_entry_tail, GAIN, ENTRY_TAIL, AdwBin)

GtkWidget *gain_entry_tail_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** @id: (nullable): NULL lets go of everything. */
void gain_entry_tail_show (GainEntryTail *self,
                           GainProject *project,
                           GainItemKind kind,
                           const char *id);

G_END_DECLS
