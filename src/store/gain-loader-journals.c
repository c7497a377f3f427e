/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-finding.h"
#include "gain-loader.h"
#include "gain-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An act that some state file does not have yet. */
typedef struct
{
  gint64 n;
  char *device;
  const char *path; /* of the journal, interned */
  gint64 end;
  GainChange *change;
} Pending;

typedef struct
{
  GainLoader *loader;
  GArray *pending;
  gboolean own;

  /* Lines about one article come in a row: the last answer is the next one's, mostly. */
  GainSlice article;
  GainItemKind kind;
  gint64 covered;
  gboolean known;
} Reading;

static void
pending_clear (gpointer data)
{
  Pending *pending = data;

  g_free (pending->device);
  g_clear_pointer (&pending->change, gain_change_unref);
}

static int
compare_pending (gconstpointer a, gconstpointer b)
{
  const Pending *first = a;
  const Pending *second = b;

  if (first->n != second->n)
    return first->n < second->n ? -1 : 1;

  return strcmp (first->device, second->device);
}

/* Where nobody knows the kind it is found by the article alone. */
static GainItemKind
get_kind (const GainJournalLine *line)
{
  GainItemKind kind = GAIN_ITEM_RELATION;

  gain_journal_read_kind (line->op, &kind);

  return kind;
}

static gboolean
is_about_codebook (const GainJournalLine *line)
{
  return line->op.size > 9 && memcmp (line->op.data, "codebook.", 9) == 0;
}

static GainDocument *
find_document (GainLoader *self, const GainJournalGroup *group, const GainJournalLine *line)
{
  g_autofree char *article = gain_slice_dup (line->article);
  GainOperation operation = { 0 };

  if (is_about_codebook (line))
    return NULL;
  operation.owner = (char *) group->annotator;
  operation.article = article;
  operation.kind = get_kind (line);

  return gain_loader_get_document (self, &operation);
}

/* Up to where the state file of the line has the journal; all of it where
 * there is no such file. */
static gint64
get_covered (GainLoader *self, const GainJournalGroup *group, const GainJournalLine *line)
{
  GainDocument *document = find_document (self, group, line);

  if (document == NULL || document->frozen)
    return G_MAXINT64;

  return gain_covers_get_bytes (document->covers, group->path);
}

/* Whether a line is not in its state file yet, told without reading its items. */
static gboolean
is_ahead (Reading *reading, const GainJournalGroup *group, const GainJournalLine *line)
{
  GainItemKind kind = get_kind (line);

  if (is_about_codebook (line))
    return !gain_loader_has_codebook (reading->loader, line);
  if (!reading->known || kind != reading->kind ||
      !gain_slice_equal (reading->article, line->article))
    {
      reading->covered = get_covered (reading->loader, group, line);
      reading->kind = kind;
      reading->article = line->article;
      reading->known = TRUE;
    }

  return group->end > reading->covered;
}

static gboolean
is_any_ahead (Reading *reading, const GainJournalGroup *group)
{
  for (guint i = 0; i < group->n_lines; i++)
    if (is_ahead (reading, group, &group->lines[i]))
      return TRUE;

  return FALSE;
}

/* What is needed to undo it, some day: not its items. */
static void
remember_act (GainLoader *self, const GainJournalGroup *group)
{
  const GainJournalLine *line = &group->lines[0];
  GainSlice of = line->role.data != NULL ? line->of : line->group;
  GainPastAct act = { line->n, GAIN_CHANGE_ACT, "", NULL, line->start, group->end };

  if (line->role.data != NULL)
    act.role = gain_slice_is (line->role, "undo") ? GAIN_CHANGE_UNDO : GAIN_CHANGE_REDO;
  if (of.size >= sizeof act.group)
    return;
  memcpy (act.group, of.data, of.size);
  act.path = g_intern_string (group->path);
  g_array_append_val (self->past, act);
}

