/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-claim-ranking"

#include "config.h"

#include "gain-claim-ranking.h"

#include <glib/gi18n-lib.h>

#include "gain-unit.h"

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const GainSuggestion *x = *(GainSuggestion *const *) a;
  const GainSuggestion *y = *(GainSuggestion *const *) b;

  return (x->score < y->score) - (x->score > y->score);
}

/* Nearest before the mark first, then those behind it. */
static void
add_statement (const GainMarkContext *context, GainAnnotation *mark, GPtrArray *list)
{
  GainSpan extent = gain_annotation_get_extent (mark);
  g_autofree char *quote = NULL;
  GainSuggestion *suggestion;

  if (mark == context->mark || !gain_mark_is_kind (context->project, mark, GAIN_LABEL_STATEMENT))
    return;

  quote = gain_annotation_dup_quote (mark);
  suggestion =
      gain_suggestion_new (GAIN_SUGGESTION_MARK, gain_item_get_id (GAIN_ITEM (mark)), quote);
  suggestion->score = extent.start <= context->extent.start
                          ? 1.0 / (1 + context->extent.start - extent.start)
                          : -1.0 * (extent.start - context->extent.start);
  g_ptr_array_add (list, suggestion);
}

static void
add_inner (const GainMarkContext *context, GPtrArray *list)
{
  GainSpan block = gain_mark_context_find_block (context, context->extent.start);
  GainSpan clause = gain_unit_at (
      context->text, block, context->extent.end - 1, GAIN_UNIT_CLAUSE, context->language);
  g_autofree char *quote = NULL;
  GainSuggestion *suggestion;

  if (gain_span_is_empty (clause) || !gain_span_contains (context->extent, clause))
    return;

  quote = gain_text_dup_slice (context->text, clause);
  suggestion = gain_suggestion_new (GAIN_SUGGESTION_INNER, NULL, quote);
  suggestion->detail = g_strdup (_ ("The claim inside this mark"));
  suggestion->place = clause;
  g_ptr_array_add (list, suggestion);
}

GPtrArray *
gain_claim_ranking_list (const GainMarkContext *context, guint max)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
  GListModel *marks = G_LIST_MODEL (context->layer);
  guint n = g_list_model_get_n_items (marks);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainAnnotation) mark = g_list_model_get_item (marks, i);

      add_statement (context, mark, list);
    }
  g_ptr_array_sort (list, compare_scores);
  if (list->len + 2 > max)
    g_ptr_array_set_size (list, max > 2 ? (int) max - 2 : 0);
  add_inner (context, list);
  g_ptr_array_add (list, gain_suggestion_new (GAIN_SUGGESTION_NONE, NULL, _ ("Nobody’s claim")));

  return list;
}
