/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-codebook.h"

G_BEGIN_DECLS

/** The letter of a label on its colour, as in the margin. Decoration: what it says must also
 * stand beside it, or be the accessible name of what holds it. */
#define GAIN_TYPE_LETTER_CHIP (gain_letter_chip_get_type ())
G_DECLARE_FINAL_TYPE (GainLetterChip, gain_letter_chip, GAIN, LETTER_CHIP, GtkWidget)

GtkWidget *gain_letter_chip_new (const GainLabel *label);

/** @label: (nullable): NULL shows nothing. */
void gain_letter_chip_set_label (GainLetterChip *self, const GainLabel *label);

G_END_DECLS
