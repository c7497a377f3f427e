/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-merge-window.h"

#include <glib/gi18n-lib.h>

#include "gain-act-entry.h"
#include "gain-entry-edit.h"
#include "gain-occurrences.h"

struct _GainMergeWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *preview;
  GtkLabel *names;
  GtkLabel *error;
  GtkWidget *merge_button;

  GainProject *project;
  GainItemKind kind;
  char **ids;
  guint chosen; /* the one that stands for all */
  GPtrArray *checks;
  GWeakRef over;
  GainMergedFunc func;
};

G_DEFINE_FINAL_TYPE (GainMergeWindow, gain_merge_window, ADW_TYPE_WINDOW)

/* What all of them count for: marks once, though they may lead to several. */
typedef struct
{
  guint n_mentions;
  guint n_statements;
  guint n_articles;
} Sum;

static void
add_occurrences (GHashTable *mentions, GHashTable *statements, GHashTable *articles, GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const GainOccurrence *one = &g_array_index (list, GainOccurrence, i);

      if (one->mark == NULL)
        continue;
      g_hash_table_add (one->role == GAIN_ROLE_MENTION ? mentions : statements, one->mark);
      g_hash_table_add (articles, (gpointer) gain_layer_get_article (one->layer));
    }
}

static Sum
sum_up (GainMergeWindow *self)
{
  GainOccurrences *occurrences = gain_project_get_occurrences (self->project);
  g_autoptr (GHashTable) mentions = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) statements = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  Sum sum;

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      g_autoptr (GArray) list = gain_occurrences_list (occurrences, self->kind, self->ids[i]);

      add_occurrences (mentions, statements, articles, list);
    }
  sum.n_mentions = g_hash_table_size (mentions);
  sum.n_statements = g_hash_table_size (statements);
  sum.n_articles = g_hash_table_size (articles);

  return sum;
}

static char *
dup_counts (const Sum *sum)
{
  g_autofree char *mentions =
      g_strdup_printf (ngettext ("%u mention", "%u mentions", sum->n_mentions), sum->n_mentions);
  g_autofree char *statements =
      g_strdup_printf (ngettext ("%u statement", "%u statements", sum->n_statements),
                       sum->n_statements);

  /* Translators: such as “12 mentions and 3 statements in 4 articles”. */
  return g_strdup_printf (ngettext ("%s and %s in %u article",
                                    "%s and %s in %u articles",
                                    sum->n_articles),
                          mentions,
                          statements,
                          sum->n_articles);
}

/* By what they are all found from now on. */
static char *
dup_all_names (GainMergeWindow *self)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  GString *names = g_string_new (NULL);

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      GainItem *item = gain_registry_get_entry (registry, self->kind, NULL, self->ids[i]);
      g_autofree char *name = gain_entry_edit_dup_name (self->project, self->kind, self->ids[i]);

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
      for (const char *const *alias = item != NULL && GAIN_IS_ACTOR (item)
                                          ? gain_actor_get_aliases (GAIN_ACTOR (item))
                                          : NULL;
           alias != NULL && *alias != NULL;
           alias++)
        g_string_append_printf (names, ", “%s”", *alias);
    }

  return g_string_free (names, FALSE);
}

static void
update_preview (GainMergeWindow *self)
{
  Sum sum = sum_up (self);
  g_autofree char *counts = dup_counts (&sum);
  g_autofree char *all = dup_all_names (self);
  g_autofree char *name =
      gain_entry_edit_dup_name (self->project, self->kind, self->ids[self->chosen]);
  g_autofree char *text = g_strdup_printf (_ ("“%s” then stands for %s."), name, counts);
  g_autofree char *found = g_strdup_printf (
      _ ("It is found by all names: %s. No mark and no link changes, and each can be taken out "
         "again."),
      all);

  gtk_label_set_label (self->preview, text);
  gtk_label_set_label (self->names, found);
}

static void
check_toggled_cb (GainMergeWindow *self, GtkCheckButton *check)
{
  guint i;

  if (!gtk_check_button_get_active (check) || !g_ptr_array_find (self->checks, check, &i))
    return;
  self->chosen = i;
  update_preview (self);
}

