/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-path.h"
#include "gain-shape.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Versions of the codebook are written once, and by the main thread: they are
 * small and rare. */

static char *
dup_path (guint number)
{
  return g_strdup_printf ("codebook/%u.json", number);
}

GainCodebook *
gain_store_unite_codebooks (GainCodebookVersions *versions, GainCodebook *codebook)
{
  GainCodebook *current = gain_codebook_versions_get_current (versions);
  GainCodebook *base =
      gain_codebook_versions_get (versions, gain_codebook_get_version (codebook) - 1);
  GainCodebook *united =
      gain_codebook_merge (current, base, codebook, gain_codebook_get_version (current) + 1);
  g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
  const char *seal = NULL;

  gain_json_read_string (json_node_get_object (node), "content_sha256", FALSE, &seal, NULL);
  gain_item_set_origin (GAIN_ITEM (united), seal);
  gain_item_set_note (GAIN_ITEM (united), gain_item_get_note (GAIN_ITEM (codebook)));
  gain_item_set_created (GAIN_ITEM (united), gain_item_get_created (GAIN_ITEM (codebook)));
  gain_item_set_modified (GAIN_ITEM (united), gain_item_get_created (GAIN_ITEM (codebook)));

  return united;
}

void
gain_store_add_codebook (GainStore *self, GainCodebook *codebook)
{
  if (strcmp (gain_project_get_lead (self->project), gain_project_get_me (self->project)) != 0 ||
      gain_project_get_read_only (self->project))
    return;

  g_ptr_array_add (self->codebooks, g_object_ref (codebook));
  gain_store_note_change (self);
}

/* In place of none, or of one that is taken care of under the number that it has now. */
static void
apply (GainStore *self, GainCodebook *codebook)
{
  g_autoptr (GainChange) change = gain_change_new ("load");

  gain_change_add (change,
                   GAIN_ITEM_CODEBOOK,
                   gain_project_get_lead (self->project),
                   NULL,
                   gain_item_get_id (GAIN_ITEM (codebook)),
                   NULL,
                   GAIN_ITEM (codebook));
  gain_store_apply_outside (self, change, "codebook");
}

static gboolean
was_taken (GainStore *self, GainCodebook *codebook)
{
  GainCodebookVersions *versions = gain_project_get_codebook_versions (self->project);
  g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
  const char *seal = NULL;

  gain_json_read_string (json_node_get_object (node), "content_sha256", FALSE, &seal, NULL);
  for (guint i = 0; i < gain_codebook_versions_get_n (versions); i++)
    {
      GainItem *version = GAIN_ITEM (gain_codebook_versions_get_at (versions, i));

      if (gain_item_equal (version, GAIN_ITEM (codebook)) ||
          g_strcmp0 (gain_item_get_origin (version), seal) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
report_conflict (GainStore *self, guint number, guint next)
{
  gain_store_add_finding (self,
                          "conflict",
                          "codebook",
                          _ ("Version %u of the codebook was made in two places at once. Both "
                             "changes were kept, the second one as version %u; look at the "
                             "codebook"),
                          number,
                          next);
}

/* @codebook lost its number to another version. */
static void
add_united (GainStore *self, GainCodebook *codebook)
{
  g_autoptr (GainCodebook) united =
      gain_store_unite_codebooks (gain_project_get_codebook_versions (self->project), codebook);

  apply (self, united);
  gain_store_add_codebook (self, united);
  report_conflict (self, gain_codebook_get_version (codebook), gain_codebook_get_version (united));
}

void
gain_store_take_codebook (GainStore *self, GainCodebook *codebook)
{
  guint number = gain_codebook_get_version (codebook);

  if (was_taken (self, codebook))
    return;
  if (gain_project_get_codebook_version (self->project, number) != NULL)
    {
      add_united (self, codebook);
      return;
    }

  apply (self, codebook);
  gain_store_add_codebook (self, codebook);
}

static GainCodebook *
read_file (GainStore *self, guint number, GBytes **bytes)
{
  g_autofree char *path = dup_path (number);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GainCodebook) codebook = NULL;

  *bytes = gain_folder_read (self->folder, path, NULL, NULL);
  if (*bytes == NULL)
    return NULL;

  node = gain_json_parse (g_bytes_get_data (*bytes, NULL), g_bytes_get_size (*bytes), NULL);
  if (node != NULL)
    codebook = gain_shape_read_codebook (node, NULL);

  return codebook != NULL && gain_codebook_get_version (codebook) == number
             ? g_steal_pointer (&codebook)
             : NULL;
}

/* Another was there first with this number: theirs has it, and ours is the
 * next. What cannot be read is replaced (a copy of it is in the attic). */
static gboolean
give_way (GainStore *self, GainCodebook *codebook, GBytes *content, GError **error)
{
  guint number = gain_codebook_get_version (codebook);
  g_autofree char *path = dup_path (number);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GainCodebook) theirs = read_file (self, number, &bytes);
  GainFileVersion known;

  if (bytes != NULL && g_bytes_equal (bytes, content))
    return TRUE;
  if (theirs == NULL)
    {
      gain_file_version_set (&known, bytes);
      return gain_file_replace (
          self->folder, path, gain_device_get_name (self->device), content, &known, &other, error);
    }
  if (gain_item_equal (GAIN_ITEM (theirs), GAIN_ITEM (codebook)))
    return TRUE;

  gain_project_set_codebook (self->project, theirs);
  if (!was_taken (self, codebook))
    add_united (self, codebook);

  return TRUE;
}

static gboolean
write_one (GainStore *self, GainCodebook *codebook, GError **error)
{
  g_autofree char *path = dup_path (gain_codebook_get_version (codebook));
  g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) content = NULL;
  GString *text = gain_json_write (node);

  content = g_string_free_to_bytes (text);
  if (gain_file_write_new (
          self->folder, path, gain_device_get_name (self->device), content, &local_error))
    return TRUE;
  if (g_error_matches (local_error, GAIN_STORE_ERROR, GAIN_STORE_ERROR_EXISTS))
    return give_way (self, codebook, content, error);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

gboolean
gain_store_write_codebooks (GainStore *self, GError **error)
{
  while (self->codebooks->len > 0)
    {
      g_autoptr (GainCodebook) codebook = g_object_ref (g_ptr_array_index (self->codebooks, 0));

      if (!write_one (self, codebook, error))
        return FALSE;
      g_ptr_array_remove_index (self->codebooks, 0);
    }

  return TRUE;
}

void
gain_store_look_at_codebooks (GainStore *self)
{
  g_autoptr (GPtrArray) names = gain_folder_list (self->folder, "codebook", NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *stem = gain_path_dup_id (g_ptr_array_index (names, i), ".json");
      g_autoptr (GainCodebook) codebook = NULL;
      g_autoptr (GBytes) bytes = NULL;
      guint64 number;

      if (stem == NULL || stem[0] == '0' ||
          !g_ascii_string_to_unsigned (stem, 10, 1, G_MAXINT32, &number, NULL) ||
          gain_project_get_codebook_version (self->project, (guint) number) != NULL)
        continue;
      codebook = read_file (self, (guint) number, &bytes);
      if (codebook != NULL)
        apply (self, codebook);
    }
}

/* Data that the codebook does not know */

typedef struct
{
  GainStore *store;
  GHashTable *labels; /* id → count of marks */
  GHashTable *types;  /* id → count of links */
  const char *last_label;
  guint last_version;
  gboolean last_known;
} Unknown;

static void
count (GHashTable *table, const char *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, id));

  g_hash_table_insert (table, (gpointer) id, GUINT_TO_POINTER (n + 1));
}

