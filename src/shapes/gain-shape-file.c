/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape-file.h"

#include <glib/gi18n-lib.h>

#include "gain-shape-member.h"

GainLayerFile *
gain_layer_file_new (void)
{
  GainLayerFile *self = g_new0 (GainLayerFile, 1);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gain_layer_file_free (GainLayerFile *self)
{
  g_free (self->article);
  g_free (self->annotator);
  g_free (self->text_sha256);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->covers, json_object_unref);
  g_clear_pointer (&self->extras, g_variant_unref);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

gboolean
gain_shape_is_newer (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gint64 version = 0;

  /* Every format of ours is at its first version. */
  return object != NULL &&
         gain_json_read_int (object, "version", TRUE, 1, G_MAXINT64, &version, NULL) && version > 1;
}

static void
note_problem (GainLayerFile *file, GainItemKind kind, const char *id, const GError *error)
{
  g_ptr_array_add (
      file->problems,
      /* Translators: a kind of entry (annotation, relation, …), its id, what is wrong */
      g_strdup_printf (_ ("The entry %s “%s” cannot be read and is kept as it is. %s"),
                       gain_item_kind_get_nick (kind),
                       id,
                       error->message));
}

gboolean
gain_layer_file_read_entries (GainLayerFile *file,
                              JsonObject *object,
                              const char *name,
                              GainItemKind kind,
                              GVariantBuilder *extras,
                              GError **error)
{
  JsonObject *entries = NULL;
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  if (!gain_json_read_object (object, name, FALSE, &entries, error))
    return FALSE;
  if (entries == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, entries);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      g_autoptr (GError) local = NULL;
      GainItem *item = gain_shape_read_item (kind, id, node, &local);

      if (item != NULL)
        {
          g_ptr_array_add (file->items, item);
          continue;
        }
      note_problem (file, kind, id, local);
      gain_shape_add_inner_extra (extras, name, id, gain_shape_value_to_variant (node));
    }
  return TRUE;
}

/* Numbers of blocks by their value, other ids by their bytes. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;

  if (g_ascii_isdigit (*first) && g_ascii_isdigit (*second) && strlen (first) < 10 &&
      strlen (second) < 10 && strlen (first) != strlen (second))
    return strlen (first) < strlen (second) ? -1 : 1;
  return strcmp (first, second);
}

static void
add_damaged (const char *name, GVariant *value, gpointer user_data)
{
  GHashTable *nodes = user_data;

  if (!g_hash_table_contains (nodes, name))
    g_hash_table_insert (nodes, g_strdup (name), gain_shape_value_from_variant (value));
}

JsonObject *
gain_shape_write_entries (GPtrArray *items, GVariant *extras, const char *name)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) list = items;
  g_autofree gpointer *ids = NULL;
  guint n_ids;
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (nodes,
                         g_strdup (gain_item_get_id (list->pdata[i])),
                         gain_shape_write_item (list->pdata[i]));
  gain_shape_foreach_inner_extra (extras, name, add_damaged, nodes);

  ids = g_hash_table_get_keys_as_array (nodes, &n_ids);
  qsort (ids, n_ids, sizeof ids[0], compare_ids);
  for (guint i = 0; i < n_ids; i++)
    json_object_set_member (object, ids[i], g_hash_table_lookup (nodes, ids[i]));
  return object;
}

void
gain_shape_set_covers (JsonObject *object, JsonObject *covers)
{
  if (covers != NULL)
    json_object_set_object_member (object, "covers", json_object_ref (covers));
}
