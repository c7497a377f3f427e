/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-inspector.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-attribute-row.h"
#include "gain-label-picker.h"
#include "gain-letter-chip.h"
#include "gain-link-list.h"
#include "gain-note-editor.h"
#include "gain-read-resources.h"

/* Shows one mark, by id: the mark itself is a value that is replaced with every change. */
struct _GainInspector
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkMenuButton *label_button;
  GainLetterChip *chip;
  GtkLabel *label_name;
  GtkLabel *quote;
  AdwPreferencesGroup *attributes;
  GainLinkList *links; /* who says so, what, which claim */
  GainLinkList *more;  /* what answers it, and all others */
  GainNoteEditor *note;
  GtkLabel *origin;

  GainReader *reader;
  GainProject *project;
  char *mark;      /* (nullable) */
  char *label;     /* (nullable): the label that the attribute rows are for */
  GPtrArray *rows; /* of attributes */
};

G_DEFINE_FINAL_TYPE (GainInspector, gain_inspector, GTK_TYPE_WIDGET)

static const char *
get_article_id (GainInspector *self)
{
  return gain_article_get_id (gain_reader_get_article (self->reader));
}

static void
apply (GainInspector *self, GainChange *change, GError *error)
{
  gain_reader_apply (self->reader, change, error);
}

static void
attribute_chosen (const char *attribute, GVariant *value, gpointer user_data)
{
  GainInspector *self = user_data;
  GError *error = NULL;
  GainChange *change;

  change = gain_act_attribute (
      self->project, get_article_id (self), self->mark, attribute, value, &error);
  apply (self, change, error);
}

static void
note_saved_cb (GainNoteEditor *note, const char *text, GainInspector *self)
{
  GError *error = NULL;
  GainChange *change;

  if (self->mark == NULL)
    return;
  change = gain_act_note (
      self->project, get_article_id (self), self->mark, text[0] != '\0' ? text : NULL, &error);
  apply (self, change, error);
}

static void
unlink_cb (GainLinkList *links, const char *relation, GainInspector *self)
{
  GError *error = NULL;
  GainChange *change = gain_act_unlink (self->project, get_article_id (self), relation, &error);

  apply (self, change, error);
  /* The button that was pressed went with the link. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
edit_cb (GainLinkList *links, GainRelation *edited, GainInspector *self)
{
  GError *error = NULL;
  GainChange *change = gain_act_edit_link (self->project, get_article_id (self), edited, &error);

  apply (self, change, error);
}

static void
follow_cb (GainLinkList *links, const char *article, const char *mark, GainInspector *self)
{
  gain_reader_follow_to (self->reader, article, mark);
}

static void
label_picked_cb (GainLabelPicker *picker, const char *label, GainInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.relabel", "s", label);
}

static void
delete_clicked_cb (GainInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.delete", NULL);
  gain_reader_focus_text (self->reader);
}
static void
history_clicked_cb (GainInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.history", NULL);
  gain_reader_focus_text (self->reader);
}

static void
clear_rows (GainInspector *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->attributes, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->label, g_free);
}

static void
create_rows (GainInspector *self, GainCodebook *codebook, const char *label)
{
  clear_rows (self);
  self->label = g_strdup (label);
  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (codebook, i);
      GtkWidget *row;

      if (!gain_attribute_applies_to (attribute, label))
        continue;
      row = gain_attribute_row_new (attribute, attribute_chosen, self);
      adw_preferences_group_add (self->attributes, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->attributes), self->rows->len > 0);
}

static void
show_label (GainInspector *self, GainCodebook *codebook, GainAnnotation *mark)
{
  const char *id = gain_project_resolve_label_id (self->project, mark);
  const GainLabel *label = gain_project_resolve_label (self->project, mark);
  g_autofree char *name = gain_project_dup_label_name (self->project, mark);
  g_autofree char *accessible = g_strdup_printf (_ ("Label: %s. Choose another label."), name);
  GtkWidget *picker;

  gain_letter_chip_set_label (self->chip, label);
  gtk_label_set_label (self->label_name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible,
                                  -1);
  if (g_strcmp0 (self->label, id) == 0)
    return;

  picker = gain_label_picker_new_list (codebook, id);
  g_signal_connect_object (picker, "picked", G_CALLBACK (label_picked_cb), self, 0);
  gtk_menu_button_set_popover (self->label_button, picker);
  create_rows (self, codebook, id);
}

static void
show_quote (GainInspector *self, GainAnnotation *mark)
{
  g_autofree char *words = gain_annotation_dup_quote (mark);
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), words);

  gtk_label_set_label (self->quote, quote);
}

static char *
dup_origin_name (const char *origin)
{
  if (origin == NULL || g_str_equal (origin, "typed"))
    return g_strdup (_ ("Marked by hand"));
  if (g_str_has_prefix (origin, "suggested"))
    return g_strdup (_ ("Taken from a suggestion"));
  if (g_str_equal (origin, "carried"))
    return g_strdup (_ ("Carried over"));
  if (g_str_equal (origin, "bulk"))
    return g_strdup (_ ("Marked together with others"));

  return g_strdup (origin);
}

static void
show_origin (GainInspector *self, GainAnnotation *mark)
{
  const char *created = gain_item_get_created (GAIN_ITEM (mark));
  g_autofree char *origin = dup_origin_name (gain_item_get_origin (GAIN_ITEM (mark)));
  g_autoptr (GDateTime) time =
      created != NULL ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  /* Translators: a moment such as “3 May 2026, 14:05”, see g_date_time_format(). */
  g_autofree char *when = local != NULL ? g_date_time_format (local, _ ("%-e %B %Y, %H:%M")) : NULL;
  g_autofree char *line =
      when != NULL ? g_strdup_printf ("%s · %s", origin, when) : g_strdup (origin);

  gtk_label_set_label (self->origin, line);
}

