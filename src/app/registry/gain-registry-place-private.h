/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-registry-place.h"

#include "gain-entry-edit.h"
#include "gain-entry-page.h"
#include "gain-occurrences.h"
#include "gain-pair.h"
#include "gain-registry-filter.h"
#include "gain-registry-list.h"

G_BEGIN_DECLS

/* The place is one widget in two files: gain-registry-place.c is the list and
 * what is chosen in it; -acts.c is what a person does to it. */
struct _GainRegistryPlace
{
  AdwBin parent_instance;

  GainPair *pair;
  GtkWidget *actors_button;
  GtkWidget *propositions_button;
  GtkMenuButton *add_button;
  GtkPopover *add_popover;
  GtkEntry *add_entry;
  GtkSearchEntry *search;
  GtkStack *results;
  GtkListView *view;
  AdwStatusPage *empty_page;
  GtkWidget *add_found_button;
  GtkLabel *add_found_label;
  GainEntryPage *page;

  GainRegistryFilter *filter;
  GtkCustomSorter *by_use;
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  GtkMultiSelection *selection;

  GainProject *project;
  GainRegistryList *lists[2]; /* actors, propositions; NULL without a project */
  GainItemKind kind;          /* of the list that is shown */
  gboolean catching_up;
  gboolean uses_changed;
  guint opening; /* idle source */
};

GainRegistryList *gain_registry_place_get_list (GainRegistryPlace *self);
/** Returns: (transfer full): ids of what is selected, else of what the page shows. */
GPtrArray *gain_registry_place_list_chosen (GainRegistryPlace *self);
/** Returns: (transfer full): what stands in the search, without spaces around. */
char *gain_registry_place_dup_typed (GainRegistryPlace *self);
/** Selects the row at @position, alone, and scrolls there. */
void gain_registry_place_choose (GainRegistryPlace *self, guint position);
void gain_registry_place_say (GainRegistryPlace *self, const char *text, gboolean undoable);

/* -acts.c */
void gain_registry_place_install_actions (GtkWidgetClass *klass);
/** Adds an entry of that name or wording to the list that is shown, and goes there. */
void gain_registry_place_add (GainRegistryPlace *self, const char *words);
void gain_registry_place_add_typed_cb (GainRegistryPlace *self);
void gain_registry_place_add_found_cb (GainRegistryPlace *self);

G_END_DECLS
