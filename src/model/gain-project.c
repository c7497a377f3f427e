/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-project"

#include "config.h"

#include "gain-project.h"

#include <glib/gi18n-lib.h>

#include "gain-change-private.h"
#include "gain-layer-private.h"
#include "gain-project-private.h"
#include "gain-registry-private.h"
#include "gain-shared-string.h"

/* A change is first checked as a whole (gain-project-check.c), then put in
 * place, which cannot fail: nothing is ever rolled back, and no list model
 * says something that is not so. "changed" comes when all of it is there. */
struct _GainProject
{
  GObject parent_instance;

  char *me;
  char *name;
  char *lead;
  gboolean read_only;
  GainCodebookVersions *codebooks;
  GainRegistry *registry;
  GainHistory *history;

  GListStore *articles;
  GHashTable *articles_by_id; /* id → GainArticle */
  GHashTable *layers;         /* id of an article → GPtrArray of GainLayer */
  GHashTable *settings;       /* id → GainField */

  gboolean putting; /* while list models change */
  gboolean telling; /* while "changed" is emitted */
  GQueue to_tell;   /* changes whose "changed" waits for that of an earlier one */
};

G_DEFINE_QUARK (gain_project_error_quark, gain_project_error)
G_DEFINE_FINAL_TYPE (GainProject, gain_project, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
gain_project_finalize (GObject *object)
{
  GainProject *self = GAIN_PROJECT (object);

  gain_interned_string_clear (&self->me);
  gain_interned_string_clear (&self->lead);
  g_free (self->name);
  g_clear_pointer (&self->codebooks, gain_codebook_versions_free);
  g_clear_object (&self->registry);
  g_clear_object (&self->history);
  g_clear_object (&self->articles);
  g_clear_pointer (&self->articles_by_id, g_hash_table_unref);
  g_clear_pointer (&self->layers, g_hash_table_unref);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_queue_clear_full (&self->to_tell, (GDestroyNotify) gain_change_unref);

  G_OBJECT_CLASS (gain_project_parent_class)->finalize (object);
}

static void
gain_project_class_init (GainProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_project_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          GAIN_TYPE_CHANGE);
}

static void
gain_project_init (GainProject *self)
{
  self->codebooks = gain_codebook_versions_new ();
  self->registry = gain_registry_new ();
  self->history = gain_history_new ();
  self->articles = g_list_store_new (GAIN_TYPE_ARTICLE);
  self->articles_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->layers = g_hash_table_new_full (g_str_hash,
                                        g_str_equal,
                                        (GDestroyNotify) g_ref_string_release,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_queue_init (&self->to_tell);
}

GainProject *
gain_project_new (const char *me)
{
  GainProject *self;

  g_return_val_if_fail (me != NULL, NULL);

  self = g_object_new (GAIN_TYPE_PROJECT, NULL);
  gain_interned_string_set (&self->me, me);

  return self;
}

const char *
gain_project_get_me (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return self->me;
}

const char *
gain_project_get_name (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return self->name;
}

void
gain_project_set_name (GainProject *self, const char *name)
{
  char *copy;

  g_return_if_fail (GAIN_IS_PROJECT (self));

  copy = g_strdup (name);
  g_free (self->name);
  self->name = copy;
}

const char *
gain_project_get_lead (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return self->lead != NULL ? self->lead : self->me;
}

void
gain_project_set_lead (GainProject *self, const char *lead)
{
  g_return_if_fail (GAIN_IS_PROJECT (self));

  gain_interned_string_set (&self->lead, lead);
}

gboolean
gain_project_get_read_only (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);

  return self->read_only;
}

void
gain_project_set_read_only (GainProject *self, gboolean read_only)
{
  g_return_if_fail (GAIN_IS_PROJECT (self));

  self->read_only = read_only;
}

GainCodebook *
gain_project_get_codebook (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return gain_codebook_versions_get_current (self->codebooks);
}

void
gain_project_set_codebook (GainProject *self, GainCodebook *codebook)
{
  g_return_if_fail (GAIN_IS_PROJECT (self));

  gain_codebook_versions_put (self->codebooks, codebook);
}

GainCodebook *
gain_project_get_codebook_version (GainProject *self, guint n)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return gain_codebook_versions_get (self->codebooks, n);
}

GainCodebookVersions *
gain_project_get_codebook_versions (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return self->codebooks;
}

GainRegistry *
gain_project_get_registry (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return self->registry;
}

GainHistory *
gain_project_get_history (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return self->history;
}

