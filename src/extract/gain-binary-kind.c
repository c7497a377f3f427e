/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-binary-kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAGIC(offset, bytes, kind)                                                                 \
  {                                                                                                \
    offset, bytes, sizeof (bytes) - 1, kind                                                        \
  }

/* In order: a more exact answer stands before a vaguer one. */
static const struct
{
  gsize offset;
  const char *bytes;
  gsize size;
  const char *kind;
} magics[] = {
  MAGIC (0, "%PDF-", N_ ("a PDF document")),
  MAGIC (0, "\x89PNG\r\n", N_ ("a PNG picture")),
  MAGIC (0, "\xff\xd8\xff", N_ ("a JPEG picture")),
  MAGIC (0, "GIF87a", N_ ("a GIF picture")),
  MAGIC (0, "GIF89a", N_ ("a GIF picture")),
  MAGIC (8, "WEBP", N_ ("a WebP picture")),
  MAGIC (30, "mimetypeapplication/vnd.oasis", N_ ("an OpenDocument file")),
  MAGIC (30, "mimetypeapplication/epub", N_ ("an EPUB book")),
  MAGIC (30, "[Content_Types].xml", N_ ("a Word, Excel or PowerPoint file")),
  MAGIC (0, "PK\x03\x04", N_ ("a ZIP archive or an Office document")),
  MAGIC (0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_ ("a Word, Excel or PowerPoint file")),
  MAGIC (0, "{\\rtf", N_ ("an RTF document")),
  MAGIC (0, "\x1f\x8b", N_ ("a gzip archive")),
  MAGIC (0, "BZh", N_ ("a bzip2 archive")),
  MAGIC (0,
         "\xfd"
         "7zXZ",
         N_ ("an xz archive")),
  MAGIC (0, "7z\xbc\xaf", N_ ("a 7-Zip archive")),
  MAGIC (0, "\x28\xb5\x2f\xfd", N_ ("a zstd archive")),
  MAGIC (0, "Rar!\x1a", N_ ("a RAR archive")),
  MAGIC (0,
         "\x7f"
         "ELF",
         N_ ("a program")),
  MAGIC (0, "SQLite format 3", N_ ("an SQLite database")),
  MAGIC (4, "ftyp", N_ ("a video or sound file")),
  MAGIC (0, "ID3", N_ ("a sound file")),
  MAGIC (0, "OggS", N_ ("a video or sound file")),
  MAGIC (0, "RIFF", N_ ("a video or sound file")),
};

/* “BZh”, “RIFF” and “ID3” are letters that a text may begin with; what follows decides. */
static gboolean
may_be_text (const char *data, gsize size, const char *magic)
{
  for (; *magic != '\0'; magic++)
    {
      if (!g_ascii_isalnum (*magic))
        return FALSE;
    }

  return memchr (data, '\0', MIN (size, 1024)) == NULL &&
         g_utf8_validate_len (data, MIN (size, 16), NULL);
}

const char *
gain_binary_kind_guess (const char *data, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      gsize end = magics[i].offset + magics[i].size;

      if (size >= end && memcmp (data + magics[i].offset, magics[i].bytes, magics[i].size) == 0 &&
          !may_be_text (data, size, magics[i].bytes))
        return _ (magics[i].kind);
    }

  return NULL;
}
