/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-add-job.h"

#include <glib/gi18n-lib.h>

#include "gain-extract.h"
#include "gain-fetch.h"
#include "gain-page-import.h"

struct _GainAddResult
{
  GObject parent_instance;

  char *name;
  char *message;
  gboolean failed;
  GainArticle *article;
};

enum
{
  RESULT_PROP_NAME = 1,
  RESULT_PROP_MESSAGE,
  RESULT_PROP_ICON,
  RESULT_N_PROPS,
};

static GParamSpec *result_props[RESULT_N_PROPS];

G_DEFINE_FINAL_TYPE (GainAddResult, gain_add_result, G_TYPE_OBJECT)

static void
gain_add_result_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainAddResult *self = GAIN_ADD_RESULT (object);

  switch (id)
    {
    case RESULT_PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case RESULT_PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case RESULT_PROP_ICON:
      g_value_set_string (value, self->failed ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_add_result_finalize (GObject *object)
{
  GainAddResult *self = GAIN_ADD_RESULT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (gain_add_result_parent_class)->finalize (object);
}

static void
gain_add_result_class_init (GainAddResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_add_result_get_property;
  object_class->finalize = gain_add_result_finalize;

  result_props[RESULT_PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  result_props[RESULT_PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  result_props[RESULT_PROP_ICON] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, RESULT_N_PROPS, result_props);
}

static void
gain_add_result_init (GainAddResult *self)
{
}

const char *
gain_add_result_get_name (GainAddResult *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_RESULT (self), NULL);

  return self->name;
}

const char *
gain_add_result_get_message (GainAddResult *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_RESULT (self), NULL);

  return self->message;
}

gboolean
gain_add_result_get_failed (GainAddResult *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_RESULT (self), FALSE);

  return self->failed;
}

GainArticle *
gain_add_result_get_article (GainAddResult *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_RESULT (self), NULL);

  return self->article;
}

/* One thing to add: a file or an address; with a page once it is fetched. */
typedef struct
{
  GFile *file;
  char *url;
  char *name;
  GainFetchResult *fetched;
} Source;

/* What the thread hands back. */
typedef struct
{
  GainArticle *article;
  GBytes *page;
} Extracted;

struct _GainAddJob
{
  GObject parent_instance;

  GainStore *store;
  GainFetcher *fetcher;
  GCancellable *cancellable;
  GQueue *sources;
  GListStore *results;
  guint done;
  guint total;
  guint n_failed;
  guint n_added;
  gboolean running;
};