/* Ids are interned, and one follows its like: most marks cost a comparison. */
static void
check_mark (Unknown *self, GainAnnotation *mark)
{
  const char *label = gain_annotation_get_label (mark);
  guint version = gain_item_get_codebook (GAIN_ITEM (mark));

  if (label == self->last_label && version == self->last_version && self->last_known)
    return;
  self->last_label = label;
  self->last_version = version;
  self->last_known = gain_project_resolve_label (self->store->project, mark) != NULL;
  if (!self->last_known)
    count (self->labels, gain_project_resolve_label_id (self->store->project, mark));
}

static void
check_layer (Unknown *self, GainLayer *layer)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  g_autoptr (GPtrArray) links = gain_layer_list_items (layer, GAIN_ITEM_RELATION);

  for (guint i = 0; i < marks->len; i++)
    check_mark (self, g_ptr_array_index (marks, i));
  for (guint i = 0; i < links->len; i++)
    if (gain_project_resolve_relation_type (self->store->project, g_ptr_array_index (links, i)) ==
        NULL)
      count (self->types,
             gain_project_resolve_relation_type_id (self->store->project,
                                                    g_ptr_array_index (links, i)));
}

static void
report_unknown (Unknown *self, gboolean marks)
{
  GHashTable *table = marks ? self->labels : self->types;
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);
  g_autofree char *path =
      dup_path (gain_codebook_get_version (gain_project_get_codebook (self->store->project)));

  for (GList *l = ids; l != NULL; l = l->next)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, l->data));

      if (marks)
        gain_store_add_finding (
            self->store,
            "codebook",
            path,
            g_dngettext (GETTEXT_PACKAGE,
                         "“%s” has no label “%s”, but %u mark has it. It is kept and shown as "
                         "unknown; add a label with this id, or give the mark another one",
                         "“%s” has no label “%s”, but %u marks have it. They are kept and shown as "
                         "unknown; add a label with this id, or give the marks another one",
                         n),
            path,
            (const char *) l->data,
            n);
      else
        gain_store_add_finding (
            self->store,
            "codebook",
            path,
            g_dngettext (GETTEXT_PACKAGE,
                         "“%s” has no kind of link “%s”, but %u link is of it. It is kept; add a "
                         "kind of link with this id, or remove the link",
                         "“%s” has no kind of link “%s”, but %u links are of it. They are kept; "
                         "add a kind of link with this id, or remove the links",
                         n),
            path,
            (const char *) l->data,
            n);
    }
}

static gboolean
sees (GainStore *self, GainLayer *layer)
{
  const char *me = gain_project_get_me (self->project);

  return strcmp (me, gain_project_get_lead (self->project)) == 0 ||
         strcmp (me, gain_layer_get_annotator (layer)) == 0;
}

void
gain_store_check_labels (GainStore *self)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (self->project, NULL);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  Unknown unknown = { .store = self, .labels = labels, .types = types };

  for (guint i = 0; i < layers->len; i++)
    if (sees (self, g_ptr_array_index (layers, i)))
      check_layer (&unknown, g_ptr_array_index (layers, i));
  report_unknown (&unknown, TRUE);
  report_unknown (&unknown, FALSE);
}
