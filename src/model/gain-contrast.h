/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well one colour stands out from another, as WCAG 2.2 defines it. */

/* The pages that an article is read on. */
#define GAIN_PAGE_LIGHT "#ffffff"
#define GAIN_PAGE_DARK  "#1e1e1e"

/** The least ratio for an edge or a letter's background (WCAG 1.4.11). */
#define GAIN_CONTRAST_ENOUGH 3.0

/** Channels from 0 to 1, as displayed. Returns: 1 to 21. */
double gain_contrast_between (double red,
                              double green,
                              double blue,
                              double other_red,
                              double other_green,
                              double other_blue);

/** Whether @color is a colour of a codebook, "#1c71d8". */
gboolean gain_contrast_is_color (const char *color);
/** Both as "#1c71d8"; 0 when one is no such colour. */
double gain_contrast_of_colors (const char *color, const char *page);

G_END_DECLS
