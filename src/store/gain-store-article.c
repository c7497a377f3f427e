/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-act.h"
#include "gain-path.h"
#include "gain-shape.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GBytes *
to_bytes (JsonNode *node)
{
  GString *text = gain_json_write (node);

  return g_string_free_to_bytes (text);
}

/* The same page gives the same bytes: no name and no time in the header. */
static GBytes *
compress (GBytes *page, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = NULL;
  gsize size;
  const void *data = g_bytes_get_data (page, &size);

  stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
check_open (GainStore *self, GError **error)
{
  if (!self->closed && !gain_project_get_read_only (self->project))
    return TRUE;

  g_set_error (
      error,
      GAIN_STORE_ERROR,
      GAIN_STORE_ERROR_READ_ONLY,
      _ ("The project is open for reading only. Work in a copy of it, or change the rights "
         "of its folder and open it again"));

  return FALSE;
}

/* Written once: TRUE also when the very file is there. */
static gboolean
write_once (GainStore *self, const char *path, GBytes *content, gboolean *there, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *tag = gain_device_get_name (self->device);

  *there = FALSE;
  if (gain_file_write_new (self->folder, path, tag, content, &local_error))
    return TRUE;

  *there = g_error_matches (local_error, GAIN_STORE_ERROR, GAIN_STORE_ERROR_EXISTS);
  if (!*there)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return *there;
}

static gboolean
write_page (GainStore *self, const char *id, GBytes *page, GError **error)
{
  g_autofree char *path = gain_path_for_page (id);
  g_autoptr (GBytes) compressed = compress (page, error);
  gboolean there;

  return compressed != NULL && write_once (self, path, compressed, &there, error);
}

/* The file that is there cannot be read (a copy of it is in the attic). */
static gboolean
write_over_damaged (GainStore *self, const char *path, GBytes *content, GError **error)
{
  g_autoptr (GBytes) damaged = gain_folder_read (self->folder, path, NULL, NULL);
  g_autoptr (GBytes) other = NULL;
  GainFileVersion known;

  gain_file_version_set (&known, damaged);

  return gain_file_replace (
      self->folder, path, gain_device_get_name (self->device), content, &known, &other, error);
}

/* Another has added the same text meanwhile: theirs was first. */
static GainArticle *
take_existing (GainStore *self, GainArticle *article, GBytes *content, GError **error)
{
  const char *id = gain_article_get_id (article);
  g_autofree char *path = gain_path_for_article (id);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  GainArticle *there = gain_loader_read_article (self->folder, id, findings);

  if (there != NULL)
    return there;

  return write_over_damaged (self, path, content, error) ? g_object_ref (article) : NULL;
}

gboolean
gain_store_add_article (GainStore *self,
                        GainArticle *article,
                        GBytes *page,
                        gboolean *existed,
                        GError **error)
{
  const char *id;
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GainArticle) added = NULL;
  gboolean there = FALSE;

  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);
  g_return_val_if_fail (GAIN_IS_ARTICLE (article), FALSE);

  id = gain_article_get_id (article);
  if (existed != NULL)
    *existed = gain_project_get_article (self->project, id) != NULL;
  if (gain_project_get_article (self->project, id) != NULL)
    return TRUE;
  if (!check_open (self, error))
    return FALSE;

  path = gain_path_for_article (id);
  node = gain_shape_write_article (article);
  content = to_bytes (node);
  /* The page first: once the article is there nothing of it is missing. */
  if ((page != NULL && !write_page (self, id, page, error)) ||
      !write_once (self, path, content, &there, error))
    return FALSE;

  added = there ? take_existing (self, article, content, error) : g_object_ref (article);
  if (added == NULL)
    return FALSE;
  if (existed != NULL)
    *existed = there;
  gain_project_add_article (self->project, added);

  return TRUE;
}

gboolean
gain_store_load_text (GainStore *self, GainArticle *article, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GainArticle) read = NULL;

  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);
  g_return_val_if_fail (GAIN_IS_ARTICLE (article), FALSE);

  if (gain_article_get_text (article) != NULL)
    return TRUE;

  read = gain_loader_read_article (self->folder, gain_article_get_id (article), findings);
  if (read != NULL && gain_article_restore_text (article, gain_article_get_text (read)))
    return TRUE;

  g_set_error_literal (error,
                       GAIN_STORE_ERROR,
                       GAIN_STORE_ERROR_DAMAGED,
                       findings->len > 0
                           ? gain_finding_get_message (g_ptr_array_index (findings, 0))
                           : _ ("The text of the article is not the one that it was. Put a good "
                                "copy of its file back"));
  gain_store_take_findings (self, findings);

  return FALSE;
}

/* Submissions */

static guint
find_next_number (GainStore *self, const char *article)
{
  const char *me = gain_project_get_me (self->project);
  g_autofree char *dir = g_strdup_printf ("submissions/%s/%.2s", me, article);
  g_autofree char *prefix = g_strconcat (article, "-", NULL);
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, dir, NULL);
  guint64 last = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *stem = gain_path_dup_id (g_ptr_array_index (names, i), ".json");
      guint64 number;

      if (stem != NULL && g_str_has_prefix (stem, prefix) &&
          g_ascii_string_to_unsigned (stem + strlen (prefix), 10, 1, G_MAXUINT - 1, &number, NULL))
        last = MAX (last, number);
    }

  return (guint) last + 1;
}

static JsonNode *
freeze (GainStore *self, GainArticle *article, guint number)
{
  const char *me = gain_project_get_me (self->project);
  GainLayer *layer = gain_project_get_layer (self->project, gain_article_get_id (article), me);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  JsonNode *node = gain_shape_write_layer (layer, gain_article_get_text_sha256 (article), NULL);
  JsonObject *object = json_node_get_object (node);

  json_object_set_string_member (object, "status", "submitted");
  json_object_set_int_member (object, "submission", number);
  json_object_set_string_member (object, "submitted", at);
  json_object_set_int_member (
      object, "codebook", gain_codebook_get_version (gain_project_get_codebook (self->project)));
  gain_json_seal (object, "text_sha256");

  return node;
}

static gboolean
set_submitted (GainStore *self, const char *article, GError **error)
{
  GainLayer *layer =
      gain_project_get_layer (self->project, article, gain_project_get_me (self->project));
  g_autoptr (GainChange) change = NULL;

  if (strcmp (gain_layer_get_status (layer), "submitted") == 0)
    return TRUE;

  change = gain_act_status (self->project, article, "submitted", error);

  return change != NULL && gain_project_apply (self->project, change, error);
}

gboolean
gain_store_submit (GainStore *self, const char *article, guint *number, GError **error)
{
  GainArticle *known;
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) content = NULL;
  guint next;

  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  known = gain_project_get_article (self->project, article);
  if (known == NULL)
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_NOT_FOUND,
                   _ ("There is no article “%s” in this project. Import it first"),
                   article);
      return FALSE;
    }
  if (!check_open (self, error) || !gain_store_sync (self, error))
    return FALSE;

  next = find_next_number (self, article);
  path = gain_path_for_submission (gain_project_get_me (self->project), article, next);
  node = freeze (self, known, next);
  content = to_bytes (node);
  /* The frozen copy first: a status without one would say what is not so. */
  if (!gain_file_write_new (
          self->folder, path, gain_device_get_name (self->device), content, error) ||
      !set_submitted (self, article, error))
    return FALSE;
  if (number != NULL)
    *number = next;

  return gain_store_sync (self, error);
}
