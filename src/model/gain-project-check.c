/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-project"

#include "config.h"

#include "gain-project-private.h"

#include <glib/gi18n-lib.h>

#include "gain-people.h"

/* Code points of a quote that are enough to recognise a mark. */
#define SUBJECT_CHARS 40

static char *
dup_shortened (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= SUBJECT_CHARS)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, SUBJECT_CHARS);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
dup_words (GainItem *item)
{
  g_autofree char *quote = NULL;

  if (GAIN_IS_ANNOTATION (item))
    {
      quote = gain_annotation_dup_quote (GAIN_ANNOTATION (item));
      return dup_shortened (quote);
    }
  if (GAIN_IS_RELATION (item))
    return g_strdup (gain_relation_get_relation_type (GAIN_RELATION (item)));
  if (GAIN_IS_ACTOR (item) && gain_actor_get_name (GAIN_ACTOR (item)) != NULL)
    return dup_shortened (gain_actor_get_name (GAIN_ACTOR (item)));
  if (GAIN_IS_PROPOSITION (item) && gain_proposition_get_wording (GAIN_PROPOSITION (item)) != NULL)
    return dup_shortened (gain_proposition_get_wording (GAIN_PROPOSITION (item)));

  return g_strdup (gain_item_get_id (item));
}

/* Names @item for a person; starts a sentence. */
static char *
dup_subject (GainItem *item)
{
  g_autofree char *words = dup_words (item);

  switch (gain_item_get_kind (item))
    {
    case GAIN_ITEM_ANNOTATION:
      return g_strdup_printf (_ ("The mark “%s”"), words);
    case GAIN_ITEM_RELATION:
      return g_strdup_printf (_ ("The link “%s”"), words);
    case GAIN_ITEM_STATUS:
      return g_strdup (_ ("The status of the article"));
    case GAIN_ITEM_BLOCK:
      return g_strdup_printf (_ ("Block %s of the article"), words);
    case GAIN_ITEM_ACTOR:
      return g_strdup_printf (_ ("The actor “%s”"), words);
    case GAIN_ITEM_PROPOSITION:
      return g_strdup_printf (_ ("The proposition “%s”"), words);
    case GAIN_ITEM_CODEBOOK:
      return g_strdup_printf (_ ("Version %s of the codebook"), words);
    case GAIN_ITEM_SETTING:
      return g_strdup_printf (_ ("The setting “%s”"), words);
    default:
      return g_strdup_printf (_ ("The merge of entries “%s”"), words);
    }
}

G_GNUC_PRINTF (4, 0)
static gboolean
fail (GError **error, GainProjectError code, GainItem *item, const char *format)
{
  g_autofree char *subject = dup_subject (item);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, GAIN_PROJECT_ERROR, (int) code, format, subject);
#pragma GCC diagnostic pop

  return FALSE;
}

static gboolean
is_lead (GainProject *self)
{
  return strcmp (gain_project_get_me (self), gain_project_get_lead (self)) == 0;
}

/* What was submitted stays as it is, so that nobody changes marks with the eyes
 * of a colleague, until its owner opens it again (in the same change, maybe). */
