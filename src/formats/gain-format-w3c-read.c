/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-import"

#include "config.h"

#include "gain-format-w3c.h"

#include <glib/gi18n-lib.h>

#include "gain-quote-anchor.h"
#include "gain-record-shape.h"
#include "gain-w3c-annotation.h"

/* A file of ours is read a line at a time: each article comes before its marks,
 * so one record is in memory. Any other file is read whole, articles first. */
typedef struct
{
  GainImport *import;
  GHashTable *by_iri; /* of the article and of its page → GainRecord (lent) */
  GPtrArray *records; /* of GainRecord, in order; they still lack marks */
  GPtrArray *problems;
  guint line; /* 0: not known */
} Reading;

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE, message);
  return FALSE;
}

static void
hand_over (Reading *reading)
{
  for (guint i = 0; i < reading->records->len; i++)
    gain_import_take_record (reading->import, reading->records->pdata[i]);
  g_ptr_array_set_size (reading->records, 0);
  g_hash_table_remove_all (reading->by_iri);
}

static void
tell_problems (Reading *reading)
{
  for (guint i = 0; i < reading->problems->len; i++)
    gain_import_warn (reading->import, reading->line, reading->problems->pdata[i]);
  g_ptr_array_set_size (reading->problems, 0);
}

/* Articles */

static const char *
find_text (JsonObject *annotation)
{
  g_autoptr (GPtrArray) bodies = gain_w3c_list_values (annotation, "body");

  if (bodies->len == 0 || !JSON_NODE_HOLDS_OBJECT ((JsonNode *) bodies->pdata[0]))
    return NULL;
  return gain_w3c_get_string (json_node_get_object (bodies->pdata[0]), "value");
}

