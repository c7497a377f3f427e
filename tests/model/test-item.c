/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

/* One change to each member that goes to disk; every one must be noticed. */
static void
change_origin (GainItem *item)
{
  gain_item_set_origin (item, "bulk");
}

static void
change_note (GainItem *item)
{
  gain_item_set_note (item, "other");
}

static void
change_created (GainItem *item)
{
  gain_item_set_created (item, "2020-01-01T00:00:00Z");
}

static void
change_modified (GainItem *item)
{
  gain_item_set_modified (item, "2020-01-01T00:00:00Z");
}

static void
change_codebook (GainItem *item)
{
  gain_item_set_codebook (item, 9);
}

static void
change_attribute (GainItem *item)
{
  gain_item_set_attribute (item, "form", g_variant_new_string ("direct"));
}

static void
change_extras (GainItem *item)
{
  gain_item_set_extras (item, g_variant_new_parsed ("[('', 'x', <int64 2>)]"));
}

static void
change_label (GainItem *item)
{
  gain_annotation_set_label (GAIN_ANNOTATION (item), "denial");
}

static void
change_place (GainItem *item)
{
  GainSpan span = { 1, 3 };
  const char *quotes[] = { "ab" };

  gain_annotation_set_place (GAIN_ANNOTATION (item), &span, 1, quotes, "p", "s");
}

static void
change_quote (GainItem *item)
{
  GainSpan span = { 0, 2 };
  const char *quotes[] = { "xx" };

  gain_annotation_set_place (GAIN_ANNOTATION (item), &span, 1, quotes, "p", "s");
}

static void
change_suffix (GainItem *item)
{
  GainSpan span = { 0, 2 };
  const char *quotes[] = { "ab" };

  gain_annotation_set_place (GAIN_ANNOTATION (item), &span, 1, quotes, "p", "t");
}

static void
change_relation_type (GainItem *item)
{
  gain_relation_set_relation_type (GAIN_RELATION (item), "supports");
}

static void
change_certainty (GainItem *item)
{
  gain_relation_set_certainty (GAIN_RELATION (item), "inferred");
}

static void
change_to_extras (GainItem *item)
{
  gain_relation_set_to_extras (GAIN_RELATION (item), g_variant_new_parsed ("[('', 'x', <true>)]"));
}

static void
change_name (GainItem *item)
{
  gain_actor_set_name (GAIN_ACTOR (item), "Other");
}

static void
change_aliases (GainItem *item)
{
  const char *aliases[] = { "One", NULL };

  gain_actor_set_aliases (GAIN_ACTOR (item), aliases);
}

static void
change_actor_type (GainItem *item)
{
  gain_actor_set_actor_type (GAIN_ACTOR (item), "party");
}

static void
change_organisation (GainItem *item)
{
  gain_actor_set_organisation (GAIN_ACTOR (item), "Council");
}

static void
change_country (GainItem *item)
{
  gain_actor_set_country (GAIN_ACTOR (item), "NL");
}

static void
change_wikidata (GainItem *item)
{
  gain_actor_set_wikidata (GAIN_ACTOR (item), "Q42");
}

static void
change_wording (GainItem *item)
{
  gain_proposition_set_wording (GAIN_PROPOSITION (item), "Other");
}

static void
change_broader (GainItem *item)
{
  const char *broader[] = { "p2", NULL };

  gain_proposition_set_broader (GAIN_PROPOSITION (item), broader);
}

static void
change_concept (GainItem *item)
{
  gain_proposition_set_concept (GAIN_PROPOSITION (item), "water");
}

static const struct
{
  const char *name;
  GainItemKind kind;
  void (*change) (GainItem *item);
} member_cases[] = {
  { "origin", GAIN_ITEM_ANNOTATION, change_origin },
  { "note", GAIN_ITEM_ANNOTATION, change_note },
  { "created", GAIN_ITEM_ANNOTATION, change_created },
  { "modified", GAIN_ITEM_ANNOTATION, change_modified },
  { "codebook", GAIN_ITEM_ANNOTATION, change_codebook },
  { "attribute", GAIN_ITEM_ANNOTATION, change_attribute },
  { "extras", GAIN_ITEM_ANNOTATION, change_extras },
  { "label", GAIN_ITEM_ANNOTATION, change_label },
  { "place", GAIN_ITEM_ANNOTATION, change_place },
  { "quote", GAIN_ITEM_ANNOTATION, change_quote },
  { "suffix", GAIN_ITEM_ANNOTATION, change_suffix },
  { "relation type", GAIN_ITEM_RELATION, change_relation_type },
  { "certainty", GAIN_ITEM_RELATION, change_certainty },
  { "extras of the end", GAIN_ITEM_RELATION, change_to_extras },
  { "note of a link", GAIN_ITEM_RELATION, change_note },
  { "name", GAIN_ITEM_ACTOR, change_name },
  { "aliases", GAIN_ITEM_ACTOR, change_aliases },
  { "actor type", GAIN_ITEM_ACTOR, change_actor_type },
  { "organisation", GAIN_ITEM_ACTOR, change_organisation },
  { "country", GAIN_ITEM_ACTOR, change_country },
  { "wikidata", GAIN_ITEM_ACTOR, change_wikidata },
  { "wording", GAIN_ITEM_PROPOSITION, change_wording },
  { "broader", GAIN_ITEM_PROPOSITION, change_broader },
  { "concept", GAIN_ITEM_PROPOSITION, change_concept },
  { "note of a merge", GAIN_ITEM_MERGE, change_note },
};

