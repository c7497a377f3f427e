/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-project.h"

#include <string.h>

#define SEED 20261121

static GainImportResult *
read_string (const char *text, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GainPageSource source = { .name = name };

  return gain_import_read (bytes, NULL, &source, NULL, error);
}

/* Which format a file is */

static const struct
{
  const char *name;
  const char *text;
  const char *format;
} sniff_cases[] = {
  { "a.txt", "Text", "text" },
  { NULL, "Text", "text" },
  { "a.md", "# Text", "markdown" },
  { "a.html", "<p>Text", "html" },
  { "a", "<!doctype html><p>Text", "html" },
  { "a.txt", "{\"format\":\"gainsay-export\",\"version\":1}", "jsonl" },
  { "a", "\xef\xbb\xbf {\"format\": \"gainsay-export\"}", "jsonl" },
  { "a.jsonl", "", "jsonl" },
  { "a.json", "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\"}", "w3c" },
  { "a", "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\"}]", "w3c" },
  { "a.jsonld", "{}", "w3c" },
};

static void
test_formats_are_told_apart (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sniff_cases); i++)
    {
      const char *text = sniff_cases[i].text;
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

      g_assert_cmpstr (gain_codec_sniff (sniff_cases[i].name, bytes)->id,
                       ==,
                       sniff_cases[i].format);
    }
}

static void
test_pages_become_articles (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainImportResult) result =
      read_string ("# Bridge is safe\n\nThe bridge is safe, she said.\n", "bridge.md", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->records->len, ==, 1);
  g_assert_cmpstr (gain_article_get_meta (((GainRecord *) result->records->pdata[0])->article,
                                          "headline"),
                   ==,
                   "Bridge is safe");
}

/* Other programs' annotations of a text of ours */

#define TEXT "The bridge is safe, she said. The mayor denied that."

static char *
article_annotation (GainArticle *article)
{
  g_autoptr (JsonNode) node = gain_shape_write_article (article);
  GString *line = gain_json_write_line (node);
  char *annotation =
      g_strdup_printf ("{\"id\":\"x\",\"type\":\"Annotation\",\"body\":{\"type\":\"TextualBody\","
                       "\"value\":\"" TEXT "\"},\"target\":\"http://example.org/page\","
                       "\"gainsay:article\":%s}",
                       line->str);

  g_string_free (line, TRUE);
  return annotation;
}

static const struct
{
  const char *annotation;
  const char *label; /* NULL: left out */
  guint start;
  const char *annotator;
} foreign_cases[] = {
  { "{\"id\":\"urn:uuid:1\",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"creator\":\"http://e.org/Ben B\","
    "\"body\":{\"type\":\"TextualBody\",\"value\":\"claim\"},\"target\":{\"source\":\"http://example.org/page\","
    "\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"The mayor\"}}}",
    "claim",
    30,
    "ben-b" },
  { "{\"id\":\"b\",\"type\":[\"Annotation\"],\"body\":[\"http://e.org/x\",{\"type\":\"TextualBody\",\"purpose\":"
    "[\"tagging\"],\"value\":\"actor\"}],\"target\":[{\"source\":{\"id\":\"http://example.org/page\"},"
    "\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":4,\"end\":10}]}]}",
    "actor",
    4,
    "imported" },
  { "{\"id\":\"c\",\"type\":\"Annotation\",\"bodyValue\":\"good\",\"target\":\"http://example.org/page\"}",
    NULL },
  { "{\"id\":\"d\",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"bodyValue\":\"claim\",\"target\":"
    "{\"source\":\"http://example.org/other\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"The\"}}}",
    NULL },
  { "{\"id\":\"e\",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"bodyValue\":\"claim\",\"target\":"
    "{\"source\":\"http://example.org/page\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":9,"
    "\"end\":2000}}}",
    NULL },
  { "{\"id\":\"f\",\"type\":\"Annotation\",\"motivation\":\"linking\",\"body\":\"urn:uuid:1\",\"target\":\"urn:uuid:2\"}",
    NULL },
  { "{\"id\":\"g\",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"bodyValue\":\"claim\",\"target\":[]}",
    NULL },
};

