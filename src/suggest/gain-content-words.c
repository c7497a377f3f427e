/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-content-words"

#include "config.h"

#include "gain-content-words.h"

#include <string.h>

#include "gain-folded-words.h"

/* Of a word in a language without rules this much is compared, in characters. */
#define BEGINNING 6

/* What every sentence may have. “s” and “t” are left of “it’s” and “don’t”. */
static const char *const empty_words[] = {
  "a",       "about",  "above",   "added",   "after",     "again",    "against", "ago",
  "all",     "almost", "alone",   "already", "also",      "although", "always",  "am",
  "amid",    "among",  "an",      "and",     "announced", "another",  "any",     "anybody",
  "are",     "as",     "at",      "be",      "because",   "been",     "before",  "being",
  "below",   "beside", "between", "both",    "but",       "by",       "called",  "can",
  "could",   "did",    "do",      "does",    "doing",     "don",      "down",    "during",
  "each",    "either", "else",    "even",    "ever",      "every",    "for",     "from",
  "further", "had",    "has",     "have",    "having",    "he",       "her",     "here",
  "hers",    "him",    "his",     "how",     "however",   "i",        "if",      "in",
  "into",    "is",     "it",      "its",     "itself",    "just",     "least",   "less",
  "like",    "many",   "may",     "me",      "mere",      "might",    "more",    "most",
  "much",    "must",   "my",      "neither", "never",     "no",       "nobody",  "none",
  "nor",     "not",    "nothing", "now",     "of",        "off",      "on",      "once",
  "only",    "or",     "other",   "our",     "out",       "over",     "own",     "part",
  "per",     "put",    "rather",  "s",       "said",      "same",     "say",     "saying",
  "says",    "shall",  "she",     "should",  "since",     "so",       "some",    "still",
  "such",    "t",      "than",    "that",    "the",       "their",    "them",    "themselves",
  "then",    "there",  "these",   "they",    "this",      "those",    "through", "to",
  "told",    "too",    "under",   "until",   "up",        "upon",     "us",      "very",
  "was",     "way",    "we",      "well",    "were",      "what",     "when",    "whether",
  "which",   "while",  "who",     "whose",   "why",       "will",     "with",    "within",
  "without", "would",  "yet",     "you",     "your",
};

/* What a denial is made of beside what it denies. */
static const char *const saying_words[] = {
  "absurd",     "account",    "accounts",    "accusation",   "accusations", "accused",
  "accuses",    "allegation", "allegations", "alleged",      "alleges",     "argued",
  "asserted",   "assertion",  "assertions",  "baseless",     "called",      "case",
  "charge",     "charges",    "claim",       "claimed",      "claiming",    "claims",
  "comment",    "confirm",    "confirmed",   "contradicted", "convinced",   "declined",
  "decried",    "decrying",   "denial",      "denied",       "denies",      "deny",
  "denying",    "described",  "dismissed",   "dismisses",    "disputed",    "disputes",
  "disputing",  "doubt",      "doubted",     "doubts",       "evidence",    "false",
  "figure",     "groundless", "idea",        "insisted",     "lie",         "lied",
  "lies",       "lying",      "nonsense",    "notion",       "number",      "question",
  "questioned", "questions",  "rebuffed",    "rebutted",     "refute",      "refuted",
  "refutes",    "refuting",   "reject",      "rejected",     "rejecting",   "rejects",
  "remark",     "remarks",    "report",      "reports",      "ridiculous",  "rumor",
  "rumors",     "rumour",     "rumours",     "speculation",  "stated",      "statement",
  "statements", "story",      "suggested",   "suggestion",   "suggestions", "theory",
  "true",       "uncertain",  "unclear",     "unfounded",    "untrue",      "wrong",
};

static const struct
{
  const char *word;
  const char *digits;
} number_words[] = {
  { "two", "2" },       { "three", "3" },       { "four", "4" },      { "five", "5" },
  { "six", "6" },       { "seven", "7" },       { "eight", "8" },     { "nine", "9" },
  { "ten", "10" },      { "eleven", "11" },     { "twelve", "12" },   { "dozen", "12" },
  { "twenty", "20" },   { "thirty", "30" },     { "forty", "40" },    { "fifty", "50" },
  { "half", "1/2" },    { "third", "1/3" },     { "quarter", "1/4" }, { "fifth", "1/5" },
  { "hundred", "100" }, { "thousand", "1000" },
};

