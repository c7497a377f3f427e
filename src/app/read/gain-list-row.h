/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GainListRow:
 *
 * A box that is the child of a GtkListItem. GTK before 4.12 gives such an item
 * neither a name nor a way to activate it through the accessibility bus; this
 * lends it both: a name, and the action “row.open”.
 */
#define GAIN_TYPE_LIST_ROW (gain_list_row_get_type ())
G_DECLARE_FINAL_TYPE (GainListRow, gain_list_row, GAIN, LIST_ROW, GtkBox)

GtkWidget *gain_list_row_new (GtkOrientation orientation, int spacing);

/** @name: (nullable): what assistive tools call the row. */
void gain_list_row_set_name (GainListRow *self, const char *name);

G_END_DECLS
