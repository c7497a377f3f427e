/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-act-entry.h"
#include "gain-answer.h"
#include "gain-candidates.h"
#include "gain-session.h"

/* Where a link starts or ends, as far as the word says. */
typedef struct
{
  GainEndKind kind;
  const char *id;
  const char *article; /* of a mark */
} End;

/* A word may say what it names; without that it is looked for everywhere. */
static const struct
{
  const char *prefix;
  GainEndKind kind;
} prefixes[] = {
  { "mark:", GAIN_END_ANNOTATION },
  { "actor:", GAIN_END_ACTOR },
  { "proposition:", GAIN_END_PROPOSITION },
  { "none:", GAIN_END_NONE },
};

static const char *
split_prefix (const char *word, int *kind)
{
  *kind = -1;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (word, prefixes[i].prefix))
      {
        *kind = (int) prefixes[i].kind;
        return word + strlen (prefixes[i].prefix);
      }

  return word;
}

static void
offer_marks (GainCandidates *candidates, GPtrArray *ends, GainSession *session, const char *word)
{
  GainProject *project = gain_session_get_project (session);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      GainLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);

      if (!g_str_equal (gain_layer_get_annotator (layer), gain_project_get_me (project)))
        continue;
      for (guint j = 0; j < marks->len; j++)
        {
          GainItem *mark = g_ptr_array_index (marks, j);
          GainCandidateRank rank = gain_candidate_rank (gain_item_get_id (mark), NULL, word);
          End *end = g_new0 (End, 1);

          g_ptr_array_add (ends, end);
          *end =
              (End){ GAIN_END_ANNOTATION, gain_item_get_id (mark), gain_layer_get_article (layer) };
          gain_candidates_offer (candidates,
                                 end,
                                 rank,
                                 end->id,
                                 gain_project_resolve_label_id (project, GAIN_ANNOTATION (mark)));
        }
    }
}

static void
offer_entries (GainCandidates *candidates,
               GPtrArray *ends,
               GListModel *entries,
               GainEndKind kind,
               const char *word)
{
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (GainItem) entry = g_list_model_get_item (entries, i);
      const char *name = GAIN_IS_ACTOR (entry)
                             ? gain_actor_get_name (GAIN_ACTOR (entry))
                             : gain_proposition_get_wording (GAIN_PROPOSITION (entry));
      GainCandidateRank rank = gain_candidate_rank (gain_item_get_id (entry), name, word);
      End *end = g_new0 (End, 1);

      g_ptr_array_add (ends, end);
      *end = (End){ kind, gain_item_get_id (entry), NULL };
      gain_candidates_offer (candidates, end, rank, end->id, name);
    }
}

static gboolean
find_end (GainSession *session, const char *word, End *found, GError **error)
{
  GainRegistry *registry = gain_project_get_registry (gain_session_get_project (session));
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func (g_free);
  int kind;
  const char *rest = split_prefix (word, &kind);
  End *end;

  if (kind == GAIN_END_NONE)
    {
      *found = (End){ GAIN_END_NONE, rest, NULL };
      return TRUE;
    }
  if (kind < 0 || kind == GAIN_END_ANNOTATION)
    offer_marks (&candidates, ends, session, rest);
  if (kind < 0 || kind == GAIN_END_ACTOR)
    offer_entries (&candidates, ends, gain_registry_get_actors (registry), GAIN_END_ACTOR, rest);
  if (kind < 0 || kind == GAIN_END_PROPOSITION)
    offer_entries (
        &candidates, ends, gain_registry_get_propositions (registry), GAIN_END_PROPOSITION, rest);

  end = gain_candidates_choose (
      &candidates,
      word,
      _ ("mark of yours, actor or proposition"),
      _ ("An end is the id of one of these, or none:author, none:unattributed, none:cannot-tell."),
      error);
  if (end != NULL)
    *found = *end;

  return end != NULL;
}

static gboolean
check_type (GainProject *project, const char *type, GError **error)
{
  GainCodebook *codebook = gain_project_get_codebook (project);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (gain_codebook_get_relation_type (codebook, type) != NULL)
    return TRUE;

  for (guint i = 0; i < gain_codebook_get_n_relation_types (codebook); i++)
    g_ptr_array_add (ids, (gpointer) gain_codebook_get_relation_type_at (codebook, i)->id);
  g_ptr_array_add (ids, NULL);
  list = g_strjoinv (", ", (char **) ids->pdata);

  return gain_command_fail (error,
                            _ ("The codebook has no type of link “%s”. Its types: %s."),
                            type,
                            list);
}

/* The mark and the speaker that an actor at the end of a link can have. */
typedef struct
{
  const char *article; /* nullable */
  const char *mention; /* nullable */
  const char *speaker; /* nullable */
} Extra;

static gboolean
add_extra (GainSession *session,
           const Extra *extra,
           const char *article_id,
           GainRelationEnd *to,
           GError **error)
{
  GainProject *project = gain_session_get_project (session);

  if ((extra->mention != NULL || extra->speaker != NULL) && to->kind != GAIN_END_ACTOR)
    return gain_command_refuse (error,
                                _ ("--mention and --speaker are for links that end at an actor."));
  if (extra->mention != NULL)
    {
      GainArticle *article = gain_project_get_article (project, article_id);
      GainAnnotation *mark = gain_session_find_mark (session, article, extra->mention, error);

      if (mark == NULL)
        return FALSE;
      to->mention = gain_item_get_id (GAIN_ITEM (mark));
    }
  if (extra->speaker != NULL)
    {
      GainItem *speaker = gain_session_find_entry (session, GAIN_ITEM_ACTOR, extra->speaker, error);

      if (speaker == NULL)
        return FALSE;
      to->speaker = gain_item_get_id (speaker);
    }

  return TRUE;
}

