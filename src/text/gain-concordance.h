/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-text.h"

G_BEGIN_DECLS

#define GAIN_CONCORDANCE_ERROR (gain_concordance_error_quark ())

typedef enum
{
  GAIN_CONCORDANCE_ERROR_EMPTY,    /* nothing to look for */
  GAIN_CONCORDANCE_ERROR_PATTERN,  /* no regular expression */
  GAIN_CONCORDANCE_ERROR_TOO_HARD, /* one that takes too long on this text */
} GainConcordanceError;

GQuark gain_concordance_error_quark (void);

typedef enum
{
  GAIN_CONCORDANCE_STRING, /* also within a word */
  GAIN_CONCORDANCE_WORDS,  /* whole words */
  GAIN_CONCORDANCE_REGEX,  /* as GRegex has them, within a paragraph */
} GainConcordanceMode;

typedef enum
{
  GAIN_CONCORDANCE_LOOSE = 0,
  GAIN_CONCORDANCE_CASE = 1 << 0,    /* capitals matter */
  GAIN_CONCORDANCE_ACCENTS = 1 << 1, /* accents matter; regular expressions always mind them */
} GainConcordanceFlags;

/**
 * GainConcordance:
 *
 * Words to look for, ready to be found in any number of texts. Immutable, and
 * safe to share between threads.
 *
 * Any space stands for any run of space, a straight quotation mark or
 * apostrophe for a curly one, and an accent that is a character of its own for
 * one that is not; soft hyphens and zero-width characters do not count. (Not so
 * in regular expressions, which say what they mean.)
 */
typedef struct _GainConcordance GainConcordance;

/**
 * @wanted: NULL-terminated; a text is found when it holds every one of them
 *
 * Returns: (transfer full): NULL with @error, whose message is for people
 */
GainConcordance *gain_concordance_new (const char *const *wanted,
                                       GainConcordanceMode mode,
                                       GainConcordanceFlags flags,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GainConcordance *gain_concordance_ref (GainConcordance *self);
void gain_concordance_unref (GainConcordance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainConcordance, gain_concordance_unref)

/**
 * Finds what is wanted within each of @spans (code points; in order, apart).
 * A hit lies within one of them and is whole characters with their accents;
 * hits of the same words do not overlap.
 *
 * @max: how many hits of each of the wanted are enough
 *
 * Returns: (transfer full) (element-type GainSpan): in reading order, empty
 * where one of the wanted is nowhere; NULL with @error when a regular
 * expression takes too long
 */
GArray *gain_concordance_find (GainConcordance *self,
                               GainText *text,
                               const GainSpan *spans,
                               guint n_spans,
                               guint max,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * The text around a hit, each of the three on one line and without characters
 * that would reorder or break it. @n_chars: code points to either side.
 */
void gain_concordance_dup_context (GainText *text,
                                   GainSpan hit,
                                   guint n_chars,
                                   char **left,
                                   char **quote,
                                   char **right);

G_END_DECLS
