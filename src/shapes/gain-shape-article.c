/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape.h"

#include <glib/gi18n-lib.h>

#include "gain-shape-member.h"

#define FORMAT  "gainsay-article"
#define VERSION 1

static const char *const members[] = {
  "format", "version",       "id",       "text",      "text_sha256", "content_sha256",
  "blocks", "headline",      "authors",  "outlet",    "published",   "fetched",
  "url",    "canonical_url", "language", "extractor", "licence",     "replaces",
  "source", "had_bom",       NULL,
};

/* Metadata that are plain texts, in the order of the file; "authors" stands
 * behind the first. */
static const char *const texts[] = {
  "headline", "outlet",    "published", "fetched",  "url",    "canonical_url",
  "language", "extractor", "licence",   "replaces", "source",
};

static const char *const block_members[] = { "start", "end", "kind", "excluded", NULL };

/* Writing */

static JsonObject *
write_block (const GainBlock *block, GVariant *extras)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "start", block->span.start);
  json_object_set_int_member (object, "end", block->span.end);
  json_object_set_string_member (object, "kind", gain_block_kind_get_nick (block->kind));
  json_object_set_boolean_member (object, "excluded", block->excluded);
  return gain_shape_merge_extras (object, extras);
}

static void
index_extras (const char *name, GVariant *value, gpointer user_data)
{
  g_hash_table_insert (user_data, g_strdup (name), g_variant_ref (value));
}

static JsonArray *
write_blocks (GainArticle *article)
{
  g_autoptr (GHashTable) extras =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  JsonArray *array = json_array_sized_new (n);

  gain_shape_foreach_inner_extra (gain_article_get_extras (article),
                                  "blocks",
                                  index_extras,
                                  extras);
  for (guint i = 0; i < n; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "%u", i);
      json_array_add_object_element (array,
                                     write_block (&blocks[i], g_hash_table_lookup (extras, name)));
    }
  return array;
}

static void
write_metadata (JsonObject *object, GainArticle *article)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gain_shape_set_string (object, texts[i], gain_article_get_meta (article, texts[i]));
      if (i == 0)
        gain_shape_set_strv (object, "authors", gain_article_get_authors (article));
    }
  if (gain_article_get_had_bom (article))
    json_object_set_boolean_member (object, "had_bom", TRUE);
}

JsonNode *
gain_shape_write_article (GainArticle *article)
{
  JsonObject *object;
  GainText *text;

  g_return_val_if_fail (GAIN_IS_ARTICLE (article), NULL);
  text = gain_article_get_text (article);
  g_return_val_if_fail (text != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_string_member (object, "id", gain_article_get_id (article));
  json_object_set_string_member (object, "text", gain_text_get_utf8 (text, NULL));
  json_object_set_string_member (object, "text_sha256", gain_article_get_text_sha256 (article));
  json_object_set_string_member (object, "content_sha256", "");
  json_object_set_array_member (object, "blocks", write_blocks (article));
  write_metadata (object, article);

  object = gain_shape_merge_extras (object, gain_article_get_extras (article));
  gain_json_seal (object, "text_sha256");
  return gain_shape_wrap (object);
}

/* Reading */

static gboolean
read_block (JsonNode *node, GainBlock *block, GError **error)
{
  JsonObject *object = gain_json_get_root_object (node, error);
  const char *kind = NULL;
  gint64 start = 0;
  gint64 end = 0;

  block->excluded = FALSE;
  if (object == NULL ||
      !gain_json_read_int (object, "start", TRUE, 0, GAIN_TEXT_MAX_BYTES, &start, error) ||
      !gain_json_read_int (object, "end", TRUE, 0, GAIN_TEXT_MAX_BYTES, &end, error) ||
      !gain_json_read_string (object, "kind", TRUE, &kind, error) ||
      !gain_json_read_boolean (object, "excluded", FALSE, &block->excluded, error))
    return FALSE;
  block->span = GAIN_SPAN ((guint) start, (guint) end);
  if (!gain_block_kind_from_nick (kind, &block->kind))
    return gain_shape_refuse (error, _ ("“%s” is not a kind of block"), kind);
  return TRUE;
}

static gboolean
check_place (const GainBlock *block, guint after, guint length, GError **error)
{
  if (block->span.start >= block->span.end)
    return gain_shape_refuse (error, _ ("It is empty or ends before it starts"));
  if (block->span.start < after)
    return gain_shape_refuse (error, _ ("It starts before the block above it ends"));
  if (block->span.end > length)
    return gain_shape_refuse (error,
                              _ ("It ends behind the text, which has %u characters"),
                              length);
  return TRUE;
}

/* Returns: (transfer full): blocks that fit @text. */
static GArray *
read_blocks (JsonObject *object, GainText *text, GVariantBuilder *extras, GError **error)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (GainBlock));
  JsonArray *array = NULL;
  guint after = 0;

  if (!gain_json_read_array (object, "blocks", TRUE, &array, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autoptr (GVariant) inner = NULL;
      GainBlock block = { 0 };

      if (!read_block (node, &block, error) ||
          !check_place (&block, after, gain_text_get_length (text), error))
        {
          /* Translators: the number of a block, from 0 as in the file */
          g_prefix_error (error, _ ("Block %u: "), i);
          return NULL;
        }
      after = block.span.end;
      g_array_append_val (blocks, block);
      inner = gain_shape_dup_extras (json_node_get_object (node), block_members);
      if (inner != NULL)
        gain_shape_add_inner_extra (extras, "blocks", name, inner);
    }
  return g_steal_pointer (&blocks);
}

