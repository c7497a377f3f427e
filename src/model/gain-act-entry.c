/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-act-private.h"
#include "gain-occurrences-private.h"

static GainRegistry *
get_registry (GainProject *project)
{
  return gain_project_get_registry (project);
}

static GainItem *
find_entry (GainProject *project, GainItemKind kind, const char *id, GError **error)
{
  GainItem *entry = gain_registry_get_entry (get_registry (project), kind, NULL, id);

  if (entry == NULL)
    gain_act_fail (error,
                   kind == GAIN_ITEM_ACTOR
                       ? _ ("There is no actor “%s” in the registry. Choose one that is there.")
                       : _ ("There is no proposition “%s” in the registry. Choose one that is "
                            "there."),
                   id);

  return entry;
}

/* Relations between entries */

static const char *
name_kind (GainProject *project, const char *id)
{
  if (gain_registry_get_entry (get_registry (project), GAIN_ITEM_ACTOR, NULL, id) != NULL)
    return "actor";
  if (gain_registry_get_entry (get_registry (project), GAIN_ITEM_PROPOSITION, NULL, id) != NULL)
    return "proposition";

  return NULL;
}

static gboolean
check_ends (GainProject *project,
            const GainRelationType *type,
            const char *from,
            const char *to,
            GError **error)
{
  const char *ends[] = { from, to };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *kind = name_kind (project, ends[i]);

      if (kind == NULL)
        return gain_act_fail (error,
                              _ ("There is no entry “%s” in the registry. Choose one that is "
                                 "there."),
                              ends[i]);
      if (!g_strv_contains (i == 0 ? type->from : type->to, kind))
        return gain_act_fail (error,
                              /* Translators: a kind of link; “actor” or “proposition” */
                              _ ("A link “%s” is not for a %s at this end. Choose another kind of "
                                 "link."),
                              type->name,
                              kind);
    }
  if (strcmp (from, to) == 0)
    return gain_act_fail (error, _ ("An entry cannot be linked to itself. Choose another one."));

  return TRUE;
}

/* The same twice is one too many; with other dates it is another link. */
static gboolean
check_same (GainProject *project, GainRelation *link, gboolean several, GError **error)
{
  g_autoptr (GPtrArray) others =
      gain_registry_list_relations (get_registry (project), gain_relation_get_from (link));
  GVariant *attributes = gain_item_get_attributes (GAIN_ITEM (link));

  for (guint i = 0; i < others->len; i++)
    {
      GainRelation *other = others->pdata[i];
      GVariant *rest = gain_item_get_attributes (GAIN_ITEM (other));

      if (strcmp (gain_project_resolve_relation_type_id (project, other),
                  gain_relation_get_relation_type (link)) != 0 ||
          strcmp (gain_item_get_id (GAIN_ITEM (other)), gain_item_get_id (GAIN_ITEM (link))) == 0)
        continue;
      if (!several)
        return gain_act_fail (error,
                              _ ("Only one link of this kind can start here, and there is one "
                                 "already. Remove that one first."));
      if (strcmp (gain_relation_get_to (other)->id, gain_relation_get_to (link)->id) == 0 &&
          (attributes == rest ||
           (attributes != NULL && rest != NULL && g_variant_equal (attributes, rest))))
        return gain_act_fail (error, _ ("This link is there already. Choose another end."));
    }

  return TRUE;
}

static gboolean
check_attributes (GVariant *attributes, GError **error)
{
  static const char *const dates[] = { "from", "to" };

  for (guint i = 0; attributes != NULL && i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (attributes, dates[i], NULL);

      if (value != NULL &&
          (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ||
           !g_regex_match_simple (
               "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", g_variant_get_string (value, NULL), 0, 0)))
        return gain_act_fail (error,
                              _ ("The date “%s” of a link is a year, a month or a day: 2025, "
                                 "2025-04 or 2025-04-09. Write it so."),
                              dates[i]);
    }

  return TRUE;
}

