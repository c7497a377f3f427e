/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-visible-entry"

#include "config.h"

#include "gain-visible-entry.h"

#include "gain-people.h"

GainItem *
gain_visible_entry (GainProject *project, GainItemKind kind, const char *id, gboolean colleagues)
{
  GainRegistry *registry = gain_project_get_registry (project);
  const char *lead = gain_project_get_lead (project);
  GainItem *entry = gain_registry_get_entry (registry, kind, gain_project_get_me (project), id);

  if (entry == NULL && lead != NULL)
    entry = gain_registry_get_entry (registry, kind, lead, id);
  if (entry == NULL && colleagues)
    entry = gain_registry_get_entry (registry, kind, NULL, id);

  return entry;
}

gboolean
gain_visible_colleagues (GainProject *project, const char *article)
{
  /* The same answer for every colleague, so any word will do for their id. */
  return gain_project_may_see (project, article, "");
}

gboolean
gain_visible_always (GainProject *project)
{
  return gain_project_get_person_role (project, gain_project_get_me (project)) !=
             GAIN_PERSON_ANNOTATOR ||
         !gain_project_get_blind (project);
}

const char *
gain_visible_entry_name (GainItem *entry)
{
  const char *name = GAIN_IS_ACTOR (entry)
                         ? gain_actor_get_name (GAIN_ACTOR (entry))
                         : gain_proposition_get_wording (GAIN_PROPOSITION (entry));

  return name != NULL ? name : "";
}
