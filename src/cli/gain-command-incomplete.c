/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-completeness.h"
#include "gain-session.h"

static void
print_lack (const char *article, const GainIncomplete *incomplete)
{
  GainSpan extent = gain_annotation_get_extent (incomplete->mark);
  g_autofree char *quote = gain_annotation_dup_quote (incomplete->mark);
  g_autofree char *shown = gain_answer_dup_line (quote, 60);
  g_autofree char *sentence = gain_incomplete_dup_sentence (incomplete);

  gain_answer ("%s  %s  %s  %u-%u  %s  “%s”\n",
               article,
               gain_item_get_id (GAIN_ITEM (incomplete->mark)),
               gain_lack_get_nick (incomplete->lack),
               extent.start,
               extent.end,
               sentence,
               shown);
}

static JsonObject *
write_lack (const char *article, const GainIncomplete *incomplete)
{
  GainSpan extent = gain_annotation_get_extent (incomplete->mark);
  g_autofree char *sentence = gain_incomplete_dup_sentence (incomplete);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "article", article);
  json_object_set_string_member (object, "mark", gain_item_get_id (GAIN_ITEM (incomplete->mark)));
  json_object_set_int_member (object, "start", extent.start);
  json_object_set_int_member (object, "end", extent.end);
  json_object_set_string_member (object, "lacks", gain_lack_get_nick (incomplete->lack));
  if (incomplete->attribute != NULL)
    json_object_set_string_member (object, "attribute", incomplete->attribute->id);
  json_object_set_string_member (object, "message", sentence);

  return object;
}

/* @array: (nullable): where to write instead of printing. */
static void
tell_article (GainProject *project, GainArticle *article, JsonArray *array)
{
  const char *id = gain_article_get_id (article);
  g_autoptr (GArray) list = gain_project_list_incomplete (project, id);

  for (guint i = 0; i < list->len; i++)
    if (array != NULL)
      json_array_add_object_element (array,
                                     write_lack (id, &g_array_index (list, GainIncomplete, i)));
    else
      print_lack (id, &g_array_index (list, GainIncomplete, i));
}

static void
tell_all (GainProject *project, JsonArray *array)
{
  GListModel *articles = gain_project_get_articles (project);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      tell_article (project, article, array);
    }
}

gboolean
gain_command_incomplete (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose marks"), N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 2, error);
  g_autoptr (GainSession) session = NULL;
  GainArticle *article = NULL;
  JsonArray *array;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session != NULL && words[1] != NULL)
    article = gain_session_find_article (session, words[1], error);
  if (session == NULL || (words[1] != NULL && article == NULL))
    return FALSE;

  array = json ? json_array_new () : NULL;
  if (article != NULL)
    tell_article (gain_session_get_project (session), article, array);
  else
    tell_all (gain_session_get_project (session), array);
  if (json)
    gain_answer_json (gain_answer_wrap_array (array));

  return TRUE;
}
