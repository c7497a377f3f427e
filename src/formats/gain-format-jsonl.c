/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-export"

#include "config.h"

#include "gain-format-jsonl.h"

#include <glib/gi18n-lib.h>

#include "gain-record-shape.h"

#define FORMAT  "gainsay-export"
#define VERSION 1

/* Behind the members of the article. */
static const char *const own_members[] = {
  "statuses", "excluded",     "flips",  "annotations",     "relations",
  "actors",   "propositions", "merges", "entry_relations", NULL,
};

static const struct
{
  const char *name;
  GainItemKind kind;
  gboolean even_if_empty;
} lists[] = {
  { "annotations", GAIN_ITEM_ANNOTATION, TRUE }, { "relations", GAIN_ITEM_RELATION, TRUE },
  { "actors", GAIN_ITEM_ACTOR, FALSE },          { "propositions", GAIN_ITEM_PROPOSITION, FALSE },
  { "merges", GAIN_ITEM_MERGE, FALSE },
};

/* Writing */

/* An unknown member of the article may have a name that is ours here. */
static void
set_object (JsonObject *object, const char *name, JsonObject *value, gboolean even_if_empty)
{
  if (json_object_has_member (object, name))
    json_object_remove_member (object, name);
  if (even_if_empty || json_object_get_size (value) > 0)
    json_object_set_object_member (object, name, value);
  else
    json_object_unref (value);
}

static void
set_list (JsonObject *object, const char *name, JsonArray *value, gboolean even_if_empty)
{
  if (json_object_has_member (object, name))
    json_object_remove_member (object, name);
  if (even_if_empty || json_array_get_length (value) > 0)
    json_object_set_array_member (object, name, value);
  else
    json_array_unref (value);
}

guint
gain_format_jsonl_write_record (GString *out, GainRecord *record, GainRecordText text, guint n)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = gain_record_write_article (record, text);
  GString *line;

  json_node_take_object (node, object);
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  set_object (object, "statuses", gain_record_write_statuses (record), TRUE);
  set_object (object, "excluded", gain_record_write_excluded (record), TRUE);
  set_object (object, "flips", gain_record_write_flips (record), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    set_list (object,
              lists[i].name,
              gain_record_write_items (record, lists[i].kind, text),
              lists[i].even_if_empty);
  set_list (object, "entry_relations", gain_record_write_entry_links (record), FALSE);
  gain_json_seal (object, "text_sha256");

  line = gain_json_write_line (node);
  g_string_append_len (out, line->str, (gssize) line->len);
  g_string_append_c (out, '\n');
  g_string_free (line, TRUE);
  return 1;
}

/* Reading */

static gboolean
check_format (GainImport *import, JsonObject *object, guint number, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 version = 0;

  if (gain_json_read_format (object, FORMAT, VERSION, &version, &local))
    return TRUE;
  if (!g_error_matches (local, GAIN_JSON_ERROR, GAIN_JSON_ERROR_VERSION))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gain_import_warn (import,
                    number,
                    _ ("A newer Gainsay wrote this; what this one does not know was left out."));
  return TRUE;
}

static GainRecord *
read_record (JsonObject *object, GPtrArray *problems, GError **error)
{
  g_autoptr (GainRecord) record = gain_record_read_article (object, own_members, error);

  if (record == NULL || !gain_record_read_statuses (record, object, "statuses", error) ||
      !gain_record_read_excluded (record, object, "excluded", error) ||
      !gain_record_read_flips (record, object, "flips", error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!gain_record_read_items (record, object, lists[i].name, lists[i].kind, problems, error))
      return NULL;
  if (!gain_record_read_entry_links (record, object, "entry_relations", problems, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
read_line (GainImport *import, const char *line, gsize length, guint number, GError **error)
{
  g_autoptr (JsonNode) node = gain_import_parse_line (import, line, length, number, error);
  JsonObject *object = node != NULL ? gain_json_get_root_object (node, error) : NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GainRecord *record;

  if (object == NULL || !check_format (import, object, number, error))
    return FALSE;
  record = read_record (object, problems, error);
  if (record == NULL)
    return FALSE;
  if (gain_json_get_seal (object) == GAIN_JSON_SEAL_DIFFERS)
    gain_import_warn (import, number, _ ("This was changed after it was exported: look at it."));
  for (guint i = 0; i < problems->len; i++)
    gain_import_warn (import, number, problems->pdata[i]);
  record->line = number;
  gain_import_take_record (import, record);
  return TRUE;
}

gboolean
gain_format_jsonl_read (GainImport *import, GError **error)
{
  const char *line;
  gsize length;
  guint number;

  while (gain_import_next_line (import, &line, &length, &number))
    {
      g_autoptr (GError) local = NULL;

      if (gain_import_is_cancelled (import, error))
        return FALSE;
      if (length > 0 && !read_line (import, line, length, number, &local))
        {
          g_autofree char *message =
              g_strdup_printf (_ ("The article in this line was left out. %s."), local->message);

          gain_import_warn (import, number, message);
        }
    }
  return TRUE;
}
