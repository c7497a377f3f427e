/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "gain-json.h"

/* The bytes are handed over without a NUL behind them, so that AddressSanitizer
 * sees every look beyond the end. */
static char *
exactly (const char *data, gsize size)
{
  return g_memdup2 (data, size > 0 ? size : 1);
}

static gboolean
passes (const char *data, gsize size, GError **error)
{
  g_autofree char *bytes = exactly (data, size);

  return gain_json_check (bytes, size, error);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = gain_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return node;
}

/* y: must pass. n: must not. i: RFC 8259 leaves it open; what we chose. */
#define Y TRUE
#define N FALSE
#define CASE(good, name, text)                                                                     \
  {                                                                                                \
    name, text, sizeof (text) - 1, good                                                            \
  }

static const struct
{
  const char *name;
  const char *text;
  gsize size;
  gboolean good;
} documents[] = {
  CASE (Y, "y_object_empty", "{}"),
  CASE (Y, "y_array_empty", "[]"),
  CASE (Y, "y_space_everywhere", " \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \n"),
  CASE (Y, "y_root_string", "\"a\""),
  CASE (Y, "y_root_number", "42"),
  CASE (Y, "y_root_true", "true"),
  CASE (Y, "y_root_false", "false"),
  CASE (Y, "y_root_null", "null"),
  CASE (Y, "y_key_empty", "{\"\":0}"),
  CASE (Y, "y_key_escaped", "{\"a\\\"b\\\\c\":0}"),
  CASE (Y, "y_keys_same_in_different_objects", "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}"),
  CASE (Y, "y_keys_prefix_of_each_other", "{\"a\":1,\"aa\":2,\"aaa\":3}"),
  CASE (Y,
        "y_keys_nine_different",
        "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1}"),
  CASE (Y, "y_string_all_escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\""),
  CASE (Y, "y_string_surrogate_pair", "\"\\ud83d\\ude00\\uDBFF\\uDFFF\""),
  CASE (Y, "y_string_utf8", "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\""),
  CASE (Y, "y_string_noncharacter", "\"\\uffff\xef\xbf\xbe\""),
  CASE (Y, "y_string_delete_and_separators", "\"\x7f\xe2\x80\xa8\xe2\x80\xa9\""),
  CASE (Y, "y_string_bom_inside", "\"\xef\xbb\xbf\""),
  CASE (Y, "y_number_zero_minus", "[-0,-0.0,0,0.0,0e1]"),
  CASE (Y, "y_number_exponents", "[1e2,1E2,1e+2,1e-2,1.5e3,-1.5E-3]"),
  CASE (Y, "y_number_int64_max", "9223372036854775807"),
  CASE (Y, "y_number_int64_min", "-9223372036854775808"),
  CASE (Y, "y_number_double_max", "1.7976931348623157e308"),
  CASE (Y, "y_number_long_fraction", "0.00000000000000000000000000000000000000000000001"),

  CASE (N, "n_empty", ""),
  CASE (N, "n_only_space", " \n "),
  CASE (N, "n_second_root", "{}{}"),
  CASE (N, "n_second_root_after_line", "{\"a\":1}\n{\"a\":2}\n"),
  CASE (N, "n_trailing_word", "1 x"),
  CASE (N, "n_trailing_comma_root", "[],"),
  CASE (N, "n_array_comma_last", "[1,]"),
  CASE (N, "n_array_comma_first", "[,1]"),
  CASE (N, "n_array_comma_twice", "[1,,2]"),
  CASE (N, "n_array_comma_missing", "[1 2]"),
  CASE (N, "n_array_open", "[1"),
  CASE (N, "n_array_just_open", "["),
  CASE (N, "n_array_closed_by_brace", "[1}"),
  CASE (N, "n_array_only_close", "]"),
  CASE (N, "n_object_open", "{\"a\":1"),
  CASE (N, "n_object_just_open", "{"),
  CASE (N, "n_object_comma_last", "{\"a\":1,}"),
  CASE (N, "n_object_comma_missing", "{\"a\":1 \"b\":2}"),
  CASE (N, "n_object_colon_missing", "{\"a\" 1}"),
  CASE (N, "n_object_colon_twice", "{\"a\"::1}"),
  CASE (N, "n_object_value_missing", "{\"a\":}"),
  CASE (N, "n_object_key_only", "{\"a\"}"),
  CASE (N, "n_object_key_bare", "{a:1}"),
  CASE (N, "n_object_key_number", "{1:1}"),
  CASE (N, "n_object_key_single_quotes", "{'a':1}"),
  CASE (N, "n_object_closed_by_bracket", "{\"a\":1]"),
  CASE (N, "n_keys_twice", "{\"a\":1,\"a\":2}"),
  CASE (N, "n_keys_twice_after_unescaping", "{\"a\":1,\"\\u0061\":2}"),
  CASE (N, "n_keys_twice_both_escaped", "{\"\\u0061b\":1,\"a\\u0062\":2}"),
  CASE (N, "n_keys_twice_empty", "{\"\":1,\"\":2}"),
  CASE (N, "n_keys_twice_nested", "[{\"x\":{\"a\":1,\"b\":2,\"a\":3}}]"),
  CASE (N, "n_keys_twice_around_nested", "{\"a\":{\"b\":1},\"c\":[{\"d\":1}],\"a\":2}"),
  CASE (N,
        "n_keys_twice_among_many",
        "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"\\u0062\":1}"),
  CASE (N, "n_string_open", "\"abc"),
  CASE (N, "n_string_just_open", "\""),
  CASE (N, "n_string_open_after_backslash", "\"abc\\"),
  CASE (N, "n_string_escaped_quote_last", "\"abc\\\""),
  CASE (N, "n_string_escape_unknown", "\"\\x41\""),
  CASE (N, "n_string_escape_upper_u", "\"\\U0041\""),
  CASE (N, "n_string_escape_short", "\"\\u00e\""),
  CASE (N, "n_string_escape_no_hex", "\"\\u00g0\""),
  CASE (N, "n_string_newline", "\"a\nb\""),
  CASE (N, "n_string_tab", "\"a\tb\""),
  CASE (N, "n_string_control", "\"\x01\""),
  CASE (N, "n_string_single_quotes", "'a'"),
  CASE (N, "n_nul_raw", "\"a\0b\""),
  CASE (N, "n_nul_after_end", "{}\0"),
  CASE (N, "n_nul_only", "\0"),
  CASE (N, "n_number_plus", "+1"),
  CASE (N, "n_number_leading_zero", "01"),
  CASE (N, "n_number_leading_zero_minus", "-01"),
  CASE (N, "n_number_minus_only", "-"),
  CASE (N, "n_number_minus_space", "- 1"),
  CASE (N, "n_number_minus_twice", "--1"),
  CASE (N, "n_number_dot_first", ".5"),
  CASE (N, "n_number_dot_last", "5."),
  CASE (N, "n_number_dot_exponent", "5.e1"),
  CASE (N, "n_number_exponent_open", "1e"),
  CASE (N, "n_number_exponent_sign_open", "1e+"),
  CASE (N, "n_number_hex", "0x10"),
  CASE (N, "n_number_nan", "NaN"),
  CASE (N, "n_number_infinity", "-Infinity"),
  CASE (N, "n_number_two_dots", "1.2.3"),
  CASE (N, "n_number_fullwidth_digit", "\xef\xbc\x91"),
  CASE (N, "n_word_upper", "True"),
  CASE (N, "n_word_short", "nul"),
  CASE (N, "n_word_long", "nulll"),
  CASE (N, "n_word_glued", "[truefalse]"),
  CASE (N, "n_comment_line", "// a\n1"),
  CASE (N, "n_comment_block", "[1/* a */]"),
  CASE (N, "n_comment_hash", "# a\n1"),
  CASE (N, "n_space_no_break", "[\xc2\xa0]"),
  CASE (N, "n_space_form_feed", "[\f]"),
  CASE (N, "n_assignment", "var x = 1"),
  CASE (N, "n_utf8_invalid", "\"\xff\""),
  CASE (N, "n_utf8_cut", "\"\xe2\x82"),
  CASE (N, "n_utf8_overlong", "\"\xc0\xaf\""),
  CASE (N, "n_utf8_surrogate", "\"\xed\xa0\x80\""),
  CASE (N, "n_utf8_above_last", "\"\xf4\x90\x80\x80\""),
  CASE (N, "n_utf8_invalid_between", "[\xff]"),
  CASE (N, "n_utf16", "\xff\xfe[\0]\0"),

  CASE (N, "i_bom", "\xef\xbb\xbf{}"),
  CASE (N, "i_nul_escaped", "\"a\\u0000b\""),
  CASE (N, "i_nul_escaped_in_key", "{\"\\u0000\":1}"),
  CASE (N, "i_surrogate_high_alone", "\"\\ud800\""),
  CASE (N, "i_surrogate_low_alone", "\"\\udc00\""),
  CASE (N, "i_surrogate_high_then_letter", "\"\\ud800abcdef\""),
  CASE (N, "i_surrogate_high_then_other", "\"\\ud800\\u0041\""),
  CASE (N, "i_surrogates_in_wrong_order", "\"\\udc00\\ud800\""),
  CASE (N, "i_surrogate_high_twice", "\"\\ud800\\ud800\\udc00\""),
  CASE (N, "i_number_above_int64", "9223372036854775808"),
  CASE (N, "i_number_below_int64", "-9223372036854775809"),
  CASE (N, "i_number_far_above_int64", "[123456789012345678901234567890]"),
  CASE (N, "i_number_infinite", "1e400"),
  CASE (N, "i_number_infinite_minus", "-1e400"),
  CASE (Y, "i_number_underflow", "1e-400"),
  CASE (Y, "i_number_many_digits", "1.000000000000000000000000000000000000000000000000000000001"),
};

