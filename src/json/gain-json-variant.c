/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-json"

#include "config.h"

#include "gain-json-variant.h"

static GVariant *
object_to_variant (JsonObject *object)
{
  GVariantBuilder builder;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    g_variant_builder_add (&builder, "{sv}", name, gain_json_to_variant (member));
  return g_variant_builder_end (&builder);
}

static gboolean
holds_strings_only (JsonArray *array)
{
  guint n = json_array_get_length (array);

  for (guint i = 0; i < n; i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_STRING)
      return FALSE;
  return TRUE;
}

static GVariant *
array_to_variant (JsonArray *array)
{
  gboolean strings = holds_strings_only (array);
  guint n = json_array_get_length (array);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, strings ? G_VARIANT_TYPE_STRING_ARRAY : G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < n; i++)
    {
      GVariant *element = gain_json_to_variant (json_array_get_element (array, i));

      g_variant_builder_add_value (&builder, strings ? element : g_variant_new_variant (element));
    }
  return g_variant_builder_end (&builder);
}

GVariant *
gain_json_to_variant (JsonNode *node)
{
  GType type;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return object_to_variant (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return array_to_variant (json_node_get_array (node));

  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return g_variant_new_string (json_node_get_string (node));
  if (type == G_TYPE_INT64)
    return g_variant_new_int64 (json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return g_variant_new_double (json_node_get_double (node));
  if (type == G_TYPE_BOOLEAN)
    return g_variant_new_boolean (json_node_get_boolean (node));
  return g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, NULL);
}

static JsonNode *
node_from_dictionary (GVariant *value)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  gsize n = g_variant_n_children (value);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (value, i);
      g_autoptr (GVariant) key = g_variant_get_child_value (entry, 0);
      g_autoptr (GVariant) member = g_variant_get_child_value (entry, 1);

      json_object_set_member (object,
                              g_variant_get_string (key, NULL),
                              gain_json_from_variant (member));
    }
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
node_from_list (GVariant *value)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  gsize n = g_variant_n_children (value);
  JsonArray *array = json_array_sized_new ((guint) n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) element = g_variant_get_child_value (value, i);

      json_array_add_element (array, gain_json_from_variant (element));
    }
  json_node_take_array (node, array);
  return node;
}

/* Variants and maybes. */
static JsonNode *
node_from_box (GVariant *value)
{
  g_autoptr (GVariant) inner = NULL;

  if (g_variant_n_children (value) == 0)
    return json_node_new (JSON_NODE_NULL);
  inner = g_variant_get_child_value (value, 0);
  return gain_json_from_variant (inner);
}

static JsonNode *
node_from_uint64 (guint64 value)
{
  if (value <= G_MAXINT64)
    return json_node_init_int (json_node_alloc (), (gint64) value);
  return json_node_init_double (json_node_alloc (), (double) value);
}

JsonNode *
gain_json_from_variant (GVariant *value)
{
  JsonNode *node = NULL;

  switch (g_variant_classify (value))
    {
    case G_VARIANT_CLASS_STRING:
    case G_VARIANT_CLASS_OBJECT_PATH:
    case G_VARIANT_CLASS_SIGNATURE:
      return json_node_init_string (json_node_alloc (), g_variant_get_string (value, NULL));
    case G_VARIANT_CLASS_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), g_variant_get_boolean (value));
    case G_VARIANT_CLASS_DOUBLE:
      return json_node_init_double (json_node_alloc (), g_variant_get_double (value));
    case G_VARIANT_CLASS_INT64:
      return json_node_init_int (json_node_alloc (), g_variant_get_int64 (value));
    case G_VARIANT_CLASS_INT32:
      return json_node_init_int (json_node_alloc (), g_variant_get_int32 (value));
    case G_VARIANT_CLASS_INT16:
      return json_node_init_int (json_node_alloc (), g_variant_get_int16 (value));
    case G_VARIANT_CLASS_HANDLE:
      return json_node_init_int (json_node_alloc (), g_variant_get_handle (value));
    case G_VARIANT_CLASS_BYTE:
      return json_node_init_int (json_node_alloc (), g_variant_get_byte (value));
    case G_VARIANT_CLASS_UINT16:
      return json_node_init_int (json_node_alloc (), g_variant_get_uint16 (value));
    case G_VARIANT_CLASS_UINT32:
      return json_node_init_int (json_node_alloc (), g_variant_get_uint32 (value));
    case G_VARIANT_CLASS_UINT64:
      return node_from_uint64 (g_variant_get_uint64 (value));
    case G_VARIANT_CLASS_VARIANT:
    case G_VARIANT_CLASS_MAYBE:
      return node_from_box (value);
    case G_VARIANT_CLASS_ARRAY:
      node = g_variant_is_of_type (value, G_VARIANT_TYPE ("a{s*}")) ? node_from_dictionary (value)
                                                                    : node_from_list (value);
      return node;
    case G_VARIANT_CLASS_TUPLE:
    case G_VARIANT_CLASS_DICT_ENTRY:
    default:
      return node_from_list (value);
    }
}
