/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-answer.h"
#include "gain-people.h"
#include "gain-session.h"
#include "gain-table.h"

/* Who works on a project, what they are, and what they may see. */

static JsonNode *
write_people (GainProject *project)
{
  g_autoptr (GPtrArray) people = gain_project_list_people (project);
  g_autofree const char **keywords = gain_project_dup_keywords (project);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  JsonArray *words = json_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const char *id = people->pdata[i];
      JsonObject *person = json_object_new ();

      json_object_set_string_member (person, "id", id);
      json_object_set_string_member (person, "name", gain_project_get_person_name (project, id));
      json_object_set_string_member (
          person, "role", gain_person_role_get_nick (gain_project_get_person_role (project, id)));
      json_array_add_object_element (array, person);
    }
  for (guint i = 0; keywords[i] != NULL; i++)
    json_array_add_string_element (words, keywords[i]);
  json_object_set_string_member (object, "me", gain_project_get_me (project));
  json_object_set_boolean_member (object, "blind", gain_project_get_blind (project));
  json_object_set_array_member (object, "people", array);
  json_object_set_array_member (object, "keywords", words);

  return gain_answer_wrap_object (object);
}

static void
print_people (GainProject *project)
{
  g_autoptr (GPtrArray) people = gain_project_list_people (project);
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < people->len; i++)
    gain_table_add (table,
                    people->pdata[i],
                    gain_person_role_get_nick (
                        gain_project_get_person_role (project, people->pdata[i])),
                    gain_project_get_person_name (project, people->pdata[i]),
                    NULL);
  gain_table_print (table, 0);
}

static GainChange *
change_name (GainProject *project, char **words, GError **error)
{
  return gain_act_person_name (project, words[0], words[1], error);
}

static GainChange *
change_role (GainProject *project, char **words, GError **error)
{
  GainPersonRole role;

  if (gain_person_role_from_nick (words[1], &role))
    return gain_act_person_role (project, words[0], role, error);

  gain_command_refuse (error,
                       _ ("“%s” is not a role: choose lead, annotator or curator."),
                       words[1]);

  return NULL;
}

static GainChange *
change_blind (GainProject *project, char **words, GError **error)
{
  if (strcmp (words[0], "on") == 0 || strcmp (words[0], "off") == 0)
    return gain_act_blind (project, strcmp (words[0], "on") == 0, error);

  gain_command_refuse (error, _ ("“%s” is neither on nor off."), words[0]);

  return NULL;
}

static GainChange *
change_keywords (GainProject *project, char **words, GError **error)
{
  return gain_act_keywords (project, (const char *const *) words, error);
}

static const struct
{
  const char *name;
  GainChange *(*func) (GainProject *project, char **words, GError **error);
  guint min;
  guint max;
  const char *usage;
} jobs[] = {
  { "list", NULL, 0, 0, "" },
  { "name", change_name, 2, 2, "PERSON NAME" },
  { "role", change_role, 2, 2, "PERSON lead|annotator|curator" },
  { "blind", change_blind, 1, 1, "on|off" },
  { "keywords", change_keywords, 0, G_MAXUINT, "[EXPRESSION…]" },
};

static gboolean
find_job (const char *word, guint n, guint *found, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (strcmp (jobs[i].name, word) == 0)
      {
        *found = i;
        return (n >= jobs[i].min && n <= jobs[i].max) ||
               gain_command_refuse (error,
                                    _ ("Write “people PROJECT %s %s”."),
                                    word,
                                    jobs[i].usage);
      }

  return gain_command_refuse (
      error,
      _ ("“%s” is not what can be done here: choose list, name, role, blind or keywords."),
      word);
}

static gboolean
change (GainSession *session, guint job, char **words, GError **error)
{
  g_autoptr (GainChange) change = jobs[job].func (gain_session_get_project (session), words, error);

  return change != NULL && gain_session_apply (session, change, error) &&
         gain_session_close (session, error);
}

gboolean
gain_command_people (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, G_MAXUINT, error);
  g_autoptr (GainSession) session = NULL;
  guint job = 0;

  if (words == NULL)
    return FALSE;
  if (words[1] != NULL && !find_job (words[1], g_strv_length (words) - 2, &job, error))
    return FALSE;
  for (char **word = words + 1; *word != NULL; word++)
    if (!gain_command_check_text (*word, _ ("One of the texts"), error))
      return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;

  if (jobs[job].func != NULL)
    return change (session, job, words + 2, error);
  if (json)
    gain_answer_json (write_people (gain_session_get_project (session)));
  else
    print_people (gain_session_get_project (session));

  return TRUE;
}
