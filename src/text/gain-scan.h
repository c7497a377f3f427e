/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-text.h"

G_BEGIN_DECLS

/* A caret looks at most this many code points to either side, so that a unit
 * takes the same time in a block of any length. */
#define GAIN_SCAN_REACH 4000

/**
 * GainScan:
 * @chars: the code points of the window
 * @n_chars: how many
 * @base: the offset of chars[0] in the text
 *
 * A decoded window of a text. Indexes into @chars are called i, j or index;
 * offsets count in the text. Private to this folder.
 */
typedef struct
{
  gunichar *chars;
  guint n_chars;
  guint base;
} GainScan;

/** @within is clipped to the text. */
void gain_scan_init (GainScan *self, GainText *text, GainSpan within);

/** As gain_scan_init(), but only GAIN_SCAN_REACH code points around @offset, which is clipped. */
void gain_scan_init_around (GainScan *self, GainText *text, GainSpan within, guint offset);
void gain_scan_clear (GainScan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GainScan, gain_scan_clear)

/** Returns: 0 outside the window. */
static inline gunichar
gain_scan_get (const GainScan *self, gint64 index)
{
  return index >= 0 && index < self->n_chars ? self->chars[index] : 0;
}

/** The index of @offset, clipped to the window. */
guint gain_scan_get_index (const GainScan *self, guint offset);

/** Indexes to offsets. */
GainSpan gain_scan_to_text (const GainScan *self, GainSpan span);

/** @span (indexes) without white space at either end. */
GainSpan gain_scan_trim (const GainScan *self, GainSpan span);

gboolean gain_char_is_space (gunichar c);
gboolean gain_char_is_letter (gunichar c);
/** Letters, digits, marks: what a word is made of without its joiners. */
gboolean gain_char_is_word (gunichar c);
/** Extends the character before it: combining marks, joiners, variation selectors, skin tones. */
gboolean gain_char_is_extending (gunichar c);
/** Ends a sentence: . ! ? … and those of other scripts. */
gboolean gain_char_is_stop (gunichar c);
/** A stop of a script that writes no space after it. */
gboolean gain_char_is_wide_stop (gunichar c);
/** Quotation marks of any shape, straight ones included, without the apostrophes ' and ’. */
gboolean gain_char_is_quote (gunichar c);
gboolean gain_char_is_closing (gunichar c);
gboolean gain_char_is_opening (gunichar c);
gboolean gain_char_is_apostrophe (gunichar c);
gboolean gain_char_is_dash (gunichar c);

/** The word (letters with inner apostrophes and hyphens, numbers with inner points), or the run of
 * other marks, that begins at or holds @index; empty in white space. */
GainSpan gain_scan_find_word (const GainScan *self, guint index);

G_END_DECLS
