/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#define N_MARKS     10000
#define TEXT_LENGTH 20000

static int
compare_naively (gconstpointer a, gconstpointer b)
{
  GainAnnotation *x = *(GainAnnotation *const *) a;
  GainAnnotation *y = *(GainAnnotation *const *) b;
  GainSpan p = gain_annotation_get_extent (x);
  GainSpan q = gain_annotation_get_extent (y);

  if (p.start != q.start)
    return p.start < q.start ? -1 : 1;
  if (p.end != q.end)
    return p.end > q.end ? -1 : 1;

  return g_strcmp0 (gain_item_get_id (GAIN_ITEM (x)), gain_item_get_id (GAIN_ITEM (y)));
}

static gboolean
touches_naively (GainAnnotation *mark, GainSpan range)
{
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (mark, &n);

  for (guint i = 0; i < n; i++)
    if (gain_span_is_empty (range) ? spans[i].start <= range.start && range.start < spans[i].end
                                   : spans[i].start < range.end && range.start < spans[i].end)
      return TRUE;

  return FALSE;
}

static void
check_touching (GainLayer *layer, GPtrArray *naive, GainSpan range)
{
  g_autoptr (GPtrArray) found = gain_layer_list_touching (layer, range);
  guint n = 0;

  for (guint i = 0; i < naive->len; i++)
    if (touches_naively (naive->pdata[i], range))
      {
        g_assert_cmpuint (n, <, found->len);
        g_assert_true (found->pdata[n] == naive->pdata[i]);
        n++;
      }
  g_assert_cmpuint (n, ==, found->len);
}

static void
check_neighbours (GainLayer *layer, GPtrArray *naive, guint offset)
{
  GainAnnotation *next = NULL;
  GainAnnotation *previous = NULL;

  for (guint i = 0; i < naive->len; i++)
    {
      guint start = gain_annotation_get_extent (naive->pdata[i]).start;

      if (start < offset)
        previous = naive->pdata[i];
      if (start > offset && next == NULL)
        next = naive->pdata[i];
    }
  g_assert_true (gain_layer_get_next (layer, offset) == next);
  g_assert_true (gain_layer_get_previous (layer, offset) == previous);
}

static GainAnnotation *
make_mark (GRand *random)
{
  GainAnnotation *mark = gain_annotation_new (NULL, "claim");
  const char *quotes[] = { "", "", "" };
  GainSpan spans[3];
  guint n = (guint) g_rand_int_range (random, 1, 4);
  guint start = (guint) g_rand_int_range (random, 0, TEXT_LENGTH - 700);

  for (guint i = 0; i < n; i++)
    {
      spans[i].start = start;
      spans[i].end = start + (guint) g_rand_int_range (random, 1, 100);
      start = spans[i].end + (guint) g_rand_int_range (random, 1, 100);
    }
  gain_annotation_set_place (mark, spans, n, quotes, NULL, NULL);

  return mark;
}

/* Puts ten thousand marks into a layer in one change, in no order; every other
 * one is then moved, every fourth deleted. */
static GPtrArray *
fill_layer (GainProject *project, GRand *random)
{
  const char *article = sample_article_id (project);
  g_autoptr (GainChange) change = gain_change_new ("import");
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  for (guint i = 0; i < N_MARKS; i++)
    {
      g_autoptr (GainAnnotation) mark = make_mark (random);
      const char *id = gain_item_get_id (GAIN_ITEM (mark));

      gain_change_add (change, GAIN_ITEM_ANNOTATION, "anna", article, id, NULL, GAIN_ITEM (mark));
      if (i % 2 == 0)
        {
          g_autoptr (GainItem) moved = gain_item_copy (GAIN_ITEM (mark));
          g_autoptr (GainAnnotation) other = make_mark (random);
          const char *quotes[] = { "", "", "" };
          guint n;
          const GainSpan *spans = gain_annotation_get_fragments (other, &n);

          gain_annotation_set_place (GAIN_ANNOTATION (moved), spans, n, quotes, NULL, NULL);
          gain_change_add (
              change, GAIN_ITEM_ANNOTATION, "anna", article, id, GAIN_ITEM (mark), moved);
          g_set_object (&mark, GAIN_ANNOTATION (moved));
        }
      if (i % 4 == 0)
        gain_change_add (change, GAIN_ITEM_ANNOTATION, "anna", article, id, GAIN_ITEM (mark), NULL);
      else
        g_ptr_array_add (marks, g_object_ref (mark));
    }
  g_assert_true (gain_project_apply (project, change, &error));
  g_assert_no_error (error);
  g_ptr_array_sort (marks, compare_naively);

  return marks;
}

