/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-project.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEED 20261121

typedef struct
{
  char *folder;
  char *path;
  GainProject *project;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %u", SEED);
  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "out", NULL);
  fixture->project = sample_project_new (rand, 5);
}

static void
set_up_small (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %u", SEED);
  fixture->folder = sample_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "out", NULL);
  fixture->project = sample_project_new (rand, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->project);
}

static gboolean
export_to (Fixture *fixture,
           const GainCodec *codec,
           const char *path,
           GainExportProgressFunc progress,
           GCancellable *cancellable,
           GError **error)
{
  return gain_export_to_file (fixture->project,
                              codec,
                              path,
                              NULL,
                              NULL,
                              NULL,
                              progress,
                              cancellable,
                              cancellable,
                              NULL,
                              error);
}

/* Writing */

static void
cancel_at_two (guint done, guint total, gpointer user_data)
{
  g_assert_cmpuint (total, ==, 5);
  if (done == 2)
    g_cancellable_cancel (user_data);
}

static void
test_a_cancel_leaves_what_was_there (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_file_set_contents (fixture->path, "older", -1, NULL);
  g_assert_false (
      export_to (fixture, gain_codec_get (id), fixture->path, cancel_at_two, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, "older");
  g_assert_cmpuint (sample_folder_count (fixture->folder), ==, 1);
}

static void
test_an_export_replaces_what_was_there (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *report = g_strconcat (fixture->path, ".report.txt", NULL);
  g_autofree char *text = NULL;

  g_file_set_contents (fixture->path, "older", -1, NULL);
  export_to (fixture, gain_codec_get (id), fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (report, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Articles: 5\n"));
  g_assert_nonnull (strstr (text, "differently: 0\n"));
}

static void
test_a_place_that_takes_nothing_is_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  const char *places[] = { nowhere, folder, pipe };

  g_mkdir (folder, 0700);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_file_set_contents (fixture->path, "x", -1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (export_to (fixture, gain_codec_get ("jsonl"), places[i], NULL, NULL, &error));
      g_assert_error (error, GAIN_EXPORT_ERROR, GAIN_EXPORT_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, places[i]));
    }
  g_assert_false (g_file_test (pipe, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (sample_folder_count (fixture->folder), ==, 3);
  g_rmdir (folder);
}

static void
test_a_full_disk_is_an_error (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  stream = g_file_open_readwrite (full, NULL, NULL);
  if (stream == NULL)
    {
      g_test_skip ("no such device");
      return;
    }
  g_assert_false (gain_export_write (fixture->project,
                                     gain_codec_get (id),
                                     g_io_stream_get_output_stream (G_IO_STREAM (stream)),
                                     NULL,
                                     NULL,
                                     NULL,
                                     NULL,
                                     NULL,
                                     NULL,
                                     NULL,
                                     &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_formats_that_only_read_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gain_codec_get ("no-such-format"));
  g_assert_false (export_to (fixture, gain_codec_get ("html"), fixture->path, NULL, NULL, &error));
  g_assert_error (error, GAIN_EXPORT_ERROR, GAIN_EXPORT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "“html”"));
}

static gboolean
fail_to_load (GainArticle *article, gpointer user_data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The file is gone");
  return FALSE;
}

static void
test_an_article_without_text_is_named_and_the_rest_goes_out (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GainArticle) article =
      g_list_model_get_item (gain_project_get_articles (fixture->project), 1);
  g_autoptr (GainExportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gain_article_drop_text (article);
  gain_export_to_file (fixture->project,
                       gain_codec_get (id),
                       fixture->path,
                       NULL,
                       fail_to_load,
                       NULL,
                       NULL,
                       NULL,
                       NULL,
                       &report,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_articles, ==, 4);
  text = gain_export_report_dup_text (report);
  g_assert_nonnull (strstr (text, gain_article_get_id (article)));
  g_assert_nonnull (strstr (text, "The file is gone"));
}

/* Licences: a format that is no archive refuses, ours note it. */
static void
test_texts_without_licence_note_are_held_back (Fixture *fixture, gconstpointer data)
{
  GainCodec strict = *gain_codec_get ("jsonl");
  GainExportOptions allow = { .allow_unlicensed = TRUE };
  GainExportOptions quotes = { .text = GAIN_RECORD_QUOTES };
  g_autoptr (GainExportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  strict.archive = FALSE;
  g_assert_false (export_to (fixture, &strict, fixture->path, NULL, NULL, &error));
  g_assert_error (error, GAIN_EXPORT_ERROR, GAIN_EXPORT_ERROR_LICENCE);
  g_assert_nonnull (strstr (error->message, "--allow-unlicensed"));
  g_assert_true (gain_export_to_file (
      fixture->project, &strict, fixture->path, &allow, NULL, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (gain_export_to_file (
      fixture->project, &strict, fixture->path, &quotes, NULL, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (gain_export_to_file (fixture->project,
                                      gain_codec_get ("jsonl"),
                                      fixture->path,
                                      NULL,
                                      NULL,
                                      NULL,
                                      NULL,
                                      NULL,
                                      NULL,
                                      &report,
                                      NULL));
  text = gain_export_report_dup_text (report);
  g_assert_nonnull (strstr (text, "licence note"));
}

/* What is read back is compared: an export that loses something fails. */
static guint
write_too_little (GString *out, GainRecord *record, GainRecordText text, guint n)
{
  GainRecordLayer *layer = record->layers->pdata[0];
  guint n_items = layer->items->len;
  guint written;

  if (n == 3 && n_items > 0)
    {
      GainItem *last = g_object_ref (layer->items->pdata[n_items - 1]);

      g_ptr_array_set_size (layer->items, (int) n_items - 1);
      written = gain_codec_get ("jsonl")->write_record (out, record, text, n);
      g_ptr_array_add (layer->items, last);
      return written;
    }
  return gain_codec_get ("jsonl")->write_record (out, record, text, n);
}

static void
test_a_loss_is_found_before_the_file_counts (Fixture *fixture, gconstpointer data)
{
  GainCodec lossy = *gain_codec_get ("jsonl");
  g_autoptr (GError) error = NULL;

  lossy.write_record = write_too_little;
  g_assert_false (export_to (fixture, &lossy, fixture->path, NULL, NULL, &error));
  g_assert_error (error, GAIN_EXPORT_ERROR, GAIN_EXPORT_ERROR_VERIFY);
  g_assert_nonnull (strstr (error->message, "1 of 5"));
  g_assert_cmpuint (sample_folder_count (fixture->folder), ==, 0);
}

/* In a thread */

typedef struct
{
  GMainLoop *loop;
  GainExportReport *report;
  GError *error;
  guint n_progress;
  guint cancel_at;
  GCancellable *cancellable;
} Waiting;

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->n_progress++;
  if (done == waiting->cancel_at)
    g_cancellable_cancel (waiting->cancellable);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->report = gain_export_to_file_finish (result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static Waiting
export_in_thread (Fixture *fixture, const char *id, guint cancel_at)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { loop, NULL, NULL, 0, cancel_at, cancellable };

  gain_export_to_file_async (fixture->project,
                             gain_codec_get (id),
                             fixture->path,
                             NULL,
                             NULL,
                             NULL,
                             progress_cb,
                             &waiting,
                             cancellable,
                             exported_cb,
                             &waiting);
  g_main_loop_run (loop);
  return waiting;
}

static void
test_a_thread_writes_the_same_file (Fixture *fixture, gconstpointer id)
{
  g_autofree char *direct = g_strconcat (fixture->path, "-direct", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  Waiting waiting = export_in_thread (fixture, id, 0);

  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.n_progress, ==, 5);
  g_assert_cmpuint (waiting.report->n_articles, ==, 5);
  export_to (fixture, gain_codec_get (id), direct, NULL, NULL, NULL);
  g_file_get_contents (fixture->path, &first, NULL, NULL);
  g_file_get_contents (direct, &second, NULL, NULL);
  g_assert_cmpstr (first, ==, second);
  gain_export_report_free (waiting.report);
}

static void
test_a_thread_can_be_cancelled (Fixture *fixture, gconstpointer id)
{
  Waiting waiting = export_in_thread (fixture, id, 3);

  g_assert_null (waiting.report);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (sample_folder_count (fixture->folder), ==, 0);
  g_error_free (waiting.error);
}

/* Reading what is damaged */

static GBytes *
export_bytes (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  export_to (fixture, gain_codec_get (id), fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* Returns: TRUE where something was said about it. */
static gboolean
is_noticed (GBytes *bytes, const char *id, gboolean with_line)
{
  GainPageSource source = { .name = "damaged.file" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GainImportResult) result =
      gain_import_read (bytes, gain_codec_get (id), &source, NULL, &error);

  g_assert_true ((result == NULL) == (error != NULL));
  if (result == NULL)
    return TRUE;
  for (guint i = 0; i < result->warnings->len; i++)
    {
      g_assert_true (g_str_has_prefix (result->warnings->pdata[i], "“damaged.file”"));
      g_assert_true (!with_line || strstr (result->warnings->pdata[i], ", line ") != NULL);
    }
  return result->warnings->len > 0;
}

static void
test_every_truncation_is_noticed (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GBytes) bytes = export_bytes (fixture, id);
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);

  for (gsize length = 1; length < size; length += 1 + length % 149)
    {
      g_autofree char *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) cut = g_bytes_new_static (copy, length);
      gboolean whole_lines =
          g_str_equal (id, "jsonl") && (data[length - 1] == '\n' || data[length] == '\n');

      /* What ends at the end of a line is a shorter file, not a damaged one. */
      g_assert_true (is_noticed (cut, id, TRUE) || whole_lines);
    }
}

static void
test_every_flipped_bit_is_noticed (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GBytes) bytes = export_bytes (fixture, id);
  gsize size = g_bytes_get_size (bytes);
  guint n_unnoticed = 0;

  for (guint i = 0; i < 800; i++)
    {
      g_autofree char *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) flipped = NULL;
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) size);
      gboolean in_seal;

      copy[at] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      in_seal = g_strstr_len (copy + (at > 32 ? at - 32 : 0), 64, "\"content_sha256\"") == NULL &&
                g_strstr_len ((char *) g_bytes_get_data (bytes, NULL) + (at > 32 ? at - 32 : 0),
                              64,
                              "\"content_sha256\"") != NULL;
      flipped = g_bytes_new_static (copy, size);
      if (!is_noticed (flipped, id, FALSE) && !in_seal)
        n_unnoticed++;
    }
  g_test_message ("%s: %u of 800 unnoticed", (const char *) id, n_unnoticed);
  /* W3C has no seal: there only what no longer fits is noticed. */
  if (g_str_equal (id, "jsonl"))
    g_assert_cmpuint (n_unnoticed, ==, 0);
}

static void
test_marks_are_placed_by_their_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("One bridge. Two bridges. The end.");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GainArticle) article = gain_article_new (text, NULL, 0);
  g_autoptr (GainRecord) record =
      gain_record_new (gain_article_get_id (article), gain_article_get_text_sha256 (article));
  GainRecordLayer *layer = gain_record_get_layer (record, "anna");
  const char *const there[] = { "Two bridges", NULL };
  const char *const nowhere[] = { "Nothing of the kind", NULL };
  GainSpan span = GAIN_SPAN (3, 14);
  GainSpan far = GAIN_SPAN (2000, 3019);
  GainAnnotation *first = gain_annotation_new (NULL, "claim");
  GainAnnotation *second = gain_annotation_new (NULL, "claim");
  guint n;

  record->article = g_object_ref (article);
  gain_annotation_set_place (first, &span, 1, there, "One bridge. ", ". The end.");
  gain_annotation_set_place (second, &far, 1, nowhere, "", "");
  g_ptr_array_add (layer->items, first);
  g_ptr_array_add (layer->items, second);
  gain_record_check_places (record, problems);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpuint (layer->items->len, ==, 1);
  g_assert_cmpuint (gain_annotation_get_fragments (layer->items->pdata[0], &n)->start, ==, 12);
}

#define ADD_WITH(name, set_up, func)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/formats/jsonl/" name, Fixture, "jsonl", set_up, func, tear_down);                \
    g_test_add ("/formats/w3c/" name, Fixture, "w3c", set_up, func, tear_down);                    \
  }                                                                                                \
  G_STMT_END

