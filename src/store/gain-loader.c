/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-loader.h"

#include "gain-attic.h"
#include "gain-finding.h"
#include "gain-path.h"
#include "gain-store-error.h"
#include "gain-sync-conflict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
leftover_free (gpointer data)
{
  GainLeftover *leftover = data;

  g_free (leftover->path);
  g_free (leftover->target);
  g_free (leftover);
}

static GainLoader *
loader_new (GainFolder *folder)
{
  GainLoader *self = g_new0 (GainLoader, 1);

  self->folder = gain_folder_ref (folder);
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->article_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->documents =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gain_document_free);
  self->journals = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_journal_file_free);
  self->codebooks = gain_codebook_versions_new ();
  self->codebook_seals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->new_codebooks = g_ptr_array_new_with_free_func (g_object_unref);
  self->past = g_array_new (FALSE, FALSE, sizeof (GainPastAct));
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->leftovers = g_ptr_array_new_with_free_func (leftover_free);

  return self;
}

void
gain_loader_free (GainLoader *self)
{
  g_clear_pointer (&self->folder, gain_folder_unref);
  g_clear_pointer (&self->device, gain_device_close);
  g_clear_pointer (&self->codebooks, gain_codebook_versions_free);
  g_clear_pointer (&self->codebook_seals, g_hash_table_unref);
  g_clear_pointer (&self->new_codebooks, g_ptr_array_unref);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->article_ids, g_hash_table_unref);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->journals, g_ptr_array_unref);
  g_clear_pointer (&self->past, g_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->leftovers, g_ptr_array_unref);
  g_free (self->me);
  g_free (self->lead);
  g_free (self->name);
  g_free (self);
}

GainDocument *
gain_loader_add_document (GainLoader *self,
                          GainDocumentKind kind,
                          const char *owner,
                          const char *article)
{
  GainDocument *document = gain_document_new (kind, owner, article);
  GainDocument *there = g_hash_table_lookup (self->documents, document->path);

  if (there != NULL)
    {
      gain_document_free (document);
      return there;
    }
  g_hash_table_insert (self->documents, document->path, document);

  return document;
}

GainDocument *
gain_loader_get_document (GainLoader *self, const GainOperation *operation)
{
  GainDocumentKind kind;
  g_autofree char *path = NULL;
  GainDocument *document;

  /* Versions of the codebook are written once: no document. */
  if (operation->kind == GAIN_ITEM_CODEBOOK ||
      !gain_document_find_kind (operation, self->lead, &kind))
    return NULL;
  if (operation->article != NULL && !g_hash_table_contains (self->article_ids, operation->article))
    return NULL;

  path = gain_document_dup_path (operation, self->lead);
  document = g_hash_table_lookup (self->documents, path);
  if (document != NULL)
    return document;

  return gain_loader_add_document (self,
                                   kind,
                                   operation->owner,
                                   kind == GAIN_DOCUMENT_LAYER ? operation->article : NULL);
}

static void
note_leftover (GainLoader *self,
               const char *dir,
               const char *name,
               const char *target,
               gboolean conflict)
{
  GainLeftover *leftover = g_new0 (GainLeftover, 1);

  leftover->path = dir[0] != '\0' ? g_strconcat (dir, "/", name, NULL) : g_strdup (name);
  leftover->target = dir[0] != '\0' ? g_strconcat (dir, "/", target, NULL) : g_strdup (target);
  leftover->conflict = conflict;
  g_ptr_array_add (self->leftovers, leftover);
}

gboolean
gain_loader_note_leftover (GainLoader *self, const char *dir, const char *name)
{
  g_autofree char *target = NULL;
  g_autofree char *device = NULL;

  if (gain_path_parse_temporary (name, &target, &device))
    {
      /* Its writer may be about to put it in place. */
      if (!gain_device_may_be_alive (self->device, device))
        note_leftover (self, dir, name, target, FALSE);
      return TRUE;
    }
  if (gain_sync_conflict_parse_name (name, &target))
    {
      note_leftover (self, dir, name, target, TRUE);
      return TRUE;
    }

  return FALSE;
}

void
gain_loader_put_aside (GainFolder *folder,
                       const char *path,
                       GBytes *bytes,
                       const char *kind,
                       const char *why,
                       GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = gain_attic_keep (folder, path, bytes, &error);

  if (kept != NULL)
    gain_finding_add (findings,
                      kind,
                      path,
                      _ ("“%s” cannot be read: %s. A copy is in “%s”; everything else was opened. "
                         "Put a good copy in its place, or go on without it"),
                      path,
                      why,
                      kept);
  else
    gain_finding_add (findings,
                      kind,
                      path,
                      _ ("“%s” cannot be read: %s. No copy could be made (%s). Copy the file to a "
                         "safe place before you go on"),
                      path,
                      why,
                      error->message);
}

