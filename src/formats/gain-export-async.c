/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-export"

#include "config.h"

#include "gain-export-run.h"
#include "gain-snapshot.h"

/* How long a thread waits before it looks whether it was cancelled, in microseconds. */
#define LOOK_EVERY (100 * G_TIME_SPAN_MILLISECOND)

/* A thread that writes asks the caller's main context for one record after
 * another: the project stays there, what comes back nobody changes. */
typedef struct
{
  const GainCodec *codec;
  char *path;
  char *project_name;
  GainCodebook *codebook; /* nullable */
  char **annotators;
  GainExportOptions options;
  GPtrArray *losses;
  GMainContext *context;
  GainSnapshot *snapshot; /* only touched in @context, and freed there */
  GainExportProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
  guint n_articles;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->project_name);
  g_clear_object (&job->codebook);
  g_strfreev (job->annotators);
  g_ptr_array_unref (job->losses);
  g_main_context_unref (job->context);
  g_clear_pointer (&job->snapshot, gain_snapshot_free);
  g_clear_object (&job->cancellable);
  g_free (job);
}

/* One question to the main context. Both sides hold it, since either may leave
 * first. */
typedef struct
{
  Job *job; /* NULL once the thread has left */
  guint i;
  gboolean answered;
  GainRecord *record;
  GPtrArray *notes;
  guint n_unreached;
  GMutex mutex;
  GCond cond;
} Question;

static void
question_clear (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->record, gain_record_free);
  g_ptr_array_unref (question->notes);
  g_mutex_clear (&question->mutex);
  g_cond_clear (&question->cond);
}

static void
question_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, question_clear);
}

static gboolean
answer (gpointer user_data)
{
  Question *question = user_data;
  Job *job;

  g_mutex_lock (&question->mutex);
  job = question->job;
  if (job != NULL)
    {
      question->record = gain_snapshot_take (job->snapshot, question->i, question->notes);
      question->n_unreached = gain_snapshot_count_unreached_entries (job->snapshot);
      if (job->progress != NULL)
        job->progress (question->i + 1, job->n_articles, job->progress_data);
    }
  question->answered = TRUE;
  g_cond_signal (&question->cond);
  g_mutex_unlock (&question->mutex);
  return G_SOURCE_REMOVE;
}

static Question *
ask (Job *job, guint i)
{
  Question *question = g_atomic_rc_box_new0 (Question);
  g_autoptr (GSource) source = g_idle_source_new ();

  question->job = job;
  question->i = i;
  question->notes = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&question->mutex);
  g_cond_init (&question->cond);
  g_source_set_callback (source, answer, g_atomic_rc_box_acquire (question), question_release);
  g_source_attach (source, job->context);
  return question;
}

static void
wait_for_answer (Job *job, Question *question)
{
  g_mutex_lock (&question->mutex);
  while (!question->answered && !g_cancellable_is_cancelled (job->cancellable))
    g_cond_wait_until (&question->cond, &question->mutex, g_get_monotonic_time () + LOOK_EVERY);
  question->job = NULL;
  g_mutex_unlock (&question->mutex);
}

typedef struct
{
  Job *job;
  guint n_unreached;
} Asking;

static GainRecord *
take_by_asking (guint i, GPtrArray *notes, gpointer user_data)
{
  Asking *asking = user_data;
  Question *question = ask (asking->job, i);
  GainRecord *record;

  wait_for_answer (asking->job, question);
  g_mutex_lock (&question->mutex);
  record = g_steal_pointer (&question->record);
  asking->n_unreached = question->n_unreached;
  for (guint n = 0; n < question->notes->len; n++)
    g_ptr_array_add (notes, g_strdup (question->notes->pdata[n]));
  g_mutex_unlock (&question->mutex);
  question_release (question);
  return record;
}

static guint
count_by_asking (gpointer user_data)
{
  return ((Asking *) user_data)->n_unreached;
}

static void
report_free (gpointer data)
{
  gain_export_report_free (data);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  Asking asking = { job, 0 };
  GainExportRun run = {
    .codec = job->codec,
    .project_name = job->project_name,
    .codebook = job->codebook,
    .options = &job->options,
    .n_articles = job->n_articles,
    .take = take_by_asking,
    .count_unreached = count_by_asking,
    .take_data = &asking,
    .losses = job->losses,
    .cancellable = cancellable,
  };
  g_autoptr (GError) error = NULL;
  GainExportReport *report = gain_export_run_to_file (&run, job->path, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, report_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
gain_export_to_file_async (GainProject *project,
                           const GainCodec *codec,
                           const char *path,
                           const GainExportOptions *options,
                           GainExportLoadFunc load,
                           gpointer load_data,
                           GainExportProgressFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, gain_export_to_file_async);
  /* The cancel is answered by the thread, after it has cleaned up. */
  g_task_set_check_cancellable (task, FALSE);
  job->codec = codec;
  job->path = g_strdup (path);
  job->project_name = g_strdup (gain_project_get_name (project));
  g_set_object (&job->codebook, gain_project_get_codebook (project));
  if (options != NULL)
    job->options = *options;
  job->annotators = g_strdupv ((char **) job->options.annotators);
  job->options.annotators = (const char *const *) job->annotators;
  job->losses = gain_export_list_losses (project, codec, options);
  job->context = g_main_context_ref_thread_default ();
  job->snapshot = gain_snapshot_new (project, options, load, load_data);
  job->n_articles = gain_snapshot_get_n_articles (job->snapshot);
  job->progress = progress;
  job->progress_data = progress_data;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, export_in_thread);
}

GainExportReport *
gain_export_to_file_finish (GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  Job *job = g_task_get_task_data (task);

  /* Here, not wherever the task ends. */
  g_clear_pointer (&job->snapshot, gain_snapshot_free);
  return g_task_propagate_pointer (task, error);
}
