/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-export.h"

G_BEGIN_DECLS

/* Makes records of a project, one article at a time. On the main thread.
 * Private to formats/. */

typedef struct _GainSnapshot GainSnapshot;

GainSnapshot *gain_snapshot_new (GainProject *project,
                                 const GainExportOptions *options,
                                 GainExportLoadFunc load,
                                 gpointer load_data);
void gain_snapshot_free (GainSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainSnapshot, gain_snapshot_free)

guint gain_snapshot_get_n_articles (GainSnapshot *self);
/** Returns: (transfer full) (nullable): NULL where the text cannot be had; @problems gets why. */
GainRecord *gain_snapshot_take (GainSnapshot *self, guint i, GPtrArray *problems);

/** Entries of the registry that no article led to so far. */
guint gain_snapshot_count_unreached_entries (GainSnapshot *self);

G_END_DECLS
