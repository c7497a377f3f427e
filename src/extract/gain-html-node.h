/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

/* Reading a parsed page. Nodes and strings belong to the parser's output. */

gboolean gain_html_node_is (const GumboNode *node, GumboTag tag);

/** Returns: (nullable). */
const char *gain_html_node_get_attribute (const GumboNode *node, const char *name);

/** TRUE when the attribute @name, a list of words, has @word. */
gboolean gain_html_node_has_word (const GumboNode *node, const char *name, const char *word);

guint gain_html_node_get_n_children (const GumboNode *node);
const GumboNode *gain_html_node_get_child (const GumboNode *node, guint i);

/** An element that begins a new block of text. */
gboolean gain_html_node_is_block (const GumboNode *node);

/** An element that is no text of the article wherever it stands: scripts, navigation, forms,
 * pictures with their captions, hidden parts, what its class or role calls an extra. */
gboolean gain_html_node_is_skipped (const GumboNode *node);

/** Returns: (transfer full): all text below @node on one line, without what is skipped. */
char *gain_html_node_dup_text (const GumboNode *node);

typedef gboolean (*GainHtmlNodeFunc) (const GumboNode *node, gpointer data);

/** Calls @func for every element below and including @node in document order; where it answers
 * FALSE, what is below stays unvisited. */
void gain_html_node_walk (const GumboNode *node, GainHtmlNodeFunc func, gpointer data);

G_END_DECLS