#define ADD(name, func) ADD_WITH (name, set_up, func)

#define ADD_ONE(name, func) g_test_add ("/formats/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("cancel-leaves-what-was-there", test_a_cancel_leaves_what_was_there);
  ADD ("export-replaces-what-was-there", test_an_export_replaces_what_was_there);
  ADD ("full-disk-is-an-error", test_a_full_disk_is_an_error);
  ADD ("article-without-text-is-named-and-the-rest-goes-out",
       test_an_article_without_text_is_named_and_the_rest_goes_out);
  ADD ("thread-writes-the-same-file", test_a_thread_writes_the_same_file);
  ADD ("thread-can-be-cancelled", test_a_thread_can_be_cancelled);
  ADD_WITH ("every-truncation-is-noticed", set_up_small, test_every_truncation_is_noticed);
  ADD_WITH ("every-flipped-bit-is-noticed", set_up_small, test_every_flipped_bit_is_noticed);
  ADD_ONE ("place-that-takes-nothing-is-named", test_a_place_that_takes_nothing_is_named);
  ADD_ONE ("formats-that-only-read-are-refused", test_formats_that_only_read_are_refused);
  ADD_ONE ("texts-without-licence-note-are-held-back",
           test_texts_without_licence_note_are_held_back);
  ADD_ONE ("loss-is-found-before-the-file-counts", test_a_loss_is_found_before_the_file_counts);
  ADD_ONE ("marks-are-placed-by-their-words", test_marks_are_placed_by_their_words);

  return g_test_run ();
}
