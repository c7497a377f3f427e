/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"

G_BEGIN_DECLS

/** A stretch of text (code points) of an article. */
typedef struct
{
  const char *article;
  GainSpan span;
} GainPlace;

/**
 * Marks many places, in one article or in many, as one act of origin "bulk".
 * Places that one has marked with just this label already are left out.
 *
 * @attributes: (nullable): for every mark; a floating one is taken
 *
 * Returns: (transfer full): a change without operations where all are marked
 * already; NULL with @error as gain_act_mark() has it
 */
GainChange *gain_act_mark_all (GainProject *project,
                               const char *label,
                               const GainPlace *places,
                               guint n,
                               GVariant *attributes,
                               GError **error);

G_END_DECLS
