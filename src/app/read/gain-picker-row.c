/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-picker-row.h"

#include <glib/gi18n-lib.h>

struct _GainPickerRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *check;
  GtkWidget *text;
  GtkWidget *hint;

  GainSuggestion *suggestion;
  gboolean showing; /* being filled, not ticked by anybody */
};

enum
{
  TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainPickerRow, gain_picker_row, GTK_TYPE_LIST_BOX_ROW)

static void
toggled_cb (GainPickerRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[TICKED], 0);
}

/* For assistive tools, which see the actions of a row but not its activation. */
static void
take_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

static void
gain_picker_row_finalize (GObject *object)
{
  g_clear_pointer (&GAIN_PICKER_ROW (object)->suggestion, gain_suggestion_free);

  G_OBJECT_CLASS (gain_picker_row_parent_class)->finalize (object);
}

static void
gain_picker_row_class_init (GainPickerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_picker_row_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.take", NULL, take_action);

  signals[TICKED] = g_signal_new (
      "ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_text (void)
{
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 3);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 1);
  gtk_widget_set_hexpand (text, TRUE);

  return text;
}

static void
gain_picker_row_init (GainPickerRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->check = gtk_check_button_new ();
  gtk_widget_set_focusable (self->check, FALSE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  g_signal_connect_object (
      self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  self->text = create_text ();
  self->hint = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->hint, "gain-key");
  gtk_widget_set_valign (self->hint, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
gain_picker_row_new (void)
{
  return g_object_new (GAIN_TYPE_PICKER_ROW, NULL);
}

static char *
dup_title (const GainSuggestion *suggestion)
{
  if (suggestion->kind == GAIN_SUGGESTION_NEW)
    /* Translators: a row that makes a new entry of the registry with this name. */
    return g_strdup_printf (_ ("New: %s"), suggestion->name);

  return g_strdup (suggestion->name);
}

static void
show_text (GainPickerRow *self, const char *title, const char *detail)
{
  g_autofree char *markup =
      detail != NULL ? g_markup_printf_escaped ("%s <span size=\"small\" alpha=\"65%%\">%s</span>",
                                                title,
                                                detail)
                     : g_markup_escape_text (title, -1);

  gtk_label_set_markup (GTK_LABEL (self->text), markup);
}

static void
show_check (GainPickerRow *self, const char *title, gboolean several, gboolean ticked)
{
  /* Translators: takes this actor or claim, and others as well. */
  g_autofree char *name = g_strdup_printf (_ ("Take %s and others"), title);
  /* “Nobody” goes with nobody else; it keeps the place, so that the names stand in line. */
  gboolean tickable = self->suggestion->kind != GAIN_SUGGESTION_NONE;

  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), ticked);
  self->showing = FALSE;
  gtk_widget_set_visible (self->check, several);
  gtk_widget_set_opacity (self->check, tickable ? 1 : 0);
  gtk_widget_set_sensitive (self->check, tickable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

void
gain_picker_row_show (GainPickerRow *self,
                      const GainSuggestion *suggestion,
                      const char *hint,
                      gboolean several,
                      gboolean ticked)
{
  g_autofree char *title = dup_title (suggestion);
  const char *detail =
      suggestion->detail != NULL && suggestion->detail[0] != '\0' ? suggestion->detail : NULL;
  g_autofree char *name =
      detail != NULL ? g_strdup_printf ("%s, %s", title, detail) : g_strdup (title);

  g_return_if_fail (GAIN_IS_PICKER_ROW (self));

  g_clear_pointer (&self->suggestion, gain_suggestion_free);
  self->suggestion = gain_suggestion_copy (suggestion);
  show_text (self, title, detail);
  show_check (self, title, several, ticked);
  gtk_label_set_label (GTK_LABEL (self->hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint, hint != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const GainSuggestion *
gain_picker_row_get_suggestion (GainPickerRow *self)
{
  g_return_val_if_fail (GAIN_IS_PICKER_ROW (self), NULL);

  return self->suggestion;
}
