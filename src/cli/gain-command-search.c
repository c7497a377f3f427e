/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-interrupt.h"
#include "gain-search.h"
#include "gain-session.h"

/* Characters of the text to either side of what was found. */
#define CONTEXT     40
#define MAX_CONTEXT 10000

/* What was asked for. */
typedef struct
{
  gboolean regex;
  gboolean words;
  gboolean match_case;
  gboolean accents;
  gboolean json;
  gboolean unmarked;
  gboolean excluded;
  int context;
  char *label;
  char *actor;
  char *outlet;
  char *since;
  char *until;
  char *status;
  char *mark;
  char *annotator;
} Request;

/* A search that is under way. */
typedef struct
{
  const Request *request;
  GMainLoop *loop;
  GPtrArray *hits; /* of one article, or with --mark of all */
} Run;

static void
request_clear (Request *self)
{
  g_free (self->label);
  g_free (self->actor);
  g_free (self->outlet);
  g_free (self->since);
  g_free (self->until);
  g_free (self->status);
  g_free (self->mark);
  g_free (self->annotator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* What was found stands in one column. */
static void
print_hit (const Run *run, GainHit *hit)
{
  GainSpan span = gain_hit_get_span (hit);
  g_autofree char *line = g_strdup_printf ("%s[%s]%s",
                                           gain_hit_get_left (hit),
                                           gain_hit_get_quote (hit),
                                           gain_hit_get_right (hit));
  g_autofree char *clean = gain_answer_dup_line (line, 0);
  glong missing = run->request->context - g_utf8_strlen (gain_hit_get_left (hit), -1);

  gain_answer ("%s  %u %u  %*s%s\n",
               gain_article_get_id (gain_hit_get_article (hit)),
               span.start,
               span.end,
               (int) MAX (missing, 0),
               "",
               clean);
}

static void
print_json (const Run *run)
{
  GainArticle *article = gain_hit_get_article (run->hits->pdata[0]);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_sized_new (run->hits->len);

  for (guint i = 0; i < run->hits->len; i++)
    {
      GainHit *hit = run->hits->pdata[i];
      JsonObject *entry = json_object_new ();

      json_object_set_int_member (entry, "start", gain_hit_get_span (hit).start);
      json_object_set_int_member (entry, "end", gain_hit_get_span (hit).end);
      json_object_set_string_member (entry, "text", gain_hit_get_quote (hit));
      json_object_set_string_member (entry, "left", gain_hit_get_left (hit));
      json_object_set_string_member (entry, "right", gain_hit_get_right (hit));
      json_array_add_object_element (array, entry);
    }
  json_object_set_string_member (object, "article", gain_article_get_id (article));
  gain_answer_set_string (object, "title", gain_article_get_title (article));
  json_object_set_array_member (object, "hits", array);

  gain_answer_json_line (gain_answer_wrap_object (object));
}

static void
print_article (Run *run)
{
  if (run->hits->len > 0)
    print_json (run);
  g_ptr_array_set_size (run->hits, 0);
}

static void
take_hit (Run *run, GainHit *hit)
{
  if (run->request->mark == NULL && !run->request->json)
    {
      print_hit (run, hit);
      return;
    }
  if (run->request->mark == NULL && run->hits->len > 0 &&
      gain_hit_get_article (run->hits->pdata[0]) != gain_hit_get_article (hit))
    print_article (run);
  g_ptr_array_add (run->hits, g_object_ref (hit));
}

static void
found_cb (GainSearch *search, GPtrArray *hits, gpointer user_data)
{
  for (guint i = 0; i < hits->len; i++)
    take_hit (user_data, hits->pdata[i]);
}

static void
progress_cb (GainSearch *search)
{
  if (gain_interrupt_was_caught ())
    gain_search_cancel (search);
}

/* Prints the marks that were made. */
static gboolean
mark_hits (GainSession *session, const Run *run, GError **error)
{
  g_autoptr (GainChange) change = gain_search_mark (
      gain_session_get_store (session), run->hits, run->request->mark, NULL, error);

  if (change == NULL)
    return FALSE;
  if (gain_change_get_n_operations (change) == 0)
    {
      gain_notice (_ ("There is nothing left to mark."));
      return TRUE;
    }
  if (!gain_session_apply (session, change, error))
    return FALSE;
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);
      GainSpan span = gain_annotation_get_extent (GAIN_ANNOTATION (operation->after));

      gain_answer ("%s  %s  %u %u\n", operation->id, operation->article, span.start, span.end);
    }

  return gain_answer_flush (error) && gain_session_close (session, error);
}

/* One text at a time is in memory, however many there are. */
static gboolean
search (GainSession *session,
        const Request *request,
        const GainSearchFilter *filter,
        GainConcordance *concordance,
        GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GainSearch) job =
      gain_search_new (gain_session_get_store (session), concordance, filter);
  Run run = { request, loop, hits };
  const GError *failed;

  gain_interrupt_catch ();
  gain_search_set_context (job, (guint) request->context);
  g_signal_connect (job, "found", G_CALLBACK (found_cb), &run);
  g_signal_connect (job, "progress", G_CALLBACK (progress_cb), NULL);
  g_signal_connect_swapped (job, "finished", G_CALLBACK (g_main_loop_quit), loop);
  gain_search_start (job);
  g_main_loop_run (loop);
  gain_interrupt_pass_on ();

  failed = gain_search_get_error (job);
  if (failed != NULL)
    gain_notice ("%s", failed->message);
  if (request->mark != NULL)
    return failed == NULL ? mark_hits (session, &run, error) : gain_command_fail_told (error);
  if (request->json)
    print_article (&run);

  return failed == NULL || gain_command_fail_told (error);
}