/* A link stands in the file of an article: that of the mark it starts from, or
 * for one between entries that of the article that says so. */
static const char *
find_article (GainSession *session, const End *from, const char *word, GError **error)
{
  GainArticle *article;

  if (from->article != NULL)
    return from->article;
  article = gain_session_find_article (session, word, error);

  return article != NULL ? gain_article_get_id (article) : NULL;
}

/* Between entries, in the registry. */
static GainChange *
link_entries (GainProject *project,
              const End *from,
              const char *type,
              const End *to,
              char **id,
              GError **error)
{
  if (to->kind == GAIN_END_ACTOR || to->kind == GAIN_END_PROPOSITION)
    return gain_act_link_entries (project, from->id, type, to->id, NULL, id, error);

  gain_command_refuse (
      error,
      _ ("A link that starts at an entry of the registry ends at one, or needs --article: the one "
         "that says so."));

  return NULL;
}

static GainChange *
link_mark (GainSession *session,
           const End *from,
           const char *type,
           const End *end,
           const Extra *extra,
           char **id,
           GError **error)
{
  GainRelationEnd to = { .kind = end->kind, .id = end->id, .article = end->article };
  const char *article = find_article (session, from, extra->article, error);

  if (article == NULL || !add_extra (session, extra, article, &to, error))
    return NULL;

  return gain_act_link (
      gain_session_get_project (session), article, from->id, type, &to, "typed", id, error);
}

static gboolean
add_link (GainSession *session, char **words, const Extra *extra, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  End from = { 0 };
  End end = { 0 };
  g_autoptr (GainChange) change = NULL;
  g_autofree char *id = NULL;

  if (!check_type (project, words[1], error) || !find_end (session, words[0], &from, error) ||
      !find_end (session, words[2], &end, error))
    return FALSE;
  change = from.article == NULL && extra->article == NULL
               ? link_entries (project, &from, words[1], &end, &id, error)
               : link_mark (session, &from, words[1], &end, extra, &id, error);
  if (change == NULL || !gain_session_apply (session, change, error))
    return FALSE;

  gain_answer ("%s\n", id);
  return gain_answer_flush (error);
}

gboolean
gain_command_link (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  g_autofree char *article = NULL;
  g_autofree char *mention = NULL;
  g_autofree char *speaker = NULL;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose link it is"), N_ ("ID") },
    { "mention",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &mention,
      N_ ("The mark that names the actor here"),
      N_ ("MARK") },
    { "speaker",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &speaker,
      N_ ("Who voices it, where somebody else answers for it"),
      N_ ("ACTOR") },
    { "article",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &article,
      N_ ("The article that says so, for a link between actors that belongs to it"),
      N_ ("ARTICLE") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 4, 4, error);
  const Extra extra = { article, mention, speaker };
  g_autoptr (GainSession) session = NULL;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);

  return session != NULL && add_link (session, words + 1, &extra, error) &&
         gain_session_close (session, error);
}

static void
offer_entry_links (GainCandidates *candidates, GainProject *project, const char *word)
{
  g_autoptr (GPtrArray) links = gain_registry_list_entries (gain_project_get_registry (project),
                                                            GAIN_ITEM_RELATION,
                                                            gain_project_get_me (project));

  for (guint i = 0; i < links->len; i++)
    {
      const char *id = gain_item_get_id (links->pdata[i]);

      gain_candidates_offer (candidates,
                             links->pdata[i],
                             gain_candidate_rank (id, NULL, word),
                             id,
                             gain_relation_get_relation_type (links->pdata[i]));
    }
}

/* Returns: (transfer none): the link, and in @article where it stands: nowhere
 * for one between entries. */
static GainItem *
find_link (GainSession *session, const char *word, const char **article, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;
  GainItem *best;

  for (guint i = 0; i < layers->len; i++)
    {
      GainLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (GPtrArray) links = gain_layer_list_relations (layer, NULL);

      if (!g_str_equal (gain_layer_get_annotator (layer), gain_project_get_me (project)))
        continue;
      for (guint j = 0; j < links->len; j++)
        {
          GainItem *item = g_ptr_array_index (links, j);
          GainCandidateRank rank = gain_candidate_rank (gain_item_get_id (item), NULL, word);

          gain_candidates_offer (&candidates,
                                 item,
                                 rank,
                                 gain_item_get_id (item),
                                 gain_relation_get_relation_type (GAIN_RELATION (item)));
          if (candidates.best == item)
            *article = gain_layer_get_article (layer);
        }
    }

  offer_entry_links (&candidates, project, word);
  best = gain_candidates_choose (&candidates,
                                 word,
                                 _ ("link of yours"),
                                 _ ("“gainsay-cli show” names those that are there."),
                                 error);
  return best;
}

static gboolean
remove_link (GainSession *session, const char *word, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  const char *article = NULL;
  GainItem *found = find_link (session, word, &article, error);
  g_autofree char *id = found != NULL ? g_strdup (gain_item_get_id (found)) : NULL;
  g_autoptr (GainChange) change = NULL;

  if (found == NULL)
    return FALSE;
  if (gain_registry_get_entry (gain_project_get_registry (project),
                               GAIN_ITEM_RELATION,
                               gain_project_get_me (project),
                               id) == found)
    change = gain_act_unlink_entries (project, id, error);
  else
    change = gain_act_unlink (project, article, id, error);
  if (change == NULL || !gain_session_apply (session, change, error))
    return FALSE;

  gain_answer ("%s\n", id);
  return gain_answer_flush (error);
}

gboolean
gain_command_unlink (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Whose link it is"), N_ ("ID") },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, 2, error);
  g_autoptr (GainSession) session = NULL;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);

  return session != NULL && remove_link (session, words[1], error) &&
         gain_session_close (session, error);
}