static GainRecord *
read_record (JsonObject *annotation, GPtrArray *problems, GError **error)
{
  static const char *const none[] = { NULL };
  g_autoptr (GainRecord) record = NULL;
  JsonObject *members = NULL;
  const char *text = find_text (annotation);

  if (!gain_json_read_object (annotation, "gainsay:article", TRUE, &members, error))
    return NULL;
  if (text != NULL)
    json_object_set_string_member (members, "text", text);
  else if (json_object_has_member (members, "text"))
    json_object_remove_member (members, "text");
  record = gain_record_read_article (members, none, error);
  if (record == NULL ||
      !gain_record_read_statuses (record, annotation, "gainsay:statuses", error) ||
      !gain_record_read_excluded (record, annotation, "gainsay:excluded", error) ||
      !gain_record_read_flips (record, annotation, "gainsay:flips", error) ||
      !gain_record_read_items (
          record, annotation, "gainsay:actors", GAIN_ITEM_ACTOR, problems, error) ||
      !gain_record_read_items (
          record, annotation, "gainsay:propositions", GAIN_ITEM_PROPOSITION, problems, error) ||
      !gain_record_read_items (
          record, annotation, "gainsay:merges", GAIN_ITEM_MERGE, problems, error) ||
      !gain_record_read_entry_links (
          record, annotation, "gainsay:entry-relations", problems, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
read_article (Reading *reading, JsonObject *annotation, GError **error)
{
  GainRecord *record = read_record (annotation, reading->problems, error);
  const char *page = gain_w3c_get_string (annotation, "target");

  if (record == NULL)
    return FALSE;
  record->line = reading->line;
  g_ptr_array_add (reading->records, record);
  g_hash_table_insert (reading->by_iri,
                       g_strconcat (GAIN_W3C_ID "article/", record->id, NULL),
                       record);
  if (page != NULL && !g_hash_table_contains (reading->by_iri, page))
    g_hash_table_insert (reading->by_iri, g_strdup (page), record);
  return TRUE;
}

/* What marks and links share */

static void
copy_string (JsonObject *from, const char *name, JsonObject *to, const char *as)
{
  const char *value = gain_w3c_get_string (from, name);

  if (value != NULL && !json_object_has_member (to, as))
    json_object_set_string_member (to, as, value);
}

static void
copy_member (JsonObject *from, const char *name, JsonObject *to, const char *as)
{
  if (json_object_has_member (from, name))
    json_object_set_member (to, as, json_object_dup_member (from, name));
}

static void
set_note (JsonObject *annotation, JsonObject *members)
{
  gboolean comment = !gain_w3c_has_value (annotation, "motivation", "tagging") &&
                     !gain_w3c_has_value (annotation, "motivation", "linking");
  const char *note = gain_w3c_find_body (annotation, "commenting", comment);

  if (note != NULL)
    json_object_set_string_member (members, "note", note);
}

static void
set_common (JsonObject *annotation, JsonObject *members)
{
  copy_member (annotation, "gainsay:attributes", members, "attributes");
  copy_string (annotation, "gainsay:origin", members, "origin");
  copy_string (annotation, "created", members, "created");
  copy_string (annotation, "gainsay:created", members, "created");
  copy_string (annotation, "modified", members, "modified");
  copy_string (annotation, "gainsay:modified", members, "modified");
  copy_member (annotation, "gainsay:codebook", members, "codebook");
  set_note (annotation, members);
}

static gboolean
set_extras (JsonObject *annotation, GainItem *item, GError **error)
{
  g_autoptr (GVariant) extras = NULL;
  JsonArray *array = NULL;

  if (!gain_json_read_array (annotation, "gainsay:extras", FALSE, &array, error))
    return FALSE;
  if (array != NULL && !gain_shape_read_extras (array, &extras, error))
    return FALSE;
  if (extras != NULL)
    gain_item_set_extras (item, extras);
  return TRUE;
}

/* Members are those of the item's file. */
static gboolean
take_item (Reading *reading,
           GainRecord *record,
           JsonObject *annotation,
           GainItemKind kind,
           JsonNode *members,
           GError **error)
{
  const char *iri = gain_w3c_get_string (annotation, "id");
  g_autofree char *id = iri != NULL ? gain_w3c_dup_id (iri) : g_uuid_string_random ();
  g_autofree char *annotator = gain_w3c_dup_annotator (annotation);
  g_autoptr (GainItem) item = gain_shape_read_item (kind, id, members, error);

  if (item == NULL || !set_extras (annotation, item, error))
    return FALSE;
  gain_record_take_item (record, annotator, g_steal_pointer (&item), reading->problems);
  return TRUE;
}

/* Marks */

/* Completes what a target leaves open, where there is a text. */
static gboolean
complete_place (GainRecord *record, GainW3cPlace *place, char **slice, GError **error)
{
  GainText *text = record->article != NULL ? gain_article_get_text (record->article) : NULL;

  if (!place->has_position && place->exact == NULL)
    return refuse (error, _ ("It selects its place neither by position nor by quote"));
  if (!place->has_position)
    {
      GainQuoteAnchor anchor = { place->exact, place->prefix, place->suffix, 0 };

      if (text == NULL || *place->exact == '\0' ||
          !gain_quote_anchor_find (&anchor, text, &place->span))
        return refuse (error, _ ("Its quote does not stand in the text, or in several places"));
    }
  if (place->span.start >= place->span.end)
    return refuse (error, _ ("Its place is empty"));
  if (place->exact == NULL && text != NULL)
    {
      if (place->span.end > gain_text_get_length (text))
        return refuse (error, _ ("Its place lies behind the end of the text"));
      place->exact = *slice = gain_text_dup_slice (text, place->span);
    }
  return TRUE;
}

static GainRecord *
find_record (Reading *reading, const char *iri, GError **error)
{
  GainRecord *record = iri != NULL ? g_hash_table_lookup (reading->by_iri, iri) : NULL;

  if (record == NULL)
    refuse (error, _ ("The text that it is about is not in the file"));
  return record;
}

/* Returns: (nullable): the record that all targets are about. */
static GainRecord *
read_targets (Reading *reading, JsonObject *annotation, JsonObject *members, GError **error)
{
  g_autoptr (GPtrArray) targets = gain_w3c_list_values (annotation, "target");
  JsonArray *spans = json_array_new ();
  JsonArray *exact = json_array_new ();
  GainRecord *record = NULL;

  json_object_set_array_member (members, "spans", spans);
  json_object_set_array_member (members, "exact", exact);
  for (guint i = 0; i < targets->len; i++)
    {
      GainW3cPlace place = gain_w3c_read_place (targets->pdata[i]);
      GainRecord *about = find_record (reading, place.source, error);
      g_autofree char *slice = NULL;
      JsonArray *span;

      if (about == NULL || !complete_place (about, &place, &slice, error))
        return NULL;
      if (record != NULL && about != record)
        {
          refuse (error, _ ("It is about several texts at once"));
          return NULL;
        }
      record = about;
      span = json_array_new ();
      json_array_add_int_element (span, place.span.start);
      json_array_add_int_element (span, place.span.end);
      json_array_add_array_element (spans, span);
      json_array_add_string_element (exact, place.exact != NULL ? place.exact : "");
      if (i == 0)
        json_object_set_string_member (members, "prefix", place.prefix != NULL ? place.prefix : "");
      if (i == targets->len - 1)
        json_object_set_string_member (members, "suffix", place.suffix != NULL ? place.suffix : "");
    }
  if (record == NULL)
    refuse (error, _ ("It has no target"));
  return record;
}

static gboolean
read_mark (Reading *reading, JsonObject *annotation, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();
  GainRecord *record;
  const char *label;

  json_node_take_object (node, members);
  record = read_targets (reading, annotation, members, error);
  if (record == NULL)
    return FALSE;
  label = gain_w3c_find_body (annotation,
                              "tagging",
                              gain_w3c_has_value (annotation, "motivation", "tagging"));
  if (label == NULL)
    return refuse (error, _ ("It has no tag that could be its label"));
  json_object_set_string_member (members, "label", label);
  set_common (annotation, members);
  return take_item (reading, record, annotation, GAIN_ITEM_ANNOTATION, node, error);
}

/* Links */

static gboolean
read_link (Reading *reading, JsonObject *annotation, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();
  GainRecord *record = find_record (reading, gain_w3c_get_string (annotation, "gainsay:in"), error);
  const char *type = gain_w3c_find_body (annotation, "tagging", FALSE);

  json_node_take_object (node, members);
  if (record == NULL)
    return FALSE;
  if (type != NULL)
    json_object_set_string_member (members, "type", type);
  copy_string (annotation, "gainsay:from", members, "from");
  copy_member (annotation, "gainsay:to", members, "to");
  copy_string (annotation, "gainsay:certainty", members, "certainty");
  set_common (annotation, members);
  return take_item (reading, record, annotation, GAIN_ITEM_RELATION, node, error);
}

/* Things */

static gboolean
read_thing (Reading *reading, JsonObject *annotation, GError **error)
{
  if (!gain_w3c_has_value (annotation, "type", "Annotation"))
    return refuse (error, _ ("It is no Annotation"));
  if (json_object_has_member (annotation, "gainsay:article"))
    return read_article (reading, annotation, error);
  if (json_object_has_member (annotation, "gainsay:to"))
    return read_link (reading, annotation, error);
  if (gain_w3c_has_value (annotation, "motivation", "linking"))
    return refuse (error, _ ("It is a link of another program"));
  return read_mark (reading, annotation, error);
}

static void
try_thing (Reading *reading, JsonObject *annotation)
{
  g_autoptr (GError) error = NULL;
  const char *id = gain_w3c_get_string (annotation, "id");

  if (!read_thing (reading, annotation, &error))
    g_ptr_array_add (reading->problems,
                     /* Translators: the name of an annotation; what is wrong with it */
                     g_strdup_printf (_ ("The annotation “%s” was left out. %s."),
                                      id != NULL ? id : "?",
                                      error->message));
  tell_problems (reading);
}

/* A line at a time */

static gboolean
ends_items (const char *line, gsize length)
{
  return length >= 3 && memcmp (line, "]},", 3) == 0;
}

static void
read_line (Reading *reading, const char *line, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *annotation;

  if (length > 0 && line[length - 1] == ',')
    length--;
  node = gain_import_parse_line (reading->import, line, length, reading->line, &error);
  annotation = node != NULL ? gain_json_get_root_object (node, &error) : NULL;
  if (annotation == NULL)
    {
      g_ptr_array_add (reading->problems,
                       g_strdup_printf (_ ("The annotation in this line was left out. %s."),
                                        error->message));
      tell_problems (reading);
      return;
    }
  if (json_object_has_member (annotation, "gainsay:article"))
    hand_over (reading);
  try_thing (reading, annotation);
}

static gboolean
read_lines (Reading *reading, GError **error)
{
  const char *line;
  gsize length;
  gboolean ended = FALSE;

  gain_import_next_line (reading->import, &line, &length, &reading->line);
  while (!ended && gain_import_next_line (reading->import, &line, &length, &reading->line))
    {
      if (gain_import_is_cancelled (reading->import, error))
        return FALSE;
      ended = ends_items (line, length);
      if (!ended && length > 0)
        read_line (reading, line, length);
    }
  if (!ended)
    gain_import_warn (reading->import,
                      reading->line,
                      _ ("The file ends too early: the rest of it was not there to be read."));
  hand_over (reading);
  return TRUE;
}

static gboolean
is_in_lines (GainImport *import)
{
  static const char start[] = "{\"@context\":[\"" GAIN_W3C_CONTEXT "\",{";
  static const char end[] = "\"items\":[";
  const char *line;
  gsize length;
  guint number;
  gboolean found = gain_import_next_line (import, &line, &length, &number) &&
                   length > strlen (start) + strlen (end) &&
                   memcmp (line, start, strlen (start)) == 0 &&
                   memcmp (line + length - strlen (end), end, strlen (end)) == 0;

  gain_import_rewind (import);
  return found;
}

/* At once */

static void
list_annotations (JsonNode *node, GPtrArray *found)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        list_annotations (json_array_get_element (json_node_get_array (node), i), found);
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  if (gain_w3c_has_value (object, "type", "Annotation"))
    g_ptr_array_add (found, object);
  else if (json_object_has_member (object, "first"))
    list_annotations (json_object_get_member (object, "first"), found);
  else if (json_object_has_member (object, "items"))
    list_annotations (json_object_get_member (object, "items"), found);
}

static gboolean
read_whole (Reading *reading, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (gain_import_get_bytes (reading->import), &size);
  gsize bom = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autoptr (JsonNode) node = gain_json_parse (data + bom, size - bom, error);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();

  if (node == NULL)
    return FALSE;
  list_annotations (node, annotations);
  reading->line = 0;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < annotations->len; i++)
      {
        gboolean article = json_object_has_member (annotations->pdata[i], "gainsay:article");

        if (gain_import_is_cancelled (reading->import, error))
          return FALSE;
        if (article == (pass == 0))
          try_thing (reading, annotations->pdata[i]);
      }
  hand_over (reading);
  return TRUE;
}

gboolean
gain_format_w3c_read (GainImport *import, GError **error)
{
  g_autoptr (GHashTable) by_iri = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { import, by_iri, records, problems, 0 };
  gboolean good =
      is_in_lines (import) ? read_lines (&reading, error) : read_whole (&reading, error);

  for (guint i = 0; i < records->len; i++)
    gain_record_free (records->pdata[i]);
  return good;
}
