/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-journal.h"
#include "gain-people.h"

#include <string.h>

/* What is asked for and what was found; with a folder of its own, so that a thread can read. */
typedef struct
{
  GainFolder *folder;
  char *article;
  char *target;
  GPtrArray *entries;
} Listing;

static Listing *
listing_new (GainStore *store, const char *article, const char *target)
{
  Listing *self = g_new0 (Listing, 1);

  self->folder = gain_folder_ref (store->folder);
  self->article = g_strdup (article);
  self->target = g_strdup (target);

  return self;
}

static void
listing_free (Listing *self)
{
  gain_folder_unref (self->folder);
  g_free (self->article);
  g_free (self->target);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listing, listing_free)

void
gain_history_entry_free (GainHistoryEntry *entry)
{
  g_free (entry->by);
  g_free (entry->device);
  g_free (entry->at);
  g_free (entry->verb);
  g_free (entry->group);
  g_free (entry->op);
  g_free (entry->target);
  g_free (entry->article);
  g_clear_object (&entry->before);
  g_clear_object (&entry->after);
  g_free (entry);
}

static gboolean
mentions (GainSlice slice, const char *id)
{
  return slice.data != NULL && g_strstr_len (slice.data, (gssize) slice.size, id) != NULL;
}

/* Cheap: whether a link starts at the mark is seen when it was read. */
static gboolean
is_asked_for (const Listing *listing, const GainJournalLine *line)
{
  if (listing->article != NULL && !gain_slice_is (line->article, listing->article))
    return FALSE;
  if (listing->target == NULL || gain_slice_is (line->target, listing->target))
    return TRUE;

  return line->op.size > strlen ("relation.") && strncmp (line->op.data, "relation.", 9) == 0 &&
         (mentions (line->before, listing->target) || mentions (line->after, listing->target));
}

static gboolean
is_of_target (const Listing *listing, const GainOperation *operation)
{
  GainItem *item = operation->after != NULL ? operation->after : operation->before;

  return listing->target == NULL || strcmp (operation->id, listing->target) == 0 ||
         (GAIN_IS_RELATION (item) &&
          g_strcmp0 (gain_relation_get_from (GAIN_RELATION (item)), listing->target) == 0);
}

static GainHistoryEntry *
make_entry (const GainJournalLine *line, const GainOperation *operation)
{
  GainHistoryEntry *entry = g_new0 (GainHistoryEntry, 1);

  entry->by = gain_slice_dup (line->by);
  entry->device = gain_slice_dup (line->device);
  entry->at = gain_slice_dup (line->at);
  entry->verb = line->role.data != NULL ? gain_slice_dup (line->role) : gain_slice_dup (line->verb);
  entry->group = gain_slice_dup (line->group);
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
      if (change != NULL && is_of_target (listing, gain_change_get_operation (change, 0)))
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

static void
read_entries (Listing *self)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) files = gain_journal_list (self->folder, findings);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_history_entry_free);
  /* What cannot be read was reported when the project was opened. */
  for (guint i = 0; i < files->len; i++)
    gain_journal_read (
        self->folder, g_ptr_array_index (files, i), FALSE, list_group, self, findings);
  g_ptr_array_sort (self->entries, compare_entries);
}

