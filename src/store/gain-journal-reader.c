/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-journal-reader.h"

#include "gain-attic.h"
#include "gain-finding.h"
#include "gain-json.h"
#include "gain-path.h"
#include "gain-store-error.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

GainJournalFile *
gain_journal_file_new (const char *path, const char *annotator, const char *device)
{
  GainJournalFile *self = g_new0 (GainJournalFile, 1);

  self->path = g_strdup (path);
  self->annotator = g_strdup (annotator);
  self->device = g_strdup (device);

  return self;
}

void
gain_journal_file_free (GainJournalFile *self)
{
  g_free (self->path);
  g_free (self->annotator);
  g_free (self->device);
  g_free (self);
}

static void
list_annotator (GainFolder *folder, const char *annotator, GPtrArray *files, GPtrArray *findings)
{
  g_autofree char *dir = g_strconcat ("journal/", annotator, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = gain_folder_list (folder, dir, &error);

  if (names == NULL)
    gain_finding_add (findings, "no-access", dir, "%s", error->message);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat (dir, "/", name, NULL);
      g_autofree char *device = gain_path_dup_journal_device (name);

      if (device != NULL)
        g_ptr_array_add (files, gain_journal_file_new (path, annotator, device));
      else if (!g_str_has_suffix (name, ".tmp"))
        gain_finding_add (findings,
                          "conflict",
                          path,
                          _ ("“%s” has no name of ours and was not read. If a sync program made "
                             "it from a journal, open the project on the computer it came from"),
                          path);
    }
}

GPtrArray *
gain_journal_list (GainFolder *folder, GPtrArray *findings)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_journal_file_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotators = gain_folder_list (folder, "journal", &error);

  if (annotators == NULL)
    gain_finding_add (findings, "no-access", "journal", "%s", error->message);

  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    {
      const char *annotator = g_ptr_array_index (annotators, i);

      if (gain_path_is_annotator (annotator))
        list_annotator (folder, annotator, files, findings);
    }

  return files;
}

/* One reading of a file, from where the last one stopped. */
typedef struct
{
  GainJournalFile *file;
  gboolean closed;
  GainJournalFunc func;
  gpointer user_data;
  GPtrArray *findings;
  GHashTable *cache;
  GArray *group;   /* GainJournalLine: of the act that is being collected */
  GPtrArray *kept; /* GString: lines that were put into the fixed order */
  guint n_foreign;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->cache, g_hash_table_unref);
  g_clear_pointer (&self->group, g_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
is_complete (GArray *group)
{
  const GainJournalLine *last;

  if (group->len == 0)
    return FALSE;
  last = &g_array_index (group, GainJournalLine, group->len - 1);

  return last->part == last->parts && (guint) last->parts == group->len;
}

static void
hand_over (Reading *self)
{
  const GainJournalLine *lines = (const GainJournalLine *) (gpointer) self->group->data;
  GainJournalGroup group = { .path = self->file->path,
                             .annotator = self->file->annotator,
                             .device = self->file->device,
                             .lines = lines,
                             .n_lines = self->group->len,
                             .end = lines[self->group->len - 1].end,
                             .complete = is_complete (self->group) };

  self->func (&group, self->cache, self->user_data);
  g_array_set_size (self->group, 0);
}

static gboolean
continues (GArray *group, const GainJournalLine *line)
{
  const GainJournalLine *last;

  if (group->len == 0)
    return line->part == 1;
  last = &g_array_index (group, GainJournalLine, group->len - 1);

  return gain_slice_equal (last->group, line->group) && line->part == last->part + 1 &&
         line->parts == last->parts;
}

/* Takes the next line in; hands over the group that it completes, or that it
 * shows to be broken off. */
static void
collect (Reading *self, const GainJournalLine *line)
{
  if (!continues (self->group, line) && self->group->len > 0)
    hand_over (self);
  g_array_append_val (self->group, *line);
  if (line->part != self->group->len || is_complete (self->group))
    hand_over (self);
}

static const char *const line_members[] = { "id",   "group",  "part",    "verb",
                                            "role", "of",     "n",       "device",
                                            "by",   "at",     "article", "target",
                                            "op",   "before", "after",   "target_sha256",
                                            "prev" };

/* A line that somebody has written in another order, or with spaces: the same
 * members in ours. NULL when it is not well-formed. */
static GString *
put_in_order (const char *data, gsize size)
{
  g_autoptr (JsonNode) node = gain_json_parse (data, size, NULL);
  JsonObject *object = node != NULL ? gain_json_get_root_object (node, NULL) : NULL;
  g_autoptr (JsonObject) ordered = json_object_new ();
  g_autoptr (JsonNode) root = NULL;

  if (object == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (line_members); i++)
    if (json_object_has_member (object, line_members[i]))
      json_object_set_member (ordered,
                              line_members[i],
                              json_object_dup_member (object, line_members[i]));
  root = json_node_init_object (json_node_alloc (), ordered);

  return gain_json_write_line (root);
}

static gboolean
scan (Reading *self, const char *data, gsize size, GainJournalLine *line)
{
  GString *ordered;

  if (gain_journal_scan_line (data, size, line))
    return TRUE;

  ordered = put_in_order (data, size);
  if (ordered == NULL)
    return FALSE;
  g_ptr_array_add (self->kept, ordered);

  return gain_journal_scan_line (ordered->str, ordered->len, line);
}

static void
check_chain (Reading *self, const char *data, gsize size, const GainJournalLine *line)
{
  if (!gain_slice_is (line->prev, self->file->prev) && self->n_foreign++ == 0)
    gain_finding_add (self->findings,
                      "changed-outside",
                      self->file->path,
                      _ ("“%s” was changed by another program before the entry of %.*s. It was "
                         "read all the same; look whether the marks are what you expect"),
                      self->file->path,
                      (int) line->at.size,
                      line->at.data != NULL ? line->at.data : "");
  gain_journal_chain (data, size, self->file->prev);
}

static void
report_line (Reading *self, gint64 offset)
{
  /* As text, because the name of the format would cut the sentence for translators. */
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, offset);

  gain_finding_add (self->findings,
                    "unreadable-entry",
                    self->file->path,
                    _ ("“%s”: the entry at byte %s cannot be read and was left out; the others "
                       "were read. A backup of this file may have it"),
                    self->file->path,
                    at);
}

