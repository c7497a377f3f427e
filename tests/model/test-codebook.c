/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-act-codebook.h"
#include "gain-codebook-check.h"
#include "gain-codebook-preview.h"
#include "gain-contrast.h"
#include "sample.h"

typedef struct
{
  GainProject *project;
  const char *article;
  GainLayer *layer;
  char *claim;
  char *denial;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->project = sample_project_new (SAMPLE_TEXT);
  self->article = sample_article_id (self->project);
  self->layer = gain_project_get_layer (self->project, self->article, "anna");
  self->claim = sample_mark (self->project, "claim", 0, 8);
  self->denial = sample_mark (self->project, "denial", 9, 12);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->claim);
  g_free (self->denial);
  g_object_unref (self->project);
}

static GainAnnotation *
get_mark (Fixture *self, const char *id)
{
  return gain_layer_get_annotation (self->layer, id);
}

static const char *
count_as (Fixture *self, const char *id)
{
  return gain_project_resolve_label_id (self->project, get_mark (self, id));
}

static guint
get_version (Fixture *self)
{
  return gain_codebook_get_version (gain_project_get_codebook (self->project));
}

static void
undo (Fixture *self)
{
  GError *error = NULL;

  gain_project_undo (self->project, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *self)
{
  GError *error = NULL;

  gain_project_redo (self->project, NULL, &error);
  g_assert_no_error (error);
}

static void
rename_label (Fixture *self, const char *from, const char *to)
{
  GError *error = NULL;

  sample_apply (self->project,
                gain_act_rename_part (self->project, GAIN_CODEBOOK_LABEL, NULL, from, to, &error),
                error);
}

/* The item itself stays; what it counts as follows, there and back. */
static void
test_renamed_label_is_followed (Fixture *self, gconstpointer data)
{
  GainAnnotation *before = get_mark (self, self->claim);

  rename_label (self, "claim", "assertion");
  g_assert_cmpuint (get_version (self), ==, 4);
  g_assert_true (get_mark (self, self->claim) == before);
  g_assert_cmpstr (count_as (self, self->claim), ==, "assertion");
  g_assert_cmpstr (gain_project_resolve_label (self->project, before)->name, ==, "Claim");
  g_assert_true (gain_attribute_applies_to (
      gain_codebook_get_attribute (gain_project_get_codebook (self->project), "form"),
      "assertion"));

  undo (self);
  g_assert_cmpuint (get_version (self), ==, 5);
  g_assert_cmpstr (count_as (self, self->claim), ==, "claim");
  redo (self);
  g_assert_cmpuint (get_version (self), ==, 6);
  g_assert_cmpstr (count_as (self, self->claim), ==, "assertion");
  undo (self);
  g_assert_cmpuint (get_version (self), ==, 7);
  g_assert_cmpstr (count_as (self, self->claim), ==, "claim");
  g_assert_true (get_mark (self, self->claim) == before);
  g_assert_false (
      gain_codebook_versions_has_steps_since (gain_project_get_codebook_versions (self->project),
                                              3));
}

/* An id that was left can be taken for something else: who had it before follows the old one. */
static void
test_an_id_can_be_used_again (Fixture *self, gconstpointer data)
{
  const GainLabel again = {
    .id = "claim", .name = "New", .kind = GAIN_LABEL_STATEMENT, .act = "asserts", .color = "#1c71d8"
  };
  GError *error = NULL;
  g_autofree char *newer = NULL;

  rename_label (self, "claim", "assertion");
  sample_apply (self->project, gain_act_put_label (self->project, &again, &error), error);
  newer = sample_mark (self->project, "claim", 14, 20);

  g_assert_cmpstr (count_as (self, self->claim), ==, "assertion");
  g_assert_cmpstr (count_as (self, newer), ==, "claim");
}

static void
test_merged_and_split_labels_are_followed (Fixture *self, gconstpointer data)
{
  const char *values[] = { "direct", NULL };
  const char *labels[] = { "quote", NULL };
  GError *error = NULL;
  GVariant *form = g_variant_new_string ("direct");

  sample_apply (
      self->project,
      gain_act_attribute (self->project, self->article, self->claim, "form", form, &error),
      error);
  sample_apply (self->project,
                gain_act_split_label (self->project, "claim", "form", values, labels, NULL, &error),
                error);
  g_assert_cmpstr (count_as (self, self->claim), ==, "quote");
  g_assert_cmpstr (count_as (self, self->denial), ==, "denial");

  sample_apply (
      self->project,
      gain_act_merge_part (self->project, GAIN_CODEBOOK_LABEL, NULL, "denial", "quote", &error),
      error);
  g_assert_cmpstr (count_as (self, self->denial), ==, "quote");
  g_assert_null (gain_codebook_get_label (gain_project_get_codebook (self->project), "denial"));

  undo (self);
  g_assert_cmpstr (count_as (self, self->denial), ==, "denial");
  g_assert_cmpstr (count_as (self, self->claim), ==, "quote");
  undo (self);
  g_assert_cmpstr (count_as (self, self->claim), ==, "claim");
  redo (self);
  redo (self);
  g_assert_cmpstr (count_as (self, self->denial), ==, "quote");
}

/* The attribute that decides was renamed, as was its value, before the split. */
static void
test_split_follows_the_attribute_that_decides (Fixture *self, gconstpointer data)
{
  const char *values[] = { "quoted", NULL };
  const char *labels[] = { "quote", NULL };
  GError *error = NULL;

  sample_apply (self->project,
                gain_act_attribute (self->project,
                                    self->article,
                                    self->claim,
                                    "form",
                                    g_variant_new_string ("direct"),
                                    &error),
                error);
  sample_apply (self->project,
                gain_act_rename_part (self->project,
                                      GAIN_CODEBOOK_ATTRIBUTE,
                                      NULL,
                                      "form",
                                      "manner-of-speech",
                                      &error),
                error);
  sample_apply (self->project,
                gain_act_rename_part (self->project,
                                      GAIN_CODEBOOK_CHOICE,
                                      "manner-of-speech",
                                      "direct",
                                      "quoted",
                                      &error),
                error);
  sample_apply (self->project,
                gain_act_split_label (
                    self->project, "claim", "manner-of-speech", values, labels, NULL, &error),
                error);
  g_assert_cmpstr (count_as (self, self->claim), ==, "quote");
}

static void
test_deleted_label_is_unknown_and_kept (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autofree char *name = NULL;

  sample_apply (self->project,
                gain_act_delete_part (self->project, GAIN_CODEBOOK_LABEL, NULL, "claim", &error),
                error);
  g_assert_null (gain_project_resolve_label (self->project, get_mark (self, self->claim)));
  name = gain_project_dup_label_name (self->project, get_mark (self, self->claim));
  g_assert_cmpstr (name, ==, "Unknown label “claim”");

  undo (self);
  g_assert_nonnull (gain_project_resolve_label (self->project, get_mark (self, self->claim)));
}

/* A note leaves the mark as it was made; a change of what it says brings it up. */
static void
test_only_what_says_something_brings_a_mark_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (GVariant) value = NULL;

  sample_apply (self->project,
                gain_act_rename_part (
                    self->project, GAIN_CODEBOOK_ATTRIBUTE, NULL, "form", "wording", &error),
                error);
  rename_label (self, "claim", "assertion");
  sample_apply (self->project,
                gain_act_note (self->project, self->article, self->claim, "words", &error),
                error);
  g_assert_cmpuint (gain_item_get_codebook (GAIN_ITEM (get_mark (self, self->claim))), ==, 3);
  g_assert_cmpstr (gain_annotation_get_label (get_mark (self, self->claim)), ==, "claim");

  sample_apply (self->project,
                gain_act_attribute (self->project,
                                    self->article,
                                    self->claim,
                                    "wording",
                                    g_variant_new_string ("mixed"),
                                    &error),
                error);
  g_assert_cmpuint (gain_item_get_codebook (GAIN_ITEM (get_mark (self, self->claim))), ==, 5);
  g_assert_cmpstr (gain_annotation_get_label (get_mark (self, self->claim)), ==, "assertion");
  value = gain_item_dup_attribute (GAIN_ITEM (get_mark (self, self->claim)), "wording");
  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, "mixed");
  g_assert_null (gain_item_dup_attribute (GAIN_ITEM (get_mark (self, self->claim)), "form"));
}

