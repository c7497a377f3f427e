/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-suggestion"

#include "config.h"

#include "gain-suggestion.h"

static const char *const question_nicks[] = {
  [GAIN_QUESTION_SOURCE] = "source",
  [GAIN_QUESTION_PROPOSITION] = "proposition",
  [GAIN_QUESTION_CLAIM] = "claim",
  [GAIN_QUESTION_REFERENT] = "actor",
};

const char *
gain_question_get_nick (GainQuestion question)
{
  g_return_val_if_fail ((guint) question < G_N_ELEMENTS (question_nicks), NULL);

  return question_nicks[question];
}

gboolean
gain_question_from_nick (const char *nick, GainQuestion *question)
{
  g_return_val_if_fail (nick != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (question_nicks); i++)
    if (g_str_equal (nick, question_nicks[i]))
      {
        *question = i;
        return TRUE;
      }

  return FALSE;
}

const char *
gain_question_get_relation_type (GainQuestion question, GainProject *project, GainAnnotation *mark)
{
  const GainLabel *label;

  switch (question)
    {
    case GAIN_QUESTION_SOURCE:
      return "made_by";
    case GAIN_QUESTION_PROPOSITION:
      return "states";
    case GAIN_QUESTION_REFERENT:
      return "refers_to";
    default:
      label = gain_project_resolve_label (project, mark);
      return label != NULL && g_strcmp0 (label->act, "denies") == 0 ? "denies" : "doubts";
    }
}

GainSuggestion *
gain_suggestion_new (GainSuggestionKind kind, const char *id, const char *name)
{
  GainSuggestion *self = g_new0 (GainSuggestion, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return self;
}

GainSuggestion *
gain_suggestion_copy (const GainSuggestion *self)
{
  GainSuggestion *copy = gain_suggestion_new (self->kind, self->id, self->name);

  copy->article = g_strdup (self->article);
  copy->detail = g_strdup (self->detail);
  copy->speaker = g_strdup (self->speaker);
  copy->speaker_name = g_strdup (self->speaker_name);
  copy->place = self->place;
  copy->score = self->score;

  return copy;
}

void
gain_suggestion_free (GainSuggestion *self)
{
  g_free (self->id);
  g_free (self->article);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->speaker);
  g_free (self->speaker_name);
  g_free (self);
}
