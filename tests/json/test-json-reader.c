/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

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

typedef enum
{
  STRING,
  INT,
  BOOLEAN,
  OBJECT,
  ARRAY,
  STRV,
} Kind;

static gboolean
read_kind (Kind kind, JsonObject *o, gboolean required, GError **error)
{
  const char *text = NULL;
  gint64 number = 0;
  gboolean flag = FALSE;
  JsonObject *object = NULL;
  JsonArray *array = NULL;
  g_auto (GStrv) strv = NULL;

  switch (kind)
    {
    case STRING:
      return gain_json_read_string (o, "it", required, &text, error);
    case INT:
      return gain_json_read_int (o, "it", required, -5, 10, &number, error);
    case BOOLEAN:
      return gain_json_read_boolean (o, "it", required, &flag, error);
    case OBJECT:
      return gain_json_read_object (o, "it", required, &object, error);
    case ARRAY:
      return gain_json_read_array (o, "it", required, &array, error);
    case STRV:
    default:
      return gain_json_read_strv (o, "it", required, &strv, error);
    }
}

static const struct
{
  Kind kind;
  const char *good;
  const char *bad;
  const char *says;
} members[] = {
  { STRING, "\"\"", "1", "must be a text" },
  { STRING, "\"a\"", "[]", "must be a text" },
  { INT, "-5", "-6", "from -5 to 10, but is -6" },
  { INT, "10", "11", "from -5 to 10, but is 11" },
  { INT, "0", "0.0", "must be a whole number" },
  { INT, "1", "\"1\"", "must be a whole number" },
  { INT, "1", "true", "must be a whole number" },
  { BOOLEAN, "true", "1", "must be true or false" },
  { BOOLEAN, "false", "\"false\"", "must be true or false" },
  { OBJECT, "{}", "[]", "must be an object" },
  { ARRAY, "[]", "{}", "must be a list" },
  { STRV, "[]", "\"a\"", "must be a list" },
  { STRV, "[\"a\", \"b\"]", "[\"a\", 2]", "element 2" },
  { STRV, "[\"a\"]", "[null]", "element 1" },
};

static void
test_errors_name_the_member (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *good = g_strdup_printf ("{\"it\": %s}", members[i].good);
      g_autofree char *bad = g_strdup_printf ("{\"it\": %s}", members[i].bad);
      g_autoptr (JsonNode) good_node = parse (good);
      g_autoptr (JsonNode) bad_node = parse (bad);
      g_autoptr (GError) error = NULL;

      if (!read_kind (members[i].kind, json_node_get_object (good_node), TRUE, &error))
        g_error ("%s: %s", good, error->message);
      g_assert_false (read_kind (members[i].kind, json_node_get_object (bad_node), FALSE, &error));
      g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE);
      if (strstr (error->message, "“it”") == NULL ||
          strstr (error->message, members[i].says) == NULL)
        g_error ("%s: %s", bad, error->message);
    }
}

static void
test_missing_members (void)
{
  g_autoptr (JsonNode) none = parse ("{}");
  g_autoptr (JsonNode) null = parse ("{\"it\": null}");

  for (Kind kind = STRING; kind <= STRV; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) null_error = NULL;

      g_assert_true (read_kind (kind, json_node_get_object (none), FALSE, NULL));
      g_assert_true (read_kind (kind, json_node_get_object (null), FALSE, NULL));
      g_assert_false (read_kind (kind, json_node_get_object (none), TRUE, &error));
      g_assert_cmpstr (error->message, ==, "The member “it” is missing");
      g_assert_false (read_kind (kind, json_node_get_object (null), TRUE, &null_error));
      g_assert_error (null_error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE);
    }
}

