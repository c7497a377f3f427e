/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-act-private.h"

static gboolean
check_lead (GainProject *project, GError **error)
{
  if (strcmp (gain_project_get_me (project), gain_project_get_lead (project)) == 0)
    return TRUE;

  g_set_error (error,
               GAIN_PROJECT_ERROR,
               GAIN_PROJECT_ERROR_NOT_YOURS,
               /* Translators: the id of a person */
               _ ("Only the lead of the project can change this. Ask “%s” to do it."),
               gain_project_get_lead (project));

  return FALSE;
}

/* Adds what leads from the value of now to @value (nullable, floating taken). */
static void
add_setting (GainChange *change, GainProject *project, const char *id, GVariant *value)
{
  const char *lead = gain_project_get_lead (project);
  GainItem *before = gain_project_lookup (project, GAIN_ITEM_SETTING, lead, NULL, id);
  g_autoptr (GainField) after =
      value != NULL ? gain_field_new (GAIN_ITEM_SETTING, id, value) : NULL;

  if (!gain_item_equal (before, GAIN_ITEM (after)))
    gain_change_add (change, GAIN_ITEM_SETTING, lead, NULL, id, before, (GainItem *) after);
}

/* @change: (transfer full). */
static GainChange *
refuse_empty (GainChange *change, GError **error)
{
  if (gain_change_get_n_operations (change) > 0)
    return change;

  gain_change_unref (change);
  gain_act_fail (error, _ ("This is so already. Choose something else to change."));

  return NULL;
}

static gboolean
check_person (const char *person, GError **error)
{
  g_autofree char *id = g_strconcat ("people/", person, "/name", NULL);
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (""));

  return gain_setting_fits (id, value) ||
         gain_act_fail (error,
                        _ ("“%s” cannot be the id of a person. Use up to 32 of the characters "
                           "a–z, 0–9 and “-”."),
                        person);
}

static GainChange *
change_person (GainProject *project,
               const char *person,
               const char *member,
               const char *value,
               GError **error)
{
  g_autofree char *id = g_strconcat ("people/", person, "/", member, NULL);
  GainChange *change;

  if (!check_lead (project, error) || !check_person (person, error))
    return NULL;

  change = gain_change_new ("people");
  add_setting (change,
               project,
               id,
               value != NULL && *value != '\0' ? g_variant_new_string (value) : NULL);

  return refuse_empty (change, error);
}

GainChange *
gain_act_person_name (GainProject *project, const char *person, const char *name, GError **error)
{
  return change_person (project, person, "name", name, error);
}

GainChange *
gain_act_person_role (GainProject *project, const char *person, GainPersonRole role, GError **error)
{
  if (strcmp (person, gain_project_get_lead (project)) == 0 && role != GAIN_PERSON_LEAD)
    {
      gain_act_fail (error,
                     _ ("“%s” is the lead of the project and stays so. Give somebody else the "
                        "role."),
                     person);
      return NULL;
    }

  return change_person (project, person, "role", gain_person_role_get_nick (role), error);
}

static GVariant *
list_with (const char *const *assigned, const char *const *people, gboolean add)
{
  GVariantBuilder builder;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; assigned[i] != NULL; i++)
    if (add || !g_strv_contains (people, assigned[i]))
      {
        g_variant_builder_add (&builder, "s", assigned[i]);
        n++;
      }
  for (guint i = 0; add && people[i] != NULL; i++)
    if (!g_strv_contains (assigned, people[i]) && !g_strv_contains (people + i + 1, people[i]))
      {
        g_variant_builder_add (&builder, "s", people[i]);
        n++;
      }
  if (n > 0)
    return g_variant_builder_end (&builder);

  g_variant_builder_clear (&builder);

  return NULL;
}

GainChange *
gain_act_assign (GainProject *project,
                 const char *const *articles,
                 const char *const *people,
                 gboolean assigned,
                 GError **error)
{
  g_autoptr (GainChange) change = gain_change_new ("assign");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!check_lead (project, error))
    return NULL;
  for (guint i = 0; people[i] != NULL; i++)
    if (!check_person (people[i], error))
      return NULL;

  for (guint i = 0; articles[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat ("assignments/", articles[i], NULL);
      g_autofree const char **now = NULL;

      if (gain_act_find_article (project, articles[i], error) == NULL)
        return NULL;
      if (!g_hash_table_add (seen, (char *) articles[i]))
        continue;
      now = gain_project_list_assigned (project, articles[i]);
      add_setting (change, project, id, list_with (now, people, assigned));
    }

  return refuse_empty (g_steal_pointer (&change), error);
}

GainChange *
gain_act_blind (GainProject *project, gboolean blind, GError **error)
{
  GainChange *change;

  if (!check_lead (project, error))
    return NULL;

  change = gain_change_new ("setting");
  if (gain_project_get_blind (project) != !!blind)
    add_setting (change, project, "blind", g_variant_new_boolean (blind));

  return refuse_empty (change, error);
}

GainChange *
gain_act_keywords (GainProject *project, const char *const *keywords, GError **error)
{
  GainChange *change;

  if (!check_lead (project, error))
    return NULL;
  for (guint i = 0; keywords[i] != NULL; i++)
    {
      g_autoptr (GError) wrong = NULL;
      g_autoptr (GRegex) regex = g_regex_new (keywords[i], G_REGEX_CASELESS, 0, &wrong);

      if (regex == NULL)
        {
          gain_act_fail (error,
                         _ ("“%s” is no regular expression: %s. Write it another way."),
                         keywords[i],
                         wrong->message);
          return NULL;
        }
    }

  change = gain_change_new ("setting");
  add_setting (change,
               project,
               "keywords",
               keywords[0] != NULL ? g_variant_new_strv (keywords, -1) : NULL);

  return refuse_empty (change, error);
}
