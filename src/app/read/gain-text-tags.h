/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-page.h"

G_BEGIN_DECLS

/**
 * GainTextTags:
 *
 * The tags of the buffer: how blocks look, and one underline a label so that
 * assistive tools can tell where marks are (the visible edges are drawn).
 * Pieces are tagged once: the blocks of those that are asked for at once, since
 * they decide what is where, the rest in idle slices of a few milliseconds,
 * ahead of the text view's own layout of what is out of sight, which would
 * have to be done again.
 */
typedef struct _GainTextTags GainTextTags;

/** @page: stays owned by the caller and must outlive the tags. */
GainTextTags *gain_text_tags_new (GtkTextBuffer *buffer,
                                  const GainPage *page) G_GNUC_WARN_UNUSED_RESULT;
void gain_text_tags_free (GainTextTags *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainTextTags, gain_text_tags_free)

/** After the buffer was filled anew: forgets what was tagged and starts the idle slices. */
void gain_text_tags_start (GainTextTags *self);

/** Tags the blocks of at least @n_chars characters from @piece on, now. */
void gain_text_tags_ensure (GainTextTags *self, guint piece, guint n_chars);

/** Marks in the range of pieces changed: tag them again, when idle. */
void gain_text_tags_renew (GainTextTags *self, guint first, guint last);

/** The block of these pieces changed: tag them again, now. */
void gain_text_tags_renew_now (GainTextTags *self, guint first, guint last);

/** After the colours of the page changed. */
void gain_text_tags_update_colors (GainTextTags *self);

/** The space that the line of metadata takes, in pixels. */
void gain_text_tags_set_metadata_height (GainTextTags *self, int height);

/** The piece that the line of metadata stands below, or -1 when it stands above the text. */
int gain_text_tags_get_metadata_piece (GainTextTags *self);

/** TRUE while slices are left to do. */
gboolean gain_text_tags_is_busy (GainTextTags *self);

G_END_DECLS
