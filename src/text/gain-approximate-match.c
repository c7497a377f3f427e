/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-approximate-match.h"

/* Patterns above this many code points are found by ends of END code points. */
#define MAX_WHOLE 4096
#define END       512

#define TOLERANCE 5 /* one edit in so many code points */

struct _GainMatcher
{
  gunichar *pattern;
  guint length;
};

/* One direction of a search: for each code point of the pattern the bits where
 * it stands, and the vertical differences of the current column. */
typedef struct
{
  GHashTable *masks; /* code point → guint64[n_blocks] */
  guint64 *up;
  guint64 *down;
  guint n_blocks;
  guint length;
} Column;

static void
column_init (Column *self, const gunichar *pattern, guint length, gboolean backwards)
{
  self->length = length;
  self->n_blocks = (length + 63) / 64;
  self->masks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->up = g_new (guint64, self->n_blocks);
  self->down = g_new0 (guint64, self->n_blocks);

  for (guint i = 0; i < self->n_blocks; i++)
    self->up[i] = G_MAXUINT64;

  for (guint i = 0; i < length; i++)
    {
      gpointer key = GUINT_TO_POINTER (pattern[backwards ? length - 1 - i : i]);
      guint64 *mask = g_hash_table_lookup (self->masks, key);

      if (mask == NULL)
        {
          mask = g_new0 (guint64, self->n_blocks);
          g_hash_table_insert (self->masks, key, mask);
        }
      mask[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
    }
}

static void
column_clear (Column *self)
{
  g_hash_table_unref (self->masks);
  g_free (self->up);
  g_free (self->down);
}

static int
advance_block (Column *self, guint block, guint64 equal, int carry)
{
  guint last = block + 1 < self->n_blocks ? 63 : (self->length - 1) % 64;
  guint64 up = self->up[block];
  guint64 down = self->down[block];
  guint64 vertical = equal | down;
  guint64 horizontal;
  guint64 plus;
  guint64 minus;
  int carry_out;

  if (carry < 0)
    equal |= 1;
  horizontal = (((equal & up) + up) ^ up) | equal;
  plus = down | ~(horizontal | up);
  minus = up & horizontal;
  carry_out = (int) (plus >> last & 1) - (int) (minus >> last & 1);

  plus = plus << 1 | (carry > 0);
  minus = minus << 1 | (carry < 0);
  self->up[block] = minus | ~(vertical | plus);
  self->down[block] = plus & vertical;

  return carry_out;
}

/* Returns how the distance of the whole pattern changes with this code point. */
static int
column_advance (Column *self, gunichar c, int carry)
{
  const guint64 *mask = g_hash_table_lookup (self->masks, GUINT_TO_POINTER (c));

  for (guint block = 0; block < self->n_blocks; block++)
    carry = advance_block (self, block, mask != NULL ? mask[block] : 0, carry);

  return carry;
}

/* The end of the best match in @text, counted in the given direction from the
 * first code point; anchored matches begin with the first code point. */
static guint
find_end (const gunichar *pattern,
          guint length,
          const gunichar *text,
          guint n_text,
          gboolean backwards,
          guint *distance)
{
  Column column;
  guint current = length;
  guint end = 0;

  *distance = length;
  column_init (&column, pattern, length, backwards);
  for (guint i = 0; i < n_text; i++)
    {
      gunichar c = text[backwards ? n_text - 1 - i : i];

      /* Going back, the match has to begin where the way forward ended. */
      current += column_advance (&column, c, backwards ? 1 : 0);
      if (current < *distance)
        {
          *distance = current;
          end = i + 1;
        }
    }
  column_clear (&column);

  return end;
}

static gboolean
find_whole (const gunichar *pattern,
            guint length,
            const gunichar *text,
            guint n_text,
            GainSpan *span,
            guint *distance)
{
  guint back;

  span->end = find_end (pattern, length, text, n_text, FALSE, distance);
  if (*distance > length / TOLERANCE)
    return FALSE;

  span->start = span->end - find_end (pattern, length, text, span->end, TRUE, &back);
  return TRUE;
}

static gpointer
trigram_key (const gunichar *p)
{
  return GUINT_TO_POINTER (((p[0] * 31 + p[1]) * 1021 + p[2]) & 0x7fffffff);
}

static void
count_trigrams (GHashTable *counts, const gunichar *text, guint length, int step)
{
  for (guint i = 0; i + 3 <= length; i++)
    {
      gpointer key = trigram_key (text + i);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) + step;

      g_hash_table_insert (counts, key, GINT_TO_POINTER (n));
    }
}

/* A lower bound of the edit distance: one edit changes at most three trigrams
 * on either side. */
static guint
estimate_distance (const gunichar *a, guint n_a, const gunichar *b, guint n_b)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;
  guint difference = 0;

  count_trigrams (counts, a, n_a, 1);
  count_trigrams (counts, b, n_b, -1);

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    difference += ABS (GPOINTER_TO_INT (value));

  return (difference + 5) / 6;
}

static gboolean
find_by_ends (GainMatcher *self,
              const gunichar *text,
              guint n_text,
              GainSpan *span,
              guint *distance)
{
  guint reach = MIN (n_text, 2 * (self->length / TOLERANCE) + 2 * END);
  GainSpan head;
  GainSpan tail;

  if (!find_whole (self->pattern, END, text, reach, &head, distance) ||
      !find_whole (
          self->pattern + self->length - END, END, text + n_text - reach, reach, &tail, distance))
    return FALSE;

  *span = GAIN_SPAN (head.start, n_text - reach + tail.end);
  if (gain_span_is_empty (*span))
    return FALSE;

  *distance = estimate_distance (self->pattern,
                                 self->length,
                                 text + span->start,
                                 gain_span_get_length (*span));
  return *distance <= self->length / TOLERANCE;
}

GainMatcher *
gain_matcher_new (const char *pattern)
{
  GainMatcher *self;
  glong length;
  g_autofree gunichar *decoded = g_utf8_to_ucs4_fast (pattern, -1, &length);

  if (length < TOLERANCE)
    return NULL;

  self = g_new0 (GainMatcher, 1);
  self->pattern = g_steal_pointer (&decoded);
  self->length = length;
  return self;
}

void
gain_matcher_free (GainMatcher *self)
{
  if (self == NULL)
    return;

  g_free (self->pattern);
  g_free (self);
}

guint
gain_matcher_get_length (GainMatcher *self)
{
  return self->length;
}

guint
gain_matcher_get_max_distance (GainMatcher *self)
{
  return self->length / TOLERANCE;
}

gboolean
gain_matcher_find (GainMatcher *self,
                   const char *utf8,
                   gsize n_bytes,
                   GainSpan *span,
                   guint *distance)
{
  glong n_text;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (utf8, n_bytes, &n_text);

  if (self->length <= MAX_WHOLE)
    return find_whole (self->pattern, self->length, text, n_text, span, distance);

  return find_by_ends (self, text, n_text, span, distance);
}
