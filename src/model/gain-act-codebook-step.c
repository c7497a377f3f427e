/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act-codebook.h"

#include <glib/gi18n-lib.h>

#include "gain-act-private.h"

/* Acts that data have to follow: each is an edit and the step that says so. */

static gboolean
is_there (GainCodebook *codebook, GainCodebookPart what, const char *of, const char *id)
{
  const GainAttribute *attribute;

  switch (what)
    {
    case GAIN_CODEBOOK_LABEL:
      return gain_codebook_get_label (codebook, id) != NULL;
    case GAIN_CODEBOOK_ATTRIBUTE:
      return gain_codebook_get_attribute (codebook, id) != NULL;
    case GAIN_CODEBOOK_CHOICE:
      attribute = gain_codebook_get_attribute (codebook, of);
      return attribute != NULL && g_strv_contains (attribute->choices, id);
    case GAIN_CODEBOOK_RELATION:
      return gain_codebook_get_relation_type (codebook, id) != NULL;
    case GAIN_CODEBOOK_CONCEPT:
      return gain_codebook_get_concept (codebook, id) != NULL;
    case GAIN_CODEBOOK_ACTOR_TYPE:
      return gain_codebook_get_actor_type (codebook, id) != NULL;
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return FALSE;
    }
}

static gboolean
check_there (GainCodebook *codebook,
             GainCodebookPart what,
             const char *of,
             const char *id,
             GError **error)
{
  if (id != NULL && is_there (codebook, what, of, id))
    return TRUE;

  if (id == NULL)
    id = "";
  switch (what)
    {
    case GAIN_CODEBOOK_LABEL:
      return gain_act_fail (error,
                            _ ("The codebook has no label “%s”. Choose one of its labels."),
                            id);
    case GAIN_CODEBOOK_ATTRIBUTE:
      return gain_act_fail (error,
                            _ ("The codebook has no attribute “%s”. Choose one of its attributes."),
                            id);
    case GAIN_CODEBOOK_CHOICE:
      return gain_act_fail (error,
                            _ ("The attribute “%s” has no choice “%s”. Choose one that it has."),
                            of != NULL ? of : "",
                            id);
    case GAIN_CODEBOOK_RELATION:
      return gain_act_fail (error,
                            _ ("The codebook has no kind of link “%s”. Choose one of its kinds."),
                            id);
    case GAIN_CODEBOOK_CONCEPT:
      return gain_act_fail (error,
                            _ ("The codebook has no concept “%s”. Choose one of its concepts."),
                            id);
    case GAIN_CODEBOOK_ACTOR_TYPE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return gain_act_fail (error,
                            _ ("The codebook has no type of actor “%s”. Choose one of its types."),
                            id);
    }
}

/* Lists of ids */

/* @from becomes @to, once; with @to NULL it goes. Returns: (transfer full). */
static GStrv
replace_in_list (const char *const *list, const char *from, const char *to)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean there = to != NULL && g_strv_contains (list, to);

  for (; *list != NULL; list++)
    if (strcmp (*list, from) != 0)
      g_strv_builder_add (builder, *list);
    else if (to != NULL && !there)
      g_strv_builder_add (builder, to);

  return g_strv_builder_end (builder);
}

static void
replace_in_attributes (GainCodebook *edited, const char *from, const char *to)
{
  for (guint i = 0; i < gain_codebook_get_n_attributes (edited); i++)
    {
      GainAttribute attribute = *gain_codebook_get_attribute_at (edited, i);
      g_auto (GStrv) labels = NULL;

      if (!gain_attribute_applies_to (&attribute, from))
        continue;
      labels = replace_in_list (attribute.labels, from, to);
      attribute.labels = (const char *const *) labels;
      gain_codebook_put_attribute (edited, &attribute);
    }
}

/* Attributes of @like are attributes of @label too. */
static void
share_attributes (GainCodebook *edited, const char *like, const char *label)
{
  for (guint i = 0; i < gain_codebook_get_n_attributes (edited); i++)
    {
      GainAttribute attribute = *gain_codebook_get_attribute_at (edited, i);
      g_autoptr (GStrvBuilder) builder = NULL;
      g_auto (GStrv) labels = NULL;

      if (!gain_attribute_applies_to (&attribute, like) ||
          gain_attribute_applies_to (&attribute, label))
        continue;
      builder = g_strv_builder_new ();
      g_strv_builder_addv (builder, (const char **) attribute.labels);
      g_strv_builder_add (builder, label);
      labels = g_strv_builder_end (builder);
      attribute.labels = (const char *const *) labels;
      gain_codebook_put_attribute (edited, &attribute);
    }
}

