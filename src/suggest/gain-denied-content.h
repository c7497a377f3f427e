/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-mark-context.h"

G_BEGIN_DECLS

/**
 * GainDeniedContent:
 * @clause: the content clause inside the mark that is smaller than it (“it knew of leaks” in
 *   “denies that it knew of leaks”), or empty
 * @is_claim: the text presents the clause as something that was said (“that”, “claims of”)
 * @claimant: the words before the noun for a claim that tell whose it is (“Ukraine’s” without
 *   the ’s), or empty
 * @is_back_reference: the mark has no content of its own; it points back (“this claim”, “the
 *   allegations”, “called it nonsense”)
 *
 * What the words of a denial or doubt say about what it answers.
 */
typedef struct
{
  GainSpan clause;
  gboolean is_claim;
  GainSpan claimant;
  gboolean is_back_reference;
} GainDeniedContent;

GainDeniedContent gain_denied_content_find (const GainMarkContext *context);

G_END_DECLS
