/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-link-choices.h"

#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-mark-links.h"

typedef struct
{
  GainProject *project;
  GPtrArray *choices;
  const char *from_article;
  GainLayer *from_layer;
  GainAnnotation *from;
  const GainLabel *from_label;
  const char *to_article;
  GainLayer *to_layer;
  GainAnnotation *to;
  const GainLabel *to_label;
  gboolean back; /* the link leads from the mark that was gone to */
} Pair;

static void
end_copy (GainRelationEnd *end, const GainRelationEnd *from)
{
  end->kind = from->kind;
  end->id = g_strdup (from->id);
  end->article = g_strdup (from->article);
  end->annotator = g_strdup (from->annotator);
  end->mention = g_strdup (from->mention);
  end->speaker = g_strdup (from->speaker);
}

static void
end_clear (GainRelationEnd *end)
{
  g_free ((char *) end->id);
  g_free ((char *) end->article);
  g_free ((char *) end->annotator);
  g_free ((char *) end->mention);
  g_free ((char *) end->speaker);
}

void
gain_link_choice_free (GainLinkChoice *self)
{
  g_free (self->article);
  g_free (self->from);
  g_free (self->type);
  end_clear (&self->to);
  g_free (self->name);
  g_free (self->detail);
  g_free (self);
}

static const char *
get_id (GainAnnotation *mark)
{
  return gain_item_get_id (GAIN_ITEM (mark));
}

/* The word that relation types use for marks with @label. */
static const char *
name_kind (const GainLabel *label)
{
  switch (label->kind)
    {
    case GAIN_LABEL_STATEMENT:
      return "statement";
    case GAIN_LABEL_MENTION:
      return "mention";
    case GAIN_LABEL_CUE:
      return "cue";
    default:
      return "article";
    }
}

static gboolean
is_across (const Pair *pair)
{
  return g_strcmp0 (pair->from_article, pair->to_article) != 0;
}

