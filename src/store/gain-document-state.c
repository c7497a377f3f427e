/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-document-state.h"

#include "gain-document-settings.h"
#include "gain-shape.h"

/* Items are sealed, strings and lists are our own: nothing here changes any
 * more, whatever becomes of the project. */
struct _GainDocumentState
{
  GainDocumentKind kind;
  char *owner;
  char *article;
  char *text_sha256;
  char *status;
  GPtrArray *lists[GAIN_ITEM_N_KINDS];
  GVariant *extras;
  GainCovers *covers;

  /* project.json is small: it is made at once. */
  JsonNode *node;
  GainItemSet *items;
};

void
gain_document_state_free (GainDocumentState *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->extras, g_variant_unref);
  g_clear_pointer (&self->covers, gain_covers_free);
  g_clear_pointer (&self->node, json_node_unref);
  g_clear_pointer (&self->items, gain_item_set_free);
  g_free (self->owner);
  g_free (self->article);
  g_free (self->text_sha256);
  g_free (self->status);
  g_free (self);
}

/* The project lends its items: hold them. */
static GPtrArray *
hold (GPtrArray *lent)
{
  GPtrArray *items = g_ptr_array_new_full (lent->len, g_object_unref);

  for (guint i = 0; i < lent->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (lent, i)));
  g_ptr_array_unref (lent);

  return items;
}

static void
take_layer (GainDocumentState *self, GainProject *project)
{
  GainLayer *layer = gain_project_get_layer (project, self->article, self->owner);
  GainArticle *article = gain_project_get_article (project, self->article);
  gboolean elsewhere = g_strcmp0 (self->owner, gain_project_get_lead (project)) == 0;
  GVariant *extras = gain_layer_get_extras (layer);

  self->text_sha256 = g_strdup (gain_article_get_text_sha256 (article));
  self->status = g_strdup (gain_layer_get_status (layer));
  self->extras = extras != NULL ? g_variant_ref (extras) : NULL;
  for (GainItemKind kind = 0; kind < GAIN_ITEM_ACTOR; kind++)
    self->lists[kind] = hold (gain_layer_list_items (layer, kind));
  /* The lead's stand in project.json. */
  if (elsewhere)
    g_ptr_array_set_size (self->lists[GAIN_ITEM_BLOCK], 0);
}

static void
take_registry (GainDocumentState *self, GainProject *project, GVariant *extras)
{
  GainRegistry *registry = gain_project_get_registry (project);

  self->extras = extras != NULL ? g_variant_ref (extras) : NULL;
  for (GainItemKind kind = 0; kind < GAIN_ITEM_N_KINDS; kind++)
    if (gain_registry_holds (kind))
      self->lists[kind] = hold (gain_registry_list_entries (registry, kind, self->owner));
}

static JsonObject *
write_excluded (GainItemSet *set)
{
  g_autoptr (GPtrArray) items = gain_item_set_list (set);
  JsonObject *excluded = json_object_new ();

  for (guint i = 0; i < items->len; i++)
    {
      GainItem *block = g_ptr_array_index (items, i);
      g_auto (GStrv) parts = g_strsplit (gain_item_get_id (block), "/", 2);
      JsonObject *article;

      if (gain_item_get_kind (block) != GAIN_ITEM_BLOCK)
        continue;
      if (!json_object_has_member (excluded, parts[0]))
        json_object_set_object_member (excluded, parts[0], json_object_new ());
      article = json_object_get_object_member (excluded, parts[0]);
      json_object_set_boolean_member (
          article, parts[1], g_variant_get_boolean (gain_field_get_value (GAIN_FIELD (block))));
    }

  return excluded;
}

static JsonNode *
write_project (JsonObject *settings, GainItemSet *items, GainProject *project, JsonObject *covers)
{
  JsonObject *object = gain_settings_write (settings, items);
  JsonNode *node = json_node_alloc ();

  json_object_set_string_member (object, "lead", gain_project_get_lead (project));
  if (gain_project_get_name (project) != NULL)
    json_object_set_string_member (object, "name", gain_project_get_name (project));
  json_object_set_object_member (object, "covers", json_object_ref (covers));
  json_object_set_object_member (object, "excluded", write_excluded (items));
  gain_json_seal (object, "version");
  json_node_init_object (node, object);
  json_object_unref (object);

  return node;
}

GainDocumentState *
gain_document_state_take (GainDocument *document, GainProject *project)
{
  GainDocumentState *self = g_new0 (GainDocumentState, 1);
  g_autoptr (JsonObject) covers = NULL;

  self->kind = document->kind;
  self->owner = g_strdup (document->owner);
  self->article = g_strdup (document->article);
  self->covers = gain_covers_copy (document->covers);
  switch (self->kind)
    {
    case GAIN_DOCUMENT_LAYER:
      take_layer (self, project);
      break;
    case GAIN_DOCUMENT_REGISTRY:
      take_registry (self, project, document->extras);
      break;
    case GAIN_DOCUMENT_PROJECT:
    default:
      covers = gain_covers_write (self->covers);
      self->items = gain_document_collect (document, project);
      self->node = write_project (document->settings, self->items, project, covers);
      break;
    }

  return self;
}

static JsonNode *
write_layer (GainDocumentState *self, JsonObject *covers)
{
  GainLayerState state = { self->article,
                           self->owner,
                           self->text_sha256,
                           self->status,
                           self->lists[GAIN_ITEM_ANNOTATION],
                           self->lists[GAIN_ITEM_RELATION],
                           self->lists[GAIN_ITEM_BLOCK],
                           self->extras };

  return gain_shape_write_layer_state (&state, covers);
}

static JsonNode *
write_registry (GainDocumentState *self, JsonObject *covers)
{
  GainRegistryState state = { self->owner,
                              self->lists[GAIN_ITEM_ACTOR],
                              self->lists[GAIN_ITEM_PROPOSITION],
                              self->lists[GAIN_ITEM_RELATION],
                              self->lists[GAIN_ITEM_MERGE],
                              self->extras };

  return gain_shape_write_registry_state (&state, covers);
}

JsonNode *
gain_document_state_write (GainDocumentState *self)
{
  g_autoptr (JsonObject) covers = gain_covers_write (self->covers);

  if (self->node != NULL)
    return json_node_ref (self->node);

  return self->kind == GAIN_DOCUMENT_LAYER ? write_layer (self, covers)
                                           : write_registry (self, covers);
}

GainItemSet *
gain_document_state_collect (GainDocumentState *self)
{
  GainItemSet *set = self->items != NULL ? gain_item_set_copy (self->items) : gain_item_set_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    if (self->lists[i] != NULL)
      gain_item_set_put_all (set, self->lists[i]);

  return set;
}

GainCovers *
gain_document_state_get_covers (GainDocumentState *self)
{
  return self->covers;
}