static void
test_order_and_touching_as_naive (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *text = g_strnfill (TEXT_LENGTH, 'x');
  g_autoptr (GainProject) project = sample_project_new (text);
  GainLayer *layer = gain_project_get_layer (project, sample_article_id (project), "anna");
  g_autoptr (SampleMirror) mirror = sample_mirror_new (G_LIST_MODEL (layer));
  g_autoptr (GPtrArray) naive = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *first = NULL;

  g_test_message ("seed %u", seed);
  /* Asked once before, so that the index is kept up to date and not built late. */
  first = sample_mark (project, "claim", 0, 1);
  g_ptr_array_unref (gain_layer_list_touching (layer, GAIN_SPAN (0, 1)));
  naive = fill_layer (project, random);
  g_ptr_array_add (naive, g_object_ref (gain_layer_get_annotation (layer, first)));
  g_ptr_array_sort (naive, compare_naively);

  g_assert_cmpuint (gain_layer_get_n_annotations (layer), ==, naive->len);
  items = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  for (guint i = 0; i < naive->len; i++)
    g_assert_true (items->pdata[i] == naive->pdata[i]);
  sample_mirror_check (mirror);

  for (guint i = 0; i < 300; i++)
    {
      guint start = (guint) g_rand_int_range (random, 0, TEXT_LENGTH);
      guint length = (guint) g_rand_int_range (random, 0, 4) * 50;

      check_touching (layer, naive, GAIN_SPAN (start, start + length));
      check_neighbours (layer, naive, start);
    }
  check_touching (layer, naive, GAIN_SPAN (0, TEXT_LENGTH));
  check_neighbours (layer, naive, 0);
  check_neighbours (layer, naive, TEXT_LENGTH);
}

static void
test_index_built_late (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *text = g_strnfill (TEXT_LENGTH, 'x');
  g_autoptr (GainProject) project = sample_project_new (text);
  GainLayer *layer = gain_project_get_layer (project, sample_article_id (project), "anna");
  g_autoptr (GPtrArray) naive = fill_layer (project, random);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 50; i++)
    {
      guint start = (guint) g_rand_int_range (random, 0, TEXT_LENGTH);

      check_touching (layer, naive, GAIN_SPAN (start, start + 80));
    }
}

/* An outer mark precedes an inner one; the gap between fragments is not touched. */
static void
test_gap_is_not_touched (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  GainLayer *layer = gain_project_get_layer (project, article, "anna");
  GainSpan spans[] = { { 2, 4 }, { 8, 10 } };
  GError *error = NULL;
  g_autofree char *inner = sample_mark (project, "actor", 2, 5);
  g_autofree char *outer = NULL;
  g_autoptr (GPtrArray) at_gap = NULL;
  g_autoptr (GPtrArray) at_both = NULL;
  GainChange *change =
      gain_act_mark (project, article, "claim", spans, 2, "typed", NULL, &outer, &error);

  sample_apply (project, change, error);
  at_gap = gain_layer_list_touching (layer, GAIN_SPAN (6, 8));
  g_assert_cmpuint (at_gap->len, ==, 0);
  at_both = gain_layer_list_touching (layer, GAIN_SPAN (3, 9));
  g_assert_cmpuint (at_both->len, ==, 2);
  g_assert_true (at_both->pdata[0] == gain_layer_get_annotation (layer, outer));
  g_assert_true (at_both->pdata[1] == gain_layer_get_annotation (layer, inner));
}