static gboolean
is_there (const Pair *pair, const char *type, const GainRelationEnd *end)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (pair->from_layer, get_id (pair->from));

  for (guint i = 0; i < links->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (links->pdata[i]);

      if (g_strcmp0 (gain_project_resolve_relation_type_id (pair->project, links->pdata[i]),
                     type) == 0 &&
          to->kind == end->kind && g_strcmp0 (to->id, end->id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What fits the act of the statement comes first: a denial denies. */
static int
rank_type (const GainLabel *label, const char *type)
{
  gboolean denies = g_strcmp0 (label->act, "denies") == 0;
  gboolean asserts = g_strcmp0 (label->act, "asserts") == 0;

  if (g_strcmp0 (type, "denies") == 0)
    return denies ? 90 : 20;
  if (g_strcmp0 (type, "doubts") == 0)
    return denies ? 30 : asserts ? 19 : 90;
  if (g_strcmp0 (type, "restates") == 0)
    return 60;
  if (g_strcmp0 (type, "supports") == 0)
    return asserts ? 55 : 35;
  if (g_strcmp0 (type, "made_by") == 0 || g_strcmp0 (type, "cue") == 0 ||
      g_strcmp0 (type, "refers_to") == 0)
    return 80;

  return g_strcmp0 (type, "states") == 0 ? 50 : 40;
}

static void
add (Pair *pair,
     const GainRelationType *type,
     const GainRelationEnd *end,
     int rank,
     char *name,
     char *detail)
{
  GainLinkChoice *choice;

  if (is_there (pair, type->id, end))
    {
      g_free (name);
      g_free (detail);
      return;
    }
  choice = g_new0 (GainLinkChoice, 1);
  choice->article = g_strdup (pair->from_article);
  choice->from = g_strdup (get_id (pair->from));
  choice->type = g_strdup (type->id);
  end_copy (&choice->to, end);
  choice->name = name;
  choice->detail = detail;
  choice->rank = rank_type (pair->from_label, type->id) + rank - (pair->back ? 25 : 0);
  g_ptr_array_add (pair->choices, choice);
}

/* One that leads back starts at the mark that the person stands at. */
static char *
dup_name (const Pair *pair, const GainRelationType *type)
{
  if (!pair->back)
    return g_strdup (type->name);

  /* Translators: a kind of link, such as “denies”, from the mark here to the one where the link was
   * begun. */
  return g_strdup_printf (_ ("This one %s the other one"), type->name);
}

static const char *
get_stated (const Pair *pair)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (pair->to_layer, get_id (pair->to));

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (gain_project_resolve_relation_type_id (pair->project, links->pdata[i]),
                   "states") == 0)
      return gain_relation_get_to (links->pdata[i])->id;

  return NULL;
}

static const char *
get_wording (const Pair *pair, const char *proposition)
{
  GainRegistry *registry = gain_project_get_registry (pair->project);
  GainItem *entry = gain_registry_get_entry (registry,
                                             GAIN_ITEM_PROPOSITION,
                                             NULL,
                                             gain_registry_resolve (registry,
                                                                    GAIN_ITEM_PROPOSITION,
                                                                    proposition));

  return entry != NULL ? gain_proposition_get_wording (GAIN_PROPOSITION (entry)) : NULL;
}

static void
add_to_proposition (Pair *pair, const GainRelationType *type, gboolean takes_statements)
{
  GainRelationEnd end = { .kind = GAIN_END_PROPOSITION, .id = get_stated (pair) };
  const char *wording = end.id != NULL ? get_wording (pair, end.id) : NULL;
  char *name;

  if (wording == NULL || (pair->back && !is_across (pair)))
    return;
  if (takes_statements)
    /* Translators: a kind of link; what the statement at its end states. */
    name = g_strdup_printf (_ ("%s what that statement states"), type->name);
  else
    name = g_strdup_printf (_ ("%s the same"), type->name);
  add (pair, type, &end, is_across (pair) ? 5 : -25, name, g_strdup (wording));
}

static void
add_to_statement (Pair *pair, const GainRelationType *type)
{
  GainRelationEnd end = { .kind = GAIN_END_ANNOTATION, .id = get_id (pair->to) };

  if (is_across (pair))
    {
      end.article = pair->to_article;
      if (!g_strv_contains (type->to, "proposition"))
        return;
    }
  add (pair,
       type,
       &end,
       0,
       is_across (pair) ? g_strdup_printf (_ ("%s that statement itself"), type->name)
                        : dup_name (pair, type),
       gain_mark_links_dup_title (pair->project, pair->to_layer, end.id));
}

static void
add_to_mark (Pair *pair, const GainRelationType *type)
{
  GainRelationEnd end = { .kind = GAIN_END_ANNOTATION, .id = get_id (pair->to) };

  if (!is_across (pair))
    add (pair,
         type,
         &end,
         0,
         dup_name (pair, type),
         gain_mark_links_dup_title (pair->project, pair->to_layer, end.id));
}

/* To whom the mention names. */
static void
add_to_named (Pair *pair, const GainRelationType *type)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (pair->to_layer, get_id (pair->to));
  GainRegistry *registry = gain_project_get_registry (pair->project);

  for (guint i = 0; i < links->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (links->pdata[i]);
      GainRelationEnd end = { .kind = GAIN_END_ACTOR, .id = to->id };
      GainItem *entry;

      if (to->kind != GAIN_END_ACTOR)
        continue;
      entry = gain_registry_get_entry (registry,
                                       GAIN_ITEM_ACTOR,
                                       NULL,
                                       gain_registry_resolve (registry, GAIN_ITEM_ACTOR, to->id));
      if (entry == NULL)
        continue;
      if (!is_across (pair))
        end.mention = get_id (pair->to);
      add (pair,
           type,
           &end,
           0,
           g_strdup (type->name),
           g_strdup (gain_actor_get_name (GAIN_ACTOR (entry))));
    }
}

static void
add_type (Pair *pair, const GainRelationType *type)
{
  const char *kind = name_kind (pair->to_label);
  gboolean takes_it = g_strv_contains (type->to, kind);

  if (!g_strv_contains (type->from, name_kind (pair->from_label)))
    return;
  /* Between two statements the way back is worth a line where it is the likely one. */
  if (pair->back && pair->from_label->kind == pair->to_label->kind &&
      rank_type (pair->from_label, type->id) < 90)
    return;
  if (pair->to_label->kind == GAIN_LABEL_STATEMENT)
    {
      if (takes_it)
        add_to_statement (pair, type);
      if (g_strv_contains (type->to, "proposition"))
        add_to_proposition (pair, type, takes_it);
      return;
    }
  if (takes_it)
    add_to_mark (pair, type);
  if (pair->to_label->kind == GAIN_LABEL_MENTION && g_strv_contains (type->to, "actor"))
    add_to_named (pair, type);
}