static gboolean
read_metadata (JsonObject *object, GainArticle *article, GError **error)
{
  g_auto (GStrv) authors = NULL;
  gboolean had_bom = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = NULL;

      if (!gain_json_read_string (object, texts[i], FALSE, &value, error))
        return FALSE;
      if (value != NULL)
        gain_article_set_meta (article, texts[i], value);
    }
  if (!gain_json_read_strv (object, "authors", FALSE, &authors, error) ||
      !gain_json_read_boolean (object, "had_bom", FALSE, &had_bom, error))
    return FALSE;
  if (authors != NULL)
    gain_article_set_authors (article, (const char *const *) authors);
  gain_article_set_had_bom (article, had_bom);
  return TRUE;
}

static gboolean
check_identity (JsonObject *object, GainArticle *article, GError **error)
{
  const char *id = NULL;
  const char *sha256 = NULL;

  if (!gain_shape_read_name (object, "id", &id, error) ||
      !gain_shape_read_name (object, "text_sha256", &sha256, error))
    return FALSE;
  if (!g_str_equal (sha256, gain_article_get_text_sha256 (article)))
    return gain_shape_refuse (error, _ ("The text is not the one that “text_sha256” was made of"));
  if (!g_str_equal (id, gain_article_get_id (article)))
    return gain_shape_refuse (error,
                              _ ("The member “id” must be “%s” for this text, but is “%s”"),
                              gain_article_get_id (article),
                              id);
  return TRUE;
}

static GainArticle *
read_text_and_blocks (JsonObject *object, GVariantBuilder *extras, GError **error)
{
  g_autoptr (GainText) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) blocks = NULL;
  const char *utf8 = NULL;

  if (!gain_json_read_string (object, "text", TRUE, &utf8, error))
    return NULL;
  bytes = g_bytes_new (utf8, strlen (utf8));
  text = gain_text_new (bytes, error);
  if (text == NULL)
    return NULL;
  blocks = read_blocks (object, text, extras, error);
  if (blocks == NULL)
    return NULL;
  return gain_article_new (text, (const GainBlock *) (gpointer) blocks->data, blocks->len);
}

GainArticle *
gain_shape_read_article (JsonNode *node, GainJsonSeal *seal, GError **error)
{
  g_autoptr (GainArticle) article = NULL;
  g_autoptr (GVariant) kept = NULL;
  GVariantBuilder extras;
  JsonObject *object = gain_json_get_root_object (node, error);

  if (object == NULL || !gain_shape_read_known_format (object, FORMAT, VERSION, NULL, error))
    return NULL;
  g_variant_builder_init (&extras, G_VARIANT_TYPE ("a(ssv)"));
  gain_shape_collect_extras (&extras, object, members);
  article = read_text_and_blocks (object, &extras, error);
  kept = gain_shape_end_extras (&extras);
  if (article == NULL || !check_identity (object, article, error) ||
      !read_metadata (object, article, error))
    return NULL;
  if (kept != NULL)
    gain_article_set_extras (article, kept);
  if (seal != NULL)
    *seal = gain_json_get_seal (object);
  return g_steal_pointer (&article);
}
