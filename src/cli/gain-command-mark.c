/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-input.h"
#include "gain-mark-words.h"
#include "gain-session.h"

/* One mark as somebody asked for it. */
typedef struct
{
  const char *article;
  const char *label;
  GArray *fragments; /* (element-type GainSpan) */
  char **attributes; /* nullable */
  const char *origin;
  const char *note; /* nullable */
} Wish;

/* The same change with the note in it: one act, so that one undo takes it back. */
static GainChange *
add_note (GainChange *change, const char *note)
{
  GainChange *noted = gain_change_new (gain_change_get_verb (change));

  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);
      g_autoptr (GainItem) after = gain_item_copy (operation->after);

      gain_item_set_note (after, note);
      gain_change_add (noted,
                       operation->kind,
                       operation->owner,
                       operation->article,
                       operation->id,
                       operation->before,
                       after);
    }

  return noted;
}

static gboolean
check_fragments (GArray *fragments, GainArticle *article, GError **error)
{
  for (guint i = 0; i < fragments->len; i++)
    if (!gain_session_check_span (article, g_array_index (fragments, GainSpan, i), error))
      return FALSE;

  return TRUE;
}

static GainChange *
make_change (GainSession *session, const Wish *wish, char **id, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  GainArticle *article = gain_session_load_article (session, wish->article, error);
  g_autoptr (GVariant) attributes = NULL;
  g_autoptr (GainChange) change = NULL;

  if (article == NULL || !gain_session_check_label (session, wish->label, error) ||
      !check_fragments (wish->fragments, article, error))
    return NULL;
  attributes = gain_mark_words_parse_attributes (wish->attributes,
                                                 gain_project_get_codebook (project),
                                                 wish->label,
                                                 error);
  if (attributes == NULL)
    return NULL;

  change = gain_act_mark (project,
                          gain_article_get_id (article),
                          wish->label,
                          (const GainSpan *) wish->fragments->data,
                          wish->fragments->len,
                          wish->origin,
                          attributes,
                          id,
                          error);
  if (change == NULL || wish->note == NULL)
    return g_steal_pointer (&change);

  return add_note (change, wish->note);
}

/* An id that was printed is durable: whoever reads it can rely on it, whatever
 * happens to this process. */
static gboolean
make_mark (GainSession *session, const Wish *wish, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (GainChange) change = make_change (session, wish, &id, error);

  if (change == NULL || !gain_session_apply (session, change, error))
    return FALSE;

  gain_answer ("%s\n", id);
  return gain_answer_flush (error);
}

/* ARTICLE LABEL START END; names of files may hold spaces, so the last three
 * words are taken from the end. */
static gboolean
mark_line (GainSession *session, char *line, const char *origin, GError **error)
{
  char *fields[4];
  Wish wish = { .origin = origin };
  gboolean done;

  g_strstrip (line);
  for (int i = 3; i > 0; i--)
    {
      char *space = line + strlen (line);

      while (space > line && space[-1] != ' ' && space[-1] != '\t')
        space--;
      if (space == line)
        return gain_command_refuse (error, _ ("a line is ARTICLE LABEL START END"));
      fields[i] = space;
      space[-1] = '\0';
      g_strchomp (line);
    }
  fields[0] = line;

  wish.article = fields[0];
  wish.label = fields[1];
  wish.fragments = gain_mark_words_parse_fragments (fields[2], fields[3], NULL, error);
  if (wish.fragments == NULL)
    return FALSE;
  done = make_mark (session, &wish, error);
  g_array_unref (wish.fragments);

  return done;
}

static gboolean
mark_lines (GainSession *session, const char *origin, GError **error)
{
  g_auto (GainInputLine) line = { NULL };
  g_autoptr (GError) failed = NULL;
  gboolean all = TRUE;

  while (gain_input_line_next (&line, &failed))
    {
      g_autoptr (GError) wrong = NULL;

      if (*line.text == '\0' || mark_line (session, line.text, origin, &wrong))
        continue;
      gain_notice (_ ("Line %u of standard input: %s"), line.number, wrong->message);
      all = FALSE;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  return all || gain_command_fail_told (error);
}

static gboolean
run_batch (const char *path, const char *annotator, const char *origin, GError **error)
{
  g_autoptr (GainSession) session = gain_session_open (path, annotator, error);
  gboolean all;

  if (session == NULL)
    return FALSE;

  all = mark_lines (session, origin, error);
  return gain_session_close (session, all ? error : NULL) && all;
}

static gboolean
run_one (const char *path, const char *annotator, const Wish *wish, GError **error)
{
  g_autoptr (GainSession) session = gain_session_open (path, annotator, error);

  return session != NULL && make_mark (session, wish, error) && gain_session_close (session, error);
}

gboolean
gain_command_mark (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *note = NULL;
  g_auto (GStrv) attributes = NULL;
  g_auto (GStrv) fragments = NULL;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose mark it is"), N_ ("ID") },
    { "attribute",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &attributes,
      N_ ("An attribute; may be given several times"),
      N_ ("NAME=VALUE") },
    { "fragment",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &fragments,
      N_ ("A further stretch of text; may be given several times"),
      N_ ("START:END") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_ ("A note on it"), N_ ("TEXT") },
    { "origin",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &origin,
      N_ ("How it came about: typed, suggested:K, default, carried or bulk"),
      N_ ("WORD") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, 5, error);
  g_autoptr (GArray) spans = NULL;
  Wish wish = { .note = note,
                .attributes = attributes,
                .origin = origin != NULL ? origin : "typed" };

  if (words == NULL || !gain_command_check_text (note, "--note", error) ||
      !gain_command_check_text (origin, "--origin", error))
    return FALSE;
  if (g_strv_length (words) == 2 && g_str_equal (words[1], "-"))
    return run_batch (words[0], annotator, wish.origin, error);
  if (g_strv_length (words) != 5)
    return gain_command_refuse (error,
                                _ ("Something is missing: PROJECT ARTICLE LABEL START END."));

  spans = gain_mark_words_parse_fragments (words[3], words[4], fragments, error);
  if (spans == NULL)
    return FALSE;
  wish.article = words[1];
  wish.label = words[2];
  wish.fragments = spans;

  return run_one (words[0], annotator, &wish, error);
}
