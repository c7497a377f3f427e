/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-proposal-view.h"
#include "gain-registry-list.h"

G_BEGIN_DECLS

/** Everything about one entry: what is known of it, where it is used. Property "folded": whether it
 * offers the way back to the list. */
#define GAIN_TYPE_ENTRY_PAGE (gain_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (GainEntryPage, gain_entry_page, GAIN, ENTRY_PAGE, AdwBin)

/** @list: of the kind that the entry is of. @id: (nullable): NULL shows that nothing is chosen. */
void gain_entry_page_show (GainEntryPage *self,
                           GainProject *project,
                           GainRegistryList *list,
                           const char *id);
/** Instead of one entry. @names: what was chosen, for people. */
void gain_entry_page_show_several (GainEntryPage *self, guint n, const char *names);
/** Shows what it shows as it is now. @uses: whether its occurrences may have changed. */
void gain_entry_page_refresh (GainEntryPage *self, gboolean uses);
const char *gain_entry_page_get_id (GainEntryPage *self);

GainProposalView *gain_entry_page_get_proposals (GainEntryPage *self);

/** The keys go to the first thing on the page. */
void gain_entry_page_focus (GainEntryPage *self);
void gain_entry_page_rename (GainEntryPage *self);
/** "details" or "occurrences". */
void gain_entry_page_set_tab (GainEntryPage *self, const char *tab);

G_END_DECLS
