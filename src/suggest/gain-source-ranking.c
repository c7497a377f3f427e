/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-source-ranking"

#include "config.h"

#include "gain-source-ranking.h"

#include <glib/gi18n-lib.h>

#include "gain-actor-finder.h"
#include "gain-unit.h"

/* So many other actors of this article, and of the project, are worth a line. */
#define MAX_NEAR     40
#define MAX_FREQUENT 20

typedef struct
{
  const GainMarkContext *context;
  GainGazetteer *gazetteer;
  GainActorFinder *finder;
  GPtrArray *list;
} Ranking;

static GainSuggestion *
find_listed (const Ranking *self, const char *id, const char *name)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      GainSuggestion *suggestion = g_ptr_array_index (self->list, i);

      if (id != NULL
              ? g_strcmp0 (suggestion->id, id) == 0
              : suggestion->kind == GAIN_SUGGESTION_NEW && g_strcmp0 (suggestion->name, name) == 0)
        return suggestion;
    }

  return NULL;
}

/* Takes @detail. Returns: (nullable): NULL where it is in the list already. */
static GainSuggestion *
add_actor (Ranking *self, const char *id, const char *name, GainSpan place, char *detail)
{
  g_autofree char *why = detail;
  GainSuggestion *suggestion;

  if (find_listed (self, id, name) != NULL)
    return NULL;
  suggestion =
      gain_suggestion_new (id != NULL ? GAIN_SUGGESTION_ENTRY : GAIN_SUGGESTION_NEW, id, name);
  suggestion->place = place;
  suggestion->detail = g_steal_pointer (&why);
  suggestion->score = -(double) self->list->len;
  g_ptr_array_add (self->list, suggestion);

  return suggestion;
}

static const char *
get_name (const Ranking *self, const char *id)
{
  GainItem *item = gain_registry_get_entry (gain_project_get_registry (self->context->project),
                                            GAIN_ITEM_ACTOR,
                                            NULL,
                                            id);

  return item != NULL ? gain_actor_get_name (GAIN_ACTOR (item)) : NULL;
}

static void
add_known (Ranking *self, const char *id, char *detail)
{
  const char *name = get_name (self, id);

  if (name != NULL)
    add_actor (self, id, name, GAIN_SPAN (0, 0), detail);
  else
    g_free (detail);
}

static void
add_nobody (Ranking *self, const char *id, const char *name)
{
  if (find_listed (self, id, NULL) == NULL)
    {
      GainSuggestion *suggestion = gain_suggestion_new (GAIN_SUGGESTION_NONE, id, name);

      suggestion->score = -(double) self->list->len;
      g_ptr_array_add (self->list, suggestion);
    }
}

static void
add_author (Ranking *self)
{
  add_nobody (self, "author", _ ("The author"));
}

static void
add_unattributed (Ranking *self)
{
  add_nobody (self, "unattributed", _ ("Nobody named"));
}

/* Why the words that were found are taken for the source. */
static char *
dup_reason (const Ranking *self, GainSourceKind kind)
{
  const GainMarkContext *context = self->context;
  GainSpan cue;
  g_autofree char *words = NULL;

  if (kind == GAIN_SOURCE_CARRIED)
    return g_strdup (_ ("spoke last"));
  cue = gain_unit_find_cue (context->text,
                            gain_mark_context_find_block (context, context->extent.start),
                            context->extent,
                            context->language);
  if (gain_span_is_empty (cue))
    return g_strdup (_ ("stands before the quotation"));
  words = gain_text_dup_slice (context->text, cue);

  /* Translators: the word is quoted from the article, such as “told”. */
  return g_strdup_printf (_ ("goes with “%s”"), words);
}

static void
set_speaker (GainSuggestion *suggestion, const GainFoundActor *speaker)
{
  if (suggestion == NULL || speaker == NULL ||
      (speaker->id != NULL && g_strcmp0 (speaker->id, suggestion->id) == 0))
    return;
  suggestion->speaker = g_strdup (speaker->id);
  if (speaker->id == NULL && g_strcmp0 (speaker->name, suggestion->name) != 0)
    suggestion->speaker_name = g_strdup (speaker->name);
}

/* The body that answers for @person, with who voices it. */
static void
add_bodies (Ranking *self, GainSpan body, GainSpan place, const GainFoundActor *person)
{
  g_autoptr (GPtrArray) bodies = gain_actor_finder_find (self->finder, body);
  const char *spoken_for = person != NULL && person->id != NULL
                               ? gain_gazetteer_find_spoken_for (self->gazetteer, person->id)
                               : NULL;

  if (spoken_for != NULL && get_name (self, spoken_for) != NULL)
    set_speaker (add_actor (self,
                            spoken_for,
                            get_name (self, spoken_for),
                            place,
                            g_strdup_printf (_ ("%s speaks for it"), person->name)),
                 person);
  for (guint i = 0; i < bodies->len; i++)
    {
      const GainFoundActor *actor = g_ptr_array_index (bodies, i);
      char *detail = person != NULL ? g_strdup_printf (_ ("%s speaks for it"), person->name) : NULL;

      set_speaker (add_actor (self, actor->id, actor->name, place, detail), person);
    }
}

