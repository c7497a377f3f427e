/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-mark-style.h"

static const struct
{
  const char *name;
  const char *text;
  const char *page;
} pages[] = {
  { "light", "#333333", "#ffffff" },
  { "dark", "#ffffff", "#1e1e1e" },
  { "light, high contrast", "#000000", "#ffffff" },
  { "dark, high contrast", "#ffffff", "#000000" },
};

static const char *const colors[] = { "#1c71d8", "#c01c28", "#e5a50a",     "#813d9c",
                                      "#77767b", "#000000", "#ffffff",     "#ffff00",
                                      "#00ff00", "#0000ff", "not a colour" };

static void
check_style (const char *color, GainLabelKind kind, guint page_index, gboolean high_contrast)
{
  const GainLabel label = {
    .id = "x", .kind = kind, .act = "asserts", .color = color, .letter = 'c'
  };
  GainMarkStyle style;
  GdkRGBA text, page;

  gdk_rgba_parse (&text, pages[page_index].text);
  gdk_rgba_parse (&page, pages[page_index].page);
  gain_mark_style_set (&style, &label, &text, &page, high_contrast);
  g_test_message ("%s on %s", color, pages[page_index].name);

  g_assert_cmpfloat (gain_color_contrast (&text, &style.tint), >=, GAIN_TINT_CONTRAST);
  g_assert_cmpfloat (gain_color_contrast (&text, &style.strong_tint), >=, GAIN_TINT_CONTRAST);
  g_assert_cmpfloat (gain_color_contrast (&style.edge, &page), >=, GAIN_EDGE_CONTRAST);
  g_assert_cmpfloat (gain_color_contrast (&style.edge, &style.on_edge), >=, GAIN_LETTER_CONTRAST);
  g_assert_cmpfloat (style.tint.alpha, ==, 1);
  g_assert_cmpstr (style.letter, ==, "C");
}

static void
test_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (colors); j++)
      for (int kind = GAIN_LABEL_STATEMENT; kind <= GAIN_LABEL_CUE; kind++)
        check_style (colors[j], kind, i, i >= 2);
}

static void
test_tints_differ (void)
{
  const GdkRGBA text = { 0.2f, 0.2f, 0.2f, 1 }, page = { 1, 1, 1, 1 };
  GainMarkStyle style;
  const GainLabel label = { .id = "x", .kind = GAIN_LABEL_STATEMENT, .color = "#1c71d8" };

  gain_mark_style_set (&style, &label, &text, &page, FALSE);
  g_assert_false (gdk_rgba_equal (&style.tint, &page));
  g_assert_false (gdk_rgba_equal (&style.tint, &style.strong_tint));
  g_assert_cmpstr (style.letter, ==, "");
}

static const struct
{
  GainLabelKind kind;
  const char *act;
  GainEdge edge;
} edge_cases[] = {
  { GAIN_LABEL_STATEMENT, "asserts", GAIN_EDGE_SOLID },
  { GAIN_LABEL_STATEMENT, "denies", GAIN_EDGE_DOUBLE },
  { GAIN_LABEL_STATEMENT, "doubts", GAIN_EDGE_WAVY },
  { GAIN_LABEL_STATEMENT, "withholds", GAIN_EDGE_WAVY },
  { GAIN_LABEL_STATEMENT, NULL, GAIN_EDGE_SOLID },
  { GAIN_LABEL_MENTION, NULL, GAIN_EDGE_DOTTED },
  { GAIN_LABEL_CUE, NULL, GAIN_EDGE_DASHED },
};

static void
test_edges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edge_cases); i++)
    {
      const GainLabel label = { .id = "x", .kind = edge_cases[i].kind, .act = edge_cases[i].act };

      g_assert_cmpint (gain_label_get_edge (&label), ==, edge_cases[i].edge);
    }
}

static void
test_known_contrasts (void)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  GdkRGBA grey;

  gdk_rgba_parse (&grey, "#767676");
  g_assert_cmpfloat_with_epsilon (gain_color_contrast (&white, &black), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (gain_color_contrast (&white, &white), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (gain_color_contrast (&white, &grey), 4.54, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mark-style/contrast-of-known-colours", test_known_contrasts);
  g_test_add_func ("/mark-style/text-stays-readable-on-every-tint", test_contrast);
  g_test_add_func ("/mark-style/tints-differ", test_tints_differ);
  g_test_add_func ("/mark-style/an-edge-for-each-act", test_edges);

  return g_test_run ();
}