static gboolean
check_date (const char *date, GError **error)
{
  return date == NULL || g_regex_match_simple ("^\\d{4}(-\\d\\d(-\\d\\d)?)?$", date, 0, 0) ||
         gain_command_refuse (error,
                              _ ("“%s” is not a date. Write it as 2026-05-31, 2026-05 or 2026."),
                              date);
}

static gboolean
check_status (const char *status, GError **error)
{
  static const char *const known[] = { "new", "annotating", "submitted", NULL };

  return status == NULL || g_strv_contains (known, status) ||
         gain_command_refuse (error,
                              _ ("“%s” is no status. Use new, annotating or submitted."),
                              status);
}

static gboolean
check_request (const Request *request, char **words, GError **error)
{
  for (char **word = words; *word != NULL; word++)
    if (!gain_command_check_text (*word, _ ("What to search for"), error))
      return FALSE;
  if (request->context < 0 || request->context > MAX_CONTEXT)
    return gain_command_refuse (error,
                                _ ("--context takes a number of characters from 0 to %d"),
                                MAX_CONTEXT);
  if (request->regex && request->words)
    return gain_command_refuse (error,
                                _ ("Use --regex or --words, not both. \\b in a regular expression "
                                   "stands for the edge of a word."));

  return gain_command_check_text (request->outlet, "--outlet", error) &&
         check_date (request->since, error) && check_date (request->until, error) &&
         check_status (request->status, error);
}

static GainConcordance *
make_concordance (const Request *request, char **words, GError **error)
{
  GainConcordanceMode mode = request->regex   ? GAIN_CONCORDANCE_REGEX
                             : request->words ? GAIN_CONCORDANCE_WORDS
                                              : GAIN_CONCORDANCE_STRING;
  g_autoptr (GError) wrong = NULL;
  GainConcordance *concordance =
      gain_concordance_new ((const char *const *) words,
                            mode,
                            (request->match_case ? GAIN_CONCORDANCE_CASE : 0) |
                                (request->accents ? GAIN_CONCORDANCE_ACCENTS : 0),
                            &wrong);

  if (concordance == NULL)
    gain_command_refuse (error, "%s", wrong->message);

  return concordance;
}

static gboolean
make_filter (GainSession *session, const Request *request, GainSearchFilter *filter, GError **error)
{
  if ((request->label != NULL && !gain_session_check_label (session, request->label, error)) ||
      (request->mark != NULL && !gain_session_check_label (session, request->mark, error)))
    return FALSE;
  if (request->actor != NULL)
    {
      GainItem *actor = gain_session_find_entry (session, GAIN_ITEM_ACTOR, request->actor, error);

      if (actor == NULL)
        return FALSE;
      filter->actor = gain_item_get_id (actor);
    }
  filter->label = request->label;
  filter->unmarked = request->unmarked;
  filter->outlet = request->outlet;
  filter->since = request->since;
  filter->until = request->until;
  filter->status = request->status;
  filter->excluded = request->excluded;

  return TRUE;
}

static gboolean
run (const Request *request, char **words, GError **error)
{
  g_autoptr (GainConcordance) concordance = NULL;
  g_autoptr (GainSession) session = NULL;
  GainSearchFilter filter = { NULL };

  if (!check_request (request, words + 1, error))
    return FALSE;
  concordance = make_concordance (request, words + 1, error);
  if (concordance == NULL)
    return FALSE;
  session = gain_session_open (words[0], request->annotator, error);

  return session != NULL && make_filter (session, request, &filter, error) &&
         search (session, request, &filter, concordance, error);
}

#define SWITCH(name, flag, text)                                                                   \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_NONE, &request.flag, text, NULL                                       \
  }
#define WORD(name, field, text, arg)                                                               \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_FILENAME, &request.field, text, arg                                   \
  }

gboolean
gain_command_search (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (Request) request = { .context = CONTEXT };
  const GOptionEntry options[] = {
    SWITCH ("words", words, N_ ("Find whole words only")),
    SWITCH ("regex", regex, N_ ("Each WORD is a regular expression")),
    SWITCH ("case", match_case, N_ ("Capitals matter")),
    SWITCH ("accents", accents, N_ ("Accents matter")),
    WORD (
        "label", label, N_ ("Only where it touches a mark of yours with this label"), N_ ("LABEL")),
    SWITCH ("unmarked",
            unmarked,
            N_ ("Only where it touches no mark of yours (with --label: none of that label)")),
    WORD (
        "actor",
        actor,
        N_ ("Only articles with a mark of yours linked with this actor (with --label: only marks so linked)"),
        N_ ("ACTOR")),
    WORD ("outlet", outlet, N_ ("Only articles of this outlet"), N_ ("NAME")),
    WORD ("since", since, N_ ("Only articles of this day or later"), N_ ("DATE")),
    WORD ("until", until, N_ ("Only articles of this day or earlier"), N_ ("DATE")),
    WORD ("status", status, N_ ("Only articles with this status of yours"), N_ ("STATUS")),
    SWITCH ("excluded", excluded, N_ ("Also in blocks that do not count")),
    { "context",
      0,
      0,
      G_OPTION_ARG_INT,
      &request.context,
      N_ ("Characters to either side"),
      N_ ("N") },
    WORD ("mark",
          mark,
          N_ ("Mark every place with this label, as one act, and print the marks"),
          N_ ("LABEL")),
    WORD ("annotator", annotator, N_ ("Who is at work"), N_ ("ID")),
    SWITCH ("json", json, N_ ("Print a line of JSON an article")),
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, G_MAXUINT, error);

  return words != NULL && run (&request, words, error);
}
