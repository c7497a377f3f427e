/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader-fixture.h"

#include <string.h>

#include "gain-act.h"

static const char *const statements[] = { "claim", "denial", "doubt", NULL };
static const char *const none[] = { NULL };

static void
add_attributes (GainCodebook *codebook)
{
  static const char *const forms[] = { "direct", "indirect", "mixed", "reported", NULL };
  static const char *const certainties[] = { "certain", "probable", "possible", NULL };
  static const GainAttribute attributes[] = {
    { "form",
      "Form",
      "How it was said",
      GAIN_ATTRIBUTE_CHOICE,
      forms,
      "indirect",
      FALSE,
      statements },
    { "certainty",
      "Certainty",
      "",
      GAIN_ATTRIBUTE_CHOICE,
      certainties,
      "certain",
      FALSE,
      statements },
    { "hypothetical", "Hypothetical", "", GAIN_ATTRIBUTE_BOOLEAN, none, NULL, FALSE, statements },
    { "value", "Value", "", GAIN_ATTRIBUTE_NUMBER, none, NULL, FALSE, statements },
    { "claim_date",
      "Date of the statement",
      "",
      GAIN_ATTRIBUTE_DATE,
      none,
      NULL,
      FALSE,
      statements },
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    gain_codebook_add_attribute (codebook, &attributes[i]);
}

static void
add_relation_types (GainCodebook *codebook)
{
  static const char *const statement[] = { "statement", NULL };
  static const char *const source[] = { "actor", "none", NULL };
  static const char *const target[] = { "statement", "proposition", NULL };
  static const GainRelationType types[] = {
    { "made_by", "made by", "", statement, source, TRUE, FALSE },
    { "denies", "denies", "", statement, target, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gain_codebook_add_relation_type (codebook, &types[i]);
}

GainCodebook *
reader_fixture_codebook (void)
{
  static const GainLabel labels[] = {
    { "claim", "Claim", "", none, GAIN_LABEL_STATEMENT, "asserts", "#1c71d8", 'c' },
    { "denial", "Denial", "", none, GAIN_LABEL_STATEMENT, "denies", "#c01c28", 'd' },
    { "doubt", "Doubt", "", none, GAIN_LABEL_STATEMENT, "doubts", "#e5a50a", 'o' },
    { "actor", "Actor", "", none, GAIN_LABEL_MENTION, NULL, "#813d9c", 'a' },
    { "cue", "Cue", "", none, GAIN_LABEL_CUE, NULL, "#77767b", 'q' },
  };
  GainCodebook *codebook = gain_codebook_new (1, "Demo");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gain_codebook_add_label (codebook, &labels[i]);
  add_attributes (codebook);
  add_relation_types (codebook);

  return codebook;
}

GainProject *
reader_fixture_project (void)
{
  GainProject *project = gain_project_new ("ann");
  g_autoptr (GainCodebook) codebook = reader_fixture_codebook ();

  gain_project_set_codebook (project, codebook);
  gain_project_set_lead (project, "ann");

  return project;
}

static GainBlock
make_block (const char *line, guint start, guint length, gboolean first)
{
  GainBlock block = { GAIN_SPAN (start, start + length), GAIN_BLOCK_PARAGRAPH, FALSE };
  guint sign = 2;

  if (g_str_has_prefix (line, "# "))
    block.kind = first ? GAIN_BLOCK_TITLE : GAIN_BLOCK_HEADING;
  else if (g_str_has_prefix (line, "> "))
    block.kind = GAIN_BLOCK_QUOTE;
  else if (g_str_has_prefix (line, "- "))
    block.kind = GAIN_BLOCK_LIST;
  else if (g_str_has_prefix (line, "! "))
    block.excluded = TRUE;
  else
    sign = 0;
  block.span.start += sign;

  return block;
}

GainArticle *
reader_fixture_article (GainProject *project, const char *utf8)
{
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (GainBlock));
  g_autoptr (GainArticle) article = NULL;
  guint start = 0;

  for (const char *line = utf8; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');
      guint length = (guint) g_utf8_strlen (line, end - line);

      if (length > 0)
        {
          GainBlock block = make_block (line, start, length, blocks->len == 0);

          g_array_append_val (blocks, block);
        }
      start += length + (*end == '\n');
      line = *end == '\n' ? end + 1 : end;
    }

  article = gain_article_new (text, (const GainBlock *) (void *) blocks->data, blocks->len);
  gain_project_add_article (project, article);

  return gain_project_get_article (project, gain_article_get_id (article));
}

char *
reader_fixture_mark (GainProject *project, GainArticle *article, const char *label, GainSpan span)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainChange) change = NULL;
  char *id = NULL;

  change = gain_act_mark (
      project, gain_article_get_id (article), label, &span, 1, "typed", NULL, &id, &error);
  g_assert_no_error (error);
  gain_project_apply (project, change, &error);
  g_assert_no_error (error);

  return id;
}

char *
reader_fixture_mark_quote (GainProject *project,
                           GainArticle *article,
                           const char *label,
                           const char *quote)
{
  GainText *text = gain_article_get_text (article);
  const char *utf8 = gain_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, quote);
  GainSpan span;

  g_assert_nonnull (found);
  span.start = gain_text_byte_to_offset (text, (gsize) (found - utf8));
  span.end = span.start + (guint) g_utf8_strlen (quote, -1);

  return reader_fixture_mark (project, article, label, span);
}

void
reader_fixture_mark_all (GainProject *project, GainArticle *article, guint n)
{
  static const char *const labels[] = { "claim", "actor", "denial", "cue", "doubt" };
  GainText *text = gain_article_get_text (article);
  guint length = gain_text_get_length (text);
  g_autoptr (GainChange) change = gain_change_new ("mark");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint start = (guint) ((guint64) length * i / n);
      GainSpan span = GAIN_SPAN (start, MIN (start + 8 + i * 37 % 240, length));
      g_autoptr (GainAnnotation) mark = gain_annotation_new (NULL, labels[i % 5]);

      g_assert_true (gain_annotation_place (mark, text, &span, 1));
      gain_change_add (change,
                       GAIN_ITEM_ANNOTATION,
                       gain_project_get_me (project),
                       gain_article_get_id (article),
                       gain_item_get_id (GAIN_ITEM (mark)),
                       NULL,
                       GAIN_ITEM (mark));
    }
  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  gain_project_apply (project, change, &error);
  g_assert_no_error (error);
}
