/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-word-index"

#include "config.h"

#include "gain-word-index.h"

#include <math.h>
#include <string.h>

#include "gain-content-words.h"

/* In a small project a word that is rare so far is not rare yet. */
#define EXPECTED_TEXTS 20.0
#define NUMBER_WEIGHT  1.5
/* Of texts that have numbers but none in common. */
#define OTHER_NUMBERS 0.5

typedef struct
{
  GArray *texts; /* of guint, places in the list of texts */
  gboolean is_number;
} Word;

typedef struct
{
  char *key;
  char *target;
  const char *place; /* interned */
  guint n_words;
  guint *words; /* places in the list of words */
  guint slot;   /* in the list of texts */
} Text;

struct _GainWordIndex
{
  GHashTable *word_slots; /* word → its place in the list + 1 */
  GPtrArray *words;       /* of Word */
  GPtrArray *texts;       /* of Text */
  GHashTable *by_key;     /* borrows */
};

static void
word_free (gpointer data)
{
  Word *self = data;

  g_array_unref (self->texts);
  g_free (self);
}

static void
text_free (gpointer data)
{
  Text *self = data;

  g_free (self->key);
  g_free (self->target);
  g_free (self->words);
  g_free (self);
}

GainWordIndex *
gain_word_index_new (void)
{
  GainWordIndex *self = g_new0 (GainWordIndex, 1);

  self->word_slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_ptr_array_new_with_free_func (word_free);
  self->texts = g_ptr_array_new_with_free_func (text_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
gain_word_index_free (GainWordIndex *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->word_slots);
  g_free (self);
}

/* Returns: (nullable). @slot: (out). */
static Word *
find_word (GainWordIndex *self, const char *word, guint *slot)
{
  *slot = GPOINTER_TO_UINT (g_hash_table_lookup (self->word_slots, word));

  return *slot > 0 ? g_ptr_array_index (self->words, --*slot) : NULL;
}

static guint
ensure_word (GainWordIndex *self, const char *word)
{
  guint slot;
  Word *new;

  if (find_word (self, word, &slot) != NULL)
    return slot;

  new = g_new0 (Word, 1);
  new->texts = g_array_new (FALSE, FALSE, sizeof (guint));
  new->is_number = gain_content_word_is_number (word);
  g_ptr_array_add (self->words, new);
  g_hash_table_insert (self->word_slots, g_strdup (word), GUINT_TO_POINTER (self->words->len));

  return self->words->len - 1;
}

static void
replace_slot (GArray *texts, guint old, guint new)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_array_index (texts, guint, i) == old)
      {
        g_array_index (texts, guint, i) = new;
        return;
      }
}

static void
forget_slot (GArray *texts, guint slot)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_array_index (texts, guint, i) == slot)
      {
        g_array_remove_index_fast (texts, i);
        return;
      }
}

void
gain_word_index_remove (GainWordIndex *self, const char *key)
{
  Text *text = g_hash_table_lookup (self->by_key, key);
  Text *last;
  guint slot;

  if (text == NULL)
    return;

  slot = text->slot;
  for (guint i = 0; i < text->n_words; i++)
    forget_slot (((Word *) g_ptr_array_index (self->words, text->words[i]))->texts, slot);
  last = g_ptr_array_index (self->texts, self->texts->len - 1);
  for (guint i = 0; last != text && i < last->n_words; i++)
    replace_slot (((Word *) g_ptr_array_index (self->words, last->words[i]))->texts,
                  last->slot,
                  slot);
  last->slot = slot;
  g_hash_table_remove (self->by_key, key);
  g_ptr_array_remove_index_fast (self->texts, slot);
}

