/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-token.h"

G_BEGIN_DECLS

/** Returns: the actor named at @index of the scan: a name with its title, a pronoun, or a noun
 * phrase; empty when there is none. Private to this folder. */
GainSpan gain_name_at (const GainTokens *tokens, guint index);

G_END_DECLS
