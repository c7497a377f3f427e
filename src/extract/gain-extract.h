/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "gain-span.h"
#include "gain-text.h"

G_BEGIN_DECLS

#define GAIN_EXTRACT_ERROR (gain_extract_error_quark ())

typedef enum
{
  GAIN_EXTRACT_ERROR_EMPTY,   /* nothing to read in it */
  GAIN_EXTRACT_ERROR_BINARY,  /* a PDF, a picture, an archive …: the message names it */
  GAIN_EXTRACT_ERROR_CHARSET, /* the bytes are not text in the charset they claim */
  GAIN_EXTRACT_ERROR_LIMIT,   /* too large or nested too deeply */
} GainExtractError;

GQuark gain_extract_error_quark (void);

/* What we take, in bytes; more than that is no article. */
#define GAIN_EXTRACT_MAX_BYTES      (32u * 1024u * 1024u)
#define GAIN_EXTRACT_MAX_HTML_BYTES (16u * 1024u * 1024u)

/* In the order of the values of the project model's block kinds. */
typedef enum
{
  GAIN_EXTRACT_TITLE,
  GAIN_EXTRACT_HEADING,
  GAIN_EXTRACT_PARAGRAPH,
  GAIN_EXTRACT_QUOTE,
  GAIN_EXTRACT_LIST,
  GAIN_EXTRACT_TABLE,
} GainExtractBlockKind;

/**
 * GainExtractBlock:
 * @span: code points in the extracted text; never empty, no white space at either end
 * @kind: what it is; a title is the first block, if there is one
 * @excluded: boilerplate that came with the text (“Read more”, appeals, related headlines)
 */
typedef struct
{
  GainSpan span;
  GainExtractBlockKind kind;
  gboolean excluded;
} GainExtractBlock;

typedef enum
{
  GAIN_EXTRACT_PLAIN,
  GAIN_EXTRACT_MARKDOWN,
  GAIN_EXTRACT_HTML,
} GainExtractFormat;

/**
 * GainExtract:
 * @text: the text of the article, never normalised
 * @blocks: (element-type GainExtractBlock): sorted, disjoint, at least one
 * @headline: (nullable): one line; the text of the title block where there is one
 * @authors: (array zero-terminated=1): never NULL, may be empty
 * @outlet: (nullable): the name of the site or paper
 * @published: (nullable): ISO 8601 date or date and time, else as the source wrote it
 * @language: (nullable): BCP 47 tag
 * @canonical_url: (nullable): absolute http(s) URL that the page names as its own
 * @charset: what the bytes were read as, such as “UTF-8”
 * @had_bom: a byte-order mark stood before the text and was stripped
 * @extractor: (not nullable): which rules made this, such as “gainsay-plain/1”; a constant
 *
 * What one file or page says. All members are for reading; the strings are
 * valid UTF-8 and belong to the struct.
 */
typedef struct
{
  GainText *text;
  GArray *blocks;
  char *headline;
  char **authors;
  char *outlet;
  char *published;
  char *language;
  char *canonical_url;
  char *charset;
  gboolean had_bom;
  const char *extractor;
} GainExtract;

void gain_extract_free (GainExtract *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainExtract, gain_extract_free)

/**
 * The format by content type, else by the ending of @name, else by the first
 * bytes; plain text when nothing tells.
 *
 * @name: (nullable): a file name or URL path
 * @content_type: (nullable): media type, parameters allowed
 * @bytes: (nullable): the content or its beginning
 */
GainExtractFormat gain_extract_guess_format (const char *name,
                                             const char *content_type,
                                             GBytes *bytes);

/**
 * Turns @bytes into text, blocks and metadata. Pure: reads and loads nothing
 * else, safe in any thread.
 *
 * Plain text is kept exactly: an offset into the text is an offset into the
 * decoded file after its byte-order mark. Markdown and HTML become the plain
 * text of their blocks, joined by empty lines.
 *
 * @url: (nullable): where the bytes came from, for relative links
 * @charset: (nullable): what the server said
 *
 * Returns: (transfer full): NULL with @error in %GAIN_EXTRACT_ERROR; the message says what to do
 * and does not name the file, so that the caller can.
 */
GainExtract *gain_extract_run (GBytes *bytes,
                               GainExtractFormat format,
                               const char *url,
                               const char *charset,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
