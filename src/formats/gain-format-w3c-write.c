/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-export"

#include "config.h"

#include "gain-format-w3c.h"

#include "gain-record-shape.h"

/* Members that JSON-LD takes as they are. */
static const char *const literals[] = {
  "gainsay:article", "gainsay:statuses", "gainsay:excluded",        "gainsay:flips",
  "gainsay:actors",  "gainsay:merges",   "gainsay:attributes",      "gainsay:propositions",
  "gainsay:to",      "gainsay:extras",   "gainsay:entry-relations",
};

static void
append_node (GString *out, JsonNode *node)
{
  GString *line = gain_json_write_line (node);

  g_string_append_len (out, line->str, (gssize) line->len);
  g_string_free (line, TRUE);
}

static JsonNode *
new_context (void)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  JsonObject *terms = json_object_new ();

  json_object_set_double_member (terms, "@version", 1.1);
  json_object_set_string_member (terms, "gainsay", GAIN_W3C_NS);
  for (gsize i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      JsonObject *term = json_object_new ();

      json_object_set_string_member (term, "@id", literals[i]);
      json_object_set_string_member (term, "@type", "@json");
      json_object_set_object_member (terms, literals[i], term);
    }
  json_array_add_string_element (array, GAIN_W3C_CONTEXT);
  json_array_add_object_element (array, terms);
  json_node_take_array (node, array);
  return node;
}

void
gain_format_w3c_write_head (GString *out, const char *project_name)
{
  g_autoptr (JsonNode) context = new_context ();
  g_autoptr (JsonNode) label = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (label,
                        project_name != NULL && *project_name != '\0' ? project_name : "Gainsay");
  g_string_append (out, "{\"@context\":");
  append_node (out, context);
  g_string_append (out,
                   ",\"id\":\"" GAIN_W3C_ID
                   "collection\",\"type\":\"AnnotationCollection\",\"label\":");
  append_node (out, label);
  g_string_append (out,
                   ",\"first\":{\"id\":\"" GAIN_W3C_ID "collection/1\",\"type\":\"AnnotationPage\","
                   "\"startIndex\":0,\"items\":[\n");
}

void
gain_format_w3c_write_tail (GString *out, guint n_things)
{
  g_string_append_printf (out, "\n]},\"total\":%u}\n", n_things);
}

/* IRIs */

static char *
dup_iri (const char *kind, const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  if (g_str_equal (kind, "mark") && g_uuid_string_is_valid (id))
    return g_strconcat ("urn:uuid:", id, NULL);
  return g_strconcat (GAIN_W3C_ID, kind, "/", escaped, NULL);
}

static void
set_iri (JsonObject *object, const char *name, const char *kind, const char *id)
{
  g_autofree char *iri = dup_iri (kind, id);

  json_object_set_string_member (object, name, iri);
}

/* Where the page stands in the web, else our own name of the article. */
static void
set_page (JsonObject *object, GainArticle *article, const char *id)
{
  const char *url = gain_article_get_meta (article, "url");

  if (url == NULL)
    url = gain_article_get_meta (article, "canonical_url");
  if (url != NULL && g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL))
    json_object_set_string_member (object, "target", url);
  else
    set_iri (object, "target", "article", id);
}

/* Members of our own */

static void
set_own_object (JsonObject *object, const char *name, JsonObject *value)
{
  if (json_object_get_size (value) > 0)
    json_object_set_object_member (object, name, value);
  else
    json_object_unref (value);
}

static void
set_own_list (JsonObject *object, const char *name, JsonArray *value)
{
  if (json_array_get_length (value) > 0)
    json_object_set_array_member (object, name, value);
  else
    json_array_unref (value);
}

/* The article */

