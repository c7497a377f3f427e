/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-extract.h"

G_BEGIN_DECLS

/**
 * GainDraftBlock:
 * @start: first byte
 * @end: the byte after the last one
 */
typedef struct
{
  gsize start;
  gsize end;
  GainExtractBlockKind kind;
  gboolean excluded;
} GainDraftBlock;

/**
 * GainDraft:
 *
 * What a reader of one format builds before it becomes a #GainExtract: the
 * text and its blocks in bytes. Blocks are added in order.
 */
typedef struct
{
  GString *text;
  GArray *blocks;
  GPtrArray *authors;
  char *headline;
  char *outlet;
  char *published;
  char *language;
  char *canonical_url;
} GainDraft;

/** @text: (transfer full): valid UTF-8. */
GainDraft *gain_draft_new (GString *text);
void gain_draft_free (GainDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainDraft, gain_draft_free)

/** Adds the bytes from @start to @end without the white space around them; nothing is added when
 * nothing is left. Returns: the block, valid until the next one is added, or NULL. */
GainDraftBlock *gain_draft_add_block (GainDraft *self,
                                      gsize start,
                                      gsize end,
                                      GainExtractBlockKind kind);

/** Appends an empty line, unless it is the first, and @block as a new block. */
GainDraftBlock *gain_draft_append_block (GainDraft *self,
                                         const char *block,
                                         GainExtractBlockKind kind);

GainDraftBlock *gain_draft_get_block (GainDraft *self, guint i);

/** Lends the text of a block (not NUL-terminated). */
const char *gain_draft_get_block_text (GainDraft *self, guint i, gsize *n_bytes);

/** Returns: (transfer full): on one line, white space collapsed. */
char *gain_draft_dup_block_line (GainDraft *self, guint i);

/** Adds an author, trimmed, unless empty or there already. */
void gain_draft_add_author (GainDraft *self, const char *name);

/** Sets @field to @value on one line, trimmed, unless @value is NULL or empty or @field is set. */
void gain_draft_set (char **field, const char *value);

/** Returns: (transfer full): the result in code points, without charset, BOM and extractor; NULL
 * with @error when no block is there. */
GainExtract *gain_draft_finish (GainDraft *self, GError **error);

/** Returns: (transfer full): @text (-1: NUL-terminated) on one line, white space collapsed. */
char *gain_draft_dup_line (const char *text, gssize n_bytes);

/** TRUE when white space (or nothing) is all that @text has. */
gboolean gain_draft_is_blank (const char *text, gsize n_bytes);

G_END_DECLS
