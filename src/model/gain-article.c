/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-article"

#include "config.h"

#include "gain-article.h"

#include <glib/gi18n-lib.h>

#include "gain-shared-string.h"

/* How much of the text stands for a missing headline. */
#define TITLE_WORDS 10
#define TITLE_CHARS 80

static const char *const meta_names[] = {
  "headline", "outlet",    "published", "fetched",  "url",    "canonical_url",
  "language", "extractor", "licence",   "replaces", "source",
};

#define N_META G_N_ELEMENTS (meta_names)

/* What does not need the text is computed from it at once, because the text
 * may be dropped. */
struct _GainArticle
{
  GObject parent_instance;

  char *id;
  char *text_sha256;
  guint length;
  GainText *text;
  GainBlock *blocks;
  guint n_blocks;
  char *first_words;
  char *meta[N_META];
  char **authors;
  gboolean had_bom;
  GVariant *extras;
};

G_DEFINE_FINAL_TYPE (GainArticle, gain_article, G_TYPE_OBJECT)

static const char *const block_kinds[] = {
  "title", "heading", "paragraph", "quote", "list", "table",
};

const char *
gain_block_kind_get_nick (GainBlockKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (block_kinds), NULL);

  return block_kinds[kind];
}

gboolean
gain_block_kind_from_nick (const char *nick, GainBlockKind *kind)
{
  g_return_val_if_fail (nick != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (block_kinds); i++)
    if (strcmp (block_kinds[i], nick) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

static void
gain_article_finalize (GObject *object)
{
  GainArticle *self = GAIN_ARTICLE (object);

  g_free (self->id);
  g_free (self->text_sha256);
  g_clear_pointer (&self->text, gain_text_unref);
  g_free (self->blocks);
  g_free (self->first_words);
  for (guint i = 0; i < N_META; i++)
    g_free (self->meta[i]);
  g_strfreev (self->authors);
  g_clear_pointer (&self->extras, g_variant_unref);

  G_OBJECT_CLASS (gain_article_parent_class)->finalize (object);
}

static void
gain_article_class_init (GainArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_article_finalize;
}

static void
gain_article_init (GainArticle *self)
{
  self->authors = g_new0 (char *, 1);
}

/* The span that stands for the article in a list. */
static GainSpan
find_opening (GainArticle *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    if (!self->blocks[i].excluded)
      return self->blocks[i].span;

  return GAIN_SPAN (0, self->length);
}

static char *
dup_first_words (GainArticle *self)
{
  GainSpan opening = find_opening (self);
  GString *words = g_string_new (NULL);
  guint n_words = 0;
  guint n_chars = 0;
  gboolean gap = TRUE;

  for (guint i = opening.start; i < opening.end; i++)
    {
      gunichar c = gain_text_get_char (self->text, i);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && n_words++ > 0)
        g_string_append (words, n_words > TITLE_WORDS ? "…" : " ");
      gap = FALSE;
      if (n_words > TITLE_WORDS)
        break;
      if (++n_chars > TITLE_CHARS)
        {
          g_string_append (words, "…");
          break;
        }
      g_string_append_unichar (words, c);
    }

  return g_string_free (words, FALSE);
}

static gboolean
blocks_are_valid (const GainBlock *blocks, guint n, guint length)
{
  guint end = 0;

  for (guint i = 0; i < n; i++)
    {
      GainSpan span = blocks[i].span;

      if (span.start < end || span.end < span.start || span.end > length)
        return FALSE;
      end = span.end;
    }

  return TRUE;
}

GainArticle *
gain_article_new (GainText *text, const GainBlock *blocks, guint n_blocks)
{
  GainArticle *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (blocks_are_valid (blocks, n_blocks, gain_text_get_length (text)), NULL);

  self = g_object_new (GAIN_TYPE_ARTICLE, NULL);
  self->text = gain_text_ref (text);
  self->id = gain_text_dup_id (text);
  self->text_sha256 = g_strdup (gain_text_get_sha256 (text));
  self->length = gain_text_get_length (text);
  self->blocks = g_memdup2 (blocks, n_blocks * sizeof *blocks);
  self->n_blocks = n_blocks;
  self->first_words = dup_first_words (self);

  return self;
}

const char *
gain_article_get_id (GainArticle *self)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);

  return self->id;
}