GainChange *
gain_act_link_entries (GainProject *project,
                       const char *from,
                       const char *type,
                       const char *to,
                       GVariant *attributes,
                       char **id,
                       GError **error)
{
  g_autoptr (GVariant) taken = attributes != NULL ? g_variant_ref_sink (attributes) : NULL;
  g_autoptr (GainRelation) link = NULL;
  const GainRelationType *known = gain_act_find_relation_type (project, type, error);
  GainRelationEnd end = { .id = to };

  if (known == NULL || !check_ends (project, known, from, to, error) ||
      !check_attributes (taken, error))
    return NULL;

  end.kind = strcmp (name_kind (project, to), "actor") == 0 ? GAIN_END_ACTOR : GAIN_END_PROPOSITION;
  link = gain_relation_new (NULL, type, from, &end);
  gain_item_set_attributes (GAIN_ITEM (link), taken);
  if (!check_same (project, link, known->several, error))
    return NULL;
  gain_item_set_origin (GAIN_ITEM (link), "typed");
  gain_relation_set_certainty (link, "certain");
  gain_act_stamp (project, GAIN_ITEM (link));
  if (id != NULL)
    *id = g_strdup (gain_item_get_id (GAIN_ITEM (link)));

  return gain_act_change (project, "link", NULL, NULL, GAIN_ITEM (link));
}

static GainItem *
find_own_link (GainProject *project, const char *article, const char *relation, GError **error)
{
  GainItem *link = gain_project_lookup (
      project, GAIN_ITEM_RELATION, gain_project_get_me (project), article, relation);

  if (link == NULL)
    gain_act_fail (error,
                   _ ("There is no link “%s” of yours there. Choose one of your links."),
                   relation);

  return link;
}

GainChange *
gain_act_change_entry_link (GainProject *project,
                            const char *relation,
                            GVariant *attributes,
                            GError **error)
{
  g_autoptr (GVariant) taken = attributes != NULL ? g_variant_ref_sink (attributes) : NULL;
  GainItem *found = find_own_link (project, NULL, relation, error);
  g_autoptr (GainItem) after = NULL;

  if (found == NULL || !check_attributes (taken, error))
    return NULL;

  after = gain_item_copy (found);
  gain_item_set_attributes (after, taken);
  if (gain_item_equal (found, after))
    {
      gain_act_fail (error, _ ("The link is so already. Choose something else to change."));
      return NULL;
    }
  gain_item_touch (after);

  return gain_act_change (project, "relation-edit", NULL, found, after);
}

GainChange *
gain_act_unlink_entries (GainProject *project, const char *relation, GError **error)
{
  GainItem *found = find_own_link (project, NULL, relation, error);

  return found != NULL ? gain_act_change (project, "unlink", NULL, found, NULL) : NULL;
}

/* Broader propositions */

/* Adds to @open what is directly broader than @id, or than one merged with it. */
static void
push_broader (GainRegistry *registry, const char *id, GQueue *open)
{
  g_autoptr (GPtrArray) same = gain_registry_list_merged (registry, GAIN_ITEM_PROPOSITION, id);

  for (guint i = 0; i < same->len; i++)
    {
      GainItem *entry =
          gain_registry_get_entry (registry, GAIN_ITEM_PROPOSITION, NULL, same->pdata[i]);

      if (entry == NULL)
        continue;
      for (const char *const *broader = gain_proposition_get_broader (GAIN_PROPOSITION (entry));
           *broader != NULL;
           broader++)
        g_queue_push_tail (open, (gpointer) *broader);
    }
}

gboolean
gain_act_check_broader (GainProject *project, const char *narrow, const char *broad, GError **error)
{
  GainRegistry *registry = get_registry (project);
  const char *start = gain_registry_resolve (registry, GAIN_ITEM_PROPOSITION, narrow);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GQueue) open = g_queue_new ();
  const char *id;

  g_queue_push_tail (open, (gpointer) broad);
  while ((id = g_queue_pop_head (open)) != NULL)
    {
      id = gain_registry_resolve (registry, GAIN_ITEM_PROPOSITION, id);
      if (strcmp (id, start) == 0)
        return gain_act_fail (error,
                              _ ("This would go round in a circle: the one follows from the other "
                                 "already. Choose another proposition."));
      if (g_hash_table_add (seen, (gpointer) id))
        push_broader (registry, id, open);
    }

  return TRUE;
}