static void
test_relations_at_each_end (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  GainLayer *layer = gain_project_get_layer (project, article, "anna");
  g_autofree char *a = sample_mark (project, "claim", 0, 5);
  g_autofree char *b = sample_mark (project, "denial", 6, 9);
  g_autofree char *c = sample_mark (project, "denial", 12, 14);
  GainRelationEnd to_a = { .kind = GAIN_END_ANNOTATION, .id = a };
  GainRelationEnd to_b = { .kind = GAIN_END_ANNOTATION, .id = b };
  GError *error = NULL;
  g_autofree char *first = NULL;
  GPtrArray *list;

  sample_apply (project,
                gain_act_link (project, article, b, "denies", &to_a, "typed", &first, &error),
                error);
  sample_apply (project,
                gain_act_link (project, article, c, "denies", &to_a, "typed", NULL, &error),
                error);
  sample_apply (project,
                gain_act_link (project, article, c, "denies", &to_b, "typed", NULL, &error),
                error);
  g_assert_cmpuint (gain_layer_get_n_relations (layer), ==, 3);

  list = gain_layer_list_relations (layer, c);
  g_assert_cmpuint (list->len, ==, 2);
  g_ptr_array_unref (list);
  list = gain_layer_list_relations_to (layer, a);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (g_strcmp0 (gain_item_get_id (list->pdata[0]), gain_item_get_id (list->pdata[1])),
                   <,
                   0);
  g_ptr_array_unref (list);

  sample_apply (project, gain_act_unlink (project, article, first, &error), error);
  list = gain_layer_list_relations (layer, b);
  g_assert_cmpuint (list->len, ==, 0);
  g_ptr_array_unref (list);
  list = gain_layer_list_relations_to (layer, a);
  g_assert_cmpuint (list->len, ==, 1);
  g_ptr_array_unref (list);
  list = gain_layer_list_relations (layer, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_ptr_array_unref (list);
}

static void
test_status_follows_until_set (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  const char *article = sample_article_id (project);
  GainLayer *layer = gain_project_get_layer (project, article, "anna");
  GError *error = NULL;

  g_assert_cmpstr (gain_layer_get_status (layer), ==, "new");
  g_free (sample_mark (project, "claim", 0, 5));
  g_assert_cmpstr (gain_layer_get_status (layer), ==, "annotating");
  g_assert_null (gain_layer_get_item (layer, GAIN_ITEM_STATUS, "status"));
  sample_apply (project, gain_act_status (project, article, "submitted", &error), error);
  g_assert_cmpstr (gain_layer_get_status (layer), ==, "submitted");
  g_assert_nonnull (gain_layer_get_item (layer, GAIN_ITEM_STATUS, "status"));
}

static void
test_empty_layer (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  GainLayer *layer = gain_project_get_layer (project, sample_article_id (project), "ben");
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  g_autoptr (GPtrArray) touching = gain_layer_list_touching (layer, GAIN_SPAN (0, 9));
  g_autoptr (GPtrArray) to = gain_layer_list_relations_to (layer, "x");

  g_assert_cmpuint (layers->len, ==, 0);
  g_assert_cmpuint (touching->len, ==, 0);
  g_assert_cmpuint (to->len, ==, 0);
  g_assert_null (gain_layer_get_next (layer, 0));
  g_assert_null (gain_layer_get_previous (layer, 9));
  g_assert_null (gain_layer_get_annotation (layer, "x"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (layer)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layer/order-and-touching-as-naive", test_order_and_touching_as_naive);
  g_test_add_func ("/layer/index-built-late", test_index_built_late);
  g_test_add_func ("/layer/gap-is-not-touched", test_gap_is_not_touched);
  g_test_add_func ("/layer/relations-at-each-end", test_relations_at_each_end);
  g_test_add_func ("/layer/status-follows-until-set", test_status_follows_until_set);
  g_test_add_func ("/layer/empty", test_empty_layer);

  return g_test_run ();
}
