/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Set before @active and only read while it is. */
static FaultPlan plan;
static char folder[PATH_MAX];
static atomic_int active;
static atomic_int calls;

void
fault_start (const FaultPlan *wanted)
{
  plan = *wanted;
  snprintf (folder, sizeof folder, "%s", wanted->folder);
  atomic_store (&calls, 0);
  atomic_store (&active, 1);
}

int
fault_stop (void)
{
  atomic_store (&active, 0);

  return atomic_load (&calls);
}

static int
is_below (const char *path)
{
  return strncmp (path, folder, strlen (folder)) == 0;
}

static int
is_fd_below (int fd)
{
  char link[64];
  char path[PATH_MAX];
  ssize_t size;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  size = readlink (link, path, sizeof path - 1);
  if (size < 0)
    return 0;
  path[size] = '\0';

  return is_below (path);
}

static int
is_at_below (int dir, const char *path)
{
  return path[0] == '/' ? is_below (path) : dir != AT_FDCWD && is_fd_below (dir);
}

/* Whether @name is one of the words of @names. */
static int
is_among (const char *names, const char *name)
{
  size_t length = strlen (name);

  for (const char *at = names; (at = strstr (at, name)) != NULL; at += length)
    if (at[length] == '\0' || at[length] == ' ')
      return 1;

  return 0;
}

/* Whether the call at hand shall fail. */
static int
strikes (const char *name, int counts)
{
  int call;

  if (!atomic_load (&active) || !counts)
    return 0;
  if (plan.only != NULL && !is_among (plan.only, name))
    return 0;

  call = atomic_fetch_add (&calls, 1) + 1;
  if (call != plan.at && !(plan.lasting && call > plan.at))
    return 0;
  errno = plan.error;

  return 1;
}

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

int
openat64 (int dir, const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode = 0;

  va_start (arguments, flags);
  if (flags & (O_CREAT | O_TMPFILE))
    mode = va_arg (arguments, mode_t);
  va_end (arguments);

  return strikes ("openat", is_at_below (dir, path)) ? -1
                                                     : REAL (openat64) (dir, path, flags, mode);
}

int
openat (int dir, const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode = 0;

  va_start (arguments, flags);
  if (flags & (O_CREAT | O_TMPFILE))
    mode = va_arg (arguments, mode_t);
  va_end (arguments);

  return strikes ("openat", is_at_below (dir, path)) ? -1 : REAL (openat) (dir, path, flags, mode);
}

ssize_t
write (int fd, const void *data, size_t size)
{
  if (!strikes ("write", atomic_load (&active) && is_fd_below (fd)))
    return REAL (write) (fd, data, size);
  if (plan.short_write && size > 1)
    {
      ssize_t written = REAL (write) (fd, data, size / 2);

      /* The rest of it then meets the full disk. */
      if (!plan.lasting)
        plan.at++;
      return written;
    }

  return -1;
}

int
fsync (int fd)
{
  return strikes ("fsync", is_fd_below (fd)) ? -1 : REAL (fsync) (fd);
}

int
fdatasync (int fd)
{
  return strikes ("fdatasync", is_fd_below (fd)) ? -1 : REAL (fdatasync) (fd);
}

int
ftruncate64 (int fd, off64_t size)
{
  return strikes ("ftruncate", is_fd_below (fd)) ? -1 : REAL (ftruncate64) (fd, size);
}

int
renameat (int from_dir, const char *from, int to_dir, const char *to)
{
  return strikes ("renameat", is_at_below (from_dir, from))
             ? -1
             : REAL (renameat) (from_dir, from, to_dir, to);
}

int
renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned int flags)
{
  return strikes ("renameat2", is_at_below (from_dir, from))
             ? -1
             : REAL (renameat2) (from_dir, from, to_dir, to, flags);
}

int
linkat (int from_dir, const char *from, int to_dir, const char *to, int flags)
{
  return strikes ("linkat", is_at_below (from_dir, from))
             ? -1
             : REAL (linkat) (from_dir, from, to_dir, to, flags);
}

int
mkdirat (int dir, const char *path, mode_t mode)
{
  return strikes ("mkdirat", is_at_below (dir, path)) ? -1 : REAL (mkdirat) (dir, path, mode);
}

int
unlinkat (int dir, const char *path, int flags)
{
  return strikes ("unlinkat", is_at_below (dir, path)) ? -1 : REAL (unlinkat) (dir, path, flags);
}
