/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-field"

#include "config.h"

#include "gain-field.h"

#include "gain-item-private.h"
#include "gain-shared-string.h"

struct _GainField
{
  GainItem parent_instance;

  GVariant *value;
};

G_DEFINE_FINAL_TYPE (GainField, gain_field, GAIN_TYPE_ITEM)

static gboolean
gain_field_equal (GainItem *a, GainItem *b)
{
  return gain_shared_variant_equal (GAIN_FIELD (a)->value, GAIN_FIELD (b)->value) &&
         GAIN_ITEM_CLASS (gain_field_parent_class)->equal (a, b);
}

static void
gain_field_copy_to (GainItem *item, GainItem *copy)
{
  GAIN_ITEM_CLASS (gain_field_parent_class)->copy_to (item, copy);

  GAIN_FIELD (copy)->value = g_variant_ref (GAIN_FIELD (item)->value);
}

static void
gain_field_finalize (GObject *object)
{
  GainField *self = GAIN_FIELD (object);

  g_clear_pointer (&self->value, g_variant_unref);

  G_OBJECT_CLASS (gain_field_parent_class)->finalize (object);
}

static void
gain_field_class_init (GainFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_field_finalize;
  GAIN_ITEM_CLASS (klass)->equal = gain_field_equal;
  GAIN_ITEM_CLASS (klass)->copy_to = gain_field_copy_to;
}

static void
gain_field_init (GainField *self)
{
}

GainField *
gain_field_new (GainItemKind kind, const char *id, GVariant *value)
{
  GainField *self;

  g_return_val_if_fail (kind == GAIN_ITEM_STATUS || kind == GAIN_ITEM_BLOCK ||
                            kind == GAIN_ITEM_SETTING,
                        NULL);
  g_return_val_if_fail (id != NULL && value != NULL, NULL);

  self = g_object_new (GAIN_TYPE_FIELD, NULL);
  gain_item_identify (GAIN_ITEM (self), kind, id);
  self->value = g_variant_ref_sink (value);

  return self;
}

GVariant *
gain_field_get_value (GainField *self)
{
  g_return_val_if_fail (GAIN_IS_FIELD (self), NULL);

  return self->value;
}
