/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-link-list.h"

#include <glib/gi18n-lib.h>

#include "gain-link-editor.h"

struct _GainLinkList
{
  GtkBox parent_instance;
};

enum
{
  UNLINK,
  EDIT,
  FOLLOW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainLinkList, gain_link_list, GTK_TYPE_BOX)

static void
gain_link_list_class_init (GainLinkListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[UNLINK] = g_signal_new (
      "unlink", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDIT] = g_signal_new (
      "edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GAIN_TYPE_RELATION);
  signals[FOLLOW] = g_signal_new ("follow",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_STRING);
}

static void
gain_link_list_init (GainLinkList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
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
  g_autofree char *article = g_strdup (g_object_get_data (G_OBJECT (row), "gain-article"));
  g_autofree char *mark = g_strdup (g_object_get_data (G_OBJECT (row), "gain-mark"));

  g_signal_emit (self, signals[FOLLOW], 0, article, mark);
}

static void
edited_cb (GtkWidget *editor, GainRelation *edited, GainLinkList *self)
{
  g_signal_emit (self, signals[EDIT], 0, edited);
}

/* Takes @name. */
static void
set_name (GtkWidget *widget, const char *tooltip, char *name)
{
  gtk_widget_set_tooltip_text (widget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static GtkWidget *
create_unlink_button (GainLinkList *self, const GainMarkLink *link)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_name (button, _ ("Delete link"), g_strdup_printf (_ ("Delete link to %s"), link->title));
  g_object_set_data_full (G_OBJECT (button),
                          "gain-relation",
                          g_strdup (gain_item_get_id (GAIN_ITEM (link->relation))),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unlink_clicked_cb), self, 0);

  return button;
}

/* Made when it is opened: most never are. */
static void
create_editor_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *editor =
      gain_link_editor_new (GAIN_RELATION (g_object_get_data (G_OBJECT (button), "gain-relation")));

  g_signal_connect_object (editor, "edited", G_CALLBACK (edited_cb), user_data, 0);
  gtk_menu_button_set_popover (button, editor);
}

static GtkWidget *
create_edit_button (GainLinkList *self, const GainMarkLink *link)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_name (button,
            _ ("Certainty, note and order"),
            g_strdup_printf (_ ("Edit link to %s"), link->title));
  g_object_set_data_full (G_OBJECT (button),
                          "gain-relation",
                          g_object_ref (link->relation),
                          g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_editor_cb, self, NULL);

  return button;
}

/* What stands below the title: the kind of link where the group does not say it, what sets the
 * other end apart, whether it is certain, the note. */
static char *
dup_subtitle (const GainMarkLink *link, gboolean typed)
{
  GString *subtitle = g_string_new (typed ? link->type : NULL);
  const char *note =
      link->relation != NULL ? gain_item_get_note (GAIN_ITEM (link->relation)) : NULL;

  if (link->detail != NULL)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", link->detail);
  if (link->relation != NULL &&
      g_strcmp0 (gain_relation_get_certainty (link->relation), "inferred") == 0)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", _ ("inferred"));
  if (note != NULL)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", note);

  return g_string_free (subtitle, FALSE);
}

static GtkWidget *
create_row (GainLinkList *self, const GainMarkLink *link, gboolean typed)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (link, typed);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), link->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (link->own)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_edit_button (self, link));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_unlink_button (self, link));
    }
  if (link->mark == NULL)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Go there"));
  g_object_set_data_full (G_OBJECT (row), "gain-article", g_strdup (link->article), g_free);
  g_object_set_data_full (G_OBJECT (row), "gain-mark", g_strdup (link->mark), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);

  return row;
}

static GtkWidget *
create_missing_row (const GainLinkGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group->nothing);
  gtk_widget_add_css_class (row, "dim-label");

  return row;
}

static GtkWidget *
create_add_button (const GainLinkGroup *group)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, group->add);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), group->action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->add,
                                  -1);

  return button;
}

static void
add_group (GainLinkList *self, const GainLinkGroup *group, GPtrArray *links)
{
  GtkWidget *box = adw_preferences_group_new ();
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const GainMarkLink *link = links->pdata[i];

      if (link->group != group->group)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (box),
                                 create_row (self,
                                             link,
                                             group->group == GAIN_LINKS_OTHER ||
                                                 group->group == GAIN_LINKS_ANSWER));
      n++;
    }
  if (n == 0 && group->nothing != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (box), create_missing_row (group));
  if (n == 0 && group->nothing == NULL && group->action == NULL)
    {
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (box), group->title);
  if (group->action != NULL)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (box),
                                             create_add_button (group));
  gtk_box_append (GTK_BOX (self), box);
}

void
gain_link_list_show (GainLinkList *self,
                     const GainLinkGroup *groups,
                     guint n_groups,
                     GPtrArray *links)
{
  GtkWidget *child;

  g_return_if_fail (GAIN_IS_LINK_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < n_groups; i++)
    add_group (self, &groups[i], links);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}
