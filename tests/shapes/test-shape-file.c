/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-items.h"

#include <string.h>

#define SEED 20261121

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = gain_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return node;
}

static char *
file_of (JsonNode *node)
{
  return g_string_free (gain_json_write (node), FALSE);
}

static GainLayerFile *
read_layer (const char *json)
{
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (GError) error = NULL;
  GainLayerFile *file = gain_shape_read_layer (node, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

/* As the store does: a change from outside brings the items in. */
static void
take_in (GainProject *project, GainLayerFile *file)
{
  g_autoptr (GainChange) change = gain_change_new ("load");
  g_autoptr (GError) error = NULL;

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  for (guint i = 0; i < file->items->len; i++)
    {
      GainItem *item = file->items->pdata[i];

      gain_change_add (change,
                       gain_item_get_kind (item),
                       file->annotator,
                       file->article,
                       gain_item_get_id (item),
                       NULL,
                       item);
    }
  gain_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static GainProject *
new_project (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string (
      "\xef\xbb\xbf👩🏽‍🚒 said: “e\xcc\x81té”.\r\nمرحبا بالعالم and more words.");
  GainBlock block = { GAIN_SPAN (0, 20), GAIN_BLOCK_PARAGRAPH, FALSE };
  g_autoptr (GainArticle) article = gain_article_new (text, &block, 1);
  GainProject *project = gain_project_new ("anna");

  g_assert_true (gain_project_add_article (project, article));
  return project;
}

static GainArticle *
get_article (GainProject *project)
{
  g_autoptr (GainArticle) article = g_list_model_get_item (gain_project_get_articles (project), 0);

  return article; /* the project keeps it */
}

static char *
write_layer (GainProject *project, GainLayerFile *file)
{
  GainArticle *article = get_article (project);
  GainLayer *layer = gain_project_get_layer (project, file->article, file->annotator);
  g_autoptr (JsonNode) node = NULL;

  if (file->extras != NULL)
    gain_layer_set_extras (layer, file->extras);
  node = gain_shape_write_layer (layer, gain_article_get_text_sha256 (article), file->covers);
  return file_of (node);
}

/* Loads @json into a fresh project and writes it again. */
static char *
load_and_save (const char *json)
{
  g_autoptr (GainProject) project = new_project ();
  g_autoptr (GainLayerFile) file = read_layer (json);

  take_in (project, file);
  return write_layer (project, file);
}

static char *
random_layer (GRand *rand)
{
  g_autoptr (GainProject) project = new_project ();
  GainArticle *article = get_article (project);
  g_autoptr (GainLayerFile) file = g_new0 (GainLayerFile, 1);
  static const GainItemKind kinds[] = { GAIN_ITEM_ANNOTATION, GAIN_ITEM_RELATION, GAIN_ITEM_BLOCK };

  file->article = g_strdup (gain_article_get_id (article));
  file->annotator = g_strdup ("ben");
  file->items = g_ptr_array_new_with_free_func (g_object_unref);
  file->problems = g_ptr_array_new ();
  file->covers = json_object_new ();
  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_ptr_array_add (file->items,
                     random_item (rand, kinds[n % 2], gain_article_get_text (article)));
  if (g_rand_boolean (rand))
    g_ptr_array_add (file->items, random_item (rand, GAIN_ITEM_STATUS, NULL));
  if (g_rand_boolean (rand))
    g_ptr_array_add (file->items,
                     gain_field_new (GAIN_ITEM_BLOCK, "0", g_variant_new_boolean (TRUE)));
  take_in (project, file);
  return write_layer (project, file);
}

static void
test_layers_save_load_save_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *first = random_layer (rand);
      g_autofree char *second = load_and_save (first);

      g_assert_cmpstr (first, ==, second);
    }
}

static void
test_unknown_members_of_layers_stay (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *plain = random_layer (rand);
      g_autoptr (JsonNode) node = parse (plain);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      add_unknown_members (rand, node);
      gain_json_seal (json_node_get_object (node), "text_sha256");
      first = file_of (node);
      second = load_and_save (first);
      g_assert_cmpstr (first, ==, second);
    }
}

static char *
layer_json (const char *inside)
{
  g_autoptr (GainProject) project = new_project ();
  GainArticle *article = get_article (project);

  return g_strdup_printf ("{\"format\":\"gainsay-annotations\",\"version\":1,\"article\":\"%s\","
                          "\"annotator\":\"ben\",\"text_sha256\":\"%s\",%s}",
                          gain_article_get_id (article),
                          gain_article_get_text_sha256 (article),
                          inside);
}

#define GOOD_MARK                                                                                  \
  "{\"label\":\"claim\",\"spans\":[[0,2]],\"exact\":[\"x\"],\"prefix\":\"\",\"suffix\":\"\",\"attributes\":{}}"

