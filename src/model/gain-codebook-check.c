/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-codebook"

#include "config.h"

#include "gain-codebook-check.h"

#include <glib/gi18n-lib.h>

#include "gain-contrast.h"

/* Longest id, in bytes. */
#define ID_ROOM 64

/* What the reader does with a single letter, and what it will do. */
static const char reserved[] = "jknpslrmxfbhyg";

static const char *const answers_to_all[] = { "not-applicable", "cannot-tell", NULL };
static const char *const starts[] = { "statement", "mention", "cue", "actor", "proposition", NULL };
static const char *const ends[] = { "statement",   "mention", "cue", "actor",
                                    "proposition", "none",    NULL };

gboolean
gain_codebook_is_reserved_letter (gunichar letter)
{
  letter = g_unichar_tolower (letter);

  return letter > 0 && letter < 128 && strchr (reserved, (int) letter) != NULL;
}

gboolean
gain_codebook_is_id (const char *id)
{
  if (id == NULL || !g_ascii_islower (id[0]) || strlen (id) > ID_ROOM)
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-' && *p != '_')
      return FALSE;

  return TRUE;
}

void
gain_codebook_problem_free (GainCodebookProblem *self)
{
  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

G_GNUC_PRINTF (4, 5)
static void
add (GPtrArray *problems, GainCodebookPart what, const char *id, const char *format, ...)
{
  GainCodebookProblem *problem = g_new0 (GainCodebookProblem, 1);
  va_list args;

  va_start (args, format);
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  problem->what = what;
  problem->id = g_strdup (id);
  g_ptr_array_add (problems, problem);
}

static const char *
get_name (const char *name, const char *id)
{
  return name != NULL && *name != '\0' ? name : id;
}

static void
check_letter (GainCodebook *self, guint at, GPtrArray *problems)
{
  const GainLabel *label = gain_codebook_get_label_at (self, at);
  const char *name = get_name (label->name, label->id);
  char letter[8] = "";

  if (label->letter == 0)
    return;
  letter[g_unichar_to_utf8 (label->letter, letter)] = '\0';

  if (!g_unichar_isalpha (label->letter))
    add (problems,
         GAIN_CODEBOOK_LABEL,
         label->id,
         _ ("The label “%s” has “%s” as its key, which is no letter. Choose a letter."),
         name,
         letter);
  else if (gain_codebook_is_reserved_letter (label->letter))
    add (problems,
         GAIN_CODEBOOK_LABEL,
         label->id,
         _ ("The label “%s” has the letter “%s”, which Gainsay uses itself. Choose another one."),
         name,
         letter);
  for (guint i = 0; i < at; i++)
    {
      const GainLabel *other = gain_codebook_get_label_at (self, i);

      if (g_unichar_tolower (other->letter) == g_unichar_tolower (label->letter))
        add (problems,
             GAIN_CODEBOOK_LABEL,
             label->id,
             _ ("The labels “%s” and “%s” have the same letter, “%s”. Give the second one another "
                "letter."),
             get_name (other->name, other->id),
             name,
             letter);
    }
}

static void
check_labels (GainCodebook *self, GPtrArray *problems)
{
  for (guint i = 0; i < gain_codebook_get_n_labels (self); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (self, i);
      const char *name = get_name (label->name, label->id);

      if (label->name == NULL || *label->name == '\0')
        add (problems,
             GAIN_CODEBOOK_LABEL,
             label->id,
             _ ("The label “%s” has no name. Write one."),
             label->id);
      if (label->kind == GAIN_LABEL_STATEMENT && label->act == NULL)
        add (problems,
             GAIN_CODEBOOK_LABEL,
             label->id,
             _ ("The label “%s” is for statements, but has no act. Choose asserts, denies, doubts "
                "or withholds."),
             name);
      if (label->color != NULL && !gain_contrast_is_color (label->color))
        add (problems,
             GAIN_CODEBOOK_LABEL,
             label->id,
             _ ("The label “%s” has the colour “%s”. Write one such as #1c71d8."),
             name,
             label->color);
      check_letter (self, i, problems);
    }
}

static void
check_default (const GainAttribute *attribute, GPtrArray *problems)
{
  const char *name = get_name (attribute->name, attribute->id);

  if (attribute->type != GAIN_ATTRIBUTE_CHOICE && attribute->type != GAIN_ATTRIBUTE_CHOICES)
    return;
  if (attribute->choices[0] == NULL)
    add (problems,
         GAIN_CODEBOOK_ATTRIBUTE,
         attribute->id,
         _ ("The attribute “%s” has no choices. Add one."),
         name);
  else if (attribute->default_value != NULL &&
           !g_strv_contains (attribute->choices, attribute->default_value) &&
           !g_strv_contains (answers_to_all, attribute->default_value))
    add (problems,
         GAIN_CODEBOOK_ATTRIBUTE,
         attribute->id,
         _ ("The attribute “%s” has the default “%s”, which is none of its choices. Choose one of "
            "them."),
         name,
         attribute->default_value);
}

/* Whether an attribute before @at is for it too: once is enough to say so. */
static gboolean
was_named (GainCodebook *self, guint at, const char *label)
{
  for (guint i = 0; i < at; i++)
    if (gain_attribute_applies_to (gain_codebook_get_attribute_at (self, i), label))
      return TRUE;

  return FALSE;
}

static void
check_attributes (GainCodebook *self, GPtrArray *problems)
{
  for (guint i = 0; i < gain_codebook_get_n_attributes (self); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (self, i);

      check_default (attribute, problems);
      for (const char *const *label = attribute->labels; *label != NULL; label++)
        if (gain_codebook_get_label (self, *label) == NULL && !was_named (self, i, *label))
          add (problems,
               GAIN_CODEBOOK_ATTRIBUTE,
               attribute->id,
               _ ("The attribute “%s” is for the label “%s”, which is not in the codebook. Add the "
                  "label, or take it out of the attributes that name it."),
               get_name (attribute->name, attribute->id),
               *label);
    }
}

static void
check_ends (const GainRelationType *type,
            const char *const *list,
            const char *const *known,
            GPtrArray *problems)
{
  const char *name = get_name (type->name, type->id);

  if (list[0] == NULL)
    add (problems,
         GAIN_CODEBOOK_RELATION,
         type->id,
         _ ("The kind of link “%s” has an end that nothing may be. Choose what it leads from and "
            "to."),
         name);
  for (; *list != NULL; list++)
    if (!g_strv_contains (known, *list))
      add (problems,
           GAIN_CODEBOOK_RELATION,
           type->id,
           _ ("The kind of link “%s” has an end “%s”, which Gainsay does not know. Choose "
              "statement, mention, cue, actor or proposition."),
           name,
           *list);
}

/* Whether going up from @concept leads back to it. */
static gboolean
is_under_itself (GainCodebook *self, const GainConcept *concept)
{
  const GainConcept *above = concept;

  for (guint i = 0; i <= gain_codebook_get_n_concepts (self); i++)
    {
      if (above->broader == NULL)
        return FALSE;
      above = gain_codebook_get_concept (self, above->broader);
      if (above == NULL)
        return FALSE;
      if (above == concept)
        return TRUE;
    }

  return FALSE;
}

static void
check_concepts (GainCodebook *self, GPtrArray *problems)
{
  for (guint i = 0; i < gain_codebook_get_n_concepts (self); i++)
    {
      const GainConcept *concept = gain_codebook_get_concept_at (self, i);
      const char *name = get_name (concept->name, concept->id);

      if (concept->broader != NULL && gain_codebook_get_concept (self, concept->broader) == NULL)
        add (problems,
             GAIN_CODEBOOK_CONCEPT,
             concept->id,
             _ ("The concept “%s” stands under “%s”, which is not in the codebook. Choose another "
                "place for it."),
             name,
             concept->broader);
      else if (is_under_itself (self, concept))
        add (problems,
             GAIN_CODEBOOK_CONCEPT,
             concept->id,
             _ ("The concept “%s” stands under itself. Choose another place for it."),
             name);
    }
}

GPtrArray *
gain_codebook_list_problems (GainCodebook *self)
{
  GPtrArray *problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gain_codebook_problem_free);

  g_return_val_if_fail (GAIN_IS_CODEBOOK (self), problems);

  check_labels (self, problems);
  check_attributes (self, problems);
  for (guint i = 0; i < gain_codebook_get_n_relation_types (self); i++)
    {
      const GainRelationType *type = gain_codebook_get_relation_type_at (self, i);

      check_ends (type, type->from, starts, problems);
      check_ends (type, type->to, ends, problems);
    }
  check_concepts (self, problems);

  return problems;
}

