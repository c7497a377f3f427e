/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape.h"

#include "gain-shape-file.h"
#include "gain-shape-member.h"

#define FORMAT  "gainsay-annotations"
#define VERSION 1

static const char *const members[] = {
  "format", "version", "article", "annotator",   "text_sha256", "content_sha256",
  "status", "covers",  "blocks",  "annotations", "relations",   NULL,
};

static void
write_entries (JsonObject *object, const GainLayerState *state, GPtrArray *items, const char *name)
{
  JsonObject *entries = gain_shape_write_entries (g_ptr_array_ref (items), state->extras, name);

  json_object_set_object_member (object, name, entries);
}

JsonNode *
gain_shape_write_layer_state (const GainLayerState *state, JsonObject *covers)
{
  JsonObject *object;

  g_return_val_if_fail (state != NULL && state->text_sha256 != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_string_member (object, "article", state->article);
  json_object_set_string_member (object, "annotator", state->annotator);
  json_object_set_string_member (object, "text_sha256", state->text_sha256);
  json_object_set_string_member (object, "content_sha256", "");
  json_object_set_string_member (object, "status", state->status);
  gain_shape_set_covers (object, covers);
  write_entries (object, state, state->blocks, "blocks");
  if (json_object_get_size (json_object_get_object_member (object, "blocks")) == 0)
    json_object_remove_member (object, "blocks");
  write_entries (object, state, state->annotations, "annotations");
  write_entries (object, state, state->relations, "relations");

  object = gain_shape_merge_extras (object, state->extras);
  gain_json_seal (object, "text_sha256");
  return gain_shape_wrap (object);
}

JsonNode *
gain_shape_write_layer (GainLayer *layer, const char *text_sha256, JsonObject *covers)
{
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  GainLayerState state = { 0 };

  g_return_val_if_fail (GAIN_IS_LAYER (layer), NULL);
  g_return_val_if_fail (text_sha256 != NULL, NULL);

  state.article = gain_layer_get_article (layer);
  state.annotator = gain_layer_get_annotator (layer);
  state.text_sha256 = text_sha256;
  state.status = gain_layer_get_status (layer);
  state.annotations = annotations = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  state.relations = relations = gain_layer_list_items (layer, GAIN_ITEM_RELATION);
  state.blocks = blocks = gain_layer_list_items (layer, GAIN_ITEM_BLOCK);
  state.extras = gain_layer_get_extras (layer);

  return gain_shape_write_layer_state (&state, covers);
}

/* What the status is by what was read so far, where nobody set one. */
static const char *
derive_status (GainLayerFile *file)
{
  return file->items->len > 0 && gain_item_get_kind (file->items->pdata[0]) == GAIN_ITEM_ANNOTATION
             ? "annotating"
             : "new";
}

/* A file always says a status; only one that does not follow from the marks is
 * an item, so that a layer is the same before and after. */
static gboolean
read_status (GainLayerFile *file, JsonObject *object, GError **error)
{
  const char *status = NULL;

  if (!gain_json_read_string (object, "status", FALSE, &status, error))
    return FALSE;
  if (status != NULL && !g_str_equal (status, derive_status (file)))
    g_ptr_array_add (file->items,
                     gain_field_new (GAIN_ITEM_STATUS, "status", g_variant_new_string (status)));
  return TRUE;
}

static gboolean
read_head (GainLayerFile *file, JsonObject *object, GError **error)
{
  const char *article = NULL;
  const char *annotator = NULL;
  const char *text_sha256 = NULL;
  JsonObject *covers = NULL;

  if (!gain_shape_read_name (object, "article", &article, error) ||
      !gain_shape_read_name (object, "annotator", &annotator, error) ||
      !gain_shape_read_name (object, "text_sha256", &text_sha256, error) ||
      !gain_json_read_object (object, "covers", FALSE, &covers, error))
    return FALSE;
  file->article = g_strdup (article);
  file->annotator = g_strdup (annotator);
  file->text_sha256 = g_strdup (text_sha256);
  file->covers = covers != NULL ? json_object_ref (covers) : json_object_new ();
  return TRUE;
}

GainLayerFile *
gain_shape_read_layer (JsonNode *node, GError **error)
{
  g_autoptr (GainLayerFile) file = gain_layer_file_new ();
  JsonObject *object = gain_json_get_root_object (node, error);
  GVariantBuilder extras;
  gboolean good;

  if (object == NULL ||
      !gain_shape_read_known_format (object, FORMAT, VERSION, &file->newer, error) ||
      !read_head (file, object, error))
    return NULL;
  g_variant_builder_init (&extras, G_VARIANT_TYPE ("a(ssv)"));
  gain_shape_collect_extras (&extras, object, members);
  good = gain_layer_file_read_entries (
             file, object, "annotations", GAIN_ITEM_ANNOTATION, &extras, error) &&
         gain_layer_file_read_entries (
             file, object, "relations", GAIN_ITEM_RELATION, &extras, error) &&
         read_status (file, object, error) &&
         gain_layer_file_read_entries (file, object, "blocks", GAIN_ITEM_BLOCK, &extras, error);
  file->extras = gain_shape_end_extras (&extras);
  if (!good)
    return NULL;
  file->seal = gain_json_get_seal (object);
  return g_steal_pointer (&file);
}
