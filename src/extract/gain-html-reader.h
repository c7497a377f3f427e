/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-draft.h"

G_BEGIN_DECLS

/**
 * Reads the article and the metadata of a page. @html is changed on the way
 * (see gain-html-guard.h). Loads nothing.
 *
 * @url: (nullable): resolves relative links
 * Returns: (transfer full): NULL with %GAIN_EXTRACT_ERROR_LIMIT when the page is no article by its
 * size or depth.
 */
GainDraft *gain_html_reader_read (GString *html,
                                  const char *url,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
