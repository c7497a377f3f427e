/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-codebook-file.h"

#include <glib/gi18n-lib.h>

#include "gain-json-check.h"
#include "gain-json-writer.h"
#include "gain-shape.h"

/* A codebook is some kilobytes. */
#define MAX_BYTES (16u * 1024u * 1024u)

static void
prefix_name (GFile *file, GError **error, const char *format)
{
  g_autofree char *name = g_file_get_basename (file);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  g_prefix_error (error, "%s%s%s", parts[0], name, parts[1]);
}

gboolean
gain_codebook_file_save (GainCodebook *codebook, GFile *file, GError **error)
{
  g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
  g_autoptr (GString) text = gain_json_write (node);

  if (g_file_replace_contents (
          file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error))
    return TRUE;
  /* Translators: %s is the name of a file; what went wrong follows */
  prefix_name (file, error, _ ("Could not save the codebook as “%s”: "));

  return FALSE;
}

static GainCodebook *
parse (const char *data, gsize size, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (size > MAX_BYTES)
    {
      g_set_error_literal (error,
                           GAIN_JSON_ERROR,
                           GAIN_JSON_ERROR_SYNTAX,
                           _ ("it is too large for a codebook"));
      return NULL;
    }
  node = gain_json_parse (data, size, error);

  return node != NULL ? gain_shape_read_codebook (node, error) : NULL;
}

GainCodebook *
gain_codebook_file_load (GFile *file, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GainCodebook) codebook = NULL;
  gsize size;

  if (g_file_load_contents (file, NULL, &data, &size, NULL, error))
    codebook = parse (data, size, error);
  if (codebook == NULL)
    /* Translators: %s is the name of a file; what went wrong, and in which line, follows */
    prefix_name (file, error, _ ("“%s” cannot be imported: "));

  return g_steal_pointer (&codebook);
}
