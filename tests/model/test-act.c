/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

typedef struct
{
  GainProject *project;
  const char *article;
  GainLayer *layer;
  char *claim;
  char *denial;
  char *actor;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (GainActor) reyes = gain_actor_new ("reyes", "Reyes");
  g_autoptr (GainProposition) holds = gain_proposition_new ("holds", "The dam holds");
  g_autoptr (GainProposition) leaks = gain_proposition_new ("leaks", "The dam leaks");

  self->project = sample_project_new (SAMPLE_TEXT);
  self->article = sample_article_id (self->project);
  self->layer = gain_project_get_layer (self->project, self->article, "anna");
  self->claim = sample_mark (self->project, "claim", 24, 37);
  self->denial = sample_mark (self->project, "denial", 66, 90);
  self->actor = sample_mark (self->project, "actor", 0, 18);
  sample_apply (self->project,
                gain_act_entry (self->project, NULL, GAIN_ITEM (reyes), &error),
                error);
  sample_apply (self->project,
                gain_act_entry (self->project, NULL, GAIN_ITEM (holds), &error),
                error);
  sample_apply (self->project,
                gain_act_entry (self->project, NULL, GAIN_ITEM (leaks), &error),
                error);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->project);
  g_free (self->claim);
  g_free (self->denial);
  g_free (self->actor);
}

/* The act must be refused with a sentence that holds @part; clears @error. */
static void
assert_refused (GainChange *change, GError **error, const char *part)
{
  g_assert_null (change);
  g_assert_error (*error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID);
  g_test_message ("“%s” in: %s", part, (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, part));
  g_clear_error (error);
}

/* With the `error` of the test that it stands in. */
#define REFUSED(call, part)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GainChange *change_ = (call);                                                                  \
    assert_refused (change_, &error, part);                                                        \
  }                                                                                                \
  G_STMT_END

static char *
print_attributes (GainLayer *layer, const char *mark)
{
  GVariant *attributes =
      gain_item_get_attributes (GAIN_ITEM (gain_layer_get_annotation (layer, mark)));

  return attributes != NULL ? g_variant_print (attributes, FALSE) : g_strdup ("none");
}

static void
test_mark_takes_defaults (Fixture *self, gconstpointer data)
{
  GainItem *item = GAIN_ITEM (gain_layer_get_annotation (self->layer, self->claim));
  g_autofree char *claim = print_attributes (self->layer, self->claim);
  g_autofree char *denial = print_attributes (self->layer, self->denial);
  g_autofree char *actor = print_attributes (self->layer, self->actor);

  g_assert_cmpstr (claim,
                   ==,
                   "{'form': <'indirect'>, 'hypothetical': <false>, 'value': <int64 155>}");
  g_assert_cmpstr (denial, ==, "{'form': <'indirect'>}");
  g_assert_cmpstr (actor, ==, "none");
  g_assert_cmpstr (gain_item_get_origin (item), ==, "typed");
  g_assert_cmpuint (gain_item_get_codebook (item), ==, 3);
  g_assert_nonnull (gain_item_get_created (item));
}

static void
test_mark_takes_values (Fixture *self, gconstpointer data)
{
  GainSpan span = { 3, 5 };
  GVariant *values = g_variant_new_parsed ("{'form': <'direct'>, 'comment': <'see above'>}");
  GError *error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *attributes = NULL;

  sample_apply (
      self->project,
      gain_act_mark (self->project, self->article, "claim", &span, 1, "bulk", values, &id, &error),
      error);
  attributes = print_attributes (self->layer, id);
  g_assert_cmpstr (attributes,
                   ==,
                   "{'form': <'direct'>, 'hypothetical': <false>, 'value': <int64 155>, "
                   "'comment': <'see above'>}");
}

static GainChange *
mark_with (Fixture *self, const char *label, GainSpan span, const char *values, GError **error)
{
  return gain_act_mark (self->project,
                        self->article,
                        label,
                        &span,
                        1,
                        "typed",
                        values != NULL ? g_variant_new_parsed (values) : NULL,
                        NULL,
                        error);
}

