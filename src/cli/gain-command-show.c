/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-people.h"
#include "gain-session.h"
#include "gain-shape.h"
#include "gain-table.h"

static const char *const metadata[] = { "headline", "outlet",        "published", "language",
                                        "url",      "canonical_url", "source",    "fetched",
                                        "licence",  "replaces",      "extractor" };

static void
show_metadata (GainArticle *article)
{
  g_autoptr (GainTable) table = gain_table_new ();
  g_autofree char *authors = g_strjoinv (", ", (char **) gain_article_get_authors (article));
  g_autofree char *length = g_strdup_printf ("%u", gain_article_get_length (article));

  gain_table_add (table, "id", gain_article_get_id (article), NULL);
  gain_table_add (table, "text_sha256", gain_article_get_text_sha256 (article), NULL);
  gain_table_add (table, "length", length, NULL);
  if (*authors != '\0')
    gain_table_add (table, "authors", authors, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (metadata); i++)
    if (gain_article_get_meta (article, metadata[i]) != NULL)
      gain_table_add (table, metadata[i], gain_article_get_meta (article, metadata[i]), NULL);

  gain_table_print (table, 0);
}

static void
show_blocks (GainProject *project, GainArticle *article)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *slice =
          gain_text_dup_slice (gain_article_get_text (article), blocks[i].span);
      g_autofree char *shown = gain_answer_dup_text (slice);
      gboolean excluded = gain_project_is_excluded (project, gain_article_get_id (article), i);

      gain_answer ("\n[%u] %s %u %u%s\n%s\n",
                   i,
                   gain_block_kind_get_nick (blocks[i].kind),
                   blocks[i].span.start,
                   blocks[i].span.end,
                   excluded ? " excluded" : "",
                   shown);
    }
}

static char *
dup_fragments (GainAnnotation *mark)
{
  guint n;
  const GainSpan *fragments = gain_annotation_get_fragments (mark, &n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        text, "%s%u-%u", i > 0 ? "," : "", fragments[i].start, fragments[i].end);

  return g_string_free (text, FALSE);
}

static char *
dup_end (const GainRelationEnd *end)
{
  const char *kinds[] = { "mark", "actor", "proposition", "none" };
  GString *text = g_string_new (kinds[end->kind]);

  g_string_append_printf (text, ":%s", end->id);
  if (end->mention != NULL)
    g_string_append_printf (text, " mention:%s", end->mention);
  if (end->speaker != NULL)
    g_string_append_printf (text, " speaker:%s", end->speaker);

  return g_string_free (text, FALSE);
}

static void
show_links (GainProject *project, GainLayer *layer, const char *mark)
{
  g_autoptr (GPtrArray) relations = gain_layer_list_relations (layer, mark);

  for (guint i = 0; i < relations->len; i++)
    {
      GainRelation *relation = g_ptr_array_index (relations, i);
      g_autofree char *end = dup_end (gain_relation_get_to (relation));

      gain_answer ("    %s %s  (%s)\n",
                   gain_project_resolve_relation_type_id (project, relation),
                   end,
                   gain_item_get_id (GAIN_ITEM (relation)));
    }
}

static void
show_attributes (GainProject *project, GainItem *mark)
{
  g_autoptr (GVariant) attributes = gain_project_resolve_attributes (project, mark);
  gsize n = attributes != NULL ? g_variant_n_children (attributes) : 0;

  for (gsize i = 0; i < n; i++)
    {
      const char *name;
      g_autoptr (GVariant) value = NULL;
      g_autofree char *text = NULL;
      g_autofree char *shown = NULL;

      g_variant_get_child (attributes, i, "{&sv}", &name, &value);
      text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
                 ? g_variant_dup_string (value, NULL)
                 : g_variant_print (value, FALSE);
      shown = gain_answer_dup_line (text, 0);
      gain_answer ("    %s=%s\n", name, shown);
    }
}

