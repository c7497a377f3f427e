/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gain-answer.h"
#include "gain-export.h"
#include "gain-interrupt.h"
#include "gain-people.h"
#include "gain-session.h"

static const struct
{
  const char *word;
  GainRecordText text;
} texts[] = {
  { "full", GAIN_RECORD_FULL },
  { "quotes", GAIN_RECORD_QUOTES },
  { "none", GAIN_RECORD_NONE },
};

/* What is to be written, and where. */
typedef struct
{
  GainSession *session;
  const GainCodec *codec;
  const char *output;
  GainExportOptions options;
  gboolean json;
} Export;

static gboolean
parse_text (const char *word, GainRecordText *text, GError **error)
{
  if (word == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].word, word))
      {
        *text = texts[i].text;
        return TRUE;
      }

  return gain_command_refuse (error,
                              _ ("“%s” says nothing about the text: choose full, quotes or none."),
                              word);
}

static const GainCodec *
find_codec (const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < gain_codec_get_n (); i++)
    {
      const GainCodec *codec = gain_codec_get_at (i);

      if (codec->can_write && g_strcmp0 (codec->id, id) == 0)
        return codec;
      if (codec->can_write)
        g_ptr_array_add (ids, (gpointer) codec->id);
    }

  g_ptr_array_add (ids, NULL);
  list = g_strjoinv (", ", (char **) ids->pdata);
  if (id == NULL)
    gain_command_refuse (error, _ ("Which format? Name one with --format: %s."), list);
  else
    gain_command_refuse (error, _ ("There is no format “%s” to export: choose %s."), id, list);
  return NULL;
}

/* Whether the one at work may see what @person did to any article. */
static gboolean
may_see_some (GainProject *project, const char *person)
{
  GListModel *articles = gain_project_get_articles (project);
  guint n = g_list_model_get_n_items (articles);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      if (gain_project_may_see (project, gain_article_get_id (article), person))
        return TRUE;
    }

  return n == 0;
}

/* Whom the project does not know has marked nothing: that is a mistake in the
 * command rather than an empty dataset. */
static gboolean
check_annotators (GainProject *project, const char *const *annotators, GError **error)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);

  for (; annotators != NULL && *annotators != NULL; annotators++)
    {
      gboolean known = g_str_equal (*annotators, gain_project_get_me (project)) ||
                       g_strcmp0 (*annotators, gain_project_get_lead (project)) == 0;

      if (!may_see_some (project, *annotators))
        return gain_command_fail (
            error,
            _ ("You work blind: marks of “%s” can be exported once you have submitted the article. Submit first, or ask the lead."),
            *annotators);
      for (guint i = 0; !known && i < layers->len; i++)
        known = g_str_equal (gain_layer_get_annotator (g_ptr_array_index (layers, i)), *annotators);
      if (!known)
        return gain_command_fail (
            error,
            _ ("Nobody called “%s” has marked anything here. “gainsay-cli stats” names those who have."),
            *annotators);
    }

  return TRUE;
}

static gboolean
load_cb (GainArticle *article, gpointer store, GError **error)
{
  return gain_store_load_text (store, article, error);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  if (!isatty (STDERR_FILENO))
    return;

  fprintf (stderr, "\r%u/%u", done, total);
  if (done >= total)
    fputs ("\r\033[K", stderr);
}

/* A device or a pipe is written to; it must never be replaced by a file. */
static gboolean
is_stream (const char *path)
{
  GStatBuf info;

  return g_str_equal (path, "-") ||
         (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode));
}

static GOutputStream *
open_stream (const char *path, GError **error)
{
  int descriptor =
      g_str_equal (path, "-") ? dup (STDOUT_FILENO) : open (path, O_WRONLY | O_CLOEXEC);

  if (descriptor < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }

  return g_unix_output_stream_new (descriptor, TRUE);
}

static gboolean
write_to (const Export *export, GOutputStream *stream, GainExportReport **report, GError **error)
{
  return gain_export_write (gain_session_get_project (export->session),
                            export->codec,
                            stream,
                            &export->options,
                            load_cb,
                            gain_session_get_store (export->session),
                            progress_cb,
                            NULL,
                            gain_interrupt_catch (),
                            report,
                            error);
}

static gboolean
write_stream (const Export *export, GainExportReport **report, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GOutputStream) stream = open_stream (export->output, &failed);
  g_autofree char *name = g_str_equal (export->output, "-")
                              ? g_strdup (_ ("standard output"))
                              : g_filename_display_name (export->output);

  if (stream != NULL && write_to (export, stream, report, &failed))
    return TRUE;
  if (failed->domain != G_IO_ERROR || g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  return gain_command_fail (error,
                            /* Translators: where to, and the reason. */
                            _ ("“%s” could not be written: %s. Make room or choose another place."),
                            name,
                            failed->message);
}

static gboolean
write_file (const Export *export, GainExportReport **report, GError **error)
{
  return gain_export_to_file (gain_session_get_project (export->session),
                              export->codec,
                              export->output,
                              &export->options,
                              load_cb,
                              gain_session_get_store (export->session),
                              progress_cb,
                              NULL,
                              gain_interrupt_catch (),
                              report,
                              error);
}

