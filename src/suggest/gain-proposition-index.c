/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-proposition-index"

#include "config.h"

#include "gain-proposition-index.h"

#include <string.h>

#include "gain-content-words.h"
#include "gain-visible-entry.h"

/* What an article is about shows in so many of its first characters. */
#define MAX_COUNTED 50000

/* Texts in the index: wordings under "p:" and the id, quotes of statements
 * under "s:", article and id, with that article as their place. */
struct _GainPropositionIndex
{
  GainProject *project;
  GainWordIndex *words;
  GPtrArray *entries; /* to be read yet, from the end; NULL before and after */
  GPtrArray *links;   /* the same */
  gboolean is_read;
  gboolean sees_all;  /* else colleagues' wordings would tell in the weights */
  char *counted;      /* id of the article whose words are counted */
  GHashTable *counts; /* (nullable) */
};

GainPropositionIndex *
gain_proposition_index_new (GainProject *project)
{
  GainPropositionIndex *self = g_new0 (GainPropositionIndex, 1);

  self->project = project;
  self->words = gain_word_index_new ();

  return self;
}

void
gain_proposition_index_free (GainPropositionIndex *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  gain_word_index_free (self->words);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->counted);
  g_free (self);
}

static void
update_entry (GainPropositionIndex *self, const char *id)
{
  g_autofree char *key = g_strconcat ("p:", id, NULL);
  GainItem *entry = gain_visible_entry (self->project, GAIN_ITEM_PROPOSITION, id, self->sees_all);
  g_autoptr (GPtrArray) words = NULL;

  if (entry == NULL)
    {
      gain_word_index_remove (self->words, key);
      return;
    }

  words = gain_content_words_list (gain_visible_entry_name (entry), NULL);
  gain_word_index_put (self->words, key, id, NULL, words);
}

static const char *
get_language (GainPropositionIndex *self, const char *article)
{
  GainArticle *found = gain_project_get_article (self->project, article);

  return found != NULL ? gain_article_get_meta (found, "language") : NULL;
}

static void
update_statement (GainPropositionIndex *self, const char *article, const char *mark)
{
  GainLayer *layer =
      gain_project_get_layer (self->project, article, gain_project_get_me (self->project));
  g_autofree char *key = g_strconcat ("s:", article, " ", mark, NULL);
  GainAnnotation *found = gain_layer_get_annotation (layer, mark);
  GainRelation *states =
      found != NULL ? gain_mark_find_link (self->project, layer, mark, "states") : NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *quote = NULL;

  if (states == NULL || gain_relation_get_to (states)->kind != GAIN_END_PROPOSITION)
    {
      gain_word_index_remove (self->words, key);
      return;
    }

  quote = gain_annotation_dup_quote (found);
  words = gain_content_words_list (quote, get_language (self, article));
  gain_word_index_put (self->words, key, gain_relation_get_to (states)->id, article, words);
}

static gboolean
is_states (GainPropositionIndex *self, GainItem *item)
{
  return item != NULL && gain_mark_link_is (self->project, GAIN_RELATION (item), "states");
}

static void
follow_operation (GainPropositionIndex *self, const GainOperation *operation)
{
  GainItem *item = operation->after != NULL ? operation->after : operation->before;
  gboolean is_mine = g_str_equal (operation->owner, gain_project_get_me (self->project));

  if (operation->kind == GAIN_ITEM_PROPOSITION)
    update_entry (self, operation->id);
  else if (operation->kind == GAIN_ITEM_ANNOTATION && is_mine)
    update_statement (self, operation->article, operation->id);
  else if (operation->kind == GAIN_ITEM_RELATION && is_mine && operation->article != NULL &&
           (is_states (self, operation->before) || is_states (self, operation->after)))
    update_statement (self, operation->article, gain_relation_get_from (GAIN_RELATION (item)));
}

void
gain_proposition_index_follow (GainPropositionIndex *self, GainChange *change)
{
  guint n = gain_change_get_n_operations (change);

  /* What is read later is read as it is then. */
  for (guint i = 0; (self->is_read || self->entries != NULL) && i < n; i++)
    follow_operation (self, gain_change_get_operation (change, i));
}

/* “article mark” of every statement of one's own that states something. */
static GPtrArray *
list_statements (GainPropositionIndex *self)
{
  const char *me = gain_project_get_me (self->project);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (self->project, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < layers->len; i++)
    {
      GainLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (GPtrArray) links = NULL;

      if (!g_str_equal (gain_layer_get_annotator (layer), me))
        continue;
      links = gain_layer_list_relations (layer, NULL);
      for (guint j = 0; j < links->len; j++)
        if (is_states (self, links->pdata[j]))
          g_ptr_array_add (list,
                           g_strconcat (gain_layer_get_article (layer),
                                        " ",
                                        gain_relation_get_from (links->pdata[j]),
                                        NULL));
    }

  return list;
}