/* Forms that no ending tells, with what the other forms are cut down to. In order. */
static const struct
{
  const char *word;
  const char *stem;
} irregular_words[] = {
  { "became", "becom" },      { "began", "begin" },    { "begun", "begin" },
  { "bought", "buy" },        { "bribery", "brib" },   { "broke", "break" },
  { "broken", "break" },      { "built", "build" },    { "came", "com" },
  { "caught", "catch" },      { "children", "child" }, { "chose", "choos" },
  { "chosen", "choos" },      { "cut", "cut" },        { "dead", "die" },
  { "death", "die" },         { "deaths", "die" },     { "died", "die" },
  { "dies", "die" },          { "driven", "driv" },    { "drove", "driv" },
  { "dumped", "dump" },       { "dying", "die" },      { "fallen", "fall" },
  { "fell", "fall" },         { "flew", "fly" },       { "flies", "fly" },
  { "flown", "fly" },         { "forbade", "forbid" }, { "fought", "fight" },
  { "found", "find" },        { "gave", "giv" },       { "given", "giv" },
  { "goes", "go" },           { "gone", "go" },        { "grew", "grow" },
  { "grown", "grow" },        { "held", "hold" },      { "hid", "hid" },
  { "hidden", "hid" },        { "hide", "hid" },       { "hurt", "hurt" },
  { "kept", "keep" },         { "knew", "know" },      { "knowing", "know" },
  { "known", "know" },        { "knows", "know" },     { "led", "lead" },
  { "left", "leav" },         { "life", "lif" },       { "lives", "lif" },
  { "lose", "los" },          { "loses", "los" },      { "loss", "los" },
  { "losses", "los" },        { "lost", "los" },       { "made", "mak" },
  { "men", "man" },           { "met", "meet" },       { "paid", "pay" },
  { "people", "person" },     { "persons", "person" }, { "ran", "run" },
  { "risen", "ris" },         { "robbery", "robb" },   { "rose", "ris" },
  { "sank", "sink" },         { "saw", "see" },        { "seen", "see" },
  { "sent", "send" },         { "shot", "shoot" },     { "sold", "sell" },
  { "sought", "seek" },       { "spent", "spend" },    { "stole", "steal" },
  { "stolen", "steal" },      { "stood", "stand" },    { "strategy", "strateg" },
  { "struck", "strik" },      { "sunk", "sink" },      { "supplied", "suppl" },
  { "supplies", "suppl" },    { "supply", "suppl" },   { "supplying", "suppl" },
  { "taken", "tak" },         { "threw", "throw" },    { "thrown", "throw" },
  { "took", "tak" },          { "went", "go" },        { "withdrawn", "withdraw" },
  { "withdrew", "withdraw" }, { "women", "woman" },    { "won", "win" },
  { "written", "writ" },      { "wrote", "writ" },
};

/* Endings, the longest first; what is left has at least @least letters. */
static const struct
{
  const char *ending;
  const char *instead;
  gsize least;
} endings[] = {
  { "ainian", "ain", 2 }, { "ations", "", 4 }, { "ators", "", 4 }, { "ation", "", 4 },
  { "ating", "", 4 },     { "ator", "", 4 },   { "ated", "", 4 },  { "ates", "", 4 },
  { "ments", "", 4 },     { "ities", "", 4 },  { "ings", "", 3 },  { "ians", "i", 3 },
  { "ment", "", 4 },      { "ican", "ic", 3 }, { "ions", "", 4 },  { "ness", "", 4 },
  { "ity", "", 4 },       { "ian", "i", 3 },   { "ate", "", 4 },   { "ese", "", 3 },
  { "ers", "", 4 },       { "ors", "", 5 },    { "ing", "", 3 },   { "ies", "i", 2 },
  { "ied", "i", 2 },      { "ion", "", 4 },    { "ive", "", 4 },   { "ed", "", 3 },
  { "er", "", 4 },        { "or", "", 5 },     { "es", "", 3 },    { "ly", "", 4 },
  { "al", "", 5 },        { "s", "", 3 },      { "y", "i", 3 },    { "e", "", 3 },
  { "a", "", 4 },
};

/* Words that news use for one thing, cut down, with the one that stands for them. */
static const struct
{
  const char *stem;
  const char *instead;
} same_stems[] = {
  { "assault", "attack" }, { "battl", "fight" },      { "bomb", "attack" },
  { "combat", "fight" },   { "combatant", "soldi" },  { "compani", "compan" },
  { "conceal", "hid" },    { "deliver", "suppl" },    { "enlist", "recruit" },
  { "export", "suppl" },   { "firm", "compan" },      { "kill", "die" },
  { "nation", "citizen" }, { "national", "citizen" }, { "provid", "suppl" },
  { "repair", "fix" },     { "strik", "attack" },     { "strike", "attack" },
  { "suppli", "suppl" },   { "troop", "soldi" },      { "weapon", "arm" },
};

