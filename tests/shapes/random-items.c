/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-items.h"

static const char *const pieces[] = {
  "a",
  "B",
  "ö",
  "e\xcc\x81",
  "👩🏽‍🚒",
  "😀",
  "\r\n",
  "\n",
  "مرحبا",
  " ",
  "“",
  "”",
  "\"",
  "\\",
  "\t",
  "\x01",
  "\xe2\x80\xa8",
  "\xef\xbb\xbf",
  "中",
  "said",
  "/",
  "<b>",
  "0",
  "​",
};

static const char *const words[] = { "typed", "suggested:2", "default", "carried", "bulk" };

char *
random_text (GRand *rand, guint max_chars)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 0, (gint32) max_chars + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
random_name (GRand *rand)
{
  g_autofree char *text = random_text (rand, 6);

  return g_strconcat ("x", text, NULL);
}

static char *
random_uuid (GRand *rand)
{
  return g_strdup_printf ("%08x-%04x-4%03x-a%03x-%08x%04x",
                          g_rand_int (rand),
                          g_rand_int (rand) & 0xffff,
                          g_rand_int (rand) & 0xfff,
                          g_rand_int (rand) & 0xfff,
                          g_rand_int (rand),
                          g_rand_int (rand) & 0xffff);
}

static JsonNode *
random_scalar (GRand *rand)
{
  g_autofree char *text = random_text (rand, 8);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      return json_node_init_int (json_node_alloc (),
                                 (gint64) ((guint64) g_rand_int (rand) << 32 | g_rand_int (rand)));
    case 1:
      return json_node_init_boolean (json_node_alloc (), g_rand_boolean (rand));
    case 2:
      return json_node_init_null (json_node_alloc ());
    case 3:
      return json_node_init_double (json_node_alloc (), g_rand_double_range (rand, -1e6, 1e6));
    default:
      return json_node_init_string (json_node_alloc (), text);
    }
}

JsonNode *
random_value (GRand *rand, guint depth)
{
  guint kind = (guint) g_rand_int_range (rand, 0, depth > 0 ? 4 : 2);
  JsonNode *node;

  if (kind < 2)
    return random_scalar (rand);
  node = json_node_new (kind == 2 ? JSON_NODE_ARRAY : JSON_NODE_OBJECT);
  if (kind == 2)
    json_node_take_array (node, json_array_new ());
  else
    json_node_take_object (node, json_object_new ());
  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      g_autofree char *name = random_name (rand);
      JsonNode *inner = random_value (rand, depth - 1);

      if (kind == 2)
        json_array_add_element (json_node_get_array (node), inner);
      else
        json_object_set_member (json_node_get_object (node), name, inner);
    }
  return node;
}

static void
set_common (GRand *rand, GainItem *item)
{
  g_autofree char *note = random_text (rand, 12);

  if (g_rand_boolean (rand))
    gain_item_set_origin (item, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  if (g_rand_boolean (rand))
    gain_item_set_note (item, note);
  if (g_rand_boolean (rand))
    gain_item_set_created (item, "2026-11-21T09:00:00Z");
  if (g_rand_boolean (rand))
    gain_item_set_modified (item, "2026-11-21T09:00:01Z");
  gain_item_set_codebook (item, (guint) g_rand_int_range (rand, 0, 4));
}

static void
set_attributes (GRand *rand, GainItem *item)
{
  static const char *const topics[] = { "bridge", "harbour", NULL };
  g_autofree char *text = random_text (rand, 5);

  if (g_rand_boolean (rand))
    gain_item_set_attribute (item, "form", g_variant_new_string (text));
  if (g_rand_boolean (rand))
    gain_item_set_attribute (item, "unsure", g_variant_new_boolean (g_rand_boolean (rand)));
  if (g_rand_boolean (rand))
    gain_item_set_attribute (item, "value", g_variant_new_int64 ((gint32) g_rand_int (rand)));
  if (g_rand_boolean (rand))
    gain_item_set_attribute (item,
                             "topics",
                             g_variant_new_strv (topics, g_rand_int_range (rand, 0, 3)));
}

static GainItem *
random_annotation (GRand *rand, const char *id, GainText *text)
{
  GainAnnotation *annotation = gain_annotation_new (id, g_rand_boolean (rand) ? "claim" : "actor");
  guint length = gain_text_get_length (text);
  GainSpan spans[3];
  guint n = (guint) g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n; i++)
    {
      spans[i].start = (guint) g_rand_int_range (rand, 0, (gint32) length);
      spans[i].end =
          (guint) g_rand_int_range (rand, (gint32) spans[i].start + 1, (gint32) length + 1);
    }
  g_assert_true (gain_annotation_place (annotation, text, spans, n));
  return GAIN_ITEM (annotation);
}

