/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act.h"

#include <glib/gi18n-lib.h>

#include "gain-act-private.h"

/* Values that answer any question of the codebook. */
static const char *const answers_to_all[] = { "not-applicable", "cannot-tell", NULL };

static const GainLabel *
find_label (GainCodebook *codebook, const char *id, GError **error)
{
  const GainLabel *label = gain_codebook_get_label (codebook, id);

  if (label == NULL)
    {
      gain_act_fail (error, _ ("The codebook has no label “%s”. Choose one of its labels."), id);
      return NULL;
    }
  if (label->kind == GAIN_LABEL_ARTICLE)
    {
      gain_act_fail (error,
                     _ ("The label “%s” is for whole articles, not for marks. Choose another one."),
                     label->name);
      return NULL;
    }

  return label;
}

static GVariant *
make_default (const GainAttribute *attribute)
{
  const char *value = attribute->default_value;
  gint64 number;

  switch (attribute->type)
    {
    case GAIN_ATTRIBUTE_CHOICES:
      return g_variant_new_strv (&value, 1);
    case GAIN_ATTRIBUTE_BOOLEAN:
      if (g_str_equal (value, "true") || g_str_equal (value, "false"))
        return g_variant_new_boolean (g_str_equal (value, "true"));
      break;
    case GAIN_ATTRIBUTE_NUMBER:
      if (g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
        return g_variant_new_int64 (number);
      break;
    default:
      break;
    }

  return g_variant_new_string (value);
}

static void
set_defaults (GainItem *item, GainCodebook *codebook, const char *label)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (codebook, i);

      if (attribute->default_value != NULL && gain_attribute_applies_to (attribute, label))
        g_variant_builder_add (&builder, "{sv}", attribute->id, make_default (attribute));
    }
  gain_item_set_attributes (item, g_variant_builder_end (&builder));
}

static gboolean
is_choice (const GainAttribute *attribute, const char *value)
{
  return g_strv_contains (attribute->choices, value) || g_strv_contains (answers_to_all, value);
}

static gboolean
are_choices (const GainAttribute *attribute, GVariant *values)
{
  g_autofree const char **ids = g_variant_get_strv (values, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!is_choice (attribute, ids[i]))
      return FALSE;

  return TRUE;
}

static gboolean
value_fits (const GainAttribute *attribute, GVariant *value)
{
  gboolean is_string = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
  const char *string = is_string ? g_variant_get_string (value, NULL) : NULL;

  switch (attribute->type)
    {
    case GAIN_ATTRIBUTE_CHOICE:
      return is_string && is_choice (attribute, string);
    case GAIN_ATTRIBUTE_CHOICES:
      return is_string ? g_strv_contains (answers_to_all, string)
                       : g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY) &&
                             are_choices (attribute, value);
    case GAIN_ATTRIBUTE_BOOLEAN:
      return is_string ? g_strv_contains (answers_to_all, string)
                       : g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN);
    case GAIN_ATTRIBUTE_NUMBER:
      /* A decimal is a string, so that it stays exactly what was typed. */
      return is_string || g_variant_is_of_type (value, G_VARIANT_TYPE_INT64);
    default:
      return is_string;
    }
}

/* @value: (nullable): taking away is always possible. */
static gboolean
check_attribute (GainCodebook *codebook,
                 const char *label,
                 const char *name,
                 GVariant *value,
                 GError **error)
{
  const GainAttribute *attribute = gain_codebook_get_attribute (codebook, name);

  if (value == NULL)
    return TRUE;
  if (attribute == NULL)
    return gain_act_fail (error,
                          _ ("The codebook has no attribute “%s”. Choose one of its attributes."),
                          name);
  if (!gain_attribute_applies_to (attribute, label))
    return gain_act_fail (error,
                          _ ("The attribute “%s” is not for the label “%s”. Choose another one."),
                          attribute->name,
                          label);
  if (!value_fits (attribute, value))
    return gain_act_fail (error,
                          _ ("This is not a value of the attribute “%s”. Choose one of those that "
                             "the codebook lists for it."),
                          attribute->name);

  return TRUE;
}

static gboolean
set_attributes (GainItem *item,
                GainCodebook *codebook,
                const char *label,
                GVariant *attributes,
                GError **error)
{
  gsize n = attributes != NULL ? g_variant_n_children (attributes) : 0;

  for (gsize i = 0; i < n; i++)
    {
      const char *name;
      g_autoptr (GVariant) value = NULL;

      g_variant_get_child (attributes, i, "{&sv}", &name, &value);
      if (!check_attribute (codebook, label, name, value, error))
        return FALSE;
      gain_item_set_attribute (item, name, value);
    }

  return TRUE;
}

static gboolean
place (GainAnnotation *annotation,
       GainText *text,
       const GainSpan *fragments,
       guint n,
       GError **error)
{
  if (gain_annotation_place (annotation, text, fragments, n))
    return TRUE;

  return gain_act_fail (error,
                        _ ("A mark needs some text within the %u characters of the article. "
                           "Select some."),
                        gain_text_get_length (text));
}

