/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-lexicon.h"

#include <string.h>

struct _GainLexicon
{
  GHashTable *words;   /* char * → GainWordFlags * */
  GHashTable *phrases; /* char * → GPtrArray of GainPhrase */
  GHashTable *notes;   /* char * → GainNote */
  GHashTable *places;  /* char * → char *, the country */
  GStrv endings[4];    /* as in ending_flags */
};

static const struct
{
  const char *section;
  GainWordFlags flags;
} section_flags[] = {
  { "verb.say", GAIN_WORD (SAY) },
  { "verb.weak", GAIN_WORD (WEAK) },
  { "verb.tell", GAIN_WORD (TELL) },
  { "verb.demand", GAIN_WORD (DEMAND) },
  { "verb.as", GAIN_WORD (AS) },
  { "verb.accuse", GAIN_WORD (ACCUSE) },
  { "verb.deny", GAIN_WORD (DENY) },
  { "verb.doubt", GAIN_WORD (DOUBT) },
  { "verb.other", 0 },
  { "noun.claim", GAIN_WORD (NOUN_CLAIM) | GAIN_WORD (NOUN_THAT) },
  { "noun.that", GAIN_WORD (NOUN_THAT) },
  { "noun.demand", GAIN_WORD (NOUN_DEMAND) | GAIN_WORD (NOUN_THAT) },
  { "phrase.source", GAIN_WORD (SOURCE) },
  { "phrase.say", GAIN_WORD (SAY) },
  { "phrase.sure", GAIN_WORD (SAY) | GAIN_WORD (WEAK) },
  { "phrase.unsure", GAIN_WORD (DOUBT) | GAIN_WORD (WEAK) },
  { "phrase.infinitive", GAIN_WORD (INFINITIVE) },
  { "phrase.demand", GAIN_WORD (DEMAND) },
  { "phrase.as", GAIN_WORD (AS) },
  { "phrase.accuse", GAIN_WORD (ACCUSE) },
  { "phrase.deny", GAIN_WORD (DENY) },
  { "phrase.doubt", GAIN_WORD (DOUBT) },
  { "phrase.adjunct", GAIN_WORD (ADJUNCT) },
  { "phrase.tail", GAIN_WORD (TAIL) },
  { "phrase.quantity", GAIN_WORD (QUANTITY) },
  { "word.determiner", GAIN_WORD (DETERMINER) },
  { "word.pronoun", GAIN_WORD (PRONOUN) },
  { "word.object", GAIN_WORD (OBJECT) },
  { "word.preposition", GAIN_WORD (PREPOSITION) },
  { "word.auxiliary", GAIN_WORD (AUXILIARY) },
  { "word.be", GAIN_WORD (BE) },
  { "word.subordinator", GAIN_WORD (SUBORDINATOR) },
  { "word.coordinator", GAIN_WORD (COORDINATOR) },
  { "word.relative", GAIN_WORD (RELATIVE) },
  { "word.complementiser", GAIN_WORD (COMPLEMENTISER) },
  { "word.question", GAIN_WORD (QUESTION) },
  { "word.adverb", GAIN_WORD (ADVERB) },
  { "word.time", GAIN_WORD (TIME) },
  { "word.venue", GAIN_WORD (VENUE) },
  { "word.preposing", GAIN_WORD (PREPOSING) },
  { "word.result", GAIN_WORD (RESULT) },
  { "word.with", GAIN_WORD (WITH) },
  { "word.plural", GAIN_WORD (PLURAL) },
  { "word.summary", GAIN_WORD (SUMMARY) },
  { "word.first", GAIN_WORD (FIRST) },
  { "word.inverting", GAIN_WORD (INVERTING) },
  { "word.linking", GAIN_WORD (LINKING) },
  { "word.concession", GAIN_WORD (CONCESSION) },
  { "word.comparing", GAIN_WORD (COMPARING) },
  { "word.to", GAIN_WORD (TO) },
  { "word.degree", GAIN_WORD (DEGREE) },
  { "word.agent", GAIN_WORD (AGENT) },
  { "word.belonging", GAIN_WORD (BELONGING) },
  { "word.condition", GAIN_WORD (CONDITION) },
  { "word.placing", GAIN_WORD (PLACING) },
  { "word.adjunct", GAIN_WORD (ADJUNCT) },
  { "name.title", GAIN_WORD (TITLE) },
  { "name.role", GAIN_WORD (ROLE) },
  { "name.inner", GAIN_WORD (INNER) },
  { "name.of", GAIN_WORD (OF) },
  { "name.month", GAIN_WORD (MONTH) },
  { "stop.capital", GAIN_WORD (STOP_CAPITAL) },
  { "stop.open", GAIN_WORD (STOP_OPEN) },
  { "stop.number", GAIN_WORD (STOP_NUMBER) },
  { "stop.either", GAIN_WORD (STOP_EITHER) },
  { "stop.hour", GAIN_WORD (STOP_HOUR) },
};