enum
{
  JOB_PROP_DONE = 1,
  JOB_PROP_TOTAL,
  JOB_N_PROPS,
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static GParamSpec *job_props[JOB_N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainAddJob, gain_add_job, G_TYPE_OBJECT)

static void next_source (GainAddJob *self);

static void
source_free (Source *source)
{
  g_clear_object (&source->file);
  g_free (source->url);
  g_free (source->name);
  g_clear_object (&source->fetched);
  g_free (source);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Source, source_free)

static void
extracted_free (Extracted *extracted)
{
  g_clear_object (&extracted->article);
  g_clear_pointer (&extracted->page, g_bytes_unref);
  g_free (extracted);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Extracted, extracted_free)

static void
push_result (GainAddJob *self,
             const char *name,
             GainArticle *article,
             const char *message,
             gboolean failed)
{
  g_autoptr (GainAddResult) result = g_object_new (GAIN_TYPE_ADD_RESULT, NULL);

  result->name = g_strdup (name);
  result->message = g_strdup (message);
  result->failed = failed;
  result->article = article != NULL ? g_object_ref (article) : NULL;
  if (failed)
    self->n_failed++;
  else
    self->n_added++;

  g_list_store_append (self->results, result);
  self->done++;
  g_object_notify_by_pspec (G_OBJECT (self), job_props[JOB_PROP_DONE]);
}

static void
add_to_store (GainAddJob *self, Source *source, Extracted *extracted)
{
  g_autoptr (GError) error = NULL;
  gboolean existed = FALSE;

  if (!gain_store_add_article (self->store, extracted->article, extracted->page, &existed, &error))
    push_result (self, source->name, NULL, error->message, TRUE);
  else
    push_result (self,
                 source->name,
                 gain_project_get_article (gain_store_get_project (self->store),
                                           gain_article_get_id (extracted->article)),
                 existed ? _ ("This text is in the project already.") : _ ("Added"),
                 FALSE);
}

static GBytes *
load_file (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > GAIN_EXTRACT_MAX_BYTES)
    {
      g_set_error (
          error,
          G_IO_ERROR,
          G_IO_ERROR_FAILED,
          _ ("“%s” is larger than %u MB, which is no news article. Split it and add the parts."),
          name,
          GAIN_EXTRACT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static GBytes *
get_source_bytes (Source *source, GainPageSource *page, GCancellable *cancellable, GError **error)
{
  if (source->file != NULL)
    {
      page->name = source->name;
      return load_file (source->file, source->name, cancellable, error);
    }

  page->url = gain_fetch_result_get_final_url (source->fetched);
  page->content_type = gain_fetch_result_get_content_type (source->fetched);
  page->charset = gain_fetch_result_get_charset (source->fetched);
  page->fetched = gain_fetch_result_get_fetched (source->fetched);

  return g_bytes_ref (gain_fetch_result_get_body (source->fetched));
}

static void
extract_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Source *source = data;
  GainPageSource page = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (Extracted) extracted = g_new0 (Extracted, 1);
  g_autoptr (GBytes) bytes = get_source_bytes (source, &page, cancellable, &error);

  if (bytes != NULL)
    extracted->article = gain_page_import (bytes, &page, &error);
  if (extracted->article == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* A text file is its own copy; only of a page does something get lost in reading. */
  if (gain_extract_guess_format (page.name, page.content_type, bytes) == GAIN_EXTRACT_HTML)
    extracted->page = g_steal_pointer (&bytes);
  g_task_return_pointer (task, g_steal_pointer (&extracted), (GDestroyNotify) extracted_free);
}

static void
extracted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GainAddJob *self = GAIN_ADD_JOB (object);
  Source *source = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (Extracted) extracted = g_task_propagate_pointer (G_TASK (result), &error);

  if (extracted != NULL)
    add_to_store (self, source, extracted);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    push_result (self, source->name, NULL, error->message, TRUE);

  next_source (self);
}

static void
extract_source (GainAddJob *self, Source *source)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, extracted_cb, NULL);

  g_task_set_task_data (task, source, (GDestroyNotify) source_free);
  g_task_run_in_thread (task, extract_in_thread);
}

typedef struct
{
  GainAddJob *job;
  Source *source;
} Fetching;

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Fetching *fetching = user_data;
  g_autoptr (GainAddJob) self = fetching->job;
  g_autoptr (Source) source = fetching->source;
  g_autoptr (GError) error = NULL;

  source->fetched = gain_fetcher_fetch_finish (GAIN_FETCHER (object), result, &error);
  if (source->fetched != NULL)
    {
      extract_source (self, g_steal_pointer (&source));
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    push_result (self, source->name, NULL, error->message, TRUE);
  next_source (self);
}

static void
fetch_source (GainAddJob *self, Source *source)
{
  Fetching *fetching = g_new0 (Fetching, 1);

  fetching->job = g_object_ref (self);
  fetching->source = source;
  gain_fetcher_fetch_async (self->fetcher, source->url, self->cancellable, fetched_cb, fetching);
}

