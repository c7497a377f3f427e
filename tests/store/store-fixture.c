/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "gain-act-entry.h"
#include "gain-people.h"
#include "gain-shape.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
store_fixture_init (int *argc, char ***argv)
{
  g_autofree char *name = g_path_get_basename ((*argv)[0]);
  g_autofree char *data =
      g_build_filename (g_getenv ("XDG_DATA_HOME") != NULL ? g_getenv ("XDG_DATA_HOME")
                                                           : g_get_tmp_dir (),
                        name,
                        NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (argc, argv, NULL);
}

/* In memory where that can be had: thousands of openings need not wait for a
 * disk. GAIN_TEST_ON_DISK asks for a real one. */
static char *
make_folder (void)
{
  g_autofree char *in_memory = g_strdup ("/dev/shm/gain-store-XXXXXX");
  g_autoptr (GError) error = NULL;
  gboolean on_disk = g_getenv ("GAIN_TEST_ON_DISK") != NULL;
  char *path = on_disk ? NULL : g_mkdtemp (in_memory);

  if (path != NULL)
    return g_steal_pointer (&in_memory);

  path = g_dir_make_tmp ("gain-store-XXXXXX", &error);
  g_assert_no_error (error);

  return path;
}

void
store_fixture_set_up (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = make_folder ();

  self->path = g_build_filename (parent, "project", NULL);
  self->folder = g_file_new_for_path (self->path);
  gain_store_create (self->folder, "ana", "Harbour", &error);
  g_assert_no_error (error);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (self->path);

  remove_tree (parent);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->folder);
}

