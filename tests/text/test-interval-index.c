/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-interval-index.h"

typedef struct
{
  GainSpan span;
  gpointer item;
  guint serial;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;
  int order = gain_span_compare (first->span, second->span);

  return order != 0 ? order : (int) first->serial - (int) second->serial;
}

/* What the index must answer, by looking at everything. */
static GPtrArray *
query_naively (GArray *entries, GainSpan range)
{
  GPtrArray *items = g_ptr_array_new ();

  if (gain_span_is_empty (range))
    range.end = range.start + 1;

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (gain_span_overlaps (entry->span, range))
        g_ptr_array_add (items, entry->item);
    }

  return items;
}

static void
assert_same_answer (GainIntervalIndex *index, GArray *entries, GainSpan range)
{
  g_autoptr (GPtrArray) expected = query_naively (entries, range);
  g_autoptr (GPtrArray) items = gain_interval_index_query (index, range);

  g_assert_cmpuint (items->len, ==, expected->len);
  for (guint i = 0; i < items->len; i++)
    g_assert_true (g_ptr_array_index (items, i) == g_ptr_array_index (expected, i));
}

static GainSpan
make_span (GRand *rand, guint length)
{
  guint start = g_rand_int_range (rand, 0, length);

  return GAIN_SPAN (start, g_rand_int_range (rand, start, MIN (start + 40, length) + 1));
}

/* The first inserted of equal pairs goes, as in the index. */
static void
remove_naively (GArray *entries, GainSpan span, gpointer item)
{
  gint64 first = -1;

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (gain_span_equal (entry->span, span) && entry->item == item &&
          (first < 0 || entry->serial < g_array_index (entries, Entry, first).serial))
        first = i;
    }
  g_array_remove_index (entries, first);
}

static void
test_agrees_with_a_list (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GainIntervalIndex) index = gain_interval_index_new ();
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_test_message ("seed %u", seed);
  for (guint round = 1; round <= 4000; round++)
    {
      if (entries->len == 0 || g_rand_int_range (rand, 0, 10) < 6)
        {
          /* few items and a short text, so that equal pairs are common */
          Entry entry = { make_span (rand, 200),
                          GUINT_TO_POINTER (g_rand_int_range (rand, 1, 9)),
                          round };

          gain_interval_index_insert (index, entry.span, entry.item);
          g_array_append_val (entries, entry);
        }
      else
        {
          Entry entry =
              g_array_index (entries, Entry, g_rand_int_range (rand, 0, (int) entries->len));

          g_assert_true (gain_interval_index_remove (index, entry.span, entry.item));
          remove_naively (entries, entry.span, entry.item);
        }

      g_assert_cmpuint (gain_interval_index_get_size (index), ==, entries->len);
      assert_same_answer (index, entries, make_span (rand, 210));
    }
}

static void
test_unknown_pairs_stay (void)
{
  g_autoptr (GainIntervalIndex) index = gain_interval_index_new ();
  int a;
  int b;

  g_assert_false (gain_interval_index_remove (index, GAIN_SPAN (0, 1), &a));
  gain_interval_index_insert (index, GAIN_SPAN (0, 4), &a);
  g_assert_false (gain_interval_index_remove (index, GAIN_SPAN (0, 4), &b));
  g_assert_false (gain_interval_index_remove (index, GAIN_SPAN (0, 5), &a));
  g_assert_cmpuint (gain_interval_index_get_size (index), ==, 1);
  gain_interval_index_clear (index);
  g_assert_cmpuint (gain_interval_index_get_size (index), ==, 0);
}

static void
test_position (void)
{
  g_autoptr (GainIntervalIndex) index = gain_interval_index_new ();
  int item;

  gain_interval_index_insert (index, GAIN_SPAN (3, 6), &item);
  for (guint at = 0; at < 9; at++)
    {
      g_autoptr (GPtrArray) items = gain_interval_index_query (index, GAIN_SPAN (at, at));

      g_assert_cmpuint (items->len, ==, at >= 3 && at < 6);
    }
}

/* A list that looks at everything would need 10^9 steps here. */
static void
test_quick_with_100000_spans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GainIntervalIndex) index = gain_interval_index_new ();
  g_autoptr (GTimer) timer = g_timer_new ();
  guint n_found = 0;

  for (guint i = 0; i < 100000; i++)
    gain_interval_index_insert (index, make_span (rand, 2000000), GUINT_TO_POINTER (i + 1));
  gain_interval_index_insert (index, GAIN_SPAN (0, 2000000), index);
  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (GPtrArray) items = gain_interval_index_query (index, make_span (rand, 2000000));

      n_found += items->len;
    }

  g_test_message ("100,000 inserted and 10,000 queries in %.0f ms, %u found",
                  g_timer_elapsed (timer, NULL) * 1000,
                  n_found);
  g_assert_cmpuint (n_found, >=, 9000);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interval-index/agrees-with-a-list", test_agrees_with_a_list);
  g_test_add_func ("/interval-index/unknown-pairs-stay", test_unknown_pairs_stay);
  g_test_add_func ("/interval-index/position", test_position);
  g_test_add_func ("/interval-index/quick", test_quick_with_100000_spans);

  return g_test_run ();
}
