/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/**
 * What somebody did, in words that follow the person's name: “widened it from
 * “…” to “…””.
 *
 * @before: (nullable): NULL when the item was new
 * @after: (nullable): NULL when it was deleted; not both
 *
 * Returns: (transfer full)
 */
char *gain_change_words_dup (GainProject *project, GainItem *before, GainItem *after);

G_END_DECLS
