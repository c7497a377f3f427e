/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-extract.h"

/* The readable form of an extraction that the cases expect and that
 * dump-extract prints: a line each, metadata first, “-” before what is
 * excluded, ⏎ for a line end within a block. */

static const char *const kind_names[] = {
  "title", "heading", "paragraph", "quote", "list", "table"
};

static inline void
append_field (GString *out, const char *key, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s: %s\n", key, value);
}

static inline void
append_block (GString *out, GainText *text, const GainExtractBlock *block)
{
  g_autofree char *slice = gain_text_dup_slice (text, block->span);
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  g_strdelimit (slice, "\r", '\n');
  lines = g_strsplit (slice, "\n", -1);
  joined = g_strjoinv ("⏎", lines);
  g_string_append_printf (
      out, "%s%s| %s\n", block->excluded ? "-" : "", kind_names[block->kind], joined);
}

static inline char *
dup_case_form (GainExtract *extract)
{
  GString *out = g_string_new (NULL);
  g_autofree char *authors = g_strjoinv ("; ", extract->authors);

  append_field (out, "headline", extract->headline);
  append_field (out, "authors", *authors != '\0' ? authors : NULL);
  append_field (out, "outlet", extract->outlet);
  append_field (out, "published", extract->published);
  append_field (out, "language", extract->language);
  append_field (out, "canonical", extract->canonical_url);
  for (guint i = 0; i < extract->blocks->len; i++)
    append_block (out, extract->text, &g_array_index (extract->blocks, GainExtractBlock, i));

  return g_string_free (out, FALSE);
}
