/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-json"

#include "config.h"

#include "gain-json-reader.h"

#include <glib/gi18n-lib.h>

G_GNUC_PRINTF (2, 3)
static gboolean
wrong_shape (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE, format, args);
  va_end (args);
  return FALSE;
}

/* FALSE with an error where a required member is missing. @member: NULL where
 * an optional one is missing or null. */
static gboolean
find_member (JsonObject *o, const char *key, gboolean required, JsonNode **member, GError **error)
{
  *member = json_object_get_member (o, key);
  if (*member == NULL && required)
    return wrong_shape (error, _ ("The member “%s” is missing"), key);
  if (*member != NULL && !required && JSON_NODE_HOLDS_NULL (*member))
    *member = NULL;
  return TRUE;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

JsonObject *
gain_json_get_root_object (JsonNode *node, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  wrong_shape (error, _ ("It must be a JSON object in braces"));
  return NULL;
}

gboolean
gain_json_read_string (JsonObject *o,
                       const char *key,
                       gboolean required,
                       const char **out,
                       GError **error)
{
  JsonNode *member;

  if (!find_member (o, key, required, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!holds (member, G_TYPE_STRING))
    return wrong_shape (error, _ ("The member “%s” must be a text in quotation marks"), key);
  *out = json_node_get_string (member);
  return TRUE;
}

gboolean
gain_json_read_int (JsonObject *o,
                    const char *key,
                    gboolean required,
                    gint64 min,
                    gint64 max,
                    gint64 *out,
                    GError **error)
{
  JsonNode *member;
  gint64 value;

  if (!find_member (o, key, required, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!holds (member, G_TYPE_INT64))
    return wrong_shape (error, _ ("The member “%s” must be a whole number"), key);
  value = json_node_get_int (member);
  if (value < min || value > max)
    {
      g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, min);
      g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, max);
      g_autofree char *is = g_strdup_printf ("%" G_GINT64_FORMAT, value);

      /* Translators: the name of a JSON member, two limits, the number that stands there */
      return wrong_shape (error,
                          _ ("The member “%s” must be a whole number from %s to %s, but is %s"),
                          key,
                          from,
                          to,
                          is);
    }
  *out = value;
  return TRUE;
}

gboolean
gain_json_read_boolean (JsonObject *o,
                        const char *key,
                        gboolean required,
                        gboolean *out,
                        GError **error)
{
  JsonNode *member;

  if (!find_member (o, key, required, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!holds (member, G_TYPE_BOOLEAN))
    return wrong_shape (error, _ ("The member “%s” must be true or false"), key);
  *out = json_node_get_boolean (member);
  return TRUE;
}

gboolean
gain_json_read_object (JsonObject *o,
                       const char *key,
                       gboolean required,
                       JsonObject **out,
                       GError **error)
{
  JsonNode *member;

  if (!find_member (o, key, required, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (member))
    return wrong_shape (error, _ ("The member “%s” must be an object in braces"), key);
  *out = json_node_get_object (member);
  return TRUE;
}

gboolean
gain_json_read_array (JsonObject *o,
                      const char *key,
                      gboolean required,
                      JsonArray **out,
                      GError **error)
{
  JsonNode *member;

  if (!find_member (o, key, required, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (member))
    return wrong_shape (error, _ ("The member “%s” must be a list in square brackets"), key);
  *out = json_node_get_array (member);
  return TRUE;
}

gboolean
gain_json_read_strv (JsonObject *o, const char *key, gboolean required, char ***out, GError **error)
{
  g_autoptr (GStrvBuilder) texts = NULL;
  JsonArray *array = NULL;
  guint n;

  *out = NULL;
  if (!gain_json_read_array (o, key, required, &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;

  texts = g_strv_builder_new ();
  n = json_array_get_length (array);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!holds (element, G_TYPE_STRING))
        /* Translators: the name of a JSON member, and which of its elements, from 1 */
        return wrong_shape (error,
                            _ ("The member “%s” must hold texts only, but element %u is none"),
                            key,
                            i + 1);
      g_strv_builder_add (texts, json_node_get_string (element));
    }
  *out = g_strv_builder_end (texts);
  return TRUE;
}

gboolean
gain_json_read_format (JsonObject *o,
                       const char *format,
                       gint64 max_version,
                       gint64 *version,
                       GError **error)
{
  const char *found = NULL;

  if (!gain_json_read_string (o, "format", TRUE, &found, error) ||
      !gain_json_read_int (o, "version", TRUE, 1, G_MAXINT64, version, error))
    return FALSE;
  if (!g_str_equal (found, format))
    return wrong_shape (error, _ ("The format must be “%s”, but is “%s”"), format, found);
  if (*version > max_version)
    {
      g_autofree char *is = g_strdup_printf ("%" G_GINT64_FORMAT, *version);
      g_autofree char *known = g_strdup_printf ("%" G_GINT64_FORMAT, max_version);

      g_set_error (error,
                   GAIN_JSON_ERROR,
                   GAIN_JSON_ERROR_VERSION,
                   /* Translators: the name of a format, its version, and the newest known one */
                   _ ("A newer Gainsay wrote this (“%s” version %s, known up to %s): update "
                      "Gainsay to change it"),
                   format,
                   is,
                   known);
      return FALSE;
    }
  return TRUE;
}
