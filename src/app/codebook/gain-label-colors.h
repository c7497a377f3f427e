/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Colours of labels, checked: the line under a mark and its badge must stand
 * out from a light and from a dark page (GAIN_EDGE_CONTRAST). Colours are
 * "#rrggbb". */

typedef struct
{
  const char *color;
  const char *name; /* for people, not yet translated */
} GainLabelColor;

/** Those to choose from; each passes on both pages. */
const GainLabelColor *gain_label_colors_get (guint *n);

/** The WCAG 2 contrasts of @color with both pages; 1 where it does not parse. */
void gain_label_colors_measure (const char *color, double *light, double *dark);

/** Whether it stands out from both pages. */
gboolean gain_label_colors_passes (const char *color);

/** The colour that is like @color and passes. Returns: (transfer full) (nullable): NULL where it
 * passes itself or does not parse. */
char *gain_label_colors_dup_proposal (const char *color) G_GNUC_WARN_UNUSED_RESULT;

/** A sentence about the contrasts, with figures. Returns: (transfer full). */
char *gain_label_colors_dup_verdict (const char *color) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
