/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-registry-entry.h"

G_BEGIN_DECLS

/**
 * GainRegistryList:
 *
 * The actors or the propositions of a project as a GListModel of
 * GainRegistryEntry, by name; what was merged into another is folded under
 * that. It catches up with the project when it is asked to, so that marking
 * does not wait for a list that nobody looks at.
 */
#define GAIN_TYPE_REGISTRY_LIST (gain_registry_list_get_type ())
G_DECLARE_FINAL_TYPE (GainRegistryList, gain_registry_list, GAIN, REGISTRY_LIST, GObject)

/** @kind: %GAIN_ITEM_ACTOR or %GAIN_ITEM_PROPOSITION. Empty until it caught up. */
GainRegistryList *gain_registry_list_new (GainProject *project,
                                          GainItemKind kind) G_GNUC_WARN_UNUSED_RESULT;

GainItemKind gain_registry_list_get_kind (GainRegistryList *self);
/** Notes that @change may have to be caught up with. */
void gain_registry_list_follow (GainRegistryList *self, GainChange *change);
/** Brings it up to date, where something happened. Entries keep their objects. */
void gain_registry_list_catch_up (GainRegistryList *self);
/** Returns: (transfer none) (nullable): the entry that shows for @id, which may be merged into it.
 */
GainRegistryEntry *gain_registry_list_find (GainRegistryList *self, const char *id);

G_END_DECLS
