/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-registry-place-private.h"

#include <glib/gi18n-lib.h>

#include "gain-list-row.h"
#include "gain-registry-resources.h"

enum
{
  MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainRegistryPlace, gain_registry_place, ADW_TYPE_BIN)

void
gain_registry_place_say (GainRegistryPlace *self, const char *text, gboolean undoable)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, undoable);
}

GainRegistryList *
gain_registry_place_get_list (GainRegistryPlace *self)
{
  return self->lists[self->kind == GAIN_ITEM_ACTOR ? 0 : 1];
}

/* What is chosen. */

GPtrArray *
gain_registry_place_list_chosen (GainRegistryPlace *self)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GtkBitsetIter iter;
  guint i;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &i); more;
       more = gtk_bitset_iter_next (&iter, &i))
    {
      g_autoptr (GainRegistryEntry) entry =
          g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (entry != NULL)
        g_ptr_array_add (ids, g_strdup (gain_registry_entry_get_id (entry)));
    }
  if (ids->len == 0 && gain_entry_page_get_id (self->page) != NULL)
    g_ptr_array_add (ids, g_strdup (gain_entry_page_get_id (self->page)));

  return ids;
}

static char *
dup_names (GainRegistryPlace *self, GPtrArray *ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < 12; i++)
    {
      g_autofree char *name = gain_entry_edit_dup_name (self->project, self->kind, ids->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", name);
    }
  if (ids->len > 12)
    g_string_append (names, " · …");

  return g_string_free (names, FALSE);
}

static void
update_actions (GainRegistryPlace *self)
{
  g_autoptr (GPtrArray) ids = gain_registry_place_list_chosen (self);
  gboolean one = ids->len == 1;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registry.rename", one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registry.split", one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registry.delete", one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registry.merge", ids->len > 0);
}

/* With nothing selected, which a search can bring about, the page stays. */
static void
selection_changed_cb (GainRegistryPlace *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->project == NULL || self->catching_up)
    return;
  ids = gain_registry_place_list_chosen (self);
  if (ids->len == 1)
    gain_entry_page_show (self->page,
                          self->project,
                          gain_registry_place_get_list (self),
                          ids->pdata[0]);
  else if (ids->len > 1)
    {
      g_autofree char *names = dup_names (self, ids);

      gain_entry_page_show_several (self->page, ids->len, names);
    }
  update_actions (self);
}

/* @position: in the list as it is shown, or GTK_INVALID_LIST_POSITION. */
static guint
find_position (GainRegistryPlace *self, GainRegistryEntry *entry)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item == G_OBJECT (entry))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* As a person does it, so that the list knows where Shift extends from. */
void
gain_registry_place_choose (GainRegistryPlace *self, guint position)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self->view), "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
update_results (GainRegistryPlace *self)
{
  GainRegistryList *list = self->project != NULL ? gain_registry_place_get_list (self) : NULL;
  gboolean empty = list == NULL || g_list_model_get_n_items (G_LIST_MODEL (list)) == 0;
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0 &&
                  gtk_filter_list_model_get_pending (self->filtered) == 0;
  g_autofree char *typed = gain_registry_place_dup_typed (self);
  g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), typed);
  gboolean actors = self->kind == GAIN_ITEM_ACTOR;

  adw_status_page_set_title (self->empty_page,
                             actors ? _ ("No Actors Yet") : _ ("No Propositions Yet"));
  adw_status_page_set_description (
      self->empty_page,
      actors
          ? _ ("Who speaks, is spoken of or answers. They come in while you code, or add one here.")
          : _ ("What is claimed, across articles. They come in while you code, or add one here."));
  gtk_label_set_label (self->add_found_label, label);
  gtk_widget_set_visible (self->add_found_button, *typed != '\0');
  gtk_stack_set_visible_child_name (self->results,
                                    none && (*typed != '\0' || !empty) ? "none"
                                    : empty                            ? "empty"
                                                                       : "some");
}

