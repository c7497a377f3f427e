/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-article.h"
#include "gain-extract.h"
#include "gain-input.h"

/* One page to read: where it is, and what is known of it. */
typedef struct
{
  const char *path;
  const char *url;     /* nullable */
  const char *charset; /* nullable */
} Page;

static JsonNode *
write_blocks (GArray *blocks)
{
  JsonArray *array = json_array_sized_new (blocks->len);

  for (guint i = 0; i < blocks->len; i++)
    {
      const GainExtractBlock *block = &g_array_index (blocks, GainExtractBlock, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "start", block->span.start);
      json_object_set_int_member (object, "end", block->span.end);
      /* Both lists of kinds have the same order. */
      json_object_set_string_member (object,
                                     "kind",
                                     gain_block_kind_get_nick ((GainBlockKind) block->kind));
      json_object_set_boolean_member (object, "excluded", block->excluded);
      json_array_add_object_element (array, object);
    }

  return gain_answer_wrap_array (array);
}

static JsonNode *
write_strings (char **strings)
{
  JsonArray *array = json_array_new ();

  for (char **string = strings; *string != NULL; string++)
    json_array_add_string_element (array, *string);

  return gain_answer_wrap_array (array);
}

/* The day and the language once more, by the names that programs which judge
 * extractors look for. */
static void
set_short_names (JsonObject *object, GainExtract *extract)
{
  g_autofree char *day = gain_answer_dup_day (extract->published);

  gain_answer_set_string (object, "date", day);
  gain_answer_set_string (object, "lang", extract->language);
}

static JsonNode *
write_extract (GainExtract *extract)
{
  JsonObject *object = json_object_new ();

  gain_answer_set_string (object, "title", extract->headline);
  json_object_set_member (object, "authors", write_strings (extract->authors));
  gain_answer_set_string (object, "published", extract->published);
  gain_answer_set_string (object, "site", extract->outlet);
  gain_answer_set_string (object, "language", extract->language);
  gain_answer_set_string (object, "canonical_url", extract->canonical_url);
  json_object_set_string_member (object, "text", gain_text_get_utf8 (extract->text, NULL));
  json_object_set_member (object, "blocks", write_blocks (extract->blocks));
  gain_answer_set_string (object, "charset", extract->charset);
  gain_answer_set_string (object, "extractor", extract->extractor);
  set_short_names (object, extract);

  return gain_answer_wrap_object (object);
}

static JsonNode *
extract_page (const Page *page, GError **error)
{
  g_autoptr (GBytes) bytes = gain_input_read (page->path, GAIN_EXTRACT_MAX_BYTES, error);
  const char *name = g_str_equal (page->path, "-") ? page->url : page->path;
  g_autoptr (GainExtract) extract = NULL;
  GainExtractFormat format;

  if (bytes == NULL)
    return NULL;

  format = gain_extract_guess_format (name, NULL, bytes);
  extract = gain_extract_run (bytes, format, page->url, page->charset, error);
  if (extract == NULL)
    {
      g_autofree char *shown = gain_input_dup_name (page->path);

      g_prefix_error (error, "“%s”: ", shown);
      return NULL;
    }

  return write_extract (extract);
}

static const char *
none_if_empty (const char *field)
{
  return field != NULL && *field != '\0' ? field : NULL;
}

/* Returns: FALSE where the page could not be read; the answer says why. */
static gboolean
answer_line (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);
  Page page = { fields[0] != NULL ? fields[0] : "" };
  g_autoptr (GError) error = NULL;
  JsonNode *answer;
  JsonObject *object;

  if (fields[0] != NULL && fields[1] != NULL)
    {
      page.url = none_if_empty (fields[1]);
      page.charset = none_if_empty (fields[2]);
    }

  answer = extract_page (&page, &error);
  if (answer != NULL)
    {
      gain_answer_json_line (answer);
      return TRUE;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "error", error->message);
  gain_answer_json_line (gain_answer_wrap_object (object));
  return FALSE;
}

static gboolean
answer_lines (GError **error)
{
  g_auto (GainInputLine) line = { NULL };
  g_autoptr (GError) failed = NULL;
  gboolean all = TRUE;

  while (gain_input_line_next (&line, &failed))
    {
      all = answer_line (line.text) && all;
      if (!gain_answer_flush (error))
        return FALSE;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  return all || gain_command_fail_told (error);
}

gboolean
gain_command_extract (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *url = NULL;
  g_autofree char *charset = NULL;
  gboolean lines = FALSE;
  const GOptionEntry options[] = {
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &url, N_ ("Where the page came from"), N_ ("URL") },
    { "charset",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &charset,
      N_ ("What the server said about its charset"),
      N_ ("CHARSET") },
    { "lines",
      0,
      0,
      G_OPTION_ARG_NONE,
      &lines,
      N_ ("Read PATH, URL and CHARSET a line, with tabs between; answer each with a line"),
      NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 0, 1, error);
  Page page = { NULL };
  JsonNode *answer;

  if (words == NULL)
    return FALSE;
  if (lines)
    return words[0] == NULL
               ? answer_lines (error)
               : gain_command_refuse (error,
                                      _ ("With --lines, standard input names the files, not “%s”."),
                                      words[0]);
  if (words[0] == NULL)
    return gain_command_refuse (error, _ ("Which file? Name one, or “-” for standard input."));

  page = (Page){ words[0], url, charset };
  answer = extract_page (&page, error);
  if (answer == NULL)
    return FALSE;

  gain_answer_json (answer);
  return TRUE;
}
