/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-people.h"
#include "gain-session.h"

static void
count (JsonObject *counts, const char *name)
{
  json_object_set_int_member (counts,
                              name,
                              json_object_get_int_member_with_default (counts, name, 0) + 1);
}

static void
count_layer (GainProject *project,
             GainLayer *layer,
             JsonObject *annotators,
             JsonObject *labels,
             JsonObject *links,
             JsonObject *states)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  g_autoptr (GPtrArray) relations = gain_layer_list_relations (layer, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      count (labels, gain_project_resolve_label_id (project, g_ptr_array_index (marks, i)));
      count (annotators, gain_layer_get_annotator (layer));
    }
  for (guint i = 0; i < relations->len; i++)
    count (links,
           gain_project_resolve_relation_type_id (project, g_ptr_array_index (relations, i)));
  count (states, gain_layer_get_status (layer));
}

static gint64
count_characters (GListModel *articles)
{
  gint64 n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      n += gain_article_get_length (article);
    }

  return n;
}

static JsonObject *
gather (GainProject *project)
{
  JsonObject *object = json_object_new ();
  GListModel *articles = gain_project_get_articles (project);
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  static const char *const names[] = {
    "marks_by_annotator", "marks_by_label", "links_by_type", "layers_by_status"
  };
  JsonObject *counts[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    counts[i] = json_object_new ();
  for (guint i = 0; i < layers->len; i++)
    if (gain_project_may_see (project,
                              gain_layer_get_article (layers->pdata[i]),
                              gain_layer_get_annotator (layers->pdata[i])))
      count_layer (project, layers->pdata[i], counts[0], counts[1], counts[2], counts[3]);

  gain_answer_set_string (object, "name", gain_project_get_name (project));
  gain_answer_set_string (object, "lead", gain_project_get_lead (project));
  json_object_set_int_member (object,
                              "codebook",
                              gain_codebook_get_version (gain_project_get_codebook (project)));
  json_object_set_int_member (object, "articles", g_list_model_get_n_items (articles));
  json_object_set_int_member (object, "characters", count_characters (articles));
  json_object_set_int_member (object,
                              "actors",
                              g_list_model_get_n_items (gain_registry_get_actors (registry)));
  json_object_set_int_member (object,
                              "propositions",
                              g_list_model_get_n_items (gain_registry_get_propositions (registry)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_object_member (object, names[i], counts[i]);

  return object;
}

static void
print_member (const char *name, JsonNode *value)
{
  g_autofree char *text = json_node_get_value_type (value) == G_TYPE_INT64
                              ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value))
                              : gain_answer_dup_line (json_node_get_string (value), 0);

  gain_answer ("%s  %s\n", name, text);
}

/* A group of counts: its name, then a line each. */
static void
print_group (const char *name, JsonObject *group)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  gain_answer ("%s\n", name);
  json_object_iter_init_ordered (&iter, group);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    gain_answer ("  %s  %" G_GINT64_FORMAT "\n", key, json_node_get_int (value));
}

static void
print_text (JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (JSON_NODE_HOLDS_OBJECT (value))
      print_group (name, json_node_get_object (value));
    else if (!JSON_NODE_HOLDS_NULL (value))
      print_member (name, value);
}

gboolean
gain_command_stats (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 1, error);
  g_autoptr (GainSession) session = NULL;
  JsonObject *object;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;

  object = gather (gain_session_get_project (session));
  if (json)
    {
      gain_answer_json (gain_answer_wrap_object (object));
      return TRUE;
    }
  print_text (object);
  json_object_unref (object);

  return TRUE;
}
