/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-guidelines.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gain-guidelines-text.h"
#include "gain-letter-chip.h"
#include "gain-markdown-view.h"
#include "gain-read-resources.h"

/* What is shown follows from codebook and label, so it is put together when one of them is
 * another; the place in the text stays otherwise. */
struct _GainGuidelines
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *head;
  GainLetterChip *chip;
  GtkLabel *name;
  GtkToggleButton *whole;
  GtkScrolledWindow *scroller;
  GainMarkdownView *text;

  GainReader *reader;
  GainProject *project;
  char *shown; /* (nullable): the Markdown */
};

G_DEFINE_FINAL_TYPE (GainGuidelines, gain_guidelines, GTK_TYPE_WIDGET)

static const GainLabel *
find_label (GainGuidelines *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self->reader);

  return mark != NULL ? gain_project_resolve_label (self->project, mark) : NULL;
}

static char *
dup_text (GainGuidelines *self, GainCodebook *codebook, const GainLabel *label)
{
  const char *guidelines = gain_codebook_get_guidelines (codebook);
  g_autofree char *own = NULL;
  g_autofree char *about = NULL;
  g_autofree char *heading = NULL;

  if (label == NULL || gtk_toggle_button_get_active (self->whole))
    return g_strdup (guidelines != NULL ? guidelines : "");
  own = gain_guidelines_dup_label (label);
  about = gain_guidelines_dup_about (guidelines, label);

  if (*about == '\0')
    return g_steal_pointer (&own);
  /* Translators: a heading, above what the coding guidelines say about a label */
  heading = g_strdup_printf ("\n### %s\n\n", _ ("In the Guidelines"));

  return g_strconcat (own, heading, about, NULL);
}

static void
show_text (GainGuidelines *self, char *text)
{
  if (g_strcmp0 (text, self->shown) == 0)
    {
      g_free (text);
      return;
    }
  g_free (self->shown);
  self->shown = text;
  gain_markdown_view_set_markdown (self->text, text);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
gain_guidelines_update (GainGuidelines *self)
{
  GainCodebook *codebook;
  const GainLabel *label;

  g_return_if_fail (GAIN_IS_GUIDELINES (self));

  if (self->project == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  codebook = gain_project_get_codebook (self->project);
  label = find_label (self);
  gtk_widget_set_visible (self->head, label != NULL);
  gain_letter_chip_set_label (self->chip, label);
  gtk_label_set_label (self->name, label != NULL ? label->name : "");
  show_text (self, dup_text (self, codebook, label));
  gtk_stack_set_visible_child_name (self->stack, *self->shown != '\0' ? "text" : "empty");
}

static void
selected_changed_cb (GainGuidelines *self)
{
  GainProject *project = gain_reader_get_project (self->reader);

  if (project != self->project)
    {
      if (self->project != NULL)
        g_signal_handlers_disconnect_by_func (self->project, gain_guidelines_update, self);
      g_set_object (&self->project, project);
      if (project != NULL)
        g_signal_connect_object (
            project, "changed", G_CALLBACK (gain_guidelines_update), self, G_CONNECT_SWAPPED);
    }
  gain_guidelines_update (self);
}

void
gain_guidelines_set_reader (GainGuidelines *self, GainReader *reader)
{
  g_return_if_fail (GAIN_IS_GUIDELINES (self));

  if (self->reader == reader)
    return;
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_func (self->reader, selected_changed_cb, self);
  g_set_object (&self->reader, reader);
  if (reader == NULL)
    return;
  g_signal_connect_object (
      reader, "selected-changed", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  selected_changed_cb (self);
}

static void
gain_guidelines_dispose (GObject *object)
{
  GainGuidelines *self = GAIN_GUIDELINES (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->project);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_GUIDELINES);

  G_OBJECT_CLASS (gain_guidelines_parent_class)->dispose (object);
}

static void
gain_guidelines_class_init (GainGuidelinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_guidelines_dispose;

  g_resources_register (gain_read_get_resource ());
  g_type_ensure (GAIN_TYPE_LETTER_CHIP);
  g_type_ensure (GAIN_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/read/gain-guidelines.ui");
  gtk_widget_class_bind_template_child (widget_class, GainGuidelines, stack);
  gtk_widget_class_bind_template_child (widget_class, GainGuidelines, head);
  gtk_widget_class_bind_template_child (widget_class, GainGuidelines, chip);
  gtk_widget_class_bind_template_child (widget_class, GainGuidelines, name);
  gtk_widget_class_bind_template_child (widget_class, GainGuidelines, whole);
  gtk_widget_class_bind_template_child (widget_class, GainGuidelines, scroller);
  gtk_widget_class_bind_template_child (widget_class, GainGuidelines, text);
  gtk_widget_class_bind_template_callback (widget_class, gain_guidelines_update);
}

static void
gain_guidelines_init (GainGuidelines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gain_guidelines_new (void)
{
  return g_object_new (GAIN_TYPE_GUIDELINES, NULL);
}
