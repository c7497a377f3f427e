/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-codebook-words.h"

#include <glib/gi18n-lib.h>

#include "gain-attribute-row.h"

#define ID_LENGTH 48

const char *const *
gain_codebook_words_kinds (void)
{
  static const char *words[5];

  if (words[0] == NULL)
    {
      words[0] = _ ("Statement");
      words[1] = _ ("Mention");
      words[2] = _ ("Cue");
      words[3] = _ ("Article code");
    }

  return words;
}

const char *const *
gain_codebook_words_types (void)
{
  static const char *words[7];

  if (words[0] == NULL)
    {
      words[0] = _ ("One of several choices");
      words[1] = _ ("Any of several choices");
      words[2] = _ ("Yes or no");
      words[3] = _ ("Text");
      words[4] = _ ("Number");
      words[5] = _ ("Date");
    }

  return words;
}

const char *const *
gain_codebook_acts (void)
{
  static const char *const acts[] = { "asserts", "denies", "doubts", "withholds", NULL };

  return acts;
}

const char *const *
gain_codebook_words_acts (void)
{
  static const char *words[5];

  if (words[0] == NULL)
    {
      /* Translators: what somebody does with a proposition; a complete list */
      words[0] = _ ("Asserts it");
      words[1] = _ ("Denies it");
      words[2] = _ ("Leaves it open");
      words[3] = _ ("Withholds an answer");
    }

  return words;
}

const char *
gain_codebook_words_end (const char *end)
{
  if (g_str_equal (end, "statement"))
    return _ ("Statement");
  if (g_str_equal (end, "mention"))
    return _ ("Mention");
  if (g_str_equal (end, "cue"))
    return _ ("Cue");
  if (g_str_equal (end, "actor"))
    return _ ("Actor of the registry");
  if (g_str_equal (end, "proposition"))
    return _ ("Proposition of the registry");
  if (g_str_equal (end, "none"))
    return _ ("Nobody: author, unattributed, cannot tell");

  return end;
}

const char *
gain_codebook_words_part (GainCodebookPart part)
{
  switch (part)
    {
    case GAIN_CODEBOOK_LABEL:
      return _ ("label");
    case GAIN_CODEBOOK_ATTRIBUTE:
      return _ ("attribute");
    case GAIN_CODEBOOK_CHOICE:
      return _ ("choice");
    case GAIN_CODEBOOK_RELATION:
      return _ ("relation");
    case GAIN_CODEBOOK_CONCEPT:
      return _ ("concept");
    case GAIN_CODEBOOK_ACTOR_TYPE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return _ ("type of actor");
    }
}

static const char *
find_name (GainCodebook *codebook, GainCodebookPart part, const char *id)
{
  const GainLabel *label = gain_codebook_get_label (codebook, id);
  const GainAttribute *attribute = gain_codebook_get_attribute (codebook, id);
  const GainRelationType *relation = gain_codebook_get_relation_type (codebook, id);
  const GainConcept *concept = gain_codebook_get_concept (codebook, id);
  const GainActorType *type = gain_codebook_get_actor_type (codebook, id);

  if (part == GAIN_CODEBOOK_LABEL && label != NULL)
    return label->name;
  if (part == GAIN_CODEBOOK_ATTRIBUTE && attribute != NULL)
    return attribute->name;
  if (part == GAIN_CODEBOOK_RELATION && relation != NULL)
    return relation->name;
  if (part == GAIN_CODEBOOK_CONCEPT && concept != NULL)
    return concept->name;
  if (part == GAIN_CODEBOOK_ACTOR_TYPE && type != NULL)
    return type->name;

  return NULL;
}

char *
gain_codebook_words_dup_name (GainCodebook *codebook, GainCodebookPart part, const char *id)
{
  const char *name = id != NULL ? find_name (codebook, part, id) : NULL;

  if (name != NULL)
    return g_strdup (name);
  if (id != NULL && part == GAIN_CODEBOOK_CHOICE)
    return gain_attribute_dup_choice_name (id);

  return g_strdup (id != NULL ? id : "");
}

static char *
dup_split (GainCodebook *after, const GainCodebookStep *step, const char *from)
{
  g_autofree char *by = gain_codebook_words_dup_name (after, GAIN_CODEBOOK_ATTRIBUTE, step->of);
  g_autoptr (GString) into = g_string_new (NULL);

  for (guint i = 0; step->labels != NULL && step->labels[i] != NULL; i++)
    {
      g_autofree char *label =
          gain_codebook_words_dup_name (after, GAIN_CODEBOOK_LABEL, step->labels[i]);

      g_string_append_printf (into, _ ("%s“%s”"), i > 0 ? ", " : "", label);
    }

  /* Translators: the label “A” by “Attribute”: “B”, “C” */
  return g_strdup_printf (_ ("Split the label “%s” by “%s”: %s"), from, by, into->str);
}

char *
gain_codebook_words_dup_step (GainCodebook *before,
                              GainCodebook *after,
                              const GainCodebookStep *step)
{
  const char *part = gain_codebook_words_part (step->what);
  g_autofree char *from =
      gain_codebook_words_dup_name (before != NULL ? before : after, step->what, step->from);
  g_autofree char *to = gain_codebook_words_dup_name (after, step->what, step->to);

  switch (step->kind)
    {
    case GAIN_STEP_RENAME:
      /* Translators: Gave the label “claim” the id “assertion” */
      return g_strdup_printf (_ ("Gave the %s “%s” the id “%s”"), part, from, step->to);
    case GAIN_STEP_MERGE:
      /* Translators: Merged the label “Doubt” into “Denial” */
      return g_strdup_printf (_ ("Merged the %s “%s” into “%s”"), part, from, to);
    case GAIN_STEP_SPLIT:
      return dup_split (after, step, from);
    case GAIN_STEP_DELETE:
      return g_strdup_printf (_ ("Deleted the %s “%s”"), part, from);
    case GAIN_STEP_UNDO:
    default:
      return g_strdup_printf (_ ("Took version %s back: version %s counts again"),
                              step->from,
                              step->to);
    }
}

static gboolean
is_taken (GainCodebook *codebook, GainCodebookPart part, const char *id)
{
  return part != GAIN_CODEBOOK_CHOICE && find_name (codebook, part, id) != NULL;
}

static char *
dup_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *slug = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0' && slug->len < ID_LENGTH; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, g_ascii_tolower (*c));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0 || !g_ascii_isalpha (slug->str[0]))
    g_string_prepend (slug, "x");

  return g_string_free (slug, FALSE);
}

char *
gain_codebook_words_dup_new_id (GainCodebook *codebook, GainCodebookPart part, const char *name)
{
  g_autofree char *slug = dup_slug (name);
  char *id = g_strdup (slug);

  for (guint n = 2; is_taken (codebook, part, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, n);
    }

  return id;
}
