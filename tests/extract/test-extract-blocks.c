/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever goes in: blocks that a reader can rely on, or an error in words. */

#include <string.h>

#include "gain-extract.h"

#define ROUNDS 1500

/* A machine that does other things too may take longer than the second that it takes alone. */
#define MAX_SECONDS 60

static const char *const fragments[] = {
  "The harbour board said on Monday that the pier stays closed until the summer.",
  "a short line",
  "**Bold line**",
  "**",
  "# Heading",
  "#",
  "> quote",
  "- item",
  "1. item",
  "---",
  "===",
  "Read more: elsewhere",
  "Please support our journalism today",
  "© 2025 All rights reserved",
  "Related stories",
  "“We need your support,” she said.",
  "😀 é e\xcc\x81 \xd8\xa7\xd9\x84\xd8\xb1\xd8\xb5\xd9\x8a\xd9\x81 \xef\xbb\xbf",
  "\xc2\xa0\xe2\x80\xa8\xe3\x80\x80",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  " ",
  "\t",
  "<p>",
  "</p>",
  "<div class=\"related\">",
  "</div>",
  "<b>",
  "<i x=1>",
  "</b>",
  "<a href=x>",
  "</a>",
  "<table><tr><td>",
  "</table>",
  "<td>",
  "<li>",
  "<ul>",
  "</ul>",
  "<h1>",
  "<br>",
  "<br/><br>",
  "<!--",
  "-->",
  "<script>",
  "</script>",
  "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"A\"}</script>",
  "<svg><title>",
  "</svg>",
  "<math><mi>",
  "<template>",
  "<select><option>",
  "<form>",
  "<button>",
  "<object>",
  "<frameset>",
  "<plaintext>",
  "<title>T",
  "<meta charset=",
  "<body>",
  "<html lang=x>",
  "<article>",
  "<![CDATA[",
  "<?x",
  "</",
  "<",
  ">",
  "&amp;",
  "&#0;",
  "&#x110000;",
  "&nbsp;",
  "\"",
  "'",
  "=",
  "| a | b |",
  "|---|---|",
  "    code",
  "```",
  "[x](y)",
  "![x](y)",
  "---\ntitle: x\n---\n",
};

static void
check_text (GainExtract *extract)
{
  gsize n_bytes;
  const char *text = gain_text_get_utf8 (extract->text, &n_bytes);

  g_assert_true (g_utf8_validate_len (text, n_bytes, NULL));
  g_assert_nonnull (extract->extractor);
  g_assert_nonnull (extract->charset);
  g_assert_nonnull (extract->authors);
  g_assert_cmpuint (extract->blocks->len, >, 0);
}

static void
check_blocks (GainExtract *extract)
{
  guint end = 0;
  guint n_kept = 0;

  for (guint i = 0; i < extract->blocks->len; i++)
    {
      const GainExtractBlock *block = &g_array_index (extract->blocks, GainExtractBlock, i);

      g_assert_cmpuint (block->span.start, >=, end);
      g_assert_cmpuint (block->span.start, <, block->span.end);
      g_assert_false (g_unichar_isspace (gain_text_get_char (extract->text, block->span.start)));
      g_assert_false (g_unichar_isspace (gain_text_get_char (extract->text, block->span.end - 1)));
      if (block->kind == GAIN_EXTRACT_TITLE)
        g_assert_cmpuint (i, ==, 0);
      n_kept += !block->excluded;
      end = block->span.end;
    }

  g_assert_cmpuint (end, <=, gain_text_get_length (extract->text));
  g_assert_cmpuint (n_kept, >, 0);
}

static void
check_headline (GainExtract *extract)
{
  const GainExtractBlock *first = &g_array_index (extract->blocks, GainExtractBlock, 0);

  g_assert_cmpint (extract->headline != NULL, ==, first->kind == GAIN_EXTRACT_TITLE);
  if (extract->headline != NULL)
    g_assert_null (strpbrk (extract->headline, "\n\r\t"));
}

