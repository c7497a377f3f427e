/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-label-colors.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gain-mark-preview.h"
#include "gain-mark-style.h"

#define STEP 0.02

static const GainLabelColor colors[] = {
  { "#1c71d8", N_ ("Blue") },   { "#d0312d", N_ ("Red") },    { "#9c5a00", N_ ("Amber") },
  { "#9a4fb5", N_ ("Violet") }, { "#6f6d75", N_ ("Grey") },   { "#208040", N_ ("Green") },
  { "#00838f", N_ ("Teal") },   { "#e66100", N_ ("Orange") }, { "#d6336c", N_ ("Rose") },
  { "#7a7a00", N_ ("Olive") },  { "#5b6ee1", N_ ("Indigo") }, { "#986a44", N_ ("Brown") },
};

const GainLabelColor *
gain_label_colors_get (guint *n)
{
  *n = G_N_ELEMENTS (colors);

  return colors;
}

static void
measure (const GdkRGBA *color, double *light, double *dark)
{
  GdkRGBA page;

  gdk_rgba_parse (&page, GAIN_PAGE_LIGHT);
  *light = gain_color_contrast (color, &page);
  gdk_rgba_parse (&page, GAIN_PAGE_DARK);
  *dark = gain_color_contrast (color, &page);
}

void
gain_label_colors_measure (const char *color, double *light, double *dark)
{
  GdkRGBA parsed;

  *light = *dark = 1;
  if (color != NULL && gdk_rgba_parse (&parsed, color))
    measure (&parsed, light, dark);
}

gboolean
gain_label_colors_passes (const char *color)
{
  double light, dark;

  gain_label_colors_measure (color, &light, &dark);

  return light >= GAIN_EDGE_CONTRAST && dark >= GAIN_EDGE_CONTRAST;
}

static char *
dup_hex (const GdkRGBA *color)
{
  return g_strdup_printf ("#%02x%02x%02x",
                          (guint) lround (color->red * 255),
                          (guint) lround (color->green * 255),
                          (guint) lround (color->blue * 255));
}

char *
gain_label_colors_dup_proposal (const char *color)
{
  double light, dark;
  GdkRGBA from, towards;

  if (color == NULL || !gdk_rgba_parse (&from, color) || gain_label_colors_passes (color))
    return NULL;
  measure (&from, &light, &dark);
  towards = light < dark ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  for (double share = STEP; share < 1; share += STEP)
    {
      towards.alpha = (float) share;
      GdkRGBA mixed = gain_color_over (&towards, &from);
      g_autofree char *hex = dup_hex (&mixed);

      if (gain_label_colors_passes (hex))
        return g_steal_pointer (&hex);
    }

  return NULL;
}

char *
gain_label_colors_dup_verdict (const char *color)
{
  double light, dark;
  g_autofree char *figures = NULL;

  gain_label_colors_measure (color, &light, &dark);
  /* Translators: contrasts of a colour, such as “4.8 : 1” */
  figures = g_strdup_printf (_ ("Contrast %.1f : 1 on a light page, %.1f : 1 on a dark one."),
                             light,
                             dark);
  if (light < GAIN_EDGE_CONTRAST)
    return g_strdup_printf (_ ("%s Too pale for light pages, where the line under a mark needs "
                               "3 : 1; Gainsay darkens it there."),
                            figures);
  if (dark < GAIN_EDGE_CONTRAST)
    return g_strdup_printf (_ ("%s Too dark for dark pages, where the line under a mark needs "
                               "3 : 1; Gainsay lightens it there."),
                            figures);

  return g_strdup_printf (_ ("%s Good on both."), figures);
}
