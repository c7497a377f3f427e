/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-export"

#include "config.h"

#include "gain-snapshot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-people.h"

struct _GainSnapshot
{
  GainProject *project;
  GainExportOptions options;
  char **annotators;
  GainExportLoadFunc load;
  gpointer load_data;
  GPtrArray *articles; /* of GainArticle, as they were at the start */
  GPtrArray *owners;   /* of interned ids */
  GHashTable *merges;  /* id of an entry → GPtrArray of GainRecordEntry of its merges */
  GHashTable *reached; /* set of GainItem, entries that some record holds */
  guint n_entries;
};

static void
borrowed_entry_free (gpointer data)
{
  GainRecordEntry *entry = data;

  g_free (entry->owner);
  g_object_unref (entry->item);
  g_free (entry);
}

static void
add_merge (GainSnapshot *self, const char *id, const char *owner, GainItem *item)
{
  GPtrArray *list = g_hash_table_lookup (self->merges, id);
  GainRecordEntry *entry = g_new0 (GainRecordEntry, 1);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (borrowed_entry_free);
      g_hash_table_insert (self->merges, g_strdup (id), list);
    }
  entry->owner = g_strdup (owner);
  entry->item = g_object_ref (item);
  g_ptr_array_add (list, entry);
}

static void
index_registry (GainSnapshot *self)
{
  GainRegistry *registry = gain_project_get_registry (self->project);

  self->owners = gain_registry_list_owners (registry);
  for (guint o = 0; o < self->owners->len; o++)
    for (GainItemKind kind = 0; kind < GAIN_ITEM_N_KINDS; kind++)
      {
        const char *owner = self->owners->pdata[o];
        g_autoptr (GPtrArray) entries = NULL;

        if (!gain_registry_holds (kind))
          continue;
        entries = gain_registry_list_entries (registry, kind, owner);
        self->n_entries += entries->len;
        for (guint i = 0; kind == GAIN_ITEM_MERGE && i < entries->len; i++)
          {
            GainMerge *merge = entries->pdata[i];

            add_merge (self, gain_merge_get_from (merge), owner, GAIN_ITEM (merge));
            add_merge (self, gain_merge_get_to (merge), owner, GAIN_ITEM (merge));
          }
      }
}

GainSnapshot *
gain_snapshot_new (GainProject *project,
                   const GainExportOptions *options,
                   GainExportLoadFunc load,
                   gpointer load_data)
{
  GainSnapshot *self = g_new0 (GainSnapshot, 1);
  GListModel *articles = gain_project_get_articles (project);
  guint n = g_list_model_get_n_items (articles);

  self->project = g_object_ref (project);
  if (options != NULL)
    self->options = *options;
  self->annotators = g_strdupv ((char **) self->options.annotators);
  self->load = load;
  self->load_data = load_data;
  self->articles = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->articles, g_list_model_get_item (articles, i));
  self->merges =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->reached = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  index_registry (self);
  return self;
}

void
gain_snapshot_free (GainSnapshot *self)
{
  g_object_unref (self->project);
  g_strfreev (self->annotators);
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->owners);
  g_hash_table_unref (self->merges);
  g_hash_table_unref (self->reached);
  g_free (self);
}

guint
gain_snapshot_get_n_articles (GainSnapshot *self)
{
  return self->articles->len;
}

guint
gain_snapshot_count_unreached_entries (GainSnapshot *self)
{
  return self->n_entries - g_hash_table_size (self->reached);
}

/* The text */

/* A copy that no other thread changes, with its text. */
static GainArticle *
copy_article (GainArticle *article, GainText *text)
{
  static const char *const names[] = {
    "headline", "outlet",    "published", "fetched",  "url",    "canonical_url",
    "language", "extractor", "licence",   "replaces", "source",
  };
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  GainArticle *copy = gain_article_new (text, blocks, n);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gain_article_set_meta (copy, names[i], gain_article_get_meta (article, names[i]));
  gain_article_set_authors (copy, gain_article_get_authors (article));
  gain_article_set_had_bom (copy, gain_article_get_had_bom (article));
  gain_article_set_extras (copy, gain_article_get_extras (article));
  return copy;
}

static GainText *
get_text (GainSnapshot *self, GainArticle *article, GError **error)
{
  GainText *text = gain_article_get_text (article);

  if (text != NULL)
    return gain_text_ref (text);
  if (self->load != NULL && !self->load (article, self->load_data, error))
    return NULL;
  text = gain_article_get_text (article);
  if (text == NULL)
    {
      g_set_error_literal (error,
                           GAIN_EXPORT_ERROR,
                           GAIN_EXPORT_ERROR_WRITE,
                           _ ("Its text is not loaded"));
      return NULL;
    }
  gain_text_ref (text);
  gain_article_drop_text (article);
  return text;
}

