/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-layer"

#include "config.h"

#include "gain-layer.h"

#include "gain-layer-private.h"
#include "gain-shared-string.h"

/* Up to so many annotations are looked through rather than looked up. */
#define FEW 16

/* The sequence owns the annotations, in reading order; everything else points
 * into it. There may be a hundred thousand layers with a handful of marks
 * each, so what a layer does not need yet stays NULL; the index is built when
 * it is first asked. */
struct _GainLayer
{
  GObject parent_instance;

  char *article;
  char *annotator;
  gboolean read_only;
  GVariant *extras;

  GSequence *order;         /* of GainAnnotation */
  GHashTable *annotations;  /* id → GSequenceIter; NULL while there are few */
  GainIntervalIndex *index; /* of the fragments */

  GHashTable *relations; /* id → GainRelation */
  GHashTable *from;      /* id of a mark or entry → GPtrArray of GainRelation */
  GHashTable *to;        /* id of a mark → GPtrArray of GainRelation */

  GainField *status;
  GHashTable *blocks; /* id → GainField */
};

static void gain_layer_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GainLayer,
                               gain_layer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      gain_layer_list_model_init))

static int
compare_annotations (gconstpointer a, gconstpointer b, gpointer user_data)
{
  int order = gain_span_compare (gain_annotation_get_extent ((GainAnnotation *) a),
                                 gain_annotation_get_extent ((GainAnnotation *) b));

  if (order != 0)
    return order;

  return strcmp (gain_item_get_id ((GainItem *) a), gain_item_get_id ((GainItem *) b));
}

static int
compare_annotation_pointers (gconstpointer a, gconstpointer b)
{
  return compare_annotations (*(gconstpointer *) a, *(gconstpointer *) b, NULL);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (gain_item_get_id (*(GainItem *const *) a),
                 gain_item_get_id (*(GainItem *const *) b));
}

static int
compare_block_ids (gconstpointer a, gconstpointer b)
{
  guint64 x = g_ascii_strtoull (gain_item_get_id (*(GainItem *const *) a), NULL, 10);
  guint64 y = g_ascii_strtoull (gain_item_get_id (*(GainItem *const *) b), NULL, 10);

  return x < y ? -1 : x > y;
}

static GType
gain_layer_get_item_type (GListModel *model)
{
  return GAIN_TYPE_ANNOTATION;
}

static guint
gain_layer_get_n_items (GListModel *model)
{
  return gain_layer_get_n_annotations (GAIN_LAYER (model));
}

static gpointer
gain_layer_get_item_at (GListModel *model, guint position)
{
  GainLayer *self = GAIN_LAYER (model);
  GSequenceIter *iter = g_sequence_get_iter_at_pos (self->order, (int) position);

  if (position > G_MAXINT || g_sequence_iter_is_end (iter))
    return NULL;

  return g_object_ref (g_sequence_get (iter));
}

static void
gain_layer_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gain_layer_get_item_type;
  iface->get_n_items = gain_layer_get_n_items;
  iface->get_item = gain_layer_get_item_at;
}

static void
gain_layer_finalize (GObject *object)
{
  GainLayer *self = GAIN_LAYER (object);

  g_clear_pointer (&self->index, gain_interval_index_free);
  g_clear_pointer (&self->annotations, g_hash_table_unref);
  g_clear_pointer (&self->order, g_sequence_free);
  g_clear_pointer (&self->from, g_hash_table_unref);
  g_clear_pointer (&self->to, g_hash_table_unref);
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_clear_object (&self->status);
  g_clear_pointer (&self->blocks, g_hash_table_unref);
  g_clear_pointer (&self->extras, g_variant_unref);
  gain_interned_string_clear (&self->article);
  gain_interned_string_clear (&self->annotator);

  G_OBJECT_CLASS (gain_layer_parent_class)->finalize (object);
}

static void
gain_layer_class_init (GainLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_layer_finalize;
}

static void
gain_layer_init (GainLayer *self)
{
  self->order = g_sequence_new (g_object_unref);
}

GainLayer *
gain_layer_new (const char *article, const char *annotator)
{
  GainLayer *self = g_object_new (GAIN_TYPE_LAYER, NULL);

  gain_interned_string_set (&self->article, article);
  gain_interned_string_set (&self->annotator, annotator);

  return self;
}