static GainItem *
random_relation (GRand *rand, const char *id)
{
  g_autofree char *from = random_uuid (rand);
  g_autofree char *target = random_uuid (rand);
  gboolean far = g_rand_boolean (rand);
  const GainRelationEnd ends[] = {
    { GAIN_END_ANNOTATION, target, far ? "abcdefghijklm234" : NULL, far ? "ben" : NULL },
    { GAIN_END_ACTOR, target, NULL, NULL, far ? from : NULL, far ? "speaker" : NULL },
    { GAIN_END_PROPOSITION, target },
    { GAIN_END_NONE, "author" },
  };
  GainRelation *relation =
      gain_relation_new (id, "made_by", from, &ends[g_rand_int_range (rand, 0, 4)]);

  if (g_rand_boolean (rand))
    gain_relation_set_certainty (relation, "inferred");
  return GAIN_ITEM (relation);
}

static GainItem *
random_actor (GRand *rand, const char *id)
{
  static const char *const aliases[] = { "the mayor", "", NULL };
  g_autofree char *name = random_name (rand);
  GainActor *actor = gain_actor_new (id, name);

  if (g_rand_boolean (rand))
    gain_actor_set_aliases (actor, aliases);
  if (g_rand_boolean (rand))
    gain_actor_set_actor_type (actor, "person");
  if (g_rand_boolean (rand))
    gain_actor_set_organisation (actor, name);
  if (g_rand_boolean (rand))
    gain_actor_set_country (actor, "XX");
  if (g_rand_boolean (rand))
    gain_actor_set_wikidata (actor, "Q42");
  return GAIN_ITEM (actor);
}

static GainItem *
random_proposition (GRand *rand, const char *id)
{
  static const char *const broader[] = { "sound", NULL };
  g_autofree char *wording = random_name (rand);
  GainProposition *proposition = gain_proposition_new (id, wording);

  if (g_rand_boolean (rand))
    gain_proposition_set_broader (proposition, broader);
  if (g_rand_boolean (rand))
    gain_proposition_set_concept (proposition, "bridge");
  return GAIN_ITEM (proposition);
}

static GainItem *
random_merge (GRand *rand, const char *id)
{
  GainMerge *merge = gain_merge_new (id, GAIN_ITEM_PROPOSITION, "one", "two");

  if (g_rand_boolean (rand))
    gain_merge_set_undoes (merge, "another merge");
  return GAIN_ITEM (merge);
}

static GainItem *
random_setting (GRand *rand)
{
  static const char *const settings[][2] = {
    { "people/anna/name", "'Anna 🏛️'" },
    { "people/ben-2/role", "'curator'" },
    { "assignments/abcdefghijklm234", "['anna', 'ben-2']" },
    { "assignments/bbcdefghijklm234", "@as []" },
    { "blind", "false" },
    { "keywords", "['facilit(y|ies)', 'a\\\\b']" },
  };
  int i = g_rand_int_range (rand, 0, G_N_ELEMENTS (settings));
  GVariant *value = g_variant_parse (NULL, settings[i][1], NULL, NULL, NULL);
  GainField *field = gain_field_new (GAIN_ITEM_SETTING, settings[i][0], value);

  g_variant_unref (value);
  return GAIN_ITEM (field);
}

static GainItem *
random_bare_item (GRand *rand, GainItemKind kind, const char *id, GainText *text)
{
  switch (kind)
    {
    case GAIN_ITEM_ANNOTATION:
      return random_annotation (rand, id, text);
    case GAIN_ITEM_RELATION:
      return random_relation (rand, id);
    case GAIN_ITEM_ACTOR:
      return random_actor (rand, id);
    case GAIN_ITEM_PROPOSITION:
      return random_proposition (rand, id);
    case GAIN_ITEM_MERGE:
      return random_merge (rand, id);
    default:
      g_assert_not_reached ();
    }
}