static void
read_line (Reading *self, const char *data, gsize size, gint64 offset)
{
  GainJournalLine line = { 0 };

  if (!scan (self, data, size, &line) || !gain_slice_is (line.by, self->file->annotator))
    {
      report_line (self, offset);
      gain_journal_chain (data, size, self->file->prev);
      return;
    }

  line.start = offset;
  line.end = offset + (gint64) size + 1;
  self->file->last_n = MAX (self->file->last_n, line.n);
  check_chain (self, data, size, &line);
  collect (self, &line);
}

/* Returns: how many bytes of @data were read for good: an unfinished group waits. */
static gsize
read_lines (Reading *self, const char *data, gsize size)
{
  gsize done = 0;
  gsize settled = 0;
  char prev[GAIN_JOURNAL_PREV_LENGTH + 1];

  memcpy (prev, self->file->prev, sizeof prev);
  while (done < size)
    {
      const char *newline = memchr (data + done, '\n', size - done);
      gsize length;

      if (newline == NULL)
        break;

      length = (gsize) (newline - (data + done));
      read_line (self, data + done, length, self->file->read + (gint64) done);
      done += length + 1;
      if (self->group->len == 0)
        {
          settled = done;
          memcpy (prev, self->file->prev, sizeof prev);
        }
    }

  if (self->closed && self->group->len > 0)
    {
      hand_over (self);
      settled = done;
    }
  else
    {
      memcpy (self->file->prev, prev, sizeof prev);
    }

  return settled;
}

static GBytes *
read_from (GainFolder *folder, GainJournalFile *file, GError **error)
{
  GAIN_AUTO_FD int fd = gain_folder_open_file (folder, file->path, O_RDONLY);
  GBytes *bytes = NULL;

  if (fd >= 0 && lseek (fd, file->read, SEEK_SET) == file->read)
    bytes = gain_fd_read_all (fd, G_MAXINT32);
  if (bytes == NULL)
    gain_store_set_errno (error, GAIN_DOING_READ, file->path, errno);

  return bytes;
}

static gsize
read_bytes (GainJournalFile *file,
            GBytes *bytes,
            gboolean closed,
            GainJournalFunc func,
            gpointer user_data,
            GPtrArray *findings)
{
  g_auto (Reading) reading = { file, closed, func, user_data, findings };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  reading.cache = gain_journal_cache_new ();
  reading.group = g_array_new (FALSE, FALSE, sizeof (GainJournalLine));
  reading.kept = g_ptr_array_new_with_free_func (gain_journal_free_line);

  return read_lines (&reading, data, size);
}

