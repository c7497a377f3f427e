/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-export"

#include "config.h"

#include "gain-export.h"

#include <glib/gi18n-lib.h>

#include "gain-export-run.h"
#include "gain-people.h"
#include "gain-snapshot.h"

static const GainExportOptions everything = { 0 };

/* What is lost */

static const struct
{
  guint flag;
  const char *sentence;
} sentences[] = {
  { GAIN_CODEC_TEXT, N_ ("The format does not hold the text.") },
  { GAIN_CODEC_METADATA,
    N_ ("The format does not hold headline, authors, outlet, dates and addresses.") },
  { GAIN_CODEC_MARKS, N_ ("The format does not hold marks.") },
  { GAIN_CODEC_NESTING, N_ ("The format does not hold marks inside marks.") },
  { GAIN_CODEC_OVERLAP, N_ ("The format does not hold marks that overlap.") },
  { GAIN_CODEC_DISCONTINUOUS, N_ ("The format does not hold marks with several fragments.") },
  { GAIN_CODEC_ATTRIBUTES, N_ ("The format does not hold attributes.") },
  { GAIN_CODEC_RELATIONS, N_ ("The format does not hold links.") },
  { GAIN_CODEC_NOTES, N_ ("The format does not hold notes.") },
  { GAIN_CODEC_ANNOTATORS, N_ ("The format does not tell who made a mark.") },
  { GAIN_CODEC_REGISTRY, N_ ("The format does not hold actors and propositions.") },
};

static guint
count_layers_with_extras (GainProject *project)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  guint n = 0;

  for (guint i = 0; i < layers->len; i++)
    n += gain_layer_get_extras (layers->pdata[i]) != NULL;
  return n;
}

/* Whether colleagues are asked for, and what they did to some article is not to
 * be seen yet. Says nothing about whether they did anything. */
static gboolean
is_partly_blind (GainProject *project, const char *const *annotators)
{
  const char *const me[] = { gain_project_get_me (project), NULL };
  GListModel *articles = gain_project_get_articles (project);

  if (annotators != NULL && g_strv_equal (annotators, me))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      if (!gain_project_may_see (project, gain_article_get_id (article), ""))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
gain_export_list_losses (GainProject *project,
                         const GainCodec *codec,
                         const GainExportOptions *options)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  guint n_extras = count_layers_with_extras (project);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (!(codec->holds & sentences[i].flag))
      g_ptr_array_add (list, g_strdup (_ (sentences[i].sentence)));
  if (options != NULL && options->text == GAIN_RECORD_QUOTES)
    g_ptr_array_add (list,
                     g_strdup (_ ("Only the quotes of the marks are written, not the texts.")));
  if (options != NULL && options->text == GAIN_RECORD_NONE)
    g_ptr_array_add (list, g_strdup (_ ("Neither texts nor quotes are written, only offsets.")));
  if (is_partly_blind (project, options != NULL ? options->annotators : NULL))
    g_ptr_array_add (list,
                     g_strdup (_ ("Of articles that you have not submitted yet only your own "
                                  "marks are written: until then you work blind.")));
  if (n_extras > 0)
    g_ptr_array_add (list,
                     g_strdup_printf (ngettext ("What this version could not understand in %u file "
                                                "of marks is not written.",
                                                "What this version could not understand in %u "
                                                "files of marks is not written.",
                                                n_extras),
                                      n_extras));
  return list;
}

/* On one thread */

typedef struct
{
  GainSnapshot *snapshot;
  GainExportProgressFunc progress;
  gpointer progress_data;
} Direct;

static GainRecord *
take_directly (guint i, GPtrArray *notes, gpointer user_data)
{
  Direct *direct = user_data;
  GainRecord *record = gain_snapshot_take (direct->snapshot, i, notes);

  if (direct->progress != NULL)
    direct->progress (i + 1,
                      gain_snapshot_get_n_articles (direct->snapshot),
                      direct->progress_data);
  return record;
}

static guint
count_directly (gpointer user_data)
{
  return gain_snapshot_count_unreached_entries (((Direct *) user_data)->snapshot);
}

/* @path: (nullable): NULL for @stream. */
static gboolean
export_directly (GainProject *project,
                 const GainCodec *codec,
                 const char *path,
                 GOutputStream *stream,
                 const GainExportOptions *options,
                 Direct *direct,
                 GCancellable *cancellable,
                 GainExportReport **report,
                 GError **error)
{
  g_autoptr (GPtrArray) losses = gain_export_list_losses (project, codec, options);
  g_autoptr (GainExportReport) made = NULL;
  GainExportRun run = {
    .codec = codec,
    .project_name = gain_project_get_name (project),
    .codebook = gain_project_get_codebook (project),
    .options = options,
    .n_articles = gain_snapshot_get_n_articles (direct->snapshot),
    .take = take_directly,
    .count_unreached = count_directly,
    .take_data = direct,
    .losses = losses,
    .cancellable = cancellable,
  };

  made = path != NULL ? gain_export_run_to_file (&run, path, error)
                      : gain_export_run (&run, stream, NULL, error);
  if (made == NULL)
    return FALSE;
  if (report != NULL)
    *report = g_steal_pointer (&made);
  return TRUE;
}

gboolean
gain_export_write (GainProject *project,
                   const GainCodec *codec,
                   GOutputStream *stream,
                   const GainExportOptions *options,
                   GainExportLoadFunc load,
                   gpointer load_data,
                   GainExportProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GainExportReport **report,
                   GError **error)
{
  g_autoptr (GainSnapshot) snapshot = gain_snapshot_new (project, options, load, load_data);
  Direct direct = { snapshot, progress, progress_data };

  return export_directly (project,
                          codec,
                          NULL,
                          stream,
                          options != NULL ? options : &everything,
                          &direct,
                          cancellable,
                          report,
                          error);
}

gboolean
gain_export_to_file (GainProject *project,
                     const GainCodec *codec,
                     const char *path,
                     const GainExportOptions *options,
                     GainExportLoadFunc load,
                     gpointer load_data,
                     GainExportProgressFunc progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GainExportReport **report,
                     GError **error)
{
  g_autoptr (GainSnapshot) snapshot = gain_snapshot_new (project, options, load, load_data);
  Direct direct = { snapshot, progress, progress_data };

  return export_directly (project,
                          codec,
                          path,
                          NULL,
                          options != NULL ? options : &everything,
                          &direct,
                          cancellable,
                          report,
                          error);
}
