/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-project.h"

#include <string.h>

#define SEED   20261121
#define ROUNDS 30

static const char *const full_formats[] = { "jsonl", "w3c" };

static GBytes *
read_file (const char *path)
{
  char *data;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static GBytes *
export_with (GainProject *project,
             const char *format,
             const GainExportOptions *options,
             GainExportReport **report)
{
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  gain_export_to_file (project,
                       gain_codec_get (format),
                       path,
                       options,
                       NULL,
                       NULL,
                       NULL,
                       NULL,
                       NULL,
                       report,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sample_folder_count (folder), ==, 2);
  bytes = read_file (path);
  sample_folder_remove (folder);
  return bytes;
}

static GainImportResult *
import (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  GainPageSource source = { .name = name };
  GainImportResult *result = gain_import_read (bytes, NULL, &source, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_projects_come_back_equal (gconstpointer format)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GainProject) project = sample_project_new (rand, i % 6 + 1);
      g_autoptr (GainExportReport) report = NULL;
      g_autoptr (GBytes) bytes = export_with (project, format, NULL, &report);
      g_autoptr (GainImportResult) result = import (bytes, "x");
      g_autoptr (GainProject) again = sample_project_from_records (result->records);
      g_autofree char *before = sample_project_dump (project);
      g_autofree char *after = sample_project_dump (again);

      g_assert_cmpuint (result->warnings->len, ==, 0);
      g_assert_cmpuint (report->n_mismatches, ==, 0);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Layout of ours read as another program would have written it. */
static void
test_w3c_comes_back_from_any_layout (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainProject) project = sample_project_new (rand, 4);
  g_autoptr (GBytes) bytes = export_with (project, "w3c", NULL, NULL);
  g_autoptr (JsonNode) node =
      gain_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  GString *pretty = gain_json_write (node);
  g_autoptr (GBytes) other = g_string_free_to_bytes (pretty);
  g_autoptr (GainImportResult) result = import (other, "x.jsonld");
  g_autoptr (GainProject) again = sample_project_from_records (result->records);
  g_autofree char *before = sample_project_dump (project);
  g_autofree char *after = sample_project_dump (again);

  g_assert_cmpuint (result->warnings->len, ==, 0);
  g_assert_cmpstr (before, ==, after);
}

/* Offsets: an emoji with joiners, a combining accent, Arabic, CRLF and a byte-
 * order mark all stand before the mark. */

#define HARD_TEXT                                                                                  \
  "\xef\xbb\xbf👩🏽‍🚒 cafe\xcc\x81\r\nقال الوزير\r\nThe bridge is safe, she said. It was closed in May and opened again in June."

static GainProject *
new_hard_project (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string (HARD_TEXT);
  GainBlock block = { GAIN_SPAN (0, gain_text_get_length (text)), GAIN_BLOCK_PARAGRAPH, FALSE };
  g_autoptr (GainArticle) article = gain_article_new (text, &block, 1);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const char *found = strstr (gain_text_get_utf8 (text, NULL), "The bridge is safe");
  guint start = gain_text_byte_to_offset (text, (gsize) (found - gain_text_get_utf8 (text, NULL)));
  GainProject *project = gain_project_new ("anna");
  GainSpan spans[] = { GAIN_SPAN (start, start + 10), GAIN_SPAN (start + 14, start + 18) };

  gain_project_add_article (project, article);
  for (guint i = 1; i <= 2; i++)
    {
      GainAnnotation *annotation = gain_annotation_new (NULL, "claim");

      g_assert_true (gain_annotation_place (annotation, text, spans, i));
      g_ptr_array_add (items, annotation);
    }
  sample_project_bring (project, "anna", gain_article_get_id (article), items);
  return project;
}

static void
check_slice (const char *text, JsonArray *span, const char *exact)
{
  const char *start = g_utf8_offset_to_pointer (text, json_array_get_int_element (span, 0));
  const char *end = g_utf8_offset_to_pointer (text, json_array_get_int_element (span, 1));
  g_autofree char *slice = g_strndup (start, (gsize) (end - start));

  g_assert_cmpstr (slice, ==, exact);
}

static void
test_jsonl_slices_by_code_points (void)
{
  g_autoptr (GainProject) project = new_hard_project ();
  g_autoptr (GBytes) bytes = export_with (project, "jsonl", NULL, NULL);
  g_autoptr (JsonNode) node =
      gain_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) - 1, NULL);
  JsonObject *line = json_node_get_object (node);
  const char *text = json_object_get_string_member (line, "text");
  JsonArray *annotations = json_object_get_array_member (line, "annotations");

  g_assert_cmpstr (text, ==, HARD_TEXT);
  g_assert_cmpuint (json_array_get_length (annotations), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *annotation = json_array_get_object_element (annotations, i);
      JsonArray *spans = json_object_get_array_member (annotation, "spans");
      JsonArray *exact = json_object_get_array_member (annotation, "exact");

      for (guint s = 0; s < json_array_get_length (spans); s++)
        check_slice (text,
                     json_array_get_array_element (spans, s),
                     json_array_get_string_element (exact, s));
    }
}

