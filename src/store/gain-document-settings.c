/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-document-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-shape.h"

/* Members of their own, in the order in which they are written. */
static const char *const single[] = { "blind", "keywords" };

/* What is known of a person. */
static const char *const personal[] = { "name", "role", NULL };

static void
read_one (const char *id, JsonNode *node, GainItemSet *items, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainItem) item = gain_shape_read_item (GAIN_ITEM_SETTING, id, node, &error);

  if (item != NULL)
    gain_item_set_put (items, item);
  else
    g_ptr_array_add (problems, g_strdup (error->message));
}

/* Lends the members of @object, or of nothing. */
static GList *
list_members (JsonObject *object)
{
  return object != NULL ? json_object_get_members (object) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_person (JsonObject *people, const char *person, GainItemSet *items, GPtrArray *problems)
{
  JsonObject *object = get_object (people, person);

  if (object == NULL)
    g_ptr_array_add (problems, g_strdup_printf (_ ("the person “%s”"), person));
  for (guint i = 0; object != NULL && personal[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat ("people/", person, "/", personal[i], NULL);

      if (json_object_has_member (object, personal[i]))
        read_one (id, json_object_get_member (object, personal[i]), items, problems);
    }
}

void
gain_settings_read (JsonObject *object, GainItemSet *items, GPtrArray *problems)
{
  JsonObject *people = get_object (object, "annotators");
  JsonObject *assignments = get_object (object, "assignments");
  g_autoptr (GList) persons = list_members (people);
  g_autoptr (GList) articles = list_members (assignments);

  for (GList *l = persons; l != NULL; l = l->next)
    read_person (people, l->data, items, problems);
  for (GList *l = articles; l != NULL; l = l->next)
    {
      g_autofree char *id = g_strconcat ("assignments/", (char *) l->data, NULL);

      read_one (id, json_object_get_member (assignments, l->data), items, problems);
    }
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    if (json_object_has_member (object, single[i]))
      read_one (single[i], json_object_get_member (object, single[i]), items, problems);
}

/* Writing */

/* Whether the member of @old is one that no setting could be read from. */
static gboolean
is_unreadable (const char *id, JsonNode *node)
{
  g_autoptr (GainItem) item = gain_shape_read_item (GAIN_ITEM_SETTING, id, node, NULL);

  return item == NULL;
}

static void
write_setting (JsonObject *object,
               const char *name,
               const char *id,
               GainItemSet *items,
               JsonObject *old)
{
  GainItem *item = gain_item_set_get (items, GAIN_ITEM_SETTING, id);
  JsonNode *before = old != NULL ? json_object_get_member (old, name) : NULL;

  if (item != NULL)
    json_object_set_member (object, name, gain_shape_write_item (item));
  else if (before != NULL && is_unreadable (id, before))
    json_object_set_member (object, name, json_node_copy (before));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the members of @old and those that stand in the ids of settings
 * between @prefix and the next "/"; sorted. */
static GPtrArray *
list_names (JsonObject *old, GainItemSet *items, const char *prefix)
{
  g_autoptr (GPtrArray) settings = gain_item_set_list (items);
  g_autoptr (GList) members = list_members (old);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (GList *l = members; l != NULL; l = l->next)
    g_ptr_array_add (names, g_strdup (l->data));
  for (guint i = 0; i < settings->len; i++)
    {
      const char *id = gain_item_get_id (settings->pdata[i]);

      if (gain_item_get_kind (settings->pdata[i]) == GAIN_ITEM_SETTING &&
          g_str_has_prefix (id, prefix))
        g_ptr_array_add (names,
                         g_strndup (id + strlen (prefix), strcspn (id + strlen (prefix), "/")));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = names->len; i > 1; i--)
    if (g_str_equal (names->pdata[i - 1], names->pdata[i - 2]))
      g_ptr_array_remove_index (names, i - 1);

  return names;
}

static JsonObject *
write_person (const char *person, GainItemSet *items, JsonObject *old)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) members = list_members (old);

  for (guint i = 0; personal[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat ("people/", person, "/", personal[i], NULL);

      write_setting (object, personal[i], id, items, old);
    }
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (personal, l->data))
      json_object_set_member (object, l->data, json_object_dup_member (old, l->data));

  return object;
}

static void
write_people (JsonObject *object, GainItemSet *items, JsonObject *old)
{
  JsonObject *before = get_object (old, "annotators");
  g_autoptr (GPtrArray) names = list_names (before, items, "people/");
  JsonObject *people = json_object_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      JsonObject *person = write_person (name, items, get_object (before, name));

      if (json_object_get_size (person) > 0)
        json_object_set_object_member (people, name, json_object_ref (person));
      else if (before != NULL && json_object_has_member (before, name) &&
               get_object (before, name) == NULL)
        json_object_set_member (people, name, json_object_dup_member (before, name));
      json_object_unref (person);
    }
  if (json_object_get_size (people) > 0)
    json_object_set_object_member (object, "annotators", json_object_ref (people));
  json_object_unref (people);
}

static void
write_assignments (JsonObject *object, GainItemSet *items, JsonObject *old)
{
  JsonObject *before = get_object (old, "assignments");
  g_autoptr (GPtrArray) names = list_names (before, items, "assignments/");
  JsonObject *assignments = json_object_new ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *id = g_strconcat ("assignments/", names->pdata[i], NULL);

      write_setting (assignments, names->pdata[i], id, items, before);
    }
  if (json_object_get_size (assignments) > 0)
    json_object_set_object_member (object, "assignments", json_object_ref (assignments));
  json_object_unref (assignments);
}

static void
write_settings (JsonObject *object, GainItemSet *items, JsonObject *old)
{
  write_people (object, items, old);
  write_assignments (object, items, old);
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    write_setting (object, single[i], single[i], items, old);
}

/* A member that was to hold objects and holds something else stays where it is. */
static gboolean
is_of_settings (JsonObject *old, const char *name)
{
  if (strcmp (name, "annotators") == 0 || strcmp (name, "assignments") == 0)
    return get_object (old, name) != NULL;

  return strcmp (name, "blind") == 0 || strcmp (name, "keywords") == 0;
}

JsonObject *
gain_settings_write (JsonObject *old, GainItemSet *items)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) names = list_members (old);
  gboolean done = FALSE;

  json_object_set_string_member (object, "format", "gainsay-project");
  json_object_set_int_member (object, "version", 1);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (is_of_settings (old, l->data))
        continue;
      json_object_set_member (object, l->data, json_object_dup_member (old, l->data));
      if (strcmp (l->data, "lead") != 0)
        continue;
      write_settings (object, items, old);
      done = TRUE;
    }
  if (!done)
    write_settings (object, items, old);

  return object;
}
