/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-change"

#include "config.h"

#include "gain-change-words.h"

#include <glib/gi18n-lib.h>

/* Code points of a quote: enough to recognise it, both ends of it. */
#define QUOTE_CHARS 60

static char *
dup_shortened (const char *text)
{
  glong n = g_utf8_strlen (text, -1);
  g_autofree char *start = NULL, *end = NULL;

  if (n <= QUOTE_CHARS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, QUOTE_CHARS * 2 / 3);
  end = g_utf8_substring (text, n - QUOTE_CHARS / 3, n);

  return g_strconcat (g_strchomp (start), " … ", g_strchug (end), NULL);
}

static char *
dup_quote (GainItem *mark)
{
  g_autofree char *quote = gain_annotation_dup_quote (GAIN_ANNOTATION (mark));

  return dup_shortened (quote);
}

static const char *
get_label_name (GainProject *project, GainItem *mark)
{
  const char *id = gain_annotation_get_label (GAIN_ANNOTATION (mark));
  GainCodebook *codebook = gain_project_get_codebook (project);
  const GainLabel *label = codebook != NULL ? gain_codebook_get_label (codebook, id) : NULL;

  return label != NULL ? label->name : id;
}

/* Marks */

static void
add_label (GPtrArray *words, GainProject *project, GainItem *before, GainItem *after)
{
  if (g_strcmp0 (gain_annotation_get_label (GAIN_ANNOTATION (before)),
                 gain_annotation_get_label (GAIN_ANNOTATION (after))) != 0)
    g_ptr_array_add (words,
                     /* Translators: all these follow a person's name. Two labels. */
                     g_strdup_printf (_ ("changed the label from %s to %s"),
                                      get_label_name (project, before),
                                      get_label_name (project, after)));
}

static gboolean
has_same_place (GainItem *a, GainItem *b)
{
  guint n_a, n_b;
  const GainSpan *spans_a = gain_annotation_get_fragments (GAIN_ANNOTATION (a), &n_a);
  const GainSpan *spans_b = gain_annotation_get_fragments (GAIN_ANNOTATION (b), &n_b);

  for (guint i = 0; n_a == n_b && i < n_a; i++)
    if (!gain_span_equal (spans_a[i], spans_b[i]))
      return FALSE;

  return n_a == n_b;
}

static void
add_place (GPtrArray *words, GainItem *before, GainItem *after)
{
  GainSpan then, now;
  g_autofree char *from = NULL, *to = NULL;

  if (has_same_place (before, after))
    return;
  then = gain_annotation_get_extent (GAIN_ANNOTATION (before));
  now = gain_annotation_get_extent (GAIN_ANNOTATION (after));
  from = dup_quote (before);
  to = dup_quote (after);
  if (gain_span_contains (now, then) && !gain_span_equal (now, then))
    g_ptr_array_add (words, g_strdup_printf (_ ("widened it from “%s” to “%s”"), from, to));
  else if (gain_span_contains (then, now) && !gain_span_equal (now, then))
    g_ptr_array_add (words, g_strdup_printf (_ ("narrowed it from “%s” to “%s”"), from, to));
  else
    g_ptr_array_add (words, g_strdup_printf (_ ("moved it from “%s” to “%s”"), from, to));
}

static void
add_note (GPtrArray *words, GainItem *before, GainItem *after)
{
  const char *then = gain_item_get_note (before);
  const char *now = gain_item_get_note (after);
  g_autofree char *text = now != NULL ? dup_shortened (now) : NULL;

  if (g_strcmp0 (then, now) == 0)
    return;
  if (now == NULL)
    g_ptr_array_add (words, g_strdup (_ ("took the note away")));
  else if (then == NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("wrote the note “%s”"), text));
  else
    g_ptr_array_add (words, g_strdup_printf (_ ("changed the note to “%s”"), text));
}

