/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-scan.h"

static GainSpan
clip_span (GainText *text, GainSpan span)
{
  guint length = gain_text_get_length (text);

  span.end = MIN (span.end, length);
  span.start = MIN (span.start, span.end);
  return span;
}

static void
decode (GainScan *self, GainText *text, GainSpan span)
{
  gsize n_bytes;
  glong n_chars;
  const char *slice = gain_text_get_slice (text, span, &n_bytes);

  self->chars = g_utf8_to_ucs4_fast (slice, n_bytes, &n_chars);
  self->n_chars = n_chars;
  self->base = span.start;
}

void
gain_scan_init (GainScan *self, GainText *text, GainSpan within)
{
  decode (self, text, clip_span (text, within));
}

void
gain_scan_init_around (GainScan *self, GainText *text, GainSpan within, guint offset)
{
  GainSpan span = clip_span (text, within);

  offset = CLAMP (offset, span.start, span.end);
  if (offset - span.start > GAIN_SCAN_REACH)
    span.start = offset - GAIN_SCAN_REACH;
  if (span.end - offset > GAIN_SCAN_REACH)
    span.end = offset + GAIN_SCAN_REACH;

  decode (self, text, span);
}

void
gain_scan_clear (GainScan *self)
{
  g_clear_pointer (&self->chars, g_free);
  self->n_chars = 0;
}

guint
gain_scan_get_index (const GainScan *self, guint offset)
{
  if (offset <= self->base)
    return 0;

  return MIN (offset - self->base, self->n_chars);
}

GainSpan
gain_scan_to_text (const GainScan *self, GainSpan span)
{
  return GAIN_SPAN (span.start + self->base, span.end + self->base);
}

GainSpan
gain_scan_trim (const GainScan *self, GainSpan span)
{
  while (span.start < span.end && gain_char_is_space (self->chars[span.start]))
    span.start++;
  while (span.end > span.start && gain_char_is_space (self->chars[span.end - 1]))
    span.end--;

  return span;
}

gboolean
gain_char_is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x85 || c == 0x200b || c == 0xfeff || c == 0x2028 ||
         c == 0x2029;
}

gboolean
gain_char_is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

gboolean
gain_char_is_extending (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200c || c == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff) ||
         (c >= 0xe0020 && c <= 0xe007f);
}

gboolean
gain_char_is_word (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_' || gain_char_is_extending (c);
}

gboolean
gain_char_is_wide_stop (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff0e || c == 0xff61;
}

gboolean
gain_char_is_stop (gunichar c)
{
  switch (c)
    {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x203c:
    case 0x203d:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x0589: /* Armenian */
    case 0x061f: /* Arabic question mark */
    case 0x06d4: /* Arabic full stop */
    case 0x0964: /* danda */
    case 0x0965:
    case 0x1362: /* Ethiopic */
    case 0x1367:
      return TRUE;
    default:
      return gain_char_is_wide_stop (c);
    }
}

gboolean
gain_char_is_quote (gunichar c)
{
  return c == '"' || c == 0x2018 || (c >= 0x201a && c <= 0x201f) || c == 0xab || c == 0xbb ||
         c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f) || c == 0xff02;
}

gboolean
gain_char_is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == 0x2019 || c == ')' || c == ']' || c == '}' || c == 0x201d ||
         c == 0xbb || c == 0x203a || c == 0x300d || c == 0x300f || c == 0xff09;
}

gboolean
gain_char_is_opening (gunichar c)
{
  return c == '"' || c == '\'' || c == 0x2018 || c == '(' || c == '[' || c == '{' || c == 0x201c ||
         c == 0x201e || c == 0x201a || c == 0xab || c == 0x2039 || c == 0x300c || c == 0x300e ||
         c == 0xff08;
}

gboolean
gain_char_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

gboolean
gain_char_is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x2e80 && c <= 0x9fff && gain_char_is_word (c)) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

/* Scripts without spaces: a character stands for itself. */
static gboolean
joins_words (gunichar before, gunichar after)
{
  if (gain_char_is_extending (after))
    return TRUE;

  return gain_char_is_word (before) && gain_char_is_word (after) && !is_ideograph (before) &&
         !is_ideograph (after);
}

/* An apostrophe, hyphen or point with a word on either side: it’s, dual-use, U.S, 1,000.5 */
static gboolean
is_inner_mark (const GainScan *self, guint index)
{
  gunichar c = self->chars[index];
  gunichar before = gain_scan_get (self, (gint64) index - 1);
  gunichar after = gain_scan_get (self, (gint64) index + 1);

  if (!gain_char_is_word (before) || !gain_char_is_word (after) || is_ideograph (before) ||
      is_ideograph (after))
    return FALSE;
  if (gain_char_is_apostrophe (c) || c == '-' || c == 0x2010 || c == 0x2011 || c == '&')
    return TRUE;
  if (c == '.')
    return (g_unichar_isdigit (before) && g_unichar_isdigit (after)) ||
           (g_unichar_isalpha (before) &&
            !gain_char_is_word (gain_scan_get (self, (gint64) index - 2)));
  if (c == ',' || c == ':' || c == '/')
    return g_unichar_isdigit (before) && g_unichar_isdigit (after);

  return FALSE;
}

static gboolean
is_plain_mark (const GainScan *self, guint index)
{
  gunichar c = self->chars[index];

  return !gain_char_is_space (c) && !gain_char_is_word (c);
}

/* TRUE when no boundary lies before @index. */
static gboolean
continues (const GainScan *self, guint index)
{
  gunichar before;
  gunichar c;

  if (index == 0 || index >= self->n_chars)
    return FALSE;

  before = self->chars[index - 1];
  c = self->chars[index];
  if (gain_char_is_space (before) || gain_char_is_space (c))
    return FALSE;
  if (joins_words (before, c) || is_inner_mark (self, index) || is_inner_mark (self, index - 1))
    return TRUE;

  /* Emoji sequences joined by U+200D, and runs of one mark ("...", "--"). */
  return before == 0x200d || (is_plain_mark (self, index - 1) && before == c &&
                              !gain_char_is_opening (c) && !gain_char_is_closing (c));
}

GainSpan
gain_scan_find_word (const GainScan *self, guint index)
{
  GainSpan word = GAIN_SPAN (index, index);

  if (index >= self->n_chars || gain_char_is_space (self->chars[index]))
    return word;

  word.end++;
  while (word.start > 0 && continues (self, word.start))
    word.start--;
  while (word.end < self->n_chars && continues (self, word.end))
    word.end++;

  return word;
}