GainItem *
random_item (GRand *rand, GainItemKind kind, GainText *text)
{
  g_autofree char *id = random_uuid (rand);
  char block[8];
  GainItem *item;

  g_snprintf (block, sizeof block, "%d", g_rand_int_range (rand, 0, 20));
  if (kind == GAIN_ITEM_STATUS)
    return GAIN_ITEM (gain_field_new (kind, "status", g_variant_new_string ("annotating")));
  if (kind == GAIN_ITEM_BLOCK)
    return GAIN_ITEM (gain_field_new (kind, block, g_variant_new_boolean (g_rand_boolean (rand))));

  if (kind == GAIN_ITEM_SETTING)
    return random_setting (rand);

  item = random_bare_item (rand, kind, id, text);
  set_attributes (rand, item);
  set_common (rand, item);
  return item;
}

static void
set_metadata (GRand *rand, GainArticle *article)
{
  static const char *const names[] = {
    "headline", "outlet",    "published", "fetched",  "url",    "canonical_url",
    "language", "extractor", "licence",   "replaces", "source",
  };
  static const char *const authors[] = { "A. Writer", "B. Other", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_rand_boolean (rand))
      {
        g_autofree char *value = random_name (rand);

        gain_article_set_meta (article, names[i], value);
      }
  if (g_rand_boolean (rand))
    gain_article_set_authors (article, authors);
  gain_article_set_had_bom (article, g_rand_boolean (rand));
}

GainArticle *
random_article (GRand *rand)
{
  g_autofree char *words_of_it = random_text (rand, 200);
  g_autofree char *whole = g_strconcat ("Start ", words_of_it, NULL);
  g_autoptr (GainText) text = gain_text_new_from_string (whole);
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (GainBlock));
  GainArticle *article;
  guint length = gain_text_get_length (text);
  guint at = 0;

  while (at < length)
    {
      guint longest = at + 1 + (guint) g_rand_int_range (rand, 0, 40);
      guint end = MIN (length, longest);
      GainBlock block = {
        GAIN_SPAN (at, end),
        (GainBlockKind) g_rand_int_range (rand, 0, 6),
        g_rand_boolean (rand),
      };

      g_array_append_val (blocks, block);
      at = end + (guint) g_rand_int_range (rand, 0, 3);
    }
  article = gain_article_new (text, (const GainBlock *) (gpointer) blocks->data, blocks->len);
  set_metadata (rand, article);
  return article;
}

/* Unknown members */

static gboolean
is_map (const char *name)
{
  static const char *const maps[] = {
    "attributes", "annotations",  "relations", "blocks",
    "actors",     "propositions", "merges",    "covers",
  };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (maps); i++)
    if (g_str_equal (maps[i], name))
      return TRUE;
  return FALSE;
}

static void visit (GRand *rand, JsonNode *node, const char *name);

static void
visit_object (GRand *rand, JsonObject *object, const char *name)
{
  g_autoptr (GList) names = json_object_get_members (object);
  int at = names != NULL ? g_rand_int_range (rand, 0, (gint32) g_list_length (names)) : 0;
  gboolean open = !is_map (name);
  int i = 0;

  /* Covers are numbers and the values of attributes are anybody's. */
  if (name != NULL && (g_str_equal (name, "covers") || g_str_equal (name, "attributes")))
    return;
  for (GList *l = names; l != NULL; l = l->next, i++)
    {
      g_autofree char *key = g_strdup (l->data);
      JsonNode *member = json_object_dup_member (object, key);

      if (open && i == at)
        json_object_set_member (object, "later 1", random_value (rand, 3));
      json_object_remove_member (object, key);
      visit (rand, member, key);
      json_object_set_member (object, key, member);
      if (open && i == at)
        json_object_set_member (object, "later 2", random_value (rand, 3));
    }
}

static void
visit (GRand *rand, JsonNode *node, const char *name)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    visit_object (rand, json_node_get_object (node), name);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        visit (rand, json_array_get_element (array, i), NULL);
    }
}

void
add_unknown_members (GRand *rand, JsonNode *node)
{
  visit (rand, node, NULL);
}