static void
finish (GainAddJob *self)
{
  self->running = FALSE;
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
next_source (GainAddJob *self)
{
  Source *source = g_queue_pop_head (self->sources);

  if (source == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      if (source != NULL)
        source_free (source);
      finish (self);
    }
  else if (source->file != NULL)
    extract_source (self, source);
  else
    fetch_source (self, source);
}

static void
gain_add_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainAddJob *self = GAIN_ADD_JOB (object);

  switch (id)
    {
    case JOB_PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case JOB_PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_add_job_finalize (GObject *object)
{
  GainAddJob *self = GAIN_ADD_JOB (object);

  g_queue_free_full (self->sources, (GDestroyNotify) source_free);
  g_clear_object (&self->results);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gain_add_job_parent_class)->finalize (object);
}

static void
gain_add_job_class_init (GainAddJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_add_job_get_property;
  object_class->finalize = gain_add_job_finalize;

  job_props[JOB_PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  job_props[JOB_PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, JOB_N_PROPS, job_props);

  signals[SIGNAL_FINISHED] = g_signal_new (
      "finished", GAIN_TYPE_ADD_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gain_add_job_init (GainAddJob *self)
{
  self->sources = g_queue_new ();
  self->results = g_list_store_new (GAIN_TYPE_ADD_RESULT);
  self->cancellable = g_cancellable_new ();
  self->fetcher = gain_fetcher_new ();
}

GainAddJob *
gain_add_job_new (GainStore *store)
{
  GainAddJob *self = g_object_new (GAIN_TYPE_ADD_JOB, NULL);

  self->store = g_object_ref (store);

  return self;
}

static void
push_source (GainAddJob *self, Source *source)
{
  g_queue_push_tail (self->sources, source);
  self->total++;
  g_object_notify_by_pspec (G_OBJECT (self), job_props[JOB_PROP_TOTAL]);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (g_file_peek_path (*(GFile **) a), g_file_peek_path (*(GFile **) b));
}

/* Files of a folder in the order of their names; folders in it are left alone. */
static void
add_folder (GainAddJob *self, GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info;
  GFile *child;

  children =
      g_file_enumerate_children (folder,
                                 G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                 G_FILE_QUERY_INFO_NONE,
                                 NULL,
                                 NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) &&
         info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
      g_ptr_array_add (files, g_object_ref (child));

  g_ptr_array_sort (files, compare_paths);
  for (guint i = 0; i < files->len; i++)
    gain_add_job_add_file (self, files->pdata[i]);
}

void
gain_add_job_add_file (GainAddJob *self, GFile *file)
{
  Source *source;

  g_return_if_fail (GAIN_IS_ADD_JOB (self));

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      add_folder (self, file);
      return;
    }

  source = g_new0 (Source, 1);
  source->file = g_object_ref (file);
  source->name = g_file_get_basename (file);
  push_source (self, source);
}

void
gain_add_job_add_url (GainAddJob *self, const char *url)
{
  Source *source;

  g_return_if_fail (GAIN_IS_ADD_JOB (self));

  source = g_new0 (Source, 1);
  source->url = g_strdup (url);
  source->name = g_strdup (url);
  push_source (self, source);
}

static gboolean
start_cb (gpointer user_data)
{
  next_source (GAIN_ADD_JOB (user_data));

  return G_SOURCE_REMOVE;
}

void
gain_add_job_start (GainAddJob *self)
{
  g_return_if_fail (GAIN_IS_ADD_JOB (self));
  g_return_if_fail (!self->running);

  self->running = TRUE;
  /* Never finish before the caller has connected. */
  g_idle_add_full (G_PRIORITY_DEFAULT, start_cb, g_object_ref (self), g_object_unref);
}

void
gain_add_job_cancel (GainAddJob *self)
{
  g_return_if_fail (GAIN_IS_ADD_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

GListModel *
gain_add_job_get_results (GainAddJob *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_JOB (self), NULL);

  return G_LIST_MODEL (self->results);
}

guint
gain_add_job_get_n_failed (GainAddJob *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_JOB (self), 0);

  return self->n_failed;
}

guint
gain_add_job_get_n_added (GainAddJob *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_JOB (self), 0);

  return self->n_added;
}

gboolean
gain_add_job_get_running (GainAddJob *self)
{
  g_return_val_if_fail (GAIN_IS_ADD_JOB (self), FALSE);

  return self->running;
}
