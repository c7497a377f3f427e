/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"

G_BEGIN_DECLS

/* What a key of the reader means for the text and the marks: which span, which
 * offset, which change. No widget, so that it can be tested without a display.
 * All offsets are code points of the article, whose text must be loaded; all
 * changes go into the layer of the annotator at work. */

typedef enum
{
  GAIN_STEP_CLUSTER,
  GAIN_STEP_WORD,
  GAIN_STEP_CLAUSE,
} GainStep;

/** @span without the space around it; empty when there is nothing else. */
GainSpan gain_marking_trim (GainText *text, GainSpan span);

/** The block around @offset (the nearest before it in a gap); the whole text where there is none.
 */
GainSpan gain_marking_get_block (GainArticle *article, guint offset);

/** What @label marks at @caret when nothing is selected: the content clause, the name, the cue. */
GainSpan gain_marking_find_unit (GainArticle *article, const GainLabel *label, guint caret);

/** The next larger unit of a statement: sentence, then paragraph. */
GainSpan gain_marking_widen (GainArticle *article, GainSpan span);

/** Returns: the subject that a predicate which @mark holds shares with one before it; empty where
 * there is none. */
GainSpan gain_marking_find_subject (GainArticle *article, GainAnnotation *mark);

/** Returns: (transfer none) (nullable): the mark with just this label and just this span. */
GainAnnotation *gain_marking_find_same (GainProject *project,
                                        GainLayer *layer,
                                        const char *label,
                                        GainSpan span);

/** The start of the next (or the previous) sentence; @caret itself when there is none. */
guint gain_marking_find_sentence (GainArticle *article, guint caret, gboolean forward);

/** The start of the next (or the previous) content clause in blocks that count; @caret itself when
 * there is none. */
guint gain_marking_find_content (GainProject *project,
                                 GainArticle *article,
                                 guint caret,
                                 gboolean forward);

/** Returns: (transfer none) (nullable): the mark after (or before) @selected in reading order;
 * with NULL, after or before @caret. */
GainAnnotation *gain_marking_find_mark (GainLayer *layer,
                                        GainAnnotation *selected,
                                        guint caret,
                                        gboolean forward);

/** Returns: (transfer none) (nullable): the next mark in the stack at @caret; where only @selected
 * is there, among those that overlap it. */
GainAnnotation *gain_marking_find_in_stack (GainLayer *layer,
                                            GainAnnotation *selected,
                                            guint caret,
                                            gboolean forward);

/**
 * Moves the start of the first or the end of the last fragment of @mark by
 * one step. A fragment that would become empty goes away, but never the last.
 *
 * Returns: (transfer container) (element-type GainSpan) (nullable): the new
 * fragments, or NULL where the end cannot move that way
 */
GArray *gain_marking_move_end (GainArticle *article,
                               GainAnnotation *mark,
                               gboolean at_start,
                               GainStep step,
                               gboolean forward);

/** The next place after @mark (around the end of the text) where its quote stands as whole words
 * and is not marked so yet. Returns: FALSE when there is none, or the mark has several fragments.
 */
gboolean gain_marking_find_repeat (GainProject *project,
                                   GainArticle *article,
                                   GainLayer *layer,
                                   GainAnnotation *mark,
                                   GainSpan *span);

G_END_DECLS
