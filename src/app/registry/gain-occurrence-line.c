/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-occurrence-line.h"

#include <glib/gi18n-lib.h>

#include "gain-entry-edit.h"
#include "gain-people.h"

struct _GainOccurrenceLine
{
  GObject parent_instance;

  char *article;
  char *id;    /* of the mark; NULL for an article */
  char *stand; /* the mark to stand at */
  char *words;
  char *before; /* what the details begin with, nullable */
  char *after;  /* what they end with, nullable */
  char *owner;
  guint roles; /* bits by GainOccurrenceRole */
};

G_DEFINE_FINAL_TYPE (GainOccurrenceLine, gain_occurrence_line, G_TYPE_OBJECT)

static void
gain_occurrence_line_finalize (GObject *object)
{
  GainOccurrenceLine *self = GAIN_OCCURRENCE_LINE (object);

  g_free (self->article);
  g_free (self->id);
  g_free (self->stand);
  g_free (self->words);
  g_free (self->before);
  g_free (self->after);
  g_free (self->owner);

  G_OBJECT_CLASS (gain_occurrence_line_parent_class)->finalize (object);
}

static void
gain_occurrence_line_class_init (GainOccurrenceLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_occurrence_line_finalize;
}

static void
gain_occurrence_line_init (GainOccurrenceLine *self)
{
}

static char *
join_parts (const char *a, const char *b)
{
  if (a == NULL || *a == '\0' || b == NULL || *b == '\0')
    return g_strdup (a != NULL && *a != '\0' ? a : b);

  return g_strdup_printf ("%s · %s", a, b);
}

GainOccurrenceLine *
gain_occurrence_line_new_article (GainProject *project, const char *article)
{
  GainOccurrenceLine *self = g_object_new (GAIN_TYPE_OCCURRENCE_LINE, NULL);
  GainArticle *found = gain_project_get_article (project, article);

  self->article = g_strdup (article);
  self->stand = g_strdup ("");
  self->words =
      g_strdup (found != NULL ? gain_article_get_title (found) : _ ("An article that is not here"));
  if (found != NULL)
    self->before = join_parts (gain_article_get_meta (found, "outlet"),
                               gain_article_get_meta (found, "published"));

  return self;
}

static void
append_escaped (GString *markup, const char *before, const char *text, const char *after)
{
  g_autofree char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n\t", ' ');
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  g_string_append_printf (markup, "%s%s%s", before, escaped, after);
}

#define N_AROUND 32 /* code points that a mark keeps of what stands around it */

static gboolean
is_cut (const char *around)
{
  return around != NULL && g_utf8_strlen (around, -1) >= N_AROUND;
}

/* “… said that *the bridge was safe* and that …”; bold says with more than colour what is marked.
 */
static char *
dup_words (GainAnnotation *mark)
{
  GString *markup = g_string_new (NULL);
  const char *const *quotes;

  if (mark == NULL)
    {
      append_escaped (markup, "", _ ("A mark that was deleted"), "");
      return g_string_free (markup, FALSE);
    }

  append_escaped (markup,
                  is_cut (gain_annotation_get_prefix (mark)) ? "…" : "",
                  gain_annotation_get_prefix (mark),
                  "");
  quotes = gain_annotation_get_quotes (mark);
  for (guint i = 0; quotes[i] != NULL; i++)
    append_escaped (markup, i > 0 ? " … <b>" : "<b>", quotes[i], "</b>");
  append_escaped (markup,
                  "",
                  gain_annotation_get_suffix (mark),
                  is_cut (gain_annotation_get_suffix (mark)) ? "…" : "");

  return g_string_free (markup, FALSE);
}

