/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-codebook.h"

G_BEGIN_DECLS

/** A person chose @value (nullable: not set) for @attribute. @value is floating. */
typedef void (*GainAttributeFunc) (const char *attribute, GVariant *value, gpointer user_data);

/** A row for a list box that shows and edits one attribute; which kind depends on its type. Does
 * not keep @attribute. */
GtkWidget *gain_attribute_row_new (const GainAttribute *attribute,
                                   GainAttributeFunc func,
                                   gpointer user_data);

/** The id of the attribute that the row is for. */
const char *gain_attribute_row_get_attribute (GtkWidget *row);

/** Shows @value (nullable) without calling the function. */
void gain_attribute_row_set_value (GtkWidget *row, GVariant *value);

/** The id of a choice as a word for people: "at-least" → “at least”. Returns: (transfer full). */
char *gain_attribute_dup_choice_name (const char *choice);

G_END_DECLS
