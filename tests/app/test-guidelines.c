/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the guidelines say about a label, as text. */

#include "gain-guidelines-text.h"

static const struct
{
  const char *name;
  const char *markdown;
  const char *expected;
} about_cases[] = {
  { "a section whose heading names it",
    "# All\n\n## Denials\n\nA denial runs.\n\n## Headlines\n\nOther.\n",
    "## Denials\n\nA denial runs.\n\n" },
  { "with the sections below it",
    "## Denial\n\n### When\n\nNow.\n\n## Other\n\nNo.\n",
    "## Denial\n\n### When\n\nNow.\n\n" },
  { "an item that starts with it",
    "## Marks\n\n- **Claim**: so.\n- **Denial**: not so,\n  at all.\n- **Doubt**: open.\n",
    "- **Denial**: not so,\n  at all.\n\n\n" },
  { "not the title of the whole", "# Claims and denials\n\nRules.\n", "" },
  { "not a word inside another", "## Undenial\n\nNo.\n", "" },
  { "not in code", "```\n# x\n## Denial\n```\n", "" },
  { "nothing", "", "" },
};

static void
test_about (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const GainLabel label = { .id = "denial", .name = "Denial" };
  g_autofree char *got = gain_guidelines_dup_about (about_cases[i].markdown, &label);

  g_assert_cmpstr (got, ==, about_cases[i].expected);
}

static void
test_tables (void)
{
  g_autofree char *got = gain_guidelines_dup_without_tables (
      "Before\n\n| words | what |\n|---|:-:|\n| a | *b* |\n| c |\n\nAfter | all\n");

  g_assert_cmpstr (got, ==, "Before\n\n**words – what**\n\n- a – *b*\n- c\n\nAfter | all\n");
}

static void
test_label (void)
{
  static const char *const examples[] = { "He [did *not*] say.", "All of it", NULL };
  const GainLabel label = { .id = "x", .name = "X", .description = "A_b", .examples = examples };
  g_autofree char *got = gain_guidelines_dup_label (&label);

  g_assert_cmpstr (got, ==, "A\\_b\n\n- He **\\[did \\*not\\*\\]** say\\.\n- All of it\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (about_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/guidelines/about/", about_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_about);
    }
  g_test_add_func ("/guidelines/tables-become-lists", test_tables);
  g_test_add_func ("/guidelines/label-as-markdown", test_label);

  return g_test_run ();
}