static void
test_a_missing_member_leaves_the_value (void)
{
  g_autoptr (JsonNode) none = parse ("{}");
  JsonObject *o = json_node_get_object (none);
  const char *text = "default";
  gint64 number = 7;
  gboolean flag = TRUE;
  char **strv = (char **) 1;

  g_assert_true (gain_json_read_string (o, "a", FALSE, &text, NULL));
  g_assert_true (gain_json_read_int (o, "a", FALSE, 0, 9, &number, NULL));
  g_assert_true (gain_json_read_boolean (o, "a", FALSE, &flag, NULL));
  g_assert_true (gain_json_read_strv (o, "a", FALSE, &strv, NULL));
  g_assert_cmpstr (text, ==, "default");
  g_assert_cmpint (number, ==, 7);
  g_assert_true (flag);
  g_assert_null (strv);
}

static void
test_values_are_read (void)
{
  g_autoptr (JsonNode) root =
      parse ("{\"n\": -9223372036854775808, \"l\": [\"a\", \"\"], \"o\": {\"x\": 1}}");
  JsonObject *o = gain_json_get_root_object (root, NULL);
  gint64 number = 0;
  g_auto (GStrv) texts = NULL;
  JsonObject *inner = NULL;

  g_assert_true (gain_json_read_int (o, "n", TRUE, G_MININT64, G_MAXINT64, &number, NULL));
  g_assert_cmpint (number, ==, G_MININT64);
  g_assert_true (gain_json_read_strv (o, "l", TRUE, &texts, NULL));
  g_assert_cmpuint (g_strv_length (texts), ==, 2);
  g_assert_cmpstr (texts[0], ==, "a");
  g_assert_true (gain_json_read_object (o, "o", TRUE, &inner, NULL));
  g_assert_cmpint (json_object_get_int_member (inner, "x"), ==, 1);
}

static void
test_a_root_that_is_no_object_is_refused (void)
{
  static const char *const roots[] = { "[]", "1", "null", "\"a\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr (JsonNode) node = parse (roots[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (gain_json_get_root_object (node, &error));
      g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE);
    }
}

static const struct
{
  const char *text;
  int code; /* -1: good */
  const char *says;
} formats[] = {
  { "{\"format\": \"gainsay-x\", \"version\": 1}", -1, NULL },
  { "{\"format\": \"gainsay-x\", \"version\": 2}", -1, NULL },
  { "{\"format\": \"gainsay-x\", \"version\": 3}",
    GAIN_JSON_ERROR_VERSION,
    "version 3, known up to 2" },
  { "{\"format\": \"gainsay-x\", \"version\": 0}", GAIN_JSON_ERROR_SHAPE, "“version”" },
  { "{\"format\": \"gainsay-x\", \"version\": \"1\"}", GAIN_JSON_ERROR_SHAPE, "“version”" },
  { "{\"format\": \"gainsay-x\"}", GAIN_JSON_ERROR_SHAPE, "“version” is missing" },
  { "{\"version\": 1}", GAIN_JSON_ERROR_SHAPE, "“format” is missing" },
  { "{\"format\": \"gainsay-y\", \"version\": 1}",
    GAIN_JSON_ERROR_SHAPE,
    "“gainsay-x”, but is “gainsay-y”" },
  { "{\"format\": \"gainsay-y\", \"version\": 9}",
    GAIN_JSON_ERROR_SHAPE,
    "“gainsay-x”, but is “gainsay-y”" },
};

static void
test_formats (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (JsonNode) node = parse (formats[i].text);
      g_autoptr (GError) error = NULL;
      gint64 version = -1;
      gboolean good =
          gain_json_read_format (json_node_get_object (node), "gainsay-x", 2, &version, &error);

      g_assert_true (good == (formats[i].code == -1));
      if (good)
        continue;
      g_assert_error (error, GAIN_JSON_ERROR, formats[i].code);
      if (strstr (error->message, formats[i].says) == NULL)
        g_error ("%s: %s", formats[i].text, error->message);
      if (formats[i].code == GAIN_JSON_ERROR_VERSION)
        g_assert_cmpint (version, ==, 3);
    }
}