static char *
dup_value (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? _ ("yes") : _ ("no"));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **values = g_variant_get_strv (value, NULL);

      return g_strjoinv (", ", (char **) values);
    }

  return g_variant_print (value, FALSE);
}

static void
add_attribute (GPtrArray *words,
               GainProject *project,
               const char *id,
               GainItem *before,
               GainItem *after)
{
  GainCodebook *codebook = gain_project_get_codebook (project);
  const GainAttribute *attribute =
      codebook != NULL ? gain_codebook_get_attribute (codebook, id) : NULL;
  const char *name = attribute != NULL ? attribute->name : id;
  g_autoptr (GVariant) then = gain_item_dup_attribute (before, id);
  g_autoptr (GVariant) now = gain_item_dup_attribute (after, id);
  g_autofree char *from = then != NULL ? dup_value (then) : NULL;
  g_autofree char *to = now != NULL ? dup_value (now) : NULL;

  if (g_strcmp0 (from, to) == 0)
    return;
  if (to == NULL)
    /* Translators: the name of an attribute. */
    g_ptr_array_add (words, g_strdup_printf (_ ("took “%s” away"), name));
  else if (from == NULL)
    /* Translators: the name of an attribute and its value. */
    g_ptr_array_add (words, g_strdup_printf (_ ("set “%s” to %s"), name, to));
  else
    g_ptr_array_add (words, g_strdup_printf (_ ("changed “%s” from %s to %s"), name, from, to));
}

/* Those that are there now, then those that are there no more. */
static void
add_attributes (GPtrArray *words, GainProject *project, GainItem *before, GainItem *after)
{
  GVariant *now = gain_item_get_attributes (after);
  GVariant *then = gain_item_get_attributes (before);
  const char *id;
  GVariantIter iter;

  if (now != NULL)
    {
      g_variant_iter_init (&iter, now);
      while (g_variant_iter_next (&iter, "{&sv}", &id, NULL))
        add_attribute (words, project, id, before, after);
    }
  if (then == NULL)
    return;
  g_variant_iter_init (&iter, then);
  while (g_variant_iter_next (&iter, "{&sv}", &id, NULL))
    {
      g_autoptr (GVariant) still = gain_item_dup_attribute (after, id);

      if (still == NULL)
        add_attribute (words, project, id, before, after);
    }
}

static void
add_mark (GPtrArray *words, GainProject *project, GainItem *before, GainItem *after)
{
  GainItem *item = after != NULL ? after : before;
  g_autofree char *quote = dup_quote (item);

  if (before == NULL)
    g_ptr_array_add (words,
                     /* Translators: words of a text, and a label. */
                     g_strdup_printf (_ ("marked “%s” as %s"),
                                      quote,
                                      get_label_name (project, item)));
  else if (after == NULL)
    g_ptr_array_add (
        words, g_strdup_printf (_ ("deleted the %s “%s”"), get_label_name (project, item), quote));
  else
    {
      add_label (words, project, before, after);
      add_place (words, before, after);
      add_attributes (words, project, before, after);
      add_note (words, before, after);
    }
}

/* Links */

static char *
dup_end (GainProject *project, const GainRelationEnd *to)
{
  GainRegistry *registry = gain_project_get_registry (project);
  GainItem *entry = NULL;

  switch (to->kind)
    {
    case GAIN_END_ACTOR:
      entry = gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, NULL, to->id);
      return g_strdup (entry != NULL ? gain_actor_get_name (GAIN_ACTOR (entry))
                                     : _ ("a deleted actor"));
    case GAIN_END_PROPOSITION:
      entry = gain_registry_get_entry (registry, GAIN_ITEM_PROPOSITION, NULL, to->id);
      return entry != NULL ? dup_shortened (gain_proposition_get_wording (GAIN_PROPOSITION (entry)))
                           : g_strdup (_ ("a deleted proposition"));
    case GAIN_END_NONE:
      return g_strdup (to->id);
    case GAIN_END_ANNOTATION:
    default:
      return NULL;
    }
}

