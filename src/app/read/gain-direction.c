/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-direction.h"

/* The blocks of Unicode with right-to-left scripts, and the mark that stands for such a letter. */
static gboolean
is_rtl_letter (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || c == 0x200f || (c >= 0xfb1d && c <= 0xfdff) ||
         (c >= 0xfe70 && c <= 0xfefc) || (c >= 0x10800 && c <= 0x10fff) ||
         (c >= 0x1e800 && c <= 0x1efff);
}

gboolean
gain_direction_is_rtl (GainText *text, GainSpan span)
{
  gsize size;
  const char *p = gain_text_get_slice (text, span, &size), *end = p + size;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c) && c != 0x200e && c != 0x200f)
        continue;

      return is_rtl_letter (c);
    }

  return FALSE;
}

gboolean
gain_direction_has_rtl (GainText *text, GainSpan span)
{
  gsize size;
  const char *p = gain_text_get_slice (text, span, &size), *end = p + size;

  for (; p < end; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xd6 && is_rtl_letter (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}
