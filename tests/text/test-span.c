/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-span.h"

static const struct
{
  const char *name;
  GainSpan a;
  GainSpan b;
  gboolean overlaps;
  gboolean contains;
  int order;
} cases[] = {
  { "apart", { 0, 4 }, { 6, 9 }, FALSE, FALSE, -1 },
  { "touching", { 0, 4 }, { 4, 9 }, FALSE, FALSE, -1 },
  { "inside", { 0, 9 }, { 3, 4 }, TRUE, TRUE, -1 },
  { "crossing", { 0, 5 }, { 4, 9 }, TRUE, FALSE, -1 },
  { "same", { 2, 5 }, { 2, 5 }, TRUE, TRUE, 0 },
  { "same start, the longer first", { 2, 9 }, { 2, 5 }, TRUE, TRUE, -1 },
  { "empty inside", { 0, 9 }, { 3, 3 }, FALSE, TRUE, -1 },
};

static void
test_relation (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GainSpan a = cases[i].a;
  GainSpan b = cases[i].b;

  g_assert_cmpint (gain_span_overlaps (a, b), ==, cases[i].overlaps);
  g_assert_cmpint (gain_span_overlaps (b, a), ==, cases[i].overlaps);
  g_assert_cmpint (gain_span_contains (a, b), ==, cases[i].contains);
  g_assert_cmpint (gain_span_compare (a, b), ==, cases[i].order);
  g_assert_cmpint (gain_span_compare (b, a), ==, -cases[i].order);
  g_assert_cmpint (gain_span_equal (a, b), ==, cases[i].order == 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/span/relation/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_relation);
    }

  return g_test_run ();
}