static void
replace_broader (GainCodebook *edited, const char *from, const char *to)
{
  for (guint i = 0; i < gain_codebook_get_n_concepts (edited); i++)
    {
      GainConcept concept = *gain_codebook_get_concept_at (edited, i);

      if (g_strcmp0 (concept.broader, from) != 0)
        continue;
      concept.broader = g_strcmp0 (concept.id, to) == 0 ? NULL : to;
      gain_codebook_put_concept (edited, &concept);
    }
}

static void
replace_choice (GainCodebook *edited, const char *of, const char *from, const char *to)
{
  GainAttribute attribute = *gain_codebook_get_attribute (edited, of);
  g_auto (GStrv) choices = replace_in_list (attribute.choices, from, to);

  attribute.choices = (const char *const *) choices;
  if (g_strcmp0 (attribute.default_value, from) == 0)
    attribute.default_value = to;
  gain_codebook_put_attribute (edited, &attribute);
}

/* Puts a copy with the id @to in the place of @from. */
static void
change_id (GainCodebook *edited, GainCodebookPart what, const char *from, const char *to)
{
  guint at = 0;

  if (what == GAIN_CODEBOOK_LABEL)
    {
      GainLabel label = *gain_codebook_get_label (edited, from);

      while (gain_codebook_get_label_at (edited, at)->id != label.id)
        at++;
      label.id = to;
      gain_codebook_put_label (edited, &label);
    }
  else if (what == GAIN_CODEBOOK_ATTRIBUTE)
    {
      GainAttribute attribute = *gain_codebook_get_attribute (edited, from);

      while (gain_codebook_get_attribute_at (edited, at)->id != attribute.id)
        at++;
      attribute.id = to;
      gain_codebook_put_attribute (edited, &attribute);
    }
  else if (what == GAIN_CODEBOOK_RELATION)
    {
      GainRelationType type = *gain_codebook_get_relation_type (edited, from);

      while (gain_codebook_get_relation_type_at (edited, at)->id != type.id)
        at++;
      type.id = to;
      gain_codebook_put_relation_type (edited, &type);
    }
  else if (what == GAIN_CODEBOOK_CONCEPT)
    {
      GainConcept concept = *gain_codebook_get_concept (edited, from);

      while (gain_codebook_get_concept_at (edited, at)->id != concept.id)
        at++;
      concept.id = to;
      gain_codebook_put_concept (edited, &concept);
    }
  gain_codebook_remove (edited, what, from);
  gain_codebook_move (edited, what, to, at);
}

/* What referred to @from refers to @to. */
static void
redirect (GainCodebook *edited, GainCodebookPart what, const char *from, const char *to)
{
  if (what == GAIN_CODEBOOK_LABEL)
    replace_in_attributes (edited, from, to);
  else if (what == GAIN_CODEBOOK_CONCEPT)
    replace_broader (edited, from, to);
}

/* Kinds of link that the program itself asks for, makes and counts by their ids. */
static const char *const needed_links[] = {
  "made_by", "states", "denies", "doubts", "refers_to", "cue", NULL,
};

static gboolean
check_not_needed (GainCodebookPart what, const char *id, GError **error)
{
  if (what != GAIN_CODEBOOK_RELATION || !g_strv_contains (needed_links, id))
    return TRUE;

  return gain_act_fail (error,
                        _ ("Gainsay itself works with the kind of link “%s”, so it stays under "
                           "this id. Change its name, or add another kind."),
                        id);
}

static gboolean
check_has_data (GainCodebookPart what, GError **error)
{
  return what != GAIN_CODEBOOK_ACTOR_TYPE ||
         gain_act_fail (error,
                        _ ("The id of a type of actor stays as it is. Change its name, or add "
                           "another type."));
}

GainChange *
gain_act_rename_part (GainProject *project,
                      GainCodebookPart what,
                      const char *of,
                      const char *from,
                      const char *to,
                      GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  GainCodebookStep step = { GAIN_STEP_RENAME, what, of, from, to, NULL, NULL };
  g_autofree char *note = NULL;

  if (edited == NULL || !check_has_data (what, error) ||
      !check_there (edited, what, of, from, error) || !check_not_needed (what, from, error) ||
      !gain_act_check_new_id (to, error))
    return NULL;
  if (is_there (edited, what, of, to))
    {
      gain_act_fail (error,
                     _ ("“%s” is there already. Choose another id, or merge “%s” into it."),
                     to,
                     from);
      return NULL;
    }

  note = g_strdup_printf (_ ("Renamed “%s” to “%s”"), from, to);
  gain_codebook_add_step (edited, &step);
  if (what == GAIN_CODEBOOK_CHOICE)
    {
      replace_choice (edited, of, from, to);
    }
  else
    {
      change_id (edited, what, from, to);
      redirect (edited, what, from, to);
    }

  return gain_act_edit_codebook (project, edited, "codebook-rename", note, error);
}

