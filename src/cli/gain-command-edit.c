/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-input.h"
#include "gain-mark-words.h"
#include "gain-session.h"

#define MAX_NOTE (1024u * 1024u)

/* A mark that is to be changed, and the words that say how. */
typedef struct
{
  GainSession *session;
  GainProject *project;
  GainArticle *article;
  GainAnnotation *mark;
  const char *article_id;
  const char *mark_id;
  char **words;  /* those behind MARK */
  GArray *spans; /* (element-type GainSpan): for resize */
} Edit;

typedef gboolean (*EditFunc) (const Edit *edit, GError **error);

/* Applies @change (transfer full, NULL where it could not be made). */
static gboolean
apply (const Edit *edit, GainChange *change, GError **error)
{
  gboolean done = change != NULL && gain_session_apply (edit->session, change, error);

  g_clear_pointer (&change, gain_change_unref);
  return done;
}

static gboolean
unmark (const Edit *edit, GError **error)
{
  return apply (edit,
                gain_act_delete (edit->project, edit->article_id, edit->mark_id, error),
                error);
}

static gboolean
relabel (const Edit *edit, GError **error)
{
  const char *label = edit->words[0];

  return gain_session_check_label (edit->session, label, error) &&
         apply (edit,
                gain_act_relabel (edit->project, edit->article_id, edit->mark_id, label, error),
                error);
}

static gboolean
resize (const Edit *edit, GError **error)
{
  for (guint i = 0; i < edit->spans->len; i++)
    if (!gain_session_check_span (edit->article, g_array_index (edit->spans, GainSpan, i), error))
      return FALSE;

  return apply (edit,
                gain_act_place (edit->project,
                                edit->article_id,
                                edit->mark_id,
                                (const GainSpan *) edit->spans->data,
                                edit->spans->len,
                                error),
                error);
}

static char *
dup_note (const char *word, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  if (!g_str_equal (word, "-"))
    return g_strdup (word);

  bytes = gain_input_read ("-", MAX_NOTE, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return g_strchomp (g_strndup (data != NULL ? data : "", size));
}

static gboolean
set_note (const Edit *edit, GError **error)
{
  g_autofree char *note = dup_note (edit->words[0], error);

  return note != NULL && gain_command_check_text (note, _ ("The note"), error) &&
         apply (edit,
                gain_act_note (edit->project, edit->article_id, edit->mark_id, note, error),
                error);
}

static gboolean
set_attribute (const Edit *edit, const char *word, GError **error)
{
  g_autofree char *label = g_strdup (gain_project_resolve_label_id (edit->project, edit->mark));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) value = NULL;

  return gain_mark_words_parse_attribute (
             word, gain_project_get_codebook (edit->project), label, &name, &value, error) &&
         apply (edit,
                gain_act_attribute (
                    edit->project, edit->article_id, edit->mark_id, name, value, error),
                error);
}

static gboolean
set_attributes (const Edit *edit, GError **error)
{
  for (char **word = edit->words; *word != NULL; word++)
    if (!set_attribute (edit, *word, error))
      return FALSE;

  return TRUE;
}

/* Wrong use is told before the project is opened. */
static gboolean
parse_spans (EditFunc func, char **words, char **fragments, GArray **spans, GError **error)
{
  if (func == resize)
    {
      *spans = gain_mark_words_parse_fragments (words[0], words[1], fragments, error);
      return *spans != NULL;
    }

  return fragments == NULL ||
         gain_command_refuse (error, _ ("--fragment is for “mark” and “resize”."));
}

static gboolean
edit_mark (const GainCommand *self,
           char **arguments,
           guint n_more,
           guint max_more,
           EditFunc func,
           GError **error)
{
  g_autofree char *annotator = NULL;
  g_auto (GStrv) fragments = NULL;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose mark it is"), N_ ("ID") },
    { "fragment",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &fragments,
      N_ ("A further stretch of text, for resize; may be given several times"),
      N_ ("START:END") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self,
                                             arguments,
                                             options,
                                             3 + n_more,
                                             max_more == G_MAXUINT ? G_MAXUINT : 3 + max_more,
                                             error);
  g_autoptr (GainSession) session = NULL;
  g_autoptr (GArray) spans = NULL;
  g_autofree char *mark_id = NULL;
  Edit edit = { NULL };

  if (words == NULL)
    return FALSE;
  if (!parse_spans (func, words + 3, fragments, &spans, error))
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  if (session == NULL)
    return FALSE;

  edit.session = session;
  edit.project = gain_session_get_project (session);
  edit.article = gain_session_load_article (session, words[1], error);
  edit.mark =
      edit.article != NULL ? gain_session_find_mark (session, edit.article, words[2], error) : NULL;
  if (edit.mark == NULL)
    return FALSE;
  mark_id = g_strdup (gain_item_get_id (GAIN_ITEM (edit.mark)));
  edit.article_id = gain_article_get_id (edit.article);
  edit.mark_id = mark_id;
  edit.words = words + 3;
  edit.spans = spans;

  if (!func (&edit, error))
    return FALSE;
  gain_answer ("%s\n", mark_id);
  return gain_answer_flush (error) && gain_session_close (session, error);
}

gboolean
gain_command_unmark (const GainCommand *self, char **arguments, GError **error)
{
  return edit_mark (self, arguments, 0, 0, unmark, error);
}

gboolean
gain_command_relabel (const GainCommand *self, char **arguments, GError **error)
{
  return edit_mark (self, arguments, 1, 1, relabel, error);
}

gboolean
gain_command_resize (const GainCommand *self, char **arguments, GError **error)
{
  return edit_mark (self, arguments, 2, 2, resize, error);
}

gboolean
gain_command_note (const GainCommand *self, char **arguments, GError **error)
{
  return edit_mark (self, arguments, 1, 1, set_note, error);
}

gboolean
gain_command_attribute (const GainCommand *self, char **arguments, GError **error)
{
  return edit_mark (self, arguments, 1, G_MAXUINT, set_attributes, error);
}