static gboolean
has_keys (GainRegistryPlace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* An entry that is gone, or counts as another now, gives way. */
static void
update_page (GainRegistryPlace *self)
{
  GainRegistryList *list = gain_registry_place_get_list (self);
  const char *shown = gain_entry_page_get_id (self->page);

  if (shown != NULL && gain_registry_list_find (list, shown) == NULL)
    gain_entry_page_show (self->page, self->project, list, NULL);
  else if (shown != NULL &&
           !g_str_equal (gain_registry_entry_get_id (gain_registry_list_find (list, shown)), shown))
    gain_registry_place_show_entry (
        self, self->kind, gain_registry_entry_get_id (gain_registry_list_find (list, shown)));
  else
    gain_entry_page_refresh (self->page, self->uses_changed);
  self->uses_changed = FALSE;
}

/* Brings lists and page up to date with the project. */
static void
catch_up (GainRegistryPlace *self)
{
  gboolean had_keys = has_keys (self);

  if (self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->catching_up = TRUE;
  gain_registry_list_catch_up (gain_registry_place_get_list (self));
  self->catching_up = FALSE;
  update_results (self);
  update_page (self);
  selection_changed_cb (self);
  /* The row that had the keys may be gone. */
  if (had_keys && !has_keys (self))
    gain_registry_place_focus (self);
}

static void
project_changed_cb (GainRegistryPlace *self, GainChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    gain_registry_list_follow (self->lists[i], change);
  catch_up (self);
}

static void
occurrences_changed_cb (GainRegistryPlace *self)
{
  self->uses_changed = TRUE;
  catch_up (self);
}

/* Which list. */

static void
show_kind (GainRegistryPlace *self, GainItemKind kind)
{
  gboolean actors = kind == GAIN_ITEM_ACTOR;

  self->kind = kind;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (actors ? self->actors_button
                                                          : self->propositions_button),
                                TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gain_registry_filter_set_text (self->filter, "");
  gtk_sort_list_model_set_model (self->sorted,
                                 self->project != NULL
                                     ? G_LIST_MODEL (gain_registry_place_get_list (self))
                                     : NULL);
  gain_entry_page_show (self->page,
                        self->project,
                        self->project != NULL ? gain_registry_place_get_list (self) : NULL,
                        NULL);
  catch_up (self);
  update_results (self);
  update_actions (self);
}

static void
kind_toggled_cb (GainRegistryPlace *self)
{
  GainItemKind kind = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->actors_button))
                          ? GAIN_ITEM_ACTOR
                          : GAIN_ITEM_PROPOSITION;

  if (kind != self->kind)
    show_kind (self, kind);
}

static int
compare_uses (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint first = gain_registry_entry_get_n_uses ((GainRegistryEntry *) a);
  guint second = gain_registry_entry_get_n_uses ((GainRegistryEntry *) b);

  return first > second ? -1 : first < second;
}

static void
sort_toggled_cb (GainRegistryPlace *self, GtkToggleButton *button)
{
  gtk_sort_list_model_set_sorter (self->sorted,
                                  gtk_toggle_button_get_active (button) ? GTK_SORTER (self->by_use)
                                                                        : NULL);
}

/* Searching. */

