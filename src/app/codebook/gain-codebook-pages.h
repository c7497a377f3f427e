/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook-page.h"

G_BEGIN_DECLS

/* The pages of the Codebook place. Those about one thing get its id by
 * gain_codebook_page_set_id(). */

#define GAIN_TYPE_LABEL_PAGE (gain_label_page_get_type ())
G_DECLARE_FINAL_TYPE (GainLabelPage, gain_label_page, GAIN, LABEL_PAGE, GainCodebookPage)

#define GAIN_TYPE_ATTRIBUTE_PAGE (gain_attribute_page_get_type ())
G_DECLARE_FINAL_TYPE (GainAttributePage,
                      gain_attribute_page,
                      GAIN,
                      ATTRIBUTE_PAGE,
                      GainCodebookPage)

#define GAIN_TYPE_RELATION_PAGE (gain_relation_page_get_type ())
G_DECLARE_FINAL_TYPE (GainRelationPage, gain_relation_page, GAIN, RELATION_PAGE, GainCodebookPage)

/** A concept, or a type of actor. */
#define GAIN_TYPE_TERM_PAGE (gain_term_page_get_type ())
G_DECLARE_FINAL_TYPE (GainTermPage, gain_term_page, GAIN, TERM_PAGE, GainCodebookPage)
GtkWidget *gain_term_page_new (GainCodebookPart what);

#define GAIN_TYPE_GUIDELINES_PAGE (gain_guidelines_page_get_type ())
G_DECLARE_FINAL_TYPE (GainGuidelinesPage,
                      gain_guidelines_page,
                      GAIN,
                      GUIDELINES_PAGE,
                      GainCodebookPage)

#define GAIN_TYPE_VERSIONS_PAGE (gain_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (GainVersionsPage, gain_versions_page, GAIN, VERSIONS_PAGE, GainCodebookPage)

/** The list of one part of the codebook; a row opens its thing. */
#define GAIN_TYPE_PART_LIST (gain_part_list_get_type ())
G_DECLARE_FINAL_TYPE (GainPartList, gain_part_list, GAIN, PART_LIST, GainCodebookPage)
GtkWidget *gain_part_list_new (GainCodebookPart what);
/** Gives the keyboard to the row of @id (nullable), or to the first. */
void gain_part_list_focus (GainPartList *self, const char *id);

/** What can be done with a thing, as a menu of the actions “codebook.…” of the place. Returns:
 * (transfer full). */
GMenuModel *gain_codebook_menu_new (GainCodebookPart what, const char *of, const char *id);

G_END_DECLS
