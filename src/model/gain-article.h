/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-text.h"

G_BEGIN_DECLS

typedef enum
{
  GAIN_BLOCK_TITLE,
  GAIN_BLOCK_HEADING,
  GAIN_BLOCK_PARAGRAPH,
  GAIN_BLOCK_QUOTE,
  GAIN_BLOCK_LIST,
  GAIN_BLOCK_TABLE,
} GainBlockKind;

/** A stretch of the text that reads as one. Blocks are in order and disjoint; what lies between
 * two (line ends, markup) is part of the text, but is not shown. */
typedef struct
{
  GainSpan span;
  GainBlockKind kind;
  gboolean excluded; /* as extracted; what counts is gain_project_is_excluded() */
} GainBlock;

/** "title", "heading", "paragraph", "quote", "list", "table". */
const char *gain_block_kind_get_nick (GainBlockKind kind);
gboolean gain_block_kind_from_nick (const char *nick, GainBlockKind *kind);

/**
 * GainArticle:
 *
 * Frozen text, its blocks and what is known about it. Written once; only the
 * text can come later than the rest (a list of a hundred thousand articles
 * does not hold a hundred thousand texts).
 */
#define GAIN_TYPE_ARTICLE (gain_article_get_type ())
G_DECLARE_FINAL_TYPE (GainArticle, gain_article, GAIN, ARTICLE, GObject)

/** Copies @blocks; out-of-range or overlapping ones are a programming error (a codec checks
 * before). The id follows from the text. */
GainArticle *gain_article_new (GainText *text,
                               const GainBlock *blocks,
                               guint n_blocks) G_GNUC_WARN_UNUSED_RESULT;

const char *gain_article_get_id (GainArticle *self);
const char *gain_article_get_text_sha256 (GainArticle *self);
/** Code points, known also without the text. */
guint gain_article_get_length (GainArticle *self);
const GainBlock *gain_article_get_blocks (GainArticle *self, guint *n);
/** The block that holds @offset (or the nearest before it); -1 where there is none. O(log n). */
int gain_article_find_block (GainArticle *self, guint offset);

/** Returns: (transfer none) (nullable): NULL while it is not loaded (gain_store_load_text()). */
GainText *gain_article_get_text (GainArticle *self);
/** Drops the text, or gives it back; one with another hash is refused (FALSE). */
void gain_article_drop_text (GainArticle *self);
gboolean gain_article_restore_text (GainArticle *self, GainText *text);

/** Metadata by name: "headline", "outlet", "published", "fetched", "url", "canonical_url",
 * "language", "extractor", "licence", "replaces", "source" (name of the imported file). ISO dates.
 * NULL where unknown. */
const char *gain_article_get_meta (GainArticle *self, const char *name);
/** Only while it is being built. */
void gain_article_set_meta (GainArticle *self, const char *name, const char *value);
const char *const *gain_article_get_authors (GainArticle *self);
void gain_article_set_authors (GainArticle *self, const char *const *authors);
gboolean gain_article_get_had_bom (GainArticle *self);
void gain_article_set_had_bom (GainArticle *self, gboolean had_bom);
GVariant *gain_article_get_extras (GainArticle *self);
void gain_article_set_extras (GainArticle *self, GVariant *extras);

/** The headline, else the first words of the text. Known also without the text. */
const char *gain_article_get_title (GainArticle *self);

G_END_DECLS
