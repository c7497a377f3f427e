/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape-item.h"

#include <glib/gi18n-lib.h>

#include "gain-shape-member.h"

static const char *const actor_members[] = {
  "name", "aliases", "type", "organisation", "country", "wikidata", GAIN_SHAPE_COMMON_MEMBERS, NULL,
};
static const char *const proposition_members[] = {
  "wording", "broader", "concept", GAIN_SHAPE_COMMON_MEMBERS, NULL,
};
static const char *const merge_members[] = {
  "entries", "from", "to", "undoes", GAIN_SHAPE_COMMON_MEMBERS, NULL,
};

static JsonNode *
finish_writing (JsonObject *object, GainItem *item)
{
  gain_shape_write_attributes (object, item, FALSE);
  gain_shape_write_common (object, item);
  return gain_shape_wrap (gain_shape_merge_extras (object, gain_item_get_extras (item)));
}

static void
set_list (JsonObject *object, const char *name, const char *const *values)
{
  if (values != NULL && values[0] != NULL)
    gain_shape_set_strv (object, name, values);
}

/* Actors */

JsonNode *
gain_shape_write_actor (GainItem *item)
{
  GainActor *actor = GAIN_ACTOR (item);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", gain_actor_get_name (actor));
  set_list (object, "aliases", gain_actor_get_aliases (actor));
  gain_shape_set_string (object, "type", gain_actor_get_actor_type (actor));
  gain_shape_set_string (object, "organisation", gain_actor_get_organisation (actor));
  gain_shape_set_string (object, "country", gain_actor_get_country (actor));
  gain_shape_set_string (object, "wikidata", gain_actor_get_wikidata (actor));
  return finish_writing (object, item);
}

static gboolean
read_actor_text (JsonObject *object,
                 GainActor *actor,
                 const char *name,
                 void (*set) (GainActor *, const char *),
                 GError **error)
{
  const char *value = NULL;

  if (!gain_json_read_string (object, name, FALSE, &value, error))
    return FALSE;
  set (actor, value);
  return TRUE;
}

GainItem *
gain_shape_read_actor (const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GainActor) actor = NULL;
  g_auto (GStrv) aliases = NULL;
  const char *name = NULL;

  if (!gain_shape_read_name (object, "name", &name, error) ||
      !gain_json_read_strv (object, "aliases", FALSE, &aliases, error))
    return NULL;
  actor = gain_actor_new (id, name);
  if (aliases != NULL)
    gain_actor_set_aliases (actor, (const char *const *) aliases);
  if (!read_actor_text (object, actor, "type", gain_actor_set_actor_type, error) ||
      !read_actor_text (object, actor, "organisation", gain_actor_set_organisation, error) ||
      !read_actor_text (object, actor, "country", gain_actor_set_country, error) ||
      !read_actor_text (object, actor, "wikidata", gain_actor_set_wikidata, error) ||
      !gain_shape_read_common (object, GAIN_ITEM (actor), actor_members, error))
    return NULL;
  return GAIN_ITEM (g_steal_pointer (&actor));
}

/* Propositions */

JsonNode *
gain_shape_write_proposition (GainItem *item)
{
  GainProposition *proposition = GAIN_PROPOSITION (item);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "wording", gain_proposition_get_wording (proposition));
  set_list (object, "broader", gain_proposition_get_broader (proposition));
  gain_shape_set_string (object, "concept", gain_proposition_get_concept (proposition));
  return finish_writing (object, item);
}

GainItem *
gain_shape_read_proposition (const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GainProposition) proposition = NULL;
  g_auto (GStrv) broader = NULL;
  const char *wording = NULL;
  const char *concept = NULL;

  if (!gain_shape_read_name (object, "wording", &wording, error) ||
      !gain_json_read_strv (object, "broader", FALSE, &broader, error) ||
      !gain_json_read_string (object, "concept", FALSE, &concept, error))
    return NULL;
  proposition = gain_proposition_new (id, wording);
  if (broader != NULL)
    gain_proposition_set_broader (proposition, (const char *const *) broader);
  gain_proposition_set_concept (proposition, concept);
  if (!gain_shape_read_common (object, GAIN_ITEM (proposition), proposition_members, error))
    return NULL;
  return GAIN_ITEM (g_steal_pointer (&proposition));
}

/* Merges */

JsonNode *
gain_shape_write_merge (GainItem *item)
{
  GainMerge *merge = GAIN_MERGE (item);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object,
                                 "entries",
                                 gain_item_kind_get_nick (gain_merge_get_entries (merge)));
  json_object_set_string_member (object, "from", gain_merge_get_from (merge));
  json_object_set_string_member (object, "to", gain_merge_get_to (merge));
  gain_shape_set_string (object, "undoes", gain_merge_get_undoes (merge));
  return finish_writing (object, item);
}

GainItem *
gain_shape_read_merge (const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GainMerge) merge = NULL;
  GainItemKind entries;
  const char *nick = NULL;
  const char *from = NULL;
  const char *to = NULL;
  const char *undoes = NULL;

  if (!gain_shape_read_name (object, "entries", &nick, error) ||
      !gain_shape_read_name (object, "from", &from, error) ||
      !gain_shape_read_name (object, "to", &to, error) ||
      !gain_json_read_string (object, "undoes", FALSE, &undoes, error))
    return NULL;
  if (!gain_item_kind_from_nick (nick, &entries) ||
      (entries != GAIN_ITEM_ACTOR && entries != GAIN_ITEM_PROPOSITION))
    {
      gain_shape_refuse (error, _ ("The member “entries” must be “actor” or “proposition”"));
      return NULL;
    }
  merge = gain_merge_new (id, entries, from, to);
  gain_merge_set_undoes (merge, undoes);
  if (!gain_shape_read_common (object, GAIN_ITEM (merge), merge_members, error))
    return NULL;
  return GAIN_ITEM (g_steal_pointer (&merge));
}
