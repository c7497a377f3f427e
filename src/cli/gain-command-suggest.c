/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-candidates.h"
#include "gain-session.h"
#include "gain-suggester.h"

#define DEFAULT_MAX 20
#define LINE_LENGTH 160

/* A mark and the article that it is in. */
typedef struct
{
  const char *article;
  GainAnnotation *mark;
} Place;

static gboolean
find_mark (GainSession *session, const char *word, Place *found, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;
  Place *best;

  for (guint i = 0; i < layers->len; i++)
    {
      GainLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (GPtrArray) marks = NULL;

      if (!g_str_equal (gain_layer_get_annotator (layer), gain_project_get_me (project)))
        continue;
      marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
      for (guint j = 0; j < marks->len; j++)
        {
          GainItem *mark = g_ptr_array_index (marks, j);
          GainCandidateRank rank = gain_candidate_rank (gain_item_get_id (mark), NULL, word);
          Place *place;

          if (rank == GAIN_CANDIDATE_NOT)
            continue;
          place = g_new0 (Place, 1);
          g_ptr_array_add (places, place);
          *place = (Place){ gain_layer_get_article (layer), GAIN_ANNOTATION (mark) };
          gain_candidates_offer (&candidates,
                                 place,
                                 rank,
                                 gain_item_get_id (mark),
                                 gain_annotation_get_label (GAIN_ANNOTATION (mark)));
        }
    }

  best = gain_candidates_choose (&candidates,
                                 word,
                                 _ ("mark of yours"),
                                 _ ("“gainsay-cli show” names those that are there."),
                                 error);
  if (best != NULL)
    *found = *best;

  return best != NULL;
}

/* What “link” takes as its end. */
static char *
dup_end (const GainSuggestion *suggestion)
{
  switch (suggestion->kind)
    {
    case GAIN_SUGGESTION_NEW:
      return g_strconcat ("new:", suggestion->name, NULL);
    case GAIN_SUGGESTION_INNER:
      return g_strdup_printf ("inner:%u-%u", suggestion->place.start, suggestion->place.end);
    case GAIN_SUGGESTION_NONE:
      return g_strconcat ("none:", suggestion->id, NULL);
    default:
      return g_strdup (suggestion->id);
    }
}

static void
print_line (const GainSuggestion *suggestion)
{
  g_autofree char *end = dup_end (suggestion);
  g_autofree char *first = gain_answer_dup_line (end, 0);
  g_autofree char *name = gain_answer_dup_line (suggestion->name, LINE_LENGTH);
  g_autofree char *detail = gain_answer_dup_line (suggestion->detail, LINE_LENGTH);

  gain_answer ("%s\t%s\t%s", first, name, detail != NULL ? detail : "");
  if (suggestion->speaker != NULL)
    gain_answer ("\tspeaker=%s", suggestion->speaker);
  else if (suggestion->speaker_name != NULL)
    {
      g_autofree char *speaker = gain_answer_dup_line (suggestion->speaker_name, 0);

      gain_answer ("\tspeaker=new:%s", speaker);
    }
  gain_answer ("\n");
}

static JsonNode *
to_json (const GainSuggestion *suggestion)
{
  JsonObject *object = json_object_new ();
  g_autofree char *end = dup_end (suggestion);

  gain_answer_set_string (object, "to", end);
  gain_answer_set_string (object, "name", suggestion->name);
  gain_answer_set_string (object, "detail", suggestion->detail);
  gain_answer_set_string (object, "article", suggestion->article);
  gain_answer_set_string (object, "speaker", suggestion->speaker);
  gain_answer_set_string (object, "speaker_name", suggestion->speaker_name);
  if (gain_span_is_empty (suggestion->place))
    json_object_set_null_member (object, "place");
  else
    {
      JsonArray *place = json_array_new ();

      json_array_add_int_element (place, suggestion->place.start);
      json_array_add_int_element (place, suggestion->place.end);
      json_object_set_array_member (object, "place", place);
    }

  return gain_answer_wrap_object (object);
}

static void
print_list (GPtrArray *list, gboolean json)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    if (json)
      json_array_add_element (array, to_json (g_ptr_array_index (list, i)));
    else
      print_line (g_ptr_array_index (list, i));
  if (json)
    gain_answer_json (gain_answer_wrap_array (g_steal_pointer (&array)));
}

typedef struct
{
  GainQuestion question;
  const char *typed; /* nullable */
  guint max;
  gboolean json;
} Wish;

static gboolean
suggest (GainSession *session, const char *mark, const Wish *wish, GError **error)
{
  g_autoptr (GainSuggester) suggester = NULL;
  g_autoptr (GPtrArray) list = NULL;
  Place place;

  if (!find_mark (session, mark, &place, error) ||
      gain_session_load_article (session, place.article, error) == NULL)
    return FALSE;

  suggester = gain_suggester_new (gain_session_get_project (session));
  list = gain_suggester_list (suggester,
                              wish->question,
                              place.article,
                              gain_item_get_id (GAIN_ITEM (place.mark)),
                              wish->typed,
                              wish->max);
  print_list (list, wish->json);

  return gain_answer_flush (error);
}

gboolean
gain_command_suggest (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *typed = NULL;
  int max = DEFAULT_MAX;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose mark it is"), N_ ("ID") },
    { "typed", 0, 0, G_OPTION_ARG_FILENAME, &typed, N_ ("Only what fits this"), N_ ("TEXT") },
    { "max", 0, 0, G_OPTION_ARG_INT, &max, N_ ("At most so many"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Answer in JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 3, 3, error);
  g_autoptr (GainSession) session = NULL;
  Wish wish = { 0 };

  if (words == NULL || !gain_command_check_text (typed, "--typed", error))
    return FALSE;
  if (max < 1)
    return gain_command_refuse (error, _ ("--max takes a number from 1 on."));

  if (!gain_question_from_nick (words[2], &wish.question))
    return gain_command_refuse (
        error,
        _ ("There is no question “%s”: ask for source, claim, proposition or actor."),
        words[2]);

  wish.typed = typed;
  wish.max = (guint) max;
  wish.json = json;
  session = gain_session_open (words[0], annotator, error);

  return session != NULL && suggest (session, words[1], &wish, error) &&
         gain_session_close (session, error);
}
