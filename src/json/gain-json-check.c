/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-json"

#include "config.h"

#include "gain-json-check.h"

#include "gain-json-scan.h"

/* The tree is built from the events of the check itself, not by JsonParser:
 * version 1.6 of that drops a second root, cuts texts at \u0000, refuses empty
 * keys and overflows the stack on deep nesting, and it would read all twice.
 *
 * Every node hangs on its parent from the start, so that freeing the root
 * frees whatever there is when the check fails. */
typedef struct
{
  JsonNode *root;
  JsonNode *open[GAIN_JSON_MAX_DEPTH];
  guint n_open;
  GString *key;
  GString *text;
} Tree;

G_DEFINE_QUARK (gain_json_error_quark, gain_json_error)

static void
add (Tree *tree, JsonNode *node)
{
  JsonNode *parent = tree->n_open > 0 ? tree->open[tree->n_open - 1] : NULL;

  if (parent == NULL)
    tree->root = node;
  else if (JSON_NODE_HOLDS_OBJECT (parent))
    json_object_set_member (json_node_get_object (parent), tree->key->str, node);
  else
    json_array_add_element (json_node_get_array (parent), node);
}

static void
begin_object_cb (gpointer user)
{
  Tree *tree = user;
  JsonNode *node = json_node_alloc ();

  json_node_init_object (node, NULL);
  json_node_take_object (node, json_object_new ());
  add (tree, node);
  tree->open[tree->n_open++] = node;
}

static void
begin_array_cb (gpointer user)
{
  Tree *tree = user;
  JsonNode *node = json_node_alloc ();

  json_node_init_array (node, NULL);
  json_node_take_array (node, json_array_new ());
  add (tree, node);
  tree->open[tree->n_open++] = node;
}

static void
end_cb (gpointer user)
{
  Tree *tree = user;

  tree->n_open--;
}

static void
key_cb (gpointer user, const char *text, gsize size)
{
  Tree *tree = user;

  g_string_truncate (tree->key, 0);
  g_string_append_len (tree->key, text, (gssize) size);
}

static void
string_cb (gpointer user, const char *text, gsize size)
{
  Tree *tree = user;

  g_string_truncate (tree->text, 0);
  g_string_append_len (tree->text, text, (gssize) size);
  add (tree, json_node_init_string (json_node_alloc (), tree->text->str));
}

static void
integer_cb (gpointer user, gint64 value)
{
  add (user, json_node_init_int (json_node_alloc (), value));
}

static void
number_cb (gpointer user, double value)
{
  add (user, json_node_init_double (json_node_alloc (), value));
}

static void
boolean_cb (gpointer user, gboolean value)
{
  add (user, json_node_init_boolean (json_node_alloc (), value));
}

static void
null_cb (gpointer user)
{
  add (user, json_node_init_null (json_node_alloc ()));
}

static const GainJsonEvents tree_events = {
  .begin_object = begin_object_cb,
  .begin_array = begin_array_cb,
  .end = end_cb,
  .key = key_cb,
  .string = string_cb,
  .integer = integer_cb,
  .number = number_cb,
  .boolean = boolean_cb,
  .null = null_cb,
};

gboolean
gain_json_check (const char *data, gsize size, GError **error)
{
  return gain_json_scan (data, size, NULL, NULL, error);
}

JsonNode *
gain_json_parse (const char *data, gsize size, GError **error)
{
  Tree tree = { .key = g_string_new (NULL), .text = g_string_new (NULL) };

  if (!gain_json_scan (data, size, &tree_events, &tree, error))
    g_clear_pointer (&tree.root, json_node_unref);
  g_string_free (tree.key, TRUE);
  g_string_free (tree.text, TRUE);
  return tree.root;
}
