/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-record"

#include "config.h"

#include "gain-record-shape.h"

#include <glib/gi18n-lib.h>

static const char *const quote_members[] = { "exact", "prefix", "suffix" };

/* Writing */

JsonObject *
gain_record_write_article (GainRecord *self, GainRecordText text)
{
  g_autoptr (JsonNode) node = gain_shape_write_article (self->article);
  JsonObject *object = json_node_dup_object (node);

  if (text != GAIN_RECORD_FULL)
    json_object_remove_member (object, "text");
  return object;
}

JsonObject *
gain_record_write_statuses (GainRecord *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < self->layers->len; i++)
    {
      GainRecordLayer *layer = self->layers->pdata[i];

      json_object_set_string_member (object, layer->annotator, layer->status);
    }
  return object;
}

JsonObject *
gain_record_write_excluded (GainRecord *self)
{
  JsonObject *object = json_object_new ();
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (self->article, &n);

  for (guint i = 0; self->excluded != NULL && i < MIN (n, self->excluded->len); i++)
    if (self->excluded->data[i] || blocks[i].excluded)
      {
        char name[16];

        g_snprintf (name, sizeof name, "%u", i);
        json_object_set_boolean_member (object, name, self->excluded->data[i] != 0);
      }
  return object;
}

JsonObject *
gain_record_write_flips (GainRecord *self)
{
  JsonObject *object = json_object_new ();

  for (guint l = 0; l < self->layers->len; l++)
    {
      GainRecordLayer *layer = self->layers->pdata[l];
      JsonObject *flips = json_object_new ();

      for (guint i = 0; i < layer->items->len; i++)
        if (gain_item_get_kind (layer->items->pdata[i]) == GAIN_ITEM_BLOCK)
          json_object_set_member (flips,
                                  gain_item_get_id (layer->items->pdata[i]),
                                  gain_shape_write_item (layer->items->pdata[i]));
      if (json_object_get_size (flips) > 0)
        json_object_set_object_member (object, layer->annotator, flips);
      else
        json_object_unref (flips);
    }
  return object;
}

/* Returns: (transfer full): the item's members behind its id and annotator. */
static JsonObject *
write_item (GainItem *item, const char *annotator, GainRecordText text)
{
  g_autoptr (JsonNode) node = gain_shape_write_item (item);
  JsonObject *members = json_node_get_object (node);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (text == GAIN_RECORD_NONE)
    for (gsize i = 0; i < G_N_ELEMENTS (quote_members); i++)
      if (json_object_has_member (members, quote_members[i]))
        json_object_remove_member (members, quote_members[i]);
  json_object_set_string_member (object, "id", gain_item_get_id (item));
  json_object_set_string_member (object, "annotator", annotator);
  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!json_object_has_member (object, name))
      json_object_set_member (object, name, json_node_copy (member));
  return object;
}

static void
write_entries (GainRecord *self, GainItemKind kind, GainRecordText text, JsonArray *array)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      GainRecordEntry *entry = self->entries->pdata[i];

      if (gain_item_get_kind (entry->item) == kind)
        json_array_add_object_element (array, write_item (entry->item, entry->owner, text));
    }
}

JsonArray *
gain_record_write_items (GainRecord *self, GainItemKind kind, GainRecordText text)
{
  JsonArray *array = json_array_new ();

  for (guint l = 0; l < self->layers->len; l++)
    {
      GainRecordLayer *layer = self->layers->pdata[l];

      for (guint i = 0; i < layer->items->len; i++)
        if (gain_item_get_kind (layer->items->pdata[i]) == kind)
          json_array_add_object_element (
              array, write_item (layer->items->pdata[i], layer->annotator, text));
    }
  if (kind != GAIN_ITEM_RELATION)
    write_entries (self, kind, text, array);
  return array;
}

JsonArray *
gain_record_write_entry_links (GainRecord *self)
{
  JsonArray *array = json_array_new ();

  write_entries (self, GAIN_ITEM_RELATION, GAIN_RECORD_FULL, array);
  return array;
}

/* Reading */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE, message);
  return FALSE;
}

static GainRecord *
read_without_text (JsonObject *object, GError **error)
{
  const char *id = NULL;
  const char *sha256 = NULL;

  if (!gain_json_read_string (object, "id", TRUE, &id, error) ||
      !gain_json_read_string (object, "text_sha256", TRUE, &sha256, error))
    return NULL;
  return gain_record_new (id, sha256);
}