static const struct
{
  const char *section;
  GainWordFlags flags;
} ending_flags[] = {
  { "ending.past", GAIN_WORD (PAST) | GAIN_WORD (PARTICIPLE) | GAIN_WORD (WEAK) },
  { "ending.gerund", GAIN_WORD (GERUND) },
  { "ending.adverb", GAIN_WORD (ADVERB) },
  { "ending.adjective", GAIN_WORD (ADJECTIVE) },
};

static const struct
{
  const char *section;
  GainNote note;
} section_notes[] = {
  { "note.voice", GAIN_NOTE_VOICE },   { "note.body", GAIN_NOTE_BODY },
  { "note.light", GAIN_NOTE_LIGHT },   { "note.rank", GAIN_NOTE_RANK },
  { "note.person", GAIN_NOTE_PERSON }, { "note.group", GAIN_NOTE_GROUP },
  { "note.thing", GAIN_NOTE_THING },   { "note.honorific", GAIN_NOTE_HONORIFIC },
};

#define PLACE_SECTION "place"

/* What must stand before an ending. */
#define MIN_STEM 3

static void
phrase_free (gpointer data)
{
  GainPhrase *phrase = data;

  g_ptr_array_unref (phrase->slots);
  g_free (phrase);
}

static void
add_word (GainLexicon *self, const char *word, GainWordFlags flags)
{
  GainWordFlags *known = g_hash_table_lookup (self->words, word);

  if (known == NULL)
    {
      known = g_new0 (GainWordFlags, 1);
      g_hash_table_insert (self->words, g_strdup (word), known);
    }
  *known |= flags;
}

static void
add_phrase (GainLexicon *self, const char *text, GainWordFlags flags)
{
  g_auto (GStrv) slots = g_strsplit (text, " ", -1);
  GStrv firsts;

  firsts = g_strsplit (slots[0], "|", -1);
  for (guint i = 0; firsts[i] != NULL; i++)
    {
      GPtrArray *same = g_hash_table_lookup (self->phrases, firsts[i]);
      GainPhrase *phrase = g_new0 (GainPhrase, 1);

      phrase->flags = flags;
      phrase->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      for (guint slot = 0; slots[slot] != NULL; slot++)
        g_ptr_array_add (phrase->slots, g_strsplit (slots[slot], "|", -1));

      if (same == NULL)
        {
          same = g_ptr_array_new_with_free_func (phrase_free);
          g_hash_table_insert (self->phrases, g_strdup (firsts[i]), same);
        }
      g_ptr_array_add (same, phrase);
    }
  g_strfreev (firsts);
}

/* lemma = third; past; participle; gerund */
static void
add_verb (GainLexicon *self, const char *lemma, GStrv forms, GainWordFlags flags)
{
  static const GainWordFlags form_flags[] = {
    GAIN_WORD (THIRD),
    GAIN_WORD (PAST),
    GAIN_WORD (PARTICIPLE),
    GAIN_WORD (GERUND),
  };

  add_word (self, lemma, flags | GAIN_WORD (BASE));
  for (guint i = 0; forms[i] != NULL && i < G_N_ELEMENTS (form_flags); i++)
    {
      g_auto (GStrv) spellings = g_strsplit (g_strstrip (forms[i]), "|", -1);

      for (guint spelling = 0; spellings[spelling] != NULL; spelling++)
        add_word (self, spellings[spelling], flags | form_flags[i]);
    }
}

static void
add_section (GainLexicon *self, GKeyFile *file, const char *section, GainWordFlags flags)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, section, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) values = g_key_file_get_string_list (file, section, keys[i], NULL, NULL);

      if (values == NULL)
        continue;
      if (g_str_has_prefix (section, "verb."))
        {
          add_verb (self, keys[i], values, flags);
          continue;
        }

      for (guint j = 0; values[j] != NULL; j++)
        if (g_str_has_prefix (section, "phrase."))
          add_phrase (self, g_strstrip (values[j]), flags);
        else
          add_word (self, g_strstrip (values[j]), flags);
    }
}

static void
add_notes (GainLexicon *self, GKeyFile *file, const char *section, GainNote note)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, section, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_key_file_get_string_list (file, section, keys[i], NULL, NULL);

      for (guint j = 0; words != NULL && words[j] != NULL; j++)
        {
          const char *word = g_strstrip (words[j]);
          guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->notes, word));

          g_hash_table_insert (self->notes, g_strdup (word), GUINT_TO_POINTER (known | note));
        }
    }
}

