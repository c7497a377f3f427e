/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-store-private.h"

#include "gain-finding.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GainStore, gain_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNSAVED,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gain_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainStore *self = GAIN_STORE (object);

  switch (id)
    {
    case PROP_UNSAVED:
      g_value_set_uint (value, self->unsaved);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Stops everything that runs by itself; nothing is written after this. */
static void
stop (GainStore *self)
{
  if (self->closed)
    return;
  self->closed = TRUE;

  gain_store_stop_monitors (self);
  if (self->project != NULL)
    {
      g_clear_signal_handler (&self->changed_id, self->project);
      gain_project_set_read_only (self->project, TRUE);
    }
  if (self->save_timer != NULL)
    g_source_destroy (self->save_timer);
  g_clear_pointer (&self->save_timer, g_source_unref);
  g_clear_pointer (&self->journal_writer, gain_journal_writer_free);
  g_clear_pointer (&self->state_writer, gain_state_writer_free);
  if (self->poke != NULL)
    g_source_destroy (self->poke);
  g_clear_pointer (&self->poke, g_source_unref);
  g_clear_pointer (&self->device, gain_device_close);
}

static void
gain_store_dispose (GObject *object)
{
  GainStore *self = GAIN_STORE (object);
  g_autoptr (GError) error = NULL;

  if (!self->closed && self->project != NULL && !gain_store_flush (self, &error))
    g_info ("Closing with changes that are not saved: %s", error->message);
  stop (self);

  G_OBJECT_CLASS (gain_store_parent_class)->dispose (object);
}

static void
gain_store_finalize (GObject *object)
{
  GainStore *self = GAIN_STORE (object);

  gain_store_drop_pending (self);
  g_clear_error (&self->error);
  g_clear_error (&self->state_error);
  g_clear_error (&self->codebook_error);
  g_clear_pointer (&self->codebooks, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->journals, g_ptr_array_unref);
  g_clear_object (&self->project);
  g_clear_object (&self->findings);
  g_clear_object (&self->file);
  g_clear_pointer (&self->folder, gain_folder_unref);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (gain_store_parent_class)->finalize (object);
}

static void
gain_store_class_init (GainStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_store_get_property;
  object_class->dispose = gain_store_dispose;
  object_class->finalize = gain_store_finalize;

  properties[PROP_UNSAVED] = g_param_spec_uint ("unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gain_store_init (GainStore *self)
{
  self->findings = g_list_store_new (GAIN_TYPE_FINDING);
  self->codebooks = g_ptr_array_new_with_free_func (g_object_unref);
  self->context = g_main_context_ref_thread_default ();
  g_queue_init (&self->pending);
}

/* For the other parts */

void
gain_store_notify_unsaved (GainStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
}

void
gain_store_notify_error (GainStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
gain_store_add_finding (GainStore *self,
                        const char *kind,
                        const char *path,
                        const char *format,
                        ...)
{
  g_autofree char *message = NULL;
  g_autoptr (GainFinding) finding = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  finding = gain_finding_new (kind, path, message);
  g_list_store_append (self->findings, finding);
}

void
gain_store_take_findings (GainStore *self, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    g_list_store_append (self->findings, g_ptr_array_index (findings, i));
}

GainDocument *
gain_store_get_document (GainStore *self, const GainOperation *operation)
{
  const char *lead = gain_project_get_lead (self->project);
  g_autofree char *path = gain_document_dup_path (operation, lead);
  GainDocument *document = path != NULL ? g_hash_table_lookup (self->documents, path) : NULL;
  GainDocumentKind kind;

  if (document != NULL || !gain_document_find_kind (operation, lead, &kind))
    return document;

  document = gain_document_new (kind, operation->owner, operation->article);
  g_hash_table_insert (self->documents, document->path, document);

  return document;
}

GSource *
gain_store_add_timeout (GainStore *self, guint milliseconds, GSourceFunc func)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);

  return source;
}

static void
apply_one_by_one (GainStore *self, GainChange *change, const char *path)
{
  guint n_refused = 0;
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *o = gain_change_get_operation (change, i);
      g_autoptr (GainChange) single = gain_change_new ("load");
      g_autoptr (GError) error = NULL;

      gain_change_set_role (single, GAIN_CHANGE_OUTSIDE, NULL);
      gain_change_add (single, o->kind, o->owner, o->article, o->id, o->before, o->after);
      if (gain_project_apply (self->project, single, &error))
        continue;
      if (n_refused++ == 0)
        first = g_steal_pointer (&error);
    }

  if (n_refused > 0)
    gain_store_add_finding (self,
                            "unreadable-entry",
                            path,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "“%s”: %u entry does not fit the project and is not "
                                         "shown: %s",
                                         "“%s”: %u entries do not fit the project and are not "
                                         "shown. The first: %s",
                                         n_refused),
                            path,
                            n_refused,
                            first->message);
}

