/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-entry.h"

G_BEGIN_DECLS

/** Articles whose headline, outlet or authors hold every word that was typed. */
#define GAIN_TYPE_ENTRY_FILTER (gain_entry_filter_get_type ())
G_DECLARE_FINAL_TYPE (GainEntryFilter, gain_entry_filter, GAIN, ENTRY_FILTER, GtkFilter)

GainEntryFilter *gain_entry_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_entry_filter_set_text (GainEntryFilter *self, const char *text);

G_END_DECLS
