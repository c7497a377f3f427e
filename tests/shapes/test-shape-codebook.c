/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-items.h"

#include <math.h>
#include <string.h>

#define SEED 20261121

static const struct
{
  const char *id;
  gunichar letter;
  GainLabelKind kind;
  const char *act;
} default_labels[] = {
  { "claim", 'c', GAIN_LABEL_STATEMENT, "asserts" },
  { "denial", 'd', GAIN_LABEL_STATEMENT, "denies" },
  { "doubt", 'o', GAIN_LABEL_STATEMENT, "doubts" },
  { "actor", 'a', GAIN_LABEL_MENTION, NULL },
  { "cue", 'q', GAIN_LABEL_CUE, NULL },
};

static double
luminance (const char *color)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      char hex[3] = { color[1 + 2 * i], color[2 + 2 * i], '\0' };
      double c = (double) g_ascii_strtoull (hex, NULL, 16) / 255.0;

      sum += weights[i] * (c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static void
test_default_labels_have_letter_and_contrast (void)
{
  g_autoptr (GainCodebook) codebook = gain_shape_new_default_codebook ();

  g_assert_cmpuint (gain_codebook_get_version (codebook), ==, 1);
  g_assert_cmpuint (gain_codebook_get_n_labels (codebook), ==, G_N_ELEMENTS (default_labels));
  for (guint i = 0; i < G_N_ELEMENTS (default_labels); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);

      g_assert_cmpstr (label->id, ==, default_labels[i].id);
      g_assert_cmpuint (label->letter, ==, default_labels[i].letter);
      g_assert_cmpint (label->kind, ==, default_labels[i].kind);
      g_assert_cmpstr (label->act, ==, default_labels[i].act);
      g_assert_nonnull (label->description);
      g_assert_cmpfloat (1.05 / (luminance (label->color) + 0.05), >=, 4.5);
    }
}

static void
test_default_ends_and_labels_exist (void)
{
  static const char *const ends[] = {
    "statement", "mention", "cue", "actor", "proposition", "none", NULL,
  };
  static const char *const types[] = {
    "refers_to", "states",          "made_by",    "cue",          "denies",
    "doubts",    "supports",        "restates",   "reported_via", "addressed_to",
    "about",     "affiliated_with", "speaks_for",
  };
  g_autoptr (GainCodebook) codebook = gain_shape_new_default_codebook ();

  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    for (const char *const *l = gain_codebook_get_attribute_at (codebook, i)->labels; *l; l++)
      g_assert_nonnull (gain_codebook_get_label (codebook, *l));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const GainRelationType *type = gain_codebook_get_relation_type (codebook, types[i]);

      g_assert_nonnull (type);
      for (const char *const *end = type->to; *end; end++)
        g_assert_true (g_strv_contains (ends, *end));
    }
  g_assert_cmpuint (gain_codebook_get_n_relation_types (codebook), ==, G_N_ELEMENTS (types));
  g_assert_nonnull (strstr (gain_codebook_get_guidelines (codebook), "Places are not actors"));
}

static void
test_codebooks_save_load_save_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GainCodebook) codebook = gain_shape_new_default_codebook ();

  g_test_message ("seed %u", SEED);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
      g_autoptr (JsonNode) node_again = NULL;
      g_autoptr (GainCodebook) again = NULL;
      g_autoptr (GError) error = NULL;
      GString *first;
      GString *second;

      g_assert_cmpint (gain_json_get_seal (json_node_get_object (node)),
                       ==,
                       GAIN_JSON_SEAL_MATCHES);
      if (i > 0)
        add_unknown_members (rand, node);
      gain_json_seal (json_node_get_object (node), "number");
      again = gain_shape_read_codebook (node, &error);
      g_assert_no_error (error);
      node_again = gain_shape_write_codebook (again);
      first = gain_json_write (node);
      second = gain_json_write (node_again);
      g_assert_cmpstr (first->str, ==, second->str);
      g_string_free (first, TRUE);
      g_string_free (second, TRUE);
    }
}

static void
test_actor_types_come_along (void)
{
  g_autoptr (GainCodebook) codebook = gain_shape_new_default_codebook ();
  g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
  JsonArray *types = json_object_get_array_member (json_node_get_object (node), "actor_types");

  g_assert_cmpuint (json_array_get_length (types), ==, 7);
}

#define CODEBOOK(parts) "{\"format\":\"gainsay-codebook\",\"version\":1,\"number\":1," parts "}"

static const struct
{
  const char *json;
  const char *says;
} wrong_cases[] = {
  { CODEBOOK ("\"labels\":[],\"attributes\":[]"), "“relations”" },
  { CODEBOOK ("\"labels\":{},\"attributes\":[],\"relations\":[]"), "“labels”" },
  { CODEBOOK ("\"labels\":[1],\"attributes\":[],\"relations\":[]"), "Element 1 of “labels”" },
  { CODEBOOK ("\"labels\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"poem\"}]"), "“poem”" },
  { CODEBOOK ("\"labels\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"cue\",\"color\":\"red\"}]"),
    "“color”" },
  { CODEBOOK ("\"labels\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"cue\",\"letter\":\"ab\"}]"),
    "“letter”" },
  { CODEBOOK ("\"labels\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"cue\",\"act\":\"hopes\"}]"),
    "“hopes”" },
  { CODEBOOK ("\"labels\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"cue\"},"
              "{\"id\":\"a\",\"name\":\"A\",\"kind\":\"cue\"}]"),
    "twice" },
  { CODEBOOK (
        "\"labels\":[],\"attributes\":[{\"id\":\"a\",\"name\":\"A\",\"type\":\"choice\",\"labels\":[]}]"),
    "“choices”" },
  { CODEBOOK ("\"labels\":[],\"attributes\":[{\"id\":\"a\",\"name\":\"A\",\"type\":\"choice\","
              "\"choices\":[\"x\"],\"default\":\"y\",\"labels\":[]}]"),
    "“y”" },
  { CODEBOOK (
        "\"labels\":[],\"attributes\":[],\"relations\":[{\"id\":\"a\",\"name\":\"A\",\"from\":[]}]"),
    "“to”" },
  { "{\"format\":\"gainsay-codebook\",\"version\":1,\"labels\":[],\"attributes\":[],\"relations\":[]}",
    "“number”" },
};

static void
test_wrong_codebooks_name_the_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_cases); i++)
    {
      g_autoptr (JsonNode) node =
          gain_json_parse (wrong_cases[i].json, strlen (wrong_cases[i].json), NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (gain_shape_read_codebook (node, &error));
      g_assert_error (error, GAIN_JSON_ERROR, GAIN_JSON_ERROR_SHAPE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, wrong_cases[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shapes/codebook/default-labels-have-letter-and-contrast",
                   test_default_labels_have_letter_and_contrast);
  g_test_add_func ("/shapes/codebook/default-ends-and-labels-exist",
                   test_default_ends_and_labels_exist);
  g_test_add_func ("/shapes/codebook/save-load-save-alike", test_codebooks_save_load_save_alike);
  g_test_add_func ("/shapes/codebook/actor-types-come-along", test_actor_types_come_along);
  g_test_add_func ("/shapes/codebook/wrong-members-are-named", test_wrong_codebooks_name_the_place);

  return g_test_run ();
}
