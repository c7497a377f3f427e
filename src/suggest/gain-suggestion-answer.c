/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-suggestion-answer"

#include "config.h"

#include "gain-suggester.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-act.h"
#include "gain-mark-context.h"
#include "gain-suggester-private.h"

/* One act in the making. Each step sees what those before it did, so several
 * answers can share a new entry or a new mention. */
typedef struct
{
  GainSuggester *suggester;
  GainMarkContext context;
  const char *article;
  const char *mark;
  const char *link_type;
  char *origin; /* of the answer at hand */
  GainChange *change;
  GHashTable *made; /* name of a new entry, or place of a new mention → its id */
} Answer;

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID, message);

  return FALSE;
}

/* Takes @part. */
static gboolean
take_part (Answer *self, GainChange *part)
{
  if (part == NULL)
    return FALSE;

  gain_change_append (self->change, part);
  gain_change_unref (part);

  return TRUE;
}

static const GainLabel *
find_label (GainProject *project, GainLabelKind kind, const char *act)
{
  GainCodebook *codebook = gain_project_get_codebook (project);
  guint n = codebook != NULL ? gain_codebook_get_n_labels (codebook) : 0;

  for (guint i = 0; i < n; i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);

      if (label->kind == kind && (act == NULL || g_strcmp0 (label->act, act) == 0))
        return label;
    }

  return NULL;
}

static gboolean
has_relation_type (Answer *self, const char *type)
{
  GainCodebook *codebook = gain_project_get_codebook (self->context.project);

  return codebook != NULL && gain_codebook_get_relation_type (codebook, type) != NULL;
}

static gboolean
is_taken_back (Answer *self, GainRelation *relation)
{
  for (guint i = 0; i < gain_change_get_n_operations (self->change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (self->change, i);

      if (operation->after == NULL && operation->before == GAIN_ITEM (relation))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer container): links of @type from @from, those of this act with them. */
static GPtrArray *
list_links (Answer *self, const char *from, const char *type)
{
  g_autoptr (GPtrArray) all = gain_layer_list_relations (self->context.layer, from);
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      GainRelation *relation = g_ptr_array_index (all, i);

      if (gain_mark_link_is (self->context.project, relation, type) &&
          !is_taken_back (self, relation))
        g_ptr_array_add (links, relation);
    }
  for (guint i = 0; i < gain_change_get_n_operations (self->change); i++)
    {
      GainItem *item = gain_change_get_operation (self->change, i)->after;

      if (GAIN_IS_RELATION (item) &&
          g_str_equal (gain_relation_get_from (GAIN_RELATION (item)), from) &&
          gain_mark_link_is (self->context.project, GAIN_RELATION (item), type))
        g_ptr_array_add (links, item);
    }

  return links;
}

static gboolean
same_place (Answer *self, const GainRelationEnd *a, const GainRelationEnd *b)
{
  const char *a_article = a->article != NULL ? a->article : self->article;
  const char *b_article = b->article != NULL ? b->article : self->article;

  return a->kind == b->kind && g_str_equal (a->id, b->id) &&
         (a->kind != GAIN_END_ANNOTATION || g_str_equal (a_article, b_article));
}

static gboolean
has_link (Answer *self, const char *from, const char *type, const GainRelationEnd *to)
{
  g_autoptr (GPtrArray) links = list_links (self, from, type);

  for (guint i = 0; i < links->len; i++)
    if (same_place (self, gain_relation_get_to (g_ptr_array_index (links, i)), to))
      return TRUE;

  return FALSE;
}

/* “Nobody” and somebody exclude each other, and so do two ends of a type that
 * allows one: the later answer counts. */
static gboolean
excludes (Answer *self, const char *type, const GainRelationEnd *old, const GainRelationEnd *new)
{
  const GainRelationType *found =
      gain_codebook_get_relation_type (gain_project_get_codebook (self->context.project), type);

  return !found->several || (old->kind == GAIN_END_NONE) != (new->kind == GAIN_END_NONE) ||
         (old->kind == GAIN_END_NONE && new->kind == GAIN_END_NONE);
}

static gboolean
unlink_excluded (Answer *self,
                 const char *from,
                 const char *type,
                 const GainRelationEnd *to,
                 GError **error)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (self->context.layer, from);

  if (!has_relation_type (self, type))
    return TRUE;

  for (guint i = 0; i < links->len; i++)
    {
      GainRelation *link = g_ptr_array_index (links, i);

      if (gain_mark_link_is (self->context.project, link, type) && !is_taken_back (self, link) &&
          excludes (self, type, gain_relation_get_to (link), to) &&
          !take_part (self,
                      gain_act_unlink (self->context.project,
                                       self->article,
                                       gain_item_get_id (GAIN_ITEM (link)),
                                       error)))
        return FALSE;
    }

  return TRUE;
}