/* TRUE when something came out. */
static gboolean
run (const char *data, gsize size, GainExtractFormat format)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainExtract) extract =
      gain_extract_run (bytes, format, "https://example.org/a", NULL, &error);

  if (extract == NULL)
    {
      g_assert_true (error->domain == GAIN_EXTRACT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }

  check_text (extract);
  check_blocks (extract);
  check_headline (extract);
  if (format == GAIN_EXTRACT_PLAIN)
    {
      gsize n;
      const char *text = gain_text_get_utf8 (extract->text, &n);
      gsize skip = extract->had_bom ? 3 : 0;

      if (g_str_equal (extract->charset, "UTF-8"))
        g_assert_cmpmem (text, n, data + skip, size - skip);
    }

  return TRUE;
}

static void
test_fragments (gconstpointer data)
{
  GainExtractFormat format = GPOINTER_TO_INT (data);
  guint n_good = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (1, 60);

      for (guint i = 0; i < n; i++)
        {
          g_string_append (text, fragments[g_test_rand_int_range (0, G_N_ELEMENTS (fragments))]);
          if (g_test_rand_int_range (0, 2) == 0)
            g_string_append_c (text, '\n');
        }
      n_good += run (text->str, text->len, format);
    }

  g_assert_cmpuint (n_good, >, ROUNDS / 4);
}

static void
test_random_bytes (gconstpointer data)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      char bytes[256];
      guint n = g_test_rand_int_range (0, sizeof bytes);

      for (guint i = 0; i < n; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);
      run (bytes, n, GPOINTER_TO_INT (data));
    }
}

static char *
repeat (const char *unit, guint n, const char *after)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, after);

  return g_string_free (text, FALSE);
}

#define PROSE                                                                                      \
  "<p>The harbour board said on Monday that the pier stays closed, and gave no reason for it.</p>"

static const struct
{
  const char *name;
  const char *unit;
  guint n;
  const char *after;
} deep[] = {
  { "divs", "<div>", 100000, PROSE },
  { "divs in a million", "<div>", 1000000, PROSE },
  { "spans", "<span>", 100000, PROSE },
  { "bold", "<b>", 100000, PROSE },
  { "links", "<a href=x>", 100000, PROSE },
  { "tables", "<table><tr><td>", 50000, PROSE },
  { "tables that nobody may leave", "<div><table></div>", 50000, PROSE },
  { "misnested", "<b><p></b>", 50000, PROSE },
  { "misnested formatting", "<b><div></b>", 50000, PROSE },
  { "unclosed paragraphs", "<p>text", 100000, PROSE },
  { "unclosed items", "<li>text", 100000, PROSE },
  { "nested lists", "<ul><li>", 50000, PROSE },
  { "svg", "<svg><g>", 50000, PROSE },
  { "svg titles", "<svg><title>", 50000, PROSE },
  { "comments", "<!--", 100000, PROSE },
  { "end tags", "</div>", 100000, PROSE },
  { "bodies", "<body a=1>", 100000, PROSE },
  { "templates", "<template>", 100000, PROSE },
  { "quotes", "<blockquote>", 100000, PROSE },
  { "buttons", "<button>", 100000, PROSE },
  { "less-than", "<", 100000, PROSE },
  { "references", "&amp", 100000, PROSE },
};

static void
test_deep (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deep); i++)
    {
      g_autofree char *html = repeat (deep[i].unit, deep[i].n, deep[i].after);
      gint64 start = g_get_monotonic_time ();
      gboolean good = run (html, strlen (html), GAIN_EXTRACT_HTML);

      g_test_message ("%s: %s, %d ms",
                      deep[i].name,
                      good ? "read" : "refused",
                      (int) ((g_get_monotonic_time () - start) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_SECONDS * (gint64) G_USEC_PER_SEC);
    }
}

/* Elements of formatting that each paragraph opens again: quadratic for the parser. */
static void
test_reopened (void)
{
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (html, "<p><font size=%u>", i);
  g_string_append (html, PROSE);
  run (html->str, html->len, GAIN_EXTRACT_HTML);

  g_string_truncate (html, 0);
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (html, "<p><b x%u=\"%s\">", i, PROSE);
  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "<p>x");
  run (html->str, html->len, GAIN_EXTRACT_HTML);
}

