/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-actor"

#include "config.h"

#include "gain-registry.h"

#include "gain-item-private.h"
#include "gain-shared-string.h"

struct _GainActor
{
  GainItem parent_instance;

  char *name;
  char **aliases;
  char *type;
  char *organisation;
  char *country;
  char *wikidata;
};

G_DEFINE_FINAL_TYPE (GainActor, gain_actor, GAIN_TYPE_ITEM)

static gboolean
gain_actor_equal (GainItem *a, GainItem *b)
{
  GainActor *x = GAIN_ACTOR (a);
  GainActor *y = GAIN_ACTOR (b);

  return g_strcmp0 (x->name, y->name) == 0 &&
         g_strv_equal ((const char *const *) x->aliases, (const char *const *) y->aliases) &&
         g_strcmp0 (x->type, y->type) == 0 && g_strcmp0 (x->organisation, y->organisation) == 0 &&
         g_strcmp0 (x->country, y->country) == 0 && g_strcmp0 (x->wikidata, y->wikidata) == 0 &&
         GAIN_ITEM_CLASS (gain_actor_parent_class)->equal (a, b);
}

static void
gain_actor_copy_to (GainItem *item, GainItem *copy)
{
  GainActor *from = GAIN_ACTOR (item);
  GainActor *to = GAIN_ACTOR (copy);

  GAIN_ITEM_CLASS (gain_actor_parent_class)->copy_to (item, copy);

  gain_shared_string_share (&to->name, from->name);
  gain_actor_set_aliases (to, (const char *const *) from->aliases);
  gain_interned_string_share (&to->type, from->type);
  gain_shared_string_share (&to->organisation, from->organisation);
  gain_interned_string_share (&to->country, from->country);
  gain_shared_string_share (&to->wikidata, from->wikidata);
}

static void
gain_actor_finalize (GObject *object)
{
  GainActor *self = GAIN_ACTOR (object);

  gain_shared_string_clear (&self->name);
  g_clear_pointer (&self->aliases, g_strfreev);
  gain_interned_string_clear (&self->type);
  gain_shared_string_clear (&self->organisation);
  gain_interned_string_clear (&self->country);
  gain_shared_string_clear (&self->wikidata);

  G_OBJECT_CLASS (gain_actor_parent_class)->finalize (object);
}

static void
gain_actor_class_init (GainActorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_actor_finalize;
  GAIN_ITEM_CLASS (klass)->equal = gain_actor_equal;
  GAIN_ITEM_CLASS (klass)->copy_to = gain_actor_copy_to;
}

static void
gain_actor_init (GainActor *self)
{
  self->aliases = g_new0 (char *, 1);
}

GainActor *
gain_actor_new (const char *id, const char *name)
{
  GainActor *self = g_object_new (GAIN_TYPE_ACTOR, NULL);

  gain_item_identify (GAIN_ITEM (self), GAIN_ITEM_ACTOR, id);
  gain_shared_string_set (&self->name, name);

  return self;
}

const char *
gain_actor_get_name (GainActor *self)
{
  g_return_val_if_fail (GAIN_IS_ACTOR (self), NULL);

  return self->name;
}

void
gain_actor_set_name (GainActor *self, const char *name)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_shared_string_set (&self->name, name);
}

const char *const *
gain_actor_get_aliases (GainActor *self)
{
  g_return_val_if_fail (GAIN_IS_ACTOR (self), NULL);

  return (const char *const *) self->aliases;
}

void
gain_actor_set_aliases (GainActor *self, const char *const *aliases)
{
  char **copy;

  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  copy = aliases != NULL ? g_strdupv ((char **) aliases) : g_new0 (char *, 1);
  g_strfreev (self->aliases);
  self->aliases = copy;
}

const char *
gain_actor_get_actor_type (GainActor *self)
{
  g_return_val_if_fail (GAIN_IS_ACTOR (self), NULL);

  return self->type;
}

void
gain_actor_set_actor_type (GainActor *self, const char *type)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_interned_string_set (&self->type, type);
}

const char *
gain_actor_get_organisation (GainActor *self)
{
  g_return_val_if_fail (GAIN_IS_ACTOR (self), NULL);

  return self->organisation;
}

void
gain_actor_set_organisation (GainActor *self, const char *organisation)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_shared_string_set (&self->organisation, organisation);
}

const char *
gain_actor_get_country (GainActor *self)
{
  g_return_val_if_fail (GAIN_IS_ACTOR (self), NULL);

  return self->country;
}

void
gain_actor_set_country (GainActor *self, const char *country)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_interned_string_set (&self->country, country);
}

const char *
gain_actor_get_wikidata (GainActor *self)
{
  g_return_val_if_fail (GAIN_IS_ACTOR (self), NULL);

  return self->wikidata;
}

void
gain_actor_set_wikidata (GainActor *self, const char *wikidata)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_shared_string_set (&self->wikidata, wikidata);
}
