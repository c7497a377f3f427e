/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape-member.h"

#include <glib/gi18n-lib.h>

#include "gain-shape.h"

#define EXTRAS_TYPE G_VARIANT_TYPE ("a(ssv)")

/* Values */

static gboolean
is_flat (JsonNode *node)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_STRING)
      return FALSE;
  return TRUE;
}

GVariant *
gain_shape_value_to_variant (JsonNode *node)
{
  GString *line;
  GVariant *value;

  if (is_flat (node))
    return gain_json_to_variant (node);
  line = gain_json_write_line (node);
  value = g_variant_new ("(s)", line->str);
  g_string_free (line, TRUE);
  return value;
}

JsonNode *
gain_shape_value_from_variant (GVariant *value)
{
  JsonNode *node = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE ("(s)")))
    {
      const char *text;

      g_variant_get (value, "(&s)", &text);
      node = gain_json_parse (text, strlen (text), NULL);
      return node != NULL ? node : json_node_new (JSON_NODE_NULL);
    }
  return gain_json_from_variant (value);
}

/* Extras */

void
gain_shape_collect_extras (GVariantBuilder *extras, JsonObject *object, const char *const *known)
{
  JsonObjectIter iter;
  const char *before = "";
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!g_strv_contains (known, name) || JSON_NODE_HOLDS_NULL (member))
        g_variant_builder_add (extras, "(ssv)", before, name, gain_shape_value_to_variant (member));
      before = name;
    }
}

void
gain_shape_add_inner_extra (GVariantBuilder *extras,
                            const char *container,
                            const char *name,
                            GVariant *value)
{
  g_variant_builder_add (extras, "(ssv)", container, name, g_variant_new_variant (value));
}

GVariant *
gain_shape_end_extras (GVariantBuilder *extras)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_builder_end (extras));

  return g_variant_n_children (value) > 0 ? g_steal_pointer (&value) : NULL;
}

GVariant *
gain_shape_dup_extras (JsonObject *object, const char *const *known)
{
  GVariantBuilder extras;

  g_variant_builder_init (&extras, EXTRAS_TYPE);
  gain_shape_collect_extras (&extras, object, known);
  return gain_shape_end_extras (&extras);
}

void
gain_shape_foreach_inner_extra (GVariant *extras,
                                const char *container,
                                GainShapeInnerFunc func,
                                gpointer user_data)
{
  GVariantIter iter;
  const char *before;
  const char *name;
  GVariant *value;

  if (extras == NULL)
    return;
  g_variant_iter_init (&iter, extras);
  while (g_variant_iter_loop (&iter, "(&s&sv)", &before, &name, &value))
    if (g_str_equal (before, container) && g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
      {
        g_autoptr (GVariant) inner = g_variant_get_variant (value);

        func (name, inner, user_data);
      }
}

typedef struct
{
  const char *name;
  GVariant *found;
} FindInner;

static void
find_inner (const char *name, GVariant *value, gpointer user_data)
{
  FindInner *find = user_data;

  if (find->found == NULL && g_str_equal (name, find->name))
    find->found = g_variant_ref (value);
}

GVariant *
gain_shape_find_inner_extra (GVariant *extras, const char *container, const char *name)
{
  FindInner find = { name, NULL };

  gain_shape_foreach_inner_extra (extras, container, find_inner, &find);
  return find.found;
}

/* Merging: a walk over the known members, each followed by the chain of extras
 * that stood behind it. */
typedef struct
{
  JsonObject *known;
  JsonObject *merged;
  GHashTable *behind; /* name of a member → GVariant (ssv) that stood behind it */
  GPtrArray *extras;  /* the (ssv) in their order */
} Merge;

static void
merge_free (gpointer data)
{
  g_variant_unref (data);
}

static void
merge_list_extras (Merge *merge, GVariant *extras)
{
  gsize n = g_variant_n_children (extras);

  for (gsize i = 0; i < n; i++)
    {
      GVariant *extra = g_variant_get_child_value (extras, i);
      g_autoptr (GVariant) value = NULL;
      const char *before;
      const char *name;

      g_ptr_array_add (merge->extras, extra);
      g_variant_get (extra, "(&s&sv)", &before, &name, &value);
      if (!g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT) &&
          !g_hash_table_contains (merge->behind, before))
        g_hash_table_insert (merge->behind, (char *) before, extra);
    }
}

