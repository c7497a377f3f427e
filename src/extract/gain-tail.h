/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-draft.h"

G_BEGIN_DECLS

/** Marks the blocks of @draft that are not article (the rules are data, see gain-tail.c). Only
 * what follows the article, or a line of its own such as “Read more: …”; never everything. */
void gain_tail_exclude (GainDraft *draft);

G_END_DECLS
