/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-history"

#include "config.h"

#include "gain-history.h"

/* Two stacks of acts. An undo moves its act from the first to the second, a
 * redo moves it back, a new act empties the second. */
struct _GainHistory
{
  GObject parent_instance;

  GPtrArray *done;
  GPtrArray *undone;
};

G_DEFINE_FINAL_TYPE (GainHistory, gain_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gain_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainHistory *self = GAIN_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->done->len > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->undone->len > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_history_finalize (GObject *object)
{
  GainHistory *self = GAIN_HISTORY (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);

  G_OBJECT_CLASS (gain_history_parent_class)->finalize (object);
}

static void
gain_history_class_init (GainHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = gain_history_get_property;
  object_class->finalize = gain_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gain_history_init (GainHistory *self)
{
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_change_unref);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_change_unref);
}

GainHistory *
gain_history_new (void)
{
  return g_object_new (GAIN_TYPE_HISTORY, NULL);
}

/* It is the last one, except where journals were pieced together. */
static void
move_act (GPtrArray *from, GPtrArray *to, const char *group)
{
  for (guint i = from->len; i > 0; i--)
    {
      GainChange *act = g_ptr_array_index (from, i - 1);

      if (g_strcmp0 (gain_change_get_group (act), group) == 0)
        {
          g_ptr_array_add (to, g_ptr_array_steal_index (from, i - 1));
          return;
        }
    }
}

void
gain_history_follow (GainHistory *self, GainChange *change)
{
  gboolean could_undo, could_redo;

  g_return_if_fail (GAIN_IS_HISTORY (self));
  g_return_if_fail (change != NULL);

  could_undo = self->done->len > 0;
  could_redo = self->undone->len > 0;

  switch (gain_change_get_role (change))
    {
    case GAIN_CHANGE_ACT:
      g_ptr_array_add (self->done, gain_change_ref (change));
      g_ptr_array_set_size (self->undone, 0);
      break;
    case GAIN_CHANGE_UNDO:
      move_act (self->done, self->undone, gain_change_get_of (change));
      break;
    case GAIN_CHANGE_REDO:
      move_act (self->undone, self->done, gain_change_get_of (change));
      break;
    case GAIN_CHANGE_OUTSIDE:
      break;
    }

  if (could_undo != (self->done->len > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (could_redo != (self->undone->len > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static GainChange *
last_of (GPtrArray *acts)
{
  return acts->len > 0 ? g_ptr_array_index (acts, acts->len - 1) : NULL;
}

GainChange *
gain_history_get_undo (GainHistory *self)
{
  g_return_val_if_fail (GAIN_IS_HISTORY (self), NULL);

  return last_of (self->done);
}

GainChange *
gain_history_get_redo (GainHistory *self)
{
  g_return_val_if_fail (GAIN_IS_HISTORY (self), NULL);

  return last_of (self->undone);
}

guint
gain_history_get_n_acts (GainHistory *self)
{
  g_return_val_if_fail (GAIN_IS_HISTORY (self), 0);

  return self->done->len;
}
