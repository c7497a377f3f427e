/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-codebook"

#include "config.h"

#include "gain-codebook-preview.h"

/* @now and @then: the versions without and with the change. Effects are
 * counted under a key; articles by the last one that was counted, since each
 * layer is looked at in one go. */
typedef struct
{
  GainProject *project;
  GainCodebookVersions *now;
  GainCodebookVersions *then;
  GHashTable *effects; /* key → GainCodebookEffect of @list */
  GPtrArray *list;
  GHashTable *last; /* GainCodebookEffect → id of an article, of which it was counted last */
  GHashTable *articles;
  GainCodebookTotals totals;
  gboolean counted; /* the item at hand is in the totals */
} Preview;

void
gain_codebook_effect_free (GainCodebookEffect *self)
{
  g_free (self->of);
  g_free (self->from);
  g_free (self->to);
  g_free (self->annotator);
  g_free (self);
}

static gboolean
is_known (GainCodebookVersions *versions, GainCodebookPart what, const char *of, const char *id)
{
  GainCodebook *codebook = gain_codebook_versions_get_current (versions);
  const GainAttribute *attribute;

  switch (what)
    {
    case GAIN_CODEBOOK_LABEL:
      return gain_codebook_get_label (codebook, id) != NULL;
    case GAIN_CODEBOOK_ATTRIBUTE:
      return gain_codebook_get_attribute (codebook, id) != NULL;
    case GAIN_CODEBOOK_RELATION:
      return gain_codebook_get_relation_type (codebook, id) != NULL;
    case GAIN_CODEBOOK_CONCEPT:
      return gain_codebook_get_concept (codebook, id) != NULL;
    case GAIN_CODEBOOK_CHOICE:
      attribute = gain_codebook_get_attribute (codebook, of);
      if (attribute == NULL ||
          (attribute->type != GAIN_ATTRIBUTE_CHOICE && attribute->type != GAIN_ATTRIBUTE_CHOICES))
        return TRUE;
      return g_strv_contains (attribute->choices, id) || strcmp (id, "not-applicable") == 0 ||
             strcmp (id, "cannot-tell") == 0;
    case GAIN_CODEBOOK_ACTOR_TYPE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return TRUE;
    }
}

/* What the item at hand is, and where. */
typedef struct
{
  const char *annotator;
  const char *article; /* (nullable) */
  gboolean is_mark;
} Place;

static GainCodebookEffect *
get_effect (Preview *self,
            GainCodebookPart what,
            const char *of,
            const char *from,
            const char *to,
            const char *annotator)
{
  g_autofree char *key =
      g_strdup_printf ("%u\n%s\n%s\n%s\n%s", what, of != NULL ? of : "", from, to, annotator);
  GainCodebookEffect *effect = g_hash_table_lookup (self->effects, key);

  if (effect != NULL)
    return effect;

  effect = g_new0 (GainCodebookEffect, 1);
  effect->what = what;
  effect->of = g_strdup (of);
  effect->from = g_strdup (from);
  effect->to = g_strdup (to);
  effect->unknown = !is_known (self->then, what, of, to);
  effect->annotator = g_strdup (annotator);
  g_hash_table_insert (self->effects, g_steal_pointer (&key), effect);
  g_ptr_array_add (self->list, effect);

  return effect;
}

static void
count (Preview *self, GainCodebookEffect *effect, const Place *place)
{
  if (place->is_mark)
    effect->n_marks++;
  else
    effect->n_links++;
  if (place->article != NULL && g_hash_table_lookup (self->last, effect) != place->article)
    {
      g_hash_table_insert (self->last, effect, (gpointer) place->article);
      effect->n_articles++;
    }

  if (self->counted)
    return;
  self->counted = TRUE;
  if (place->is_mark)
    self->totals.n_marks++;
  else
    self->totals.n_links++;
  if (place->article != NULL)
    g_hash_table_add (self->articles, (gpointer) place->article);
}

/* @of, @of_now: the attribute of a choice, then and now. */
static void
compare (Preview *self,
         GainCodebookPart what,
         const char *of,
         const char *of_now,
         const char *from,
         const char *to,
         const Place *place)
{
  if (strcmp (from, to) == 0 &&
      is_known (self->now, what, of_now, from) == is_known (self->then, what, of, to))
    return;

  count (self, get_effect (self, what, of, from, to, place->annotator), place);
}

static void
compare_value (Preview *self,
               const char *name,
               const char *now,
               const char *then,
               guint from,
               const char *value,
               const Place *place)
{
  const char *before = gain_codebook_versions_resolve_choice (self->now, from, name, value);
  const char *after = gain_codebook_versions_resolve_choice (self->then, from, name, value);

  compare (self, GAIN_CODEBOOK_CHOICE, then, now, before, after, place);
}

static void
compare_attributes (Preview *self, GainItem *item, const Place *place)
{
  GVariant *attributes = gain_item_get_attributes (item);
  guint from = gain_item_get_codebook (item);
  gsize n = attributes != NULL ? g_variant_n_children (attributes) : 0;

  for (gsize i = 0; i < n; i++)
    {
      const char *name;
      g_autoptr (GVariant) value = NULL;
      const char *now, *then;

      g_variant_get_child (attributes, i, "{&sv}", &name, &value);
      now = gain_codebook_versions_resolve_attribute (self->now, from, name);
      then = gain_codebook_versions_resolve_attribute (self->then, from, name);
      compare (self, GAIN_CODEBOOK_ATTRIBUTE, NULL, NULL, now, then, place);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        {
          compare_value (self, name, now, then, from, g_variant_get_string (value, NULL), place);
        }
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
        {
          g_autofree const char **values = g_variant_get_strv (value, NULL);

          for (guint j = 0; values[j] != NULL; j++)
            compare_value (self, name, now, then, from, values[j], place);
        }
    }
}

