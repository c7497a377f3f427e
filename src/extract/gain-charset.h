/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GainCharsetText:
 * @utf8: valid UTF-8 without NUL and without the byte-order mark
 * @charset: a constant
 */
typedef struct
{
  GString *utf8;
  const char *charset;
  gboolean had_bom;
} GainCharsetText;

/**
 * Returns: (nullable): the charset that the label @label (of @size bytes) names on the web, under
 * the name that iconv knows; NULL for a label that nobody should use. A constant.
 */
const char *gain_charset_lookup (const char *label, gsize size);

/** For files that people wrote: byte-order mark, then @declared (nullable), then UTF-8. What does
 * not fit is an error that names the byte. */
gboolean gain_charset_decode_text (const char *data,
                                   gsize size,
                                   const char *declared,
                                   GainCharsetText *result,
                                   GError **error);

/** For pages: byte-order mark, @declared (nullable), <meta>, UTF-8 where it fits, windows-1252.
 * What does not fit becomes U+FFFD; NUL is dropped. */
void gain_charset_decode_page (const char *data,
                               gsize size,
                               const char *declared,
                               GainCharsetText *result);

G_END_DECLS
