/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainReader:
 *
 * Shows one article of a project and lets the annotator at work mark it.
 * Follows the project: whoever applies a change, the reader shows it.
 *
 * Every command is an action of the group "reader" on this widget:
 *   mark (s)              mark the selection or the unit at the caret with a label
 *   relabel (s), choose-label, delete, note, deselect, switch-end, repeat, add-fragment
 *   move-end ((sb))       step ("cluster", "word", "clause") and whether to the right
 *   next-mark, previous-mark, next-in-stack, previous-in-stack
 *   next-sentence, previous-sentence
 *   toggle-excluded (i)   a block by its index, -1 for the one at the caret
 *   copy, menu, leave
 *   find, find-next, find-previous, repeat-all, history
 *   widen                 the selected mark to the next larger unit
 *   complete              asks the first question that the selected mark leaves open
 *   next-content, previous-content   the next thing that is said
 *   next-incomplete       the next mark that leaves something open, and asks
 *   follow, go-back       along the links of the selected mark, and back
 *   link                  begins a link at the selected mark, ends it at another one
 *   link-here, link-to-entry, cancel-link
 *   add-answer (s)        asks once more, by the nick of the question
 *   ask-source, ask-proposition, ask-claim, ask-referent
 *
 * Properties:
 *   "asks" (gboolean, write)  a new mark asks at once what it leaves open (“Who says so?”); off to
 *                             begin with
 *
 * Signals:
 *   "selected-changed" ()           another mark is selected, or none
 *   "message" (const char *text, gboolean undoable)
 *                                   something to say to the person, plain text; @undoable where an
 *                                   Undo button that activates win.undo makes sense
 *   "repeat-all-requested" ()       the same words as the selected mark should be looked for, to be
 *                                   marked likewise
 *   "history-requested" ()          what happened to the selected mark should be shown
 *   "note-requested" ()             the note of the selected mark should get the focus
 */
#define GAIN_TYPE_READER (gain_reader_get_type ())
G_DECLARE_FINAL_TYPE (GainReader, gain_reader, GAIN, READER, GtkWidget)

GtkWidget *gain_reader_new (void);

/** @article: (nullable): its text must be loaded; NULL shows that no article is open. */
void gain_reader_set_article (GainReader *self, GainProject *project, GainArticle *article);
/** Both (transfer none) (nullable). */
GainProject *gain_reader_get_project (GainReader *self);
GainArticle *gain_reader_get_article (GainReader *self);

/** Returns: (transfer none) (nullable): the selected mark as it is now. */
GainAnnotation *gain_reader_get_selected (GainReader *self);

/** @id: (nullable): of a mark of the annotator at work; NULL, or one that is not there, deselects.
 */
void gain_reader_select (GainReader *self, const char *id);

/** Selects the mark, puts the caret there and scrolls to it. */
void gain_reader_reveal_mark (GainReader *self, const char *id);

/** Goes along a link: selects @mark, in another @article through the window; “reader.go-back” leads
 * back. */
void gain_reader_follow_to (GainReader *self, const char *article, const char *mark);

/** Puts the caret at @offset (code points) and scrolls to it. */
void gain_reader_reveal_offset (GainReader *self, guint offset);

/** Puts the caret at @span (code points), outlines it and scrolls to it; no mark is selected. */
void gain_reader_show_place (GainReader *self, GainSpan span);

/** @keywords: (nullable) (element-type GainConcordance): pointed out in every article. */
void gain_reader_set_keywords (GainReader *self, GPtrArray *keywords);

/** Selects and scrolls to what @change was about, where it is in this article. */
void gain_reader_show_change (GainReader *self, GainChange *change);

/** Gives the keyboard to the text. */
void gain_reader_focus_text (GainReader *self);

/**
 * Applies a change made by gain_act_*(), or says what is wrong with it through
 * "message".
 * @change: (transfer full) (nullable): NULL when making it failed
 * @error: (transfer full) (nullable): why it failed
 *
 * Returns: TRUE when it was applied
 */
gboolean gain_reader_apply (GainReader *self, GainChange *change, GError *error);

/** Returns: (transfer full): the name of the label and the quote of @mark, for people. */
char *gain_reader_dup_mark_title (GainReader *self, GainAnnotation *mark);

G_END_DECLS
