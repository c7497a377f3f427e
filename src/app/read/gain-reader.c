/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-reader-private.h"

#include <glib/gi18n-lib.h>

#include "gain-read-resources.h"

enum
{
  SELECTED_CHANGED,
  MESSAGE,
  NOTE_REQUESTED,
  REPEAT_ALL_REQUESTED,
  HISTORY_REQUESTED,
  N_SIGNALS,
};

enum
{
  PROP_ASKS = 1,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainReader, gain_reader, GTK_TYPE_WIDGET)

void
gain_reader_say (GainReader *self, const char *text, gboolean undoable)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, undoable);
}

gboolean
gain_reader_apply (GainReader *self, GainChange *change, GError *error)
{
  g_autoptr (GainChange) applied = change;
  g_autoptr (GError) failed = error;

  if (applied != NULL && failed == NULL)
    gain_project_apply (self->project, applied, &failed);
  if (failed != NULL)
    gain_reader_say (self, failed->message, FALSE);

  return applied != NULL && failed == NULL;
}

char *
gain_reader_dup_mark_title (GainReader *self, GainAnnotation *mark)
{
  g_autofree char *label = gain_project_dup_label_name (self->project, mark);
  g_autofree char *quote = gain_annotation_dup_quote (mark);

  /* Translators: the name of a label and the words that are marked with it. */
  return g_strdup_printf (_ ("%s: “%s”"), label, quote);
}

/* Assistive tools hear which mark is selected as the description of the text. */
static void
describe_selected (GainReader *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self);
  g_autofree char *title = mark != NULL ? gain_reader_dup_mark_title (self, mark) : NULL;
  g_autofree char *description = title != NULL
                                     ? g_strdup_printf (_ ("Selected mark: %s"), title)
                                     : g_strdup (gain_text_view_get_metadata (self->view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
}

static void
selected_changed (GainReader *self)
{
  describe_selected (self);
  gain_reader_update_actions (self);
  g_signal_emit (self, signals[SELECTED_CHANGED], 0);
}

void
gain_reader_select (GainReader *self, const char *id)
{
  g_return_if_fail (GAIN_IS_READER (self));

  if (id != NULL && (self->layer == NULL || gain_layer_get_annotation (self->layer, id) == NULL))
    id = NULL;
  if (g_strcmp0 (self->selected, id) == 0)
    return;

  g_clear_pointer (&self->fresh, g_free);
  g_free (self->selected);
  self->selected = g_strdup (id);
  self->at_start = FALSE;
  self->resume = 0;
  gain_text_view_set_selected (self->view, id);
  if (id != NULL)
    gain_reader_forget_place (self);
  selected_changed (self);
}

GainAnnotation *
gain_reader_get_selected (GainReader *self)
{
  g_return_val_if_fail (GAIN_IS_READER (self), NULL);

  if (self->selected == NULL || self->layer == NULL)
    return NULL;

  return gain_layer_get_annotation (self->layer, self->selected);
}

static void
update_mark (GainReader *self, GainItem *item)
{
  if (item != NULL)
    gain_text_view_update_marks (self->view, gain_annotation_get_extent (GAIN_ANNOTATION (item)));
}

static void
follow_mark (GainReader *self, const GainOperation *operation)
{
  update_mark (self, operation->before);
  update_mark (self, operation->after);
  if (g_strcmp0 (operation->id, self->asked) == 0)
    gain_reader_refresh_question (self);
  if (g_strcmp0 (operation->id, self->selected) != 0)
    return;

  if (operation->after == NULL)
    gain_reader_select (self, NULL);
  else
    describe_selected (self);
}

static gboolean
is_ours (GainReader *self, const GainOperation *operation)
{
  return g_strcmp0 (operation->article, gain_article_get_id (self->article)) == 0 &&
         g_strcmp0 (operation->owner, gain_project_get_me (self->project)) == 0;
}

static void
follow (GainReader *self, const GainOperation *operation)
{
  switch (operation->kind)
    {
    case GAIN_ITEM_ANNOTATION:
      if (is_ours (self, operation))
        follow_mark (self, operation);
      break;
    case GAIN_ITEM_BLOCK:
      if (g_strcmp0 (operation->article, gain_article_get_id (self->article)) == 0)
        gain_text_view_update_block (self->view,
                                     (guint) g_ascii_strtoull (operation->id, NULL, 10));
      break;
    case GAIN_ITEM_RELATION:
      if (is_ours (self, operation))
        gain_text_view_update_margin (self->view);
      break;
    case GAIN_ITEM_CODEBOOK:
      gain_text_view_update_labels (self->view);
      gain_reader_update_letters (self);
      describe_selected (self);
      break;
    case GAIN_ITEM_ACTOR:
    case GAIN_ITEM_MERGE:
      gain_text_view_update_margin (self->view);
      break;
    default:
      break;
    }
}

static void
changed_cb (GainReader *self, GainChange *change)
{
  if (self->article == NULL)
    return;
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    follow (self, gain_change_get_operation (change, i));
}

static void
forget_article (GainReader *self)
{
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, changed_cb, self);
  g_clear_object (&self->article);
  self->layer = NULL;
}

