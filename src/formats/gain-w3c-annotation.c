/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-import"

#include "config.h"

#include "gain-w3c-annotation.h"

#include <string.h>

#include "gain-format-w3c.h"

#define MAX_ANNOTATOR 32

static const char *
get_text (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

const char *
gain_w3c_get_string (JsonObject *object, const char *name)
{
  return get_text (json_object_get_member (object, name));
}

GPtrArray *
gain_w3c_list_values (JsonObject *object, const char *name)
{
  GPtrArray *values = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      g_ptr_array_add (values, json_array_get_element (json_node_get_array (node), i));
  else if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    g_ptr_array_add (values, node);
  return values;
}

gboolean
gain_w3c_has_value (JsonObject *object, const char *name, const char *value)
{
  g_autoptr (GPtrArray) values = gain_w3c_list_values (object, name);

  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (get_text (values->pdata[i]), value) == 0)
      return TRUE;
  return FALSE;
}

const char *
gain_w3c_get_iri (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return gain_w3c_get_string (json_node_get_object (node), "id");
  return get_text (node);
}

const char *
gain_w3c_find_body (JsonObject *annotation, const char *purpose, gboolean or_without)
{
  g_autoptr (GPtrArray) bodies = gain_w3c_list_values (annotation, "body");

  for (guint i = 0; i < bodies->len; i++)
    {
      JsonNode *node = bodies->pdata[i];
      JsonObject *body = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (body == NULL || gain_w3c_get_string (body, "value") == NULL)
        continue;
      if (gain_w3c_has_value (body, "purpose", purpose) ||
          (or_without && !json_object_has_member (body, "purpose")))
        return gain_w3c_get_string (body, "value");
    }
  return or_without ? gain_w3c_get_string (annotation, "bodyValue") : NULL;
}

/* Places */

static gboolean
read_offset (JsonObject *object, const char *name, guint *offset)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 value;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  value = json_node_get_int (node);
  if (value < 0 || value > G_MAXINT32)
    return FALSE;
  *offset = (guint) value;
  return TRUE;
}

static void
read_selector (JsonObject *selector, GainW3cPlace *place)
{
  if (gain_w3c_has_value (selector, "type", "TextPositionSelector") && !place->has_position)
    place->has_position = read_offset (selector, "start", &place->span.start) &&
                          read_offset (selector, "end", &place->span.end);
  if (gain_w3c_has_value (selector, "type", "TextQuoteSelector") && place->exact == NULL)
    {
      place->exact = gain_w3c_get_string (selector, "exact");
      place->prefix = gain_w3c_get_string (selector, "prefix");
      place->suffix = gain_w3c_get_string (selector, "suffix");
    }
}

GainW3cPlace
gain_w3c_read_place (JsonNode *target)
{
  GainW3cPlace place = { 0 };
  g_autoptr (GPtrArray) selectors = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (target))
    {
      place.source = get_text (target);
      return place;
    }
  object = json_node_get_object (target);
  place.source = gain_w3c_get_iri (json_object_get_member (object, "source"));
  if (place.source == NULL)
    place.source = gain_w3c_get_string (object, "id");
  selectors = gain_w3c_list_values (object, "selector");
  for (guint i = 0; i < selectors->len; i++)
    if (JSON_NODE_HOLDS_OBJECT ((JsonNode *) selectors->pdata[i]))
      read_selector (json_node_get_object (selectors->pdata[i]), &place);
  return place;
}

/* Names */

char *
gain_w3c_dup_id (const char *iri)
{
  const char *slash;
  char *id;

  if (g_str_has_prefix (iri, "urn:uuid:"))
    return g_strdup (iri + strlen ("urn:uuid:"));
  if (!g_str_has_prefix (iri, GAIN_W3C_ID))
    return g_strdup (iri);
  slash = strchr (iri + strlen (GAIN_W3C_ID), '/');
  id = slash != NULL ? g_uri_unescape_string (slash + 1, NULL) : NULL;
  return id != NULL ? id : g_strdup (iri);
}

static char *
dup_as_annotator (const char *name)
{
  g_autoptr (GString) id = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && id->len < MAX_ANNOTATOR; p++)
    {
      char c = g_ascii_tolower (*p);

      if (g_ascii_isalnum (c) || c == '-')
        g_string_append_c (id, c);
      else if (id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  while (id->len > 0 && id->str[id->len - 1] == '-' && !g_str_has_suffix (name, "-"))
    g_string_truncate (id, id->len - 1);
  return id->len > 0 ? g_strdup (id->str) : g_strdup ("imported");
}

char *
gain_w3c_dup_annotator (JsonObject *annotation)
{
  g_autoptr (GPtrArray) creators = gain_w3c_list_values (annotation, "creator");
  JsonNode *creator = creators->len > 0 ? creators->pdata[0] : NULL;
  const char *name = NULL;

  if (creator != NULL && JSON_NODE_HOLDS_OBJECT (creator))
    {
      name = gain_w3c_get_string (json_node_get_object (creator), "nickname");
      if (name == NULL)
        name = gain_w3c_get_string (json_node_get_object (creator), "name");
    }
  if (name == NULL && gain_w3c_get_iri (creator) != NULL)
    {
      name = strrchr (gain_w3c_get_iri (creator), '/');
      name = name != NULL && name[1] != '\0' ? name + 1 : gain_w3c_get_iri (creator);
    }
  return dup_as_annotator (name != NULL ? name : "imported");
}
