/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

static const char *const statements[] = { "claim", "denial", NULL };
static const char *const claims[] = { "claim", NULL };
static const char *const forms[] = { "direct", "indirect", "mixed", NULL };
static const char *const to_statement[] = { "statement", "proposition", NULL };
static const char *const to_proposition[] = { "proposition", NULL };
static const char *const to_actor[] = { "actor", "none", NULL };
static const char *const from_statement[] = { "statement", NULL };
static const char *const to_way[] = { "actor", "statement", NULL };
static const char *const from_actor[] = { "actor", NULL };
static const char *const from_mention[] = { "mention", NULL };

static const GainLabel labels[] = {
  { .id = "claim", .name = "Claim", .kind = GAIN_LABEL_STATEMENT, .act = "asserts", .letter = 'c' },
  { .id = "denial",
    .name = "Denial",
    .kind = GAIN_LABEL_STATEMENT,
    .act = "denies",
    .letter = 'd' },
  { .id = "actor", .name = "Actor", .kind = GAIN_LABEL_MENTION, .letter = 'a' },
  { .id = "topic", .name = "Topic", .kind = GAIN_LABEL_ARTICLE },
};

static const GainAttribute attributes[] = {
  { .id = "form",
    .name = "Form",
    .type = GAIN_ATTRIBUTE_CHOICE,
    .choices = forms,
    .default_value = "indirect",
    .labels = statements },
  { .id = "manner",
    .name = "Manner",
    .type = GAIN_ATTRIBUTE_CHOICES,
    .choices = forms,
    .labels = claims },
  { .id = "hypothetical",
    .name = "Hypothetical",
    .type = GAIN_ATTRIBUTE_BOOLEAN,
    .default_value = "false",
    .labels = claims },
  { .id = "value",
    .name = "Value",
    .type = GAIN_ATTRIBUTE_NUMBER,
    .default_value = "155",
    .labels = claims },
  { .id = "comment", .name = "Comment", .type = GAIN_ATTRIBUTE_TEXT, .labels = statements },
};

static const GainRelationType types[] = {
  { .id = "denies", .name = "Denies", .from = from_statement, .to = to_statement, .several = TRUE },
  { .id = "states", .name = "States", .from = from_statement, .to = to_proposition },
  { .id = "made_by", .name = "Made by", .from = from_statement, .to = to_actor, .several = TRUE },
  { .id = "refers_to", .name = "Refers to", .from = from_mention, .to = to_actor, .several = TRUE },
  { .id = "reported_via",
    .name = "Reported via",
    .from = from_statement,
    .to = to_way,
    .several = TRUE,
    .ordered = TRUE },
  { .id = "speaks_for", .name = "Speaks for", .from = from_actor, .to = to_actor, .several = TRUE },
  { .id = "member_of", .name = "Member of", .from = from_actor, .to = to_actor },
};

GainCodebook *
sample_codebook_new (void)
{
  GainCodebook *codebook = gain_codebook_new (3, "Sample");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gain_codebook_add_label (codebook, &labels[i]);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    gain_codebook_add_attribute (codebook, &attributes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gain_codebook_add_relation_type (codebook, &types[i]);

  return codebook;
}

GainArticle *
sample_article_new (const char *text)
{
  g_autoptr (GainText) frozen = gain_text_new_from_string (text);
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (GainBlock));
  guint length = gain_text_get_length (frozen);
  guint start = 0;

  for (guint i = 0; i <= length; i++)
    {
      gunichar c = gain_text_get_char (frozen, i);

      if (i < length && c != '\n' && c != '\r')
        continue;
      if (i > start)
        {
          GainBlock block = { GAIN_SPAN (start, i), GAIN_BLOCK_PARAGRAPH, FALSE };
          g_autofree char *words = gain_text_dup_slice (frozen, block.span);

          block.excluded = g_str_has_prefix (words, "Read more");
          g_array_append_val (blocks, block);
        }
      start = i + 1;
    }

  return gain_article_new (frozen, (const GainBlock *) (gpointer) blocks->data, blocks->len);
}

GainProject *
sample_project_new (const char *text)
{
  GainProject *project = gain_project_new ("anna");
  g_autoptr (GainCodebook) codebook = sample_codebook_new ();
  g_autoptr (GainArticle) article = sample_article_new (text);

  gain_project_set_codebook (project, codebook);
  g_assert_true (gain_project_add_article (project, article));

  return project;
}

const char *
sample_article_id (GainProject *project)
{
  g_autoptr (GainArticle) article = g_list_model_get_item (gain_project_get_articles (project), 0);

  return gain_article_get_id (article);
}

void
sample_apply (GainProject *project, GainChange *change, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_assert_true (gain_project_apply (project, change, &error));
  g_assert_no_error (error);
  gain_change_unref (change);
}

char *
sample_mark (GainProject *project, const char *label, guint start, guint end)
{
  GError *error = NULL;
  GainSpan span = GAIN_SPAN (start, end);
  char *id = NULL;
  GainChange *change = gain_act_mark (
      project, sample_article_id (project), label, &span, 1, "typed", NULL, &id, &error);

  sample_apply (project, change, error);

  return id;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  SampleMirror *self = data;

  g_assert_cmpuint (position + removed, <=, self->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (self->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->items,
                        (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (self->items->len, ==, g_list_model_get_n_items (model));
}

SampleMirror *
sample_mirror_new (GListModel *model)
{
  SampleMirror *self = g_new0 (SampleMirror, 1);

  self->model = g_object_ref (model);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  self->handler = g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

void
sample_mirror_check (SampleMirror *self)
{
  guint n = g_list_model_get_n_items (self->model);

  g_assert_cmpuint (self->items->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);

      g_assert_true (item == g_ptr_array_index (self->items, i));
    }
  g_assert_null (g_list_model_get_item (self->model, n));
}

void
sample_mirror_free (SampleMirror *self)
{
  g_signal_handler_disconnect (self->model, self->handler);
  g_object_unref (self->model);
  g_ptr_array_unref (self->items);
  g_free (self);
}