static void
test_huge_attributes (void)
{
  g_autofree char *value = g_strnfill (8 * 1024 * 1024, 'x');
  g_autoptr (GString) html = g_string_new (NULL);

  g_string_append_printf (html, "<div title=\"%s\">" PROSE "</div>", value);
  g_assert_true (run (html->str, html->len, GAIN_EXTRACT_HTML));

  g_string_truncate (html, 0);
  g_string_append (html, "<div ");
  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (html, "a%u ", i);
  g_string_append (html, ">" PROSE "</div>");
  g_assert_true (run (html->str, html->len, GAIN_EXTRACT_HTML));
}

static void
test_deep_markdown (void)
{
  static const char *const units[] = { ">", "- ", "[", "![", "*a ", "`", "<", "\\", "|" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = repeat (units[i], 20000, " text\n");

      run (text, strlen (text), GAIN_EXTRACT_MARKDOWN);
    }
}

static const struct
{
  const char *name;
  const char *data;
  gsize size;
  GainExtractFormat format;
  GainExtractError code;
  const char *words;
} refused[] = {
  { "nothing", "", 0, GAIN_EXTRACT_PLAIN, GAIN_EXTRACT_ERROR_EMPTY, "empty" },
  { "BOM alone", "\xef\xbb\xbf", 3, GAIN_EXTRACT_PLAIN, GAIN_EXTRACT_ERROR_EMPTY, "empty" },
  { "NUL", "abc\0def", 7, GAIN_EXTRACT_PLAIN, GAIN_EXTRACT_ERROR_BINARY, "offset 3" },
  { "NUL after BOM",
    "\xef\xbb\xbf"
    "abc\0",
    7,
    GAIN_EXTRACT_PLAIN,
    GAIN_EXTRACT_ERROR_BINARY,
    "offset 6" },
  { "zip", "PK\x03\x04....", 8, GAIN_EXTRACT_PLAIN, GAIN_EXTRACT_ERROR_BINARY, "ZIP" },
  { "doc",
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    8,
    GAIN_EXTRACT_PLAIN,
    GAIN_EXTRACT_ERROR_BINARY,
    "Word" },
  { "pdf as page", "%PDF-1.4", 8, GAIN_EXTRACT_HTML, GAIN_EXTRACT_ERROR_BINARY, "PDF" },
  { "cut character",
    "abc \xe2\x82",
    6,
    GAIN_EXTRACT_PLAIN,
    GAIN_EXTRACT_ERROR_CHARSET,
    "offset 4" },
  { "surrogate",
    "a\xed\xa0\x80",
    4,
    GAIN_EXTRACT_MARKDOWN,
    GAIN_EXTRACT_ERROR_CHARSET,
    "offset 1" },
  { "half UTF-16",
    "\xff\xfe"
    "a",
    3,
    GAIN_EXTRACT_PLAIN,
    GAIN_EXTRACT_ERROR_CHARSET,
    "UTF-16" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (refused[i].data, refused[i].size);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].name);
      g_assert_null (gain_extract_run (bytes, refused[i].format, NULL, NULL, &error));
      g_assert_error (error, GAIN_EXTRACT_ERROR, (gint) refused[i].code);
      g_assert_nonnull (strstr (error->message, refused[i].words));
    }
}

