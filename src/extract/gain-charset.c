/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-charset.h"
#include "gain-extract.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define UTF8        "UTF-8"
#define REPLACEMENT "\xef\xbf\xbd"

/* How far into a page its <meta charset> is looked for; browsers take 1024, pages do not always. */
#define META_BYTES 8192

/* Labels of the web and what they mean there (the Encoding Standard), which is
 * often a superset. A closed list: iconv loads modules by name, and some of
 * those modules had holes. */
static const struct
{
  const char *label;
  const char *name;
} labels[] = {
  { "utf-8", UTF8 },
  { "utf8", UTF8 },
  { "unicode-1-1-utf-8", UTF8 },
  { "x-unicode20utf8", UTF8 },
  { "ascii", "CP1252" },
  { "us-ascii", "CP1252" },
  { "ansi_x3.4-1968", "CP1252" },
  { "iso-8859-1", "CP1252" },
  { "iso8859-1", "CP1252" },
  { "iso88591", "CP1252" },
  { "iso_8859-1", "CP1252" },
  { "latin1", "CP1252" },
  { "latin-1", "CP1252" },
  { "l1", "CP1252" },
  { "cp1252", "CP1252" },
  { "cp819", "CP1252" },
  { "windows-1252", "CP1252" },
  { "x-cp1252", "CP1252" },
  { "iso-8859-2", "ISO-8859-2" },
  { "iso8859-2", "ISO-8859-2" },
  { "latin2", "ISO-8859-2" },
  { "iso-8859-3", "ISO-8859-3" },
  { "iso-8859-4", "ISO-8859-4" },
  { "iso-8859-5", "ISO-8859-5" },
  { "iso-8859-6", "ISO-8859-6" },
  { "iso-8859-7", "ISO-8859-7" },
  { "greek", "ISO-8859-7" },
  { "iso-8859-8", "ISO-8859-8" },
  { "iso-8859-8-i", "ISO-8859-8" },
  { "iso-8859-9", "CP1254" },
  { "iso8859-9", "CP1254" },
  { "latin5", "CP1254" },
  { "windows-1254", "CP1254" },
  { "cp1254", "CP1254" },
  { "iso-8859-10", "ISO-8859-10" },
  { "iso-8859-11", "CP874" },
  { "tis-620", "CP874" },
  { "windows-874", "CP874" },
  { "iso-8859-13", "ISO-8859-13" },
  { "iso-8859-14", "ISO-8859-14" },
  { "iso-8859-15", "ISO-8859-15" },
  { "iso8859-15", "ISO-8859-15" },
  { "latin-9", "ISO-8859-15" },
  { "iso-8859-16", "ISO-8859-16" },
  { "windows-1250", "CP1250" },
  { "cp1250", "CP1250" },
  { "windows-1251", "CP1251" },
  { "cp1251", "CP1251" },
  { "win-1251", "CP1251" },
  { "windows-1253", "CP1253" },
  { "cp1253", "CP1253" },
  { "windows-1255", "CP1255" },
  { "windows-1256", "CP1256" },
  { "cp1256", "CP1256" },
  { "windows-1257", "CP1257" },
  { "windows-1258", "CP1258" },
  { "koi8-r", "KOI8-R" },
  { "koi8", "KOI8-R" },
  { "koi8-u", "KOI8-U" },
  { "ibm866", "CP866" },
  { "cp866", "CP866" },
  { "macintosh", "MACINTOSH" },
  { "x-mac-roman", "MACINTOSH" },
  { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "x-gbk", "GB18030" },
  { "gbk", "GB18030" },
  { "gb18030", "GB18030" },
  { "big5", "BIG5-HKSCS" },
  { "big5-hkscs", "BIG5-HKSCS" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "windows-31j", "CP932" },
  { "euc-jp", "EUC-JP" },
  { "x-euc-jp", "EUC-JP" },
  { "iso-2022-jp", "ISO-2022-JP" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "korean", "CP949" },
  { "windows-949", "CP949" },
  { "utf-16", "UTF-16LE" },
  { "utf-16le", "UTF-16LE" },
  { "utf-16be", "UTF-16BE" },
};