GainRecord *
gain_record_read_article (JsonObject *object, const char *const *others, GError **error)
{
  JsonObject *members = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GainArticle) article = NULL;
  GainRecord *record;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_node_take_object (node, members);
  if (!json_object_has_member (object, "text"))
    return read_without_text (object, error);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_strv_contains (others, name))
      json_object_set_member (members, name, json_node_copy (member));
  json_object_set_string_member (members, "format", "gainsay-article");
  article = gain_shape_read_article (node, NULL, error);
  if (article == NULL)
    return NULL;
  record = gain_record_new (gain_article_get_id (article), gain_article_get_text_sha256 (article));
  record->article = g_steal_pointer (&article);
  return record;
}

/* Names of annotators become names of folders. */
static gboolean
check_annotator (const char *id, GError **error)
{
  gsize length = strlen (id);

  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-')
      length = 0;
  if (length >= 1 && length <= 32)
    return TRUE;
  g_set_error (
      error,
      GAIN_JSON_ERROR,
      GAIN_JSON_ERROR_SHAPE,
      _ ("“%s” cannot be the id of an annotator: it may hold a to z, 0 to 9 and -, at most "
         "32 of them"),
      id);
  return FALSE;
}

gboolean
gain_record_read_statuses (GainRecord *self, JsonObject *object, const char *name, GError **error)
{
  JsonObject *statuses = NULL;
  JsonObjectIter iter;
  const char *annotator;
  JsonNode *status;

  if (!gain_json_read_object (object, name, FALSE, &statuses, error))
    return FALSE;
  if (statuses == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, statuses);
  while (json_object_iter_next_ordered (&iter, &annotator, &status))
    {
      GainRecordLayer *layer;

      if (json_node_get_value_type (status) != G_TYPE_STRING)
        return refuse (error, _ ("A status must be a text in quotation marks"));
      if (!check_annotator (annotator, error))
        return FALSE;
      layer = gain_record_get_layer (self, annotator);
      g_free (layer->status);
      layer->status = g_strdup (json_node_get_string (status));
    }
  return TRUE;
}

static gboolean
read_block_number (const char *name, guint n, guint *block)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (name, 10, 0, G_MAXUINT32, &number, NULL) || number >= n)
    return FALSE;
  *block = (guint) number;
  return TRUE;
}

gboolean
gain_record_read_excluded (GainRecord *self, JsonObject *object, const char *name, GError **error)
{
  JsonObject *excluded = NULL;
  JsonObjectIter iter;
  const GainBlock *blocks;
  const char *key;
  JsonNode *value;
  guint n;

  if (!gain_json_read_object (object, name, FALSE, &excluded, error))
    return FALSE;
  if (excluded == NULL || self->article == NULL)
    return TRUE;
  blocks = gain_article_get_blocks (self->article, &n);
  self->excluded = g_byte_array_sized_new (n);
  g_byte_array_set_size (self->excluded, n);
  for (guint i = 0; i < n; i++)
    self->excluded->data[i] = blocks[i].excluded ? 1 : 0;
  json_object_iter_init_ordered (&iter, excluded);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      guint block;

      if (!read_block_number (key, n, &block) || json_node_get_value_type (value) != G_TYPE_BOOLEAN)
        return refuse (error,
                       _ ("The excluded blocks must be numbers of blocks, each true or false"));
      self->excluded->data[block] = json_node_get_boolean (value) ? 1 : 0;
    }
  return TRUE;
}

static gboolean
read_flips_of (GainRecord *self, const char *annotator, JsonObject *flips, GError **error)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, flips);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      GainItem *item = gain_shape_read_item (GAIN_ITEM_BLOCK, id, node, error);

      if (item == NULL)
        return FALSE;
      gain_item_seal (item);
      g_ptr_array_add (gain_record_get_layer (self, annotator)->items, item);
    }
  return TRUE;
}

