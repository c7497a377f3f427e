/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-merge"

#include "config.h"

#include "gain-registry.h"

#include "gain-item-private.h"
#include "gain-shared-string.h"

struct _GainMerge
{
  GainItem parent_instance;

  GainItemKind entries;
  char *from;
  char *to;
  char *undoes;
};

G_DEFINE_FINAL_TYPE (GainMerge, gain_merge, GAIN_TYPE_ITEM)

static gboolean
gain_merge_equal (GainItem *a, GainItem *b)
{
  GainMerge *x = GAIN_MERGE (a);
  GainMerge *y = GAIN_MERGE (b);

  return x->entries == y->entries && g_strcmp0 (x->from, y->from) == 0 &&
         g_strcmp0 (x->to, y->to) == 0 && g_strcmp0 (x->undoes, y->undoes) == 0 &&
         GAIN_ITEM_CLASS (gain_merge_parent_class)->equal (a, b);
}

static void
gain_merge_copy_to (GainItem *item, GainItem *copy)
{
  GainMerge *from = GAIN_MERGE (item);
  GainMerge *to = GAIN_MERGE (copy);

  GAIN_ITEM_CLASS (gain_merge_parent_class)->copy_to (item, copy);

  to->entries = from->entries;
  gain_shared_string_share (&to->from, from->from);
  gain_shared_string_share (&to->to, from->to);
  gain_shared_string_share (&to->undoes, from->undoes);
}

static void
gain_merge_finalize (GObject *object)
{
  GainMerge *self = GAIN_MERGE (object);

  gain_shared_string_clear (&self->from);
  gain_shared_string_clear (&self->to);
  gain_shared_string_clear (&self->undoes);

  G_OBJECT_CLASS (gain_merge_parent_class)->finalize (object);
}

static void
gain_merge_class_init (GainMergeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_merge_finalize;
  GAIN_ITEM_CLASS (klass)->equal = gain_merge_equal;
  GAIN_ITEM_CLASS (klass)->copy_to = gain_merge_copy_to;
}

static void
gain_merge_init (GainMerge *self)
{
}

GainMerge *
gain_merge_new (const char *id, GainItemKind entries, const char *from, const char *to)
{
  GainMerge *self;

  g_return_val_if_fail (entries == GAIN_ITEM_ACTOR || entries == GAIN_ITEM_PROPOSITION, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self = g_object_new (GAIN_TYPE_MERGE, NULL);
  gain_item_identify (GAIN_ITEM (self), GAIN_ITEM_MERGE, id);
  self->entries = entries;
  gain_shared_string_set (&self->from, from);
  gain_shared_string_set (&self->to, to);

  return self;
}

GainItemKind
gain_merge_get_entries (GainMerge *self)
{
  g_return_val_if_fail (GAIN_IS_MERGE (self), 0);

  return self->entries;
}

const char *
gain_merge_get_from (GainMerge *self)
{
  g_return_val_if_fail (GAIN_IS_MERGE (self), NULL);

  return self->from;
}

const char *
gain_merge_get_to (GainMerge *self)
{
  g_return_val_if_fail (GAIN_IS_MERGE (self), NULL);

  return self->to;
}

const char *
gain_merge_get_undoes (GainMerge *self)
{
  g_return_val_if_fail (GAIN_IS_MERGE (self), NULL);

  return self->undoes;
}

void
gain_merge_set_undoes (GainMerge *self, const char *merge)
{
  g_return_if_fail (GAIN_IS_MERGE (self));
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_shared_string_set (&self->undoes, merge);
}
