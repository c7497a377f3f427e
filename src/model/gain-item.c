/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-item"

#include "config.h"

#include "gain-item.h"

#include "gain-item-private.h"
#include "gain-shared-string.h"

/* Longest id that is kept in place, with its NUL; a UUID has 37. */
#define ID_ROOM 40

/* There may be a million of these: strings are shared between copies, words
 * from small sets are interned, equal variants are held once, and an id needs
 * no memory of its own. */
typedef struct
{
  union
  {
    char here[ID_ROOM];
    char *elsewhere;
  } id;
  char *origin;
  char *note;
  char *created;
  char *modified;
  GVariant *attributes;
  GVariant *extras;
  guint codebook;
  guint kind : 8;
  guint sealed : 1;
  guint has_id : 1;
  guint id_is_elsewhere : 1;
} GainItemPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GainItem, gain_item, G_TYPE_OBJECT)

#define PRIVATE(self) ((GainItemPrivate *) gain_item_get_instance_private (self))

static const char *const kind_nicks[GAIN_ITEM_N_KINDS] = {
  "annotation",  "relation", "status",   "block",   "actor",
  "proposition", "merge",    "codebook", "setting",
};

const char *
gain_item_kind_get_nick (GainItemKind kind)
{
  g_return_val_if_fail (kind < GAIN_ITEM_N_KINDS, NULL);

  return kind_nicks[kind];
}

gboolean
gain_item_kind_from_nick (const char *nick, GainItemKind *kind)
{
  g_return_val_if_fail (nick != NULL, FALSE);

  for (guint i = 0; i < GAIN_ITEM_N_KINDS; i++)
    if (strcmp (kind_nicks[i], nick) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
gain_item_kind_fits (GainItemKind kind, gboolean in_article)
{
  return kind == GAIN_ITEM_RELATION || in_article == (kind < GAIN_ITEM_ACTOR);
}

static const char *
get_id (GainItemPrivate *priv)
{
  if (!priv->has_id)
    return NULL;

  return priv->id_is_elsewhere ? priv->id.elsewhere : priv->id.here;
}

static void
set_id (GainItemPrivate *priv, const char *id)
{
  priv->has_id = TRUE;
  priv->id_is_elsewhere = strlen (id) >= ID_ROOM;
  if (priv->id_is_elsewhere)
    priv->id.elsewhere = g_strdup (id);
  else
    g_strlcpy (priv->id.here, id, ID_ROOM);
}

static gboolean
gain_item_real_equal (GainItem *a, GainItem *b)
{
  GainItemPrivate *x = PRIVATE (a);
  GainItemPrivate *y = PRIVATE (b);

  return x->kind == y->kind && x->codebook == y->codebook &&
         g_strcmp0 (get_id (x), get_id (y)) == 0 && g_strcmp0 (x->origin, y->origin) == 0 &&
         g_strcmp0 (x->note, y->note) == 0 && g_strcmp0 (x->created, y->created) == 0 &&
         g_strcmp0 (x->modified, y->modified) == 0 &&
         gain_shared_variant_equal (x->attributes, y->attributes) &&
         gain_shared_variant_equal (x->extras, y->extras);
}

static void
gain_item_real_copy_to (GainItem *self, GainItem *copy)
{
  GainItemPrivate *from = PRIVATE (self);
  GainItemPrivate *to = PRIVATE (copy);

  to->kind = from->kind;
  to->codebook = from->codebook;
  set_id (to, get_id (from));
  gain_interned_string_share (&to->origin, from->origin);
  gain_shared_string_share (&to->note, from->note);
  gain_shared_string_share (&to->created, from->created);
  gain_shared_string_share (&to->modified, from->modified);
  gain_shared_variant_set (&to->attributes, from->attributes);
  gain_shared_variant_set (&to->extras, from->extras);
}

static void
gain_item_finalize (GObject *object)
{
  GainItemPrivate *priv = PRIVATE (GAIN_ITEM (object));

  if (priv->id_is_elsewhere)
    g_free (priv->id.elsewhere);
  gain_interned_string_clear (&priv->origin);
  gain_shared_string_clear (&priv->note);
  gain_shared_string_clear (&priv->created);
  gain_shared_string_clear (&priv->modified);
  g_clear_pointer (&priv->attributes, g_variant_unref);
  g_clear_pointer (&priv->extras, g_variant_unref);

  G_OBJECT_CLASS (gain_item_parent_class)->finalize (object);
}

static void
gain_item_class_init (GainItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_item_finalize;
  klass->equal = gain_item_real_equal;
  klass->copy_to = gain_item_real_copy_to;
}

static void
gain_item_init (GainItem *self)
{
}

void
gain_item_identify (GainItem *self, GainItemKind kind, const char *id)
{
  GainItemPrivate *priv = PRIVATE (self);
  g_autofree char *uuid = id == NULL ? g_uuid_string_random () : NULL;

  g_return_if_fail (!priv->has_id);

  priv->kind = kind;
  set_id (priv, id != NULL ? id : uuid);
}

GainItemKind
gain_item_get_kind (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), 0);

  return PRIVATE (self)->kind;
}

const char *
gain_item_get_id (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  return get_id (PRIVATE (self));
}

