/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-import-run.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-command.h"
#include "gain-extract.h"
#include "gain-input.h"
#include "gain-interrupt.h"
#include "gain-json.h"
#include "gain-session.h"

/* A dataset that holds marks of others: read again for each of them. */
typedef struct
{
  char *name;
  GBytes *bytes;
  const GainCodec *codec;
} Dataset;

struct _GainImportRun
{
  const char *project;
  const char *annotator;  /* nullable */
  const GainCodec *codec; /* nullable */
  GainPageSource about;
  GainResultList *results;

  GainSession *session;
  char *me;
  GHashTable *others;  /* (element-type utf8): annotators still to be served */
  GPtrArray *datasets; /* (element-type Dataset) */
  GHashTable *told;    /* (element-type utf8): problems that were told */
};

/* The file that is being read. */
typedef struct
{
  GainImportRun *run;
  const char *name;
  GBytes *page; /* nullable: the bytes, where the file is a page */
  gboolean has_others;
} Reading;

static void
dataset_free (Dataset *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

GainImportRun *
gain_import_run_new (const char *project,
                     const char *annotator,
                     const GainCodec *codec,
                     const GainPageSource *about,
                     GainResultList *results,
                     GError **error)
{
  GainSession *session = gain_session_open (project, annotator, error);
  GainImportRun *self;

  if (session == NULL)
    return NULL;

  self = g_new0 (GainImportRun, 1);
  self->project = project;
  self->annotator = annotator;
  self->codec = codec;
  self->about = *about;
  self->results = results;
  self->session = session;
  self->me = g_strdup (gain_project_get_me (gain_session_get_project (session)));
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->datasets = g_ptr_array_new_with_free_func ((GDestroyNotify) dataset_free);

  return self;
}

void
gain_import_run_free (GainImportRun *self)
{
  g_clear_pointer (&self->session, gain_session_free);
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->told);
  g_ptr_array_unref (self->datasets);
  g_free (self->me);
  g_free (self);
}

/* A dataset is read once for each annotator; what is odd is told once. */
static void
tell_once (GainImportRun *self, GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    if (g_hash_table_add (self->told, g_strdup (g_ptr_array_index (sentences, i))))
      gain_notice ("%s", (const char *) g_ptr_array_index (sentences, i));
}

static void
note_others (Reading *reading, GainRecord *record)
{
  GainImportRun *self = reading->run;

  for (guint i = 0; self->annotator == NULL && i < record->layers->len; i++)
    {
      GainRecordLayer *layer = g_ptr_array_index (record->layers, i);

      if (g_str_equal (layer->annotator, self->me) || layer->items->len == 0)
        continue;
      g_hash_table_add (self->others, g_strdup (layer->annotator));
      reading->has_others = TRUE;
    }
}

/* Marks, links and entries, as one act an article. */
static gboolean
bring_marks (GainImportRun *self, GainRecord *record, GError **error)
{
  GainProject *project = gain_session_get_project (self->session);
  GainArticle *article = gain_project_get_article (project, record->id);
  const char *me = gain_project_get_me (project);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GainChange) change = NULL;

  if (!gain_store_load_text (gain_session_get_store (self->session), article, error))
    return FALSE;
  change =
      gain_record_new_change (record, project, self->annotator != NULL ? NULL : me, me, problems);
  tell_once (self, problems);

  return change == NULL || gain_project_apply (project, change, error);
}

static gboolean
has_layers (GainRecord *record)
{
  return record->layers->len > 0 || record->entries->len > 0;
}

/* Dropping the texts keeps a large dataset from filling the memory. */
static void
drop_text (GainImportRun *self, const char *id)
{
  GainArticle *article = gain_project_get_article (gain_session_get_project (self->session), id);

  if (article != NULL)
    gain_article_drop_text (article);
}

static gboolean
bring_record (Reading *reading, GainRecord *record, gboolean *existed, GError **error)
{
  GainImportRun *self = reading->run;
  GainProject *project = gain_session_get_project (self->session);

  *existed = TRUE;
  if (record->article == NULL && gain_project_get_article (project, record->id) == NULL)
    return gain_command_fail (
        error,
        _ ("It holds marks on the article %s, but not its text, and the project does not have that article. Add the article first."),
        record->id);
  if (record->article != NULL &&
      !gain_store_add_article (
          gain_session_get_store (self->session), record->article, reading->page, existed, error))
    return FALSE;

  note_others (reading, record);
  return !has_layers (record) || bring_marks (self, record, error);
}

static char *
dup_record_name (const char *name, GainRecord *record)
{
  return record->line > 0 ? g_strdup_printf ("%s:%u", name, record->line) : g_strdup (name);
}

