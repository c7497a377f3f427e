/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-registry-list.h"

G_BEGIN_DECLS

/** @id: of the entry that was chosen. @dates: (nullable): floating a{sv} with “from” and “to”, as
 * far as they were given. */
typedef void (*GainEntryChoiceFunc) (const char *id, GVariant *dates, gpointer over);

/** A dialog in which a person finds one entry of the registry. */
#define GAIN_TYPE_ENTRY_CHOICE (gain_entry_choice_get_type ())
G_DECLARE_FINAL_TYPE (GainEntryChoice, gain_entry_choice, GAIN, ENTRY_CHOICE, AdwWindow)

/** Opens it over the window of @over, for whom @func is called while it lives. @without: ids that
 * are not offered, NULL-terminated. @dated: whether dates can be given. */
GainEntryChoice *gain_entry_choice_open (GtkWidget *over,
                                         GainRegistryList *list,
                                         const char *title,
                                         const char *const *without,
                                         gboolean dated,
                                         GainEntryChoiceFunc func);

G_END_DECLS
