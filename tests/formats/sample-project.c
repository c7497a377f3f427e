/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-project.h"

#include <glib/gstdio.h>

static const char *const annotators[] = { "anna", "ben", "c-3" };

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

void
sample_project_bring (GainProject *project,
                      const char *owner,
                      const char *article,
                      GPtrArray *items)
{
  g_autoptr (GainChange) change = gain_change_new ("load");
  g_autoptr (GError) error = NULL;

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  for (guint i = 0; i < items->len; i++)
    gain_change_add (change,
                     gain_item_get_kind (items->pdata[i]),
                     owner,
                     article,
                     gain_item_get_id (items->pdata[i]),
                     NULL,
                     items->pdata[i]);
  if (items->len > 0)
    gain_project_apply (project, change, &error);
  g_assert_no_error (error);
}

/* With unknown members, as another version would have written them. */
static GainItem *
with_extras (GRand *rand, GainItem *item)
{
  g_autoptr (GainItem) plain = item;
  g_autoptr (JsonNode) node = gain_shape_write_item (plain);
  g_autoptr (GError) error = NULL;
  GainItem *again;

  add_unknown_members (rand, node);
  again = gain_shape_read_item (gain_item_get_kind (plain), gain_item_get_id (plain), node, &error);
  g_assert_no_error (error);
  return again;
}

static void
fill_layer (GRand *rand, GainProject *project, GainArticle *article, const char *annotator)
{
  GainText *text = gain_article_get_text (article);
  g_autoptr (GPtrArray) items = new_list ();

  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    {
      GainItemKind kind = n % 3 == 0 ? GAIN_ITEM_RELATION : GAIN_ITEM_ANNOTATION;
      GainItem *item = random_item (rand, kind, text);

      g_ptr_array_add (items, n % 2 ? with_extras (rand, item) : item);
    }
  if (g_rand_boolean (rand))
    g_ptr_array_add (items,
                     gain_field_new (GAIN_ITEM_BLOCK,
                                     "0",
                                     g_variant_new_boolean (g_rand_boolean (rand))));
  if (g_rand_boolean (rand))
    g_ptr_array_add (
        items, gain_field_new (GAIN_ITEM_STATUS, "status", g_variant_new_string ("submitted")));
  sample_project_bring (project, annotator, gain_article_get_id (article), items);
}

/* An entry that somebody entered, and a link that leads to it. */
static void
add_entry (GRand *rand, GainProject *project, GainArticle *article)
{
  GainItemKind kind = g_rand_boolean (rand) ? GAIN_ITEM_ACTOR : GAIN_ITEM_PROPOSITION;
  g_autoptr (GPtrArray) entries = new_list ();
  g_autoptr (GPtrArray) links = new_list ();
  GainItem *entry = with_extras (rand, random_item (rand, kind, NULL));
  GainRelationEnd end = {
    kind == GAIN_ITEM_ACTOR ? GAIN_END_ACTOR : GAIN_END_PROPOSITION,
    gain_item_get_id (entry),
  };
  GainRelationEnd elsewhere;

  g_ptr_array_add (entries, entry);
  g_ptr_array_add (entries, gain_merge_new (NULL, kind, gain_item_get_id (entry), "elsewhere"));
  elsewhere = end;
  elsewhere.id = "elsewhere";
  g_ptr_array_add (entries,
                   gain_relation_new (NULL, "speaks_for", gain_item_get_id (entry), &elsewhere));
  g_ptr_array_add (links, gain_relation_new (NULL, "states", gain_item_get_id (entry), &end));
  sample_project_bring (project, annotators[g_rand_int_range (rand, 0, 3)], NULL, entries);
  sample_project_bring (project, "dora", gain_article_get_id (article), links);
}

GainProject *
sample_project_new (GRand *rand, guint n_articles)
{
  GainProject *project = gain_project_new ("anna");

  gain_project_set_name (project, "The “bridge”\n");
  for (guint i = 0; i < n_articles; i++)
    {
      g_autoptr (GainArticle) article = random_article (rand);

      if (!gain_project_add_article (project, article))
        continue;
      for (guint a = 0; a < G_N_ELEMENTS (annotators); a++)
        fill_layer (rand, project, article, annotators[a]);
      add_entry (rand, project, article);
    }
  return project;
}

GainProject *
sample_project_from_records (GPtrArray *records)
{
  GainProject *project = gain_project_new ("anna");

  for (guint r = 0; r < records->len; r++)
    {
      GainRecord *record = records->pdata[r];

      g_assert_true (gain_project_add_article (project, record->article));
      for (guint e = 0; e < record->entries->len; e++)
        {
          GainRecordEntry *entry = record->entries->pdata[e];
          g_autoptr (GPtrArray) one = new_list ();

          if (gain_project_lookup (project,
                                   gain_item_get_kind (entry->item),
                                   entry->owner,
                                   NULL,
                                   gain_item_get_id (entry->item)) != NULL)
            continue;
          g_ptr_array_add (one, g_object_ref (entry->item));
          sample_project_bring (project, entry->owner, NULL, one);
        }
      for (guint l = 0; l < record->layers->len; l++)
        {
          GainRecordLayer *layer = record->layers->pdata[l];
          g_autoptr (GPtrArray) status = new_list ();

          sample_project_bring (project, layer->annotator, record->id, layer->items);
          if (g_str_equal (layer->status, "submitted"))
            g_ptr_array_add (status,
                             gain_field_new (GAIN_ITEM_STATUS,
                                             "status",
                                             g_variant_new_string (layer->status)));
          sample_project_bring (project, layer->annotator, record->id, status);
        }
    }
  return project;
}

static void
append_file (GString *dump, JsonNode *node)
{
  GString *text = gain_json_write (node);

  g_string_append_len (dump, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  json_node_unref (node);
}

char *
sample_project_dump (GainProject *project)
{
  GString *dump = g_string_new (NULL);
  GListModel *articles = gain_project_get_articles (project);
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) owners = gain_registry_list_owners (registry);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);
      g_autoptr (GPtrArray) layers =
          gain_project_list_layers (project, gain_article_get_id (article));

      append_file (dump, gain_shape_write_article (article));
      for (guint l = 0; l < layers->len; l++)
        append_file (dump,
                     gain_shape_write_layer (layers->pdata[l],
                                             gain_article_get_text_sha256 (article),
                                             NULL));
    }
  for (guint o = 0; o < owners->len; o++)
    append_file (dump, gain_shape_write_registry (registry, owners->pdata[o], NULL));
  return g_string_free (dump, FALSE);
}

char *
sample_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("gainsay-formats-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

guint
sample_folder_count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
sample_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
