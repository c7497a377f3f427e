/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-history"

#include "config.h"

#include "gain-history.h"

/* An act in memory (@change), or one of the past that can be read again. */
typedef struct
{
  GainChange *change;
  char *group; /* NULL where @change knows it */
  guint64 place;
} Entry;

/* Two stacks of acts. An undo moves its act from the first to the second, a
 * redo moves it back, a new act empties the second. */
struct _GainHistory
{
  GObject parent_instance;

  GPtrArray *done; /* of Entry */
  GPtrArray *undone;

  GainHistoryReadFunc read;
  gpointer read_data;
  GDestroyNotify read_destroy;
};

G_DEFINE_FINAL_TYPE (GainHistory, gain_history, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->change, gain_change_unref);
  g_free (entry->group);
  g_free (entry);
}

static Entry *
entry_new (GainChange *change)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->change = gain_change_ref (change);

  return entry;
}

static const char *
entry_get_group (const Entry *entry)
{
  return entry->change != NULL ? gain_change_get_group (entry->change) : entry->group;
}

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
  if (self->read_destroy != NULL)
    self->read_destroy (self->read_data);

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
  self->done = g_ptr_array_new_with_free_func (entry_free);
  self->undone = g_ptr_array_new_with_free_func (entry_free);
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
      const Entry *entry = g_ptr_array_index (from, i - 1);

      if (g_strcmp0 (entry_get_group (entry), group) == 0)
        {
          g_ptr_array_add (to, g_ptr_array_steal_index (from, i - 1));
          return;
        }
    }
}

/* @entry: (transfer full) (nullable): a new act. */
static void
follow (GainHistory *self, GainChangeRole role, Entry *entry, const char *group)
{
  gboolean could_undo = self->done->len > 0;
  gboolean could_redo = self->undone->len > 0;

  switch (role)
    {
    case GAIN_CHANGE_ACT:
      g_ptr_array_add (self->done, entry);
      g_ptr_array_set_size (self->undone, 0);
      break;
    case GAIN_CHANGE_UNDO:
      move_act (self->done, self->undone, group);
      break;
    case GAIN_CHANGE_REDO:
      move_act (self->undone, self->done, group);
      break;
    case GAIN_CHANGE_OUTSIDE:
      break;
    }

  if (could_undo != (self->done->len > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (could_redo != (self->undone->len > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

void
gain_history_follow (GainHistory *self, GainChange *change)
{
  GainChangeRole role;

  g_return_if_fail (GAIN_IS_HISTORY (self));
  g_return_if_fail (change != NULL);

  role = gain_change_get_role (change);
  follow (self,
          role,
          role == GAIN_CHANGE_ACT ? entry_new (change) : NULL,
          gain_change_get_of (change));
}

void
gain_history_set_read_func (GainHistory *self,
                            GainHistoryReadFunc read,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  g_return_if_fail (GAIN_IS_HISTORY (self));

  if (self->read_destroy != NULL)
    self->read_destroy (self->read_data);
  self->read = read;
  self->read_data = user_data;
  self->read_destroy = destroy;
}

void
gain_history_follow_past (GainHistory *self, GainChangeRole role, const char *group, guint64 place)
{
  Entry *entry = NULL;

  g_return_if_fail (GAIN_IS_HISTORY (self));
  g_return_if_fail (group != NULL);

  if (role == GAIN_CHANGE_ACT)
    {
      entry = g_new0 (Entry, 1);
      entry->group = g_strdup (group);
      entry->place = place;
    }
  follow (self, role, entry, group);
}

static GainChange *
last_of (GainHistory *self, GPtrArray *acts)
{
  Entry *entry = acts->len > 0 ? g_ptr_array_index (acts, acts->len - 1) : NULL;

  if (entry == NULL)
    return NULL;
  if (entry->change == NULL && self->read != NULL)
    entry->change = self->read (entry->place, self->read_data);

  return entry->change;
}

GainChange *
gain_history_get_undo (GainHistory *self)
{
  g_return_val_if_fail (GAIN_IS_HISTORY (self), NULL);

  return last_of (self, self->done);
}

GainChange *
gain_history_get_redo (GainHistory *self)
{
  g_return_val_if_fail (GAIN_IS_HISTORY (self), NULL);

  return last_of (self, self->undone);
}

guint
gain_history_get_n_acts (GainHistory *self)
{
  g_return_val_if_fail (GAIN_IS_HISTORY (self), 0);

  return self->done->len;
}