/* Returns: the name that was added, NULL where there is nothing to add. */
static const char *
merge_add_extra (Merge *merge, GVariant *extra)
{
  g_autoptr (GVariant) value = NULL;
  const char *name;

  g_variant_get (extra, "(&s&sv)", NULL, &name, &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT) ||
      json_object_has_member (merge->known, name) || json_object_has_member (merge->merged, name))
    return NULL;
  json_object_set_member (merge->merged, name, gain_shape_value_from_variant (value));
  return name;
}

static void
merge_add_chain (Merge *merge, const char *name)
{
  while (name != NULL)
    {
      GVariant *extra = g_hash_table_lookup (merge->behind, name);

      name = extra != NULL ? merge_add_extra (merge, extra) : NULL;
    }
}

static void
merge_walk (Merge *merge)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  merge_add_chain (merge, "");
  json_object_iter_init_ordered (&iter, merge->known);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      json_object_set_member (merge->merged, name, json_node_copy (member));
      merge_add_chain (merge, name);
    }
  /* Those whose neighbour is gone. */
  for (guint i = 0; i < merge->extras->len; i++)
    merge_add_extra (merge, merge->extras->pdata[i]);
}

JsonObject *
gain_shape_merge_extras (JsonObject *object, GVariant *extras)
{
  g_autoptr (JsonObject) known = object;
  g_autoptr (GHashTable) behind = NULL;
  g_autoptr (GPtrArray) list = NULL;
  Merge merge;

  if (extras == NULL)
    return g_steal_pointer (&known);

  behind = g_hash_table_new (g_str_hash, g_str_equal);
  list = g_ptr_array_new_with_free_func (merge_free);
  merge = (Merge){ known, json_object_new (), behind, list };
  merge_list_extras (&merge, extras);
  merge_walk (&merge);
  return merge.merged;
}

/* Extras as a list */

JsonArray *
gain_shape_write_extras (GVariant *extras)
{
  JsonArray *array = json_array_new ();
  GVariantIter iter;
  const char *before;
  const char *name;
  GVariant *value;

  if (extras == NULL)
    return array;
  g_variant_iter_init (&iter, extras);
  while (g_variant_iter_loop (&iter, "(&s&sv)", &before, &name, &value))
    if (!g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
      {
        JsonArray *extra = json_array_new ();

        json_array_add_string_element (extra, before);
        json_array_add_string_element (extra, name);
        json_array_add_element (extra, gain_shape_value_from_variant (value));
        json_array_add_array_element (array, extra);
      }
  return array;
}

static gboolean
is_extra (JsonNode *node)
{
  JsonArray *extra = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return extra != NULL && json_array_get_length (extra) == 3 &&
         json_node_get_value_type (json_array_get_element (extra, 0)) == G_TYPE_STRING &&
         json_node_get_value_type (json_array_get_element (extra, 1)) == G_TYPE_STRING;
}

gboolean
gain_shape_read_extras (JsonArray *array, GVariant **extras, GError **error)
{
  GVariantBuilder builder;
  guint n = json_array_get_length (array);

  *extras = NULL;
  for (guint i = 0; i < n; i++)
    if (!is_extra (json_array_get_element (array, i)))
      return gain_shape_refuse (error, _ ("The list of unknown members is damaged"));
  g_variant_builder_init (&builder, EXTRAS_TYPE);
  for (guint i = 0; i < n; i++)
    {
      JsonArray *extra = json_array_get_array_element (array, i);

      g_variant_builder_add (&builder,
                             "(ssv)",
                             json_array_get_string_element (extra, 0),
                             json_array_get_string_element (extra, 1),
                             gain_shape_value_to_variant (json_array_get_element (extra, 2)));
    }
  *extras = gain_shape_end_extras (&builder);
  return TRUE;
}

/* Writing */

void
gain_shape_set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

void
gain_shape_set_strv (JsonObject *object, const char *name, const char *const *values)
{
  JsonArray *array;

  if (values == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);
  json_object_set_array_member (object, name, array);
}

JsonNode *
gain_shape_wrap (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/* Reading */

gboolean
gain_shape_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE, format, args);
  va_end (args);
  return FALSE;
}