static void
index_annotation (GainIntervalIndex *index, GainAnnotation *annotation, gboolean add)
{
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (annotation, &n);

  for (guint i = 0; i < n; i++)
    if (add)
      gain_interval_index_insert (index, spans[i], annotation);
    else
      gain_interval_index_remove (index, spans[i], annotation);
}

static GainIntervalIndex *
ensure_index (GainLayer *self)
{
  if (self->index != NULL)
    return self->index;

  self->index = gain_interval_index_new ();
  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->order);
       !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    index_annotation (self->index, g_sequence_get (iter), TRUE);

  return self->index;
}

static void
remember_iter (GainLayer *self, GSequenceIter *iter)
{
  GainItem *annotation = g_sequence_get (iter);

  /* Replaces the key as well: it belongs to the annotation. */
  g_hash_table_replace (self->annotations, (char *) gain_item_get_id (annotation), iter);
}

static void
remember_iters (GainLayer *self)
{
  self->annotations = g_hash_table_new (g_str_hash, g_str_equal);
  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->order);
       !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    remember_iter (self, iter);
}

static GSequenceIter *
find_iter (GainLayer *self, const char *id)
{
  if (self->annotations == NULL && g_sequence_get_length (self->order) > FEW)
    remember_iters (self);
  if (self->annotations != NULL)
    return g_hash_table_lookup (self->annotations, id);

  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->order);
       !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    if (strcmp (gain_item_get_id (g_sequence_get (iter)), id) == 0)
      return iter;

  return NULL;
}

static void
remove_annotation (GainLayer *self, GSequenceIter *iter)
{
  GainAnnotation *annotation = g_sequence_get (iter);
  guint position = g_sequence_iter_get_position (iter);

  if (self->index != NULL)
    index_annotation (self->index, annotation, FALSE);
  if (self->annotations != NULL)
    g_hash_table_remove (self->annotations, gain_item_get_id (GAIN_ITEM (annotation)));
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
insert_annotation (GainLayer *self, GainAnnotation *annotation)
{
  GSequenceIter *iter;

  iter =
      g_sequence_insert_sorted (self->order, g_object_ref (annotation), compare_annotations, NULL);
  if (self->annotations != NULL)
    remember_iter (self, iter);
  if (self->index != NULL)
    index_annotation (self->index, annotation, TRUE);
  g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (iter), 0, 1);
}

/* For a mark whose extent is the same: no other mark changes its place. */
static void
replace_annotation (GainLayer *self, GSequenceIter *iter, GainAnnotation *annotation)
{
  g_autoptr (GainAnnotation) old = g_object_ref (g_sequence_get (iter));

  if (self->index != NULL)
    index_annotation (self->index, old, FALSE);
  g_sequence_set (iter, g_object_ref (annotation));
  if (self->annotations != NULL)
    remember_iter (self, iter);
  if (self->index != NULL)
    index_annotation (self->index, annotation, TRUE);
  g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (iter), 1, 1);
}

static void
put_annotation (GainLayer *self, const char *id, GainAnnotation *annotation)
{
  GSequenceIter *iter = find_iter (self, id);

  if (iter != NULL && annotation != NULL &&
      gain_span_equal (gain_annotation_get_extent (g_sequence_get (iter)),
                       gain_annotation_get_extent (annotation)))
    {
      replace_annotation (self, iter, annotation);
      return;
    }

  if (iter != NULL)
    remove_annotation (self, iter);
  if (annotation != NULL)
    insert_annotation (self, annotation);
}

static void
index_relation (GHashTable *table, const char *id, GainRelation *relation, gboolean add)
{
  GPtrArray *relations = g_hash_table_lookup (table, id);

  if (add && relations == NULL)
    {
      relations = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (id), relations);
    }

  if (add)
    g_ptr_array_add (relations, relation);
  else if (g_ptr_array_remove_fast (relations, relation) && relations->len == 0)
    g_hash_table_remove (table, id);
}

static void
index_relation_ends (GainLayer *self, GainRelation *relation, gboolean add)
{
  const GainRelationEnd *to = gain_relation_get_to (relation);

  index_relation (self->from, gain_relation_get_from (relation), relation, add);
  if (to->kind == GAIN_END_ANNOTATION)
    index_relation (self->to, to->id, relation, add);
}

