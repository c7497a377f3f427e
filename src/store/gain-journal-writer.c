/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-journal-writer.h"

#include "gain-journal-segment.h"

/* Seconds between two attempts of a writer that has an error. */
#define PATIENCE (5 * G_TIME_SPAN_SECOND)

/* One act. Its items are sealed, so the thread can put them into words. */
typedef struct
{
  guint64 ticket;
  const char *path;
  GainChange *change;
  GainJournalStamp stamp;
  char *at;
  GPtrArray *sha256s;
  GPtrArray *lines; /* GString; NULL until the thread has made them */
} Entry;

/* Everything but @segment is guarded by @lock; @segment is the thread's. An
 * entry leaves @waiting only when it is durable, so order is never lost. */
struct _GainJournalWriter
{
  GMutex lock;
  GCond cond;
  GThread *thread;
  GSource *poke;
  GainFolder *folder;

  GQueue waiting;
  guint64 last_ticket;
  guint64 durable;
  guint attempts;
  gboolean wanted; /* try now, whatever the error */
  gboolean ending;
  GError *error;
  GArray *receipts;

  GainJournalSegment *segment;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->lines, g_ptr_array_unref);
  g_ptr_array_unref (entry->sha256s);
  gain_change_unref (entry->change);
  g_free (entry->at);
  g_free (entry);
}

/* The thread */

/* Entries at the head that go to one file. Called with the lock. */
static GPtrArray *
peek_batch (GainJournalWriter *self)
{
  GPtrArray *batch = g_ptr_array_new ();

  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    {
      Entry *entry = l->data;
      Entry *first = self->waiting.head->data;

      if (entry->path != first->path)
        break;
      g_ptr_array_add (batch, entry);
    }

  return batch;
}

static guint
count_lines (const Entry *entry)
{
  return gain_change_get_n_operations (entry->change);
}

static void
write_lines (Entry *entry)
{
  if (entry->lines != NULL)
    return;

  entry->lines = g_ptr_array_new_with_free_func (gain_journal_free_line);
  for (guint i = 0; i < count_lines (entry); i++)
    g_ptr_array_add (entry->lines,
                     gain_journal_write_line (
                         entry->change, i, &entry->stamp, g_ptr_array_index (entry->sha256s, i)));
}

/* Called without the lock: nobody else touches entries that wait. */
static gboolean
append (GainJournalWriter *self, GPtrArray *batch, GArray *ends, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  const Entry *first = g_ptr_array_index (batch, 0);

  if (self->segment != NULL &&
      g_strcmp0 (gain_journal_segment_get_path (self->segment), first->path) != 0)
    g_clear_pointer (&self->segment, gain_journal_segment_free);
  if (self->segment == NULL)
    self->segment = gain_journal_segment_new (self->folder, first->path);

  for (guint i = 0; i < batch->len; i++)
    {
      Entry *entry = g_ptr_array_index (batch, i);

      write_lines (entry);
      for (guint j = 0; j < entry->lines->len; j++)
        g_ptr_array_add (lines, g_ptr_array_index (entry->lines, j));
    }

  return gain_journal_segment_append (self->segment, lines, ends, error);
}

/* Called with the lock. */
static void
settle (GainJournalWriter *self, guint n_entries, GArray *ends)
{
  guint line = 0;

  for (guint i = 0; i < n_entries; i++)
    {
      Entry *entry = g_queue_pop_head (&self->waiting);
      guint n_lines = count_lines (entry);
      GainJournalReceipt receipt = { entry->ticket, entry->path, 0, entry->stamp.n + n_lines - 1 };

      line += n_lines;
      receipt.end = g_array_index (ends, gint64, line - 1);
      g_array_append_val (self->receipts, receipt);
      self->durable = entry->ticket;
      entry_free (entry);
    }
}

/* Called with the lock; gives it up while writing. */
static void
attempt (GainJournalWriter *self)
{
  g_autoptr (GPtrArray) batch = peek_batch (self);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gboolean done;

  self->wanted = FALSE;
  g_mutex_unlock (&self->lock);
  done = append (self, batch, ends, &error);
  g_mutex_lock (&self->lock);

  if (done)
    settle (self, batch->len, ends);
  self->attempts++;
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);

  g_cond_broadcast (&self->cond);
  if (self->poke != NULL)
    g_source_set_ready_time (self->poke, 0);
}

