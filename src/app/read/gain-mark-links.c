/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-mark-links.h"

#include <glib/gi18n-lib.h>

#include "gain-occurrences.h"

#define QUOTE_CHARS  70
#define MAX_ACROSS   50   /* statements in other articles */
#define MAX_SEARCHED 5000 /* links that are looked through for those that name a mention */

typedef struct
{
  GainProject *project;
  GainLayer *layer;
  const char *mark;
  GPtrArray *links;
} List;

void
gain_mark_link_free (GainMarkLink *self)
{
  g_free (self->type);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

static GPtrArray *
links_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_mark_link_free);
}

static const char *
name_nobody (const char *reason)
{
  if (g_strcmp0 (reason, "author") == 0)
    return C_ ("source of a statement", "author");
  if (g_strcmp0 (reason, "unattributed") == 0)
    return C_ ("source of a statement", "unattributed");

  return C_ ("source of a statement", "cannot tell");
}

static GainItem *
find_entry (GainProject *project, GainItemKind kind, const char *id)
{
  GainRegistry *registry = gain_project_get_registry (project);

  return gain_registry_get_entry (registry, kind, NULL, gain_registry_resolve (registry, kind, id));
}

static const char *
name_actor (GainProject *project, const char *id)
{
  GainItem *entry = find_entry (project, GAIN_ITEM_ACTOR, id);

  return entry != NULL ? gain_actor_get_name (GAIN_ACTOR (entry)) : _ ("An entry that is not here");
}

static const char *
name_proposition (GainProject *project, const char *id)
{
  GainItem *entry = find_entry (project, GAIN_ITEM_PROPOSITION, id);

  return entry != NULL ? gain_proposition_get_wording (GAIN_PROPOSITION (entry))
                       : _ ("An entry that is not here");
}

static char *
dup_actor_detail (GainProject *project, const char *id)
{
  GainItem *entry = find_entry (project, GAIN_ITEM_ACTOR, id);

  if (entry == NULL)
    return NULL;
  if (gain_actor_get_organisation (GAIN_ACTOR (entry)) != NULL)
    return g_strdup (gain_actor_get_organisation (GAIN_ACTOR (entry)));

  return g_strdup (gain_actor_get_country (GAIN_ACTOR (entry)));
}

static const char *
resolve_type (GainProject *project, GainRelation *relation)
{
  return gain_project_resolve_relation_type_id (project, relation);
}

static gboolean
is_type (GainProject *project, GainRelation *relation, const char *type)
{
  return g_strcmp0 (resolve_type (project, relation), type) == 0;
}

static char *
dup_type_name (GainProject *project, GainRelation *relation)
{
  const GainRelationType *type = gain_project_resolve_relation_type (project, relation);

  return g_strdup (type != NULL ? type->name : gain_relation_get_relation_type (relation));
}

static char *
dup_quote (GainAnnotation *mark)
{
  g_autofree char *quote = gain_annotation_dup_quote (mark);

  if (g_utf8_strlen (quote, -1) <= QUOTE_CHARS)
    return g_steal_pointer (&quote);
  *g_utf8_offset_to_pointer (quote, QUOTE_CHARS - 1) = '\0';

  return g_strconcat (g_strchomp (quote), "…", NULL);
}

char *
gain_mark_links_dup_source (GainProject *project, GainLayer *layer, const char *mark)
{
  g_autoptr (GPtrArray) relations = gain_layer_list_relations (layer, mark);

  for (guint i = 0; i < relations->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (relations->pdata[i]);

      if (!is_type (project, relations->pdata[i], "made_by"))
        continue;
      if (to->kind == GAIN_END_NONE)
        return g_strdup (name_nobody (to->id));
      if (to->kind == GAIN_END_ACTOR)
        return g_strdup (name_actor (project, to->id));
    }

  return NULL;
}

char *
gain_mark_links_dup_title (GainProject *project, GainLayer *layer, const char *id)
{
  GainAnnotation *mark = gain_layer_get_annotation (layer, id);
  g_autofree char *source = NULL;
  g_autofree char *quote = NULL;

  if (mark == NULL)
    return g_strdup (_ ("A mark that is not here"));
  quote = dup_quote (mark);
  source = gain_mark_links_dup_source (project, layer, id);
  if (source == NULL)
    return g_strdup_printf (_ ("“%s”"), quote);

  /* Translators: who says it, and the words. */
  return g_strdup_printf (_ ("%s: “%s”"), source, quote);
}

static gboolean
is_target_type (const char *type)
{
  return g_strcmp0 (type, "denies") == 0 || g_strcmp0 (type, "doubts") == 0;
}

