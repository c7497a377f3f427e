/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-attic.h"
#include "gain-finding.h"
#include "gain-loader.h"
#include "gain-path.h"
#include "gain-store-error.h"
#include "gain-sync-conflict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Entries that cannot be read are named one by one, but not by the thousand. */
#define PROBLEMS_SHOWN 20

static void
report_content (GainLoader *self, GainDocument *document, GainContent *content, GBytes *bytes)
{
  g_autofree char *kept = NULL;

  if (content->seal == GAIN_JSON_SEAL_DIFFERS)
    gain_finding_add (self->findings,
                      "changed-outside",
                      document->path,
                      _ ("“%s” was changed by another program. It was read as it is; look whether "
                         "the marks are what you expect"),
                      document->path);
  if (content->newer)
    gain_finding_add (self->findings,
                      "newer",
                      document->path,
                      _ ("“%s” was written by a newer version of Gainsay and can only be read. "
                         "Update Gainsay to change it"),
                      document->path);

  if (content->problems->len > 0)
    kept = gain_attic_keep (self->folder, document->path, bytes, NULL);
  for (guint i = 0; i < MIN (content->problems->len, PROBLEMS_SHOWN); i++)
    gain_finding_add (
        self->findings,
        "unreadable-entry",
        document->path,
        _ ("“%s”: an entry cannot be read: %s. The others were; a copy of the file is "
           "in “attic”. Repair the entry there, or make it again"),
        document->path,
        (const char *) g_ptr_array_index (content->problems, i));
}

static void
take_content (GainDocument *document, GainContent *content)
{
  document->on_disk = g_steal_pointer (&content->items);
  gain_covers_extend_all (document->covers, content->covers);
  gain_covers_extend_all (document->disk_covers, content->covers);
  document->extras = g_steal_pointer (&content->extras);
  g_clear_pointer (&document->settings, json_object_unref);
  document->settings = g_steal_pointer (&content->settings);
  document->newer = content->newer;
  document->frozen = content->newer;
}

/* Both versions of a file that git could not bring together. What either has is
 * kept; the journals from where the two parted say what was deleted since. */
static GainContent *
read_both_versions (GainLoader *self, GainDocument *document, GBytes *bytes)
{
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GainContent) first = NULL;
  g_autoptr (GainContent) second = NULL;
  g_autofree char *kept = NULL;

  if (!gain_sync_conflict_split (bytes, &ours, &theirs))
    return NULL;

  first = gain_content_read (document, ours, NULL);
  second = gain_content_read (document, theirs, NULL);
  if (first == NULL || second == NULL || first->newer || second->newer)
    return NULL;

  kept = gain_attic_keep (self->folder, document->path, bytes, NULL);
  gain_item_set_merge (first->items, NULL, second->items);
  gain_covers_intersect (first->covers, second->covers);
  first->seal = GAIN_JSON_SEAL_MATCHES;
  document->dirty = TRUE;
  gain_finding_add (self->findings,
                    "conflict",
                    document->path,
                    _ ("“%s” holds two versions that git could not bring together. What either has "
                       "was kept, and the file is in “attic”; look whether the marks are what you "
                       "expect"),
                    document->path);

  return g_steal_pointer (&first);
}

static GainContent *
read_content (GainLoader *self, GainDocument *document, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GainContent *content = gain_content_read (document, bytes, &error);

  if (content == NULL)
    content = read_both_versions (self, document, bytes);
  if (content != NULL)
    return content;

  gain_loader_put_aside (
      self->folder, document->path, bytes, "damaged", error->message, self->findings);
  /* The journals hold it too: it will be written anew. */
  document->dirty = TRUE;

  return NULL;
}

static void
read_document (GainLoader *self, GainDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      gain_folder_read (self->folder, document->path, &document->seen, &error);
  g_autoptr (GainContent) content = NULL;

  if (bytes == NULL)
    {
      /* What we cannot see we must not write over. */
      document->frozen = TRUE;
      gain_finding_add (self->findings, "no-access", document->path, "%s", error->message);
      return;
    }

  gain_file_version_set (&document->known, bytes);
  content = read_content (self, document, bytes);
  if (content == NULL)
    return;

  report_content (self, document, content, bytes);
  take_content (document, content);
}

static void
read_bucket (GainLoader *self, const char *annotator, const char *bucket)
{
  g_autofree char *dir = g_strdup_printf ("annotations/%s/%s", annotator, bucket);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, dir, &error);

  if (names == NULL)
    gain_finding_add (self->findings, "no-access", dir, "%s", error->message);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *article = gain_path_dup_id (name, ".json");

      if (article == NULL || strncmp (article, bucket, 2) != 0)
        {
          gain_loader_note_leftover (self, dir, name);
          continue;
        }
      read_document (self,
                     gain_loader_add_document (self, GAIN_DOCUMENT_LAYER, annotator, article));
    }
}

