/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-document.h"

#include "gain-document-settings.h"
#include "gain-path.h"
#include "gain-shape.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_path_for (GainDocumentKind kind, const char *owner, const char *article)
{
  switch (kind)
    {
    case GAIN_DOCUMENT_LAYER:
      return gain_path_for_layer (owner, article);
    case GAIN_DOCUMENT_REGISTRY:
      return gain_path_for_registry (owner);
    case GAIN_DOCUMENT_PROJECT:
    default:
      return g_strdup ("project.json");
    }
}

GainDocument *
gain_document_new (GainDocumentKind kind, const char *owner, const char *article)
{
  GainDocument *self = g_new0 (GainDocument, 1);

  self->kind = kind;
  self->owner = g_strdup (owner);
  self->article = g_strdup (article);
  self->path = dup_path_for (kind, owner, article);
  self->covers = gain_covers_new ();
  self->disk_covers = gain_covers_new ();

  return self;
}

void
gain_document_free (GainDocument *self)
{
  g_clear_pointer (&self->on_disk, gain_item_set_free);
  g_clear_pointer (&self->now, gain_item_set_free);
  g_clear_pointer (&self->covers, gain_covers_free);
  g_clear_pointer (&self->disk_covers, gain_covers_free);
  g_clear_pointer (&self->extras, g_variant_unref);
  g_clear_pointer (&self->settings, json_object_unref);
  g_free (self->owner);
  g_free (self->article);
  g_free (self->path);
  g_free (self);
}

gboolean
gain_document_find_kind (const GainOperation *operation, const char *lead, GainDocumentKind *kind)
{
  gboolean of_lead = g_strcmp0 (operation->owner, lead) == 0;

  if (operation->kind == GAIN_ITEM_SETTING || (operation->kind == GAIN_ITEM_BLOCK && of_lead))
    *kind = GAIN_DOCUMENT_PROJECT;
  else
    *kind = operation->article == NULL ? GAIN_DOCUMENT_REGISTRY : GAIN_DOCUMENT_LAYER;

  return of_lead || operation->kind != GAIN_ITEM_SETTING;
}

char *
gain_document_dup_path (const GainOperation *operation, const char *lead)
{
  GainDocumentKind kind;

  return gain_document_find_kind (operation, lead, &kind)
             ? dup_path_for (kind, operation->owner, operation->article)
             : NULL;
}

/* Reading */

void
gain_content_free (GainContent *self)
{
  g_clear_pointer (&self->items, gain_item_set_free);
  g_clear_pointer (&self->covers, gain_covers_free);
  g_clear_pointer (&self->extras, g_variant_unref);
  g_clear_pointer (&self->settings, json_object_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static GainContent *
take_layer_file (GainDocument *document, GainLayerFile *file, GError **error)
{
  GainContent *content;

  if (g_strcmp0 (file->annotator, document->owner) != 0 ||
      (document->article != NULL && g_strcmp0 (file->article, document->article) != 0))
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_DAMAGED,
                   _ ("it holds something else than its name says"));
      return NULL;
    }

  content = g_new0 (GainContent, 1);
  content->items = gain_item_set_new ();
  gain_item_set_put_all (content->items, file->items);
  content->covers = gain_covers_read (file->covers);
  content->extras = file->extras != NULL ? g_variant_ref (file->extras) : NULL;
  content->problems = g_ptr_array_ref (file->problems);
  content->seal = file->seal;
  content->newer = file->newer;

  return content;
}

static char *
dup_block_id (const char *article, const char *block)
{
  return g_strconcat (article, "/", block, NULL);
}

static void
read_blocks (GainContent *content, const char *article, JsonNode *node)
{
  JsonObject *blocks = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GList) names = blocks != NULL ? json_object_get_members (blocks) : NULL;

  if (blocks == NULL || !gain_path_is_id (article))
    {
      g_ptr_array_add (content->problems, g_strdup_printf (_ ("excluded blocks of “%s”"), article));
      return;
    }

  for (GList *l = names; l != NULL; l = l->next)
    {
      gboolean excluded = FALSE;
      g_autofree char *id = dup_block_id (article, l->data);

      if (gain_json_read_boolean (blocks, l->data, TRUE, &excluded, NULL))
        {
          GVariant *value = g_variant_new_boolean (excluded);
          g_autoptr (GainField) field = gain_field_new (GAIN_ITEM_BLOCK, id, value);

          gain_item_set_put (content->items, GAIN_ITEM (field));
        }
      else
        {
          g_ptr_array_add (content->problems, g_strdup_printf (_ ("excluded block “%s”"), id));
        }
    }
}

