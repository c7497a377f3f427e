/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act.h"

#include <glib/gi18n-lib.h>

#include "gain-act-private.h"

/* One link on its way: what the checks look at. */
typedef struct
{
  GainProject *project;
  GainChange *ahead; /* (nullable): of the same act */
  GainLayer *layer;
  const char *article;
  const char *from;
  const GainRelationType *type;
  const GainRelationEnd *to;
} Link;

/* The word that relation types use for the kind of a mark; NULL when the
 * codebook does not know its label (any more). */
static const char *
name_mark (GainProject *project, GainAnnotation *mark)
{
  const GainLabel *label = gain_project_resolve_label (project, mark);

  if (label == NULL)
    return NULL;

  switch (label->kind)
    {
    case GAIN_LABEL_STATEMENT:
      return "statement";
    case GAIN_LABEL_MENTION:
      return "mention";
    case GAIN_LABEL_CUE:
      return "cue";
    default:
      return NULL;
    }
}

static gboolean
check_allowed (const Link *link, const char *const *allowed, const char *end, GError **error)
{
  if (end == NULL || g_strv_contains (allowed, end))
    return TRUE;

  return gain_act_fail (error,
                        allowed == link->type->from
                            /* Translators: the name of a kind of link; “statement”, “mention” … */
                            ? _ ("A link “%s” cannot start at a %s. Choose another kind of link.")
                            : _ ("A link “%s” cannot end at a %s. Choose another kind of link."),
                        link->type->name,
                        end);
}

static gboolean
has_entry (const Link *link, GainItemKind kind, const char *id)
{
  return gain_act_look_ahead (link->project, link->ahead, kind, NULL, NULL, id) != NULL;
}

/* Of the annotator at work, in this article. */
static GainAnnotation *
find_mark (const Link *link, const char *id)
{
  return (GainAnnotation *) gain_act_look_ahead (link->project,
                                                 link->ahead,
                                                 GAIN_ITEM_ANNOTATION,
                                                 gain_project_get_me (link->project),
                                                 link->article,
                                                 id);
}

static gboolean
check_from (const Link *link, GError **error)
{
  GainAnnotation *mark = find_mark (link, link->from);

  if (mark != NULL)
    return check_allowed (link, link->type->from, name_mark (link->project, mark), error);
  if (has_entry (link, GAIN_ITEM_ACTOR, link->from))
    return check_allowed (link, link->type->from, "actor", error);
  if (has_entry (link, GAIN_ITEM_PROPOSITION, link->from))
    return check_allowed (link, link->type->from, "proposition", error);

  return gain_act_fail (error,
                        _ ("There is no mark “%s” of yours in this article to link from. Choose "
                           "one of your marks."),
                        link->from);
}

/* Links to marks end in one's own layers: a colleague's marks may not be there
 * tomorrow, and across people the link goes to the proposition. */
static gboolean
check_to_mark (const Link *link, GError **error)
{
  const char *me = gain_project_get_me (link->project);
  const char *annotator = link->to->annotator != NULL ? link->to->annotator : me;
  const char *article = link->to->article != NULL ? link->to->article : link->article;
  GainItem *mark;

  if (strcmp (annotator, me) != 0 && strcmp (annotator, "gold") != 0)
    return gain_act_fail (error,
                          _ ("A link cannot end at a mark of “%s”. Link to its proposition "
                             "instead."),
                          annotator);

  mark = gain_act_look_ahead (
      link->project, link->ahead, GAIN_ITEM_ANNOTATION, annotator, article, link->to->id);
  if (mark == NULL)
    return gain_act_fail (error,
                          _ ("There is no mark “%s” to link to. Choose one of your marks."),
                          link->to->id);
  if (strcmp (link->to->id, link->from) == 0 && strcmp (article, link->article) == 0)
    return gain_act_fail (error, _ ("A mark cannot be linked to itself. Choose another one."));

  return check_allowed (link,
                        link->type->to,
                        name_mark (link->project, GAIN_ANNOTATION (mark)),
                        error);
}

static gboolean
check_to_actor (const Link *link, GError **error)
{
  const GainRelationEnd *to = link->to;

  if (!has_entry (link, GAIN_ITEM_ACTOR, to->id))
    return gain_act_fail (error,
                          _ ("There is no actor “%s” in the registry. Add it first."),
                          to->id);
  if (to->speaker != NULL && !has_entry (link, GAIN_ITEM_ACTOR, to->speaker))
    return gain_act_fail (error,
                          _ ("There is no actor “%s” in the registry. Add it first."),
                          to->speaker);
  if (to->mention != NULL && find_mark (link, to->mention) == NULL)
    return gain_act_fail (error,
                          _ ("There is no mark “%s” of yours that names the actor. Mark it first."),
                          to->mention);

  return check_allowed (link, link->type->to, "actor", error);
}

