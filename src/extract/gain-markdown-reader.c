/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-markdown-reader.h"

#include <string.h>

#include <cmark.h>

#include "gain-front-matter.h"
#include "gain-title.h"

/* In code points; a longer bold paragraph is a paragraph. */
#define MAX_HEADING 150

typedef struct
{
  GainDraft *draft;
  GString *run; /* the inline text of the block that is open */
  guint n_quotes;
  guint n_items;
  guint n_images;    /* the text of a picture is no text of the article */
  guint title_level; /* of the first block: 1 for the greatest heading, 0 for none */
} Reader;

/* A paragraph that is bold from end to end stands for a heading. */
static gboolean
is_bold (cmark_node *paragraph)
{
  cmark_node *child = cmark_node_first_child (paragraph);

  return child != NULL && cmark_node_get_type (child) == CMARK_NODE_STRONG &&
         cmark_node_next (child) == NULL;
}

static GainExtractBlockKind
choose_kind (Reader *reader, cmark_node *node)
{
  if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
    return GAIN_EXTRACT_HEADING;
  if (reader->n_items > 0)
    return GAIN_EXTRACT_LIST;
  if (reader->n_quotes > 0)
    return GAIN_EXTRACT_QUOTE;
  if (cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH && is_bold (node) &&
      g_utf8_strlen (reader->run->str, -1) <= MAX_HEADING)
    return GAIN_EXTRACT_HEADING;

  return GAIN_EXTRACT_PARAGRAPH;
}

static gboolean
is_delimiter_row (const char *line)
{
  return strchr (line, '-') != NULL && strspn (line, "|:- \t") == strlen (line);
}

/* Rows of a table, which CommonMark takes for a paragraph, a block each. */
static gboolean
append_table (Reader *reader, const char *text)
{
  g_auto (GStrv) rows = g_strsplit_set (text, "\v\n", -1);
  guint n = g_strv_length (rows);

  if (n < 2 || !is_delimiter_row (rows[1]))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (strchr (rows[i], '|') == NULL)
        return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      if (i != 1)
        gain_draft_append_block (reader->draft, rows[i], GAIN_EXTRACT_TABLE);
    }

  return TRUE;
}

static void
end_block (Reader *reader, cmark_node *node)
{
  GainExtractBlockKind kind = choose_kind (reader, node);

  if (reader->draft->blocks->len == 0 && kind == GAIN_EXTRACT_HEADING)
    reader->title_level = MAX (cmark_node_get_heading_level (node), 1);
  if (kind != GAIN_EXTRACT_PARAGRAPH || !append_table (reader, reader->run->str))
    {
      /* \v marks where the source goes on in a new line and the text does not. */
      g_strdelimit (reader->run->str, "\v", ' ');
      gain_draft_append_block (reader->draft, reader->run->str, kind);
    }
  g_string_truncate (reader->run, 0);
}

/* A tag that is never closed is text, and so is all that follows it. */
static void
append_without_tags (GString *out, const char *html)
{
  const char *p = html;

  while (*p != '\0')
    {
      const char *open = strchr (p, '<');
      const char *close;

      if (open == NULL)
        break;
      close = g_str_has_prefix (open, "<!--") ? strstr (open, "-->") : strchr (open, '>');
      if (close == NULL)
        break;

      g_string_append_len (out, p, open - p);
      if (g_ascii_strncasecmp (open, "<br", 3) == 0)
        g_string_append_c (out, '\n');
      p = strchr (close, '>') + 1;
    }

  g_string_append (out, p);
}

static void
append_leaf (Reader *reader, cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  if (reader->n_images > 0)
    return;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      g_string_append (reader->run, literal);
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (reader->run, '\v');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (reader->run, '\n');
      break;
    case CMARK_NODE_HTML_INLINE:
      append_without_tags (reader->run, literal);
      break;
    case CMARK_NODE_CODE_BLOCK:
      g_string_append (reader->run, literal);
      end_block (reader, node);
      break;
    case CMARK_NODE_HTML_BLOCK:
      append_without_tags (reader->run, literal);
      end_block (reader, node);
      break;
    default:
      break;
    }
}

static void
visit (Reader *reader, cmark_node *node, gboolean enter)
{
  int step = enter ? 1 : -1;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      reader->n_quotes += step;
      break;
    case CMARK_NODE_ITEM:
      reader->n_items += step;
      break;
    case CMARK_NODE_IMAGE:
      reader->n_images += step;
      break;
    case CMARK_NODE_HEADING:
    case CMARK_NODE_PARAGRAPH:
      if (!enter)
        end_block (reader, node);
      break;
    default:
      if (enter)
        append_leaf (reader, node);
      break;
    }
}

/* Answers the level of the heading that the text begins with, or 0. */
static guint
read_blocks (GainDraft *draft, const char *markdown, gsize n_bytes)
{
  cmark_node *document = cmark_parse_document (markdown, n_bytes, CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  Reader reader = { .draft = draft, .run = g_string_new (NULL) };
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    visit (&reader, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);

  g_string_free (reader.run, TRUE);
  cmark_iter_free (iter);
  cmark_node_free (document);

  return reader.title_level;
}

GainDraft *
gain_markdown_reader_read (const GString *markdown)
{
  GainDraft *draft = gain_draft_new (g_string_new (NULL));
  g_autofree char *title = NULL;
  gsize start = gain_front_matter_read (markdown->str, draft, &title);
  guint level = read_blocks (draft, markdown->str + start, markdown->len - start);

  if (draft->blocks->len > 0 && title != NULL && level != 1)
    gain_title_set (draft, title);
  else
    gain_title_choose (draft, level > 0);

  return draft;
}
