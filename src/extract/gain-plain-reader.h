/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-draft.h"

G_BEGIN_DECLS

/**
 * Finds title, headings, paragraphs, quotes and lists in @draft's text, which
 * stays as it is: white space, bold marks and list marks stay outside the
 * blocks. Lines are paragraphs, unless the text was wrapped by hand; then
 * empty lines part them.
 */
void gain_plain_reader_find_blocks (GainDraft *draft);

/** TRUE when @text ends as a sentence does: a final stop, perhaps with closing quotes or brackets
 * after it. A question or exclamation mark counts when @any. */
gboolean gain_plain_ends_sentence (const char *text, gsize n_bytes, gboolean any);

/** TRUE when @text ends with a comma, colon or dash, so that something has to follow. */
gboolean gain_plain_ends_open (const char *text, gsize n_bytes);

G_END_DECLS