/* A link that is there already is left as it is. */
static gboolean
link_mark (Answer *self,
           const char *from,
           const char *type,
           const GainRelationEnd *to,
           const char *origin,
           GError **error)
{
  if (has_link (self, from, type, to))
    return TRUE;

  return unlink_excluded (self, from, type, to, error) &&
         take_part (self,
                    gain_act_link_after (self->context.project,
                                         self->change,
                                         self->article,
                                         from,
                                         type,
                                         to,
                                         origin,
                                         NULL,
                                         error));
}

/* Returns: (transfer none) (nullable): id of the entry, which is new unless this act made it. */
static const char *
make_entry (Answer *self, GainItemKind kind, const char *name, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_autofree char *key = g_strdup_printf ("%d %s", kind, words);
  g_autoptr (GainItem) entry = NULL;
  char *id = g_hash_table_lookup (self->made, key);

  if (id != NULL)
    return id;
  if (words[0] == '\0')
    {
      fail (error, _ ("A new entry needs a name. Type one."));
      return NULL;
    }

  entry = kind == GAIN_ITEM_ACTOR ? GAIN_ITEM (gain_actor_new (NULL, words))
                                  : GAIN_ITEM (gain_proposition_new (NULL, words));
  id = g_strdup (gain_item_get_id (entry));
  g_hash_table_insert (self->made, g_steal_pointer (&key), id);

  return take_part (self, gain_act_entry (self->context.project, NULL, entry, error)) ? id : NULL;
}

/* Marks @place with the first label of @kind. @id: (out). TRUE without an id where the codebook
 * has no such label. */
static gboolean
make_mark (Answer *self,
           GainLabelKind kind,
           const char *act,
           GainSpan place,
           const char **id,
           GError **error)
{
  const GainLabel *label = find_label (self->context.project, kind, act);
  char *made = NULL;

  *id = NULL;
  if (label == NULL)
    return TRUE;
  if (!take_part (self,
                  gain_act_mark (self->context.project,
                                 self->article,
                                 label->id,
                                 &place,
                                 1,
                                 self->origin,
                                 NULL,
                                 &made,
                                 error)))
    return FALSE;

  g_hash_table_insert (self->made,
                       g_strdup_printf ("%d %u-%u", kind, place.start, place.end),
                       made);
  *id = made;

  return TRUE;
}

/* Returns: (nullable): the mark of @kind (and @act, where that is not NULL) at @place: just there,
 * else (unless @exactly) the first that touches it. */
static const char *
find_mark (Answer *self, GainLabelKind kind, const char *act, GainSpan place, gboolean exactly)
{
  g_autofree char *key = g_strdup_printf ("%d %u-%u", kind, place.start, place.end);
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (self->context.layer, place);
  const char *touching = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      GainAnnotation *mark = g_ptr_array_index (marks, i);
      const char *id = gain_item_get_id (GAIN_ITEM (mark));

      if (!gain_mark_is_kind (self->context.project, mark, kind) ||
          (act != NULL && g_strcmp0 (gain_mark_act (self->context.project, mark), act) != 0))
        continue;
      if (gain_span_equal (gain_annotation_get_extent (mark), place))
        return id;
      if (touching == NULL && !exactly)
        touching = id;
    }

  return touching != NULL ? touching : g_hash_table_lookup (self->made, key);
}

/* The mention at @place, made where nothing is marked; one that names nobody
 * yet is linked to @actor. @id: (out) (nullable). */
static gboolean
ensure_mention (Answer *self, GainSpan place, const char *actor, const char **id, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_ACTOR, .id = actor };
  g_autoptr (GPtrArray) links = NULL;
  gboolean is_new;

  *id = NULL;
  if (gain_span_is_empty (place))
    return TRUE;

  *id = find_mark (self, GAIN_LABEL_MENTION, NULL, place, FALSE);
  is_new = *id == NULL || gain_layer_get_annotation (self->context.layer, *id) == NULL;
  if (*id == NULL && !make_mark (self, GAIN_LABEL_MENTION, NULL, place, id, error))
    return FALSE;
  if (*id == NULL || !has_relation_type (self, "refers_to"))
    return TRUE;

  links = list_links (self, *id, "refers_to");

  return (links->len > 0 && !is_new) ||
         link_mark (self, *id, "refers_to", &end, self->origin, error);
}