static void
compare_mark (Preview *self, GainItem *item, const Place *place)
{
  const char *label = gain_annotation_get_label (GAIN_ANNOTATION (item));
  guint from = gain_item_get_codebook (item);
  GVariant *attributes = gain_item_get_attributes (item);

  self->counted = FALSE;
  compare (self,
           GAIN_CODEBOOK_LABEL,
           NULL,
           NULL,
           gain_codebook_versions_resolve_label (self->now, from, label, attributes),
           gain_codebook_versions_resolve_label (self->then, from, label, attributes),
           place);
  compare_attributes (self, item, place);
}

static void
compare_link (Preview *self, GainItem *item, const Place *place)
{
  const char *type = gain_relation_get_relation_type (GAIN_RELATION (item));
  guint from = gain_item_get_codebook (item);

  self->counted = FALSE;
  compare (self,
           GAIN_CODEBOOK_RELATION,
           NULL,
           NULL,
           gain_codebook_versions_resolve_relation_type (self->now, from, type),
           gain_codebook_versions_resolve_relation_type (self->then, from, type),
           place);
}

static void
compare_layer (Preview *self, GainLayer *layer)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  g_autoptr (GPtrArray) links = gain_layer_list_items (layer, GAIN_ITEM_RELATION);
  Place place = { gain_layer_get_annotator (layer), gain_layer_get_article (layer), TRUE };

  for (guint i = 0; i < marks->len; i++)
    compare_mark (self, g_ptr_array_index (marks, i), &place);
  place.is_mark = FALSE;
  for (guint i = 0; i < links->len; i++)
    compare_link (self, g_ptr_array_index (links, i), &place);
}

static void
compare_propositions (Preview *self, const char *owner)
{
  g_autoptr (GPtrArray) entries =
      gain_registry_list_entries (gain_project_get_registry (self->project),
                                  GAIN_ITEM_PROPOSITION,
                                  owner);
  Place place = { owner, NULL, FALSE };

  for (guint i = 0; i < entries->len; i++)
    {
      GainItem *item = g_ptr_array_index (entries, i);
      const char *concept = gain_proposition_get_concept (GAIN_PROPOSITION (item));
      guint from = gain_item_get_codebook (item);

      self->counted = FALSE;
      if (concept != NULL)
        compare (self,
                 GAIN_CODEBOOK_CONCEPT,
                 NULL,
                 NULL,
                 gain_codebook_versions_resolve_concept (self->now, from, concept),
                 gain_codebook_versions_resolve_concept (self->then, from, concept),
                 &place);
    }
}

static gboolean
sees (GainProject *project, const char *annotator)
{
  const char *me = gain_project_get_me (project);

  return strcmp (me, annotator) == 0 || strcmp (me, gain_project_get_lead (project)) == 0;
}

static void
compare_all (Preview *self)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (self->project, NULL);
  g_autoptr (GPtrArray) owners =
      gain_registry_list_owners (gain_project_get_registry (self->project));

  for (guint i = 0; i < layers->len; i++)
    if (sees (self->project, gain_layer_get_annotator (g_ptr_array_index (layers, i))))
      compare_layer (self, g_ptr_array_index (layers, i));
  for (guint i = 0; i < owners->len; i++)
    if (sees (self->project, g_ptr_array_index (owners, i)))
      compare_propositions (self, g_ptr_array_index (owners, i));
}

static void
preview_clear (Preview *self)
{
  g_clear_pointer (&self->then, gain_codebook_versions_free);
  g_clear_pointer (&self->effects, g_hash_table_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->last, g_hash_table_unref);
  g_clear_pointer (&self->articles, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Preview, preview_clear)

static void
preview_init (Preview *self, GainProject *project, GainChange *change)
{
  self->project = project;
  self->now = gain_project_get_codebook_versions (project);
  self->then = gain_codebook_versions_copy (self->now);
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (operation->kind == GAIN_ITEM_CODEBOOK && operation->after != NULL)
        gain_codebook_versions_put (self->then, GAIN_CODEBOOK (operation->after));
    }
  self->effects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_codebook_effect_free);
  self->last = g_hash_table_new (NULL, NULL);
  self->articles = g_hash_table_new (g_str_hash, g_str_equal);
  if (gain_codebook_versions_get_current (self->now) != NULL)
    compare_all (self);
  self->totals.n_articles = g_hash_table_size (self->articles);
}

static int
compare_effects (gconstpointer a, gconstpointer b)
{
  const GainCodebookEffect *x = *(const GainCodebookEffect *const *) a;
  const GainCodebookEffect *y = *(const GainCodebookEffect *const *) b;
  int order = (int) x->what - (int) y->what;

  if (order == 0)
    order = g_strcmp0 (x->of, y->of);
  if (order == 0)
    order = strcmp (x->from, y->from);
  if (order == 0)
    order = strcmp (x->to, y->to);

  return order != 0 ? order : strcmp (x->annotator, y->annotator);
}

GPtrArray *
gain_codebook_preview (GainProject *project, GainChange *change)
{
  g_auto (Preview) preview = { 0 };

  g_return_val_if_fail (GAIN_IS_PROJECT (project) && change != NULL, NULL);

  preview_init (&preview, project, change);
  g_ptr_array_sort (preview.list, compare_effects);

  return g_steal_pointer (&preview.list);
}

GainCodebookTotals
gain_codebook_preview_totals (GainProject *project, GainChange *change)
{
  GainCodebookTotals nothing = { 0 };
  g_auto (Preview) preview = { 0 };

  g_return_val_if_fail (GAIN_IS_PROJECT (project) && change != NULL, nothing);

  preview_init (&preview, project, change);

  return preview.totals;
}
