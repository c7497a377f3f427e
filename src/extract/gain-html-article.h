/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gumbo.h>

#include <glib.h>

G_BEGIN_DECLS

/** Returns: (nullable): the element below @root that holds the article: what the page marks as
 * such, where that has most of the prose, else the innermost one that has. */
const GumboNode *gain_html_article_find (const GumboNode *root);

G_END_DECLS