static void
test_only_the_lead_changes_the_codebook (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gain_project_set_lead (self->project, "ben");
  g_assert_null (gain_act_set_guidelines (self->project, "# New", &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOT_YOURS);
  g_assert_nonnull (strstr (error->message, "“ben”"));
}

static void
test_links_that_the_program_needs_stay (Fixture *self, gconstpointer data)
{
  static const char *const needed[] = { "denies", "states", "made_by", "refers_to" };
  GainCodebookPart relation = GAIN_CODEBOOK_RELATION;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr (GError) renamed = NULL;
      g_autoptr (GError) merged = NULL;
      g_autoptr (GError) deleted = NULL;

      g_assert_null (
          gain_act_rename_part (self->project, relation, NULL, needed[i], "other", &renamed));
      g_assert_null (
          gain_act_merge_part (self->project, relation, NULL, needed[i], "member_of", &merged));
      g_assert_null (gain_act_delete_part (self->project, relation, NULL, needed[i], &deleted));
      g_assert_nonnull (strstr (renamed->message, "Gainsay itself"));
      g_assert_nonnull (strstr (merged->message, "Gainsay itself"));
      g_assert_nonnull (strstr (deleted->message, "Gainsay itself"));
    }
  sample_apply (self->project,
                gain_act_rename_part (self->project, relation, NULL, "member_of", "part_of", NULL),
                NULL);
}