static gboolean
looks_like_language (const char *tag)
{
  if (tag == NULL || strlen (tag) < 2)
    return FALSE;
  for (const char *p = tag; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

static JsonObject *
write_text (GainRecord *record)
{
  JsonObject *body = json_object_new ();
  const char *language = gain_article_get_meta (record->article, "language");

  set_iri (body, "id", "article", record->id);
  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", "describing");
  json_object_set_string_member (body, "format", "text/plain");
  if (looks_like_language (language))
    json_object_set_string_member (body, "language", language);
  json_object_set_string_member (
      body, "value", gain_text_get_utf8 (gain_article_get_text (record->article), NULL));
  return body;
}

static JsonObject *
write_article (GainRecord *record, GainRecordText text)
{
  JsonObject *object = json_object_new ();
  JsonObject *members = gain_record_write_article (record, GAIN_RECORD_FULL);
  g_autofree char *name = g_strconcat (record->id, "/text", NULL);

  set_iri (object, "id", "article", name);
  json_object_set_string_member (object, "type", "Annotation");
  json_object_set_string_member (object, "motivation", "describing");
  if (text == GAIN_RECORD_FULL)
    json_object_set_object_member (object, "body", write_text (record));
  set_page (object, record->article, record->id);
  /* Its place is kept, since other members may stand behind it. */
  json_object_set_null_member (members, "text");
  json_object_set_object_member (object, "gainsay:article", members);
  set_own_object (object, "gainsay:statuses", gain_record_write_statuses (record));
  set_own_object (object, "gainsay:excluded", gain_record_write_excluded (record));
  set_own_object (object, "gainsay:flips", gain_record_write_flips (record));
  set_own_list (object, "gainsay:actors", gain_record_write_items (record, GAIN_ITEM_ACTOR, text));
  set_own_list (object,
                "gainsay:propositions",
                gain_record_write_items (record, GAIN_ITEM_PROPOSITION, text));
  set_own_list (object, "gainsay:merges", gain_record_write_items (record, GAIN_ITEM_MERGE, text));
  set_own_list (object, "gainsay:entry-relations", gain_record_write_entry_links (record));
  return object;
}

/* What marks and links share */

static JsonObject *
new_textual_body (const char *purpose, const char *value)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", purpose);
  json_object_set_string_member (body, "value", value);
  return body;
}

static void
set_time (JsonObject *object, const char *name, const char *own_name, const char *time)
{
  g_autoptr (GDateTime) parsed = NULL;

  if (time == NULL)
    return;
  parsed = g_date_time_new_from_iso8601 (time, NULL);
  json_object_set_string_member (object, parsed != NULL ? name : own_name, time);
}

static JsonObject *
begin_annotation (GainItem *item, const char *annotator, const char *motivation)
{
  JsonObject *object = json_object_new ();
  JsonObject *creator = json_object_new ();

  set_iri (object, "id", "mark", gain_item_get_id (item));
  json_object_set_string_member (object, "type", "Annotation");
  json_object_set_string_member (object, "motivation", motivation);
  set_iri (creator, "id", "annotator", annotator);
  json_object_set_string_member (creator, "type", "Person");
  json_object_set_string_member (creator, "nickname", annotator);
  json_object_set_object_member (object, "creator", creator);
  set_time (object, "created", "gainsay:created", gain_item_get_created (item));
  set_time (object, "modified", "gainsay:modified", gain_item_get_modified (item));
  return object;
}

static void
add_note (JsonArray *bodies, GainItem *item)
{
  const char *note = gain_item_get_note (item);

  if (note != NULL)
    json_array_add_object_element (bodies, new_textual_body ("commenting", note));
}

static void
end_annotation (JsonObject *object, GainItem *item)
{
  g_autoptr (JsonNode) node = gain_shape_write_item (item);
  JsonObject *members = json_node_get_object (node);

  set_own_object (object,
                  "gainsay:attributes",
                  json_object_ref (json_object_get_object_member (members, "attributes")));
  if (gain_item_get_origin (item) != NULL)
    json_object_set_string_member (object, "gainsay:origin", gain_item_get_origin (item));
  if (gain_item_get_codebook (item) > 0)
    json_object_set_int_member (object, "gainsay:codebook", gain_item_get_codebook (item));
  set_own_list (object, "gainsay:extras", gain_shape_write_extras (gain_item_get_extras (item)));
}

/* Marks */

static void
set_unless_empty (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, name, value);
}

static JsonObject *
write_quote (GainAnnotation *annotation, guint i, guint n)
{
  JsonObject *quote = json_object_new ();

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", gain_annotation_get_quotes (annotation)[i]);
  if (i == 0)
    set_unless_empty (quote, "prefix", gain_annotation_get_prefix (annotation));
  if (i == n - 1)
    set_unless_empty (quote, "suffix", gain_annotation_get_suffix (annotation));
  return quote;
}

