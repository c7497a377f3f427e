/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-marking.h"

#include <string.h>

#include "gain-unit.h"

static const char *
get_language (GainArticle *article)
{
  return gain_article_get_meta (article, "language");
}

GainSpan
gain_marking_trim (GainText *text, GainSpan span)
{
  while (span.start < span.end && g_unichar_isspace (gain_text_get_char (text, span.start)))
    span.start++;
  while (span.end > span.start && g_unichar_isspace (gain_text_get_char (text, span.end - 1)))
    span.end--;

  return span;
}

GainSpan
gain_marking_get_block (GainArticle *article, guint offset)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  int i = gain_article_find_block (article, offset);

  if (n == 0)
    return GAIN_SPAN (0, gain_article_get_length (article));

  return blocks[MAX (i, 0)].span;
}

static GainUnit
unit_for (const GainLabel *label)
{
  if (label->kind == GAIN_LABEL_MENTION)
    return GAIN_UNIT_NAME;
  if (label->kind == GAIN_LABEL_CUE)
    return GAIN_UNIT_CUE;

  return g_strcmp0 (label->act, "denies") == 0 ? GAIN_UNIT_DENIAL : GAIN_UNIT_CLAUSE;
}

GainSpan
gain_marking_find_unit (GainArticle *article, const GainLabel *label, guint caret)
{
  return gain_unit_at (gain_article_get_text (article),
                       gain_marking_get_block (article, caret),
                       caret,
                       unit_for (label),
                       get_language (article));
}

GainSpan
gain_marking_widen (GainArticle *article, GainSpan span)
{
  return gain_unit_widen (gain_article_get_text (article),
                          gain_marking_get_block (article, span.start),
                          span,
                          get_language (article));
}

GainSpan
gain_marking_find_subject (GainArticle *article, GainAnnotation *mark)
{
  guint n;
  GainSpan first = gain_annotation_get_fragments (mark, &n)[0];

  return gain_unit_find_subject (gain_article_get_text (article),
                                 gain_marking_get_block (article, first.start),
                                 first,
                                 gain_article_get_meta (article, "language"));
}

GainAnnotation *
gain_marking_find_same (GainProject *project, GainLayer *layer, const char *label, GainSpan span)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (layer, span);

  for (guint i = 0; i < marks->len; i++)
    {
      guint n;
      const GainSpan *fragments = gain_annotation_get_fragments (marks->pdata[i], &n);

      if (n == 1 && gain_span_equal (fragments[0], span) &&
          g_str_equal (gain_project_resolve_label_id (project, marks->pdata[i]), label))
        return marks->pdata[i];
    }

  return NULL;
}

static GArray *
list_sentences (GainArticle *article, guint block)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  GainSpan within = n > 0 ? blocks[block].span : GAIN_SPAN (0, gain_article_get_length (article));

  return gain_unit_list_sentences (gain_article_get_text (article), within, get_language (article));
}

static gboolean
pick_sentence (GArray *sentences, guint caret, gboolean forward, guint *start)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      guint at = forward ? i : sentences->len - 1 - i;

      *start = g_array_index (sentences, GainSpan, at).start;
      if (forward ? *start > caret : *start < caret)
        return TRUE;
    }

  return FALSE;
}

guint
gain_marking_find_sentence (GainArticle *article, guint caret, gboolean forward)
{
  guint n;
  int block;

  gain_article_get_blocks (article, &n);
  block = MAX (gain_article_find_block (article, caret), 0);
  for (; block >= 0 && block < (int) MAX (n, 1); block += forward ? 1 : -1)
    {
      g_autoptr (GArray) sentences = list_sentences (article, (guint) block);
      guint start;

      if (pick_sentence (sentences, caret, forward, &start))
        return start;
    }

  return caret;
}

/* The first content behind @caret within the block (the last before it). */
static gboolean
pick_content (GainArticle *article, GainSpan block, guint caret, gboolean forward, guint *start)
{
  GainText *text = gain_article_get_text (article);
  guint from = forward ? MAX (caret + 1, block.start) : MIN (caret, block.end);
  GainSpan content;

  if (forward && caret < block.start)
    from = block.start;
  content = forward ? gain_unit_next_content (text, block, from, get_language (article))
                    : gain_unit_previous_content (text, block, from, get_language (article));
  *start = content.start;

  return !gain_span_is_empty (content);
}

