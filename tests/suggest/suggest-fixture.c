/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "suggest-fixture.h"

#include <string.h>

static const char *const statement[] = { "statement", NULL };
static const char *const mention[] = { "mention", NULL };
static const char *const cue[] = { "cue", NULL };
static const char *const actor[] = { "actor", NULL };
static const char *const proposition[] = { "proposition", NULL };
static const char *const actor_or_none[] = { "actor", "none", NULL };
static const char *const any_claim[] = { "statement", "proposition", NULL };

static const GainLabel labels[] = {
  { .id = "claim", .name = "Claim", .kind = GAIN_LABEL_STATEMENT, .act = "asserts", .letter = 'c' },
  { .id = "denial",
    .name = "Denial",
    .kind = GAIN_LABEL_STATEMENT,
    .act = "denies",
    .letter = 'd' },
  { .id = "doubt", .name = "Doubt", .kind = GAIN_LABEL_STATEMENT, .act = "doubts", .letter = 'o' },
  { .id = "actor", .name = "Actor", .kind = GAIN_LABEL_MENTION, .letter = 'a' },
  { .id = "cue", .name = "Cue", .kind = GAIN_LABEL_CUE, .letter = 'q' },
};

static const GainRelationType types[] = {
  { .id = "refers_to", .name = "refers to", .from = mention, .to = actor, .several = TRUE },
  { .id = "states", .name = "states", .from = statement, .to = proposition },
  { .id = "made_by", .name = "made by", .from = statement, .to = actor_or_none, .several = TRUE },
  { .id = "cue", .name = "cue", .from = statement, .to = cue, .several = TRUE },
  { .id = "denies", .name = "denies", .from = statement, .to = any_claim, .several = TRUE },
  { .id = "doubts", .name = "doubts", .from = statement, .to = any_claim, .several = TRUE },
};

GainProject *
suggest_project_new (void)
{
  GainProject *project = gain_project_new ("anna");
  g_autoptr (GainCodebook) codebook = gain_codebook_new (1, "Claims and denials");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gain_codebook_add_label (codebook, &labels[i]);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gain_codebook_add_relation_type (codebook, &types[i]);
  gain_project_set_codebook (project, codebook);
  gain_project_set_lead (project, "anna");

  return project;
}

const char *
suggest_add_article (GainProject *project, const char *text)
{
  g_autoptr (GainText) frozen = gain_text_new_from_string (text);
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (GainBlock));
  g_autoptr (GainArticle) article = NULL;
  guint length = gain_text_get_length (frozen);
  guint start = 0;

  for (guint i = 0; i <= length; i++)
    if (i == length || gain_text_get_char (frozen, i) == '\n')
      {
        GainBlock block = { GAIN_SPAN (start, i), GAIN_BLOCK_PARAGRAPH, FALSE };

        if (i > start)
          g_array_append_val (blocks, block);
        start = i + 1;
      }
  article = gain_article_new (frozen, (const GainBlock *) (gpointer) blocks->data, blocks->len);
  gain_article_set_meta (article, "language", "en");
  g_assert_true (gain_project_add_article (project, article));

  return gain_article_get_id (gain_project_get_article (project, gain_article_get_id (article)));
}

void
suggest_apply (GainProject *project, GainChange *change, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_assert_true (gain_project_apply (project, change, &error));
  g_assert_no_error (error);
  gain_change_unref (change);
}

GainSpan
suggest_find (GainProject *project, const char *article, const char *quote, guint nth)
{
  GainText *text = gain_article_get_text (gain_project_get_article (project, article));
  const char *utf8 = gain_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, quote);
  guint start;

  for (guint i = 0; i < nth && found != NULL; i++)
    found = strstr (found + 1, quote);
  if (found == NULL)
    g_error ("“%s” is not in the article", quote);
  start = gain_text_byte_to_offset (text, found - utf8);

  return GAIN_SPAN (start, start + (guint) g_utf8_strlen (quote, -1));
}

char *
suggest_mark (GainProject *project,
              const char *article,
              const char *label,
              const char *quote,
              guint nth)
{
  GainSpan span = suggest_find (project, article, quote, nth);
  GError *error = NULL;
  char *id = NULL;
  GainChange *change =
      gain_act_mark (project, article, label, &span, 1, "typed", NULL, &id, &error);

  suggest_apply (project, change, error);

  return id;
}

void
suggest_add_actor (GainProject *project, const char *id, const char *name)
{
  g_autoptr (GainActor) entry = gain_actor_new (id, name);
  GError *error = NULL;
  GainChange *change = gain_act_entry (project, NULL, GAIN_ITEM (entry), &error);

  suggest_apply (project, change, error);
}

void
suggest_add_proposition (GainProject *project, const char *id, const char *wording)
{
  g_autoptr (GainProposition) entry = gain_proposition_new (id, wording);
  GError *error = NULL;
  GainChange *change = gain_act_entry (project, NULL, GAIN_ITEM (entry), &error);

  suggest_apply (project, change, error);
}

void
suggest_link (GainProject *project,
              const char *article,
              const char *from,
              const char *type,
              GainEndKind kind,
              const char *to)
{
  GainRelationEnd end = { .kind = kind, .id = to };
  GError *error = NULL;
  GainChange *change = gain_act_link (project, article, from, type, &end, "typed", NULL, &error);

  suggest_apply (project, change, error);
}

const GainRelationEnd *
suggest_get_link (GainProject *project, const char *article, const char *from, const char *type)
{
  GainLayer *layer = gain_project_get_layer (project, article, gain_project_get_me (project));
  g_autoptr (GPtrArray) links = gain_layer_list_relations (layer, from);
  GainRelation *found = NULL;

  for (guint i = 0; i < links->len; i++)
    if (strcmp (gain_relation_get_relation_type (g_ptr_array_index (links, i)), type) == 0)
      {
        g_assert_null (found);
        found = g_ptr_array_index (links, i);
      }

  return found != NULL ? gain_relation_get_to (found) : NULL;
}

void
suggest_fixture_set_up (SuggestFixture *self, gconstpointer data)
{
  self->project = suggest_project_new ();
  self->suggester = gain_suggester_new (self->project);
}

void
suggest_fixture_tear_down (SuggestFixture *self, gconstpointer data)
{
  g_clear_object (&self->suggester);
  g_clear_object (&self->project);
}