gboolean
gain_shape_read_name (JsonObject *object, const char *name, const char **out, GError **error)
{
  if (!gain_json_read_string (object, name, TRUE, out, error))
    return FALSE;
  if (**out == '\0')
    return gain_shape_refuse (error, _ ("The member “%s” is empty"), name);
  return TRUE;
}

gboolean
gain_shape_read_known_format (JsonObject *object,
                              const char *format,
                              gint64 version,
                              gboolean *newer,
                              GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 found = 0;
  gboolean good = gain_json_read_format (object, format, version, &found, &local);

  if (newer != NULL)
    *newer = found > version;
  if (!good && !g_error_matches (local, GAIN_JSON_ERROR, GAIN_JSON_ERROR_VERSION))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* What every item may have */

void
gain_shape_write_attributes (JsonObject *object, GainItem *item, gboolean even_if_empty)
{
  GVariant *attributes = gain_item_get_attributes (item);
  JsonObject *values;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (attributes == NULL && !even_if_empty)
    return;
  values = json_object_new ();
  if (attributes != NULL)
    {
      g_variant_iter_init (&iter, attributes);
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
        json_object_set_member (values, name, gain_shape_value_from_variant (value));
    }
  json_object_set_object_member (object, "attributes", values);
}

void
gain_shape_write_common (JsonObject *object, GainItem *item)
{
  gain_shape_set_string (object, "origin", gain_item_get_origin (item));
  gain_shape_set_string (object, "note", gain_item_get_note (item));
  gain_shape_set_string (object, "created", gain_item_get_created (item));
  gain_shape_set_string (object, "modified", gain_item_get_modified (item));
  if (gain_item_get_codebook (item) > 0)
    json_object_set_int_member (object, "codebook", gain_item_get_codebook (item));
}

static gboolean
read_attributes (JsonObject *object, GainItem *item, GError **error)
{
  JsonObject *values = NULL;
  GVariantBuilder builder;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!gain_json_read_object (object, "attributes", FALSE, &values, error))
    return FALSE;
  if (values == NULL || json_object_get_size (values) == 0)
    return TRUE;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  json_object_iter_init_ordered (&iter, values);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    g_variant_builder_add (&builder, "{sv}", name, gain_shape_value_to_variant (value));
  gain_item_set_attributes (item, g_variant_builder_end (&builder));
  return TRUE;
}

static gboolean
read_text (JsonObject *object,
           GainItem *item,
           const char *name,
           void (*set) (GainItem *, const char *),
           GError **error)
{
  const char *value = NULL;

  if (!gain_json_read_string (object, name, FALSE, &value, error))
    return FALSE;
  set (item, value);
  return TRUE;
}

gboolean
gain_shape_read_common (JsonObject *object,
                        GainItem *item,
                        const char *const *known,
                        GError **error)
{
  g_autoptr (GVariant) extras = NULL;
  gint64 codebook = 0;

  if (!read_attributes (object, item, error) ||
      !read_text (object, item, "origin", gain_item_set_origin, error) ||
      !read_text (object, item, "note", gain_item_set_note, error) ||
      !read_text (object, item, "created", gain_item_set_created, error) ||
      !read_text (object, item, "modified", gain_item_set_modified, error) ||
      !gain_json_read_int (object, "codebook", FALSE, 0, G_MAXINT32, &codebook, error))
    return FALSE;
  gain_item_set_codebook (item, (guint) codebook);
  extras = gain_shape_dup_extras (object, known);
  if (extras != NULL)
    gain_item_set_extras (item, extras);
  return TRUE;
}