/* The state goes on behind what was left out, so that it is said once. */
static void
pass_over (GainLoader *self, const GainJournalGroup *group)
{
  for (guint i = 0; i < group->n_lines; i++)
    {
      GainDocument *document = find_document (self, group, &group->lines[i]);

      if (document == NULL || document->frozen)
        continue;
      gain_covers_extend (document->covers, group->path, group->end, group->lines[i].n);
      document->dirty = TRUE;
    }
}

static void
take_group (const GainJournalGroup *group, GHashTable *cache, gpointer user_data)
{
  Reading *reading = user_data;
  GainLoader *self = reading->loader;
  g_autoptr (GError) error = NULL;
  GainChange *change = NULL;
  Pending pending = { group->lines[0].n, NULL, g_intern_string (group->path), group->end, NULL };

  if (reading->own && group->complete)
    remember_act (self, group);
  if (!is_any_ahead (reading, group))
    return;
  if (!group->complete)
    {
      gain_journal_report_incomplete (self->findings, group);
      pass_over (self, group);
      return;
    }

  change = gain_journal_read_change (group->lines, group->n_lines, cache, &error);
  if (change == NULL)
    {
      gain_finding_add_unreadable_act (self->findings, group->path, group->end, error);
      return;
    }

  pending.device = g_strdup (group->device);
  pending.change = change;
  g_array_append_val (reading->pending, pending);
}

static GainItemSet *
get_now (GainDocument *document)
{
  if (document->now == NULL)
    document->now =
        document->on_disk != NULL ? gain_item_set_copy (document->on_disk) : gain_item_set_new ();

  return document->now;
}

static void
report_conflict (GainLoader *self, GainDocument *document)
{
  gain_finding_add (self->findings,
                    "conflict",
                    document->path,
                    _ ("“%s”: the same mark was changed in two places at once. Both states were "
                       "kept; look at them and delete the one that is wrong"),
                    document->path);
}

/* Operations that are in one file already are skipped there, and done in the
 * others: a stop may have come between two state files. */
static void
replay (GainLoader *self, const Pending *pending)
{
  for (guint i = 0; i < gain_change_get_n_operations (pending->change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (pending->change, i);
      GainDocument *document = gain_loader_get_document (self, operation);

      if (operation->kind == GAIN_ITEM_CODEBOOK)
        gain_loader_take_codebook (self, operation);
      if (document == NULL || document->frozen ||
          pending->end <= gain_covers_get_bytes (document->disk_covers, pending->path))
        continue;
      if (!gain_document_replay (document, get_now (document), operation))
        report_conflict (self, document);
      document->dirty = TRUE;
      gain_covers_extend (document->covers,
                          pending->path,
                          pending->end,
                          pending->n + gain_change_get_n_operations (pending->change) - 1);
    }
}

static gboolean
is_own (GainLoader *self, GainJournalFile *file)
{
  return strcmp (file->annotator, self->me) == 0 &&
         strcmp (file->device, gain_device_get_name (self->device)) == 0;
}

static int
compare_acts (gconstpointer a, gconstpointer b)
{
  const GainPastAct *first = a;
  const GainPastAct *second = b;

  return first->n < second->n ? -1 : first->n > second->n;
}

void
gain_loader_read_journals (GainLoader *self, GCancellable *cancellable)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (Pending));

  g_array_set_clear_func (pending, pending_clear);
  g_clear_pointer (&self->journals, g_ptr_array_unref);
  self->journals = gain_journal_list (self->folder, self->findings);

  for (guint i = 0; i < self->journals->len; i++)
    {
      GainJournalFile *file = g_ptr_array_index (self->journals, i);
      Reading reading = { self, pending, is_own (self, file) };

      if (g_cancellable_is_cancelled (cancellable))
        return;
      if (reading.own && !self->read_only)
        gain_journal_repair (self->folder, file->path, self->findings);
      gain_journal_read (self->folder, file, reading.own, take_group, &reading, self->findings);
      self->n = MAX (self->n, file->last_n);
    }

  g_array_sort (pending, compare_pending);
  for (guint i = 0; i < pending->len; i++)
    replay (self, &g_array_index (pending, Pending, i));
  g_array_sort (self->past, compare_acts);
}
