/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-journal-segment.h"

#include "gain-journal.h"
#include "gain-store-error.h"

#include <fcntl.h>
#include <string.h>

/* How often in a row another may put its file in place of ours while we write. */
#define REPLACED_AT_MOST 4

/* @size and @prev describe what is durable; behind @size there may be bytes of
 * an append that failed (@torn), which the next one cuts off. */
struct _GainJournalSegment
{
  GainFolder *folder;
  char *path;

  int fd;
  gint64 size;
  char prev[GAIN_JOURNAL_PREV_LENGTH + 1];
  gboolean known; /* @size and @prev are set */
  gboolean torn;
  gboolean new_entries; /* the file's name may not be durable yet */
  gboolean unended;     /* the last line has no newline: another's doing */
  GPtrArray *carried;   /* GString: durable once, gone from the file since */
};

GainJournalSegment *
gain_journal_segment_new (GainFolder *folder, const char *path)
{
  GainJournalSegment *self = g_new0 (GainJournalSegment, 1);

  self->folder = gain_folder_ref (folder);
  self->path = g_strdup (path);
  self->fd = -1;
  self->carried = g_ptr_array_new_with_free_func (gain_journal_free_line);

  return self;
}

void
gain_journal_segment_free (GainJournalSegment *self)
{
  gain_fd_cleanup (&self->fd);
  gain_folder_unref (self->folder);
  g_ptr_array_unref (self->carried);
  g_free (self->path);
  g_free (self);
}

const char *
gain_journal_segment_get_path (GainJournalSegment *self)
{
  return self->path;
}

static int
open_or_make (GainJournalSegment *self)
{
  int fd = gain_folder_open_file (self->folder, self->path, O_RDWR | O_APPEND);

  if (fd >= 0 || errno != ENOENT)
    return fd;

  fd = gain_folder_open_file (self->folder, self->path, O_RDWR | O_APPEND | O_CREAT);
  self->new_entries = TRUE;

  return fd;
}

/* Learns size and chain value from the file itself. */
static gboolean
look_at_end (GainJournalSegment *self, int fd)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  const char *start;
  gsize size;

  if (lseek (fd, 0, SEEK_SET) != 0)
    return FALSE;
  bytes = gain_fd_read_all (fd, G_MAXINT32);
  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  self->size = (gint64) size;
  self->unended = size > 0 && data[size - 1] != '\n';
  self->prev[0] = '\0';
  if (size > 0)
    {
      gsize length = self->unended ? size : size - 1;

      start = length > 0 ? memrchr (data, '\n', length) : NULL;
      start = start != NULL ? start + 1 : data;
      gain_journal_chain (start, (gsize) (data + length - start), self->prev);
    }
  self->known = TRUE;

  return TRUE;
}

static GBytes *
read_whole (int fd)
{
  return lseek (fd, 0, SEEK_SET) == 0 ? gain_fd_read_all (fd, G_MAXINT32) : NULL;
}

typedef void (*LineFunc) (const char *line, gsize size, gpointer user_data);

static void
foreach_line (GBytes *bytes, gsize limit, LineFunc func, gpointer user_data)
{
  gsize size;
  const char *next = g_bytes_get_data (bytes, &size);
  const char *end = next + MIN (size, limit);
  const char *newline;

  while (next < end && (newline = memchr (next, '\n', (gsize) (end - next))) != NULL)
    {
      func (next, (gsize) (newline - next), user_data);
      next = newline + 1;
    }
}

static void
remember_line (const char *line, gsize size, gpointer user_data)
{
  g_hash_table_add (user_data, g_strndup (line, gain_journal_get_head_size (line, size)));
}

typedef struct
{
  GHashTable *there;
  GPtrArray *carried;
} Comparison;

static void
carry_line (const char *line, gsize size, gpointer user_data)
{
  Comparison *comparison = user_data;
  gsize head = gain_journal_get_head_size (line, size);
  g_autofree char *key = g_strndup (line, head);

  if (head > 0 && !g_hash_table_contains (comparison->there, key))
    g_ptr_array_add (comparison->carried, g_string_new_len (line, (gssize) head));
}

/* Another file stands in the place of ours, which only our descriptor still
 * reaches: what it lacks will be appended to it. */
static gboolean
carry_over (GainJournalSegment *self, int fresh)
{
  g_autoptr (GBytes) ours = read_whole (self->fd);
  g_autoptr (GBytes) theirs = read_whole (fresh);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Comparison comparison = { there, self->carried };

  if (ours == NULL || theirs == NULL)
    return FALSE;

  g_ptr_array_set_size (self->carried, 0);
  foreach_line (theirs, G_MAXSIZE, remember_line, there);
  foreach_line (ours, (gsize) self->size, carry_line, &comparison);

  return TRUE;
}