char *
gain_registry_place_dup_typed (GainRegistryPlace *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static void
pending_changed_cb (GainRegistryPlace *self)
{
  if (gtk_filter_list_model_get_pending (self->filtered) == 0)
    update_results (self);
}

/* What was typed is looked for in steps between frames; who presses Enter wants
 * all of it. */
static void
finish_filtering (GainRegistryPlace *self)
{
  gtk_filter_list_model_set_incremental (self->filtered, FALSE);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
}

static void
search_changed_cb (GainRegistryPlace *self)
{
  gain_registry_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  update_results (self);
}

static void
open_detail (GainRegistryPlace *self)
{
  gain_pair_set_show_detail (self->pair, TRUE);
  gain_entry_page_focus (self->page);
}

static void
search_activate_cb (GainRegistryPlace *self)
{
  g_autofree char *typed = gain_registry_place_dup_typed (self);

  search_changed_cb (self);
  finish_filtering (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    {
      gain_registry_place_choose (self, 0);
      open_detail (self);
    }
  else if (*typed != '\0')
    gain_registry_place_add (self, typed);
}

static gboolean
search_key_cb (GainRegistryPlace *self, guint key)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  finish_filtering (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    return GDK_EVENT_PROPAGATE;
  gain_registry_place_choose (self, 0);
  /* The list itself would give the keys to the row that had them last. */
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  return GDK_EVENT_STOP;
}

/* Escape: the whole list again. */
static void
search_stopped_cb (GainRegistryPlace *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
gain_registry_place_focus (GainRegistryPlace *self)
{
  g_return_if_fail (GAIN_IS_REGISTRY_PLACE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
gain_registry_place_search (GainRegistryPlace *self)
{
  g_return_if_fail (GAIN_IS_REGISTRY_PLACE (self));

  gain_pair_set_show_detail (self->pair, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
row_activated_cb (GainRegistryPlace *self)
{
  open_detail (self);
}

/* With one hand, where the list covers the detail: the selection follows the press. */
static gboolean
open_pressed_cb (gpointer user_data)
{
  GainRegistryPlace *self = user_data;
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  self->opening = 0;
  if (gain_pair_get_folded (self->pair) && gtk_bitset_get_size (chosen) == 1)
    gain_pair_set_show_detail (self->pair, TRUE);

  return G_SOURCE_REMOVE;
}

static void
list_released_cb (GainRegistryPlace *self,
                  int n_press,
                  double x,
                  double y,
                  GtkGestureClick *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0 && self->opening == 0)
    self->opening = g_idle_add (open_pressed_cb, self);
}

static void
folded_cb (GainRegistryPlace *self)
{
  g_object_set (self->page, "folded", gain_pair_get_folded (self->pair), NULL);
}

/* The widget. */

static void
gain_registry_place_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gain_registry_place_parent_class)->map (widget);
  catch_up (GAIN_REGISTRY_PLACE (widget));
}

static void
gain_registry_place_dispose (GObject *object)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (object);

  g_clear_handle_id (&self->opening, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_REGISTRY_PLACE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_object (&self->by_use);
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gain_registry_place_parent_class)->dispose (object);
}

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/gainsay/Gainsay/registry/gain-registry.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, pair);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, actors_button);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, propositions_button);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, add_button);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, add_popover);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, add_entry);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, search);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, results);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, view);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, empty_page);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, add_found_button);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, add_found_label);
  gtk_widget_class_bind_template_child (klass, GainRegistryPlace, page);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (klass, sort_toggled_cb);
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, search_activate_cb);
  gtk_widget_class_bind_template_callback (klass, search_key_cb);
  gtk_widget_class_bind_template_callback (klass, search_stopped_cb);
  gtk_widget_class_bind_template_callback (klass, row_activated_cb);
  gtk_widget_class_bind_template_callback (klass, list_released_cb);
  gtk_widget_class_bind_template_callback (klass, folded_cb);
  gtk_widget_class_bind_template_callback (klass, gain_registry_place_add_typed_cb);
  gtk_widget_class_bind_template_callback (klass, gain_registry_place_add_found_cb);
}

static void
gain_registry_place_class_init (GainRegistryPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_registry_place_dispose;
  widget_class->map = gain_registry_place_map;

  signals[MESSAGE] = g_signal_new ("message",
                                   GAIN_TYPE_REGISTRY_PLACE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_BOOLEAN);

  /* Refers to the resource, or the linker would leave it out of the library. */
  g_resources_register (gain_registry_get_resource ());
  g_type_ensure (GAIN_TYPE_PAIR);
  g_type_ensure (GAIN_TYPE_ENTRY_PAGE);
  add_style ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/registry/gain-registry-place.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gain_registry_place_install_actions (widget_class);
}