static gboolean
check_to (const Link *link, GError **error)
{
  static const char *const reasons[] = { "author", "unattributed", "cannot-tell", NULL };

  switch (link->to->kind)
    {
    case GAIN_END_ANNOTATION:
      return check_to_mark (link, error);
    case GAIN_END_ACTOR:
      return check_to_actor (link, error);
    case GAIN_END_PROPOSITION:
      if (!has_entry (link, GAIN_ITEM_PROPOSITION, link->to->id))
        return gain_act_fail (error,
                              _ ("There is no proposition “%s” in the registry. Add it first."),
                              link->to->id);
      return check_allowed (link, link->type->to, "proposition", error);
    default:
      if (!g_strv_contains (reasons, link->to->id))
        return gain_act_fail (error,
                              _ ("“%s” is no reason for nobody. Choose author, unattributed or "
                                 "cannot-tell."),
                              link->to->id);
      return check_allowed (link, link->type->to, "none", error);
    }
}

static gboolean
same_end (const GainRelationEnd *a, const GainRelationEnd *b)
{
  return a->kind == b->kind && strcmp (a->id, b->id) == 0 &&
         g_strcmp0 (a->article, b->article) == 0 && g_strcmp0 (a->annotator, b->annotator) == 0;
}

/* @link beside @other, which starts at the same place. */
static gboolean
check_other (const Link *link, GainRelation *other, GError **error)
{
  if (g_strcmp0 (gain_project_resolve_relation_type_id (link->project, other), link->type->id) != 0)
    return TRUE;
  if (same_end (gain_relation_get_to (other), link->to))
    return gain_act_fail (error, _ ("This link is there already. Choose another end."));
  if (!link->type->several)
    return gain_act_fail (error,
                          _ ("Only one link “%s” can start here, and there is one already. "
                             "Remove that one first."),
                          link->type->name);

  return TRUE;
}

static gboolean
check_others (const Link *link, GError **error)
{
  g_autoptr (GPtrArray) others = gain_layer_list_relations (link->layer, link->from);
  guint n_ahead = link->ahead != NULL ? gain_change_get_n_operations (link->ahead) : 0;

  for (guint i = 0; i < others->len; i++)
    {
      GainItem *other = gain_act_look_ahead (link->project,
                                             link->ahead,
                                             GAIN_ITEM_RELATION,
                                             gain_project_get_me (link->project),
                                             link->article,
                                             gain_item_get_id (g_ptr_array_index (others, i)));

      if (other != NULL && !check_other (link, GAIN_RELATION (other), error))
        return FALSE;
    }
  for (guint i = 0; i < n_ahead; i++)
    {
      const GainOperation *operation = gain_change_get_operation (link->ahead, i);

      if (operation->kind == GAIN_ITEM_RELATION && operation->before == NULL &&
          strcmp (gain_relation_get_from (GAIN_RELATION (operation->after)), link->from) == 0 &&
          !check_other (link, GAIN_RELATION (operation->after), error))
        return FALSE;
    }

  return TRUE;
}

const GainRelationType *
gain_act_find_relation_type (GainProject *project, const char *id, GError **error)
{
  GainCodebook *codebook = gain_act_find_codebook (project, error);
  const GainRelationType *type;

  if (codebook == NULL)
    return NULL;
  type = gain_codebook_get_relation_type (codebook, id);
  if (type == NULL)
    gain_act_fail (error,
                   _ ("The codebook has no kind of link “%s”. Choose one of its kinds."),
                   id);

  return type;
}

/* Whether a chain of links of the type leads from the mark to the start of @link. */
static gboolean leads_back (const Link *link,
                            const char *article,
                            const char *mark,
                            GHashTable *seen);

static gboolean
relation_leads_back (const Link *link,
                     GainRelation *relation,
                     const char *article,
                     GHashTable *seen)
{
  const GainRelationEnd *to = gain_relation_get_to (relation);

  return strcmp (gain_project_resolve_relation_type_id (link->project, relation), link->type->id) ==
             0 &&
         to->kind == GAIN_END_ANNOTATION && to->annotator == NULL &&
         leads_back (link, to->article != NULL ? to->article : article, to->id, seen);
}

static gboolean
leads_back (const Link *link, const char *article, const char *mark, GHashTable *seen)
{
  const char *me = gain_project_get_me (link->project);
  guint n_ahead = link->ahead != NULL ? gain_change_get_n_operations (link->ahead) : 0;
  g_autoptr (GPtrArray) relations = NULL;

  if (strcmp (mark, link->from) == 0)
    return TRUE;
  if (!g_hash_table_add (seen, g_strdup (mark)))
    return FALSE;

  relations = gain_layer_list_relations (gain_project_get_layer (link->project, article, me), mark);
  for (guint i = 0; i < relations->len; i++)
    if (relation_leads_back (link, relations->pdata[i], article, seen))
      return TRUE;
  for (guint i = 0; i < n_ahead; i++)
    {
      const GainOperation *operation = gain_change_get_operation (link->ahead, i);

      if (operation->kind == GAIN_ITEM_RELATION && operation->after != NULL &&
          strcmp (gain_relation_get_from (GAIN_RELATION (operation->after)), mark) == 0 &&
          relation_leads_back (link, GAIN_RELATION (operation->after), operation->article, seen))
        return TRUE;
    }

  return FALSE;
}

