/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-text-map.h"

#include <string.h>

#define SUBSTITUTE        0xfffdu
#define CONTROL_PICTURES  0x2400u
#define PICTURE_OF_DELETE 0x2421u
#define ZERO_WIDTH_SPACE  0x200bu

/* Pieces are in order of the article and of the buffer at once, with one line
 * end between two of them, so both directions are a binary search. */
struct _GainTextMap
{
  GArray *pieces;
  guint length;
};

static const GainTextPiece *
piece_at (GainTextMap *self, guint i)
{
  return &g_array_index (self->pieces, GainTextPiece, i);
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061f || c == 0x06d4 ||
         c == 0x0964 || c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

static gboolean
closes_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0xbb;
}

static gboolean
joins_to_previous (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200c || c == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff);
}

/* The end of the last sentence between @from and @p, as what follows the space behind it. */
static gboolean
follows_sentence (const char *from, const char *p)
{
  gunichar c;

  do
    {
      if (p <= from)
        return FALSE;
      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
    }
  while (closes_quote (c) || g_unichar_isspace (c));

  return ends_sentence (c);
}

/* Where to break a piece that starts at @start and may be @max long: behind the last sentence of
 * its second half, else behind the last space, else where no cluster is cut. Looks backwards,
 * since a sentence usually ends soon. */
static guint
find_break (GainText *text, guint start, guint max)
{
  const char *utf8 = gain_text_get_utf8 (text, NULL);
  const char *from = utf8 + gain_text_offset_to_byte (text, start + max / 2);
  const char *p = utf8 + gain_text_offset_to_byte (text, start + max);
  guint after_space = 0, between = 0;

  for (guint offset = start + max; p > from; offset--)
    {
      gunichar here = g_utf8_get_char (p), before;

      p = g_utf8_prev_char (p);
      before = g_utf8_get_char (p);
      if (between == 0 && before != 0x200d && !joins_to_previous (here))
        between = offset;
      if (!g_unichar_isspace (before))
        continue;
      if (follows_sentence (from, p))
        return offset;
      if (after_space == 0)
        after_space = offset;
    }

  if (after_space != 0)
    return after_space;

  return between != 0 ? between : start + max;
}

static void
append_piece (GainTextMap *self, GainSpan span, guint block, gboolean continues)
{
  GainTextPiece piece = { span, self->length, block, continues };

  if (self->pieces->len > 0)
    piece.start++;
  g_array_append_val (self->pieces, piece);
  self->length = piece.start + gain_span_get_length (span);
}

static void
append_block (GainTextMap *self, GainText *text, GainSpan span, guint block, guint max)
{
  guint room = gain_span_get_length (span) > max ? max / 2 : max;

  while (gain_span_get_length (span) > room)
    {
      guint end = find_break (text, span.start, room);

      append_piece (self, GAIN_SPAN (span.start, end), block, TRUE);
      span.start = end;
    }
  append_piece (self, span, block, FALSE);
}

static gboolean
is_ascii_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static guint
count_words (GainText *text, GainSpan span)
{
  gsize size;
  const char *bytes = gain_text_get_slice (text, span, &size);
  gboolean inside = FALSE;
  guint n = 0;

  for (gsize i = 0; i < size; i++)
    {
      gboolean space = is_ascii_space (bytes[i]);

      n += !space && !inside;
      inside = !space;
    }

  return n;
}

GainTextMap *
gain_text_map_new (GainText *text, const GainBlock *blocks, guint n_blocks, guint max_piece)
{
  GainTextMap *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_piece >= 4, NULL);

  self = g_new0 (GainTextMap, 1);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (GainTextPiece));

  for (guint i = 0; i < n_blocks; i++)
    append_block (self, text, blocks[i].span, i, max_piece);
  if (n_blocks == 0)
    append_block (
        self, text, GAIN_SPAN (0, gain_text_get_length (text)), GAIN_TEXT_MAP_NO_BLOCK, max_piece);

  return self;
}