static GainItem *
make_item (GainItemKind kind)
{
  GainSpan span = { 0, 2 };
  const char *quotes[] = { "ab" };
  GainRelationEnd end = { .kind = GAIN_END_ACTOR, .id = "x", .mention = "m", .speaker = "y" };
  GainItem *item;

  switch (kind)
    {
    case GAIN_ITEM_ANNOTATION:
      item = GAIN_ITEM (gain_annotation_new ("1", "claim"));
      gain_annotation_set_place (GAIN_ANNOTATION (item), &span, 1, quotes, "p", "s");
      break;
    case GAIN_ITEM_RELATION:
      item = GAIN_ITEM (gain_relation_new ("1", "denies", "from", &end));
      break;
    case GAIN_ITEM_ACTOR:
      item = GAIN_ITEM (gain_actor_new ("1", "Reyes"));
      break;
    case GAIN_ITEM_PROPOSITION:
      item = GAIN_ITEM (gain_proposition_new ("1", "The dam holds"));
      break;
    default:
      item = GAIN_ITEM (gain_merge_new ("1", GAIN_ITEM_ACTOR, "a", "b"));
      break;
    }
  gain_item_set_attribute (item, "form", g_variant_new_string ("mixed"));

  return item;
}

static void
test_equal_notices (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainItem) item = make_item (member_cases[i].kind);
  g_autoptr (GainItem) copy = NULL;

  gain_item_seal (item);
  copy = gain_item_copy (item);
  g_assert_false (gain_item_is_sealed (copy));
  g_assert_true (gain_item_equal (item, copy));
  member_cases[i].change (copy);
  g_assert_false (gain_item_equal (item, copy));
  g_assert_false (gain_item_equal (copy, item));
}

static void
test_equal_and_nothing (void)
{
  g_autoptr (GainItem) item = make_item (GAIN_ITEM_ACTOR);

  g_assert_true (gain_item_equal (NULL, NULL));
  g_assert_false (gain_item_equal (item, NULL));
  g_assert_false (gain_item_equal (NULL, item));
}