GainStore *
store_fixture_open (StoreFixture *self, const char *me)
{
  g_autoptr (GError) error = NULL;
  GainStore *store = gain_store_open (self->folder, me, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

void
store_fixture_close (GainStore *store)
{
  g_autoptr (GError) error = NULL;

  gain_store_close (store, &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

GainArticle *
store_fixture_add_article (GainStore *store, guint number)
{
  g_autofree char *body =
      g_strdup_printf ("Port %u closed\n\nThe minister said that the port was safe. “Nobody told "
                       "us,” said Aña Ruíz, 🚢 captain. The union denied it.\n\nRead more here.\n",
                       number);
  g_autoptr (GainText) text = gain_text_new_from_string (body);
  guint title = (guint) g_utf8_strlen (body, strchr (body, '\n') - body);
  guint length = gain_text_get_length (text);
  GainBlock blocks[] = {
    { { 0, title }, GAIN_BLOCK_TITLE, FALSE },
    { { title + 2, length - 18 }, GAIN_BLOCK_PARAGRAPH, FALSE },
    { { length - 16, length - 1 }, GAIN_BLOCK_PARAGRAPH, TRUE },
  };
  g_autoptr (GainArticle) article = gain_article_new (text, blocks, G_N_ELEMENTS (blocks));
  g_autoptr (GError) error = NULL;

  gain_article_set_meta (article, "outlet", "The Quay");
  gain_store_add_article (store, article, NULL, NULL, &error);
  g_assert_no_error (error);

  return gain_project_get_article (gain_store_get_project (store), gain_article_get_id (article));
}

void
store_fixture_apply (GainStore *store, GainChange *change)
{
  g_autoptr (GainChange) taken = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (taken);
  gain_project_apply (gain_store_get_project (store), taken, &error);
  g_assert_no_error (error);
}

char *
store_fixture_mark (GainStore *store, const char *article, guint start, guint end)
{
  GainProject *project = gain_store_get_project (store);
  GainSpan span = GAIN_SPAN (start, end);
  g_autoptr (GError) error = NULL;
  GainChange *change;
  char *id = NULL;

  gain_store_load_text (store, gain_project_get_article (project, article), &error);
  g_assert_no_error (error);
  change = gain_act_mark (project, article, "claim", &span, 1, "typed", NULL, &id, &error);
  g_assert_no_error (error);
  store_fixture_apply (store, change);

  return id;
}

/* A closed project with one article, three marks, a note and an entry. */
void
store_fixture_fill (StoreFixture *fixture, char **article, char **layer)
{
  GainStore *store = store_fixture_open (fixture, "ana");
  GainProject *project = gain_store_get_project (store);
  g_autoptr (GainItem) actor = GAIN_ITEM (gain_actor_new (NULL, "Aña Ruíz"));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  *article = g_strdup (gain_article_get_id (store_fixture_add_article (store, 1)));
  *layer = g_strdup_printf ("annotations/ana/%.2s/%s.json", *article, *article);
  first = store_fixture_mark (store, *article, 2, 6);
  second = store_fixture_mark (store, *article, 20, 40);
  store_fixture_apply (store, gain_act_note (project, *article, first, "“why”", NULL));
  store_fixture_apply (store, gain_act_entry (project, NULL, actor, NULL));
  store_fixture_apply (store, gain_act_exclude (project, *article, 1, TRUE, NULL));
  store_fixture_close (store);
}

char *
store_fixture_dump_closed (StoreFixture *fixture, const char *me)
{
  GainStore *store = store_fixture_open (fixture, me);
  char *dump = store_fixture_dump (gain_store_get_project (store));

  store_fixture_close (store);

  return dump;
}

JsonObject *
store_fixture_parse (StoreFixture *fixture, const char *path, JsonNode **node)
{
  g_autoptr (GBytes) bytes = store_fixture_read (fixture, path);
  g_autoptr (GError) error = NULL;

  *node = gain_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return json_node_get_object (*node);
}

/* Random changes */

static GainAnnotation *
choose_mark (GainLayer *layer, GRand *rand)
{
  guint n = gain_layer_get_n_annotations (layer);
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);

  return n > 0 ? g_ptr_array_index (marks, g_rand_int_range (rand, 0, (gint32) n)) : NULL;
}

static GainChange *
mark_at_random (GainProject *project, GainArticle *article, GRand *rand)
{
  static const char *const labels[] = { "claim", "denial", "doubt", "actor", "cue" };
  gint32 length = (gint32) gain_article_get_length (article);
  guint start = (guint) g_rand_int_range (rand, 0, length - 1);
  guint end = (guint) g_rand_int_range (rand, (gint32) start + 1, length + 1);
  GainSpan span = GAIN_SPAN (start, end);

  return gain_act_mark (project,
                        gain_article_get_id (article),
                        labels[g_rand_int_range (rand, 0, G_N_ELEMENTS (labels))],
                        &span,
                        1,
                        "typed",
                        NULL,
                        NULL,
                        NULL);
}

static GainChange *
change_entry_at_random (GainProject *project, GRand *rand)
{
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) actors =
      gain_registry_list_entries (registry, GAIN_ITEM_ACTOR, gain_project_get_me (project));
  g_autoptr (GainItem) entry = NULL;
  GainItem *before = NULL;
  g_autofree char *name = g_strdup_printf ("Actor %u", g_rand_int_range (rand, 0, 100000));

  if (actors->len > 0 && g_rand_boolean (rand))
    {
      before = g_ptr_array_index (actors, g_rand_int_range (rand, 0, (gint32) actors->len));
      if (g_rand_int_range (rand, 0, 4) == 0)
        return gain_act_entry (project, before, NULL, NULL);
      entry = gain_item_copy (before);
      gain_actor_set_name (GAIN_ACTOR (entry), name);
    }
  else
    {
      entry = GAIN_ITEM (gain_actor_new (NULL, name));
    }

  return gain_act_entry (project, before, entry, NULL);
}

/* Entries, links between them, merges, settings: as it comes; what cannot be is NULL. */
static GainChange *
change_registry_at_random (GainProject *project, GRand *rand)
{
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) actors = gain_registry_list_entries (registry, GAIN_ITEM_ACTOR, NULL);
  g_autoptr (GainActor) other = gain_actor_new (NULL, "Another");
  static const char *const people[] = { "ben", NULL };
  const char *a, *b;

  if (actors->len == 0)
    return NULL;

  a = gain_item_get_id (actors->pdata[g_rand_int_range (rand, 0, (gint32) actors->len)]);
  b = gain_item_get_id (actors->pdata[g_rand_int_range (rand, 0, (gint32) actors->len)]);
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return gain_act_merge (project, GAIN_ITEM_ACTOR, a, b, NULL);
    case 1:
      return gain_act_unmerge (project, GAIN_ITEM_ACTOR, a, NULL);
    case 2:
      return gain_act_delete_entry (project, GAIN_ITEM_ACTOR, a, NULL);
    case 3:
    case 4:
      return gain_act_link_entries (project, a, "speaks_for", b, NULL, NULL, NULL);
    case 5:
      return gain_act_split (project, GAIN_ITEM_ACTOR, a, GAIN_ITEM (other), NULL, 0, NULL);
    case 6:
      return gain_act_blind (project, g_rand_boolean (rand), NULL);
    default:
      return gain_act_person_role (project, people[0], GAIN_PERSON_CURATOR, NULL);
    }
}

