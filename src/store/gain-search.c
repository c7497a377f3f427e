/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-search"

#include "config.h"

#include "gain-search-private.h"

#include <glib/gi18n-lib.h>

#include "gain-act-bulk.h"
#include "gain-store-private.h"

#define BATCH           256
#define BATCH_TIME      (40 * G_TIME_SPAN_MILLISECOND) /* then the window hears of it */
#define DEFAULT_CONTEXT 60
#define MAX_PER_ARTICLE 100000 /* memory has an end, also where “e” is looked for */

/* One article for the thread: everything frozen. */
typedef struct
{
  GainArticle *article;
  GainText *text; /* (nullable): where it is in memory already */
  GArray *spans;  /* where to look */
  GArray *marked; /* (nullable): what a hit must or must not touch */
} Job;

/* Some of them, and what came of it. */
typedef struct
{
  GainFolder *folder;
  GainConcordance *concordance;
  GArray *jobs;
  gboolean unmarked;
  guint context;
  guint max;

  guint n_done;
  guint n_articles;
  GPtrArray *hits;
  GError *unreadable; /* (nullable): the first */
} Batch;

struct _GainSearch
{
  GObject parent_instance;

  GainStore *store;
  GainConcordance *concordance;
  GainSearchFilter *filter;
  GPtrArray *articles;
  GCancellable *cancellable;
  GError *error;
  guint context;
  guint max;
  guint n_done;
  guint n_hits;
  guint n_articles;
  gboolean full;
  gboolean running;
};

enum
{
  FOUND,
  PROGRESS,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainSearch, gain_search, G_TYPE_OBJECT)

static void start_batch (GainSearch *self);

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_object_unref (job->article);
  g_clear_pointer (&job->text, gain_text_unref);
  g_array_unref (job->spans);
  g_clear_pointer (&job->marked, g_array_unref);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  gain_folder_unref (batch->folder);
  gain_concordance_unref (batch->concordance);
  g_array_unref (batch->jobs);
  g_ptr_array_unref (batch->hits);
  g_clear_error (&batch->unreadable);
  g_free (batch);
}

/* In the thread. */

static gboolean
touches (GArray *marked, GainSpan span)
{
  for (guint i = 0; i < marked->len; i++)
    if (gain_span_overlaps (g_array_index (marked, GainSpan, i), span))
      return TRUE;

  return FALSE;
}

static GainText *
read_text (Batch *batch, Job *job)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GainArticle) read = NULL;

  if (job->text != NULL)
    return gain_text_ref (job->text);

  read = gain_loader_read_article (batch->folder, gain_article_get_id (job->article), findings);
  if (read != NULL)
    return gain_text_ref (gain_article_get_text (read));
  if (batch->unreadable == NULL)
    g_set_error (&batch->unreadable,
                 GAIN_STORE_ERROR,
                 GAIN_STORE_ERROR_DAMAGED,
                 _ ("The text of “%s” cannot be read. Put a good copy of its file back."),
                 gain_article_get_title (job->article));

  return NULL;
}

static gboolean
search_job (Batch *batch, Job *job, GError **error)
{
  g_autoptr (GainText) text = job->spans->len > 0 ? read_text (batch, job) : NULL;
  g_autoptr (GArray) spans = NULL;
  guint before = batch->hits->len;

  if (text == NULL)
    return TRUE;
  spans = gain_concordance_find (batch->concordance,
                                 text,
                                 (const GainSpan *) (void *) job->spans->data,
                                 job->spans->len,
                                 MAX_PER_ARTICLE,
                                 error);
  if (spans == NULL)
    {
      g_prefix_error (error, _ ("In “%s”: "), gain_article_get_title (job->article));
      return FALSE;
    }

  for (guint i = 0; i < spans->len && batch->hits->len <= batch->max; i++)
    {
      GainSpan span = g_array_index (spans, GainSpan, i);

      if (job->marked == NULL || touches (job->marked, span) != batch->unmarked)
        g_ptr_array_add (batch->hits, gain_hit_new (job->article, text, span, batch->context));
    }
  if (batch->hits->len > before)
    batch->n_articles++;

  return TRUE;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Batch *batch = data;
  gint64 deadline = g_get_monotonic_time () + BATCH_TIME;
  GError *error = NULL;

  while (batch->n_done < batch->jobs->len && batch->hits->len <= batch->max &&
         g_get_monotonic_time () < deadline && !g_cancellable_is_cancelled (cancellable))
    {
      if (!search_job (batch, &g_array_index (batch->jobs, Job, batch->n_done), &error))
        {
          g_task_return_error (task, error);
          return;
        }
      batch->n_done++;
    }
  g_task_return_boolean (task, TRUE);
}

