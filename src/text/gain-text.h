/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "gain-span.h"

G_BEGIN_DECLS

#define GAIN_TEXT_ERROR (gain_text_error_quark ())

typedef enum
{
  GAIN_TEXT_ERROR_NOT_UTF8,
  GAIN_TEXT_ERROR_NUL,
  GAIN_TEXT_ERROR_TOO_LONG,
} GainTextError;

GQuark gain_text_error_quark (void);

/* The largest text we take, in bytes; keeps every offset well inside a guint. */
#define GAIN_TEXT_MAX_BYTES (256u * 1024u * 1024u)

/**
 * GainText:
 *
 * A frozen UTF-8 text, addressed by code points. Immutable and safe to share
 * between threads; never normalised. A byte-order mark is the importer's
 * business: U+FEFF counts as a code point here.
 */
typedef struct _GainText GainText;

#define GAIN_TYPE_TEXT (gain_text_get_type ())
GType gain_text_get_type (void);

/** Copies @utf8. Returns: (transfer full): NULL with @error for invalid UTF-8 (the
 * message names the byte), NUL bytes or too much of it. */
GainText *gain_text_new (GBytes *utf8, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** For text known to be valid UTF-8 without NUL (a literal, a parsed JSON string). */
GainText *gain_text_new_from_string (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;

GainText *gain_text_ref (GainText *self);
void gain_text_unref (GainText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainText, gain_text_unref)

/** Lends the whole text, NUL-terminated. @n_bytes: (out) (optional): without the NUL. */
const char *gain_text_get_utf8 (GainText *self, gsize *n_bytes);

/** Code points. */
guint gain_text_get_length (GainText *self);

/** @offset: code points, at most the length (larger ones count as the length). O(1): a table of
 * every 64th code point and a short walk. */
gsize gain_text_offset_to_byte (GainText *self, guint offset);

/** The inverse; a byte inside a character counts as that character. O(log n). */
guint gain_text_byte_to_offset (GainText *self, gsize byte);

/** Returns: (transfer full): the text of @span, clipped to the text. */
char *gain_text_dup_slice (GainText *self, GainSpan span) G_GNUC_WARN_UNUSED_RESULT;

/** Lends the bytes of @span (not NUL-terminated). */
const char *gain_text_get_slice (GainText *self, GainSpan span, gsize *n_bytes);

/** Returns: the code point at @offset, 0 at or past the end. */
gunichar gain_text_get_char (GainText *self, guint offset);

/** Lends the SHA-256 of the UTF-8 bytes, 64 lower-case hex digits. */
const char *gain_text_get_sha256 (GainText *self);

/** Returns: (transfer full): the first 16 base32 characters (a-z2-7) of the SHA-256: the id that
 * an article with this text has on disk. */
char *gain_text_dup_id (GainText *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