void
gain_store_apply_outside (GainStore *self, GainChange *change, const char *path)
{
  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  if (!gain_project_apply (self->project, change, NULL))
    apply_one_by_one (self, change, path);
}

/* Opening */

static void
changed_cb (GainProject *project, GainChange *change, GainStore *self)
{
  if (gain_change_get_role (change) != GAIN_CHANGE_OUTSIDE)
    gain_store_journal_change (self, change);
}

static void
fill_document (GainStore *self, GainDocument *document)
{
  GainItemSet *now = document->now != NULL ? document->now : document->on_disk;
  g_autoptr (GainItemSet) nothing = gain_item_set_new ();
  g_autoptr (GainChange) change = gain_change_new ("load");
  GainLayer *layer;

  if (now != NULL)
    {
      gain_document_diff (document, nothing, now, change);
      gain_store_apply_outside (self, change, document->path);
    }
  g_clear_pointer (&document->now, gain_item_set_free);

  if (document->kind == GAIN_DOCUMENT_PROJECT && document->newer)
    gain_project_set_read_only (self->project, TRUE);
  if (document->kind != GAIN_DOCUMENT_LAYER ||
      gain_project_get_article (self->project, document->article) == NULL)
    return;

  layer = gain_project_get_layer (self->project, document->article, document->owner);
  gain_layer_set_extras (layer, document->extras);
  gain_layer_set_read_only (layer, document->frozen);
}

/* Where the acts of the past lie; belongs to the history. */
typedef struct
{
  GainFolder *folder;
  GArray *acts;
} Past;

static gpointer
past_new (GainLoader *loader)
{
  Past *past = g_new0 (Past, 1);

  past->folder = gain_folder_ref (loader->folder);
  past->acts = g_array_ref (loader->past);

  return past;
}

static void
past_free (gpointer data)
{
  Past *past = data;

  gain_folder_unref (past->folder);
  g_array_unref (past->acts);
  g_free (past);
}

static GainChange *
read_past_act (guint64 place, gpointer user_data)
{
  Past *past = user_data;
  const GainPastAct *act = &g_array_index (past->acts, GainPastAct, place);
  g_autoptr (GError) error = NULL;
  GainChange *change =
      gain_journal_read_act (past->folder, act->path, act->start, act->end, &error);

  if (change == NULL)
    g_info ("%s", error->message);

  return change;
}

static void
fill_project (GainStore *self, GainLoader *loader)
{
  GainHistory *history = gain_project_get_history (self->project);
  GHashTableIter iter;
  gpointer document;

  gain_project_set_lead (self->project, loader->lead);
  gain_project_set_name (self->project, loader->name);
  for (guint i = 0; i < gain_codebook_versions_get_n (loader->codebooks); i++)
    gain_project_set_codebook (self->project, gain_codebook_versions_get_at (loader->codebooks, i));
  for (guint i = 0; i < loader->articles->len; i++)
    gain_project_add_article (self->project, g_ptr_array_index (loader->articles, i));

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    fill_document (self, document);
  gain_history_set_read_func (history, read_past_act, past_new (loader), past_free);
  for (guint i = 0; i < loader->past->len; i++)
    {
      const GainPastAct *act = &g_array_index (loader->past, GainPastAct, i);

      gain_history_follow_past (history, act->role, act->group, i);
    }

  if (loader->read_only)
    gain_project_set_read_only (self->project, TRUE);
}

