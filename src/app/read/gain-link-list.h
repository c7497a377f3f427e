/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-mark-links.h"
#include "gain-project.h"

G_BEGIN_DECLS

/** What can be added to a group of links, as the reader's action for it. */
typedef struct
{
  GainLinksGroup group;
  const char *title;   /* of the group */
  const char *nothing; /* (nullable): what to say while it is empty; NULL hides it then */
  const char *add;     /* (nullable): what the button does, for people */
  const char *action;  /* (nullable): and as an action */
} GainLinkGroup;

/**
 * GainLinkList:
 *
 * Links of a mark in groups: what kind, and what is at the other end. What
 * starts at the mark can be edited and deleted; what is missing says so, with a
 * button that asks for it.
 *
 * Signals:
 *   "unlink" (const char *relation)                     a person wants the link gone
 *   "edit" (GainRelation *relation)                     or as this (an unsealed copy)
 *   "follow" (const char *article, const char *mark)    or wants to see the other end
 */
#define GAIN_TYPE_LINK_LIST (gain_link_list_get_type ())
G_DECLARE_FINAL_TYPE (GainLinkList, gain_link_list, GAIN, LINK_LIST, GtkBox)

/** Shows the @n_groups @groups of @links (element-type GainMarkLink). Hides itself where nothing is
 * to be shown. */
void gain_link_list_show (GainLinkList *self,
                          const GainLinkGroup *groups,
                          guint n_groups,
                          GPtrArray *links);

G_END_DECLS
