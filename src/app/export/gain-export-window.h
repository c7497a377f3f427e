/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-store.h"

G_BEGIN_DECLS

/** Asks for format and layers, writes the dataset with progress, says how reading it back went. */
#define GAIN_TYPE_EXPORT_WINDOW (gain_export_window_get_type ())
G_DECLARE_FINAL_TYPE (GainExportWindow, gain_export_window, GAIN, EXPORT_WINDOW, AdwWindow)

GtkWindow *gain_export_window_new (GtkWindow *parent, GainStore *store);

G_END_DECLS
