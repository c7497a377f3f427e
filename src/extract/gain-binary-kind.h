/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: (nullable): what a file that is not text is, in words for people (“a PDF document”);
 * NULL when the bytes may be text. Translated, a constant. */
const char *gain_binary_kind_guess (const char *data, gsize size);

G_END_DECLS
