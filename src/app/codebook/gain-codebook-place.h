/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainCodebookPlace:
 *
 * The Codebook place: what the project's codebook says, by sections, and for
 * the lead the way to change it. Others read.
 *
 * Signal "message" (const char *text, gboolean undoable): something to say to
 * the person; @undoable where an Undo button that activates win.undo makes
 * sense.
 */
#define GAIN_TYPE_CODEBOOK_PLACE (gain_codebook_place_get_type ())
G_DECLARE_FINAL_TYPE (GainCodebookPlace, gain_codebook_place, GAIN, CODEBOOK_PLACE, AdwBin)

/** @project: (nullable): NULL empties the page; a draft comes into force before. */
void gain_codebook_place_set_project (GainCodebookPlace *self, GainProject *project);

/** Where there is little room, the sections are a choice above the page. */
void gain_codebook_place_set_narrow (GainCodebookPlace *self, gboolean narrow);

/** Shows a thing (@section: "label", "attribute", "relation", "concept", "actor-type",
 * "guidelines" or "versions"; @id: "" for the whole section). */
void gain_codebook_place_open (GainCodebookPlace *self, const char *section, const char *id);

G_END_DECLS
