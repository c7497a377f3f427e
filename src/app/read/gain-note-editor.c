/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-note-editor.h"

#include <glib/gi18n-lib.h>

#define SAVE_AFTER_MS 1000

struct _GainNoteEditor
{
  GtkTextView parent_instance;

  char *shown; /* what it was last given or handed over */
  guint timeout;
  gboolean showing;
};

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainNoteEditor, gain_note_editor, GTK_TYPE_TEXT_VIEW)

static char *
dup_text (GainNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
gain_note_editor_flush (GainNoteEditor *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GAIN_IS_NOTE_EDITOR (self));

  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  text = dup_text (self);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  g_signal_emit (self, signals[SAVED], 0, text);
}

static gboolean
timeout_cb (gpointer user_data)
{
  gain_note_editor_flush (user_data);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (GainNoteEditor *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SAVE_AFTER_MS, timeout_cb, self);
}

static void
gain_note_editor_dispose (GObject *object)
{
  GainNoteEditor *self = GAIN_NOTE_EDITOR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (gain_note_editor_parent_class)->dispose (object);
}

static void
gain_note_editor_class_init (GainNoteEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_note_editor_dispose;

  signals[SAVED] = g_signal_new ("saved",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
}

static void
gain_note_editor_init (GainNoteEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "gain-note");
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  g_signal_connect_object (
      gtk_text_view_get_buffer (view), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      focus, "leave", G_CALLBACK (gain_note_editor_flush), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  TRUE,
                                  -1);
}

void
gain_note_editor_show (GainNoteEditor *self, const char *note)
{
  const char *text = note != NULL ? note : "";

  g_return_if_fail (GAIN_IS_NOTE_EDITOR (self));

  if (g_strcmp0 (self->shown, text) == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self->shown);
  self->shown = g_strdup (text);
  self->showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), text, -1);
  self->showing = FALSE;
}