static GainChange *
link_to_actor_at_random (GainProject *project, const char *article, const char *mark, GRand *rand)
{
  g_autoptr (GPtrArray) actors =
      gain_registry_list_entries (gain_project_get_registry (project), GAIN_ITEM_ACTOR, NULL);
  GainRelationEnd end = { .kind = GAIN_END_ACTOR };

  if (actors->len == 0)
    return NULL;
  end.id = gain_item_get_id (actors->pdata[g_rand_int_range (rand, 0, (gint32) actors->len)]);

  return gain_act_link (project, article, mark, "made_by", &end, "typed", NULL, NULL);
}

static GainChange *
choose_change (GainProject *project, GainArticle *article, GRand *rand)
{
  const char *id = gain_article_get_id (article);
  GainLayer *layer = gain_project_get_layer (project, id, gain_project_get_me (project));
  GainAnnotation *mark = choose_mark (layer, rand);
  const char *mark_id = mark != NULL ? gain_item_get_id (GAIN_ITEM (mark)) : NULL;
  GainRelationEnd nobody = { .kind = GAIN_END_NONE, .id = "author" };
  guint choice = (guint) g_rand_int_range (rand, 0, 15);

  if (mark == NULL || choice < 4)
    return mark_at_random (project, article, rand);

  switch (choice)
    {
    case 4:
      return gain_act_delete (project, id, mark_id, NULL);
    case 5:
      return gain_act_relabel (
          project, id, mark_id, g_rand_boolean (rand) ? "claim" : "doubt", NULL);
    case 6:
    case 7:
      return gain_act_note (
          project, id, mark_id, g_rand_boolean (rand) ? "a “note”\n\\" : "é", NULL);
    case 8:
      return gain_act_link (project, id, mark_id, "made_by", &nobody, "typed", NULL, NULL);
    case 9:
      return gain_act_exclude (
          project, id, (guint) g_rand_int_range (rand, 0, 3), g_rand_boolean (rand), NULL);
    case 10:
      return gain_act_status (project,
                              id,
                              g_rand_boolean (rand) ? "submitted" : "annotating",
                              NULL);
    case 11:
      return link_to_actor_at_random (project, id, mark_id, rand);
    case 12:
    case 13:
      return change_registry_at_random (project, rand);
    default:
      return change_entry_at_random (project, rand);
    }
}

void
store_fixture_change_at_random (GainStore *store, GRand *rand)
{
  GainProject *project = gain_store_get_project (store);
  GListModel *articles = gain_project_get_articles (project);
  gint32 n = (gint32) g_list_model_get_n_items (articles);
  g_autoptr (GainArticle) article = NULL;
  g_autoptr (GainChange) change = NULL;
  guint choice = (guint) g_rand_int_range (rand, 0, 10);

  if (choice < 2 && gain_project_undo (project, NULL, NULL))
    return;
  if (choice == 2 && gain_project_redo (project, NULL, NULL))
    return;

  article = g_list_model_get_item (articles, (guint) g_rand_int_range (rand, 0, n));
  g_assert_true (gain_store_load_text (store, article, NULL));
  change = choose_change (project, article, rand);
  if (change != NULL && !gain_project_apply (project, change, NULL))
    g_test_message ("refused: %s", gain_change_get_verb (change));
}

/* Looking */

static void
dump_items (GString *dump, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      GainItem *item = g_ptr_array_index (items, i);
      g_autoptr (JsonNode) node = gain_shape_write_item (item);
      g_autoptr (GString) line = gain_json_write_line (node);

      g_string_append_printf (dump,
                              "%s %s %s\n",
                              gain_item_kind_get_nick (gain_item_get_kind (item)),
                              gain_item_get_id (item),
                              line->str);
    }
}

