/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-folder.h"

#include "gain-store-error.h"

#include <dirent.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _GainFolder
{
  gatomicrefcount ref_count;
  int fd;
};

GainFolder *
gain_folder_open_path (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  GainFolder *self;

  if (fd < 0)
    {
      gain_store_set_errno (error, GAIN_DOING_READ, path, errno);
      return NULL;
    }

  self = g_new0 (GainFolder, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->fd = fd;

  return self;
}

GainFolder *
gain_folder_open (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = NULL;

  if (path != NULL)
    return gain_folder_open_path (path, error);

  uri = g_file_get_uri (file);
  g_set_error (error,
               GAIN_STORE_ERROR,
               GAIN_STORE_ERROR_NOT_A_PROJECT,
               _ ("“%s” is not a folder of this computer. Copy the project to a local folder and "
                  "open that"),
               uri);

  return NULL;
}

GainFolder *
gain_folder_ref (GainFolder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
gain_folder_unref (GainFolder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  close (self->fd);
  g_free (self);
}

/* A new folder is durable when its entry in the parent is. */
static int
open_child (int parent, const char *name, gboolean create)
{
  int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  int fd = openat (parent, name, flags);

  if (fd >= 0 || errno != ENOENT || !create)
    return fd;
  if (mkdirat (parent, name, 0777) != 0 && errno != EEXIST)
    return -1;
  if (fsync (parent) != 0)
    return -1;

  return openat (parent, name, flags);
}

int
gain_folder_open_dir (GainFolder *self, const char *dir, gboolean create)
{
  g_auto (GStrv) parts = g_strsplit (dir, "/", -1);
  int fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 3);

  for (guint i = 0; fd >= 0 && parts[i] != NULL; i++)
    {
      GAIN_AUTO_FD int parent = fd;

      if (parts[i][0] == '\0' || strcmp (parts[i], "..") == 0)
        {
          errno = EINVAL;
          return -1;
        }
      fd = open_child (parent, parts[i], create);
    }

  return fd;
}

int
gain_folder_open_parent (GainFolder *self, const char *path, gboolean create, const char **name)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *dir = slash != NULL ? g_strndup (path, (gsize) (slash - path)) : NULL;

  *name = slash != NULL ? slash + 1 : path;
  if (dir == NULL)
    return fcntl (self->fd, F_DUPFD_CLOEXEC, 3);

  return gain_folder_open_dir (self, dir, create);
}

int
gain_folder_open_file (GainFolder *self, const char *path, int flags)
{
  const char *name;
  GAIN_AUTO_FD int parent = gain_folder_open_parent (self, path, (flags & O_CREAT) != 0, &name);
  struct stat st;
  int fd;

  if (parent < 0)
    return -1;

  /* Without O_NONBLOCK a FIFO would hold us until somebody writes to it. */
  fd = openat (parent, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);
  if (fd >= 0 && (fstat (fd, &st) != 0 || !S_ISREG (st.st_mode)))
    {
      close (fd);
      errno = EINVAL;
      return -1;
    }

  return fd;
}

GBytes *
gain_folder_read (GainFolder *self, const char *path, struct stat *st, GError **error)
{
  GAIN_AUTO_FD int fd = gain_folder_open_file (self, path, O_RDONLY);
  GBytes *bytes;

  if (fd < 0 || (st != NULL && fstat (fd, st) != 0))
    {
      gain_store_set_errno (error, GAIN_DOING_READ, path, errno);
      return NULL;
    }

  bytes = gain_fd_read_all (fd, GAIN_FOLDER_MAX_FILE);
  if (bytes == NULL)
    gain_store_set_errno (error, GAIN_DOING_READ, path, errno);

  return bytes;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
gain_folder_list (GainFolder *self, const char *dir, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int fd = gain_folder_open_dir (self, dir, FALSE);
  struct dirent *entry;
  DIR *stream;

  if (fd < 0 && errno == ENOENT)
    return g_steal_pointer (&names);

  stream = fd >= 0 ? fdopendir (fd) : NULL;
  if (stream == NULL)
    {
      gain_store_set_errno (error, GAIN_DOING_READ, dir, errno);
      if (fd >= 0)
        close (fd);
      return NULL;
    }

  while ((entry = readdir (stream)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (stream);
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

gboolean
gain_folder_stat (GainFolder *self, const char *path, struct stat *st)
{
  const char *name;
  GAIN_AUTO_FD int parent = gain_folder_open_parent (self, path, FALSE, &name);

  return parent >= 0 && fstatat (parent, name, st, AT_SYMLINK_NOFOLLOW) == 0;
}

gboolean
gain_folder_is_writable (GainFolder *self)
{
  return faccessat (self->fd, ".", W_OK | X_OK, AT_EACCESS) == 0;
}

gboolean
gain_fd_write_all (int fd, const void *data, gsize size)
{
  const char *next = data;

  while (size > 0)
    {
      gssize n = write (fd, next, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO;
      if (n <= 0)
        return FALSE;

      next += n;
      size -= (gsize) n;
    }

  return TRUE;
}

GBytes *
gain_fd_read_all (int fd, gsize max)
{
  struct stat st;
  gsize room;
  gsize size = 0;
  g_autofree char *data = NULL;
  gssize n;

  if (fstat (fd, &st) != 0)
    return NULL;
  if (st.st_size > (off_t) max)
    {
      errno = EFBIG;
      return NULL;
    }

  /* One byte more than the file has tells its end without a second look. */
  room = (gsize) st.st_size + 1;
  data = g_malloc (room);
  while ((n = read (fd, data + size, room - size)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;

      size += (gsize) n;
      if (size > max)
        {
          errno = EFBIG;
          return NULL;
        }
      if (size == room)
        {
          room *= 2;
          data = g_realloc (data, room);
        }
    }

  return g_bytes_new_take (g_steal_pointer (&data), size);
}