static gboolean
poke_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_ready_time (source, -1);

  return callback (user_data);
}

static GSourceFuncs poke_funcs = { .dispatch = poke_dispatch };

static gboolean
news_cb (gpointer data)
{
  g_autoptr (GainStore) self = g_object_ref (data);

  if (self->closed)
    return G_SOURCE_REMOVE;
  gain_store_take_receipts (self);
  gain_store_take_saved (self, FALSE);
  gain_store_update_error (self);

  return G_SOURCE_CONTINUE;
}

static void
start_writers (GainStore *self)
{
  self->poke = g_source_new (&poke_funcs, sizeof (GSource));
  g_source_set_callback (self->poke, news_cb, self, NULL);
  g_source_attach (self->poke, self->context);

  self->journal_writer = gain_journal_writer_new (self->folder, self->poke);
  self->state_writer =
      gain_state_writer_new (self->folder, gain_device_get_name (self->device), self->poke);
}

static void
find_dirty (GainStore *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((GainDocument *) value)->dirty)
      gain_store_touch (self, value);
}

static GainStore *
store_new (GFile *file, GainLoader *loader)
{
  GainStore *self = g_object_new (GAIN_TYPE_STORE, NULL);

  self->file = g_object_ref (file);
  self->folder = gain_folder_ref (loader->folder);
  self->device = g_steal_pointer (&loader->device);
  self->documents = g_hash_table_ref (loader->documents);
  self->journals = g_ptr_array_ref (loader->journals);
  self->n = loader->n;
  self->guessing = loader->guessing;
  self->project = gain_project_new (loader->me);

  fill_project (self, loader);
  gain_store_take_findings (self, loader->findings);
  gain_store_check_labels (self);
  start_writers (self);
  self->changed_id = g_signal_connect (self->project, "changed", G_CALLBACK (changed_cb), self);
  find_dirty (self);
  for (guint i = 0; i < loader->new_codebooks->len; i++)
    gain_store_add_codebook (self, g_ptr_array_index (loader->new_codebooks, i));
  gain_store_start_monitors (self);

  return self;
}

GainStore *
gain_store_open (GFile *folder, const char *me, GCancellable *cancellable, GError **error)
{
  g_autoptr (GainLoader) loader = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  loader = gain_loader_read (folder, me, cancellable, error);

  return loader != NULL ? store_new (folder, loader) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *folder = g_object_get_data (G_OBJECT (task), "folder");
  g_autoptr (GError) error = NULL;
  GainLoader *loader = gain_loader_read (folder, data, cancellable, &error);

  if (loader != NULL)
    g_task_return_pointer (task, loader, (GDestroyNotify) gain_loader_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
gain_store_open_async (GFile *folder,
                       const char *me,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (folder));

  g_task_set_source_tag (task, gain_store_open_async);
  g_task_set_task_data (task, g_strdup (me), g_free);
  g_object_set_data_full (G_OBJECT (task), "folder", g_object_ref (folder), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

GainStore *
gain_store_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GainLoader) loader = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  loader = g_task_propagate_pointer (G_TASK (result), error);
  if (loader == NULL)
    return NULL;

  return store_new (g_object_get_data (G_OBJECT (result), "folder"), loader);
}

GainProject *
gain_store_get_project (GainStore *self)
{
  g_return_val_if_fail (GAIN_IS_STORE (self), NULL);

  return self->project;
}

gboolean
gain_store_is_guessing_annotator (GainStore *self)
{
  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);

  return self->guessing;
}

GFile *
gain_store_get_folder (GainStore *self)
{
  g_return_val_if_fail (GAIN_IS_STORE (self), NULL);

  return self->file;
}

GListModel *
gain_store_get_findings (GainStore *self)
{
  g_return_val_if_fail (GAIN_IS_STORE (self), NULL);

  return G_LIST_MODEL (self->findings);
}

gboolean
gain_store_close (GainStore *self, GError **error)
{
  g_return_val_if_fail (GAIN_IS_STORE (self), FALSE);

  if (self->closed)
    return TRUE;
  if (!gain_store_flush (self, error))
    return FALSE;
  stop (self);

  return TRUE;
}
