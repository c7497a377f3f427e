/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-title.h"

#include <string.h>

#include "gain-plain-reader.h"

/* In code points. */
#define MAX_TITLE  200
#define MIN_PROSE  80
#define MAX_KICKER 120

/* How far down the body may repeat its headline, in blocks. */
#define MAX_REPEAT 6

static gboolean
starts_otherwise (const char *text, gsize n_bytes)
{
  return (n_bytes > 7 && g_ascii_strncasecmp (text, "http", 4) == 0) ||
         (n_bytes > 3 && g_ascii_strncasecmp (text, "by ", 3) == 0);
}

static gboolean
has_longer_prose (GainDraft *draft, gsize n_bytes)
{
  for (guint i = 1; i < MIN (draft->blocks->len, 4); i++)
    {
      gsize n_next;
      const char *next = gain_draft_get_block_text (draft, i, &n_next);

      if (n_next > n_bytes && g_utf8_strlen (next, n_next) >= MIN_PROSE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
looks_like_title (GainDraft *draft, gboolean marked)
{
  gsize n_bytes;
  const char *text = gain_draft_get_block_text (draft, 0, &n_bytes);

  if (g_utf8_strlen (text, n_bytes) > MAX_TITLE)
    return FALSE;
  if (marked)
    return TRUE;

  return gain_draft_get_block (draft, 0)->kind <= GAIN_EXTRACT_PARAGRAPH &&
         !gain_plain_ends_sentence (text, n_bytes, FALSE) &&
         !gain_plain_ends_open (text, n_bytes) && !starts_otherwise (text, n_bytes) &&
         has_longer_prose (draft, n_bytes);
}

void
gain_title_choose (GainDraft *draft, gboolean marked)
{
  if (draft->blocks->len == 0 || !looks_like_title (draft, marked))
    return;

  gain_draft_get_block (draft, 0)->kind = GAIN_EXTRACT_TITLE;
  g_free (draft->headline);
  draft->headline = gain_draft_dup_block_line (draft, 0);
}

char *
gain_title_dup_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_len (key, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (key, FALSE);
}

/* The block that says the headline again, or the number of blocks. */
static guint
find_repetition (GainDraft *draft, const char *headline)
{
  g_autofree char *key = gain_title_dup_key (headline);

  for (guint i = 0; i < MIN (draft->blocks->len, MAX_REPEAT); i++)
    {
      g_autofree char *line = gain_draft_dup_block_line (draft, i);
      g_autofree char *block_key = gain_title_dup_key (line);

      if (g_str_equal (key, block_key))
        return i;
      if (g_utf8_strlen (line, -1) > MAX_KICKER &&
          gain_draft_get_block (draft, i)->kind != GAIN_EXTRACT_HEADING)
        break;
    }

  return draft->blocks->len;
}

void
gain_title_set (GainDraft *draft, const char *headline)
{
  g_autofree char *line = gain_draft_dup_line (headline, -1);
  guint repeated = find_repetition (draft, line);
  guint first = repeated < draft->blocks->len ? repeated + 1 : 0;
  g_autoptr (GString) old_text = draft->text;
  g_autoptr (GArray) old_blocks = draft->blocks;

  if (*line == '\0')
    {
      draft->text = g_steal_pointer (&old_text);
      draft->blocks = g_steal_pointer (&old_blocks);
      return;
    }

  draft->text = g_string_sized_new (old_text->len + strlen (line) + 2);
  draft->blocks = g_array_new (FALSE, FALSE, sizeof (GainDraftBlock));
  gain_draft_append_block (draft, line, GAIN_EXTRACT_TITLE);
  for (guint i = first; i < old_blocks->len; i++)
    {
      const GainDraftBlock *block = &g_array_index (old_blocks, GainDraftBlock, i);
      g_autofree char *text = g_strndup (old_text->str + block->start, block->end - block->start);

      gain_draft_append_block (draft, text, block->kind);
    }

  g_free (draft->headline);
  draft->headline = g_steal_pointer (&line);
}
