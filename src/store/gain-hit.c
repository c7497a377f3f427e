/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-search"

#include "config.h"

#include "gain-search-private.h"

struct _GainHit
{
  GObject parent_instance;

  GainArticle *article;
  GainSpan span;
  char *left;
  char *quote;
  char *right;
};

G_DEFINE_FINAL_TYPE (GainHit, gain_hit, G_TYPE_OBJECT)

static void
gain_hit_finalize (GObject *object)
{
  GainHit *self = GAIN_HIT (object);

  g_clear_object (&self->article);
  g_free (self->left);
  g_free (self->quote);
  g_free (self->right);

  G_OBJECT_CLASS (gain_hit_parent_class)->finalize (object);
}

static void
gain_hit_class_init (GainHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_hit_finalize;
}

static void
gain_hit_init (GainHit *self)
{
}

GainHit *
gain_hit_new (GainArticle *article, GainText *text, GainSpan span, guint context)
{
  GainHit *self = g_object_new (GAIN_TYPE_HIT, NULL);

  self->article = g_object_ref (article);
  self->span = span;
  gain_concordance_dup_context (text, span, context, &self->left, &self->quote, &self->right);

  return self;
}

GainArticle *
gain_hit_get_article (GainHit *self)
{
  g_return_val_if_fail (GAIN_IS_HIT (self), NULL);

  return self->article;
}

GainSpan
gain_hit_get_span (GainHit *self)
{
  g_return_val_if_fail (GAIN_IS_HIT (self), GAIN_SPAN (0, 0));

  return self->span;
}

const char *
gain_hit_get_left (GainHit *self)
{
  g_return_val_if_fail (GAIN_IS_HIT (self), NULL);

  return self->left;
}

const char *
gain_hit_get_quote (GainHit *self)
{
  g_return_val_if_fail (GAIN_IS_HIT (self), NULL);

  return self->quote;
}

const char *
gain_hit_get_right (GainHit *self)
{
  g_return_val_if_fail (GAIN_IS_HIT (self), NULL);

  return self->right;
}
