/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-contrast.h"

#include <math.h>
#include <string.h>

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (double red, double green, double blue)
{
  return 0.2126 * linear (red) + 0.7152 * linear (green) + 0.0722 * linear (blue);
}

double
gain_contrast_between (double red,
                       double green,
                       double blue,
                       double other_red,
                       double other_green,
                       double other_blue)
{
  double a = luminance (red, green, blue);
  double b = luminance (other_red, other_green, other_blue);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

gboolean
gain_contrast_is_color (const char *color)
{
  if (color == NULL || strlen (color) != 7 || color[0] != '#')
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (color[i]))
      return FALSE;

  return TRUE;
}

static double
get_channel (const char *color, guint i)
{
  return (g_ascii_xdigit_value (color[1 + 2 * i]) * 16 + g_ascii_xdigit_value (color[2 + 2 * i])) /
         255.0;
}

double
gain_contrast_of_colors (const char *color, const char *page)
{
  if (!gain_contrast_is_color (color) || !gain_contrast_is_color (page))
    return 0;

  return gain_contrast_between (get_channel (color, 0),
                                get_channel (color, 1),
                                get_channel (color, 2),
                                get_channel (page, 0),
                                get_channel (page, 1),
                                get_channel (page, 2));
}
