/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-entry-tail.h"

#include <glib/gi18n-lib.h>

#include "gain-act-entry.h"
#include "gain-entry-edit.h"
#include "gain-entry-rows.h"
#include "gain-note-editor.h"
#include "gain-people.h"
#include "gain-registry-entry.h"

struct _GainEntryTail
{
  AdwBin parent_instance;

  GainEntryRows *merged;
  GainNoteEditor *note;
  GtkLabel *owner;

  GainProject *project;
  GainItemKind kind;
  char *id;
};

G_DEFINE_FINAL_TYPE (GainEntryTail, gain_entry_tail, ADW_TYPE_BIN)

static void
unmerge_cb (GainEntryTail *self, const char *key)
{
  g_autofree char *name = gain_entry_edit_dup_name (self->project, self->kind, key);
  GainItem *item =
      gain_registry_get_entry (gain_project_get_registry (self->project), self->kind, NULL, key);
  g_autofree char *said =
      g_strdup_printf (_ ("“%s” counts as itself again"),
                       item != NULL ? gain_registry_entry_get_words (item) : name);
  g_autoptr (GError) error = NULL;

  if (!gain_entry_edit_apply_change (GTK_WIDGET (self),
                                     self->project,
                                     gain_act_unmerge (self->project, self->kind, key, &error),
                                     said,
                                     &error))
    gain_entry_rows_set_error (self->merged, error->message);
}

static void
note_saved_cb (GainEntryTail *self, const char *note)
{
  g_autoptr (GainItem) edited = NULL;
  g_autoptr (GError) error = NULL;

  if (self->project == NULL)
    return;
  edited = gain_entry_edit_begin (self->project, self->kind, self->id);
  if (edited == NULL)
    return;
  gain_item_set_note (edited, *note != '\0' ? note : NULL);
  if (!gain_entry_edit_apply (GTK_WIDGET (self), self->project, edited, NULL, &error))
    gain_entry_edit_say (GTK_WIDGET (self), error->message, FALSE);
}

static void
gain_entry_tail_dispose (GObject *object)
{
  GainEntryTail *self = GAIN_ENTRY_TAIL (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (gain_entry_tail_parent_class)->dispose (object);
}

static void
gain_entry_tail_class_init (GainEntryTailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_entry_tail_dispose;
}

static GtkWidget *
create_note (GainEntryTail *self)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Notes"), NULL);
  GtkWidget *frame = gtk_frame_new (NULL);

  self->note = g_object_new (GAIN_TYPE_NOTE_EDITOR, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->note), -1, 72);
  gtk_widget_add_css_class (frame, "view");
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->note));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), frame);
  g_signal_connect_object (
      self->note, "saved", G_CALLBACK (note_saved_cb), self, G_CONNECT_SWAPPED);

  return group;
}

static void
gain_entry_tail_init (GainEntryTail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->merged = GAIN_ENTRY_ROWS (gain_entry_rows_new (_ ("Merged into This One"), NULL));
  g_signal_connect_object (
      self->merged, "removed", G_CALLBACK (unmerge_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->merged));
  gtk_box_append (GTK_BOX (box), create_note (self));

  self->owner = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->owner, TRUE);
  gtk_label_set_xalign (self->owner, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->owner), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->owner), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->owner));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
gain_entry_tail_new (void)
{
  return g_object_new (GAIN_TYPE_ENTRY_TAIL, NULL);
}

/* Only an entry that was itself merged can be taken out again: edges start there. */
static void
show_merged (GainEntryTail *self)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  g_autoptr (GPtrArray) ids = gain_registry_list_merged (registry, self->kind, self->id);

  gain_entry_rows_begin (self->merged);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = ids->pdata[i];
      GainItem *item = gain_registry_get_entry (registry, self->kind, NULL, id);
      g_autofree char *aliases = NULL;

      if (g_str_equal (id, self->id))
        continue;
      if (item != NULL && GAIN_IS_ACTOR (item))
        aliases = g_strjoinv (", ", (char **) gain_actor_get_aliases (GAIN_ACTOR (item)));
      gain_entry_rows_put (self->merged,
                           id,
                           self->id,
                           item != NULL ? gain_registry_entry_get_words (item)
                                        : _ ("An entry that is not here"),
                           aliases,
                           0,
                           _ ("Undo"));
    }
  gain_entry_rows_end (self->merged);
}

static void
show_owner (GainEntryTail *self, GainItem *item)
{
  const char *owner =
      gain_registry_get_owner (gain_project_get_registry (self->project), self->kind, self->id);
  g_autofree char *text = NULL;

  if (owner != NULL && g_strcmp0 (owner, gain_project_get_me (self->project)) != 0)
    /* Translators: the name of a person. */
    text = g_strdup_printf (_ ("Entered by %s. What you change is kept as your version of it."),
                            gain_project_get_person_name (self->project, owner));
  gtk_label_set_label (self->owner, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->owner), text != NULL);
}

void
gain_entry_tail_show (GainEntryTail *self, GainProject *project, GainItemKind kind, const char *id)
{
  GainItem *item;

  g_return_if_fail (GAIN_IS_ENTRY_TAIL (self));

  if (g_strcmp0 (id, self->id) != 0)
    gain_note_editor_flush (self->note);
  g_set_object (&self->project, project);
  self->kind = kind;
  if (g_strcmp0 (id, self->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }

  item = id != NULL ? gain_registry_get_entry (gain_project_get_registry (project), kind, NULL, id)
                    : NULL;
  if (item == NULL)
    return;
  show_merged (self);
  gain_note_editor_show (self->note, gain_item_get_note (item));
  show_owner (self, item);
}
