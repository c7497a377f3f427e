/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-codebook"

#include "config.h"

#include "gain-codebook.h"

#include "gain-item-private.h"

/* The lists that have an order and ids; a choice lies in its attribute. */
enum
{
  LABELS,
  ATTRIBUTES,
  TYPES,
  CONCEPTS,
  ACTOR_TYPES,
  N_LISTS,
};

/* The elements of every list are structures that begin with their id. */
struct _GainCodebook
{
  GainItem parent_instance;

  guint version;
  char *name;
  char *guidelines;
  GPtrArray *lists[N_LISTS];
  GPtrArray *steps; /* of GainCodebookStep */
};

G_DEFINE_FINAL_TYPE (GainCodebook, gain_codebook, GAIN_TYPE_ITEM)

static const char *const part_nicks[GAIN_CODEBOOK_N_PARTS] = {
  "label", "attribute", "choice", "relation", "concept", "actor-type",
};
static const char *const step_nicks[] = { "rename", "merge", "split", "delete", "undo" };

static gboolean
find_nick (const char *const *nicks, guint n, const char *nick, guint *at)
{
  for (*at = 0; *at < n; (*at)++)
    if (strcmp (nicks[*at], nick) == 0)
      return TRUE;

  return FALSE;
}

const char *
gain_codebook_part_get_nick (GainCodebookPart part)
{
  g_return_val_if_fail (part < GAIN_CODEBOOK_N_PARTS, NULL);

  return part_nicks[part];
}

gboolean
gain_codebook_part_from_nick (const char *nick, GainCodebookPart *part)
{
  guint at;
  gboolean found = find_nick (part_nicks, G_N_ELEMENTS (part_nicks), nick, &at);

  if (found)
    *part = at;

  return found;
}

const char *
gain_step_kind_get_nick (GainStepKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (step_nicks), NULL);

  return step_nicks[kind];
}

gboolean
gain_step_kind_from_nick (const char *nick, GainStepKind *kind)
{
  guint at;
  gboolean found = find_nick (step_nicks, G_N_ELEMENTS (step_nicks), nick, &at);

  if (found)
    *kind = at;

  return found;
}

/* The elements: copied, freed and compared member by member */

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