static void
test_versions_follow_each_other (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (GainChange) one = gain_act_set_guidelines (self->project, "One", &error);
  g_autoptr (GainChange) two = gain_act_set_guidelines (self->project, "Two", &error);
  g_autoptr (GError) conflict = NULL;

  g_assert_true (gain_project_apply (self->project, one, NULL));
  g_assert_false (gain_project_apply (self->project, two, &conflict));
  g_assert_error (conflict, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_CONFLICT);
}

static const struct
{
  const char *name;
  GainLabel label;
  const char *says;
} wrong_labels[] = {
  { "reserved", { .id = "x", .name = "X", .kind = GAIN_LABEL_CUE, .letter = 'j' }, "Gainsay uses" },
  { "twice", { .id = "x", .name = "X", .kind = GAIN_LABEL_CUE, .letter = 'c' }, "same letter" },
  { "no letter", { .id = "x", .name = "X", .kind = GAIN_LABEL_CUE, .letter = '7' }, "no letter" },
  { "colour", { .id = "x", .name = "X", .kind = GAIN_LABEL_CUE, .color = "red" }, "“red”" },
  { "act", { .id = "x", .name = "X", .kind = GAIN_LABEL_STATEMENT }, "no act" },
  { "id", { .id = "Über uns", .name = "X", .kind = GAIN_LABEL_CUE }, "“Über uns”" },
};

static void
test_wrong_labels_are_refused_with_the_reason (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_labels); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong_labels[i].name);
      g_assert_null (gain_act_put_label (self->project, &wrong_labels[i].label, &error));
      g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, wrong_labels[i].says));
    }
}

static void
test_concepts_never_stand_under_themselves (Fixture *self, gconstpointer data)
{
  const GainConcept state = { .id = "state", .name = "State" };
  const GainConcept money = { .id = "money", .name = "Money", .broader = "state" };
  const GainConcept round = { .id = "state", .name = "State", .broader = "money" };
  GError *error = NULL;

  sample_apply (self->project, gain_act_put_concept (self->project, &state, &error), error);
  sample_apply (self->project, gain_act_put_concept (self->project, &money, &error), error);
  g_assert_null (gain_act_put_concept (self->project, &round, &error));
  g_assert_nonnull (strstr (error->message, "under itself"));
  g_clear_error (&error);

  sample_apply (self->project,
                gain_act_delete_part (self->project, GAIN_CODEBOOK_CONCEPT, NULL, "state", &error),
                error);
  g_assert_null (
      gain_codebook_get_concept (gain_project_get_codebook (self->project), "money")->broader);
}

static void
test_preview_counts_what_will_change (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (GainChange) change =
      gain_act_merge_part (self->project, GAIN_CODEBOOK_LABEL, NULL, "denial", "claim", &error);
  g_autoptr (GPtrArray) effects = NULL;
  const GainCodebookEffect *effect;
  GainCodebookTotals totals;

  g_assert_no_error (error);
  effects = gain_codebook_preview (self->project, change);
  totals = gain_codebook_preview_totals (self->project, change);
  g_assert_cmpuint (effects->len, ==, 1);
  effect = g_ptr_array_index (effects, 0);
  g_assert_cmpstr (effect->from, ==, "denial");
  g_assert_cmpstr (effect->to, ==, "claim");
  g_assert_false (effect->unknown);
  g_assert_cmpuint (effect->n_marks, ==, 1);
  g_assert_cmpuint (effect->n_articles, ==, 1);
  g_assert_cmpuint (totals.n_marks, ==, 1);
  g_assert_cmpuint (totals.n_articles, ==, 1);
  g_assert_cmpuint (get_version (self), ==, 3);
}