static int
compare_layers (gconstpointer a, gconstpointer b)
{
  GainLayer *first = *(GainLayer *const *) a;
  GainLayer *second = *(GainLayer *const *) b;
  int article = strcmp (gain_layer_get_article (first), gain_layer_get_article (second));

  return article != 0
             ? article
             : strcmp (gain_layer_get_annotator (first), gain_layer_get_annotator (second));
}

static void
dump_layer (GString *dump, GainLayer *layer)
{
  g_string_append_printf (dump,
                          "layer %s %s %s\n",
                          gain_layer_get_article (layer),
                          gain_layer_get_annotator (layer),
                          gain_layer_get_status (layer));
  for (GainItemKind kind = 0; kind < GAIN_ITEM_ACTOR; kind++)
    {
      g_autoptr (GPtrArray) items = gain_layer_list_items (layer, kind);

      if (kind != GAIN_ITEM_STATUS)
        dump_items (dump, items);
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
holds_something (GainLayer *layer)
{
  g_autoptr (GPtrArray) blocks = gain_layer_list_items (layer, GAIN_ITEM_BLOCK);

  return gain_layer_get_n_annotations (layer) + gain_layer_get_n_relations (layer) + blocks->len >
             0 ||
         strcmp (gain_layer_get_status (layer), "submitted") == 0;
}

char *
store_fixture_dump (GainProject *project)
{
  GString *dump = g_string_new (NULL);
  GainRegistry *registry = gain_project_get_registry (project);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  g_autoptr (GPtrArray) owners = gain_registry_list_owners (registry);
  g_autoptr (GPtrArray) settings = gain_project_list_settings (project);

  g_ptr_array_sort (layers, compare_layers);
  for (guint i = 0; i < layers->len; i++)
    if (holds_something (g_ptr_array_index (layers, i)))
      dump_layer (dump, g_ptr_array_index (layers, i));

  g_ptr_array_sort (owners, compare_strings);
  for (guint i = 0; i < owners->len; i++)
    for (GainItemKind kind = 0; kind < GAIN_ITEM_N_KINDS; kind++)
      if (gain_registry_holds (kind))
        {
          g_autoptr (GPtrArray) items =
              gain_registry_list_entries (registry, kind, g_ptr_array_index (owners, i));

          dump_items (dump, items);
        }
  dump_items (dump, settings);

  return g_string_free (dump, FALSE);
}

static void
list_below (const char *root, const char *relative, GPtrArray *files)
{
  g_autofree char *path = g_build_filename (root, relative, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child =
          relative[0] != '\0' ? g_strconcat (relative, "/", name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (root, child, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_DIR) && !g_file_test (full, G_FILE_TEST_IS_SYMLINK))
        list_below (root, child, files);
      else
        g_ptr_array_add (files, g_steal_pointer (&child));
    }
}

GPtrArray *
store_fixture_list_files (StoreFixture *self, const char *dir)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  list_below (self->path, dir, files);
  g_ptr_array_sort (files, compare_strings);

  return files;
}

char *
store_fixture_get_path (StoreFixture *self, const char *relative)
{
  return g_build_filename (self->path, relative, NULL);
}

GBytes *
store_fixture_read (StoreFixture *self, const char *relative)
{
  g_autofree char *path = store_fixture_get_path (self, relative);
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

void
store_fixture_write (StoreFixture *self, const char *relative, const void *data, gsize size)
{
  g_autofree char *path = store_fixture_get_path (self, relative);
  g_autofree char *dir = g_path_get_dirname (path);
  FILE *file;

  /* Nobody needs this to be durable, and there are thousands of them. */
  g_assert_cmpint (g_mkdir_with_parents (dir, 0777), ==, 0);
  file = g_fopen (path, "w");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
store_fixture_remove (StoreFixture *self, const char *relative)
{
  g_autofree char *path = store_fixture_get_path (self, relative);

  g_assert_cmpint (g_remove (path), ==, 0);
}

guint
store_fixture_count_findings (GainStore *store, const char *kind)
{
  GListModel *findings = gain_store_get_findings (store);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GainFinding) finding = g_list_model_get_item (findings, i);

      if (kind == NULL || strcmp (gain_finding_get_kind (finding), kind) == 0)
        {
          g_test_message ("%s: %s",
                          gain_finding_get_kind (finding),
                          gain_finding_get_message (finding));
          n++;
        }
    }

  return n;
}
