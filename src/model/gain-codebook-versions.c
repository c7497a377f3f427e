/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-codebook"

#include "config.h"

#include "gain-codebook-versions.h"

#include "gain-annotation.h"
#include "gain-registry.h"
#include "gain-relation.h"

/* A step on the way from a version to the current one. */
typedef struct
{
  const GainCodebookStep *step;
  GainCodebook *before; /* the version that the step led away from; NULL for the first */
  gboolean back;        /* the step was undone since */
} Leg;

typedef struct
{
  GainCodebook *codebook;
  GArray *standing; /* of guint: the versions whose steps stand in it, in their order */
  GArray *way;      /* of Leg: to the current version; NULL until it is asked for */
} Version;

struct _GainCodebookVersions
{
  GPtrArray *versions; /* of Version, by number */
};

static void
version_free (gpointer data)
{
  Version *version = data;

  g_object_unref (version->codebook);
  g_clear_pointer (&version->standing, g_array_unref);
  g_clear_pointer (&version->way, g_array_unref);
  g_free (version);
}

GainCodebookVersions *
gain_codebook_versions_new (void)
{
  GainCodebookVersions *self = g_new0 (GainCodebookVersions, 1);

  self->versions = g_ptr_array_new_with_free_func (version_free);

  return self;
}

GainCodebookVersions *
gain_codebook_versions_copy (GainCodebookVersions *self)
{
  GainCodebookVersions *copy = gain_codebook_versions_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->versions->len; i++)
    gain_codebook_versions_put (copy, gain_codebook_versions_get_at (self, i));

  return copy;
}

void
gain_codebook_versions_free (GainCodebookVersions *self)
{
  g_ptr_array_unref (self->versions);
  g_free (self);
}

static Version *
get_at (GainCodebookVersions *self, guint i)
{
  return g_ptr_array_index (self->versions, i);
}

/* The first with a number that is not below @n. */
static guint
find_place (GainCodebookVersions *self, guint n)
{
  guint i = self->versions->len;

  while (i > 0 && gain_codebook_get_version (get_at (self, i - 1)->codebook) >= n)
    i--;

  return i;
}

static gboolean
is_at (GainCodebookVersions *self, guint i, guint n)
{
  return i < self->versions->len && gain_codebook_get_version (get_at (self, i)->codebook) == n;
}

void
gain_codebook_versions_put (GainCodebookVersions *self, GainCodebook *codebook)
{
  Version *version;
  guint n, at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GAIN_IS_CODEBOOK (codebook));

  n = gain_codebook_get_version (codebook);
  at = find_place (self, n);
  gain_item_seal (GAIN_ITEM (codebook));
  version = g_new0 (Version, 1);
  version->codebook = g_object_ref (codebook);
  if (is_at (self, at, n))
    g_ptr_array_remove_index (self->versions, at);
  g_ptr_array_insert (self->versions, (int) at, version);

  for (guint i = 0; i < self->versions->len; i++)
    {
      g_clear_pointer (&get_at (self, i)->standing, g_array_unref);
      g_clear_pointer (&get_at (self, i)->way, g_array_unref);
    }
}

GainCodebook *
gain_codebook_versions_get (GainCodebookVersions *self, guint n)
{
  guint at;

  g_return_val_if_fail (self != NULL, NULL);

  at = find_place (self, n);

  return is_at (self, at, n) ? get_at (self, at)->codebook : NULL;
}

GainCodebook *
gain_codebook_versions_get_current (GainCodebookVersions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->versions->len > 0 ? get_at (self, self->versions->len - 1)->codebook : NULL;
}

guint
gain_codebook_versions_get_n (GainCodebookVersions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->versions->len;
}

GainCodebook *
gain_codebook_versions_get_at (GainCodebookVersions *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->versions->len, NULL);

  return get_at (self, i)->codebook;
}

/* What stands in a version */

/* 0 where the version takes nothing back, or what it says makes no sense. */
static guint
get_brought_back (GainCodebook *codebook)
{
  const GainCodebookStep *step;
  guint64 to;

  if (gain_codebook_get_n_steps (codebook) == 0)
    return 0;
  step = gain_codebook_get_step_at (codebook, 0);
  if (step->kind != GAIN_STEP_UNDO || step->to == NULL ||
      !g_ascii_string_to_unsigned (
          step->to, 10, 1, gain_codebook_get_version (codebook) - 1, &to, NULL))
    return 0;

  return (guint) to;
}

