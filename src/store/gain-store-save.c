/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How often a file is written again in one flush because another wrote too. */
#define FLUSH_ROUNDS 8

/* Milliseconds that state waits for the journal at least. */
#define JOURNAL_WAIT 200

static gboolean
is_ours (GainStore *self, GainDocument *document)
{
  return !document->frozen && !gain_project_get_read_only (self->project) &&
         g_strcmp0 (document->owner, gain_project_get_me (self->project)) == 0;
}

/* What can be written at all: its article may not be here (yet). */
static gboolean
is_writable (GainStore *self, GainDocument *document)
{
  return is_ours (self, document) &&
         (document->kind != GAIN_DOCUMENT_LAYER ||
          gain_project_get_article (self->project, document->article) != NULL);
}

void
gain_store_touch (GainStore *self, GainDocument *document)
{
  document->dirty = is_writable (self, document);
  if (!document->dirty)
    return;

  gain_store_note_change (self);
}

void
gain_store_note_change (GainStore *self)
{
  self->changed_at = g_get_monotonic_time ();
  if (self->dirty_since == 0)
    self->dirty_since = self->changed_at;
  gain_store_schedule_save (self);
}

static gboolean
save_timer_cb (gpointer data)
{
  GainStore *self = data;

  g_clear_pointer (&self->save_timer, g_source_unref);
  /* What is not in the journal yet cannot be in the state: look again soon. */
  if (!gain_store_save_all (self))
    self->save_timer = gain_store_add_timeout (self, JOURNAL_WAIT, save_timer_cb);

  return G_SOURCE_REMOVE;
}

void
gain_store_schedule_save (GainStore *self)
{
  gint64 due = MIN (self->changed_at + GAIN_STORE_IDLE * G_TIME_SPAN_MILLISECOND,
                    self->dirty_since + GAIN_STORE_PATIENCE * G_TIME_SPAN_MILLISECOND);

  /* Never at once: the journal comes first. */
  due = MAX (due, g_get_monotonic_time () + JOURNAL_WAIT * G_TIME_SPAN_MILLISECOND);
  if (self->save_timer == NULL)
    self->save_timer = gain_store_add_timeout (self, GAIN_STORE_IDLE, save_timer_cb);
  g_source_set_ready_time (self->save_timer, due);
}

static void
ask (GainStore *self, GainDocument *document)
{
  GainDocumentState *state = gain_document_state_take (document, self->project);

  document->dirty = FALSE;
  document->writing = TRUE;
  gain_state_writer_push (self->state_writer,
                          gain_state_job_new (document->path, state, &document->known));
}

gboolean
gain_store_save_all (GainStore *self)
{
  GHashTableIter iter;
  gpointer value;

  gain_store_take_receipts (self);
  /* State never says more than the journal does. */
  if (self->unsaved > 0)
    return FALSE;

  self->dirty_since = 0;
  g_clear_error (&self->codebook_error);
  if (!gain_store_write_codebooks (self, &self->codebook_error))
    gain_store_note_change (self);
  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GainDocument *document = value;

      if (!document->dirty)
        continue;
      if (!document->writing && is_writable (self, document))
        ask (self, document);
    }

  return TRUE;
}

static void
take_job (GainStore *self, GainStateJob *job)
{
  GainDocument *document = g_hash_table_lookup (self->documents, job->path);

  document->writing = FALSE;
  document->known = job->known;
  if (job->error != NULL)
    {
      g_clear_error (&self->state_error);
      self->state_error = g_error_copy (job->error);
      document->dirty = TRUE;
      return;
    }

  g_clear_pointer (&document->on_disk, gain_item_set_free);
  g_clear_pointer (&document->disk_covers, gain_covers_free);
  document->on_disk = g_steal_pointer (&job->items);
  document->disk_covers = gain_covers_copy (gain_document_state_get_covers (job->state));
  gain_folder_stat (self->folder, document->path, &document->seen);
  if (job->other != NULL)
    gain_store_take_other (self, document, job->other, FALSE);
}

static gboolean
is_any_dirty (GainStore *self)
{
  GHashTableIter iter;
  gpointer value;

  if (self->codebooks->len > 0)
    return TRUE;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((GainDocument *) value)->dirty)
      return TRUE;

  return FALSE;
}

void
gain_store_take_saved (GainStore *self, gboolean wait)
{
  g_autoptr (GError) before = g_steal_pointer (&self->state_error);
  guint n_jobs = 0;
  GainStateJob *job;

  while ((job = gain_state_writer_pop (self->state_writer, wait)) != NULL)
    {
      take_job (self, job);
      gain_state_job_free (job);
      n_jobs++;
    }
  /* No news is no better news. */
  if (n_jobs == 0)
    self->state_error = g_steal_pointer (&before);

  if (!wait && n_jobs > 0 && is_any_dirty (self))
    {
      self->changed_at = g_get_monotonic_time ();
      self->dirty_since = self->changed_at;
      gain_store_schedule_save (self);
    }
}

gboolean
gain_store_flush (GainStore *self, GError **error)
{
  GError *failed;

  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);

  if (self->closed)
    return TRUE;
  if (!gain_store_sync (self, error))
    return FALSE;

  for (guint i = 0; i < FLUSH_ROUNDS; i++)
    {
      gain_store_save_all (self);
      gain_store_take_saved (self, TRUE);
      if (self->state_error != NULL || self->codebook_error != NULL || !is_any_dirty (self))
        break;
    }
  gain_store_update_error (self);
  failed = self->state_error != NULL ? self->state_error : self->codebook_error;
  if (failed == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (failed));

  return FALSE;
}
