/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"
#include "gain-shape.h"
#include "gain-table.h"

#define MAX_SUBJECT 60

/* What an entry is about, for a person. Returns: (transfer full). */
static char *
dup_subject (const GainHistoryEntry *entry)
{
  GainItem *item = entry->after != NULL ? entry->after : entry->before;
  g_autofree char *quote = NULL;

  if (GAIN_IS_ANNOTATION (item))
    {
      quote = gain_annotation_dup_quote (GAIN_ANNOTATION (item));
      return gain_answer_dup_line (quote, MAX_SUBJECT);
    }
  if (GAIN_IS_RELATION (item))
    return g_strdup (gain_relation_get_relation_type (GAIN_RELATION (item)));
  if (GAIN_IS_ACTOR (item))
    return gain_answer_dup_line (gain_actor_get_name (GAIN_ACTOR (item)), MAX_SUBJECT);
  if (GAIN_IS_PROPOSITION (item))
    return gain_answer_dup_line (gain_proposition_get_wording (GAIN_PROPOSITION (item)),
                                 MAX_SUBJECT);

  return g_strdup ("");
}

static void
add_row (GainTable *table, const GainHistoryEntry *entry)
{
  g_autofree char *subject = dup_subject (entry);

  gain_table_add (table,
                  entry->at != NULL ? entry->at : "-",
                  entry->by != NULL ? entry->by : "-",
                  entry->verb != NULL ? entry->verb : "-",
                  entry->op != NULL ? entry->op : "-",
                  entry->article != NULL ? entry->article : "-",
                  entry->target != NULL ? entry->target : "-",
                  subject,
                  NULL);
}

static void
set_item (JsonObject *object, const char *name, GainItem *item)
{
  if (item != NULL)
    json_object_set_member (object, name, gain_shape_write_item (item));
  else
    json_object_set_null_member (object, name);
}

static JsonNode *
write_entry (const GainHistoryEntry *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "n", entry->n);
  gain_answer_set_string (object, "device", entry->device);
  gain_answer_set_string (object, "by", entry->by);
  gain_answer_set_string (object, "at", entry->at);
  gain_answer_set_string (object, "verb", entry->verb);
  gain_answer_set_string (object, "op", entry->op);
  gain_answer_set_string (object, "article", entry->article);
  gain_answer_set_string (object, "target", entry->target);
  set_item (object, "before", entry->before);
  set_item (object, "after", entry->after);

  return gain_answer_wrap_object (object);
}

static void
print_entries (GPtrArray *entries, gboolean json)
{
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < entries->len; i++)
    if (json)
      gain_answer_json_line (write_entry (g_ptr_array_index (entries, i)));
    else
      add_row (table, g_ptr_array_index (entries, i));

  gain_table_print (table, 0);
}

/* A mark that was deleted has a history too, so its id need not be known. */
static char *
dup_target (GainSession *session, GainArticle *article, const char *word)
{
  GainAnnotation *mark = gain_session_find_mark (session, article, word, NULL);

  return g_strdup (mark != NULL ? gain_item_get_id (GAIN_ITEM (mark)) : word);
}

static gboolean
show_history (GainSession *session,
              const char *article_word,
              const char *mark_word,
              gboolean json,
              GError **error)
{
  GainArticle *article = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (article_word != NULL)
    {
      article = gain_session_find_article (session, article_word, error);
      if (article == NULL)
        return FALSE;
    }
  if (mark_word != NULL)
    target = dup_target (session, article, mark_word);

  entries = gain_store_list_history (gain_session_get_store (session),
                                     article != NULL ? gain_article_get_id (article) : NULL,
                                     target,
                                     error);
  if (entries == NULL)
    return FALSE;

  print_entries (entries, json);
  return TRUE;
}

gboolean
gain_command_history (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &annotator,
      N_ ("Whose marks MARK may name"),
      N_ ("ID") },
    { "json",
      0,
      0,
      G_OPTION_ARG_NONE,
      &json,
      N_ ("Print a line of JSON an entry, with the states before and after"),
      NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 3, error);
  g_autoptr (GainSession) session = NULL;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);

  return session != NULL &&
         show_history (session, words[1], words[1] != NULL ? words[2] : NULL, json, error);
}
