/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-proposition-form.h"

#include <glib/gi18n-lib.h>

#include "gain-entry-choice.h"
#include "gain-entry-edit.h"
#include "gain-entry-rows.h"
#include "gain-entry-tail.h"
#include "gain-proposition-tree.h"
#include "gain-text-row.h"

struct _GainPropositionForm
{
  AdwBin parent_instance;

  GtkBox *box;
  GainTextRow *wording;
  AdwComboRow *concept_row;
  GPtrArray *concepts; /* ids as in the row, the first is NULL */
  gboolean showing;
  GainEntryRows *broader;
  GainEntryRows *narrower;
  GainEntryTail *tail;

  GainProject *project;
  GainRegistryList *list;
  char *id;
};

G_DEFINE_FINAL_TYPE (GainPropositionForm, gain_proposition_form, ADW_TYPE_BIN)

static GainProposition *
begin (GainPropositionForm *self, const char *id)
{
  return id != NULL
             ? (GainProposition *) gain_entry_edit_begin (self->project, GAIN_ITEM_PROPOSITION, id)
             : NULL;
}

static gboolean
finish (GainPropositionForm *self, GainProposition *edited, const char *said, GError **error)
{
  return gain_entry_edit_apply (GTK_WIDGET (self), self->project, GAIN_ITEM (edited), said, error);
}

static void
wording_apply_cb (GainPropositionForm *self, const char *text)
{
  g_autoptr (GainProposition) edited = begin (self, self->id);
  g_autoptr (GError) error = NULL;

  if (edited == NULL)
    return;
  if (*text == '\0')
    {
      gain_text_row_set_error (
          self->wording,
          _ ("A proposition needs words. Type them, or press Escape to keep the old."));
      return;
    }
  gain_proposition_set_wording (edited, text);
  if (finish (self, edited, _ ("Wording changed"), &error))
    gain_text_row_show (self->wording, text);
  else
    gain_text_row_set_error (self->wording, error->message);
}

static void
concept_selected_cb (GainPropositionForm *self)
{
  guint selected = adw_combo_row_get_selected (self->concept_row);
  g_autoptr (GainProposition) edited = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing || self->id == NULL || selected >= self->concepts->len)
    return;
  edited = begin (self, self->id);
  if (edited == NULL)
    return;
  gain_proposition_set_concept (edited, self->concepts->pdata[selected]);
  if (!finish (self, edited, _ ("Concept changed"), &error))
    gain_entry_edit_say (GTK_WIDGET (self), error->message, FALSE);
}

/* Makes @narrow a narrower case of @broad, or (@tied FALSE) no more. */
static gboolean
tie (GainPropositionForm *self,
     const char *narrow,
     const char *broad,
     gboolean tied,
     GError **error)
{
  g_autoptr (GainProposition) edited = begin (self, narrow);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (edited == NULL)
    return TRUE;
  if (tied && !gain_proposition_tree_check (self->project, narrow, broad, error))
    return FALSE;
  for (const char *const *id = gain_proposition_get_broader (edited); *id != NULL; id++)
    if (!gain_proposition_tree_is_same (self->project, *id, broad))
      g_strv_builder_add (builder, *id);
  if (tied)
    g_strv_builder_add (builder, broad);
  ids = g_strv_builder_end (builder);
  gain_proposition_set_broader (edited, (const char *const *) ids);

  return finish (self, edited, tied ? _ ("Added to the tree") : _ ("Taken out of the tree"), error);
}

static void
tie_at (GainPropositionForm *self, GainEntryRows *rows, const char *other, gboolean tied)
{
  gboolean up = rows == self->broader;
  g_autoptr (GError) error = NULL;

  if (!tie (self, up ? self->id : other, up ? other : self->id, tied, &error))
    gain_entry_rows_set_error (rows, error->message);
}

static void
chosen_cb (const char *other, GVariant *dates, gpointer rows)
{
  tie_at (GAIN_PROPOSITION_FORM (gtk_widget_get_ancestor (rows, GAIN_TYPE_PROPOSITION_FORM)),
          rows,
          other,
          TRUE);
}

static void
add_cb (GainPropositionForm *self, GainEntryRows *rows)
{
  const char *without[] = { self->id, NULL };

  gain_entry_choice_open (GTK_WIDGET (rows),
                          self->list,
                          rows == self->broader ? _ ("Broader Proposition")
                                                : _ ("Narrower Proposition"),
                          without,
                          FALSE,
                          chosen_cb);
}

static void
removed_cb (GainPropositionForm *self, const char *key, GainEntryRows *rows)
{
  tie_at (self, rows, key, FALSE);
}

static void
entry_activated_cb (GainPropositionForm *self, const char *entry)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "registry.show", "s", entry);
}

static void
gain_proposition_form_dispose (GObject *object)
{
  GainPropositionForm *self = GAIN_PROPOSITION_FORM (object);

  g_clear_object (&self->project);
  g_clear_object (&self->list);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->concepts, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_proposition_form_parent_class)->dispose (object);
}

static void
gain_proposition_form_class_init (GainPropositionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_proposition_form_dispose;
}

