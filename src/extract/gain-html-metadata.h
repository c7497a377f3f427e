/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gumbo.h>

#include "gain-draft.h"

G_BEGIN_DECLS

/** Fills the metadata of @draft from what the page says about itself: JSON-LD, OpenGraph and other
 * <meta>, <time>, <link rel=canonical>, lang. @url (nullable) resolves relative links. The
 * headline stays unset. Returns: (transfer full) (nullable): the headline. */
char *gain_html_metadata_read (const GumboNode *document, const char *url, GainDraft *draft);

G_END_DECLS
