/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-split-window.h"

#include <glib/gi18n-lib.h>

#include "gain-act-entry.h"
#include "gain-check-list.h"
#include "gain-entry-edit.h"
#include "gain-occurrence-line.h"

struct _GainSplitWindow
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  GtkWidget *split_button;
  AdwBin *holder;
  GtkStack *stack;
  GtkLabel *error;
  GainCheckList *list;

  GainProject *project;
  GainItemKind kind;
  char *id;
  GPtrArray *links; /* pairs of strings: article ("" for none), relation */
  GWeakRef over;
  GainSplitFunc func;
};

G_DEFINE_FINAL_TYPE (GainSplitWindow, gain_split_window, ADW_TYPE_WINDOW)

static char *
dup_name (GainSplitWindow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
update (GainSplitWindow *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->split_button,
                            *name != '\0' && gain_check_list_get_n_checked (self->list) > 0);
}

static void
add_link (GainSplitWindow *self, const char *article, const char *relation)
{
  g_ptr_array_add (self->links, g_strdup (article));
  g_ptr_array_add (self->links, g_strdup (relation));
}

static void
add_occurrence (GainSplitWindow *self, const GainOccurrence *one)
{
  g_autoptr (GainOccurrenceLine) line = gain_occurrence_line_new_mark (self->project, one);
  g_autofree char *details = gain_occurrence_line_dup_details (line);
  const char *article = gain_layer_get_article (one->layer);
  GainArticle *found = gain_project_get_article (self->project, article);
  g_autofree char *where =
      g_strdup_printf ("%s · %s",
                       details != NULL ? details : "",
                       found != NULL ? gain_article_get_title (found) : article);

  gain_check_list_add (self->list, gain_occurrence_line_get_words (line), where, FALSE);
  add_link (self, article, gain_item_get_id (GAIN_ITEM (one->relation)));
}

/* A link comes once, whatever it has of this entry. */
static void
add_own_occurrences (GainSplitWindow *self)
{
  g_autoptr (GArray) list =
      gain_occurrences_list (gain_project_get_occurrences (self->project), self->kind, self->id);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const char *me = gain_project_get_me (self->project);

  for (guint i = 0; i < list->len; i++)
    {
      const GainOccurrence *one = &g_array_index (list, GainOccurrence, i);

      if (g_strcmp0 (gain_layer_get_annotator (one->layer), me) == 0 &&
          g_hash_table_add (seen, one->relation))
        add_occurrence (self, one);
    }
}

static void
add_own_relations (GainSplitWindow *self, GPtrArray *relations, gboolean backwards)
{
  const char *me = gain_project_get_me (self->project);

  for (guint i = 0; i < relations->len; i++)
    {
      GainRelation *relation = relations->pdata[i];
      const char *id = gain_item_get_id (GAIN_ITEM (relation));
      g_autofree char *other = NULL;
      g_autofree char *words = NULL;

      if (gain_project_lookup (self->project, GAIN_ITEM_RELATION, me, NULL, id) == NULL)
        continue;
      other = gain_entry_edit_dup_name (self->project,
                                        GAIN_ITEM_ACTOR,
                                        backwards ? gain_relation_get_from (relation)
                                                  : gain_relation_get_to (relation)->id);
      words = g_markup_escape_text (other, -1);
      gain_check_list_add (self->list, words, _ ("Relation to another actor"), FALSE);
      add_link (self, "", id);
    }
}

static void
fill (GainSplitWindow *self)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  g_autoptr (GPtrArray) from = gain_registry_list_relations (registry, self->id);
  g_autoptr (GPtrArray) to = gain_registry_list_relations_to (registry, self->id);

  add_own_occurrences (self);
  add_own_relations (self, from, FALSE);
  add_own_relations (self, to, TRUE);
  gtk_stack_set_visible_child_name (self->stack, self->links->len > 0 ? "some" : "none");
}

