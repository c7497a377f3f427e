/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-codebook.h"

G_BEGIN_DECLS

/* The pages that a mark must be seen on. */
#define GAIN_PAGE_LIGHT "#ffffff"
#define GAIN_PAGE_DARK  "#1e1e1e"

/** A sentence with a mark in it as the reader draws it, on a light or a dark page whatever the
 * program itself looks like. */
#define GAIN_TYPE_MARK_PREVIEW (gain_mark_preview_get_type ())
G_DECLARE_FINAL_TYPE (GainMarkPreview, gain_mark_preview, GAIN, MARK_PREVIEW, GtkWidget)

GtkWidget *gain_mark_preview_new (gboolean dark);

/** Shows the first example of @label that has brackets, else a sentence of its own. */
void gain_mark_preview_set_label (GainMarkPreview *self, const GainLabel *label);

G_END_DECLS
