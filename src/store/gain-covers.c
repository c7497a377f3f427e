/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-covers.h"

#include "gain-json.h"

typedef struct
{
  gint64 n;
  gint64 bytes;
} Cover;

/* Interned path → Cover. */
struct _GainCovers
{
  GHashTable *files;
};

GainCovers *
gain_covers_new (void)
{
  GainCovers *self = g_new0 (GainCovers, 1);

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  return self;
}

void
gain_covers_free (GainCovers *self)
{
  g_hash_table_unref (self->files);
  g_free (self);
}

GainCovers *
gain_covers_copy (GainCovers *self)
{
  GainCovers *copy = gain_covers_new ();

  gain_covers_extend_all (copy, self);

  return copy;
}

GainCovers *
gain_covers_read (JsonObject *object)
{
  GainCovers *self = gain_covers_new ();
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *file = NULL;
      gint64 n = 0;
      gint64 bytes = 0;

      if (gain_json_read_object (object, l->data, TRUE, &file, NULL) &&
          gain_json_read_int (file, "n", TRUE, 0, G_MAXINT64, &n, NULL) &&
          gain_json_read_int (file, "bytes", TRUE, 0, G_MAXINT64, &bytes, NULL))
        gain_covers_extend (self, l->data, bytes, n);
    }

  return self;
}

static GList *
list_paths (GainCovers *self)
{
  return g_list_sort (g_hash_table_get_keys (self->files), (GCompareFunc) g_strcmp0);
}

JsonObject *
gain_covers_write (GainCovers *self)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) paths = list_paths (self);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      const Cover *cover = g_hash_table_lookup (self->files, l->data);
      JsonObject *file = json_object_new ();

      json_object_set_int_member (file, "n", cover->n);
      json_object_set_int_member (file, "bytes", cover->bytes);
      json_object_set_object_member (object, l->data, file);
    }

  return object;
}

gint64
gain_covers_get_bytes (GainCovers *self, const char *path)
{
  const Cover *cover = g_hash_table_lookup (self->files, path);

  return cover != NULL ? cover->bytes : 0;
}

gint64
gain_covers_get_n (GainCovers *self)
{
  GHashTableIter iter;
  gpointer cover;
  gint64 n = 0;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, &cover))
    n = MAX (n, ((const Cover *) cover)->n);

  return n;
}

void
gain_covers_extend (GainCovers *self, const char *path, gint64 bytes, gint64 n)
{
  Cover *cover = g_hash_table_lookup (self->files, path);

  if (cover == NULL)
    {
      cover = g_new0 (Cover, 1);
      g_hash_table_insert (self->files, (gpointer) g_intern_string (path), cover);
    }
  cover->bytes = MAX (cover->bytes, bytes);
  cover->n = MAX (cover->n, n);
}

void
gain_covers_extend_all (GainCovers *self, GainCovers *other)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  g_hash_table_iter_init (&iter, other->files);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      const Cover *cover = value;

      gain_covers_extend (self, path, cover->bytes, cover->n);
    }
}

void
gain_covers_intersect (GainCovers *self, GainCovers *other)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      Cover *cover = value;
      const Cover *there = g_hash_table_lookup (other->files, path);

      if (there == NULL)
        g_hash_table_iter_remove (&iter);
      else if (there->bytes < cover->bytes)
        *cover = *there;
    }
}

gboolean
gain_covers_contains (GainCovers *self, GainCovers *inner)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  g_hash_table_iter_init (&iter, inner->files);
  while (g_hash_table_iter_next (&iter, &path, &value))
    if (gain_covers_get_bytes (self, path) < ((const Cover *) value)->bytes)
      return FALSE;

  return TRUE;
}