/* Opening */

static void
set_name (GainLoader *self, GainDocument *project)
{
  const char *name = NULL;
  const char *lead = NULL;

  if (project->settings == NULL)
    return;
  if (gain_json_read_string (project->settings, "name", FALSE, &name, NULL))
    self->name = g_strdup (name);
  if (gain_json_read_string (project->settings, "lead", FALSE, &lead, NULL) &&
      gain_path_is_annotator (lead))
    self->lead = g_strdup (lead);
}

/* A project whose project.json is damaged still opens: its lead is whoever can be found. */
static char *
guess_lead (GainLoader *self, const char *me)
{
  g_autoptr (GPtrArray) annotators = gain_folder_list (self->folder, "annotations", NULL);

  for (guint i = 0; me == NULL && annotators != NULL && i < annotators->len; i++)
    if (gain_path_is_annotator (g_ptr_array_index (annotators, i)))
      return g_strdup (g_ptr_array_index (annotators, i));

  return g_strdup (me != NULL ? me : "me");
}

/* Where there is no project.json this is no project of ours, or it is not here yet. */
static gboolean
read_project_file (GainLoader *self, const char *folder_path, const char *me, GError **error)
{
  GainDocument *project = gain_loader_add_document (self, GAIN_DOCUMENT_PROJECT, NULL, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes =
      gain_folder_read (self->folder, project->path, &project->seen, &local_error);
  g_autoptr (GainContent) content = NULL;

  if (gain_store_error_is_not_found (local_error))
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_NOT_A_PROJECT,
                   _ ("“%s” is not a Gainsay project: it has no “project.json”. Choose the folder "
                      "of a project, or create a new one"),
                   folder_path);
      return FALSE;
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  gain_file_version_set (&project->known, bytes);
  content = gain_content_read (project, bytes, &local_error);
  if (content == NULL)
    gain_loader_put_aside (
        self->folder, project->path, bytes, "damaged", local_error->message, self->findings);
  if (content != NULL && content->settings != NULL)
    project->settings = json_object_ref (content->settings);
  project->newer = content != NULL && content->newer;

  set_name (self, project);
  if (self->lead == NULL)
    self->lead = guess_lead (self, me);
  project->owner = g_strdup (self->lead);

  return TRUE;
}

static void
choose_annotator (GainLoader *self, const char *folder_path, const char *me)
{
  if (me != NULL)
    gain_device_set_annotator (self->device, folder_path, me);

  self->me = me != NULL ? g_strdup (me) : gain_device_dup_annotator (self->device, folder_path);
  if (!gain_path_is_annotator (self->me))
    {
      g_free (self->me);
      self->me = g_strdup (self->lead);
      self->guessing = TRUE;
    }
}

static void
check_access (GainLoader *self, const char *folder_path)
{
  self->read_only = !gain_folder_is_writable (self->folder);
  if (self->read_only)
    gain_finding_add (self->findings,
                      "no-access",
                      "",
                      _ ("You may not write to “%s”, so it is open for reading only. Change the "
                         "rights of the folder, or work in a copy of it"),
                      folder_path);
}

static gboolean
is_cancelled (GCancellable *cancellable, GError **error)
{
  return g_cancellable_set_error_if_cancelled (cancellable, error);
}

GainLoader *
gain_loader_read (GFile *file, const char *me, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder_path = g_file_get_path (file);
  g_autofree char *data_folder = gain_device_dup_data_folder ();
  g_autoptr (GainFolder) folder = NULL;
  g_autoptr (GainLoader) self = NULL;

  if (me != NULL && !gain_path_is_annotator (me))
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_NAME,
                   _ ("“%s” cannot be the id of an annotator. Use up to 32 of the characters a–z, "
                      "0–9 and “-”"),
                   me);
      return NULL;
    }

  folder = gain_folder_open (file, error);
  if (folder == NULL)
    return NULL;

  self = loader_new (folder);
  if (!read_project_file (self, folder_path, me, error))
    return NULL;
  self->device = gain_device_open (data_folder);
  choose_annotator (self, folder_path, me);
  check_access (self, folder_path);

  gain_loader_read_codebooks (self);
  gain_loader_read_articles (self, cancellable);
  gain_loader_read_documents (self, cancellable);
  gain_loader_read_journals (self, cancellable);
  gain_loader_settle_codebooks (self);
  if (is_cancelled (cancellable, error))
    return NULL;
  if (!self->read_only)
    gain_loader_tidy (self);

  return g_steal_pointer (&self);
}
