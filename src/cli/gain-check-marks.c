/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-check-marks.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-people.h"

#define MAX_QUOTE 60

/* How messages name what belongs to one annotator and one article. */
static char *
dup_place (GainLayer *layer)
{
  return g_strdup_printf ("annotations/%s/%.2s/%s.json",
                          gain_layer_get_annotator (layer),
                          gain_layer_get_article (layer),
                          gain_layer_get_article (layer));
}

static void
check_quotes (GainAnnotation *mark, GainText *text, const char *place, GainCheckReport *report)
{
  const char *const *quotes = gain_annotation_get_quotes (mark);
  guint n;
  const GainSpan *fragments = gain_annotation_get_fragments (mark, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *slice = gain_text_dup_slice (text, fragments[i]);
      g_autofree char *shown = gain_answer_dup_line (quotes[i], MAX_QUOTE);

      if (g_strcmp0 (slice, quotes[i]) != 0)
        gain_check_report_problem (report,
                                   "wrong-quote",
                                   place,
                                   _ ("mark %s: “%s” is not what stands at %u to %u."),
                                   gain_item_get_id (GAIN_ITEM (mark)),
                                   shown,
                                   fragments[i].start,
                                   fragments[i].end);
    }
}

static gboolean
has_end (GainProject *project, GainLayer *layer, const GainRelationEnd *end)
{
  GainRegistry *registry = gain_project_get_registry (project);
  const char *annotator =
      end->annotator != NULL ? end->annotator : gain_layer_get_annotator (layer);
  const char *article = end->article != NULL ? end->article : gain_layer_get_article (layer);

  switch (end->kind)
    {
    case GAIN_END_ANNOTATION:
      return gain_project_lookup (project, GAIN_ITEM_ANNOTATION, annotator, article, end->id) !=
             NULL;
    case GAIN_END_ACTOR:
      return gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, end->id) != NULL;
    case GAIN_END_PROPOSITION:
      return gain_registry_get_entry (registry, GAIN_ITEM_PROPOSITION, NULL, end->id) != NULL;
    default:
      return TRUE;
    }
}

static void
check_links (GainProject *project, GainLayer *layer, const char *place, GainCheckReport *report)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (layer, NULL);

  gain_check_report_count (report, "links", links->len);
  for (guint i = 0; i < links->len; i++)
    {
      GainRelation *link = g_ptr_array_index (links, i);
      const GainRelationEnd *end = gain_relation_get_to (link);

      if (!has_end (project, layer, end))
        gain_check_report_note (
            report,
            "lost-end",
            place,
            _ ("link %s (%s) ends at %s, which was deleted. Restore that, or remove the link."),
            gain_item_get_id (GAIN_ITEM (link)),
            gain_relation_get_relation_type (link),
            end->id);
    }
}

static void
check_layer (GainSession *session, GainLayer *layer, GainText *text, GainCheckReport *report)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  g_autofree char *place = dup_place (layer);

  gain_check_report_count (report, "marks", marks->len);
  for (guint i = 0; i < marks->len; i++)
    check_quotes (g_ptr_array_index (marks, i), text, place, report);
  check_links (gain_session_get_project (session), layer, place, report);
}

/* Files of colleagues are looked at as files; what they marked is not told to
 * who works blind. */
static void
check_article (GainSession *session, GainArticle *article, GainCheckReport *report)
{
  GainProject *project = gain_session_get_project (session);
  const char *id = gain_article_get_id (article);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, id);
  g_autoptr (GError) error = NULL;

  if (layers->len == 0)
    return;
  for (guint i = layers->len; i > 0; i--)
    if (!gain_project_may_see (project, id, gain_layer_get_annotator (layers->pdata[i - 1])))
      g_ptr_array_remove_index (layers, i - 1);
  if (!gain_store_load_text (gain_session_get_store (session), article, &error))
    {
      gain_check_report_problem (report, "damaged", id, "%s", error->message);
      return;
    }

  for (guint i = 0; i < layers->len; i++)
    check_layer (session, g_ptr_array_index (layers, i), gain_article_get_text (article), report);
  gain_article_drop_text (article);
}

static gboolean
has_entry (GainRegistry *registry, const char *id)
{
  return gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, id) != NULL ||
         gain_registry_get_entry (registry, GAIN_ITEM_PROPOSITION, NULL, id) != NULL;
}

/* Ends of relations between entries that somebody deleted. */
static void
check_entry_links (GainProject *project, GainCheckReport *report)
{
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) links = gain_registry_list_relations (registry, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const char *id = gain_item_get_id (links->pdata[i]);
      const char *ends[] = { gain_relation_get_from (links->pdata[i]),
                             gain_relation_get_to (links->pdata[i])->id };
      g_autofree char *place =
          g_strdup_printf ("registry/%s.json",
                           gain_registry_get_owner (registry, GAIN_ITEM_RELATION, id));

      for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
        if (!has_entry (registry, ends[e]))
          gain_check_report_note (
              report,
              "lost-end",
              place,
              _ ("link %s (%s) leads to the entry %s, which was deleted. Restore that, or remove "
                 "the link."),
              id,
              gain_relation_get_relation_type (links->pdata[i]),
              ends[e]);
    }
}

void
gain_check_marks (GainSession *session, GainCheckReport *report)
{
  GListModel *articles = gain_project_get_articles (gain_session_get_project (session));

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      check_article (session, article, report);
    }
  check_entry_links (gain_session_get_project (session), report);
}