/* Who says so, where that is not the entry whose occurrences are listed. */
static char *
dup_sources (GainProject *project, const GainOccurrence *occurrence)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (occurrence->mark == NULL || occurrence->role < GAIN_ROLE_REPORTED_VIA)
    return NULL;
  links = gain_layer_list_relations (occurrence->layer,
                                     gain_item_get_id (GAIN_ITEM (occurrence->mark)));
  for (guint i = 0; i < links->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (links->pdata[i]);
      g_autofree char *name = NULL;

      if (!g_str_equal (gain_project_resolve_relation_type_id (project, links->pdata[i]),
                        "made_by") ||
          to->kind != GAIN_END_ACTOR)
        continue;
      name = gain_entry_edit_dup_name (project, GAIN_ITEM_ACTOR, to->id);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

GainOccurrenceLine *
gain_occurrence_line_new_mark (GainProject *project, const GainOccurrence *occurrence)
{
  GainOccurrenceLine *self = g_object_new (GAIN_TYPE_OCCURRENCE_LINE, NULL);
  const char *owner = gain_layer_get_annotator (occurrence->layer);
  g_autofree char *label =
      occurrence->mark != NULL ? gain_project_dup_label_name (project, occurrence->mark) : NULL;
  g_autofree char *sources = dup_sources (project, occurrence);
  gboolean own = g_strcmp0 (owner, gain_project_get_me (project)) == 0;

  self->article = g_strdup (gain_layer_get_article (occurrence->layer));
  self->owner = g_strdup (owner);
  self->id = g_strdup (gain_relation_get_from (occurrence->relation));
  self->stand = g_strdup (own && occurrence->mark != NULL ? self->id : "");
  self->words = dup_words (occurrence->mark);
  self->before = g_strdup (label);
  self->after = join_parts (sources, own ? NULL : gain_project_get_person_name (project, owner));
  gain_occurrence_line_add_role (self, occurrence->role);

  return self;
}

void
gain_occurrence_line_add_role (GainOccurrenceLine *self, GainOccurrenceRole role)
{
  g_return_if_fail (GAIN_IS_OCCURRENCE_LINE (self));

  self->roles |= 1u << role;
}

gboolean
gain_occurrence_line_is_same_mark (GainOccurrenceLine *self, const GainOccurrence *occurrence)
{
  g_return_val_if_fail (GAIN_IS_OCCURRENCE_LINE (self), FALSE);

  return g_strcmp0 (self->id, gain_relation_get_from (occurrence->relation)) == 0 &&
         g_strcmp0 (self->owner, gain_layer_get_annotator (occurrence->layer)) == 0 &&
         g_strcmp0 (self->article, gain_layer_get_article (occurrence->layer)) == 0;
}

gboolean
gain_occurrence_line_is_article (GainOccurrenceLine *self)
{
  g_return_val_if_fail (GAIN_IS_OCCURRENCE_LINE (self), FALSE);

  return self->id == NULL;
}

const char *
gain_occurrence_line_get_article (GainOccurrenceLine *self)
{
  g_return_val_if_fail (GAIN_IS_OCCURRENCE_LINE (self), NULL);

  return self->article;
}

const char *
gain_occurrence_line_get_mark (GainOccurrenceLine *self)
{
  g_return_val_if_fail (GAIN_IS_OCCURRENCE_LINE (self), NULL);

  return self->stand;
}

const char *
gain_occurrence_line_get_words (GainOccurrenceLine *self)
{
  g_return_val_if_fail (GAIN_IS_OCCURRENCE_LINE (self), NULL);

  return self->words;
}

char *
gain_occurrence_line_dup_details (GainOccurrenceLine *self)
{
  g_autofree char *details = NULL;

  g_return_val_if_fail (GAIN_IS_OCCURRENCE_LINE (self), NULL);

  details = g_strdup (self->before);
  for (guint role = 0; role < GAIN_N_ROLES; role++)
    if ((self->roles & (1u << role)) != 0)
      {
        g_autofree char *so_far = g_steal_pointer (&details);

        details = join_parts (so_far, gain_occurrence_role_get_name (role));
      }

  return join_parts (details, self->after);
}
