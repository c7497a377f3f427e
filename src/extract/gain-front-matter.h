/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-draft.h"

G_BEGIN_DECLS

/**
 * Reads the lines between two “---” at the very start of @text, simple YAML,
 * into the metadata of @draft: title, author(s), date, url, site or outlet,
 * lang. Other keys are left.
 *
 * @title: (out) (transfer full) (nullable)
 * Returns: where the text itself begins, in bytes; 0 when there is no such head.
 */
gsize gain_front_matter_read (const char *text, GainDraft *draft, char **title);

G_END_DECLS
