/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act-codebook.h"

#include <glib/gi18n-lib.h>

#include "gain-act-private.h"
#include "gain-codebook-check.h"

static gboolean
check_lead (GainProject *project, GError **error)
{
  const char *lead = gain_project_get_lead (project);

  if (strcmp (gain_project_get_me (project), lead) == 0)
    return TRUE;

  g_set_error (error,
               GAIN_PROJECT_ERROR,
               GAIN_PROJECT_ERROR_NOT_YOURS,
               _ ("Only the lead, “%s”, can change the codebook. Ask them to do it."),
               lead);

  return FALSE;
}

GainCodebook *
gain_act_begin_edit (GainProject *project, GError **error)
{
  GainCodebook *current = gain_act_find_codebook (project, error);

  if (current == NULL || !check_lead (project, error))
    return NULL;

  return gain_codebook_copy_for_edit (current);
}

static gboolean
has_message (GPtrArray *problems, const char *message)
{
  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((GainCodebookProblem *) g_ptr_array_index (problems, i))->message, message) == 0)
      return TRUE;

  return FALSE;
}

/* What was wrong before does not stand in the way of putting something else right. */
static gboolean
check_problems (GainCodebook *current, GainCodebook *edited, GError **error)
{
  g_autoptr (GPtrArray) before = gain_codebook_list_problems (current);
  g_autoptr (GPtrArray) after = gain_codebook_list_problems (edited);

  for (guint i = 0; i < after->len; i++)
    {
      const GainCodebookProblem *problem = g_ptr_array_index (after, i);

      if (!has_message (before, problem->message))
        return gain_act_fail (error, "%s", problem->message);
    }

  return TRUE;
}

GainChange *
gain_act_edit_codebook (GainProject *project,
                        GainCodebook *edited,
                        const char *verb,
                        const char *note,
                        GError **error)
{
  GainCodebook *current = gain_act_find_codebook (project, error);
  GainChange *change;

  g_return_val_if_fail (GAIN_IS_CODEBOOK (edited), NULL);

  if (current == NULL || !check_lead (project, error) || !check_problems (current, edited, error))
    return NULL;
  if (gain_codebook_get_n_steps (edited) == 0 && gain_codebook_has_content_of (edited, current))
    {
      gain_act_fail (error, _ ("The codebook says this already. Change something first."));
      return NULL;
    }

  gain_item_set_note (GAIN_ITEM (edited), note);
  gain_item_touch (GAIN_ITEM (edited));
  change = gain_change_new (verb);
  gain_change_add (change,
                   GAIN_ITEM_CODEBOOK,
                   gain_project_get_lead (project),
                   NULL,
                   gain_item_get_id (GAIN_ITEM (edited)),
                   NULL,
                   GAIN_ITEM (edited));

  return change;
}

gboolean
gain_act_check_new_id (const char *id, GError **error)
{
  return gain_codebook_is_id (id) ||
         gain_act_fail (error,
                        _ ("“%s” cannot be an id. Use up to 64 of the characters a–z, 0–9, “-” and "
                           "“_”, the first one a letter."),
                        id != NULL ? id : "");
}

/* What stands first in a note: what was added or changed. */
static GainChange *
finish_put (GainProject *project,
            GainCodebook *edited,
            gboolean is_new,
            const char *what,
            GError **error)
{
  g_autofree char *note = is_new ? g_strdup_printf (_ ("Added “%s”"), what)
                                 : g_strdup_printf (_ ("Changed “%s”"), what);

  return gain_act_edit_codebook (
      project, edited, is_new ? "codebook-add" : "codebook-edit", note, error);
}

GainChange *
gain_act_put_label (GainProject *project, const GainLabel *label, GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  gboolean is_new;

  g_return_val_if_fail (label != NULL, NULL);

  if (edited == NULL)
    return NULL;
  is_new = gain_codebook_get_label (edited, label->id) == NULL;
  if (is_new && !gain_act_check_new_id (label->id, error))
    return NULL;

  gain_codebook_put_label (edited, label);

  return finish_put (project, edited, is_new, label->name != NULL ? label->name : label->id, error);
}

static gboolean
keeps_choices (const GainAttribute *before, const GainAttribute *after, GError **error)
{
  if (before->type != after->type || after->choices == NULL)
    return TRUE;

  for (const char *const *choice = before->choices; *choice != NULL; choice++)
    if (!g_strv_contains (after->choices, *choice))
      return gain_act_fail (error,
                            _ ("The choice “%s” of “%s” would be gone. Delete, rename or merge it, "
                               "so that marks that have it can follow."),
                            *choice,
                            before->name);

  return TRUE;
}

GainChange *
gain_act_put_attribute (GainProject *project, const GainAttribute *attribute, GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  const GainAttribute *before;
  gboolean is_new;

  g_return_val_if_fail (attribute != NULL, NULL);

  if (edited == NULL)
    return NULL;
  before = gain_codebook_get_attribute (edited, attribute->id);
  is_new = before == NULL;
  if ((is_new && !gain_act_check_new_id (attribute->id, error)) ||
      (!is_new && !keeps_choices (before, attribute, error)))
    return NULL;

  gain_codebook_put_attribute (edited, attribute);

  return finish_put (
      project, edited, is_new, attribute->name != NULL ? attribute->name : attribute->id, error);
}

GainChange *
gain_act_put_relation_type (GainProject *project, const GainRelationType *type, GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  gboolean is_new;

  g_return_val_if_fail (type != NULL, NULL);

  if (edited == NULL)
    return NULL;
  is_new = gain_codebook_get_relation_type (edited, type->id) == NULL;
  if (is_new && !gain_act_check_new_id (type->id, error))
    return NULL;

  gain_codebook_put_relation_type (edited, type);

  return finish_put (project, edited, is_new, type->name != NULL ? type->name : type->id, error);
}

