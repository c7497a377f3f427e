/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape-item.h"

#include <glib/gi18n-lib.h>

#include "gain-shape-member.h"

static const char *const members[] = {
  "type", "from",    "to",       "attributes", "certainty", "origin",
  "note", "created", "modified", "codebook",   NULL,
};

/* How each kind of end is written; its first member tells which one it is. */
static const struct
{
  GainEndKind kind;
  const char *members[4];
} ends[] = {
  { GAIN_END_ANNOTATION, { "annotation", "article", "annotator", NULL } },
  { GAIN_END_ACTOR, { "actor", "mention", "speaker", NULL } },
  { GAIN_END_PROPOSITION, { "proposition", NULL } },
  { GAIN_END_NONE, { "none", NULL } },
};

static const char **
get_slot (GainRelationEnd *end, const char *name)
{
  if (g_str_equal (name, "article"))
    return &end->article;
  if (g_str_equal (name, "annotator"))
    return &end->annotator;
  if (g_str_equal (name, "mention"))
    return &end->mention;
  if (g_str_equal (name, "speaker"))
    return &end->speaker;
  return &end->id;
}

static JsonObject *
write_end (GainRelation *relation)
{
  GainRelationEnd end = *gain_relation_get_to (relation);
  JsonObject *object = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i].kind == end.kind)
      for (guint m = 0; ends[i].members[m] != NULL; m++)
        gain_shape_set_string (object, ends[i].members[m], *get_slot (&end, ends[i].members[m]));
  return gain_shape_merge_extras (object, gain_relation_get_to_extras (relation));
}

JsonNode *
gain_shape_write_relation (GainItem *item)
{
  GainRelation *relation = GAIN_RELATION (item);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", gain_relation_get_relation_type (relation));
  json_object_set_string_member (object, "from", gain_relation_get_from (relation));
  json_object_set_object_member (object, "to", write_end (relation));
  gain_shape_write_attributes (object, item, TRUE);
  gain_shape_set_string (object, "certainty", gain_relation_get_certainty (relation));
  gain_shape_write_common (object, item);
  return gain_shape_wrap (gain_shape_merge_extras (object, gain_item_get_extras (item)));
}

/* Returns: the row of ends[] that @object is, -1 with an error where it is
 * none or more than one. */
static int
find_end (JsonObject *object, GError **error)
{
  int found = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (json_object_has_member (object, ends[i].members[0]))
      {
        if (found >= 0)
          {
            gain_shape_refuse (error,
                               _ ("The member “to” names two ends, “%s” and “%s”"),
                               ends[found].members[0],
                               ends[i].members[0]);
            return -1;
          }
        found = (int) i;
      }
  if (found < 0)
    gain_shape_refuse (error,
                       _ ("The member “to” must hold “annotation”, “actor”, “proposition” or "
                          "“none”"));
  return found;
}

static gboolean
read_end (JsonObject *object, int row, GainRelationEnd *end, GError **error)
{
  const char *const *names = ends[row].members;

  end->kind = ends[row].kind;
  if (!gain_shape_read_name (object, names[0], &end->id, error))
    return FALSE;
  for (guint m = 1; names[m] != NULL; m++)
    if (!gain_json_read_string (object, names[m], FALSE, get_slot (end, names[m]), error))
      return FALSE;
  return TRUE;
}

static GainRelation *
read_ends (const char *id, const char *type, const char *from, JsonObject *to, GError **error)
{
  g_autoptr (GainRelation) relation = NULL;
  g_autoptr (GVariant) extras = NULL;
  GainRelationEnd end = { 0 };
  int row = find_end (to, error);

  if (row < 0 || !read_end (to, row, &end, error))
    return NULL;
  relation = gain_relation_new (id, type, from, &end);
  extras = gain_shape_dup_extras (to, ends[row].members);
  if (extras != NULL)
    gain_relation_set_to_extras (relation, extras);
  return g_steal_pointer (&relation);
}

GainItem *
gain_shape_read_relation (const char *id, JsonObject *object, GError **error)
{
  g_autoptr (GainRelation) relation = NULL;
  const char *type = NULL;
  const char *from = NULL;
  const char *certainty = NULL;
  JsonObject *to = NULL;

  if (!gain_shape_read_name (object, "type", &type, error) ||
      !gain_shape_read_name (object, "from", &from, error) ||
      !gain_json_read_object (object, "to", TRUE, &to, error) ||
      !gain_json_read_string (object, "certainty", FALSE, &certainty, error))
    return NULL;
  relation = read_ends (id, type, from, to, error);
  if (relation == NULL)
    return NULL;
  gain_relation_set_certainty (relation, certainty);
  if (!gain_shape_read_common (object, GAIN_ITEM (relation), members, error))
    return NULL;
  return GAIN_ITEM (g_steal_pointer (&relation));
}
