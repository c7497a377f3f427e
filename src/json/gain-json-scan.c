/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-json"

#include "config.h"

#include "gain-json-scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-json-check.h"

/* A key of an object that is still open. */
typedef struct
{
  const char *text; /* in the data, or in Scan.unescaped */
  gsize size;
  const char *at; /* its opening quote, for the message */
} Key;

/* The bytes are valid UTF-8 without NUL before the first token is read, so
 * nothing below has to care about either. Every scan_ function leaves `at`
 * behind what it read, or sets the fault once and returns FALSE. */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint depth;

  const GainJsonEvents *events;
  gpointer user;

  GString *scratch;        /* the last text that had escapes, the last number */
  GStringChunk *unescaped; /* (nullable): keys that had escapes */
  GArray *keys;            /* of Key: those of all open objects, innermost last */

  const char *fault;
  const char *fault_at;
} Scan;

static gboolean scan_value (Scan *s);

static gboolean
fail (Scan *s, const char *at, const char *fault)
{
  s->fault = fault;
  s->fault_at = at;
  return FALSE;
}

static void
skip_space (Scan *s)
{
  while (s->at < s->end && (*s->at == ' ' || *s->at == '\n' || *s->at == '\r' || *s->at == '\t'))
    s->at++;
}

static gboolean
scan_hex4 (Scan *s, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, s->at++)
    {
      if (s->at == s->end || !g_ascii_isxdigit (*s->at))
        return fail (s, s->at, _ ("four hexadecimal digits must follow \\u"));
      *unit = *unit << 4 | (gunichar) g_ascii_xdigit_value (*s->at);
    }
  return TRUE;
}

/* `at` is behind "\u". */
static gboolean
scan_unicode_escape (Scan *s)
{
  const char *escape = s->at - 2;
  gunichar high;
  gunichar low;

  if (!scan_hex4 (s, &high))
    return FALSE;
  if (high == 0)
    return fail (s, escape, _ ("the character NUL is not allowed"));
  if (high < 0xd800 || high > 0xdfff)
    {
      g_string_append_unichar (s->scratch, high);
      return TRUE;
    }
  if (high > 0xdbff || s->end - s->at < 2 || s->at[0] != '\\' || s->at[1] != 'u')
    return fail (s, escape, _ ("half of a surrogate pair stands alone"));

  s->at += 2;
  if (!scan_hex4 (s, &low))
    return FALSE;
  if (low < 0xdc00 || low > 0xdfff)
    return fail (s, escape, _ ("half of a surrogate pair stands alone"));
  g_string_append_unichar (s->scratch, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
  return TRUE;
}

/* `at` is at the backslash. */
static gboolean
scan_escape (Scan *s)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape = s->at++;
  const char *found;

  if (s->at < s->end && *s->at == 'u')
    {
      s->at++;
      return scan_unicode_escape (s);
    }
  found = s->at < s->end ? strchr (letters, *s->at) : NULL;
  if (found == NULL)
    return fail (s, escape, _ ("a backslash must be followed by one of \" \\ / b f n r t u"));
  g_string_append_c (s->scratch, meanings[found - letters]);
  s->at++;
  return TRUE;
}

/* Moves over what needs no unescaping. */
static void
skip_plain (Scan *s)
{
  while (s->at < s->end && (guchar) *s->at >= 0x20 && *s->at != '"' && *s->at != '\\')
    s->at++;
}

/* @text lies in the data or, where there were escapes, in the scratch. */
static gboolean
scan_string (Scan *s, const char **text, gsize *size)
{
  const char *opening = s->at++;
  const char *run = s->at;
  gboolean escaped = FALSE;

  for (skip_plain (s); s->at < s->end && *s->at == '\\'; skip_plain (s))
    {
      if (!escaped)
        g_string_truncate (s->scratch, 0);
      escaped = TRUE;
      g_string_append_len (s->scratch, run, s->at - run);
      if (!scan_escape (s))
        return FALSE;
      run = s->at;
    }
  if (s->at == s->end)
    return fail (s, opening, _ ("the closing quotation mark of this text is missing"));
  if (*s->at != '"')
    return fail (s, s->at, _ ("a control character inside a text must be written as an escape"));

  if (escaped)
    g_string_append_len (s->scratch, run, s->at - run);
  *text = escaped ? s->scratch->str : run;
  *size = escaped ? s->scratch->len : (gsize) (s->at - run);
  s->at++;
  return TRUE;
}

static gboolean
skip_digits (Scan *s)
{
  const char *first = s->at;

  while (s->at < s->end && g_ascii_isdigit (*s->at))
    s->at++;
  return s->at > first;
}

