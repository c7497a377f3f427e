/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-registry-list.h"

G_BEGIN_DECLS

/** What is known about an actor, each field an act of its own when it is changed. */
#define GAIN_TYPE_ACTOR_FORM (gain_actor_form_get_type ())
G_DECLARE_FINAL_TYPE (GainActorForm, gain_actor_form, GAIN, ACTOR_FORM, AdwBin)

GtkWidget *gain_actor_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** @list: (nullable): the actors to choose from; @id: (nullable): with NULL it lets go of all. */
void gain_actor_form_show (GainActorForm *self,
                           GainProject *project,
                           GainRegistryList *list,
                           const char *id);
/** The keys go to the name. */
void gain_actor_form_rename (GainActorForm *self);

G_END_DECLS
