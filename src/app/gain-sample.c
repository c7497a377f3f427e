/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-sample.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-json.h"
#include "gain-page-import.h"
#include "gain-store.h"

#define SAMPLE_PATH "/org/gainsay/Gainsay/sample/"

/* While the sample is being made. Marks name each other by short ids of the
 * sample's own; @marks leads from these to the real ones. */
typedef struct
{
  GainStore *store;
  GainProject *project;
  GHashTable *articles; /* name of the file to GainArticle */
  GHashTable *marks;    /* id in the sample to id in the project */
} Sample;

static GBytes *
look_up (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SAMPLE_PATH, name, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
add_article (Sample *sample, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = look_up (name, error);
  GainPageSource source = { .name = name, .licence = "CC0-1.0" };
  g_autoptr (GainArticle) article = NULL;

  if (bytes == NULL)
    return FALSE;
  article = gain_page_import (bytes, &source, error);
  if (article == NULL || !gain_store_add_article (sample->store, article, NULL, NULL, error))
    return FALSE;

  g_hash_table_insert (sample->articles,
                       g_strdup (name),
                       gain_project_get_article (sample->project, gain_article_get_id (article)));

  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
add_articles (Sample *sample, GError **error)
{
  g_auto (GStrv) names =
      g_resources_enumerate_children (SAMPLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (char **name = names; *name != NULL; name++)
    if (g_str_has_suffix (*name, ".md") && !add_article (sample, *name, error))
      return FALSE;

  return TRUE;
}

/* Takes @change. */
static gboolean
apply (Sample *sample, GainChange *change, GError **error)
{
  g_autoptr (GainChange) owned = change;

  return owned != NULL && gain_project_apply (sample->project, owned, error);
}

static gboolean
add_entry (Sample *sample, GainItem *entry, GError **error)
{
  g_autoptr (GainItem) owned = entry;

  gain_item_touch (owned);

  return apply (sample, gain_act_entry (sample->project, NULL, owned, error), error);
}

static gboolean
add_actors (Sample *sample, JsonObject *actors, GError **error)
{
  g_autoptr (GList) ids = json_object_get_members (actors);

  for (GList *l = ids; l != NULL; l = l->next)
    {
      JsonObject *described = json_object_get_object_member (actors, l->data);
      GainActor *actor =
          gain_actor_new (l->data, json_object_get_string_member (described, "name"));

      gain_actor_set_actor_type (actor, json_object_get_string_member (described, "type"));
      if (!add_entry (sample, GAIN_ITEM (actor), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_propositions (Sample *sample, JsonObject *propositions, GError **error)
{
  g_autoptr (GList) ids = json_object_get_members (propositions);

  for (GList *l = ids; l != NULL; l = l->next)
    {
      const char *wording = json_object_get_string_member (propositions, l->data);

      if (!add_entry (sample, GAIN_ITEM (gain_proposition_new (l->data, wording)), error))
        return FALSE;
    }

  return TRUE;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static GainArticle *
get_article (Sample *sample, JsonObject *mark)
{
  return g_hash_table_lookup (sample->articles, get_string (mark, "article"));
}

/* The first place of the quote in the running text: headlines repeat it. */
static gboolean
find_quote (GainText *text, const char *quote, GainSpan *span)
{
  const char *utf8 = gain_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, quote);

  if (found == NULL)
    return FALSE;

  span->start = gain_text_byte_to_offset (text, (gsize) (found - utf8));
  span->end = span->start + (guint) g_utf8_strlen (quote, -1);

  return TRUE;
}

static gboolean
add_mark (Sample *sample, JsonObject *mark, GError **error)
{
  GainArticle *article = get_article (sample, mark);
  const char *note = get_string (mark, "note");
  const char *id = NULL;
  g_autofree char *made = NULL;
  GainSpan span;

  if (article == NULL ||
      !find_quote (gain_article_get_text (article), get_string (mark, "quote"), &span))
    {
      g_set_error (error,
                   GAIN_PROJECT_ERROR,
                   GAIN_PROJECT_ERROR_INVALID,
                   _ ("The sample has no place for its mark “%s”. Please report this."),
                   get_string (mark, "quote"));
      return FALSE;
    }

  id = gain_article_get_id (article);
  if (!apply (sample,
              gain_act_mark (sample->project,
                             id,
                             get_string (mark, "label"),
                             &span,
                             1,
                             "typed",
                             NULL,
                             &made,
                             error),
              error))
    return FALSE;
  if (note != NULL &&
      !apply (sample, gain_act_note (sample->project, id, made, note, error), error))
    return FALSE;
  g_hash_table_insert (sample->marks, g_strdup (get_string (mark, "id")), g_steal_pointer (&made));

  return TRUE;
}

static gboolean
add_link (Sample *sample, JsonObject *mark, const char *type, GainEndKind kind, GError **error)
{
  const char *target = get_string (mark, type);
  const char *from = g_hash_table_lookup (sample->marks, get_string (mark, "id"));
  GainRelationEnd end = { .kind = kind };

  if (target == NULL)
    return TRUE;

  end.id = kind == GAIN_END_ANNOTATION ? g_hash_table_lookup (sample->marks, target) : target;
  if (g_str_equal (type, "made_by"))
    {
      const char *mention = get_string (mark, "mention");

      end.speaker = get_string (mark, "speaker");
      end.mention = mention != NULL ? g_hash_table_lookup (sample->marks, mention) : NULL;
    }

  return apply (sample,
                gain_act_link (sample->project,
                               gain_article_get_id (get_article (sample, mark)),
                               from,
                               type,
                               &end,
                               "typed",
                               NULL,
                               error),
                error);
}

static gboolean
add_links (Sample *sample, JsonObject *mark, GError **error)
{
  return add_link (sample, mark, "refers_to", GAIN_END_ACTOR, error) &&
         add_link (sample, mark, "made_by", GAIN_END_ACTOR, error) &&
         add_link (sample, mark, "cue", GAIN_END_ANNOTATION, error) &&
         add_link (sample, mark, "states", GAIN_END_PROPOSITION, error) &&
         add_link (sample, mark, "denies", GAIN_END_PROPOSITION, error);
}

static gboolean
add_marks (Sample *sample, JsonArray *marks, GError **error)
{
  guint n = json_array_get_length (marks);

  for (guint i = 0; i < n; i++)
    if (!add_mark (sample, json_array_get_object_element (marks, i), error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    if (!add_links (sample, json_array_get_object_element (marks, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
add_coding (Sample *sample, GError **error)
{
  g_autoptr (GBytes) bytes = look_up ("marks.json", error);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object, *actors, *propositions;
  JsonArray *marks;

  if (bytes == NULL)
    return FALSE;
  root = gain_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  object = root != NULL ? gain_json_get_root_object (root, error) : NULL;

  return object != NULL && gain_json_read_object (object, "actors", TRUE, &actors, error) &&
         gain_json_read_object (object, "propositions", TRUE, &propositions, error) &&
         gain_json_read_array (object, "marks", TRUE, &marks, error) &&
         add_actors (sample, actors, error) && add_propositions (sample, propositions, error) &&
         add_marks (sample, marks, error);
}

static gboolean
fill (GFile *folder, GError **error)
{
  g_autoptr (GHashTable) articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GainStore) store = gain_store_open (folder, "me", NULL, error);
  Sample sample = { .store = store, .articles = articles, .marks = marks };

  if (store == NULL)
    return FALSE;
  sample.project = gain_store_get_project (store);

  return add_articles (&sample, error) && add_coding (&sample, error) &&
         gain_store_close (store, error);
}

static gboolean
make (GFile *folder, GError **error)
{
  g_autoptr (GFile) parent = g_file_get_parent (folder);

  if (g_mkdir_with_parents (g_file_peek_path (parent), 0700) != 0)
    {
      g_set_error (
          error,
          G_IO_ERROR,
          g_io_error_from_errno (errno),
          _ ("The folder “%s” could not be made: %s. Check its rights, or open a project elsewhere."),
          g_file_peek_path (parent),
          g_strerror (errno));
      return FALSE;
    }

  return gain_store_create (folder, "me", _ ("Sample: Lake Merrow"), error) && fill (folder, error);
}

GFile *
gain_sample_ensure (GError **error)
{
  g_autoptr (GFile) folder =
      g_file_new_build_filename (g_get_user_data_dir (), "gainsay", "sample", NULL);
  g_autoptr (GFile) project = g_file_get_child (folder, "project.json");

  if (!g_file_query_exists (project, NULL) && !make (folder, error))
    return NULL;

  return g_steal_pointer (&folder);
}
