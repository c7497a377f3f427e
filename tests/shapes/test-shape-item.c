/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-items.h"

#include <string.h>

#define SEED   20261121
#define ROUNDS 1000

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = gain_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return node;
}

static char *
line_of (JsonNode *node)
{
  return g_string_free (gain_json_write_line (node), FALSE);
}

static GainItem *
read_back (GainItemKind kind, const char *id, JsonNode *node)
{
  g_autofree char *line = line_of (node);
  g_autoptr (JsonNode) parsed = parse (line);
  g_autoptr (GError) error = NULL;
  GainItem *item = gain_shape_read_item (kind, id, parsed, &error);

  g_assert_no_error (error);
  g_assert_nonnull (item);
  return item;
}

static void
test_any_item_comes_back_equal (gconstpointer data)
{
  GainItemKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainText) text = gain_text_new_from_string (
      "\xef\xbb\xbf👩🏽‍🚒 said: “e\xcc\x81té”.\r\nمرحبا بالعالم and more words.");

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GainItem) item = random_item (rand, kind, text);
      g_autoptr (JsonNode) node = gain_shape_write_item (item);
      g_autoptr (GainItem) again = read_back (kind, gain_item_get_id (item), node);
      g_autoptr (JsonNode) node_again = gain_shape_write_item (again);
      g_autofree char *line = line_of (node);
      g_autofree char *line_again = line_of (node_again);

      g_assert_true (gain_item_equal (item, again));
      g_assert_cmpstr (line, ==, line_again);
    }
}

static void
test_unknown_members_keep_their_place (gconstpointer data)
{
  GainItemKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainText) text = gain_text_new_from_string ("The bridge is safe, the mayor said.");

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GainItem) item = random_item (rand, kind, text);
      g_autoptr (JsonNode) node = gain_shape_write_item (item);
      g_autoptr (GainItem) again = NULL;
      g_autoptr (GainItem) copy = NULL;
      g_autoptr (JsonNode) node_again = NULL;
      g_autofree char *line = NULL;
      g_autofree char *line_again = NULL;

      add_unknown_members (rand, node);
      line = line_of (node);
      again = read_back (kind, gain_item_get_id (item), node);
      copy = gain_item_copy (again);
      node_again = gain_shape_write_item (copy);
      line_again = line_of (node_again);
      g_assert_cmpstr (line, ==, line_again);
      g_assert_false (gain_item_equal (item, again));
    }
}

/* As written, member by member. */
static const struct
{
  GainItemKind kind;
  const char *json;
} exact_cases[] = {
  { GAIN_ITEM_ANNOTATION,
    "{\"label\":\"claim\",\"spans\":[[120,187],[190,191]],\"exact\":[\"a\",\"b\"],\"prefix\":\"\","
    "\"suffix\":\" x\",\"attributes\":{\"form\":\"direct\",\"unsure\":true,\"value\":155,"
    "\"topics\":[\"a\",\"b\"]},\"origin\":\"typed\",\"note\":\"\",\"created\":\"c\",\"modified\":\"m\","
    "\"codebook\":3}" },
  { GAIN_ITEM_ANNOTATION,
    "{\"x\":{\"deep\":[1,[2,{\"y\":null}]]},\"label\":\"actor\",\"y\":[],\"spans\":[[0,1]],\"exact\":[\"T\"],"
    "\"prefix\":\"\",\"suffix\":\"\",\"attributes\":{\"odd\":{\"a\":[1,{}]},\"empty\":[],\"no\":null,"
    "\"half\":0.5},\"note\":null}" },
  { GAIN_ITEM_RELATION,
    "{\"type\":\"denies\",\"from\":\"u\",\"to\":{\"annotation\":\"v\",\"article\":\"a\",\"annotator\":\"b\"},"
    "\"attributes\":{},\"certainty\":\"inferred\",\"codebook\":3}" },
  { GAIN_ITEM_RELATION,
    "{\"type\":\"made_by\",\"from\":\"u\",\"to\":{\"actor\":\"v\",\"mention\":\"m\",\"speaker\":\"s\","
    "\"article\":\"not known here\"},\"attributes\":{}}" },
  { GAIN_ITEM_RELATION,
    "{\"type\":\"states\",\"from\":\"u\",\"to\":{\"proposition\":\"p\",\"x\":1},\"attributes\":{}}" },
  { GAIN_ITEM_RELATION,
    "{\"type\":\"made_by\",\"from\":\"u\",\"to\":{\"none\":\"author\"},\"attributes\":{}}" },
  { GAIN_ITEM_ACTOR,
    "{\"name\":\"M. Ayor\",\"aliases\":[\"the mayor\"],\"type\":\"person\",\"organisation\":\"City\","
    "\"country\":\"XX\",\"wikidata\":\"Q42\",\"note\":\"n\"}" },
  { GAIN_ITEM_PROPOSITION,
    "{\"wording\":\"It is safe\",\"broader\":[\"sound\"],\"concept\":\"bridge\"}" },
  { GAIN_ITEM_MERGE, "{\"entries\":\"actor\",\"from\":\"a\",\"to\":\"b\"}" },
  { GAIN_ITEM_MERGE,
    "{\"entries\":\"actor\",\"from\":\"a\",\"to\":\"b\",\"undoes\":\"c\",\"note\":\"d\"}" },
  { GAIN_ITEM_BLOCK, "true" },
};

