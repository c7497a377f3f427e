/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-draft.h"

G_BEGIN_DECLS

/** Makes the first block of @draft the title, and its text the headline, when it is marked as a
 * heading (@marked) or looks like one: short, without a final stop, above longer prose. */
void gain_title_choose (GainDraft *draft, gboolean marked);

/** Puts @headline before the first block as a title, unless the first blocks repeat it; what stood
 * before the repetition goes. Only for a draft whose text is made of its blocks. */
void gain_title_set (GainDraft *draft, const char *headline);

/** Returns: (transfer full): the letters and digits of @text without case, to compare headlines. */
char *gain_title_dup_key (const char *text);

G_END_DECLS
