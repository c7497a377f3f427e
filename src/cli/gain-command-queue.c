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

/* Who codes what: assign gives it out, queue shows it. */

static gboolean
add_articles (GainSession *session, char **words, GPtrArray *articles, GError **error)
{
  GListModel *all = gain_project_get_articles (gain_session_get_project (session));

  for (char **word = words; *word != NULL; word++)
    {
      GainArticle *article;

      if (strcmp (*word, "all") != 0)
        {
          article = gain_session_find_article (session, *word, error);
          if (article == NULL)
            return FALSE;
          g_ptr_array_add (articles, (char *) gain_article_get_id (article));
          continue;
        }
      for (guint i = 0; i < g_list_model_get_n_items (all); i++)
        {
          g_autoptr (GainArticle) each = g_list_model_get_item (all, i);

          g_ptr_array_add (articles, (char *) gain_article_get_id (each));
        }
    }
  g_ptr_array_add (articles, NULL);

  return TRUE;
}

static gboolean
assign (GainSession *session, char **words, gboolean remove, GError **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_auto (GStrv) people = g_strsplit (words[0], ",", -1);
  g_autoptr (GainChange) change = NULL;

  if (!add_articles (session, words + 1, articles, error))
    return FALSE;
  change = gain_act_assign (gain_session_get_project (session),
                            (const char *const *) articles->pdata,
                            (const char *const *) people,
                            !remove,
                            error);

  return change != NULL && gain_session_apply (session, change, error) &&
         gain_session_close (session, error);
}

gboolean
gain_command_assign (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean remove = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_ ("Take it back"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 3, G_MAXUINT, error);
  g_autoptr (GainSession) session = NULL;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);

  return session != NULL && assign (session, words + 1, remove, error);
}

static JsonNode *
write_queue (GainProject *project, GArray *queue)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < queue->len; i++)
    {
      GainQueueEntry *entry = &g_array_index (queue, GainQueueEntry, i);
      g_autofree const char **assigned =
          gain_project_list_assigned (project, gain_article_get_id (entry->article));
      JsonObject *object = json_object_new ();
      JsonArray *people = json_array_new ();

      for (guint p = 0; assigned[p] != NULL; p++)
        json_array_add_string_element (people, assigned[p]);
      json_object_set_string_member (object, "id", gain_article_get_id (entry->article));
      gain_answer_set_string (object, "title", gain_article_get_title (entry->article));
      gain_answer_set_string (object, "status", entry->status);
      json_object_set_array_member (object, "assigned", people);
      json_array_add_object_element (array, object);
    }

  return gain_answer_wrap_array (array);
}

static void
print_queue (GArray *queue)
{
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < queue->len; i++)
    {
      GainQueueEntry *entry = &g_array_index (queue, GainQueueEntry, i);
      g_autofree char *title = gain_answer_dup_line (gain_article_get_title (entry->article), 60);

      gain_table_add (table,
                      gain_article_get_id (entry->article),
                      entry->status != NULL ? entry->status : "-",
                      title,
                      NULL);
    }
  gain_table_print (table, 0);
}

static gboolean
print_next (GainProject *project, GError **error)
{
  GainArticle *next = gain_project_get_next_in_queue (project, NULL);

  if (next == NULL)
    return gain_command_fail (error, _ ("Every article of the queue is submitted."));
  gain_answer ("%s\n", gain_article_get_id (next));

  return TRUE;
}

gboolean
gain_command_queue (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *person = NULL;
  gboolean json = FALSE;
  gboolean next = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "person",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &person,
      N_ ("Whose queue, if not one’s own"),
      N_ ("ID") },
    { "next", 0, 0, G_OPTION_ARG_NONE, &next, N_ ("Only what comes next in one’s own"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 1, error);
  g_autoptr (GainSession) session = NULL;
  g_autoptr (GArray) queue = NULL;
  GainProject *project;

  if (words == NULL || !gain_command_check_annotator (person, error))
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;

  project = gain_session_get_project (session);
  if (next)
    return print_next (project, error);
  queue =
      gain_project_list_queue (project, person != NULL ? person : gain_project_get_me (project));
  if (json)
    gain_answer_json (write_queue (project, queue));
  else
    print_queue (queue);

  return TRUE;
}