static void
test_members_have_their_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (exact_cases); i++)
    {
      g_autoptr (JsonNode) node = parse (exact_cases[i].json);
      g_autoptr (GainItem) item = read_back (exact_cases[i].kind, "7", node);
      g_autoptr (JsonNode) again = NULL;
      g_autofree char *line = NULL;

      gain_item_seal (item);
      again = gain_shape_write_item (item);
      line = line_of (again);
      g_assert_cmpstr (line, ==, exact_cases[i].json);
    }
}

static void
test_deep_extras_survive_a_copy (void)
{
  GString *json =
      g_string_new ("{\"label\":\"claim\",\"spans\":[[0,1]],\"exact\":[\"a\"],\"prefix\":\"\","
                    "\"suffix\":\"\",\"attributes\":{},\"deep\":");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GainItem) item = NULL;
  g_autoptr (GainItem) copy = NULL;
  g_autofree char *line = NULL;
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (json, i % 2 ? "[" : "{\"k\":");
  g_string_append (json, "1");
  for (guint i = 60; i > 0; i--)
    g_string_append (json, (i - 1) % 2 ? "]" : "}");
  g_string_append (json, "}");
  expected = g_string_free (json, FALSE);

  node = parse (expected);
  item = read_back (GAIN_ITEM_ANNOTATION, "u", node);
  copy = gain_item_copy (item);
  g_assert_true (gain_item_equal (item, copy));
  again = gain_shape_write_item (copy);
  line = line_of (again);
  g_assert_cmpstr (line, ==, expected);
}

