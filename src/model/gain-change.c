/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-change"

#include "config.h"

#include "gain-change.h"

#include <glib/gi18n-lib.h>

#include "gain-change-private.h"
#include "gain-shared-string.h"

struct _GainChange
{
  char *verb;
  char *group;
  GainChangeRole role;
  char *of;
  GArray *operations; /* of GainOperation */
  gboolean sealed;
};

G_DEFINE_BOXED_TYPE (GainChange, gain_change, gain_change_ref, gain_change_unref)

static const struct
{
  const char *verb;
  const char *name;
} verb_names[] = {
  /* Translators: what a person did; stands behind “Undo” in a menu. */
  { "mark", N_ ("Mark") },
  { "mark-all", N_ ("Mark All") },
  { "restore", N_ ("Restore Mark") },
  { "delete", N_ ("Delete Mark") },
  { "relabel", N_ ("Change Label") },
  { "resize", N_ ("Resize Mark") },
  { "note", N_ ("Edit Note") },
  { "attribute", N_ ("Change Attribute") },
  { "link", N_ ("Link") },
  { "unlink", N_ ("Remove Link") },
  { "exclude", N_ ("Exclude Block") },
  { "include", N_ ("Include Block") },
  { "status", N_ ("Change Status") },
  { "submit", N_ ("Submit") },
  { "actor-add", N_ ("Add Actor") },
  { "actor-edit", N_ ("Edit Actor") },
  { "actor-delete", N_ ("Delete Actor") },
  { "proposition-add", N_ ("Add Proposition") },
  { "proposition-edit", N_ ("Edit Proposition") },
  { "proposition-delete", N_ ("Delete Proposition") },
  { "merge-add", N_ ("Merge Entries") },
  { "merge-edit", N_ ("Change Merge") },
  { "merge-delete", N_ ("Separate Entries") },
  { "codebook-add", N_ ("Add to Codebook") },
  { "codebook-edit", N_ ("Edit Codebook") },
  { "codebook-move", N_ ("Reorder Codebook") },
  { "codebook-rename", N_ ("Rename in Codebook") },
  { "codebook-merge", N_ ("Merge in Codebook") },
  { "codebook-split", N_ ("Split Label") },
  { "codebook-delete", N_ ("Delete from Codebook") },
  { "codebook-import", N_ ("Import Codebook") },
  { "codebook-guidelines", N_ ("Edit Guidelines") },
  { "merge", N_ ("Merge Entries") },
  { "unmerge", N_ ("Separate Entries") },
  { "split", N_ ("Split Entry") },
  { "relation-edit", N_ ("Change Link") },
  { "people", N_ ("Change People") },
  { "assign", N_ ("Assign Articles") },
  { "setting", N_ ("Change Settings") },
  { "import", N_ ("Import") },
};

static void
operation_clear (gpointer data)
{
  GainOperation *operation = data;

  gain_interned_string_clear (&operation->owner);
  gain_interned_string_clear (&operation->article);
  gain_shared_string_clear (&operation->id);
  g_clear_object (&operation->before);
  g_clear_object (&operation->after);
}

static void
change_clear (gpointer data)
{
  GainChange *self = data;

  gain_interned_string_clear (&self->verb);
  gain_shared_string_clear (&self->group);
  gain_shared_string_clear (&self->of);
  g_array_unref (self->operations);
}

GainChange *
gain_change_new (const char *verb)
{
  GainChange *self;
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (verb != NULL, NULL);

  self = g_atomic_rc_box_new0 (GainChange);
  gain_interned_string_set (&self->verb, verb);
  gain_shared_string_set (&self->group, uuid);
  self->operations = g_array_new (FALSE, FALSE, sizeof (GainOperation));
  g_array_set_clear_func (self->operations, operation_clear);

  return self;
}

GainChange *
gain_change_ref (GainChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gain_change_unref (GainChange *self)
{
  g_atomic_rc_box_release_full (self, change_clear);
}

void
gain_change_seal (GainChange *self)
{
  self->sealed = TRUE;
}

static gboolean
belongs_here (GainItem *item, GainItemKind kind, const char *id)
{
  return item == NULL ||
         (gain_item_get_kind (item) == kind && strcmp (gain_item_get_id (item), id) == 0);
}

void
gain_change_add (GainChange *self,
                 GainItemKind kind,
                 const char *owner,
                 const char *article,
                 const char *id,
                 GainItem *before,
                 GainItem *after)
{
  GainOperation operation = { .kind = kind };

  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (owner != NULL && id != NULL);
  g_return_if_fail (before != NULL || after != NULL);
  g_return_if_fail (gain_item_kind_fits (kind, article != NULL));
  g_return_if_fail (belongs_here (before, kind, id) && belongs_here (after, kind, id));

  gain_interned_string_set (&operation.owner, owner);
  gain_interned_string_set (&operation.article, article);
  gain_shared_string_set (&operation.id, id);
  if (g_set_object (&operation.before, before))
    gain_item_seal (before);
  if (g_set_object (&operation.after, after))
    gain_item_seal (after);
  g_array_append_val (self->operations, operation);
}

void
gain_change_append (GainChange *self, GainChange *part)
{
  g_return_if_fail (self != NULL && part != NULL && self != part);

  for (guint i = 0; i < part->operations->len; i++)
    {
      const GainOperation *operation = gain_change_get_operation (part, i);

      gain_change_add (self,
                       operation->kind,
                       operation->owner,
                       operation->article,
                       operation->id,
                       operation->before,
                       operation->after);
    }
}

guint
gain_change_get_n_operations (GainChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->operations->len;
}

const GainOperation *
gain_change_get_operation (GainChange *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->operations->len, NULL);

  return &g_array_index (self->operations, GainOperation, i);
}

const char *
gain_change_get_verb (GainChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->verb;
}

const char *
gain_change_get_name (GainChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (verb_names); i++)
    if (strcmp (verb_names[i].verb, self->verb) == 0)
      return _ (verb_names[i].name);

  /* Translators: a change of a kind that has no name of its own; stands behind “Undo”. */
  return _ ("Change");
}

const char *
gain_change_get_group (GainChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->group;
}

void
gain_change_set_group (GainChange *self, const char *group)
{
  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (group != NULL);

  gain_shared_string_set (&self->group, group);
}

GainChangeRole
gain_change_get_role (GainChange *self)
{
  g_return_val_if_fail (self != NULL, GAIN_CHANGE_ACT);

  return self->role;
}

const char *
gain_change_get_of (GainChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->of;
}

void
gain_change_set_role (GainChange *self, GainChangeRole role, const char *of)
{
  g_return_if_fail (self != NULL && !self->sealed);

  self->role = role;
  gain_shared_string_set (&self->of, of);
}

GainChange *
gain_change_invert (GainChange *self, GainChangeRole role)
{
  GainChange *inverse;

  g_return_val_if_fail (self != NULL, NULL);

  inverse = gain_change_new (self->verb);
  gain_change_set_role (inverse, role, self->of != NULL ? self->of : self->group);
  for (guint i = self->operations->len; i > 0; i--)
    {
      const GainOperation *operation = gain_change_get_operation (self, i - 1);

      gain_change_add (inverse,
                       operation->kind,
                       operation->owner,
                       operation->article,
                       operation->id,
                       operation->after,
                       operation->before);
    }

  return inverse;
}
