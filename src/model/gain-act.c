/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act.h"

#include <glib/gi18n-lib.h>

#include "gain-act-entry.h"
#include "gain-act-private.h"

gboolean
gain_act_fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (
      error, g_error_new_valist (GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID, format, args));
  va_end (args);

  return FALSE;
}

GainArticle *
gain_act_find_article (GainProject *project, const char *article, GError **error)
{
  GainArticle *found = gain_project_get_article (project, article);

  if (found == NULL)
    gain_act_fail (error,
                   _ ("There is no article “%s” in this project. Import it first."),
                   article);

  return found;
}

GainText *
gain_act_find_text (GainProject *project, const char *article, GError **error)
{
  GainArticle *found = gain_act_find_article (project, article, error);

  if (found == NULL)
    return NULL;
  if (gain_article_get_text (found) == NULL)
    gain_act_fail (error,
                   _ ("The text of “%s” is not loaded. Open the article first."),
                   gain_article_get_title (found));

  return gain_article_get_text (found);
}

GainCodebook *
gain_act_find_codebook (GainProject *project, GError **error)
{
  GainCodebook *codebook = gain_project_get_codebook (project);

  if (codebook == NULL)
    gain_act_fail (error, _ ("The project has no codebook. Add one first."));

  return codebook;
}

GainAnnotation *
gain_act_find_mark (GainProject *project, const char *article, const char *mark, GError **error)
{
  GainItem *found = NULL;

  if (gain_act_find_article (project, article, error) == NULL)
    return NULL;

  found = gain_project_lookup (
      project, GAIN_ITEM_ANNOTATION, gain_project_get_me (project), article, mark);
  if (found == NULL)
    gain_act_fail (error,
                   _ ("There is no mark “%s” of yours in this article. Choose one of your marks."),
                   mark);

  return (GainAnnotation *) found;
}

GainItem *
gain_act_look_ahead (GainProject *project,
                     GainChange *ahead,
                     GainItemKind kind,
                     const char *owner,
                     const char *article,
                     const char *id)
{
  for (guint i = ahead != NULL ? gain_change_get_n_operations (ahead) : 0; i > 0; i--)
    {
      const GainOperation *operation = gain_change_get_operation (ahead, i - 1);

      if (operation->kind == kind && strcmp (operation->id, id) == 0 &&
          g_strcmp0 (operation->article, article) == 0 &&
          (owner == NULL || strcmp (operation->owner, owner) == 0))
        return operation->after;
    }

  return owner != NULL
             ? gain_project_lookup (project, kind, owner, article, id)
             : gain_registry_get_entry (gain_project_get_registry (project), kind, NULL, id);
}

GainItem *
gain_act_copy_up (GainProject *project, GainItem *item)
{
  g_autoptr (GainItem) up = gain_project_bring_up_item (project, item);

  return up == item ? gain_item_copy (item) : g_steal_pointer (&up);
}

void
gain_act_stamp (GainProject *project, GainItem *item)
{
  GainCodebook *codebook = gain_project_get_codebook (project);

  gain_item_touch (item);
  if (codebook != NULL)
    gain_item_set_codebook (item, gain_codebook_get_version (codebook));
}

GainChange *
gain_act_change (GainProject *project,
                 const char *verb,
                 const char *article,
                 GainItem *before,
                 GainItem *after)
{
  GainItem *item = after != NULL ? after : before;
  GainChange *change = gain_change_new (verb);

  gain_change_add (change,
                   gain_item_get_kind (item),
                   gain_project_get_me (project),
                   article,
                   gain_item_get_id (item),
                   before,
                   after);

  return change;
}

GainChange *
gain_act_exclude (GainProject *project,
                  const char *article,
                  guint block,
                  gboolean excluded,
                  GError **error)
{
  const char *me = gain_project_get_me (project);
  g_autofree char *id = g_strdup_printf ("%u", block);
  g_autoptr (GainField) after = NULL;
  GainArticle *found = gain_act_find_article (project, article, error);
  GainItem *before;
  gboolean now;
  guint n;

  if (found == NULL)
    return NULL;
  gain_article_get_blocks (found, &n);
  if (block >= n)
    {
      gain_act_fail (error,
                     _ ("“%s” has no block %u. Choose one of its %u blocks, the first being 0."),
                     gain_article_get_title (found),
                     block,
                     n);
      return NULL;
    }

  before = gain_project_lookup (project, GAIN_ITEM_BLOCK, me, article, id);
  now = before != NULL ? g_variant_get_boolean (gain_field_get_value (GAIN_FIELD (before)))
                       : gain_project_is_excluded (project, article, block);
  if (now == !!excluded)
    {
      gain_act_fail (
          error,
          now ? _ ("Block %u of “%s” is excluded already. Choose another one.")
              : _ ("Block %u of “%s” is part of the article already. Choose another one."),
          block,
          gain_article_get_title (found));
      return NULL;
    }

  after = gain_field_new (GAIN_ITEM_BLOCK, id, g_variant_new_boolean (excluded));

  return gain_act_change (
      project, excluded ? "exclude" : "include", article, before, GAIN_ITEM (after));
}