static void
test_mark_refuses (Fixture *self, gconstpointer data)
{
  GainSpan fits = { 0, 3 };
  GError *error = NULL;

  REFUSED (mark_with (self, "nothing", fits, NULL, &error), "“nothing”");
  REFUSED (mark_with (self, "topic", fits, NULL, &error), "“Topic”");
  REFUSED (mark_with (self, "claim", GAIN_SPAN (3, 3), NULL, &error), "Select some");
  REFUSED (mark_with (self, "claim", GAIN_SPAN (3, 999), NULL, &error), "Select some");
  REFUSED (mark_with (self, "claim", fits, "{'form': <'loud'>}", &error), "“Form”");
  REFUSED (mark_with (self, "claim", fits, "{'size': <'loud'>}", &error), "“size”");
  REFUSED (mark_with (self, "actor", fits, "{'form': <'direct'>}", &error), "“actor”");
  REFUSED (gain_act_mark (self->project, "zzz", "claim", &fits, 1, NULL, NULL, NULL, &error),
           "“zzz”");

  gain_article_drop_text (gain_project_get_article (self->project, self->article));
  REFUSED (mark_with (self, "claim", fits, NULL, &error), "Open the article");
}

static void
test_delete_takes_its_links (Fixture *self, gconstpointer data)
{
  GainRelationEnd to_claim = { .kind = GAIN_END_ANNOTATION, .id = self->claim };
  GainRelationEnd to_holds = { .kind = GAIN_END_PROPOSITION, .id = "holds" };
  GError *error = NULL;
  g_autoptr (GPtrArray) left = NULL;

  sample_apply (
      self->project,
      gain_act_link (
          self->project, self->article, self->denial, "denies", &to_claim, "typed", NULL, &error),
      error);
  sample_apply (
      self->project,
      gain_act_link (
          self->project, self->article, self->claim, "states", &to_holds, "typed", NULL, &error),
      error);
  sample_apply (self->project,
                gain_act_delete (self->project, self->article, self->claim, &error),
                error);
  g_assert_null (gain_layer_get_annotation (self->layer, self->claim));
  left = gain_layer_list_relations (self->layer, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (gain_relation_get_from (left->pdata[0]), ==, self->denial);

  g_assert_true (gain_project_undo (self->project, NULL, NULL));
  g_assert_nonnull (gain_layer_get_annotation (self->layer, self->claim));
  g_assert_cmpuint (gain_layer_get_n_relations (self->layer), ==, 2);
  REFUSED (gain_act_delete (self->project, self->article, "zzz", &error), "“zzz”");
}

static void
test_relabel_keeps_attributes (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autofree char *before = print_attributes (self->layer, self->claim);
  g_autofree char *after = NULL;

  sample_apply (self->project,
                gain_act_relabel (self->project, self->article, self->claim, "denial", &error),
                error);
  after = print_attributes (self->layer, self->claim);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (gain_annotation_get_label (gain_layer_get_annotation (self->layer, self->claim)),
                   ==,
                   "denial");
  REFUSED (gain_act_relabel (self->project, self->article, self->claim, "denial", &error),
           "already");
  REFUSED (gain_act_relabel (self->project, self->article, self->claim, "topic", &error), "Topic");
}

static void
test_place_keeps_the_rest (Fixture *self, gconstpointer data)
{
  GainItem *before = GAIN_ITEM (gain_layer_get_annotation (self->layer, self->claim));
  g_autofree char *created = g_strdup (gain_item_get_created (before));
  GainSpan spans[] = { { 30, 35 }, { 0, 8 } };
  GError *error = NULL;
  GainAnnotation *after;

  sample_apply (self->project,
                gain_act_place (self->project, self->article, self->claim, spans, 2, &error),
                error);
  after = gain_layer_get_annotation (self->layer, self->claim);
  g_assert_cmpstr (gain_annotation_get_quotes (after)[0], ==, "Minister");
  g_assert_cmpstr (gain_item_get_created (GAIN_ITEM (after)), ==, created);
  g_assert_cmpstr (gain_item_get_origin (GAIN_ITEM (after)), ==, "typed");
  REFUSED (gain_act_place (self->project, self->article, self->claim, spans, 0, &error),
           "Select some");
}

static void
test_note (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  sample_apply (self->project,
                gain_act_note (self->project, self->article, self->claim, "look again", &error),
                error);
  g_assert_cmpstr (gain_item_get_note (
                       GAIN_ITEM (gain_layer_get_annotation (self->layer, self->claim))),
                   ==,
                   "look again");
  sample_apply (self->project,
                gain_act_note (self->project, self->article, self->claim, "", &error),
                error);
  g_assert_null (
      gain_item_get_note (GAIN_ITEM (gain_layer_get_annotation (self->layer, self->claim))));
}

static const struct
{
  const char *name;
  const char *value;
  gboolean fits;
} value_cases[] = {
  { "form", "'direct'", TRUE },
  { "form", "'cannot-tell'", TRUE },
  { "form", "'loud'", FALSE },
  { "form", "true", FALSE },
  { "manner", "['direct', 'mixed']", TRUE },
  { "manner", "['direct', 'loud']", FALSE },
  { "manner", "'not-applicable'", TRUE },
  { "manner", "'direct'", FALSE },
  { "hypothetical", "true", TRUE },
  { "hypothetical", "'true'", FALSE },
  { "value", "int64 7", TRUE },
  { "value", "'1.5'", TRUE },
  { "value", "true", FALSE },
  { "comment", "'anything'", TRUE },
  { "comment", "int64 7", FALSE },
};

static void
test_attribute_values (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++)
    {
      GError *error = NULL;
      GainChange *change = gain_act_attribute (self->project,
                                               self->article,
                                               self->claim,
                                               value_cases[i].name,
                                               g_variant_new_parsed (value_cases[i].value),
                                               &error);

      g_test_message ("%s = %s", value_cases[i].name, value_cases[i].value);
      if (value_cases[i].fits)
        sample_apply (self->project, change, error);
      else
        assert_refused (change, &error, "not a value");
    }
}