static const struct
{
  GainItemKind kind;
  const char *json;
  const char *says; /* stands in the message */
} wrong_cases[] = {
  { GAIN_ITEM_ANNOTATION, "[]", "object" },
  { GAIN_ITEM_ANNOTATION, "{}", "“label”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"\",\"spans\":[[0,1]],\"exact\":[\"a\"]}", "“label”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"exact\":[\"a\"]}", "“spans”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[],\"exact\":[]}", "“spans”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[[1,1]],\"exact\":[\"a\"]}", "“spans”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[[2,1]],\"exact\":[\"a\"]}", "“spans”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[[-1,1]],\"exact\":[\"a\"]}", "“spans”" },
  { GAIN_ITEM_ANNOTATION,
    "{\"label\":\"c\",\"spans\":[[0,4294967296]],\"exact\":[\"a\"]}",
    "“spans”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[[0,1.5]],\"exact\":[\"a\"]}", "“spans”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[[0,1,2]],\"exact\":[\"a\"]}", "“spans”" },
  { GAIN_ITEM_ANNOTATION,
    "{\"label\":\"c\",\"spans\":[[5,9],[0,1]],\"exact\":[\"a\",\"b\"]}",
    "element 2" },
  { GAIN_ITEM_ANNOTATION,
    "{\"label\":\"c\",\"spans\":[[0,5],[4,9]],\"exact\":[\"a\",\"b\"]}",
    "element 2" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[[0,1]],\"exact\":[]}", "“exact”" },
  { GAIN_ITEM_ANNOTATION, "{\"label\":\"c\",\"spans\":[[0,1]],\"exact\":[1]}", "“exact”" },
  { GAIN_ITEM_ANNOTATION,
    "{\"label\":\"c\",\"spans\":[[0,1]],\"exact\":[\"a\"],\"attributes\":[]}",
    "“attributes”" },
  { GAIN_ITEM_ANNOTATION,
    "{\"label\":\"c\",\"spans\":[[0,1]],\"exact\":[\"a\"],\"note\":1}",
    "“note”" },
  { GAIN_ITEM_ANNOTATION,
    "{\"label\":\"c\",\"spans\":[[0,1]],\"exact\":[\"a\"],\"codebook\":-1}",
    "“codebook”" },
  { GAIN_ITEM_RELATION, "{\"type\":\"t\",\"from\":\"f\"}", "“to”" },
  { GAIN_ITEM_RELATION, "{\"type\":\"t\",\"from\":\"f\",\"to\":{}}", "“to”" },
  { GAIN_ITEM_RELATION, "{\"type\":\"t\",\"from\":\"f\",\"to\":{\"actor\":1}}", "“actor”" },
  { GAIN_ITEM_RELATION,
    "{\"type\":\"t\",\"from\":\"f\",\"to\":{\"actor\":\"a\",\"none\":\"author\"}}",
    "“none”" },
  { GAIN_ITEM_RELATION, "{\"type\":\"t\",\"from\":\"\",\"to\":{\"actor\":\"a\"}}", "“from”" },
  { GAIN_ITEM_ACTOR, "{\"name\":\"a\",\"aliases\":\"b\"}", "“aliases”" },
  { GAIN_ITEM_ACTOR, "{\"type\":\"person\"}", "“name”" },
  { GAIN_ITEM_PROPOSITION, "{\"wording\":\"\"}", "“wording”" },
  { GAIN_ITEM_MERGE, "{\"entries\":\"block\",\"from\":\"a\",\"to\":\"b\"}", "“entries”" },
  { GAIN_ITEM_SETTING, "{}", "setting" },
  { GAIN_ITEM_STATUS, "1", "status" },
  { GAIN_ITEM_BLOCK, "\"true\"", "true or false" },
};

static void
test_wrong_items_name_the_member (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_cases); i++)
    {
      g_autoptr (JsonNode) node = parse (wrong_cases[i].json);
      g_autoptr (GError) error = NULL;
      GainItem *item = gain_shape_read_item (wrong_cases[i].kind, "7", node, &error);

      g_test_message ("%s: %s", wrong_cases[i].json, error != NULL ? error->message : "passes");
      g_assert_null (item);
      g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE);
      g_assert_nonnull (strstr (error->message, wrong_cases[i].says));
    }
}

static void
test_block_ids_are_numbers (void)
{
  static const char *const bad[] = { "", "a", "-1", "01", "1.0", "99999999999" };
  g_autoptr (JsonNode) node = parse ("true");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gain_shape_read_item (GAIN_ITEM_BLOCK, bad[i], node, &error));
      g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  /* Codebooks have tests of their own. */
  for (guint kind = 0; kind < GAIN_ITEM_N_KINDS; kind++)
    {
      const char *nick = gain_item_kind_get_nick (kind);
      g_autofree char *equal = g_strdup_printf ("/shapes/item/any-%s-comes-back-equal", nick);
      g_autofree char *unknown = g_strdup_printf ("/shapes/item/unknown-members-of-%s-stay", nick);

      if (kind == GAIN_ITEM_CODEBOOK)
        continue;
      g_test_add_data_func (equal, GUINT_TO_POINTER (kind), test_any_item_comes_back_equal);
      if (kind != GAIN_ITEM_STATUS && kind != GAIN_ITEM_BLOCK && kind != GAIN_ITEM_SETTING)
        g_test_add_data_func (unknown,
                              GUINT_TO_POINTER (kind),
                              test_unknown_members_keep_their_place);
    }
  g_test_add_func ("/shapes/item/members-have-their-order", test_members_have_their_order);
  g_test_add_func ("/shapes/item/deep-extras-survive-a-copy", test_deep_extras_survive_a_copy);
  g_test_add_func ("/shapes/item/wrong-items-name-the-member", test_wrong_items_name_the_member);
  g_test_add_func ("/shapes/item/block-ids-are-numbers", test_block_ids_are_numbers);

  return g_test_run ();
}
