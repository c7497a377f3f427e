/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-state-writer.h"

/* @under_way counts jobs that were pushed and not popped; the owner's only. */
struct _GainStateWriter
{
  GainFolder *folder;
  char *tag;
  GSource *poke;
  GThread *thread;
  GAsyncQueue *asked;
  GAsyncQueue *done;
  guint under_way;
};

/* Ends the thread. */
static GainStateJob last_job;

GainStateJob *
gain_state_job_new (const char *path, GainDocumentState *state, const GainFileVersion *known)
{
  GainStateJob *self = g_new0 (GainStateJob, 1);

  self->path = g_strdup (path);
  self->state = state;
  self->known = *known;

  return self;
}

void
gain_state_job_free (GainStateJob *self)
{
  g_free (self->path);
  g_clear_pointer (&self->state, gain_document_state_free);
  g_clear_pointer (&self->items, gain_item_set_free);
  g_clear_pointer (&self->other, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
work (GainStateWriter *self, GainStateJob *job)
{
  g_autoptr (JsonNode) node = gain_document_state_write (job->state);
  g_autoptr (GString) text = gain_json_write (node);
  g_autoptr (GBytes) content = g_string_free_to_bytes (g_steal_pointer (&text));

  gain_file_replace (
      self->folder, job->path, self->tag, content, &job->known, &job->other, &job->error);
}

static gpointer
run (gpointer data)
{
  GainStateWriter *self = data;
  GainStateJob *job;

  while ((job = g_async_queue_pop (self->asked)) != &last_job)
    {
      work (self, job);
      g_async_queue_push (self->done, job);
      if (self->poke != NULL)
        g_source_set_ready_time (self->poke, 0);
    }

  return NULL;
}

GainStateWriter *
gain_state_writer_new (GainFolder *folder, const char *tag, GSource *poke)
{
  GainStateWriter *self = g_new0 (GainStateWriter, 1);

  self->folder = gain_folder_ref (folder);
  self->tag = g_strdup (tag);
  self->poke = poke != NULL ? g_source_ref (poke) : NULL;
  self->asked = g_async_queue_new ();
  self->done = g_async_queue_new_full ((GDestroyNotify) gain_state_job_free);
  self->thread = g_thread_new ("gain-state", run, self);

  return self;
}

void
gain_state_writer_free (GainStateWriter *self)
{
  g_async_queue_push (self->asked, &last_job);
  g_thread_join (self->thread);
  g_async_queue_unref (self->asked);
  g_async_queue_unref (self->done);
  g_clear_pointer (&self->poke, g_source_unref);
  gain_folder_unref (self->folder);
  g_free (self->tag);
  g_free (self);
}

void
gain_state_writer_push (GainStateWriter *self, GainStateJob *job)
{
  self->under_way++;
  g_async_queue_push (self->asked, job);
}

GainStateJob *
gain_state_writer_pop (GainStateWriter *self, gboolean wait)
{
  GainStateJob *job;

  if (self->under_way == 0)
    return NULL;

  job = wait ? g_async_queue_pop (self->done) : g_async_queue_try_pop (self->done);
  if (job != NULL)
    self->under_way--;

  return job;
}