static void
test_ends_differ (void)
{
  const GainRelationEnd ends[] = {
    { .kind = GAIN_END_ACTOR, .id = "x" },
    { .kind = GAIN_END_PROPOSITION, .id = "x" },
    { .kind = GAIN_END_ACTOR, .id = "y" },
    { .kind = GAIN_END_ACTOR, .id = "x", .mention = "m" },
    { .kind = GAIN_END_ACTOR, .id = "x", .speaker = "s" },
    { .kind = GAIN_END_ANNOTATION, .id = "x" },
    { .kind = GAIN_END_ANNOTATION, .id = "x", .article = "a" },
    { .kind = GAIN_END_ANNOTATION, .id = "x", .annotator = "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      {
        g_autoptr (GainRelation) a = gain_relation_new ("1", "denies", "f", &ends[i]);
        g_autoptr (GainRelation) b = gain_relation_new ("1", "denies", "f", &ends[j]);
        g_autoptr (GainItem) copy = gain_item_copy (GAIN_ITEM (a));

        g_assert_cmpint (gain_item_equal (GAIN_ITEM (a), GAIN_ITEM (b)), ==, i == j);
        g_assert_true (gain_item_equal (GAIN_ITEM (a), copy));
      }
}

static void
test_sealed_refuses (void)
{
  g_autoptr (GainItem) item = make_item (GAIN_ITEM_ANNOTATION);

  gain_item_set_note (item, "before");
  gain_item_seal (item);
  g_test_expect_message ("gain-item", G_LOG_LEVEL_CRITICAL, "*sealed*");
  gain_item_set_note (item, "after");
  g_test_assert_expected_messages ();
  g_assert_cmpstr (gain_item_get_note (item), ==, "before");
}

static void
test_attributes_keep_their_order (void)
{
  g_autoptr (GainItem) item = make_item (GAIN_ITEM_ANNOTATION);
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;

  gain_item_set_attribute (item, "b", g_variant_new_int64 (1));
  gain_item_set_attribute (item, "a", g_variant_new_boolean (TRUE));
  gain_item_set_attribute (item, "b", g_variant_new_int64 (2));
  gain_item_set_attribute (item, "none", NULL);
  text = g_variant_print (gain_item_get_attributes (item), FALSE);
  g_assert_cmpstr (text, ==, "{'form': <'mixed'>, 'b': <int64 2>, 'a': <true>}");

  value = gain_item_dup_attribute (item, "b");
  g_assert_cmpint (g_variant_get_int64 (value), ==, 2);
  g_assert_null (gain_item_dup_attribute (item, "c"));

  gain_item_set_attribute (item, "b", NULL);
  gain_item_set_attribute (item, "form", NULL);
  gain_item_set_attribute (item, "a", NULL);
  g_assert_null (gain_item_get_attributes (item));
}

static void
test_new_sets_only_the_id (void)
{
  g_autoptr (GainAnnotation) mark = gain_annotation_new (NULL, "claim");
  g_autoptr (GainAnnotation) other = gain_annotation_new (NULL, "claim");
  GainItem *item = GAIN_ITEM (mark);

  g_assert_true (g_uuid_string_is_valid (gain_item_get_id (item)));
  g_assert_cmpstr (gain_item_get_id (item), !=, gain_item_get_id (GAIN_ITEM (other)));
  g_assert_null (gain_item_get_created (item));
  g_assert_null (gain_item_get_modified (item));
  g_assert_null (gain_item_get_origin (item));
  g_assert_cmpuint (gain_item_get_codebook (item), ==, 0);

  gain_item_touch (item);
  g_assert_cmpuint (strlen (gain_item_get_created (item)), ==, strlen ("2026-11-21T20:00:00Z"));
  g_assert_cmpstr (gain_item_get_created (item), ==, gain_item_get_modified (item));

  gain_item_set_created (item, "2001-01-01T00:00:00Z");
  gain_item_touch (item);
  g_assert_cmpstr (gain_item_get_created (item), ==, "2001-01-01T00:00:00Z");
  g_assert_cmpstr (gain_item_get_modified (item), >, "2020");
}

/* Ids come from files: any length is kept, in copies, too. */
static void
test_ids_of_any_length (void)
{
  for (guint length = 0; length < 100; length++)
    {
      g_autofree char *id = g_strnfill (length, 'i');
      g_autofree char *longer = g_strnfill (length + 1, 'i');
      g_autoptr (GainActor) actor = gain_actor_new (id, "Reyes");
      g_autoptr (GainActor) other = gain_actor_new (longer, "Reyes");
      g_autoptr (GainItem) copy = gain_item_copy (GAIN_ITEM (actor));

      g_assert_cmpstr (gain_item_get_id (GAIN_ITEM (actor)), ==, id);
      g_assert_cmpstr (gain_item_get_id (copy), ==, id);
      g_assert_true (gain_item_equal (GAIN_ITEM (actor), copy));
      g_assert_false (gain_item_equal (GAIN_ITEM (actor), GAIN_ITEM (other)));
    }
}

/* More different values than are remembered: each mark keeps its own. */
static void
test_shared_values_stay_apart (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 3000; i++)
    {
      GainItem *item = GAIN_ITEM (gain_annotation_new (NULL, "claim"));

      gain_item_set_attribute (item, "value", g_variant_new_int64 (i / 2));
      g_ptr_array_add (items, item);
    }
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GVariant) value = gain_item_dup_attribute (items->pdata[i], "value");

      g_assert_cmpint (g_variant_get_int64 (value), ==, i / 2);
    }
  g_assert_true (gain_item_get_attributes (items->pdata[0]) ==
                 gain_item_get_attributes (items->pdata[1]));
}

static void
test_kinds_have_nicks (void)
{
  for (GainItemKind kind = 0; kind < GAIN_ITEM_N_KINDS; kind++)
    {
      GainItemKind back = GAIN_ITEM_N_KINDS;

      g_assert_true (gain_item_kind_from_nick (gain_item_kind_get_nick (kind), &back));
      g_assert_cmpint (back, ==, kind);
    }
  g_assert_false (gain_item_kind_from_nick ("annotations", &(GainItemKind){ 0 }));
}