void
gain_word_index_put (GainWordIndex *self,
                     const char *key,
                     const char *target,
                     const char *place,
                     GPtrArray *words)
{
  Text *text = g_new0 (Text, 1);

  gain_word_index_remove (self, key);
  text->key = g_strdup (key);
  text->target = g_strdup (target);
  text->place = g_intern_string (place);
  text->slot = self->texts->len;
  text->n_words = words->len;
  text->words = g_new (guint, words->len);
  for (guint i = 0; i < words->len; i++)
    {
      text->words[i] = ensure_word (self, g_ptr_array_index (words, i));
      g_array_append_val (((Word *) g_ptr_array_index (self->words, text->words[i]))->texts,
                          text->slot);
    }
  g_ptr_array_add (self->texts, text);
  g_hash_table_insert (self->by_key, text->key, text);
}

/* @word: (nullable): NULL for one that no text has. */
static double
weigh (GainWordIndex *self, const Word *word, gboolean is_number)
{
  double n_having = word != NULL ? word->texts->len : 0;
  double weight = log ((self->texts->len + EXPECTED_TEXTS) / (n_having + 1));

  return is_number ? NUMBER_WEIGHT * weight : weight;
}

double
gain_word_index_weigh (GainWordIndex *self, const char *word)
{
  guint slot;

  return weigh (self, find_word (self, word, &slot), gain_content_word_is_number (word));
}

/* The cosine of two texts whose words are there or not. */
static double
measure (double shared, double a, double b)
{
  return shared > 0 ? shared / sqrt (a * b) : 0;
}

double
gain_word_index_compare (GainWordIndex *self, GPtrArray *a, GPtrArray *b)
{
  double total_a = 0;
  double total_b = 0;
  double shared = 0;
  gboolean number_a = FALSE;
  gboolean number_b = FALSE;
  gboolean same_number = FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const char *word = g_ptr_array_index (a, i);
      double weight = gain_word_index_weigh (self, word);
      gboolean is_shared = g_ptr_array_find_with_equal_func (b, word, g_str_equal, NULL);

      total_a += weight;
      shared += is_shared ? weight : 0;
      number_a |= gain_content_word_is_number (word);
      same_number |= is_shared && gain_content_word_is_number (word);
    }
  for (guint i = 0; i < b->len; i++)
    {
      total_b += gain_word_index_weigh (self, g_ptr_array_index (b, i));
      number_b |= gain_content_word_is_number (g_ptr_array_index (b, i));
    }

  return measure (shared, total_a, total_b) *
         (number_a && number_b && !same_number ? OTHER_NUMBERS : 1);
}

/* What a search collects about each text. */
typedef struct
{
  double shared;
  gboolean same_number;
} Tally;

static GainWordHit
make_hit (GainWordIndex *self, const Text *text, const Tally *tally, double total, gboolean number)
{
  gboolean has_number = FALSE;
  double own_total = 0;

  for (guint i = 0; i < text->n_words; i++)
    {
      const Word *word = g_ptr_array_index (self->words, text->words[i]);

      own_total += weigh (self, word, word->is_number);
      has_number |= word->is_number;
    }

  return (GainWordHit){ text->target,
                        text->place,
                        measure (tally->shared, total, own_total) *
                            (number && has_number && !tally->same_number ? OTHER_NUMBERS : 1) };
}

GArray *
gain_word_index_find (GainWordIndex *self, GPtrArray *words)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (GainWordHit));
  g_autofree Tally *tallies = g_new0 (Tally, self->texts->len);
  gboolean has_number = FALSE;
  double total = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      guint slot;
      const Word *found = find_word (self, word, &slot);
      gboolean is_number = gain_content_word_is_number (word);
      double weight = weigh (self, found, is_number);

      total += weight;
      has_number |= is_number;
      for (guint j = 0; found != NULL && j < found->texts->len; j++)
        {
          Tally *tally = &tallies[g_array_index (found->texts, guint, j)];

          tally->shared += weight;
          tally->same_number |= is_number;
        }
    }
  for (guint i = 0; i < self->texts->len; i++)
    if (tallies[i].shared > 0)
      {
        GainWordHit hit =
            make_hit (self, g_ptr_array_index (self->texts, i), &tallies[i], total, has_number);

        g_array_append_val (hits, hit);
      }

  return hits;
}
