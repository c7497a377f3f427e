/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainEntryUsage:
 *
 * How often, and how lately, the annotator at work linked to each entry in one
 * article, the one that was asked about last.
 */
typedef struct _GainEntryUsage GainEntryUsage;

/** @project is borrowed. */
GainEntryUsage *gain_entry_usage_new (GainProject *project) G_GNUC_WARN_UNUSED_RESULT;
void gain_entry_usage_free (GainEntryUsage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainEntryUsage, gain_entry_usage_free)

/** Keeps up with @change, which was just applied. */
void gain_entry_usage_follow (GainEntryUsage *self, GainChange *change);

/** Returns: (transfer none) (element-type utf8 double): for each entry that is used in @article
 * how much speaks for it: more, the more often and the later it was used. */
GHashTable *gain_entry_usage_get (GainEntryUsage *self, const char *article);

G_END_DECLS
