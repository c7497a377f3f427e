/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-record"

#include "config.h"

#include "gain-record.h"

#include <glib/gi18n-lib.h>

#include "gain-quote-anchor.h"
#include "gain-shape.h"

static void
layer_free (gpointer data)
{
  GainRecordLayer *layer = data;

  g_free (layer->annotator);
  g_free (layer->status);
  g_ptr_array_unref (layer->items);
  g_free (layer);
}

static void
entry_free (gpointer data)
{
  GainRecordEntry *entry = data;

  g_free (entry->owner);
  g_object_unref (entry->item);
  g_free (entry);
}

GainRecord *
gain_record_new (const char *id, const char *text_sha256)
{
  GainRecord *self = g_new0 (GainRecord, 1);

  self->id = g_strdup (id);
  self->text_sha256 = g_strdup (text_sha256);
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
gain_record_free (GainRecord *self)
{
  g_free (self->id);
  g_free (self->text_sha256);
  g_clear_object (&self->article);
  g_clear_pointer (&self->excluded, g_byte_array_unref);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_free (self);
}

GainRecordLayer *
gain_record_get_layer (GainRecord *self, const char *annotator)
{
  GainRecordLayer *layer;
  guint at = 0;

  for (; at < self->layers->len; at++)
    {
      int order;

      layer = self->layers->pdata[at];
      order = strcmp (layer->annotator, annotator);
      if (order == 0)
        return layer;
      if (order > 0)
        break;
    }
  layer = g_new0 (GainRecordLayer, 1);
  layer->annotator = g_strdup (annotator);
  layer->status = g_strdup ("new");
  layer->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_insert (self->layers, (int) at, layer);
  return layer;
}

void
gain_record_take_entry (GainRecord *self, const char *owner, GainItem *item)
{
  GainRecordEntry *entry = g_new0 (GainRecordEntry, 1);

  entry->owner = g_strdup (owner);
  entry->item = item;
  g_ptr_array_add (self->entries, entry);
}

guint
gain_record_count (GainRecord *self, GainItemKind kind)
{
  guint n = 0;

  for (guint l = 0; l < self->layers->len; l++)
    {
      GainRecordLayer *layer = self->layers->pdata[l];

      for (guint i = 0; i < layer->items->len; i++)
        n += gain_item_get_kind (layer->items->pdata[i]) == kind;
    }
  for (guint i = 0; kind != GAIN_ITEM_RELATION && i < self->entries->len; i++)
    n += gain_item_get_kind (((GainRecordEntry *) self->entries->pdata[i])->item) == kind;
  return n;
}

/* Digest */

static void
feed (GChecksum *sum, const char *string)
{
  /* With its NUL, so that no two lists of strings run into one. */
  g_checksum_update (sum, (const guchar *) string, (gssize) strlen (string) + 1);
}

static void
feed_node (GChecksum *sum, JsonNode *node)
{
  GString *line = gain_json_write_line (node);

  feed (sum, line->str);
  g_string_free (line, TRUE);
}

static void
feed_item (GChecksum *sum, GainItem *item, GainRecordText text)
{
  g_autoptr (JsonNode) node = gain_shape_write_item (item);
  static const char *const quotes[] = { "exact", "prefix", "suffix" };

  if (gain_item_get_kind (item) == GAIN_ITEM_ANNOTATION && text == GAIN_RECORD_NONE)
    for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
      if (json_object_has_member (json_node_get_object (node), quotes[i]))
        json_object_remove_member (json_node_get_object (node), quotes[i]);
  feed (sum, gain_item_kind_get_nick (gain_item_get_kind (item)));
  feed (sum, gain_item_get_id (item));
  feed_node (sum, node);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  GainItem *first = *(GainItem *const *) a;
  GainItem *second = *(GainItem *const *) b;
  int order = (int) gain_item_get_kind (first) - (int) gain_item_get_kind (second);

  return order != 0 ? order : strcmp (gain_item_get_id (first), gain_item_get_id (second));
}

static void
feed_layer (GChecksum *sum, GainRecordLayer *layer, GainRecordText text)
{
  g_autoptr (GPtrArray) items = g_ptr_array_copy (layer->items, NULL, NULL);

  g_ptr_array_set_free_func (items, NULL); /* @layer keeps them */
  g_ptr_array_sort (items, compare_items);
  feed (sum, layer->annotator);
  feed (sum, layer->status);
  for (guint i = 0; i < items->len; i++)
    /* The status stands for itself. */
    if (gain_item_get_kind (items->pdata[i]) != GAIN_ITEM_STATUS)
      feed_item (sum, items->pdata[i], text);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const GainRecordEntry *first = *(const GainRecordEntry *const *) a;
  const GainRecordEntry *second = *(const GainRecordEntry *const *) b;
  int order = compare_items (&first->item, &second->item);

  return order != 0 ? order : strcmp (first->owner, second->owner);
}

char *
gain_record_dup_digest (GainRecord *self, GainRecordText text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) entries = g_ptr_array_copy (self->entries, NULL, NULL);

  feed (sum, self->id);
  feed (sum, self->text_sha256);
  if (text == GAIN_RECORD_FULL && self->article != NULL)
    {
      g_autoptr (JsonNode) article = gain_shape_write_article (self->article);

      feed_node (sum, article);
    }
  for (guint i = 0; i < self->layers->len; i++)
    feed_layer (sum, self->layers->pdata[i], text);

  g_ptr_array_set_free_func (entries, NULL);
  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      GainRecordEntry *entry = entries->pdata[i];

      feed (sum, entry->owner);
      feed_item (sum, entry->item, text);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* Places */

static gboolean
stands_there (GainAnnotation *annotation, GainText *text)
{
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (annotation, &n);
  const char *const *quotes = gain_annotation_get_quotes (annotation);

  for (guint i = 0; i < n; i++)
    {
      gsize size;
      const char *slice;

      if (spans[i].end > gain_text_get_length (text))
        return FALSE;
      slice = gain_text_get_slice (text, spans[i], &size);
      if (size != strlen (quotes[i]) || memcmp (slice, quotes[i], size) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the mark at the place of its quotes. */
static GainItem *
place_by_quote (GainAnnotation *annotation, GainText *text)
{
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (annotation, &n);
  const char *const *quotes = gain_annotation_get_quotes (annotation);
  g_autofree GainSpan *found = g_new0 (GainSpan, n);
  g_autoptr (GainItem) moved = NULL;

  for (guint i = 0; i < n; i++)
    {
      GainQuoteAnchor anchor = {
        quotes[i],
        i == 0 ? gain_annotation_get_prefix (annotation) : NULL,
        i == n - 1 ? gain_annotation_get_suffix (annotation) : NULL,
        MIN (spans[i].start, gain_text_get_length (text)),
      };

      if (*quotes[i] == '\0' || !gain_quote_anchor_find (&anchor, text, &found[i]))
        return NULL;
    }
  moved = gain_item_copy (GAIN_ITEM (annotation));
  if (!gain_annotation_place (GAIN_ANNOTATION (moved), text, found, n))
    return NULL;
  gain_item_seal (moved);
  return g_steal_pointer (&moved);
}

/* Returns: FALSE where the mark at @i has to go. */
static gboolean
check_place (GainRecord *self, GainRecordLayer *layer, guint i, GPtrArray *problems)
{
  GainText *text = gain_article_get_text (self->article);
  GainAnnotation *annotation = layer->items->pdata[i];
  g_autofree char *quote = NULL;
  GainItem *moved;

  if (stands_there (annotation, text))
    return TRUE;
  quote = gain_annotation_dup_quote (annotation);
  moved = place_by_quote (annotation, text);
  if (moved == NULL)
    {
      g_ptr_array_add (problems,
                       /* Translators: the quote of a mark, its id, the title of an article */
                       g_strdup_printf (_ ("The mark “%s” (%s) was left out: these words do not "
                                           "stand in “%s”. Mark them again."),
                                        quote,
                                        gain_item_get_id (GAIN_ITEM (annotation)),
                                        gain_article_get_title (self->article)));
      return FALSE;
    }
  g_ptr_array_add (problems,
                   g_strdup_printf (_ ("The mark “%s” (%s) did not stand at its offsets in “%s” "
                                       "and was placed by its words. Look at it."),
                                    quote,
                                    gain_item_get_id (GAIN_ITEM (annotation)),
                                    gain_article_get_title (self->article)));
  g_object_unref (annotation);
  layer->items->pdata[i] = moved;
  return TRUE;
}

void
gain_record_check_places (GainRecord *self, GPtrArray *problems)
{
  if (self->article == NULL)
    return;
  for (guint l = 0; l < self->layers->len; l++)
    {
      GainRecordLayer *layer = self->layers->pdata[l];

      for (guint i = 0; i < layer->items->len;)
        if (gain_item_get_kind (layer->items->pdata[i]) != GAIN_ITEM_ANNOTATION ||
            check_place (self, layer, i, problems))
          i++;
        else
          g_ptr_array_remove_index (layer->items, i);
    }
}

/* Changes */

typedef struct
{
  GainRecord *record;
  GainProject *project;
  const char *as;
  GainChange *change;
  GPtrArray *problems;
  GHashTable *seen; /* kind and id of what the change holds */
} Bringing;

/* An export says what an item counts as, which may be another label than it was made with. */
static gboolean
counts_alike (Bringing *bring, GainItem *there, GainItem *item)
{
  g_autoptr (GainItem) up =
      there != NULL ? gain_project_bring_up_item (bring->project, there) : NULL;

  return up != there && gain_item_equal (up, item);
}

/* A version that this project does not have says nothing here. */
static GainItem *
restamp (Bringing *bring, GainItem *item)
{
  GainCodebook *codebook = gain_project_get_codebook (bring->project);
  GainItem *copy;

  if (codebook == NULL || gain_item_get_codebook (item) <= gain_codebook_get_version (codebook))
    return g_object_ref (item);

  copy = gain_item_copy (item);
  gain_item_set_codebook (copy, gain_codebook_get_version (codebook));

  return copy;
}

static void
bring_item (Bringing *bring, GainItem *item, const char *article)
{
  GainItemKind kind = gain_item_get_kind (item);
  const char *id = gain_item_get_id (item);
  GainItem *there = gain_project_lookup (bring->project, kind, bring->as, article, id);
  g_autofree char *key = g_strdup_printf ("%d %s", (int) kind, id);
  g_autoptr (GainItem) stamped = NULL;

  if (gain_item_equal (there, item) || counts_alike (bring, there, item))
    return;
  if (there != NULL && kind != GAIN_ITEM_STATUS)
    {
      g_ptr_array_add (bring->problems,
                       /* Translators: kind of item (annotation, actor, …), its id, an annotator */
                       g_strdup_printf (_ ("The %s “%s” is different in the project: it stays as "
                                           "%s has it. Delete it there to take the other."),
                                        gain_item_kind_get_nick (kind),
                                        id,
                                        bring->as));
      return;
    }
  stamped = restamp (bring, item);
  if (g_hash_table_add (bring->seen, g_steal_pointer (&key)))
    gain_change_add (bring->change, kind, bring->as, article, id, there, stamped);
}

static void
bring_entries (Bringing *bring)
{
  GainRegistry *registry = gain_project_get_registry (bring->project);

  for (guint i = 0; i < bring->record->entries->len; i++)
    {
      GainRecordEntry *entry = bring->record->entries->pdata[i];
      GainItemKind kind = gain_item_get_kind (entry->item);

      if (gain_registry_get_entry (registry, kind, NULL, gain_item_get_id (entry->item)) == NULL)
        bring_item (bring, entry->item, NULL);
    }
}

static void
bring_layer (Bringing *bring, GainRecordLayer *layer)
{
  GainLayer *own = gain_project_get_layer (bring->project, bring->record->id, bring->as);

  for (guint i = 0; i < layer->items->len; i++)
    if (gain_item_get_kind (layer->items->pdata[i]) != GAIN_ITEM_STATUS)
      bring_item (bring, layer->items->pdata[i], bring->record->id);
  /* Submitting is an act of one's own; the rest follows from the marks. */
  if (g_str_equal (layer->status, "submitted") && own != NULL &&
      !g_str_equal (gain_layer_get_status (own), "submitted"))
    g_ptr_array_add (bring->problems,
                     /* Translators: an annotator, the id of an article */
                     g_strdup_printf (_ ("%s had submitted the article %s: submit it again when "
                                         "you have looked at it."),
                                      layer->annotator,
                                      bring->record->id));
}

GainChange *
gain_record_new_change (GainRecord *self,
                        GainProject *project,
                        const char *annotator,
                        const char *as,
                        GPtrArray *problems)
{
  g_autoptr (GainChange) change = gain_change_new ("import");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Bringing bring = { self, project, as, change, problems, seen };

  bring_entries (&bring);
  for (guint i = 0; i < self->layers->len; i++)
    {
      GainRecordLayer *layer = self->layers->pdata[i];

      if (annotator == NULL || g_str_equal (layer->annotator, annotator))
        bring_layer (&bring, layer);
    }
  return gain_change_get_n_operations (change) > 0 ? g_steal_pointer (&change) : NULL;
}
