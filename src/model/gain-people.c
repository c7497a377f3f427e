/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-people"

#include "config.h"

#include "gain-people.h"

#include <string.h>

#include "gain-project-private.h"

#define PEOPLE      "people/"
#define ASSIGNMENTS "assignments/"

static const char *const role_nicks[] = {
  [GAIN_PERSON_ANNOTATOR] = "annotator",
  [GAIN_PERSON_CURATOR] = "curator",
  [GAIN_PERSON_LEAD] = "lead",
};

const char *
gain_person_role_get_nick (GainPersonRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (role_nicks), NULL);

  return role_nicks[role];
}

gboolean
gain_person_role_from_nick (const char *nick, GainPersonRole *role)
{
  g_return_val_if_fail (nick != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (role_nicks); i++)
    if (strcmp (role_nicks[i], nick) == 0)
      {
        *role = i;
        return TRUE;
      }

  return FALSE;
}

/* [a-z0-9-], at least one and at most @max of them. */
static gboolean
is_id (const char *id, gsize size, gsize max)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_islower (id[i]) && !g_ascii_isdigit (id[i]) && id[i] != '-')
      return FALSE;

  return size > 0 && size <= max && id[0] != '-';
}

/* Returns: (nullable): what follows the id of the person. */
static const char *
get_person_member (const char *id)
{
  const char *person = id + strlen (PEOPLE);
  const char *slash = g_str_has_prefix (id, PEOPLE) ? strchr (person, '/') : NULL;

  return slash != NULL && is_id (person, (gsize) (slash - person), 32) ? slash + 1 : NULL;
}

gboolean
gain_setting_fits (const char *id, GVariant *value)
{
  const char *member;

  g_return_val_if_fail (id != NULL && value != NULL, FALSE);

  member = get_person_member (id);
  if (member != NULL)
    return (strcmp (member, "name") == 0 || strcmp (member, "role") == 0) &&
           g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
  if (strcmp (id, "blind") == 0)
    return g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN);
  if (strcmp (id, "keywords") == 0)
    return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY);
  if (g_str_has_prefix (id, ASSIGNMENTS))
    return is_id (id + strlen (ASSIGNMENTS), strlen (id) - strlen (ASSIGNMENTS), 64) &&
           g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY);

  return FALSE;
}

static GVariant *
get_value (GainProject *self, const char *id)
{
  GainItem *setting =
      gain_project_lookup (self, GAIN_ITEM_SETTING, gain_project_get_lead (self), NULL, id);

  return setting != NULL ? gain_field_get_value (GAIN_FIELD (setting)) : NULL;
}

static GVariant *
get_person_value (GainProject *self, const char *person, const char *member)
{
  g_autofree char *id = g_strconcat (PEOPLE, person, "/", member, NULL);

  return get_value (self, id);
}

static const char **
dup_list (GVariant *value)
{
  return value != NULL ? g_variant_get_strv (value, NULL) : g_new0 (const char *, 1);
}

static void
add_person (GHashTable *people, const char *id, gsize size)
{
  g_autofree char *person = g_strndup (id, size);

  if (is_id (person, size, 32))
    g_hash_table_add (people, (char *) g_intern_string (person));
}

static void
add_named_in_settings (GainProject *self, GHashTable *people)
{
  g_autoptr (GPtrArray) settings = gain_project_list_settings (self);

  for (guint i = 0; i < settings->len; i++)
    {
      const char *id = gain_item_get_id (settings->pdata[i]);
      g_autofree const char **assigned = NULL;

      if (get_person_member (id) != NULL)
        add_person (people,
                    id + strlen (PEOPLE),
                    (gsize) (get_person_member (id) - id) - strlen (PEOPLE) - 1);
      if (!g_str_has_prefix (id, ASSIGNMENTS))
        continue;

      assigned = dup_list (gain_field_get_value (settings->pdata[i]));
      for (guint j = 0; assigned[j] != NULL; j++)
        add_person (people, assigned[j], strlen (assigned[j]));
    }
}

static int
compare_people (gconstpointer a, gconstpointer b, gpointer lead)
{
  const char *x = *(const char *const *) a;
  const char *y = *(const char *const *) b;

  if ((strcmp (x, lead) == 0) != (strcmp (y, lead) == 0))
    return strcmp (x, lead) == 0 ? -1 : 1;

  return strcmp (x, y);
}

GPtrArray *
gain_project_list_people (GainProject *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) owners = NULL;
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer person;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), list);

  add_person (people, gain_project_get_lead (self), strlen (gain_project_get_lead (self)));
  add_person (people, gain_project_get_me (self), strlen (gain_project_get_me (self)));
  add_named_in_settings (self, people);
  gain_project_add_annotators (self, people);
  owners = gain_registry_list_owners (gain_project_get_registry (self));
  for (guint i = 0; i < owners->len; i++)
    g_hash_table_add (people, owners->pdata[i]);

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    g_ptr_array_add (list, person);
  g_ptr_array_sort_with_data (list, compare_people, (gpointer) gain_project_get_lead (self));

  return list;
}