static void
test_too_large (void)
{
  gsize size = GAIN_EXTRACT_MAX_BYTES + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (size, 'x'), size);
  g_autoptr (GBytes) page = g_bytes_new_from_bytes (bytes, 0, GAIN_EXTRACT_MAX_HTML_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (gain_extract_run (bytes, GAIN_EXTRACT_PLAIN, NULL, NULL, &error));
  g_assert_error (error, GAIN_EXTRACT_ERROR, GAIN_EXTRACT_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (gain_extract_run (page, GAIN_EXTRACT_HTML, NULL, NULL, &error));
  g_assert_error (error, GAIN_EXTRACT_ERROR, GAIN_EXTRACT_ERROR_LIMIT);
}

static void
test_bom (void)
{
  static const char text[] = "\xef\xbb\xbfThe pier \xef\xbb\xbf stays closed 😀.\r\n";
  static const char wide[] = "\xff\xfeT\0h\0e\0 \0p\0i\0e\0r\0.\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GBytes) wide_bytes = g_bytes_new_static (wide, sizeof wide - 1);
  g_autoptr (GainExtract) extract = gain_extract_run (bytes, GAIN_EXTRACT_PLAIN, NULL, NULL, NULL);
  g_autoptr (GainExtract) wide_extract =
      gain_extract_run (wide_bytes, GAIN_EXTRACT_PLAIN, NULL, NULL, NULL);

  g_assert_true (extract->had_bom);
  g_assert_cmpstr (gain_text_get_utf8 (extract->text, NULL), ==, text + 3);
  g_assert_cmpuint (g_array_index (extract->blocks, GainExtractBlock, 0).span.end, ==, 26);
  g_assert_true (wide_extract->had_bom);
  g_assert_cmpstr (gain_text_get_utf8 (wide_extract->text, NULL), ==, "The pier.");
  g_assert_cmpstr (wide_extract->charset, ==, "UTF-16LE");
}

static const struct
{
  const char *name;
  const char *type;
  const char *data;
  GainExtractFormat format;
} formats[] = {
  { "a.txt", NULL, "text", GAIN_EXTRACT_PLAIN },
  { "a.TXT", "text/plain; charset=x", "text", GAIN_EXTRACT_PLAIN },
  { "a.md", NULL, "text", GAIN_EXTRACT_MARKDOWN },
  { "a.md", "text/plain", "text", GAIN_EXTRACT_MARKDOWN },
  { "a.MARKDOWN", NULL, NULL, GAIN_EXTRACT_MARKDOWN },
  { NULL, "text/markdown", NULL, GAIN_EXTRACT_MARKDOWN },
  { "a.html", NULL, NULL, GAIN_EXTRACT_HTML },
  { "a.htm", NULL, NULL, GAIN_EXTRACT_HTML },
  { "a.php", "text/html; charset=utf-8", NULL, GAIN_EXTRACT_HTML },
  { NULL, "Application/XHTML+XML", NULL, GAIN_EXTRACT_HTML },
  { NULL, NULL, " \n<!DOCTYPE html>", GAIN_EXTRACT_HTML },
  { NULL, NULL, "\xef\xbb\xbf<HTML>", GAIN_EXTRACT_HTML },
  { NULL, NULL, "<?xml version='1.0'?><html>", GAIN_EXTRACT_HTML },
  { NULL, NULL, "<rss>", GAIN_EXTRACT_PLAIN },
  { NULL, NULL, NULL, GAIN_EXTRACT_PLAIN },
};

static void
test_guess_format (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *data = formats[i].data;
      g_autoptr (GBytes) bytes = data != NULL ? g_bytes_new (data, strlen (data)) : NULL;

      g_assert_cmpint (gain_extract_guess_format (formats[i].name, formats[i].type, bytes),
                       ==,
                       formats[i].format);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/extract/blocks/plain",
                        GINT_TO_POINTER (GAIN_EXTRACT_PLAIN),
                        test_fragments);
  g_test_add_data_func ("/extract/blocks/markdown",
                        GINT_TO_POINTER (GAIN_EXTRACT_MARKDOWN),
                        test_fragments);
  g_test_add_data_func ("/extract/blocks/html",
                        GINT_TO_POINTER (GAIN_EXTRACT_HTML),
                        test_fragments);
  g_test_add_data_func ("/extract/bytes/plain",
                        GINT_TO_POINTER (GAIN_EXTRACT_PLAIN),
                        test_random_bytes);
  g_test_add_data_func ("/extract/bytes/html",
                        GINT_TO_POINTER (GAIN_EXTRACT_HTML),
                        test_random_bytes);
  g_test_add_func ("/extract/deep", test_deep);
  g_test_add_func ("/extract/reopened", test_reopened);
  g_test_add_func ("/extract/huge-attributes", test_huge_attributes);
  g_test_add_func ("/extract/deep-markdown", test_deep_markdown);
  g_test_add_func ("/extract/refused", test_refused);
  g_test_add_func ("/extract/too-large", test_too_large);
  g_test_add_func ("/extract/bom", test_bom);
  g_test_add_func ("/extract/guess-format", test_guess_format);

  return g_test_run ();
}
