/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-guidelines-text.h"

#include <string.h>

static gboolean
is_fence (const char *line)
{
  return g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~");
}

static gboolean
is_empty (const char *line)
{
  return line[strspn (line, " \t\r")] == '\0';
}

/* Tables */

static gboolean
is_rule (const char *line)
{
  return line[0] == '|' && strchr (line, '-') != NULL && strspn (line, "|-: \t\r") == strlen (line);
}

/* “| a | b |” → “a – b”. */
static char *
dup_cells (const char *line)
{
  g_autofree char *inner = g_strstrip (g_strdup (line));
  g_auto (GStrv) cells = NULL;
  gsize length;

  memmove (inner, inner + 1, strlen (inner));
  length = strlen (inner);
  if (length > 0 && inner[length - 1] == '|')
    inner[length - 1] = '\0';
  cells = g_strsplit (inner, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  return g_strjoinv (" – ", cells);
}

static void
append_table_line (GString *out, const char *line, gboolean head)
{
  g_autofree char *cells = dup_cells (line);

  if (head)
    g_string_append_printf (out, "**%s**\n\n", cells);
  else
    g_string_append_printf (out, "- %s\n", cells);
}

char *
gain_guidelines_dup_without_tables (const char *markdown)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  GString *out = g_string_new (NULL);
  gboolean fenced = FALSE, table = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean head = lines[i][0] == '|' && lines[i + 1] != NULL && is_rule (lines[i + 1]);

      if (is_fence (lines[i]))
        fenced = !fenced;
      table = !fenced && lines[i][0] == '|' && (table || head);
      if (!table)
        g_string_append_printf (out, "%s%s", lines[i], lines[i + 1] != NULL ? "\n" : "");
      else if (!is_rule (lines[i]))
        append_table_line (out, lines[i], head);
    }

  return g_string_free (out, FALSE);
}

/* What is said about a label */

static guint
get_heading_level (const char *line)
{
  gsize n = strspn (line, "#");

  return n >= 1 && n <= 6 && (line[n] == ' ' || line[n] == '\t') ? (guint) n : 0;
}

/* Whether a word of @text starts with @name: “Denials” names “Denial”. */
static gboolean
names_it (const char *text, const char *name)
{
  g_autofree char *in = g_utf8_casefold (text, -1);
  g_autofree char *word = g_utf8_casefold (name, -1);

  if (*word == '\0')
    return FALSE;
  for (const char *at = strstr (in, word); at != NULL; at = strstr (at + 1, word))
    if (at == in || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;

  return FALSE;
}

/* “- **Claim**: …” and “**Claim** is …”. */
static gboolean
starts_with_it (const char *line, const char *name)
{
  const char *at = line + strspn (line, " \t-*+>");
  const char *end;
  g_autofree char *bold = NULL;

  if (at - line < 2 || at[-1] != '*' || at[-2] != '*')
    return FALSE;
  end = strstr (at, "**");
  if (end == NULL)
    return FALSE;
  bold = g_strndup (at, (gsize) (end - at));
  g_strdelimit (bold, ":.", ' ');

  return g_utf8_collate (g_strstrip (bold), name) == 0;
}

static gboolean
starts_block (const char *line)
{
  return is_empty (line) || get_heading_level (line) > 0 || g_str_has_prefix (line, "- ") ||
         g_str_has_prefix (line, "* ") || g_str_has_prefix (line, "+ ");
}

typedef struct
{
  const char *name;
  GString *sections; /* whole ones */
  GString *lines;    /* from the others */
  guint inside;      /* level of the section about it, 0 for none */
  gboolean taking;   /* the paragraph or item that goes on */
} Search;

static void
take_line (Search *search, const char *line)
{
  guint level = get_heading_level (line);

  if (level > 0 && (search->inside == 0 || level <= search->inside))
    search->inside = level > 1 && names_it (line + level, search->name) ? level : 0;
  if (search->inside > 0)
    {
      g_string_append_printf (search->sections, "%s\n", line);
      return;
    }

  if (starts_with_it (line, search->name))
    search->taking = TRUE;
  else if (search->taking && starts_block (line))
    {
      search->taking = FALSE;
      g_string_append_c (search->lines, '\n');
    }
  if (search->taking)
    g_string_append_printf (search->lines, "%s\n", line);
}

char *
gain_guidelines_dup_about (const char *markdown, const GainLabel *label)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) sections = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  Search search = { .name = label->name, .sections = sections, .lines = found };
  gboolean fenced = FALSE;

  if (markdown == NULL)
    return g_strdup ("");
  lines = g_strsplit (markdown, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_fence (lines[i]))
        fenced = !fenced;
      if (!fenced || search.inside > 0)
        take_line (&search, lines[i]);
    }
  if (found->len > 0)
    g_string_append_c (found, '\n');

  return g_strconcat (found->str, sections->str, NULL);
}

/* What the codebook itself says */

static void
append_escaped (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_ispunct (*c))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c == '\n' ? ' ' : *c);
    }
}

/* “He said [that much].” with the words in brackets in bold. */
static void
append_example (GString *out, const char *example)
{
  const char *from = strchr (example, '[');
  const char *to = from != NULL ? strchr (from, ']') : NULL;

  g_string_append (out, "- ");
  if (from == NULL || to == NULL || to == from + 1)
    append_escaped (out, example);
  else
    {
      g_autofree char *before = g_strndup (example, (gsize) (from - example));
      g_autofree char *inside = g_strndup (from + 1, (gsize) (to - from - 1));

      append_escaped (out, before);
      g_string_append (out, "**\\[");
      append_escaped (out, inside);
      g_string_append (out, "\\]**");
      append_escaped (out, to + 1);
    }
  g_string_append_c (out, '\n');
}

char *
gain_guidelines_dup_label (const GainLabel *label)
{
  GString *out = g_string_new (NULL);

  if (label->description != NULL && *label->description != '\0')
    {
      append_escaped (out, label->description);
      g_string_append (out, "\n\n");
    }
  for (guint i = 0; label->examples != NULL && label->examples[i] != NULL; i++)
    append_example (out, label->examples[i]);

  return g_string_free (out, FALSE);
}
