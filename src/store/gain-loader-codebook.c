/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-codebook-check.h"
#include "gain-finding.h"
#include "gain-loader.h"
#include "gain-path.h"
#include "gain-shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Problems of one file that are named one by one. */
#define PROBLEMS_SHOWN 20

static void
remember_seal (GainLoader *self, const char *seal)
{
  if (seal != NULL && *seal != '\0')
    g_hash_table_add (self->codebook_seals, g_strdup (seal));
}

static void
report_problems (GainLoader *self, const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < MIN (problems->len, PROBLEMS_SHOWN); i++)
    gain_finding_add (self->findings,
                      "codebook",
                      path,
                      _ ("“%s”: a part of the codebook cannot be read and is left out: %s. The "
                         "file stays as it is; put the part right in the codebook"),
                      path,
                      (const char *) g_ptr_array_index (problems, i));
}

static void
report_change (GainLoader *self, const char *path)
{
  gain_finding_add (self->findings,
                    "changed-outside",
                    path,
                    _ ("“%s” was changed by another program. It was read as it is; look whether "
                       "the labels are what you expect"),
                    path);
}

static GainCodebook *
parse (GainLoader *self, const char *path, GBytes *bytes, guint number, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) node = gain_json_parse (data, size, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GainCodebook) codebook = NULL;
  const char *seal = NULL;

  if (node != NULL)
    codebook = gain_shape_read_codebook_as_far (node, problems, error);
  if (codebook == NULL)
    return NULL;
  if (gain_codebook_get_version (codebook) != number)
    {
      g_set_error (error,
                   GAIN_JSON_ERROR,
                   GAIN_JSON_ERROR_SHAPE,
                   _ ("it holds version %u, which is not what its name says"),
                   gain_codebook_get_version (codebook));
      return NULL;
    }

  report_problems (self, path, problems);
  if (!gain_content_is_as_written (gain_json_get_seal (json_node_get_object (node)), bytes))
    report_change (self, path);
  gain_json_read_string (json_node_get_object (node), "content_sha256", FALSE, &seal, NULL);
  remember_seal (self, seal);
  remember_seal (self, gain_item_get_origin (GAIN_ITEM (codebook)));

  return g_steal_pointer (&codebook);
}

static void
read_version (GainLoader *self, const char *name, guint number)
{
  g_autofree char *path = g_strconcat ("codebook/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gain_folder_read (self->folder, path, NULL, &error);
  g_autoptr (GainCodebook) codebook = NULL;

  if (bytes == NULL)
    {
      gain_finding_add (self->findings, "no-access", path, "%s", error->message);
      return;
    }

  codebook = parse (self, path, bytes, number, &error);
  if (codebook != NULL)
    gain_codebook_versions_put (self->codebooks, codebook);
  else
    gain_loader_put_aside (self->folder,
                           path,
                           bytes,
                           g_error_matches (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_VERSION)
                               ? "newer"
                               : "damaged",
                           error->message,
                           self->findings);
}

void
gain_loader_read_codebooks (GainLoader *self)
{
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, "codebook", NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *stem = gain_path_dup_id (name, ".json");
      guint64 number;

      if (stem == NULL || stem[0] == '0' ||
          !g_ascii_string_to_unsigned (stem, 10, 1, G_MAXINT32, &number, NULL))
        gain_loader_note_leftover (self, "codebook", name);
      else
        read_version (self, name, (guint) number);
    }
}

/* Versions that a journal has */

/* The seal of a codebook in a line, found without reading it. */
static char *
find_seal (const GainJournalLine *line)
{
  static const char mark[] = "\"content_sha256\":\"";
  const char *found = line->after.data != NULL
                          ? g_strstr_len (line->after.data, (gssize) line->after.size, mark)
                          : NULL;
  const char *start = found != NULL ? found + strlen (mark) : NULL;
  const char *end = line->after.data + line->after.size;

  return start != NULL && end - start > 64 ? g_strndup (start, 64) : NULL;
}

gboolean
gain_loader_has_codebook (GainLoader *self, const GainJournalLine *line)
{
  g_autofree char *seal = NULL;

  /* Only the lead makes versions. */
  if (!gain_slice_is (line->by, self->lead) || line->after.data == NULL)
    return TRUE;
  seal = find_seal (line);

  return seal != NULL && g_hash_table_contains (self->codebook_seals, seal);
}

static void
add_new (GainLoader *self, GainCodebook *codebook)
{
  gain_codebook_versions_put (self->codebooks, codebook);
  g_ptr_array_add (self->new_codebooks, g_object_ref (codebook));
}

void
gain_loader_take_codebook (GainLoader *self, const GainOperation *operation)
{
  GainCodebook *codebook;
  GainCodebook *there;
  g_autoptr (GainCodebook) united = NULL;

  if (operation->after == NULL || g_strcmp0 (operation->owner, self->lead) != 0)
    return;

  codebook = GAIN_CODEBOOK (operation->after);
  there = gain_codebook_versions_get (self->codebooks, gain_codebook_get_version (codebook));
  if (there == NULL)
    {
      add_new (self, codebook);
      return;
    }
  if (gain_item_equal (GAIN_ITEM (there), GAIN_ITEM (codebook)))
    return;

  united = gain_store_unite_codebooks (self->codebooks, codebook);
  add_new (self, united);
  gain_finding_add (self->findings,
                    "conflict",
                    "codebook",
                    _ ("Version %u of the codebook was made in two places at once. Both changes "
                       "were kept, the second one as version %u; look at the codebook"),
                    gain_codebook_get_version (codebook),
                    gain_codebook_get_version (united));
}

/* What counts */

static void
report_and_mend (GainLoader *self)
{
  GainCodebook *current = gain_codebook_versions_get_current (self->codebooks);
  g_autoptr (GPtrArray) problems = gain_codebook_list_problems (current);
  g_autofree char *path = g_strdup_printf ("codebook/%u.json", gain_codebook_get_version (current));
  g_autoptr (GainItem) mended = NULL;

  for (guint i = 0; i < MIN (problems->len, PROBLEMS_SHOWN); i++)
    gain_finding_add (self->findings,
                      "codebook",
                      path,
                      /* Translators: the name of a file; what is wrong and what to do. */
                      _ ("“%s”: %s"),
                      path,
                      ((GainCodebookProblem *) g_ptr_array_index (problems, i))->message);
  if (problems->len == 0)
    return;

  mended = gain_item_copy (GAIN_ITEM (current));
  gain_codebook_mend (GAIN_CODEBOOK (mended));
  gain_codebook_versions_put (self->codebooks, GAIN_CODEBOOK (mended));
}

void
gain_loader_settle_codebooks (GainLoader *self)
{
  g_autoptr (GainCodebook) standard = NULL;

  if (gain_codebook_versions_get_n (self->codebooks) == 0)
    {
      standard = gain_shape_new_default_codebook ();
      gain_codebook_versions_put (self->codebooks, standard);
      gain_finding_add (
          self->findings,
          "damaged",
          "codebook",
          _ ("No codebook in “codebook” can be read, so the one that Gainsay comes with "
             "is used. Put a good copy of your codebook there and open the project again"));
    }
  report_and_mend (self);
}
