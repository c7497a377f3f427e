/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-library.h"

#include "gain-entry-filter.h"
#include "gain-list-row.h"

struct _GainLibrary
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkStack *results;
  GtkSearchEntry *search;
  GtkListView *list;

  GainEntryFilter *filter;
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainLibrary, gain_library, ADW_TYPE_BIN)

static void
update_page (GainLibrary *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0;
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  gtk_stack_set_visible_child_name (self->results, none ? "none" : "some");
}

static void
activate_position (GainLibrary *self, guint position)
{
  g_autoptr (GainEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, gain_entry_get_article (entry));
}

static void
activate_cb (GainLibrary *self, guint position)
{
  activate_position (self, position);
}

static void
search_activate_cb (GainLibrary *self)
{
  activate_position (self, 0);
}

static void
search_changed_cb (GainLibrary *self)
{
  gain_entry_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
gain_library_dispose (GObject *object)
{
  GainLibrary *self = GAIN_LIBRARY (object);

  /* AdwBin would let go of its child once more after the template did. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_LIBRARY);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (gain_library_parent_class)->dispose (object);
}

static void
gain_library_class_init (GainLibraryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_library_dispose;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            GAIN_TYPE_LIBRARY,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            GAIN_TYPE_ARTICLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/library/gain-library.ui");
  gtk_widget_class_bind_template_child (widget_class, GainLibrary, stack);
  gtk_widget_class_bind_template_child (widget_class, GainLibrary, results);
  gtk_widget_class_bind_template_child (widget_class, GainLibrary, search);
  gtk_widget_class_bind_template_child (widget_class, GainLibrary, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
gain_library_init (GainLibrary *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_type_ensure (GAIN_TYPE_LIST_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gain_entry_filter_new ();
  self->sorted =
      gtk_sort_list_model_new (NULL,
                               GTK_SORTER (gtk_custom_sorter_new (gain_entry_compare, NULL, NULL)));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  g_signal_connect_object (
      self->filtered, "items-changed", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);

  factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/org/gainsay/Gainsay/library/gain-article-row.ui");
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  update_page (self);
}

void
gain_library_set_entries (GainLibrary *self, GainEntryList *entries)
{
  g_return_if_fail (GAIN_IS_LIBRARY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_sort_list_model_set_model (self->sorted, (GListModel *) entries);
  update_page (self);
}

void
gain_library_search (GainLibrary *self)
{
  g_return_if_fail (GAIN_IS_LIBRARY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
