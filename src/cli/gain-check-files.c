/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-check-files.h"

#include <string.h>
#include <sys/stat.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gain-input.h"
#include "gain-shape.h"

#define MAX_DEPTH 8
/* A page copy unpacks to no more than what we fetch; ten times that is a bomb. */
#define MAX_PAGE (320u * 1024u * 1024u)
#define PIECE    (64u * 1024u)

/* A file as it lies there. */
typedef struct
{
  GainCheckReport *report;
  const char *path; /* below the folder */
  GBytes *bytes;
} File;

typedef void (*CheckFunc) (const File *file);

static void
damaged (const File *file, const char *message)
{
  gain_check_report_problem (file->report, "damaged", file->path, "%s", message);
}

static JsonNode *
parse (const File *file)
{
  gsize size;
  const char *data = g_bytes_get_data (file->bytes, &size);
  g_autoptr (GError) error = NULL;
  JsonNode *node = gain_json_parse (data, size, &error);

  if (node == NULL)
    damaged (file, error->message);

  return node;
}

static void
check_seal (const File *file, GainJsonSeal seal)
{
  if (seal == GAIN_JSON_SEAL_DIFFERS)
    gain_check_report_problem (
        file->report,
        "changed-outside",
        file->path,
        "%s",
        _ ("it reads well, but was changed outside of the program. Look whether that was meant."));
}

static void
check_article (const File *file)
{
  g_autoptr (JsonNode) node = parse (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainArticle) article = NULL;
  GainJsonSeal seal;

  if (node == NULL)
    return;

  gain_check_report_count (file->report, "articles", 1);
  article = gain_shape_read_article (node, &seal, &error);
  if (article == NULL)
    damaged (file, error->message);
  else
    check_seal (file, seal);
}

static void
check_layer_file (const File *file, GainLayerFile *layer)
{
  check_seal (file, layer->seal);
  if (layer->newer)
    gain_check_report_note (file->report,
                            "newer",
                            file->path,
                            "%s",
                            _ ("it was written by a newer version of Gainsay."));
  for (guint i = 0; i < layer->problems->len; i++)
    gain_check_report_problem (file->report,
                               "unreadable-entry",
                               file->path,
                               "%s",
                               (const char *) g_ptr_array_index (layer->problems, i));
}

static void
check_layer (const File *file)
{
  g_autoptr (JsonNode) node = parse (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainLayerFile) layer = NULL;

  if (node == NULL)
    return;

  layer = gain_shape_read_layer (node, &error);
  if (layer == NULL)
    damaged (file, error->message);
  else
    check_layer_file (file, layer);
}

static void
check_registry (const File *file)
{
  g_autoptr (JsonNode) node = parse (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainLayerFile) registry = NULL;

  if (node == NULL)
    return;

  registry = gain_shape_read_registry (node, &error);
  if (registry == NULL)
    damaged (file, error->message);
  else
    check_layer_file (file, registry);
}

static void
check_codebook (const File *file)
{
  g_autoptr (JsonNode) node = parse (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainCodebook) codebook = NULL;

  if (node == NULL)
    return;

  codebook = gain_shape_read_codebook (node, &error);
  if (codebook == NULL)
    damaged (file, error->message);
}

/* project.json and whatever else of ours has no shape of its own here. */
static void
check_sealed (const File *file)
{
  g_autoptr (JsonNode) node = parse (file);
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  if (node == NULL)
    return;

  object = gain_json_get_root_object (node, &error);
  if (object == NULL)
    damaged (file, error->message);
  else
    check_seal (file, gain_json_get_seal (object));
}

static gboolean
unpacks (GInputStream *stream, GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize total = 0;
  gssize n;

  /* Not g_input_stream_skip(): a converter skips what it has not unpacked. */
  while ((n = g_input_stream_read (stream, piece, PIECE, NULL, error)) > 0)
    {
      total += n;
      if (total > MAX_PAGE)
        {
          g_set_error_literal (error,
                               G_IO_ERROR,
                               G_IO_ERROR_INVALID_DATA,
                               _ ("it unpacks to more than any page has"));
          return FALSE;
        }
    }

  return n == 0;
}

static void
check_page (const File *file)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_bytes (file->bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, converter);
  g_autoptr (GError) error = NULL;

  if (!unpacks (stream, &error))
    damaged (file, error->message);
}