/* What is kept from one article to the next. */
static void
forget_project (GainReader *self)
{
  g_clear_object (&self->suggester);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_pointer (&self->link_article, g_free);
  g_clear_pointer (&self->link_from, g_free);
}

void
gain_reader_set_article (GainReader *self, GainProject *project, GainArticle *article)
{
  g_return_if_fail (GAIN_IS_READER (self));
  g_return_if_fail (article == NULL || GAIN_IS_PROJECT (project));

  gain_reader_close_popover (self);
  gain_reader_select (self, NULL);
  forget_article (self);
  if (self->project != project)
    forget_project (self);
  if (article != NULL)
    g_set_object (&self->project, project);
  else
    g_clear_object (&self->project);
  if (article != NULL)
    {
      self->article = g_object_ref (article);
      self->layer = gain_project_get_layer (project,
                                            gain_article_get_id (article),
                                            gain_project_get_me (project));
      g_signal_connect_object (
          project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  gain_text_view_set_article (self->view, project, article);
  gain_find_bar_set_article (self->find_bar, self->view, article);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, article != NULL ? "text" : "empty");
  gain_reader_update_letters (self);
  gain_reader_update_actions (self);
}

GainProject *
gain_reader_get_project (GainReader *self)
{
  g_return_val_if_fail (GAIN_IS_READER (self), NULL);

  return self->project;
}

GainArticle *
gain_reader_get_article (GainReader *self)
{
  g_return_val_if_fail (GAIN_IS_READER (self), NULL);

  return self->article;
}

void
gain_reader_reveal_mark (GainReader *self, const char *id)
{
  GainAnnotation *mark;
  GainSpan extent;

  g_return_if_fail (GAIN_IS_READER (self));

  gain_reader_select (self, id);
  mark = gain_reader_get_selected (self);
  if (mark == NULL)
    return;
  extent = gain_annotation_get_extent (mark);
  gain_text_view_set_caret (self->view, extent.start);
  gain_text_view_reveal (self->view, extent);
}

void
gain_reader_reveal_offset (GainReader *self, guint offset)
{
  g_return_if_fail (GAIN_IS_READER (self));

  gain_text_view_set_caret (self->view, offset);
  gain_text_view_reveal (self->view, GAIN_SPAN (offset, offset));
}

static void
show_mark_change (GainReader *self, const GainOperation *operation)
{
  if (operation->after != NULL)
    gain_reader_reveal_mark (self, operation->id);
  else
    gain_reader_reveal_offset (
        self, gain_annotation_get_extent (GAIN_ANNOTATION (operation->before)).start);
}

static void
show_block (GainReader *self, const GainOperation *operation)
{
  guint n, i = (guint) g_ascii_strtoull (operation->id, NULL, 10);
  const GainBlock *blocks = gain_article_get_blocks (self->article, &n);

  if (i < n)
    gain_reader_reveal_offset (self, blocks[i].span.start);
}

/* Returns: TRUE when there was something to show. */
static gboolean
show_operation (GainReader *self, const GainOperation *operation)
{
  GainItem *item = operation->after != NULL ? operation->after : operation->before;

  if (operation->kind == GAIN_ITEM_BLOCK &&
      g_strcmp0 (operation->article, gain_article_get_id (self->article)) == 0)
    show_block (self, operation);
  else if (!is_ours (self, operation))
    return FALSE;
  else if (operation->kind == GAIN_ITEM_ANNOTATION)
    show_mark_change (self, operation);
  else if (operation->kind == GAIN_ITEM_RELATION)
    gain_reader_reveal_mark (self, gain_relation_get_from (GAIN_RELATION (item)));
  else
    return FALSE;

  return TRUE;
}

void
gain_reader_show_change (GainReader *self, GainChange *change)
{
  g_return_if_fail (GAIN_IS_READER (self));
  g_return_if_fail (change != NULL);

  if (self->article == NULL)
    return;
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    if (show_operation (self, gain_change_get_operation (change, i)))
      return;
}

void
gain_reader_focus_text (GainReader *self)
{
  g_return_if_fail (GAIN_IS_READER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
gain_reader_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GAIN_READER (widget)->view));
}