static void
add_types (Pair *pair)
{
  GainCodebook *codebook = gain_project_get_codebook (pair->project);

  for (guint i = 0; i < gain_codebook_get_n_relation_types (codebook); i++)
    add_type (pair, gain_codebook_get_relation_type_at (codebook, i));
}

static void
turn (Pair *pair)
{
  Pair was = *pair;

  pair->from_article = was.to_article;
  pair->from_layer = was.to_layer;
  pair->from = was.to;
  pair->from_label = was.to_label;
  pair->to_article = was.from_article;
  pair->to_layer = was.from_layer;
  pair->to = was.from;
  pair->to_label = was.from_label;
  pair->back = !was.back;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const GainLinkChoice *first = *(GainLinkChoice *const *) a;
  const GainLinkChoice *second = *(GainLinkChoice *const *) b;

  return second->rank - first->rank;
}

static GPtrArray *
choices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_link_choice_free);
}

GPtrArray *
gain_link_choices_list (GainProject *project,
                        const char *from_article,
                        const char *from,
                        const char *to_article,
                        const char *to)
{
  const char *me = gain_project_get_me (project);
  Pair pair = { .project = project, .from_article = from_article, .to_article = to_article };

  pair.choices = choices_new ();
  pair.from_layer = gain_project_get_layer (project, from_article, me);
  pair.to_layer = gain_project_get_layer (project, to_article, me);
  pair.from = gain_layer_get_annotation (pair.from_layer, from);
  pair.to = gain_layer_get_annotation (pair.to_layer, to);
  if (pair.from == NULL || pair.to == NULL || pair.from == pair.to)
    return pair.choices;
  pair.from_label = gain_project_resolve_label (project, pair.from);
  pair.to_label = gain_project_resolve_label (project, pair.to);
  if (pair.from_label == NULL || pair.to_label == NULL)
    return pair.choices;

  add_types (&pair);
  if (pair.choices->len == 0 || pair.from_label->kind == pair.to_label->kind)
    {
      turn (&pair);
      add_types (&pair);
    }
  g_ptr_array_sort (pair.choices, compare);

  return pair.choices;
}

static void
add_wanting (Pair *pair, const GainRelationType *type, GainEndKind wants, const char *detail)
{
  GainLinkChoice *choice = g_new0 (GainLinkChoice, 1);

  choice->article = g_strdup (pair->from_article);
  choice->from = g_strdup (get_id (pair->from));
  choice->type = g_strdup (type->id);
  choice->wants = wants;
  choice->name = g_strdup (type->name);
  choice->detail = g_strdup (detail);
  choice->rank = rank_type (pair->from_label, type->id);
  g_ptr_array_add (pair->choices, choice);
}

GPtrArray *
gain_link_choices_list_to_entries (GainProject *project, const char *article, const char *from)
{
  GainCodebook *codebook = gain_project_get_codebook (project);
  Pair pair = { .project = project, .from_article = article, .choices = choices_new () };

  pair.from_layer = gain_project_get_layer (project, article, gain_project_get_me (project));
  pair.from = gain_layer_get_annotation (pair.from_layer, from);
  pair.from_label = pair.from != NULL ? gain_project_resolve_label (project, pair.from) : NULL;
  if (pair.from_label == NULL)
    return pair.choices;

  for (guint i = 0; i < gain_codebook_get_n_relation_types (codebook); i++)
    {
      const GainRelationType *type = gain_codebook_get_relation_type_at (codebook, i);

      if (!g_strv_contains (type->from, name_kind (pair.from_label)))
        continue;
      if (g_strv_contains (type->to, "actor"))
        add_wanting (&pair, type, GAIN_END_ACTOR, _ ("an actor"));
      if (g_strv_contains (type->to, "proposition"))
        add_wanting (&pair, type, GAIN_END_PROPOSITION, _ ("a proposition"));
    }
  g_ptr_array_sort (pair.choices, compare);

  return pair.choices;
}

GainChange *
gain_link_choice_make (const GainLinkChoice *self, GainProject *project, GError **error)
{
  return gain_act_link (
      project, self->article, self->from, self->type, &self->to, "typed", NULL, error);
}