/* What the act before left is what is undone: any number of acts, all the way
 * back and forth again, marks untouched. */
static void
test_random_edits_go_back_and_forth (Fixture *self, gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);
  GainAnnotation *before = get_mark (self, self->claim);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 12; i++)
    {
      const char *now = count_as (self, self->claim);
      g_autofree char *other = g_strdup_printf ("label-%u", i);
      GError *error = NULL;
      GainChange *change = NULL;

      g_ptr_array_add (states, g_object_ref (gain_project_get_codebook (self->project)));
      g_ptr_array_add (counts, g_strdup (now));
      if (g_rand_boolean (rand) ||
          gain_codebook_get_label (gain_project_get_codebook (self->project), "denial") == NULL)
        change =
            gain_act_rename_part (self->project, GAIN_CODEBOOK_LABEL, NULL, now, other, &error);
      else
        change =
            gain_act_merge_part (self->project, GAIN_CODEBOOK_LABEL, NULL, now, "denial", &error);
      if (change == NULL)
        {
          g_clear_error (&error);
          change = gain_act_set_guidelines (self->project, other, &error);
        }
      sample_apply (self->project, change, error);
    }
  g_ptr_array_add (states, g_object_ref (gain_project_get_codebook (self->project)));
  g_ptr_array_add (counts, g_strdup (count_as (self, self->claim)));

  for (guint i = 12; i > 0; i--)
    {
      undo (self);
      g_assert_true (gain_codebook_has_content_of (gain_project_get_codebook (self->project),
                                                   g_ptr_array_index (states, i - 1)));
      g_assert_cmpstr (count_as (self, self->claim), ==, g_ptr_array_index (counts, i - 1));
    }
  for (guint i = 1; i <= 12; i++)
    {
      redo (self);
      g_assert_true (gain_codebook_has_content_of (gain_project_get_codebook (self->project),
                                                   g_ptr_array_index (states, i)));
      g_assert_cmpstr (count_as (self, self->claim), ==, g_ptr_array_index (counts, i));
    }
  g_assert_true (get_mark (self, self->claim) == before);
  g_assert_cmpuint (get_version (self), ==, 3 + 36);
}

static void
test_contrast_is_as_published (void)
{
  g_assert_cmpfloat_with_epsilon (gain_contrast_of_colors ("#000000", "#ffffff"), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (gain_contrast_of_colors ("#767676", "#ffffff"), 4.54, 0.01);
  g_assert_cmpfloat_with_epsilon (gain_contrast_of_colors ("#ffffff", "#ffffff"), 1, 0.001);
  g_assert_cmpfloat (gain_contrast_of_colors ("red", "#ffffff"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/model/codebook/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("renamed-label-is-followed", test_renamed_label_is_followed);
  ADD ("an-id-can-be-used-again", test_an_id_can_be_used_again);
  ADD ("merged-and-split-labels-are-followed", test_merged_and_split_labels_are_followed);
  ADD ("split-follows-the-attribute-that-decides", test_split_follows_the_attribute_that_decides);
  ADD ("deleted-label-is-unknown-and-kept", test_deleted_label_is_unknown_and_kept);
  ADD ("only-what-says-something-brings-a-mark-up", test_only_what_says_something_brings_a_mark_up);
  ADD ("only-the-lead-changes-it", test_only_the_lead_changes_the_codebook);
  ADD ("needed-links-stay", test_links_that_the_program_needs_stay);
  ADD ("versions-follow-each-other", test_versions_follow_each_other);
  ADD ("wrong-labels-are-refused", test_wrong_labels_are_refused_with_the_reason);
  ADD ("concepts-never-under-themselves", test_concepts_never_stand_under_themselves);
  ADD ("preview-counts", test_preview_counts_what_will_change);
  ADD ("random-edits-go-back-and-forth", test_random_edits_go_back_and_forth);
#undef ADD
  g_test_add_func ("/model/contrast-is-as-published", test_contrast_is_as_published);

  return g_test_run ();
}