static gboolean
ensure_cue (Answer *self, GainSpan place, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_ANNOTATION };

  if (gain_span_is_empty (place) || !has_relation_type (self, "cue"))
    return TRUE;

  g_free (self->origin);
  self->origin = g_strdup ("suggested:1");
  end.id = find_mark (self, GAIN_LABEL_CUE, NULL, place, TRUE);
  if (end.id == NULL && !make_mark (self, GAIN_LABEL_CUE, NULL, place, &end.id, error))
    return FALSE;

  return end.id == NULL || link_mark (self, self->mark, "cue", &end, self->origin, error);
}

static gboolean
answer_nobody (Answer *self, const GainSuggestion *answer, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_NONE, .id = answer->id != NULL ? answer->id : "" };

  return link_mark (self, self->mark, self->link_type, &end, self->origin, error);
}

/* Of who voices it where that is somebody else. @id: (out) (nullable). */
static gboolean
find_speaker (Answer *self, const GainSuggestion *answer, const char **id, GError **error)
{
  *id = answer->speaker;
  if (*id == NULL && answer->speaker_name != NULL)
    {
      *id = make_entry (self, GAIN_ITEM_ACTOR, answer->speaker_name, error);
      return *id != NULL;
    }

  return TRUE;
}

static gboolean
answer_actor (Answer *self, GainQuestion question, const GainSuggestion *answer, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_ACTOR, .id = answer->id };
  gboolean is_source = question == GAIN_QUESTION_SOURCE;

  if (answer->kind == GAIN_SUGGESTION_NEW)
    end.id = make_entry (self, GAIN_ITEM_ACTOR, answer->name, error);
  if (end.id == NULL)
    return FALSE;

  if (is_source &&
      (!find_speaker (self, answer, &end.speaker, error) ||
       !ensure_mention (
           self, answer->place, end.speaker != NULL ? end.speaker : end.id, &end.mention, error)))
    return FALSE;

  return link_mark (self, self->mark, self->link_type, &end, self->origin, error);
}