guint
gain_marking_find_content (GainProject *project,
                           GainArticle *article,
                           guint caret,
                           gboolean forward)
{
  guint n, start;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  const char *id = gain_article_get_id (article);
  int block = MAX (gain_article_find_block (article, caret), 0);

  if (n == 0)
    return pick_content (article, gain_marking_get_block (article, caret), caret, forward, &start)
               ? start
               : caret;
  for (; block >= 0 && block < (int) n; block += forward ? 1 : -1)
    if (!gain_project_is_excluded (project, id, (guint) block) &&
        pick_content (article, blocks[block].span, caret, forward, &start))
      return start;

  return caret;
}

static gint64
get_start (GainAnnotation *mark)
{
  return gain_annotation_get_extent (mark).start;
}

/* Marks that start at @start, in reading order. */
static GPtrArray *
list_starting (GainLayer *layer, guint start)
{
  GPtrArray *marks = gain_layer_list_touching (layer, GAIN_SPAN (start, start + 1));

  for (guint i = marks->len; i-- > 0;)
    if (get_start (marks->pdata[i]) != start)
      g_ptr_array_remove_index (marks, i);

  return marks;
}

/* The neighbour of @selected among the marks that start where it does. */
static GainAnnotation *
find_twin (GainLayer *layer, GainAnnotation *selected, gboolean forward)
{
  g_autoptr (GPtrArray) twins = list_starting (layer, (guint) get_start (selected));
  guint i;

  if (!g_ptr_array_find (twins, selected, &i))
    return NULL;
  if (forward)
    return i + 1 < twins->len ? twins->pdata[i + 1] : NULL;

  return i > 0 ? twins->pdata[i - 1] : NULL;
}

static GainAnnotation *
first_or_last_at (GainLayer *layer, GainAnnotation *found, gboolean first)
{
  g_autoptr (GPtrArray) twins = NULL;

  if (found == NULL)
    return NULL;
  twins = list_starting (layer, (guint) get_start (found));
  if (twins->len == 0)
    return found;

  return twins->pdata[first ? 0 : twins->len - 1];
}

GainAnnotation *
gain_marking_find_mark (GainLayer *layer, GainAnnotation *selected, guint caret, gboolean forward)
{
  GainAnnotation *found = NULL;

  if (selected != NULL)
    {
      found = find_twin (layer, selected, forward);
      if (found != NULL)
        return found;
      caret = (guint) get_start (selected);
    }
  else if (forward)
    {
      g_autoptr (GPtrArray) here = list_starting (layer, caret);

      if (here->len > 0)
        return here->pdata[0];
    }

  found = forward ? gain_layer_get_next (layer, caret) : gain_layer_get_previous (layer, caret);

  return first_or_last_at (layer, found, forward);
}

GainAnnotation *
gain_marking_find_in_stack (GainLayer *layer,
                            GainAnnotation *selected,
                            guint caret,
                            gboolean forward)
{
  g_autoptr (GPtrArray) stack = NULL;
  guint i;

  stack = gain_layer_list_touching (layer, GAIN_SPAN (caret, caret));
  /* Moving the end of a mark leaves the caret behind it. */
  if (selected != NULL && !gain_annotation_covers (selected, caret) &&
      (stack->len == 0 || gain_annotation_get_extent (selected).end == caret))
    {
      caret = (guint) get_start (selected);
      g_ptr_array_unref (stack);
      stack = gain_layer_list_touching (layer, GAIN_SPAN (caret, caret));
    }
  if (selected != NULL && (stack->len == 0 || (stack->len == 1 && stack->pdata[0] == selected)))
    {
      g_ptr_array_unref (stack);
      stack = gain_layer_list_touching (layer, gain_annotation_get_extent (selected));
    }
  if (stack->len == 0)
    return NULL;
  if (selected == NULL || !g_ptr_array_find (stack, selected, &i))
    return stack->pdata[forward ? 0 : stack->len - 1];

  return stack->pdata[(i + (forward ? 1 : stack->len - 1)) % stack->len];
}

/* The block in which an offset may move: at the edge of one, that is the neighbour. */
static GainSpan
find_room (GainArticle *article, guint *offset, gboolean forward)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  int i = gain_article_find_block (article, *offset);

  if (n == 0)
    return GAIN_SPAN (0, gain_article_get_length (article));
  i = MAX (i, 0);
  if (forward && *offset >= blocks[i].span.end && i + 1 < (int) n)
    *offset = blocks[++i].span.start;
  else if (!forward && *offset <= blocks[i].span.start && i > 0)
    *offset = blocks[--i].span.end;
  *offset = CLAMP (*offset, blocks[i].span.start, blocks[i].span.end);

  return blocks[i].span;
}