static void
test_attribute_is_taken_away (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autofree char *left = NULL;

  sample_apply (
      self->project,
      gain_act_attribute (self->project, self->article, self->claim, "form", NULL, &error),
      error);
  left = print_attributes (self->layer, self->claim);
  g_assert_cmpstr (left, ==, "{'hypothetical': <false>, 'value': <int64 155>}");
}

/* An act says when it was done; one that changes label or attributes says also
 * with which codebook. */
static void
test_changes_are_stamped (Fixture *self, gconstpointer data)
{
  g_autoptr (GainCodebook) newer = gain_codebook_new (4, "Newer");
  const GainLabel denial = { .id = "denial", .name = "Denial", .kind = GAIN_LABEL_STATEMENT };
  GainSpan span = { 3, 5 };
  GError *error = NULL;
  const guint expected[] = { 4, 3, 3, 4 };
  GainChange *changes[4];

  gain_codebook_add_label (newer, &denial);
  gain_project_set_codebook (self->project, newer);
  changes[0] = gain_act_relabel (self->project, self->article, self->claim, "denial", &error);
  changes[1] = gain_act_place (self->project, self->article, self->claim, &span, 1, &error);
  changes[2] = gain_act_note (self->project, self->article, self->claim, "note", &error);
  changes[3] = gain_act_attribute (self->project, self->article, self->claim, "form", NULL, &error);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const GainOperation *operation;

      g_assert_no_error (error);
      operation = gain_change_get_operation (changes[i], 0);
      g_assert_cmpuint (gain_item_get_codebook (operation->before), ==, 3);
      g_assert_cmpuint (gain_item_get_codebook (operation->after), ==, expected[i]);
      g_assert_nonnull (gain_item_get_modified (operation->after));
      gain_change_unref (changes[i]);
    }
}

static GainChange *
link_to (Fixture *self, const char *from, const char *type, GainRelationEnd to, GError **error)
{
  return gain_act_link (self->project, self->article, from, type, &to, "typed", NULL, error);
}

#define END(...) ((GainRelationEnd){ __VA_ARGS__ })

