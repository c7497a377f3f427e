/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-html-metadata.h"

#include <string.h>

#include "gain-html-node.h"
#include "gain-json-ld.h"
#include "gain-title.h"

#define MAX_AUTHOR 120

typedef enum
{
  META_HEADLINE,
  META_AUTHOR,
  META_OUTLET,
  META_PUBLISHED,
  META_LANGUAGE,
  META_URL,
  META_N,
} MetaField;

/* In order: the first that the page has wins, within a field. */
static const struct
{
  const char *name;
  MetaField field;
} meta_names[] = {
  { "og:title", META_HEADLINE },
  { "twitter:title", META_HEADLINE },
  { "dc.title", META_HEADLINE },
  { "parsely-title", META_HEADLINE },
  { "sailthru.title", META_HEADLINE },
  { "author", META_AUTHOR },
  { "article:author", META_AUTHOR },
  { "parsely-author", META_AUTHOR },
  { "sailthru.author", META_AUTHOR },
  { "dc.creator", META_AUTHOR },
  { "dcterms.creator", META_AUTHOR },
  { "byl", META_AUTHOR },
  { "citation_author", META_AUTHOR },
  { "og:site_name", META_OUTLET },
  { "application-name", META_OUTLET },
  { "dc.publisher", META_OUTLET },
  { "publisher", META_OUTLET },
  { "article:published_time", META_PUBLISHED },
  { "og:published_time", META_PUBLISHED },
  { "og:article:published_time", META_PUBLISHED },
  { "datepublished", META_PUBLISHED },
  { "parsely-pub-date", META_PUBLISHED },
  { "sailthru.date", META_PUBLISHED },
  { "cxenseparse:recs:publishtime", META_PUBLISHED },
  { "publish-date", META_PUBLISHED },
  { "publication_date", META_PUBLISHED },
  { "pubdate", META_PUBLISHED },
  { "dcterms.created", META_PUBLISHED },
  { "dc.date.issued", META_PUBLISHED },
  { "dc.date", META_PUBLISHED },
  { "citation_publication_date", META_PUBLISHED },
  { "date", META_PUBLISHED },
  { "content-language", META_LANGUAGE },
  { "og:locale", META_LANGUAGE },
  { "og:url", META_URL },
};

typedef struct
{
  const char *values[G_N_ELEMENTS (meta_names)];
  const char *language;
  const char *canonical;
  const char *published; /* of a <time> that says it is the date of the article */
  const char *time;      /* of the first <time> */
  char *title;
  GPtrArray *headings; /* the text of every <h1> */
  GPtrArray *authors;
  GainJsonLd *json_ld;
} Page;

static void
read_meta (Page *page, const GumboNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
  const char *content = gain_html_node_get_attribute (node, "content");

  for (gsize k = 0; content != NULL && k < G_N_ELEMENTS (keys); k++)
    {
      const char *name = gain_html_node_get_attribute (node, keys[k]);

      for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (meta_names); i++)
        {
          if (page->values[i] == NULL && *content != '\0' &&
              g_ascii_strcasecmp (name, meta_names[i].name) == 0)
            page->values[i] = content;
        }
    }
}

static void
read_script (Page *page, const GumboNode *node)
{
  const char *type = gain_html_node_get_attribute (node, "type");

  if (type == NULL || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0)
    return;

  for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
    {
      const GumboNode *child = gain_html_node_get_child (node, i);

      if (child->type == GUMBO_NODE_TEXT)
        gain_json_ld_read (page->json_ld, child->v.text.text);
    }
}

static void
read_time (Page *page, const GumboNode *node)
{
  const char *when = gain_html_node_get_attribute (node, "datetime");

  if (when == NULL || *when == '\0')
    return;
  if (page->time == NULL)
    page->time = when;
  if (page->published == NULL && (gain_html_node_get_attribute (node, "pubdate") != NULL ||
                                  gain_html_node_has_word (node, "itemprop", "datePublished")))
    page->published = when;
}

static void
read_author (Page *page, const GumboNode *node)
{
  if (gain_html_node_has_word (node, "rel", "author") ||
      gain_html_node_has_word (node, "itemprop", "author"))
    g_ptr_array_add (page->authors, gain_html_node_dup_text (node));
}

static gboolean
read_element (const GumboNode *node, gpointer data)
{
  Page *page = data;
  const char *href;

  read_author (page, node);
  switch (node->v.element.tag)
    {
    case GUMBO_TAG_META:
      read_meta (page, node);
      break;
    case GUMBO_TAG_SCRIPT:
      read_script (page, node);
      break;
    case GUMBO_TAG_TIME:
      read_time (page, node);
      break;
    case GUMBO_TAG_LINK:
      href = gain_html_node_get_attribute (node, "href");
      if (page->canonical == NULL && gain_html_node_has_word (node, "rel", "canonical"))
        page->canonical = href;
      break;
    case GUMBO_TAG_HTML:
      page->language = gain_html_node_get_attribute (node, "lang");
      break;
    case GUMBO_TAG_TITLE:
      if (page->title == NULL && gain_html_node_get_n_children (node) > 0)
        page->title = gain_html_node_dup_text (node);
      break;
    case GUMBO_TAG_H1:
      g_ptr_array_add (page->headings, gain_html_node_dup_text (node));
      break;
    default:
      break;
    }

  return TRUE;
}

static const char *
get_meta (Page *page, MetaField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meta_names); i++)
    {
      if (meta_names[i].field == field && page->values[i] != NULL)
        return page->values[i];
    }

  return NULL;
}

