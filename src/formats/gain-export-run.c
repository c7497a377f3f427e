/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-export"

#include "config.h"

#include "gain-export-run.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "gain-json-writer.h"
#include "gain-shape.h"

G_DEFINE_QUARK (gain_export_error_quark, gain_export_error)

/* The report */

void
gain_export_report_free (GainExportReport *self)
{
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static GainExportReport *
report_new (void)
{
  GainExportReport *self = g_new0 (GainExportReport, 1);

  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

char *
gain_export_report_dup_text (GainExportReport *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Articles: %u\n"), self->n_articles);
  g_string_append_printf (text, _ ("Marks: %u\n"), self->n_marks);
  g_string_append_printf (text, _ ("Links: %u\n"), self->n_links);
  g_string_append_printf (text, _ ("Entries of the registry: %u\n"), self->n_entries);
  g_string_append_printf (text,
                          _ ("Articles that read back differently: %u\n"),
                          self->n_mismatches);
  for (guint i = 0; i < self->notes->len; i++)
    g_string_append_printf (text, "%s- %s\n", i == 0 ? "\n" : "", (char *) self->notes->pdata[i]);
  return g_string_free (text, FALSE);
}

/* Writing */

static gboolean
write_out (const GainExportRun *run, GOutputStream *stream, GString *out, GError **error)
{
  gboolean good =
      g_output_stream_write_all (stream, out->str, out->len, NULL, run->cancellable, error);

  g_string_truncate (out, 0);
  return good;
}

/* Counts texts without a licence note in @n_unlicensed; FALSE where such a text
 * may not go out. */
static gboolean
check_licence (const GainExportRun *run, GainRecord *record, guint *n_unlicensed, GError **error)
{
  const char *licence = gain_article_get_meta (record->article, "licence");

  if (run->options->text != GAIN_RECORD_FULL || (licence != NULL && *licence != '\0'))
    return TRUE;
  (*n_unlicensed)++;
  if (run->codec->archive || run->options->allow_unlicensed)
    return TRUE;
  g_set_error (error,
               GAIN_EXPORT_ERROR,
               GAIN_EXPORT_ERROR_LICENCE,
               _ ("“%s” has no licence note, so its text was not exported. Add the note, export "
                  "quotations only, or allow texts without one (--allow-unlicensed)."),
               gain_article_get_title (record->article));
  return FALSE;
}

static void
count (GainExportReport *report, GainRecord *record)
{
  report->n_articles++;
  report->n_marks += gain_record_count (record, GAIN_ITEM_ANNOTATION);
  report->n_links += gain_record_count (record, GAIN_ITEM_RELATION);
  report->n_entries += record->entries->len;
}

static void
note_unlicensed (GainExportReport *report, guint n)
{
  if (n > 0)
    g_ptr_array_add (report->notes,
                     g_strdup_printf (ngettext ("%u article has no licence note: make sure that "
                                                "you may pass its text on.",
                                                "%u articles have no licence note: make sure that "
                                                "you may pass their texts on.",
                                                n),
                                      n));
}

static gboolean
write_records (const GainExportRun *run,
               GOutputStream *stream,
               GString *out,
               GainExportReport *report,
               GPtrArray *digests,
               GError **error)
{
  guint n_unlicensed = 0;
  guint n_things = 0;

  for (guint i = 0; i < run->n_articles; i++)
    {
      g_autoptr (GainRecord) record = run->take (i, report->notes, run->take_data);

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (record == NULL)
        continue;
      gain_record_check_places (record, report->notes);
      if (!check_licence (run, record, &n_unlicensed, error))
        return FALSE;
      n_things += run->codec->write_record (out, record, run->options->text, report->n_articles);
      if (digests != NULL)
        g_ptr_array_add (digests, gain_record_dup_digest (record, run->options->text));
      count (report, record);
      if (!write_out (run, stream, out, error))
        return FALSE;
    }
  note_unlicensed (report, n_unlicensed);
  if (run->codec->write_tail != NULL)
    run->codec->write_tail (out, n_things);
  return write_out (run, stream, out, error);
}

/* In front of the other notes. */
static void
note_losses (GainExportReport *report, GPtrArray *losses, guint n_unreached)
{
  for (guint i = 0; i < losses->len; i++)
    g_ptr_array_insert (report->notes, (int) i, g_strdup (losses->pdata[i]));
  if (n_unreached > 0)
    g_ptr_array_add (report->notes,
                     g_strdup_printf (ngettext ("%u entry of the registry is not in the file, "
                                                "because no mark leads to it.",
                                                "%u entries of the registry are not in the file, "
                                                "because no mark leads to them.",
                                                n_unreached),
                                      n_unreached));
}

GainExportReport *
gain_export_run (const GainExportRun *run,
                 GOutputStream *stream,
                 GPtrArray *digests,
                 GError **error)
{
  g_autoptr (GainExportReport) report = report_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  if (!run->codec->can_write)
    {
      g_set_error (error,
                   GAIN_EXPORT_ERROR,
                   GAIN_EXPORT_ERROR_FORMAT,
                   _ ("The format “%s” can be read, but not written. Choose another one."),
                   run->codec->id);
      return NULL;
    }
  if (run->codec->write_head != NULL)
    run->codec->write_head (out, run->project_name);
  if (!write_records (run, stream, out, report, digests, error))
    return NULL;
  note_losses (report, run->losses, run->count_unreached (run->take_data));
  return g_steal_pointer (&report);
}

/* Reading back */

typedef struct
{
  GPtrArray *digests;
  GainRecordText text;
  guint n_read;
  guint n_mismatches;
  char *first; /* id of the first article that differs */
} Comparing;

static void
compare_record (GainRecord *read, gpointer user_data)
{
  Comparing *comparing = user_data;
  g_autoptr (GainRecord) record = read;
  g_autofree char *digest = gain_record_dup_digest (record, comparing->text);

  if (comparing->n_read >= comparing->digests->len ||
      !g_str_equal (digest, comparing->digests->pdata[comparing->n_read]))
    {
      if (comparing->n_mismatches++ == 0)
        comparing->first = g_strdup (record->id);
    }
  comparing->n_read++;
}

static gboolean
refuse_difference (const Comparing *comparing, GPtrArray *warnings, GError **error)
{
  g_set_error (error,
               GAIN_EXPORT_ERROR,
               GAIN_EXPORT_ERROR_VERIFY,
               /* Translators: two numbers, the id of an article, a sentence or nothing */
               _ ("What was read back is not what was written: %u of %u articles differ, first %s. "
                  "No file was left behind. Report this as a fault of the program. %s"),
               comparing->n_mismatches,
               comparing->digests->len,
               comparing->first != NULL ? comparing->first : "-",
               warnings->len > 0 ? (const char *) warnings->pdata[0] : "");
  return FALSE;
}

static gboolean
read_back (const GainExportRun *run, const char *path, GPtrArray *digests, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  Comparing comparing = { digests, run->options->text };
  gboolean good;

  if (digests->len == 0)
    return TRUE;
  file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return FALSE;
  bytes = g_mapped_file_get_bytes (file);
  good = gain_import_each (
      bytes, run->codec, NULL, compare_record, &comparing, warnings, run->cancellable, error);
  if (good && comparing.n_read < digests->len)
    comparing.n_mismatches += digests->len - comparing.n_read;
  if (good && (comparing.n_mismatches > 0 || warnings->len > 0))
    good = refuse_difference (&comparing, warnings, error);
  g_free (comparing.first);
  return good;
}

/* The file */

static gboolean
fail_to_write (const char *path, int code, GError **error)
{
  g_set_error (error,
               GAIN_EXPORT_ERROR,
               GAIN_EXPORT_ERROR_WRITE,
               /* Translators: the name of a file, what the system says */
               _ ("“%s” could not be written: %s. Choose another place, or make room."),
               path,
               g_strerror (code));
  return FALSE;
}

static GainExportReport *
write_temporary (const GainExportRun *run,
                 int fd,
                 const char *path,
                 GPtrArray *digests,
                 GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GainExportReport) report = NULL;
  g_autoptr (GError) local = NULL;

  report = gain_export_run (run, stream, digests, &local);
  if (report == NULL)
    {
      if (local->domain == G_IO_ERROR && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_set_error (error,
                     GAIN_EXPORT_ERROR,
                     GAIN_EXPORT_ERROR_WRITE,
                     _ ("“%s” could not be written: %s. Choose another place, or make room."),
                     path,
                     local->message);
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (fsync (fd) != 0)
    {
      fail_to_write (path, errno, error);
      return NULL;
    }
  return g_steal_pointer (&report);
}

static gboolean
write_report (GainExportReport *report, const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".report.txt", NULL);
  g_autofree char *text = gain_export_report_dup_text (report);

  return g_file_set_contents_full (name, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* An archive is to be read without the project: labels, attributes and kinds of
 * link mean what the codebook says. Its lines stay one article each. */
static gboolean
write_codebook (const GainExportRun *run,
                const char *path,
                GainExportReport *report,
                GError **error)
{
  g_autofree char *name = g_strconcat (path, ".codebook.json", NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *shown = g_filename_display_name (base);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) text = NULL;

  if (!run->codec->archive || run->codebook == NULL)
    return TRUE;

  node = gain_shape_write_codebook (run->codebook);
  text = gain_json_write (node);
  g_ptr_array_add (report->notes,
                   /* Translators: the name of a file */
                   g_strdup_printf (_ ("The codebook is beside the dataset, in “%s”."), shown));

  return g_file_set_contents_full (
      name, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* Putting a file in the place of a device or a pipe would take it away from everybody. */
static gboolean
check_place (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error,
               GAIN_EXPORT_ERROR,
               GAIN_EXPORT_ERROR_WRITE,
               _ ("“%s” is a folder or a device, not a file. Choose another name."),
               path);
  return FALSE;
}

GainExportReport *
gain_export_run_to_file (const GainExportRun *run, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.XXXXXX", base);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GainExportReport) report = NULL;
  int fd;

  if (!check_place (path, error))
    return NULL;
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      fail_to_write (path, errno, error);
      return NULL;
    }
  report = write_temporary (run, fd, path, digests, error);
  close (fd);
  if (report == NULL || !read_back (run, temporary, digests, error))
    {
      g_unlink (temporary);
      return NULL;
    }
  if (g_rename (temporary, path) != 0)
    {
      fail_to_write (path, errno, error);
      g_unlink (temporary);
      return NULL;
    }
  if (!write_codebook (run, path, report, error) || !write_report (report, path, error))
    return NULL;

  return g_steal_pointer (&report);
}
