/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-concordance"

#include "config.h"

#include "gain-folded-text.h"

#define VIRAMA_CLASS 9

/* Where signs of one class stand in Unicode's order, zero: letters of their own, such as the
 * vowels of Devanagari. A virama makes another syllable. */
gboolean
gain_folded_text_is_accent (gunichar c)
{
  int class;

  if (c < 0x300 || !g_unichar_ismark (c))
    return FALSE;
  class = g_unichar_combining_class (c);

  return class > 0 && class != VIRAMA_CLASS;
}

gboolean
gain_folded_text_is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

/* Soft hyphen, zero-width characters, marks of direction. */
static gboolean
is_ignored (gunichar c)
{
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static gunichar
fold_sign (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x02bc:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xab:
    case 0xbb:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    default:
      return c;
    }
}

static void
append (GainFoldedText *self, gunichar c, guint offset)
{
  if (self->n == self->allocated)
    {
      self->allocated = MAX (self->allocated * 2, 256);
      self->chars = g_renew (gunichar, self->chars, self->allocated);
      self->offsets = g_renew (guint, self->offsets, self->allocated);
    }
  self->chars[self->n] = c;
  self->offsets[self->n++] = offset;
}

static void
append_letter (GainFoldedText *self, gunichar c, guint offset, GainConcordanceFlags flags)
{
  if (!(flags & GAIN_CONCORDANCE_ACCENTS) && gain_folded_text_is_accent (c))
    return;
  if (flags & GAIN_CONCORDANCE_CASE)
    {
      append (self, c, offset);
      return;
    }
  if (c == 0xdf || c == 0x1e9e)
    append (self, 's', offset);
  c = c == 0xdf || c == 0x1e9e ? 's' : g_unichar_tolower (c);
  append (self, c == 0x3c2 ? 0x3c3 : c, offset);
}

static void
append_folded (GainFoldedText *self, gunichar c, guint offset, GainConcordanceFlags flags)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  c = fold_sign (c);
  if (is_ignored (c))
    return;
  n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    append_letter (self, parts[i], offset, flags);
}

void
gain_folded_text_set (GainFoldedText *self,
                      const char *utf8,
                      gsize n_bytes,
                      guint offset,
                      GainConcordanceFlags flags)
{
  gboolean in_space = FALSE;

  self->n = 0;
  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (c);

      if (space && !in_space)
        append (self, ' ', offset);
      else if (!space && c < 0x80)
        append (self,
                flags & GAIN_CONCORDANCE_CASE ? c : (gunichar) g_ascii_tolower ((char) c),
                offset);
      else if (!space)
        append_folded (self, c, offset, flags);
      in_space = space;
    }
}

void
gain_folded_text_clear (GainFoldedText *self)
{
  g_clear_pointer (&self->chars, g_free);
  g_clear_pointer (&self->offsets, g_free);
  self->n = self->allocated = 0;
}
