/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-interval-index.h"

typedef struct _Node Node;

/* A treap: in order by span and then by insertion, a heap by priority.
 * max_end is the largest end in the subtree, so that a query can leave out
 * every subtree that ends before the range begins. */
struct _Node
{
  Node *left;
  Node *right;
  GainSpan span;
  gpointer item;
  guint64 serial;
  guint max_end;
  guint32 priority;
};

struct _GainIntervalIndex
{
  Node *root;
  guint size;
  guint64 next_serial;
  guint32 random; /* xorshift state with a fixed start: the same calls build the same tree */
};

static guint32
next_priority (GainIntervalIndex *self)
{
  self->random ^= self->random << 13;
  self->random ^= self->random >> 17;
  self->random ^= self->random << 5;
  return self->random;
}

static int
compare_node (const Node *node, GainSpan span, guint64 serial)
{
  int order = gain_span_compare (node->span, span);

  if (order != 0)
    return order;
  if (node->serial != serial)
    return node->serial < serial ? -1 : 1;

  return 0;
}

static void
update (Node *node)
{
  node->max_end = node->span.end;
  if (node->left != NULL)
    node->max_end = MAX (node->max_end, node->left->max_end);
  if (node->right != NULL)
    node->max_end = MAX (node->max_end, node->right->max_end);
}

static Node *
rotate_right (Node *node)
{
  Node *top = node->left;

  node->left = top->right;
  top->right = node;
  update (node);
  update (top);
  return top;
}

static Node *
rotate_left (Node *node)
{
  Node *top = node->right;

  node->right = top->left;
  top->left = node;
  update (node);
  update (top);
  return top;
}

static Node *
insert (Node *root, Node *node)
{
  if (root == NULL)
    return node;

  if (compare_node (root, node->span, node->serial) > 0)
    {
      root->left = insert (root->left, node);
      if (root->left->priority > root->priority)
        return rotate_right (root);
    }
  else
    {
      root->right = insert (root->right, node);
      if (root->right->priority > root->priority)
        return rotate_left (root);
    }

  update (root);
  return root;
}

/* Everything in @a precedes everything in @b. */
static Node *
join (Node *a, Node *b)
{
  if (a == NULL || b == NULL)
    return a != NULL ? a : b;

  if (a->priority > b->priority)
    {
      a->right = join (a->right, b);
      update (a);
      return a;
    }

  b->left = join (a, b->left);
  update (b);
  return b;
}

static Node *
take_out (Node *root, const Node *target)
{
  int order = compare_node (root, target->span, target->serial);

  if (order == 0)
    return join (root->left, root->right);

  if (order > 0)
    root->left = take_out (root->left, target);
  else
    root->right = take_out (root->right, target);

  update (root);
  return root;
}

/* The earliest inserted node of that span and item. */
static Node *
find (Node *root, GainSpan span, gpointer item)
{
  while (root != NULL)
    {
      int order = gain_span_compare (root->span, span);
      Node *found;

      if (order == 0)
        {
          found = find (root->left, span, item);
          if (found != NULL)
            return found;
          if (root->item == item)
            return root;
        }
      root = order > 0 ? root->left : root->right;
    }

  return NULL;
}

static void
free_tree (Node *root)
{
  if (root == NULL)
    return;

  free_tree (root->left);
  free_tree (root->right);
  g_free (root);
}

static void
walk (Node *root, GainSpan range, GainIntervalFunc func, gpointer user_data)
{
  while (root != NULL && root->max_end > range.start)
    {
      walk (root->left, range, func, user_data);
      if (root->span.start >= range.end)
        return;
      if (gain_span_overlaps (root->span, range))
        func (root->span, root->item, user_data);
      root = root->right;
    }
}

GainIntervalIndex *
gain_interval_index_new (void)
{
  GainIntervalIndex *self = g_new0 (GainIntervalIndex, 1);

  self->random = 2463534242u;
  return self;
}

void
gain_interval_index_free (GainIntervalIndex *self)
{
  if (self == NULL)
    return;

  free_tree (self->root);
  g_free (self);
}

guint
gain_interval_index_get_size (GainIntervalIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

void
gain_interval_index_clear (GainIntervalIndex *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->root, free_tree);
  self->size = 0;
}

void
gain_interval_index_insert (GainIntervalIndex *self, GainSpan span, gpointer item)
{
  Node *node;

  g_return_if_fail (self != NULL);
  g_return_if_fail (span.start <= span.end);

  node = g_new0 (Node, 1);
  node->span = span;
  node->item = item;
  node->serial = self->next_serial++;
  node->priority = next_priority (self);
  node->max_end = span.end;

  self->root = insert (self->root, node);
  self->size++;
}

gboolean
gain_interval_index_remove (GainIntervalIndex *self, GainSpan span, gpointer item)
{
  Node *node;

  g_return_val_if_fail (self != NULL, FALSE);

  node = find (self->root, span, item);
  if (node == NULL)
    return FALSE;

  self->root = take_out (self->root, node);
  self->size--;
  g_free (node);
  return TRUE;
}

void
gain_interval_index_foreach (GainIntervalIndex *self,
                             GainSpan range,
                             GainIntervalFunc func,
                             gpointer user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  if (gain_span_is_empty (range))
    {
      if (range.start == G_MAXUINT)
        return;
      range.end = range.start + 1;
    }

  walk (self->root, range, func, user_data);
}

static void
add_item (GainSpan span, gpointer item, gpointer user_data)
{
  g_ptr_array_add (user_data, item);
}

GPtrArray *
gain_interval_index_query (GainIntervalIndex *self, GainSpan range)
{
  GPtrArray *items = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, items);

  gain_interval_index_foreach (self, range, add_item, items);
  return items;
}
