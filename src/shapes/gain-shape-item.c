/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape-item.h"

#include <glib/gi18n-lib.h>

#include "gain-people.h"
#include "gain-shape-member.h"

/* NULL functions: a field, written as its bare value. */
static const struct
{
  JsonNode *(*write) (GainItem *item);
  GainItem *(*read) (const char *id, JsonObject *object, GError **error);
} codecs[GAIN_ITEM_N_KINDS] = {
  [GAIN_ITEM_ANNOTATION] = { gain_shape_write_annotation, gain_shape_read_annotation },
  [GAIN_ITEM_RELATION] = { gain_shape_write_relation, gain_shape_read_relation },
  [GAIN_ITEM_ACTOR] = { gain_shape_write_actor, gain_shape_read_actor },
  [GAIN_ITEM_PROPOSITION] = { gain_shape_write_proposition, gain_shape_read_proposition },
  [GAIN_ITEM_MERGE] = { gain_shape_write_merge, gain_shape_read_merge },
  [GAIN_ITEM_CODEBOOK] = { gain_shape_write_codebook_item, gain_shape_read_codebook_item },
};

static gboolean
check_setting (const char *id, JsonNode *node, GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (gain_json_to_variant (node));

  return gain_setting_fits (id, value) ||
         gain_shape_refuse (error, _ ("“%s” is no setting, or its value is not of its kind"), id);
}

/* Every JSON value can be a field in a file; the types are those that the
 * model understands. */
static gboolean
check_field (GainItemKind kind, const char *id, JsonNode *node, GError **error)
{
  GType type = json_node_get_value_type (node);

  if (kind == GAIN_ITEM_SETTING)
    return check_setting (id, node, error);
  if (kind == GAIN_ITEM_STATUS)
    return type == G_TYPE_STRING ||
           gain_shape_refuse (error, _ ("The status must be a text in quotation marks"));
  if (type != G_TYPE_BOOLEAN)
    return gain_shape_refuse (error, _ ("The block “%s” must be true or false"), id);
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return gain_shape_refuse (error, _ ("“%s” is not the number of a block"), id);
  if (strlen (id) > 9 || (id[0] == '0' && id[1] != '\0'))
    return gain_shape_refuse (error, _ ("“%s” is not the number of a block"), id);
  return TRUE;
}

static GainItem *
read_field (GainItemKind kind, const char *id, JsonNode *node, GError **error)
{
  if (!check_field (kind, id, node, error))
    return NULL;
  return GAIN_ITEM (gain_field_new (kind, id, gain_json_to_variant (node)));
}

JsonNode *
gain_shape_write_item (GainItem *item)
{
  GainItemKind kind;

  g_return_val_if_fail (GAIN_IS_ITEM (item), NULL);
  kind = gain_item_get_kind (item);
  g_return_val_if_fail (kind < GAIN_ITEM_N_KINDS, NULL);

  if (codecs[kind].write == NULL)
    return gain_json_from_variant (gain_field_get_value (GAIN_FIELD (item)));
  return codecs[kind].write (item);
}

GainItem *
gain_shape_read_item (GainItemKind kind, const char *id, JsonNode *node, GError **error)
{
  JsonObject *object;

  g_return_val_if_fail (kind < GAIN_ITEM_N_KINDS, NULL);
  g_return_val_if_fail (id != NULL && node != NULL, NULL);

  if (*id == '\0')
    {
      gain_shape_refuse (error, _ ("Its id is empty"));
      return NULL;
    }
  if (codecs[kind].read == NULL)
    return read_field (kind, id, node, error);
  object = gain_json_get_root_object (node, error);
  return object != NULL ? codecs[kind].read (id, object, error) : NULL;
}