static GainContent *
read_project (JsonNode *node, GError **error)
{
  g_autoptr (GainContent) content = g_new0 (GainContent, 1);
  g_autoptr (GError) local_error = NULL;
  JsonObject *object = gain_json_get_root_object (node, error);
  JsonObject *covers = NULL;
  JsonObject *excluded = NULL;
  g_autoptr (GList) articles = NULL;
  gint64 version;

  if (object == NULL)
    return NULL;
  if (!gain_json_read_format (object, "gainsay-project", 1, &version, &local_error))
    {
      content->newer = g_error_matches (local_error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_VERSION);
      if (!content->newer)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  if (!gain_json_read_object (object, "covers", FALSE, &covers, error) ||
      !gain_json_read_object (object, "excluded", FALSE, &excluded, error))
    return NULL;

  content->items = gain_item_set_new ();
  content->problems = g_ptr_array_new_with_free_func (g_free);
  content->covers = covers != NULL ? gain_covers_read (covers) : gain_covers_new ();
  content->settings = json_object_ref (object);
  content->seal = gain_json_get_seal (object);
  articles = excluded != NULL ? json_object_get_members (excluded) : NULL;
  for (GList *l = articles; l != NULL; l = l->next)
    read_blocks (content, l->data, json_object_get_member (excluded, l->data));
  gain_settings_read (object, content->items, content->problems);

  return g_steal_pointer (&content);
}

gboolean
gain_content_is_as_written (GainJsonSeal seal, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* All our files end with a newline: one that does not was cut short. */
  return seal == GAIN_JSON_SEAL_MATCHES && size > 0 && data[size - 1] == '\n';
}

static GainContent *
read_known (GainDocument *document, JsonNode *node, GError **error)
{
  g_autoptr (GainLayerFile) file = NULL;

  if (document->kind == GAIN_DOCUMENT_PROJECT)
    return read_project (node, error);

  file = document->kind == GAIN_DOCUMENT_LAYER ? gain_shape_read_layer (node, error)
                                               : gain_shape_read_registry (node, error);

  return file != NULL ? take_layer_file (document, file, error) : NULL;
}

/* Of a newer version not even the shape needs to be one that we know. */
static gboolean
is_newer (GainDocument *document, JsonNode *node)
{
  static const char *const formats[] = {
    [GAIN_DOCUMENT_LAYER] = "gainsay-annotations",
    [GAIN_DOCUMENT_REGISTRY] = "gainsay-registry",
    [GAIN_DOCUMENT_PROJECT] = "gainsay-project",
  };
  JsonObject *object = gain_json_get_root_object (node, NULL);
  g_autoptr (GError) error = NULL;
  gint64 version;

  if (object != NULL)
    gain_json_read_format (object, formats[document->kind], 1, &version, &error);

  return g_error_matches (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_VERSION);
}

static GainContent *
new_unknown_content (void)
{
  GainContent *content = g_new0 (GainContent, 1);

  content->items = gain_item_set_new ();
  content->covers = gain_covers_new ();
  content->problems = g_ptr_array_new_with_free_func (g_free);
  content->newer = TRUE;

  return content;
}

GainContent *
gain_content_read (GainDocument *document, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) node = gain_json_parse (data, size, error);
  g_autoptr (GError) local_error = NULL;
  GainContent *content = NULL;

  if (node == NULL)
    return NULL;

  content = read_known (document, node, &local_error);
  if (content == NULL && is_newer (document, node))
    return new_unknown_content ();
  if (content == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!gain_content_is_as_written (content->seal, bytes))
    content->seal = GAIN_JSON_SEAL_DIFFERS;

  return content;
}

/* Between the set and the project */

/* The blocks of several articles lie in one set: give them a name of their own. */
static GainItem *
rename_block (GainItem *item, const char *id)
{
  GVariant *value;

  if (item == NULL)
    return NULL;
  value = gain_field_get_value (GAIN_FIELD (item));

  return GAIN_ITEM (gain_field_new (GAIN_ITEM_BLOCK, id, value));
}

static gboolean
replay_block (GainItemSet *set, const GainOperation *operation)
{
  g_autofree char *id = dup_block_id (operation->article, operation->id);
  g_autoptr (GainItem) before = rename_block (operation->before, id);
  g_autoptr (GainItem) after = rename_block (operation->after, id);
  GainOperation renamed = *operation;

  renamed.id = id;
  renamed.before = before;
  renamed.after = after;

  return gain_item_set_replay (set, &renamed);
}

