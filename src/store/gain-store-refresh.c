/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-path.h"
#include "gain-store-error.h"

#include <string.h>

/* Milliseconds between news of a file and a look at it: programs write in bursts. */
#define SETTLE 200

/* A watch costs the system something; journals come first. */
#define MAX_MONITORS 512

/* Looking */

static gboolean
is_changed (GainStore *self, GainDocument *document, struct stat *st)
{
  if (!gain_folder_stat (self->folder, document->path, st))
    return FALSE;

  return st->st_ino != document->seen.st_ino || st->st_size != document->seen.st_size ||
         st->st_mtim.tv_sec != document->seen.st_mtim.tv_sec ||
         st->st_mtim.tv_nsec != document->seen.st_mtim.tv_nsec;
}

static void
look_at_document (GainStore *self, GainDocument *document)
{
  g_autoptr (GBytes) bytes = NULL;
  GainFileVersion version;
  struct stat st;

  /* Our own write under way finds out by itself. */
  if (document->writing || !is_changed (self, document, &st))
    return;

  bytes = gain_folder_read (self->folder, document->path, &st, NULL);
  if (bytes == NULL)
    return;
  document->seen = st;
  gain_file_version_set (&version, bytes);
  if (strcmp (version.sha256, document->known.sha256) != 0)
    gain_store_take_other (self, document, bytes, TRUE);
}

static void
look_at (GainStore *self, GainDocumentKind kind, const char *owner, const char *article)
{
  g_autoptr (GainDocument) made = gain_document_new (kind, owner, article);
  GainDocument *document = g_hash_table_lookup (self->documents, made->path);

  if (document == NULL)
    {
      document = g_steal_pointer (&made);
      g_hash_table_insert (self->documents, document->path, document);
    }
  look_at_document (self, document);
}

static void
look_at_bucket (GainStore *self, const char *annotator, const char *bucket)
{
  g_autofree char *dir = g_strdup_printf ("annotations/%s/%s", annotator, bucket);
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, dir, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *article = gain_path_dup_id (g_ptr_array_index (names, i), ".json");

      if (article != NULL && gain_project_get_article (self->project, article) != NULL)
        look_at (self, GAIN_DOCUMENT_LAYER, annotator, article);
    }
}

static void
look_at_layers (GainStore *self)
{
  g_autoptr (GPtrArray) annotators = gain_folder_list (self->folder, "annotations", NULL);

  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    {
      const char *annotator = g_ptr_array_index (annotators, i);
      g_autofree char *dir = g_strconcat ("annotations/", annotator, NULL);
      g_autoptr (GPtrArray) buckets = NULL;

      if (!gain_path_is_annotator (annotator))
        continue;
      buckets = gain_folder_list (self->folder, dir, NULL);
      for (guint j = 0; buckets != NULL && j < buckets->len; j++)
        if (gain_path_is_id (g_ptr_array_index (buckets, j)))
          look_at_bucket (self, annotator, g_ptr_array_index (buckets, j));
    }
}

static void
look_at_registries (GainStore *self)
{
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, "registry", NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *owner = gain_path_dup_id (g_ptr_array_index (names, i), ".json");

      if (gain_path_is_annotator (owner))
        look_at (self, GAIN_DOCUMENT_REGISTRY, owner, NULL);
    }
}

static void
look_at_articles (GainStore *self)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) buckets = gain_folder_list (self->folder, "articles", NULL);

  for (guint i = 0; buckets != NULL && i < buckets->len; i++)
    {
      g_autofree char *dir = g_strconcat ("articles/", g_ptr_array_index (buckets, i), NULL);
      g_autoptr (GPtrArray) names = gain_folder_list (self->folder, dir, NULL);

      for (guint j = 0; names != NULL && j < names->len; j++)
        {
          g_autofree char *id = gain_path_dup_id (g_ptr_array_index (names, j), ".json");
          g_autoptr (GainArticle) article = NULL;

          if (id == NULL || gain_project_get_article (self->project, id) != NULL)
            continue;
          article = gain_loader_read_article (self->folder, id, findings);
          if (article == NULL)
            continue;
          gain_article_drop_text (article);
          gain_project_add_article (self->project, article);
        }
    }
  gain_store_take_findings (self, findings);
}

gboolean
gain_store_refresh (GainStore *self, GError **error)
{
  struct stat st;

  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);

  if (self->closed || self->refreshing)
    return TRUE;
  if (!gain_folder_stat (self->folder, "project.json", &st))
    {
      gain_store_set_errno (error, GAIN_DOING_READ, "project.json", errno);
      return FALSE;
    }

  self->refreshing = TRUE;
  /* What is ours must be known as ours before we compare. */
  gain_store_take_receipts (self);
  look_at_articles (self);
  gain_store_take_journals (self);
  gain_store_look_at_codebooks (self);
  look_at_layers (self);
  look_at_registries (self);
  look_at_document (self, g_hash_table_lookup (self->documents, "project.json"));
  self->refreshing = FALSE;

  return TRUE;
}

/* Watching */

static gboolean
refresh_cb (gpointer data)
{
  g_autoptr (GainStore) self = g_object_ref (data);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->refresh_timer, g_source_unref);
  if (!gain_store_refresh (self, &error))
    g_info ("%s", error->message);
  if (!self->closed)
    gain_store_start_monitors (self);

  return G_SOURCE_REMOVE;
}

static void
news_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, GainStore *self)
{
  if (self->refresh_timer == NULL && !self->closed)
    self->refresh_timer = gain_store_add_timeout (self, SETTLE, refresh_cb);
}

static void
monitor_free (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
watch (GainStore *self, const char *dir)
{
  g_autoptr (GFile) folder = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->monitors, dir) ||
      g_hash_table_size (self->monitors) >= MAX_MONITORS)
    return;

  folder = g_file_get_child (self->file, dir);
  monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect (monitor, "changed", G_CALLBACK (news_cb), self);
  g_hash_table_insert (self->monitors, g_strdup (dir), monitor);
}

/* Watches the folders below @dir, @depth levels down. */
static void
watch_below (GainStore *self, const char *dir, guint depth)
{
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, dir, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat (dir, "/", name, NULL);

      if (!gain_path_is_id (name))
        continue;
      watch (self, path);
      if (depth > 1)
        watch_below (self, path, depth - 1);
    }
}

void
gain_store_start_monitors (GainStore *self)
{
  static const char *const folders[] = { ".",           "journal",  "registry",
                                         "annotations", "articles", "codebook" };

  if (self->monitors == NULL)
    self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    watch (self, folders[i]);
  watch_below (self, "journal", 1);
  watch_below (self, "annotations", 2);
  watch_below (self, "articles", 1);
}

void
gain_store_stop_monitors (GainStore *self)
{
  g_clear_pointer (&self->monitors, g_hash_table_unref);
  if (self->refresh_timer != NULL)
    g_source_destroy (self->refresh_timer);
  g_clear_pointer (&self->refresh_timer, g_source_unref);
}
