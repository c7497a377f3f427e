/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-entry.h"

G_BEGIN_DECLS

/** The Library place: every article of the project, found by typing, opened by Enter or a click.
 * Signal "activated" (GainArticle *). */
#define GAIN_TYPE_LIBRARY (gain_library_get_type ())
G_DECLARE_FINAL_TYPE (GainLibrary, gain_library, GAIN, LIBRARY, AdwBin)

/** @entries: (nullable): NULL empties the page. */
void gain_library_set_entries (GainLibrary *self, GainEntryList *entries);
/** Puts the keyboard into the search field. */
void gain_library_search (GainLibrary *self);

/** The list of articles beside the text. Signal "activated" (GainArticle *). */
#define GAIN_TYPE_SIDEBAR (gain_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (GainSidebar, gain_sidebar, GAIN, SIDEBAR, AdwBin)

void gain_sidebar_set_entries (GainSidebar *self, GainEntryList *entries);
/** Shows @article as the open one. */
void gain_sidebar_select (GainSidebar *self, GainArticle *article);

G_END_DECLS
