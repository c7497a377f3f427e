/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-html-node.h"

#include <string.h>

#include "gain-draft.h"

static const GumboTag block_tags[] = {
  GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
  GUMBO_TAG_BODY,    GUMBO_TAG_CENTER,   GUMBO_TAG_DD,         GUMBO_TAG_DETAILS,
  GUMBO_TAG_DIV,     GUMBO_TAG_DL,       GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET,
  GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,   GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FORM,
  GUMBO_TAG_H1,      GUMBO_TAG_H2,       GUMBO_TAG_H3,         GUMBO_TAG_H4,
  GUMBO_TAG_H5,      GUMBO_TAG_H6,       GUMBO_TAG_HEADER,     GUMBO_TAG_HGROUP,
  GUMBO_TAG_HR,      GUMBO_TAG_LI,       GUMBO_TAG_MAIN,       GUMBO_TAG_MENU,
  GUMBO_TAG_NAV,     GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OL,         GUMBO_TAG_P,
  GUMBO_TAG_PRE,     GUMBO_TAG_SECTION,  GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,
  GUMBO_TAG_TBODY,   GUMBO_TAG_TD,       GUMBO_TAG_TFOOT,      GUMBO_TAG_TH,
  GUMBO_TAG_THEAD,   GUMBO_TAG_TR,       GUMBO_TAG_UL,
};

static const GumboTag skipped_tags[] = {
  GUMBO_TAG_SCRIPT,     GUMBO_TAG_STYLE,  GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE,    GUMBO_TAG_FOOTER,
  GUMBO_TAG_SVG,        GUMBO_TAG_MATH,   GUMBO_TAG_IFRAME, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT,
  GUMBO_TAG_EMBED,      GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_AUDIO,
  GUMBO_TAG_VIDEO,      GUMBO_TAG_CANVAS, GUMBO_TAG_MAP,    GUMBO_TAG_TEMPLATE, GUMBO_TAG_MENU,
  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_HEAD,   GUMBO_TAG_TITLE,  GUMBO_TAG_LABEL,    GUMBO_TAG_RP,
  GUMBO_TAG_RT,
};

static const char *const skipped_roles[] = {
  "navigation", "complementary", "contentinfo", "banner", "search",
  "dialog",     "alertdialog",   "form",        "menu",   "menubar",
  "toolbar",    "tablist",       "tooltip",     "button", NULL,
};

/* A paragraph of prose, in bytes, and how many of them make an article. */
#define MIN_PROSE       80
#define MANY_PARAGRAPHS 4

typedef enum
{
  WORD_EXTRA = 1 << 0,
  WORD_OTHERS = 1 << 1,
  WORD_KEPT = 1 << 2,
} WordKinds;

/* Words of class and id attributes that name an extra, as whole words between
 * hyphens, underscores and humps: general ones, of many sites. */
static const char *const extra_words[] = {
  "advert",     "advertisement", "advertising", "ads",        "adslot",       "banner",
  "breadcrumb", "breadcrumbs",   "byline",      "caption",    "captions",     "cookie",
  "cookies",    "copyright",     "credit",      "credits",    "donate",       "donation",
  "gdpr",       "hidden",        "infobox",     "jumplink",   "menu",         "metadata",
  "nav",        "navbar",        "navigation",  "newsletter", "noprint",      "outbrain",
  "popup",      "promo",         "promoted",    "promotion",  "share",        "sidebar",
  "disqus",     "sharebar",      "sharing",     "signup",     "skiplink",     "social",
  "socials",    "sponsor",       "sponsored",   "subscribe",  "subscription", "taboola",
  "tags",       "taglist",       "timestamp",   "toolbar",    "widget",
};

/* Words that name what readers wrote, or other articles. */
static const char *const others_words[] = {
  "comment", "comments",    "commentlist",     "footer",  "footnav",      "mostread", "popular",
  "recirc",  "recommended", "recommendations", "related", "relatedposts", "trending",
};