/* “A says that B denied”: a way through which it came, so never a circle. */
static gboolean
check_way (const Link *link, GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  const GainRelationEnd *to = link->to;

  if (!link->type->ordered || to->kind != GAIN_END_ANNOTATION || to->annotator != NULL)
    return TRUE;

  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!leads_back (link, to->article != NULL ? to->article : link->article, to->id, seen))
    return TRUE;

  return gain_act_fail (error,
                        _ ("That statement came through this one already, so a link “%s” would "
                           "lead in a circle. Choose another one."),
                        link->type->name);
}

/* Links of the type that start at the same place, those of the same act with them. */
static guint
count_alike (const Link *link)
{
  g_autoptr (GPtrArray) others = gain_layer_list_relations (link->layer, link->from);
  guint n_ahead = link->ahead != NULL ? gain_change_get_n_operations (link->ahead) : 0;
  guint n = 0;

  for (guint i = 0; i < others->len; i++)
    n += g_strcmp0 (gain_project_resolve_relation_type_id (link->project, others->pdata[i]),
                    link->type->id) == 0;
  for (guint i = 0; i < n_ahead; i++)
    {
      GainItem *item = gain_change_get_operation (link->ahead, i)->after;

      n += GAIN_IS_RELATION (item) &&
           g_strcmp0 (gain_relation_get_from (GAIN_RELATION (item)), link->from) == 0 &&
           g_strcmp0 (gain_relation_get_relation_type (GAIN_RELATION (item)), link->type->id) == 0;
    }

  return n;
}

GainChange *
gain_act_link_after (GainProject *project,
                     GainChange *ahead,
                     const char *article,
                     const char *from,
                     const char *type,
                     const GainRelationEnd *to,
                     const char *origin,
                     char **id,
                     GError **error)
{
  GainRelationEnd end = *to;
  Link link = { .project = project, .ahead = ahead, .article = article, .from = from, .to = &end };
  g_autoptr (GainRelation) relation = NULL;

  /* Where they are those from here they are left out. */
  if (g_strcmp0 (end.article, article) == 0)
    end.article = NULL;
  if (g_strcmp0 (end.annotator, gain_project_get_me (project)) == 0)
    end.annotator = NULL;

  if (gain_act_find_article (project, article, error) == NULL)
    return NULL;
  link.layer = gain_project_get_layer (project, article, gain_project_get_me (project));
  link.type = gain_act_find_relation_type (project, type, error);
  if (link.type == NULL || !check_from (&link, error) || !check_to (&link, error) ||
      !check_others (&link, error) || !check_way (&link, error))
    return NULL;

  relation = gain_relation_new (NULL, type, from, &end);
  gain_item_set_origin (GAIN_ITEM (relation), origin);
  gain_relation_set_certainty (relation, "certain");
  if (link.type->ordered)
    gain_item_set_attribute (GAIN_ITEM (relation),
                             "order",
                             g_variant_new_int64 (count_alike (&link) + 1));
  gain_act_stamp (project, GAIN_ITEM (relation));
  if (id != NULL)
    *id = g_strdup (gain_item_get_id (GAIN_ITEM (relation)));

  return gain_act_change (project, "link", article, NULL, GAIN_ITEM (relation));
}

GainChange *
gain_act_link (GainProject *project,
               const char *article,
               const char *from,
               const char *type,
               const GainRelationEnd *to,
               const char *origin,
               char **id,
               GError **error)
{
  return gain_act_link_after (project, NULL, article, from, type, to, origin, id, error);
}

GainChange *
gain_act_edit_link (GainProject *project, const char *article, GainRelation *edited, GError **error)
{
  const char *id = gain_item_get_id (GAIN_ITEM (edited));
  GainItem *found;

  if (gain_act_find_article (project, article, error) == NULL)
    return NULL;
  found =
      gain_project_lookup (project, GAIN_ITEM_RELATION, gain_project_get_me (project), article, id);
  if (found == NULL)
    {
      gain_act_fail (
          error,
          _ ("There is no link “%s” of yours in this article. Choose one of your links."),
          id);
      return NULL;
    }
  gain_item_touch (GAIN_ITEM (edited));

  return gain_act_change (project, "link", article, found, GAIN_ITEM (edited));
}

GainChange *
gain_act_unlink (GainProject *project, const char *article, const char *relation, GError **error)
{
  GainItem *found;

  if (gain_act_find_article (project, article, error) == NULL)
    return NULL;

  found = gain_project_lookup (
      project, GAIN_ITEM_RELATION, gain_project_get_me (project), article, relation);
  if (found == NULL)
    {
      gain_act_fail (
          error,
          _ ("There is no link “%s” of yours in this article. Choose one of your links."),
          relation);
      return NULL;
    }

  return gain_act_change (project, "unlink", article, found, NULL);
}
