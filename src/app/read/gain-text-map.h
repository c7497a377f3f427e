/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-article.h"

G_BEGIN_DECLS

/* The block of a piece where the article has no blocks at all. */
#define GAIN_TEXT_MAP_NO_BLOCK G_MAXUINT

/* The longest line that is laid out in one go, in code points. A longer block is shown as several
 * lines, of at most half of this, broken between sentences: asking the text view for places on a
 * line takes time that grows with the square of its length, and a transcript of 50,000 characters
 * without a break would stop the window. */
#define GAIN_TEXT_MAP_MAX_PIECE 3000u

/**
 * GainTextPiece:
 * @span: what it shows of the article, in code points
 * @start: where it starts in the buffer, in characters
 * @block: index of the block that it belongs to, or %GAIN_TEXT_MAP_NO_BLOCK
 * @continues: TRUE when the same block goes on in the next piece
 *
 * One line of the buffer; the index of a piece is the number of its line.
 */
typedef struct
{
  GainSpan span;
  guint start;
  guint block;
  gboolean continues;
} GainTextPiece;

/**
 * GainTextMap:
 *
 * Says what the buffer of the reader holds and where. The buffer is the text
 * of the blocks joined by one line end; what lies between two blocks is not
 * shown. Inside a piece each code point of the article is exactly one
 * character of the buffer, so the two differ by a constant there. Immutable;
 * does not keep the article.
 */
typedef struct _GainTextMap GainTextMap;

/** @blocks: in order and disjoint; none means that the whole text is one. @max_piece: in code
 * points, at least 4. */
GainTextMap *gain_text_map_new (GainText *text,
                                const GainBlock *blocks,
                                guint n_blocks,
                                guint max_piece) G_GNUC_WARN_UNUSED_RESULT;
void gain_text_map_free (GainTextMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainTextMap, gain_text_map_free)

guint gain_text_map_get_n_pieces (GainTextMap *self);
const GainTextPiece *gain_text_map_get_piece (GainTextMap *self, guint i);

/** Characters of the whole buffer. */
guint gain_text_map_get_length (GainTextMap *self);

/** Runs of characters that are not space, in all pieces. O(n). */
guint gain_text_map_count_words (GainTextMap *self, GainText *text);

/** The last piece that starts at or before @offset (code points of the article); 0 before the
 * first one. O(log n). */
guint gain_text_map_find_piece (GainTextMap *self, guint offset);

/** The last piece that starts at or before @position (characters of the buffer). O(log n). */
guint gain_text_map_find_piece_at (GainTextMap *self, guint position);

/** Where in the buffer @offset stands. An offset that is not shown counts as the end of the piece
 * before it; one where two pieces meet, as the start of the second. O(log n). */
guint gain_text_map_to_buffer (GainTextMap *self, guint offset);

/** The buffer's range that shows @span: from the first character of it that is shown to the last.
 * Returns: FALSE when nothing of it is shown. */
gboolean gain_text_map_span_to_buffer (GainTextMap *self, GainSpan span, GainSpan *range);

/** The inverse of gain_text_map_to_buffer(). O(log n). */
guint gain_text_map_to_article (GainTextMap *self, guint position);

/** The article's span behind a range of the buffer, without the line ends at its edges. */
GainSpan gain_text_map_range_to_article (GainTextMap *self, GainSpan range);

/** The article's own text of @span as far as it is shown, blocks apart by a blank line. Returns:
 * (transfer full). */
char *gain_text_map_dup_quote (GainTextMap *self,
                               GainText *text,
                               GainSpan span) G_GNUC_WARN_UNUSED_RESULT;

/**
 * What to put into the buffer, UTF-8, NUL-terminated. Line and paragraph
 * separators inside a piece read as a space (the \r of \r\n as U+200B);
 * control characters, U+FFFC and the characters that reorder text
 * (U+202A–U+202E, U+2066–U+2069) as a visible sign, so that what is shown is
 * what is stored.
 *
 * Returns: (transfer full)
 */
char *gain_text_map_dup_display (GainTextMap *self,
                                 GainText *text,
                                 gsize *n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