/* Merging */

GainChange *
gain_act_merge (GainProject *project,
                GainItemKind kind,
                const char *entry,
                const char *into,
                GError **error)
{
  GainRegistry *registry = get_registry (project);
  g_autoptr (GainMerge) merge = NULL;

  if (find_entry (project, kind, entry, error) == NULL ||
      find_entry (project, kind, into, error) == NULL)
    return NULL;
  if (strcmp (entry, into) == 0)
    {
      gain_act_fail (error, _ ("An entry cannot be merged with itself. Choose another one."));
      return NULL;
    }
  if (strcmp (gain_registry_resolve (registry, kind, entry),
              gain_registry_resolve (registry, kind, into)) == 0)
    {
      gain_act_fail (error, _ ("These two count as one already. Choose another one."));
      return NULL;
    }

  merge = gain_merge_new (NULL, kind, entry, into);
  gain_item_touch (GAIN_ITEM (merge));

  return gain_act_change (project, "merge", NULL, NULL, GAIN_ITEM (merge));
}

/* Adds to @change what takes @merge back. */
static void
add_unmerge (GainChange *change, GainProject *project, GainMerge *merge)
{
  const char *me = gain_project_get_me (project);
  const char *id = gain_item_get_id (GAIN_ITEM (merge));
  GainItem *mine = gain_project_lookup (project, GAIN_ITEM_MERGE, me, NULL, id);
  g_autoptr (GainMerge) counter = NULL;

  if (mine != NULL)
    {
      gain_change_add (change, GAIN_ITEM_MERGE, me, NULL, id, mine, NULL);
      return;
    }

  counter = gain_merge_new (NULL,
                            gain_merge_get_entries (merge),
                            gain_merge_get_from (merge),
                            gain_merge_get_to (merge));
  gain_merge_set_undoes (counter, id);
  gain_item_touch (GAIN_ITEM (counter));
  gain_change_add (change,
                   GAIN_ITEM_MERGE,
                   me,
                   NULL,
                   gain_item_get_id (GAIN_ITEM (counter)),
                   NULL,
                   GAIN_ITEM (counter));
}

GainChange *
gain_act_unmerge (GainProject *project, GainItemKind kind, const char *entry, GError **error)
{
  g_autoptr (GPtrArray) merges = gain_registry_list_merges (get_registry (project), kind, entry);
  g_autoptr (GainChange) change = gain_change_new ("unmerge");

  for (guint i = 0; i < merges->len; i++)
    if (strcmp (gain_merge_get_from (merges->pdata[i]), entry) == 0)
      add_unmerge (change, project, merges->pdata[i]);
  if (gain_change_get_n_operations (change) > 0)
    return g_steal_pointer (&change);

  gain_act_fail (error,
                 merges->len > 0
                     ? _ ("This entry was not merged into another one; others were merged into it. "
                          "Separate one of those.")
                     : _ ("This entry was not merged with another one. Choose one that was."));

  return NULL;
}

/* Moving ends of links */

/* What becomes of the ends of links that lead to one entry. */
typedef struct
{
  GainProject *project;
  GainChange *change;
  GainItemKind kind;
  const char *from;  /* the entry, or what stands for it and those merged with it */
  const char *to;    /* (nullable): in its place; NULL: the link goes */
  gboolean resolved; /* whether what was merged with it counts as it */
} Moving;

static gboolean
is_it (const Moving *moving, const char *id)
{
  if (id == NULL)
    return FALSE;
  if (moving->resolved)
    id = gain_registry_resolve (get_registry (moving->project), moving->kind, id);

  return strcmp (id, moving->from) == 0;
}