static void
check_journal_line (const File *file, const char *line, gsize size, guint number)
{
  g_autoptr (GError) error = NULL;

  gain_check_report_count (file->report, "journal_lines", 1);
  if (!gain_json_check (line, size, &error))
    gain_check_report_problem (
        file->report, "damaged", file->path, _ ("line %u: %s"), number, error->message);
}

static void
check_journal (const File *file)
{
  gsize size;
  const char *data = g_bytes_get_data (file->bytes, &size);
  guint number = 0;

  for (gsize at = 0; at < size;)
    {
      const char *end = memchr (data + at, '\n', size - at);

      number++;
      if (end == NULL)
        {
          gain_check_report_note (
              file->report,
              "unfinished",
              file->path,
              _ ("line %u was never finished, so nobody was told that it is saved. It is set aside when the program opens the project for writing."),
              number);
          return;
        }
      check_journal_line (file, data + at, end - (data + at), number);
      at = end - data + 1;
    }
}

/* What stands where; the first that fits counts. */
static const struct
{
  const char *pattern;
  CheckFunc func;
} kinds[] = {
  { "project.json", check_sealed },         { "codebook/*.json", check_codebook },
  { "articles/*.meta.json", check_sealed }, { "articles/*.json", check_article },
  { "articles/*.html.gz", check_page },     { "annotations/*.json", check_layer },
  { "submissions/*.json", check_layer },    { "registry/*.json", check_registry },
  { "journal/*.jsonl", check_journal },     { "reviews/*.json", check_sealed },
  { "gold/*.json", check_sealed },
};

static CheckFunc
find_check (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_pattern_match_simple (kinds[i].pattern, path))
      return kinds[i].func;

  return NULL;
}

static void
check_file (const char *absolute, const char *path, GainCheckReport *report)
{
  CheckFunc func = find_check (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (func == NULL)
    {
      gain_check_report_note (report,
                              "unknown",
                              path,
                              "%s",
                              _ ("it is no file of a project; the program leaves it alone."));
      return;
    }

  gain_check_report_count (report, "files", 1);
  bytes = gain_input_read (absolute, GAIN_JSON_MAX_BYTES, &error);
  if (bytes == NULL)
    {
      gain_check_report_problem (report, "no-access", path, "%s", error->message);
      return;
    }

  func (&(File){ report, path, bytes });
}

static void check_folder (const char *absolute,
                          const char *path,
                          guint depth,
                          GainCheckReport *report);

static void
check_entry (const char *absolute, const char *path, guint depth, GainCheckReport *report)
{
  GStatBuf info;

  if (g_lstat (absolute, &info) != 0)
    gain_check_report_problem (report,
                               "no-access",
                               path,
                               "%s",
                               _ ("it cannot be looked at. Check the rights to its folder."));
  else if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
    check_folder (absolute, path, depth + 1, report);
  else if (S_ISREG (info.st_mode))
    check_file (absolute, path, report);
  else
    gain_check_report_note (report,
                            "unknown",
                            path,
                            "%s",
                            _ ("it is no regular file; the program does not follow or open it."));
}

/* Hidden names are temporaries of ours, which opening takes care of, or
 * belong to other tools; the attic holds what is known to be odd. */
static gboolean
is_left_alone (const char *path, const char *name)
{
  return (name[0] == '.' && !g_str_has_suffix (name, ".tmp")) || g_str_equal (path, "attic");
}

static void
check_name (const char *folder,
            const char *parent,
            const char *name,
            guint depth,
            GainCheckReport *report)
{
  g_autofree char *absolute = g_build_filename (folder, name, NULL);
  g_autofree char *path = *parent != '\0' ? g_build_filename (parent, name, NULL) : g_strdup (name);

  if (is_left_alone (path, name))
    return;
  if (name[0] == '.')
    gain_check_report_note (
        report,
        "leftover",
        path,
        "%s",
        _ ("it was left behind by a program that was stopped. It is taken in when the project is opened for writing."));
  else
    check_entry (absolute, path, depth, report);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_folder (const char *absolute, const char *path, guint depth, GainCheckReport *report)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (absolute, 0, &error);
  const char *name;

  if (dir == NULL)
    {
      gain_check_report_problem (
          report, "no-access", *path != '\0' ? path : ".", "%s", error->message);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    check_name (absolute, path, g_ptr_array_index (names, i), depth, report);
}

void
gain_check_files (const char *folder, GainCheckReport *report)
{
  check_folder (folder, "", 0, report);
}