static JsonObject *
write_target (GainRecord *record, GainAnnotation *annotation, guint i, GainRecordText text)
{
  guint n;
  GainSpan span = gain_annotation_get_fragments (annotation, &n)[i];
  JsonObject *target = json_object_new ();
  JsonObject *position = json_object_new ();
  JsonArray *selectors = json_array_new ();

  json_object_set_string_member (target, "type", "SpecificResource");
  set_iri (target, "source", "article", record->id);
  json_object_set_string_member (position, "type", "TextPositionSelector");
  json_object_set_int_member (position, "start", span.start);
  json_object_set_int_member (position, "end", span.end);
  json_array_add_object_element (selectors, position);
  if (text != GAIN_RECORD_NONE)
    json_array_add_object_element (selectors, write_quote (annotation, i, n));
  json_object_set_array_member (target, "selector", selectors);
  return target;
}

static JsonObject *
write_mark (GainRecord *record, GainItem *item, const char *annotator, GainRecordText text)
{
  GainAnnotation *annotation = GAIN_ANNOTATION (item);
  JsonObject *object = begin_annotation (item, annotator, "tagging");
  JsonArray *bodies = json_array_new ();
  JsonArray *targets = json_array_new ();
  guint n;

  json_array_add_object_element (bodies,
                                 new_textual_body ("tagging",
                                                   gain_annotation_get_label (annotation)));
  add_note (bodies, item);
  json_object_set_array_member (object, "body", bodies);
  gain_annotation_get_fragments (annotation, &n);
  for (guint i = 0; i < n; i++)
    json_array_add_object_element (targets, write_target (record, annotation, i, text));
  json_object_set_array_member (object, "target", targets);
  end_annotation (object, item);
  return object;
}

/* Links */

static JsonObject *
write_end (const GainRelationEnd *end)
{
  static const char *const kinds[] = {
    [GAIN_END_ANNOTATION] = "mark",
    [GAIN_END_ACTOR] = "actor",
    [GAIN_END_PROPOSITION] = "proposition",
    [GAIN_END_NONE] = "none",
  };
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", "SpecificResource");
  json_object_set_string_member (body, "purpose", "linking");
  set_iri (body, "source", kinds[end->kind], end->id);
  return body;
}

static JsonObject *
write_link (GainRecord *record, GainItem *item, const char *annotator)
{
  GainRelation *relation = GAIN_RELATION (item);
  JsonObject *object = begin_annotation (item, annotator, "linking");
  g_autoptr (JsonNode) node = gain_shape_write_item (item);
  JsonObject *members = json_node_get_object (node);
  JsonArray *bodies = json_array_new ();

  json_array_add_object_element (bodies, write_end (gain_relation_get_to (relation)));
  json_array_add_object_element (bodies,
                                 new_textual_body ("tagging",
                                                   gain_relation_get_relation_type (relation)));
  add_note (bodies, item);
  json_object_set_array_member (object, "body", bodies);
  set_iri (object, "target", "mark", gain_relation_get_from (relation));
  json_object_set_string_member (object, "gainsay:from", gain_relation_get_from (relation));
  json_object_set_object_member (object,
                                 "gainsay:to",
                                 json_object_ref (json_object_get_object_member (members, "to")));
  set_iri (object, "gainsay:in", "article", record->id);
  if (gain_relation_get_certainty (relation) != NULL)
    json_object_set_string_member (object,
                                   "gainsay:certainty",
                                   gain_relation_get_certainty (relation));
  end_annotation (object, item);
  return object;
}

static void
append_thing (GString *out, JsonObject *object, gboolean first)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  if (!first)
    g_string_append (out, ",\n");
  append_node (out, node);
}

guint
gain_format_w3c_write_record (GString *out, GainRecord *record, GainRecordText text, guint n)
{
  guint n_things = 1;

  append_thing (out, write_article (record, text), n == 0);
  for (guint l = 0; l < record->layers->len; l++)
    {
      GainRecordLayer *layer = record->layers->pdata[l];

      for (guint i = 0; i < layer->items->len; i++)
        {
          GainItem *item = layer->items->pdata[i];
          JsonObject *object = NULL;

          if (GAIN_IS_ANNOTATION (item))
            object = write_mark (record, item, layer->annotator, text);
          else if (GAIN_IS_RELATION (item))
            object = write_link (record, item, layer->annotator);
          else
            continue;
          append_thing (out, object, FALSE);
          n_things++;
        }
    }
  return n_things;
}
