/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* What a mark leaves open, and what the program asks about it. */
typedef enum
{
  GAIN_QUESTION_SOURCE,      /* of a statement: who says so? */
  GAIN_QUESTION_PROPOSITION, /* of a statement: states what? */
  GAIN_QUESTION_CLAIM,       /* of a denial or doubt: which claim? */
  GAIN_QUESTION_REFERENT,    /* of a mention: who is this? */
} GainQuestion;

/** "source", "proposition", "claim", "actor". */
const char *gain_question_get_nick (GainQuestion question);
gboolean gain_question_from_nick (const char *nick, GainQuestion *question);
/** The type of link that an answer makes: "made_by", "states", "refers_to"; for a claim "denies" or
 * "doubts", by the act of @mark. */
const char *gain_question_get_relation_type (GainQuestion question,
                                             GainProject *project,
                                             GainAnnotation *mark);

typedef enum
{
  GAIN_SUGGESTION_ENTRY, /* an actor or a proposition of the registry */
  GAIN_SUGGESTION_NEW,   /* an actor or a proposition that is not there yet */
  GAIN_SUGGESTION_MARK,  /* a statement */
  GAIN_SUGGESTION_INNER, /* the claim inside this denial, which is not marked yet */
  GAIN_SUGGESTION_NONE, /* “author”, “unattributed”, “cannot-tell”; for a claim: nobody's */
} GainSuggestionKind;

/**
 * GainSuggestion:
 * @kind: what it is
 * @id: of the entry or the mark; the reason for %GAIN_SUGGESTION_NONE; NULL for a new entry and an
 *   inner claim
 * @article: (nullable): of a mark in another article
 * @name: for people: name, wording or quote; of a new entry what it will be called
 * @detail: (nullable): for people: why it is suggested, or what sets it apart from its namesakes
 * @speaker: (nullable): for a source: id of the actor who voices it where another answers for it;
 *   for an inner claim: id of who makes it, as far as the text tells
 * @place: where the text names the actor, or the span of the inner claim; empty for nowhere
 * @speaker_name: (nullable): what to call a speaker that is not in the registry yet; @speaker is
 *   NULL then
 * @score: best first; only the order means something
 *
 * One possible answer to a question. Spans are code points of the article.
 */
typedef struct
{
  GainSuggestionKind kind;
  char *id;
  char *article;
  char *name;
  char *detail;
  char *speaker;
  char *speaker_name;
  GainSpan place;
  double score;
} GainSuggestion;

GainSuggestion *gain_suggestion_new (GainSuggestionKind kind,
                                     const char *id,
                                     const char *name) G_GNUC_WARN_UNUSED_RESULT;
GainSuggestion *gain_suggestion_copy (const GainSuggestion *self) G_GNUC_WARN_UNUSED_RESULT;
void gain_suggestion_free (GainSuggestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainSuggestion, gain_suggestion_free)

G_END_DECLS