void
gain_journal_read (GainFolder *folder,
                   GainJournalFile *file,
                   gboolean closed,
                   GainJournalFunc func,
                   gpointer user_data,
                   GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_from (folder, file, &error);

  if (bytes != NULL)
    file->read += (gint64) read_bytes (file, bytes, closed, func, user_data, findings);
  else if (!gain_store_error_is_not_found (error))
    gain_finding_add (findings, "no-access", file->path, "%s", error->message);
}

void
gain_journal_report_incomplete (GPtrArray *findings, const GainJournalGroup *group)
{
  const GainJournalLine *first = &group->lines[0];

  gain_finding_add (findings,
                    "unreadable-entry",
                    group->path,
                    _ ("“%s”: an act (%.*s) of %.*s is there only in part, since the program was "
                       "stopped while saving it. It was left out as a whole; do it again if it is "
                       "missing"),
                    group->path,
                    (int) first->verb.size,
                    first->verb.data,
                    (int) first->at.size,
                    first->at.data != NULL ? first->at.data : "");
}

/* One act again */

typedef struct
{
  GainChange *change;
  GError *error;
} Act;

static void
take_act (const GainJournalGroup *group, GHashTable *cache, gpointer user_data)
{
  Act *act = user_data;

  if (group->complete && act->change == NULL && act->error == NULL)
    act->change = gain_journal_read_change (group->lines, group->n_lines, cache, &act->error);
}

static GBytes *
read_range (GainFolder *folder, const char *path, gint64 start, gint64 end)
{
  GAIN_AUTO_FD int fd = gain_folder_open_file (folder, path, O_RDONLY);
  gsize size = (gsize) (end - start);
  g_autofree char *data = NULL;

  if (fd < 0 || size > G_MAXINT32)
    return NULL;

  data = g_malloc (size);
  if (pread (fd, data, size, start) != (gssize) size)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

GainChange *
gain_journal_read_act (GainFolder *folder,
                       const char *path,
                       gint64 start,
                       gint64 end,
                       GError **error)
{
  g_autoptr (GBytes) bytes = read_range (folder, path, start, end);
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);
  GainJournalFile file = { (char *) path, parts[1], NULL };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, start);
  Act act = { NULL, NULL };

  if (bytes != NULL)
    read_bytes (&file, bytes, TRUE, take_act, &act, findings);
  if (act.error != NULL)
    g_propagate_error (error, act.error);
  else if (act.change == NULL)
    g_set_error (error,
                 GAIN_STORE_ERROR,
                 GAIN_STORE_ERROR_DAMAGED,
                 _ ("“%s” no longer holds the act at byte %s. Put a good copy of the file back to "
                    "undo it"),
                 path,
                 at);

  return act.change;
}

/* Repair */

/* Where the last line that is whole and well-formed ends. */
static gsize
find_whole_end (const char *data, gsize size)
{
  const char *newline;
  const char *start;

  if (data == NULL)
    return 0;
  newline = memrchr (data, '\n', size);
  if (newline == NULL)
    return 0;

  start = newline > data ? memrchr (data, '\n', (gsize) (newline - data)) : NULL;
  start = start != NULL ? start + 1 : data;
  if (gain_json_check (start, (gsize) (newline - start), NULL))
    return (gsize) (newline - data) + 1;

  /* Blocks that never reached the disk read as zeros, a newline among them or not. */
  return (gsize) (start - data);
}

static gboolean
cut (GainFolder *folder, const char *path, gsize size)
{
  GAIN_AUTO_FD int fd = gain_folder_open_file (folder, path, O_RDWR);

  return fd >= 0 && ftruncate (fd, (off_t) size) == 0 && fsync (fd) == 0;
}

void
gain_journal_repair (GainFolder *folder, const char *path, GPtrArray *findings)
{
  g_autoptr (GBytes) bytes = gain_folder_read (folder, path, NULL, NULL);
  g_autoptr (GBytes) torn = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  const char *data;
  gsize size;
  gsize whole;

  if (bytes == NULL)
    return;

  data = g_bytes_get_data (bytes, &size);
  whole = find_whole_end (data, size);
  if (whole == size)
    return;

  torn = g_bytes_new_from_bytes (bytes, whole, size - whole);
  kept = gain_attic_keep (folder, path, torn, &error);
  if (kept != NULL && !cut (folder, path, whole))
    gain_store_set_errno (&error, GAIN_DOING_SAVE, path, errno);

  if (error != NULL)
    gain_finding_add (findings, "no-access", path, "%s", error->message);
  else
    gain_finding_add (findings,
                      "leftover",
                      path,
                      _ ("The program was stopped while it wrote to “%s”. The unfinished entry is "
                         "in “%s”; everything before it is here. Do the last act again if it is "
                         "missing"),
                      path,
                      kept);
}