const char *
gain_project_get_person_name (GainProject *self, const char *person)
{
  GVariant *name;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  name = get_person_value (self, person, "name");

  return name != NULL ? g_variant_get_string (name, NULL) : person;
}

GainPersonRole
gain_project_get_person_role (GainProject *self, const char *person)
{
  GainPersonRole role = GAIN_PERSON_ANNOTATOR;
  GVariant *nick;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), role);
  g_return_val_if_fail (person != NULL, role);

  if (strcmp (person, gain_project_get_lead (self)) == 0)
    return GAIN_PERSON_LEAD;
  nick = get_person_value (self, person, "role");
  if (nick != NULL)
    gain_person_role_from_nick (g_variant_get_string (nick, NULL), &role);

  return role;
}

gboolean
gain_project_get_blind (GainProject *self)
{
  GVariant *blind;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), TRUE);

  blind = get_value (self, "blind");

  return blind == NULL || g_variant_get_boolean (blind);
}

const char **
gain_project_dup_keywords (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return dup_list (get_value (self, "keywords"));
}

gboolean
gain_project_may_see (GainProject *self, const char *article, const char *annotator)
{
  const char *me;
  GainLayer *layer;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (article != NULL && annotator != NULL, FALSE);

  me = gain_project_get_me (self);
  if (strcmp (annotator, me) == 0 ||
      gain_project_get_person_role (self, me) != GAIN_PERSON_ANNOTATOR ||
      !gain_project_get_blind (self))
    return TRUE;

  layer = gain_project_find_layer (self, article, me);

  return layer != NULL && strcmp (gain_layer_get_status (layer), "submitted") == 0;
}

gboolean
gain_project_changes_sight (GainProject *self, const GainOperation *operation)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);

  if (operation->kind == GAIN_ITEM_SETTING)
    return strcmp (operation->id, "blind") == 0 || g_str_has_suffix (operation->id, "/role");

  return operation->kind == GAIN_ITEM_STATUS &&
         strcmp (operation->owner, gain_project_get_me (self)) == 0;
}

const char **
gain_project_list_assigned (GainProject *self, const char *article)
{
  g_autofree char *id = g_strconcat (ASSIGNMENTS, article, NULL);

  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return dup_list (get_value (self, id));
}

static gboolean
is_anything_assigned (GainProject *self)
{
  g_autoptr (GPtrArray) settings = gain_project_list_settings (self);

  for (guint i = 0; i < settings->len; i++)
    {
      GVariant *value = gain_field_get_value (settings->pdata[i]);

      if (g_str_has_prefix (gain_item_get_id (settings->pdata[i]), ASSIGNMENTS) &&
          g_variant_n_children (value) > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_assigned (GainProject *self, const char *article, const char *person)
{
  g_autofree const char **assigned = gain_project_list_assigned (self, article);

  return g_strv_contains (assigned, person);
}

static const char *
get_status (GainProject *self, const char *article, const char *person)
{
  GainLayer *layer;

  if (!gain_project_may_see (self, article, person))
    return NULL;
  layer = gain_project_find_layer (self, article, person);

  return layer != NULL ? gain_layer_get_status (layer) : "new";
}

GArray *
gain_project_list_queue (GainProject *self, const char *person)
{
  GArray *queue = g_array_new (FALSE, FALSE, sizeof (GainQueueEntry));
  GListModel *articles;
  gboolean all;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), queue);
  g_return_val_if_fail (person != NULL, queue);

  articles = gain_project_get_articles (self);
  all = !is_anything_assigned (self);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);
      const char *id = gain_article_get_id (article);
      GainQueueEntry entry = { article, NULL };

      if (!all && !is_assigned (self, id, person))
        continue;
      entry.status = get_status (self, id, person);
      g_array_append_val (queue, entry);
    }

  return queue;
}

GainArticle *
gain_project_get_next_in_queue (GainProject *self, const char *after)
{
  g_autoptr (GArray) queue = NULL;
  guint start = 0;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  queue = gain_project_list_queue (self, gain_project_get_me (self));
  for (guint i = 0; after != NULL && i < queue->len; i++)
    if (strcmp (gain_article_get_id (g_array_index (queue, GainQueueEntry, i).article), after) == 0)
      start = i + 1;

  for (guint i = 0; i < queue->len; i++)
    {
      GainQueueEntry *entry = &g_array_index (queue, GainQueueEntry, (start + i) % queue->len);

      if (strcmp (entry->status, "submitted") != 0 &&
          g_strcmp0 (gain_article_get_id (entry->article), after) != 0)
        return entry->article;
    }

  return NULL;
}