static void
show_values (GainInspector *self, GainAnnotation *mark)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      g_autoptr (GVariant) value =
          gain_project_resolve_attribute (self->project,
                                          GAIN_ITEM (mark),
                                          gain_attribute_row_get_attribute (row));

      gain_attribute_row_set_value (row, value);
    }
}

static const char *
name_targets (const GainLabel *label)
{
  return g_strcmp0 (label->act, "denies") == 0 ? _ ("Denies") : _ ("Doubts");
}

static void
show_statement_links (GainInspector *self, const GainLabel *label, GPtrArray *links)
{
  const GainLinkGroup groups[] = {
    { GAIN_LINKS_SOURCE,
      _ ("Says so"),
      _ ("No source yet"),
      _ ("Add a source"),
      "mark.add-answer::source" },
    { GAIN_LINKS_PROPOSITION,
      _ ("Proposition"),
      _ ("No proposition yet"),
      _ ("Say what it states"),
      "mark.add-answer::proposition" },
    { GAIN_LINKS_TARGET,
      name_targets (label),
      _ ("No claim yet"),
      _ ("Add a claim"),
      "mark.add-answer::claim" },
  };
  gboolean asserts = g_strcmp0 (label->act, "asserts") == 0;

  gain_link_list_show (self->links, groups, asserts ? 2 : 3, links);
}

static void
show_mention_links (GainInspector *self, GPtrArray *links)
{
  const GainLinkGroup groups[] = {
    { GAIN_LINKS_REFERENT,
      _ ("Names"),
      _ ("Nobody yet"),
      _ ("Say who it is"),
      "mark.add-answer::actor" },
  };

  gain_link_list_show (self->links, groups, G_N_ELEMENTS (groups), links);
}

static void
show_links (GainInspector *self, GainAnnotation *mark)
{
  const GainLabel *label = gain_project_resolve_label (self->project, mark);
  g_autoptr (GPtrArray) links =
      gain_mark_links_list (self->project, get_article_id (self), self->mark);
  gboolean asserts = label != NULL && g_strcmp0 (label->act, "asserts") == 0;
  gboolean cue = label == NULL || label->kind == GAIN_LABEL_CUE;
  const GainLinkGroup more[] = {
    { GAIN_LINKS_ANSWER, asserts ? _ ("Denied by") : _ ("Answers"), NULL, NULL, NULL },
    { GAIN_LINKS_OTHER,
      _ ("Other Links"),
      NULL,
      cue ? NULL : _ ("Add a link"),
      cue ? NULL : "mark.add-link" },
  };

  if (label != NULL && label->kind == GAIN_LABEL_STATEMENT)
    show_statement_links (self, label, links);
  else if (label != NULL && label->kind == GAIN_LABEL_MENTION)
    show_mention_links (self, links);
  else
    gain_link_list_show (self->links, NULL, 0, links);
  gain_link_list_show (self->more, more, G_N_ELEMENTS (more), links);
}