GainChange *
gain_act_status (GainProject *project, const char *article, const char *status, GError **error)
{
  static const char *const known[] = { "new", "annotating", "submitted", NULL };
  const char *me = gain_project_get_me (project);
  g_autoptr (GainField) after = NULL;
  GainItem *before;

  if (gain_act_find_article (project, article, error) == NULL)
    return NULL;
  if (!g_strv_contains (known, status))
    {
      gain_act_fail (error,
                     _ ("“%s” is not a status. Choose new, annotating or submitted."),
                     status);
      return NULL;
    }

  before = gain_project_lookup (project, GAIN_ITEM_STATUS, me, article, "status");
  after = gain_field_new (GAIN_ITEM_STATUS, "status", g_variant_new_string (status));
  if (gain_item_equal (before, GAIN_ITEM (after)))
    {
      gain_act_fail (error, _ ("The status is “%s” already. Choose another one."), status);
      return NULL;
    }

  return gain_act_change (project,
                          strcmp (status, "submitted") == 0 ? "submit" : "status",
                          article,
                          before,
                          GAIN_ITEM (after));
}

static gboolean
is_blank (const char *words)
{
  g_autofree char *copy = g_strdup (words != NULL ? words : "");

  return *g_strstrip (copy) == '\0';
}

static gboolean
check_merge (GainProject *project, GainMerge *merge, GError **error)
{
  GainRegistry *registry = gain_project_get_registry (project);
  GainItemKind kind = gain_merge_get_entries (merge);
  const char *ends[] = { gain_merge_get_from (merge), gain_merge_get_to (merge) };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (gain_registry_get_entry (registry, kind, NULL, ends[i]) == NULL)
      return gain_act_fail (error,
                            _ ("There is no entry “%s” to merge. Choose one from the registry."),
                            ends[i]);
  if (strcmp (ends[0], ends[1]) == 0)
    return gain_act_fail (error, _ ("An entry cannot be merged with itself. Choose another one."));

  return TRUE;
}

/* Only what is new is looked at: a circle that came from elsewhere keeps nobody
 * from mending the words of an entry in it. */
static gboolean
check_broader (GainProject *project, GainProposition *entry, GError **error)
{
  const char *id = gain_item_get_id (GAIN_ITEM (entry));
  GainItem *shown = gain_registry_get_entry (gain_project_get_registry (project),
                                             GAIN_ITEM_PROPOSITION,
                                             NULL,
                                             id);
  const char *const *known =
      shown != NULL ? gain_proposition_get_broader (GAIN_PROPOSITION (shown)) : NULL;

  for (const char *const *broad = gain_proposition_get_broader (entry); *broad != NULL; broad++)
    if ((known == NULL || !g_strv_contains (known, *broad)) &&
        !gain_act_check_broader (project, id, *broad, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_entry (GainProject *project, GainItem *entry, GError **error)
{
  if (GAIN_IS_ACTOR (entry) && is_blank (gain_actor_get_name (GAIN_ACTOR (entry))))
    return gain_act_fail (error, _ ("The actor has no name. Write one."));
  if (GAIN_IS_PROPOSITION (entry) &&
      is_blank (gain_proposition_get_wording (GAIN_PROPOSITION (entry))))
    return gain_act_fail (error, _ ("The proposition says nothing. Write what is claimed."));
  if (GAIN_IS_PROPOSITION (entry))
    return check_broader (project, GAIN_PROPOSITION (entry), error);
  if (GAIN_IS_MERGE (entry))
    return check_merge (project, GAIN_MERGE (entry), error);

  return TRUE;
}

/* A concept that was not chosen now is called what it is called now. */
static void
bring_up_concept (GainProject *project, GainItem *before, GainItem *after)
{
  const char *concept;

  if (before == NULL || !GAIN_IS_PROPOSITION (before))
    return;

  concept = gain_proposition_get_concept (GAIN_PROPOSITION (before));
  if (concept != NULL &&
      g_strcmp0 (concept, gain_proposition_get_concept (GAIN_PROPOSITION (after))) == 0)
    gain_proposition_set_concept (GAIN_PROPOSITION (after),
                                  gain_project_resolve_concept_id (project,
                                                                   GAIN_PROPOSITION (before)));
}

/* An entry of somebody else is changed by entering it anew under the same id,
 * and only who entered it can take it away. */
GainChange *
gain_act_entry (GainProject *project, GainItem *before, GainItem *entry, GError **error)
{
  GainItem *item = entry != NULL ? entry : before;
  const char *step = entry == NULL ? "delete" : before == NULL ? "add" : "edit";
  g_autofree char *verb = NULL;
  g_autoptr (GainItem) after = NULL;
  GainItem *item_before = before;
  GainItem *mine;

  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail (gain_registry_holds (gain_item_get_kind (item)), NULL);

  if (entry != NULL && !check_entry (project, entry, error))
    return NULL;

  mine = gain_project_lookup (project,
                              gain_item_get_kind (item),
                              gain_project_get_me (project),
                              NULL,
                              gain_item_get_id (item));
  if (mine == NULL && entry == NULL)
    {
      gain_act_fail (error,
                     _ ("This entry is not yours to delete. Merge it with another one instead."));
      return NULL;
    }
  if (mine == NULL)
    before = NULL;

  if (entry != NULL)
    {
      after = gain_item_is_sealed (entry) ? gain_item_copy (entry) : g_object_ref (entry);
      bring_up_concept (project, item_before, after);
      gain_act_stamp (project, after);
    }
  verb = g_strdup_printf ("%s-%s", gain_item_kind_get_nick (gain_item_get_kind (item)), step);

  return gain_act_change (project, verb, NULL, before, after);
}
