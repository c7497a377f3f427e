/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-finding.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Journals of others */

/* An act of another writer that is not in memory yet. */
typedef struct
{
  gint64 n;
  char *device;
  const char *path; /* interned */
  gint64 end;
  GainChange *change;
} Foreign;

typedef struct
{
  GArray *acts;
  GPtrArray *findings;
} Reading;

static void
foreign_clear (gpointer data)
{
  Foreign *foreign = data;

  g_free (foreign->device);
  g_clear_pointer (&foreign->change, gain_change_unref);
}

static int
compare_foreign (gconstpointer a, gconstpointer b)
{
  const Foreign *first = a;
  const Foreign *second = b;

  if (first->n != second->n)
    return first->n < second->n ? -1 : 1;

  return strcmp (first->device, second->device);
}

static void
take_group (const GainJournalGroup *group, GHashTable *cache, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  Foreign foreign = { group->lines[0].n, NULL, g_intern_string (group->path), group->end, NULL };

  if (!group->complete)
    {
      gain_journal_report_incomplete (reading->findings, group);
      return;
    }

  foreign.change = gain_journal_read_change (group->lines, group->n_lines, cache, &error);
  if (foreign.change == NULL)
    {
      gain_finding_add_unreadable_act (reading->findings, group->path, group->end, error);
      return;
    }

  foreign.device = g_strdup (group->device);
  g_array_append_val (reading->acts, foreign);
}

static GainJournalFile *
get_journal (GainStore *self, GainJournalFile *found)
{
  GainJournalFile *copy;

  for (guint i = 0; i < self->journals->len; i++)
    {
      GainJournalFile *known = g_ptr_array_index (self->journals, i);

      if (strcmp (known->path, found->path) == 0)
        return known;
    }

  copy = gain_journal_file_new (found->path, found->annotator, found->device);
  g_ptr_array_add (self->journals, copy);

  return copy;
}

static gboolean
is_own_journal (GainStore *self, GainJournalFile *file)
{
  return strcmp (file->annotator, gain_project_get_me (self->project)) == 0 &&
         strcmp (file->device, gain_device_get_name (self->device)) == 0;
}

static gboolean
has_grown (GainStore *self, GainJournalFile *file)
{
  struct stat st;

  return gain_folder_stat (self->folder, file->path, &st) && st.st_size > file->read;
}

static void
read_journals (GainStore *self, Reading *reading)
{
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) files = gain_journal_list (self->folder, unread);

  for (guint i = 0; i < files->len; i++)
    {
      GainJournalFile *file = get_journal (self, g_ptr_array_index (files, i));

      if (is_own_journal (self, file) || !has_grown (self, file))
        continue;
      gain_journal_read (self->folder, file, FALSE, take_group, reading, reading->findings);
      self->n = MAX (self->n, file->last_n);
    }
}

static void
report_conflict (GainStore *self, GainDocument *document)
{
  gain_store_add_finding (self,
                          "conflict",
                          document->path,
                          _ ("“%s”: the same mark was changed in two places at once. Both states "
                             "were kept; look at them and delete the one that is wrong"),
                          document->path);
}

/* Changes what the project holds of @document from one set to another. */
static void
move_to (GainStore *self, GainDocument *document, GainItemSet *from, GainItemSet *to)
{
  g_autoptr (GainChange) change = gain_change_new ("load");

  gain_document_diff (document, from, to, change);
  if (gain_change_get_n_operations (change) > 0)
    gain_store_apply_outside (self, change, document->path);
}

static void
replay (GainStore *self, const Foreign *foreign, const GainOperation *operation)
{
  GainDocument *document = gain_store_get_document (self, operation);
  g_autoptr (GainItemSet) before = NULL;
  g_autoptr (GainItemSet) after = NULL;

  if (document == NULL || document->frozen ||
      foreign->end <= gain_covers_get_bytes (document->covers, foreign->path))
    return;

  before = gain_document_collect (document, self->project);
  after = gain_item_set_copy (before);
  if (!gain_document_replay (document, after, operation))
    report_conflict (self, document);
  move_to (self, document, before, after);
  gain_store_touch (self, document);
}

/* Only the lead makes versions. */
static void
take_codebook (GainStore *self, const GainOperation *operation)
{
  if (operation->after != NULL &&
      strcmp (operation->owner, gain_project_get_lead (self->project)) == 0)
    gain_store_take_codebook (self, GAIN_CODEBOOK (operation->after));
}

static void
replay_all (GainStore *self, const Foreign *foreign)
{
  guint n = gain_change_get_n_operations (foreign->change);

  for (guint i = 0; i < n; i++)
    {
      const GainOperation *operation = gain_change_get_operation (foreign->change, i);

      if (operation->kind == GAIN_ITEM_CODEBOOK)
        take_codebook (self, operation);
      else if (operation->article == NULL ||
               gain_project_get_article (self->project, operation->article) != NULL)
        replay (self, foreign, operation);
    }

  for (guint i = 0; i < n; i++)
    {
      const GainOperation *operation = gain_change_get_operation (foreign->change, i);

      GainDocument *document = NULL;

      if (operation->kind != GAIN_ITEM_CODEBOOK)
        document = gain_store_get_document (self, operation);
      if (document != NULL)
        gain_covers_extend (document->covers, foreign->path, foreign->end, foreign->n + n - 1);
    }
}

