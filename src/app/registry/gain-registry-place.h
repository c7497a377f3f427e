/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainRegistryPlace:
 *
 * The actors and propositions of the project: find, add, edit, merge, split,
 * delete, and see where each is used.
 *
 * Signal "message" (const char *text, gboolean undoable): wants a toast.
 * Leaves through “win.stand-at”.
 */
#define GAIN_TYPE_REGISTRY_PLACE (gain_registry_place_get_type ())
G_DECLARE_FINAL_TYPE (GainRegistryPlace, gain_registry_place, GAIN, REGISTRY_PLACE, AdwBin)

/** Brings the text of @article into memory. */
typedef gboolean (*GainLoadTextFunc) (GainArticle *article, gpointer user_data, GError **error);

/** For what looks into all texts of the project. @load: (nullable) (scope forever). */
void gain_registry_place_set_load_func (GainRegistryPlace *self,
                                        GainLoadTextFunc load,
                                        gpointer user_data);
/** @project: (nullable). */
void gain_registry_place_set_project (GainRegistryPlace *self, GainProject *project);
/** Chooses an entry and shows it. @kind: actor or proposition. Returns: FALSE where there is none
 * with this id. */
gboolean gain_registry_place_show_entry (GainRegistryPlace *self,
                                         GainItemKind kind,
                                         const char *id);
/** Goes to the entry that @change was about. Returns: FALSE where it was about none. */
gboolean gain_registry_place_show_change (GainRegistryPlace *self, GainChange *change);
/** The keys go to the list. */
void gain_registry_place_focus (GainRegistryPlace *self);
/** The keys go to the search. */
void gain_registry_place_search (GainRegistryPlace *self);

G_END_DECLS
