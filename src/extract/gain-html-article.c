/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-html-article.h"

#include "gain-html-node.h"

/* In bytes: shorter paragraphs are labels, buttons and captions. */
#define MIN_PARAGRAPH 60
#define MIN_ARTICLE   200

typedef struct
{
  const GumboNode *node;
  gsize prose;
} Candidate;

typedef struct
{
  GHashTable *prose; /* node → bytes of prose below it */
  Candidate best[3]; /* articleBody, <article>, main */
} Search;

static gsize
get_prose (Search *search, const GumboNode *node)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (search->prose, node));
}

/* Bytes of @text, with a run of white space as one. */
static gsize
measure_text (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += !g_ascii_isspace (*p) || (p > text && !g_ascii_isspace (p[-1]));

  return n;
}

/* Text of @node itself and of the inline elements in it; links do not count. */
static void
measure_inline (const GumboNode *node, gsize *text, gsize *links, gboolean in_link)
{
  for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
    {
      const GumboNode *child = gain_html_node_get_child (node, i);
      gboolean link = in_link || gain_html_node_is (child, GUMBO_TAG_A);

      if (child->type == GUMBO_NODE_TEXT)
        {
          gsize n = measure_text (child->v.text.text);

          *text += n;
          *links += link ? n : 0;
        }
      else if (child->type == GUMBO_NODE_ELEMENT && !gain_html_node_is_block (child) &&
               !gain_html_node_is_skipped (child))
        measure_inline (child, text, links, link);
    }
}

static int
rank (const GumboNode *node)
{
  if (gain_html_node_has_word (node, "itemprop", "articleBody"))
    return 0;
  if (gain_html_node_is (node, GUMBO_TAG_ARTICLE))
    return 1;
  if (gain_html_node_is (node, GUMBO_TAG_MAIN) || gain_html_node_has_word (node, "role", "main"))
    return 2;

  return -1;
}

/* Paragraphs count in full, other blocks with enough text of their own too; lists by half. */
static gsize
measure_own (const GumboNode *node)
{
  gsize text = 0;
  gsize links = 0;

  if (!gain_html_node_is_block (node))
    return 0;

  measure_inline (node, &text, &links, FALSE);
  if (text < MIN_PARAGRAPH || links * 2 > text)
    return 0;

  return gain_html_node_is (node, GUMBO_TAG_LI) ? (text - links) / 2 : text - links;
}

static gsize
measure (Search *search, const GumboNode *node)
{
  gsize prose;
  int r;

  if (node->type != GUMBO_NODE_ELEMENT || gain_html_node_is_skipped (node))
    return 0;

  prose = measure_own (node);
  for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
    prose += measure (search, gain_html_node_get_child (node, i));

  g_hash_table_insert (search->prose, (gpointer) node, GSIZE_TO_POINTER (prose));
  r = rank (node);
  if (r >= 0 && prose > search->best[r].prose)
    search->best[r] = (Candidate){ node, prose };

  return prose;
}

/* The innermost element that still has nearly all the prose of @node. */
static const GumboNode *
descend (Search *search, const GumboNode *node)
{
  for (;;)
    {
      const GumboNode *next = NULL;

      for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
        {
          const GumboNode *child = gain_html_node_get_child (node, i);

          if (get_prose (search, child) * 4 >= get_prose (search, node) * 3)
            next = child;
        }

      if (next == NULL || gain_html_node_is (next, GUMBO_TAG_P) || get_prose (search, next) == 0)
        return node;
      node = next;
    }
}

const GumboNode *
gain_html_article_find (const GumboNode *root)
{
  g_autoptr (GHashTable) prose = g_hash_table_new (NULL, NULL);
  Search search = { .prose = prose };
  gsize all = measure (&search, root);

  if (all == 0)
    return root;
  for (guint r = 0; r < 2; r++)
    {
      if (search.best[r].prose >= MIN_ARTICLE && search.best[r].prose * 5 >= all * 2)
        return search.best[r].node;
    }
  if (search.best[2].prose * 2 >= all)
    return descend (&search, search.best[2].node);

  return descend (&search, root);
}
