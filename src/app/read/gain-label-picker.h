/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-codebook.h"

G_BEGIN_DECLS

/**
 * GainLabelPicker:
 *
 * A popover with the labels that a mark can have. As a list it takes the
 * focus: arrows and Enter, or the letter of a label. As a bar it stands
 * beside a selection and leaves the focus where it is.
 *
 * Signals: "picked" (const char *label), once; it is closed by then.
 */
#define GAIN_TYPE_LABEL_PICKER (gain_label_picker_get_type ())
G_DECLARE_FINAL_TYPE (GainLabelPicker, gain_label_picker, GAIN, LABEL_PICKER, GtkPopover)

/** @current: (nullable): id of the label to start from. */
GtkWidget *gain_label_picker_new_list (GainCodebook *codebook, const char *current);

/** @names: whether there is room for names; without them they are tooltips. */
GtkWidget *gain_label_picker_new_bar (GainCodebook *codebook, gboolean names);

G_END_DECLS
