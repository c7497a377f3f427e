/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-text.h"

G_BEGIN_DECLS

typedef enum
{
  GAIN_MENTION_NAME,        /* “Mr Zelensky”, “the Kremlin” */
  GAIN_MENTION_DESCRIPTION, /* “the Ukrainian president”, “residents” */
  GAIN_MENTION_PERSON,      /* he, she */
  GAIN_MENTION_GROUP,       /* they */
  GAIN_MENTION_THING,       /* it */
  GAIN_MENTION_SELF,        /* I, we */
} GainMentionKind;

/**
 * GainMention:
 * @name: of a name without title and article; of a description all of its words but the article
 * @role: the words that stand beside the name, of a description all; lower case, "" for none
 * @owner: (nullable): “Zelensky” in “Zelensky's spokesman”, “his” in “his government”
 * @country: (nullable): that its words lead to, in one spelling: “China” for “Beijing”
 * @is_place: the name is that of a country or its capital, and nothing else
 * @is_body: a body by its words: ministry, union
 * @is_person: a person by its words: a title, or a name of several words that is no body
 * @is_plural: several
 * @is_paper: a statement, a letter, a report: its owner speaks
 *
 * What the words that mention somebody say of whom they mean.
 */
typedef struct
{
  GainMentionKind kind;
  char *name;
  char *role;
  char *owner;
  const char *country;
  gboolean is_place;
  gboolean is_body;
  gboolean is_person;
  gboolean is_plural;
  gboolean is_paper;
} GainMention;

/** @phrase: the words. @language: (nullable): a BCP 47 tag. */
void gain_mention_init (GainMention *self, const char *phrase, const char *language);
void gain_mention_clear (GainMention *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GainMention, gain_mention_clear)

/** Returns: (nullable): the country of that name, capital or nationality (case does not count), in
 * one spelling. Lives as long as the program. */
const char *gain_mention_find_country (const char *word, const char *language);

/** Returns: (transfer full) (element-type GainSpan): the names and nouns in @within that may
 * mention somebody, in order. */
GArray *gain_mention_list (GainText *text, GainSpan within, const char *language);

G_END_DECLS
