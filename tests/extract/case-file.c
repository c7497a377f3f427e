/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "case-file.h"

#include <string.h>

#define INPUT  "\n--- input\n"
#define EXPECT "\n--- expect\n"

void
case_file_free (CaseFile *self)
{
  g_bytes_unref (self->input);
  g_free (self->url);
  g_free (self->charset);
  g_free (self->expected);
  g_free (self);
}

static GainExtractFormat
parse_format (const char *name)
{
  if (g_str_equal (name, "markdown"))
    return GAIN_EXTRACT_MARKDOWN;
  if (g_str_equal (name, "html"))
    return GAIN_EXTRACT_HTML;
  g_assert_cmpstr (name, ==, "plain");

  return GAIN_EXTRACT_PLAIN;
}

static void
read_head (CaseFile *self, const char *head, gboolean *escapes)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (lines[i], ": ", 2);

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (pair), ==, 2);
      if (g_str_equal (pair[0], "format"))
        self->format = parse_format (pair[1]);
      else if (g_str_equal (pair[0], "url"))
        self->url = g_strdup (pair[1]);
      else if (g_str_equal (pair[0], "charset"))
        self->charset = g_strdup (pair[1]);
      else if (g_str_equal (pair[0], "escapes"))
        *escapes = TRUE;
      else
        g_error ("“%s” is nothing that the head of a case says", pair[0]);
    }
}

/* Without the line end that stands before the next part, which is the file's, not the input's. */
static GBytes *
read_input (const char *start, gsize n, gboolean escapes)
{
  g_autofree char *raw = g_strndup (start, n);
  g_autofree char *bytes = NULL;
  char *end;

  if (!escapes)
    return g_bytes_new (raw, n);

  g_strdelimit (raw, "\n", ' ');
  bytes = g_strcompress (raw);
  end = bytes + strlen (bytes);

  return g_bytes_new (bytes, end - bytes);
}

CaseFile *
case_file_load (const char *path)
{
  CaseFile *self = g_new0 (CaseFile, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *head = NULL;
  const char *input;
  const char *expect;
  gboolean escapes = FALSE;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  input = strstr (contents, INPUT);
  g_assert_nonnull (input);
  expect = strstr (input, EXPECT);
  g_assert_nonnull (expect);

  head = g_strndup (contents, input - contents);
  read_head (self, head, &escapes);
  input += strlen (INPUT);
  self->input = read_input (input, expect > input ? expect - input : 0, escapes);
  self->expected = g_strdup (expect + strlen (EXPECT));

  return self;
}