static GArray *
find_standing (GainCodebookVersions *self, guint i)
{
  GainCodebook *codebook = get_at (self, i)->codebook;
  guint back = get_brought_back (codebook);
  guint at = back > 0 ? find_place (self, back) : 0;
  guint n = gain_codebook_get_version (codebook);
  GArray *standing;

  if (back > 0 && is_at (self, at, back))
    return g_array_copy (get_at (self, at)->standing);

  standing =
      i > 0 ? g_array_copy (get_at (self, i - 1)->standing) : g_array_new (FALSE, FALSE, sizeof n);
  if (i > 0 && back == 0 && gain_codebook_get_n_steps (codebook) > 0)
    g_array_append_val (standing, n);

  return standing;
}

static void
settle (GainCodebookVersions *self)
{
  guint last = self->versions->len;

  if (last == 0 || get_at (self, last - 1)->standing != NULL)
    return;

  for (guint i = 0; i < last; i++)
    get_at (self, i)->standing = find_standing (self, i);
}

/* The nearest that is not above @n, else the first; NULL where there is none. */
static Version *
find_version (GainCodebookVersions *self, guint n)
{
  guint at = find_place (self, n);

  if (self->versions->len == 0)
    return NULL;
  if (!is_at (self, at, n) && at > 0)
    at--;
  settle (self);

  return get_at (self, at);
}

static guint
count_common (GArray *a, GArray *b)
{
  guint n = 0;

  while (n < a->len && n < b->len && g_array_index (a, guint, n) == g_array_index (b, guint, n))
    n++;

  return n;
}

static void
add_legs (GainCodebookVersions *self, GArray *way, guint n, gboolean back)
{
  guint at = find_place (self, n);
  GainCodebook *codebook = get_at (self, at)->codebook;
  guint n_steps = gain_codebook_get_n_steps (codebook);

  for (guint i = 0; i < n_steps; i++)
    {
      Leg leg = {
        gain_codebook_get_step_at (codebook, back ? n_steps - 1 - i : i),
        at > 0 ? get_at (self, at - 1)->codebook : NULL,
        back,
      };

      g_array_append_val (way, leg);
    }
}

/* Lends the steps from version @from to the current one; NULL for none. */
static GArray *
get_way (GainCodebookVersions *self, guint from)
{
  Version *version = find_version (self, from);
  Version *current;
  guint common;

  if (version == NULL)
    return NULL;
  if (version->way != NULL)
    return version->way->len > 0 ? version->way : NULL;

  current = get_at (self, self->versions->len - 1);
  version->way = g_array_new (FALSE, FALSE, sizeof (Leg));
  common = count_common (version->standing, current->standing);
  for (guint i = version->standing->len; i > common; i--)
    add_legs (self, version->way, g_array_index (version->standing, guint, i - 1), TRUE);
  for (guint i = common; i < current->standing->len; i++)
    add_legs (self, version->way, g_array_index (current->standing, guint, i), FALSE);

  return version->way->len > 0 ? version->way : NULL;
}

gboolean
gain_codebook_versions_stand_alike (GainCodebookVersions *self, guint a, guint b)
{
  Version *x, *y;

  g_return_val_if_fail (self != NULL, FALSE);

  x = find_version (self, a);
  y = find_version (self, b);

  return x != NULL && y != NULL && x->standing->len == y->standing->len &&
         count_common (x->standing, y->standing) == x->standing->len;
}

gboolean
gain_codebook_versions_has_steps_since (GainCodebookVersions *self, guint from)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return get_way (self, from) != NULL;
}

/* Going along the way */

/* Renamed or merged; what was merged cannot be told apart again. */
static const char *
pass (const Leg *leg, GainCodebookPart what, const char *of, const char *id)
{
  const GainCodebookStep *step = leg->step;

  if (step->what != what || step->to == NULL || (of != NULL && g_strcmp0 (step->of, of) != 0))
    return id;
  if (!leg->back && (step->kind == GAIN_STEP_RENAME || step->kind == GAIN_STEP_MERGE))
    return g_strcmp0 (step->from, id) == 0 ? step->to : id;
  if (leg->back && step->kind == GAIN_STEP_RENAME)
    return g_strcmp0 (step->to, id) == 0 ? step->from : id;

  return id;
}

static const char *
resolve (GArray *way, GainCodebookPart what, const char *id)
{
  for (guint i = 0; way != NULL && i < way->len; i++)
    id = pass (&g_array_index (way, Leg, i), what, NULL, id);

  return id;
}

