/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-text-row.h"

struct _GainTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title;
  GtkEntry *text;    /* NULL where it wraps: */
  GtkTextView *view; /* NULL where it does not */
  GtkWidget *field;  /* the one that is there */
  GtkLabel *error;
  GtkBox *line;

  char *shown; /* what counts; what was typed may differ */
  gboolean applying;
};

enum
{
  APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainTextRow, gain_text_row, ADW_TYPE_PREFERENCES_ROW)

char *
gain_text_row_dup_text (GainTextRow *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (GAIN_IS_TEXT_ROW (self), NULL);

  if (self->text != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->view), &start, &end);

  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->view), &start, &end, TRUE);
}

static void
put_text (GainTextRow *self, const char *text)
{
  if (self->text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

/* On one line: what was pasted may have several. */
static char *
dup_typed (GainTextRow *self)
{
  char *text = gain_text_row_dup_text (self);

  return g_strstrip (g_strdelimit (text, "\r\n\t", ' '));
}

static void
apply_typed (GainTextRow *self)
{
  g_autofree char *typed = dup_typed (self);

  if (self->applying)
    return;
  if (g_str_equal (typed, self->shown))
    {
      gain_text_row_set_error (self, NULL);
      return;
    }

  /* What the handler does may take the keys away from here. */
  self->applying = TRUE;
  g_object_ref (self);
  gain_text_row_set_error (self, NULL);
  g_signal_emit (self, signals[APPLY], 0, typed);
  self->applying = FALSE;
  g_object_unref (self);
}

static gboolean
key_pressed_cb (GainTextRow *self, guint key, guint code, GdkModifierType state)
{
  g_autofree char *text = gain_text_row_dup_text (self);

  if (self->view != NULL && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      apply_typed (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Escape || g_str_equal (text, self->shown))
    return GDK_EVENT_PROPAGATE;

  put_text (self, self->shown);
  gain_text_row_set_error (self, NULL);

  return GDK_EVENT_STOP;
}

static void
pressed_cb (GainTextRow *self)
{
  gtk_widget_grab_focus (self->field);
}

static void
gain_text_row_finalize (GObject *object)
{
  g_free (GAIN_TEXT_ROW (object)->shown);

  G_OBJECT_CLASS (gain_text_row_parent_class)->finalize (object);
}

static gboolean
gain_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GAIN_TEXT_ROW (widget)->field);
}

static void
gain_text_row_class_init (GainTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_text_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = gain_text_row_grab_focus;

  signals[APPLY] = g_signal_new ("apply",
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

static GtkLabel *
new_caption (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);

  return GTK_LABEL (label);
}

static void
listen (GainTextRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  if (self->text != NULL)
    g_signal_connect_object (
        self->text, "activate", G_CALLBACK (apply_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (apply_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->field, focus);
  gtk_widget_add_controller (self->field, keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
gain_text_row_init (GainTextRow *self)
{
  self->shown = g_strdup ("");
  self->title = new_caption ("dim-label");
  self->error = new_caption ("error");
  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  gtk_widget_add_css_class (GTK_WIDGET (self->line), "gain-text-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->line));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "gain-text-row");
}

static void
add_field (GainTextRow *self, GtkWidget *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->field = field;
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (self->line, box);
  listen (self);
}

GtkWidget *
gain_text_row_new (const char *title)
{
  GainTextRow *self = g_object_new (GAIN_TYPE_TEXT_ROW, NULL);

  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_has_frame (self->text, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "gain-plain-text");
  add_field (self, GTK_WIDGET (self->text));
  gain_text_row_set_title (self, title);

  return GTK_WIDGET (self);
}

GtkWidget *
gain_text_row_new_wrapping (const char *title)
{
  GainTextRow *self = g_object_new (GAIN_TYPE_TEXT_ROW, NULL);

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "gain-plain-text");
  add_field (self, GTK_WIDGET (self->view));
  gain_text_row_set_title (self, title);

  return GTK_WIDGET (self);
}

void
gain_text_row_set_name (GainTextRow *self, const char *name)
{
  g_return_if_fail (GAIN_IS_TEXT_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

void
gain_text_row_set_title (GainTextRow *self, const char *title)
{
  g_return_if_fail (GAIN_IS_TEXT_ROW (self));

  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL && *title != '\0');
  if (title != NULL)
    gain_text_row_set_name (self, title);
}

const char *
gain_text_row_get_title (GainTextRow *self)
{
  g_return_val_if_fail (GAIN_IS_TEXT_ROW (self), NULL);

  return gtk_label_get_label (self->title);
}

void
gain_text_row_set_placeholder (GainTextRow *self, const char *placeholder)
{
  g_return_if_fail (GAIN_IS_TEXT_ROW (self));

  if (self->text != NULL)
    gtk_entry_set_placeholder_text (self->text, placeholder);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gain_text_row_set_name (self, placeholder);
}

void
gain_text_row_show (GainTextRow *self, const char *text)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (GAIN_IS_TEXT_ROW (self));

  text = text != NULL ? text : "";
  if (g_str_equal (text, self->shown) && !self->applying)
    return;

  g_free (self->shown);
  self->shown = g_strdup (text);
  typed = gain_text_row_dup_text (self);
  if (!g_str_equal (typed, text))
    put_text (self, text);
  gain_text_row_set_error (self, NULL);
}

void
gain_text_row_set_error (GainTextRow *self, const char *message)
{
  g_return_if_fail (GAIN_IS_TEXT_ROW (self));

  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->field),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "",
                                  -1);
}

void
gain_text_row_add_suffix (GainTextRow *self, GtkWidget *widget)
{
  g_return_if_fail (GAIN_IS_TEXT_ROW (self));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (self->line, widget);
}

void
gain_text_row_focus (GainTextRow *self)
{
  g_return_if_fail (GAIN_IS_TEXT_ROW (self));

  gtk_widget_grab_focus (self->field);
}