static gboolean
check_alike (GainCodebook *edited,
             GainCodebookPart what,
             const char *from,
             const char *to,
             GError **error)
{
  if (what == GAIN_CODEBOOK_LABEL &&
      gain_codebook_get_label (edited, from)->kind != gain_codebook_get_label (edited, to)->kind)
    return gain_act_fail (error,
                          _ ("The labels “%s” and “%s” are of different kinds. Choose one of the "
                             "same kind."),
                          from,
                          to);
  if (what == GAIN_CODEBOOK_ATTRIBUTE && gain_codebook_get_attribute (edited, from)->type !=
                                             gain_codebook_get_attribute (edited, to)->type)
    return gain_act_fail (error,
                          _ ("The attributes “%s” and “%s” are of different types. Choose one of "
                             "the same type."),
                          from,
                          to);

  return TRUE;
}

/* Labels and choices of @from are those of @to as well. */
static void
unite_attributes (GainCodebook *edited, const char *from, const char *to)
{
  const GainAttribute *source = gain_codebook_get_attribute (edited, from);
  GainAttribute attribute = *gain_codebook_get_attribute (edited, to);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all_choices = NULL;
  g_auto (GStrv) all_labels = NULL;

  g_strv_builder_addv (choices, (const char **) attribute.choices);
  for (const char *const *choice = source->choices; *choice != NULL; choice++)
    if (!g_strv_contains (attribute.choices, *choice))
      g_strv_builder_add (choices, *choice);
  g_strv_builder_addv (labels, (const char **) attribute.labels);
  for (const char *const *label = source->labels; *label != NULL; label++)
    if (!g_strv_contains (attribute.labels, *label))
      g_strv_builder_add (labels, *label);

  all_choices = g_strv_builder_end (choices);
  all_labels = g_strv_builder_end (labels);
  attribute.choices = (const char *const *) all_choices;
  attribute.labels = (const char *const *) all_labels;
  gain_codebook_put_attribute (edited, &attribute);
}

GainChange *
gain_act_merge_part (GainProject *project,
                     GainCodebookPart what,
                     const char *of,
                     const char *from,
                     const char *to,
                     GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  GainCodebookStep step = { GAIN_STEP_MERGE, what, of, from, to, NULL, NULL };
  g_autofree char *note = NULL;

  if (edited == NULL || !check_has_data (what, error) ||
      !check_there (edited, what, of, from, error) || !check_there (edited, what, of, to, error) ||
      !check_not_needed (what, from, error) ||
      (what != GAIN_CODEBOOK_CHOICE && !check_alike (edited, what, from, to, error)))
    return NULL;
  if (strcmp (from, to) == 0)
    {
      gain_act_fail (error, _ ("“%s” cannot be merged with itself. Choose another one."), from);
      return NULL;
    }

  note = g_strdup_printf (_ ("Merged “%s” into “%s”"), from, to);
  gain_codebook_add_step (edited, &step);
  if (what == GAIN_CODEBOOK_ATTRIBUTE)
    unite_attributes (edited, from, to);
  if (what == GAIN_CODEBOOK_CHOICE)
    {
      replace_choice (edited, of, from, to);
    }
  else
    {
      g_autofree char *kept = g_strdup (from);

      redirect (edited, what, kept, to);
      gain_codebook_remove (edited, what, kept);
    }

  return gain_act_edit_codebook (project, edited, "codebook-merge", note, error);
}

/* Concepts below it stand where it stood. */
static void
lift_concepts (GainCodebook *edited, const char *id)
{
  const GainConcept *concept = gain_codebook_get_concept (edited, id);
  g_autofree char *above = g_strdup (concept->broader);

  replace_broader (edited, id, above);
}

GainChange *
gain_act_delete_part (GainProject *project,
                      GainCodebookPart what,
                      const char *of,
                      const char *id,
                      GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  GainCodebookStep step = { GAIN_STEP_DELETE, what, of, id, NULL, NULL, NULL };
  g_autofree char *note = NULL;

  if (edited == NULL || !check_there (edited, what, of, id, error) ||
      !check_not_needed (what, id, error))
    return NULL;

  note = g_strdup_printf (_ ("Deleted “%s”"), id);
  gain_codebook_add_step (edited, &step);
  if (what == GAIN_CODEBOOK_LABEL)
    replace_in_attributes (edited, id, NULL);
  else if (what == GAIN_CODEBOOK_CONCEPT)
    lift_concepts (edited, id);
  if (what == GAIN_CODEBOOK_CHOICE)
    replace_choice (edited, of, id, NULL);
  else
    gain_codebook_remove (edited, what, id);

  return gain_act_edit_codebook (project, edited, "codebook-delete", note, error);
}

