/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-html-reader.h"

#include <string.h>

#include <gumbo.h>

#include "gain-html-article.h"
#include "gain-html-guard.h"
#include "gain-html-metadata.h"
#include "gain-html-node.h"
#include "gain-plain-reader.h"
#include "gain-title.h"

/* In bytes: a cell of a table with more is a column of a page layout. */
#define MAX_CELL 160

#define SOFT_HYPHEN 0xad

typedef struct
{
  GainDraft *draft;
  GString *run; /* text of the block that is open, white space collapsed */
  GainExtractBlockKind kind;
  gsize n_link_bytes; /* of run, within links */
  guint n_links;
  gboolean in_pre;
  guint n_breaks; /* <br> since the last text */
} Reader;

static void read_node (Reader *reader, const GumboNode *node);

/* Links alone, and no sentence: a teaser, a menu, a list of tags. */
static gboolean
is_link_list (Reader *reader)
{
  return reader->n_links > 0 && reader->n_link_bytes * 10 >= reader->run->len * 9 &&
         !gain_plain_ends_sentence (reader->run->str, reader->run->len, FALSE);
}

static void
flush (Reader *reader)
{
  if (reader->run->len > 0 && !is_link_list (reader))
    gain_draft_append_block (reader->draft, reader->run->str, reader->kind);

  g_string_truncate (reader->run, 0);
  reader->n_link_bytes = 0;
  reader->n_links = 0;
  reader->n_breaks = 0;
}

static void
append_break (Reader *reader)
{
  reader->n_breaks++;
  if (reader->n_breaks >= 2)
    flush (reader);
}

/* Line ends that were held back until text follows. */
static void
settle_breaks (Reader *reader)
{
  if (reader->n_breaks == 0)
    return;

  while (reader->run->len > 0 && reader->run->str[reader->run->len - 1] == ' ')
    g_string_truncate (reader->run, reader->run->len - 1);
  if (reader->run->len > 0)
    g_string_append_c (reader->run, reader->kind == GAIN_EXTRACT_HEADING ? ' ' : '\n');
  reader->n_breaks = 0;
}

static gboolean
ends_with_space (const GString *run)
{
  return run->len == 0 || strchr (" \n", run->str[run->len - 1]) != NULL;
}

static void
append_text (Reader *reader, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == SOFT_HYPHEN || (c < ' ' && strchr (" \t\r\n\f", (int) c) == NULL) || c == 0x7f)
        continue;
      if (c > ' ' || reader->in_pre)
        {
          settle_breaks (reader);
          g_string_append_len (reader->run, p, g_utf8_next_char (p) - p);
        }
      else if (reader->n_breaks == 0 && !ends_with_space (reader->run))
        g_string_append_c (reader->run, ' ');
    }
}

static void
read_children (Reader *reader, const GumboNode *node)
{
  for (guint i = 0; i < gain_html_node_get_n_children (node); i++)
    read_node (reader, gain_html_node_get_child (node, i));
}

static void
read_link (Reader *reader, const GumboNode *node)
{
  gsize before = reader->run->len;

  read_children (reader, node);
  reader->n_links++;
  /* A link around blocks has flushed; what is left of it counts. */
  reader->n_link_bytes += reader->run->len - MIN (before, reader->run->len);
}

static GainExtractBlockKind
choose_kind (const GumboNode *node, GainExtractBlockKind outer)
{
  switch (node->v.element.tag)
    {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return GAIN_EXTRACT_HEADING;
    case GUMBO_TAG_BLOCKQUOTE:
      return GAIN_EXTRACT_QUOTE;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
      return GAIN_EXTRACT_LIST;
    default:
      return outer;
    }
}

static void
read_block (Reader *reader, const GumboNode *node)
{
  GainExtractBlockKind outer = reader->kind;
  gboolean pre = reader->in_pre;

  flush (reader);
  reader->kind = choose_kind (node, outer);
  reader->in_pre = pre || gain_html_node_is (node, GUMBO_TAG_PRE);
  read_children (reader, node);
  flush (reader);
  reader->kind = outer;
  reader->in_pre = pre;
}