static GainChange *
create_change (GainMergeWindow *self, GError **error)
{
  g_autoptr (GainChange) change = NULL;

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      g_autoptr (GainChange) step = NULL;

      if (i == self->chosen)
        continue;
      step =
          gain_act_merge (self->project, self->kind, self->ids[i], self->ids[self->chosen], error);
      if (step == NULL)
        return NULL;
      if (change == NULL)
        change = g_steal_pointer (&step);
      else
        gain_change_append (change, step);
    }

  return g_steal_pointer (&change);
}

static void
merge_cb (GainMergeWindow *self)
{
  g_autoptr (GObject) over = g_weak_ref_get (&self->over);
  g_autoptr (GError) error = NULL;
  g_autofree char *name =
      gain_entry_edit_dup_name (self->project, self->kind, self->ids[self->chosen]);
  g_autofree char *said = g_strdup_printf (_ ("Merged into “%s”"), name);

  if (over == NULL)
    return;
  if (!gain_entry_edit_apply_change (
          GTK_WIDGET (over), self->project, create_change (self, &error), said, &error))
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  self->func (self->ids[self->chosen], over);
  g_object_unref (self);
}

static void
gain_merge_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GAIN_TYPE_MERGE_WINDOW);

  G_OBJECT_CLASS (gain_merge_window_parent_class)->dispose (object);
}

static void
gain_merge_window_finalize (GObject *object)
{
  GainMergeWindow *self = GAIN_MERGE_WINDOW (object);

  g_clear_object (&self->project);
  g_strfreev (self->ids);
  g_ptr_array_unref (self->checks);
  g_weak_ref_clear (&self->over);

  G_OBJECT_CLASS (gain_merge_window_parent_class)->finalize (object);
}

static void
gain_merge_window_class_init (GainMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gain_merge_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/registry/gain-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainMergeWindow, group);
  gtk_widget_class_bind_template_child (widget_class, GainMergeWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, GainMergeWindow, names);
  gtk_widget_class_bind_template_child (widget_class, GainMergeWindow, error);
  gtk_widget_class_bind_template_child (widget_class, GainMergeWindow, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gain_merge_window_init (GainMergeWindow *self)
{
  self->checks = g_ptr_array_new ();
  g_weak_ref_init (&self->over, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_choice (GainMergeWindow *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GainOccurrences *occurrences = gain_project_get_occurrences (self->project);
  g_autofree char *name = gain_entry_edit_dup_name (self->project, self->kind, self->ids[i]);
  guint n = gain_occurrences_count (occurrences, self->kind, self->ids[i]);
  g_autofree char *uses = g_strdup_printf (ngettext ("%u link", "%u links", n), n);

  if (i > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks->pdata[0]);
  g_ptr_array_add (self->checks, check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), uses);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (
      check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

/* The most used one is the likeliest to stay. */
static guint
find_likeliest (GainMergeWindow *self)
{
  GainOccurrences *occurrences = gain_project_get_occurrences (self->project);
  guint best = 0;

  for (guint i = 1; self->ids[i] != NULL; i++)
    if (gain_occurrences_count (occurrences, self->kind, self->ids[i]) >
        gain_occurrences_count (occurrences, self->kind, self->ids[best]))
      best = i;

  return best;
}

GainMergeWindow *
gain_merge_window_open (GtkWidget *over,
                        GainProject *project,
                        GainItemKind kind,
                        const char *const *ids,
                        GainMergedFunc func)
{
  GainMergeWindow *self =
      g_object_new (GAIN_TYPE_MERGE_WINDOW, "transient-for", gtk_widget_get_root (over), NULL);

  g_weak_ref_set (&self->over, over);
  self->project = g_object_ref (project);
  self->kind = kind;
  self->ids = g_strdupv ((char **) ids);
  self->func = func;
  for (guint i = 0; self->ids[i] != NULL; i++)
    add_choice (self, i);
  self->chosen = find_likeliest (self);
  gtk_check_button_set_active (self->checks->pdata[self->chosen], TRUE);
  update_preview (self);
  gtk_widget_grab_focus (self->merge_button);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
