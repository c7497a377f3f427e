/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape-item.h"

#include <glib/gi18n-lib.h>

#include "gain-shape-member.h"

static const char *const members[] = {
  "label", "spans", "exact", "prefix", "suffix", GAIN_SHAPE_COMMON_MEMBERS, NULL,
};

static JsonArray *
write_spans (GainAnnotation *annotation)
{
  guint n;
  const GainSpan *fragments = gain_annotation_get_fragments (annotation, &n);
  JsonArray *spans = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      JsonArray *span = json_array_sized_new (2);

      json_array_add_int_element (span, fragments[i].start);
      json_array_add_int_element (span, fragments[i].end);
      json_array_add_array_element (spans, span);
    }
  return spans;
}

JsonNode *
gain_shape_write_annotation (GainItem *item)
{
  GainAnnotation *annotation = GAIN_ANNOTATION (item);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "label", gain_annotation_get_label (annotation));
  json_object_set_array_member (object, "spans", write_spans (annotation));
  gain_shape_set_strv (object, "exact", gain_annotation_get_quotes (annotation));
  gain_shape_set_string (object, "prefix", gain_annotation_get_prefix (annotation));
  gain_shape_set_string (object, "suffix", gain_annotation_get_suffix (annotation));
  gain_shape_write_attributes (object, item, TRUE);
  gain_shape_write_common (object, item);
  return gain_shape_wrap (gain_shape_merge_extras (object, gain_item_get_extras (item)));
}

static gboolean
read_offset (JsonArray *pair, guint i, guint *offset)
{
  JsonNode *node = json_array_get_element (pair, i);
  gint64 value;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  value = json_node_get_int (node);
  if (value < 0 || value > GAIN_TEXT_MAX_BYTES)
    return FALSE;
  *offset = (guint) value;
  return TRUE;
}

static gboolean
read_span (JsonNode *node, GainSpan *span)
{
  JsonArray *pair;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  pair = json_node_get_array (node);
  return json_array_get_length (pair) == 2 && read_offset (pair, 0, &span->start) &&
         read_offset (pair, 1, &span->end);
}

/* Returns: (transfer full): in reading order and disjoint, at least one. */
static GArray *
read_spans (JsonObject *object, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  JsonArray *array = NULL;
  guint last = 0;

  if (!gain_json_read_array (object, "spans", TRUE, &array, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      GainSpan span;

      if (!read_span (json_array_get_element (array, i), &span))
        {
          gain_shape_refuse (error,
                             /* Translators: the number of an element, from 1 */
                             _ ("The member “spans” must hold pairs of offsets [start, end], but "
                                "element %u is none"),
                             i + 1);
          return NULL;
        }
      if (span.start >= span.end || (i > 0 && span.start < last))
        {
          gain_shape_refuse (error,
                             _ ("The member “spans” must hold spans that are not empty, in "
                                "reading order, but element %u is not so"),
                             i + 1);
          return NULL;
        }
      last = span.end;
      g_array_append_val (spans, span);
    }
  if (spans->len == 0)
    {
      gain_shape_refuse (error, _ ("The member “spans” holds no span"));
      return NULL;
    }
  return g_steal_pointer (&spans);
}

static gboolean
read_place (GainAnnotation *annotation, JsonObject *object, GError **error)
{
  g_autoptr (GArray) spans = read_spans (object, error);
  g_auto (GStrv) quotes = NULL;
  const char *prefix = NULL;
  const char *suffix = NULL;

  if (spans == NULL || !gain_json_read_strv (object, "exact", TRUE, &quotes, error) ||
      !gain_json_read_string (object, "prefix", FALSE, &prefix, error) ||
      !gain_json_read_string (object, "suffix", FALSE, &suffix, error))
    return FALSE;
  if (g_strv_length (quotes) != spans->len)
    return gain_shape_refuse (error,
                              /* Translators: two numbers */
                              _ ("The member “exact” must hold a quote for each of the %u spans, "
                                 "but holds %u"),
                              spans->len,
                              g_strv_length (quotes));
  gain_annotation_set_place (annotation,
                             (const GainSpan *) (gpointer) spans->data,
                             spans->len,
                             (const char *const *) quotes,
                             prefix,
                             suffix);
  return TRUE;
}

GainItem *
gain_shape_read_annotation (const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GainAnnotation) annotation = NULL;
  const char *label = NULL;

  if (!gain_shape_read_name (object, "label", &label, error))
    return NULL;
  annotation = gain_annotation_new (id, label);
  if (!read_place (annotation, object, error) ||
      !gain_shape_read_common (object, GAIN_ITEM (annotation), members, error))
    return NULL;
  return GAIN_ITEM (g_steal_pointer (&annotation));
}
