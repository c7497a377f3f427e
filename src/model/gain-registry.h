/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-item.h"
#include "gain-relation.h"

G_BEGIN_DECLS

/** An entry of the registry of who speaks, is spoken of, or answers. */
#define GAIN_TYPE_ACTOR (gain_actor_get_type ())
G_DECLARE_FINAL_TYPE (GainActor, gain_actor, GAIN, ACTOR, GainItem)

/** @id: (nullable): NULL for a new UUID. */
GainActor *gain_actor_new (const char *id, const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *gain_actor_get_name (GainActor *self);
void gain_actor_set_name (GainActor *self, const char *name);
/** Lends a NULL-terminated list, never NULL. */
const char *const *gain_actor_get_aliases (GainActor *self);
void gain_actor_set_aliases (GainActor *self, const char *const *aliases);
/** "person", "organisation", "party", "state-body", "group", "media", "unnamed", or NULL. */
const char *gain_actor_get_actor_type (GainActor *self);
void gain_actor_set_actor_type (GainActor *self, const char *type);
const char *gain_actor_get_organisation (GainActor *self);
void gain_actor_set_organisation (GainActor *self, const char *organisation);
const char *gain_actor_get_country (GainActor *self);
void gain_actor_set_country (GainActor *self, const char *country);
/** Wikidata, "Q42". */
const char *gain_actor_get_wikidata (GainActor *self);
void gain_actor_set_wikidata (GainActor *self, const char *wikidata);

/** An entry of the registry of what is claimed, worded positively. */
#define GAIN_TYPE_PROPOSITION (gain_proposition_get_type ())
G_DECLARE_FINAL_TYPE (GainProposition, gain_proposition, GAIN, PROPOSITION, GainItem)

GainProposition *gain_proposition_new (const char *id,
                                       const char *wording) G_GNUC_WARN_UNUSED_RESULT;
const char *gain_proposition_get_wording (GainProposition *self);
void gain_proposition_set_wording (GainProposition *self, const char *wording);
/** Ids of the propositions that this one is a narrower case of; never NULL. */
const char *const *gain_proposition_get_broader (GainProposition *self);
void gain_proposition_set_broader (GainProposition *self, const char *const *broader);
/** Id in the concept tree of the codebook, or NULL. */
const char *gain_proposition_get_concept (GainProposition *self);
void gain_proposition_set_concept (GainProposition *self, const char *concept);

/** Says that the entry @from counts as the entry @to (both of one kind). Who made it deletes it to
 * take it back; another person adds a counter-edge: a merge that names the one which it undoes, and
 * that is no edge itself. */
#define GAIN_TYPE_MERGE (gain_merge_get_type ())
G_DECLARE_FINAL_TYPE (GainMerge, gain_merge, GAIN, MERGE, GainItem)

GainMerge *gain_merge_new (const char *id, GainItemKind entries, const char *from, const char *to)
    G_GNUC_WARN_UNUSED_RESULT;
GainItemKind gain_merge_get_entries (GainMerge *self);
const char *gain_merge_get_from (GainMerge *self);
const char *gain_merge_get_to (GainMerge *self);
/** Id of the merge that this one takes back, or NULL. */
const char *gain_merge_get_undoes (GainMerge *self);
void gain_merge_set_undoes (GainMerge *self, const char *merge);

/**
 * GainRegistry:
 *
 * The union of what every person entered: actors, propositions, merges, and
 * relations between entries. Changed only through gain_project_apply().
 */
#define GAIN_TYPE_REGISTRY (gain_registry_get_type ())
G_DECLARE_FINAL_TYPE (GainRegistry, gain_registry, GAIN, REGISTRY, GObject)

/** Whether a registry holds items of @kind: actors, propositions, merges, relations. */
gboolean gain_registry_holds (GainItemKind kind);

/** Lends a list of GainActor, by name. */
GListModel *gain_registry_get_actors (GainRegistry *self);
/** Lends a list of GainProposition, by wording. */
GListModel *gain_registry_get_propositions (GainRegistry *self);
/** Returns: (transfer none) (nullable): the entry as entered by @owner (NULL: by anybody). */
GainItem *gain_registry_get_entry (GainRegistry *self,
                                   GainItemKind kind,
                                   const char *owner,
                                   const char *id);
/** Returns: (nullable): who entered what shows under @id. */
const char *gain_registry_get_owner (GainRegistry *self, GainItemKind kind, const char *id);
/** Follows merges that no counter-edge takes back; cycle-safe, whoever made them and in whatever
 * order. Among several entries that something was merged into the first by id stands for all.
 * Returns: (transfer none): the id that stands for @id, or @id. */
const char *gain_registry_resolve (GainRegistry *self, GainItemKind kind, const char *id);
/** Returns: (transfer container): ids (interned) of all that count as one with @id: the one that
 * stands for them first, the others by id. Never empty: @id itself where nothing was merged. */
GPtrArray *gain_registry_list_merged (GainRegistry *self, GainItemKind kind, const char *id);
/** Returns: (transfer container): GainMerges that count and start or end at @id, by id. */
GPtrArray *gain_registry_list_merges (GainRegistry *self, GainItemKind kind, const char *id);
/** Returns: (transfer container): relations between entries, by id; with @from only those that
 * start at this very entry (not at one that was merged with it). */
GPtrArray *gain_registry_list_relations (GainRegistry *self, const char *from);
/** Returns: (transfer container): those that end at this very entry. */
GPtrArray *gain_registry_list_relations_to (GainRegistry *self, const char *to);
/** Returns: (transfer container): GainItems of @kind that @owner entered (NULL: that show), by id.
 */
GPtrArray *gain_registry_list_entries (GainRegistry *self, GainItemKind kind, const char *owner);
/** Returns: (transfer container): ids of those who entered something (interned). */
GPtrArray *gain_registry_list_owners (GainRegistry *self);

G_END_DECLS