static void
gain_reader_dispose (GObject *object)
{
  GainReader *self = GAIN_READER (object);

  gain_reader_close_popover (self);
  forget_article (self);
  g_clear_object (&self->project);
  g_clear_object (&self->suggester);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_pointer (&self->link_article, g_free);
  g_clear_pointer (&self->link_from, g_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->fresh, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_READER);

  G_OBJECT_CLASS (gain_reader_parent_class)->dispose (object);
}

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/gainsay/Gainsay/read/gain-read.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_signals (GType type)
{
  signals[SELECTED_CHANGED] = g_signal_new (
      "selected-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message",
                                   type,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_BOOLEAN);
  signals[REPEAT_ALL_REQUESTED] = g_signal_new (
      "repeat-all-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HISTORY_REQUESTED] = g_signal_new (
      "history-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTE_REQUESTED] =
      g_signal_new ("note-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gain_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GainReader *self = GAIN_READER (object);

  if (id == PROP_ASKS)
    self->asks = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gain_reader_class_init (GainReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_reader_dispose;
  G_OBJECT_CLASS (klass)->set_property = gain_reader_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass),
      PROP_ASKS,
      g_param_spec_boolean ("asks", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  widget_class->grab_focus = gain_reader_grab_focus;
  add_signals (G_TYPE_FROM_CLASS (klass));

  /* Refers to the resource, or the linker would leave it out of the library. */
  g_resources_register (gain_read_get_resource ());
  g_type_ensure (GAIN_TYPE_TEXT_VIEW);
  g_type_ensure (GAIN_TYPE_FIND_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/read/gain-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, GainReader, stack);
  gtk_widget_class_bind_template_child (widget_class, GainReader, find_bar);
  gtk_widget_class_bind_template_child (widget_class, GainReader, scroller);
  gtk_widget_class_bind_template_child (widget_class, GainReader, view);
  gtk_widget_class_bind_template_child (widget_class, GainReader, link_bar);
  gtk_widget_class_bind_template_child (widget_class, GainReader, link_label);
  gain_reader_install_actions (widget_class);
  gain_reader_install_question_actions (widget_class);
  gain_reader_install_travel_actions (widget_class);
  gain_reader_install_link_actions (widget_class);
}

static void
gain_reader_init (GainReader *self)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      add_style ();
      g_once_init_leave (&once, 1);
    }
  gtk_widget_init_template (GTK_WIDGET (self));
  gain_reader_add_keys (self);
  gain_reader_add_pointer (self);
  gain_reader_update_actions (self);
}

GtkWidget *
gain_reader_new (void)
{
  return g_object_new (GAIN_TYPE_READER, NULL);
}