gboolean
gain_document_replay (GainDocument *self, GainItemSet *set, const GainOperation *operation)
{
  if (self->kind == GAIN_DOCUMENT_PROJECT && operation->kind == GAIN_ITEM_BLOCK)
    return replay_block (set, operation);

  return gain_item_set_replay (set, operation);
}

static void
add_renamed (GainChange *change, const GainOperation *operation)
{
  g_auto (GStrv) parts = g_strsplit (operation->id, "/", 2);
  g_autoptr (GainItem) before = NULL;
  g_autoptr (GainItem) after = NULL;

  if (operation->kind != GAIN_ITEM_BLOCK)
    {
      gain_change_add (change,
                       operation->kind,
                       operation->owner,
                       NULL,
                       operation->id,
                       operation->before,
                       operation->after);
      return;
    }

  before = rename_block (operation->before, parts[1]);
  after = rename_block (operation->after, parts[1]);
  gain_change_add (change, GAIN_ITEM_BLOCK, operation->owner, parts[0], parts[1], before, after);
}

void
gain_document_diff (GainDocument *self, GainItemSet *from, GainItemSet *to, GainChange *change)
{
  g_autoptr (GainChange) renamed = NULL;

  if (self->kind != GAIN_DOCUMENT_PROJECT)
    {
      gain_item_set_diff (to, from, self->owner, self->article, change);
      return;
    }

  renamed = gain_change_new ("load");
  gain_item_set_diff (to, from, self->owner, "", renamed);
  for (guint i = 0; i < gain_change_get_n_operations (renamed); i++)
    add_renamed (change, gain_change_get_operation (renamed, i));
}

static void
collect_kind (GainItemSet *set, GainLayer *layer, GainItemKind kind)
{
  g_autoptr (GPtrArray) items = gain_layer_list_items (layer, kind);

  gain_item_set_put_all (set, items);
}

static gboolean
keeps_blocks_elsewhere (GainDocument *self, GainProject *project)
{
  return g_strcmp0 (self->owner, gain_project_get_lead (project)) == 0;
}

static void
collect_layer (GainDocument *self, GainProject *project, GainItemSet *set)
{
  GainLayer *layer = gain_project_get_layer (project, self->article, self->owner);
  GainItem *status = gain_layer_get_item (layer, GAIN_ITEM_STATUS, "status");

  collect_kind (set, layer, GAIN_ITEM_ANNOTATION);
  collect_kind (set, layer, GAIN_ITEM_RELATION);
  if (status != NULL)
    gain_item_set_put (set, status);
  if (!keeps_blocks_elsewhere (self, project))
    collect_kind (set, layer, GAIN_ITEM_BLOCK);
}

static void
collect_registry (GainDocument *self, GainProject *project, GainItemSet *set)
{
  GainRegistry *registry = gain_project_get_registry (project);

  for (GainItemKind kind = 0; kind < GAIN_ITEM_N_KINDS; kind++)
    if (gain_registry_holds (kind))
      {
        g_autoptr (GPtrArray) items = gain_registry_list_entries (registry, kind, self->owner);

        gain_item_set_put_all (set, items);
      }
}

static void
collect_blocks (GainDocument *self, GainProject *project, GainItemSet *set)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      GainLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (GPtrArray) blocks = NULL;

      if (g_strcmp0 (gain_layer_get_annotator (layer), self->owner) != 0)
        continue;

      blocks = gain_layer_list_items (layer, GAIN_ITEM_BLOCK);
      for (guint j = 0; j < blocks->len; j++)
        {
          GainItem *block = g_ptr_array_index (blocks, j);
          g_autofree char *id =
              dup_block_id (gain_layer_get_article (layer), gain_item_get_id (block));
          g_autoptr (GainItem) renamed = rename_block (block, id);

          gain_item_set_put (set, renamed);
        }
    }
}

static void
collect_settings (GainProject *project, GainItemSet *set)
{
  g_autoptr (GPtrArray) settings = gain_project_list_settings (project);

  gain_item_set_put_all (set, settings);
}

GainItemSet *
gain_document_collect (GainDocument *self, GainProject *project)
{
  GainItemSet *set = gain_item_set_new ();

  switch (self->kind)
    {
    case GAIN_DOCUMENT_LAYER:
      collect_layer (self, project, set);
      break;
    case GAIN_DOCUMENT_REGISTRY:
      collect_registry (self, project, set);
      break;
    case GAIN_DOCUMENT_PROJECT:
    default:
      collect_blocks (self, project, set);
      collect_settings (project, set);
      break;
    }

  return set;
}
