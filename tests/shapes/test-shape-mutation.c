/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-items.h"

#include <string.h>

#define SEED   20261121
#define ROUNDS 4000

/* A file of each kind, in one line each. */
static GPtrArray *
list_samples (GRand *rand)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GainArticle) article = random_article (rand);
  g_autoptr (JsonNode) article_node = gain_shape_write_article (article);
  g_autoptr (GainCodebook) codebook = gain_shape_new_default_codebook ();
  g_autoptr (JsonNode) codebook_node = gain_shape_write_codebook (codebook);

  json_object_remove_member (json_node_get_object (codebook_node), "guidelines");
  g_ptr_array_add (samples, g_string_free (gain_json_write_line (article_node), FALSE));
  g_ptr_array_add (samples, g_string_free (gain_json_write_line (codebook_node), FALSE));
  g_ptr_array_add (
      samples,
      g_strdup (
          "{\"format\":\"gainsay-annotations\",\"version\":1,\"article\":\"a\",\"annotator\":\"b\","
          "\"text_sha256\":\"c\",\"content_sha256\":\"d\",\"status\":\"annotating\",\"covers\":{\"j\":"
          "{\"n\":1,\"bytes\":2}},\"blocks\":{\"0\":true},\"annotations\":{\"u\":{\"label\":\"claim\","
          "\"spans\":[[1,2],[3,4]],\"exact\":[\"a\",\"b\"],\"prefix\":\"\",\"suffix\":\"\","
          "\"attributes\":{\"form\":\"direct\",\"topics\":[\"a\"]},\"origin\":\"typed\",\"note\":\"n\","
          "\"codebook\":1}},\"relations\":{\"r\":{\"type\":\"made_by\",\"from\":\"u\",\"to\":"
          "{\"actor\":\"x\",\"mention\":\"m\"},\"attributes\":{},\"certainty\":\"certain\"}}}"));
  g_ptr_array_add (
      samples,
      g_strdup (
          "{\"format\":\"gainsay-registry\",\"version\":1,\"annotator\":\"b\",\"content_sha256\":\"d\","
          "\"actors\":{\"x\":{\"name\":\"X\",\"aliases\":[\"y\"],\"type\":\"person\"}},"
          "\"propositions\":{\"p\":{\"wording\":\"W\",\"broader\":[\"q\"]}},"
          "\"merges\":{\"m\":{\"entries\":\"actor\",\"from\":\"x\",\"to\":\"y\"}}}"));
  return samples;
}

static JsonNode *
pick (GRand *rand, JsonNode *node)
{
  JsonNode *inner = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0)
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) values = json_object_get_values (object);

      inner = g_list_nth_data (values,
                               (guint) g_rand_int_range (rand, 0, (gint32) g_list_length (values)));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    {
      JsonArray *array = json_node_get_array (node);

      inner = json_array_get_element (
          array, (guint) g_rand_int_range (rand, 0, (gint32) json_array_get_length (array)));
    }
  return inner == NULL || g_rand_int_range (rand, 0, 4) == 0 ? node : pick (rand, inner);
}

/* Takes out, replaces or adds something inside a container somewhere. */
static void
mutate (GRand *rand, JsonNode *root)
{
  JsonNode *node = pick (rand, root);

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (object);
      guint n = g_list_length (names);
      g_autofree char *name =
          n > 0 ? g_strdup (g_list_nth_data (names, (guint) g_rand_int_range (rand, 0, (gint32) n)))
                : g_strdup ("new");

      if (n > 0 && g_rand_boolean (rand))
        json_object_remove_member (object, name);
      else
        json_object_set_member (object, name, random_value (rand, 3));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_add_element (json_node_get_array (node), random_value (rand, 3));
  else if (JSON_NODE_HOLDS_VALUE (node))
    json_node_set_string (node, "");
}

/* What was read can be written, and reads the same again. */
static void
check_article (JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainArticle) article = gain_shape_read_article (node, NULL, &error);
  g_autoptr (JsonNode) written = NULL;
  g_autoptr (GainArticle) again = NULL;

  g_assert_true ((article != NULL) != (error != NULL));
  if (article == NULL)
    return;
  written = gain_shape_write_article (article);
  again = gain_shape_read_article (written, NULL, NULL);
  g_assert_nonnull (again);
}

static void
check_codebook (JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainCodebook) codebook = gain_shape_read_codebook (node, &error);
  g_autoptr (JsonNode) written = NULL;
  g_autoptr (GainCodebook) again = NULL;

  g_assert_true ((codebook != NULL) != (error != NULL));
  if (codebook == NULL)
    return;
  written = gain_shape_write_codebook (codebook);
  again = gain_shape_read_codebook (written, NULL);
  g_assert_nonnull (again);
}

static void
check_file (JsonNode *node, GainLayerFile *(*read) (JsonNode *, GError **) )
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainLayerFile) file = read (node, &error);

  g_assert_true ((file != NULL) != (error != NULL));
  for (guint i = 0; file != NULL && i < file->items->len; i++)
    {
      GainItem *item = file->items->pdata[i];
      g_autoptr (JsonNode) written = gain_shape_write_item (item);
      g_autoptr (GainItem) again =
          gain_shape_read_item (gain_item_get_kind (item), gain_item_get_id (item), written, NULL);

      g_assert_true (gain_item_equal (item, again));
    }
}

static void
check_all (JsonNode *node)
{
  check_article (node);
  check_codebook (node);
  check_file (node, gain_shape_read_layer);
  check_file (node, gain_shape_read_registry);
  gain_shape_is_newer (node);
}

static void
test_mutated_values_are_read_or_refused (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) samples = list_samples (rand);

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < ROUNDS; i++)
    {
      const char *sample = samples->pdata[i % samples->len];
      g_autoptr (JsonNode) node = gain_json_parse (sample, strlen (sample), NULL);

      for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
        mutate (rand, node);
      check_all (node);
    }
}

static void
test_mutated_bytes_are_read_or_refused (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) samples = list_samples (rand);
  guint n_read = 0;

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *bytes = g_strdup (samples->pdata[i % samples->len]);
      gsize size = strlen (bytes);
      g_autoptr (JsonNode) node = NULL;

      bytes[g_rand_int_range (rand, 0, (gint32) size)] ^=
          (char) (1 << g_rand_int_range (rand, 0, 7));
      node = gain_json_parse (bytes, size, NULL);
      if (node == NULL)
        continue;
      n_read++;
      check_all (node);
    }
  g_test_message ("%u of %u were JSON", n_read, ROUNDS);
  g_assert_cmpuint (n_read, >, ROUNDS / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shapes/mutation/values-are-read-or-refused",
                   test_mutated_values_are_read_or_refused);
  g_test_add_func ("/shapes/mutation/bytes-are-read-or-refused",
                   test_mutated_bytes_are_read_or_refused);

  return g_test_run ();
}
