/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: (transfer full): the words of @text in the form in which names are compared: without
 * case and accents, other marks left out, one space between two. Letters stay in their script, and
 * the separators inside a number go, so that “1,000” is “1000”. */
char *gain_fold_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
