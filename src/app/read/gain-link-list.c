/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-link-list.h"

#include <glib/gi18n-lib.h>

#include "gain-attribute-row.h"

struct _GainLinkList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
};

enum
{
  UNLINK,
  FOLLOW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainLinkList, gain_link_list, ADW_TYPE_PREFERENCES_GROUP)

static void
gain_link_list_finalize (GObject *object)
{
  g_ptr_array_unref (GAIN_LINK_LIST (object)->rows);

  G_OBJECT_CLASS (gain_link_list_parent_class)->finalize (object);
}

static void
gain_link_list_class_init (GainLinkListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_link_list_finalize;
  signals[UNLINK] = g_signal_new (
      "unlink", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FOLLOW] = g_signal_new (
      "follow", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gain_link_list_init (GainLinkList *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Links"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static char *
dup_mark_name (GainLayer *layer, const char *id)
{
  GainAnnotation *mark = gain_layer_get_annotation (layer, id);
  g_autofree char *quote = mark != NULL ? gain_annotation_dup_quote (mark) : NULL;

  if (quote == NULL)
    return g_strdup (_ ("A mark that is not here"));

  return g_strdup_printf (_ ("“%s”"), quote);
}

static char *
dup_entry_name (GainProject *project, GainItemKind kind, const char *id)
{
  GainRegistry *registry = gain_project_get_registry (project);
  GainItem *entry =
      gain_registry_get_entry (registry, kind, NULL, gain_registry_resolve (registry, kind, id));

  if (entry == NULL)
    return g_strdup (_ ("An entry that is not here"));
  if (kind == GAIN_ITEM_ACTOR)
    return g_strdup (gain_actor_get_name (GAIN_ACTOR (entry)));

  return g_strdup (gain_proposition_get_wording (GAIN_PROPOSITION (entry)));
}

static char *
dup_end_name (GainProject *project, GainLayer *layer, const GainRelationEnd *end)
{
  switch (end->kind)
    {
    case GAIN_END_ACTOR:
      return dup_entry_name (project, GAIN_ITEM_ACTOR, end->id);
    case GAIN_END_PROPOSITION:
      return dup_entry_name (project, GAIN_ITEM_PROPOSITION, end->id);
    case GAIN_END_ANNOTATION:
      return dup_mark_name (layer, end->id);
    case GAIN_END_NONE:
    default:
      return gain_attribute_dup_choice_name (end->id);
    }
}

static void
unlink_clicked_cb (GtkWidget *button, GainLinkList *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "gain-relation"));

  g_signal_emit (self, signals[UNLINK], 0, id);
}

static void
row_activated_cb (GtkWidget *row, GainLinkList *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "gain-mark"));

  g_signal_emit (self, signals[FOLLOW], 0, id);
}

static GtkWidget *
create_unlink_button (GainLinkList *self, GainRelation *relation, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Delete link to %s"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Delete link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button),
                          "gain-relation",
                          g_strdup (gain_item_get_id (GAIN_ITEM (relation))),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (unlink_clicked_cb), self);

  return button;
}

/* @other: (nullable): the mark that pressing the row shows. */
static void
add_row (GainLinkList *self,
         const char *type,
         const char *name,
         const char *other,
         GtkWidget *button)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), type);
  if (button != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (other != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "gain-mark", g_strdup (other), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static const char *
get_type_name (GainProject *project, GainRelation *relation)
{
  const GainRelationType *type = gain_project_resolve_relation_type (project, relation);

  return type != NULL ? type->name : gain_project_resolve_relation_type_id (project, relation);
}

static void
add_from (GainLinkList *self, GainProject *project, GainLayer *layer, GainRelation *relation)
{
  const GainRelationEnd *to = gain_relation_get_to (relation);
  g_autofree char *name = dup_end_name (project, layer, to);
  gboolean here =
      to->kind == GAIN_END_ANNOTATION && gain_layer_get_annotation (layer, to->id) != NULL;

  add_row (self,
           get_type_name (project, relation),
           name,
           here ? to->id : NULL,
           create_unlink_button (self, relation, name));
}

static void
add_to (GainLinkList *self, GainProject *project, GainLayer *layer, GainRelation *relation)
{
  const char *from = gain_relation_get_from (relation);
  g_autofree char *name = dup_mark_name (layer, from);
  /* Translators: a kind of link seen from its end, such as “denies, from here”. */
  g_autofree char *type = g_strdup_printf (_ ("%s, from"), get_type_name (project, relation));

  add_row (self, type, name, gain_layer_get_annotation (layer, from) != NULL ? from : NULL, NULL);
}

void
gain_link_list_show (GainLinkList *self, GainProject *project, GainLayer *layer, const char *mark)
{
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) to = NULL;

  g_return_if_fail (GAIN_IS_LINK_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  if (mark != NULL)
    {
      from = gain_layer_list_relations (layer, mark);
      to = gain_layer_list_relations_to (layer, mark);
      for (guint i = 0; i < from->len; i++)
        add_from (self, project, layer, from->pdata[i]);
      for (guint i = 0; i < to->len; i++)
        add_to (self, project, layer, to->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}
