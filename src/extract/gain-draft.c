/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

GainDraft *
gain_draft_new (GString *text)
{
  GainDraft *self = g_new0 (GainDraft, 1);

  self->text = text;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (GainDraftBlock));
  self->authors = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
gain_draft_free (GainDraft *self)
{
  if (self == NULL)
    return;

  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->authors);
  g_free (self->headline);
  g_free (self->outlet);
  g_free (self->published);
  g_free (self->language);
  g_free (self->canonical_url);
  g_free (self);
}

static void
trim (const char *text, gsize *start, gsize *end)
{
  while (*start < *end && g_unichar_isspace (g_utf8_get_char (text + *start)))
    *start = g_utf8_next_char (text + *start) - text;

  while (*start < *end)
    {
      const char *last = g_utf8_prev_char (text + *end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      *end = last - text;
    }
}

GainDraftBlock *
gain_draft_add_block (GainDraft *self, gsize start, gsize end, GainExtractBlockKind kind)
{
  GainDraftBlock block = { 0 };

  trim (self->text->str, &start, &end);
  if (start >= end)
    return NULL;

  block.start = start;
  block.end = end;
  block.kind = kind;
  g_array_append_val (self->blocks, block);

  return gain_draft_get_block (self, self->blocks->len - 1);
}

GainDraftBlock *
gain_draft_append_block (GainDraft *self, const char *block, GainExtractBlockKind kind)
{
  gsize start = 0;
  gsize end = strlen (block);
  gsize position;

  trim (block, &start, &end);
  if (start >= end)
    return NULL;

  if (self->text->len > 0)
    g_string_append (self->text, "\n\n");
  position = self->text->len;
  g_string_append_len (self->text, block + start, end - start);

  return gain_draft_add_block (self, position, self->text->len, kind);
}

GainDraftBlock *
gain_draft_get_block (GainDraft *self, guint i)
{
  return &g_array_index (self->blocks, GainDraftBlock, i);
}

const char *
gain_draft_get_block_text (GainDraft *self, guint i, gsize *n_bytes)
{
  const GainDraftBlock *block = gain_draft_get_block (self, i);

  *n_bytes = block->end - block->start;

  return self->text->str + block->start;
}

char *
gain_draft_dup_block_line (GainDraft *self, guint i)
{
  gsize n_bytes;
  const char *text = gain_draft_get_block_text (self, i, &n_bytes);

  return gain_draft_dup_line (text, n_bytes);
}

void
gain_draft_add_author (GainDraft *self, const char *name)
{
  g_autofree char *line = gain_draft_dup_line (name, -1);

  if (*line == '\0')
    return;

  for (guint i = 0; i < self->authors->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->authors, i), line))
        return;
    }

  g_ptr_array_add (self->authors, g_steal_pointer (&line));
}

void
gain_draft_set (char **field, const char *value)
{
  g_autofree char *line = NULL;

  if (*field != NULL || value == NULL)
    return;

  line = gain_draft_dup_line (value, -1);
  if (*line != '\0')
    *field = g_steal_pointer (&line);
}

static GArray *
dup_blocks (GainDraft *self, GainText *text)
{
  GArray *blocks = g_array_sized_new (FALSE, FALSE, sizeof (GainExtractBlock), self->blocks->len);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GainDraftBlock *draft = gain_draft_get_block (self, i);
      GainExtractBlock block = {
        .span = GAIN_SPAN (gain_text_byte_to_offset (text, draft->start),
                           gain_text_byte_to_offset (text, draft->end)),
        .kind = draft->kind,
        .excluded = draft->excluded,
      };

      g_array_append_val (blocks, block);
    }

  return blocks;
}

GainExtract *
gain_draft_finish (GainDraft *self, GError **error)
{
  g_autoptr (GainExtract) extract = g_new0 (GainExtract, 1);
  g_autoptr (GBytes) bytes = NULL;

  if (self->blocks->len == 0)
    {
      g_set_error_literal (
          error,
          GAIN_EXTRACT_ERROR,
          GAIN_EXTRACT_ERROR_EMPTY,
          _ ("There is no text of an article in it. Check that it is the right page, or "
             "save the text as a plain text file and add that."));
      return NULL;
    }

  bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
  extract->text = gain_text_new (bytes, error);
  if (extract->text == NULL)
    return NULL;

  extract->blocks = dup_blocks (self, extract->text);
  g_ptr_array_add (self->authors, NULL);
  extract->authors = (char **) g_ptr_array_steal (self->authors, NULL);
  extract->headline = g_steal_pointer (&self->headline);
  extract->outlet = g_steal_pointer (&self->outlet);
  extract->published = g_steal_pointer (&self->published);
  extract->language = g_steal_pointer (&self->language);
  extract->canonical_url = g_steal_pointer (&self->canonical_url);

  return g_steal_pointer (&extract);
}

char *
gain_draft_dup_line (const char *text, gssize n_bytes)
{
  const char *end = text + (n_bytes < 0 ? strlen (text) : (gsize) n_bytes);
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          space = line->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_len (line, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (line, FALSE);
}

gboolean
gain_draft_is_blank (const char *text, gsize n_bytes)
{
  gsize start = 0;

  trim (text, &start, &n_bytes);

  return start >= n_bytes;
}
