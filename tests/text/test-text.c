/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "gain-text.h"

/* What random texts are made of: each piece with its number of code points. */
static const struct
{
  const char *utf8;
  guint n_chars;
} pieces[] = {
  { "a", 1 },
  { " ", 1 },
  { "\r\n", 2 },
  { "é", 1 },
  { "e\xcc\x81", 2 },
  { "عربي", 4 },
  { "\xef\xbb\xbf", 1 },
  { "中", 1 },
  { "😀", 1 },
  { "👩\xe2\x80\x8d👧", 3 },
  { "plain words, as most texts have", 31 },
};

static char *
make_text (GRand *rand, guint n_pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))].utf8);

  return g_string_free (text, FALSE);
}

static void
check_every_offset (const char *utf8)
{
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  const char *p = utf8;
  guint offset = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      g_assert_cmpuint (gain_text_offset_to_byte (text, offset), ==, p - utf8);
      g_assert_cmpuint (gain_text_get_char (text, offset), ==, g_utf8_get_char (p));
      for (const char *inside = p; inside < g_utf8_next_char (p); inside++)
        g_assert_cmpuint (gain_text_byte_to_offset (text, inside - utf8), ==, offset);
    }

  g_assert_cmpuint (gain_text_get_length (text), ==, offset);
  g_assert_cmpuint (gain_text_offset_to_byte (text, offset), ==, strlen (utf8));
  g_assert_cmpuint (gain_text_offset_to_byte (text, offset + 99), ==, strlen (utf8));
  g_assert_cmpuint (gain_text_byte_to_offset (text, strlen (utf8) + 99), ==, offset);
  g_assert_cmpuint (gain_text_get_char (text, offset), ==, 0);
}

static void
test_random_offsets (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *utf8 = make_text (rand, g_rand_int_range (rand, 0, 120));

      check_every_offset (utf8);
    }
}

/* Lengths around the distance of two waypoints. */
static void
test_lengths_around_waypoints (void)
{
  for (guint n = 62; n < 67; n++)
    {
      g_autofree char *plain = g_strnfill (n, 'x');
      GString *wide = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append (wide, "😀");
      check_every_offset (plain);
      check_every_offset (wide->str);
      g_string_free (wide, TRUE);
    }
}

static void
test_random_slices (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *utf8 = make_text (rand, 400);
  g_autoptr (GainText) text = gain_text_new_from_string (utf8);
  guint length = gain_text_get_length (text);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 2000; round++)
    {
      guint start = g_rand_int_range (rand, 0, length + 20);
      guint end = g_rand_int_range (rand, start, length + 40);
      g_autofree char *slice = gain_text_dup_slice (text, GAIN_SPAN (start, end));
      g_autofree char *expected = g_utf8_substring (utf8, MIN (start, length), MIN (end, length));
      gsize n_bytes;
      const char *lent = gain_text_get_slice (text, GAIN_SPAN (start, end), &n_bytes);

      g_assert_cmpstr (slice, ==, expected);
      g_assert_cmpmem (lent, n_bytes, expected, strlen (expected));
    }
}

static const struct
{
  const char *name;
  const char *bytes;
  gsize size;
  int code; /* -1 for none */
  const char *message;
} input_cases[] = {
  { "empty", "", 0, -1, NULL },
  { "plain", "abc", 3, -1, NULL },
  { "byte-order mark stays", "\xef\xbb\xbfx", 4, -1, NULL },
  { "a lone continuation byte", "ab\x80", 3, GAIN_TEXT_ERROR_NOT_UTF8, "byte 2" },
  { "a character cut short", "abc\xe2\x82", 5, GAIN_TEXT_ERROR_NOT_UTF8, "byte 3" },
  { "an overlong form", "\xc0\xaf", 2, GAIN_TEXT_ERROR_NOT_UTF8, "byte 0" },
  { "a surrogate", "\xed\xa0\x80", 3, GAIN_TEXT_ERROR_NOT_UTF8, "byte 0" },
  { "NUL", "a\0b", 3, GAIN_TEXT_ERROR_NUL, "Byte 1" },
};

static void
test_input (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = g_bytes_new (input_cases[i].bytes, input_cases[i].size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainText) text = gain_text_new (bytes, &error);

  if (input_cases[i].code < 0)
    {
      gsize n_bytes;

      g_assert_no_error (error);
      g_assert_cmpmem (gain_text_get_utf8 (text, &n_bytes),
                       input_cases[i].size,
                       input_cases[i].bytes,
                       input_cases[i].size);
      g_assert_cmpuint (n_bytes, ==, input_cases[i].size);
      g_assert_cmpint (gain_text_get_utf8 (text, NULL)[n_bytes], ==, '\0');
      return;
    }

  g_assert_null (text);
  g_assert_error (error, GAIN_TEXT_ERROR, input_cases[i].code);
  g_assert_nonnull (strstr (error->message, input_cases[i].message));
}

static void
test_too_long (void)
{
  gsize size = (gsize) GAIN_TEXT_MAX_BYTES + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GError) error = NULL;

  g_assert_null (gain_text_new (bytes, &error));
  g_assert_error (error, GAIN_TEXT_ERROR, GAIN_TEXT_ERROR_TOO_LONG);
}

/* The digest of "abc" is in FIPS 180-2; its base32 form was made with coreutils. */
static void
test_identity (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("abc");
  g_autofree char *id = gain_text_dup_id (text);

  g_assert_cmpstr (gain_text_get_sha256 (text),
                   ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (id, ==, "xj4bnp4pahh6uqkb");
}

static gpointer
digest_in_thread (gpointer text)
{
  return (gpointer) gain_text_get_sha256 (text);
}

static void
test_shared_between_threads (void)
{
  g_autoptr (GainText) text = gain_text_new_from_string ("shared");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("digest", digest_in_thread, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == (gpointer) gain_text_get_sha256 (text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/offsets/random", test_random_offsets);
  g_test_add_func ("/text/offsets/around-waypoints", test_lengths_around_waypoints);
  g_test_add_func ("/text/slices/random", test_random_slices);
  g_test_add_func ("/text/input/too-long", test_too_long);
  g_test_add_func ("/text/identity", test_identity);
  g_test_add_func ("/text/threads", test_shared_between_threads);
  for (gsize i = 0; i < G_N_ELEMENTS (input_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/input/%s", input_cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_input);
    }

  return g_test_run ();
}