GainItem *
gain_item_copy (GainItem *self)
{
  GainItem *copy;

  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  GAIN_ITEM_GET_CLASS (self)->copy_to (self, copy);

  return copy;
}

void
gain_item_seal (GainItem *self)
{
  g_return_if_fail (GAIN_IS_ITEM (self));

  PRIVATE (self)->sealed = TRUE;
}

gboolean
gain_item_is_sealed (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), FALSE);

  return PRIVATE (self)->sealed;
}

gboolean
gain_item_equal (GainItem *a, GainItem *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;

  return GAIN_ITEM_GET_CLASS (a)->equal (a, b);
}

const char *
gain_item_get_origin (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  return PRIVATE (self)->origin;
}

void
gain_item_set_origin (GainItem *self, const char *origin)
{
  g_return_if_fail (!gain_item_is_sealed (self));

  gain_interned_string_set (&PRIVATE (self)->origin, origin);
}

const char *
gain_item_get_note (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  return PRIVATE (self)->note;
}

void
gain_item_set_note (GainItem *self, const char *note)
{
  g_return_if_fail (!gain_item_is_sealed (self));

  gain_shared_string_set (&PRIVATE (self)->note, note);
}

const char *
gain_item_get_created (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  return PRIVATE (self)->created;
}

/* Most items were never changed: the two times are one string. */
static void
set_time (char **slot, char *other, const char *value)
{
  if (other != NULL && g_strcmp0 (other, value) == 0)
    gain_shared_string_share (slot, other);
  else
    gain_shared_string_set (slot, value);
}

void
gain_item_set_created (GainItem *self, const char *created)
{
  GainItemPrivate *priv = PRIVATE (self);

  g_return_if_fail (!gain_item_is_sealed (self));

  set_time (&priv->created, priv->modified, created);
}

const char *
gain_item_get_modified (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  return PRIVATE (self)->modified;
}

void
gain_item_set_modified (GainItem *self, const char *modified)
{
  GainItemPrivate *priv = PRIVATE (self);

  g_return_if_fail (!gain_item_is_sealed (self));

  set_time (&priv->modified, priv->created, modified);
}

void
gain_item_touch (GainItem *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  g_return_if_fail (!gain_item_is_sealed (self));

  gain_item_set_modified (self, text);
  if (gain_item_get_created (self) == NULL)
    gain_item_set_created (self, text);
}

guint
gain_item_get_codebook (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), 0);

  return PRIVATE (self)->codebook;
}

void
gain_item_set_codebook (GainItem *self, guint version)
{
  g_return_if_fail (!gain_item_is_sealed (self));

  PRIVATE (self)->codebook = version;
}

GVariant *
gain_item_get_attributes (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  return PRIVATE (self)->attributes;
}

void
gain_item_set_attributes (GainItem *self, GVariant *attributes)
{
  g_return_if_fail (!gain_item_is_sealed (self));
  g_return_if_fail (attributes == NULL ||
                    g_variant_is_of_type (attributes, G_VARIANT_TYPE_VARDICT));

  gain_shared_variant_set (&PRIVATE (self)->attributes, attributes);
}

GVariant *
gain_item_dup_attribute (GainItem *self, const char *name)
{
  GVariant *attributes = gain_item_get_attributes (self);

  if (attributes == NULL)
    return NULL;

  return g_variant_lookup_value (attributes, name, NULL);
}

/* The attributes with @value at the place where @name stood, else last. */
static GVariant *
attributes_with (GVariant *attributes, const char *name, GVariant *value)
{
  GVariantBuilder builder;
  gboolean done = value == NULL;
  gsize n = attributes != NULL ? g_variant_n_children (attributes) : 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (gsize i = 0; i < n; i++)
    {
      const char *key;
      g_autoptr (GVariant) old = NULL;

      g_variant_get_child (attributes, i, "{&sv}", &key, &old);
      if (strcmp (key, name) != 0)
        g_variant_builder_add (&builder, "{sv}", key, old);
      else if (!done)
        {
          g_variant_builder_add (&builder, "{sv}", name, value);
          done = TRUE;
        }
    }
  if (!done)
    g_variant_builder_add (&builder, "{sv}", name, value);

  return g_variant_builder_end (&builder);
}

void
gain_item_set_attribute (GainItem *self, const char *name, GVariant *value)
{
  GainItemPrivate *priv = PRIVATE (self);
  g_autoptr (GVariant) taken = value != NULL ? g_variant_ref_sink (value) : NULL;

  g_return_if_fail (!gain_item_is_sealed (self));
  g_return_if_fail (name != NULL);

  gain_shared_variant_set (&priv->attributes, attributes_with (priv->attributes, name, taken));
}

GVariant *
gain_item_get_extras (GainItem *self)
{
  g_return_val_if_fail (GAIN_IS_ITEM (self), NULL);

  return PRIVATE (self)->extras;
}

void
gain_item_set_extras (GainItem *self, GVariant *extras)
{
  g_return_if_fail (!gain_item_is_sealed (self));
  g_return_if_fail (extras == NULL || g_variant_is_of_type (extras, G_VARIANT_TYPE ("a(ssv)")));

  gain_shared_variant_set (&PRIVATE (self)->extras, extras);
}