static void
test_documents (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = exactly (documents[i].text, documents[i].size);
      g_autoptr (JsonNode) node = NULL;
      gboolean good = gain_json_check (bytes, documents[i].size, &error);

      if (good != documents[i].good)
        g_error ("%s: %s", documents[i].name, good ? "passed" : error->message);
      if (!good)
        g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SYNTAX);
      node = gain_json_parse (bytes, documents[i].size, NULL);
      g_assert_true ((node != NULL) == good);
    }
}

static const struct
{
  const char *text;
  const char *starts;
  const char *says;
} messages[] = {
  { "", "There is nothing in it", "empty" },
  { "  ", "Line 1, column 3: ", "ends where a value is expected" },
  { "{\n \"a\": 1,\n \"b\": x\n}", "Line 3, column 7: ", "a value is expected here" },
  { "[\"\xc3\xa9\xf0\x9f\x98\x80\", ?]", "Line 1, column 8: ", "a value is expected here" },
  { "{\"a\": 1,\r\n\"a\": 2}", "Line 2, column 1: ", "stands twice" },
  { "{}\n\n {}", "Line 3, column 2: ", "follows after the end" },
  { "[1\n 2]", "Line 2, column 2: ", "a comma or ] is expected" },
  { "{\"a\":1\n \"b\":2}", "Line 2, column 2: ", "a comma or } is expected" },
  { "\"abc", "Line 1, column 1: ", "closing quotation mark" },
  { "[\"ab\n\"]", "Line 1, column 5: ", "control character" },
  { "[\"x\\u0000\"]", "Line 1, column 4: ", "NUL" },
  { "[\"\\ud800\"]", "Line 1, column 3: ", "surrogate" },
  { "\n\"\xff\"", "Line 2, column 2: ", "not valid UTF-8" },
  { "[01]", "Line 1, column 2: ", "begin with 0" },
  { "[1e400]", "Line 1, column 2: ", "too large" },
  { "[9223372036854775808]", "Line 1, column 2: ", "64 bits" },
  { "[1,", "Line 1, column 4: ", "ends where a value" },
  { "\xef\xbb\xbf{}", "Line 1, column 1: ", "byte-order mark" },
};

