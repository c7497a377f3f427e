/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-path.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An act that is on its way to the disk. */
typedef struct
{
  guint64 ticket;
  GainChange *change;
} Pending;

static void
pending_free (Pending *pending)
{
  gain_change_unref (pending->change);
  g_free (pending);
}

static const char *
get_sha256 (GainStore *self, const GainOperation *operation)
{
  GainArticle *article = NULL;

  if (operation->article != NULL)
    article = gain_project_get_article (self->project, operation->article);

  return article != NULL ? gain_article_get_text_sha256 (article) : NULL;
}

static GPtrArray *
list_sha256s (GainStore *self, GainChange *change)
{
  guint n = gain_change_get_n_operations (change);
  GPtrArray *sha256s = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sha256s, (gpointer) get_sha256 (self, gain_change_get_operation (change, i)));

  return sha256s;
}

static void
touch (GainStore *self, const GainOperation *operation)
{
  if (operation->kind == GAIN_ITEM_CODEBOOK)
    gain_store_add_codebook (self, GAIN_CODEBOOK (operation->after));
  else
    gain_store_touch (self, gain_store_get_document (self, operation));
}

void
gain_store_journal_change (GainStore *self, GainChange *change)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *month = g_strndup (at, strlen ("2026-11"));
  GainJournalStamp stamp = {
    self->n + 1, gain_device_get_name (self->device), gain_project_get_me (self->project), at
  };
  g_autofree char *path = gain_path_for_journal (stamp.by, stamp.device, month);
  guint n_operations = gain_change_get_n_operations (change);
  Pending *pending;

  if (n_operations == 0)
    return;

  pending = g_new0 (Pending, 1);
  pending->change = gain_change_ref (change);
  g_queue_push_tail (&self->pending, pending);
  self->unsaved += n_operations;
  self->n += n_operations;

  pending->ticket = gain_journal_writer_push (
      self->journal_writer, path, change, &stamp, list_sha256s (self, change));
  for (guint i = 0; i < n_operations; i++)
    touch (self, gain_change_get_operation (change, i));
  gain_store_notify_unsaved (self);
}

/* From now on the state files may say that they hold it. */
static void
settle (GainStore *self, Pending *pending, const GainJournalReceipt *receipt)
{
  guint n_operations = gain_change_get_n_operations (pending->change);

  for (guint i = 0; i < n_operations; i++)
    {
      const GainOperation *operation = gain_change_get_operation (pending->change, i);
      GainDocument *document;

      if (operation->kind == GAIN_ITEM_CODEBOOK)
        continue;
      document = gain_store_get_document (self, operation);
      gain_covers_extend (document->covers, receipt->path, receipt->end, receipt->n);
    }
  self->unsaved -= n_operations;
}

void
gain_store_take_receipts (GainStore *self)
{
  g_autoptr (GArray) receipts = gain_journal_writer_take_receipts (self->journal_writer);

  for (guint i = 0; i < receipts->len; i++)
    {
      const GainJournalReceipt *receipt = &g_array_index (receipts, GainJournalReceipt, i);
      Pending *pending = g_queue_pop_head (&self->pending);

      g_return_if_fail (pending != NULL && pending->ticket == receipt->ticket);
      settle (self, pending, receipt);
      pending_free (pending);
    }
  if (receipts->len > 0)
    gain_store_notify_unsaved (self);
}

void
gain_store_drop_pending (GainStore *self)
{
  g_queue_clear_full (&self->pending, (GDestroyNotify) pending_free);
}

void
gain_store_update_error (GainStore *self)
{
  g_autoptr (GError) error = gain_journal_writer_dup_error (self->journal_writer);

  if (error == NULL && self->state_error != NULL)
    error = g_error_copy (self->state_error);
  if (error == NULL && self->codebook_error != NULL)
    error = g_error_copy (self->codebook_error);
  if (error == NULL && self->error == NULL)
    return;
  if (error != NULL && self->error != NULL && strcmp (error->message, self->error->message) == 0)
    return;

  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  gain_store_notify_error (self);
}

guint
gain_store_get_unsaved (GainStore *self)
{
  g_return_val_if_fail (GAIN_IS_STORE (self), 0);

  return self->unsaved;
}

const GError *
gain_store_get_error (GainStore *self)
{
  g_return_val_if_fail (GAIN_IS_STORE (self), NULL);

  return self->error;
}

void
gain_store_retry (GainStore *self)
{
  g_return_if_fail (GAIN_IS_STORE (self));

  if (self->closed)
    return;
  gain_journal_writer_retry (self->journal_writer);
  gain_store_save_all (self);
}

gboolean
gain_store_sync (GainStore *self, GError **error)
{
  const Pending *last;
  gboolean done = TRUE;

  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);

  if (self->closed)
    return TRUE;

  last = g_queue_peek_tail (&self->pending);
  if (last != NULL)
    done = gain_journal_writer_wait (self->journal_writer, last->ticket, error);
  gain_store_take_receipts (self);
  gain_store_update_error (self);

  return done;
}
