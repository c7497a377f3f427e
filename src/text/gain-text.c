/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define STRIDE 64

/* Immutable once built. waypoints[i] is the byte of code point i * STRIDE, so
 * that no offset is more than STRIDE - 1 steps from a known place; it is NULL
 * for plain ASCII, where both counts are the same. */
struct _GainText
{
  gatomicrefcount ref_count;

  char *utf8;
  gsize n_bytes;
  guint n_chars;
  guint32 *waypoints;
  guint n_waypoints;

  char *sha256; /* atomic, computed when first asked for */
};

G_DEFINE_QUARK (gain_text_error_quark, gain_text_error)
G_DEFINE_BOXED_TYPE (GainText, gain_text, gain_text_ref, gain_text_unref)

static inline gboolean
starts_character (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

static void
build_waypoints (GainText *self)
{
  guint n_chars = 0;

  for (gsize i = 0; i < self->n_bytes; i++)
    n_chars += starts_character (self->utf8[i]);

  self->n_chars = n_chars;
  if (n_chars == self->n_bytes)
    return;

  self->n_waypoints = n_chars / STRIDE + 1;
  self->waypoints = g_new (guint32, self->n_waypoints);
  self->waypoints[self->n_waypoints - 1] = self->n_bytes;

  n_chars = 0;
  for (gsize i = 0; i < self->n_bytes; i++)
    if (starts_character (self->utf8[i]) && n_chars++ % STRIDE == 0)
      self->waypoints[(n_chars - 1) / STRIDE] = i;
}

static GainText *
text_new_take (char *utf8, gsize n_bytes)
{
  GainText *self = g_new0 (GainText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = utf8;
  self->n_bytes = n_bytes;
  build_waypoints (self);

  return self;
}

/* Where @data stops being text: at a NUL, or where UTF-8 ends. */
static gboolean
check_bytes (const char *data, gsize size, GError **error)
{
  const char *nul;
  const char *end;

  if (size > GAIN_TEXT_MAX_BYTES)
    {
      g_autofree char *limit = g_format_size_full (GAIN_TEXT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error,
                   GAIN_TEXT_ERROR,
                   GAIN_TEXT_ERROR_TOO_LONG,
                   _ ("The text is longer than %s; split it into several articles"),
                   limit);
      return FALSE;
    }

  nul = size > 0 ? memchr (data, 0, size) : NULL;
  if (nul != NULL)
    {
      g_set_error (error,
                   GAIN_TEXT_ERROR,
                   GAIN_TEXT_ERROR_NUL,
                   _ ("Byte %lu of the text is NUL, so it is not plain text; save it as UTF-8 "
                      "text first"),
                   (gulong) (nul - data));
      return FALSE;
    }

  if (size > 0 && !g_utf8_validate_len (data, size, &end))
    {
      g_set_error (error,
                   GAIN_TEXT_ERROR,
                   GAIN_TEXT_ERROR_NOT_UTF8,
                   _ ("The text is not valid UTF-8 at byte %lu; convert it to UTF-8 first"),
                   (gulong) (end - data));
      return FALSE;
    }

  return TRUE;
}

static guint
clip (GainText *self, guint offset)
{
  return MIN (offset, self->n_chars);
}

GainText *
gain_text_new (GBytes *utf8, GError **error)
{
  gsize size;
  const char *data;

  g_return_val_if_fail (utf8 != NULL, NULL);

  data = g_bytes_get_data (utf8, &size);
  if (!check_bytes (data, size, error))
    return NULL;

  return text_new_take (g_strndup (size > 0 ? data : "", size), size);
}

GainText *
gain_text_new_from_string (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  return text_new_take (g_strdup (utf8), strlen (utf8));
}

GainText *
gain_text_ref (GainText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gain_text_unref (GainText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->utf8);
  g_free (self->waypoints);
  g_free (self->sha256);
  g_free (self);
}

const char *
gain_text_get_utf8 (GainText *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;

  return self->utf8;
}

guint
gain_text_get_length (GainText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_chars;
}

gsize
gain_text_offset_to_byte (GainText *self, guint offset)
{
  const char *p;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_bytes;
  if (self->waypoints == NULL)
    return offset;

  p = self->utf8 + self->waypoints[offset / STRIDE];
  for (guint rest = offset % STRIDE; rest > 0; rest--)
    p = g_utf8_next_char (p);

  return p - self->utf8;
}

guint
gain_text_byte_to_offset (GainText *self, gsize byte)
{
  guint low = 0;
  guint high;
  guint offset;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->n_chars;
  if (self->waypoints == NULL)
    return byte;

  /* The last waypoint at or before @byte. */
  high = self->n_waypoints;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->waypoints[middle] <= byte)
        low = middle;
      else
        high = middle;
    }

  offset = low * STRIDE;
  for (gsize i = self->waypoints[low] + 1; i <= byte; i++)
    offset += starts_character (self->utf8[i]);

  return offset;
}

const char *
gain_text_get_slice (GainText *self, GainSpan span, gsize *n_bytes)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (self != NULL, NULL);

  start = gain_text_offset_to_byte (self, clip (self, span.start));
  end = gain_text_offset_to_byte (self, clip (self, span.end));
  if (n_bytes != NULL)
    *n_bytes = end > start ? end - start : 0;

  return self->utf8 + start;
}

char *
gain_text_dup_slice (GainText *self, GainSpan span)
{
  gsize n_bytes;
  const char *slice;

  g_return_val_if_fail (self != NULL, NULL);

  slice = gain_text_get_slice (self, span, &n_bytes);
  return g_strndup (slice, n_bytes);
}

gunichar
gain_text_get_char (GainText *self, guint offset)
{
  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return 0;

  return g_utf8_get_char (self->utf8 + gain_text_offset_to_byte (self, offset));
}

const char *
gain_text_get_sha256 (GainText *self)
{
  char *digest;

  g_return_val_if_fail (self != NULL, NULL);

  digest = g_atomic_pointer_get (&self->sha256);
  if (digest == NULL)
    {
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                            (const guchar *) self->utf8,
                                            self->n_bytes);
      if (!g_atomic_pointer_compare_and_exchange (&self->sha256, NULL, digest))
        {
          g_free (digest);
          digest = g_atomic_pointer_get (&self->sha256);
        }
    }

  return digest;
}

/* Sixteen base32 characters (RFC 4648, lower case) hold the first 80 bits. */
char *
gain_text_dup_id (GainText *self)
{
  static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  const char *hex;
  char id[17] = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  hex = gain_text_get_sha256 (self);
  for (guint i = 0; i < 16; i++)
    {
      guint value = 0;

      for (guint bit = i * 5; bit < i * 5 + 5; bit++)
        value = value << 1 | ((g_ascii_xdigit_value (hex[bit / 4]) >> (3 - bit % 4)) & 1);
      id[i] = alphabet[value];
    }

  return g_strdup (id);
}