static void
test_messages_name_line_and_column (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (passes (messages[i].text, strlen (messages[i].text), &error));
      if (!g_str_has_prefix (error->message, messages[i].starts) ||
          strstr (error->message, messages[i].says) == NULL)
        g_error ("“%s” gives: %s", messages[i].text, error->message);
    }
}

static void
test_first_of_many_duplicates_is_named (void)
{
  g_autoptr (GString) text = g_string_new ("{\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "\"k%u\": 1,\n", i % 60);
  g_string_append (text, "\"last\": 1}");
  g_assert_false (passes (text->str, text->len, &error));
  g_assert_true (g_str_has_prefix (error->message, "Line 62, column 1: "));
}

static GString *
nested (guint depth, const char *open, const char *close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, "0");
  for (guint i = 0; i < depth && close != NULL; i++)
    g_string_append (text, close);
  return text;
}

static void
test_depth_ends_at_64 (void)
{
  static const char *const brackets[][2] = { { "[", "]" }, { "{\"a\":", "}" } };

  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      g_autoptr (GString) most = nested (64, brackets[i][0], brackets[i][1]);
      g_autoptr (GString) more = nested (65, brackets[i][0], brackets[i][1]);
      g_autoptr (JsonNode) node = parse (most->str);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (node);
      g_assert_null (gain_json_parse (more->str, more->len, &error));
      g_assert_nonnull (strstr (error->message, "nested too deeply"));
    }
}