gboolean
gain_record_read_flips (GainRecord *self, JsonObject *object, const char *name, GError **error)
{
  JsonObject *all = NULL;
  JsonObjectIter iter;
  const char *annotator;
  JsonNode *flips;

  if (!gain_json_read_object (object, name, FALSE, &all, error))
    return FALSE;
  if (all == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, all);
  while (json_object_iter_next_ordered (&iter, &annotator, &flips))
    {
      if (!JSON_NODE_HOLDS_OBJECT (flips))
        return refuse (error, _ ("The flipped blocks must be an object for each annotator"));
      if (!check_annotator (annotator, error) ||
          !read_flips_of (self, annotator, json_node_get_object (flips), error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: FALSE where it is not the first of its kind, annotator and id. */
static gboolean
is_first (GainRecord *self, const char *annotator, GainItem *item)
{
  if (self->taken == NULL)
    self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_hash_table_add (self->taken,
                           g_strdup_printf ("%d %s %s",
                                            (int) gain_item_get_kind (item),
                                            annotator,
                                            gain_item_get_id (item)));
}

static void
take_item (GainRecord *self,
           const char *annotator,
           GainItem *item,
           gboolean as_entry,
           GPtrArray *problems)
{
  gain_item_seal (item);
  if (!is_first (self, annotator, item))
    {
      g_ptr_array_add (problems,
                       /* Translators: kind of item (annotation, relation, …) and its id */
                       g_strdup_printf (_ ("The %s “%s” is there twice; the second was left out."),
                                        gain_item_kind_get_nick (gain_item_get_kind (item)),
                                        gain_item_get_id (item)));
      g_object_unref (item);
    }
  else if (as_entry)
    gain_record_take_entry (self, annotator, item);
  else
    g_ptr_array_add (gain_record_get_layer (self, annotator)->items, item);
}

void
gain_record_take_item (GainRecord *self, const char *annotator, GainItem *item, GPtrArray *problems)
{
  gboolean as_entry = !gain_item_kind_fits (gain_item_get_kind (item), TRUE);

  take_item (self, annotator, item, as_entry, problems);
}

/* A file without quotes has none to check. */
static void
add_empty_quotes (JsonObject *object)
{
  JsonNode *spans = json_object_get_member (object, "spans");
  JsonArray *exact;

  if (spans == NULL || !JSON_NODE_HOLDS_ARRAY (spans) || json_object_has_member (object, "exact"))
    return;
  exact = json_array_new ();
  for (guint i = 0; i < json_array_get_length (json_node_get_array (spans)); i++)
    json_array_add_string_element (exact, "");
  json_object_set_array_member (object, "exact", exact);
}

/* Returns: (transfer full): the item of @object, which also has "id" and
 * "annotator" (lent). */
static GainItem *
read_item (GainRecord *self,
           GainItemKind kind,
           JsonNode *node,
           const char **annotator,
           GError **error)
{
  JsonObject *object = gain_json_get_root_object (node, error);
  g_autoptr (JsonNode) rest = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();
  const char *id = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_node_take_object (rest, members);
  if (object == NULL || !gain_json_read_string (object, "id", TRUE, &id, error) ||
      !gain_json_read_string (object, "annotator", TRUE, annotator, error) ||
      !check_annotator (*annotator, error))
    return NULL;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_str_equal (name, "id") && !g_str_equal (name, "annotator"))
      json_object_set_member (members, name, json_node_copy (member));
  if (kind == GAIN_ITEM_ANNOTATION && self->article == NULL)
    add_empty_quotes (members);
  return gain_shape_read_item (kind, id, rest, error);
}

static gboolean
read_items (GainRecord *self,
            JsonObject *object,
            const char *name,
            GainItemKind kind,
            gboolean as_entries,
            GPtrArray *problems,
            GError **error)
{
  JsonArray *array = NULL;

  if (!gain_json_read_array (object, name, FALSE, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autoptr (GError) local = NULL;
      const char *annotator = NULL;
      GainItem *item =
          read_item (self, kind, json_array_get_element (array, i), &annotator, &local);

      if (item != NULL)
        take_item (self, annotator, item, as_entries, problems);
      else
        g_ptr_array_add (problems,
                         /* Translators: which element, from 1; name of a list; what is wrong */
                         g_strdup_printf (_ ("Element %u of “%s” was left out. %s."),
                                          i + 1,
                                          name,
                                          local->message));
    }
  return TRUE;
}

gboolean
gain_record_read_items (GainRecord *self,
                        JsonObject *object,
                        const char *name,
                        GainItemKind kind,
                        GPtrArray *problems,
                        GError **error)
{
  return read_items (self, object, name, kind, !gain_item_kind_fits (kind, TRUE), problems, error);
}

gboolean
gain_record_read_entry_links (GainRecord *self,
                              JsonObject *object,
                              const char *name,
                              GPtrArray *problems,
                              GError **error)
{
  return read_items (self, object, name, GAIN_ITEM_RELATION, TRUE, problems, error);
}