static const struct
{
  const char *name;
  GainSpan given[3];
  guint n;
  GainSpan placed[3];
  guint n_placed; /* 0: refused */
} place_cases[] = {
  { "one", { { 2, 4 } }, 1, { { 2, 4 } }, 1 },
  { "sorted", { { 8, 9 }, { 2, 4 } }, 2, { { 2, 4 }, { 8, 9 } }, 2 },
  { "touching", { { 2, 4 }, { 4, 6 } }, 2, { { 2, 6 } }, 1 },
  { "overlapping", { { 2, 5 }, { 4, 6 } }, 2, { { 2, 6 } }, 1 },
  { "inside", { { 2, 9 }, { 4, 6 }, { 9, 9 } }, 3, { { 2, 9 } }, 1 },
  { "bridged", { { 2, 4 }, { 6, 8 }, { 3, 7 } }, 3, { { 2, 8 } }, 1 },
  { "empty ones dropped", { { 3, 3 }, { 5, 6 } }, 2, { { 5, 6 } }, 1 },
  { "nothing left", { { 3, 3 } }, 1, { { 0, 0 } }, 0 },
  { "to the end", { { 9, 10 } }, 1, { { 9, 10 } }, 1 },
  { "past the end", { { 9, 11 } }, 1, { { 0, 0 } }, 0 },
};

static void
test_place (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainText) text = gain_text_new_from_string ("0😀2e\xcc\x81\r\n7ب9");
  g_autoptr (GainAnnotation) mark = gain_annotation_new (NULL, "claim");
  const GainSpan *spans;
  guint n;

  g_assert_cmpuint (gain_text_get_length (text), ==, 10);
  g_assert_cmpint (gain_annotation_place (mark, text, place_cases[i].given, place_cases[i].n),
                   ==,
                   place_cases[i].n_placed > 0);
  spans = gain_annotation_get_fragments (mark, &n);
  g_assert_cmpuint (n, ==, place_cases[i].n_placed);
  for (guint j = 0; j < n; j++)
    {
      g_autofree char *quote = gain_text_dup_slice (text, spans[j]);

      g_assert_true (gain_span_equal (spans[j], place_cases[i].placed[j]));
      g_assert_cmpstr (gain_annotation_get_quotes (mark)[j], ==, quote);
    }
  g_assert_null (gain_annotation_get_quotes (mark)[n]);
}

static void
test_place_quotes (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string (SAMPLE_TEXT);
  g_autoptr (GainAnnotation) mark = gain_annotation_new (NULL, "claim");
  GainSpan spans[] = { { 0, 8 }, { 9, 11 }, { 34, 44 } };
  g_autofree char *quote = NULL;

  g_assert_true (gain_annotation_place (mark, text, spans, 3));
  g_assert_cmpstr (gain_annotation_get_quotes (mark)[1], ==, "🏛️");
  g_assert_cmpstr (gain_annotation_get_prefix (mark), ==, "");
  g_assert_cmpint (g_utf8_strlen (gain_annotation_get_suffix (mark), -1), ==, 32);
  quote = gain_annotation_dup_quote (mark);
  g_assert_true (g_str_has_prefix (quote, "Minister … 🏛️ … "));
  g_assert_null (strpbrk (quote, "\r\n"));

  g_assert_true (gain_span_equal (gain_annotation_get_extent (mark), GAIN_SPAN (0, 44)));
  g_assert_true (gain_annotation_covers (mark, 0));
  g_assert_false (gain_annotation_covers (mark, 8));
  g_assert_true (gain_annotation_covers (mark, 43));
  g_assert_false (gain_annotation_covers (mark, 44));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (member_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/item/equal-notices/%s", member_cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_equal_notices);
    }
  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/item/place/%s", place_cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_place);
    }
  g_test_add_func ("/item/equal-and-nothing", test_equal_and_nothing);
  g_test_add_func ("/item/ends-differ", test_ends_differ);
  g_test_add_func ("/item/sealed-refuses", test_sealed_refuses);
  g_test_add_func ("/item/attributes-keep-their-order", test_attributes_keep_their_order);
  g_test_add_func ("/item/new-sets-only-the-id", test_new_sets_only_the_id);
  g_test_add_func ("/item/ids-of-any-length", test_ids_of_any_length);
  g_test_add_func ("/item/shared-values-stay-apart", test_shared_values_stay_apart);
  g_test_add_func ("/item/kinds-have-nicks", test_kinds_have_nicks);
  g_test_add_func ("/item/place-quotes", test_place_quotes);

  return g_test_run ();
}