static void
print_json (const Export *export, GainExportReport *report)
{
  JsonObject *object = json_object_new ();
  JsonArray *notes = json_array_new ();

  for (guint i = 0; i < report->notes->len; i++)
    json_array_add_string_element (notes, g_ptr_array_index (report->notes, i));
  json_object_set_string_member (object, "format", export->codec->id);
  json_object_set_int_member (object, "articles", report->n_articles);
  json_object_set_int_member (object, "marks", report->n_marks);
  json_object_set_int_member (object, "links", report->n_links);
  json_object_set_int_member (object, "entries", report->n_entries);
  json_object_set_array_member (object, "notes", notes);
  gain_answer_json (gain_answer_wrap_object (object));
}

/* On standard output only where the dataset does not go there. */
static void
tell (const Export *export, GainExportReport *report)
{
  g_autofree char *name = g_filename_display_name (export->output);

  if (export->json)
    {
      print_json (export, report);
      return;
    }

  gain_answer (
      _ ("%u articles, %u marks and %u links are in “%s”; “%s.report.txt” says what the format could not hold.\n"),
      report->n_articles,
      report->n_marks,
      report->n_links,
      name,
      name);
  for (guint i = 0; i < report->notes->len; i++)
    gain_notice ("%s", (const char *) g_ptr_array_index (report->notes, i));
}

/* A dataset in the project folder would be taken for a file of the project, or
 * take the place of one. */
static gboolean
check_place (const char *project, const char *output, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (output);
  g_autofree char *name = g_filename_display_name (output);
  char *folder = realpath (project, NULL);
  char *place = realpath (parent, NULL);
  g_autofree char *start = folder != NULL ? g_strconcat (folder, "/", NULL) : NULL;
  g_autofree char *path = place != NULL ? g_strconcat (place, "/", NULL) : NULL;
  gboolean inside = start != NULL && path != NULL && g_str_has_prefix (path, start);

  free (folder);
  free (place);
  if (!inside || g_str_equal (output, "-"))
    return TRUE;

  return gain_command_fail (error,
                            _ ("“%s” lies in the project folder. Choose a place outside of it."),
                            name);
}

static gboolean
run (const Export *export, GError **error)
{
  g_autoptr (GainExportReport) report = NULL;

  if (!check_annotators (gain_session_get_project (export->session),
                         export->options.annotators,
                         error))
    return FALSE;
  if (is_stream (export->output))
    {
      if (!write_stream (export, &report, error))
        return FALSE;
      for (guint i = 0; i < report->notes->len; i++)
        gain_notice ("%s", (const char *) g_ptr_array_index (report->notes, i));
      return TRUE;
    }
  if (!write_file (export, &report, error))
    return FALSE;

  tell (export, report);
  return TRUE;
}

/* What the options say, before the project is opened. */
static gboolean
prepare (Export *export, const char *format, const char *text, GError **error)
{
  if (!parse_text (text, &export->options.text, error))
    return FALSE;
  export->codec = find_codec (format, error);
  if (export->codec == NULL)
    return FALSE;

  return export->output != NULL ||
         gain_command_refuse (
             error, _ ("Where to? Name a file with --output, or “-” for standard output."));
}

static gboolean
open_and_run (const char *project, Export *export, GError **error)
{
  g_autoptr (GainSession) session = NULL;

  if (!check_place (project, export->output, error))
    return FALSE;
  session = gain_session_open (project, NULL, error);
  export->session = session;

  return session != NULL && run (export, error);
}

gboolean
gain_command_export (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) annotators = NULL;
  Export export = { NULL };
  const GOptionEntry options[] = {
    { "format",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &format,
      N_ ("As “gainsay-cli formats” lists them"),
      N_ ("F") },
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &output,
      N_ ("The file to write, or “-” for standard output"),
      N_ ("PATH") },
    { "annotator",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &annotators,
      N_ ("Whose marks, everybody’s where it is left out; may be given several times"),
      N_ ("ID") },
    { "text",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &text,
      N_ ("How much of the texts: full, quotes or none"),
      N_ ("WORD") },
    { "submitted",
      0,
      0,
      G_OPTION_ARG_NONE,
      &export.options.submitted_only,
      N_ ("Only what was submitted"),
      NULL },
    { "leave-out-excluded",
      0,
      0,
      G_OPTION_ARG_NONE,
      &export.options.leave_out_excluded,
      N_ ("Without marks in excluded blocks"),
      NULL },
    { "allow-unlicensed",
      0,
      0,
      G_OPTION_ARG_NONE,
      &export.options.allow_unlicensed,
      N_ ("Full texts also where the licence note is empty"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &export.json, N_ ("Print the report as JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 1, error);

  if (words == NULL)
    return FALSE;
  export.output = output;
  export.options.annotators = (const char *const *) annotators;

  return prepare (&export, format, text, error) && open_and_run (words[0], &export, error);
}