char *
gain_mark_links_dup_opponent (GainProject *project, GainLayer *layer, const char *mark)
{
  g_autoptr (GPtrArray) relations = gain_layer_list_relations (layer, mark);

  for (guint i = 0; i < relations->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (relations->pdata[i]);
      g_autofree char *source = NULL;

      if (to->kind != GAIN_END_ANNOTATION || to->article != NULL ||
          !is_target_type (resolve_type (project, relations->pdata[i])))
        continue;
      source = gain_mark_links_dup_source (project, layer, to->id);
      if (source != NULL)
        return g_steal_pointer (&source);
    }

  return NULL;
}

/* Adds a link that starts or ends at the mark. Returns: (transfer none). */
static GainMarkLink *
add (List *list, GainLinksGroup group, GainRelation *relation, gboolean own)
{
  GainMarkLink *link = g_new0 (GainMarkLink, 1);

  link->group = group;
  link->relation = relation;
  link->own = own;
  if (relation != NULL)
    link->type = dup_type_name (list->project, relation);
  g_ptr_array_add (list->links, link);

  return link;
}

static GainLinksGroup
group_of (const char *type)
{
  if (g_strcmp0 (type, "made_by") == 0)
    return GAIN_LINKS_SOURCE;
  if (g_strcmp0 (type, "refers_to") == 0)
    return GAIN_LINKS_REFERENT;
  if (g_strcmp0 (type, "states") == 0)
    return GAIN_LINKS_PROPOSITION;

  return is_target_type (type) ? GAIN_LINKS_TARGET : GAIN_LINKS_OTHER;
}

static void
stand_at (GainMarkLink *link, GainLayer *layer, const char *mark)
{
  if (mark == NULL || gain_layer_get_annotation (layer, mark) == NULL)
    return;
  link->article = gain_layer_get_article (layer);
  link->mark = mark;
}

static void
set_to_mark (List *list, GainMarkLink *link, const GainRelationEnd *to)
{
  const char *me = gain_project_get_me (list->project);
  GainLayer *layer = list->layer;

  if (to->article != NULL)
    layer = gain_project_get_layer (list->project, to->article, me);
  link->title = gain_mark_links_dup_title (list->project, layer, to->id);
  stand_at (link, layer, to->id);
  if (to->article != NULL)
    {
      GainArticle *article = gain_project_get_article (list->project, to->article);

      link->detail = g_strdup (article != NULL ? gain_article_get_title (article) : NULL);
    }
}

static void
set_to_actor (List *list, GainMarkLink *link, const GainRelationEnd *to)
{
  link->title = g_strdup (name_actor (list->project, to->id));
  if (to->speaker != NULL)
    /* Translators: the person who says it for somebody else. */
    link->detail = g_strdup_printf (_ ("spoken by %s"), name_actor (list->project, to->speaker));
  else
    link->detail = dup_actor_detail (list->project, to->id);
  stand_at (link, list->layer, to->mention);
}

static void
add_own (List *list, GainRelation *relation)
{
  const GainRelationEnd *to = gain_relation_get_to (relation);
  GainMarkLink *link =
      add (list, group_of (resolve_type (list->project, relation)), relation, TRUE);

  switch (to->kind)
    {
    case GAIN_END_ACTOR:
      set_to_actor (list, link, to);
      break;
    case GAIN_END_PROPOSITION:
      link->title = g_strdup (name_proposition (list->project, to->id));
      break;
    case GAIN_END_ANNOTATION:
      set_to_mark (list, link, to);
      break;
    case GAIN_END_NONE:
    default:
      link->title = g_strdup (name_nobody (to->id));
      break;
    }
}

static char *
dup_type_from (GainProject *project, GainRelation *relation)
{
  const char *type = resolve_type (project, relation);
  g_autofree char *name = NULL;

  if (g_strcmp0 (type, "denies") == 0)
    return g_strdup (_ ("denied by"));
  if (g_strcmp0 (type, "doubts") == 0)
    return g_strdup (_ ("doubted by"));
  if (g_strcmp0 (type, "supports") == 0)
    return g_strdup (_ ("supported by"));
  if (g_strcmp0 (type, "restates") == 0)
    return g_strdup (_ ("restated by"));
  if (g_strcmp0 (type, "cue") == 0)
    return g_strdup (_ ("cue of"));
  name = dup_type_name (project, relation);

  /* Translators: a kind of link seen from its end, such as “denies, from here”. */
  return g_strdup_printf (_ ("%s, from"), name);
}