static void
add_people (Ranking *self, GPtrArray *people, GainSpan place, const char *reason)
{
  for (guint i = 0; i < people->len; i++)
    {
      const GainFoundActor *actor = g_ptr_array_index (people, i);

      add_actor (self, actor->id, actor->name, place, g_strdup (reason));
    }
}

/* The words at @source, and whoever they speak for. */
static void
add_source (Ranking *self, GainSpan source, GainSourceKind kind)
{
  const GainMarkContext *context = self->context;
  GainSpan within = gain_actor_finder_get_surroundings (self->finder, source.start);
  g_autofree char *reason = dup_reason (self, kind);
  g_autoptr (GPtrArray) people = NULL;
  GainSpan person = source;
  GainSpan body = { 0, 0 };
  gboolean speaks_for_others =
      gain_unit_find_speaker (context->text, within, source, context->language, &person, &body);
  const GainFoundActor *first;

  people =
      gain_actor_finder_find (self->finder,
                              speaks_for_others && !gain_span_is_empty (person) ? person : source);
  first = people->len > 0 ? g_ptr_array_index (people, 0) : NULL;
  if (!speaks_for_others && first != NULL)
    body = gain_actor_finder_find_voice (self->finder, first->name);
  if (speaks_for_others || !gain_span_is_empty (body) ||
      (first != NULL && first->id != NULL &&
       gain_gazetteer_find_spoken_for (self->gazetteer, first->id) != NULL))
    add_bodies (self, body, source, first);
  add_people (self, people, source, reason);
}

static void
add_near (Ranking *self, GainAnnotation *mark, const char *reason)
{
  g_autoptr (GPtrArray) links =
      gain_layer_list_relations (self->context->layer, gain_item_get_id (GAIN_ITEM (mark)));

  for (guint i = 0; i < links->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (g_ptr_array_index (links, i));

      if (to->kind == GAIN_END_ACTOR)
        add_known (self,
                   gain_registry_resolve (gain_project_get_registry (self->context->project),
                                          GAIN_ITEM_ACTOR,
                                          to->id),
                   g_strdup (reason));
    }
}

/* The other actors of this article: the nearest before first, then those behind. */
static void
add_others (Ranking *self)
{
  GainLayer *layer = self->context->layer;
  guint at = self->context->extent.start;
  guint enough = self->list->len + MAX_NEAR;
  GainAnnotation *mark = self->context->mark;

  while (mark != NULL && self->list->len < enough)
    {
      mark = gain_layer_get_previous (layer, gain_annotation_get_extent (mark).start);
      if (mark != NULL)
        add_near (self, mark, _ ("named before"));
    }
  for (mark = gain_layer_get_next (layer, at); mark != NULL && self->list->len < enough;
       mark = gain_layer_get_next (layer, gain_annotation_get_extent (mark).start))
    add_near (self, mark, _ ("named in this article"));
}

static void
add_frequent (Ranking *self)
{
  g_autoptr (GPtrArray) ids = gain_gazetteer_list_frequent (self->gazetteer, MAX_FREQUENT);

  for (guint i = 0; i < ids->len; i++)
    add_known (self, g_ptr_array_index (ids, i), g_strdup (_ ("often in this project")));
}

static void
ranking_init (Ranking *self, const GainMarkContext *context, GainGazetteer *gazetteer)
{
  self->context = context;
  self->gazetteer = gazetteer;
  self->finder = gain_actor_finder_new (context, gazetteer);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
}

GPtrArray *
gain_source_ranking_list (const GainMarkContext *context, GainGazetteer *gazetteer)
{
  Ranking ranking;
  GainSpan within;
  GainSpan source;
  GainSourceKind kind;

  ranking_init (&ranking, context, gazetteer);
  within = gain_actor_finder_get_surroundings (ranking.finder, context->extent.start);
  source = gain_unit_find_source (context->text, within, context->extent, context->language, &kind);

  if (!gain_span_is_empty (source))
    add_source (&ranking, source, kind);
  if (ranking.list->len == 0 && kind == GAIN_SOURCE_UNNAMED)
    add_unattributed (&ranking);
  if (ranking.list->len == 0)
    add_author (&ranking);
  add_others (&ranking);
  add_frequent (&ranking);
  add_author (&ranking);
  add_unattributed (&ranking);
  add_nobody (&ranking, "cannot-tell", _ ("Cannot tell"));
  gain_actor_finder_free (ranking.finder);

  return ranking.list;
}

GPtrArray *
gain_referent_ranking_list (const GainMarkContext *context, GainGazetteer *gazetteer)
{
  g_autoptr (GPtrArray) found = NULL;
  Ranking ranking;

  ranking_init (&ranking, context, gazetteer);
  found = gain_actor_finder_find (ranking.finder, context->extent);
  add_people (&ranking, found, GAIN_SPAN (0, 0), NULL);
  if (found->len == 0)
    {
      g_autofree char *quote = gain_annotation_dup_quote (context->mark);

      add_actor (&ranking, NULL, quote, GAIN_SPAN (0, 0), NULL);
    }
  add_others (&ranking);
  add_frequent (&ranking);
  gain_actor_finder_free (ranking.finder);

  return ranking.list;
}