/* On the main thread. */

static void
finish (GainSearch *self)
{
  self->running = FALSE;
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
take_batch (GainSearch *self, Batch *batch)
{
  guint room = self->max - self->n_hits;

  if (batch->hits->len > room)
    {
      self->full = TRUE;
      g_ptr_array_set_size (batch->hits, (int) room);
    }
  self->n_done += batch->n_done;
  self->n_hits += batch->hits->len;
  self->n_articles += batch->n_articles;
  if (self->error == NULL)
    self->error = g_steal_pointer (&batch->unreadable);
  if (batch->hits->len > 0)
    g_signal_emit (self, signals[FOUND], 0, batch->hits);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static void
batch_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GainSearch) self = GAIN_SEARCH (source);
  Batch *batch = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_clear_error (&self->error);
          self->error = g_steal_pointer (&error);
        }
      finish (self);
      return;
    }

  take_batch (self, batch);
  if (self->full || self->n_done >= self->articles->len ||
      g_cancellable_is_cancelled (self->cancellable))
    finish (self);
  else
    start_batch (self);
}

static void
add_job (GainSearch *self, Batch *batch, GainArticle *article)
{
  GainProject *project = gain_store_get_project (self->store);
  GainText *text = gain_article_get_text (article);
  Job job = { .article = g_object_ref (article) };

  job.text = text != NULL ? gain_text_ref (text) : NULL;
  job.spans = gain_search_filter_takes (self->filter, project, article)
                  ? gain_search_filter_list_spans (self->filter, project, article)
                  : g_array_new (FALSE, FALSE, sizeof (GainSpan));
  job.marked = gain_search_filter_list_marked (self->filter, project, article);
  g_array_append_val (batch->jobs, job);
}

static void
start_batch (GainSearch *self)
{
  Batch *batch = g_new0 (Batch, 1);
  g_autoptr (GTask) task = NULL;

  batch->folder = gain_folder_ref (self->store->folder);
  batch->concordance = gain_concordance_ref (self->concordance);
  batch->jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  g_array_set_clear_func (batch->jobs, job_clear);
  batch->hits = g_ptr_array_new_with_free_func (g_object_unref);
  batch->unmarked = self->filter->unmarked;
  batch->context = self->context;
  batch->max = self->max - self->n_hits;
  for (guint i = self->n_done; i < self->articles->len && batch->jobs->len < BATCH; i++)
    add_job (self, batch, self->articles->pdata[i]);

  task = g_task_new (self, self->cancellable, batch_done_cb, NULL);
  g_task_set_source_tag (task, start_batch);
  g_task_set_task_data (task, batch, batch_free);
  g_object_ref (self);
  g_task_run_in_thread (task, search_in_thread);
}

