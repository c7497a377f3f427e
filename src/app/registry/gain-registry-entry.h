/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/** An actor or a proposition as a list shows it, with what was merged into it. Properties "title"
 * and "details" (for people) notify. */
#define GAIN_TYPE_REGISTRY_ENTRY (gain_registry_entry_get_type ())
G_DECLARE_FINAL_TYPE (GainRegistryEntry, gain_registry_entry, GAIN, REGISTRY_ENTRY, GObject)

GainRegistryEntry *gain_registry_entry_new (GainProject *project,
                                            GainItem *item) G_GNUC_WARN_UNUSED_RESULT;

GainItemKind gain_registry_entry_get_kind (GainRegistryEntry *self);
const char *gain_registry_entry_get_id (GainRegistryEntry *self);
/** Name or wording. */
const char *gain_registry_entry_get_title (GainRegistryEntry *self);
/** Name or wording of any entry. */
const char *gain_registry_entry_get_words (GainItem *item);
/** “person”, “state body” …, translated; NULL for none. */
const char *gain_registry_entry_get_type_name (const char *actor_type);

/** @merged: (transfer full) (nullable) (element-type GainItem): the entries that count as @item. */
void gain_registry_entry_set_item (GainRegistryEntry *self, GainItem *item, GPtrArray *merged);
/** Lets those who show it look again. */
void gain_registry_entry_uses_changed (GainRegistryEntry *self);
/** Links that lead here, as far as the annotator at work may see them. */
guint gain_registry_entry_get_n_uses (GainRegistryEntry *self);

/** TRUE when its names, aliases, Q-id and the like hold each of @words (NULL-terminated, from
 * gain_registry_entry_fold_words()). Case and accents do not count. */
gboolean gain_registry_entry_matches (GainRegistryEntry *self, const char *const *words);
/** Returns: (transfer full): what was typed, in the form in which entries are compared. */
char **gain_registry_entry_fold_words (const char *typed);

G_END_DECLS
