/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-mark-style.h"

#include "gain-contrast.h"

/* The most of the label's colour that a tint takes, where contrast allows. */
#define TINT_SHARE               0.17
#define STRONG_TINT_SHARE        0.32
#define HIGH_CONTRAST_TINT_SHARE 0.10
#define STEP                     0.01

double
gain_color_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  return gain_contrast_between (a->red, a->green, a->blue, b->red, b->green, b->blue);
}

static GdkRGBA
mix (const GdkRGBA *from, const GdkRGBA *to, double share)
{
  return (GdkRGBA){
    from->red + (to->red - from->red) * share,
    from->green + (to->green - from->green) * share,
    from->blue + (to->blue - from->blue) * share,
    1,
  };
}

GdkRGBA
gain_color_over (const GdkRGBA *color, const GdkRGBA *base)
{
  return mix (base, color, color->alpha);
}

GainEdge
gain_label_get_edge (const GainLabel *label)
{
  if (label->kind == GAIN_LABEL_MENTION)
    return GAIN_EDGE_DOTTED;
  if (label->kind == GAIN_LABEL_CUE)
    return GAIN_EDGE_DASHED;
  if (g_strcmp0 (label->act, "denies") == 0)
    return GAIN_EDGE_DOUBLE;
  if (g_strcmp0 (label->act, "doubts") == 0 || g_strcmp0 (label->act, "withholds") == 0)
    return GAIN_EDGE_WAVY;

  return GAIN_EDGE_SOLID;
}

/* As much of @color as @text stays readable on, at most @share. */
static GdkRGBA
readable_tint (const GdkRGBA *page, const GdkRGBA *color, const GdkRGBA *text, double share)
{
  GdkRGBA tint = mix (page, color, share);

  while (share > 0 && gain_color_contrast (&tint, text) < GAIN_TINT_CONTRAST)
    {
      share = MAX (0, share - STEP);
      tint = mix (page, color, share);
    }

  return tint;
}

/* @color, moved towards @text as far as it needs to stand out from @page. */
static GdkRGBA
visible_edge (const GdkRGBA *page, const GdkRGBA *color, const GdkRGBA *text, double contrast)
{
  GdkRGBA edge = *color;

  for (double share = STEP; share < 1 && gain_color_contrast (&edge, page) < contrast;
       share += STEP)
    edge = mix (color, text, share);

  return edge;
}

void
gain_mark_style_set (GainMarkStyle *self,
                     const GainLabel *label,
                     const GdkRGBA *text,
                     const GdkRGBA *page,
                     gboolean high_contrast)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  double share = high_contrast ? HIGH_CONTRAST_TINT_SHARE : TINT_SHARE;
  GdkRGBA color;

  if (!gdk_rgba_parse (&color, label->color != NULL ? label->color : ""))
    color = (GdkRGBA){ 0.47, 0.46, 0.48, 1 };
  color.alpha = 1;

  /* A cue is the plainest of marks: a dashed line, hardly a tint. */
  if (label->kind == GAIN_LABEL_CUE)
    share /= 2;

  self->tint = readable_tint (page, &color, text, share);
  self->strong_tint = readable_tint (page, &color, text, STRONG_TINT_SHARE);
  self->edge =
      visible_edge (page, &color, text, high_contrast ? GAIN_TINT_CONTRAST : GAIN_EDGE_CONTRAST);
  self->on_edge =
      gain_color_contrast (&self->edge, &white) >= GAIN_LETTER_CONTRAST ||
              gain_color_contrast (&self->edge, &white) >= gain_color_contrast (&self->edge, &black)
          ? white
          : black;
  self->edge_kind = gain_label_get_edge (label);
  self->statement = label->kind == GAIN_LABEL_STATEMENT;
  self->letter[g_unichar_to_utf8 (g_unichar_toupper (label->letter), self->letter)] = '\0';
  if (label->letter == 0)
    self->letter[0] = '\0';
}
