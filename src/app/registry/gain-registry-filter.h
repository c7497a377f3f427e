/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-registry-entry.h"

G_BEGIN_DECLS

/** Entries of the registry that hold every word that was typed. */
#define GAIN_TYPE_REGISTRY_FILTER (gain_registry_filter_get_type ())
G_DECLARE_FINAL_TYPE (GainRegistryFilter, gain_registry_filter, GAIN, REGISTRY_FILTER, GtkFilter)

GainRegistryFilter *gain_registry_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_registry_filter_set_text (GainRegistryFilter *self, const char *typed);
/** Never shows the entries with these ids (nullable: all are shown). */
void gain_registry_filter_set_without (GainRegistryFilter *self, const char *const *ids);

G_END_DECLS
