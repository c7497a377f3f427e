/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-search.h"

G_BEGIN_DECLS

/**
 * GainSearchFilters:
 *
 * How to search, and where. Signal "changed".
 */
#define GAIN_TYPE_SEARCH_FILTERS (gain_search_filters_get_type ())
G_DECLARE_FINAL_TYPE (GainSearchFilters, gain_search_filters, GAIN, SEARCH_FILTERS, AdwBin)

/** Fills the lists of labels, actors and outlets. */
void gain_search_filters_set_project (GainSearchFilters *self, GainProject *project);

GainConcordanceMode gain_search_filters_get_mode (GainSearchFilters *self);
GainConcordanceFlags gain_search_filters_get_flags (GainSearchFilters *self);
/** Lends strings until something is changed here. */
void gain_search_filters_get (GainSearchFilters *self, GainSearchFilter *filter);

G_END_DECLS
