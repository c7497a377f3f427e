/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-import"

#include "config.h"

#include "gain-format-page.h"

static gboolean
read_page (GainImport *import, const char *content_type, GError **error)
{
  const GainPageSource *given = gain_import_get_source (import);
  GainPageSource source = given != NULL ? *given : (GainPageSource){ 0 };
  g_autoptr (GainArticle) article = NULL;
  GainRecord *record;

  source.content_type = content_type;
  article = gain_page_import (gain_import_get_bytes (import), &source, error);
  if (article == NULL)
    return FALSE;
  record = gain_record_new (gain_article_get_id (article), gain_article_get_text_sha256 (article));
  record->article = g_steal_pointer (&article);
  gain_import_take_record (import, record);
  return TRUE;
}

gboolean
gain_format_page_read_text (GainImport *import, GError **error)
{
  return read_page (import, "text/plain", error);
}

gboolean
gain_format_page_read_markdown (GainImport *import, GError **error)
{
  return read_page (import, "text/markdown", error);
}

gboolean
gain_format_page_read_html (GainImport *import, GError **error)
{
  return read_page (import, "text/html", error);
}
