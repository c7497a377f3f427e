/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-add-queue.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gain-add-window.h"

struct _GainAddQueue
{
  GObject parent_instance;

  GtkWindow *parent; /* owns this queue */
  GainStore *store;
  GPtrArray *files; /* GFile */
  GPtrArray *urls;  /* char * */
  guint source;
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainAddQueue, gain_add_queue, G_TYPE_OBJECT)

static void
gain_add_queue_dispose (GObject *object)
{
  GainAddQueue *self = GAIN_ADD_QUEUE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->urls, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gain_add_queue_parent_class)->dispose (object);
}

static void
gain_add_queue_class_init (GainAddQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_add_queue_dispose;

  signals[SIGNAL_ADDED] = g_signal_new ("added",
                                        GAIN_TYPE_ADD_QUEUE,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        GAIN_TYPE_ADD_JOB);
}

static void
gain_add_queue_init (GainAddQueue *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->urls = g_ptr_array_new_with_free_func (g_free);
}

GainAddQueue *
gain_add_queue_new (GtkWindow *parent)
{
  GainAddQueue *self = g_object_new (GAIN_TYPE_ADD_QUEUE, NULL);

  self->parent = parent;

  return self;
}

static void
finished_cb (GainAddQueue *self, GainAddJob *job)
{
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, job);
}

static GainAddJob *
take_job (GainAddQueue *self)
{
  GainAddJob *job = gain_add_job_new (self->store);

  for (guint i = 0; i < self->files->len; i++)
    gain_add_job_add_file (job, self->files->pdata[i]);
  for (guint i = 0; i < self->urls->len; i++)
    gain_add_job_add_url (job, self->urls->pdata[i]);
  g_ptr_array_set_size (self->files, 0);
  g_ptr_array_set_size (self->urls, 0);

  return job;
}

static gboolean
start_cb (gpointer user_data)
{
  GainAddQueue *self = user_data;
  g_autoptr (GainAddJob) job = NULL;

  self->source = 0;
  if (self->store == NULL)
    return G_SOURCE_REMOVE;

  job = take_job (self);
  g_signal_connect_object (job, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (gain_add_window_new (self->parent, job));
  gain_add_job_start (job);

  return G_SOURCE_REMOVE;
}

/* When idle, so that everything one act brings makes one job. */
static void
schedule (GainAddQueue *self)
{
  if (self->store != NULL && self->files->len + self->urls->len > 0 && self->source == 0)
    self->source = g_idle_add (start_cb, self);
}

void
gain_add_queue_set_store (GainAddQueue *self, GainStore *store)
{
  g_return_if_fail (GAIN_IS_ADD_QUEUE (self));

  g_set_object (&self->store, store);
  schedule (self);
}

void
gain_add_queue_add_file (GainAddQueue *self, GFile *file)
{
  g_return_if_fail (GAIN_IS_ADD_QUEUE (self));

  g_ptr_array_add (self->files, g_object_ref (file));
  schedule (self);
}

void
gain_add_queue_add_url (GainAddQueue *self, const char *url)
{
  g_return_if_fail (GAIN_IS_ADD_QUEUE (self));

  g_ptr_array_add (self->urls, g_strdup (url));
  schedule (self);
}

static void
response_cb (GainAddQueue *self, const char *response, AdwMessageDialog *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_auto (GStrv) urls = g_strsplit_set (gtk_editable_get_text (entry), " \n\t", -1);

  if (g_strcmp0 (response, "add") != 0)
    return;
  for (char **url = urls; *url != NULL; url++)
    if (**url != '\0')
      gain_add_queue_add_url (self, *url);
}

static void
typed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  adw_message_dialog_set_response_enabled (dialog, "add", *gtk_editable_get_text (entry) != '\0');
}

static GtkWidget *
new_url_entry (AdwMessageDialog *dialog)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Address"),
                                  -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), dialog, G_CONNECT_SWAPPED);

  return entry;
}

void
gain_add_queue_ask_url (GainAddQueue *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (self->parent,
                              _ ("Add from the Web"),
                              _ ("Paste the address of a news article. Several addresses are "
                                 "separated by spaces.")));

  g_return_if_fail (GAIN_IS_ADD_QUEUE (self));

  adw_message_dialog_set_extra_child (dialog, new_url_entry (dialog));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "add", FALSE);
  adw_message_dialog_set_default_response (dialog, "add");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