static gboolean
is_same_file (int a, int b)
{
  struct stat first;
  struct stat second;

  return fstat (a, &first) == 0 && fstat (b, &second) == 0 && first.st_ino == second.st_ino &&
         first.st_dev == second.st_dev;
}

static gboolean
is_in_place (GainJournalSegment *self)
{
  struct stat ours;
  struct stat there;

  return self->fd >= 0 && fstat (self->fd, &ours) == 0 &&
         gain_folder_stat (self->folder, self->path, &there) && ours.st_ino == there.st_ino &&
         ours.st_dev == there.st_dev;
}

/* Opens what stands at the path now, in place of the descriptor we have. */
static gboolean
renew (GainJournalSegment *self)
{
  GAIN_AUTO_FD int fresh = open_or_make (self);
  gboolean another;

  if (fresh < 0)
    return FALSE;

  another = self->fd >= 0 && !is_same_file (self->fd, fresh);
  if (another && !carry_over (self, fresh))
    return FALSE;
  if ((another || !self->known) && !look_at_end (self, fresh))
    return FALSE;
  if (another)
    self->torn = FALSE;

  gain_fd_cleanup (&self->fd);
  self->fd = fresh;
  fresh = -1;

  return TRUE;
}

static gboolean
make_ready (GainJournalSegment *self)
{
  struct stat st;

  if ((self->torn || !is_in_place (self)) && !renew (self))
    return FALSE;
  if (self->torn && ftruncate (self->fd, (off_t) self->size) != 0)
    return FALSE;
  self->torn = FALSE;

  if (fstat (self->fd, &st) != 0)
    return FALSE;

  return st.st_size == self->size || look_at_end (self, self->fd);
}

static void
build (GString *buffer, GPtrArray *lines, char *prev, gint64 size, GArray *ends)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const GString *line = g_ptr_array_index (lines, i);
      gsize start = buffer->len;
      gint64 end;

      g_string_append_len (buffer, line->str, (gssize) line->len);
      g_string_append_printf (buffer, "%s\"}", prev);
      gain_journal_chain (buffer->str + start, buffer->len - start, prev);
      g_string_append_c (buffer, '\n');

      end = size + (gint64) buffer->len;
      if (ends != NULL)
        g_array_append_val (ends, end);
    }
}

/* A file counts when its name and the names of its folders do. */
static gboolean
sync_entries (GainJournalSegment *self)
{
  static const char *const above[] = { "journal", "" };
  const char *name;
  GAIN_AUTO_FD int parent = gain_folder_open_parent (self->folder, self->path, FALSE, &name);

  if (parent < 0 || fsync (parent) != 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (above); i++)
    {
      GAIN_AUTO_FD int fd = above[i][0] != '\0'
                                ? gain_folder_open_dir (self->folder, above[i], FALSE)
                                : gain_folder_open_parent (self->folder, "", FALSE, &name);

      if (fd < 0 || fsync (fd) != 0)
        return FALSE;
    }
  self->new_entries = FALSE;

  return TRUE;
}

static gboolean
write_out (GainJournalSegment *self, const GString *buffer)
{
  if (!gain_fd_write_all (self->fd, buffer->str, buffer->len) || fdatasync (self->fd) != 0)
    return FALSE;
  if (self->new_entries && !sync_entries (self))
    return FALSE;
  if (is_in_place (self))
    return TRUE;

  /* Replaced while we wrote: the next attempt carries everything over. */
  errno = ESTALE;

  return FALSE;
}

static gboolean
try_append (GainJournalSegment *self, GPtrArray *lines, GArray *ends)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  char prev[GAIN_JOURNAL_PREV_LENGTH + 1];

  if (!make_ready (self))
    return FALSE;

  memcpy (prev, self->prev, sizeof prev);
  if (self->unended)
    g_string_append_c (buffer, '\n');
  build (buffer, self->carried, prev, self->size, NULL);
  build (buffer, lines, prev, self->size, ends);

  if (!write_out (self, buffer))
    {
      int saved = errno;

      self->torn = TRUE;
      g_array_set_size (ends, 0);
      /* Right now if it can be done, so that a stop leaves a clean end. */
      if (ftruncate (self->fd, (off_t) self->size) != 0)
        g_debug ("Could not cut “%s” now", self->path);
      errno = saved;
      return FALSE;
    }

  memcpy (self->prev, prev, sizeof prev);
  self->size += (gint64) buffer->len;
  self->unended = FALSE;
  g_ptr_array_set_size (self->carried, 0);

  return TRUE;
}

gboolean
gain_journal_segment_append (GainJournalSegment *self,
                             GPtrArray *lines,
                             GArray *ends,
                             GError **error)
{
  for (guint i = 0; i < REPLACED_AT_MOST; i++)
    {
      if (try_append (self, lines, ends))
        return TRUE;
      if (errno != ESTALE)
        break;
    }

  gain_store_set_errno (error, GAIN_DOING_SAVE, self->path, errno);

  return FALSE;
}