static gboolean
is_end (const Moving *moving, const GainRelationEnd *to)
{
  return to->kind == (moving->kind == GAIN_ITEM_ACTOR ? GAIN_END_ACTOR : GAIN_END_PROPOSITION) &&
         is_it (moving, to->id);
}

static void
change_link (const Moving *moving, const char *article, GainItem *link, GainItem *after)
{
  gain_change_add (moving->change,
                   GAIN_ITEM_RELATION,
                   gain_project_get_me (moving->project),
                   article,
                   gain_item_get_id (link),
                   link,
                   after);
}

/* Returns: FALSE where the link has no such end. */
static gboolean
move_link (const Moving *moving, const char *article, GainItem *link)
{
  GainRelation *relation = GAIN_RELATION (link);
  const char *from = gain_relation_get_from (relation);
  GainRelationEnd to = *gain_relation_get_to (relation);
  gboolean at_start = is_it (moving, from);
  gboolean at_end = is_end (moving, &to);
  gboolean spoken =
      to.kind == GAIN_END_ACTOR && moving->kind == GAIN_ITEM_ACTOR && is_it (moving, to.speaker);
  g_autoptr (GainItem) after = NULL;

  if (!at_start && !at_end && !spoken)
    return FALSE;
  if (moving->to == NULL && (at_start || at_end))
    {
      change_link (moving, article, link, NULL);
      return TRUE;
    }

  if (at_end)
    to.id = moving->to;
  if (spoken)
    to.speaker = moving->to;
  after = gain_item_copy (link);
  gain_relation_set_ends (GAIN_RELATION (after), at_start ? moving->to : from, &to);
  gain_item_touch (after);
  change_link (moving, article, link, after);

  return TRUE;
}

static gboolean
check_new_entry (GainProject *project, GainItemKind kind, GainItem *entry, GError **error)
{
  g_return_val_if_fail (gain_item_get_kind (entry) == kind, FALSE);

  if (gain_registry_get_entry (get_registry (project), kind, NULL, gain_item_get_id (entry)) ==
      NULL)
    return TRUE;

  return gain_act_fail (error,
                        _ ("There is an entry “%s” already. Choose another id for the new one."),
                        gain_item_get_id (entry));
}

GainChange *
gain_act_split (GainProject *project,
                GainItemKind kind,
                const char *entry,
                GainItem *new_entry,
                const GainOwnLink *links,
                guint n_links,
                GError **error)
{
  g_autoptr (GainChange) change = gain_change_new ("split");
  g_autoptr (GainChange) addition = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Moving moving = { project, change, kind, NULL, gain_item_get_id (new_entry), TRUE };

  if (find_entry (project, kind, entry, error) == NULL ||
      !check_new_entry (project, kind, new_entry, error))
    return NULL;
  addition = gain_act_entry (project, NULL, new_entry, error);
  if (addition == NULL)
    return NULL;

  gain_change_append (change, addition);
  moving.from = gain_registry_resolve (get_registry (project), kind, entry);
  for (guint i = 0; i < n_links; i++)
    {
      GainItem *link = find_own_link (project, links[i].article, links[i].relation, error);

      if (link == NULL)
        return NULL;
      if (!g_hash_table_add (seen, link) || move_link (&moving, links[i].article, link))
        continue;
      gain_act_fail (error,
                     _ ("The link “%s” does not lead to this entry. Choose those that do."),
                     links[i].relation);
      return NULL;
    }

  return g_steal_pointer (&change);
}

/* Deleting */

typedef struct
{
  Moving moving;
  GHashTable *seen;
} Deleting;

static void
delete_use (GainLayer *layer, GainRelation *relation, gpointer user_data)
{
  Deleting *deleting = user_data;

  if (g_hash_table_add (deleting->seen, relation))
    move_link (&deleting->moving, gain_layer_get_article (layer), GAIN_ITEM (relation));
}

/* One's own relations and merges in the registry, and what names the
 * proposition as a broader one. */
