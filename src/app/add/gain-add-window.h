/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-add-job.h"

G_BEGIN_DECLS

/** Shows a job while it runs and what became of each item; closes itself when all went well. */
#define GAIN_TYPE_ADD_WINDOW (gain_add_window_get_type ())
G_DECLARE_FINAL_TYPE (GainAddWindow, gain_add_window, GAIN, ADD_WINDOW, AdwWindow)

GtkWindow *gain_add_window_new (GtkWindow *parent, GainAddJob *job);

G_END_DECLS