static char *
member_names (JsonObject *o)
{
  g_autoptr (GList) names = json_object_get_members (o);
  GString *all = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", (char *) l->data);
  return g_string_free (all, FALSE);
}

static const struct
{
  const char *text;
  const char *after;
  const char *order;
} seals[] = {
  { "{\"id\":1,\"text_sha256\":\"x\",\"z\":{\"y\":[1]},\"a\":2}",
    "text_sha256",
    "id text_sha256 content_sha256 z a" },
  { "{\"content_sha256\":\"old\",\"id\":1,\"a\":2}", "id", "id content_sha256 a" },
  { "{\"id\":1,\"content_sha256\":\"old\",\"a\":2}", "id", "id content_sha256 a" },
  { "{\"id\":1,\"a\":2,\"content_sha256\":\"old\"}", "id", "id content_sha256 a" },
  { "{\"id\":1,\"a\":2}", "a", "id a content_sha256" },
  { "{\"id\":1,\"content_sha256\":7,\"a\":2}", "absent", "id a content_sha256" },
  { "{}", "absent", "content_sha256" },
};

static void
test_the_seal_stands_in_its_place_and_matches (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (seals); i++)
    {
      g_autoptr (JsonNode) node = parse (seals[i].text);
      JsonObject *o = json_node_get_object (node);
      g_autofree char *before = gain_json_dup_content_sha256 (o);
      g_autofree char *after = NULL;
      g_autofree char *names = NULL;

      g_assert_cmpint (gain_json_get_seal (o), !=, GAIN_JSON_SEAL_MATCHES);
      gain_json_seal (o, seals[i].after);
      names = member_names (o);
      after = gain_json_dup_content_sha256 (o);
      g_assert_cmpstr (names, ==, seals[i].order);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpint (gain_json_get_seal (o), ==, GAIN_JSON_SEAL_MATCHES);
      gain_json_seal (o, seals[i].after);
      g_assert_cmpint (gain_json_get_seal (o), ==, GAIN_JSON_SEAL_MATCHES);
    }
}

static void
test_the_seal_is_the_hash_of_the_line (void)
{
  g_autoptr (JsonNode) node =
      parse ("{\"b\": [1, 2.50], \"content_sha256\": \"?\", \"a\": \"\\u00e9\"}");
  g_autofree char *seal = gain_json_dup_content_sha256 (json_node_get_object (node));
  g_autofree char *expected =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "{\"b\":[1,2.5],\"a\":\"\xc3\xa9\"}", -1);

  g_assert_cmpstr (seal, ==, expected);
}

static const struct
{
  const char *find;
  const char *replace;
  GainJsonSeal seal;
} changes[] = {
  { "\"a\": 1", "\"a\":  1", GAIN_JSON_SEAL_MATCHES }, /* layout is not content */
  { "\"a\": 1", "\"a\": 2", GAIN_JSON_SEAL_DIFFERS },
  { "\"a\": 1", "\"a\": 1, \"new\": 1", GAIN_JSON_SEAL_DIFFERS },
  { "\"deep\"", "\"Deep\"", GAIN_JSON_SEAL_DIFFERS },
  { "content_sha256", "content_sha257", GAIN_JSON_SEAL_ABSENT },
  { "\"content_sha256\": \"", "\"content_sha256\": \"0", GAIN_JSON_SEAL_DIFFERS },
  { "\"content_sha256\": \"", "\"content_sha256\": 1, \"x\": \"", GAIN_JSON_SEAL_DIFFERS },
  { "\"content_sha256\": \"", "\"content_sha256\": null, \"x\": \"", GAIN_JSON_SEAL_ABSENT },
};