static void
test_siblings_do_not_count_as_depth (void)
{
  g_autoptr (GString) text = g_string_new ("[0");

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, ",[{}],{\"a\":[]}");
  g_string_append_c (text, ']');
  g_assert_true (passes (text->str, text->len, NULL));
}

static void
test_depth_of_a_million_is_refused_at_once (void)
{
  g_autoptr (GString) arrays = nested (1000000, "[", "]");
  g_autoptr (GString) objects = nested (1000000, "{\"a\":", NULL);
  gint64 start = g_get_monotonic_time ();

  g_assert_false (passes (arrays->str, arrays->len, NULL));
  g_assert_false (passes (objects->str, objects->len, NULL));
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
test_too_large_is_refused_unread (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gain_json_check ("1", (gsize) GAIN_JSON_MAX_BYTES + 1, &error));
  g_assert_nonnull (strstr (error->message, "larger than 512 MB"));
}

static void
test_values_are_those_written (void)
{
  g_autoptr (JsonNode) root =
      parse ("{\"min\": -9223372036854775808, \"max\": 9223372036854775807,"
             " \"whole\": 3, \"part\": 1e2, \"text\": \"\\ud83d\\ude00\\/\\u00e9\","
             " \"no\": false, \"nothing\": null, \"k\\u0065y\": []}");
  JsonObject *o = json_node_get_object (root);

  g_assert_cmpint (json_object_get_int_member (o, "min"), ==, G_MININT64);
  g_assert_cmpint (json_object_get_int_member (o, "max"), ==, G_MAXINT64);
  g_assert_true (json_node_get_value_type (json_object_get_member (o, "whole")) == G_TYPE_INT64);
  g_assert_true (json_node_get_value_type (json_object_get_member (o, "part")) == G_TYPE_DOUBLE);
  g_assert_cmpfloat (json_object_get_double_member (o, "part"), ==, 100.0);
  g_assert_cmpstr (json_object_get_string_member (o, "text"), ==, "\xf0\x9f\x98\x80/\xc3\xa9");
  g_assert_false (json_object_get_boolean_member (o, "no"));
  g_assert_true (json_object_get_null_member (o, "nothing"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (o, "key")), ==, 0);
}

static const char sample[] =
    "{\n \"format\": \"gainsay-annotations\",\n \"version\": 1,\n \"status\": \"in progress\",\n"
    " \"annotations\": {\n  \"5b6e\": {\n   \"label\": \"claim\",\n   \"spans\": [[120, 187], [190, 200]],\n"
    "   \"exact\": [\"the b\xc3\xbcrgermeister \\\"knew\\\"\", \"\\ud83d\\ude00\"],\n   \"note\": null,\n"
    "   \"unsure\": true,\n   \"weight\": -1.5e-3\n  }\n },\n \"relations\": {}\n}";

static void
test_every_truncation_is_noticed (void)
{
  gsize size = sizeof (sample) - 1;

  g_assert_true (passes (sample, size, NULL));
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (passes (sample, i, &error));
      g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SYNTAX);
    }
}

