/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-application.h"
#include "gain-store.h"

G_BEGIN_DECLS

/** The window on one project. */
#define GAIN_TYPE_WINDOW (gain_window_get_type ())
G_DECLARE_FINAL_TYPE (GainWindow, gain_window, GAIN, WINDOW, AdwApplicationWindow)

GainWindow *gain_window_new (GainApplication *application);

/** Opens @folder in place of what is open; what is open is saved first. */
void gain_window_open_folder (GainWindow *self, GFile *folder);
/** TRUE when a project is open or being opened. */
gboolean gain_window_has_project (GainWindow *self);

/** Adds to the project, as soon as one is open. */
void gain_window_add_file (GainWindow *self, GFile *file);
void gain_window_add_url (GainWindow *self, const char *url);

G_END_DECLS
