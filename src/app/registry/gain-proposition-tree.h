/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* Broader and narrower propositions as a tree. Merged ones count as one. */

/** @id: lives as long as the project does not change; @depth: 0 for what is tied directly. */
typedef struct
{
  const char *id;
  guint depth;
} GainBranch;

/** Returns: (transfer full) (element-type GainBranch): what is broader (narrower) than @id, each
 * followed by what is broader (narrower) still. What comes up on several ways comes once. */
GArray *gain_proposition_tree_list_broader (GainProject *project, const char *id);
GArray *gain_proposition_tree_list_narrower (GainProject *project, const char *id);

/** Whether @narrow can be made a narrower case of @broad. FALSE with an error where it is that, or
 * a broader one: the tree would have a cycle. */
gboolean gain_proposition_tree_check (GainProject *project,
                                      const char *narrow,
                                      const char *broad,
                                      GError **error);
/** Whether two ids count as one proposition. */
gboolean gain_proposition_tree_is_same (GainProject *project, const char *a, const char *b);

G_END_DECLS
