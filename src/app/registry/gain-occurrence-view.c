/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-occurrence-view.h"

#include <glib/gi18n-lib.h>

#include "gain-list-row.h"
#include "gain-occurrence-line.h"

struct _GainOccurrenceView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *view;
  GListStore *lines;
  guint n_marks;
};

G_DEFINE_FINAL_TYPE (GainOccurrenceView, gain_occurrence_view, ADW_TYPE_BIN)

static GtkWidget *
create_label (GtkWidget *box, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gain_list_row_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *details;

  create_label (box, 4);
  details = create_label (box, 2);
  gtk_widget_add_css_class (details, "caption");
  gtk_widget_add_css_class (details, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GainOccurrenceLine *line = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_first_child (box);
  GtkWidget *details = gtk_widget_get_last_child (box);
  g_autofree char *text = gain_occurrence_line_dup_details (line);
  gboolean heading = gain_occurrence_line_is_article (line);

  if (heading)
    gtk_label_set_text (GTK_LABEL (words), gain_occurrence_line_get_words (line));
  else
    gtk_label_set_markup (GTK_LABEL (words), gain_occurrence_line_get_words (line));
  gain_list_row_set_name (GAIN_LIST_ROW (box), gtk_label_get_text (GTK_LABEL (words)));
  gtk_label_set_text (GTK_LABEL (details), text != NULL ? text : "");
  gtk_widget_set_visible (details, text != NULL && *text != '\0');
  gtk_widget_set_css_classes (words, (const char *[]){ heading ? "heading" : "body", NULL });
  gtk_widget_set_margin_start (box, heading ? 6 : 18);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, heading ? 15 : 6);
  gtk_widget_set_margin_bottom (box, 6);
}

static void
activate_cb (GainOccurrenceView *self, guint position)
{
  g_autoptr (GainOccurrenceLine) line =
      g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.stand-at",
                                "(ss)",
                                gain_occurrence_line_get_article (line),
                                gain_occurrence_line_get_mark (line));
}

static void
gain_occurrence_view_dispose (GObject *object)
{
  g_clear_object (&GAIN_OCCURRENCE_VIEW (object)->lines);

  G_OBJECT_CLASS (gain_occurrence_view_parent_class)->dispose (object);
}

static void
gain_occurrence_view_class_init (GainOccurrenceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_occurrence_view_dispose;
}

static GtkWidget *
create_list (GainOccurrenceView *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "article-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Occurrences"),
                                  -1);
  g_signal_connect_object (
      self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 720);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);

  return window;
}

static void
gain_occurrence_view_init (GainOccurrenceView *self)
{
  GtkWidget *none = adw_status_page_new ();

  self->lines = g_list_store_new (GAIN_TYPE_OCCURRENCE_LINE);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, create_list (self), "some");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Not Used Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none),
      _ ("No mark leads here. Link statements and mentions to it while you read."));
  gtk_widget_add_css_class (none, "compact");
  gtk_stack_add_named (self->stack, none, "none");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
gain_occurrence_view_new (void)
{
  return g_object_new (GAIN_TYPE_OCCURRENCE_VIEW, NULL);
}

/* Marks in order; an article comes before its first. */
static GPtrArray *
list_lines (GainProject *project, GArray *occurrences, guint *n_marks)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  GainOccurrenceLine *last = NULL;

  *n_marks = 0;
  for (guint i = 0; i < occurrences->len; i++)
    {
      const GainOccurrence *one = &g_array_index (occurrences, GainOccurrence, i);
      const char *article = gain_layer_get_article (one->layer);

      if (last != NULL && gain_occurrence_line_is_same_mark (last, one))
        {
          gain_occurrence_line_add_role (last, one->role);
          continue;
        }
      if (last == NULL || g_strcmp0 (gain_occurrence_line_get_article (last), article) != 0)
        g_ptr_array_add (lines, gain_occurrence_line_new_article (project, article));
      last = gain_occurrence_line_new_mark (project, one);
      g_ptr_array_add (lines, last);
      (*n_marks)++;
    }

  return lines;
}

void
gain_occurrence_view_show (GainOccurrenceView *self,
                           GainProject *project,
                           GainItemKind kind,
                           const char *id)
{
  g_autoptr (GArray) occurrences = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_if_fail (GAIN_IS_OCCURRENCE_VIEW (self));

  self->n_marks = 0;
  if (id != NULL)
    {
      occurrences = gain_occurrences_list (gain_project_get_occurrences (project), kind, id);
      lines = list_lines (project, occurrences, &self->n_marks);
    }
  g_list_store_splice (self->lines,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines != NULL ? lines->pdata : NULL,
                       lines != NULL ? lines->len : 0);
  gtk_stack_set_visible_child_name (self->stack, self->n_marks > 0 ? "some" : "none");
}

guint
gain_occurrence_view_get_n_marks (GainOccurrenceView *self)
{
  g_return_val_if_fail (GAIN_IS_OCCURRENCE_VIEW (self), 0);

  return self->n_marks;
}

void
gain_occurrence_view_focus (GainOccurrenceView *self)
{
  g_return_if_fail (GAIN_IS_OCCURRENCE_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