/* Moves over the grammar of a number and tells whether it is an integer. */
static gboolean
skip_number (Scan *s, gboolean *integer)
{
  const char *first;

  *integer = TRUE;
  if (*s->at == '-')
    s->at++;
  first = s->at;
  if (!skip_digits (s))
    return fail (s, s->at, _ ("a digit is expected here"));
  if (*first == '0' && s->at - first > 1)
    return fail (s, first, _ ("a number must not begin with 0"));
  if (s->at < s->end && *s->at == '.')
    {
      *integer = FALSE;
      s->at++;
      if (!skip_digits (s))
        return fail (s, s->at, _ ("a digit is expected after the decimal point"));
    }
  if (s->at < s->end && (*s->at == 'e' || *s->at == 'E'))
    {
      *integer = FALSE;
      s->at++;
      if (s->at < s->end && (*s->at == '+' || *s->at == '-'))
        s->at++;
      if (!skip_digits (s))
        return fail (s, s->at, _ ("a digit is expected in the exponent"));
    }
  return TRUE;
}

static gboolean
to_int64 (const char *at, const char *end, gint64 *value)
{
  gboolean negative = *at == '-';
  gint64 sum = 0;

  for (at += negative ? 1 : 0; at < end; at++)
    {
      gint64 digit = negative ? '0' - *at : *at - '0';

      if (__builtin_mul_overflow (sum, 10, &sum) || __builtin_add_overflow (sum, digit, &sum))
        return FALSE;
    }
  *value = sum;
  return TRUE;
}

static gboolean
scan_number (Scan *s)
{
  const char *first = s->at;
  gboolean integer;
  gint64 whole;
  double number;

  if (!skip_number (s, &integer))
    return FALSE;
  if (integer)
    {
      if (!to_int64 (first, s->at, &whole))
        return fail (s, first, _ ("this whole number is too large for 64 bits"));
      if (s->events != NULL)
        s->events->integer (s->user, whole);
      return TRUE;
    }

  g_string_truncate (s->scratch, 0);
  g_string_append_len (s->scratch, first, s->at - first);
  number = g_ascii_strtod (s->scratch->str, NULL);
  if (!isfinite (number))
    return fail (s, first, _ ("this number is too large"));
  if (s->events != NULL)
    s->events->number (s->user, number);
  return TRUE;
}

static gboolean
scan_word (Scan *s, const char *word)
{
  gsize size = strlen (word);

  if ((gsize) (s->end - s->at) < size || memcmp (s->at, word, size) != 0)
    return fail (
        s,
        s->at,
        _ ("a value is expected here; only true, false and null stand without quotation marks"));
  s->at += size;
  if (s->events == NULL)
    return TRUE;
  if (*word == 'n')
    s->events->null (s->user);
  else
    s->events->boolean (s->user, *word == 't');
  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;
  int order;

  if (x->size != y->size)
    return x->size < y->size ? -1 : 1;
  order = memcmp (x->text, y->text, x->size);
  if (order != 0)
    return order;
  return x->at < y->at ? -1 : 1;
}

static gboolean
same_key (const Key *a, const Key *b)
{
  return a->size == b->size && memcmp (a->text, b->text, a->size) == 0;
}

/* Sorted, not hashed: nobody can prepare keys that make this slow. A handful
 * is compared as it comes. */
static gboolean
check_keys (Scan *s, Key *keys, gsize n)
{
  const char *second = NULL;

  if (n <= 8)
    {
      for (gsize i = 1; i < n; i++)
        for (gsize j = 0; j < i; j++)
          if (same_key (&keys[i], &keys[j]))
            return fail (s, keys[i].at, _ ("this key stands twice in the same object"));
      return TRUE;
    }

  qsort (keys, n, sizeof (Key), compare_keys);
  for (gsize i = 1; i < n; i++)
    if (same_key (&keys[i - 1], &keys[i]) && (second == NULL || keys[i].at < second))
      second = keys[i].at;
  return second == NULL || fail (s, second, _ ("this key stands twice in the same object"));
}

static gboolean
scan_key (Scan *s)
{
  Key key = { .at = s->at };

  if (s->at == s->end)
    return fail (s, s->at, _ ("it ends inside an object"));
  if (*s->at != '"')
    return fail (s, s->at, _ ("a key in quotation marks is expected here"));
  if (!scan_string (s, &key.text, &key.size))
    return FALSE;
  if (s->events != NULL)
    s->events->key (s->user, key.text, key.size);
  if (key.text == s->scratch->str)
    {
      if (s->unescaped == NULL)
        s->unescaped = g_string_chunk_new (1024);
      key.text = g_string_chunk_insert_len (s->unescaped, key.text, (gssize) key.size);
    }
  g_array_append_val (s->keys, key);

  skip_space (s);
  if (s->at == s->end || *s->at != ':')
    return fail (s, s->at, _ ("a colon is expected after the key"));
  s->at++;
  return TRUE;
}