static guint
step_once (GainText *text, GainSpan within, guint offset, GainStep step, gboolean forward)
{
  switch (step)
    {
    case GAIN_STEP_WORD:
      return forward ? gain_unit_next_word_boundary (text, within, offset)
                     : gain_unit_previous_word_boundary (text, within, offset);
    case GAIN_STEP_CLAUSE:
      return forward ? gain_unit_next_clause_boundary (text, within, offset)
                     : gain_unit_previous_clause_boundary (text, within, offset);
    case GAIN_STEP_CLUSTER:
    default:
      return forward ? gain_unit_next_cluster (text, within, offset)
                     : gain_unit_previous_cluster (text, within, offset);
    }
}

/* An end of a mark does not stand in space: the end goes back to the last letter, the start on to
 * the first one. */
static guint
off_space (GainText *text, guint offset, gboolean at_start)
{
  guint length = gain_text_get_length (text);

  if (at_start)
    while (offset < length && g_unichar_isspace (gain_text_get_char (text, offset)))
      offset++;
  else
    while (offset > 0 && g_unichar_isspace (gain_text_get_char (text, offset - 1)))
      offset--;

  return offset;
}

static guint
move_offset (GainArticle *article, guint from, gboolean at_start, GainStep step, gboolean forward)
{
  GainText *text = gain_article_get_text (article);
  guint offset = from;

  for (int tries = 0; tries < 4; tries++)
    {
      GainSpan within = find_room (article, &offset, forward);
      guint landed = step_once (text, within, offset, step, forward);
      guint settled = step == GAIN_STEP_CLUSTER ? landed : off_space (text, landed, at_start);

      if (forward ? settled > from : settled < from)
        return settled;
      if (landed == offset)
        break;
      offset = landed;
    }

  return from;
}

GArray *
gain_marking_move_end (GainArticle *article,
                       GainAnnotation *mark,
                       gboolean at_start,
                       GainStep step,
                       gboolean forward)
{
  guint n;
  const GainSpan *fragments = gain_annotation_get_fragments (mark, &n);
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  guint from, to, at;

  g_return_val_if_fail (n > 0, NULL);

  g_array_append_vals (moved, fragments, n);
  at = at_start ? 0 : n - 1;
  from = at_start ? fragments[at].start : fragments[at].end;
  to = move_offset (article, from, at_start, step, forward);
  if (to == from)
    return NULL;

  if (at_start)
    g_array_index (moved, GainSpan, at).start = to;
  else
    g_array_index (moved, GainSpan, at).end = to;
  if (gain_span_is_empty (g_array_index (moved, GainSpan, at)))
    {
      if (n == 1)
        return NULL;
      g_array_remove_index (moved, at);
    }

  return g_steal_pointer (&moved);
}

static gboolean
is_whole_word (GainText *text, GainSpan span)
{
  gunichar first = gain_text_get_char (text, span.start);
  gunichar last = gain_text_get_char (text, span.end - 1);

  if (span.start > 0 && g_unichar_isalnum (first) &&
      g_unichar_isalnum (gain_text_get_char (text, span.start - 1)))
    return FALSE;

  return !(g_unichar_isalnum (last) && g_unichar_isalnum (gain_text_get_char (text, span.end)));
}

static gboolean
find_quote (GainProject *project,
            GainText *text,
            GainLayer *layer,
            const char *label,
            const char *quote,
            GainSpan range,
            GainSpan *span)
{
  const char *utf8 = gain_text_get_utf8 (text, NULL);
  const char *p = utf8 + gain_text_offset_to_byte (text, range.start);
  guint length = (guint) g_utf8_strlen (quote, -1);

  while ((p = strstr (p, quote)) != NULL)
    {
      span->start = gain_text_byte_to_offset (text, (gsize) (p - utf8));
      span->end = span->start + length;
      if (span->end > range.end)
        return FALSE;
      if (is_whole_word (text, *span) &&
          gain_marking_find_same (project, layer, label, *span) == NULL)
        return TRUE;
      p = g_utf8_next_char (p);
    }

  return FALSE;
}

gboolean
gain_marking_find_repeat (GainProject *project,
                          GainArticle *article,
                          GainLayer *layer,
                          GainAnnotation *mark,
                          GainSpan *span)
{
  GainText *text = gain_article_get_text (article);
  GainSpan extent = gain_annotation_get_extent (mark);
  const char *label = gain_project_resolve_label_id (project, mark);
  g_autofree char *quote = NULL;
  guint n;

  gain_annotation_get_fragments (mark, &n);
  if (n != 1)
    return FALSE;

  quote = gain_text_dup_slice (text, extent);

  return find_quote (project,
                     text,
                     layer,
                     label,
                     quote,
                     GAIN_SPAN (extent.end, gain_text_get_length (text)),
                     span) ||
         find_quote (project, text, layer, label, quote, GAIN_SPAN (0, extent.start), span);
}