static const struct
{
  const char *bytes;
  gsize size;
  const char *charset;
} boms[] = {
  { "\xef\xbb\xbf", 3, UTF8 },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

const char *
gain_charset_lookup (const char *label, gsize size)
{
  while (size > 0 && (g_ascii_isspace (*label) || *label == '"' || *label == '\''))
    label++, size--;
  while (size > 0 &&
         (g_ascii_isspace (label[size - 1]) || label[size - 1] == '"' || label[size - 1] == '\''))
    size--;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (strlen (labels[i].label) == size &&
          g_ascii_strncasecmp (label, labels[i].label, size) == 0)
        return labels[i].name;
    }

  return NULL;
}

static const char *
find_bom (const char *data, gsize size, gsize *n_skip)
{
  for (gsize i = 0; i < G_N_ELEMENTS (boms); i++)
    {
      if (size >= boms[i].size && memcmp (data, boms[i].bytes, boms[i].size) == 0)
        {
          *n_skip = boms[i].size;
          return boms[i].charset;
        }
    }

  *n_skip = 0;

  return NULL;
}

/* The value of charset= or encoding= between @p and @end. */
static const char *
find_label (const char *p, const char *end, const char *key)
{
  gsize n_key = strlen (key);

  for (; p + n_key < end; p++)
    {
      const char *value;
      gsize n = 0;

      if (g_ascii_strncasecmp (p, key, n_key) != 0)
        continue;

      value = p + n_key;
      while (value < end && g_ascii_isspace (*value))
        value++;
      if (value >= end || *value != '=')
        continue;
      value++;
      while (value < end && (g_ascii_isspace (*value) || *value == '"' || *value == '\''))
        value++;
      while (value + n < end && strchr ("\"' ;>/?\t\r\n", value[n]) == NULL)
        n++;

      return gain_charset_lookup (value, n);
    }

  return NULL;
}

static const char *
find_meta_charset (const char *data, gsize size)
{
  const char *end = data + MIN (size, META_BYTES);

  for (const char *p = data; p < end; p++)
    {
      gsize rest = end - p;
      const char *close;
      const char *charset = NULL;

      if (*p != '<')
        continue;

      if (rest >= 4 && strncmp (p, "<!--", 4) == 0)
        {
          close = g_strstr_len (p + 4, rest - 4, "-->");
          if (close == NULL)
            return NULL;
          p = close;
          continue;
        }

      close = memchr (p, '>', rest);
      if (close == NULL)
        return NULL;
      if (rest >= 6 && g_ascii_strncasecmp (p, "<meta", 5) == 0)
        charset = find_label (p + 5, close, "charset");
      else if (p == data && rest >= 6 && strncmp (p, "<?xml", 5) == 0)
        charset = find_label (p + 5, close, "encoding");

      /* A page that could say so in ASCII is not UTF-16. */
      if (charset != NULL)
        return g_str_has_prefix (charset, "UTF-16") ? UTF8 : charset;
    }

  return NULL;
}

/* Converts to UTF-8. With @bad: stops at the first byte that does not fit, sets it and answers
 * NULL; else puts U+FFFD there. */
static GString *
convert (const char *data, gsize size, const char *charset, gsize *bad)
{
  GIConv converter = g_iconv_open (UTF8, charset);
  GString *out;
  char buffer[4096];
  char *in = (char *) data;
  gsize left = size;

  g_return_val_if_fail (converter != (GIConv) -1, g_string_new (NULL));

  out = g_string_sized_new (size + size / 4);
  while (left > 0)
    {
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize status = g_iconv (converter, &in, &left, &to, &room);
      int code = errno;

      g_string_append_len (out, buffer, to - buffer);
      if (status != (gsize) -1 || code == E2BIG)
        continue;

      if (bad != NULL)
        {
          *bad = size - left;
          g_string_free (out, TRUE);
          g_iconv_close (converter);
          return NULL;
        }
      g_string_append (out, REPLACEMENT);
      in++;
      left--;
    }

  g_iconv_close (converter);

  return out;
}

static gboolean
set_charset_error (GError **error, const char *charset, gsize offset)
{
  g_set_error (
      error,
      GAIN_EXTRACT_ERROR,
      GAIN_EXTRACT_ERROR_CHARSET,
      /* Translators: the first is a number, the second a charset such as UTF-8 */
      _ ("The byte at offset %lu is not valid %s. Save the text as UTF-8 and add it again."),
      (gulong) offset,
      charset);

  return FALSE;
}

