/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-registry-list.h"

G_BEGIN_DECLS

/** What is known about a proposition, each field an act of its own when it is changed. */
#define GAIN_TYPE_PROPOSITION_FORM (gain_proposition_form_get_type ())
G_DECLARE_FINAL_TYPE (GainPropositionForm, gain_proposition_form, GAIN, PROPOSITION_FORM, AdwBin)

GtkWidget *gain_proposition_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** @list: (nullable): the propositions to choose from; @id: (nullable): with NULL it lets go of
 * all. */
void gain_proposition_form_show (GainPropositionForm *self,
                                 GainProject *project,
                                 GainRegistryList *list,
                                 const char *id);
/** The keys go to the wording. */
void gain_proposition_form_rename (GainPropositionForm *self);

G_END_DECLS
