/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-search.h"

G_BEGIN_DECLS

/** May be called in any thread. */
GainHit *gain_hit_new (GainArticle *article, GainText *text, GainSpan span, guint context)
    G_GNUC_WARN_UNUSED_RESULT;

/** The filter with strings of its own. */
GainSearchFilter *gain_search_filter_copy (const GainSearchFilter *filter);
void gain_search_filter_free (GainSearchFilter *filter);

/** What the filter says of an article without its text. */
gboolean gain_search_filter_takes (const GainSearchFilter *self,
                                   GainProject *project,
                                   GainArticle *article);

/** Returns: (transfer full) (element-type GainSpan): where to look, in order. */
GArray *gain_search_filter_list_spans (const GainSearchFilter *self,
                                       GainProject *project,
                                       GainArticle *article);

/** Returns: (transfer full) (nullable) (element-type GainSpan): where the marks are that a hit must
 * touch (or with @unmarked must not); NULL where marks do not matter. */
GArray *gain_search_filter_list_marked (const GainSearchFilter *self,
                                        GainProject *project,
                                        GainArticle *article);

G_END_DECLS