GPtrArray *
gain_store_list_history (GainStore *self, const char *article, const char *target, GError **error)
{
  g_autoptr (Listing) listing = NULL;

  g_return_val_if_fail (GAIN_IS_STORE (self), NULL);

  if (!gain_store_sync (self, error))
    return NULL;
  listing = listing_new (self, article, target);
  read_entries (listing);

  return g_steal_pointer (&listing->entries);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Listing *listing = data;

  read_entries (listing);
  g_task_return_pointer (task,
                         g_steal_pointer (&listing->entries),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* The journal is read when it holds everything; or, where it cannot be written, as it is. */
static void
unsaved_changed_cb (GainStore *self, GParamSpec *pspec, GTask *task)
{
  if (self->unsaved > 0 && self->error == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self, unsaved_changed_cb, task);
  g_task_run_in_thread (task, read_in_thread);
}

static void
task_gone_cb (gpointer task, GClosure *closure)
{
  g_object_unref (task);
}

void
gain_store_list_history_async (GainStore *self,
                               const char *article,
                               const char *target,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GAIN_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gain_store_list_history_async);
  g_task_set_task_data (task,
                        listing_new (self, article, target),
                        (GDestroyNotify) (void (*) (void)) listing_free);
  if (self->unsaved == 0 || self->error != NULL)
    g_task_run_in_thread (task, read_in_thread);
  else
    g_signal_connect_data (
        self, "notify", G_CALLBACK (unsaved_changed_cb), g_object_ref (task), task_gone_cb, 0);
}

GPtrArray *
gain_store_list_history_finish (GainStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_visible (GainProject *project, const GainHistoryEntry *entry)
{
  const char *me = gain_project_get_me (project);

  if (g_strcmp0 (entry->by, me) == 0)
    return TRUE;
  if (entry->article != NULL)
    return gain_project_may_see (project, entry->article, entry->by);

  return g_strcmp0 (entry->by, gain_project_get_lead (project)) == 0 ||
         !gain_project_get_blind (project) ||
         gain_project_get_person_role (project, me) != GAIN_PERSON_ANNOTATOR;
}

void
gain_history_keep_visible (GainProject *project, GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    if (is_visible (project, entries->pdata[i]))
      {
        gpointer kept = entries->pdata[i];

        entries->pdata[i] = entries->pdata[n];
        entries->pdata[n++] = kept;
      }
  g_ptr_array_set_size (entries, (int) n);
}

/* States of a mark */

void
gain_mark_state_free (GainMarkState *state)
{
  g_object_unref (state->mark);
  g_ptr_array_unref (state->links);
  g_free (state);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (gain_item_get_id (*(GainItem *const *) a),
                 gain_item_get_id (*(GainItem *const *) b));
}

/* The links by id as they stand in front of the entry @end. */
static GPtrArray *
list_links (GPtrArray *entries, guint end, const char *id)
{
  g_autoptr (GHashTable) links =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer link;

  for (guint i = 0; i < end; i++)
    {
      GainHistoryEntry *entry = entries->pdata[i];
      GainItem *item = entry->after != NULL ? entry->after : entry->before;

      if (!GAIN_IS_RELATION (item) ||
          g_strcmp0 (gain_relation_get_from (GAIN_RELATION (item)), id) != 0)
        continue;
      if (entry->after != NULL)
        g_hash_table_replace (links, entry->target, g_object_ref (entry->after));
      else
        g_hash_table_remove (links, entry->target);
    }
  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, NULL, &link))
    g_ptr_array_add (list, g_object_ref (link));
  g_ptr_array_sort (list, compare_ids);

  return list;
}

static gboolean
is_about (const GainHistoryEntry *entry, const char *id)
{
  return g_strcmp0 (entry->target, id) == 0 &&
         GAIN_IS_ANNOTATION (entry->after != NULL ? entry->after : entry->before);
}

/* Where the act begins that changes the mark next: what it does to links (a deletion takes them
 * along) is no part of the state before it. */
static guint
find_end (GPtrArray *entries, guint state, const char *id)
{
  guint next = state + 1;

  while (next < entries->len && !is_about (entries->pdata[next], id))
    next++;
  while (next > state + 1 && next < entries->len &&
         g_strcmp0 (((GainHistoryEntry *) entries->pdata[next - 1])->group,
                    ((GainHistoryEntry *) entries->pdata[next])->group) == 0)
    next--;

  return next;
}

GPtrArray *
gain_history_list_states (GPtrArray *entries, const char *id)
{
  GPtrArray *states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_mark_state_free);

  for (guint i = 0; i < entries->len; i++)
    {
      GainHistoryEntry *entry = entries->pdata[i];
      GainMarkState *state;

      if (!is_about (entry, id) || entry->after == NULL)
        continue;
      state = g_new0 (GainMarkState, 1);
      state->entry = i;
      state->mark = GAIN_ANNOTATION (g_object_ref (entry->after));
      state->links = list_links (entries, find_end (entries, i, id), id);
      g_ptr_array_add (states, state);
    }

  return states;
}
