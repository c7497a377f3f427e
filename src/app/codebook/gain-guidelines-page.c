/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gain-codebook-pages.h"
#include "gain-markdown-view.h"

/* Markdown on the one side, as it reads on the other; one of them where there
 * is no room for both. */
struct _GainGuidelinesPage
{
  GainCodebookPage parent_instance;

  GtkWidget *box;
  GtkWidget *source_side;
  GtkWidget *preview_side;
  GtkWidget *choice; /* between the two, where it is narrow */
  GtkTextView *source;
  GainMarkdownView *preview;
  guint rendering; /* idle source */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (GainGuidelinesPage, gain_guidelines_page, GAIN_TYPE_CODEBOOK_PAGE)

static const char *
get_guidelines (GainCodebookPage *page)
{
  GainCodebookEditor *editor = gain_codebook_page_get_editor (page);
  const char *text = gain_codebook_get_guidelines (gain_codebook_editor_get_codebook (editor));

  return text != NULL ? text : "";
}

static gboolean
gain_guidelines_page_differs (GainCodebookPage *page)
{
  g_autofree char *typed = gain_codebook_page_dup_text (GAIN_GUIDELINES_PAGE (page)->source);

  return g_strcmp0 (typed, get_guidelines (page)) != 0;
}

static GainChange *
gain_guidelines_page_make (GainCodebookPage *page, GError **error)
{
  g_autofree char *typed = gain_codebook_page_dup_text (GAIN_GUIDELINES_PAGE (page)->source);

  return gain_act_set_guidelines (
      gain_codebook_editor_get_project (gain_codebook_page_get_editor (page)), typed, error);
}

static gboolean
render_cb (gpointer user_data)
{
  GainGuidelinesPage *self = user_data;
  g_autofree char *typed = gain_codebook_page_dup_text (self->source);

  self->rendering = 0;
  gain_markdown_view_set_markdown (self->preview, typed);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (GainGuidelinesPage *self)
{
  if (self->rendering == 0)
    self->rendering = g_timeout_add (150, render_cb, self);
}

static void
show_sides (GainGuidelinesPage *self)
{
  GainCodebookEditor *editor = gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self));
  gboolean edits = editor != NULL && gain_codebook_editor_may_edit (editor);
  gboolean reads = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->choice));

  gtk_widget_set_visible (self->choice, edits && self->narrow);
  gtk_widget_set_visible (self->source_side, edits && !(self->narrow && reads));
  gtk_widget_set_visible (self->preview_side, !edits || !self->narrow || reads);
}

static gboolean
gain_guidelines_page_show (GainCodebookPage *page)
{
  GainGuidelinesPage *self = GAIN_GUIDELINES_PAGE (page);

  gain_codebook_page_show_text (self->source, get_guidelines (page));
  show_sides (self);

  return TRUE;
}

static void
gain_guidelines_page_set_narrow (GainCodebookPage *page, gboolean narrow)
{
  GAIN_GUIDELINES_PAGE (page)->narrow = narrow;
  show_sides (GAIN_GUIDELINES_PAGE (page));
}

static char *
gain_guidelines_page_dup_title (GainCodebookPage *page)
{
  return g_strdup (_ ("Guidelines"));
}

static void
gain_guidelines_page_dispose (GObject *object)
{
  g_clear_handle_id (&GAIN_GUIDELINES_PAGE (object)->rendering, g_source_remove);

  G_OBJECT_CLASS (gain_guidelines_page_parent_class)->dispose (object);
}

static void
gain_guidelines_page_class_init (GainGuidelinesPageClass *klass)
{
  GainCodebookPageClass *page_class = GAIN_CODEBOOK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_guidelines_page_dispose;
  page_class->show = gain_guidelines_page_show;
  page_class->differs = gain_guidelines_page_differs;
  page_class->make = gain_guidelines_page_make;
  page_class->set_narrow = gain_guidelines_page_set_narrow;
  page_class->dup_title = gain_guidelines_page_dup_title;

  g_type_ensure (GAIN_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/org/gainsay/Gainsay/codebook/gain-guidelines-page.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), GainGuidelinesPage, box);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), GainGuidelinesPage, source_side);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), GainGuidelinesPage, preview_side);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), GainGuidelinesPage, choice);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), GainGuidelinesPage, source);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), GainGuidelinesPage, preview);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), show_sides);
}

static void
gain_guidelines_page_init (GainGuidelinesPage *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->source);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      buffer, "changed", G_CALLBACK (gain_codebook_page_touch), self, G_CONNECT_SWAPPED);
  gain_codebook_page_take_field (GAIN_CODEBOOK_PAGE (self), GTK_WIDGET (self->source));
}
