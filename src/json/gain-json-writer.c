/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-json"

#include "config.h"

#include "gain-json-writer.h"

#include <math.h>
#include <string.h>

typedef struct
{
  GString *out;
  gboolean spacious; /* the form for files; else one line */
  guint indent;
} Writer;

static void write_node (Writer *w, JsonNode *node);

static void
write_escaped (GString *out, guchar c)
{
  static const char named[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *found = strchr (named, c);

  if (found != NULL && c != '\0')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, letters[found - named]);
    }
  else
    g_string_append_printf (out, "\\u%04x", c);
}

static void
write_valid_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  while (*text != '\0')
    {
      const char *run = text;

      while ((guchar) *text >= 0x20 && *text != '"' && *text != '\\')
        text++;
      g_string_append_len (out, run, text - run);
      if (*text != '\0')
        write_escaped (out, (guchar) *text++);
    }
  g_string_append_c (out, '"');
}

static void
write_string (GString *out, const char *text)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate (text, -1, NULL))
    {
      write_valid_string (out, text);
      return;
    }
  /* A file that nobody can open would be worse than a replaced character. */
  g_critical ("A string to be written is not UTF-8");
  valid = g_utf8_make_valid (text, -1);
  write_valid_string (out, valid);
}

static void
write_int (GString *out, gint64 value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  g_string_append (out, digits);
}

static void
write_double (GString *out, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      g_string_append (out, "null");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (digits, sizeof digits, formats[i], value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }
  g_string_append (out, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (out, ".0");
}

static void
write_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  const char *text;

  if (type == G_TYPE_INT64)
    write_int (out, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE)
    write_double (out, json_node_get_double (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if ((text = json_node_get_string (node)) != NULL)
    write_string (out, text);
  else
    g_string_append (out, "null");
}

static void
break_line (Writer *w)
{
  static const char spaces[] = "                                "
                               "                                "
                               "                                ";

  if (!w->spacious)
    return;
  g_string_append_c (w->out, '\n');
  for (guint left = w->indent; left > 0;)
    {
      guint n = MIN (left, (guint) sizeof spaces - 1);

      g_string_append_len (w->out, spaces, n);
      left -= n;
    }
}

/* Whether it is a scalar, or arrays that hold scalars at most @limit levels down. */
static gboolean
is_flat (JsonNode *node, guint limit)
{
  JsonArray *array;
  guint n;

  if (JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node) || limit == 0)
    return FALSE;
  array = json_node_get_array (node);
  n = array != NULL ? json_array_get_length (array) : 0;
  for (guint i = 0; i < n; i++)
    if (!is_flat (json_array_get_element (array, i), limit - 1))
      return FALSE;
  return TRUE;
}

static void
write_array (Writer *w, JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  gboolean broken = w->spacious && !is_flat (node, 2);

  g_string_append_c (w->out, '[');
  w->indent++;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (w->out, w->spacious && !broken ? ", " : ",");
      if (broken)
        break_line (w);
      write_node (w, json_array_get_element (array, i));
    }
  w->indent--;
  if (broken)
    break_line (w);
  g_string_append_c (w->out, ']');
}

static void
write_object (Writer *w, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  g_string_append_c (w->out, '{');
  w->indent++;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!first)
        g_string_append_c (w->out, ',');
      first = FALSE;
      break_line (w);
      write_string (w->out, name);
      g_string_append (w->out, w->spacious ? ": " : ":");
      write_node (w, member);
    }
  w->indent--;
  if (!first)
    break_line (w);
  g_string_append_c (w->out, '}');
}

static void
write_node (Writer *w, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      if (json_node_get_object (node) != NULL)
        write_object (w, json_node_get_object (node));
      else
        g_string_append (w->out, "{}");
      break;
    case JSON_NODE_ARRAY:
      write_array (w, node);
      break;
    case JSON_NODE_VALUE:
      write_value (w->out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (w->out, "null");
      break;
    }
}

GString *
gain_json_write (JsonNode *node)
{
  Writer w = { .out = g_string_sized_new (4096), .spacious = TRUE };

  write_node (&w, node);
  g_string_append_c (w.out, '\n');
  return w.out;
}

GString *
gain_json_write_line (JsonNode *node)
{
  Writer w = { .out = g_string_sized_new (512), .spacious = FALSE };

  write_node (&w, node);
  return w.out;
}