GainChange *
gain_act_add_choice (GainProject *project,
                     const char *attribute,
                     const char *choice,
                     GError **error)
{
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  GainAttribute changed;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) choices = NULL;
  g_autofree char *note = NULL;

  if (edited == NULL || !check_there (edited, GAIN_CODEBOOK_ATTRIBUTE, NULL, attribute, error) ||
      !gain_act_check_new_id (choice, error))
    return NULL;
  changed = *gain_codebook_get_attribute (edited, attribute);
  if (changed.type != GAIN_ATTRIBUTE_CHOICE && changed.type != GAIN_ATTRIBUTE_CHOICES)
    {
      gain_act_fail (error,
                     _ ("The attribute “%s” is not for choosing. Choose one that is."),
                     changed.name);
      return NULL;
    }
  if (g_strv_contains (changed.choices, choice))
    {
      gain_act_fail (error,
                     _ ("The attribute “%s” has the choice “%s” already."),
                     changed.name,
                     choice);
      return NULL;
    }

  g_strv_builder_addv (builder, (const char **) changed.choices);
  g_strv_builder_add (builder, choice);
  choices = g_strv_builder_end (builder);
  changed.choices = (const char *const *) choices;
  gain_codebook_put_attribute (edited, &changed);
  note = g_strdup_printf (_ ("Added “%s”"), choice);

  return gain_act_edit_codebook (project, edited, "codebook-add", note, error);
}

/* Splitting */

static gboolean
check_split (GainCodebook *edited,
             const GainLabel *from,
             const char *attribute,
             const char *const *labels,
             GError **error)
{
  if (!check_there (edited, GAIN_CODEBOOK_ATTRIBUTE, NULL, attribute, error))
    return FALSE;
  if (labels[0] == NULL)
    return gain_act_fail (error,
                          _ ("“%s” would not be split. Choose a label for at least one value of "
                             "“%s”."),
                          from->name,
                          attribute);
  for (; *labels != NULL; labels++)
    {
      const GainLabel *label = gain_codebook_get_label (edited, *labels);

      if (label == NULL && !gain_act_check_new_id (*labels, error))
        return FALSE;
      if (label != NULL && label->kind != from->kind)
        return gain_act_fail (error,
                              _ ("The labels “%s” and “%s” are of different kinds. Choose one of "
                                 "the same kind."),
                              from->id,
                              *labels);
    }

  return TRUE;
}

/* A label of its own where there is none yet, behind @from. */
static void
make_like (GainCodebook *edited, const char *from, const char *id)
{
  GainLabel label;
  g_autofree char *name = NULL;
  guint at = 0;

  if (gain_codebook_get_label (edited, id) != NULL)
    return;

  while (strcmp (gain_codebook_get_label_at (edited, at)->id, from) != 0)
    at++;
  label = *gain_codebook_get_label (edited, from);
  name = g_strdup (id);
  name[0] = g_ascii_toupper (name[0]);
  label.id = id;
  label.name = name;
  label.letter = 0;
  gain_codebook_put_label (edited, &label);
  gain_codebook_move (edited, GAIN_CODEBOOK_LABEL, id, at + 1);
  share_attributes (edited, from, id);
}

GainChange *
gain_act_split_label (GainProject *project,
                      const char *from,
                      const char *attribute,
                      const char *const *values,
                      const char *const *labels,
                      const char *otherwise,
                      GError **error)
{
  const char *rest = otherwise != NULL ? otherwise : from;
  const char *rests[] = { rest, NULL };
  g_autoptr (GainCodebook) edited = gain_act_begin_edit (project, error);
  GainCodebookStep step = { GAIN_STEP_SPLIT, GAIN_CODEBOOK_LABEL, attribute, from, rest, values,
                            labels };
  g_autofree char *note = NULL;
  const GainLabel *label;

  g_return_val_if_fail (values != NULL && labels != NULL, NULL);
  g_return_val_if_fail (g_strv_length ((char **) values) == g_strv_length ((char **) labels), NULL);

  if (edited == NULL || !check_there (edited, GAIN_CODEBOOK_LABEL, NULL, from, error))
    return NULL;
  label = gain_codebook_get_label (edited, from);
  if (!check_split (edited, label, attribute, labels, error) ||
      !check_split (edited, label, attribute, rests, error))
    return NULL;

  note = g_strdup_printf (_ ("Split “%s” by “%s”"), from, attribute);
  gain_codebook_add_step (edited, &step);
  make_like (edited, from, rest);
  for (guint i = 0; labels[i] != NULL; i++)
    make_like (edited, from, labels[i]);
  if (strcmp (rest, from) != 0 && !g_strv_contains (labels, from))
    {
      replace_in_attributes (edited, from, NULL);
      gain_codebook_remove (edited, GAIN_CODEBOOK_LABEL, from);
    }

  return gain_act_edit_codebook (project, edited, "codebook-split", note, error);
}
