/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainLinkList:
 *
 * The links that start or end at a mark: what kind, and what is at the other
 * end. Those that start there can be deleted.
 *
 * Signals:
 *   "unlink" (const char *relation)   a person wants the link gone
 *   "follow" (const char *mark)       a person wants to see the mark at the other end
 */
#define GAIN_TYPE_LINK_LIST (gain_link_list_get_type ())
G_DECLARE_FINAL_TYPE (GainLinkList, gain_link_list, GAIN, LINK_LIST, AdwPreferencesGroup)

/** @mark: (nullable): id of the mark whose links to show. Hides itself where there are none. */
void gain_link_list_show (GainLinkList *self,
                          GainProject *project,
                          GainLayer *layer,
                          const char *mark);

G_END_DECLS