static void
test_link_ends (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  GainRelationEnd mark = { .kind = GAIN_END_ANNOTATION, .id = self->claim };
  GainRelationEnd far = { .kind = GAIN_END_ANNOTATION, .id = self->claim, .annotator = "ben" };
  GainRelationEnd self_end = { .kind = GAIN_END_ANNOTATION, .id = self->denial };
  GainRelationEnd actor = { .kind = GAIN_END_ACTOR, .id = "reyes", .mention = self->actor };
  GainRelationEnd holds = { .kind = GAIN_END_PROPOSITION, .id = "holds" };
  GainRelationEnd leaks = { .kind = GAIN_END_PROPOSITION, .id = "leaks" };
  GainRelationEnd author = { .kind = GAIN_END_NONE, .id = "author" };
  GainRelationEnd wrong;

  sample_apply (self->project, link_to (self, self->denial, "denies", mark, &error), error);
  sample_apply (self->project, link_to (self, self->denial, "denies", holds, &error), error);
  sample_apply (self->project, link_to (self, self->claim, "made_by", actor, &error), error);
  sample_apply (self->project, link_to (self, self->denial, "made_by", author, &error), error);
  sample_apply (self->project, link_to (self, self->actor, "refers_to", actor, &error), error);
  sample_apply (self->project, link_to (self, self->claim, "states", holds, &error), error);

  REFUSED (link_to (self, self->denial, "denies", mark, &error), "there already");
  REFUSED (link_to (self, self->claim, "states", leaks, &error), "Only one");
  REFUSED (link_to (self, self->denial, "denies", self_end, &error), "itself");
  REFUSED (link_to (self, self->denial, "denies", far, &error), "proposition");
  REFUSED (link_to (self, self->denial, "denies", actor, &error), "end at");
  REFUSED (link_to (self, self->actor, "denies", mark, &error), "start at");
  REFUSED (link_to (self, self->claim, "likes", mark, &error), "“likes”");
  REFUSED (link_to (self, "zzz", "denies", mark, &error), "“zzz”");

  wrong = END (.kind = GAIN_END_NONE, .id = "nobody");
  REFUSED (link_to (self, self->claim, "made_by", wrong, &error), "“nobody”");
  wrong = END (.kind = GAIN_END_ACTOR, .id = "zzz");
  REFUSED (link_to (self, self->claim, "made_by", wrong, &error), "“zzz”");
  wrong = END (.kind = GAIN_END_ACTOR, .id = "reyes", .speaker = "zzz");
  REFUSED (link_to (self, self->claim, "made_by", wrong, &error), "“zzz”");
  wrong = END (.kind = GAIN_END_ACTOR, .id = "reyes", .mention = "zzz");
  REFUSED (link_to (self, self->claim, "made_by", wrong, &error), "“zzz”");
  wrong = END (.kind = GAIN_END_PROPOSITION, .id = "zzz");
  REFUSED (link_to (self, self->denial, "denies", wrong, &error), "“zzz”");
  REFUSED (gain_act_unlink (self->project, self->article, "zzz", &error), "“zzz”");
}

static void
test_link_leaves_out_what_is_here (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  GainRelationEnd to = {
    .kind = GAIN_END_ANNOTATION, .id = self->claim, .article = self->article, .annotator = "anna"
  };
  g_autofree char *id = NULL;
  const GainRelationEnd *end;

  sample_apply (
      self->project,
      gain_act_link (
          self->project, self->article, self->denial, "denies", &to, "typed", &id, &error),
      error);
  end = gain_relation_get_to (gain_layer_get_relation (self->layer, id));
  g_assert_null (end->article);
  g_assert_null (end->annotator);
  g_assert_cmpstr (end->id, ==, self->claim);
}

static void
test_status_and_blocks (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  sample_apply (self->project,
                gain_act_status (self->project, self->article, "annotating", &error),
                error);
  REFUSED (gain_act_status (self->project, self->article, "annotating", &error), "already");
  REFUSED (gain_act_status (self->project, self->article, "done", &error), "“done”");
  REFUSED (gain_act_exclude (self->project, self->article, 9, TRUE, &error), "9");
  REFUSED (gain_act_exclude (self->project, self->article, 0, FALSE, &error), "already");
  sample_apply (self->project,
                gain_act_exclude (self->project, self->article, 0, TRUE, &error),
                error);
  REFUSED (gain_act_exclude (self->project, self->article, 0, TRUE, &error), "already");
}