static GArray *
list_checked (GainSplitWindow *self)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (GainOwnLink));

  for (guint i = 0; i < gain_check_list_get_n (self->list); i++)
    {
      const char *article = self->links->pdata[2 * i];
      GainOwnLink link = { *article != '\0' ? article : NULL, self->links->pdata[2 * i + 1] };

      if (gain_check_list_get_checked (self->list, i))
        g_array_append_val (links, link);
    }

  return links;
}

/* The new one is of the same sort; names, numbers and notes stay where they are. */
static GainItem *
create_entry (GainSplitWindow *self, const char *name)
{
  GainItem *old = gain_registry_get_entry (gain_project_get_registry (self->project),
                                           self->kind,
                                           NULL,
                                           self->id);
  GainActor *actor;

  if (self->kind == GAIN_ITEM_PROPOSITION)
    {
      GainProposition *proposition = gain_proposition_new (NULL, name);

      if (old != NULL)
        gain_proposition_set_concept (proposition,
                                      gain_proposition_get_concept (GAIN_PROPOSITION (old)));
      return GAIN_ITEM (proposition);
    }
  actor = gain_actor_new (NULL, name);
  if (old != NULL)
    gain_actor_set_actor_type (actor, gain_actor_get_actor_type (GAIN_ACTOR (old)));

  return GAIN_ITEM (actor);
}

static void
split_cb (GainSplitWindow *self)
{
  g_autoptr (GObject) over = g_weak_ref_get (&self->over);
  g_autofree char *name = dup_name (self);
  g_autoptr (GArray) links = list_checked (self);
  g_autoptr (GainItem) entry = NULL;
  g_autofree char *id = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  GainChange *change;

  if (over == NULL || *name == '\0' || links->len == 0)
    return;
  entry = create_entry (self, name);
  id = g_strdup (gain_item_get_id (entry));
  said = g_strdup_printf (_ ("“%s” split off"), name);
  change = gain_act_split (self->project,
                           self->kind,
                           self->id,
                           entry,
                           (const GainOwnLink *) (void *) links->data,
                           links->len,
                           &error);
  if (!gain_entry_edit_apply_change (GTK_WIDGET (over), self->project, change, said, &error))
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  self->func (id, over);
  g_object_unref (self);
}

static void
gain_split_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GAIN_TYPE_SPLIT_WINDOW);

  G_OBJECT_CLASS (gain_split_window_parent_class)->dispose (object);
}

static void
gain_split_window_finalize (GObject *object)
{
  GainSplitWindow *self = GAIN_SPLIT_WINDOW (object);

  g_clear_object (&self->project);
  g_free (self->id);
  g_ptr_array_unref (self->links);
  g_weak_ref_clear (&self->over);

  G_OBJECT_CLASS (gain_split_window_parent_class)->finalize (object);
}

static void
gain_split_window_class_init (GainSplitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_split_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gain_split_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/registry/gain-split-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainSplitWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, GainSplitWindow, split_button);
  gtk_widget_class_bind_template_child (widget_class, GainSplitWindow, holder);
  gtk_widget_class_bind_template_child (widget_class, GainSplitWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GainSplitWindow, error);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gain_split_window_init (GainSplitWindow *self)
{
  self->links = g_ptr_array_new_with_free_func (g_free);
  g_weak_ref_init (&self->over, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = GAIN_CHECK_LIST (gain_check_list_new (_ ("What goes to the new entry")));
  adw_bin_set_child (self->holder, GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GainSplitWindow *
gain_split_window_open (GtkWidget *over,
                        GainProject *project,
                        GainItemKind kind,
                        const char *id,
                        GainSplitFunc func)
{
  GainSplitWindow *self =
      g_object_new (GAIN_TYPE_SPLIT_WINDOW, "transient-for", gtk_widget_get_root (over), NULL);

  g_weak_ref_set (&self->over, over);
  self->project = g_object_ref (project);
  self->kind = kind;
  self->id = g_strdup (id);
  self->func = func;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row),
                                 kind == GAIN_ITEM_ACTOR ? _ ("Name of the New Actor")
                                                         : _ ("Wording of the New Proposition"));
  fill (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
