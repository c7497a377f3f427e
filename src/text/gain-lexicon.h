/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the cue file of a language says about a word; a word has any number of
 * them. Which section gives which: section_flags in gain-lexicon.c. */
typedef enum
{
  GAIN_WORD_BASE,
  GAIN_WORD_THIRD, /* third person singular */
  GAIN_WORD_PAST,
  GAIN_WORD_PARTICIPLE,
  GAIN_WORD_GERUND,

  GAIN_WORD_SAY,
  GAIN_WORD_WEAK,
  GAIN_WORD_TELL,
  GAIN_WORD_DEMAND,
  GAIN_WORD_AS,
  GAIN_WORD_ACCUSE,
  GAIN_WORD_DENY,
  GAIN_WORD_DOUBT,
  GAIN_WORD_INFINITIVE, /* a phrase that ends in "to" */
  GAIN_WORD_SOURCE,     /* a phrase that names the source */
  GAIN_WORD_ADJUNCT,
  GAIN_WORD_TAIL,
  GAIN_WORD_QUANTITY,

  GAIN_WORD_NOUN_CLAIM,
  GAIN_WORD_NOUN_THAT,
  GAIN_WORD_NOUN_DEMAND,

  GAIN_WORD_DETERMINER,
  GAIN_WORD_PRONOUN,
  GAIN_WORD_OBJECT,
  GAIN_WORD_PREPOSITION,
  GAIN_WORD_AUXILIARY,
  GAIN_WORD_BE,
  GAIN_WORD_SUBORDINATOR,
  GAIN_WORD_COORDINATOR,
  GAIN_WORD_RELATIVE,
  GAIN_WORD_COMPLEMENTISER,
  GAIN_WORD_QUESTION,
  GAIN_WORD_ADVERB,
  GAIN_WORD_TIME,
  GAIN_WORD_VENUE,
  GAIN_WORD_PREPOSING,
  GAIN_WORD_RESULT,
  GAIN_WORD_WITH,
  GAIN_WORD_PLURAL,
  GAIN_WORD_SUMMARY,
  GAIN_WORD_FIRST,
  GAIN_WORD_INVERTING,
  GAIN_WORD_LINKING,
  GAIN_WORD_COMPARING,
  GAIN_WORD_CONCESSION,
  GAIN_WORD_TO,
  GAIN_WORD_DEGREE,
  GAIN_WORD_AGENT,
  GAIN_WORD_BELONGING,
  GAIN_WORD_CONDITION,
  GAIN_WORD_PLACING,

  GAIN_WORD_TITLE,
  GAIN_WORD_ROLE,
  GAIN_WORD_INNER,
  GAIN_WORD_OF,
  GAIN_WORD_MONTH,

  GAIN_WORD_STOP_CAPITAL,
  GAIN_WORD_STOP_OPEN,
  GAIN_WORD_STOP_NUMBER,
  GAIN_WORD_STOP_EITHER,
  GAIN_WORD_STOP_HOUR,

  GAIN_WORD_ADJECTIVE,

  /* in no file: */
  GAIN_WORD_GUESSED,    /* by its ending */
  GAIN_WORD_POSSESSIVE, /* ends in 's or s' */

  GAIN_N_WORD_CLASSES,
} GainWordClass;

typedef guint64 GainWordFlags;

G_STATIC_ASSERT (GAIN_N_WORD_CLASSES <= 64);

#define GAIN_WORD(class) (G_GUINT64_CONSTANT (1) << GAIN_WORD_##class)

/* What else the file says of a word; only who says something needs it. */
typedef enum
{
  GAIN_NOTE_VOICE = 1 << 0,     /* speaks for somebody: spokesman */
  GAIN_NOTE_BODY = 1 << 1,      /* names a body: ministry */
  GAIN_NOTE_LIGHT = 1 << 2,     /* its subject says what its object says: “makes a claim” */
  GAIN_NOTE_RANK = 1 << 3,      /* goes with a role: chief, former */
  GAIN_NOTE_PERSON = 1 << 4,    /* he, she */
  GAIN_NOTE_GROUP = 1 << 5,     /* they */
  GAIN_NOTE_THING = 1 << 6,     /* it */
  GAIN_NOTE_HONORIFIC = 1 << 7, /* stands before a name and is no part of it: Mr */
} GainNote;

/**
 * GainPhrase:
 * @slots: for each word of the phrase a NULL-terminated list of alternatives
 * @flags: what the phrase is
 */
typedef struct
{
  GPtrArray *slots; /* element-type GStrv */
  GainWordFlags flags;
} GainPhrase;

/**
 * GainLexicon:
 *
 * The cue file of one language, read once and kept. Safe in every thread.
 * Private to this folder.
 */
typedef struct _GainLexicon GainLexicon;

/** @language: (nullable): a BCP 47 tag. Returns: its lexicon, or the English one. */
const GainLexicon *gain_lexicon_get (const char *language);

/** TRUE when a section of that name in a cue file means something. */
gboolean gain_lexicon_knows_section (const char *section);

/** @word: lower case, with straight apostrophes. */
GainWordFlags gain_lexicon_look_up (const GainLexicon *self, const char *word);

GainNote gain_lexicon_get_notes (const GainLexicon *self, const char *word);

/** @name: a country, its capital, or a nationality, in any case. Returns: (nullable): the name of
 * the country. */
const char *gain_lexicon_find_country (const GainLexicon *self, const char *name);

/** Returns: what the ending of a word that is in no list lets one guess, with
 * GAIN_WORD (GUESSED), or 0. */
GainWordFlags gain_lexicon_guess (const GainLexicon *self, const char *word);

/** Returns: (transfer full): the form in which a word is looked up. */
char *gain_lexicon_fold (const gunichar *chars, guint n_chars) G_GNUC_WARN_UNUSED_RESULT;

/** Returns: (nullable) (element-type GainPhrase): the phrases that begin with @word. */
const GPtrArray *gain_lexicon_list_phrases (const GainLexicon *self, const char *word);

/* Made by cues/embed-cues.py; the last has no language. */
typedef struct
{
  const char *language;
  const char *data;
} GainCueFile;

extern const GainCueFile gain_cue_files[];

G_END_DECLS