/* Country = nationality; capital; … */
static void
add_places (GainLexicon *self, GKeyFile *file)
{
  g_auto (GStrv) countries = g_key_file_get_keys (file, PLACE_SECTION, NULL, NULL);

  for (guint i = 0; countries != NULL && countries[i] != NULL; i++)
    {
      g_auto (GStrv) names =
          g_key_file_get_string_list (file, PLACE_SECTION, countries[i], NULL, NULL);
      char *country = g_strdup (countries[i]);

      g_hash_table_insert (self->places, g_utf8_strdown (country, -1), country);
      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        if (*g_strstrip (names[j]) != '\0')
          g_hash_table_insert (self->places, g_strdup (names[j]), country);
    }
}

static GainLexicon *
lexicon_new (const char *data)
{
  GainLexicon *self = g_new0 (GainLexicon, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->phrases =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* The files are built in; a mistake in one is ours, and a test reads each. */
  if (!g_key_file_load_from_data (file, data, -1, G_KEY_FILE_NONE, &error))
    g_warning ("A cue file is not well formed: %s", error->message);

  for (guint i = 0; i < G_N_ELEMENTS (ending_flags); i++)
    self->endings[i] =
        g_key_file_get_string_list (file, ending_flags[i].section, "plain", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (section_flags); i++)
    add_section (self, file, section_flags[i].section, section_flags[i].flags);
  for (guint i = 0; i < G_N_ELEMENTS (section_notes); i++)
    add_notes (self, file, section_notes[i].section, section_notes[i].note);
  add_places (self, file);

  return self;
}

/* The longest file name that is @language or the tag up to one of its hyphens. */
static const GainCueFile *
find_file (const char *language)
{
  g_autofree char *tag = g_ascii_strdown (language, -1);

  g_strdelimit (tag, "_", '-');
  for (;;)
    {
      char *hyphen;

      for (const GainCueFile *file = gain_cue_files; file->language != NULL; file++)
        if (strcmp (file->language, tag) == 0)
          return file;

      hyphen = strrchr (tag, '-');
      if (hyphen == NULL)
        return NULL;
      *hyphen = '\0';
    }
}

const GainLexicon *
gain_lexicon_get (const char *language)
{
  static GMutex mutex;
  static GHashTable *lexicons; /* GainCueFile → GainLexicon, kept to the end */
  const GainCueFile *file = language != NULL ? find_file (language) : NULL;
  GainLexicon *lexicon;

  if (file == NULL)
    file = find_file ("en");

  g_mutex_lock (&mutex);
  if (lexicons == NULL)
    lexicons = g_hash_table_new (NULL, NULL);
  lexicon = g_hash_table_lookup (lexicons, file);
  if (lexicon == NULL)
    {
      lexicon = lexicon_new (file != NULL ? file->data : "");
      g_hash_table_insert (lexicons, (gpointer) file, lexicon);
    }
  g_mutex_unlock (&mutex);

  return lexicon;
}

gboolean
gain_lexicon_knows_section (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (section_flags); i++)
    if (strcmp (section_flags[i].section, section) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ending_flags); i++)
    if (strcmp (ending_flags[i].section, section) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (section_notes); i++)
    if (strcmp (section_notes[i].section, section) == 0)
      return TRUE;

  return strcmp (section, PLACE_SECTION) == 0;
}

GainWordFlags
gain_lexicon_look_up (const GainLexicon *self, const char *word)
{
  const GainWordFlags *flags = g_hash_table_lookup (self->words, word);

  return flags != NULL ? *flags : 0;
}

GainNote
gain_lexicon_get_notes (const GainLexicon *self, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->notes, word));
}

const char *
gain_lexicon_find_country (const GainLexicon *self, const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  return g_hash_table_lookup (self->places, folded);
}

GainWordFlags
gain_lexicon_guess (const GainLexicon *self, const char *word)
{
  gsize length = strlen (word);

  if (strchr (word, '-') != NULL)
    return 0;

  for (guint list = 0; list < G_N_ELEMENTS (ending_flags); list++)
    for (guint i = 0; self->endings[list] != NULL && self->endings[list][i] != NULL; i++)
      if (length >= strlen (self->endings[list][i]) + MIN_STEM &&
          g_str_has_suffix (word, self->endings[list][i]))
        return ending_flags[list].flags | GAIN_WORD (GUESSED);

  return 0;
}

char *
gain_lexicon_fold (const gunichar *chars, guint n_chars)
{
  GString *folded = g_string_sized_new (n_chars + 8);

  for (guint i = 0; i < n_chars; i++)
    g_string_append_unichar (
        folded, chars[i] == 0x2019 || chars[i] == 0x02bc ? '\'' : g_unichar_tolower (chars[i]));

  return g_string_free (folded, FALSE);
}

const GPtrArray *
gain_lexicon_list_phrases (const GainLexicon *self, const char *word)
{
  return g_hash_table_lookup (self->phrases, word);
}