static gboolean
is_submitted (GainLayer *layer, GainChange *change)
{
  if (strcmp (gain_layer_get_status (layer), "submitted") != 0)
    return FALSE;

  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (operation->kind == GAIN_ITEM_STATUS &&
          g_strcmp0 (operation->article, gain_layer_get_article (layer)) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_writable (GainProject *self,
                GainChange *change,
                const GainOperation *operation,
                GError **error)
{
  GainItem *item = operation->after != NULL ? operation->after : operation->before;
  GainLayer *layer = NULL;

  if (operation->kind != GAIN_ITEM_CODEBOOK &&
      g_strcmp0 (operation->owner, gain_project_get_me (self)) != 0)
    {
      g_autofree char *subject = dup_subject (item);

      g_set_error (
          error,
          GAIN_PROJECT_ERROR,
          GAIN_PROJECT_ERROR_NOT_YOURS,
          /* Translators: a thing, such as The mark “…”, and the id of a person. */
          _ ("%s belongs to “%s”, and only they can change it. Make one of your own instead."),
          subject,
          operation->owner);
      return FALSE;
    }

  if (operation->kind == GAIN_ITEM_SETTING && !is_lead (self))
    return fail (error,
                 GAIN_PROJECT_ERROR_NOT_YOURS,
                 item,
                 _ ("%s is for the lead of the project to change. Ask them to do it."));
  if (gain_project_get_read_only (self))
    return fail (error,
                 GAIN_PROJECT_ERROR_READ_ONLY,
                 item,
                 _ ("%s cannot be changed, because the project is open for reading only. "
                    "Open a copy of its folder that you may write to."));

  if (operation->article != NULL)
    layer = gain_project_find_layer (self, operation->article, operation->owner);
  if (layer != NULL && gain_layer_get_read_only (layer))
    return fail (error,
                 GAIN_PROJECT_ERROR_READ_ONLY,
                 item,
                 _ ("%s cannot be changed, because its file was written by a newer version of "
                    "Gainsay. Update Gainsay, then try again."));
  if (layer != NULL &&
      (operation->kind == GAIN_ITEM_ANNOTATION || operation->kind == GAIN_ITEM_RELATION) &&
      is_submitted (layer, change))
    return fail (error,
                 GAIN_PROJECT_ERROR_READ_ONLY,
                 item,
                 _ ("%s is in an article that you submitted. Open the article again first."));

  return TRUE;
}

/* In reading order, apart, none empty, none past the text. */
static gboolean
fragments_fit (GainAnnotation *annotation, guint length)
{
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (annotation, &n);
  guint end = 0;

  for (guint i = 0; i < n; i++)
    {
      if (spans[i].start < end || spans[i].end <= spans[i].start || spans[i].end > length)
        return FALSE;
      end = spans[i].end;
    }

  return n > 0;
}

static gboolean
block_fits (const char *id, GainArticle *article)
{
  guint64 index;
  guint n;

  gain_article_get_blocks (article, &n);

  return n > 0 && g_ascii_string_to_unsigned (id, 10, 0, n - 1, &index, NULL) &&
         (id[0] != '0' || id[1] == '\0');
}

/* Versions come one after the other and stay. */
static gboolean
check_codebook (GainProject *self, GainChange *change, guint at, GError **error)
{
  const GainOperation *operation = gain_change_get_operation (change, at);
  GainCodebook *current = gain_project_get_codebook (self);
  guint next = current != NULL ? gain_codebook_get_version (current) + 1 : 1;

  if (operation->before != NULL || operation->after == NULL)
    return fail (error,
                 GAIN_PROJECT_ERROR_INVALID,
                 operation->before,
                 _ ("%s is part of the project and stays as it is. Make a new version instead."));
  if (gain_change_get_role (change) == GAIN_CHANGE_OUTSIDE)
    return TRUE;

  if (strcmp (gain_project_get_lead (self), gain_project_get_me (self)) != 0)
    {
      g_set_error (error,
                   GAIN_PROJECT_ERROR,
                   GAIN_PROJECT_ERROR_NOT_YOURS,
                   _ ("Only the lead, “%s”, can change the codebook. Ask them to do it."),
                   gain_project_get_lead (self));
      return FALSE;
    }
  for (guint i = 0; i < at; i++)
    if (gain_change_get_operation (change, i)->kind == GAIN_ITEM_CODEBOOK)
      next++;
  if (gain_codebook_get_version (GAIN_CODEBOOK (operation->after)) == next)
    return TRUE;

  return fail (error,
               GAIN_PROJECT_ERROR_CONFLICT,
               operation->after,
               _ ("%s does not follow the present one: the codebook was changed meanwhile. Look at "
                  "it as it is now, then change it again."));
}

static gboolean
check_value (GainProject *self, const GainOperation *operation, GError **error)
{
  GainItem *item = operation->after;
  GainArticle *article = NULL;

  if (operation->article != NULL)
    {
      article = gain_project_get_article (self, operation->article);
      if (article == NULL)
        {
          g_set_error (error,
                       GAIN_PROJECT_ERROR,
                       GAIN_PROJECT_ERROR_INVALID,
                       _ ("There is no article “%s” in this project. Import it first."),
                       operation->article);
          return FALSE;
        }
    }
  if (item == NULL)
    return TRUE;

  if (operation->kind == GAIN_ITEM_ANNOTATION &&
      !fragments_fit (GAIN_ANNOTATION (item), gain_article_get_length (article)))
    return fail (error,
                 GAIN_PROJECT_ERROR_INVALID,
                 item,
                 _ ("%s does not lie within the text of its article. Select its text again."));
  if (operation->kind == GAIN_ITEM_BLOCK &&
      (!block_fits (operation->id, article) ||
       !g_variant_is_of_type (gain_field_get_value (GAIN_FIELD (item)), G_VARIANT_TYPE_BOOLEAN)))
    return fail (
        error,
        GAIN_PROJECT_ERROR_INVALID,
        item,
        _ ("%s does not exist, or was given no yes or no. Choose a block of the article."));
  if (operation->kind == GAIN_ITEM_SETTING &&
      (strcmp (operation->owner, gain_project_get_lead (self)) != 0 ||
       !gain_setting_fits (operation->id, gain_field_get_value (GAIN_FIELD (item)))))
    return fail (error,
                 GAIN_PROJECT_ERROR_INVALID,
                 item,
                 _ ("%s is not a setting of the lead, or has no value that fits it. Choose "
                    "another value."));
  if (operation->kind == GAIN_ITEM_STATUS &&
      (strcmp (operation->id, "status") != 0 ||
       !g_variant_is_of_type (gain_field_get_value (GAIN_FIELD (item)), G_VARIANT_TYPE_STRING)))
    return fail (error,
                 GAIN_PROJECT_ERROR_INVALID,
                 item,
                 _ ("%s is not a word. Choose new, annotating or submitted."));

  return TRUE;
}

/* A layer without a status is new or annotating by what it holds, so that no
 * status and one of these two count as the same. */
static gboolean
is_open_status (GainItem *item)
{
  return item == NULL ||
         strcmp (g_variant_get_string (gain_field_get_value (GAIN_FIELD (item)), NULL),
                 "submitted") != 0;
}

static gboolean
is_as_expected (const GainOperation *operation, GainItem *current)
{
  if (gain_item_equal (current, operation->before))
    return TRUE;

  return operation->kind == GAIN_ITEM_STATUS && (current == NULL || operation->before == NULL) &&
         is_open_status (current) && is_open_status (operation->before);
}

static gboolean
check_target (const GainOperation *operation, GainItem *current, GError **error)
{
  if (is_as_expected (operation, current))
    return TRUE;

  if (current == NULL)
    return fail (error,
                 GAIN_PROJECT_ERROR_CONFLICT,
                 operation->before,
                 _ ("%s was deleted meanwhile. Make it again if you still need it."));
  if (operation->before == NULL)
    return fail (error,
                 GAIN_PROJECT_ERROR_CONFLICT,
                 current,
                 _ ("%s is there already. Change that one instead of adding it again."));

  return fail (error,
               GAIN_PROJECT_ERROR_CONFLICT,
               current,
               _ ("%s was changed meanwhile. Look at it as it is now, then change it again."));
}

static guint
hash_target (gconstpointer key)
{
  const GainOperation *operation = key;

  return g_str_hash (operation->id) * 31 + operation->kind;
}

static gboolean
equal_target (gconstpointer a, gconstpointer b)
{
  const GainOperation *x = a;
  const GainOperation *y = b;

  return x->kind == y->kind && strcmp (x->id, y->id) == 0 && strcmp (x->owner, y->owner) == 0 &&
         g_strcmp0 (x->article, y->article) == 0;
}

/* What @operation would find: what an earlier operation of the change would
 * have left there (@ahead, its last for each target), else what is there now. */
static GainItem *
find_current (GainProject *self, GHashTable *ahead, const GainOperation *operation)
{
  const GainOperation *earlier = g_hash_table_lookup (ahead, operation);

  if (earlier != NULL)
    return earlier->after;

  return gain_project_lookup (
      self, operation->kind, operation->owner, operation->article, operation->id);
}

gboolean
gain_project_check (GainProject *self, GainChange *change, GError **error)
{
  g_autoptr (GHashTable) ahead = g_hash_table_new (hash_target, equal_target);
  guint n = gain_change_get_n_operations (change);

  for (guint i = 0; i < n; i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (gain_change_get_role (change) != GAIN_CHANGE_OUTSIDE &&
          !check_writable (self, change, operation, error))
        return FALSE;
      if (operation->kind == GAIN_ITEM_CODEBOOK && !check_codebook (self, change, i, error))
        return FALSE;
      if (!check_value (self, operation, error) ||
          !check_target (operation, find_current (self, ahead, operation), error))
        return FALSE;

      g_hash_table_replace (ahead, (gpointer) operation, (gpointer) operation);
    }

  return TRUE;
}
