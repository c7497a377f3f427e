/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape.h"

#include "gain-shape-file.h"
#include "gain-shape-member.h"

#define FORMAT  "gainsay-registry"
#define VERSION 1

static const char *const members[] = {
  "format", "version",      "annotator", "content_sha256", "covers",
  "actors", "propositions", "relations", "merges",         NULL,
};

static const struct
{
  const char *name;
  GainItemKind kind;
} parts[] = {
  { "actors", GAIN_ITEM_ACTOR },
  { "propositions", GAIN_ITEM_PROPOSITION },
  { "relations", GAIN_ITEM_RELATION },
  { "merges", GAIN_ITEM_MERGE },
};

JsonNode *
gain_shape_write_registry_state (const GainRegistryState *state, JsonObject *covers)
{
  JsonObject *object;
  GPtrArray *const items[] = {
    state->actors, state->propositions, state->relations, state->merges
  };

  g_return_val_if_fail (state->owner != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_string_member (object, "annotator", state->owner);
  json_object_set_string_member (object, "content_sha256", "");
  gain_shape_set_covers (object, covers);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    json_object_set_object_member (object,
                                   parts[i].name,
                                   gain_shape_write_entries (g_ptr_array_ref (items[i]),
                                                             state->extras,
                                                             parts[i].name));
  /* Came later than the format: a file that has none is as it was before. */
  if (json_object_get_size (json_object_get_object_member (object, "relations")) == 0)
    json_object_remove_member (object, "relations");

  object = gain_shape_merge_extras (object, state->extras);
  gain_json_seal (object, "annotator");
  return gain_shape_wrap (object);
}

JsonNode *
gain_shape_write_registry_with_extras (GainRegistry *registry,
                                       const char *owner,
                                       JsonObject *covers,
                                       GVariant *extras)
{
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GPtrArray) propositions = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GPtrArray) merges = NULL;
  GainRegistryState state = { .owner = owner, .extras = extras };

  g_return_val_if_fail (GAIN_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (owner != NULL, NULL);

  state.actors = actors = gain_registry_list_entries (registry, GAIN_ITEM_ACTOR, owner);
  state.propositions = propositions =
      gain_registry_list_entries (registry, GAIN_ITEM_PROPOSITION, owner);
  state.relations = relations = gain_registry_list_entries (registry, GAIN_ITEM_RELATION, owner);
  state.merges = merges = gain_registry_list_entries (registry, GAIN_ITEM_MERGE, owner);

  return gain_shape_write_registry_state (&state, covers);
}

JsonNode *
gain_shape_write_registry (GainRegistry *registry, const char *owner, JsonObject *covers)
{
  return gain_shape_write_registry_with_extras (registry, owner, covers, NULL);
}

static gboolean
read_head (GainLayerFile *file, JsonObject *object, GError **error)
{
  const char *annotator = NULL;
  JsonObject *covers = NULL;

  if (!gain_shape_read_name (object, "annotator", &annotator, error) ||
      !gain_json_read_object (object, "covers", FALSE, &covers, error))
    return FALSE;
  file->annotator = g_strdup (annotator);
  file->covers = covers != NULL ? json_object_ref (covers) : json_object_new ();
  return TRUE;
}

GainLayerFile *
gain_shape_read_registry (JsonNode *node, GError **error)
{
  g_autoptr (GainLayerFile) file = gain_layer_file_new ();
  JsonObject *object = gain_json_get_root_object (node, error);
  GVariantBuilder extras;
  gboolean good = TRUE;

  if (object == NULL ||
      !gain_shape_read_known_format (object, FORMAT, VERSION, &file->newer, error) ||
      !read_head (file, object, error))
    return NULL;
  g_variant_builder_init (&extras, G_VARIANT_TYPE ("a(ssv)"));
  gain_shape_collect_extras (&extras, object, members);
  for (gsize i = 0; i < G_N_ELEMENTS (parts) && good; i++)
    good =
        gain_layer_file_read_entries (file, object, parts[i].name, parts[i].kind, &extras, error);
  file->extras = gain_shape_end_extras (&extras);
  if (!good)
    return NULL;
  file->seal = gain_json_get_seal (object);
  return g_steal_pointer (&file);
}
