/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-people.h"
#include "gain-session.h"
#include "gain-table.h"

#define MAX_TITLE 60

static guint
count_marks (GainProject *project, const char *article)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, article);
  guint n = 0;

  for (guint i = 0; i < layers->len; i++)
    if (gain_project_may_see (project, article, gain_layer_get_annotator (layers->pdata[i])))
      n += gain_layer_get_n_annotations (g_ptr_array_index (layers, i));

  return n;
}

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "-";
}

static void
add_row (GainTable *table, GainSession *session, GainArticle *article)
{
  const char *id = gain_article_get_id (article);
  g_autofree char *title = gain_answer_dup_line (gain_article_get_title (article), MAX_TITLE);
  g_autofree char *date =
      gain_answer_dup_day (or_dash (gain_article_get_meta (article, "published")));
  g_autofree char *marks =
      g_strdup_printf ("%u", count_marks (gain_session_get_project (session), id));

  gain_table_add (table,
                  id,
                  date,
                  gain_layer_get_status (gain_session_get_layer (session, article)),
                  marks,
                  or_dash (gain_article_get_meta (article, "outlet")),
                  title,
                  NULL);
}

static JsonObject *
write_article (GainSession *session, GainArticle *article)
{
  JsonObject *object = json_object_new ();
  const char *id = gain_article_get_id (article);

  json_object_set_string_member (object, "id", id);
  gain_answer_set_string (object, "title", gain_article_get_title (article));
  gain_answer_set_string (object, "outlet", gain_article_get_meta (article, "outlet"));
  gain_answer_set_string (object, "published", gain_article_get_meta (article, "published"));
  gain_answer_set_string (object, "url", gain_article_get_meta (article, "url"));
  gain_answer_set_string (object, "source", gain_article_get_meta (article, "source"));
  json_object_set_int_member (object, "length", gain_article_get_length (article));
  json_object_set_int_member (object,
                              "marks",
                              count_marks (gain_session_get_project (session), id));
  json_object_set_string_member (object,
                                 "status",
                                 gain_layer_get_status (gain_session_get_layer (session, article)));

  return object;
}

static void
list_json (GainSession *session, GListModel *articles)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      json_array_add_object_element (array, write_article (session, article));
    }
  gain_answer_json (gain_answer_wrap_array (array));
}

static void
list_text (GainSession *session, GListModel *articles)
{
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      add_row (table, session, article);
    }
  gain_table_print (table, 0);

  if (g_list_model_get_n_items (articles) == 0)
    gain_notice (_ ("The project has no articles yet. “gainsay-cli import” adds files."));
}

gboolean
gain_command_list (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &annotator,
      N_ ("Whose status to show"),
      N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 1, error);
  g_autoptr (GainSession) session = NULL;
  GListModel *articles;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;

  articles = gain_project_get_articles (gain_session_get_project (session));
  if (json)
    list_json (session, articles);
  else
    list_text (session, articles);

  return TRUE;
}