static GainEntryRows *
add_rows (GainPropositionForm *self, const char *title, const char *add)
{
  GtkWidget *rows = gain_entry_rows_new (title, add);

  g_signal_connect_object (rows, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      rows, "activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, rows);

  return GAIN_ENTRY_ROWS (rows);
}

static void
gain_proposition_form_init (GainPropositionForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->wording = GAIN_TEXT_ROW (gain_text_row_new_wrapping (_ ("Wording")));
  self->concepts = g_ptr_array_new_with_free_func (g_free);
  self->concept_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->concept_row), _ ("Concept"));
  g_signal_connect_object (
      self->wording, "apply", G_CALLBACK (wording_apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->concept_row,
                           "notify::selected",
                           G_CALLBACK (concept_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->wording));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->concept_row));
  gtk_box_append (self->box, group);

  self->broader = add_rows (self, _ ("Broader"), _ ("Add a broader proposition…"));
  self->narrower = add_rows (self, _ ("Narrower"), _ ("Add a narrower proposition…"));
  self->tail = GAIN_ENTRY_TAIL (gain_entry_tail_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->tail));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
gain_proposition_form_new (void)
{
  return g_object_new (GAIN_TYPE_PROPOSITION_FORM, NULL);
}

static void
put_branches (GainPropositionForm *self, GainEntryRows *rows, GArray *branches)
{
  gain_entry_rows_begin (rows);
  for (guint i = 0; i < branches->len; i++)
    {
      const GainBranch *branch = &g_array_index (branches, GainBranch, i);
      g_autofree char *name =
          gain_entry_edit_dup_name (self->project, GAIN_ITEM_PROPOSITION, branch->id);

      gain_entry_rows_put (rows,
                           branch->id,
                           branch->id,
                           name,
                           NULL,
                           branch->depth,
                           branch->depth == 0 ? _ ("Remove") : NULL);
    }
  gain_entry_rows_end (rows);
}

/* Adds what stands below @broader (nullable: at the top), each with what stands below it. */
static void
add_concepts (GainPropositionForm *self, GtkStringList *names, const char *broader, guint depth)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);

  for (guint i = 0; i < gain_codebook_get_n_concepts (codebook); i++)
    {
      const GainConcept *concept = gain_codebook_get_concept_at (codebook, i);
      g_autofree char *indent = g_strnfill (3 * depth, ' ');

      /* A circle, which a broken codebook may have, hangs on nothing and is not met. */
      if (g_strcmp0 (concept->broader, broader) != 0 || depth > 32)
        continue;
      g_ptr_array_add (self->concepts, g_strdup (concept->id));
      gtk_string_list_take (names, g_strconcat (indent, concept->name, NULL));
      add_concepts (self, names, concept->id, depth + 1);
    }
}

static void
show_concept (GainPropositionForm *self, const char *concept)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->showing = TRUE;
  g_ptr_array_set_size (self->concepts, 0);
  g_ptr_array_add (self->concepts, NULL);
  gtk_string_list_append (names, C_ ("concept of a proposition", "not set"));
  if (gain_project_get_codebook (self->project) != NULL)
    add_concepts (self, names, NULL, 0);
  for (guint i = 1; i < self->concepts->len; i++)
    if (g_strcmp0 (self->concepts->pdata[i], concept) == 0)
      selected = i;
  if (concept != NULL && selected == 0)
    {
      /* Not in the codebook: kept and shown as it is. */
      selected = self->concepts->len;
      g_ptr_array_add (self->concepts, g_strdup (concept));
      gtk_string_list_append (names, concept);
    }
  adw_combo_row_set_model (self->concept_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->concept_row, selected);
  self->showing = FALSE;
}

static void
show_tree (GainPropositionForm *self)
{
  g_autoptr (GArray) up = gain_proposition_tree_list_broader (self->project, self->id);
  g_autoptr (GArray) down = gain_proposition_tree_list_narrower (self->project, self->id);

  put_branches (self, self->broader, up);
  put_branches (self, self->narrower, down);
}

void
gain_proposition_form_show (GainPropositionForm *self,
                            GainProject *project,
                            GainRegistryList *list,
                            const char *id)
{
  GainProposition *shown;

  g_return_if_fail (GAIN_IS_PROPOSITION_FORM (self));

  gain_entry_tail_show (self->tail, project, GAIN_ITEM_PROPOSITION, id);
  g_set_object (&self->project, project);
  g_set_object (&self->list, list);
  if (g_strcmp0 (id, self->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  if (id == NULL)
    return;
  shown = (GainProposition *) gain_registry_get_entry (gain_project_get_registry (project),
                                                       GAIN_ITEM_PROPOSITION,
                                                       NULL,
                                                       id);
  if (shown == NULL)
    return;

  gain_text_row_show (self->wording, gain_proposition_get_wording (shown));
  show_concept (self, gain_proposition_get_concept (shown));
  show_tree (self);
}

void
gain_proposition_form_rename (GainPropositionForm *self)
{
  g_return_if_fail (GAIN_IS_PROPOSITION_FORM (self));

  gain_text_row_focus (self->wording);
}