static gboolean
check_no_nul (const char *data, gsize size, gsize offset, GError **error)
{
  const char *nul = memchr (data, '\0', size);

  if (nul == NULL)
    return TRUE;

  g_set_error (error,
               GAIN_EXTRACT_ERROR,
               GAIN_EXTRACT_ERROR_BINARY,
               _ ("There is a NUL byte at offset %lu, so this is no text file. Save the article as "
                  "plain text in UTF-8 and add that."),
               (gulong) (nul - data + offset));

  return FALSE;
}

/* A single-byte charset fits any bytes; UTF-8 with more than ASCII in it fits by no accident. */
static gboolean
is_really_utf8 (const char *data, gsize size, const char *charset)
{
  gboolean single_byte = charset != NULL && (g_str_has_prefix (charset, "CP125") ||
                                             g_str_has_prefix (charset, "ISO-8859") ||
                                             g_str_has_prefix (charset, "KOI8"));

  return single_byte && g_utf8_validate_len (data, size, NULL);
}

gboolean
gain_charset_decode_text (const char *data,
                          gsize size,
                          const char *declared,
                          GainCharsetText *result,
                          GError **error)
{
  gsize skip;
  gsize bad = 0;
  const char *charset = find_bom (data, size, &skip);
  const char *end;

  result->had_bom = charset != NULL;
  if (charset == NULL && declared != NULL)
    charset = gain_charset_lookup (declared, strlen (declared));
  if (charset == NULL || is_really_utf8 (data, size, charset))
    charset = UTF8;
  data += skip;
  size -= skip;

  if (!g_str_has_prefix (charset, "UTF-16") && !check_no_nul (data, size, skip, error))
    return FALSE;

  result->charset = charset;
  if (g_str_equal (charset, UTF8))
    {
      if (!g_utf8_validate_len (data, size, &end))
        return set_charset_error (error, charset, end - data + skip);
      result->utf8 = g_string_new_len (data, size);
      return TRUE;
    }

  result->utf8 = convert (data, size, charset, &bad);
  if (result->utf8 == NULL)
    return set_charset_error (error, charset, bad + skip);
  if (check_no_nul (result->utf8->str, result->utf8->len, 0, error))
    return TRUE;

  g_string_free (g_steal_pointer (&result->utf8), TRUE);

  return FALSE;
}

/* The bytes without NUL, which the web says to ignore. */
static GBytes *
dup_without_nul (const char *data, gsize size)
{
  char *copy = g_malloc (size + 1);
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] != '\0')
        copy[n++] = data[i];
    }

  return g_bytes_new_take (copy, n);
}

static const char *
choose_page_charset (const char *data, gsize size, const char *declared)
{
  const char *charset = declared != NULL ? gain_charset_lookup (declared, strlen (declared)) : NULL;
  const char *meta = find_meta_charset (data, size);
  gboolean valid = g_utf8_validate_len (data, size, NULL);

  if (charset == NULL)
    charset = meta;
  else if (g_str_equal (charset, UTF8) && !valid && meta != NULL)
    charset = meta;

  if (charset == NULL || is_really_utf8 (data, size, charset))
    return valid ? UTF8 : "CP1252";

  return charset;
}

void
gain_charset_decode_page (const char *data,
                          gsize size,
                          const char *declared,
                          GainCharsetText *result)
{
  gsize skip;
  const char *charset = find_bom (data, size, &skip);
  g_autoptr (GBytes) clean = NULL;

  result->had_bom = charset != NULL;
  data += skip;
  size -= skip;
  if (charset == NULL || g_str_equal (charset, UTF8))
    {
      clean = dup_without_nul (data, size);
      data = g_bytes_get_data (clean, &size);
    }
  if (charset == NULL)
    charset = choose_page_charset (data, size, declared);

  result->charset = charset;
  if (g_str_equal (charset, UTF8))
    {
      g_autofree char *valid = g_utf8_make_valid (data, size);

      result->utf8 = g_string_new (valid);
      return;
    }

  result->utf8 = convert (data, size, charset, NULL);
  if (memchr (result->utf8->str, '\0', result->utf8->len) != NULL)
    {
      g_autoptr (GBytes) converted = g_string_free_to_bytes (result->utf8);

      clean = dup_without_nul (g_bytes_get_data (converted, NULL), g_bytes_get_size (converted));
      result->utf8 = g_string_new_len (g_bytes_get_data (clean, NULL), g_bytes_get_size (clean));
    }
}