/* Whether another item follows; `at` is then before it. */
static gboolean
scan_separator (Scan *s, char closing, gboolean *more)
{
  skip_space (s);
  *more = s->at < s->end && *s->at == ',';
  if (!*more && (s->at == s->end || *s->at != closing))
    return fail (s,
                 s->at,
                 s->at == s->end  ? _ ("it ends before everything is closed")
                 : closing == '}' ? _ ("a comma or } is expected here")
                                  : _ ("a comma or ] is expected here"));
  s->at++;
  skip_space (s);
  return TRUE;
}

static gboolean
scan_members (Scan *s)
{
  guint first = s->keys->len;
  gboolean more = TRUE;

  while (more)
    if (!scan_key (s) || !scan_value (s) || !scan_separator (s, '}', &more))
      return FALSE;
  if (!check_keys (s, &g_array_index (s->keys, Key, first), s->keys->len - first))
    return FALSE;
  g_array_set_size (s->keys, first);
  return TRUE;
}

static gboolean
scan_elements (Scan *s)
{
  gboolean more = TRUE;

  while (more)
    if (!scan_value (s) || !scan_separator (s, ']', &more))
      return FALSE;
  return TRUE;
}

static gboolean
scan_container (Scan *s, gboolean object)
{
  if (++s->depth > GAIN_JSON_MAX_DEPTH)
    return fail (s, s->at, _ ("objects and arrays are nested too deeply"));
  if (s->events != NULL)
    (object ? s->events->begin_object : s->events->begin_array) (s->user);
  s->at++;
  skip_space (s);
  if (s->at < s->end && *s->at == (object ? '}' : ']'))
    s->at++;
  else if (!(object ? scan_members (s) : scan_elements (s)))
    return FALSE;
  if (s->events != NULL)
    s->events->end (s->user);
  s->depth--;
  return TRUE;
}

static gboolean
scan_value (Scan *s)
{
  const char *text;
  gsize size;

  skip_space (s);
  if (s->at == s->end)
    return fail (s, s->at, _ ("it ends where a value is expected"));
  switch (*s->at)
    {
    case '{':
      return scan_container (s, TRUE);
    case '[':
      return scan_container (s, FALSE);
    case '"':
      if (!scan_string (s, &text, &size))
        return FALSE;
      if (s->events != NULL)
        s->events->string (s->user, text, size);
      return TRUE;
    case 't':
      return scan_word (s, "true");
    case 'f':
      return scan_word (s, "false");
    case 'n':
      return scan_word (s, "null");
    default:
      if (*s->at == '-' || g_ascii_isdigit (*s->at))
        return scan_number (s);
      return fail (s, s->at, _ ("a value is expected here"));
    }
}

static gboolean
scan_bytes (Scan *s)
{
  const char *bad;

  if (s->end - s->start >= 3 && memcmp (s->start, "\xef\xbb\xbf", 3) == 0)
    return fail (s, s->start, _ ("a byte-order mark is not allowed; save it as UTF-8 without one"));
  if (!g_utf8_validate_len (s->start, (gsize) (s->end - s->start), &bad))
    return fail (s,
                 bad,
                 *bad == '\0' ? _ ("the character NUL is not allowed")
                              : _ ("this is not valid UTF-8"));
  return TRUE;
}

static gboolean
scan_document (Scan *s)
{
  if (!scan_bytes (s) || !scan_value (s))
    return FALSE;
  skip_space (s);
  return s->at == s->end || fail (s, s->at, _ ("something follows after the end"));
}

/* The bytes before the fault are valid UTF-8. */
static void
report (Scan *s, GError **error)
{
  guint line = 1;
  const char *line_start = s->start;

  for (const char *p = s->start; p < s->fault_at; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (
      error,
      GAIN_JSON_ERROR,
      GAIN_JSON_ERROR_SYNTAX,
      /* Translators: what is wrong in a file and where; the last %s goes on in lower case */
      _ ("Line %u, column %u: %s"),
      line,
      (guint) g_utf8_strlen (line_start, s->fault_at - line_start) + 1,
      s->fault);
}

gboolean
gain_json_scan (const char *data,
                gsize size,
                const GainJsonEvents *events,
                gpointer user,
                GError **error)
{
  Scan s = { .start = data, .at = data, .end = data + size, .events = events, .user = user };
  gboolean good;

  if (size == 0 || size > GAIN_JSON_MAX_BYTES)
    {
      g_set_error_literal (error,
                           GAIN_JSON_ERROR,
                           GAIN_JSON_ERROR_SYNTAX,
                           size == 0 ? _ ("There is nothing in it: it is empty, not JSON")
                                     : _ ("It is larger than 512 MB, which no JSON of Gainsay is"));
      return FALSE;
    }

  s.scratch = g_string_new (NULL);
  s.keys = g_array_new (FALSE, FALSE, sizeof (Key));
  good = scan_document (&s);
  if (!good)
    report (&s, error);
  g_array_unref (s.keys);
  g_string_free (s.scratch, TRUE);
  g_clear_pointer (&s.unescaped, g_string_chunk_free);
  return good;
}
