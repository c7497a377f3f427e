/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-entry-choice.h"

#include <glib/gi18n-lib.h>

#include "gain-list-row.h"
#include "gain-registry-filter.h"
#include "gain-text-row.h"

struct _GainEntryChoice
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkSearchEntry *search;
  GtkListView *view;
  GtkWidget *choose_button;
  GtkListBox *dates;

  GainTextRow *from_row;
  GainTextRow *to_row;
  GainRegistryFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GWeakRef over;
  GainEntryChoiceFunc func;
};

G_DEFINE_FINAL_TYPE (GainEntryChoice, gain_entry_choice, ADW_TYPE_WINDOW)

static void
update (GainEntryChoice *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0 ||
                  gtk_filter_list_model_get_pending (self->filtered) > 0;

  gtk_stack_set_visible_child_name (self->stack, some ? "some" : "none");
  gtk_widget_set_sensitive (self->choose_button, some);
}

static void
search_changed_cb (GainEntryChoice *self)
{
  gain_registry_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

/* A year, with a month, with a day; or nothing. */
static gboolean
check_date (GainTextRow *row)
{
  g_autofree char *text = g_strstrip (gain_text_row_dup_text (row));
  gboolean fine = *text == '\0' ||
                  g_regex_match_simple ("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                                        text,
                                        0,
                                        0);

  gain_text_row_set_error (row,
                           fine ? NULL
                                : _ ("Type a year, a month or a day: 2026, 2026-05 or 2026-05-03"));

  return fine;
}

static void
add_date (GVariantDict *dict, const char *name, GainTextRow *row)
{
  g_autofree char *text = g_strstrip (gain_text_row_dup_text (row));

  if (*text != '\0')
    g_variant_dict_insert (dict, name, "s", text);
}

static GVariant *
get_dates (GainEntryChoice *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  add_date (&dict, "from", self->from_row);
  add_date (&dict, "to", self->to_row);
  if (!g_variant_dict_contains (&dict, "from") && !g_variant_dict_contains (&dict, "to"))
    return NULL;

  return g_variant_dict_end (&dict);
}

static void
choose_cb (GainEntryChoice *self)
{
  GainRegistryEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GObject) over = g_weak_ref_get (&self->over);
  g_autofree char *id = NULL;
  GVariant *dates;

  if (entry == NULL || over == NULL)
    return;
  if (!check_date (self->from_row) || !check_date (self->to_row))
    return;

  id = g_strdup (gain_registry_entry_get_id (entry));
  dates = get_dates (self);
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  self->func (id, dates, over);
  g_object_unref (self);
}

/* Enter may come before the search noticed the last letters. */
static void
search_activate_cb (GainEntryChoice *self)
{
  search_changed_cb (self);
  gtk_filter_list_model_set_incremental (self->filtered, FALSE);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  choose_cb (self);
}

/* Down from the search to what was found. */
static void
to_list_cb (GainEntryChoice *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
key_pressed_cb (GainEntryChoice *self, guint key)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  to_list_cb (self);

  return GDK_EVENT_STOP;
}

static void
date_apply_cb (GainTextRow *row)
{
  check_date (row);
}

static void
gain_entry_choice_dispose (GObject *object)
{
  GainEntryChoice *self = GAIN_ENTRY_CHOICE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_ENTRY_CHOICE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_weak_ref_clear (&self->over);

  G_OBJECT_CLASS (gain_entry_choice_parent_class)->dispose (object);
}

static void
gain_entry_choice_class_init (GainEntryChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_entry_choice_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/registry/gain-entry-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, GainEntryChoice, stack);
  gtk_widget_class_bind_template_child (widget_class, GainEntryChoice, search);
  gtk_widget_class_bind_template_child (widget_class, GainEntryChoice, view);
  gtk_widget_class_bind_template_child (widget_class, GainEntryChoice, choose_button);
  gtk_widget_class_bind_template_child (widget_class, GainEntryChoice, dates);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GainTextRow *
add_date_row (GainEntryChoice *self, const char *title)
{
  GtkWidget *row = gain_text_row_new (title);

  gtk_list_box_append (self->dates, row);
  g_signal_connect (row, "apply", G_CALLBACK (date_apply_cb), NULL);

  return GAIN_TEXT_ROW (row);
}

static void
gain_entry_choice_init (GainEntryChoice *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_weak_ref_init (&self->over, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gain_registry_filter_new ();
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect_object (
      self->filtered, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->filtered, "notify::pending", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  g_type_ensure (GAIN_TYPE_LIST_ROW);
  factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/org/gainsay/Gainsay/registry/gain-registry-row.ui");
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  self->from_row = add_date_row (self, _ ("From (a Date, May Stay Empty)"));
  self->to_row = add_date_row (self, _ ("To (a Date, May Stay Empty)"));
}

GainEntryChoice *
gain_entry_choice_open (GtkWidget *over,
                        GainRegistryList *list,
                        const char *title,
                        const char *const *without,
                        gboolean dated,
                        GainEntryChoiceFunc func)
{
  GainEntryChoice *self = g_object_new (
      GAIN_TYPE_ENTRY_CHOICE, "transient-for", gtk_widget_get_root (over), "title", title, NULL);

  g_weak_ref_set (&self->over, over);
  self->func = func;
  gain_registry_filter_set_without (self->filter, without);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->dates), dated);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
