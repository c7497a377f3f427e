/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-completeness"

#include "config.h"

#include "gain-completeness.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-layer-private.h"
#include "gain-project-private.h"

/* What the links that start at a mark give it. */
typedef enum
{
  HAS_SOURCE = 1 << 0,
  HAS_PROPOSITION = 1 << 1,
  HAS_TARGET = 1 << 2,
  HAS_REFERENT = 1 << 3,
} Has;

static const struct
{
  const char *type;
  Has gives;
} gifts[] = {
  { "made_by", HAS_SOURCE }, { "states", HAS_PROPOSITION }, { "denies", HAS_TARGET },
  { "doubts", HAS_TARGET },  { "refers_to", HAS_REFERENT },
};

typedef struct
{
  GainProject *project;
  GainCodebook *codebook;
  guint version; /* its number: what was made with it need not be resolved */
  GainLayer *layer;
  GHashTable *required; /* id of a label → GPtrArray of GainAttribute */
  GArray *list;
} Search;

const char *
gain_lack_get_nick (GainLack lack)
{
  static const char *const nicks[] = {
    "source", "proposition", "target", "referent", "attribute",
  };

  g_return_val_if_fail (lack < G_N_ELEMENTS (nicks), NULL);

  return nicks[lack];
}

static const char *
get_type (const Search *search, GainRelation *link)
{
  return gain_item_get_codebook (GAIN_ITEM (link)) == search->version
             ? gain_relation_get_relation_type (link)
             : gain_project_resolve_relation_type_id (search->project, link);
}

static const GainLabel *
get_label (const Search *search, GainAnnotation *mark)
{
  return gain_item_get_codebook (GAIN_ITEM (mark)) == search->version
             ? gain_codebook_get_label (search->codebook, gain_annotation_get_label (mark))
             : gain_project_resolve_label (search->project, mark);
}

static Has
find_gifts (const Search *search, GainAnnotation *mark)
{
  GPtrArray *links = gain_layer_peek_relations (search->layer, gain_item_get_id (GAIN_ITEM (mark)));
  Has has = 0;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const char *type = get_type (search, links->pdata[i]);

      for (guint g = 0; type != NULL && g < G_N_ELEMENTS (gifts); g++)
        if (strcmp (gifts[g].type, type) == 0)
          has |= gifts[g].gives;
    }

  return has;
}

static void
add (const Search *search, GainAnnotation *mark, GainLack lack, const GainAttribute *attribute)
{
  GainIncomplete incomplete = { mark, lack, attribute };

  g_array_append_val (search->list, incomplete);
}

static void
check_statement (const Search *search, GainAnnotation *mark, const GainLabel *label)
{
  Has has = find_gifts (search, mark);
  gboolean answers = label->act != NULL && strcmp (label->act, "asserts") != 0;

  if ((has & HAS_SOURCE) == 0)
    add (search, mark, GAIN_LACKS_SOURCE, NULL);
  if ((has & HAS_PROPOSITION) != 0)
    return;
  if (!answers)
    add (search, mark, GAIN_LACKS_PROPOSITION, NULL);
  else if ((has & HAS_TARGET) == 0)
    add (search, mark, GAIN_LACKS_TARGET, NULL);
}

/* Lends the attributes that @label must have; kept, since few labels have any. */
static GPtrArray *
get_required (const Search *search, const GainLabel *label)
{
  GainCodebook *codebook = search->codebook;
  GPtrArray *required = g_hash_table_lookup (search->required, label);

  if (required != NULL)
    return required;

  required = g_ptr_array_new ();
  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (codebook, i);

      if (attribute->required && gain_attribute_applies_to (attribute, label->id))
        g_ptr_array_add (required, (gpointer) attribute);
    }
  g_hash_table_insert (search->required, (gpointer) label, required);

  return required;
}

static gboolean
is_set (GVariant *attributes, const char *name)
{
  g_autoptr (GVariant) value =
      attributes != NULL ? g_variant_lookup_value (attributes, name, NULL) : NULL;

  if (value == NULL)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return *g_variant_get_string (value, NULL) != '\0';

  return !g_variant_is_container (value) || g_variant_n_children (value) > 0;
}

static void
check_attributes (const Search *search, GainAnnotation *mark, const GainLabel *label)
{
  GPtrArray *required = get_required (search, label);
  g_autoptr (GVariant) attributes = NULL;

  if (required->len == 0)
    return;

  attributes = gain_project_resolve_attributes (search->project, GAIN_ITEM (mark));
  for (guint i = 0; i < required->len; i++)
    if (!is_set (attributes, ((const GainAttribute *) required->pdata[i])->id))
      add (search, mark, GAIN_LACKS_ATTRIBUTE, required->pdata[i]);
}

static void
check_mark_cb (gpointer data, gpointer user_data)
{
  const Search *search = user_data;
  GainAnnotation *mark = data;
  const GainLabel *label = get_label (search, mark);

  if (label == NULL)
    return;
  if (label->kind == GAIN_LABEL_STATEMENT)
    check_statement (search, mark, label);
  if (label->kind == GAIN_LABEL_MENTION && (find_gifts (search, mark) & HAS_REFERENT) == 0)
    add (search, mark, GAIN_LACKS_REFERENT, NULL);
  check_attributes (search, mark, label);
}

GArray *
gain_project_list_incomplete (GainProject *self, const char *article)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (GainIncomplete));
  g_autoptr (GHashTable) required =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  Search search = { .project = self, .required = required, .list = list };

  g_return_val_if_fail (GAIN_IS_PROJECT (self), list);
  g_return_val_if_fail (article != NULL, list);

  search.layer = gain_project_find_layer (self, article, gain_project_get_me (self));
  search.codebook = gain_project_get_codebook (self);
  if (search.codebook != NULL)
    search.version = gain_codebook_get_version (search.codebook);
  if (search.layer != NULL && search.codebook != NULL)
    g_sequence_foreach (gain_layer_peek_order (search.layer), check_mark_cb, &search);

  return list;
}

char *
gain_incomplete_dup_sentence (const GainIncomplete *self)
{
  switch (self->lack)
    {
    case GAIN_LACKS_SOURCE:
      return g_strdup (_ ("Who says it is open."));
    case GAIN_LACKS_PROPOSITION:
      return g_strdup (_ ("What it states is open."));
    case GAIN_LACKS_TARGET:
      return g_strdup (_ ("Which claim it is about is open."));
    case GAIN_LACKS_REFERENT:
      return g_strdup (_ ("Whom it names is open."));
    case GAIN_LACKS_ATTRIBUTE:
    default:
      /* Translators: the name of an attribute */
      return g_strdup_printf (_ ("“%s” has no value."), self->attribute->name);
    }
}
