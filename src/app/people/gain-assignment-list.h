/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainAssignmentList:
 *
 * The articles of a project, each with a check button that says whether one
 * person codes it.
 *
 * Signals: "assign" (const char *const *articles, gboolean assigned).
 */
#define GAIN_TYPE_ASSIGNMENT_LIST (gain_assignment_list_get_type ())
G_DECLARE_FINAL_TYPE (GainAssignmentList, gain_assignment_list, GAIN, ASSIGNMENT_LIST, AdwBin)

/** @project: (nullable). */
void gain_assignment_list_show (GainAssignmentList *self, GainProject *project, const char *person);
/** What is assigned changed. */
void gain_assignment_list_update (GainAssignmentList *self);

G_END_DECLS
