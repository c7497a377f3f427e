/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/** The entry @id as the annotator at work sees it: as entered by them, else by the lead, else
 * (where @colleagues) by anybody. Returns: (transfer none) (nullable). */
GainItem *gain_visible_entry (GainProject *project,
                              GainItemKind kind,
                              const char *id,
                              gboolean colleagues);

/** May entries and counts of colleagues show in @article? Not before one has submitted it. */
gboolean gain_visible_colleagues (GainProject *project, const char *article);

/** The same for all articles at once: leads, curators, and where the project is not blind. */
gboolean gain_visible_always (GainProject *project);

/** Name of an actor or wording of a proposition; "" where there is none. */
const char *gain_visible_entry_name (GainItem *entry);

G_END_DECLS
