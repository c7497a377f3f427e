/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-markdown-view.h"

#include <cmark.h>
#include <string.h>

#include "gain-guidelines-text.h"

#define INDENT     22 /* pixels for each level of lists and quotations */
#define MAX_INDENT 6
#define N_HEADINGS 3

struct _GainMarkdownView
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (GainMarkdownView, gain_markdown_view, GTK_TYPE_TEXT_VIEW)

/* What is written while the tree is walked. */
typedef struct
{
  GtkTextBuffer *buffer;
  GtkTextIter end;
  GPtrArray *tags;   /* names of what is open at this place */
  guint depth;       /* of lists and quotations */
  GArray *numbers;   /* of each open list: the next number, 0 for points */
  gboolean item;     /* a point was just written: its text follows on the same line */
  gboolean anything; /* is written already */
  gboolean tight;    /* no gap before the next block */
} Writing;

static void
insert (Writing *writing, const char *text)
{
  int start = gtk_text_iter_get_offset (&writing->end);
  GtkTextIter from;

  gtk_text_buffer_insert (writing->buffer, &writing->end, text, -1);
  gtk_text_buffer_get_iter_at_offset (writing->buffer, &from, start);
  for (guint i = 0; i < writing->tags->len; i++)
    gtk_text_buffer_apply_tag_by_name (writing->buffer,
                                       writing->tags->pdata[i],
                                       &from,
                                       &writing->end);
  if (writing->depth > 0)
    {
      g_autofree char *indent = g_strdup_printf ("indent-%u", MIN (writing->depth, MAX_INDENT));

      gtk_text_buffer_apply_tag_by_name (writing->buffer, indent, &from, &writing->end);
    }
}

static void
push (Writing *writing, const char *tag)
{
  g_ptr_array_add (writing->tags, (gpointer) tag);
}

static void
pop (Writing *writing)
{
  g_ptr_array_set_size (writing->tags, (int) writing->tags->len - 1);
}

/* A new line for the block that starts, unless it stands behind the point of its item. */
static void
start_block (Writing *writing)
{
  if (writing->item)
    writing->item = FALSE;
  else if (writing->anything)
    insert (writing, writing->tight ? "\n" : "\n\n");
  writing->anything = TRUE;
  writing->tight = FALSE;
}

static void
start_item (Writing *writing)
{
  guint *number = &g_array_index (writing->numbers, guint, writing->numbers->len - 1);
  g_autofree char *sign =
      *number > 0 ? g_strdup_printf ("%u.\302\240", (*number)++) : g_strdup ("•\302\240\302\240");

  start_block (writing);
  insert (writing, sign);
  writing->item = TRUE;
}

static void
enter_list (Writing *writing, cmark_node *node, gboolean enter)
{
  gboolean ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  guint number = ordered ? (guint) MAX (cmark_node_get_list_start (node), 1) : 0;

  if (enter)
    {
      g_array_append_val (writing->numbers, number);
      writing->depth++;
    }
  else
    {
      g_array_set_size (writing->numbers, writing->numbers->len - 1);
      writing->depth--;
    }
}

static void
end_link (Writing *writing, cmark_node *node)
{
  const char *url = cmark_node_get_url (node);
  cmark_node *words = cmark_node_first_child (node);
  const char *said = words != NULL ? cmark_node_get_literal (words) : NULL;
  g_autofree char *behind = NULL;

  if (url == NULL || *url == '\0' || g_strcmp0 (url, said) == 0)
    return;
  behind = g_strdup_printf (" (%s)", url);
  insert (writing, behind);
}

static const char *
get_heading_tag (cmark_node *node)
{
  static const char *const names[N_HEADINGS] = { "heading-1", "heading-2", "heading-3" };

  return names[CLAMP (cmark_node_get_heading_level (node), 1, N_HEADINGS) - 1];
}