/* Follows a value of @attribute up to the leg @end; @attribute is followed too. */
static const char *
follow_choice (GArray *way, guint end, const char **attribute, const char *choice)
{
  for (guint i = 0; i < end; i++)
    {
      const Leg *leg = &g_array_index (way, Leg, i);

      choice = pass (leg, GAIN_CODEBOOK_CHOICE, *attribute, choice);
      *attribute = pass (leg, GAIN_CODEBOOK_ATTRIBUTE, NULL, *attribute);
    }

  return choice;
}

static const char *
find_label_for (const GainCodebookStep *step, const char *value)
{
  for (guint i = 0; step->values[i] != NULL && step->labels[i] != NULL; i++)
    if (strcmp (step->values[i], value) == 0)
      return step->labels[i];

  return NULL;
}

/* The label that the mark gets by one of its values of the attribute that
 * decides; NULL where none of them is one of those that the step names. */
static const char *
decide_by (GArray *way, guint at, const char *name, GVariant *value)
{
  const GainCodebookStep *step = g_array_index (way, Leg, at).step;
  const char *label = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return find_label_for (step, g_variant_get_boolean (value) ? "true" : "false");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return find_label_for (step,
                           follow_choice (way, at, &name, g_variant_get_string (value, NULL)));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **values = g_variant_get_strv (value, NULL);

      for (guint i = 0; values[i] != NULL && label == NULL; i++)
        {
          const char *attribute = name;

          label = find_label_for (step, follow_choice (way, at, &attribute, values[i]));
        }
    }

  return label;
}

static const char *
split (GArray *way, guint at, GVariant *attributes)
{
  const GainCodebookStep *step = g_array_index (way, Leg, at).step;
  gsize n = attributes != NULL ? g_variant_n_children (attributes) : 0;
  const char *label = NULL;

  for (gsize i = 0; i < n && label == NULL; i++)
    {
      const char *name, *now;
      g_autoptr (GVariant) value = NULL;

      g_variant_get_child (attributes, i, "{&sv}", &name, &value);
      now = name;
      follow_choice (way, at, &now, "");
      if (g_strcmp0 (now, step->of) == 0)
        label = decide_by (way, at, name, value);
    }

  return label != NULL ? label : step->to != NULL ? step->to : step->from;
}

/* A label that the split made is again the one that was split. */
static const char *
unsplit (const Leg *leg, const char *label)
{
  if ((leg->before != NULL && gain_codebook_get_label (leg->before, label) != NULL) ||
      (g_strcmp0 (leg->step->to, label) != 0 && !g_strv_contains (leg->step->labels, label)))
    return label;

  return leg->step->from;
}

static const char *
resolve_label (GArray *way, const char *label, GVariant *attributes)
{
  for (guint i = 0; way != NULL && i < way->len; i++)
    {
      const Leg *leg = &g_array_index (way, Leg, i);

      if (leg->step->kind != GAIN_STEP_SPLIT)
        label = pass (leg, GAIN_CODEBOOK_LABEL, NULL, label);
      else if (leg->back)
        label = unsplit (leg, label);
      else if (g_strcmp0 (leg->step->from, label) == 0)
        label = split (way, i, attributes);
    }

  return label;
}

const char *
gain_codebook_versions_resolve_label (GainCodebookVersions *self,
                                      guint from,
                                      const char *label,
                                      GVariant *attributes)
{
  g_return_val_if_fail (self != NULL && label != NULL, label);

  return resolve_label (get_way (self, from), label, attributes);
}

const char *
gain_codebook_versions_resolve_attribute (GainCodebookVersions *self,
                                          guint from,
                                          const char *attribute)
{
  g_return_val_if_fail (self != NULL && attribute != NULL, attribute);

  return resolve (get_way (self, from), GAIN_CODEBOOK_ATTRIBUTE, attribute);
}

const char *
gain_codebook_versions_resolve_choice (GainCodebookVersions *self,
                                       guint from,
                                       const char *attribute,
                                       const char *choice)
{
  GArray *way;

  g_return_val_if_fail (self != NULL && attribute != NULL && choice != NULL, choice);

  way = get_way (self, from);

  return way != NULL ? follow_choice (way, way->len, &attribute, choice) : choice;
}

const char *
gain_codebook_versions_resolve_relation_type (GainCodebookVersions *self,
                                              guint from,
                                              const char *type)
{
  g_return_val_if_fail (self != NULL && type != NULL, type);

  return resolve (get_way (self, from), GAIN_CODEBOOK_RELATION, type);
}