static void
test_other_programs_marks_are_taken_or_named (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string (TEXT);
  g_autoptr (GainArticle) article = gain_article_new (text, NULL, 0);
  g_autofree char *head = article_annotation (article);

  for (guint i = 0; i < G_N_ELEMENTS (foreign_cases); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":"
                           "\"AnnotationPage\",\"items\":[%s,%s]}",
                           foreign_cases[i].annotation,
                           head);
      g_autoptr (GError) error = NULL;
      g_autoptr (GainImportResult) result = read_string (json, "foreign.json", &error);
      GainRecordLayer *layer;
      guint n;

      g_assert_no_error (error);
      g_assert_cmpuint (result->records->len, ==, 1);
      g_assert_cmpuint (result->warnings->len, ==, foreign_cases[i].label == NULL);
      if (foreign_cases[i].label == NULL)
        {
          g_test_message ("%s", (char *) result->warnings->pdata[0]);
          continue;
        }
      layer = ((GainRecord *) result->records->pdata[0])->layers->pdata[0];
      g_assert_cmpstr (layer->annotator, ==, foreign_cases[i].annotator);
      g_assert_cmpstr (gain_annotation_get_label (layer->items->pdata[0]),
                       ==,
                       foreign_cases[i].label);
      g_assert_cmpuint (gain_annotation_get_fragments (layer->items->pdata[0], &n)->start,
                        ==,
                        foreign_cases[i].start);
    }
}

/* The samples of the W3C, good and bad: nothing of ours in them. */
static void
test_samples_of_the_w3c_are_answered (void)
{
  const char *shared = g_getenv ("GAIN_TEST_SHARED");
  static const char *const folders[] = { "correct", "incorrect" };
  guint n_read = 0;

  for (guint f = 0; f < G_N_ELEMENTS (folders); f++)
    {
      g_autofree char *folder = g_build_filename (shared != NULL ? shared : "/nonexistent",
                                                  "fixtures",
                                                  "w3c-annotation",
                                                  "samples",
                                                  folders[f],
                                                  NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *text = NULL;
          g_autoptr (GError) error = NULL;
          g_autoptr (GainImportResult) result = NULL;

          g_file_get_contents (path, &text, NULL, NULL);
          result = read_string (text, name, &error);
          g_assert_null (result);
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, name));
          n_read++;
        }
    }
  if (n_read == 0)
    g_test_skip ("no samples");
}

/* Our files against what the recommendation says an annotation must have */

static gboolean
is_iri (const char *text)
{
  return text != NULL && g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL);
}

static void
for_each (JsonObject *object, const char *name, void (*check) (JsonNode *))
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      check (json_array_get_element (json_node_get_array (node), i));
  else if (node != NULL)
    check (node);
}

static void
check_selector (JsonNode *node)
{
  JsonObject *selector = json_node_get_object (node);
  const char *type = json_object_get_string_member (selector, "type");

  if (g_str_equal (type, "TextPositionSelector"))
    {
      gint64 start = json_object_get_int_member (selector, "start");

      g_assert_cmpint (start, >=, 0);
      g_assert_cmpint (json_object_get_int_member (selector, "end"), >, start);
    }
  else
    {
      g_assert_cmpstr (type, ==, "TextQuoteSelector");
      g_assert_nonnull (json_object_get_string_member (selector, "exact"));
    }
}