static void
test_w3c_selects_by_code_points (void)
{
  g_autoptr (GainProject) project = new_hard_project ();
  g_autoptr (GBytes) bytes = export_with (project, "w3c", NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  GainText *hard = gain_text_new_from_string (HARD_TEXT);
  const char *found = strstr (HARD_TEXT, "The bridge");
  guint start = gain_text_byte_to_offset (hard, (gsize) (found - HARD_TEXT));
  g_autofree char *selector =
      g_strdup_printf ("{\"type\":\"TextPositionSelector\",\"start\":%u,\"end\":%u},"
                       "{\"type\":\"TextQuoteSelector\",\"exact\":\"The bridge\"",
                       start,
                       start + 10);

  g_assert_nonnull (strstr (text, selector));
  gain_text_unref (hard);
}

/* Options */

static guint
count_marks (GainImportResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->records->len; i++)
    n += gain_record_count (result->records->pdata[i], GAIN_ITEM_ANNOTATION);
  return n;
}

static void
test_less_text_on_demand (gconstpointer format)
{
  g_autoptr (GainProject) project = new_hard_project ();
  static const struct
  {
    GainRecordText text;
    gboolean has_text;
    gboolean has_quote;
  } cases[] = {
    { GAIN_RECORD_FULL, TRUE, TRUE },
    { GAIN_RECORD_QUOTES, FALSE, TRUE },
    { GAIN_RECORD_NONE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GainExportOptions options = { .text = cases[i].text };
      g_autoptr (GBytes) bytes = export_with (project, format, &options, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (GainImportResult) result = import (bytes, "x");

      g_assert_cmpuint (count_marks (result), ==, 2);
      g_assert_cmpint (strstr (text, "الوزير") != NULL,
                       ==,
                       cases[i].has_text || cases[i].has_quote);
      g_assert_cmpint (strstr (text, "again in June") != NULL, ==, cases[i].has_text);
      g_assert_cmpint (strstr (text, "\"The bridge\"") != NULL, ==, cases[i].has_quote);
    }
}

static void
test_only_whom_one_asked_for (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainProject) project = sample_project_new (rand, 5);
  static const char *const ben[] = { "ben", NULL };
  GainExportOptions options = { .annotators = ben };
  GainExportOptions submitted = { .submitted_only = TRUE };
  g_autoptr (GBytes) bytes = export_with (project, "jsonl", &options, NULL);
  g_autoptr (GainImportResult) result = import (bytes, "x");
  g_autoptr (GBytes) bytes2 = export_with (project, "jsonl", &submitted, NULL);
  g_autoptr (GainImportResult) result2 = import (bytes2, "x");

  for (guint i = 0; i < result->records->len; i++)
    {
      GainRecord *record = result->records->pdata[i];

      for (guint l = 0; l < record->layers->len; l++)
        g_assert_cmpstr (((GainRecordLayer *) record->layers->pdata[l])->annotator, ==, "ben");
    }
  for (guint i = 0; i < result2->records->len; i++)
    {
      GainRecord *record = result2->records->pdata[i];

      for (guint l = 0; l < record->layers->len; l++)
        g_assert_cmpstr (((GainRecordLayer *) record->layers->pdata[l])->status, ==, "submitted");
    }
}

static void
test_marks_in_excluded_blocks_stay_unless_left_out (void)
{
  g_autoptr (GainProject) project = new_hard_project ();
  g_autoptr (GainArticle) article = g_list_model_get_item (gain_project_get_articles (project), 0);
  g_autoptr (GPtrArray) flip = g_ptr_array_new_with_free_func (g_object_unref);
  GainExportOptions options = { .leave_out_excluded = TRUE };
  g_autoptr (GBytes) with = NULL;
  g_autoptr (GBytes) without = NULL;
  g_autoptr (GainImportResult) all = NULL;
  g_autoptr (GainImportResult) less = NULL;

  g_ptr_array_add (flip, gain_field_new (GAIN_ITEM_BLOCK, "0", g_variant_new_boolean (TRUE)));
  sample_project_bring (project, "anna", gain_article_get_id (article), flip);
  with = export_with (project, "jsonl", NULL, NULL);
  without = export_with (project, "jsonl", &options, NULL);
  all = import (with, "x");
  less = import (without, "x");
  g_assert_cmpuint (count_marks (all), ==, 2);
  g_assert_cmpuint (count_marks (less), ==, 0);
  g_assert_cmpuint (((GainRecord *) all->records->pdata[0])->excluded->data[0], ==, 1);
}

static void
test_changes_bring_a_record_in_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainProject) project = sample_project_new (rand, 1);
  g_autoptr (GBytes) bytes = export_with (project, "jsonl", NULL, NULL);
  g_autoptr (GainImportResult) result = import (bytes, "x");
  GainRecord *record = result->records->pdata[0];
  g_autoptr (GainProject) other = gain_project_new ("zoe");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;

  gain_project_add_article (other, record->article);
  change = gain_record_new_change (record, other, NULL, "zoe", problems);
  g_assert_nonnull (change);
  gain_project_apply (other, change, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gain_layer_get_n_annotations (
                        gain_project_get_layer (other, record->id, "zoe")),
                    ==,
                    gain_record_count (record, GAIN_ITEM_ANNOTATION));
  g_assert_null (gain_record_new_change (record, other, NULL, "zoe", problems));
  gain_project_undo (other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (
      gain_layer_get_n_annotations (gain_project_get_layer (other, record->id, "zoe")), ==, 0);
}

