/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-registry-place-private.h"

#include <glib/gi18n-lib.h>

#include "gain-act-entry.h"
#include "gain-entry-choice.h"
#include "gain-merge-window.h"
#include "gain-split-window.h"

/* Applies @change (full, nullable) and tells about it, or about what went wrong. */
static gboolean
apply (GainRegistryPlace *self, GainChange *change, GError *error, const char *said)
{
  g_autoptr (GError) failed = error;

  if (gain_entry_edit_apply_change (
          GTK_WIDGET (self), self->project, change, said, failed == NULL ? &failed : NULL))
    return TRUE;
  gain_registry_place_say (self, failed->message, FALSE);

  return FALSE;
}

/* Adding. */

void
gain_registry_place_add (GainRegistryPlace *self, const char *words)
{
  g_autoptr (GainItem) item = self->kind == GAIN_ITEM_ACTOR
                                  ? GAIN_ITEM (gain_actor_new (NULL, words))
                                  : GAIN_ITEM (gain_proposition_new (NULL, words));
  g_autofree char *id = g_strdup (gain_item_get_id (item));
  g_autofree char *said = g_strdup_printf (_ ("“%s” added"), words);
  GError *error = NULL;
  GainChange *change = gain_act_entry (self->project, NULL, item, &error);

  if (!apply (self, change, error, said))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gain_registry_filter_set_text (self->filter, "");
  gain_registry_place_show_entry (self, self->kind, id);
  gain_entry_page_rename (self->page);
}

void
gain_registry_place_add_typed_cb (GainRegistryPlace *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_entry))));

  if (*words == '\0' || self->project == NULL)
    return;
  gtk_popover_popdown (self->add_popover);
  gain_registry_place_add (self, words);
}

void
gain_registry_place_add_found_cb (GainRegistryPlace *self)
{
  g_autofree char *words = gain_registry_place_dup_typed (self);

  if (*words != '\0')
    gain_registry_place_add (self, words);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);
  g_autofree char *typed = gain_registry_place_dup_typed (self);

  if (self->project == NULL)
    return;
  gain_pair_set_show_detail (self->pair, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->add_entry), typed);
  gtk_entry_set_placeholder_text (self->add_entry,
                                  self->kind == GAIN_ITEM_ACTOR ? _ ("Name")
                                                                : _ ("What is claimed"));
  gtk_menu_button_popup (self->add_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_entry));
}

/* Merging. */

static void
merged_cb (const char *into, gpointer user_data)
{
  GainRegistryPlace *self = user_data;

  gain_registry_place_show_entry (self, self->kind, into);
}

static void
open_merge (GainRegistryPlace *self, GPtrArray *ids)
{
  g_ptr_array_add (ids, NULL);
  gain_merge_window_open (
      GTK_WIDGET (self), self->project, self->kind, (const char *const *) ids->pdata, merged_cb);
}

static void
merge_chosen_cb (const char *other, GVariant *dates, gpointer user_data)
{
  GainRegistryPlace *self = user_data;
  g_autoptr (GPtrArray) ids = gain_registry_place_list_chosen (self);

  g_ptr_array_add (ids, g_strdup (other));
  open_merge (self, ids);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);
  g_autoptr (GPtrArray) ids = NULL;

  if (self->project == NULL)
    return;
  ids = gain_registry_place_list_chosen (self);
  if (ids->len == 1)
    {
      const char *without[] = { ids->pdata[0], NULL };

      gain_entry_choice_open (widget,
                              gain_registry_place_get_list (self),
                              _ ("Merge with…"),
                              without,
                              FALSE,
                              merge_chosen_cb);
    }
  else if (ids->len > 1)
    open_merge (self, ids);
}

/* Splitting. */

static void
split_cb (const char *new_entry, gpointer user_data)
{
  GainRegistryPlace *self = user_data;

  gain_registry_place_show_entry (self, self->kind, new_entry);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);
  const char *id = gain_entry_page_get_id (self->page);

  if (self->project != NULL && id != NULL)
    gain_split_window_open (widget, self->project, self->kind, id, split_cb);
}

/* Deleting. */

/* What comes up in the place of what goes, so that the keys are somewhere. */
static void
choose_after (GainRegistryPlace *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n == 0)
    gain_registry_place_search (self);
  else
    {
      gain_registry_place_choose (self, MIN (position, n - 1));
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);
  g_autoptr (GtkBitset) chosen = NULL;
  g_autofree char *id = g_strdup (gain_entry_page_get_id (self->page));
  g_autofree char *title = NULL;
  g_autofree char *said = NULL;
  GError *error = NULL;
  guint position;

  if (self->project == NULL || id == NULL)
    return;
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  position = gtk_bitset_is_empty (chosen) ? 0 : gtk_bitset_get_minimum (chosen);
  title = gain_entry_edit_dup_name (self->project, self->kind, id);
  said = g_strdup_printf (_ ("“%s” deleted"), title);
  if (apply (self, gain_act_delete_entry (self->project, self->kind, id, &error), error, said))
    {
      gain_pair_set_show_detail (self->pair, FALSE);
      choose_after (self, position);
    }
}

/* Going about. */

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);

  if (gain_entry_page_get_id (self->page) == NULL)
    return;
  gain_pair_set_show_detail (self->pair, TRUE);
  gain_entry_page_rename (self->page);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);

  gain_registry_place_show_entry (self, self->kind, g_variant_get_string (parameter, NULL));
}

static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text;
  gboolean undoable;

  g_variant_get (parameter, "(&sb)", &text, &undoable);
  gain_registry_place_say (GAIN_REGISTRY_PLACE (widget), text, undoable);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gain_registry_place_search (GAIN_REGISTRY_PLACE (widget));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);

  gain_pair_set_show_detail (self->pair, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainRegistryPlace *self = GAIN_REGISTRY_PLACE (widget);

  if (gain_entry_page_get_id (self->page) == NULL)
    return;
  gain_pair_set_show_detail (self->pair, TRUE);
  gain_entry_page_set_tab (self->page, g_variant_get_string (parameter, NULL));
}

void
gain_registry_place_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "registry.add", NULL, add_action);
  gtk_widget_class_install_action (klass, "registry.rename", NULL, rename_action);
  gtk_widget_class_install_action (klass, "registry.merge", NULL, merge_action);
  gtk_widget_class_install_action (klass, "registry.split", NULL, split_action);
  gtk_widget_class_install_action (klass, "registry.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "registry.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "registry.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "registry.show", "s", show_action);
  gtk_widget_class_install_action (klass, "registry.tab", "s", tab_action);
  gtk_widget_class_install_action (klass, "registry.say", "(sb)", say_action);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_Insert, 0, "registry.add", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "registry.rename", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, GDK_CONTROL_MASK, "registry.merge", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "registry.search", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "registry.back", NULL);
}