const char *
gain_article_get_text_sha256 (GainArticle *self)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);

  return self->text_sha256;
}

guint
gain_article_get_length (GainArticle *self)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), 0);

  return self->length;
}

const GainBlock *
gain_article_get_blocks (GainArticle *self, guint *n)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);

  *n = self->n_blocks;

  return self->blocks;
}

int
gain_article_find_block (GainArticle *self, guint offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (GAIN_IS_ARTICLE (self), -1);

  high = self->n_blocks;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->blocks[middle].span.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return (int) low - 1;
}

GainText *
gain_article_get_text (GainArticle *self)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);

  return self->text;
}

void
gain_article_drop_text (GainArticle *self)
{
  g_return_if_fail (GAIN_IS_ARTICLE (self));

  g_clear_pointer (&self->text, gain_text_unref);
}

gboolean
gain_article_restore_text (GainArticle *self, GainText *text)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (strcmp (gain_text_get_sha256 (text), self->text_sha256) != 0)
    return FALSE;

  gain_text_ref (text);
  g_clear_pointer (&self->text, gain_text_unref);
  self->text = text;

  return TRUE;
}

static int
find_meta (const char *name)
{
  for (guint i = 0; i < N_META; i++)
    if (g_strcmp0 (meta_names[i], name) == 0)
      return (int) i;

  return -1;
}

const char *
gain_article_get_meta (GainArticle *self, const char *name)
{
  int i = find_meta (name);

  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);
  g_return_val_if_fail (i >= 0, NULL);

  return self->meta[i];
}

void
gain_article_set_meta (GainArticle *self, const char *name, const char *value)
{
  int i = find_meta (name);
  char *copy;

  g_return_if_fail (GAIN_IS_ARTICLE (self));
  g_return_if_fail (i >= 0);

  copy = g_strdup (value);
  g_free (self->meta[i]);
  self->meta[i] = copy;
}

const char *const *
gain_article_get_authors (GainArticle *self)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);

  return (const char *const *) self->authors;
}

void
gain_article_set_authors (GainArticle *self, const char *const *authors)
{
  char **copy;

  g_return_if_fail (GAIN_IS_ARTICLE (self));

  copy = authors != NULL ? g_strdupv ((char **) authors) : g_new0 (char *, 1);
  g_strfreev (self->authors);
  self->authors = copy;
}

gboolean
gain_article_get_had_bom (GainArticle *self)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), FALSE);

  return self->had_bom;
}

void
gain_article_set_had_bom (GainArticle *self, gboolean had_bom)
{
  g_return_if_fail (GAIN_IS_ARTICLE (self));

  self->had_bom = had_bom;
}

GVariant *
gain_article_get_extras (GainArticle *self)
{
  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);

  return self->extras;
}

void
gain_article_set_extras (GainArticle *self, GVariant *extras)
{
  g_return_if_fail (GAIN_IS_ARTICLE (self));
  g_return_if_fail (extras == NULL || g_variant_is_of_type (extras, G_VARIANT_TYPE ("a(ssv)")));

  gain_shared_variant_set (&self->extras, extras);
}

const char *
gain_article_get_title (GainArticle *self)
{
  const char *headline;

  g_return_val_if_fail (GAIN_IS_ARTICLE (self), NULL);

  headline = gain_article_get_meta (self, "headline");
  if (headline != NULL && *headline != '\0')
    return headline;
  if (*self->first_words != '\0')
    return self->first_words;

  return _ ("Untitled");
}