GListModel *
gain_project_get_articles (GainProject *self)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->articles);
}

GainArticle *
gain_project_get_article (GainProject *self, const char *id)
{
  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->articles_by_id, id);
}

gboolean
gain_project_add_article (GainProject *self, GainArticle *article)
{
  const char *id;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (GAIN_IS_ARTICLE (article), FALSE);

  id = gain_article_get_id (article);
  if (g_hash_table_contains (self->articles_by_id, id))
    return FALSE;

  g_hash_table_insert (self->articles_by_id, (char *) id, article);
  g_list_store_append (self->articles, article);

  return TRUE;
}

GainLayer *
gain_project_find_layer (GainProject *self, const char *article, const char *annotator)
{
  GPtrArray *layers = g_hash_table_lookup (self->layers, article);

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    {
      GainLayer *layer = g_ptr_array_index (layers, i);

      if (strcmp (gain_layer_get_annotator (layer), annotator) == 0)
        return layer;
    }

  return NULL;
}

static int
compare_layers (gconstpointer a, gconstpointer b)
{
  return strcmp (gain_layer_get_annotator (*(GainLayer *const *) a),
                 gain_layer_get_annotator (*(GainLayer *const *) b));
}

GainLayer *
gain_project_get_layer (GainProject *self, const char *article, const char *annotator)
{
  GainLayer *layer;
  GPtrArray *layers;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (article != NULL && annotator != NULL, NULL);

  layer = gain_project_find_layer (self, article, annotator);
  if (layer != NULL)
    return layer;

  layers = g_hash_table_lookup (self->layers, article);
  if (layers == NULL)
    {
      layers = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->layers, g_ref_string_new_intern (article), layers);
    }
  layer = gain_layer_new (article, annotator);
  g_ptr_array_add (layers, layer);
  g_ptr_array_sort (layers, compare_layers);

  return layer;
}

void
gain_project_add_annotators (GainProject *self, GHashTable *people)
{
  GHashTableIter iter;
  gpointer layers;

  g_hash_table_iter_init (&iter, self->layers);
  while (g_hash_table_iter_next (&iter, NULL, &layers))
    for (guint i = 0; i < ((GPtrArray *) layers)->len; i++)
      {
        GainLayer *layer = g_ptr_array_index ((GPtrArray *) layers, i);

        if (gain_layer_holds_something (layer))
          g_hash_table_add (people, (char *) g_intern_string (gain_layer_get_annotator (layer)));
      }
}

static void
add_layers (GainProject *self, const char *article, GPtrArray *list)
{
  GPtrArray *layers = g_hash_table_lookup (self->layers, article);

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    if (gain_layer_holds_something (g_ptr_array_index (layers, i)))
      g_ptr_array_add (list, g_ptr_array_index (layers, i));
}

GPtrArray *
gain_project_list_layers (GainProject *self, const char *article)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), list);

  if (article != NULL)
    {
      add_layers (self, article, list);
      return list;
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (self->articles));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainArticle) each = g_list_model_get_item (G_LIST_MODEL (self->articles), i);

      add_layers (self, gain_article_get_id (each), list);
    }

  return list;
}

gboolean
gain_project_is_excluded (GainProject *self, const char *article, guint block)
{
  GainArticle *known;
  const GainBlock *blocks;
  guint n;
  g_autofree char *id = g_strdup_printf ("%u", block);
  GainItem *flip;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  known = gain_project_get_article (self, article);
  g_return_val_if_fail (known != NULL, FALSE);
  blocks = gain_article_get_blocks (known, &n);
  g_return_val_if_fail (block < n, FALSE);

  flip = gain_project_lookup (self, GAIN_ITEM_BLOCK, gain_project_get_lead (self), article, id);
  if (flip != NULL)
    return g_variant_get_boolean (gain_field_get_value (GAIN_FIELD (flip)));

  return blocks[block].excluded;
}

/* All versions are the lead's, whoever was the lead when one was made. */
static GainItem *
find_codebook (GainProject *self, const char *id)
{
  guint64 n;

  if (!g_ascii_string_to_unsigned (id, 10, 1, G_MAXUINT, &n, NULL))
    return NULL;

  return (GainItem *) gain_codebook_versions_get (self->codebooks, (guint) n);
}