static gboolean
same (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static gpointer
label_copy (gconstpointer data)
{
  const GainLabel *label = data;
  GainLabel *copy = g_memdup2 (label, sizeof *label);

  copy->id = g_strdup (label->id);
  copy->name = g_strdup (label->name);
  copy->description = g_strdup (label->description);
  copy->examples = copy_list (label->examples);
  copy->act = g_strdup (label->act);
  copy->color = g_strdup (label->color);

  return copy;
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

static gboolean
label_equal (gconstpointer a, gconstpointer b)
{
  const GainLabel *x = a;
  const GainLabel *y = b;

  return same (x->id, y->id) && same (x->name, y->name) && same (x->description, y->description) &&
         g_strv_equal (x->examples, y->examples) && x->kind == y->kind && same (x->act, y->act) &&
         same (x->color, y->color) && x->letter == y->letter;
}

static gpointer
attribute_copy (gconstpointer data)
{
  const GainAttribute *attribute = data;
  GainAttribute *copy = g_memdup2 (attribute, sizeof *attribute);

  copy->id = g_strdup (attribute->id);
  copy->name = g_strdup (attribute->name);
  copy->description = g_strdup (attribute->description);
  copy->choices = copy_list (attribute->choices);
  copy->default_value = g_strdup (attribute->default_value);
  copy->labels = copy_list (attribute->labels);

  return copy;
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

static gboolean
attribute_equal (gconstpointer a, gconstpointer b)
{
  const GainAttribute *x = a;
  const GainAttribute *y = b;

  return same (x->id, y->id) && same (x->name, y->name) && same (x->description, y->description) &&
         x->type == y->type && g_strv_equal (x->choices, y->choices) &&
         same (x->default_value, y->default_value) && !x->required == !y->required &&
         g_strv_equal (x->labels, y->labels);
}

static gpointer
relation_type_copy (gconstpointer data)
{
  const GainRelationType *type = data;
  GainRelationType *copy = g_memdup2 (type, sizeof *type);

  copy->id = g_strdup (type->id);
  copy->name = g_strdup (type->name);
  copy->description = g_strdup (type->description);
  copy->from = copy_list (type->from);
  copy->to = copy_list (type->to);

  return copy;
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

static gboolean
relation_type_equal (gconstpointer a, gconstpointer b)
{
  const GainRelationType *x = a;
  const GainRelationType *y = b;

  return same (x->id, y->id) && same (x->name, y->name) && same (x->description, y->description) &&
         g_strv_equal (x->from, y->from) && g_strv_equal (x->to, y->to) &&
         !x->several == !y->several && !x->ordered == !y->ordered;
}

static gpointer
concept_copy (gconstpointer data)
{
  const GainConcept *concept = data;
  GainConcept *copy = g_new0 (GainConcept, 1);

  copy->id = g_strdup (concept->id);
  copy->name = g_strdup (concept->name);
  copy->description = g_strdup (concept->description);
  copy->broader = g_strdup (concept->broader);

  return copy;
}

static void
concept_free (gpointer data)
{
  GainConcept *concept = data;

  free_string (concept->id);
  free_string (concept->name);
  free_string (concept->description);
  free_string (concept->broader);
  g_free (concept);
}

static gboolean
concept_equal (gconstpointer a, gconstpointer b)
{
  const GainConcept *x = a;
  const GainConcept *y = b;

  return same (x->id, y->id) && same (x->name, y->name) && same (x->description, y->description) &&
         same (x->broader, y->broader);
}

static gpointer
actor_type_copy (gconstpointer data)
{
  const GainActorType *type = data;
  GainActorType *copy = g_new0 (GainActorType, 1);

  copy->id = g_strdup (type->id);
  copy->name = g_strdup (type->name);

  return copy;
}

static void
actor_type_free (gpointer data)
{
  GainActorType *type = data;

  free_string (type->id);
  free_string (type->name);
  g_free (type);
}

static gboolean
actor_type_equal (gconstpointer a, gconstpointer b)
{
  const GainActorType *x = a;
  const GainActorType *y = b;

  return same (x->id, y->id) && same (x->name, y->name);
}

static gpointer
step_copy (gconstpointer data)
{
  const GainCodebookStep *step = data;
  GainCodebookStep *copy = g_memdup2 (step, sizeof *step);

  copy->of = g_strdup (step->of);
  copy->from = g_strdup (step->from);
  copy->to = g_strdup (step->to);
  copy->values = copy_list (step->values);
  copy->labels = copy_list (step->labels);

  return copy;
}

static void
step_free (gpointer data)
{
  GainCodebookStep *step = data;

  free_string (step->of);
  free_string (step->from);
  free_string (step->to);
  free_list (step->values);
  free_list (step->labels);
  g_free (step);
}

static gboolean
step_equal (gconstpointer a, gconstpointer b)
{
  const GainCodebookStep *x = a;
  const GainCodebookStep *y = b;

  return x->kind == y->kind && x->what == y->what && same (x->of, y->of) &&
         same (x->from, y->from) && same (x->to, y->to) && g_strv_equal (x->values, y->values) &&
         g_strv_equal (x->labels, y->labels);
}

static const struct
{
  GainCodebookPart part;
  gpointer (*copy) (gconstpointer element);
  void (*free) (gpointer element);
  gboolean (*equal) (gconstpointer a, gconstpointer b);
} sorts[N_LISTS] = {
  [LABELS] = { GAIN_CODEBOOK_LABEL, label_copy, label_free, label_equal },
  [ATTRIBUTES] = { GAIN_CODEBOOK_ATTRIBUTE, attribute_copy, attribute_free, attribute_equal },
  [TYPES] = { GAIN_CODEBOOK_RELATION, relation_type_copy, relation_type_free, relation_type_equal },
  [CONCEPTS] = { GAIN_CODEBOOK_CONCEPT, concept_copy, concept_free, concept_equal },
  [ACTOR_TYPES] = { GAIN_CODEBOOK_ACTOR_TYPE, actor_type_copy, actor_type_free, actor_type_equal },
};

/* As a list of structures of one sort */

static const char *
get_id (gconstpointer element)
{
  return *(const char *const *) element;
}

/* Returns: the number of elements where there is none with this id. */
static guint
find (GPtrArray *list, const char *id)
{
  guint i;

  for (i = 0; i < list->len; i++)
    if (same (get_id (g_ptr_array_index (list, i)), id))
      break;

  return i;
}

static gconstpointer
look_up (GainCodebook *self, guint sort, const char *id)
{
  GPtrArray *list = self->lists[sort];
  guint at = find (list, id);

  return at < list->len ? g_ptr_array_index (list, at) : NULL;
}

static gboolean
is_open (GainCodebook *self)
{
  return GAIN_IS_CODEBOOK (self) && !gain_item_is_sealed (GAIN_ITEM (self));
}

static void
put (GainCodebook *self, guint sort, gconstpointer element)
{
  GPtrArray *list = self->lists[sort];
  guint at = find (list, get_id (element));
  gpointer copy = sorts[sort].copy (element);

  if (at == list->len)
    {
      g_ptr_array_add (list, copy);
      return;
    }

  sorts[sort].free (list->pdata[at]);
  list->pdata[at] = copy;
}

static gboolean
find_sort (GainCodebookPart part, guint *sort)
{
  for (*sort = 0; *sort < N_LISTS; (*sort)++)
    if (sorts[*sort].part == part)
      return TRUE;

  return FALSE;
}

/* As an item */

static gboolean
lists_equal (GPtrArray *a, GPtrArray *b, gboolean (*equal) (gconstpointer, gconstpointer))
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

static gboolean
has_lists_of (GainCodebook *self, GainCodebook *other)
{
  for (guint i = 0; i < N_LISTS; i++)
    if (!lists_equal (self->lists[i], other->lists[i], sorts[i].equal))
      return FALSE;

  return same (self->name, other->name) && same (self->guidelines, other->guidelines);
}

static gboolean
gain_codebook_equal (GainItem *a, GainItem *b)
{
  GainCodebook *x = GAIN_CODEBOOK (a);
  GainCodebook *y = GAIN_CODEBOOK (b);

  return x->version == y->version && has_lists_of (x, y) &&
         lists_equal (x->steps, y->steps, step_equal) &&
         GAIN_ITEM_CLASS (gain_codebook_parent_class)->equal (a, b);
}

static void
copy_content (GainCodebook *self, GainCodebook *copy)
{
  copy->name = g_strdup (self->name);
  copy->guidelines = g_strdup (self->guidelines);
  for (guint i = 0; i < N_LISTS; i++)
    for (guint j = 0; j < self->lists[i]->len; j++)
      g_ptr_array_add (copy->lists[i], sorts[i].copy (g_ptr_array_index (self->lists[i], j)));
}

static void
gain_codebook_copy_to (GainItem *item, GainItem *copy)
{
  GainCodebook *self = GAIN_CODEBOOK (item);
  GainCodebook *other = GAIN_CODEBOOK (copy);

  GAIN_ITEM_CLASS (gain_codebook_parent_class)->copy_to (item, copy);

  other->version = self->version;
  copy_content (self, other);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (other->steps, step_copy (g_ptr_array_index (self->steps, i)));
}

static void
gain_codebook_finalize (GObject *object)
{
  GainCodebook *self = GAIN_CODEBOOK (object);

  g_free (self->name);
  g_free (self->guidelines);
  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (self->lists[i]);
  g_ptr_array_unref (self->steps);

  G_OBJECT_CLASS (gain_codebook_parent_class)->finalize (object);
}

static void
gain_codebook_class_init (GainCodebookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_codebook_finalize;
  GAIN_ITEM_CLASS (klass)->equal = gain_codebook_equal;
  GAIN_ITEM_CLASS (klass)->copy_to = gain_codebook_copy_to;
}

static void
gain_codebook_init (GainCodebook *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    self->lists[i] = g_ptr_array_new_with_free_func (sorts[i].free);
  self->steps = g_ptr_array_new_with_free_func (step_free);
}

/* Building */

GainCodebook *
gain_codebook_new (guint version, const char *name)
{
  GainCodebook *self = g_object_new (GAIN_TYPE_CODEBOOK, NULL);
  g_autofree char *id = g_strdup_printf ("%u", version);

  gain_item_identify (GAIN_ITEM (self), GAIN_ITEM_CODEBOOK, id);
  self->version = version;
  self->name = g_strdup (name);

  return self;
}

GainCodebook *
gain_codebook_copy_as (GainCodebook *self, guint version)
{
  GainCodebook *copy;

  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  copy = gain_codebook_new (version, NULL);
  copy_content (self, copy);
  gain_item_set_extras (GAIN_ITEM (copy), gain_item_get_extras (GAIN_ITEM (self)));

  return copy;
}

GainCodebook *
gain_codebook_copy_for_edit (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  return gain_codebook_copy_as (self, self->version + 1);
}

static void
set_string (char **slot, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*slot);
  *slot = copy;
}

void
gain_codebook_set_name (GainCodebook *self, const char *name)
{
  g_return_if_fail (is_open (self));

  set_string (&self->name, name);
}

void
gain_codebook_set_guidelines (GainCodebook *self, const char *markdown)
{
  g_return_if_fail (is_open (self));

  set_string (&self->guidelines, markdown);
}

void
gain_codebook_put_label (GainCodebook *self, const GainLabel *label)
{
  g_return_if_fail (is_open (self));
  g_return_if_fail (label != NULL && label->id != NULL);

  put (self, LABELS, label);
}

void
gain_codebook_put_attribute (GainCodebook *self, const GainAttribute *attribute)
{
  g_return_if_fail (is_open (self));
  g_return_if_fail (attribute != NULL && attribute->id != NULL);

  put (self, ATTRIBUTES, attribute);
}

void
gain_codebook_put_relation_type (GainCodebook *self, const GainRelationType *type)
{
  g_return_if_fail (is_open (self));
  g_return_if_fail (type != NULL && type->id != NULL);

  put (self, TYPES, type);
}

void
gain_codebook_put_concept (GainCodebook *self, const GainConcept *concept)
{
  g_return_if_fail (is_open (self));
  g_return_if_fail (concept != NULL && concept->id != NULL);

  put (self, CONCEPTS, concept);
}

void
gain_codebook_put_actor_type (GainCodebook *self, const GainActorType *type)
{
  g_return_if_fail (is_open (self));
  g_return_if_fail (type != NULL && type->id != NULL);

  put (self, ACTOR_TYPES, type);
}

void
gain_codebook_add_label (GainCodebook *self, const GainLabel *label)
{
  g_return_if_fail (gain_codebook_get_label (self, label->id) == NULL);

  gain_codebook_put_label (self, label);
}

void
gain_codebook_add_attribute (GainCodebook *self, const GainAttribute *attribute)
{
  g_return_if_fail (gain_codebook_get_attribute (self, attribute->id) == NULL);

  gain_codebook_put_attribute (self, attribute);
}

void
gain_codebook_add_relation_type (GainCodebook *self, const GainRelationType *type)
{
  g_return_if_fail (gain_codebook_get_relation_type (self, type->id) == NULL);

  gain_codebook_put_relation_type (self, type);
}

void
gain_codebook_add_concept (GainCodebook *self, const GainConcept *concept)
{
  g_return_if_fail (gain_codebook_get_concept (self, concept->id) == NULL);

  gain_codebook_put_concept (self, concept);
}

void
gain_codebook_add_actor_type (GainCodebook *self, const GainActorType *type)
{
  g_return_if_fail (gain_codebook_get_actor_type (self, type->id) == NULL);

  gain_codebook_put_actor_type (self, type);
}

void
gain_codebook_add_step (GainCodebook *self, const GainCodebookStep *step)
{
  g_return_if_fail (is_open (self));
  g_return_if_fail (step != NULL && step->from != NULL);
  g_return_if_fail ((step->values != NULL ? g_strv_length ((char **) step->values) : 0) ==
                    (step->labels != NULL ? g_strv_length ((char **) step->labels) : 0));

  g_ptr_array_add (self->steps, step_copy (step));
}

gboolean
gain_codebook_remove (GainCodebook *self, GainCodebookPart part, const char *id)
{
  guint sort, at;

  g_return_val_if_fail (is_open (self), FALSE);
  g_return_val_if_fail (find_sort (part, &sort), FALSE);

  at = find (self->lists[sort], id);
  if (at == self->lists[sort]->len)
    return FALSE;
  g_ptr_array_remove_index (self->lists[sort], at);

  return TRUE;
}

gboolean
gain_codebook_move (GainCodebook *self, GainCodebookPart part, const char *id, guint position)
{
  guint sort, at;
  GPtrArray *list;
  gpointer element;

  g_return_val_if_fail (is_open (self), FALSE);
  g_return_val_if_fail (find_sort (part, &sort), FALSE);

  list = self->lists[sort];
  at = find (list, id);
  if (at == list->len)
    return FALSE;
  element = g_ptr_array_steal_index (list, at);
  g_ptr_array_insert (list, MIN (position, list->len), element);

  return TRUE;
}

/* Reading */

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

/* The five lists are read alike. */
#define DEFINE_LIST(sort, Type, nouns, noun)                                                       \
  guint gain_codebook_get_n_##nouns (GainCodebook *self)                                           \
  {                                                                                                \
    g_return_val_if_fail (GAIN_IS_CODEBOOK (self), 0);                                             \
                                                                                                   \
    return self->lists[sort]->len;                                                                 \
  }                                                                                                \
                                                                                                   \
  const Type *gain_codebook_get_##noun##_at (GainCodebook *self, guint i)                          \
  {                                                                                                \
    g_return_val_if_fail (GAIN_IS_CODEBOOK (self) && i < self->lists[sort]->len, NULL);            \
                                                                                                   \
    return g_ptr_array_index (self->lists[sort], i);                                               \
  }                                                                                                \
                                                                                                   \
  const Type *gain_codebook_get_##noun (GainCodebook *self, const char *id)                        \
  {                                                                                                \
    g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);                                          \
                                                                                                   \
    return look_up (self, sort, id);                                                               \
  }

DEFINE_LIST (LABELS, GainLabel, labels, label)
DEFINE_LIST (ATTRIBUTES, GainAttribute, attributes, attribute)
DEFINE_LIST (TYPES, GainRelationType, relation_types, relation_type)
DEFINE_LIST (CONCEPTS, GainConcept, concepts, concept)
DEFINE_LIST (ACTOR_TYPES, GainActorType, actor_types, actor_type)

const GainLabel *
gain_codebook_get_label_by_letter (GainCodebook *self, gunichar letter)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), NULL);

  for (guint i = 0; letter != 0 && i < self->lists[LABELS]->len; i++)
    {
      const GainLabel *label = g_ptr_array_index (self->lists[LABELS], i);

      if (label->letter == letter)
        return label;
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
gain_codebook_get_n_steps (GainCodebook *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), 0);

  return self->steps->len;
}

