/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-project"

#include "config.h"

#include "gain-project.h"

#include <glib/gi18n-lib.h>

#include "gain-project-private.h"

/* What counts now */

const char *
gain_project_resolve_label_id (GainProject *self, GainAnnotation *mark)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (GAIN_IS_ANNOTATION (mark), NULL);

  return gain_codebook_versions_resolve_label (gain_project_get_codebook_versions (self),
                                               gain_item_get_codebook (GAIN_ITEM (mark)),
                                               gain_annotation_get_label (mark),
                                               gain_item_get_attributes (GAIN_ITEM (mark)));
}

const GainLabel *
gain_project_resolve_label (GainProject *self, GainAnnotation *mark)
{
  const char *id = gain_project_resolve_label_id (self, mark);
  GainCodebook *codebook = gain_project_get_codebook (self);

  return codebook != NULL && id != NULL ? gain_codebook_get_label (codebook, id) : NULL;
}

char *
gain_project_dup_label_name (GainProject *self, GainAnnotation *mark)
{
  const GainLabel *label = gain_project_resolve_label (self, mark);

  if (label != NULL)
    return g_strdup (label->name != NULL ? label->name : label->id);

  /* Translators: the id of a label that the codebook lacks. */
  return g_strdup_printf (_ ("Unknown label “%s”"), gain_project_resolve_label_id (self, mark));
}

GVariant *
gain_project_resolve_attributes (GainProject *self, GainItem *item)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (GAIN_IS_ITEM (item), NULL);

  return gain_codebook_versions_resolve_attributes (gain_project_get_codebook_versions (self),
                                                    gain_item_get_codebook (item),
                                                    gain_item_get_attributes (item));
}

GVariant *
gain_project_resolve_attribute (GainProject *self, GainItem *item, const char *name)
{
  g_autoptr (GVariant) attributes = gain_project_resolve_attributes (self, item);

  return attributes != NULL ? g_variant_lookup_value (attributes, name, NULL) : NULL;
}

const char *
gain_project_resolve_relation_type_id (GainProject *self, GainRelation *relation)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (GAIN_IS_RELATION (relation), NULL);

  return gain_codebook_versions_resolve_relation_type (gain_project_get_codebook_versions (self),
                                                       gain_item_get_codebook (
                                                           GAIN_ITEM (relation)),
                                                       gain_relation_get_relation_type (relation));
}

const GainRelationType *
gain_project_resolve_relation_type (GainProject *self, GainRelation *relation)
{
  const char *id = gain_project_resolve_relation_type_id (self, relation);
  GainCodebook *codebook = gain_project_get_codebook (self);

  return codebook != NULL && id != NULL ? gain_codebook_get_relation_type (codebook, id) : NULL;
}

const char *
gain_project_resolve_concept_id (GainProject *self, GainProposition *proposition)
{
  const char *concept;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (GAIN_IS_PROPOSITION (proposition), NULL);

  concept = gain_proposition_get_concept (proposition);
  if (concept == NULL)
    return NULL;

  return gain_codebook_versions_resolve_concept (gain_project_get_codebook_versions (self),
                                                 gain_item_get_codebook (GAIN_ITEM (proposition)),
                                                 concept);
}

GainItem *
gain_project_bring_up_item (GainProject *self, GainItem *item)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return gain_codebook_versions_bring_up (gain_project_get_codebook_versions (self), item);
}

/* Undo and redo: always forward */

static gboolean
is_codebook (const GainOperation *operation)
{
  return operation->kind == GAIN_ITEM_CODEBOOK;
}

/* The first (last) version that @act added; 0 for none. */
static guint
find_version (GainChange *act, gboolean last)
{
  guint found = 0;

  for (guint i = 0; i < gain_change_get_n_operations (act); i++)
    {
      const GainOperation *operation = gain_change_get_operation (act, i);

      if (is_codebook (operation) && operation->after != NULL && (found == 0 || last))
        found = gain_codebook_get_version (GAIN_CODEBOOK (operation->after));
    }

  return found;
}

static gboolean
stands_as (GainProject *self, guint n)
{
  GainCodebook *version = gain_project_get_codebook_version (self, n);
  GainCodebook *current = gain_project_get_codebook (self);

  return version != NULL && gain_codebook_has_content_of (current, version) &&
         gain_codebook_versions_stand_alike (gain_project_get_codebook_versions (self),
                                             gain_codebook_get_version (current),
                                             n);
}

