/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-page-import.h"

#include <glib/gi18n-lib.h>

#include "gain-extract.h"

G_STATIC_ASSERT ((int) GAIN_EXTRACT_TITLE == (int) GAIN_BLOCK_TITLE);
G_STATIC_ASSERT ((int) GAIN_EXTRACT_HEADING == (int) GAIN_BLOCK_HEADING);
G_STATIC_ASSERT ((int) GAIN_EXTRACT_PARAGRAPH == (int) GAIN_BLOCK_PARAGRAPH);
G_STATIC_ASSERT ((int) GAIN_EXTRACT_QUOTE == (int) GAIN_BLOCK_QUOTE);
G_STATIC_ASSERT ((int) GAIN_EXTRACT_LIST == (int) GAIN_BLOCK_LIST);
G_STATIC_ASSERT ((int) GAIN_EXTRACT_TABLE == (int) GAIN_BLOCK_TABLE);

static GArray *
map_blocks (GArray *extracted)
{
  GArray *blocks = g_array_sized_new (FALSE, FALSE, sizeof (GainBlock), extracted->len);

  for (guint i = 0; i < extracted->len; i++)
    {
      const GainExtractBlock *block = &g_array_index (extracted, GainExtractBlock, i);
      GainBlock mapped = { block->span, (GainBlockKind) block->kind, block->excluded };

      g_array_append_val (blocks, mapped);
    }

  return blocks;
}

static void
set_metadata (GainArticle *article, GainExtract *extract, const GainPageSource *source)
{
  gain_article_set_meta (article, "headline", extract->headline);
  gain_article_set_meta (article, "outlet", extract->outlet);
  gain_article_set_meta (article, "published", extract->published);
  gain_article_set_meta (article, "language", extract->language);
  gain_article_set_meta (article, "canonical_url", extract->canonical_url);
  gain_article_set_meta (article, "extractor", extract->extractor);
  gain_article_set_meta (article, "url", source->url);
  gain_article_set_meta (article, "fetched", source->fetched);
  gain_article_set_meta (article, "licence", source->licence);
  /* The address says more than a name made up for it. */
  if (source->url == NULL)
    gain_article_set_meta (article, "source", source->name);
  gain_article_set_authors (article, (const char *const *) extract->authors);
  gain_article_set_had_bom (article, extract->had_bom);
}

GainArticle *
gain_page_import (GBytes *bytes, const GainPageSource *source, GError **error)
{
  GainExtractFormat format = gain_extract_guess_format (source->name, source->content_type, bytes);
  const char *name = source->url != NULL ? source->url : source->name;
  g_autoptr (GainExtract) extract =
      gain_extract_run (bytes, format, source->url, source->charset, error);
  g_autoptr (GArray) blocks = NULL;
  GainArticle *article;

  if (extract == NULL)
    {
      if (name != NULL)
        /* Translators: the name of a file or an address; a sentence follows. */
        g_prefix_error (error, _ ("“%s” was not added. "), name);
      return NULL;
    }

  blocks = map_blocks (extract->blocks);
  article = gain_article_new (extract->text, (const GainBlock *) blocks->data, blocks->len);
  set_metadata (article, extract, source);

  return article;
}