typedef struct
{
  guint n_rows;
  guint n_cells;
  gsize longest;
  gboolean nested;
} TableShape;

static gboolean
measure_table (const GumboNode *node, gpointer data)
{
  TableShape *shape = data;

  if (gain_html_node_is (node, GUMBO_TAG_TABLE))
    shape->nested = TRUE;
  else if (gain_html_node_is (node, GUMBO_TAG_TR))
    shape->n_rows++;
  else if (gain_html_node_is (node, GUMBO_TAG_TD) || gain_html_node_is (node, GUMBO_TAG_TH))
    {
      g_autofree char *text = gain_html_node_dup_text (node);

      shape->n_cells++;
      shape->longest = MAX (shape->longest, strlen (text));
    }

  return !shape->nested;
}

/* Rows of short cells; old pages lay out whole articles in tables. */
static gboolean
is_data_table (const GumboNode *table)
{
  TableShape shape = { 0 };

  for (guint i = 0; i < gain_html_node_get_n_children (table); i++)
    gain_html_node_walk (gain_html_node_get_child (table, i), measure_table, &shape);

  return !shape.nested && shape.n_rows >= 2 && shape.n_cells >= shape.n_rows * 2 &&
         shape.longest <= MAX_CELL && !gain_html_node_has_word (table, "role", "presentation");
}

static void
append_row (Reader *reader, const GumboNode *row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < gain_html_node_get_n_children (row); i++)
    {
      const GumboNode *cell = gain_html_node_get_child (row, i);
      g_autofree char *text = NULL;

      if (!gain_html_node_is (cell, GUMBO_TAG_TD) && !gain_html_node_is (cell, GUMBO_TAG_TH))
        continue;
      text = gain_html_node_dup_text (cell);
      if (*text != '\0' && line->len > 0)
        g_string_append_c (line, '\t');
      g_string_append (line, text);
    }

  gain_draft_append_block (reader->draft, line->str, GAIN_EXTRACT_TABLE);
}

static gboolean
read_row (const GumboNode *node, gpointer data)
{
  if (!gain_html_node_is (node, GUMBO_TAG_TR))
    return !gain_html_node_is_skipped (node);

  append_row (data, node);

  return FALSE;
}

static void
read_node (Reader *reader, const GumboNode *node)
{
  if (gain_html_node_is_skipped (node))
    return;

  if (node->type != GUMBO_NODE_ELEMENT)
    append_text (reader, node->v.text.text);
  else if (gain_html_node_is (node, GUMBO_TAG_BR))
    append_break (reader);
  else if (gain_html_node_is (node, GUMBO_TAG_TABLE) && is_data_table (node))
    {
      flush (reader);
      gain_html_node_walk (node, read_row, reader);
    }
  else if (gain_html_node_is (node, GUMBO_TAG_A))
    read_link (reader, node);
  else if (gain_html_node_is_block (node))
    read_block (reader, node);
  else
    read_children (reader, node);
}

static void
read_article (GainDraft *draft, const GumboNode *article)
{
  Reader reader = { .draft = draft, .run = g_string_new (NULL), .kind = GAIN_EXTRACT_PARAGRAPH };

  read_children (&reader, article);
  flush (&reader);
  g_string_free (reader.run, TRUE);
}

GainDraft *
gain_html_reader_read (GString *html, const char *url, GError **error)
{
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output;
  GainDraft *draft;
  g_autofree char *headline = NULL;

  if (!gain_html_guard (html, error))
    return NULL;

  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, html->str, html->len);
  draft = gain_draft_new (g_string_new (NULL));
  headline = gain_html_metadata_read (output->document, url, draft);
  read_article (draft, gain_html_article_find (output->root));
  if (headline != NULL && draft->blocks->len > 0)
    gain_title_set (draft, headline);
  gumbo_destroy_output (&options, output);

  return draft;
}
