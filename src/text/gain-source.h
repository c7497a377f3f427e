/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-clause.h"
#include "gain-subject.h"

G_BEGIN_DECLS

/** Who says @found, a statement of the sentence @range? Private to this folder.
 * Returns: tokens; an empty range where nobody is named. */
GainTokenRange gain_source_find (const GainTokens *tokens,
                                 const GainClauseRange *range,
                                 const GainStatement *found);

G_END_DECLS
