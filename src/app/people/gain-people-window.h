/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/** Who works on a project, in which role, on which articles, and whether blind. The lead changes
 * it, everybody else reads it. */
#define GAIN_TYPE_PEOPLE_WINDOW (gain_people_window_get_type ())
G_DECLARE_FINAL_TYPE (GainPeopleWindow, gain_people_window, GAIN, PEOPLE_WINDOW, AdwWindow)

GtkWindow *gain_people_window_new (GtkWindow *parent, GainProject *project);

G_END_DECLS
