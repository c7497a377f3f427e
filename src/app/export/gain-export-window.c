/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-export-window.h"

#include <glib/gi18n-lib.h>

#include "gain-export.h"
#include "gain-file-choice.h"

struct _GainExportWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkWidget *cancel_button;
  GtkWidget *export_button;
  GtkWidget *done_button;
  AdwComboRow *format_row;
  AdwComboRow *layers_row;
  GtkProgressBar *progress;
  AdwStatusPage *result_page;

  GainStore *store;
  GPtrArray *codecs; /* const GainCodec *, those that can be written, as in the row */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GainExportWindow, gain_export_window, ADW_TYPE_WINDOW)

static const GainCodec *
get_codec (GainExportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  return selected < self->codecs->len ? self->codecs->pdata[selected] : NULL;
}

static void
format_changed_cb (GainExportWindow *self)
{
  const GainCodec *codec = self->codecs != NULL ? get_codec (self) : NULL;
  g_autofree char *text = NULL;

  if (codec == NULL)
    return;
  if (codec->offset_unit != NULL)
    /* Translators: in what a format counts where a mark begins and ends, such as “code points”. */
    text = g_strdup_printf (_ ("Offsets count %s."), _ (codec->offset_unit));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format_row), text != NULL ? text : "");
}

static void
show_result (GainExportWindow *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->result_page, icon);
  adw_status_page_set_title (self->result_page, title);
  adw_status_page_set_description (self->result_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_set_visible (self->export_button, FALSE);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->done_button, TRUE);
  gtk_widget_grab_focus (self->done_button);
}

static void
show_report (GainExportWindow *self, GainExportReport *report)
{
  g_autofree char *marks =
      g_strdup_printf (ngettext ("%u mark", "%u marks", report->n_marks), report->n_marks);
  g_autofree char *links =
      g_strdup_printf (ngettext ("%u link", "%u links", report->n_links), report->n_links);
  /* Translators: how many articles, such as “12 articles”, with “30 marks” and “4 links”. */
  g_autofree char *text = g_strdup_printf (
      ngettext (
          "%u article with %s and %s was written, read back and compared: all equal. The report lies beside the file.",
          "%u articles with %s and %s were written, read back and compared: all equal. The report lies beside the file.",
          report->n_articles),
      report->n_articles,
      marks,
      links);

  show_result (self, "emblem-ok-symbolic", _ ("Dataset Written"), text);
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GainExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GainExportReport) report = gain_export_to_file_finish (result, &error);

  if (report != NULL)
    show_report (self, report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_result (self, "dialog-warning-symbolic", _ ("Nothing Was Written"), error->message);
}

static gboolean
load_text (GainArticle *article, gpointer user_data, GError **error)
{
  return gain_store_load_text (GAIN_EXPORT_WINDOW (user_data)->store, article, error);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  GainExportWindow *self = user_data;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), done, total);

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress, text);
}

static void
path_chosen_cb (GFile *file, gpointer user_data)
{
  GainExportWindow *self = user_data;
  GainProject *project = gain_store_get_project (self->store);
  const char *me[] = { gain_project_get_me (project), NULL };
  GainExportOptions export_options = { 0 };
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    {
      show_result (self,
                   "dialog-warning-symbolic",
                   _ ("Nothing Was Written"),
                   _ ("Choose a place on this computer."));
      return;
    }
  if (adw_combo_row_get_selected (self->layers_row) == 1)
    export_options.annotators = me;

  gtk_stack_set_visible_child_name (self->stack, "running");
  gtk_widget_set_visible (self->export_button, FALSE);
  gain_export_to_file_async (project,
                             get_codec (self),
                             path,
                             &export_options,
                             load_text,
                             self,
                             progress_cb,
                             self,
                             self->cancellable,
                             exported_cb,
                             g_object_ref (self));
}

static void
export_clicked_cb (GainExportWindow *self)
{
  const GainCodec *codec = get_codec (self);
  g_autofree char *base = g_file_get_basename (gain_store_get_folder (self->store));
  g_autofree char *name = g_strconcat (base, ".", codec->extension, NULL);

  gain_file_choice_save (GTK_WINDOW (self), _ ("Export Dataset"), name, path_chosen_cb, self);
}

static gboolean
close_request_cb (GainExportWindow *self)
{
  g_cancellable_cancel (self->cancellable);

  return GDK_EVENT_PROPAGATE;
}

static void
gain_export_window_dispose (GObject *object)
{
  GainExportWindow *self = GAIN_EXPORT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_EXPORT_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->codecs, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_export_window_parent_class)->dispose (object);
}

static void
gain_export_window_class_init (GainExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_export_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/export/gain-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, done_button);
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, layers_row);
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, GainExportWindow, result_page);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_formats (GainExportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < gain_codec_get_n (); i++)
    {
      const GainCodec *codec = gain_codec_get_at (i);

      if (!codec->can_write)
        continue;
      g_ptr_array_add (self->codecs, (gpointer) codec);
      gtk_string_list_append (names, codec->name);
    }

  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
}

static void
gain_export_window_init (GainExportWindow *self)
{
  self->codecs = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_formats (self);
  format_changed_cb (self);
}

GtkWindow *
gain_export_window_new (GtkWindow *parent, GainStore *store)
{
  GainExportWindow *self = g_object_new (GAIN_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  gtk_widget_grab_focus (self->export_button);

  return GTK_WINDOW (self);
}