static void
put_relation (GainLayer *self, const char *id, GainRelation *relation)
{
  GainRelation *old;

  if (self->relations == NULL)
    {
      GDestroyNotify unref = (GDestroyNotify) g_ptr_array_unref;

      self->relations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
      self->from = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref);
      self->to = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref);
    }

  old = g_hash_table_lookup (self->relations, id);
  if (old != NULL)
    {
      index_relation_ends (self, old, FALSE);
      g_hash_table_remove (self->relations, id);
    }
  if (relation != NULL)
    {
      g_hash_table_insert (self->relations,
                           (char *) gain_item_get_id (GAIN_ITEM (relation)),
                           g_object_ref (relation));
      index_relation_ends (self, relation, TRUE);
    }
}

static void
put_block (GainLayer *self, const char *id, GainField *field)
{
  if (self->blocks == NULL)
    self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  g_hash_table_remove (self->blocks, id);
  if (field != NULL)
    g_hash_table_insert (self->blocks,
                         (char *) gain_item_get_id (GAIN_ITEM (field)),
                         g_object_ref (field));
}

void
gain_layer_put (GainLayer *self, GainItemKind kind, const char *id, GainItem *item)
{
  switch (kind)
    {
    case GAIN_ITEM_ANNOTATION:
      put_annotation (self, id, (GainAnnotation *) item);
      break;
    case GAIN_ITEM_RELATION:
      put_relation (self, id, (GainRelation *) item);
      break;
    case GAIN_ITEM_STATUS:
      g_set_object (&self->status, (GainField *) item);
      break;
    case GAIN_ITEM_BLOCK:
      put_block (self, id, (GainField *) item);
      break;
    default:
      g_return_if_reached ();
    }
}

gboolean
gain_layer_holds_something (GainLayer *self)
{
  return gain_layer_get_n_annotations (self) > 0 || gain_layer_get_n_relations (self) > 0 ||
         self->status != NULL || (self->blocks != NULL && g_hash_table_size (self->blocks) > 0) ||
         self->extras != NULL;
}

const char *
gain_layer_get_article (GainLayer *self)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  return self->article;
}

const char *
gain_layer_get_annotator (GainLayer *self)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  return self->annotator;
}

const char *
gain_layer_get_status (GainLayer *self)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  if (self->status != NULL)
    return g_variant_get_string (gain_field_get_value (self->status), NULL);

  return gain_layer_get_n_annotations (self) > 0 ? "annotating" : "new";
}

guint
gain_layer_get_n_annotations (GainLayer *self)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), 0);

  return (guint) g_sequence_get_length (self->order);
}

guint
gain_layer_get_n_relations (GainLayer *self)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), 0);

  return self->relations != NULL ? g_hash_table_size (self->relations) : 0;
}

GainAnnotation *
gain_layer_get_annotation (GainLayer *self, const char *id)
{
  GSequenceIter *iter;

  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  iter = find_iter (self, id);

  return iter != NULL ? g_sequence_get (iter) : NULL;
}

GainRelation *
gain_layer_get_relation (GainLayer *self, const char *id)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return self->relations != NULL ? g_hash_table_lookup (self->relations, id) : NULL;
}

GainItem *
gain_layer_get_item (GainLayer *self, GainItemKind kind, const char *id)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  switch (kind)
    {
    case GAIN_ITEM_ANNOTATION:
      return (GainItem *) gain_layer_get_annotation (self, id);
    case GAIN_ITEM_RELATION:
      return (GainItem *) gain_layer_get_relation (self, id);
    case GAIN_ITEM_STATUS:
      return (GainItem *) (strcmp (id, "status") == 0 ? self->status : NULL);
    case GAIN_ITEM_BLOCK:
      return self->blocks != NULL ? g_hash_table_lookup (self->blocks, id) : NULL;
    default:
      return NULL;
    }
}

/* A mark with several fragments may have been found several times. */
static void
sort_and_drop_repeats (GPtrArray *annotations)
{
  guint n = 0;

  g_ptr_array_sort (annotations, compare_annotation_pointers);
  for (guint i = 0; i < annotations->len; i++)
    if (n == 0 || annotations->pdata[i] != annotations->pdata[n - 1])
      annotations->pdata[n++] = annotations->pdata[i];
  g_ptr_array_set_size (annotations, (int) n);
}

GPtrArray *
gain_layer_list_touching (GainLayer *self, GainSpan range)
{
  GPtrArray *found;

  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  if (gain_layer_get_n_annotations (self) == 0)
    return g_ptr_array_new ();

  found = gain_interval_index_query (ensure_index (self), range);
  sort_and_drop_repeats (found);

  return found;
}