void
gain_text_map_free (GainTextMap *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

guint
gain_text_map_get_n_pieces (GainTextMap *self)
{
  return self->pieces->len;
}

const GainTextPiece *
gain_text_map_get_piece (GainTextMap *self, guint i)
{
  g_return_val_if_fail (i < self->pieces->len, NULL);

  return piece_at (self, i);
}

guint
gain_text_map_get_length (GainTextMap *self)
{
  return self->length;
}

guint
gain_text_map_count_words (GainTextMap *self, GainText *text)
{
  guint n = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    n += count_words (text, piece_at (self, i)->span);

  return n;
}

guint
gain_text_map_find_piece (GainTextMap *self, guint offset)
{
  guint low = 0, high = self->pieces->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (piece_at (self, middle)->span.start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

guint
gain_text_map_find_piece_at (GainTextMap *self, guint position)
{
  guint low = 0, high = self->pieces->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (piece_at (self, middle)->start <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

guint
gain_text_map_to_buffer (GainTextMap *self, guint offset)
{
  const GainTextPiece *piece = piece_at (self, gain_text_map_find_piece (self, offset));

  if (offset < piece->span.start)
    return piece->start;

  return piece->start + MIN (offset - piece->span.start, gain_span_get_length (piece->span));
}

gboolean
gain_text_map_span_to_buffer (GainTextMap *self, GainSpan span, GainSpan *range)
{
  const GainTextPiece *first = piece_at (self, gain_text_map_find_piece (self, span.start));
  const GainTextPiece *last;

  if (gain_span_is_empty (span))
    return FALSE;

  last = piece_at (self, gain_text_map_find_piece (self, span.end - 1));
  if (span.start >= first->span.end && first != last)
    first++;

  range->start = first->start;
  if (span.start > first->span.start)
    range->start += span.start - first->span.start;
  range->end = last->start + MIN (span.end, last->span.end) - MIN (span.end, last->span.start);

  return range->start < range->end && span.end > first->span.start;
}

guint
gain_text_map_to_article (GainTextMap *self, guint position)
{
  const GainTextPiece *piece = piece_at (self, gain_text_map_find_piece_at (self, position));

  return MIN (piece->span.start + (position - piece->start), piece->span.end);
}

GainSpan
gain_text_map_range_to_article (GainTextMap *self, GainSpan range)
{
  guint i = gain_text_map_find_piece_at (self, range.start);
  const GainTextPiece *piece = piece_at (self, i);
  GainSpan span;

  if (range.start >= piece->start + gain_span_get_length (piece->span) && range.start < range.end &&
      i + 1 < self->pieces->len)
    span.start = piece_at (self, i + 1)->span.start;
  else
    span.start = gain_text_map_to_article (self, range.start);

  if (range.end == 0)
    return GAIN_SPAN (span.start, span.start);

  piece = piece_at (self, gain_text_map_find_piece_at (self, range.end - 1));
  span.end = MIN (piece->span.start + (range.end - piece->start), piece->span.end);

  return GAIN_SPAN (span.start, MAX (span.start, span.end));
}

static gunichar
shown_as (gunichar c, gunichar next)
{
  if (c == '\r')
    return next == '\n' ? ZERO_WIDTH_SPACE : ' ';
  if (c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
    return ' ';
  if (c == '\t')
    return c;
  if (c < 0x20)
    return CONTROL_PICTURES + c;
  if (c == 0x7f)
    return PICTURE_OF_DELETE;
  if ((c >= 0x80 && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
      c == 0xfffc)
    return SUBSTITUTE;

  return c;
}

/* Only these bytes start a character that shown_as() changes: controls, and the first byte of
 * U+0080–U+00BF, U+2000–U+2FFF and U+F000–U+FFFF. A table, since every byte of a text is asked. */
static const guchar may_change[256] = {
  [0 ... 8] = 1, [10 ... 31] = 1, [127] = 1, [0xc2] = 1, [0xe2] = 1, [0xef] = 1,
};

static void
append_display (GString *display, const char *bytes, gsize size)
{
  const char *end = bytes + size, *done = bytes, *p = bytes;

  while (p < end)
    {
      gunichar c, next, shown;

      if (!may_change[(guchar) *p])
        {
          p++;
          continue;
        }
      c = g_utf8_get_char (p);
      next = p + 1 < end ? (guchar) p[1] : 0;
      shown = shown_as (c, next);
      if (shown != c)
        {
          g_string_append_len (display, done, p - done);
          g_string_append_unichar (display, shown);
          done = g_utf8_next_char (p);
        }
      p = g_utf8_next_char (p);
    }
  g_string_append_len (display, done, end - done);
}

char *
gain_text_map_dup_display (GainTextMap *self, GainText *text, gsize *n_bytes)
{
  gsize size;
  GString *display;

  gain_text_get_utf8 (text, &size);
  display = g_string_sized_new (size + self->pieces->len + 64);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const char *bytes = gain_text_get_slice (text, piece_at (self, i)->span, &size);

      if (i > 0)
        g_string_append_c (display, '\n');
      append_display (display, bytes, size);
    }
  if (n_bytes != NULL)
    *n_bytes = display->len;

  return g_string_free (display, FALSE);
}

static void
append_quote (GString *quote, GainText *text, const GainTextPiece *piece, GainSpan span)
{
  GainSpan part = GAIN_SPAN (MAX (span.start, piece->span.start), MIN (span.end, piece->span.end));
  g_autofree char *slice = NULL;

  if (gain_span_is_empty (part))
    return;
  slice = gain_text_dup_slice (text, part);
  g_string_append (quote, slice);
  if (!piece->continues && span.end > piece->span.end)
    g_string_append (quote, "\n\n");
}

char *
gain_text_map_dup_quote (GainTextMap *self, GainText *text, GainSpan span)
{
  GString *quote = g_string_new (NULL);

  for (guint i = gain_text_map_find_piece (self, span.start);
       i < gain_text_map_get_n_pieces (self) &&
       gain_text_map_get_piece (self, i)->span.start < span.end;
       i++)
    append_quote (quote, text, gain_text_map_get_piece (self, i), span);

  return g_string_free (quote, FALSE);
}
