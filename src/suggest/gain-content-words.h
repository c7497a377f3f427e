/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: (transfer full) (element-type utf8): the words of @text that carry its content, each
 * once and cut down to what its forms share (“recruits”, “recruiting”, “recruitment”), in no
 * order; numbers in digits. Words such as “the”, “not” and “said” are left out. @language: a
 * BCP 47 tag or NULL; languages that we know nothing of get the beginnings of their words. */
GPtrArray *gain_content_words_list (const char *text,
                                    const char *language) G_GNUC_WARN_UNUSED_RESULT;

/** Returns: (transfer full): the same words with how often each is there (GUINT_TO_POINTER). */
GHashTable *gain_content_words_count (const char *text,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;

/** TRUE for a word of such a list that is a number. */
gboolean gain_content_word_is_number (const char *word);

/** TRUE for an English word, folded, that says that something was said or rejected (“claims”,
 * “denied”, “baseless”); they are left out of the lists. */
gboolean gain_content_word_is_saying (const char *word);

G_END_DECLS
