/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-entry-filter.h"
#include "gain-library.h"
#include "gain-list-row.h"

struct _GainSidebar
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkListView *list;

  GainEntryFilter *filter;
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainSidebar, gain_sidebar, ADW_TYPE_BIN)

static void
activate_cb (GainSidebar *self, guint position)
{
  g_autoptr (GainEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, gain_entry_get_article (entry));
}

static void
search_changed_cb (GainSidebar *self)
{
  gain_entry_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
gain_sidebar_dispose (GObject *object)
{
  GainSidebar *self = GAIN_SIDEBAR (object);

  /* AdwBin would let go of its child once more after the template did. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_SIDEBAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (gain_sidebar_parent_class)->dispose (object);
}

static void
gain_sidebar_class_init (GainSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_sidebar_dispose;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            GAIN_TYPE_SIDEBAR,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            GAIN_TYPE_ARTICLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/library/gain-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, GainSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, GainSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
gain_sidebar_init (GainSidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_type_ensure (GAIN_TYPE_LIST_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gain_entry_filter_new ();
  self->sorted =
      gtk_sort_list_model_new (NULL,
                               GTK_SORTER (gtk_custom_sorter_new (gain_entry_compare, NULL, NULL)));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/org/gainsay/Gainsay/library/gain-article-row.ui");
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

void
gain_sidebar_set_entries (GainSidebar *self, GainEntryList *entries)
{
  g_return_if_fail (GAIN_IS_SIDEBAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_sort_list_model_set_model (self->sorted, (GListModel *) entries);
}

void
gain_sidebar_select (GainSidebar *self, GainArticle *article)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  g_return_if_fail (GAIN_IS_SIDEBAR (self));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (gain_entry_get_article (entry) == article)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}