static void
test_changes_outside_are_noticed (void)
{
  g_autoptr (JsonNode) node = parse ("{\"id\": 1, \"a\": 1, \"b\": {\"c\": [\"deep\"]}}");
  GString *file;

  gain_json_seal (json_node_get_object (node), "id");
  file = gain_json_write (node);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GString) changed = g_string_new (file->str);
      g_autoptr (JsonNode) read = NULL;

      g_assert_cmpuint (g_string_replace (changed, changes[i].find, changes[i].replace, 0), ==, 1);
      read = parse (changed->str);
      g_assert_cmpint (gain_json_get_seal (json_node_get_object (read)), ==, changes[i].seal);
    }
  g_string_free (file, TRUE);
}

static const struct
{
  const char *json;
  const char *variant;
} variants[] = {
  { "\"a\"", "'a'" },
  { "3", "int64 3" },
  { "1.5", "1.5" },
  { "true", "true" },
  { "null", "@mv nothing" },
  { "{}", "@a{sv} {}" },
  { "[]", "@as []" },
  { "[\"a\",\"b\"]", "['a', 'b']" },
  { "[\"a\",1]", "[<'a'>, <int64 1>]" },
  { "[[1],null]", "[<[<int64 1>]>, <@mv nothing>]" },
  { "{\"b\":1,\"a\":{\"c\":\"d\"}}", "{'b': <int64 1>, 'a': <{'c': <'d'>}>}" },
};

static void
test_variants (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (JsonNode) node = parse (variants[i].json);
      g_autoptr (GVariant) variant = g_variant_ref_sink (gain_json_to_variant (node));
      g_autofree char *printed = g_variant_print (variant, TRUE);
      g_autoptr (JsonNode) back = gain_json_from_variant (variant);
      g_autoptr (GString) line = gain_json_write_line (back);

      g_assert_cmpstr (printed, ==, variants[i].variant);
      g_assert_cmpstr (line->str, ==, variants[i].json);
    }
}

static const struct
{
  const char *variant;
  const char *json;
} foreign[] = {
  { "uint32 7", "7" },
  { "byte 0x07", "7" },
  { "int16 -7", "-7" },
  { "uint64 9223372036854775807", "9223372036854775807" },
  { "uint64 9223372036854775808", "9.223372036854776e+18" },
  { "(1, 'a')", "[1,\"a\"]" },
  { "[1, 2]", "[1,2]" },
  { "{'a': 1, 'b': 2}", "{\"a\":1,\"b\":2}" },
  { "{1: 'a'}", "[[1,\"a\"]]" },
  { "<<'a'>>", "\"a\"" },
  { "@ms 'a'", "\"a\"" },
  { "@ms nothing", "null" },
  { "objectpath '/a'", "\"/a\"" },
  { "()", "[]" },
};

static void
test_other_variants_become_json (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autoptr (GVariant) variant = g_variant_parse (NULL, foreign[i].variant, NULL, NULL, NULL);
      g_autoptr (JsonNode) node = gain_json_from_variant (variant);
      g_autoptr (GString) line = gain_json_write_line (node);

      g_assert_cmpstr (line->str, ==, foreign[i].json);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/reader/errors-name-the-member", test_errors_name_the_member);
  g_test_add_func ("/json/reader/missing-members", test_missing_members);
  g_test_add_func ("/json/reader/a-missing-member-leaves-the-value",
                   test_a_missing_member_leaves_the_value);
  g_test_add_func ("/json/reader/values-are-read", test_values_are_read);
  g_test_add_func ("/json/reader/a-root-that-is-no-object-is-refused",
                   test_a_root_that_is_no_object_is_refused);
  g_test_add_func ("/json/reader/formats", test_formats);
  g_test_add_func ("/json/seal/stands-in-its-place-and-matches",
                   test_the_seal_stands_in_its_place_and_matches);
  g_test_add_func ("/json/seal/is-the-hash-of-the-line", test_the_seal_is_the_hash_of_the_line);
  g_test_add_func ("/json/seal/changes-outside-are-noticed", test_changes_outside_are_noticed);
  g_test_add_func ("/json/variant/both-ways", test_variants);
  g_test_add_func ("/json/variant/other-variants-become-json", test_other_variants_become_json);

  return g_test_run ();
}
