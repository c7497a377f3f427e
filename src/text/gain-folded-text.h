/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-concordance.h"

G_BEGIN_DECLS

/**
 * GainFoldedText:
 * @chars: what is compared
 * @offsets: for each of them the code point of the text that it came from
 * @n: how many
 *
 * A stretch of text in the form in which it is compared with what is wanted.
 * One code point may be none of @chars (an accent that does not matter) or
 * several (ß, a letter with its accent).
 */
typedef struct
{
  gunichar *chars;
  guint *offsets;
  guint n;
  guint allocated;
} GainFoldedText;

/** Replaces what is in @self. @offset: of the first character of @utf8. */
void gain_folded_text_set (GainFoldedText *self,
                           const char *utf8,
                           gsize n_bytes,
                           guint offset,
                           GainConcordanceFlags flags);
void gain_folded_text_clear (GainFoldedText *self);

/** Whether @c is an accent, vowel sign or the like that may be left out. */
gboolean gain_folded_text_is_accent (gunichar c);

/** Letters, digits and what clings to them. */
gboolean gain_folded_text_is_word (gunichar c);

G_END_DECLS