static void
delete_in_registry (Deleting *deleting, const char *id)
{
  GainProject *project = deleting->moving.project;
  GainRegistry *registry = get_registry (project);
  const char *me = gain_project_get_me (project);
  g_autoptr (GPtrArray) links = gain_registry_list_entries (registry, GAIN_ITEM_RELATION, me);
  g_autoptr (GPtrArray) merges = gain_registry_list_entries (registry, GAIN_ITEM_MERGE, me);

  for (guint i = 0; i < links->len; i++)
    move_link (&deleting->moving, NULL, links->pdata[i]);
  for (guint i = 0; i < merges->len; i++)
    {
      GainMerge *merge = merges->pdata[i];

      if (gain_merge_get_entries (merge) == deleting->moving.kind &&
          (strcmp (gain_merge_get_from (merge), id) == 0 ||
           strcmp (gain_merge_get_to (merge), id) == 0))
        gain_change_add (deleting->moving.change,
                         GAIN_ITEM_MERGE,
                         me,
                         NULL,
                         gain_item_get_id (GAIN_ITEM (merge)),
                         GAIN_ITEM (merge),
                         NULL);
    }
}

static void
forget_broader (Deleting *deleting, const char *id)
{
  GainProject *project = deleting->moving.project;
  const char *me = gain_project_get_me (project);
  g_autoptr (GPtrArray) entries =
      gain_registry_list_entries (get_registry (project), GAIN_ITEM_PROPOSITION, me);

  for (guint i = 0; i < entries->len; i++)
    {
      GainItem *entry = entries->pdata[i];
      const char *const *broader = gain_proposition_get_broader (GAIN_PROPOSITION (entry));
      g_autoptr (GPtrArray) rest = g_ptr_array_new ();
      g_autoptr (GainItem) after = NULL;

      if (!g_strv_contains (broader, id) || strcmp (gain_item_get_id (entry), id) == 0)
        continue;
      for (guint b = 0; broader[b] != NULL; b++)
        if (strcmp (broader[b], id) != 0)
          g_ptr_array_add (rest, (char *) broader[b]);
      g_ptr_array_add (rest, NULL);
      after = gain_item_copy (entry);
      gain_proposition_set_broader (GAIN_PROPOSITION (after), (const char *const *) rest->pdata);
      gain_item_touch (after);
      gain_change_add (deleting->moving.change,
                       GAIN_ITEM_PROPOSITION,
                       me,
                       NULL,
                       gain_item_get_id (entry),
                       entry,
                       after);
    }
}

static gboolean
is_entered_by_others (GainProject *project, GainItemKind kind, const char *id)
{
  g_autoptr (GPtrArray) owners = gain_registry_list_owners (get_registry (project));

  for (guint i = 0; i < owners->len; i++)
    if (strcmp (owners->pdata[i], gain_project_get_me (project)) != 0 &&
        gain_registry_get_entry (get_registry (project), kind, owners->pdata[i], id) != NULL)
      return TRUE;

  return FALSE;
}

GainChange *
gain_act_delete_entry (GainProject *project, GainItemKind kind, const char *entry, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *verb = g_strconcat (gain_item_kind_get_nick (kind), "-delete", NULL);
  g_autoptr (GainChange) change = gain_change_new (verb);
  g_autoptr (GainChange) deletion = NULL;
  GainItem *found = find_entry (project, kind, entry, error);
  Deleting deleting = { { project, change, kind, entry, NULL, FALSE }, seen };

  if (found == NULL)
    return NULL;
  deletion = gain_act_entry (project, found, NULL, error);
  if (deletion == NULL)
    return NULL;

  if (!is_entered_by_others (project, kind, entry))
    {
      gain_occurrences_foreach_own (
          gain_project_get_occurrences (project), kind, entry, delete_use, &deleting);
      delete_in_registry (&deleting, entry);
      if (kind == GAIN_ITEM_PROPOSITION)
        forget_broader (&deleting, entry);
    }
  gain_change_append (change, deletion);

  return g_steal_pointer (&change);
}