/* The layers */

static gboolean
is_wanted (GainSnapshot *self, GainLayer *layer)
{
  if (!gain_project_may_see (self->project,
                             gain_layer_get_article (layer),
                             gain_layer_get_annotator (layer)))
    return FALSE;
  if (self->annotators != NULL &&
      !g_strv_contains ((const char *const *) self->annotators, gain_layer_get_annotator (layer)))
    return FALSE;
  return !self->options.submitted_only || g_str_equal (gain_layer_get_status (layer), "submitted");
}

static gboolean
touches_excluded (GainRecord *record, GainArticle *article, GainItem *item)
{
  guint n_spans;
  guint n_blocks;
  const GainSpan *spans = gain_annotation_get_fragments (GAIN_ANNOTATION (item), &n_spans);
  const GainBlock *blocks = gain_article_get_blocks (article, &n_blocks);

  for (guint s = 0; s < n_spans; s++)
    for (int b = MAX (0, gain_article_find_block (article, spans[s].start));
         b < (int) n_blocks && blocks[b].span.start < spans[s].end;
         b++)
      if (record->excluded->data[b] && gain_span_overlaps (blocks[b].span, spans[s]))
        return TRUE;
  return FALSE;
}

static gboolean
leads_to (GHashTable *ids, GainItem *relation)
{
  const GainRelationEnd *to = gain_relation_get_to (GAIN_RELATION (relation));

  return g_hash_table_contains (ids, gain_relation_get_from (GAIN_RELATION (relation))) ||
         (to->kind == GAIN_END_ANNOTATION && g_hash_table_contains (ids, to->id)) ||
         (to->mention != NULL && g_hash_table_contains (ids, to->mention));
}

static void
take_layer (GainSnapshot *self, GainRecord *record, GainArticle *article, GainLayer *layer)
{
  GainRecordLayer *taken = gain_record_get_layer (record, gain_layer_get_annotator (layer));
  g_autoptr (GHashTable) left_out = g_hash_table_new (g_str_hash, g_str_equal);
  static const GainItemKind kinds[] = {
    GAIN_ITEM_ANNOTATION,
    GAIN_ITEM_RELATION,
    GAIN_ITEM_BLOCK,
    GAIN_ITEM_STATUS,
  };

  g_free (taken->status);
  taken->status = g_strdup (gain_layer_get_status (layer));
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) items = gain_layer_list_items (layer, kinds[k]);

      for (guint i = 0; i < items->len; i++)
        {
          GainItem *item = items->pdata[i];

          if (self->options.leave_out_excluded && kinds[k] == GAIN_ITEM_ANNOTATION &&
              touches_excluded (record, article, item))
            g_hash_table_add (left_out, (char *) gain_item_get_id (item));
          else if (kinds[k] != GAIN_ITEM_RELATION || !leads_to (left_out, item))
            g_ptr_array_add (taken->items, gain_project_bring_up_item (self->project, item));
        }
    }
}

static void
take_excluded (GainSnapshot *self, GainRecord *record, GainArticle *article)
{
  guint n;

  gain_article_get_blocks (article, &n);
  record->excluded = g_byte_array_sized_new (n);
  for (guint b = 0; b < n; b++)
    {
      guint8 excluded = gain_project_is_excluded (self->project, record->id, b);

      g_byte_array_append (record->excluded, &excluded, 1);
    }
}

/* The registry: from what the links name on to what these entries name. */

typedef struct
{
  GainSnapshot *snapshot;
  GainRecord *record;
  GHashTable *seen; /* set of ids */
  GHashTable *held; /* set of GainItem */
  GQueue *open;     /* of ids */
} Reaching;

static void
reach (Reaching *reaching, const char *id)
{
  if (id != NULL && !g_hash_table_contains (reaching->seen, id))
    {
      char *copy = g_strdup (id);

      g_hash_table_add (reaching->seen, copy);
      g_queue_push_tail (reaching->open, copy);
    }
}

