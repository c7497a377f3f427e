/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-relation"

#include "config.h"

#include "gain-relation.h"

#include "gain-item-private.h"
#include "gain-shared-string.h"

struct _GainRelation
{
  GainItem parent_instance;

  char *type;
  char *from;
  GainRelationEnd to; /* its strings are GRefStrings */
  GVariant *to_extras;
  char *certainty;
};

G_DEFINE_FINAL_TYPE (GainRelation, gain_relation, GAIN_TYPE_ITEM)

static gboolean
ends_equal (const GainRelationEnd *a, const GainRelationEnd *b)
{
  return a->kind == b->kind && g_strcmp0 (a->id, b->id) == 0 &&
         g_strcmp0 (a->article, b->article) == 0 && g_strcmp0 (a->annotator, b->annotator) == 0 &&
         g_strcmp0 (a->mention, b->mention) == 0 && g_strcmp0 (a->speaker, b->speaker) == 0;
}

static gboolean
gain_relation_equal (GainItem *a, GainItem *b)
{
  GainRelation *x = GAIN_RELATION (a);
  GainRelation *y = GAIN_RELATION (b);

  return g_strcmp0 (x->type, y->type) == 0 && g_strcmp0 (x->from, y->from) == 0 &&
         ends_equal (&x->to, &y->to) && gain_shared_variant_equal (x->to_extras, y->to_extras) &&
         g_strcmp0 (x->certainty, y->certainty) == 0 &&
         GAIN_ITEM_CLASS (gain_relation_parent_class)->equal (a, b);
}

static void
gain_relation_copy_to (GainItem *item, GainItem *copy)
{
  GainRelation *from = GAIN_RELATION (item);
  GainRelation *to = GAIN_RELATION (copy);

  GAIN_ITEM_CLASS (gain_relation_parent_class)->copy_to (item, copy);

  gain_interned_string_share (&to->type, from->type);
  gain_shared_string_share (&to->from, from->from);
  to->to.kind = from->to.kind;
  gain_shared_string_share ((char **) &to->to.id, (char *) from->to.id);
  gain_interned_string_share ((char **) &to->to.article, (char *) from->to.article);
  gain_interned_string_share ((char **) &to->to.annotator, (char *) from->to.annotator);
  gain_shared_string_share ((char **) &to->to.mention, (char *) from->to.mention);
  gain_shared_string_share ((char **) &to->to.speaker, (char *) from->to.speaker);
  gain_shared_variant_set (&to->to_extras, from->to_extras);
  gain_interned_string_share (&to->certainty, from->certainty);
}

static void
gain_relation_finalize (GObject *object)
{
  GainRelation *self = GAIN_RELATION (object);

  gain_interned_string_clear (&self->type);
  gain_shared_string_clear (&self->from);
  gain_shared_string_clear ((char **) &self->to.id);
  gain_interned_string_clear ((char **) &self->to.article);
  gain_interned_string_clear ((char **) &self->to.annotator);
  gain_shared_string_clear ((char **) &self->to.mention);
  gain_shared_string_clear ((char **) &self->to.speaker);
  g_clear_pointer (&self->to_extras, g_variant_unref);
  gain_interned_string_clear (&self->certainty);

  G_OBJECT_CLASS (gain_relation_parent_class)->finalize (object);
}

static void
gain_relation_class_init (GainRelationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_relation_finalize;
  GAIN_ITEM_CLASS (klass)->equal = gain_relation_equal;
  GAIN_ITEM_CLASS (klass)->copy_to = gain_relation_copy_to;
}

static void
gain_relation_init (GainRelation *self)
{
}

static void
set_to (GainRelation *self, const GainRelationEnd *to)
{
  self->to.kind = to->kind;
  gain_shared_string_set ((char **) &self->to.id, to->id);
  gain_interned_string_set ((char **) &self->to.article, to->article);
  gain_interned_string_set ((char **) &self->to.annotator, to->annotator);
  gain_shared_string_set ((char **) &self->to.mention, to->mention);
  gain_shared_string_set ((char **) &self->to.speaker, to->speaker);
}

GainRelation *
gain_relation_new (const char *id, const char *type, const char *from, const GainRelationEnd *to)
{
  GainRelation *self;

  g_return_val_if_fail (type != NULL && from != NULL, NULL);
  g_return_val_if_fail (to != NULL && to->id != NULL, NULL);

  self = g_object_new (GAIN_TYPE_RELATION, NULL);
  gain_item_identify (GAIN_ITEM (self), GAIN_ITEM_RELATION, id);
  gain_interned_string_set (&self->type, type);
  gain_shared_string_set (&self->from, from);
  set_to (self, to);

  return self;
}

void
gain_relation_set_ends (GainRelation *self, const char *from, const GainRelationEnd *to)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));
  g_return_if_fail (from != NULL && to != NULL && to->id != NULL);

  gain_shared_string_set (&self->from, from);
  set_to (self, to);
}

const char *
gain_relation_get_relation_type (GainRelation *self)
{
  g_return_val_if_fail (GAIN_IS_RELATION (self), NULL);

  return self->type;
}

void
gain_relation_set_relation_type (GainRelation *self, const char *type)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));
  g_return_if_fail (type != NULL);

  gain_interned_string_set (&self->type, type);
}

const char *
gain_relation_get_from (GainRelation *self)
{
  g_return_val_if_fail (GAIN_IS_RELATION (self), NULL);

  return self->from;
}

const GainRelationEnd *
gain_relation_get_to (GainRelation *self)
{
  g_return_val_if_fail (GAIN_IS_RELATION (self), NULL);

  return &self->to;
}

GVariant *
gain_relation_get_to_extras (GainRelation *self)
{
  g_return_val_if_fail (GAIN_IS_RELATION (self), NULL);

  return self->to_extras;
}

void
gain_relation_set_to_extras (GainRelation *self, GVariant *extras)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));
  g_return_if_fail (extras == NULL || g_variant_is_of_type (extras, G_VARIANT_TYPE ("a(ssv)")));

  gain_shared_variant_set (&self->to_extras, extras);
}

const char *
gain_relation_get_certainty (GainRelation *self)
{
  g_return_val_if_fail (GAIN_IS_RELATION (self), NULL);

  return self->certainty;
}

void
gain_relation_set_certainty (GainRelation *self, const char *certainty)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_interned_string_set (&self->certainty, certainty);
}