static void
add_record_cb (GainRecord *record, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GainRecord) owned = record;
  g_autofree char *name = dup_record_name (reading->name, record);
  g_autoptr (GError) error = NULL;
  gboolean existed;

  if (bring_record (reading, record, &existed, &error))
    gain_result_list_add (reading->run->results, record->id, name, existed);
  else
    gain_result_list_fail (reading->run->results, name, error);
  drop_text (reading->run, record->id);
}

/* A page has no offsets of its own: it becomes text, and is kept as it was. */
static gboolean
is_page (const GainCodec *codec)
{
  return codec->offset_unit == NULL;
}

static gboolean
is_dataset_name (const char *path)
{
  for (guint i = 0; i < gain_codec_get_n (); i++)
    {
      const GainCodec *codec = gain_codec_get_at (i);
      g_autofree char *ending = g_strconcat (".", codec->extension, NULL);

      if (!is_page (codec) && g_str_has_suffix (path, ending))
        return TRUE;
    }

  return FALSE;
}

static gsize
get_limit (GainImportRun *self, const char *path)
{
  gboolean dataset = self->codec != NULL ? !is_page (self->codec) : is_dataset_name (path);

  return dataset ? GAIN_JSON_MAX_BYTES : GAIN_EXTRACT_MAX_BYTES;
}

static gboolean
read_bytes (GainImportRun *self, const char *shown, const char *base, GBytes *bytes, GError **error)
{
  const GainCodec *codec = self->codec != NULL ? self->codec : gain_codec_sniff (base, bytes);
  GainPageSource source = self->about;
  Reading reading = { .run = self,
                      .name = shown,
                      .page = codec == NULL || is_page (codec) ? bytes : NULL };
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  gboolean done;

  source.name = base;
  done = gain_import_each (
      bytes, codec, &source, add_record_cb, &reading, warnings, gain_interrupt_catch (), error);
  tell_once (self, warnings);
  gain_result_list_warn (self->results, warnings->len);

  if (done && reading.has_others)
    {
      Dataset *dataset = g_new0 (Dataset, 1);

      *dataset = (Dataset){ g_strdup (base), g_bytes_ref (bytes), codec };
      g_ptr_array_add (self->datasets, dataset);
    }

  return done;
}

void
gain_import_run_add_file (GainImportRun *self, const char *path)
{
  g_autofree char *shown = gain_input_dup_name (path);
  g_autofree char *base = g_str_equal (path, "-") ? NULL : g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gain_input_read (path, get_limit (self, path), &error);

  if (bytes == NULL || !read_bytes (self, shown, base, bytes, &error))
    gain_result_list_fail (self->results, shown, error);
}

static void
bring_others_cb (GainRecord *record, gpointer data)
{
  GainImportRun *self = data;
  g_autoptr (GainRecord) owned = record;
  g_autoptr (GError) error = NULL;

  /* A record that failed before was told of before. */
  if (gain_project_get_article (gain_session_get_project (self->session), record->id) == NULL)
    return;
  if (!bring_marks (self, record, &error))
    gain_result_list_fail (self->results, record->id, error);
  drop_text (self, record->id);
}

static gboolean
reopen_as (GainImportRun *self, const char *annotator, GError **error)
{
  if (!gain_session_close (self->session, error))
    return FALSE;

  g_clear_pointer (&self->session, gain_session_free);
  self->session = gain_session_open_quietly (self->project, annotator, error);
  return self->session != NULL;
}

static gboolean
bring_others (GainImportRun *self, const char *annotator, GError **error)
{
  if (!gain_command_check_annotator (annotator, error) || !reopen_as (self, annotator, error))
    return FALSE;

  for (guint i = 0; i < self->datasets->len; i++)
    {
      const Dataset *dataset = g_ptr_array_index (self->datasets, i);
      GainPageSource source = self->about;
      g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

      source.name = dataset->name;
      if (!gain_import_each (dataset->bytes,
                             dataset->codec,
                             &source,
                             bring_others_cb,
                             self,
                             warnings,
                             gain_interrupt_catch (),
                             error))
        return FALSE;
    }

  return TRUE;
}

gboolean
gain_import_run_finish (GainImportRun *self, GError **error)
{
  g_autoptr (GList) others = g_hash_table_get_keys (self->others);

  for (GList *other = others; other != NULL && !gain_interrupt_was_caught (); other = other->next)
    if (!bring_others (self, other->data, error))
      return FALSE;

  /* Whoever was at work here stays the one who is asked for first. */
  if (others != NULL && !reopen_as (self, self->me, error))
    return FALSE;

  return gain_session_close (self->session, error);
}
