/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-entry-page.h"

#include <glib/gi18n-lib.h>

#include "gain-actor-form.h"
#include "gain-entry-edit.h"
#include "gain-occurrence-view.h"
#include "gain-proposition-form.h"

struct _GainEntryPage
{
  AdwBin parent_instance;

  GtkStack *states;
  AdwStatusPage *several_page;
  GtkWidget *back_button;
  GtkLabel *title;
  GtkWidget *switcher;
  GtkStack *tabs;
  GtkStack *forms;
  GtkScrolledWindow *form_window;
  GainActorForm *actor_form;
  GainPropositionForm *proposition_form;
  GainOccurrenceView *occurrences;
  GainProposalView *proposals;

  GainProject *project;
  GainRegistryList *list;
  GainItemKind kind;
  char *id;
  gboolean folded;
};

enum
{
  PROP_FOLDED = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GainEntryPage, gain_entry_page, ADW_TYPE_BIN)

static void
gain_entry_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, GAIN_ENTRY_PAGE (object)->folded);
}

static void
gain_entry_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GAIN_ENTRY_PAGE (object)->folded = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
gain_entry_page_dispose (GObject *object)
{
  GainEntryPage *self = GAIN_ENTRY_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_ENTRY_PAGE);
  g_clear_object (&self->project);
  g_clear_object (&self->list);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (gain_entry_page_parent_class)->dispose (object);
}

static void
gain_entry_page_class_init (GainEntryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gain_entry_page_get_property;
  object_class->set_property = gain_entry_page_set_property;
  object_class->dispose = gain_entry_page_dispose;
  props[PROP_FOLDED] = g_param_spec_boolean (
      "folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (GAIN_TYPE_ACTOR_FORM);
  g_type_ensure (GAIN_TYPE_PROPOSITION_FORM);
  g_type_ensure (GAIN_TYPE_OCCURRENCE_VIEW);
  g_type_ensure (GAIN_TYPE_PROPOSAL_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/registry/gain-entry-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, states);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, several_page);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, title);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, forms);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, form_window);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, actor_form);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, proposition_form);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, occurrences);
  gtk_widget_class_bind_template_child (widget_class, GainEntryPage, proposals);
}

static void
gain_entry_page_init (GainEntryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Three words fit a narrow window, three times the longest do not. */
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)),
                                  FALSE);
  gtk_stack_set_visible_child_name (self->states, "nothing");
}

static void
update_tab_title (GainEntryPage *self)
{
  guint n = gain_occurrence_view_get_n_marks (self->occurrences);
  g_autofree char *title =
      n > 0 ? g_strdup_printf (_ ("Occurrences (%u)"), n) : g_strdup (_ ("Occurrences"));

  gtk_stack_page_set_title (gtk_stack_get_page (self->tabs, GTK_WIDGET (self->occurrences)), title);
}

static void
show_form (GainEntryPage *self)
{
  g_autofree char *name = gain_entry_edit_dup_name (self->project, self->kind, self->id);

  gtk_label_set_label (self->title, name);
  if (self->kind == GAIN_ITEM_ACTOR)
    gain_actor_form_show (self->actor_form, self->project, self->list, self->id);
  else
    gain_proposition_form_show (self->proposition_form, self->project, self->list, self->id);
  gain_proposal_view_show (self->proposals,
                           self->project,
                           self->kind == GAIN_ITEM_ACTOR ? self->id : NULL);
  gtk_stack_page_set_visible (gtk_stack_get_page (self->tabs, GTK_WIDGET (self->proposals)),
                              self->kind == GAIN_ITEM_ACTOR);
  gtk_stack_set_visible_child_name (self->forms,
                                    self->kind == GAIN_ITEM_ACTOR ? "actor" : "proposition");
}

static void
let_go (GainEntryPage *self)
{
  gain_actor_form_show (self->actor_form, self->project, NULL, NULL);
  gain_proposition_form_show (self->proposition_form, self->project, NULL, NULL);
  gain_occurrence_view_show (self->occurrences, NULL, GAIN_ITEM_ACTOR, NULL);
  gain_proposal_view_show (self->proposals, NULL, NULL);
}

void
gain_entry_page_show (GainEntryPage *self,
                      GainProject *project,
                      GainRegistryList *list,
                      const char *id)
{
  gboolean other = g_strcmp0 (id, self->id) != 0;

  g_return_if_fail (GAIN_IS_ENTRY_PAGE (self));

  if (other || project != self->project)
    let_go (self);
  g_set_object (&self->project, project);
  g_set_object (&self->list, list);
  if (other)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  gtk_stack_set_visible_child_name (self->states, id != NULL ? "entry" : "nothing");
  if (id == NULL)
    return;

  self->kind = gain_registry_list_get_kind (list);
  gain_entry_page_refresh (self, TRUE);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->form_window), 0);
}

void
gain_entry_page_show_several (GainEntryPage *self, guint n, const char *names)
{
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u Entry Chosen", "%u Entries Chosen", n), n);
  g_autofree char *escaped = g_markup_escape_text (names, -1);

  g_return_if_fail (GAIN_IS_ENTRY_PAGE (self));

  let_go (self);
  g_clear_pointer (&self->id, g_free);
  adw_status_page_set_title (self->several_page, title);
  adw_status_page_set_description (self->several_page, escaped);
  gtk_stack_set_visible_child_name (self->states, "several");
}

void
gain_entry_page_refresh (GainEntryPage *self, gboolean uses)
{
  g_return_if_fail (GAIN_IS_ENTRY_PAGE (self));

  if (self->id == NULL)
    return;
  show_form (self);
  if (!uses)
    return;
  gain_occurrence_view_show (self->occurrences, self->project, self->kind, self->id);
  update_tab_title (self);
}

const char *
gain_entry_page_get_id (GainEntryPage *self)
{
  g_return_val_if_fail (GAIN_IS_ENTRY_PAGE (self), NULL);

  return self->id;
}

GainProposalView *
gain_entry_page_get_proposals (GainEntryPage *self)
{
  g_return_val_if_fail (GAIN_IS_ENTRY_PAGE (self), NULL);

  return self->proposals;
}

void
gain_entry_page_focus (GainEntryPage *self)
{
  g_return_if_fail (GAIN_IS_ENTRY_PAGE (self));

  if (self->id != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->tabs), GTK_DIR_TAB_FORWARD);
}

void
gain_entry_page_rename (GainEntryPage *self)
{
  g_return_if_fail (GAIN_IS_ENTRY_PAGE (self));

  if (self->id == NULL)
    return;
  gain_entry_page_set_tab (self, "details");
  if (self->kind == GAIN_ITEM_ACTOR)
    gain_actor_form_rename (self->actor_form);
  else
    gain_proposition_form_rename (self->proposition_form);
}

void
gain_entry_page_set_tab (GainEntryPage *self, const char *tab)
{
  g_return_if_fail (GAIN_IS_ENTRY_PAGE (self));

  gtk_stack_set_visible_child_name (self->tabs, tab);
}