static void
test_flipped_bits_never_crash (void)
{
  gsize size = sizeof (sample) - 1;
  g_autofree char *bytes = g_malloc (size);
  guint passed = 0;

  for (guint round = 0; round < 20000; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 4);
      g_autoptr (JsonNode) node = NULL;
      gboolean good;

      memcpy (bytes, sample, size);
      while (n-- > 0)
        bytes[g_test_rand_int_range (0, (gint32) size)] ^=
            (char) (1 << g_test_rand_int_range (0, 8));
      good = gain_json_check (bytes, size, NULL);
      node = gain_json_parse (bytes, size, NULL);
      g_assert_true ((node != NULL) == good);
      passed += good;
    }
  g_test_message ("%u of 20000 still pass", passed);
  g_assert_cmpuint (passed, >, 0);
  g_assert_cmpuint (passed, <, 20000);
}

/* JsonParser is not used any more, but what passes must mean the same to it
 * and to every other program. */
static void
test_what_passes_reads_the_same_in_json_glib (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (JsonNode) ours = NULL;

      /* json-glib 1.6 refuses an empty key, makes -2^63 something else and cannot read 0e1 */
      if (!documents[i].good || strstr (documents[i].text, "\"\"") != NULL ||
          strchr (documents[i].text, '-') != NULL)
        continue;
      ours = parse (documents[i].text);
      if (!json_parser_load_from_data (parser, documents[i].text, -1, NULL))
        g_error ("%s: json-glib cannot read it", documents[i].name);
      if (!json_node_equal (ours, json_parser_get_root (parser)))
        g_error ("%s: json-glib reads something else", documents[i].name);
    }
}

static void
test_a_large_file_is_read_in_time (void)
{
  g_autoptr (GString) text = g_string_new ("{\n");
  g_autoptr (JsonNode) node = NULL;
  gint64 start;
  double checked;
  double parsed;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text,
                            "%s \"5b6e7c1a-0000-4000-8000-%012x\": {\n  \"label\": \"claim\",\n"
                            "  \"spans\": [[%u, %u]],\n  \"exact\": [\"at least 155 people\"]\n }",
                            i > 0 ? ",\n" : "",
                            i * 2654435761u,
                            i,
                            i + 20);
  g_string_append (text, "\n}\n");

  start = g_get_monotonic_time ();
  g_assert_true (gain_json_check (text->str, text->len, NULL));
  checked = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  node = parse (text->str);
  parsed = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC - checked;
  g_test_message ("100,000 annotations, %.1f MB: check %.3f s, parse %.3f s",
                  (double) text->len / 1e6,
                  checked,
                  parsed);
  g_assert_cmpfloat (checked, <, 5.0);
  g_assert_cmpfloat (parsed, <, 10.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/check/documents", test_documents);
  g_test_add_func ("/json/check/messages-name-line-and-column", test_messages_name_line_and_column);
  g_test_add_func ("/json/check/first-of-many-duplicates-is-named",
                   test_first_of_many_duplicates_is_named);
  g_test_add_func ("/json/check/depth-ends-at-64", test_depth_ends_at_64);
  g_test_add_func ("/json/check/siblings-do-not-count-as-depth",
                   test_siblings_do_not_count_as_depth);
  g_test_add_func ("/json/check/depth-of-a-million-is-refused-at-once",
                   test_depth_of_a_million_is_refused_at_once);
  g_test_add_func ("/json/check/too-large-is-refused-unread", test_too_large_is_refused_unread);
  g_test_add_func ("/json/check/values-are-those-written", test_values_are_those_written);
  g_test_add_func ("/json/check/every-truncation-is-noticed", test_every_truncation_is_noticed);
  g_test_add_func ("/json/check/flipped-bits-never-crash", test_flipped_bits_never_crash);
  g_test_add_func ("/json/check/what-passes-reads-the-same-in-json-glib",
                   test_what_passes_reads_the_same_in_json_glib);
  g_test_add_func ("/json/check/a-large-file-is-read-in-time", test_a_large_file_is_read_in_time);

  return g_test_run ();
}
