/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook.h"

G_BEGIN_DECLS

/* What a newcomer needs to make the first mark: the keys of the labels, as markup. */
char *gain_key_hints_new (GainCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
