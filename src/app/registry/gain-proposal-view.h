/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-registry-place.h"

G_BEGIN_DECLS

/** Where the texts name an actor and nothing is marked yet: looked for while it is seen, checked by
 * a person, marked in one act. */
#define GAIN_TYPE_PROPOSAL_VIEW (gain_proposal_view_get_type ())
G_DECLARE_FINAL_TYPE (GainProposalView, gain_proposal_view, GAIN, PROPOSAL_VIEW, AdwBin)

/** @actor: (nullable): NULL looks for nothing. */
void gain_proposal_view_show (GainProposalView *self, GainProject *project, const char *actor);
/** How texts that are not in memory are read; without, only those that are in memory count. */
void gain_proposal_view_set_load_func (GainProposalView *self,
                                       GainLoadTextFunc load,
                                       gpointer user_data);

G_END_DECLS