static GPtrArray *
list_items (GListModel *model)
{
  guint n = g_list_model_get_n_items (model);
  GPtrArray *items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));

  return items;
}

/* Returns: FALSE when there is nothing left. */
static gboolean
read_one (GainPropositionIndex *self)
{
  if (self->entries->len > 0)
    {
      GainItem *entry = g_ptr_array_index (self->entries, self->entries->len - 1);

      update_entry (self, gain_item_get_id (entry));
      g_ptr_array_set_size (self->entries, (int) self->entries->len - 1);
      return TRUE;
    }
  if (self->links->len > 0)
    {
      g_autofree char *place = g_ptr_array_steal_index_fast (self->links, self->links->len - 1);
      g_auto (GStrv) parts = g_strsplit (place, " ", 2);

      update_statement (self, parts[0], parts[1]);
      return TRUE;
    }

  return FALSE;
}

/* To be read anew. */
static void
forget (GainPropositionIndex *self)
{
  gain_word_index_free (self->words);
  self->words = gain_word_index_new ();
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  self->is_read = FALSE;
}

gboolean
gain_proposition_index_read (GainPropositionIndex *self, gint64 budget)
{
  gint64 deadline = g_get_monotonic_time () + budget;

  if (self->is_read && self->sees_all != gain_visible_always (self->project))
    forget (self);
  if (self->is_read)
    return TRUE;

  if (self->entries == NULL)
    {
      self->entries =
          list_items (gain_registry_get_propositions (gain_project_get_registry (self->project)));
      self->links = list_statements (self);
    }
  for (guint i = 1; read_one (self); i++)
    if (budget > 0 && i % 16 == 0 && g_get_monotonic_time () > deadline)
      return FALSE;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  self->is_read = TRUE;

  return TRUE;
}

/* Lends what the beginning of @article has how often. */
static GHashTable *
count_words (GainPropositionIndex *self, GainArticle *article)
{
  const char *id = gain_article_get_id (article);
  GainText *text = gain_article_get_text (article);
  g_autofree char *beginning = NULL;

  if (text == NULL || g_strcmp0 (id, self->counted) == 0)
    return self->counts;

  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->counted);
  self->counted = g_strdup (id);
  beginning = gain_text_dup_slice (text, GAIN_SPAN (0, MAX_COUNTED));
  self->counts = gain_content_words_count (beginning, gain_article_get_meta (article, "language"));

  return self->counts;
}

double
gain_proposition_index_compare (GainPropositionIndex *self,
                                GainArticle *article,
                                GPtrArray *a,
                                GPtrArray *b)
{
  return gain_word_index_compare (self->words, count_words (self, article), a, b);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const GainPropositionHit *x = a;
  const GainPropositionHit *y = b;

  if (x->similarity != y->similarity)
    return x->similarity > y->similarity ? -1 : 1;

  return strcmp (x->id, y->id);
}

/* The best of each proposition: id → its place among @hits + 1. */
static void
add_hit (GArray *hits, GHashTable *places, GainPropositionHit hit)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, hit.id));
  GainPropositionHit *known;

  if (place == 0)
    {
      g_array_append_val (hits, hit);
      g_hash_table_insert (places, (char *) hit.id, GUINT_TO_POINTER (hits->len));
      return;
    }

  known = &g_array_index (hits, GainPropositionHit, place - 1);
  known->similarity = MAX (known->similarity, hit.similarity);
  known->is_here |= hit.is_here;
}

GArray *
gain_proposition_index_find (GainPropositionIndex *self,
                             GPtrArray *words,
                             GainArticle *article,
                             gboolean colleagues)
{
  const char *article_id = gain_article_get_id (article);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (GainPropositionHit));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GainRegistry *registry = gain_project_get_registry (self->project);
  g_autoptr (GArray) texts = NULL;

  gain_proposition_index_read (self, 0);
  texts = gain_word_index_find (self->words, count_words (self, article), words);
  for (guint i = 0; i < texts->len; i++)
    {
      const GainWordHit *text = &g_array_index (texts, GainWordHit, i);
      const char *id = gain_registry_resolve (registry, GAIN_ITEM_PROPOSITION, text->target);

      if (gain_visible_entry (self->project, GAIN_ITEM_PROPOSITION, id, colleagues) == NULL)
        id = text->target;
      if (gain_visible_entry (self->project, GAIN_ITEM_PROPOSITION, id, colleagues) != NULL)
        add_hit (hits,
                 places,
                 (GainPropositionHit){
                     id, text->similarity, g_strcmp0 (text->place, article_id) == 0 });
    }
  g_array_sort (hits, compare_hits);

  return hits;
}
