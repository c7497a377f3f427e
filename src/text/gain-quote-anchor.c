/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-quote-anchor.h"
#include "gain-approximate-match.h"

#include <string.h>

/* An approximate match is looked for where a piece of the context still
 * stands: pieces of PIECE code points, at most MAX_PLACES each, and fewer of
 * them for a long quote, so that at most so many code points are looked at. */
#define PIECE         12
#define MAX_PLACES    64
#define MAX_LOOKED_AT 4000000

/* How far an approximate end moves to touch its context, and how much of it. */
#define SNAP_REACH   12
#define SNAP_CONTEXT 6

typedef struct
{
  GainSpan span;
  guint distance;    /* edits between quote and text there */
  guint context;     /* code points of context that agree, touching the span */
  guint64 from_hint; /* code points */
} Candidate;

typedef struct
{
  const GainQuoteAnchor *anchor;
  GainText *text;
  const char *utf8;
  gsize n_bytes;
  Candidate best;
  gboolean found;
  gboolean tied;
} Finder;

static guint
count_common_suffix (const char *prefix, const char *utf8, gsize byte)
{
  const char *p = prefix + strlen (prefix);
  const char *q = utf8 + byte;
  guint n = 0;

  while (p > prefix && q > utf8)
    {
      p = g_utf8_prev_char (p);
      q = g_utf8_prev_char (q);
      if (g_utf8_get_char (p) != g_utf8_get_char (q))
        break;
      n++;
    }

  return n;
}

static guint
count_common_prefix (const char *suffix, const char *utf8, gsize byte)
{
  const char *p = suffix;
  const char *q = utf8 + byte;
  guint n = 0;

  while (*p != '\0' && *q != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
      n++;
    }

  return n;
}

static guint
measure_context (Finder *self, gsize start_byte, gsize end_byte)
{
  const GainQuoteAnchor *anchor = self->anchor;
  guint n = 0;

  if (anchor->prefix != NULL)
    n += count_common_suffix (anchor->prefix, self->utf8, start_byte);
  if (anchor->suffix != NULL)
    n += count_common_prefix (anchor->suffix, self->utf8, end_byte);

  return n;
}

/* Below zero when @a is the better one. */
static int
compare_candidates (const Candidate *a, const Candidate *b)
{
  if (a->distance != b->distance)
    return a->distance < b->distance ? -1 : 1;
  if (a->context != b->context)
    return a->context > b->context ? -1 : 1;
  if (a->from_hint != b->from_hint)
    return a->from_hint < b->from_hint ? -1 : 1;

  return 0;
}

static void
consider (Finder *self, Candidate candidate)
{
  int order;

  candidate.from_hint = candidate.span.start > self->anchor->hint
                            ? candidate.span.start - self->anchor->hint
                            : self->anchor->hint - candidate.span.start;
  if (self->found && gain_span_equal (candidate.span, self->best.span))
    return;

  order = self->found ? compare_candidates (&candidate, &self->best) : -1;
  if (order < 0)
    {
      self->best = candidate;
      self->found = TRUE;
      self->tied = FALSE;
    }
  else if (order == 0)
    self->tied = TRUE;
}

static gboolean
stands_at_hint (Finder *self, GainSpan *span)
{
  const char *exact = self->anchor->exact;
  gsize start = gain_text_offset_to_byte (self->text, self->anchor->hint);

  if (self->anchor->hint >= gain_text_get_length (self->text) ||
      strncmp (self->utf8 + start, exact, strlen (exact)) != 0)
    return FALSE;

  span->start = self->anchor->hint;
  span->end = span->start + g_utf8_strlen (exact, -1);
  return TRUE;
}

/* The failure function of Knuth, Morris and Pratt: for each prefix of
 * @pattern the length of its longest border. */
static guint *
compute_borders (const char *pattern, gsize length)
{
  guint *borders = g_new (guint, length);
  guint border = 0;

  borders[0] = 0;
  for (gsize i = 1; i < length; i++)
    {
      while (border > 0 && pattern[i] != pattern[border])
        border = borders[border - 1];
      if (pattern[i] == pattern[border])
        border++;
      borders[i] = border;
    }

  return borders;
}

static void
consider_exact (Finder *self, gsize start, gsize end)
{
  guint first = gain_text_byte_to_offset (self->text, start);
  guint length = g_utf8_strlen (self->anchor->exact, -1);

  consider (self,
            (Candidate){ .span = GAIN_SPAN (first, first + length),
                         .context = measure_context (self, start, end) });
}

/* A quote that overlaps itself ("aaaa") is searched for with its failure
 * function, so that the time stays linear; any other with memmem(). */
static void
find_exact (Finder *self)
{
  const char *exact = self->anchor->exact;
  gsize length = strlen (exact);
  g_autofree guint *borders = compute_borders (exact, length);
  guint matched = 0;

  if (borders[length - 1] <= length / 2)
    {
      const char *p = self->utf8;
      const char *end = self->utf8 + self->n_bytes;

      while ((p = memmem (p, end - p, exact, length)) != NULL)
        {
          consider_exact (self, p - self->utf8, p - self->utf8 + length);
          p += length - borders[length - 1];
        }
      return;
    }

  for (gsize i = 0; i < self->n_bytes; i++)
    {
      while (matched > 0 && self->utf8[i] != exact[matched])
        matched = borders[matched - 1];
      if (self->utf8[i] == exact[matched])
        matched++;
      if (matched == length)
        {
          consider_exact (self, i + 1 - length, i + 1);
          matched = borders[length - 1];
        }
    }
}