GainChange *
gain_act_put_concept (GainProject *project, const GainConcept *concept, GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  gboolean is_new;

  g_return_val_if_fail (concept != NULL, NULL);

  if (edited == NULL)
    return NULL;
  is_new = gain_codebook_get_concept (edited, concept->id) == NULL;
  if (is_new && !gain_act_check_new_id (concept->id, error))
    return NULL;

  gain_codebook_put_concept (edited, concept);

  return finish_put (
      project, edited, is_new, concept->name != NULL ? concept->name : concept->id, error);
}

GainChange *
gain_act_put_actor_type (GainProject *project, const GainActorType *type, GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  gboolean is_new;

  g_return_val_if_fail (type != NULL, NULL);

  if (edited == NULL)
    return NULL;
  is_new = gain_codebook_get_actor_type (edited, type->id) == NULL;
  if (is_new && !gain_act_check_new_id (type->id, error))
    return NULL;

  gain_codebook_put_actor_type (edited, type);

  return finish_put (project, edited, is_new, type->name != NULL ? type->name : type->id, error);
}

GainChange *
gain_act_set_guidelines (GainProject *project, const char *markdown, GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);

  if (edited == NULL)
    return NULL;
  gain_codebook_set_guidelines (edited, markdown != NULL && *markdown != '\0' ? markdown : NULL);

  return gain_act_edit_codebook (
      project, edited, "codebook-guidelines", _ ("Guidelines changed"), error);
}

GainChange *
gain_act_set_codebook_name (GainProject *project, const char *name, GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);

  if (edited == NULL)
    return NULL;
  gain_codebook_set_name (edited, name);

  return finish_put (project, edited, FALSE, name != NULL ? name : "", error);
}

GainChange *
gain_act_move_part (GainProject *project,
                    GainCodebookPart what,
                    const char *id,
                    guint position,
                    GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  g_autofree char *note = g_strdup_printf (_ ("Moved “%s”"), id);

  g_return_val_if_fail (what != GAIN_CODEBOOK_CHOICE, NULL);

  if (edited == NULL)
    return NULL;
  if (!gain_codebook_move (edited, what, id, position))
    {
      gain_act_fail (error,
                     _ ("The codebook has no “%s” to move. Choose one of what it holds."),
                     id);
      return NULL;
    }

  return gain_act_edit_codebook (project, edited, "codebook-move", note, error);
}

/* The content of another codebook */

static void
add_deletion (GainCodebook *edited, GainCodebookPart what, const char *of, const char *id)
{
  GainCodebookStep step = { .kind = GAIN_STEP_DELETE, .what = what, .of = of, .from = id };

  gain_codebook_add_step (edited, &step);
}

static void
add_lost_choices (GainCodebook *edited, const GainAttribute *before, const GainAttribute *after)
{
  for (const char *const *choice = before->choices; *choice != NULL; choice++)
    if (!g_strv_contains (after->choices, *choice))
      add_deletion (edited, GAIN_CODEBOOK_CHOICE, before->id, *choice);
}

static void
add_deletions (GainCodebook *current, GainCodebook *edited)
{
  for (guint i = 0; i < gain_codebook_get_n_labels (current); i++)
    if (!gain_codebook_get_label (edited, gain_codebook_get_label_at (current, i)->id))
      add_deletion (edited, GAIN_CODEBOOK_LABEL, NULL, gain_codebook_get_label_at (current, i)->id);
  for (guint i = 0; i < gain_codebook_get_n_attributes (current); i++)
    {
      const GainAttribute *before = gain_codebook_get_attribute_at (current, i);
      const GainAttribute *after = gain_codebook_get_attribute (edited, before->id);

      if (after == NULL)
        add_deletion (edited, GAIN_CODEBOOK_ATTRIBUTE, NULL, before->id);
      else
        add_lost_choices (edited, before, after);
    }
  for (guint i = 0; i < gain_codebook_get_n_relation_types (current); i++)
    if (!gain_codebook_get_relation_type (edited,
                                          gain_codebook_get_relation_type_at (current, i)->id))
      add_deletion (edited,
                    GAIN_CODEBOOK_RELATION,
                    NULL,
                    gain_codebook_get_relation_type_at (current, i)->id);
  for (guint i = 0; i < gain_codebook_get_n_concepts (current); i++)
    if (!gain_codebook_get_concept (edited, gain_codebook_get_concept_at (current, i)->id))
      add_deletion (edited,
                    GAIN_CODEBOOK_CONCEPT,
                    NULL,
                    gain_codebook_get_concept_at (current, i)->id);
}

GainChange *
gain_act_import_codebook (GainProject *project, GainCodebook *other, GError **error)
{
  GainCodebook *current = gain_act_find_codebook (project, error);
  g_autoptr (GainCodebook) edited = NULL;
  g_autofree char *note = NULL;

  g_return_val_if_fail (GAIN_IS_CODEBOOK (other), NULL);

  if (current == NULL || !check_lead (project, error))
    return NULL;

  edited = gain_codebook_copy_as (other, gain_codebook_get_version (current) + 1);
  add_deletions (current, edited);
  note = g_strdup_printf (_ ("Imported “%s”"),
                          gain_codebook_get_name (other) != NULL ? gain_codebook_get_name (other)
                                                                 : _ ("Codebook"));

  return gain_act_edit_codebook (project, edited, "codebook-import", note, error);
}