GainChange *
gain_act_mark (GainProject *project,
               const char *article,
               const char *label,
               const GainSpan *fragments,
               guint n_fragments,
               const char *origin,
               GVariant *attributes,
               char **id,
               GError **error)
{
  g_autoptr (GVariant) taken = attributes != NULL ? g_variant_ref_sink (attributes) : NULL;
  g_autoptr (GainAnnotation) mark = NULL;
  GainText *text = gain_act_find_text (project, article, error);
  GainCodebook *codebook = text != NULL ? gain_act_find_codebook (project, error) : NULL;

  if (codebook == NULL || find_label (codebook, label, error) == NULL)
    return NULL;

  mark = gain_annotation_new (NULL, label);
  if (!place (mark, text, fragments, n_fragments, error))
    return NULL;
  gain_item_set_origin (GAIN_ITEM (mark), origin);
  set_defaults (GAIN_ITEM (mark), codebook, label);
  if (!set_attributes (GAIN_ITEM (mark), codebook, label, taken, error))
    return NULL;
  gain_act_stamp (project, GAIN_ITEM (mark));

  if (id != NULL)
    *id = g_strdup (gain_item_get_id (GAIN_ITEM (mark)));

  return gain_act_change (project, "mark", article, NULL, GAIN_ITEM (mark));
}

GainChange *
gain_act_delete (GainProject *project, const char *article, const char *mark, GError **error)
{
  const char *me = gain_project_get_me (project);
  GainAnnotation *found = gain_act_find_mark (project, article, mark, error);
  g_autoptr (GPtrArray) relations = NULL;
  GainChange *change;

  if (found == NULL)
    return NULL;

  change = gain_change_new ("delete");
  relations = gain_layer_list_relations (gain_project_get_layer (project, article, me), mark);
  for (guint i = 0; i < relations->len; i++)
    {
      GainItem *relation = g_ptr_array_index (relations, i);

      gain_change_add (
          change, GAIN_ITEM_RELATION, me, article, gain_item_get_id (relation), relation, NULL);
    }
  gain_change_add (change, GAIN_ITEM_ANNOTATION, me, article, mark, GAIN_ITEM (found), NULL);

  return change;
}

GainChange *
gain_act_relabel (GainProject *project,
                  const char *article,
                  const char *mark,
                  const char *label,
                  GError **error)
{
  GainAnnotation *found = gain_act_find_mark (project, article, mark, error);
  GainCodebook *codebook = found != NULL ? gain_act_find_codebook (project, error) : NULL;
  const GainLabel *new = codebook != NULL ? find_label (codebook, label, error) : NULL;
  g_autoptr (GainItem) after = NULL;

  if (new == NULL)
    return NULL;
  if (g_strcmp0 (gain_project_resolve_label_id (project, found), label) == 0)
    {
      gain_act_fail (error,
                     _ ("This mark has the label “%s” already. Choose another one."),
                     new->name);
      return NULL;
    }

  /* Attributes that the new label does not have stay: they cost nothing, and
   * whoever changes the label back finds them again. */
  after = gain_act_copy_up (project, GAIN_ITEM (found));
  gain_annotation_set_label (GAIN_ANNOTATION (after), label);
  gain_act_stamp (project, after);

  return gain_act_change (project, "relabel", article, GAIN_ITEM (found), after);
}

GainChange *
gain_act_place (GainProject *project,
                const char *article,
                const char *mark,
                const GainSpan *fragments,
                guint n_fragments,
                GError **error)
{
  GainAnnotation *found = gain_act_find_mark (project, article, mark, error);
  GainText *text = found != NULL ? gain_act_find_text (project, article, error) : NULL;
  g_autoptr (GainItem) after = NULL;

  if (text == NULL)
    return NULL;

  after = gain_item_copy (GAIN_ITEM (found));
  if (!place (GAIN_ANNOTATION (after), text, fragments, n_fragments, error))
    return NULL;
  gain_item_touch (after);

  return gain_act_change (project, "resize", article, GAIN_ITEM (found), after);
}

GainChange *
gain_act_note (GainProject *project,
               const char *article,
               const char *mark,
               const char *note,
               GError **error)
{
  GainAnnotation *found = gain_act_find_mark (project, article, mark, error);
  g_autoptr (GainItem) after = NULL;

  if (found == NULL)
    return NULL;

  after = gain_item_copy (GAIN_ITEM (found));
  gain_item_set_note (after, note != NULL && *note != '\0' ? note : NULL);
  gain_item_touch (after);

  return gain_act_change (project, "note", article, GAIN_ITEM (found), after);
}

GainChange *
gain_act_attribute (GainProject *project,
                    const char *article,
                    const char *mark,
                    const char *name,
                    GVariant *value,
                    GError **error)
{
  g_autoptr (GVariant) taken = value != NULL ? g_variant_ref_sink (value) : NULL;
  GainAnnotation *found = gain_act_find_mark (project, article, mark, error);
  GainCodebook *codebook = found != NULL ? gain_act_find_codebook (project, error) : NULL;
  g_autoptr (GainItem) after = NULL;

  if (codebook == NULL ||
      !check_attribute (
          codebook, gain_project_resolve_label_id (project, found), name, taken, error))
    return NULL;

  after = gain_act_copy_up (project, GAIN_ITEM (found));
  gain_item_set_attribute (after, name, taken);
  gain_act_stamp (project, after);

  return gain_act_change (project, "attribute", article, GAIN_ITEM (found), after);
}
