/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-concordance.h"
#include "gain-piece-layout.h"

G_BEGIN_DECLS

/**
 * GainTextOverlay:
 *
 * What is shown in a text besides its marks: the places that a search found,
 * and keywords of the project. Drawn, so that nothing shifts and no assistive
 * tool takes it for a mark.
 */
typedef struct _GainTextOverlay GainTextOverlay;

GainTextOverlay *gain_text_overlay_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_text_overlay_free (GainTextOverlay *self);

/** After the text or what it shows has changed: drops hits and what it knows of keywords. */
void gain_text_overlay_forget (GainTextOverlay *self);

/** @hits: (nullable): code points of the article, in order, apart. @current: index of the one that
 * stands out, or -1. */
void gain_text_overlay_set_hits (GainTextOverlay *self,
                                 const GainSpan *hits,
                                 guint n_hits,
                                 int current);

/** @keywords: (nullable) (element-type GainConcordance): what to point out. */
void gain_text_overlay_set_keywords (GainTextOverlay *self, GPtrArray *keywords);

/** Changes whenever drawings of this overlay have to be made again. Never 0. */
guint gain_text_overlay_get_serial (GainTextOverlay *self);

/** Looking for keywords may take a few milliseconds from here on. */
void gain_text_overlay_begin_frame (GainTextOverlay *self);

/**
 * What lies below the text and the marks of a piece, and above them; x of the
 * buffer, y relative to the top of the piece.
 *
 * @below: (out) (transfer full) (nullable)
 * @above: (out) (transfer full) (nullable)
 *
 * Returns: FALSE when there was no time for it: draw again
 */
gboolean gain_text_overlay_draw (GainTextOverlay *self,
                                 const GainPage *page,
                                 GainPieceLayout *layout,
                                 GskRenderNode **below,
                                 GskRenderNode **above);

G_END_DECLS
