/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-article.h"

G_BEGIN_DECLS

/**
 * GainPageSource:
 * @name: (nullable): file name, for messages and for guessing the format
 * @url: (nullable): where it was fetched from, after redirects
 * @content_type: (nullable): as the server said
 * @charset: (nullable): as the server said
 * @fetched: (nullable): ISO 8601, when
 * @licence: (nullable): what the person may do with the text
 */
typedef struct
{
  const char *name;
  const char *url;
  const char *content_type;
  const char *charset;
  const char *fetched;
  const char *licence;
} GainPageSource;

/** Reads a plain text, Markdown or HTML page. Pure and safe in any thread. Returns: (transfer
 * full): NULL with an error that names @name or @url and the next step. */
GainArticle *gain_page_import (GBytes *bytes,
                               const GainPageSource *source,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