/* “By Jane Doe and John Roe” is two people; “Doe, Jane” stays one. */
static void
add_byline (GainDraft *draft, const char *byline)
{
  g_autofree char *line = gain_draft_dup_line (byline, -1);
  const char *names = g_ascii_strncasecmp (line, "by ", 3) == 0 ? line + 3 : line;
  g_auto (GStrv) parts = NULL;

  if (strstr (names, "://") != NULL || g_utf8_strlen (names, -1) > MAX_AUTHOR)
    return;

  parts = g_strsplit (names, " and ", 8);
  for (guint i = 0; parts[i] != NULL; i++)
    gain_draft_add_author (draft, parts[i]);
}

static void
set_authors (Page *page, GainDraft *draft)
{
  GPtrArray *names = page->json_ld->authors;

  for (guint i = 0; i < names->len; i++)
    add_byline (draft, g_ptr_array_index (names, i));

  for (gsize i = 0; draft->authors->len == 0 && i < G_N_ELEMENTS (meta_names); i++)
    {
      if (meta_names[i].field == META_AUTHOR && page->values[i] != NULL)
        add_byline (draft, page->values[i]);
    }

  for (guint i = 0; draft->authors->len == 0 && i < page->authors->len; i++)
    add_byline (draft, g_ptr_array_index (page->authors, i));
}

static void
set_language (GainDraft *draft, const char *language)
{
  gain_draft_set (&draft->language, language);
  if (draft->language != NULL)
    g_strdelimit (draft->language, "_", '-');
}

static void
set_canonical_url (GainDraft *draft, const char *link, const char *url)
{
  g_autofree char *absolute = NULL;

  if (link == NULL || *link == '\0')
    return;

  absolute =
      url != NULL ? g_uri_resolve_relative (url, link, G_URI_FLAGS_ENCODED, NULL) : g_strdup (link);
  if (absolute != NULL &&
      (g_str_has_prefix (absolute, "https://") || g_str_has_prefix (absolute, "http://")))
    gain_draft_set (&draft->canonical_url, absolute);
}

static guint
count_words (const char *text)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == ' ';

  return n;
}

/* Without the name of the site that pages put behind “ | ” or “ - ”. What
 * stands behind a bar is taken for one when it is short and a headline is left. */
static char *
dup_without_site (const char *title, const char *site)
{
  static const char *const separators[] = { " | ", " :: ", " » ", " - ", " – ", " — ", " · " };
  char *copy = gain_draft_dup_line (title, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      char *last = g_strrstr (copy, separators[i]);
      gboolean names_site = last != NULL && site != NULL && strcasestr (last, site) != NULL;
      g_autofree char *rest = last != NULL ? g_strndup (copy, last - copy) : NULL;

      if (last != NULL && (names_site || (i < 3 && count_words (rest) >= 3 &&
                                          count_words (last + strlen (separators[i])) <= 4)))
        *last = '\0';
    }

  return copy;
}

static gboolean
says_same (const char *a, const char *b)
{
  g_autofree char *a_key = gain_title_dup_key (a);
  g_autofree char *b_key = gain_title_dup_key (b);

  return strlen (a_key) >= 8 &&
         (strstr (b_key, a_key) != NULL || (strlen (b_key) >= 8 && strstr (a_key, b_key) != NULL));
}

/* The heading that readers see, when it is what the metadata call the
 * headline; else the metadata; else the only heading; else <title>. */
static char *
choose_headline (Page *page, const char *site)
{
  const char *named[] = { page->json_ld->headline, get_meta (page, META_HEADLINE), page->title };

  for (gsize n = 0; n < G_N_ELEMENTS (named); n++)
    {
      for (guint i = 0; named[n] != NULL && i < page->headings->len; i++)
        {
          const char *heading = g_ptr_array_index (page->headings, i);

          if (says_same (heading, named[n]))
            return g_strdup (heading);
        }
    }

  if (page->json_ld->headline != NULL)
    return gain_draft_dup_line (page->json_ld->headline, -1);
  if (named[1] != NULL)
    return dup_without_site (named[1], site);
  if (page->headings->len == 1 && *(char *) g_ptr_array_index (page->headings, 0) != '\0')
    return g_strdup (g_ptr_array_index (page->headings, 0));

  return page->title != NULL ? dup_without_site (page->title, site) : NULL;
}

char *
gain_html_metadata_read (const GumboNode *document, const char *url, GainDraft *draft)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GainJsonLd) json_ld = gain_json_ld_new ();
  Page page = { .headings = headings, .authors = authors, .json_ld = json_ld };
  char *headline;

  gain_html_node_walk (document, read_element, &page);

  set_authors (&page, draft);
  gain_draft_set (&draft->outlet, get_meta (&page, META_OUTLET));
  gain_draft_set (&draft->outlet, json_ld->outlet);
  gain_draft_set (&draft->published, json_ld->published);
  gain_draft_set (&draft->published, get_meta (&page, META_PUBLISHED));
  gain_draft_set (&draft->published, page.published);
  gain_draft_set (&draft->published, page.time);
  set_language (draft, page.language);
  set_language (draft, json_ld->language);
  set_language (draft, get_meta (&page, META_LANGUAGE));
  set_canonical_url (draft, page.canonical, url);
  set_canonical_url (draft, get_meta (&page, META_URL), url);

  headline = choose_headline (&page, draft->outlet);
  g_free (page.title);

  return headline;
}