GainItem *
gain_project_lookup (GainProject *self,
                     GainItemKind kind,
                     const char *owner,
                     const char *article,
                     const char *id)
{
  GainLayer *layer;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), NULL);
  g_return_val_if_fail (owner != NULL && id != NULL, NULL);

  if (kind == GAIN_ITEM_CODEBOOK)
    return find_codebook (self, id);
  if (kind == GAIN_ITEM_SETTING)
    return g_hash_table_lookup (self->settings, id);
  if (article == NULL && gain_registry_holds (kind))
    return gain_registry_get_entry (self->registry, kind, owner, id);

  g_return_val_if_fail (article != NULL, NULL);
  layer = gain_project_find_layer (self, article, owner);

  return layer != NULL ? gain_layer_get_item (layer, kind, id) : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (gain_item_get_id (*(GainItem *const *) a),
                 gain_item_get_id (*(GainItem *const *) b));
}

GPtrArray *
gain_project_list_settings (GainProject *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer setting;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), list);

  g_hash_table_iter_init (&iter, self->settings);
  while (g_hash_table_iter_next (&iter, NULL, &setting))
    g_ptr_array_add (list, setting);
  g_ptr_array_sort (list, compare_ids);

  return list;
}

static void
put_setting (GainProject *self, const char *id, GainItem *setting)
{
  g_hash_table_remove (self->settings, id);
  if (setting != NULL)
    g_hash_table_insert (self->settings,
                         (char *) gain_item_get_id (setting),
                         g_object_ref (setting));
}

static void
put (GainProject *self, const GainOperation *operation)
{
  if (operation->kind == GAIN_ITEM_CODEBOOK)
    gain_codebook_versions_put (self->codebooks, GAIN_CODEBOOK (operation->after));
  else if (operation->kind == GAIN_ITEM_SETTING)
    put_setting (self, operation->id, operation->after);
  else if (operation->article == NULL)
    gain_registry_put (
        self->registry, operation->kind, operation->owner, operation->id, operation->after);
  else
    gain_layer_put (gain_project_get_layer (self, operation->article, operation->owner),
                    operation->kind,
                    operation->id,
                    operation->after);
}

/* A handler may apply a change; everybody hears of that one after the one at
 * hand, so that the journal has them in the order in which they happened. */
static void
tell (GainProject *self, GainChange *change)
{
  g_autoptr (GainProject) alive = g_object_ref (self);
  GainChange *next;

  g_queue_push_tail (&self->to_tell, gain_change_ref (change));
  if (self->telling)
    return;

  self->telling = TRUE;
  while ((next = g_queue_pop_head (&self->to_tell)) != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, next);
      gain_change_unref (next);
    }
  self->telling = FALSE;
}

gboolean
gain_project_apply (GainProject *self, GainChange *change, GError **error)
{
  guint n;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);
  g_return_val_if_fail (!self->putting, FALSE);

  n = gain_change_get_n_operations (change);
  if (n == 0)
    return TRUE;
  if (!gain_project_check (self, change, error))
    return FALSE;

  gain_change_seal (change);
  self->putting = TRUE;
  for (guint i = 0; i < n; i++)
    put (self, gain_change_get_operation (change, i));
  self->putting = FALSE;

  gain_history_follow (self->history, change);
  tell (self, change);

  return TRUE;
}

static gboolean
apply_inverse (GainProject *self, GainChange *inverse, GainChange **applied, GError **error)
{
  if (!gain_project_apply (self, inverse, error))
    return FALSE;

  if (applied != NULL)
    *applied = gain_change_ref (inverse);

  return TRUE;
}

gboolean
gain_project_undo (GainProject *self, GainChange **applied, GError **error)
{
  GainChange *act;
  g_autoptr (GainChange) undo = NULL;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);

  act = gain_history_get_undo (self->history);
  if (act == NULL)
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_NOTHING,
                           _ ("There is nothing to undo."));
      return FALSE;
    }

  undo = gain_project_invert (self, act, GAIN_CHANGE_UNDO, error);

  return undo != NULL && apply_inverse (self, undo, applied, error);
}

gboolean
gain_project_redo (GainProject *self, GainChange **applied, GError **error)
{
  GainChange *act;
  g_autoptr (GainChange) redo = NULL;

  g_return_val_if_fail (GAIN_IS_PROJECT (self), FALSE);

  act = gain_history_get_redo (self->history);
  if (act == NULL)
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_NOTHING,
                           _ ("There is nothing to redo."));
      return FALSE;
    }

  redo = gain_project_invert (self, act, GAIN_CHANGE_REDO, error);

  return redo != NULL && apply_inverse (self, redo, applied, error);
}
