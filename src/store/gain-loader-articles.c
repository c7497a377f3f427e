/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-finding.h"
#include "gain-loader.h"
#include "gain-path.h"
#include "gain-shape.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An article and when its file was made: the order of addition. */
typedef struct
{
  GainArticle *article;
  struct timespec time;
} Found;

static void
found_clear (gpointer data)
{
  g_clear_object (&((Found *) data)->article);
}

static GainArticle *
parse_article (GBytes *bytes, const char *id, gboolean *as_written, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) node = gain_json_parse (data, size, error);
  g_autoptr (GainArticle) article = NULL;
  GainJsonSeal seal = GAIN_JSON_SEAL_ABSENT;

  if (node == NULL)
    return NULL;

  article = gain_shape_read_article (node, &seal, error);
  *as_written = gain_content_is_as_written (seal, bytes);
  if (article != NULL && strcmp (gain_article_get_id (article), id) != 0)
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_DAMAGED,
                   _ ("it holds another article than its name says"));
      return NULL;
    }

  return g_steal_pointer (&article);
}

static GainArticle *
read_article (GainFolder *folder, const char *id, struct stat *st, GPtrArray *findings)
{
  g_autofree char *path = gain_path_for_article (id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gain_folder_read (folder, path, st, &error);
  g_autoptr (GainArticle) article = NULL;
  gboolean as_written = TRUE;

  if (bytes == NULL)
    {
      gain_finding_add (findings, "no-access", path, "%s", error->message);
      return NULL;
    }

  article = parse_article (bytes, id, &as_written, &error);
  if (article == NULL)
    {
      gboolean newer = g_error_matches (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_VERSION);

      gain_loader_put_aside (
          folder, path, bytes, newer ? "newer" : "damaged", error->message, findings);
      return NULL;
    }
  if (!as_written)
    gain_finding_add (findings,
                      "changed-outside",
                      path,
                      _ ("“%s” was changed by another program. Its text is as it was; look whether "
                         "the rest is what you expect"),
                      path);

  return g_steal_pointer (&article);
}

GainArticle *
gain_loader_read_article (GainFolder *folder, const char *id, GPtrArray *findings)
{
  struct stat st;

  return read_article (folder, id, &st, findings);
}

/* Corrections of what is known about an article */

static void
correct_texts (GainArticle *article, JsonObject *object)
{
  static const char *const texts[] = { "headline",      "outlet",   "published", "url",
                                       "canonical_url", "language", "licence",   "replaces" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = NULL;

      /* Null takes a value away. */
      if (json_object_has_member (object, texts[i]) &&
          gain_json_read_string (object, texts[i], FALSE, &value, NULL))
        gain_article_set_meta (article, texts[i], value);
    }
}

static void
correct_authors (GainArticle *article, JsonObject *object)
{
  g_auto (GStrv) authors = NULL;

  if (json_object_has_member (object, "authors") &&
      gain_json_read_strv (object, "authors", FALSE, &authors, NULL))
    gain_article_set_authors (article, (const char *const *) authors);
}

static gboolean
correct (GainArticle *article, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) node = gain_json_parse (data, size, error);
  JsonObject *object = node != NULL ? gain_json_get_root_object (node, error) : NULL;
  gint64 version;

  if (object == NULL || !gain_json_read_format (object, "gainsay-article-meta", 1, &version, error))
    return FALSE;

  correct_texts (article, object);
  correct_authors (article, object);

  return TRUE;
}

/* What the lead has put right stands beside the article, which is written once. */
static void
read_corrections (GainLoader *self, GainArticle *article)
{
  g_autofree char *path = gain_path_for_corrections (gain_article_get_id (article));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gain_folder_read (self->folder, path, NULL, &error);

  if (bytes == NULL)
    {
      if (!gain_store_error_is_not_found (error))
        gain_finding_add (self->findings, "no-access", path, "%s", error->message);
      return;
    }
  if (!correct (article, bytes, &error))
    gain_loader_put_aside (self->folder,
                           path,
                           bytes,
                           g_error_matches (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_VERSION)
                               ? "newer"
                               : "damaged",
                           error->message,
                           self->findings);
}

static gboolean
has_corrections (GPtrArray *names, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".meta.json", NULL);

  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static void
read_bucket (GainLoader *self, const char *bucket, GArray *found)
{
  g_autofree char *dir = g_strconcat ("articles/", bucket, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, dir, &error);

  if (names == NULL)
    gain_finding_add (self->findings, "no-access", dir, "%s", error->message);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *id = gain_path_dup_id (name, ".json");
      Found entry = { NULL };
      struct stat st = { 0 };

      if (id == NULL || strncmp (id, bucket, 2) != 0)
        {
          gain_loader_note_leftover (self, dir, name);
          continue;
        }
      entry.article = read_article (self->folder, id, &st, self->findings);
      if (entry.article == NULL)
        continue;
      if (has_corrections (names, id))
        read_corrections (self, entry.article);

      /* A list of many articles does not hold as many texts. */
      gain_article_drop_text (entry.article);
      entry.time = st.st_mtim;
      g_array_append_val (found, entry);
    }
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  if (first->time.tv_sec != second->time.tv_sec)
    return first->time.tv_sec < second->time.tv_sec ? -1 : 1;
  if (first->time.tv_nsec != second->time.tv_nsec)
    return first->time.tv_nsec < second->time.tv_nsec ? -1 : 1;

  return strcmp (gain_article_get_id (first->article), gain_article_get_id (second->article));
}

void
gain_loader_read_articles (GainLoader *self, GCancellable *cancellable)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) buckets = gain_folder_list (self->folder, "articles", &error);

  g_array_set_clear_func (found, found_clear);
  if (buckets == NULL)
    gain_finding_add (self->findings, "no-access", "articles", "%s", error->message);

  for (guint i = 0; buckets != NULL && i < buckets->len; i++)
    {
      const char *bucket = g_ptr_array_index (buckets, i);

      if (g_cancellable_is_cancelled (cancellable))
        return;
      if (strlen (bucket) == 2 && gain_path_is_id (bucket))
        read_bucket (self, bucket, found);
    }

  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    {
      GainArticle *article = g_array_index (found, Found, i).article;

      g_ptr_array_add (self->articles, g_object_ref (article));
      g_hash_table_insert (self->article_ids, (gpointer) gain_article_get_id (article), article);
    }
}
