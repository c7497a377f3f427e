/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-answer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "gain-json.h"

/* The first errno that writing met: a later flush may no longer know it. */
static int failure;

static void
write_out (const char *text, gsize size)
{
  if (fwrite (text, 1, size, stdout) != size && failure == 0)
    failure = errno;
}

void
gain_answer (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);

  write_out (text, strlen (text));
}

void
gain_answer_json (JsonNode *node)
{
  GString *text = gain_json_write (node);

  write_out (text->str, text->len);
  g_string_free (text, TRUE);
  json_node_unref (node);
}

void
gain_answer_json_line (JsonNode *node)
{
  GString *text = gain_json_write_line (node);

  g_string_append_c (text, '\n');
  write_out (text->str, text->len);
  g_string_free (text, TRUE);
  json_node_unref (node);
}

gboolean
gain_answer_flush (GError **error)
{
  if (fflush (stdout) != 0 && failure == 0)
    failure = errno;
  if (failure == 0)
    return TRUE;

  g_set_error (
      error,
      G_IO_ERROR,
      g_io_error_from_errno (failure),
      _ ("Standard output could not be written: %s. Make room or choose another place for it."),
      g_strerror (failure));
  return FALSE;
}

void
gain_notice (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);

  valid = g_utf8_make_valid (text, -1);
  /* Results that came before it should stand before it. */
  fflush (stdout);
  fprintf (stderr, "gainsay-cli: %s\n", valid);
}

/* Controls and what turns the direction of writing: shown as a sign, so that
 * an article can neither move the cursor nor disguise the line behind it. */
static gunichar
tame (gunichar c)
{
  if (c < 0x20)
    return 0x2400 + c;
  if (c == 0x7f)
    return 0x2421;
  if ((c >= 0x80 && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
    return 0xfffd;

  return c;
}

char *
gain_answer_dup_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *shown = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      g_string_append_unichar (shown, c == '\n' || c == '\t' ? c : tame (c));
    }

  return g_string_free (shown, FALSE);
}

char *
gain_answer_dup_line (const char *text, guint max)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *shown = g_string_new (NULL);
  gboolean space = FALSE;
  guint n = 0;

  for (const char *p = g_strstrip (valid); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == '\t' || c == ' ')
        {
          space = TRUE;
          continue;
        }
      if (max > 0 && n + space >= max)
        {
          g_string_append (shown, "…");
          break;
        }
      if (space)
        g_string_append_c (shown, ' ');
      g_string_append_unichar (shown, tame (c));
      n += 1 + space;
      space = FALSE;
    }

  return g_string_free (shown, FALSE);
}

char *
gain_answer_dup_day (const char *published)
{
  if (published != NULL && g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}T", published, 0, 0))
    return g_strndup (published, strlen ("YYYY-MM-DD"));

  return g_strdup (published);
}

JsonNode *
gain_answer_wrap_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
gain_answer_wrap_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

void
gain_answer_set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}
