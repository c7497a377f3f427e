/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What went wrong, in words for people. @url: the address that was asked. */

void gain_fetch_words_set_status (GError **error,
                                  const char *url,
                                  guint status,
                                  const char *retry_after);

/** @from: the library's error; left to its owner. */
void gain_fetch_words_set_network (GError **error, const char *url, const GError *from);

/** @type: (nullable): media type without parameters. Returns: FALSE with @error when a body of that
 * type is no page. */
gboolean gain_fetch_words_check_type (const char *url, const char *type, GError **error);

G_END_DECLS
