/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** The program: one window a project, settings, what the command line asks for. */
#define GAIN_TYPE_APPLICATION (gain_application_get_type ())
G_DECLARE_FINAL_TYPE (GainApplication, gain_application, GAIN, APPLICATION, AdwApplication)

GainApplication *gain_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** Lends the settings, or NULL where the schema is not installed. */
GSettings *gain_application_get_settings (GainApplication *self);

G_END_DECLS