void
gain_store_take_journals (GainStore *self)
{
  g_autoptr (GArray) acts = g_array_new (FALSE, FALSE, sizeof (Foreign));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  Reading reading = { acts, findings };

  g_array_set_clear_func (acts, foreign_clear);
  read_journals (self, &reading);
  g_array_sort (acts, compare_foreign);
  for (guint i = 0; i < acts->len; i++)
    replay_all (self, &g_array_index (acts, Foreign, i));
  gain_store_take_findings (self, findings);
}

/* State files of others */

static gboolean
is_mine (GainStore *self, GainDocument *document)
{
  return g_strcmp0 (document->owner, gain_project_get_me (self->project)) == 0;
}

/* A newer program has written it: theirs stays, and we only look. */
static void
yield (GainStore *self, GainDocument *document, GBytes *bytes, gboolean in_place)
{
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;

  if (!in_place && !gain_file_replace (self->folder,
                                       document->path,
                                       gain_device_get_name (self->device),
                                       bytes,
                                       &document->known,
                                       &other,
                                       &error))
    gain_store_add_finding (self, "no-access", document->path, "%s", error->message);

  document->newer = TRUE;
  document->frozen = TRUE;
  document->dirty = FALSE;
  if (document->kind == GAIN_DOCUMENT_LAYER)
    gain_layer_set_read_only (
        gain_project_get_layer (self->project, document->article, document->owner), TRUE);
  gain_store_add_finding (self,
                          "newer",
                          document->path,
                          _ ("“%s” was written by a newer version of Gainsay and can only be read. "
                             "Update Gainsay to change it"),
                          document->path);
}

static void
take_members (GainStore *self, GainDocument *document, GainContent *content)
{
  const char *name = NULL;

  if (content->extras != NULL && document->kind == GAIN_DOCUMENT_LAYER)
    gain_layer_set_extras (gain_project_get_layer (self->project,
                                                   document->article,
                                                   document->owner),
                           content->extras);
  if (content->extras != NULL)
    {
      g_clear_pointer (&document->extras, g_variant_unref);
      document->extras = g_variant_ref (content->extras);
    }
  if (content->settings == NULL)
    return;

  g_clear_pointer (&document->settings, json_object_unref);
  document->settings = json_object_ref (content->settings);
  if (gain_json_read_string (document->settings, "name", FALSE, &name, NULL))
    gain_project_set_name (self->project, name);
}

/* Brings what another wrote and what we have together. Returns: whether ours has more. */
static gboolean
merge (GainStore *self, GainDocument *document, GainContent *content)
{
  gboolean known = gain_covers_contains (document->covers, content->covers);
  gboolean ahead = !gain_covers_contains (content->covers, document->covers);
  g_autoptr (GainItemSet) before = NULL;
  g_autoptr (GainItemSet) after = NULL;
  GainItemSet *base = NULL;

  /* Written by a program that knew less than we do: the journals had it all. */
  if (content->seal != GAIN_JSON_SEAL_DIFFERS && known)
    return ahead;

  if (gain_covers_contains (content->covers, document->disk_covers))
    base = document->on_disk;
  before = gain_document_collect (document, self->project);
  after = gain_item_set_copy (before);
  if (gain_item_set_merge (after, base, content->items) > 0)
    report_conflict (self, document);
  move_to (self, document, before, after);
  take_members (self, document, content);
  gain_covers_extend_all (document->covers, content->covers);

  return TRUE;
}

static void
remember_on_disk (GainDocument *document, GainContent *content)
{
  g_clear_pointer (&document->on_disk, gain_item_set_free);
  g_clear_pointer (&document->disk_covers, gain_covers_free);
  document->on_disk = g_steal_pointer (&content->items);
  document->disk_covers = g_steal_pointer (&content->covers);
}

static void
put_aside (GainStore *self, GainDocument *document, GBytes *bytes, const char *why)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  gain_loader_put_aside (self->folder, document->path, bytes, "damaged", why, findings);
  gain_store_take_findings (self, findings);
  gain_store_touch (self, document);
}

static gboolean
has_place (GainStore *self, GainDocument *document)
{
  return document->kind != GAIN_DOCUMENT_LAYER ||
         gain_project_get_article (self->project, document->article) != NULL;
}

void
gain_store_take_other (GainStore *self, GainDocument *document, GBytes *bytes, gboolean in_place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainContent) content = gain_content_read (document, bytes, &error);

  if (in_place)
    gain_file_version_set (&document->known, bytes);
  if (content == NULL)
    {
      put_aside (self, document, bytes, error->message);
      return;
    }
  if (!has_place (self, document))
    return;
  if (content->newer)
    {
      yield (self, document, bytes, in_place);
      return;
    }
  if (content->seal == GAIN_JSON_SEAL_DIFFERS)
    gain_store_add_finding (self,
                            "changed-outside",
                            document->path,
                            _ ("“%s” was changed by another program. The change was taken in; look "
                               "whether the marks are what you expect"),
                            document->path);

  /* Their state may rest on acts that we have not read yet. */
  gain_store_take_journals (self);
  if (merge (self, document, content) && is_mine (self, document))
    gain_store_touch (self, document);
  if (in_place)
    remember_on_disk (document, content);
}
