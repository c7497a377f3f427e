/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-file-writer.h"

#include "gain-attic.h"
#include "gain-store-error.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* One write on its way: @temporary holds our bytes until they are in place,
 * then what was there before. */
typedef struct
{
  GainFolder *folder;
  const char *path;
  const char *name;
  const char *tag;
  char *temporary;
  int parent;
} GainWriting;

static void
writing_clear (GainWriting *self)
{
  gain_fd_cleanup (&self->parent);
  g_free (self->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GainWriting, writing_clear)

void
gain_file_version_set (GainFileVersion *self, GBytes *content)
{
  g_autofree char *sha256 = NULL;

  self->sha256[0] = '\0';
  if (content == NULL)
    return;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_strlcpy (self->sha256, sha256, sizeof self->sha256);
}

static char *
dup_temporary_name (GainWriting *self)
{
  return g_strdup_printf (".%s.%s.%08x.tmp", self->name, self->tag, g_random_int ());
}

static gboolean
write_durably (int fd, GBytes *content)
{
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  return gain_fd_write_all (fd, data, size) && fsync (fd) == 0;
}

/* Writes the temporary file. FALSE with errno set; then there is none. */
static gboolean
writing_begin (GainWriting *self,
               GainFolder *folder,
               const char *path,
               const char *tag,
               GBytes *content)
{
  int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  gboolean written;
  int fd;

  self->folder = folder;
  self->path = path;
  self->tag = tag;
  self->parent = gain_folder_open_parent (folder, path, TRUE, &self->name);
  if (self->parent < 0)
    return FALSE;

  self->temporary = dup_temporary_name (self);
  fd = openat (self->parent, self->temporary, flags, 0666);
  if (fd < 0)
    return FALSE;

  written = write_durably (fd, content);
  if (!written)
    gain_fd_cleanup (&fd);
  else if (close (fd) != 0)
    written = FALSE;

  if (!written)
    {
      int saved = errno;

      unlinkat (self->parent, self->temporary, 0);
      errno = saved;
    }

  return written;
}

static gboolean
is_unsupported (int errnum)
{
  return errnum == EINVAL || errnum == ENOSYS || errnum == ENOTSUP || errnum == EXDEV ||
         errnum == EPERM || errnum == EMLINK;
}

/* Puts the temporary where nothing stands, on file systems that do not know RENAME_NOREPLACE. */
static gboolean
place_new_by_link (GainWriting *self)
{
  struct stat st;

  if (linkat (self->parent, self->temporary, self->parent, self->name, 0) == 0)
    {
      unlinkat (self->parent, self->temporary, 0);
      return TRUE;
    }
  if (!is_unsupported (errno))
    return FALSE;

  /* Not even links: looking first is all that is left. */
  if (fstatat (self->parent, self->name, &st, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }

  return renameat (self->parent, self->temporary, self->parent, self->name) == 0;
}

static gboolean
place_new (GainWriting *self)
{
  if (renameat2 (self->parent, self->temporary, self->parent, self->name, RENAME_NOREPLACE) == 0)
    return TRUE;

  return is_unsupported (errno) && place_new_by_link (self);
}

/* The exchange, on file systems that do not know it: a second name keeps what
 * stands there, then ours goes over it. What another writes between the two
 * steps is lost; the journal has it. */
static gboolean
exchange_by_link (GainWriting *self)
{
  g_autofree char *kept = dup_temporary_name (self);

  if (linkat (self->parent, self->name, self->parent, kept, 0) != 0)
    return FALSE;

  if (renameat (self->parent, self->temporary, self->parent, self->name) != 0)
    {
      int saved = errno;

      unlinkat (self->parent, kept, 0);
      errno = saved;
      return FALSE;
    }

  g_free (self->temporary);
  self->temporary = g_steal_pointer (&kept);

  return TRUE;
}

/* Not even links: move the old one aside, then ours in. A stop in between
 * leaves both as temporaries, which the next opening finds. */
static gboolean
exchange_by_rename (GainWriting *self)
{
  g_autofree char *kept = dup_temporary_name (self);

  if (renameat (self->parent, self->name, self->parent, kept) != 0)
    return FALSE;

  if (renameat (self->parent, self->temporary, self->parent, self->name) != 0)
    {
      int saved = errno;

      renameat (self->parent, kept, self->parent, self->name);
      errno = saved;
      return FALSE;
    }

  g_free (self->temporary);
  self->temporary = g_steal_pointer (&kept);

  return TRUE;
}

static gboolean
exchange (GainWriting *self)
{
  if (renameat2 (self->parent, self->temporary, self->parent, self->name, RENAME_EXCHANGE) == 0)
    return TRUE;
  if (!is_unsupported (errno))
    return FALSE;
  if (exchange_by_link (self))
    return TRUE;

  return is_unsupported (errno) && exchange_by_rename (self);
}

/* @exchanged: whether the temporary holds now what stood there before. */
static gboolean
put_in_place (GainWriting *self, gboolean *exchanged)
{
  /* Another may make or remove the file between the two attempts. */
  for (guint i = 0; i < 8; i++)
    {
      *exchanged = exchange (self);
      if (*exchanged)
        return TRUE;
      if (errno != ENOENT)
        return FALSE;
      if (place_new (self))
        return TRUE;
      if (errno != EEXIST)
        return FALSE;
    }

  return FALSE;
}

static GBytes *
read_temporary (GainWriting *self)
{
  int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  GAIN_AUTO_FD int fd = openat (self->parent, self->temporary, flags);
  struct stat st;

  if (fd < 0 || fstat (fd, &st) != 0 || !S_ISREG (st.st_mode))
    return NULL;

  return gain_fd_read_all (fd, GAIN_FOLDER_MAX_FILE);
}

/* Drops what came out when it is what we knew, else keeps it in the attic. */
static gboolean
look_at_what_came_out (GainWriting *self,
                       const GainFileVersion *known,
                       GBytes **other,
                       GError **error)
{
  g_autoptr (GBytes) content = read_temporary (self);
  GainFileVersion version;

  gain_file_version_set (&version, content);
  if (content != NULL && strcmp (version.sha256, known->sha256) == 0)
    {
      unlinkat (self->parent, self->temporary, 0);
      return TRUE;
    }

  if (!gain_attic_move_from (
          self->folder, self->parent, self->temporary, self->path, content, error))
    return FALSE;

  *other = g_steal_pointer (&content);

  return TRUE;
}

static void
drop_temporary (GainWriting *self)
{
  int saved = errno;

  unlinkat (self->parent, self->temporary, 0);
  errno = saved;
}

gboolean
gain_file_replace (GainFolder *folder,
                   const char *path,
                   const char *tag,
                   GBytes *content,
                   GainFileVersion *known,
                   GBytes **other,
                   GError **error)
{
  g_auto (GainWriting) writing = { .parent = -1 };
  GainFileVersion before = *known;
  gboolean exchanged;

  *other = NULL;
  if (!writing_begin (&writing, folder, path, tag, content))
    {
      gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      return FALSE;
    }
  if (!put_in_place (&writing, &exchanged))
    {
      drop_temporary (&writing);
      gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      return FALSE;
    }

  gain_file_version_set (known, content);
  if (exchanged && !look_at_what_came_out (&writing, &before, other, error))
    return FALSE;

  if (fsync (writing.parent) != 0)
    {
      gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      g_clear_pointer (other, g_bytes_unref);
      return FALSE;
    }

  return TRUE;
}

gboolean
gain_file_write_new (GainFolder *folder,
                     const char *path,
                     const char *tag,
                     GBytes *content,
                     GError **error)
{
  g_auto (GainWriting) writing = { .parent = -1 };

  if (!writing_begin (&writing, folder, path, tag, content))
    {
      gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      return FALSE;
    }

  if (!place_new (&writing))
    {
      drop_temporary (&writing);
      if (errno == EEXIST)
        g_set_error (error,
                     GAIN_STORE_ERROR,
                     GAIN_STORE_ERROR_EXISTS,
                     _ ("“%s” is there already. It is written once and stays as it is"),
                     path);
      else
        gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      return FALSE;
    }

  if (fsync (writing.parent) != 0)
    {
      gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      return FALSE;
    }

  return TRUE;
}
