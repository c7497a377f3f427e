/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-occurrences.h"

G_BEGIN_DECLS

/** A line of a list of occurrences: an article that has some, or a mark that is one. */
#define GAIN_TYPE_OCCURRENCE_LINE (gain_occurrence_line_get_type ())
G_DECLARE_FINAL_TYPE (GainOccurrenceLine, gain_occurrence_line, GAIN, OCCURRENCE_LINE, GObject)

GainOccurrenceLine *gain_occurrence_line_new_article (GainProject *project, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;
/** For the mark of @occurrence, which may come in several roles: add the others. */
GainOccurrenceLine *gain_occurrence_line_new_mark (GainProject *project,
                                                   const GainOccurrence *occurrence)
    G_GNUC_WARN_UNUSED_RESULT;
void gain_occurrence_line_add_role (GainOccurrenceLine *self, GainOccurrenceRole role);
/** Whether @occurrence is the same mark in another role. */
gboolean gain_occurrence_line_is_same_mark (GainOccurrenceLine *self,
                                            const GainOccurrence *occurrence);

gboolean gain_occurrence_line_is_article (GainOccurrenceLine *self);
const char *gain_occurrence_line_get_article (GainOccurrenceLine *self);
/** Where to stand; "" for an article, and for a mark that is not one's own. */
const char *gain_occurrence_line_get_mark (GainOccurrenceLine *self);
/** Title of the article; or Pango markup of the words that are marked, with those around. */
const char *gain_occurrence_line_get_words (GainOccurrenceLine *self);
/** Returns: (transfer full): outlet and date; or label and roles, who says so, whose mark it is. */
char *gain_occurrence_line_dup_details (GainOccurrenceLine *self);

G_END_DECLS
