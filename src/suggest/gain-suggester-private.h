/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-suggester.h"

G_BEGIN_DECLS

/* Private to this folder. */
GainProject *gain_suggester_get_project (GainSuggester *self);

G_END_DECLS
