/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-path.h"
#include "gain-shape.h"
#include "gain-store-error.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>

static GBytes *
to_bytes (JsonNode *node)
{
  GString *text = gain_json_write (node);

  return g_string_free_to_bytes (text);
}

static JsonNode *
new_project (const char *me, const char *name)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_alloc ();

  json_object_set_string_member (object, "format", "gainsay-project");
  json_object_set_int_member (object, "version", 1);
  if (name != NULL)
    json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "created", created);
  json_object_set_string_member (object, "lead", me);
  json_object_set_object_member (object, "covers", json_object_new ());
  json_object_set_object_member (object, "excluded", json_object_new ());
  gain_json_seal (object, "version");
  json_node_init_object (node, object);
  json_object_unref (object);

  return node;
}

/* Files that other programs put into any folder do not count. */
static gboolean
is_empty (GainFolder *folder, GError **error, gboolean *empty)
{
  g_autoptr (GPtrArray) names = gain_folder_list (folder, "", error);

  if (names == NULL)
    return FALSE;

  *empty = TRUE;
  for (guint i = 0; i < names->len; i++)
    if (((const char *) g_ptr_array_index (names, i))[0] != '.')
      *empty = FALSE;

  return TRUE;
}

static GainFolder *
make_folder (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr (GainFolder) folder = NULL;
  GAIN_AUTO_FD int fd = -1;
  gboolean empty;

  /* gain_folder_open() has the words for a place that is not of this computer. */
  if (path != NULL && g_mkdir_with_parents (path, 0777) != 0 && errno != EEXIST)
    {
      gain_store_set_errno (error, GAIN_DOING_SAVE, path, errno);
      return NULL;
    }

  folder = gain_folder_open (file, error);
  if (folder == NULL || !is_empty (folder, error, &empty))
    return NULL;
  if (!empty)
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_EXISTS,
                   _ ("“%s” is not empty. Choose a new name, or open it if it is a project"),
                   path);
      return NULL;
    }

  fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    fsync (fd);

  return g_steal_pointer (&folder);
}

static gboolean
write_first_files (GainFolder *folder,
                   const char *me,
                   const char *name,
                   const char *tag,
                   GError **error)
{
  g_autoptr (GainCodebook) codebook = gain_shape_new_default_codebook ();
  g_autoptr (JsonNode) codebook_node = gain_shape_write_codebook (codebook);
  g_autoptr (JsonNode) project_node = new_project (me, name);
  g_autoptr (GBytes) codebook_bytes = to_bytes (codebook_node);
  g_autoptr (GBytes) project_bytes = to_bytes (project_node);

  /* project.json last: it is what makes the folder a project. */
  return gain_file_write_new (folder, "codebook/1.json", tag, codebook_bytes, error) &&
         gain_file_write_new (folder, "project.json", tag, project_bytes, error);
}

gboolean
gain_store_create (GFile *file, const char *me, const char *name, GError **error)
{
  g_autofree char *data_folder = gain_device_dup_data_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GainFolder) folder = NULL;
  g_autoptr (GainDevice) device = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!gain_path_is_annotator (me))
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_NAME,
                   _ ("“%s” cannot be the id of an annotator. Use up to 32 of the characters a–z, "
                      "0–9 and “-”"),
                   me != NULL ? me : "");
      return FALSE;
    }

  folder = make_folder (file, error);
  if (folder == NULL)
    return FALSE;

  device = gain_device_open (data_folder);
  path = g_file_get_path (file);
  gain_device_set_annotator (device, path, me);

  return write_first_files (folder, me, name, gain_device_get_name (device), error);
}
