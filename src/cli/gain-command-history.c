/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-act-restore.h"
#include "gain-change-words.h"
#include "gain-session.h"
#include "gain-shape.h"
#include "gain-table.h"

/* What a line of output says: an entry, and which state of the mark it made (0: none). */
typedef struct
{
  GainProject *project;
  const GainHistoryEntry *entry;
  guint state;
} Row;

static void
add_row (GainTable *table, const Row *row)
{
  const GainHistoryEntry *entry = row->entry;
  g_autofree char *words = gain_change_words_dup (row->project, entry->before, entry->after);
  g_autofree char *line = gain_answer_dup_line (words, 0);
  g_autofree char *state = row->state > 0 ? g_strdup_printf ("%u", row->state) : g_strdup ("-");

  gain_table_add (table,
                  entry->at != NULL ? entry->at : "-",
                  entry->by != NULL ? entry->by : "-",
                  entry->verb != NULL ? entry->verb : "-",
                  entry->op != NULL ? entry->op : "-",
                  entry->article != NULL ? entry->article : "-",
                  entry->target != NULL ? entry->target : "-",
                  state,
                  line,
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
write_row (const Row *row)
{
  const GainHistoryEntry *entry = row->entry;
  g_autofree char *words = gain_change_words_dup (row->project, entry->before, entry->after);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "n", entry->n);
  gain_answer_set_string (object, "device", entry->device);
  gain_answer_set_string (object, "by", entry->by);
  gain_answer_set_string (object, "at", entry->at);
  gain_answer_set_string (object, "verb", entry->verb);
  gain_answer_set_string (object, "group", entry->group);
  gain_answer_set_string (object, "op", entry->op);
  gain_answer_set_string (object, "article", entry->article);
  gain_answer_set_string (object, "target", entry->target);
  if (row->state > 0)
    json_object_set_int_member (object, "state", row->state);
  json_object_set_string_member (object, "words", words);
  set_item (object, "before", entry->before);
  set_item (object, "after", entry->after);

  return gain_answer_wrap_object (object);
}

/* @states: (nullable): of the mark that was asked for */
static guint
find_state (GPtrArray *states, guint entry)
{
  for (guint i = 0; states != NULL && i < states->len; i++)
    if (((GainMarkState *) states->pdata[i])->entry == entry)
      return i + 1;

  return 0;
}

static void
print_entries (GainProject *project, GPtrArray *entries, const char *mark, gboolean json)
{
  g_autoptr (GainTable) table = gain_table_new ();
  g_autoptr (GPtrArray) states = mark != NULL ? gain_history_list_states (entries, mark) : NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      Row row = { project, entries->pdata[i], find_state (states, i) };

      if (json)
        gain_answer_json_line (write_row (&row));
      else
        add_row (table, &row);
    }

  gain_table_print (table, 0);
}

static GPtrArray *
list_own (GainSession *session, const char *article, const char *target, GError **error)
{
  GPtrArray *entries =
      gain_store_list_history (gain_session_get_store (session), article, target, error);

  if (entries != NULL)
    gain_history_keep_visible (gain_session_get_project (session), entries);

  return entries;
}

/* A mark that was deleted has a history too, so the journal knows more ids than the project.
 * Returns: (transfer full) (nullable): NULL without an error where no mark has this id. */
static char *
dup_mark (GainSession *session, GainArticle *article, const char *word, GError **error)
{
  g_autoptr (GPtrArray) entries =
      list_own (session, article != NULL ? gain_article_get_id (article) : NULL, NULL, error);
  g_autofree char *found = NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const GainHistoryEntry *entry = entries->pdata[i];

      if (!GAIN_IS_ANNOTATION (entry->after != NULL ? entry->after : entry->before) ||
          !g_str_has_prefix (entry->target, word) || g_strcmp0 (entry->target, found) == 0)
        continue;
      if (found != NULL)
        {
          gain_command_fail (error,
                             _ ("Several marks begin with “%s”. Write more of the id."),
                             word);
          return NULL;
        }
      found = g_strdup (entry->target);
    }

  return g_steal_pointer (&found);
}

/* @word: the one word after PROJECT, an article or a mark */
static gboolean
find_subject (GainSession *session,
              const char *word,
              GainArticle **article,
              char **mark,
              GError **error)
{
  g_autoptr (GError) no_article = NULL;

  *article = gain_session_find_article (session, word, &no_article);
  if (*article != NULL)
    return TRUE;
  *mark = dup_mark (session, NULL, word, error);
  if (*mark != NULL)
    return TRUE;
  if (error == NULL || *error == NULL)
    g_propagate_error (error, g_steal_pointer (&no_article));

  return FALSE;
}

static gboolean
show_history (GainSession *session, char **words, gboolean json, GError **error)
{
  GainArticle *article = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (words[0] != NULL && words[1] == NULL &&
      !find_subject (session, words[0], &article, &mark, error))
    return FALSE;
  if (words[0] != NULL && words[1] != NULL)
    {
      article = gain_session_find_article (session, words[0], error);
      if (article == NULL)
        return FALSE;
      mark = dup_mark (session, article, words[1], NULL);
      if (mark == NULL)
        mark = g_strdup (words[1]);
    }

  entries = list_own (session, article != NULL ? gain_article_get_id (article) : NULL, mark, error);
  if (entries == NULL)
    return FALSE;

  print_entries (gain_session_get_project (session), entries, mark, json);
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
      N_ ("Who is at work: only their own marks are shown"),
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

  return session != NULL && show_history (session, words + 1, json, error);
}

/* Restoring */

static gboolean
restore (GainSession *session, const char *mark, guint number, GError **error)
{
  g_autoptr (GPtrArray) entries = list_own (session, NULL, mark, error);
  g_autoptr (GPtrArray) states = entries != NULL ? gain_history_list_states (entries, mark) : NULL;
  g_autoptr (GainChange) change = NULL;
  GainMarkState *state;

  if (states == NULL)
    return FALSE;
  if (number > states->len)
    return gain_command_fail (error,
                              ngettext ("The mark has %u state. “history” lists it.",
                                        "The mark has %u states, from 1. “history” lists them.",
                                        states->len),
                              states->len);
  state = states->pdata[number - 1];
  change = gain_act_restore (gain_session_get_project (session),
                             ((GainHistoryEntry *) entries->pdata[state->entry])->article,
                             state->mark,
                             state->links,
                             error);
  if (change == NULL || !gain_session_apply (session, change, error))
    return FALSE;
  gain_answer ("%s\n", mark);

  return gain_answer_flush (error) && gain_session_close (session, error);
}

gboolean
gain_command_restore (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose mark it is"), N_ ("ID") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 3, 3, error);
  g_autoptr (GainSession) session = NULL;
  g_autoptr (GError) failed = NULL;
  g_autofree char *mark = NULL;
  guint64 number;

  if (words == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (words[2], 10, 1, G_MAXUINT, &number, NULL))
    return gain_command_refuse (
        error, _ ("“%s” is no state. Give its number from “history PROJECT MARK”."), words[2]);
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;
  mark = dup_mark (session, NULL, words[1], &failed);
  if (mark != NULL)
    return restore (session, mark, (guint) number, error);
  if (failed == NULL)
    return gain_command_fail (
        error,
        _ ("There never was a mark “%s” of yours. “history” lists those that were."),
        words[1]);
  g_propagate_error (error, g_steal_pointer (&failed));

  return FALSE;
}