static void
list_articles (GainSearch *self)
{
  GainProject *project = gain_store_get_project (self->store);
  GListModel *all = gain_project_get_articles (project);

  if (self->filter->articles != NULL)
    {
      for (guint i = 0; self->filter->articles[i] != NULL; i++)
        {
          GainArticle *article = gain_project_get_article (project, self->filter->articles[i]);

          if (article != NULL)
            g_ptr_array_add (self->articles, g_object_ref (article));
        }
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (self->articles, g_list_model_get_item (all, i));
}

static void
gain_search_finalize (GObject *object)
{
  GainSearch *self = GAIN_SEARCH (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->concordance, gain_concordance_unref);
  g_clear_pointer (&self->filter, gain_search_filter_free);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (gain_search_parent_class)->finalize (object);
}

static void
gain_search_class_init (GainSearchClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_search_finalize;
  signals[FOUND] = g_signal_new (
      "found", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[PROGRESS] =
      g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] =
      g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gain_search_init (GainSearch *self)
{
  self->cancellable = g_cancellable_new ();
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->context = DEFAULT_CONTEXT;
  self->max = G_MAXUINT - 1;
}

GainSearch *
gain_search_new (GainStore *store, GainConcordance *concordance, const GainSearchFilter *filter)
{
  GainSearch *self;

  g_return_val_if_fail (GAIN_IS_STORE (store), NULL);
  g_return_val_if_fail (concordance != NULL, NULL);

  self = g_object_new (GAIN_TYPE_SEARCH, NULL);
  self->store = g_object_ref (store);
  self->concordance = gain_concordance_ref (concordance);
  self->filter = gain_search_filter_copy (filter);
  list_articles (self);

  return self;
}

void
gain_search_set_context (GainSearch *self, guint n_chars)
{
  g_return_if_fail (GAIN_IS_SEARCH (self) && !self->running);

  self->context = n_chars;
}

void
gain_search_set_max (GainSearch *self, guint max)
{
  g_return_if_fail (GAIN_IS_SEARCH (self) && !self->running);

  self->max = MIN (max, G_MAXUINT - 1);
}

void
gain_search_start (GainSearch *self)
{
  g_return_if_fail (GAIN_IS_SEARCH (self) && !self->running);

  self->running = TRUE;
  start_batch (self);
}

void
gain_search_cancel (GainSearch *self)
{
  g_return_if_fail (GAIN_IS_SEARCH (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
gain_search_is_running (GainSearch *self)
{
  g_return_val_if_fail (GAIN_IS_SEARCH (self), FALSE);

  return self->running;
}

guint
gain_search_get_done (GainSearch *self)
{
  g_return_val_if_fail (GAIN_IS_SEARCH (self), 0);

  return self->n_done;
}

guint
gain_search_get_total (GainSearch *self)
{
  g_return_val_if_fail (GAIN_IS_SEARCH (self), 0);

  return self->articles->len;
}

guint
gain_search_get_n_hits (GainSearch *self)
{
  g_return_val_if_fail (GAIN_IS_SEARCH (self), 0);

  return self->n_hits;
}

guint
gain_search_get_n_articles (GainSearch *self)
{
  g_return_val_if_fail (GAIN_IS_SEARCH (self), 0);

  return self->n_articles;
}

gboolean
gain_search_is_full (GainSearch *self)
{
  g_return_val_if_fail (GAIN_IS_SEARCH (self), FALSE);

  return self->full;
}

const GError *
gain_search_get_error (GainSearch *self)
{
  g_return_val_if_fail (GAIN_IS_SEARCH (self), NULL);

  return self->error;
}

/* Marking */

static GainChange *
mark_in_article (GainStore *store,
                 GainArticle *article,
                 GArray *places,
                 const char *label,
                 GVariant *attributes,
                 GError **error)
{
  gboolean loaded = gain_article_get_text (article) != NULL;
  GainChange *change = NULL;

  if (gain_store_load_text (store, article, error))
    change = gain_act_mark_all (gain_store_get_project (store),
                                label,
                                (const GainPlace *) (void *) places->data,
                                places->len,
                                attributes,
                                error);
  if (!loaded)
    gain_article_drop_text (article);

  return change;
}

GainChange *
gain_search_mark (GainStore *store,
                  GPtrArray *hits,
                  const char *label,
                  GVariant *attributes,
                  GError **error)
{
  g_autoptr (GVariant) taken = attributes != NULL ? g_variant_ref_sink (attributes) : NULL;
  g_autoptr (GainChange) all = gain_change_new ("mark-all");
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GainPlace));

  for (guint i = 0; i < hits->len; i++)
    {
      GainHit *hit = hits->pdata[i];
      GainArticle *article = gain_hit_get_article (hit);
      GainPlace place = { gain_article_get_id (article), gain_hit_get_span (hit) };
      g_autoptr (GainChange) part = NULL;

      g_array_append_val (places, place);
      if (i + 1 < hits->len && gain_hit_get_article (hits->pdata[i + 1]) == article)
        continue;
      part = mark_in_article (store, article, places, label, taken, error);
      if (part == NULL)
        return NULL;
      gain_change_append (all, part);
      g_array_set_size (places, 0);
    }

  return g_steal_pointer (&all);
}
