/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-front-matter.h"

#include <string.h>

/* A head is short; what goes on for longer is a text between two rules. */
#define MAX_HEAD 16384

typedef enum
{
  FIELD_NONE,
  FIELD_TITLE,
  FIELD_AUTHORS,
  FIELD_PUBLISHED,
  FIELD_URL,
  FIELD_OUTLET,
  FIELD_LANGUAGE,
} Field;

static const struct
{
  const char *key;
  Field field;
} keys[] = {
  { "title", FIELD_TITLE },
  { "headline", FIELD_TITLE },
  { "author", FIELD_AUTHORS },
  { "authors", FIELD_AUTHORS },
  { "byline", FIELD_AUTHORS },
  { "date", FIELD_PUBLISHED },
  { "published", FIELD_PUBLISHED },
  { "pubdate", FIELD_PUBLISHED },
  { "url", FIELD_URL },
  { "source_url", FIELD_URL },
  { "canonical_url", FIELD_URL },
  { "canonical", FIELD_URL },
  { "link", FIELD_URL },
  { "site", FIELD_OUTLET },
  { "outlet", FIELD_OUTLET },
  { "publisher", FIELD_OUTLET },
  { "publication", FIELD_OUTLET },
  { "source", FIELD_OUTLET },
  { "lang", FIELD_LANGUAGE },
  { "language", FIELD_LANGUAGE },
};

static Field
find_field (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_ascii_strcasecmp (key, keys[i].key) == 0)
        return keys[i].field;
    }

  return FIELD_NONE;
}

/* Without the quotation marks around it, with \" and '' resolved. */
static char *
dup_scalar (const char *value)
{
  g_autofree char *copy = g_strstrip (g_strdup (value));
  gsize n = strlen (copy);
  GString *plain;
  char quote;

  if (n < 2 || (*copy != '"' && *copy != '\'') || copy[n - 1] != *copy)
    return g_steal_pointer (&copy);

  quote = *copy;
  plain = g_string_new (NULL);
  for (gsize i = 1; i + 1 < n; i++)
    {
      gboolean escape = quote == '"' ? copy[i] == '\\' : copy[i] == '\'';

      if (escape && i + 2 < n)
        i++;
      g_string_append_c (plain, copy[i]);
    }

  return g_string_free (plain, FALSE);
}

static void
set_field (GainDraft *draft, Field field, const char *value, char **title)
{
  switch (field)
    {
    case FIELD_TITLE:
      gain_draft_set (title, value);
      break;
    case FIELD_AUTHORS:
      gain_draft_add_author (draft, value);
      break;
    case FIELD_PUBLISHED:
      gain_draft_set (&draft->published, value);
      break;
    case FIELD_URL:
      if (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://"))
        gain_draft_set (&draft->canonical_url, value);
      break;
    case FIELD_OUTLET:
      gain_draft_set (&draft->outlet, value);
      break;
    case FIELD_LANGUAGE:
      gain_draft_set (&draft->language, value);
      break;
    default:
      break;
    }
}

static void
set_value (GainDraft *draft, Field field, const char *value, char **title)
{
  g_auto (GStrv) items = NULL;
  gsize n = strlen (value);

  if (n < 2 || value[0] != '[' || value[n - 1] != ']')
    {
      g_autofree char *scalar = dup_scalar (value);

      set_field (draft, field, scalar, title);
      return;
    }

  items = g_strsplit (value + 1, ",", 64);
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *scalar = NULL;

      if (items[i + 1] == NULL && g_str_has_suffix (items[i], "]"))
        items[i][strlen (items[i]) - 1] = '\0';
      scalar = dup_scalar (items[i]);
      set_field (draft, field, scalar, title);
    }
}

/* One line of the head; answers the field that items on the next lines belong to. */
static Field
read_line (char *line, Field current, GainDraft *draft, char **title)
{
  char *colon;
  char *stripped;

  if (g_ascii_isspace (*line) || *line == '-')
    {
      stripped = g_strstrip (line);
      if (g_str_has_prefix (stripped, "- "))
        {
          stripped = g_strstrip (stripped + 2);
          if (g_str_has_prefix (stripped, "name:"))
            stripped += strlen ("name:");
          set_value (draft, current, g_strstrip (stripped), title);
        }
      return current;
    }

  colon = strchr (line, ':');
  if (colon == NULL)
    return FIELD_NONE;

  *colon = '\0';
  current = find_field (g_strstrip (line));
  stripped = g_strstrip (colon + 1);
  if (*stripped != '\0' && current != FIELD_NONE)
    set_value (draft, current, stripped, title);

  return current;
}

gsize
gain_front_matter_read (const char *text, GainDraft *draft, char **title)
{
  const char *start = text + 3;
  const char *stop = NULL;
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;
  Field current = FIELD_NONE;

  if (!g_str_has_prefix (text, "---\n") && !g_str_has_prefix (text, "---\r\n"))
    return 0;

  for (const char *p = strchr (start, '\n'); p != NULL && p - start < MAX_HEAD;
       p = strchr (p + 1, '\n'))
    {
      if (strncmp (p, "\n---", 4) == 0 && (p[4] == '\0' || p[4] == '\n' || p[4] == '\r'))
        {
          stop = p;
          break;
        }
    }
  if (stop == NULL)
    return 0;

  head = g_strndup (start, stop - start);
  if (strchr (head, ':') == NULL)
    return 0;

  lines = g_strsplit (head, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    current = read_line (lines[i], current, draft, title);

  return stop + strlen ("\n---") - text;
}