/* The version that @act added may lie under another number: it was made on two
 * devices at once, and the other one was first. */
static gboolean
was_renumbered (GainProject *self, GainChange *act)
{
  for (guint i = 0; i < gain_change_get_n_operations (act); i++)
    {
      const GainOperation *operation = gain_change_get_operation (act, i);
      GainItem *there;

      if (!is_codebook (operation))
        continue;
      there = gain_project_lookup (
          self, GAIN_ITEM_CODEBOOK, operation->owner, NULL, gain_item_get_id (operation->after));
      if (!gain_item_equal (there, operation->after))
        return TRUE;
    }

  return FALSE;
}

/* The next version, with the content of @to. */
static GainCodebook *
make_back (GainProject *self, guint undone, guint to, GainChangeRole role)
{
  GainCodebook *current = gain_project_get_codebook (self);
  GainCodebook *back = gain_codebook_copy_as (gain_project_get_codebook_version (self, to),
                                              gain_codebook_get_version (current) + 1);
  g_autofree char *from_number = g_strdup_printf ("%u", undone);
  g_autofree char *to_number = g_strdup_printf ("%u", to);
  GainCodebookStep step = { .kind = GAIN_STEP_UNDO, .from = from_number, .to = to_number };
  g_autofree char *note = NULL;

  note = role == GAIN_CHANGE_UNDO
             ? g_strdup_printf (_ ("Version %u taken back; as version %u"), undone, to)
             : g_strdup_printf (_ ("Version %u brought back"), to);
  gain_codebook_add_step (back, &step);
  gain_item_set_note (GAIN_ITEM (back), note);
  gain_item_touch (GAIN_ITEM (back));

  return back;
}

static GainCodebook *
invert_codebook (GainProject *self, GainChange *act, GainChangeRole role, GError **error)
{
  guint first = find_version (act, FALSE);
  guint last = find_version (act, TRUE);
  gboolean undo = role == GAIN_CHANGE_UNDO;
  guint now = undo ? last : first - 1;
  guint then = undo ? first - 1 : last;

  if (!was_renumbered (self, act) && stands_as (self, now) &&
      gain_project_get_codebook_version (self, then) != NULL)
    return make_back (self,
                      undo ? last : gain_codebook_get_version (gain_project_get_codebook (self)),
                      then,
                      role);

  g_set_error (error,
               GAIN_PROJECT_ERROR,
               GAIN_PROJECT_ERROR_CONFLICT,
               _ ("The codebook was changed meanwhile: version %u is not what it was then. Look at "
                  "the codebook as it is now, then change it again."),
               gain_codebook_get_version (gain_project_get_codebook (self)));

  return NULL;
}

static void
copy_operation (GainChange *change, const GainOperation *operation)
{
  gain_change_add (change,
                   operation->kind,
                   operation->owner,
                   operation->article,
                   operation->id,
                   operation->before,
                   operation->after);
}

GainChange *
gain_project_invert (GainProject *self, GainChange *act, GainChangeRole role, GError **error)
{
  g_autoptr (GainChange) undo = gain_change_invert (act, GAIN_CHANGE_UNDO);
  g_autoptr (GainChange) all = NULL;
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GainCodebook) back = NULL;

  all = role == GAIN_CHANGE_UNDO ? gain_change_ref (undo) : gain_change_invert (undo, role);
  if (find_version (act, FALSE) == 0)
    return g_steal_pointer (&all);

  back = invert_codebook (self, act, role, error);
  if (back == NULL)
    return NULL;

  change = gain_change_new (gain_change_get_verb (act));
  gain_change_set_role (change, role, gain_change_get_group (act));
  gain_change_add (change,
                   GAIN_ITEM_CODEBOOK,
                   gain_project_get_lead (self),
                   NULL,
                   gain_item_get_id (GAIN_ITEM (back)),
                   NULL,
                   GAIN_ITEM (back));
  for (guint i = 0; i < gain_change_get_n_operations (all); i++)
    if (!is_codebook (gain_change_get_operation (all, i)))
      copy_operation (change, gain_change_get_operation (all, i));

  return g_steal_pointer (&change);
}
