/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-codec"

#include "config.h"

#include "gain-codec.h"

#include <glib/gi18n-lib.h>

#include "gain-format-jsonl.h"
#include "gain-format-page.h"
#include "gain-format-w3c.h"

/* The bytes at the start of a file that are looked at to tell what it is. */
#define SNIFF_BYTES 4096

static const GainCodec codecs[] = {
  {
      .id = "jsonl",
      .name = N_ ("Gainsay JSON Lines"),
      .extension = "jsonl",
      .mime = "application/jsonl",
      .can_read = TRUE,
      .can_write = TRUE,
      .offset_unit = N_ ("code points"),
      .holds = GAIN_CODEC_EVERYTHING,
      .archive = TRUE,
      .write_record = gain_format_jsonl_write_record,
      .read = gain_format_jsonl_read,
  },
  {
      .id = "w3c",
      .name = N_ ("W3C Web Annotation"),
      .extension = "jsonld",
      .mime = "application/ld+json",
      .can_read = TRUE,
      .can_write = TRUE,
      .offset_unit = N_ ("code points"),
      .holds = GAIN_CODEC_EVERYTHING,
      .archive = TRUE,
      .write_head = gain_format_w3c_write_head,
      .write_record = gain_format_w3c_write_record,
      .write_tail = gain_format_w3c_write_tail,
      .read = gain_format_w3c_read,
  },
  {
      .id = "text",
      .name = N_ ("Plain text"),
      .extension = "txt",
      .mime = "text/plain",
      .can_read = TRUE,
      .holds = GAIN_CODEC_TEXT,
      .read = gain_format_page_read_text,
  },
  {
      .id = "markdown",
      .name = N_ ("Markdown"),
      .extension = "md",
      .mime = "text/markdown",
      .can_read = TRUE,
      .holds = GAIN_CODEC_TEXT,
      .read = gain_format_page_read_markdown,
  },
  {
      .id = "html",
      .name = N_ ("Web page"),
      .extension = "html",
      .mime = "text/html",
      .can_read = TRUE,
      .holds = GAIN_CODEC_TEXT | GAIN_CODEC_METADATA,
      .read = gain_format_page_read_html,
  },
};

guint
gain_codec_get_n (void)
{
  return G_N_ELEMENTS (codecs);
}

const GainCodec *
gain_codec_get_at (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (codecs), NULL);

  return &codecs[i];
}

const GainCodec *
gain_codec_get (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (codecs); i++)
    if (g_str_equal (codecs[i].id, id))
      return &codecs[i];
  return NULL;
}

const char *
gain_codec_get_name (const GainCodec *self)
{
  return _ (self->name);
}

static gboolean
contains (const char *data, gsize size, const char *word)
{
  return g_strstr_len (data, (gssize) size, word) != NULL;
}

static const GainCodec *
sniff_page (const char *name, GBytes *bytes)
{
  switch (gain_extract_guess_format (name, NULL, bytes))
    {
    case GAIN_EXTRACT_HTML:
      return gain_codec_get ("html");
    case GAIN_EXTRACT_MARKDOWN:
      return gain_codec_get ("markdown");
    default:
      return gain_codec_get ("text");
    }
}

const GainCodec *
gain_codec_sniff (const char *name, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  size = MIN (size, SNIFF_BYTES);
  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }
  if (size > 0 && (*data == '{' || *data == '['))
    {
      if (contains (data, size, "anno.jsonld"))
        return gain_codec_get ("w3c");
      if (contains (data, size, "\"gainsay-export\""))
        return gain_codec_get ("jsonl");
    }
  if (name != NULL && g_str_has_suffix (name, ".jsonl"))
    return gain_codec_get ("jsonl");
  if (name != NULL && (g_str_has_suffix (name, ".jsonld") || g_str_has_suffix (name, ".json")))
    return gain_codec_get ("w3c");
  return sniff_page (name, bytes);
}