/* The claim inside a denial states what the denial states. */
static gboolean
carry_to_inner (Answer *self, const GainRelationEnd *states, GError **error)
{
  g_autoptr (GPtrArray) links = gain_layer_list_relations (self->context.layer, self->mark);

  for (guint i = 0; i < links->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (g_ptr_array_index (links, i));
      GainAnnotation *claim = to->kind == GAIN_END_ANNOTATION && to->article == NULL
                                  ? gain_layer_get_annotation (self->context.layer, to->id)
                                  : NULL;

      if (claim != NULL &&
          g_strcmp0 (gain_mark_act (self->context.project, claim), "asserts") == 0 &&
          gain_span_contains (self->context.extent, gain_annotation_get_extent (claim)) &&
          gain_mark_find_link (self->context.project, self->context.layer, to->id, "states") ==
              NULL &&
          !link_mark (self, to->id, "states", states, "carried", error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
answer_proposition (Answer *self, const GainSuggestion *answer, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_PROPOSITION, .id = answer->id };

  if (answer->kind == GAIN_SUGGESTION_NEW)
    end.id = make_entry (self, GAIN_ITEM_PROPOSITION, answer->name, error);
  if (end.id == NULL || !link_mark (self, self->mark, self->link_type, &end, self->origin, error))
    return FALSE;

  return !g_str_equal (self->link_type, "states") || carry_to_inner (self, &end, error);
}

/* A claim that nobody made is a proposition: the likeliest one, which the
 * denial states too. */
static gboolean
answer_nobodys_claim (Answer *self, GError **error)
{
  g_autoptr (GPtrArray) list =
      gain_suggester_list_propositions (self->suggester, &self->context, 1);
  const GainSuggestion *first = list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  GainRelationEnd end = { .kind = GAIN_END_PROPOSITION };

  if (first == NULL)
    return fail (error, _ ("There are no words to make a proposition of. Type one."));

  end.id = first->kind == GAIN_SUGGESTION_NEW
               ? make_entry (self, GAIN_ITEM_PROPOSITION, first->name, error)
               : first->id;
  if (end.id == NULL || !link_mark (self, self->mark, self->link_type, &end, self->origin, error))
    return FALSE;

  return !has_relation_type (self, "states") ||
         gain_mark_find_link (self->context.project, self->context.layer, self->mark, "states") !=
             NULL ||
         link_mark (self, self->mark, "states", &end, self->origin, error);
}

/* Who made the claim inside a denial, as far as the text tells. */
static gboolean
attribute_inner (Answer *self, const char *claim, const GainSuggestion *answer, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_NONE, .id = "unattributed" };
  const char *source;

  if (!has_relation_type (self, "made_by") ||
      (gain_layer_get_annotation (self->context.layer, claim) != NULL &&
       gain_mark_find_link (self->context.project, self->context.layer, claim, "made_by") != NULL))
    return TRUE;
  if (!find_speaker (self, answer, &source, error))
    return FALSE;
  if (source != NULL)
    end = (GainRelationEnd){ .kind = GAIN_END_ACTOR, .id = source };

  return link_mark (self, claim, "made_by", &end, self->origin, error);
}

static gboolean
answer_inner (Answer *self, const GainSuggestion *answer, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_ANNOTATION };

  end.id = find_mark (self, GAIN_LABEL_STATEMENT, "asserts", answer->place, TRUE);
  if (end.id == NULL &&
      !make_mark (self, GAIN_LABEL_STATEMENT, "asserts", answer->place, &end.id, error))
    return FALSE;
  if (end.id == NULL)
    return fail (error,
                 _ ("The codebook has no label for a claim. Add one whose act is “asserts”."));

  return attribute_inner (self, end.id, answer, error) &&
         link_mark (self, self->mark, self->link_type, &end, self->origin, error);
}

/* Across articles a link goes to the proposition, where there is one. */
static gboolean
answer_mark (Answer *self, const GainSuggestion *answer, GError **error)
{
  GainRelationEnd end = { .kind = GAIN_END_ANNOTATION, .id = answer->id };
  GainProject *project = self->context.project;
  GainRelation *states;

  if (answer->id == NULL)
    return fail (error, _ ("This answer names no mark. Choose another one."));
  if (answer->article != NULL && !g_str_equal (answer->article, self->article))
    {
      end.article = answer->article;
      states = gain_mark_find_link (project,
                                    gain_project_get_layer (project,
                                                            answer->article,
                                                            gain_project_get_me (project)),
                                    answer->id,
                                    "states");
      if (states != NULL)
        end = (GainRelationEnd){ .kind = GAIN_END_PROPOSITION,
                                 .id = gain_relation_get_to (states)->id };
    }

  return link_mark (self, self->mark, self->link_type, &end, self->origin, error);
}

static gboolean
answer_one (Answer *self, GainQuestion question, const GainSuggestion *answer, GError **error)
{
  gboolean is_entry = answer->kind == GAIN_SUGGESTION_NEW ||
                      (answer->kind == GAIN_SUGGESTION_ENTRY && answer->id != NULL);

  if (question == GAIN_QUESTION_SOURCE && answer->kind == GAIN_SUGGESTION_NONE)
    return answer_nobody (self, answer, error);
  if (question == GAIN_QUESTION_CLAIM && answer->kind == GAIN_SUGGESTION_NONE)
    return answer_nobodys_claim (self, error);
  if (question == GAIN_QUESTION_CLAIM && answer->kind == GAIN_SUGGESTION_INNER)
    return answer_inner (self, answer, error);
  if (question == GAIN_QUESTION_CLAIM && answer->kind == GAIN_SUGGESTION_MARK)
    return answer_mark (self, answer, error);
  if (is_entry && (question == GAIN_QUESTION_CLAIM || question == GAIN_QUESTION_PROPOSITION))
    return answer_proposition (self, answer, error);
  if (is_entry)
    return answer_actor (self, question, answer, error);

  return fail (error, _ ("This does not answer the question. Choose another entry."));
}

static gboolean
answer_all (Answer *self,
            GainQuestion question,
            GPtrArray *answers,
            const guint *ranks,
            GError **error)
{
  for (guint i = 0; i < answers->len; i++)
    {
      g_free (self->origin);
      self->origin = ranks != NULL && ranks[i] > 0 ? g_strdup_printf ("suggested:%u", ranks[i])
                                                   : g_strdup ("typed");
      if (!answer_one (self, question, g_ptr_array_index (answers, i), error))
        return FALSE;
    }

  return TRUE;
}

GainChange *
gain_suggester_answer (GainSuggester *self,
                       GainQuestion question,
                       const char *article,
                       const char *mark,
                       GPtrArray *answers,
                       const guint *ranks,
                       const GainSpan *cue,
                       GError **error)
{
  GainProject *project = gain_suggester_get_project (self);
  Answer answer = { .suggester = self, .article = article, .mark = mark };
  gboolean is_done;

  if (!gain_mark_context_init (&answer.context, project, article, mark))
    {
      fail (error, _ ("There is no such mark of yours in an article that is open. Open it first."));
      return NULL;
    }

  answer.link_type = gain_question_get_relation_type (question, project, answer.context.mark);
  answer.change = gain_change_new ("link");
  answer.made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  is_done = answer_all (&answer, question, answers, ranks, error) &&
            (cue == NULL || ensure_cue (&answer, *cue, error));
  g_hash_table_unref (answer.made);
  g_free (answer.origin);
  if (!is_done)
    g_clear_pointer (&answer.change, gain_change_unref);

  return answer.change;
}