static void
test_exports_fit_the_published_schema (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainProject) project = new_hard_project ();
  g_autofree char *folder = sample_folder_new ();
  g_autofree char *path = g_build_filename (folder, "out.jsonl", NULL);
  g_autofree char *check = g_test_build_filename (G_TEST_DIST, "checks", "check-schemas.py", NULL);
  const char *argv[] = { "/usr/bin/python3", "-W", "ignore", check, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status;

  gain_export_to_file (
      project, gain_codec_get ("jsonl"), path, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &output, NULL, &status, NULL) ||
      (WIFEXITED (status) && WEXITSTATUS (status) == 77))
    g_test_skip ("no schema validator");
  else
    {
      g_test_message ("%s", output);
      g_assert_cmpint (status, ==, 0);
    }
  sample_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (full_formats); i++)
    {
      const char *id = full_formats[i];
      g_autofree char *trip = g_strdup_printf ("/formats/%s/projects-come-back-equal", id);
      g_autofree char *less = g_strdup_printf ("/formats/%s/less-text-on-demand", id);

      g_test_add_data_func (trip, id, test_projects_come_back_equal);
      g_test_add_data_func (less, id, test_less_text_on_demand);
    }
  g_test_add_func ("/formats/w3c/comes-back-from-any-layout", test_w3c_comes_back_from_any_layout);
  g_test_add_func ("/formats/jsonl/slices-by-code-points", test_jsonl_slices_by_code_points);
  g_test_add_func ("/formats/w3c/selects-by-code-points", test_w3c_selects_by_code_points);
  g_test_add_func ("/formats/options/only-whom-one-asked-for", test_only_whom_one_asked_for);
  g_test_add_func ("/formats/options/marks-in-excluded-blocks-stay-unless-left-out",
                   test_marks_in_excluded_blocks_stay_unless_left_out);
  g_test_add_func ("/formats/record/changes-bring-a-record-in-once",
                   test_changes_bring_a_record_in_once);
  g_test_add_func ("/formats/jsonl/fits-the-published-schema",
                   test_exports_fit_the_published_schema);

  return g_test_run ();
}
