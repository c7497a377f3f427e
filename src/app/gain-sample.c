/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-sample.h"

#include <glib/gi18n-lib.h>

#include "gain-page-import.h"
#include "gain-store.h"

#define SAMPLE_PATH "/org/gainsay/Gainsay/sample"

static gboolean
add_article (GainStore *store, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SAMPLE_PATH, "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  GainPageSource source = { .name = name, .licence = "CC0-1.0" };
  g_autoptr (GainArticle) article = NULL;

  if (bytes == NULL)
    return FALSE;
  article = gain_page_import (bytes, &source, error);

  return article != NULL && gain_store_add_article (store, article, NULL, NULL, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
fill (GFile *folder, GError **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (SAMPLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GainStore) store = NULL;

  if (names == NULL || !gain_store_create (folder, "me", _ ("Sample: Lake Merrow"), error))
    return FALSE;
  store = gain_store_open (folder, "me", NULL, error);
  if (store == NULL)
    return FALSE;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (char **name = names; *name != NULL; name++)
    if (!add_article (store, *name, error))
      return FALSE;

  return gain_store_close (store, error);
}

GFile *
gain_sample_ensure (GError **error)
{
  g_autoptr (GFile) folder = g_file_new_build_filename (g_get_user_data_dir (), "gainsay", "sample", NULL);
  g_autoptr (GFile) project = g_file_get_child (folder, "project.json");

  if (!g_file_query_exists (project, NULL) && !fill (folder, error))
    return NULL;

  return g_steal_pointer (&folder);
}
