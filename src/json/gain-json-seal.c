/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-json"

#include "config.h"

#include "gain-json-seal.h"

#include "gain-json-writer.h"

#define SEAL_MEMBER "content_sha256"

/* Shallow: the members' objects and arrays are shared. */
static JsonNode *
copy_without_seal (JsonObject *object)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_str_equal (name, SEAL_MEMBER))
      json_object_set_member (copy, name, json_node_copy (member));
  json_node_take_object (root, copy);
  return root;
}

char *
gain_json_dup_content_sha256 (JsonObject *object)
{
  g_autoptr (JsonNode) rest = copy_without_seal (object);
  GString *line = gain_json_write_line (rest);
  char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) line->str, line->len);

  g_string_free (line, TRUE);
  return sha256;
}

static gboolean
is_in_place (JsonObject *object, const char *after)
{
  g_autoptr (GList) names = json_object_get_members (object);
  GList *seal = g_list_find_custom (names, SEAL_MEMBER, (GCompareFunc) g_strcmp0);
  GList *before = g_list_find_custom (names, after, (GCompareFunc) g_strcmp0);

  return seal != NULL && (before != NULL ? before->next == seal : seal->next == NULL);
}

/* JsonObject has no "insert": what has to follow the new member is taken out
 * and put back. */
static void
insert_seal (JsonObject *object, const char *after, const char *sha256)
{
  g_autoptr (GList) names = NULL;
  GList *before;

  if (json_object_has_member (object, SEAL_MEMBER))
    json_object_remove_member (object, SEAL_MEMBER);
  names = json_object_get_members (object);
  before = g_list_find_custom (names, after, (GCompareFunc) g_strcmp0);
  json_object_set_string_member (object, SEAL_MEMBER, sha256);

  for (GList *l = before != NULL ? before->next : NULL; l != NULL; l = l->next)
    {
      g_autofree char *name = g_strdup (l->data);
      JsonNode *member = json_object_dup_member (object, name);

      json_object_remove_member (object, name);
      json_object_set_member (object, name, member);
    }
}

void
gain_json_seal (JsonObject *object, const char *after)
{
  g_autofree char *sha256 = gain_json_dup_content_sha256 (object);

  if (is_in_place (object, after))
    json_object_set_string_member (object, SEAL_MEMBER, sha256);
  else
    insert_seal (object, after, sha256);
}

GainJsonSeal
gain_json_get_seal (JsonObject *object)
{
  JsonNode *seal = json_object_get_member (object, SEAL_MEMBER);
  g_autofree char *sha256 = NULL;

  if (seal == NULL || JSON_NODE_HOLDS_NULL (seal))
    return GAIN_JSON_SEAL_ABSENT;
  if (json_node_get_value_type (seal) != G_TYPE_STRING)
    return GAIN_JSON_SEAL_DIFFERS;
  sha256 = gain_json_dup_content_sha256 (object);
  return g_str_equal (json_node_get_string (seal), sha256) ? GAIN_JSON_SEAL_MATCHES
                                                           : GAIN_JSON_SEAL_DIFFERS;
}