static void
put_outside (GainProject *project, const char *owner, GainItem *item)
{
  g_autoptr (GainChange) change = gain_change_new ("import");

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (
      change, gain_item_get_kind (item), owner, NULL, gain_item_get_id (item), NULL, item);
  g_assert_true (gain_project_apply (project, change, NULL));
}

static void
test_entries (Fixture *self, gconstpointer data)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  GainItem *mine = gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, "anna", "reyes");
  g_autoptr (GainItem) edited = gain_item_copy (mine);
  g_autoptr (GainActor) nameless = gain_actor_new (NULL, "  ");
  g_autoptr (GainProposition) empty = gain_proposition_new (NULL, NULL);
  g_autoptr (GainActor) bens = gain_actor_new ("council", "Council");
  g_autoptr (GainItem) own = NULL;
  GError *error = NULL;

  gain_actor_set_name (GAIN_ACTOR (edited), "Tomas Reyes");
  sample_apply (self->project, gain_act_entry (self->project, mine, edited, &error), error);
  REFUSED (gain_act_entry (self->project, NULL, GAIN_ITEM (nameless), &error), "no name");
  REFUSED (gain_act_entry (self->project, NULL, GAIN_ITEM (empty), &error), "says nothing");

  /* What ben entered, anna changes by an entry of her own, and cannot delete. */
  put_outside (self->project, "ben", GAIN_ITEM (bens));
  REFUSED (gain_act_entry (self->project, GAIN_ITEM (bens), NULL, &error), "not yours");
  own = gain_item_copy (GAIN_ITEM (bens));
  gain_actor_set_name (GAIN_ACTOR (own), "Town council");
  sample_apply (self->project,
                gain_act_entry (self->project, GAIN_ITEM (bens), own, &error),
                error);
  g_assert_true (gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, "council") == own);
  g_assert_true (gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, "ben", "council") ==
                 GAIN_ITEM (bens));
  sample_apply (self->project, gain_act_entry (self->project, own, NULL, &error), error);
  g_assert_true (gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, "council") ==
                 GAIN_ITEM (bens));
}

static void
test_merges (Fixture *self, gconstpointer data)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  g_autoptr (GainMerge) merge = gain_merge_new (NULL, GAIN_ITEM_PROPOSITION, "leaks", "holds");
  g_autoptr (GainMerge) same = gain_merge_new (NULL, GAIN_ITEM_PROPOSITION, "holds", "holds");
  g_autoptr (GainMerge) unknown = gain_merge_new (NULL, GAIN_ITEM_ACTOR, "reyes", "holds");
  GError *error = NULL;

  REFUSED (gain_act_entry (self->project, NULL, GAIN_ITEM (same), &error), "itself");
  REFUSED (gain_act_entry (self->project, NULL, GAIN_ITEM (unknown), &error), "“holds”");
  sample_apply (self->project,
                gain_act_entry (self->project, NULL, GAIN_ITEM (merge), &error),
                error);
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_PROPOSITION, "leaks"), ==, "holds");
  g_assert_true (gain_project_undo (self->project, NULL, NULL));
  g_assert_cmpstr (gain_registry_resolve (registry, GAIN_ITEM_PROPOSITION, "leaks"), ==, "leaks");
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/act/mark-takes-defaults", test_mark_takes_defaults);
  add ("/act/mark-takes-values", test_mark_takes_values);
  add ("/act/mark-refuses", test_mark_refuses);
  add ("/act/delete-takes-its-links", test_delete_takes_its_links);
  add ("/act/relabel-keeps-attributes", test_relabel_keeps_attributes);
  add ("/act/place-keeps-the-rest", test_place_keeps_the_rest);
  add ("/act/note", test_note);
  add ("/act/attribute-values", test_attribute_values);
  add ("/act/attribute-is-taken-away", test_attribute_is_taken_away);
  add ("/act/changes-are-stamped", test_changes_are_stamped);
  add ("/act/link-ends", test_link_ends);
  add ("/act/link-leaves-out-what-is-here", test_link_leaves_out_what_is_here);
  add ("/act/status-and-blocks", test_status_and_blocks);
  add ("/act/entries", test_entries);
  add ("/act/merges", test_merges);

  return g_test_run ();
}