/* Words that say that it is the article after all. */
static const char *const kept_words[] = {
  "article", "articlebody", "body", "content", "main", "post", "story", "text",
};

static gboolean
has_tag (const GumboTag *tags, gsize n_tags, GumboTag tag)
{
  for (gsize i = 0; i < n_tags; i++)
    {
      if (tags[i] == tag)
        return TRUE;
    }

  return FALSE;
}

gboolean
gain_html_node_is (const GumboNode *node, GumboTag tag)
{
  return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

const char *
gain_html_node_get_attribute (const GumboNode *node, const char *name)
{
  GumboAttribute *attribute = NULL;

  if (node->type == GUMBO_NODE_ELEMENT)
    attribute = gumbo_get_attribute (&node->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

gboolean
gain_html_node_has_word (const GumboNode *node, const char *name, const char *word)
{
  const char *value = gain_html_node_get_attribute (node, name);
  gsize n = strlen (word);

  while (value != NULL && *value != '\0')
    {
      gsize length = strcspn (value, " \t\r\n\f");

      if (length == n && g_ascii_strncasecmp (value, word, n) == 0)
        return TRUE;
      value += length;
      value += strspn (value, " \t\r\n\f");
    }

  return FALSE;
}

guint
gain_html_node_get_n_children (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_ELEMENT)
    return node->v.element.children.length;

  return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children.length : 0;
}

const GumboNode *
gain_html_node_get_child (const GumboNode *node, guint i)
{
  const GumboVector *children =
      node->type == GUMBO_NODE_ELEMENT ? &node->v.element.children : &node->v.document.children;

  return children->data[i];
}

gboolean
gain_html_node_is_block (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT &&
         has_tag (block_tags, G_N_ELEMENTS (block_tags), node->v.element.tag);
}

static gboolean
is_in_words (const char *word, gsize n, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (strlen (words[i]) == n && g_ascii_strncasecmp (word, words[i], n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* “relatedStories box-2” has the words related, Stories, box and 2. */
static gsize
measure_word (const char *p)
{
  gsize n = 0;

  while (g_ascii_isalnum (p[n]))
    {
      n++;
      if (g_ascii_islower (p[n - 1]) && g_ascii_isupper (p[n]))
        break;
    }

  return n;
}

static WordKinds
look_at_words (const char *value)
{
  const char *end = value + MIN (strlen (value), 512);
  WordKinds kinds = 0;

  while (value < end)
    {
      gsize n = measure_word (value);

      if (is_in_words (value, n, extra_words, G_N_ELEMENTS (extra_words)))
        kinds |= WORD_EXTRA;
      if (is_in_words (value, n, others_words, G_N_ELEMENTS (others_words)))
        kinds |= WORD_OTHERS;
      if (is_in_words (value, n, kept_words, G_N_ELEMENTS (kept_words)))
        kinds |= WORD_KEPT;
      value += MAX (n, 1);
    }

  return kinds;
}

/* Text of @node and of the inline elements in it, in bytes, as far as @limit. */
static gsize
measure_text (const GumboNode *node, gsize limit)
{
  gsize n = 0;

  for (guint i = 0; n < limit && i < gain_html_node_get_n_children (node); i++)
    {
      const GumboNode *child = gain_html_node_get_child (node, i);

      if (child->type == GUMBO_NODE_TEXT)
        n += strlen (child->v.text.text);
      else if (child->type == GUMBO_NODE_ELEMENT && !gain_html_node_is_block (child))
        n += measure_text (child, limit - n);
    }

  return n;
}

static gboolean
count_prose (const GumboNode *node, gpointer data)
{
  guint *n = data;

  if (gain_html_node_is (node, GUMBO_TAG_P) && measure_text (node, MIN_PROSE) >= MIN_PROSE)
    (*n)++;

  return *n < MANY_PARAGRAPHS;
}

static gboolean
has_much_prose (const GumboNode *node)
{
  guint n = 0;

  gain_html_node_walk (node, count_prose, &n);

  return n >= MANY_PARAGRAPHS;
}

/* Names lie: what holds a whole article is one, unless readers or other
 * articles are what it holds. */
static gboolean
is_named_extra (const GumboNode *node)
{
  static const char *const names[] = { "class", "id" };
  WordKinds kinds = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = gain_html_node_get_attribute (node, names[i]);

      if (value != NULL)
        kinds |= look_at_words (value);
    }

  if (kinds & WORD_OTHERS)
    return !(kinds & WORD_KEPT) || !has_much_prose (node);

  return (kinds & WORD_EXTRA) && !(kinds & WORD_KEPT) && !has_much_prose (node);
}

static gboolean
is_hidden (const GumboNode *node)
{
  const char *style = gain_html_node_get_attribute (node, "style");
  const char *hidden = gain_html_node_get_attribute (node, "aria-hidden");
  g_autofree char *flat = NULL;

  if (gain_html_node_get_attribute (node, "hidden") != NULL ||
      (hidden != NULL && g_ascii_strcasecmp (hidden, "true") == 0))
    return TRUE;
  if (style == NULL)
    return FALSE;

  flat = g_ascii_strdown (style, -1);
  for (char *from = flat, *to = flat;; from++)
    {
      if (!g_ascii_isspace (*from))
        *to++ = *from;
      if (*from == '\0')
        break;
    }

  return strstr (flat, "display:none") != NULL || strstr (flat, "visibility:hidden") != NULL;
}

static gboolean
count_paragraph (const GumboNode *node, gpointer data)
{
  guint *n = data;

  *n += gain_html_node_is (node, GUMBO_TAG_P);

  return *n < 3;
}

gboolean
gain_html_node_is_skipped (const GumboNode *node)
{
  GumboTag tag;
  const char *role;
  guint n_paragraphs = 0;

  if (node->type != GUMBO_NODE_ELEMENT)
    return node->type != GUMBO_NODE_TEXT && node->type != GUMBO_NODE_WHITESPACE &&
           node->type != GUMBO_NODE_CDATA;

  tag = node->v.element.tag;
  if (has_tag (skipped_tags, G_N_ELEMENTS (skipped_tags), tag) ||
      (is_hidden (node) && !has_much_prose (node)))
    return TRUE;
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_ARTICLE ||
      tag == GUMBO_TAG_MAIN)
    return FALSE;

  role = gain_html_node_get_attribute (node, "role");
  if (role != NULL && g_strv_contains (skipped_roles, role))
    return TRUE;
  if (is_named_extra (node))
    return TRUE;

  /* Some sites wrap the whole page in a form. */
  if (tag == GUMBO_TAG_FORM)
    {
      for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
        gain_html_node_walk (gain_html_node_get_child (node, i), count_paragraph, &n_paragraphs);
      return n_paragraphs < 3;
    }

  return FALSE;
}

static void
append_text (const GumboNode *node, GString *out)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
      node->type == GUMBO_NODE_CDATA)
    g_string_append (out, node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT || gain_html_node_is_skipped (node))
    return;

  if (gain_html_node_is_block (node) || gain_html_node_is (node, GUMBO_TAG_BR))
    g_string_append_c (out, ' ');
  for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
    append_text (gain_html_node_get_child (node, i), out);
}

char *
gain_html_node_dup_text (const GumboNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
    append_text (gain_html_node_get_child (node, i), out);

  return gain_draft_dup_line (out->str, out->len);
}

void
gain_html_node_walk (const GumboNode *node, GainHtmlNodeFunc func, gpointer data)
{
  if (node->type == GUMBO_NODE_DOCUMENT || (node->type == GUMBO_NODE_ELEMENT && func (node, data)))
    {
      for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
        gain_html_node_walk (gain_html_node_get_child (node, i), func, data);
    }
}