static gboolean
is_listed (const char *word, const char *const *list, guint n)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (word, list[middle]);

      if (order == 0)
        return TRUE;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}

static gboolean
is_sibilant_plural (const char *word, gsize length)
{
  return length >= 4 && (word[length - 1] == 's') &&
         (word[length - 2] == 's' || word[length - 2] == 'u' || word[length - 2] == 'i');
}

/* “runn” is left of “running”. */
static void
drop_double (char *word)
{
  gsize length = strlen (word);

  if (length > 3 && word[length - 1] == word[length - 2] && strchr ("bdgmnprt", word[length - 1]))
    word[length - 1] = '\0';
}

static char *
strip_endings (const char *word)
{
  char *stem = g_strdup (word);
  gboolean stripped = TRUE;

  /* Several, for “supporters” and “potentially”. */
  for (guint round = 0; round < 3 && stripped; round++)
    {
      gsize length = strlen (stem);

      stripped = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (endings) && !stripped; i++)
        {
          gsize cut = strlen (endings[i].ending);

          if (length < cut + endings[i].least || !g_str_has_suffix (stem, endings[i].ending) ||
              is_sibilant_plural (stem, length))
            continue;
          strcpy (stem + length - cut, endings[i].instead);
          drop_double (stem);
          stripped = endings[i].instead[0] == '\0';
          break;
        }
    }

  return stem;
}

/* Takes @stem. */
static char *
unite (char *stem)
{
  for (guint i = 0; i < G_N_ELEMENTS (same_stems); i++)
    if (strcmp (stem, same_stems[i].stem) == 0)
      {
        g_free (stem);
        return g_strdup (same_stems[i].instead);
      }

  return stem;
}

static const char *
find_number (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++)
    if (strcmp (word, number_words[i].word) == 0)
      return number_words[i].digits;

  return NULL;
}

static const char *
find_irregular (const char *word)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (irregular_words);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (word, irregular_words[middle].word);

      if (order == 0)
        return irregular_words[middle].stem;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

static gboolean
is_english (const char *language)
{
  return language == NULL || language[0] == '\0' || g_ascii_strncasecmp (language, "en", 2) == 0;
}

/* Returns: (transfer full) (nullable): NULL for a word without content. */
static char *
dup_stem (const char *word, gboolean english)
{
  const char *digits = english ? find_number (word) : NULL;

  if (gain_content_word_is_number (word))
    return g_strdup (word);
  if (digits != NULL)
    return g_strdup (digits);
  if (!english)
    return g_utf8_strlen (word, 3) < 3
               ? NULL
               : g_utf8_substring (word, 0, MIN (BEGINNING, g_utf8_strlen (word, -1)));
  if (is_listed (word, empty_words, G_N_ELEMENTS (empty_words)) ||
      is_listed (word, saying_words, G_N_ELEMENTS (saying_words)) || word[1] == '\0')
    return NULL;

  if (find_irregular (word) != NULL)
    return g_strdup (find_irregular (word));

  return g_str_is_ascii (word) ? unite (strip_endings (word)) : g_strdup (word);
}

gboolean
gain_content_word_is_saying (const char *word)
{
  return is_listed (word, saying_words, G_N_ELEMENTS (saying_words));
}

gboolean
gain_content_word_is_number (const char *word)
{
  return g_unichar_isdigit (g_utf8_get_char (word));
}

GPtrArray *
gain_content_words_list (const char *text, const char *language)
{
  g_autofree char *folded = gain_fold_words (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *stem = words[i][0] != '\0' ? dup_stem (words[i], is_english (language)) : NULL;

      if (stem == NULL)
        continue;
      if (g_ptr_array_find_with_equal_func (list, stem, g_str_equal, NULL))
        g_free (stem);
      else
        g_ptr_array_add (list, stem);
    }

  return list;
}

GHashTable *
gain_content_words_count (const char *text, const char *language)
{
  g_autofree char *folded = gain_fold_words (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *stem = words[i][0] != '\0' ? dup_stem (words[i], is_english (language)) : NULL;
      guint n = stem != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, stem)) : 0;

      if (stem != NULL)
        g_hash_table_insert (counts, stem, GUINT_TO_POINTER (n + 1));
    }

  return counts;
}
