/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-sentence.h"

static guint
skip_space (const GainScan *scan, guint i)
{
  while (i < scan->n_chars && gain_char_is_space (scan->chars[i]))
    i++;

  return i;
}

/* A sentence ends at @i, behind a stop and what closes after it. */
static gboolean
ends_at (const GainScan *scan, guint i)
{
  guint next = skip_space (scan, i);
  guint stop = i;
  gunichar c;

  while (stop > 0 && gain_char_is_closing (scan->chars[stop - 1]))
    stop--;
  if (stop == 0 || !gain_char_is_stop (scan->chars[stop - 1]))
    return FALSE;
  if (i < scan->n_chars && gain_char_is_stop (scan->chars[i]))
    return FALSE;
  if (next == scan->n_chars || gain_char_is_wide_stop (scan->chars[stop - 1]))
    return TRUE;

  c = scan->chars[next];
  return next > i && !g_unichar_islower (c);
}

guint
gain_sentence_next_end (const GainScan *scan, guint index, const char *language)
{
  guint i = index;

  while (i < scan->n_chars)
    {
      i++;
      if (ends_at (scan, i))
        return i;
    }

  return scan->n_chars;
}

GainSpan
gain_sentence_at (const GainScan *scan, guint index, const char *language)
{
  GainSpan span;

  if (index >= scan->n_chars && scan->n_chars > 0)
    index = scan->n_chars - 1;
  while (index > 0 && index + 1 == scan->n_chars && gain_char_is_space (scan->chars[index]))
    index--;

  index = skip_space (scan, index);
  span.start = index;
  while (span.start > 0 && !ends_at (scan, span.start))
    span.start--;
  span.end = gain_sentence_next_end (scan, index, language);

  return gain_scan_trim (scan, span);
}
