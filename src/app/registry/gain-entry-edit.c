/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-entry-edit.h"

#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-registry-entry.h"

GainItem *
gain_entry_edit_begin (GainProject *project, GainItemKind kind, const char *id)
{
  GainItem *shown = gain_registry_get_entry (gain_project_get_registry (project), kind, NULL, id);

  return shown != NULL ? gain_item_copy (shown) : NULL;
}

gboolean
gain_entry_edit_apply (GtkWidget *from,
                       GainProject *project,
                       GainItem *edited,
                       const char *said,
                       GError **error)
{
  GainItem *mine = gain_project_lookup (project,
                                        gain_item_get_kind (edited),
                                        gain_project_get_me (project),
                                        NULL,
                                        gain_item_get_id (edited));

  return gain_entry_edit_apply_change (
      from, project, gain_act_entry (project, mine, edited, error), said, error);
}

gboolean
gain_entry_edit_apply_change (GtkWidget *from,
                              GainProject *project,
                              GainChange *change,
                              const char *said,
                              GError **error)
{
  g_autoptr (GainChange) taken = change;

  if (taken == NULL || !gain_project_apply (project, taken, error))
    return FALSE;
  if (said != NULL)
    gain_entry_edit_say (from, said, TRUE);

  return TRUE;
}

void
gain_entry_edit_say (GtkWidget *from, const char *text, gboolean undoable)
{
  gtk_widget_activate_action (from, "registry.say", "(sb)", text, undoable);
}

char *
gain_entry_edit_dup_name (GainProject *project, GainItemKind kind, const char *id)
{
  GainRegistry *registry = gain_project_get_registry (project);
  GainItem *item =
      gain_registry_get_entry (registry, kind, NULL, gain_registry_resolve (registry, kind, id));

  if (item == NULL)
    item = gain_registry_get_entry (registry, kind, NULL, id);

  return g_strdup (item != NULL ? gain_registry_entry_get_words (item)
                                : _ ("An entry that is not here"));
}