static char *
dup_link (GainProject *project, GainItem *relation)
{
  const char *id = gain_project_resolve_relation_type_id (project, GAIN_RELATION (relation));
  const GainRelationType *type =
      gain_project_resolve_relation_type (project, GAIN_RELATION (relation));
  g_autofree char *end = dup_end (project, gain_relation_get_to (GAIN_RELATION (relation)));
  const char *name = type != NULL ? type->name : id;

  /* Translators: the type of a link and what is at its end, such as “made by: the union”. */
  return end != NULL ? g_strdup_printf (_ ("%s: %s"), name, end) : g_strdup (name);
}

static void
add_link (GPtrArray *words, GainProject *project, GainItem *before, GainItem *after)
{
  g_autofree char *link = dup_link (project, after != NULL ? after : before);

  if (before == NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("linked it (%s)"), link));
  else if (after == NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("removed a link (%s)"), link));
  else
    g_ptr_array_add (words, g_strdup_printf (_ ("changed a link (%s)"), link));
}

/* What else there is */

static void
add_field (GPtrArray *words, GainItem *after)
{
  GVariant *value = after != NULL ? gain_field_get_value (GAIN_FIELD (after)) : NULL;
  GainItemKind kind = after != NULL ? gain_item_get_kind (after) : GAIN_ITEM_N_KINDS;

  if (kind == GAIN_ITEM_STATUS && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    g_ptr_array_add (words,
                     g_strdup_printf (_ ("set the status to “%s”"),
                                      _ (g_variant_get_string (value, NULL))));
  else if (kind == GAIN_ITEM_BLOCK && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    g_ptr_array_add (
        words,
        g_strdup_printf (g_variant_get_boolean (value) ? _ ("excluded block %u")
                                                       : _ ("let block %u count"),
                         (guint) g_ascii_strtoull (gain_item_get_id (after), NULL, 10)));
}

static void
add_entry (GPtrArray *words, GainItem *before, GainItem *after)
{
  GainItem *item = after != NULL ? after : before;
  const char *name = GAIN_IS_ACTOR (item) ? gain_actor_get_name (GAIN_ACTOR (item))
                                          : gain_proposition_get_wording (GAIN_PROPOSITION (item));
  g_autofree char *shown = dup_shortened (name != NULL ? name : "");

  if (before == NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("added “%s” to the registry"), shown));
  else if (after == NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("deleted “%s” from the registry"), shown));
  else
    g_ptr_array_add (words, g_strdup_printf (_ ("changed “%s” in the registry"), shown));
}

static void
add_version (GPtrArray *words, GainItem *codebook)
{
  const char *note = gain_item_get_note (codebook);
  const char *number = gain_item_get_id (codebook);

  g_ptr_array_add (
      words,
      note != NULL
          /* Translators: a number, and what was changed, such as “Renamed “a” to “b””. */
          ? g_strdup_printf (_ ("made version %s of the codebook (%s)"), number, note)
          : g_strdup_printf (_ ("made version %s of the codebook"), number));
}

char *
gain_change_words_dup (GainProject *project, GainItem *before, GainItem *after)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GainItem *item = after != NULL ? after : before;

  g_return_val_if_fail (item != NULL, NULL);

  if (GAIN_IS_ANNOTATION (item))
    add_mark (words, project, before, after);
  else if (GAIN_IS_RELATION (item))
    add_link (words, project, before, after);
  else if (GAIN_IS_FIELD (item))
    add_field (words, after);
  else if (GAIN_IS_ACTOR (item) || GAIN_IS_PROPOSITION (item))
    add_entry (words, before, after);
  else if (GAIN_IS_CODEBOOK (item))
    add_version (words, item);
  if (words->len == 0)
    g_ptr_array_add (words, g_strdup (_ ("changed something")));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}
