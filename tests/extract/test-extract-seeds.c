/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The articles that people start with, where they are at hand: real
 * paragraphs, headings, and exactly the tail left out. */

#include <string.h>

#include "gain-extract.h"

typedef struct
{
  const char *path;
  gboolean has_headline;
  guint n_headings;   /* kept */
  guint n_paragraphs; /* kept */
  guint n_excluded;
} Expected;

static const Expected articles[] = {
  { "seeds/chinese-nationals-claim.txt", FALSE, 0, 6, 0 },
  { "seeds/recruiting-accusation.txt", FALSE, 0, 18, 6 },
  { "seeds/supply-denial.txt", TRUE, 2, 7, 4 },
};

static GainExtract *
load (const char *name)
{
  const char *shared = g_getenv ("GAIN_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GainExtract *extract;
  char *contents;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, NULL))
    return NULL;

  bytes = g_bytes_new_take (contents, size);
  extract =
      gain_extract_run (bytes, gain_extract_guess_format (name, NULL, bytes), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (gain_text_get_utf8 (extract->text, NULL),
                   strlen (contents),
                   contents,
                   strlen (contents));

  return extract;
}

static void
test_seed (gconstpointer data)
{
  const Expected *expected = data;
  g_autoptr (GainExtract) extract = load (expected->path);
  guint counts[GAIN_EXTRACT_TABLE + 1] = { 0 };
  guint n_excluded = 0;

  if (extract == NULL)
    {
      g_test_skip ("the article is not at hand");
      return;
    }

  for (guint i = 0; i < extract->blocks->len; i++)
    {
      const GainExtractBlock *block = &g_array_index (extract->blocks, GainExtractBlock, i);

      /* What is left out is one piece at the end. */
      g_assert_true (block->excluded || n_excluded == 0);
      n_excluded += block->excluded;
      counts[block->kind] += !block->excluded;
    }

  g_assert_cmpint (extract->headline != NULL, ==, expected->has_headline);
  g_assert_cmpuint (counts[GAIN_EXTRACT_TITLE], ==, expected->has_headline);
  g_assert_cmpuint (counts[GAIN_EXTRACT_HEADING], ==, expected->n_headings);
  g_assert_cmpuint (counts[GAIN_EXTRACT_PARAGRAPH], ==, expected->n_paragraphs);
  g_assert_cmpuint (n_excluded, ==, expected->n_excluded);
}

static void
test_long_text (void)
{
  g_autoptr (GainExtract) extract = load ("fixtures/long-text/david-copperfield.txt");
  guint n_inner = 0;
  guint n_headings = 0;

  if (extract == NULL)
    {
      g_test_skip ("the long text is not at hand");
      return;
    }

  for (guint i = 0; i < extract->blocks->len; i++)
    {
      const GainExtractBlock *block = &g_array_index (extract->blocks, GainExtractBlock, i);
      g_autofree char *slice = gain_text_dup_slice (extract->text, block->span);

      g_assert_false (block->excluded);
      g_assert_null (strstr (slice, "\n\n"));
      n_inner += strchr (slice, '\n') != NULL;
      n_headings += block->kind <= GAIN_EXTRACT_HEADING;
    }

  /* 64 chapters; most paragraphs have several lines. */
  g_assert_cmpuint (n_headings, >=, 64);
  g_assert_cmpuint (n_inner * 2, >, extract->blocks->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *name = g_strconcat ("/extract/", articles[i].path, NULL);

      g_test_add_data_func (name, &articles[i], test_seed);
    }
  g_test_add_func ("/extract/long-text", test_long_text);

  return g_test_run ();
}
