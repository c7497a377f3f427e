/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-page.h"

G_BEGIN_DECLS

/**
 * GainTextView:
 *
 * Shows one article and the marks of one layer on it. Everything that goes in
 * or out is in code points of the article; only GainTextMap knows about the
 * buffer. It shows; what a key or a press means is the reader's business.
 */
#define GAIN_TYPE_TEXT_VIEW (gain_text_view_get_type ())
G_DECLARE_FINAL_TYPE (GainTextView, gain_text_view, GAIN, TEXT_VIEW, GtkTextView)

GtkWidget *gain_text_view_new (void);

/** @article: (nullable): its text must be loaded; NULL empties the view. The marks are those of
 * the annotator at work. */
void gain_text_view_set_article (GainTextView *self, GainProject *project, GainArticle *article);

/** @id: (nullable): the mark to outline. */
void gain_text_view_set_selected (GainTextView *self, const char *id);

guint gain_text_view_get_caret (GainTextView *self);

/** Clears the selection of text. */
void gain_text_view_set_caret (GainTextView *self, guint offset);

/** Returns: FALSE when no text is selected. */
gboolean gain_text_view_get_selection (GainTextView *self, GainSpan *span);

/** Scrolls so that @span stands well inside the window; does not move when it does already. */
void gain_text_view_reveal (GainTextView *self, GainSpan span);

/** Marks that touch @span changed: draws them again. */
void gain_text_view_update_marks (GainTextView *self, GainSpan span);

/** What the margin says changed (a source got another name). */
void gain_text_view_update_margin (GainTextView *self);

/** The block was excluded, or counts again. */
void gain_text_view_update_block (GainTextView *self, guint block);

/** The codebook changed. */
void gain_text_view_update_styles (GainTextView *self);
/** After a change of the codebook: any mark may count as something else. */
void gain_text_view_update_labels (GainTextView *self);

/** Lends a line about where the article is from, as shown below the headline. */
const char *gain_text_view_get_metadata (GainTextView *self);

/**
 * What stands at a point of the widget: a mark, or the sign of an excluded block.
 * @after: (nullable): where several marks share the place, the one before the
 *   answer, around in a circle; NULL for the innermost
 * @block: (out): index of the block whose sign was hit, -1 otherwise
 *
 * Returns: (transfer none) (nullable)
 */
GainAnnotation *gain_text_view_pick (GainTextView *self,
                                     double x,
                                     double y,
                                     GainAnnotation *after,
                                     int *block);

/** TRUE when the point lies in the margin, beside the text. */
gboolean gain_text_view_in_margin (GainTextView *self, double x);

/** Where @span ends (or, with @start, starts), in coordinates of the widget. */
void gain_text_view_get_place (GainTextView *self,
                               GainSpan span,
                               gboolean start,
                               GdkRectangle *area);

/** The offset at a point of the widget. */
guint gain_text_view_get_offset_at (GainTextView *self, double x, double y);

const GainPage *gain_text_view_get_page (GainTextView *self);

/** TRUE while tags are still being applied in the background. */
gboolean gain_text_view_is_busy (GainTextView *self);

/** Outlines what a search found: code points, in order. @current: index of the one that stands out,
 * or -1. Gone with the article. */
void gain_text_view_set_hits (GainTextView *self, const GainSpan *hits, guint n_hits, int current);

/** @keywords: (nullable) (element-type GainConcordance): pointed out in every article. */
void gain_text_view_set_keywords (GainTextView *self, GPtrArray *keywords);

G_END_DECLS