const char *
gain_codebook_versions_resolve_concept (GainCodebookVersions *self, guint from, const char *concept)
{
  g_return_val_if_fail (self != NULL && concept != NULL, concept);

  return resolve (get_way (self, from), GAIN_CODEBOOK_CONCEPT, concept);
}

/* A floating variant, or @value with a reference. */
static GVariant *
resolve_value (GArray *way, const char *name, GVariant *value)
{
  const char *attribute = name;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_new_string (
        follow_choice (way, way->len, &attribute, g_variant_get_string (value, NULL)));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **values = g_variant_get_strv (value, NULL);
      GVariantBuilder builder;

      g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
      for (guint i = 0; values[i] != NULL; i++)
        {
          const char *now = name;
          const char *choice = follow_choice (way, way->len, &now, values[i]);
          gboolean there = FALSE;

          /* Two choices that were merged count once. */
          for (guint j = 0; j < i && !there; j++)
            there = strcmp (values[j], choice) == 0;
          if (!there)
            g_variant_builder_add (&builder, "s", choice);
          values[i] = choice;
        }

      return g_variant_builder_end (&builder);
    }

  return g_variant_ref (value);
}

static gboolean
has_name (GVariant *attributes, const char *name)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (attributes, name, NULL);

  return value != NULL;
}

GVariant *
gain_codebook_versions_resolve_attributes (GainCodebookVersions *self,
                                           guint from,
                                           GVariant *attributes)
{
  GArray *way;
  g_autoptr (GHashTable) taken = NULL;
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  way = get_way (self, from);
  if (attributes == NULL || way == NULL)
    return attributes != NULL ? g_variant_ref (attributes) : NULL;

  taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (gsize i = 0; i < g_variant_n_children (attributes); i++)
    {
      const char *name, *now;
      g_autoptr (GVariant) value = NULL;
      g_autoptr (GVariant) resolved = NULL;

      g_variant_get_child (attributes, i, "{&sv}", &name, &value);
      now = resolve (way, GAIN_CODEBOOK_ATTRIBUTE, name);
      if (strcmp (now, name) != 0 &&
          (g_hash_table_contains (taken, now) || has_name (attributes, now)))
        now = name;
      if (!g_hash_table_add (taken, (gpointer) now))
        continue;
      resolved = g_variant_take_ref (resolve_value (way, name, value));
      g_variant_builder_add (&builder, "{sv}", now, resolved);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
bring_up_annotation (GainCodebookVersions *self, GArray *way, GainItem *item, GainItem *copy)
{
  GVariant *attributes = gain_item_get_attributes (item);
  const char *label = gain_annotation_get_label (GAIN_ANNOTATION (item));
  g_autoptr (GVariant) resolved =
      gain_codebook_versions_resolve_attributes (self, gain_item_get_codebook (item), attributes);

  if (label != NULL)
    gain_annotation_set_label (GAIN_ANNOTATION (copy), resolve_label (way, label, attributes));
  gain_item_set_attributes (copy, resolved);
}

GainItem *
gain_codebook_versions_bring_up (GainCodebookVersions *self, GainItem *item)
{
  GArray *way;
  GainItem *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (GAIN_IS_ITEM (item), NULL);

  way = get_way (self, gain_item_get_codebook (item));
  if (way == NULL ||
      !(GAIN_IS_ANNOTATION (item) || GAIN_IS_RELATION (item) || GAIN_IS_PROPOSITION (item)))
    return g_object_ref (item);

  copy = gain_item_copy (item);
  if (GAIN_IS_ANNOTATION (item))
    bring_up_annotation (self, way, item, copy);
  else if (GAIN_IS_RELATION (item))
    gain_relation_set_relation_type (GAIN_RELATION (copy),
                                     resolve (way,
                                              GAIN_CODEBOOK_RELATION,
                                              gain_relation_get_relation_type (
                                                  GAIN_RELATION (item))));
  else if (gain_proposition_get_concept (GAIN_PROPOSITION (item)) != NULL)
    gain_proposition_set_concept (GAIN_PROPOSITION (copy),
                                  resolve (way,
                                           GAIN_CODEBOOK_CONCEPT,
                                           gain_proposition_get_concept (GAIN_PROPOSITION (item))));
  gain_item_set_codebook (copy,
                          gain_codebook_get_version (gain_codebook_versions_get_current (self)));

  return copy;
}
