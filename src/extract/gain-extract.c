/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-extract.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-binary-kind.h"
#include "gain-charset.h"
#include "gain-draft.h"
#include "gain-html-reader.h"
#include "gain-markdown-reader.h"
#include "gain-plain-reader.h"
#include "gain-tail.h"

/* How much of a file is looked at to guess what it is, in bytes. */
#define SNIFF_BYTES 1024

G_DEFINE_QUARK (gain_extract_error_quark, gain_extract_error)

static const struct
{
  const char *ending;
  GainExtractFormat format;
} endings[] = {
  { ".md", GAIN_EXTRACT_MARKDOWN },    { ".markdown", GAIN_EXTRACT_MARKDOWN },
  { ".mdown", GAIN_EXTRACT_MARKDOWN }, { ".htm", GAIN_EXTRACT_HTML },
  { ".html", GAIN_EXTRACT_HTML },      { ".xhtml", GAIN_EXTRACT_HTML },
  { ".xht", GAIN_EXTRACT_HTML },       { ".shtml", GAIN_EXTRACT_HTML },
};

static const struct
{
  const char *type;
  GainExtractFormat format;
} content_types[] = {
  { "text/html", GAIN_EXTRACT_HTML },
  { "application/xhtml+xml", GAIN_EXTRACT_HTML },
  { "text/markdown", GAIN_EXTRACT_MARKDOWN },
  { "text/x-markdown", GAIN_EXTRACT_MARKDOWN },
};

void
gain_extract_free (GainExtract *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->text, gain_text_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_strfreev (self->authors);
  g_free (self->headline);
  g_free (self->outlet);
  g_free (self->published);
  g_free (self->language);
  g_free (self->canonical_url);
  g_free (self->charset);
  g_free (self);
}

static gboolean
looks_like_html (GBytes *bytes)
{
  static const char *const openings[] = { "<!doctype html", "<html", "<head", "<body", "<article" };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = g_ascii_strdown (data != NULL ? data : "", MIN (size, SNIFF_BYTES));
  const char *p = start;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  p += strspn (p, " \t\r\n\f");
  if (g_str_has_prefix (p, "<?xml") || g_str_has_prefix (p, "<!--"))
    return strstr (p, "<html") != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      if (g_str_has_prefix (p, openings[i]))
        return TRUE;
    }

  return FALSE;
}

GainExtractFormat
gain_extract_guess_format (const char *name, const char *content_type, GBytes *bytes)
{
  g_autofree char *type = g_ascii_strdown (content_type != NULL ? content_type : "", -1);
  g_autofree char *lower = g_ascii_strdown (name != NULL ? name : "", -1);

  type[strcspn (type, "; \t")] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (content_types); i++)
    {
      if (g_str_equal (type, content_types[i].type))
        return content_types[i].format;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i].ending))
        return endings[i].format;
    }

  return bytes != NULL && looks_like_html (bytes) ? GAIN_EXTRACT_HTML : GAIN_EXTRACT_PLAIN;
}

static gboolean
check_size (gsize size, gsize limit, GError **error)
{
  if (size <= limit)
    return TRUE;

  g_set_error (error,
               GAIN_EXTRACT_ERROR,
               GAIN_EXTRACT_ERROR_LIMIT,
               _ ("It has %lu megabytes; an article may have up to %lu. Add the article alone, or "
                  "in several files."),
               (gulong) ((size + 999999) / 1000000),
               (gulong) (limit / (1024 * 1024)));

  return FALSE;
}

static gboolean
check_bytes (const char *data, gsize size, GError **error)
{
  const char *kind;

  if (!check_size (size, GAIN_EXTRACT_MAX_BYTES, error))
    return FALSE;

  kind = gain_binary_kind_guess (data, size);
  if (kind != NULL)
    {
      g_set_error (error,
                   GAIN_EXTRACT_ERROR,
                   GAIN_EXTRACT_ERROR_BINARY,
                   /* Translators: %s is such as “a PDF document” */
                   _ ("This is %s, not text. Save the article as plain text, Markdown or HTML and "
                      "add that."),
                   kind);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_not_blank (const GString *text, GError **error)
{
  if (!gain_draft_is_blank (text->str, text->len))
    return TRUE;

  g_set_error_literal (error,
                       GAIN_EXTRACT_ERROR,
                       GAIN_EXTRACT_ERROR_EMPTY,
                       _ ("It is empty: there is no text to read in it. Check that it is the right "
                          "file and that it was saved."));

  return FALSE;
}

/* Takes the text out of @decoded. */
static GainDraft *
read_text (GainCharsetText *decoded, GainExtractFormat format)
{
  g_autoptr (GString) text = g_steal_pointer (&decoded->utf8);
  GainDraft *draft;

  if (format == GAIN_EXTRACT_MARKDOWN)
    return gain_markdown_reader_read (text);

  draft = gain_draft_new (g_steal_pointer (&text));
  gain_plain_reader_find_blocks (draft);

  return draft;
}

static GainDraft *
read_page (GBytes *bytes,
           const char *url,
           const char *charset,
           GainCharsetText *decoded,
           GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) html = NULL;

  if (!check_size (size, GAIN_EXTRACT_MAX_HTML_BYTES, error))
    return NULL;

  gain_charset_decode_page (data, size, charset, decoded);
  html = g_steal_pointer (&decoded->utf8);
  if (!check_size (html->len, 2 * GAIN_EXTRACT_MAX_HTML_BYTES, error) ||
      !check_not_blank (html, error))
    return NULL;

  return gain_html_reader_read (html, url, error);
}

static GainDraft *
read_draft (GBytes *bytes,
            GainExtractFormat format,
            const char *url,
            const char *charset,
            GainCharsetText *decoded,
            GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!check_bytes (data != NULL ? data : "", size, error))
    return NULL;
  if (format == GAIN_EXTRACT_HTML)
    return read_page (bytes, url, charset, decoded, error);

  if (!gain_charset_decode_text (data != NULL ? data : "", size, charset, decoded, error))
    return NULL;
  if (!check_not_blank (decoded->utf8, error))
    {
      g_string_free (g_steal_pointer (&decoded->utf8), TRUE);
      return NULL;
    }

  return read_text (decoded, format);
}

GainExtract *
gain_extract_run (GBytes *bytes,
                  GainExtractFormat format,
                  const char *url,
                  const char *charset,
                  GError **error)
{
  static const char *const extractors[] = { "gainsay-plain/1",
                                            "gainsay-markdown/1",
                                            "gainsay-html/1" };
  GainCharsetText decoded = { 0 };
  g_autoptr (GainDraft) draft = NULL;
  GainExtract *extract;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail ((gsize) format < G_N_ELEMENTS (extractors), NULL);

  draft = read_draft (bytes, format, url, charset, &decoded, error);
  if (draft == NULL)
    return NULL;

  gain_tail_exclude (draft);
  extract = gain_draft_finish (draft, error);
  if (extract == NULL)
    return NULL;

  extract->charset = g_strdup (decoded.charset);
  extract->had_bom = decoded.had_bom;
  extract->extractor = extractors[format];

  return extract;
}