const GainCodebookStep *
gain_codebook_get_step_at (GainCodebook *self, guint i)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self) && i < self->steps->len, NULL);

  return g_ptr_array_index (self->steps, i);
}

gboolean
gain_codebook_has_content_of (GainCodebook *self, GainCodebook *other)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK (self) && GAIN_IS_CODEBOOK (other), FALSE);

  return has_lists_of (self, other);
}

/* What @theirs has otherwise than @base is put; what it has no more is taken out. */
static void
merge_list (GainCodebook *self, guint sort, GainCodebook *base, GainCodebook *theirs)
{
  GPtrArray *there = theirs->lists[sort];

  for (guint i = 0; i < there->len; i++)
    {
      gconstpointer element = g_ptr_array_index (there, i);
      gconstpointer before = base != NULL ? look_up (base, sort, get_id (element)) : NULL;

      if (before == NULL || !sorts[sort].equal (before, element))
        put (self, sort, element);
    }
  for (guint i = 0; base != NULL && i < base->lists[sort]->len; i++)
    {
      const char *id = get_id (g_ptr_array_index (base->lists[sort], i));

      if (look_up (theirs, sort, id) == NULL)
        gain_codebook_remove (self, sorts[sort].part, id);
    }
}

GainCodebook *
gain_codebook_merge (GainCodebook *ours, GainCodebook *base, GainCodebook *theirs, guint version)
{
  GainCodebook *self;

  g_return_val_if_fail (GAIN_IS_CODEBOOK (ours) && GAIN_IS_CODEBOOK (theirs), NULL);

  self = gain_codebook_copy_as (ours, version);
  for (guint i = 0; i < N_LISTS; i++)
    merge_list (self, i, base, theirs);
  if (base == NULL || !same (base->name, theirs->name))
    gain_codebook_set_name (self, theirs->name);
  if (base == NULL || !same (base->guidelines, theirs->guidelines))
    gain_codebook_set_guidelines (self, theirs->guidelines);
  for (guint i = 0; i < theirs->steps->len; i++)
    gain_codebook_add_step (self, g_ptr_array_index (theirs->steps, i));

  return self;
}