/* NULL stands for a place behind everything that starts at or before the
 * offset in @user_data. */
static int
compare_start (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint offset = GPOINTER_TO_UINT (user_data);
  guint x = a != NULL ? gain_annotation_get_extent ((GainAnnotation *) a).start : offset;
  guint y = b != NULL ? gain_annotation_get_extent ((GainAnnotation *) b).start : offset;

  return x < y ? -1 : x > y;
}

GainAnnotation *
gain_layer_get_next (GainLayer *self, guint offset)
{
  GSequenceIter *iter;

  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  iter = g_sequence_search (self->order, NULL, compare_start, GUINT_TO_POINTER (offset));

  return g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);
}

GainAnnotation *
gain_layer_get_previous (GainLayer *self, guint offset)
{
  GSequenceIter *iter;

  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  if (offset == 0)
    return NULL;
  iter = g_sequence_search (self->order, NULL, compare_start, GUINT_TO_POINTER (offset - 1));

  return g_sequence_iter_is_begin (iter) ? NULL : g_sequence_get (g_sequence_iter_prev (iter));
}

static GPtrArray *
list_values (GHashTable *table, GCompareFunc compare)
{
  GPtrArray *values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  if (table == NULL)
    return values;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (values, value);
  g_ptr_array_sort (values, compare);

  return values;
}

static GPtrArray *
list_at_end (GHashTable *table, const char *id)
{
  GPtrArray *relations = table != NULL ? g_hash_table_lookup (table, id) : NULL;
  GPtrArray *list;

  if (relations == NULL)
    return g_ptr_array_new ();

  list = g_ptr_array_copy (relations, NULL, NULL);
  g_ptr_array_sort (list, compare_ids);

  return list;
}

GPtrArray *
gain_layer_list_relations (GainLayer *self, const char *from)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  return from != NULL ? list_at_end (self->from, from) : list_values (self->relations, compare_ids);
}

GPtrArray *
gain_layer_list_relations_to (GainLayer *self, const char *to)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);
  g_return_val_if_fail (to != NULL, NULL);

  return list_at_end (self->to, to);
}

static void
add_to_list_cb (gpointer item, gpointer list)
{
  g_ptr_array_add (list, item);
}

GPtrArray *
gain_layer_list_items (GainLayer *self, GainItemKind kind)
{
  GPtrArray *items;

  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  if (kind == GAIN_ITEM_RELATION)
    return list_values (self->relations, compare_ids);
  if (kind == GAIN_ITEM_BLOCK)
    return list_values (self->blocks, compare_block_ids);

  items = g_ptr_array_new ();
  if (kind == GAIN_ITEM_ANNOTATION)
    g_sequence_foreach (self->order, add_to_list_cb, items);
  else if (kind == GAIN_ITEM_STATUS && self->status != NULL)
    g_ptr_array_add (items, self->status);

  return items;
}

GPtrArray *
gain_layer_peek_relations (GainLayer *self, const char *from)
{
  return self->from != NULL ? g_hash_table_lookup (self->from, from) : NULL;
}

void
gain_layer_foreach_relation (GainLayer *self, GFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer relation;

  if (self->relations == NULL)
    return;

  g_hash_table_iter_init (&iter, self->relations);
  while (g_hash_table_iter_next (&iter, NULL, &relation))
    func (relation, user_data);
}

GSequence *
gain_layer_peek_order (GainLayer *self)
{
  return self->order;
}

GVariant *
gain_layer_get_extras (GainLayer *self)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), NULL);

  return self->extras;
}

void
gain_layer_set_extras (GainLayer *self, GVariant *extras)
{
  g_return_if_fail (GAIN_IS_LAYER (self));
  g_return_if_fail (extras == NULL || g_variant_is_of_type (extras, G_VARIANT_TYPE ("a(ssv)")));

  gain_shared_variant_set (&self->extras, extras);
}

gboolean
gain_layer_get_read_only (GainLayer *self)
{
  g_return_val_if_fail (GAIN_IS_LAYER (self), FALSE);

  return self->read_only;
}

void
gain_layer_set_read_only (GainLayer *self, gboolean read_only)
{
  g_return_if_fail (GAIN_IS_LAYER (self));

  self->read_only = read_only;
}