static void
add_incoming (List *list, GainRelation *relation)
{
  gboolean answer = is_target_type (resolve_type (list->project, relation));
  const char *from = gain_relation_get_from (relation);
  GainMarkLink *link = add (list, answer ? GAIN_LINKS_ANSWER : GAIN_LINKS_OTHER, relation, FALSE);

  g_free (link->type);
  link->type = dup_type_from (list->project, relation);
  link->title = gain_mark_links_dup_title (list->project, list->layer, from);
  stand_at (link, list->layer, from);
}

/* The statements for which a mention was given as the name of the source. */
static void
add_named (List *list)
{
  g_autoptr (GPtrArray) all = NULL;
  GainAnnotation *mark = gain_layer_get_annotation (list->layer, list->mark);
  const GainLabel *label = mark != NULL ? gain_project_resolve_label (list->project, mark) : NULL;

  if (label == NULL || label->kind != GAIN_LABEL_MENTION ||
      gain_layer_get_n_relations (list->layer) > MAX_SEARCHED)
    return;
  all = gain_layer_list_relations (list->layer, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (all->pdata[i]);
      const char *from = gain_relation_get_from (all->pdata[i]);
      GainMarkLink *link;

      if (to->kind != GAIN_END_ACTOR || g_strcmp0 (to->mention, list->mark) != 0)
        continue;
      link = add (list, GAIN_LINKS_OTHER, all->pdata[i], FALSE);
      g_free (link->type);
      link->type = g_strdup (_ ("named as the source of"));
      link->title = gain_mark_links_dup_title (list->project, list->layer, from);
      stand_at (link, list->layer, from);
    }
}

/* Ordered kinds by their number, the others as they come. */
static gint64
get_order (GainRelation *relation)
{
  g_autoptr (GVariant) order = gain_item_dup_attribute (GAIN_ITEM (relation), "order");

  return order != NULL && g_variant_is_of_type (order, G_VARIANT_TYPE_INT64)
             ? g_variant_get_int64 (order)
             : G_MAXINT64;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const GainMarkLink *first = *(GainMarkLink *const *) a, *second = *(GainMarkLink *const *) b;
  gint64 x, y;

  if (first->group != second->group)
    return first->group < second->group ? -1 : 1;
  if (first->own != second->own)
    return first->own ? -1 : 1;
  if (first->relation == NULL || second->relation == NULL)
    return (first->relation == NULL) - (second->relation == NULL);
  if (g_strcmp0 (first->type, second->type) != 0)
    return g_strcmp0 (first->type, second->type);
  x = get_order (first->relation);
  y = get_order (second->relation);

  return x < y ? -1 : x > y;
}

GPtrArray *
gain_mark_links_list_here (GainProject *project, GainLayer *layer, const char *mark)
{
  List list = { .project = project, .layer = layer, .mark = mark, .links = links_new () };
  g_autoptr (GPtrArray) from = gain_layer_list_relations (layer, mark);
  g_autoptr (GPtrArray) to = gain_layer_list_relations_to (layer, mark);

  for (guint i = 0; i < from->len; i++)
    add_own (&list, from->pdata[i]);
  for (guint i = 0; i < to->len; i++)
    add_incoming (&list, to->pdata[i]);
  add_named (&list);
  g_ptr_array_sort (list.links, compare);

  return list.links;
}

/* What is across articles: statements that are about the same proposition. */

static const char *
get_act (GainProject *project, GainAnnotation *mark)
{
  const GainLabel *label = gain_project_resolve_label (project, mark);

  return label != NULL ? label->act : NULL;
}

static gboolean
rejects (GainProject *project, const GainOccurrence *occurrence)
{
  const char *act;

  if (occurrence->role == GAIN_ROLE_DENIES || occurrence->role == GAIN_ROLE_DOUBTS)
    return TRUE;
  act = get_act (project, occurrence->mark);

  return occurrence->role == GAIN_ROLE_STATES &&
         (g_strcmp0 (act, "denies") == 0 || g_strcmp0 (act, "doubts") == 0 ||
          g_strcmp0 (act, "withholds") == 0);
}

static gboolean
is_listed (List *list, const char *mark)
{
  for (guint i = 0; i < list->links->len; i++)
    if (g_strcmp0 (((GainMarkLink *) list->links->pdata[i])->mark, mark) == 0)
      return TRUE;

  return FALSE;
}

static char *
dup_article_detail (GainProject *project, const char *id)
{
  GainArticle *article = gain_project_get_article (project, id);

  return article != NULL ? g_strdup (gain_article_get_title (article)) : NULL;
}