/* Nodes that hold others. */
static void
visit_container (Writing *writing, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      if (enter)
        start_block (writing);
      if (enter)
        push (writing, get_heading_tag (node));
      else
        pop (writing);
      break;
    case CMARK_NODE_PARAGRAPH:
      if (enter)
        start_block (writing);
      break;
    case CMARK_NODE_LIST:
      enter_list (writing, node, enter);
      break;
    case CMARK_NODE_ITEM:
      if (enter)
        start_item (writing);
      else
        writing->tight =
            cmark_node_next (node) != NULL && cmark_node_get_list_tight (cmark_node_parent (node));
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      writing->depth += enter ? 1 : -1;
      if (enter)
        push (writing, "quotation");
      else
        pop (writing);
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
      if (enter)
        push (writing,
              cmark_node_get_type (node) == CMARK_NODE_EMPH ? "emphasis" : "strong emphasis");
      else
        pop (writing);
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      if (!enter)
        end_link (writing, node);
      break;
    default:
      break;
    }
}

static void
insert_code (Writing *writing, cmark_node *node)
{
  g_autofree char *code = g_strdup (cmark_node_get_literal (node));

  push (writing, "code");
  insert (writing, g_strchomp (code));
  pop (writing);
}

static void
visit_leaf (Writing *writing, cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      insert (writing, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_CODE:
      insert_code (writing, node);
      break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      start_block (writing);
      insert_code (writing, node);
      break;
    case CMARK_NODE_SOFTBREAK:
      insert (writing, " ");
      break;
    case CMARK_NODE_LINEBREAK:
      insert (writing, "\n");
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      start_block (writing);
      insert (writing, "⁂");
      break;
    default:
      break;
    }
}

static gboolean
is_container (cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
walk (Writing *writing, cmark_node *document)
{
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (is_container (node))
        visit_container (writing, node, event == CMARK_EVENT_ENTER);
      else if (event == CMARK_EVENT_ENTER)
        visit_leaf (writing, node);
    }
  cmark_iter_free (iter);
}

void
gain_markdown_view_set_markdown (GainMarkdownView *self, const char *markdown)
{
  g_autofree char *plain = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  Writing writing = { .tags = tags, .numbers = numbers };
  cmark_node *document;

  g_return_if_fail (GAIN_IS_MARKDOWN_VIEW (self));

  valid = g_utf8_make_valid (markdown != NULL ? markdown : "", -1);
  plain = gain_guidelines_dup_without_tables (valid);
  writing.buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_set_text (writing.buffer, "", -1);
  gtk_text_buffer_get_start_iter (writing.buffer, &writing.end);
  document = cmark_parse_document (plain, strlen (plain), CMARK_OPT_DEFAULT);
  walk (&writing, document);
  cmark_node_free (document);
  gtk_text_buffer_get_start_iter (writing.buffer, &writing.end);
  gtk_text_buffer_place_cursor (writing.buffer, &writing.end);
}

static void
add_tags (GtkTextBuffer *buffer)
{
  static const double scales[N_HEADINGS] = { 1.35, 1.15, 1.0 };

  for (guint i = 0; i < N_HEADINGS; i++)
    {
      g_autofree char *name = g_strdup_printf ("heading-%u", i + 1);

      gtk_text_buffer_create_tag (
          buffer, name, "weight", PANGO_WEIGHT_BOLD, "scale", scales[i], NULL);
    }
  for (guint i = 1; i <= MAX_INDENT; i++)
    {
      g_autofree char *name = g_strdup_printf ("indent-%u", i);

      gtk_text_buffer_create_tag (
          buffer, name, "left-margin", i * INDENT, "indent", -INDENT * 2 / 3, NULL);
    }
  gtk_text_buffer_create_tag (buffer, "emphasis", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "strong emphasis", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer, "quotation", "family", "serif", "indent", 0, NULL);
}

static void
gain_markdown_view_class_init (GainMarkdownViewClass *klass)
{
}

static void
gain_markdown_view_init (GainMarkdownView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "gain-markdown");
  add_tags (gtk_text_view_get_buffer (view));
}

GtkWidget *
gain_markdown_view_new (void)
{
  return g_object_new (GAIN_TYPE_MARKDOWN_VIEW, NULL);
}
