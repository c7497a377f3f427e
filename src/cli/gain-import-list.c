/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-import-list.h"

/* A folder in a folder …: deeper than this is a mistake. */
#define MAX_DEPTH 32

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static void
add_path (GPtrArray *files, const char *path, guint depth)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean named = depth == 0;
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR) &&
                       (named || !g_file_test (path, G_FILE_TEST_IS_SYMLINK));

  if (is_folder && depth < MAX_DEPTH)
    names = list_names (path);
  if (names == NULL)
    {
      g_ptr_array_add (files, g_strdup (path));
      return;
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      add_path (files, child, depth + 1);
    }
}

GPtrArray *
gain_import_list_files (const char *path)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  if (g_str_equal (path, "-"))
    g_ptr_array_add (files, g_strdup (path));
  else
    add_path (files, path, 0);

  return files;
}