static void
init_list (GainRegistryPlace *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_type_ensure (GAIN_TYPE_LIST_ROW);
  factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/org/gainsay/Gainsay/registry/gain-registry-row.ui");

  self->filter = gain_registry_filter_new ();
  self->by_use = gtk_custom_sorter_new (compare_uses, NULL, NULL);
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  g_signal_connect_object (
      self->filtered, "notify::pending", G_CALLBACK (pending_changed_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect_object (self->selection,
                           "selection-changed",
                           G_CALLBACK (selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static void
gain_registry_place_init (GainRegistryPlace *self)
{
  self->kind = GAIN_ITEM_ACTOR;
  gtk_widget_init_template (GTK_WIDGET (self));
  init_list (self);
  update_results (self);
  update_actions (self);
}

static void
take_project (GainRegistryPlace *self)
{
  self->lists[0] = gain_registry_list_new (self->project, GAIN_ITEM_ACTOR);
  self->lists[1] = gain_registry_list_new (self->project, GAIN_ITEM_PROPOSITION);
  g_signal_connect_object (
      self->project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gain_project_get_occurrences (self->project),
                           "changed",
                           G_CALLBACK (occurrences_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

void
gain_registry_place_set_project (GainRegistryPlace *self, GainProject *project)
{
  g_return_if_fail (GAIN_IS_REGISTRY_PLACE (self));

  if (project == self->project)
    return;
  gain_entry_page_show (self->page, NULL, NULL, NULL);
  gtk_sort_list_model_set_model (self->sorted, NULL);
  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_signal_handlers_disconnect_by_data (gain_project_get_occurrences (self->project), self);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    g_clear_object (&self->lists[i]);
  g_set_object (&self->project, project);
  if (project != NULL)
    take_project (self);
  show_kind (self, GAIN_ITEM_ACTOR);
}

void
gain_registry_place_set_load_func (GainRegistryPlace *self,
                                   GainLoadTextFunc load,
                                   gpointer user_data)
{
  g_return_if_fail (GAIN_IS_REGISTRY_PLACE (self));

  gain_proposal_view_set_load_func (gain_entry_page_get_proposals (self->page), load, user_data);
}

gboolean
gain_registry_place_show_entry (GainRegistryPlace *self, GainItemKind kind, const char *id)
{
  GainRegistryEntry *entry;
  guint position;

  g_return_val_if_fail (GAIN_IS_REGISTRY_PLACE (self), FALSE);

  if (self->project == NULL)
    return FALSE;
  if (kind != self->kind)
    show_kind (self, kind);
  gain_registry_list_catch_up (gain_registry_place_get_list (self));
  entry = gain_registry_list_find (gain_registry_place_get_list (self), id);
  if (entry == NULL)
    return FALSE;

  position = find_position (self, entry);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      search_changed_cb (self);
      position = find_position (self, entry);
    }
  gain_registry_place_choose (self, position);
  gain_pair_set_show_detail (self->pair, TRUE);

  return TRUE;
}

/* The entry that a step is about: what counts now, for a merge what it leads to. */
static gboolean
show_operation (GainRegistryPlace *self, const GainOperation *operation)
{
  GainItem *item = operation->after != NULL ? operation->after : operation->before;

  if (operation->kind == GAIN_ITEM_ACTOR || operation->kind == GAIN_ITEM_PROPOSITION)
    return gain_registry_place_show_entry (self, operation->kind, operation->id);
  if (operation->kind == GAIN_ITEM_MERGE)
    return gain_registry_place_show_entry (self,
                                           gain_merge_get_entries (GAIN_MERGE (item)),
                                           gain_merge_get_from (GAIN_MERGE (item)));
  if (operation->kind == GAIN_ITEM_RELATION && operation->article == NULL)
    return gain_registry_place_show_entry (self,
                                           GAIN_ITEM_ACTOR,
                                           gain_relation_get_from (GAIN_RELATION (item)));

  return FALSE;
}

static gboolean
is_about_registry (const GainOperation *operation)
{
  return operation->kind == GAIN_ITEM_ACTOR || operation->kind == GAIN_ITEM_PROPOSITION ||
         operation->kind == GAIN_ITEM_MERGE ||
         (operation->kind == GAIN_ITEM_RELATION && operation->article == NULL);
}

gboolean
gain_registry_place_show_change (GainRegistryPlace *self, GainChange *change)
{
  gboolean about = FALSE;

  g_return_val_if_fail (GAIN_IS_REGISTRY_PLACE (self), FALSE);

  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      about |= is_about_registry (operation);
      if (show_operation (self, operation))
        return TRUE;
    }

  return about;
}