static void
show_mark (GainInspector *self, GainAnnotation *mark)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);

  show_label (self, codebook, mark);
  show_quote (self, mark);
  show_values (self, mark);
  show_links (self, mark);
  gain_note_editor_show (self->note, gain_item_get_note (GAIN_ITEM (mark)));
  show_origin (self, mark);
}

static void
show (GainInspector *self)
{
  GainAnnotation *mark = self->reader != NULL ? gain_reader_get_selected (self->reader) : NULL;

  if (mark == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show_mark (self, mark);
  gtk_stack_set_visible_child_name (self->stack, "mark");
}

static void
project_changed_cb (GainInspector *self, GainChange *change)
{
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    if (gain_change_get_operation (change, i)->kind == GAIN_ITEM_CODEBOOK)
      g_clear_pointer (&self->label, g_free);

  /* A source's or a target's name can change from anywhere; one mark is quickly shown. */
  if (self->mark != NULL)
    show (self);
}

static void
follow_project (GainInspector *self, GainProject *project)
{
  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, project_changed_cb, self);
  clear_rows (self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (
        project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
selected_changed_cb (GainInspector *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self->reader);

  /* What was typed belongs to the mark that was shown. */
  gain_note_editor_flush (self->note);
  g_free (self->mark);
  self->mark = mark != NULL ? g_strdup (gain_item_get_id (GAIN_ITEM (mark))) : NULL;
  follow_project (self, gain_reader_get_project (self->reader));
  show (self);
}

void
gain_inspector_focus_note (GainInspector *self)
{
  g_return_if_fail (GAIN_IS_INSPECTOR (self));

  if (self->mark != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

void
gain_inspector_flush (GainInspector *self)
{
  g_return_if_fail (GAIN_IS_INSPECTOR (self));

  gain_note_editor_flush (self->note);
}

static gboolean
leave_note_cb (GtkWidget *note, GVariant *args, gpointer user_data)
{
  GainInspector *self = user_data;

  gain_note_editor_flush (self->note);
  if (self->reader != NULL)
    gain_reader_focus_text (self->reader);

  return TRUE;
}

static void
gain_inspector_dispose (GObject *object)
{
  GainInspector *self = GAIN_INSPECTOR (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->project);
  g_clear_pointer (&self->mark, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_INSPECTOR);

  G_OBJECT_CLASS (gain_inspector_parent_class)->dispose (object);
}

/* The inspector is no part of the reader: it hands its actions on. */
static void
reader_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainInspector *self = GAIN_INSPECTOR (widget);

  if (self->reader == NULL)
    return;
  if (g_str_equal (action, "mark.add-answer"))
    gtk_widget_activate_action_variant (GTK_WIDGET (self->reader), "reader.add-answer", parameter);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.link-to-entry", NULL);
}

static void
gain_inspector_class_init (GainInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_inspector_dispose;

  g_resources_register (gain_read_get_resource ());
  g_type_ensure (GAIN_TYPE_LETTER_CHIP);
  g_type_ensure (GAIN_TYPE_LINK_LIST);
  g_type_ensure (GAIN_TYPE_NOTE_EDITOR);
  gtk_widget_class_install_action (widget_class, "mark.add-answer", "s", reader_action);
  gtk_widget_class_install_action (widget_class, "mark.add-link", NULL, reader_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/read/gain-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, GainInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, label_button);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, chip);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, label_name);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, quote);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, attributes);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, links);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, more);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, note);
  gtk_widget_class_bind_template_child (widget_class, GainInspector, origin);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlink_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
}

static void
gain_inspector_init (GainInspector *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (leave_note_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->note), controller);
}

GtkWidget *
gain_inspector_new (void)
{
  return g_object_new (GAIN_TYPE_INSPECTOR, NULL);
}

void
gain_inspector_set_reader (GainInspector *self, GainReader *reader)
{
  g_return_if_fail (GAIN_IS_INSPECTOR (self));

  if (self->reader == reader)
    return;
  if (self->reader != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->reader, selected_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->reader, gain_inspector_focus_note, self);
    }
  g_set_object (&self->reader, reader);
  if (reader == NULL)
    return;
  g_signal_connect_object (
      reader, "selected-changed", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      reader, "note-requested", G_CALLBACK (gain_inspector_focus_note), self, G_CONNECT_SWAPPED);
  selected_changed_cb (self);
}