static void
hold (Reaching *reaching, const char *owner, GainItem *item)
{
  if (item == NULL || !g_hash_table_add (reaching->held, item))
    return;
  if (!g_hash_table_contains (reaching->snapshot->reached, item))
    g_hash_table_add (reaching->snapshot->reached, g_object_ref (item));
  gain_record_take_entry (reaching->record, owner, g_object_ref (item));
  if (GAIN_IS_PROPOSITION (item))
    for (const char *const *b = gain_proposition_get_broader (GAIN_PROPOSITION (item)); *b; b++)
      reach (reaching, *b);
  if (GAIN_IS_MERGE (item))
    {
      reach (reaching, gain_merge_get_from (GAIN_MERGE (item)));
      reach (reaching, gain_merge_get_to (GAIN_MERGE (item)));
    }
}

static void
hold_all (Reaching *reaching, const char *id)
{
  GainSnapshot *snapshot = reaching->snapshot;
  GainRegistry *registry = gain_project_get_registry (snapshot->project);
  GPtrArray *merges = g_hash_table_lookup (snapshot->merges, id);

  for (guint o = 0; o < snapshot->owners->len; o++)
    for (guint kind = GAIN_ITEM_ACTOR; kind <= GAIN_ITEM_PROPOSITION; kind++)
      hold (reaching,
            snapshot->owners->pdata[o],
            gain_registry_get_entry (registry, kind, snapshot->owners->pdata[o], id));
  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      GainRecordEntry *entry = merges->pdata[i];

      hold (reaching, entry->owner, entry->item);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (gain_item_get_id (*(GainItem *const *) a),
                 gain_item_get_id (*(GainItem *const *) b));
}

/* A relation between two entries travels where both do: it takes nobody along,
 * or each article would carry half the registry. */
static void
hold_links (Reaching *reaching)
{
  GainRegistry *registry = gain_project_get_registry (reaching->snapshot->project);
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, reaching->seen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GPtrArray) links = gain_registry_list_relations (registry, id);

      for (guint i = 0; i < links->len; i++)
        if (g_hash_table_contains (reaching->seen, gain_relation_get_to (links->pdata[i])->id))
          g_ptr_array_add (held, links->pdata[i]);
    }
  g_ptr_array_sort (held, compare_ids);
  for (guint i = 0; i < held->len; i++)
    {
      const char *link = gain_item_get_id (held->pdata[i]);

      hold (reaching, gain_registry_get_owner (registry, GAIN_ITEM_RELATION, link), held->pdata[i]);
    }
}

static void
reach_from (Reaching *reaching, GainRelation *relation)
{
  const GainRelationEnd *to = gain_relation_get_to (relation);

  reach (reaching, gain_relation_get_from (relation));
  if (to->kind == GAIN_END_ACTOR || to->kind == GAIN_END_PROPOSITION)
    reach (reaching, to->id);
  reach (reaching, to->speaker);
}

static void
take_entries (GainSnapshot *self, GainRecord *record)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) held = g_hash_table_new (NULL, NULL);
  g_autoptr (GQueue) open = g_queue_new ();
  Reaching reaching = { self, record, seen, held, open };
  const char *id;

  for (guint l = 0; l < record->layers->len; l++)
    {
      GainRecordLayer *layer = record->layers->pdata[l];

      for (guint i = 0; i < layer->items->len; i++)
        if (GAIN_IS_RELATION (layer->items->pdata[i]))
          reach_from (&reaching, layer->items->pdata[i]);
    }
  while ((id = g_queue_pop_head (open)) != NULL)
    hold_all (&reaching, id);
  hold_links (&reaching);
}

GainRecord *
gain_snapshot_take (GainSnapshot *self, guint i, GPtrArray *problems)
{
  GainArticle *article = self->articles->pdata[i];
  g_autoptr (GError) error = NULL;
  g_autoptr (GainText) text = get_text (self, article, &error);
  g_autoptr (GPtrArray) layers = NULL;
  GainRecord *record;

  if (text == NULL)
    {
      g_ptr_array_add (problems,
                       /* Translators: the title of an article, its id, what happened */
                       g_strdup_printf (_ ("The article “%s” (%s) was left out. %s."),
                                        gain_article_get_title (article),
                                        gain_article_get_id (article),
                                        error->message));
      return NULL;
    }
  record = gain_record_new (gain_article_get_id (article), gain_article_get_text_sha256 (article));
  record->article = copy_article (article, text);
  take_excluded (self, record, article);
  layers = gain_project_list_layers (self->project, record->id);
  for (guint l = 0; l < layers->len; l++)
    if (is_wanted (self, layers->pdata[l]))
      take_layer (self, record, article, layers->pdata[l]);
  take_entries (self, record);
  return record;
}