/* @rejecting: whether the mark itself denies or doubts the proposition; what the others do that
 * face it is shown as an answer, what backs it among the other links. */
static void
add_across (List *list, const GainOccurrence *occurrence, gboolean rejecting)
{
  const char *article = gain_layer_get_article (occurrence->layer);
  const char *id = gain_item_get_id (GAIN_ITEM (occurrence->mark));
  gboolean rejects_it = rejects (list->project, occurrence);
  GainMarkLink *link;

  if (g_strcmp0 (article, gain_layer_get_article (list->layer)) == 0 || is_listed (list, id))
    return;
  link = add (list, rejects_it != rejecting ? GAIN_LINKS_ANSWER : GAIN_LINKS_OTHER, NULL, FALSE);
  if (rejects_it)
    link->type = g_strdup (rejecting ? _ ("also denied by") : _ ("denied by"));
  else
    link->type = g_strdup (rejecting ? _ ("stated by") : _ ("also stated by"));
  link->title = gain_mark_links_dup_title (list->project, occurrence->layer, id);
  link->detail = dup_article_detail (list->project, article);
  link->article = article;
  link->mark = id;
}

static void
add_all_across (List *list, const char *proposition, gboolean rejecting)
{
  GainOccurrences *occurrences = gain_project_get_occurrences (list->project);
  g_autoptr (GArray) found =
      gain_occurrences_list (occurrences, GAIN_ITEM_PROPOSITION, proposition);
  const char *me = gain_project_get_me (list->project);
  guint n = 0;

  for (guint i = 0; i < found->len && n < MAX_ACROSS; i++)
    {
      const GainOccurrence *occurrence = &g_array_index (found, GainOccurrence, i);

      if (occurrence->mark == NULL ||
          g_strcmp0 (gain_layer_get_annotator (occurrence->layer), me) != 0 ||
          (occurrence->role != GAIN_ROLE_STATES && !rejects (list->project, occurrence)))
        continue;
      add_across (list, occurrence, rejecting);
      n++;
    }
}

/* “4 assert, 2 deny”. */
static char *
dup_tally (GainProject *project, const char *proposition)
{
  GainOccurrences *occurrences = gain_project_get_occurrences (project);
  g_autoptr (GArray) found =
      gain_occurrences_list (occurrences, GAIN_ITEM_PROPOSITION, proposition);
  g_autoptr (GHashTable) assert = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) deny = g_hash_table_new (NULL, NULL);
  g_autofree char *asserting = NULL;
  g_autofree char *denying = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const GainOccurrence *occurrence = &g_array_index (found, GainOccurrence, i);

      if (occurrence->mark == NULL)
        continue;
      if (rejects (project, occurrence))
        g_hash_table_add (deny, occurrence->mark);
      else if (occurrence->role == GAIN_ROLE_STATES)
        g_hash_table_add (assert, occurrence->mark);
    }
  asserting = g_strdup_printf (
      /* Translators: how many statements assert a proposition. */
      ngettext ("%u asserts it", "%u assert it", g_hash_table_size (assert)),
      g_hash_table_size (assert));
  denying = g_strdup_printf (
      /* Translators: how many statements deny or doubt a proposition. */
      ngettext ("%u denies or doubts it", "%u deny or doubt it", g_hash_table_size (deny)),
      g_hash_table_size (deny));

  return g_strdup_printf ("%s · %s", asserting, denying);
}

static void
look_across (List *list)
{
  guint n = list->links->len;
  GainAnnotation *mark = gain_layer_get_annotation (list->layer, list->mark);
  const char *act = mark != NULL ? get_act (list->project, mark) : NULL;
  gboolean rejecting = act != NULL && g_strcmp0 (act, "asserts") != 0;

  for (guint i = 0; i < n; i++)
    {
      GainMarkLink *link = list->links->pdata[i];
      const GainRelationEnd *to;

      if (link->relation == NULL || !link->own)
        continue;
      to = gain_relation_get_to (link->relation);
      if (to->kind != GAIN_END_PROPOSITION)
        continue;
      if (link->group == GAIN_LINKS_PROPOSITION)
        link->detail = dup_tally (list->project, to->id);
      add_all_across (list, to->id, rejecting);
    }
}

GPtrArray *
gain_mark_links_list (GainProject *project, const char *article, const char *mark)
{
  GainLayer *layer = gain_project_get_layer (project, article, gain_project_get_me (project));
  List list = { .project = project, .layer = layer, .mark = mark };

  list.links = gain_mark_links_list_here (project, layer, mark);
  look_across (&list);
  g_ptr_array_sort (list.links, compare);

  return list.links;
}
