/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-mark-context.h"
#include "gain-suggester.h"

G_BEGIN_DECLS

/* Private to this folder. */
GainProject *gain_suggester_get_project (GainSuggester *self);
GPtrArray *gain_suggester_list_propositions (GainSuggester *self,
                                             const GainMarkContext *context,
                                             guint max);

G_END_DECLS
