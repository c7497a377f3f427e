/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-attic.h"

#include "gain-file-writer.h"
#include "gain-store-error.h"

#include <stdio.h>
#include <string.h>

static char *
dup_name (const char *path, GBytes *content)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autofree char *flat = g_strjoinv ("__", parts);
  g_autofree char *sha256 = NULL;

  if (content == NULL)
    return g_strdup_printf ("%s.%08x", flat, g_random_int ());

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  return g_strdup_printf ("%s.%.12s", flat, sha256);
}

char *
gain_attic_keep (GainFolder *folder, const char *path, GBytes *content, GError **error)
{
  g_autofree char *name = dup_name (path, content);
  g_autofree char *kept = g_strconcat ("attic/", name, NULL);
  g_autoptr (GError) local_error = NULL;

  if (!gain_file_write_new (folder, kept, "attic", content, &local_error) &&
      !g_error_matches (local_error, GAIN_STORE_ERROR, GAIN_STORE_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&kept);
}

static gboolean
move (int parent, const char *name, int attic, const char *kept)
{
  if (renameat2 (parent, name, attic, kept, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST)
    /* The attic has these very bytes. */
    return unlinkat (parent, name, 0) == 0;
  if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP || errno == EPERM)
    return renameat (parent, name, attic, kept) == 0;

  return FALSE;
}

gboolean
gain_attic_move_from (GainFolder *folder,
                      int parent,
                      const char *name,
                      const char *path,
                      GBytes *content,
                      GError **error)
{
  g_autofree char *kept = dup_name (path, content);
  GAIN_AUTO_FD int attic = gain_folder_open_dir (folder, "attic", TRUE);

  if (attic < 0 || !move (parent, name, attic, kept) || fsync (attic) != 0)
    {
      gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      return FALSE;
    }

  return TRUE;
}

gboolean
gain_attic_move (GainFolder *folder,
                 const char *leftover,
                 const char *path,
                 GBytes *content,
                 GError **error)
{
  const char *name;
  GAIN_AUTO_FD int parent = gain_folder_open_parent (folder, leftover, FALSE, &name);

  if (parent < 0)
    {
      gain_store_set_errno (error, GAIN_DOING_READ, leftover, errno);
      return FALSE;
    }

  return gain_attic_move_from (folder, parent, name, path, content, error);
}