static void
test_damaged_entries_are_kept (void)
{
  g_autofree char *json = layer_json (
      "\"status\":\"annotating\",\"blocks\":{\"0\":true,\"one\":true},\"annotations\":{"
      "\"a\":" GOOD_MARK
      ",\"b\":{\"label\":\"claim\",\"spans\":[[2,1]],\"exact\":[\"x\"],\"deep\":{\"x\":[{}]}},"
      "\"c\":\"nothing\",\"d\":" GOOD_MARK "},\"relations\":{\"r\":{\"type\":\"denies\"}}");
  g_autoptr (GainLayerFile) file = read_layer (json);
  g_autofree char *saved = load_and_save (json);
  g_autofree char *again = load_and_save (saved);
  g_autoptr (JsonNode) before = parse (json);
  g_autoptr (JsonNode) after = parse (saved);
  static const char *const names[] = { "blocks", "annotations", "relations" };

  g_assert_cmpuint (file->problems->len, ==, 4);
  g_assert_nonnull (strstr (file->problems->pdata[0], "“b”"));
  g_assert_nonnull (strstr (file->problems->pdata[0], "“spans”"));
  g_assert_cmpuint (file->items->len, ==, 3); /* two marks and a block; the status follows */
  g_assert_cmpint (file->seal, ==, GAIN_JSON_SEAL_ABSENT);
  g_assert_cmpstr (saved, ==, again);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (
        json_node_equal (json_object_get_member (json_node_get_object (before), names[i]),
                         json_object_get_member (json_node_get_object (after), names[i])));
}

static void
test_layers_tell_what_is_wrong (void)
{
  static const struct
  {
    const char *inside;
    const char *says;
  } cases[] = {
    { "\"annotations\":[]", "“annotations”" }, { "\"relations\":1", "“relations”" },
    { "\"blocks\":\"\"", "“blocks”" },         { "\"status\":1", "“status”" },
    { "\"covers\":[]", "“covers”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = layer_json (cases[i].inside);
      g_autoptr (JsonNode) node = parse (json);
      g_autoptr (GError) error = NULL;

      g_assert_null (gain_shape_read_layer (node, &error));
      g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_a_newer_layer_says_so (void)
{
  g_autoptr (JsonNode) node = parse (
      "{\"format\":\"gainsay-annotations\",\"version\":2,\"article\":\"a\",\"annotator\":\"b\","
      "\"text_sha256\":\"c\",\"annotations\":{\"u\":{\"another\":\"shape\"}}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (GainLayerFile) file = gain_shape_read_layer (node, &error);

  g_assert_no_error (error);
  g_assert_true (file->newer);
  g_assert_true (gain_shape_is_newer (node));
  g_assert_cmpuint (file->problems->len, ==, 1);
}

static void
test_the_seal_of_a_layer_is_checked (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree char *json = random_layer (rand);
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (GainLayerFile) good = read_layer (json);
  g_autoptr (GainLayerFile) changed = NULL;

  g_assert_cmpint (good->seal, ==, GAIN_JSON_SEAL_MATCHES);
  json_object_set_string_member (json_node_get_object (node), "status", "submitted");
  changed = gain_shape_read_layer (node, NULL);
  g_assert_cmpint (changed->seal, ==, GAIN_JSON_SEAL_DIFFERS);
}

/* Registry */

static void
test_registries_save_load_save_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GainProject) project = new_project ();
      g_autoptr (GainProject) other = new_project ();
      g_autoptr (GainLayerFile) file = g_new0 (GainLayerFile, 1);
      g_autoptr (GainLayerFile) again = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonNode) node_again = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      file->annotator = g_strdup ("ben");
      file->items = g_ptr_array_new_with_free_func (g_object_unref);
      file->problems = g_ptr_array_new ();
      for (guint k = 0; k < GAIN_ITEM_N_KINDS; k++)
        for (int n = gain_registry_holds (k) ? g_rand_int_range (rand, 0, 4) : 0; n > 0; n--)
          g_ptr_array_add (file->items, random_item (rand, k, NULL));
      take_in (project, file);
      node = gain_shape_write_registry (gain_project_get_registry (project), "ben", NULL);
      add_unknown_members (rand, node);
      gain_json_seal (json_node_get_object (node), "annotator");
      first = file_of (node);

      again = gain_shape_read_registry (node, NULL);
      g_assert_nonnull (again);
      g_assert_cmpint (again->seal, ==, GAIN_JSON_SEAL_MATCHES);
      take_in (other, again);
      node_again = gain_shape_write_registry_with_extras (gain_project_get_registry (other),
                                                          "ben",
                                                          NULL,
                                                          again->extras);
      second = file_of (node_again);
      g_assert_cmpstr (first, ==, second);
    }
}

/* Articles */

