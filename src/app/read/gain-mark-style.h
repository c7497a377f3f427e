/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "gain-codebook.h"

G_BEGIN_DECLS

/* The least contrast of text on a tint, and of an edge or a letter beside the text (WCAG 2). */
#define GAIN_TINT_CONTRAST   7.0
#define GAIN_EDGE_CONTRAST   3.0
#define GAIN_LETTER_CONTRAST 4.5

/* How the line under a mark looks, so that no meaning hangs on colour. */
typedef enum
{
  GAIN_EDGE_SOLID,  /* asserts */
  GAIN_EDGE_DOUBLE, /* denies */
  GAIN_EDGE_WAVY,   /* doubts, withholds */
  GAIN_EDGE_DOTTED, /* a mention */
  GAIN_EDGE_DASHED, /* a cue */
} GainEdge;

/**
 * GainMarkStyle:
 * @tint: behind the text, opaque
 * @strong_tint: behind the text of the selected mark, opaque
 * @edge: of underline, bar and badge
 * @on_edge: of the letter on a badge
 * @edge_kind: the underline
 * @letter: upper case, "" for none
 *
 * What a label looks like on a given page.
 */
typedef struct
{
  GdkRGBA tint;
  GdkRGBA strong_tint;
  GdkRGBA edge;
  GdkRGBA on_edge;
  GainEdge edge_kind;
  gboolean statement;
  char letter[8];
} GainMarkStyle;

/** The WCAG 2 contrast of two opaque colours, 1 to 21. */
double gain_color_contrast (const GdkRGBA *a, const GdkRGBA *b);

/** @color over the opaque @base. */
GdkRGBA gain_color_over (const GdkRGBA *color, const GdkRGBA *base);

GainEdge gain_label_get_edge (const GainLabel *label);

/** @text: colour of the text, @page: what it stands on; both opaque. A label whose colour does
 * not parse gets a grey. */
void gain_mark_style_set (GainMarkStyle *self,
                          const GainLabel *label,
                          const GdkRGBA *text,
                          const GdkRGBA *page,
                          gboolean high_contrast);

G_END_DECLS
