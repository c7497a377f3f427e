/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *text;
  const char *headline;
  const char *title;
} title_cases[] = {
  { "headline", "Some text", "Dam holds", "Dam holds" },
  { "short text", "Some\ttext  here", NULL, "Some text here" },
  { "empty headline", "Some text", "", "Some text" },
  { "ten words", "1 2 3 4 5 6 7 8 9 10", NULL, "1 2 3 4 5 6 7 8 9 10" },
  { "eleven words", "1 2 3 4 5 6 7 8 9 10 11", NULL, "1 2 3 4 5 6 7 8 9 10…" },
  { "excluded first", "Read more: x\nThe dam", NULL, "The dam" },
  { "nothing", "", NULL, "Untitled" },
  { "emoji", "😀 e\xcc\x81\r\nnext", NULL, "😀 e\xcc\x81" },
};

static void
test_title (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainArticle) article = sample_article_new (title_cases[i].text);

  gain_article_set_meta (article, "headline", title_cases[i].headline);
  gain_article_drop_text (article);
  g_assert_cmpstr (gain_article_get_title (article), ==, title_cases[i].title);
}

static void
test_title_of_one_long_word (void)
{
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autoptr (GainArticle) article = sample_article_new (text);

  g_assert_cmpint (g_utf8_strlen (gain_article_get_title (article), -1), ==, 81);
}

static void
test_find_block (void)
{
  static const struct
  {
    guint offset;
    int block;
  } cases[] = { { 0, -1 }, { 1, -1 }, { 2, 0 }, { 5, 0 }, { 6, 0 }, { 7, 1 }, { 8, 2 }, { 99, 2 } };
  const GainBlock blocks[] = {
    { { 2, 6 }, GAIN_BLOCK_TITLE, FALSE },
    { { 7, 8 }, GAIN_BLOCK_PARAGRAPH, FALSE },
    { { 8, 9 }, GAIN_BLOCK_LIST, TRUE },
  };
  g_autoptr (GainText) text = gain_text_new_from_string ("0123456789");
  g_autoptr (GainArticle) article = gain_article_new (text, blocks, 3);
  g_autoptr (GainArticle) bare = gain_article_new (text, NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gain_article_find_block (article, cases[i].offset), ==, cases[i].block);
  g_assert_cmpint (gain_article_find_block (bare, 3), ==, -1);
}

static void
test_text_goes_and_comes_back (void)
{
  g_autoptr (GainArticle) article = sample_article_new (SAMPLE_TEXT);
  g_autoptr (GainText) same = gain_text_new_from_string (SAMPLE_TEXT);
  g_autoptr (GainText) other = gain_text_new_from_string ("other");

  gain_article_drop_text (article);
  g_assert_null (gain_article_get_text (article));
  g_assert_cmpuint (gain_article_get_length (article), ==, gain_text_get_length (same));
  g_assert_cmpstr (gain_article_get_text_sha256 (article), ==, gain_text_get_sha256 (same));
  g_assert_cmpuint (strlen (gain_article_get_id (article)), ==, 16);

  g_assert_false (gain_article_restore_text (article, other));
  g_assert_null (gain_article_get_text (article));
  g_assert_true (gain_article_restore_text (article, same));
  g_assert_true (gain_article_get_text (article) == same);
}

static void
test_meta (void)
{
  g_autoptr (GainArticle) article = sample_article_new ("text");
  const char *authors[] = { "One", "Two", NULL };

  g_assert_null (gain_article_get_meta (article, "outlet"));
  gain_article_set_meta (article, "outlet", "The Harbour Post");
  g_assert_cmpstr (gain_article_get_meta (article, "outlet"), ==, "The Harbour Post");
  gain_article_set_meta (article, "outlet", NULL);
  g_assert_null (gain_article_get_meta (article, "outlet"));

  g_assert_nonnull (gain_article_get_authors (article));
  gain_article_set_authors (article, authors);
  g_assert_cmpstr (gain_article_get_authors (article)[1], ==, "Two");

  g_test_expect_message ("gain-article", G_LOG_LEVEL_CRITICAL, "*i >= 0*");
  gain_article_set_meta (article, "outlett", "x");
  g_test_assert_expected_messages ();
}

static void
test_bad_blocks_are_refused (void)
{
  const GainBlock overlapping[] = { { { 0, 3 }, 0, FALSE }, { { 2, 4 }, 0, FALSE } };
  const GainBlock outside[] = { { { 0, 5 }, 0, FALSE } };
  g_autoptr (GainText) text = gain_text_new_from_string ("0123");

  g_test_expect_message ("gain-article", G_LOG_LEVEL_CRITICAL, "*blocks_are_valid*");
  g_assert_null (gain_article_new (text, overlapping, 2));
  g_test_expect_message ("gain-article", G_LOG_LEVEL_CRITICAL, "*blocks_are_valid*");
  g_assert_null (gain_article_new (text, outside, 1));
  g_test_assert_expected_messages ();
}

static void
test_codebook (void)
{
  g_autoptr (GainCodebook) codebook = sample_codebook_new ();
  const GainAttribute *form = gain_codebook_get_attribute (codebook, "form");

  g_assert_cmpuint (gain_codebook_get_version (codebook), ==, 3);
  g_assert_cmpstr (gain_codebook_get_label_by_letter (codebook, 'd')->id, ==, "denial");
  g_assert_null (gain_codebook_get_label_by_letter (codebook, 'x'));
  g_assert_null (gain_codebook_get_label_by_letter (codebook, 0));
  g_assert_null (gain_codebook_get_label (codebook, "nothing"));
  g_assert_nonnull (gain_codebook_get_label (codebook, "claim")->examples);
  g_assert_true (gain_attribute_applies_to (form, "denial"));
  g_assert_false (gain_attribute_applies_to (form, "actor"));
  g_assert_cmpstr (form->choices[2], ==, "mixed");
  g_assert_cmpstr (gain_codebook_get_relation_type (codebook, "states")->to[0], ==, "proposition");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (title_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/article/title/%s", title_cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_title);
    }
  g_test_add_func ("/article/title-of-one-long-word", test_title_of_one_long_word);
  g_test_add_func ("/article/find-block", test_find_block);
  g_test_add_func ("/article/text-goes-and-comes-back", test_text_goes_and_comes_back);
  g_test_add_func ("/article/meta", test_meta);
  g_test_add_func ("/article/bad-blocks-are-refused", test_bad_blocks_are_refused);
  g_test_add_func ("/codebook/finds", test_codebook);

  return g_test_run ();
}