static void
test_articles_save_load_save_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GainArticle) article = random_article (rand);
      g_autoptr (JsonNode) node = gain_shape_write_article (article);
      g_autoptr (JsonNode) parsed = NULL;
      g_autoptr (JsonNode) node_again = NULL;
      g_autoptr (GainArticle) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      GainJsonSeal seal = GAIN_JSON_SEAL_ABSENT;

      if (i % 2)
        {
          add_unknown_members (rand, node);
          gain_json_seal (json_node_get_object (node), "text_sha256");
        }
      first = file_of (node);
      parsed = parse (first);
      again = gain_shape_read_article (parsed, &seal, &error);
      g_assert_no_error (error);
      g_assert_cmpint (seal, ==, GAIN_JSON_SEAL_MATCHES);
      node_again = gain_shape_write_article (again);
      second = file_of (node_again);
      g_assert_cmpstr (first, ==, second);
    }
}

/* Each case replaces one member of a good article. */
static const struct
{
  const char *name;
  const char *json;
  const char *says;
} wrong_articles[] = {
  { "format", "\"gainsay-annotations\"", "gainsay-article" },
  { "id", "\"aaaaaaaaaaaaaaaa\"", "“id”" },
  { "id", "1", "“id”" },
  { "text", "\"Another text, of the same length\"", "text_sha256" },
  { "text", "null", "“text”" },
  { "text_sha256", "\"\"", "“text_sha256”" },
  { "blocks", "{}", "“blocks”" },
  { "blocks", "[[0,4]]", "Block 0" },
  { "blocks", "[{\"start\":0,\"end\":4,\"kind\":\"poem\"}]", "“poem”" },
  { "blocks", "[{\"start\":0,\"end\":99,\"kind\":\"list\"}]", "Block 0" },
  { "blocks", "[{\"start\":4,\"end\":4,\"kind\":\"list\"}]", "Block 0" },
  { "blocks",
    "[{\"start\":0,\"end\":4,\"kind\":\"list\"},{\"start\":3,\"end\":5,\"kind\":\"list\"}]",
    "Block 1" },
  { "blocks", "[{\"start\":-1,\"end\":4,\"kind\":\"list\"}]", "“start”" },
  { "headline", "7", "“headline”" },
  { "authors", "\"A\"", "“authors”" },
  { "had_bom", "1", "“had_bom”" },
};

static void
test_wrong_articles_name_the_member (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_articles); i++)
    {
      g_autoptr (GainText) text =
          gain_text_new_from_string ("👩🏽‍🚒 e\xcc\x81té\r\nمرحبا");
      GainBlock block = { GAIN_SPAN (0, 4), GAIN_BLOCK_TITLE, FALSE };
      g_autoptr (GainArticle) article = gain_article_new (text, &block, 1);
      g_autoptr (JsonNode) node = gain_shape_write_article (article);
      g_autoptr (GError) error = NULL;

      json_object_set_member (json_node_get_object (node),
                              wrong_articles[i].name,
                              parse (wrong_articles[i].json));
      g_assert_null (gain_shape_read_article (node, NULL, &error));
      g_test_message ("%s: %s", wrong_articles[i].name, error->message);
      g_assert_nonnull (strstr (error->message, wrong_articles[i].says));
    }
}

static void
test_a_newer_article_can_be_read (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainArticle) article = random_article (rand);
  g_autoptr (JsonNode) node = gain_shape_write_article (article);
  g_autoptr (GainArticle) again = NULL;

  g_assert_false (gain_shape_is_newer (node));
  json_object_set_int_member (json_node_get_object (node), "version", 2);
  g_assert_true (gain_shape_is_newer (node));
  again = gain_shape_read_article (node, NULL, NULL);
  g_assert_nonnull (again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shapes/layer/save-load-save-alike", test_layers_save_load_save_alike);
  g_test_add_func ("/shapes/layer/unknown-members-stay", test_unknown_members_of_layers_stay);
  g_test_add_func ("/shapes/layer/damaged-entries-are-kept", test_damaged_entries_are_kept);
  g_test_add_func ("/shapes/layer/wrong-members-are-named", test_layers_tell_what_is_wrong);
  g_test_add_func ("/shapes/layer/newer-says-so", test_a_newer_layer_says_so);
  g_test_add_func ("/shapes/layer/seal-is-checked", test_the_seal_of_a_layer_is_checked);
  g_test_add_func ("/shapes/registry/save-load-save-alike", test_registries_save_load_save_alike);
  g_test_add_func ("/shapes/article/save-load-save-alike", test_articles_save_load_save_alike);
  g_test_add_func ("/shapes/article/wrong-members-are-named", test_wrong_articles_name_the_member);
  g_test_add_func ("/shapes/article/newer-can-be-read", test_a_newer_article_can_be_read);

  return g_test_run ();
}
