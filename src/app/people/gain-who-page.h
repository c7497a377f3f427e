/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainWhoPage:
 *
 * Asks who is at this computer, before anything is written in somebody's
 * name: one of the people of the project, or somebody new.
 *
 * Signals: "chosen" (const char *id).
 */
#define GAIN_TYPE_WHO_PAGE (gain_who_page_get_type ())
G_DECLARE_FINAL_TYPE (GainWhoPage, gain_who_page, GAIN, WHO_PAGE, AdwBin)

/** Lists the people of @project, which is not kept. */
void gain_who_page_set_project (GainWhoPage *self, GainProject *project);

/** What a person's files are called: @name in small Latin letters, digits and hyphens, at most 32
 * of them. Returns: (transfer full) (nullable): NULL where nothing of it is left. */
char *gain_who_dup_id (const char *name);

G_END_DECLS
