/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-device.h"

#include "gain-file-writer.h"
#include "gain-path.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>

#define ID_LENGTH     6
#define MAX_INSTANCES 1000

/* The lock is held by the open descriptor, so the system gives it back
 * whatever ends the process. */
struct _GainDevice
{
  GainFolder *folder; /* NULL where there is none that we can write */
  char *id;
  char *name;
  int lock;
};

static char *
make_id (void)
{
  static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
  char *id = g_malloc0 (ID_LENGTH + 1);

  for (guint i = 0; i < ID_LENGTH; i++)
    id[i] = digits[g_random_int_range (0, (gint32) strlen (digits))];

  return id;
}

static char *
read_word (GainFolder *folder, const char *name)
{
  g_autoptr (GBytes) bytes = gain_folder_read (folder, name, NULL, NULL);
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *word = NULL;

  if (size == 0 || size > 1 + GAIN_PATH_MAX_ID)
    return NULL;

  word = g_strndup (data, size);
  g_strchomp (word);

  return gain_path_is_id (word) ? g_steal_pointer (&word) : NULL;
}

static gboolean
write_word (GainFolder *folder, const char *name, const char *word)
{
  g_autofree char *line = g_strconcat (word, "\n", NULL);
  g_autoptr (GBytes) content = g_bytes_new (line, strlen (line));
  g_autoptr (GBytes) before = gain_folder_read (folder, name, NULL, NULL);
  g_autoptr (GBytes) other = NULL;
  GainFileVersion known;
  g_autoptr (GError) error = NULL;

  if (before != NULL && g_bytes_equal (before, content))
    return TRUE;

  gain_file_version_set (&known, before);
  if (!gain_file_replace (folder, name, "device", content, &known, &other, &error))
    g_debug ("%s", error->message);

  return error == NULL;
}

/* Two first starts at once must agree: the file is made once and then read. */
static char *
get_id (GainFolder *folder)
{
  char *id = read_word (folder, "device");
  g_autofree char *made = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GBytes) content = NULL;

  if (id != NULL && strchr (id, '-') == NULL)
    return id;
  g_free (id);

  made = make_id ();
  line = g_strconcat (made, "\n", NULL);
  content = g_bytes_new (line, strlen (line));
  if (!gain_file_write_new (folder, "device", "device", content, NULL))
    {
      id = read_word (folder, "device");
      if (id != NULL && strchr (id, '-') == NULL)
        return id;
      g_free (id);
      if (!write_word (folder, "device", made))
        return NULL;
    }

  return g_steal_pointer (&made);
}

static int
try_lock (GainFolder *folder, guint instance)
{
  g_autofree char *name = g_strdup_printf ("instance-%u.lock", instance);
  int fd = gain_folder_open_file (folder, name, O_RDWR | O_CREAT);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    gain_fd_cleanup (&fd);

  return fd;
}

static gboolean
take_instance (GainDevice *self)
{
  for (guint k = 0; k < MAX_INSTANCES; k++)
    {
      self->lock = try_lock (self->folder, k);
      if (self->lock < 0)
        continue;

      self->name = k == 0 ? g_strdup (self->id) : g_strdup_printf ("%s-%u", self->id, k);
      return TRUE;
    }

  return FALSE;
}

GainDevice *
gain_device_open (const char *data_folder)
{
  GainDevice *self = g_new0 (GainDevice, 1);
  g_autoptr (GError) error = NULL;

  self->lock = -1;
  if (g_mkdir_with_parents (data_folder, 0700) == 0)
    self->folder = gain_folder_open_path (data_folder, &error);
  if (self->folder != NULL)
    self->id = get_id (self->folder);
  if (self->id != NULL && take_instance (self))
    return self;

  /* Nothing can be kept: be a device of one's own, so that no journal is shared. */
  g_debug ("No device id can be kept in %s", data_folder);
  g_clear_pointer (&self->folder, gain_folder_unref);
  g_free (self->id);
  self->id = make_id ();
  self->name = g_strdup (self->id);

  return self;
}

void
gain_device_close (GainDevice *self)
{
  gain_fd_cleanup (&self->lock);
  g_clear_pointer (&self->folder, gain_folder_unref);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

const char *
gain_device_get_name (GainDevice *self)
{
  return self->name;
}

gboolean
gain_device_may_be_alive (GainDevice *self, const char *name)
{
  gsize length = strlen (self->id);
  guint64 instance = 0;
  GAIN_AUTO_FD int lock = -1;

  if (strcmp (name, self->name) == 0)
    return FALSE;
  if (self->folder == NULL || strncmp (name, self->id, length) != 0)
    return TRUE;
  if (name[length] != '\0' &&
      (name[length] != '-' ||
       !g_ascii_string_to_unsigned (name + length + 1, 10, 1, MAX_INSTANCES, &instance, NULL)))
    return TRUE;

  lock = try_lock (self->folder, (guint) instance);

  return lock < 0;
}

char *
gain_device_dup_data_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "gainsay", NULL);
}

static char *
dup_place (const char *project)
{
  g_autofree char *canonical = g_canonicalize_filename (project, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);

  return g_strdup_printf ("annotator-%.16s", sha256);
}

char *
gain_device_dup_annotator (GainDevice *self, const char *project)
{
  g_autofree char *name = dup_place (project);

  return self->folder != NULL ? read_word (self->folder, name) : NULL;
}

void
gain_device_set_annotator (GainDevice *self, const char *project, const char *annotator)
{
  g_autofree char *name = dup_place (project);

  if (self->folder != NULL)
    write_word (self->folder, name, annotator);
}
