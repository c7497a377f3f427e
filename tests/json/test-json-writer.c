/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "gain-json.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = gain_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return node;
}

static char *
written (JsonNode *node)
{
  return g_string_free (gain_json_write (node), FALSE);
}

static char *
written_line (JsonNode *node)
{
  return g_string_free (gain_json_write_line (node), FALSE);
}

static const struct
{
  const char *from;
  const char *file;
  const char *line;
} forms[] = {
  { "{}", "{}\n", "{}" },
  { "[]", "[]\n", "[]" },
  { "null", "null\n", "null" },
  { "{\"b\":1,\"a\":{}}", "{\n \"b\": 1,\n \"a\": {}\n}\n", "{\"b\":1,\"a\":{}}" },
  { "[1,\"a\",null,true]", "[1, \"a\", null, true]\n", "[1,\"a\",null,true]" },
  { "[[120,187],[190,200]]", "[[120, 187], [190, 200]]\n", "[[120,187],[190,200]]" },
  { "[[],1]", "[[], 1]\n", "[[],1]" },
  { "[[[1]]]", "[\n [[1]]\n]\n", "[[[1]]]" },
  { "[{}]", "[\n {}\n]\n", "[{}]" },
  { "{\"a\":[{\"b\":[1,2]},[]]}",
    "{\n \"a\": [\n  {\n   \"b\": [1, 2]\n  },\n  []\n ]\n}\n",
    "{\"a\":[{\"b\":[1,2]},[]]}" },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\u00e9\\u2028\\ud83d\\ude00\"",
    "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80\"\n",
    "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80\"" },
  { "{\"a\\nb\":0}", "{\n \"a\\nb\": 0\n}\n", "{\"a\\nb\":0}" },
  { "[9223372036854775807,-9223372036854775808,-0]",
    "[9223372036854775807, -9223372036854775808, 0]\n",
    "[9223372036854775807,-9223372036854775808,0]" },
  { "[1.0,0.1,1e2,1e300,1.5e-7,-0.0,0.30000000000000004,5e-324]",
    "[1.0, 0.1, 100.0, 1e+300, 1.5e-07, -0.0, 0.30000000000000004, 4.94065645841247e-324]\n",
    "[1.0,0.1,100.0,1e+300,1.5e-07,-0.0,0.30000000000000004,4.94065645841247e-324]" },
};

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (JsonNode) node = parse (forms[i].from);
      g_autofree char *file = written (node);
      g_autofree char *line = written_line (node);

      g_assert_cmpstr (file, ==, forms[i].file);
      g_assert_cmpstr (line, ==, forms[i].line);
    }
}

static void
test_what_json_cannot_say_is_null (void)
{
  g_autoptr (JsonNode) root = parse ("[]");
  JsonArray *array = json_node_get_array (root);
  g_autofree char *line = NULL;

  json_array_add_double_element (array, NAN);
  json_array_add_double_element (array, -INFINITY);
  json_array_add_string_element (array, NULL);
  line = written_line (root);
  g_assert_cmpstr (line, ==, "[null,null,null]");
}

static void
test_a_string_that_is_not_utf8_stays_readable (void)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (),
                                                     "a\xff"
                                                     "b");
  g_autofree char *line = NULL;

  g_test_expect_message ("gain-json", G_LOG_LEVEL_CRITICAL, "*not UTF-8*");
  line = written_line (node);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (line,
                   ==,
                   "\"a\xef\xbf\xbd"
                   "b\"");
}

static void
test_deep_indents_are_whole (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *file = NULL;
  g_autofree char *innermost = g_strdup_printf ("\n%*s\"a\": 0\n", GAIN_JSON_MAX_DEPTH, "");

  for (guint i = 0; i < GAIN_JSON_MAX_DEPTH; i++)
    g_string_append (text, "{\"a\":");
  g_string_append_c (text, '0');
  for (guint i = 0; i < GAIN_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, '}');
  node = parse (text->str);
  file = written (node);
  g_assert_nonnull (strstr (file, innermost));
}

static char *
random_text (void)
{
  static const gunichar odd[] = { '"',  '\\',   '/',    '\n',   1,       0x1f, 0x7f,
                                  0xe9, 0x2028, 0xfeff, 0xffff, 0x1f600, 0x627 };
  GString *text = g_string_new (NULL);
  gint32 n = g_test_rand_int_range (0, 12);

  while (n-- > 0)
    if (g_test_rand_bit ())
      g_string_append_c (text, (char) g_test_rand_int_range ('a', 'z' + 1));
    else
      g_string_append_unichar (text, odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))]);
  return g_string_free (text, FALSE);
}

static double
random_double (void)
{
  union
  {
    guint32 halves[2];
    double value;
  } bits;

  do
    {
      bits.halves[0] = (guint32) g_test_rand_int ();
      bits.halves[1] = (guint32) g_test_rand_int ();
    }
  while (!isfinite (bits.value));
  return bits.value;
}

