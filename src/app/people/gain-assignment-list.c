/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-assignment-list.h"

#include <glib/gi18n-lib.h>

#include "gain-people.h"

struct _GainAssignmentList
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkWidget *all_button;
  GtkWidget *none_button;
  GtkListView *list;

  GainProject *project;
  char *person;
  GtkCustomFilter *filter;
  GtkFilterListModel *shown;
  GPtrArray *bound; /* the list items that show something now; not owned */
  gboolean updating;
};

enum
{
  ASSIGN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainAssignmentList, gain_assignment_list, ADW_TYPE_BIN)

static gboolean
is_assigned (GainAssignmentList *self, GainArticle *article)
{
  g_autofree const char **people =
      gain_project_list_assigned (self->project, gain_article_get_id (article));

  return g_strv_contains (people, self->person);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  GainAssignmentList *self = user_data;
  g_autofree char *words =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *title = g_utf8_casefold (gain_article_get_title (item), -1);

  return strstr (title, words) != NULL;
}

static void
search_changed_cb (GainAssignmentList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
assign_listed (GainAssignmentList *self, gboolean assigned)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (is_assigned (self, article) != assigned)
        g_ptr_array_add (ids, (gpointer) gain_article_get_id (article));
    }
  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  g_signal_emit (self, signals[ASSIGN], 0, ids->pdata, assigned);
}

static void
all_clicked_cb (GainAssignmentList *self)
{
  assign_listed (self, TRUE);
}

static void
none_clicked_cb (GainAssignmentList *self)
{
  assign_listed (self, FALSE);
}

static void
toggled_cb (GtkCheckButton *button, GtkListItem *item)
{
  GainAssignmentList *self = g_object_get_data (G_OBJECT (button), "gain-list");
  GainArticle *article = gtk_list_item_get_item (item);
  const char *ids[] = { NULL, NULL };

  if (self->updating || article == NULL)
    return;
  ids[0] = gain_article_get_id (article);
  g_signal_emit (self, signals[ASSIGN], 0, ids, gtk_check_button_get_active (button));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GainAssignmentList *self)
{
  GtkWidget *button = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (button), "gain-list", self);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), item);
  gtk_list_item_set_child (item, button);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
show_item (GainAssignmentList *self, GtkListItem *item)
{
  GtkCheckButton *button = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  GainArticle *article = gtk_list_item_get_item (item);

  self->updating = TRUE;
  gtk_check_button_set_label (button, gain_article_get_title (article));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gain_article_get_title (article),
                                  -1);
  gtk_check_button_set_active (button, is_assigned (self, article));
  self->updating = FALSE;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GainAssignmentList *self)
{
  g_ptr_array_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GainAssignmentList *self)
{
  g_ptr_array_remove (self->bound, item);
}

void
gain_assignment_list_update (GainAssignmentList *self)
{
  g_return_if_fail (GAIN_IS_ASSIGNMENT_LIST (self));

  for (guint i = 0; self->project != NULL && i < self->bound->len; i++)
    show_item (self, self->bound->pdata[i]);
}

void
gain_assignment_list_show (GainAssignmentList *self, GainProject *project, const char *person)
{
  g_return_if_fail (GAIN_IS_ASSIGNMENT_LIST (self));

  gtk_filter_list_model_set_model (self->shown, NULL);
  g_set_object (&self->project, project);
  g_free (self->person);
  self->person = g_strdup (person);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (project != NULL)
    gtk_filter_list_model_set_model (self->shown, gain_project_get_articles (project));
}

static void
gain_assignment_list_dispose (GObject *object)
{
  GainAssignmentList *self = GAIN_ASSIGNMENT_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  /* AdwBin frees its child itself. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_ASSIGNMENT_LIST);
  g_clear_object (&self->shown);
  g_clear_object (&self->project);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_assignment_list_parent_class)->dispose (object);
}

static void
gain_assignment_list_class_init (GainAssignmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_assignment_list_dispose;

  signals[ASSIGN] = g_signal_new ("assign",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRV,
                                  G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/people/gain-assignment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, GainAssignmentList, search);
  gtk_widget_class_bind_template_child (widget_class, GainAssignmentList, all_button);
  gtk_widget_class_bind_template_child (widget_class, GainAssignmentList, none_button);
  gtk_widget_class_bind_template_child (widget_class, GainAssignmentList, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
}

static void
gain_assignment_list_init (GainAssignmentList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_object_unref (factory);
}
