/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-scan.h"
#include "gain-unit.h"

/* Word and cluster boundaries, after Unicode's annex 29 as far as GLib's
 * character tables carry. */

static gboolean
is_regional_indicator (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static gboolean
is_pictograph (gunichar c)
{
  return (c >= 0x1f000 && c <= 0x1faff && !is_regional_indicator (c)) ||
         (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2300 && c <= 0x23ff) ||
         (c >= 0x2460 && c <= 0x27bf) || (c >= 0x2b00 && c <= 0x2bff) || c == 0xa9 || c == 0xae ||
         c == 0x203c || c == 0x2049 || c == 0x2122 || c == 0x2139 || c == 0x3030 || c == 0x303d ||
         c == 0x3297 || c == 0x3299;
}

static gboolean
is_control (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         (type == G_UNICODE_FORMAT && !gain_char_is_extending (c));
}

static gboolean
joins_hangul (gunichar before, gunichar after)
{
  GUnicodeBreakType a = g_unichar_break_type (before);
  GUnicodeBreakType b = g_unichar_break_type (after);

  switch (a)
    {
    case G_UNICODE_BREAK_HANGUL_L_JAMO:
      return b == G_UNICODE_BREAK_HANGUL_L_JAMO || b == G_UNICODE_BREAK_HANGUL_V_JAMO ||
             b == G_UNICODE_BREAK_HANGUL_LV_SYLLABLE || b == G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE;
    case G_UNICODE_BREAK_HANGUL_LV_SYLLABLE:
    case G_UNICODE_BREAK_HANGUL_V_JAMO:
      return b == G_UNICODE_BREAK_HANGUL_V_JAMO || b == G_UNICODE_BREAK_HANGUL_T_JAMO;
    case G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE:
    case G_UNICODE_BREAK_HANGUL_T_JAMO:
      return b == G_UNICODE_BREAK_HANGUL_T_JAMO;
    default:
      return FALSE;
    }
}

/* Flags are pairs of regional indicators, counted from the first of the run. */
static gboolean
is_second_of_flag (const GainScan *scan, guint index)
{
  guint n = 0;

  while (n < index && is_regional_indicator (scan->chars[index - 1 - n]))
    n++;

  return n % 2 == 1;
}

static gboolean
follows_joined_pictograph (const GainScan *scan, guint index)
{
  guint i = index - 1;

  if (scan->chars[i] != 0x200d)
    return FALSE;
  while (i > 0 && gain_char_is_extending (scan->chars[i]))
    i--;

  return is_pictograph (scan->chars[i]);
}

static gboolean
is_cluster_boundary (const GainScan *scan, guint index)
{
  gunichar before;
  gunichar after;

  if (index == 0 || index >= scan->n_chars)
    return TRUE;

  before = scan->chars[index - 1];
  after = scan->chars[index];
  if (before == '\r' && after == '\n')
    return FALSE;
  if (is_control (before) || is_control (after))
    return TRUE;
  if (gain_char_is_extending (after) || joins_hangul (before, after))
    return FALSE;
  if (is_regional_indicator (before) && is_regional_indicator (after))
    return !is_second_of_flag (scan, index);
  if (is_pictograph (after))
    return !follows_joined_pictograph (scan, index);

  return TRUE;
}

guint
gain_unit_next_cluster (GainText *text, GainSpan within, guint offset)
{
  g_auto (GainScan) scan = { 0 };
  guint i;

  gain_scan_init_around (&scan, text, within, offset);
  i = gain_scan_get_index (&scan, offset);
  if (offset >= scan.base && i < scan.n_chars)
    i++;
  while (!is_cluster_boundary (&scan, i))
    i++;

  return scan.base + i;
}

guint
gain_unit_previous_cluster (GainText *text, GainSpan within, guint offset)
{
  g_auto (GainScan) scan = { 0 };
  guint i;

  gain_scan_init_around (&scan, text, within, offset);
  i = gain_scan_get_index (&scan, offset);
  if (i > 0)
    i--;
  while (!is_cluster_boundary (&scan, i))
    i--;

  return scan.base + i;
}

guint
gain_unit_next_word_boundary (GainText *text, GainSpan within, guint offset)
{
  g_auto (GainScan) scan = { 0 };
  guint i;

  gain_scan_init_around (&scan, text, within, offset);
  i = gain_scan_get_index (&scan, offset);
  while (i < scan.n_chars && gain_char_is_space (scan.chars[i]))
    i++;

  return scan.base + gain_scan_find_word (&scan, i).end;
}

guint
gain_unit_previous_word_boundary (GainText *text, GainSpan within, guint offset)
{
  g_auto (GainScan) scan = { 0 };
  guint i;

  gain_scan_init_around (&scan, text, within, offset);
  i = gain_scan_get_index (&scan, offset);
  while (i > 0 && gain_char_is_space (scan.chars[i - 1]))
    i--;
  if (i > 0)
    i = gain_scan_find_word (&scan, i - 1).start;

  return scan.base + i;
}

guint
gain_unit_next_word_start (GainText *text, GainSpan within, guint offset)
{
  g_auto (GainScan) scan = { 0 };
  guint i;

  gain_scan_init_around (&scan, text, within, offset);
  i = gain_scan_get_index (&scan, offset);
  if (offset >= scan.base)
    i = gain_scan_find_word (&scan, i).end;
  while (i < scan.n_chars && gain_char_is_space (scan.chars[i]))
    i++;

  return scan.base + i;
}

guint
gain_unit_previous_word_end (GainText *text, GainSpan within, guint offset)
{
  g_auto (GainScan) scan = { 0 };
  guint i;

  gain_scan_init_around (&scan, text, within, offset);
  i = gain_scan_get_index (&scan, offset);
  if (i > 0 && offset <= scan.base + scan.n_chars)
    i = gain_char_is_space (scan.chars[i - 1]) ? i : gain_scan_find_word (&scan, i - 1).start;
  while (i > 0 && gain_char_is_space (scan.chars[i - 1]))
    i--;

  return scan.base + i;
}
