/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-proposition"

#include "config.h"

#include "gain-registry.h"

#include "gain-item-private.h"
#include "gain-shared-string.h"

struct _GainProposition
{
  GainItem parent_instance;

  char *wording;
  char **broader;
  char *concept;
};

G_DEFINE_FINAL_TYPE (GainProposition, gain_proposition, GAIN_TYPE_ITEM)

static gboolean
gain_proposition_equal (GainItem *a, GainItem *b)
{
  GainProposition *x = GAIN_PROPOSITION (a);
  GainProposition *y = GAIN_PROPOSITION (b);

  return g_strcmp0 (x->wording, y->wording) == 0 &&
         g_strv_equal ((const char *const *) x->broader, (const char *const *) y->broader) &&
         g_strcmp0 (x->concept, y->concept) == 0 &&
         GAIN_ITEM_CLASS (gain_proposition_parent_class)->equal (a, b);
}

static void
gain_proposition_copy_to (GainItem *item, GainItem *copy)
{
  GainProposition *from = GAIN_PROPOSITION (item);
  GainProposition *to = GAIN_PROPOSITION (copy);

  GAIN_ITEM_CLASS (gain_proposition_parent_class)->copy_to (item, copy);

  gain_shared_string_share (&to->wording, from->wording);
  gain_proposition_set_broader (to, (const char *const *) from->broader);
  gain_interned_string_share (&to->concept, from->concept);
}

static void
gain_proposition_finalize (GObject *object)
{
  GainProposition *self = GAIN_PROPOSITION (object);

  gain_shared_string_clear (&self->wording);
  g_clear_pointer (&self->broader, g_strfreev);
  gain_interned_string_clear (&self->concept);

  G_OBJECT_CLASS (gain_proposition_parent_class)->finalize (object);
}

static void
gain_proposition_class_init (GainPropositionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_proposition_finalize;
  GAIN_ITEM_CLASS (klass)->equal = gain_proposition_equal;
  GAIN_ITEM_CLASS (klass)->copy_to = gain_proposition_copy_to;
}

static void
gain_proposition_init (GainProposition *self)
{
  self->broader = g_new0 (char *, 1);
}

GainProposition *
gain_proposition_new (const char *id, const char *wording)
{
  GainProposition *self = g_object_new (GAIN_TYPE_PROPOSITION, NULL);

  gain_item_identify (GAIN_ITEM (self), GAIN_ITEM_PROPOSITION, id);
  gain_shared_string_set (&self->wording, wording);

  return self;
}

const char *
gain_proposition_get_wording (GainProposition *self)
{
  g_return_val_if_fail (GAIN_IS_PROPOSITION (self), NULL);

  return self->wording;
}

void
gain_proposition_set_wording (GainProposition *self, const char *wording)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_shared_string_set (&self->wording, wording);
}

const char *const *
gain_proposition_get_broader (GainProposition *self)
{
  g_return_val_if_fail (GAIN_IS_PROPOSITION (self), NULL);

  return (const char *const *) self->broader;
}

void
gain_proposition_set_broader (GainProposition *self, const char *const *broader)
{
  char **copy;

  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  copy = broader != NULL ? g_strdupv ((char **) broader) : g_new0 (char *, 1);
  g_strfreev (self->broader);
  self->broader = copy;
}

const char *
gain_proposition_get_concept (GainProposition *self)
{
  g_return_val_if_fail (GAIN_IS_PROPOSITION (self), NULL);

  return self->concept;
}

void
gain_proposition_set_concept (GainProposition *self, const char *concept)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_interned_string_set (&self->concept, concept);
}
