/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

#include "gain-act-bulk.h"
#include "gain-act-restore.h"
#include "gain-change-words.h"

typedef struct
{
  GainProject *project;
  const char *article;
  GainLayer *layer;
  char *claim;
} Fixture;

static void
add_entry (Fixture *self, GainItem *entry)
{
  GError *error = NULL;

  sample_apply (self->project, gain_act_entry (self->project, NULL, entry, &error), error);
  g_object_unref (entry);
}

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->project = sample_project_new (SAMPLE_TEXT);
  self->article = sample_article_id (self->project);
  self->layer = gain_project_get_layer (self->project, self->article, "anna");
  self->claim = sample_mark (self->project, "claim", 24, 37);
  add_entry (self, GAIN_ITEM (gain_actor_new ("reyes", "Reyes")));
  add_entry (self, GAIN_ITEM (gain_proposition_new ("holds", "The dam holds")));
  add_entry (self, GAIN_ITEM (gain_proposition_new ("leaks", "The dam leaks")));
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->project);
  g_free (self->claim);
}

static GainAnnotation *
get_claim (Fixture *self)
{
  return gain_layer_get_annotation (self->layer, self->claim);
}

static void
link_claim (Fixture *self, const char *type, GainEndKind kind, const char *id)
{
  GError *error = NULL;
  GainRelationEnd to = { .kind = kind, .id = id };

  sample_apply (
      self->project,
      gain_act_link (self->project, self->article, self->claim, type, &to, "typed", NULL, &error),
      error);
}

static GPtrArray *
list_links (Fixture *self)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (self->layer, self->claim);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (kept, g_object_ref (links->pdata[i]));

  return kept;
}

static void
restore (Fixture *self, GainAnnotation *state, GPtrArray *links)
{
  GError *error = NULL;

  sample_apply (self->project,
                gain_act_restore (self->project, self->article, state, links, &error),
                error);
}

static void
delete_claim (Fixture *self)
{
  GError *error = NULL;

  sample_apply (self->project,
                gain_act_delete (self->project, self->article, self->claim, &error),
                error);
}

static void
test_deleted_comes_back_with_links (Fixture *self, gconstpointer data)
{
  g_autoptr (GainAnnotation) state = g_object_ref (get_claim (self));
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GError) error = NULL;

  link_claim (self, "made_by", GAIN_END_ACTOR, "reyes");
  link_claim (self, "states", GAIN_END_PROPOSITION, "holds");
  links = list_links (self);
  delete_claim (self);
  g_assert_null (get_claim (self));

  restore (self, state, links);
  g_assert_nonnull (get_claim (self));
  g_assert_cmpstr (gain_item_get_created (GAIN_ITEM (get_claim (self))),
                   ==,
                   gain_item_get_created (GAIN_ITEM (state)));
  now = list_links (self);
  g_assert_cmpuint (now->len, ==, 2);

  g_assert_null (gain_act_restore (self->project, self->article, state, links, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID);

  g_assert_true (gain_project_undo (self->project, NULL, NULL));
  g_assert_null (get_claim (self));
}

static void
test_links_without_an_end_stay_away (Fixture *self, gconstpointer data)
{
  g_autoptr (GainAnnotation) state = g_object_ref (get_claim (self));
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) now = NULL;
  GainItem *actor = gain_registry_get_entry (gain_project_get_registry (self->project),
                                             GAIN_ITEM_ACTOR,
                                             NULL,
                                             "reyes");
  GError *error = NULL;

  link_claim (self, "made_by", GAIN_END_ACTOR, "reyes");
  link_claim (self, "states", GAIN_END_PROPOSITION, "holds");
  links = list_links (self);
  delete_claim (self);
  sample_apply (self->project, gain_act_entry (self->project, actor, NULL, &error), error);

  restore (self, state, links);
  now = list_links (self);
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_cmpstr (gain_relation_get_relation_type (now->pdata[0]), ==, "states");
}

/* A statement states one thing; the newer link gives way, others stay. */
static void
test_one_of_a_type_that_allows_one (Fixture *self, gconstpointer data)
{
  g_autoptr (GainAnnotation) state = g_object_ref (get_claim (self));
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) now = NULL;
  GainItem *first;
  GError *error = NULL;

  link_claim (self, "states", GAIN_END_PROPOSITION, "holds");
  links = list_links (self);
  first = links->pdata[0];
  sample_apply (self->project,
                gain_act_unlink (self->project, self->article, gain_item_get_id (first), &error),
                error);
  link_claim (self, "states", GAIN_END_PROPOSITION, "leaks");
  link_claim (self, "made_by", GAIN_END_ACTOR, "reyes");

  restore (self, state, links);
  now = list_links (self);
  g_assert_cmpuint (now->len, ==, 2);
  for (guint i = 0; i < now->len; i++)
    g_assert_cmpstr (gain_relation_get_to (now->pdata[i])->id, !=, "leaks");
}

static void
test_words (Fixture *self, gconstpointer data)
{
  GainItem *claim = GAIN_ITEM (get_claim (self));
  GainSpan wider = { 19, 37 };
  g_autoptr (GainItem) changed = gain_item_copy (claim);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = gain_change_words_dup (self->project, NULL, claim);
  g_autofree char *gone = gain_change_words_dup (self->project, claim, NULL);
  g_autofree char *both = NULL;

  g_assert_nonnull (strstr (made, "as Claim"));
  g_assert_nonnull (strstr (gone, "deleted the Claim"));

  gain_annotation_place (GAIN_ANNOTATION (changed),
                         gain_article_get_text (
                             gain_project_get_article (self->project, self->article)),
                         &wider,
                         1);
  gain_annotation_set_label (GAIN_ANNOTATION (changed), "denial");
  gain_item_set_note (changed, "why?");
  gain_item_set_attribute (changed, "polarity", g_variant_new_string ("negative"));
  both = gain_change_words_dup (self->project, claim, changed);
  g_test_message ("%s", both);
  g_assert_nonnull (strstr (both, "from Claim to Denial"));
  g_assert_nonnull (strstr (both, "widened it from “"));
  g_assert_nonnull (strstr (both, "to negative"));
  g_assert_nonnull (strstr (both, "wrote the note “why?”"));
}

static void
test_marks_all_but_those_that_are (Fixture *self, gconstpointer data)
{
  GainPlace places[] = {
    { self->article, { 24, 37 } },
    { self->article, { 24, 30 } },
    { self->article, { 0, 18 } },
  };
  GError *error = NULL;
  g_autoptr (GainChange) change =
      gain_act_mark_all (self->project, "claim", places, G_N_ELEMENTS (places), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gain_change_get_n_operations (change), ==, 2);
  sample_apply (self->project, g_steal_pointer (&change), NULL);
  g_assert_cmpuint (gain_layer_get_n_annotations (self->layer), ==, 3);
  g_assert_true (gain_project_undo (self->project, NULL, NULL));
  g_assert_cmpuint (gain_layer_get_n_annotations (self->layer), ==, 1);

  places[2].span.end = 100000;
  g_assert_null (
      gain_act_mark_all (self->project, "claim", places, G_N_ELEMENTS (places), NULL, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/restore/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("deleted-comes-back-with-links", test_deleted_comes_back_with_links);
  ADD ("links-without-an-end-stay-away", test_links_without_an_end_stay_away);
  ADD ("one-of-a-type-that-allows-one", test_one_of_a_type_that_allows_one);
  ADD ("words", test_words);
  ADD ("marks-all-but-those-that-are", test_marks_all_but_those_that_are);

  return g_test_run ();
}
