/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-codebook"

#include "config.h"

#include "gain-codebook.h"

struct _GainCodebook
{
  GObject parent_instance;

  guint version;
  char *name;
  char *guidelines;
  GPtrArray *labels;     /* of GainLabel */
  GPtrArray *attributes; /* of GainAttribute */
  GPtrArray *types;      /* of GainRelationType */
};

G_DEFINE_FINAL_TYPE (GainCodebook, gain_codebook, G_TYPE_OBJECT)

static const char *const *
copy_list (const char *const *list)
{
  if (list == NULL)
    return (const char *const *) g_new0 (char *, 1);

  return (const char *const *) g_strdupv ((char **) list);
}

static void
free_list (const char *const *list)
{
  g_strfreev ((char **) list);
}

static void
free_string (const char *string)
{
  g_free ((char *) string);
}

static void
label_free (gpointer data)
{
  GainLabel *label = data;

  free_string (label->id);
  free_string (label->name);
  free_string (label->description);
  free_list (label->examples);
  free_string (label->act);
  free_string (label->color);
  g_free (label);
}

static void
attribute_free (gpointer data)
{
  GainAttribute *attribute = data;

  free_string (attribute->id);
  free_string (attribute->name);
  free_string (attribute->description);
  free_list (attribute->choices);
  free_string (attribute->default_value);
  free_list (attribute->labels);
  g_free (attribute);
}

static void
relation_type_free (gpointer data)
{
  GainRelationType *type = data;

  free_string (type->id);
  free_string (type->name);
  free_string (type->description);
  free_list (type->from);
  free_list (type->to);
  g_free (type);
}

static void
gain_codebook_finalize (GObject *object)
{
  GainCodebook *self = GAIN_CODEBOOK (object);

  g_free (self->name);
  g_free (self->guidelines);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->types);

  G_OBJECT_CLASS (gain_codebook_parent_class)->finalize (object);
}

static void
gain_codebook_class_init (GainCodebookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_codebook_finalize;
}

static void
gain_codebook_init (GainCodebook *self)
{
  self->labels = g_ptr_array_new_with_free_func (label_free);
  self->attributes = g_ptr_array_new_with_free_func (attribute_free);
  self->types = g_ptr_array_new_with_free_func (relation_type_free);
}

GainCodebook *
gain_codebook_new (guint version, const char *name)
{
  GainCodebook *self = g_object_new (GAIN_TYPE_CODEBOOK, NULL);

  self->version = version;
  self->name = g_strdup (name);

  return self;
}

void
gain_codebook_add_label (GainCodebook *self, const GainLabel *label)
{
  GainLabel *copy;

  g_return_if_fail (GAIN_IS_CODEBOOK (self));
  g_return_if_fail (label != NULL && label->id != NULL);
  g_return_if_fail (gain_codebook_get_label (self, label->id) == NULL);

  copy = g_memdup2 (label, sizeof *label);
  copy->id = g_strdup (label->id);
  copy->name = g_strdup (label->name);
  copy->description = g_strdup (label->description);
  copy->examples = copy_list (label->examples);
  copy->act = g_strdup (label->act);
  copy->color = g_strdup (label->color);
  g_ptr_array_add (self->labels, copy);
}

void
gain_codebook_add_attribute (GainCodebook *self, const GainAttribute *attribute)
{
  GainAttribute *copy;

  g_return_if_fail (GAIN_IS_CODEBOOK (self));
  g_return_if_fail (attribute != NULL && attribute->id != NULL);
  g_return_if_fail (gain_codebook_get_attribute (self, attribute->id) == NULL);

  copy = g_memdup2 (attribute, sizeof *attribute);
  copy->id = g_strdup (attribute->id);
  copy->name = g_strdup (attribute->name);
  copy->description = g_strdup (attribute->description);
  copy->choices = copy_list (attribute->choices);
  copy->default_value = g_strdup (attribute->default_value);
  copy->labels = copy_list (attribute->labels);
  g_ptr_array_add (self->attributes, copy);
}

void
gain_codebook_add_relation_type (GainCodebook *self, const GainRelationType *type)
{
  GainRelationType *copy;

  g_return_if_fail (GAIN_IS_CODEBOOK (self));
  g_return_if_fail (type != NULL && type->id != NULL);
  g_return_if_fail (gain_codebook_get_relation_type (self, type->id) == NULL);

  copy = g_memdup2 (type, sizeof *type);
  copy->id = g_strdup (type->id);
  copy->name = g_strdup (type->name);
  copy->description = g_strdup (type->description);
  copy->from = copy_list (type->from);
  copy->to = copy_list (type->to);
  g_ptr_array_add (self->types, copy);
}

void
gain_codebook_set_guidelines (GainCodebook *self, const char *markdown)
{
  char *copy;

  g_return_if_fail (GAIN_IS_CODEBOOK (self));

  copy = g_strdup (markdown);
  g_free (self->guidelines);
  self->guidelines = copy;
}

guint
gain_codebook_get_version (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), 0);

  return self->version;
}

const char *
gain_codebook_get_name (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  return self->name;
}

const char *
gain_codebook_get_guidelines (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  return self->guidelines;
}

guint
gain_codebook_get_n_labels (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), 0);

  return self->labels->len;
}

const GainLabel *
gain_codebook_get_label_at (GainCodebook *self, guint i)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self) && i < self->labels->len, NULL);

  return g_ptr_array_index (self->labels, i);
}

const GainLabel *
gain_codebook_get_label (GainCodebook *self, const char *id)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const GainLabel *label = g_ptr_array_index (self->labels, i);

      if (g_strcmp0 (label->id, id) == 0)
        return label;
    }

  return NULL;
}

const GainLabel *
gain_codebook_get_label_by_letter (GainCodebook *self, gunichar letter)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  for (guint i = 0; letter != 0 && i < self->labels->len; i++)
    {
      const GainLabel *label = g_ptr_array_index (self->labels, i);

      if (label->letter == letter)
        return label;
    }

  return NULL;
}

guint
gain_codebook_get_n_attributes (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), 0);

  return self->attributes->len;
}

const GainAttribute *
gain_codebook_get_attribute_at (GainCodebook *self, guint i)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self) && i < self->attributes->len, NULL);

  return g_ptr_array_index (self->attributes, i);
}

const GainAttribute *
gain_codebook_get_attribute (GainCodebook *self, const char *id)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      const GainAttribute *attribute = g_ptr_array_index (self->attributes, i);

      if (g_strcmp0 (attribute->id, id) == 0)
        return attribute;
    }

  return NULL;
}

gboolean
gain_attribute_applies_to (const GainAttribute *attribute, const char *label_id)
{
  g_return_val_if_fail (attribute != NULL && label_id != NULL, FALSE);

  return attribute->labels != NULL && g_strv_contains (attribute->labels, label_id);
}

guint
gain_codebook_get_n_relation_types (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), 0);

  return self->types->len;
}

const GainRelationType *
gain_codebook_get_relation_type_at (GainCodebook *self, guint i)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self) && i < self->types->len, NULL);

  return g_ptr_array_index (self->types, i);
}

const GainRelationType *
gain_codebook_get_relation_type (GainCodebook *self, const char *id)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  for (guint i = 0; i < self->types->len; i++)
    {
      const GainRelationType *type = g_ptr_array_index (self->types, i);

      if (g_strcmp0 (type->id, id) == 0)
        return type;
    }

  return NULL;
}
