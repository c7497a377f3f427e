/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-json-ld.h"

#include <string.h>

#include "gain-draft.h"
#include "gain-json.h"

/* A script is small; what is larger is data for the page's own programs. */
#define MAX_JSON (2u * 1024u * 1024u)

static const struct
{
  const char *name;
  gunichar character;
} references[] = {
  { "amp", '&' },       { "lt", '<' },       { "gt", '>' },       { "quot", '"' },
  { "apos", '\'' },     { "nbsp", ' ' },     { "rsquo", 0x2019 }, { "lsquo", 0x2018 },
  { "rdquo", 0x201d },  { "ldquo", 0x201c }, { "ndash", 0x2013 }, { "mdash", 0x2014 },
  { "hellip", 0x2026 },
};

GainJsonLd *
gain_json_ld_new (void)
{
  GainJsonLd *self = g_new0 (GainJsonLd, 1);

  self->authors = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
gain_json_ld_free (GainJsonLd *self)
{
  if (self == NULL)
    return;

  g_free (self->headline);
  g_free (self->outlet);
  g_free (self->published);
  g_free (self->language);
  g_ptr_array_unref (self->authors);
  g_free (self);
}

/* The character that “name;” stands for, 0 for none. */
static gunichar
resolve_reference (const char *name, gsize n)
{
  gunichar c = 0;

  if (n > 1 && name[0] == '#')
    {
      gboolean hex = name[1] == 'x' || name[1] == 'X';
      guint64 value = g_ascii_strtoull (name + (hex ? 2 : 1), NULL, hex ? 16 : 10);

      return value >= ' ' && value <= 0x10ffff && g_unichar_validate ((gunichar) value)
                 ? (gunichar) value
                 : 0;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (strlen (references[i].name) == n && strncmp (references[i].name, name, n) == 0)
        c = references[i].character;
    }

  return c;
}

static char *
dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gsize n = *p == '&' ? strcspn (p + 1, "; &") : 0;
      gunichar c = n > 0 && n < 10 && p[1 + n] == ';' ? resolve_reference (p + 1, n) : 0;

      if (c != 0)
        {
          g_string_append_unichar (plain, c);
          p += n + 2;
          continue;
        }
      g_string_append_c (plain, *p++);
    }

  return gain_draft_dup_line (plain->str, plain->len);
}

static void
set_plain (char **field, const char *value)
{
  g_autofree char *plain = value != NULL ? dup_plain (value) : NULL;

  gain_draft_set (field, plain);
}

/* A string member, or the first string of a list. */
static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
      json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL &&
         (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting") ||
          g_str_has_suffix (type, "Report") || g_str_has_suffix (type, "Newsarticle"));
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");
  JsonArray *types;

  if (type == NULL || !JSON_NODE_HOLDS_ARRAY (type))
    return is_article_type (get_string (object, "@type"));

  types = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (types); i++)
    {
      JsonNode *node = json_array_get_element (types, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          is_article_type (json_node_get_string (node)))
        return TRUE;
    }

  return FALSE;
}

static void
add_author (GainJsonLd *self, JsonNode *node)
{
  const char *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = get_string (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);

  if (name != NULL)
    g_ptr_array_add (self->authors, dup_plain (name));
}

static void
add_authors (GainJsonLd *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "author");

  if (node == NULL || self->authors->len > 0)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_author (self, node);
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    add_author (self, json_array_get_element (json_node_get_array (node), i));
}

static void
read_article (GainJsonLd *self, JsonObject *object)
{
  JsonNode *publisher = json_object_get_member (object, "publisher");

  set_plain (&self->headline, get_string (object, "headline"));
  set_plain (&self->headline, get_string (object, "name"));
  set_plain (&self->published, get_string (object, "datePublished"));
  set_plain (&self->published, get_string (object, "dateCreated"));
  set_plain (&self->language, get_string (object, "inLanguage"));
  if (publisher != NULL && JSON_NODE_HOLDS_OBJECT (publisher))
    set_plain (&self->outlet, get_string (json_node_get_object (publisher), "name"));
  add_authors (self, object);
}

/* The check before has limited the depth. */
static void
read_node (GainJsonLd *self, JsonNode *node)
{
  JsonObject *object;
  JsonNode *graph;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        read_node (self, json_array_get_element (json_node_get_array (node), i));
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  if (is_article (object))
    read_article (self, object);

  graph = json_object_get_member (object, "@graph");
  if (graph == NULL)
    graph = json_object_get_member (object, "mainEntity");
  if (graph != NULL)
    read_node (self, graph);
}

/* Pages wrap JSON in comments, leave line ends within strings and a semicolon
 * behind: what is not JSON around and within it goes. */
static char *
dup_repaired (const char *json)
{
  const char *section = strstr (json, "CDATA[");
  const char *inside = section != NULL ? section + strlen ("CDATA[") : json;
  const char *start = inside + strcspn (inside, "{[");
  char *copy = g_strdup (start);
  gsize n = strlen (copy);

  while (n > 0 && copy[n - 1] != '}' && copy[n - 1] != ']')
    n--;
  /* “]]>” ends a CDATA section. */
  while (n > 2 && copy[n - 1] == ']' && copy[n - 2] == ']' && copy[0] == '{')
    n -= 2;
  copy[n] = '\0';
  for (char *p = copy; *p != '\0'; p++)
    {
      if ((guchar) *p < ' ')
        *p = ' ';
    }

  return copy;
}

void
gain_json_ld_read (GainJsonLd *self, const char *json)
{
  g_autofree char *repaired = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (strlen (json) > MAX_JSON)
    return;

  node = gain_json_parse (json, strlen (json), NULL);
  if (node == NULL)
    {
      repaired = dup_repaired (json);
      node = gain_json_parse (repaired, strlen (repaired), NULL);
    }
  if (node != NULL)
    read_node (self, node);
}
