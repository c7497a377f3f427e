/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-export.h"
#include "random-items.h"

/* Projects by chance, and ways to compare them. */

/** Articles with marks, links and flips of several annotators, and the registry that the links
 * lead to. Texts are loaded. (transfer full) */
GainProject *sample_project_new (GRand *rand, guint n_articles);
/** Everything of the project as JSON, article by article, then the registry. (transfer full) */
char *sample_project_dump (GainProject *project);
/** A new project with all records, as if they had been on disk. (transfer full) */
GainProject *sample_project_from_records (GPtrArray *records);
/** Brings items in as the store does. @article: (nullable). */
void sample_project_bring (GainProject *project,
                           const char *owner,
                           const char *article,
                           GPtrArray *items);
/** A fresh folder; sample_folder_remove() takes it away with what is in it. (transfer full) */
char *sample_folder_new (void);
guint sample_folder_count (const char *folder);
void sample_folder_remove (const char *folder);