/* A match needs a quarter of the context beside it. */
static gboolean
context_fits (Finder *self, guint context)
{
  const GainQuoteAnchor *anchor = self->anchor;
  guint all = 0;

  if (anchor->prefix != NULL)
    all += g_utf8_strlen (anchor->prefix, -1);
  if (anchor->suffix != NULL)
    all += g_utf8_strlen (anchor->suffix, -1);

  return all > 0 && context * 4 >= all;
}

/* Several ends often need the same number of edits: takes the one beside
 * which the context stands, if there is one close to @offset. */
static guint
snap (Finder *self, guint offset, gboolean is_start)
{
  const char *context = is_start ? self->anchor->prefix : self->anchor->suffix;
  guint most = SNAP_CONTEXT - 1;
  guint best = offset;

  if (context == NULL)
    return offset;

  for (guint step = 0; step <= 2 * SNAP_REACH; step++)
    {
      /* 0, -1, 1, -2, 2 … */
      gint64 place = (gint64) offset + (step % 2 == 1 ? -(gint64) (step + 1) / 2 : step / 2);
      gsize byte = gain_text_offset_to_byte (self->text, MAX (place, 0));
      guint n = is_start ? count_common_suffix (context, self->utf8, byte)
                         : count_common_prefix (context, self->utf8, byte);

      if (n > most)
        {
          most = n;
          best = MIN (MAX (place, 0), gain_text_get_length (self->text));
        }
    }

  return best;
}

/* Looks for the quote close to @window, the place the context points to. */
static void
consider_window (Finder *self, GainMatcher *matcher, GainSpan window)
{
  gsize n_bytes;
  const char *slice = gain_text_get_slice (self->text, window, &n_bytes);
  Candidate candidate = { 0 };
  GainSpan found;

  if (!gain_matcher_find (matcher, slice, n_bytes, &found, &candidate.distance))
    return;

  candidate.span.start = snap (self, window.start + found.start, TRUE);
  candidate.span.end = snap (self, window.start + found.end, FALSE);
  if (gain_span_is_empty (candidate.span))
    return;

  candidate.context = measure_context (self,
                                       gain_text_offset_to_byte (self->text, candidate.span.start),
                                       gain_text_offset_to_byte (self->text, candidate.span.end));
  if (context_fits (self, candidate.context))
    consider (self, candidate);
}

/* @piece: a part of the context. @to_start: code points from the beginning of
 * the piece to the beginning of the quote (below zero for the suffix). */
static void
consider_piece (Finder *self, GainMatcher *matcher, const char *piece, gsize size, gint64 to_start)
{
  guint reach = gain_matcher_get_length (matcher) + gain_matcher_get_max_distance (matcher);
  guint slack = gain_matcher_get_max_distance (matcher) + PIECE;
  guint max_places = CLAMP (MAX_LOOKED_AT / reach, 2, MAX_PLACES);
  const char *p = self->utf8;
  const char *end = p + self->n_bytes;

  for (guint places = 0; places < max_places; places++)
    {
      gint64 start;

      p = memmem (p, end - p, piece, size);
      if (p == NULL)
        return;

      start = to_start + gain_text_byte_to_offset (self->text, p - self->utf8);
      if (start + reach + slack > 0)
        consider_window (self, matcher, GAIN_SPAN (MAX (start - slack, 0), start + reach + slack));
      p += size;
    }
}

static void
consider_pieces (Finder *self, GainMatcher *matcher, const char *context, gboolean is_prefix)
{
  guint n_chars = context != NULL ? g_utf8_strlen (context, -1) : 0;

  for (guint from = 0; from < n_chars; from += PIECE)
    {
      /* Full pieces, counted from the quote, so that the short one is farthest from it. */
      guint to = MIN (from + PIECE, n_chars);
      guint first = is_prefix ? n_chars - to : from;
      const char *start = g_utf8_offset_to_pointer (context, first);
      const char *end = g_utf8_offset_to_pointer (start, to - from);
      gint64 to_start =
          is_prefix ? (gint64) to : -(gint64) from - gain_matcher_get_length (matcher);

      if (to - from < PIECE && from > 0)
        return;
      consider_piece (self, matcher, start, end - start, to_start);
    }
}

static void
find_approximate (Finder *self)
{
  g_autoptr (GainMatcher) matcher = gain_matcher_new (self->anchor->exact);

  if (matcher == NULL)
    return;

  consider_pieces (self, matcher, self->anchor->prefix, TRUE);
  consider_pieces (self, matcher, self->anchor->suffix, FALSE);
}

gboolean
gain_quote_anchor_find (const GainQuoteAnchor *anchor, GainText *text, GainSpan *span)
{
  Finder self = { .anchor = anchor, .text = text };

  g_return_val_if_fail (anchor != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (span != NULL, FALSE);

  if (anchor->exact == NULL || *anchor->exact == '\0')
    return FALSE;

  self.utf8 = gain_text_get_utf8 (text, &self.n_bytes);
  if (stands_at_hint (&self, span))
    return TRUE;

  find_exact (&self);
  if (!self.found)
    find_approximate (&self);
  if (!self.found || self.tied)
    return FALSE;

  *span = self.best.span;
  return TRUE;
}

char *
gain_quote_dup_prefix (GainText *text, guint offset)
{
  g_return_val_if_fail (text != NULL, NULL);

  offset = MIN (offset, gain_text_get_length (text));
  return gain_text_dup_slice (
      text, GAIN_SPAN (offset > GAIN_QUOTE_CONTEXT ? offset - GAIN_QUOTE_CONTEXT : 0, offset));
}

char *
gain_quote_dup_suffix (GainText *text, guint offset)
{
  g_return_val_if_fail (text != NULL, NULL);

  offset = MIN (offset, gain_text_get_length (text));
  return gain_text_dup_slice (text, GAIN_SPAN (offset, offset + GAIN_QUOTE_CONTEXT));
}
