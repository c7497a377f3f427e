/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

G_BEGIN_DECLS

/* No file of ours comes near this; a larger one is somebody else's. */
#define GAIN_FOLDER_MAX_FILE (512u * 1024u * 1024u)

/**
 * GainFolder:
 *
 * The project folder, held open. Every file is opened below it a component at
 * a time without following links, so that nothing outside is ever read or
 * written, whatever the folder holds. Safe to use from several threads.
 */
typedef struct _GainFolder GainFolder;

/** Opens @file, which may itself be a link. */
GainFolder *gain_folder_open (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** @path: of the file system. */
GainFolder *gain_folder_open_path (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GainFolder *gain_folder_ref (GainFolder *self);
void gain_folder_unref (GainFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainFolder, gain_folder_unref)

/** A descriptor of the folder @dir ("" for the project folder itself), to be closed by the caller.
 * @create: makes missing ones, durably. -1 with errno set when it fails. */
int gain_folder_open_dir (GainFolder *self, const char *dir, gboolean create);

/** A descriptor of the folder that holds @path. @name: (out): the last part of @path, lent. */
int gain_folder_open_parent (GainFolder *self,
                             const char *path,
                             gboolean create,
                             const char **name);

/** A descriptor of the regular file @path: links, FIFOs and devices are refused (errno ELOOP,
 * EINVAL). @flags: as for open(). */
int gain_folder_open_file (GainFolder *self, const char *path, int flags);

/** Reads a whole regular file of at most %GAIN_FOLDER_MAX_FILE bytes. @st: (out) (optional). */
GBytes *gain_folder_read (GainFolder *self, const char *path, struct stat *st, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** The names in @dir, sorted; an empty list where there is no such folder. Returns: (transfer
 * full). */
GPtrArray *gain_folder_list (GainFolder *self,
                             const char *dir,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** FALSE with errno set when there is no such file. */
gboolean gain_folder_stat (GainFolder *self, const char *path, struct stat *st);

/** TRUE when files can be made in the folder. */
gboolean gain_folder_is_writable (GainFolder *self);

/* Small things on descriptors that every writer needs. */

/** Writes all of @data, however many calls it takes. FALSE with errno set. */
gboolean gain_fd_write_all (int fd, const void *data, gsize size);
/** Reads up to @max bytes. NULL with errno set (EFBIG when there are more). */
GBytes *gain_fd_read_all (int fd, gsize max);

static inline void
gain_fd_cleanup (int *fd)
{
  int saved = errno;

  if (*fd >= 0)
    close (*fd);
  *fd = -1;
  errno = saved;
}

/* A descriptor that is closed at the end of the scope; errno stays. */
#define GAIN_AUTO_FD __attribute__ ((cleanup (gain_fd_cleanup)))

G_END_DECLS