/* Two labels with one key: the first keeps it. */
static gboolean
has_letter_of_its_own (GainCodebook *self, guint at)
{
  gunichar letter = g_unichar_tolower (gain_codebook_get_label_at (self, at)->letter);

  if (letter == 0)
    return TRUE;
  if (!g_unichar_isalpha (letter) || gain_codebook_is_reserved_letter (letter))
    return FALSE;
  for (guint i = 0; i < at; i++)
    if (g_unichar_tolower (gain_codebook_get_label_at (self, i)->letter) == letter)
      return FALSE;

  return TRUE;
}

void
gain_codebook_mend (GainCodebook *self)
{
  g_return_if_fail (GAIN_IS_CODEBOOK (self));

  for (guint i = 0; i < gain_codebook_get_n_labels (self); i++)
    {
      GainLabel label = *gain_codebook_get_label_at (self, i);

      if (has_letter_of_its_own (self, i))
        continue;
      label.letter = 0;
      gain_codebook_put_label (self, &label);
    }
  for (guint i = 0; i < gain_codebook_get_n_concepts (self); i++)
    {
      GainConcept concept = *gain_codebook_get_concept_at (self, i);

      if (!is_under_itself (self, gain_codebook_get_concept_at (self, i)))
        continue;
      concept.broader = NULL;
      gain_codebook_put_concept (self, &concept);
    }
}
