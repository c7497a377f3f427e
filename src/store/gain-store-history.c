/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-journal.h"

#include <string.h>

typedef struct
{
  const char *article;
  const char *target;
  GPtrArray *entries;
} Listing;

void
gain_history_entry_free (GainHistoryEntry *entry)
{
  g_free (entry->by);
  g_free (entry->device);
  g_free (entry->at);
  g_free (entry->verb);
  g_free (entry->op);
  g_free (entry->target);
  g_free (entry->article);
  g_clear_object (&entry->before);
  g_clear_object (&entry->after);
  g_free (entry);
}

static gboolean
is_asked_for (const Listing *listing, const GainJournalLine *line)
{
  return (listing->article == NULL || gain_slice_is (line->article, listing->article)) &&
         (listing->target == NULL || gain_slice_is (line->target, listing->target));
}

static GainHistoryEntry *
make_entry (const GainJournalLine *line, const GainOperation *operation)
{
  GainHistoryEntry *entry = g_new0 (GainHistoryEntry, 1);

  entry->by = gain_slice_dup (line->by);
  entry->device = gain_slice_dup (line->device);
  entry->at = gain_slice_dup (line->at);
  entry->verb = line->role.data != NULL ? gain_slice_dup (line->role) : gain_slice_dup (line->verb);
  entry->op = gain_slice_dup (line->op);
  entry->target = gain_slice_dup (line->target);
  entry->article = gain_slice_dup (line->article);
  entry->n = line->n;
  g_set_object (&entry->before, operation->before);
  g_set_object (&entry->after, operation->after);

  return entry;
}

static void
list_group (const GainJournalGroup *group, GHashTable *cache, gpointer user_data)
{
  Listing *listing = user_data;

  for (guint i = 0; i < group->n_lines; i++)
    {
      g_autoptr (GainChange) change = NULL;

      if (!group->complete || !is_asked_for (listing, &group->lines[i]))
        continue;
      change = gain_journal_read_change (&group->lines[i], 1, cache, NULL);
      if (change != NULL)
        g_ptr_array_add (listing->entries,
                         make_entry (&group->lines[i], gain_change_get_operation (change, 0)));
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const GainHistoryEntry *first = *(const GainHistoryEntry *const *) a;
  const GainHistoryEntry *second = *(const GainHistoryEntry *const *) b;

  if (first->n != second->n)
    return first->n < second->n ? -1 : 1;

  return strcmp (first->device, second->device);
}

GPtrArray *
gain_store_list_history (GainStore *self, const char *article, const char *target, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) files = NULL;
  Listing listing = { article, target, NULL };

  g_return_val_if_fail (GAIN_IS_STORE (self), NULL);

  if (!gain_store_sync (self, error))
    return NULL;

  listing.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_history_entry_free);
  files = gain_journal_list (self->folder, findings);
  /* What cannot be read was reported when the project was opened. */
  for (guint i = 0; i < files->len; i++)
    gain_journal_read (
        self->folder, g_ptr_array_index (files, i), FALSE, list_group, &listing, findings);
  g_ptr_array_sort (listing.entries, compare_entries);

  return listing.entries;
}