/* Waits until there is something to do. Called with the lock. */
static void
rest (GainJournalWriter *self)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!self->ending && !self->wanted)
    {
      if (g_queue_is_empty (&self->waiting))
        g_cond_wait (&self->cond, &self->lock);
      else if (self->error == NULL || !g_cond_wait_until (&self->cond, &self->lock, until))
        return;
    }
}

static gpointer
run (gpointer data)
{
  GainJournalWriter *self = data;

  g_mutex_lock (&self->lock);
  for (;;)
    {
      rest (self);
      self->wanted = FALSE;
      if (!g_queue_is_empty (&self->waiting))
        attempt (self);
      if (self->ending && (self->error != NULL || g_queue_is_empty (&self->waiting)))
        break;
    }
  g_mutex_unlock (&self->lock);

  return NULL;
}

/* The owner */

GainJournalWriter *
gain_journal_writer_new (GainFolder *folder, GSource *poke)
{
  GainJournalWriter *self = g_new0 (GainJournalWriter, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  g_queue_init (&self->waiting);
  self->folder = gain_folder_ref (folder);
  self->poke = poke != NULL ? g_source_ref (poke) : NULL;
  self->receipts = g_array_new (FALSE, FALSE, sizeof (GainJournalReceipt));
  self->thread = g_thread_new ("gain-journal", run, self);

  return self;
}

void
gain_journal_writer_free (GainJournalWriter *self)
{
  g_mutex_lock (&self->lock);
  self->ending = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);

  g_queue_clear_full (&self->waiting, entry_free);
  g_clear_pointer (&self->segment, gain_journal_segment_free);
  g_clear_pointer (&self->poke, g_source_unref);
  g_array_unref (self->receipts);
  g_clear_error (&self->error);
  gain_folder_unref (self->folder);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

guint64
gain_journal_writer_push (GainJournalWriter *self,
                          const char *path,
                          GainChange *change,
                          const GainJournalStamp *stamp,
                          GPtrArray *sha256s)
{
  Entry *entry = g_new0 (Entry, 1);
  guint64 ticket;

  entry->path = g_intern_string (path);
  entry->change = gain_change_ref (change);
  entry->at = g_strdup (stamp->at);
  entry->stamp = (GainJournalStamp){
    stamp->n, g_intern_string (stamp->device), g_intern_string (stamp->by), entry->at
  };
  entry->sha256s = sha256s;

  g_mutex_lock (&self->lock);
  ticket = entry->ticket = ++self->last_ticket;
  g_queue_push_tail (&self->waiting, entry);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);

  return ticket;
}

gboolean
gain_journal_writer_wait (GainJournalWriter *self, guint64 ticket, GError **error)
{
  guint attempts;
  gboolean done;

  g_mutex_lock (&self->lock);
  attempts = self->attempts;
  self->wanted = TRUE;
  g_cond_broadcast (&self->cond);
  while (self->durable < ticket && (self->error == NULL || self->attempts == attempts))
    g_cond_wait (&self->cond, &self->lock);

  done = self->durable >= ticket;
  if (!done)
    g_propagate_error (error, g_error_copy (self->error));
  g_mutex_unlock (&self->lock);

  return done;
}

void
gain_journal_writer_retry (GainJournalWriter *self)
{
  g_mutex_lock (&self->lock);
  self->wanted = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
}

GArray *
gain_journal_writer_take_receipts (GainJournalWriter *self)
{
  GArray *receipts;

  g_mutex_lock (&self->lock);
  receipts = self->receipts;
  self->receipts = g_array_new (FALSE, FALSE, sizeof (GainJournalReceipt));
  g_mutex_unlock (&self->lock);

  return receipts;
}

GError *
gain_journal_writer_dup_error (GainJournalWriter *self)
{
  GError *error;

  g_mutex_lock (&self->lock);
  error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_mutex_unlock (&self->lock);

  return error;
}
