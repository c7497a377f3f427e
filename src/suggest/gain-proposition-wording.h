/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-denied-content.h"
#include "gain-mark-context.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the content of a statement, worded as a proposition: one line,
 * without “that”, the verb of a denial, quotation marks around it and final stop, with a capital.
 * What a denial negates is worded positively, and “he”, “she” or “it” as its first word becomes
 * the name of who says it, where that is safe in English; otherwise the words stay. May be "". */
char *gain_proposition_wording (const GainMarkContext *context,
                                const GainDeniedContent *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