static void
read_annotator (GainLoader *self, const char *annotator, GCancellable *cancellable)
{
  g_autofree char *dir = g_strconcat ("annotations/", annotator, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) buckets = gain_folder_list (self->folder, dir, &error);

  if (buckets == NULL)
    gain_finding_add (self->findings, "no-access", dir, "%s", error->message);

  for (guint i = 0; buckets != NULL && i < buckets->len; i++)
    {
      const char *bucket = g_ptr_array_index (buckets, i);

      if (g_cancellable_is_cancelled (cancellable))
        return;
      if (strlen (bucket) == 2 && gain_path_is_id (bucket))
        read_bucket (self, annotator, bucket);
    }
}

static void
read_layers (GainLoader *self, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotators = gain_folder_list (self->folder, "annotations", &error);

  if (annotators == NULL)
    gain_finding_add (self->findings, "no-access", "annotations", "%s", error->message);

  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    if (gain_path_is_annotator (g_ptr_array_index (annotators, i)))
      read_annotator (self, g_ptr_array_index (annotators, i), cancellable);
}

static void
read_registries (GainLoader *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, "registry", &error);

  if (names == NULL)
    gain_finding_add (self->findings, "no-access", "registry", "%s", error->message);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *owner = gain_path_dup_id (name, ".json");

      if (gain_path_is_annotator (owner))
        read_document (self, gain_loader_add_document (self, GAIN_DOCUMENT_REGISTRY, owner, NULL));
      else
        gain_loader_note_leftover (self, "registry", name);
    }
}

static void
read_project (GainLoader *self)
{
  GainDocument *project = g_hash_table_lookup (self->documents, "project.json");
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, "", NULL);

  /* Damaged ones were reported when the name of the lead was looked up. */
  if (project->settings != NULL || project->newer)
    read_document (self, project);
  else
    project->dirty = TRUE;

  for (guint i = 0; names != NULL && i < names->len; i++)
    gain_loader_note_leftover (self, "", g_ptr_array_index (names, i));
}

/* Nothing is read there; only what stopped writers left is put away. */
static void
look_at_submissions (GainLoader *self)
{
  g_autofree char *dir = g_strconcat ("submissions/", self->me, NULL);
  g_autoptr (GPtrArray) buckets = gain_folder_list (self->folder, dir, NULL);

  for (guint i = 0; buckets != NULL && i < buckets->len; i++)
    {
      g_autofree char *bucket = g_strconcat (dir, "/", g_ptr_array_index (buckets, i), NULL);
      g_autoptr (GPtrArray) names = gain_folder_list (self->folder, bucket, NULL);

      for (guint j = 0; names != NULL && j < names->len; j++)
        gain_loader_note_leftover (self, bucket, g_ptr_array_index (names, j));
    }
}

static gboolean
fits (GainLoader *self, GainDocument *document, GainItem *item)
{
  GainArticle *article;
  const GainSpan *spans;
  guint end = 0;
  guint n;

  if (!GAIN_IS_ANNOTATION (item))
    return TRUE;

  article = g_hash_table_lookup (self->article_ids, document->article);
  spans = gain_annotation_get_fragments (GAIN_ANNOTATION (item), &n);
  for (guint i = 0; i < n; i++)
    {
      if (spans[i].start < end || spans[i].end <= spans[i].start ||
          spans[i].end > gain_article_get_length (article))
        return FALSE;
      end = spans[i].end;
    }

  return n > 0;
}

/* What does not lie in the text cannot be shown; it stays in the copy. */
static void
check_places (GainLoader *self, GainDocument *document)
{
  g_autoptr (GPtrArray) items = gain_item_set_list (document->on_disk);
  guint n_outside = 0;

  for (guint i = 0; i < items->len; i++)
    {
      GainItem *item = g_ptr_array_index (items, i);

      if (fits (self, document, item))
        continue;
      n_outside++;
      gain_item_set_remove (document->on_disk, gain_item_get_kind (item), gain_item_get_id (item));
    }
  if (n_outside == 0)
    return;

  document->frozen = TRUE;
  gain_finding_add (self->findings,
                    "unreadable-entry",
                    document->path,
                    g_dngettext (GETTEXT_PACKAGE,
                                 "“%s”: %u mark does not lie within the text of its article and "
                                 "is not shown. The file stays as it is until it is repaired",
                                 "“%s”: %u marks do not lie within the text of their article and "
                                 "are not shown. The file stays as it is until it is repaired",
                                 n_outside),
                    document->path,
                    n_outside);
}

/* An article may be on its way still, with a slow sync program. */
static void
drop_without_article (GainLoader *self, GainDocument *document)
{
  document->frozen = TRUE;
  g_clear_pointer (&document->on_disk, gain_item_set_free);
  gain_finding_add (self->findings,
                    "damaged",
                    document->path,
                    _ ("“%s” is about an article that is not there. The file stays as it is; put "
                       "the article back and open the project again"),
                    document->path);
}

void
gain_loader_read_documents (GainLoader *self, GCancellable *cancellable)
{
  GHashTableIter iter;
  gpointer value;

  read_project (self);
  read_layers (self, cancellable);
  read_registries (self);
  look_at_submissions (self);

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GainDocument *document = value;

      self->n = MAX (self->n, gain_covers_get_n (document->covers));
      if (document->kind != GAIN_DOCUMENT_LAYER || document->on_disk == NULL)
        continue;
      if (g_hash_table_contains (self->article_ids, document->article))
        check_places (self, document);
      else
        drop_without_article (self, document);
    }
}