static void
show_mark (GainProject *project, GainLayer *layer, GainAnnotation *mark)
{
  GainItem *item = GAIN_ITEM (mark);
  g_autofree char *fragments = dup_fragments (mark);
  g_autofree char *quote = gain_annotation_dup_quote (mark);
  g_autofree char *shown = gain_answer_dup_line (quote, 0);

  gain_answer ("  %s  %s  %s  “%s”%s\n",
               gain_item_get_id (item),
               gain_project_resolve_label_id (project, mark),
               fragments,
               shown,
               gain_project_resolve_label (project, mark) == NULL ? _ ("  (unknown label)") : "");
  show_attributes (project, item);
  if (gain_item_get_note (item) != NULL)
    {
      g_autofree char *note = gain_answer_dup_line (gain_item_get_note (item), 0);

      gain_answer ("    %s: %s\n", _ ("note"), note);
    }
  show_links (project, layer, gain_item_get_id (item));
}

static void
show_layer (GainProject *project, GainLayer *layer)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);

  gain_answer ("\n%s (%s)\n", gain_layer_get_annotator (layer), gain_layer_get_status (layer));
  for (guint i = 0; i < marks->len; i++)
    show_mark (project, layer, g_ptr_array_index (marks, i));
}

static void
show_text (GainProject *project, GainArticle *article, GPtrArray *layers)
{
  show_metadata (article);
  show_blocks (project, article);
  for (guint i = 0; i < layers->len; i++)
    show_layer (project, g_ptr_array_index (layers, i));
}

static JsonNode *
write_excluded (GainProject *project, GainArticle *article)
{
  JsonArray *array = json_array_new ();
  guint n;

  gain_article_get_blocks (article, &n);
  for (guint i = 0; i < n; i++)
    if (gain_project_is_excluded (project, gain_article_get_id (article), i))
      json_array_add_int_element (array, i);

  return gain_answer_wrap_array (array);
}

/* Returns: (transfer full): items of @kind as they count now. */
static GPtrArray *
list_items (GainProject *project, GainLayer *layer, GainItemKind kind)
{
  g_autoptr (GPtrArray) lent = gain_layer_list_items (layer, kind);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lent->len; i++)
    g_ptr_array_add (items, gain_project_bring_up_item (project, lent->pdata[i]));

  return items;
}

static JsonNode *
write_layer (GainProject *project, GainArticle *article, GainLayer *layer)
{
  g_autoptr (GPtrArray) annotations = list_items (project, layer, GAIN_ITEM_ANNOTATION);
  g_autoptr (GPtrArray) relations = list_items (project, layer, GAIN_ITEM_RELATION);
  g_autoptr (GPtrArray) blocks = list_items (project, layer, GAIN_ITEM_BLOCK);
  GainLayerState state = { gain_layer_get_article (layer),
                           gain_layer_get_annotator (layer),
                           gain_article_get_text_sha256 (article),
                           gain_layer_get_status (layer),
                           annotations,
                           relations,
                           blocks,
                           gain_layer_get_extras (layer) };

  return gain_shape_write_layer_state (&state, NULL);
}

static void
show_json (GainProject *project, GainArticle *article, GPtrArray *layers)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < layers->len; i++)
    json_array_add_element (array, write_layer (project, article, g_ptr_array_index (layers, i)));
  json_object_set_member (object, "article", gain_shape_write_article (article));
  json_object_set_member (object, "excluded", write_excluded (project, article));
  json_object_set_array_member (object, "layers", array);
  gain_answer_json (gain_answer_wrap_object (object));
}

/* Blind: colleagues' marks come after one's own are submitted. */
static GPtrArray *
list_visible_layers (GainProject *project, const char *article)
{
  GPtrArray *layers = gain_project_list_layers (project, article);

  for (guint i = layers->len; i > 0; i--)
    if (!gain_project_may_see (project, article, gain_layer_get_annotator (layers->pdata[i - 1])))
      g_ptr_array_remove_index (layers, i - 1);

  return layers;
}

gboolean
gain_command_show (const GainCommand *self, char **arguments, GError **error)
{
  g_autofree char *annotator = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, N_ ("Who is at work"), N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, 2, error);
  g_autoptr (GainSession) session = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  GainProject *project;
  GainArticle *article;

  if (words == NULL)
    return FALSE;
  session = gain_session_open (words[0], annotator, error);
  article = session != NULL ? gain_session_load_article (session, words[1], error) : NULL;
  if (article == NULL)
    return FALSE;

  project = gain_session_get_project (session);
  layers = list_visible_layers (project, gain_article_get_id (article));
  if (json)
    show_json (project, article, layers);
  else
    show_text (project, article, layers);

  return TRUE;
}
