/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"

/* Characters of the text to either side of what was found. */
#define CONTEXT 40

/* A text or a wanted word, folded code point by code point, so that offsets
 * stay those of the text. */
typedef struct
{
  gunichar *chars;
  guint n;
} Folded;

static Folded
fold (const char *text)
{
  glong n;
  Folded folded = { g_utf8_to_ucs4_fast (text, -1, &n), 0 };

  folded.n = (guint) n;
  for (guint i = 0; i < folded.n; i++)
    folded.chars[i] = g_unichar_tolower (folded.chars[i]);

  return folded;
}

static gboolean
stands_at (const Folded *text, guint at, const Folded *word)
{
  for (guint i = 0; i < word->n; i++)
    if (text->chars[at + i] != word->chars[i])
      return FALSE;

  return TRUE;
}

/* Returns: FALSE where it is nowhere. */
static gboolean
find_word (const Folded *text, const char *wanted, GArray *hits)
{
  Folded word = fold (wanted);
  guint before = hits->len;

  for (guint at = 0; word.n > 0 && at + word.n <= text->n; at++)
    if (stands_at (text, at, &word))
      {
        GainSpan span = { at, at + word.n };

        g_array_append_val (hits, span);
      }
  g_free (word.chars);

  return hits->len > before;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  return gain_span_compare (*(const GainSpan *) a, *(const GainSpan *) b);
}

/* An article is found when it holds every word. Returns: (transfer full) (nullable). */
static GArray *
find_all (GainText *text, char **words)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  Folded folded = fold (gain_text_get_utf8 (text, NULL));
  gboolean all = TRUE;

  for (char **word = words; all && *word != NULL; word++)
    all = find_word (&folded, *word, hits);
  g_free (folded.chars);
  if (!all)
    return NULL;

  g_array_sort (hits, compare_hits);
  return g_steal_pointer (&hits);
}

static void
print_hit (GainArticle *article, GainSpan hit)
{
  GainText *text = gain_article_get_text (article);
  guint start = hit.start > CONTEXT ? hit.start - CONTEXT : 0;
  g_autofree char *left = gain_text_dup_slice (text, GAIN_SPAN (start, hit.start));
  g_autofree char *middle = gain_text_dup_slice (text, hit);
  g_autofree char *right = gain_text_dup_slice (text, GAIN_SPAN (hit.end, hit.end + CONTEXT));
  g_autofree char *all = g_strconcat (left, "[", middle, "]", right, NULL);
  g_autofree char *line = gain_answer_dup_line (all, 0);

  gain_answer ("%s  %u %u  %s\n", gain_article_get_id (article), hit.start, hit.end, line);
}

static JsonNode *
write_hits (GainArticle *article, GArray *hits)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_sized_new (hits->len);

  for (guint i = 0; i < hits->len; i++)
    {
      GainSpan hit = g_array_index (hits, GainSpan, i);
      g_autofree char *quote = gain_text_dup_slice (gain_article_get_text (article), hit);
      JsonObject *entry = json_object_new ();

      json_object_set_int_member (entry, "start", hit.start);
      json_object_set_int_member (entry, "end", hit.end);
      json_object_set_string_member (entry, "text", quote);
      json_array_add_object_element (array, entry);
    }
  json_object_set_string_member (object, "article", gain_article_get_id (article));
  gain_answer_set_string (object, "title", gain_article_get_title (article));
  json_object_set_array_member (object, "hits", array);

  return gain_answer_wrap_object (object);
}

static void
answer_article (GainArticle *article, char **words, gboolean json)
{
  g_autoptr (GArray) hits = find_all (gain_article_get_text (article), words);

  if (hits == NULL)
    return;
  if (json)
    {
      gain_answer_json_line (write_hits (article, hits));
      return;
    }
  for (guint i = 0; i < hits->len; i++)
    print_hit (article, g_array_index (hits, GainSpan, i));
}

/* One text at a time is in memory, however many there are. */
static gboolean
search (GainSession *session, char **words, gboolean json, GError **error)
{
  GListModel *articles = gain_project_get_articles (gain_session_get_project (session));
  gboolean all = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);
      g_autoptr (GError) unreadable = NULL;

      if (!gain_store_load_text (gain_session_get_store (session), article, &unreadable))
        {
          gain_notice ("%s", unreadable->message);
          all = FALSE;
          continue;
        }
      answer_article (article, words, json);
      gain_article_drop_text (article);
    }

  return all || gain_command_fail_told (error);
}

gboolean
gain_command_search (const GainCommand *self, char **arguments, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a line of JSON an article"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, G_MAXUINT, error);
  g_autoptr (GainSession) session = NULL;

  if (words == NULL)
    return FALSE;
  for (char **word = words + 1; *word != NULL; word++)
    if (!gain_command_check_text (*word, _ ("What to search for"), error))
      return FALSE;
  session = gain_session_open (words[0], NULL, error);

  return session != NULL && search (session, words + 1, json, error);
}
