/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-session.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-candidates.h"
#include "gain-command.h"

struct _GainSession
{
  GainStore *store;
  GainProject *project; /* borrowed from the store */
};

static void
tell_findings (GainStore *store)
{
  GListModel *findings = gain_store_get_findings (store);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GainFinding) finding = g_list_model_get_item (findings, i);

      gain_notice ("%s: %s", gain_finding_get_path (finding), gain_finding_get_message (finding));
    }
}

GainSession *
gain_session_open_quietly (const char *path, const char *annotator, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GainStore) store = NULL;
  GainSession *self;

  if (!gain_command_check_annotator (annotator, error))
    return NULL;
  store = gain_store_open (folder, annotator, NULL, error);
  if (store == NULL)
    return NULL;

  self = g_new0 (GainSession, 1);
  self->project = gain_store_get_project (store);
  self->store = g_steal_pointer (&store);

  return self;
}

GainSession *
gain_session_open (const char *path, const char *annotator, GError **error)
{
  GainSession *self = gain_session_open_quietly (path, annotator, error);

  if (self != NULL)
    tell_findings (self->store);

  return self;
}

void
gain_session_free (GainSession *self)
{
  g_object_unref (self->store);
  g_free (self);
}

GainStore *
gain_session_get_store (GainSession *self)
{
  return self->store;
}

GainProject *
gain_session_get_project (GainSession *self)
{
  return self->project;
}

GainLayer *
gain_session_get_layer (GainSession *self, GainArticle *article)
{
  return gain_project_get_layer (self->project,
                                 gain_article_get_id (article),
                                 gain_project_get_me (self->project));
}

gboolean
gain_session_apply (GainSession *self, GainChange *change, GError **error)
{
  return gain_project_apply (self->project, change, error) && gain_store_sync (self->store, error);
}

gboolean
gain_session_close (GainSession *self, GError **error)
{
  return gain_store_close (self->store, error);
}

/* The best of: the id itself, the name of the file, the beginning of an id. */
static GainCandidateRank
rank_article (GainArticle *article, const char *word)
{
  const char *source = gain_article_get_meta (article, "source");

  if (g_str_equal (gain_article_get_id (article), word))
    return GAIN_CANDIDATE_ID;
  if (source != NULL && g_str_equal (source, word))
    return GAIN_CANDIDATE_NAME;
  if (g_str_has_prefix (gain_article_get_id (article), word))
    return GAIN_CANDIDATE_PREFIX;

  return GAIN_CANDIDATE_NOT;
}

GainArticle *
gain_session_find_article (GainSession *self, const char *word, GError **error)
{
  GListModel *articles = gain_project_get_articles (self->project);
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      gain_candidates_offer (&candidates,
                             article,
                             rank_article (article, word),
                             gain_article_get_id (article),
                             gain_article_get_title (article));
    }

  return gain_candidates_choose (&candidates,
                                 word,
                                 _ ("article"),
                                 _ ("“gainsay-cli list” names those that are there."),
                                 error);
}

GainArticle *
gain_session_load_article (GainSession *self, const char *word, GError **error)
{
  GainArticle *article = gain_session_find_article (self, word, error);

  if (article == NULL || !gain_store_load_text (self->store, article, error))
    return NULL;

  return article;
}

GainAnnotation *
gain_session_find_mark (GainSession *self, GainArticle *article, const char *word, GError **error)
{
  g_autoptr (GPtrArray) marks =
      gain_layer_list_items (gain_session_get_layer (self, article), GAIN_ITEM_ANNOTATION);
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;

  for (guint i = 0; i < marks->len; i++)
    {
      GainItem *mark = g_ptr_array_index (marks, i);
      g_autofree char *quote = gain_annotation_dup_quote (GAIN_ANNOTATION (mark));

      gain_candidates_offer (&candidates,
                             mark,
                             gain_candidate_rank (gain_item_get_id (mark), NULL, word),
                             gain_item_get_id (mark),
                             quote);
    }

  return gain_candidates_choose (&candidates,
                                 word,
                                 _ ("mark of yours"),
                                 _ ("“gainsay-cli show” names those that are there."),
                                 error);
}

static const char *
get_entry_name (GainItem *entry)
{
  return GAIN_IS_ACTOR (entry) ? gain_actor_get_name (GAIN_ACTOR (entry))
                               : gain_proposition_get_wording (GAIN_PROPOSITION (entry));
}

GainItem *
gain_session_find_entry (GainSession *self, GainItemKind kind, const char *word, GError **error)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  GListModel *entries = kind == GAIN_ITEM_ACTOR ? gain_registry_get_actors (registry)
                                                : gain_registry_get_propositions (registry);
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (GainItem) entry = g_list_model_get_item (entries, i);
      const char *name = get_entry_name (entry);

      gain_candidates_offer (&candidates,
                             entry,
                             gain_candidate_rank (gain_item_get_id (entry), name, word),
                             gain_item_get_id (entry),
                             name);
    }

  return gain_candidates_choose (
      &candidates,
      word,
      kind == GAIN_ITEM_ACTOR ? _ ("actor") : _ ("proposition"),
      kind == GAIN_ITEM_ACTOR
          ? _ ("“gainsay-cli actor PROJECT list” names those that are there.")
          : _ ("“gainsay-cli proposition PROJECT list” names those that are there."),
      error);
}

gboolean
gain_session_check_label (GainSession *self, const char *label, GError **error)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (gain_codebook_get_label (codebook, label) != NULL)
    return TRUE;

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    g_ptr_array_add (ids, (gpointer) gain_codebook_get_label_at (codebook, i)->id);
  g_ptr_array_add (ids, NULL);
  list = g_strjoinv (", ", (char **) ids->pdata);

  return gain_command_fail (error,
                            _ ("The codebook has no label “%s”. Its labels: %s."),
                            label,
                            list);
}

gboolean
gain_session_check_span (GainArticle *article, GainSpan span, GError **error)
{
  guint length = gain_article_get_length (article);

  if (gain_span_is_empty (span))
    return gain_command_refuse (
        error,
        _ ("%u to %u is no stretch of text: the start must be smaller than the end."),
        span.start,
        span.end);
  if (span.end > length)
    return gain_command_fail (
        error,
        _ ("%u to %u ends beyond the text of article “%s”, which has %u characters."),
        span.start,
        span.end,
        gain_article_get_id (article),
        length);

  return TRUE;
}