static gint64
random_int (void)
{
  guint64 high = (guint32) g_test_rand_int ();

  return (gint64) (high << 32 | (guint32) g_test_rand_int ()) >> g_test_rand_int_range (0, 64);
}

static JsonNode *random_tree (guint depth);

static JsonNode *
random_container (guint depth)
{
  gint32 n = g_test_rand_int_range (0, 12);
  JsonNode *node = json_node_alloc ();
  JsonObject *object;
  JsonArray *array;

  if (g_test_rand_bit ())
    {
      object = json_object_new ();
      while (n-- > 0)
        {
          g_autofree char *key = random_text ();

          json_object_set_member (object, key, random_tree (depth - 1));
        }
      json_node_init_object (node, object);
      json_object_unref (object);
      return node;
    }
  array = json_array_new ();
  while (n-- > 0)
    json_array_add_element (array, random_tree (depth - 1));
  json_node_init_array (node, array);
  json_array_unref (array);
  return node;
}

static JsonNode *
random_tree (guint depth)
{
  g_autofree char *text = NULL;

  switch (g_test_rand_int_range (depth > 0 ? 0 : 3, 8))
    {
    case 3:
      return json_node_init_int (json_node_alloc (), random_int ());
    case 4:
      return json_node_init_double (json_node_alloc (), random_double ());
    case 5:
      return json_node_init_boolean (json_node_alloc (), g_test_rand_bit ());
    case 6:
      return json_node_init_null (json_node_alloc ());
    case 7:
      text = random_text ();
      return json_node_init_string (json_node_alloc (), text);
    default:
      return random_container (depth);
    }
}

static void
test_random_trees_come_back_the_same (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (JsonNode) tree = random_tree (4);
      g_autofree char *file = written (tree);
      g_autofree char *line = written_line (tree);
      g_autoptr (JsonNode) from_file = parse (file);
      g_autoptr (JsonNode) from_line = parse (line);
      g_autofree char *file_again = written (from_file);
      g_autofree char *file_from_line = written (from_line);

      g_assert_cmpstr (file, ==, file_again);
      g_assert_cmpstr (file, ==, file_from_line);
      g_assert_true (json_node_equal (tree, from_file));
      g_assert_null (strchr (line, '\n'));
    }
}

static void
test_random_trees_come_back_from_variants (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (JsonNode) tree = random_tree (4);
      g_autofree char *line = written_line (tree);
      g_autoptr (GVariant) variant = g_variant_ref_sink (gain_json_to_variant (tree));
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GVariant) stored = NULL;
      g_autoptr (JsonNode) back = gain_json_from_variant (variant);
      g_autoptr (JsonNode) from_stored = NULL;
      g_autofree char *line_back = written_line (back);
      g_autofree char *line_stored = NULL;

      g_assert_cmpstr (line, ==, line_back);
      bytes = g_variant_get_data_as_bytes (variant);
      stored = g_variant_new_from_bytes (g_variant_get_type (variant), bytes, FALSE);
      from_stored = gain_json_from_variant (stored);
      line_stored = written_line (from_stored);
      g_assert_cmpstr (line, ==, line_stored);
    }
}

static void
test_a_large_file_is_written_in_time (void)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *annotations = json_object_new ();
  gint64 start;
  double seconds;
  GString *file;

  json_node_take_object (root, annotations);
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *key = g_strdup_printf ("5b6e7c1a-0000-4000-8000-%012x", i);
      g_autofree char *value =
          g_strdup_printf ("{\"label\":\"claim\",\"spans\":[[%u,%u]],"
                           "\"exact\":[\"at least 155 people\"],\"origin\":\"typed\","
                           "\"created\":\"2026-11-21T19:54:00Z\",\"codebook\":3}",
                           i,
                           i + 20);

      json_object_set_member (annotations, key, parse (value));
    }
  start = g_get_monotonic_time ();
  file = gain_json_write (root);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_message ("100,000 annotations, %.1f MB: %.3f s", (double) file->len / 1e6, seconds);
  g_assert_cmpfloat (seconds, <, 5.0);
  g_string_free (file, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/writer/forms", test_forms);
  g_test_add_func ("/json/writer/what-json-cannot-say-is-null", test_what_json_cannot_say_is_null);
  g_test_add_func ("/json/writer/a-string-that-is-not-utf8-stays-readable",
                   test_a_string_that_is_not_utf8_stays_readable);
  g_test_add_func ("/json/writer/deep-indents-are-whole", test_deep_indents_are_whole);
  g_test_add_func ("/json/writer/random-trees-come-back-the-same",
                   test_random_trees_come_back_the_same);
  g_test_add_func ("/json/writer/random-trees-come-back-from-variants",
                   test_random_trees_come_back_from_variants);
  g_test_add_func ("/json/writer/a-large-file-is-written-in-time",
                   test_a_large_file_is_written_in_time);

  return g_test_run ();
}