static void
check_resource (JsonNode *node)
{
  JsonObject *resource;
  const char *type;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_assert_true (is_iri (json_node_get_string (node)));
      return;
    }
  resource = json_node_get_object (node);
  type = json_object_get_string_member (resource, "type");
  if (g_str_equal (type, "TextualBody"))
    g_assert_nonnull (json_object_get_string_member (resource, "value"));
  else
    {
      g_assert_cmpstr (type, ==, "SpecificResource");
      g_assert_true (is_iri (json_object_get_string_member (resource, "source")));
      for_each (resource, "selector", check_selector);
    }
  if (json_object_has_member (resource, "id"))
    g_assert_true (is_iri (json_object_get_string_member (resource, "id")));
}

static void
check_annotation (JsonNode *node)
{
  static const char *const times[] = { "created", "modified" };
  JsonObject *annotation = json_node_get_object (node);

  g_assert_true (is_iri (json_object_get_string_member (annotation, "id")));
  g_assert_cmpstr (json_object_get_string_member (annotation, "type"), ==, "Annotation");
  g_assert_true (json_object_has_member (annotation, "target"));
  for_each (annotation, "target", check_resource);
  for_each (annotation, "body", check_resource);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (json_object_has_member (annotation, times[i]))
      g_assert_true (g_str_has_suffix (json_object_get_string_member (annotation, times[i]), "Z"));
}

static void
test_our_collections_have_what_they_must (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainProject) project = sample_project_new (rand, 4);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *collection;
  JsonObject *page;

  gain_export_write (
      project, gain_codec_get ("w3c"), stream, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  node = gain_json_parse (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                          g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)),
                          &error);
  g_assert_no_error (error);
  collection = json_node_get_object (node);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (collection, "@context"), 0),
      ==,
      "http://www.w3.org/ns/anno.jsonld");
  g_assert_cmpstr (json_object_get_string_member (collection, "type"), ==, "AnnotationCollection");
  g_assert_true (is_iri (json_object_get_string_member (collection, "id")));
  page = json_object_get_object_member (collection, "first");
  g_assert_cmpstr (json_object_get_string_member (page, "type"), ==, "AnnotationPage");
  g_assert_cmpint (json_object_get_int_member (collection, "total"),
                   ==,
                   json_array_get_length (json_object_get_array_member (page, "items")));
  for_each (page, "items", check_annotation);
}

static void
test_messages_name_file_and_line (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainProject) project = sample_project_new (rand, 1);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) good = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GainImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gain_export_write (
      project, gain_codec_get ("jsonl"), stream, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  good = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strdup_printf ("\xef\xbb\xbf\r\n{\"format\":\"gainsay-export\"}\r\n%.*s[1,\n",
                          (int) g_bytes_get_size (good),
                          (const char *) g_bytes_get_data (good, NULL));
  result = read_string (text, "set.jsonl", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->records->len, ==, 1);
  g_assert_cmpuint (((GainRecord *) result->records->pdata[0])->line, ==, 3);
  g_assert_cmpuint (result->warnings->len, ==, 2);
  g_test_message ("%s", (char *) result->warnings->pdata[0]);
  g_test_message ("%s", (char *) result->warnings->pdata[1]);
  g_assert_true (g_str_has_prefix (result->warnings->pdata[0], "“set.jsonl”, line 2: "));
  g_assert_true (g_str_has_prefix (result->warnings->pdata[1], "“set.jsonl”, line 4: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/import/formats-are-told-apart", test_formats_are_told_apart);
  g_test_add_func ("/formats/import/pages-become-articles", test_pages_become_articles);
  g_test_add_func ("/formats/import/messages-name-file-and-line", test_messages_name_file_and_line);
  g_test_add_func ("/formats/w3c/other-programs-marks-are-taken-or-named",
                   test_other_programs_marks_are_taken_or_named);
  g_test_add_func ("/formats/w3c/samples-of-the-w3c-are-answered",
                   test_samples_of_the_w3c_are_answered);
  g_test_add_func ("/formats/w3c/our-collections-have-what-they-must",
                   test_our_collections_have_what_they_must);

  return g_test_run ();
}
