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
#define NUMBER_WEIGHT  2.0
/* How much the less a word tells that the article has over and over. */
#define TOPIC_DAMPING 0.5
/* Of texts that have numbers but none in common. */
#define OTHER_NUMBERS 0.5

/* Less is no likeness, and so many texts are compared at most (and those that
 * share the rarest word, however many). */
#define LEAST_SIMILARITY 0.1
#define MAX_LOOKED_AT    3000

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

/* @word: (nullable): NULL for one that no text has. @n_here: how often it occurs in the article. */
static double
weigh (GainWordIndex *self, const Word *word, gboolean is_number, guint n_here)
{
  double n_having = word != NULL ? word->texts->len : 0;
  double weight = log ((self->texts->len + EXPECTED_TEXTS) / (n_having + 1));

  return weight * (is_number ? NUMBER_WEIGHT : 1) /
         (n_here > 1 ? 1 + TOPIC_DAMPING * log (n_here) : 1);
}

static guint
get_count (GHashTable *counts, const char *word)
{
  return counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) : 0;
}

static double
weigh_string (GainWordIndex *self, GHashTable *counts, const char *word)
{
  guint slot;

  return weigh (self,
                find_word (self, word, &slot),
                gain_content_word_is_number (word),
                get_count (counts, word));
}

/* The cosine of two texts whose words are there or not. */
static double
measure (double shared, double a, double b)
{
  return shared > 0 ? shared / sqrt (a * b) : 0;
}

/* The weight of all words. @has_number: (out). */
static double
weigh_all (GainWordIndex *self, GHashTable *counts, GPtrArray *words, gboolean *has_number)
{
  double total = 0;

  *has_number = FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      total += weigh_string (self, counts, words->pdata[i]);
      *has_number |= gain_content_word_is_number (words->pdata[i]);
    }

  return total;
}

double
gain_word_index_compare (GainWordIndex *self, GHashTable *counts, GPtrArray *a, GPtrArray *b)
{
  gboolean number_a;
  gboolean number_b;
  gboolean same_number = FALSE;
  double total_a = weigh_all (self, counts, a, &number_a);
  double total_b = weigh_all (self, counts, b, &number_b);
  double shared = 0;

  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_find_with_equal_func (b, a->pdata[i], g_str_equal, NULL))
      {
        shared += weigh_string (self, counts, a->pdata[i]);
        same_number |= gain_content_word_is_number (a->pdata[i]);
      }

  return measure (shared, total_a, total_b) *
         (number_a && number_b && !same_number ? OTHER_NUMBERS : 1);
}

/* A search on its way. */
typedef struct
{
  double *weights;  /* of each word of the index; below 0: not known yet */
  gboolean *wanted; /* is it looked for? */
  double total;     /* of what is looked for */
  gboolean has_number;
} Search;

static double
get_weight (GainWordIndex *self, const Search *search, guint slot)
{
  if (search->weights[slot] < 0)
    {
      const Word *word = g_ptr_array_index (self->words, slot);

      search->weights[slot] = weigh (self, word, word->is_number, 0);
    }

  return search->weights[slot];
}

static void
search_init (Search *search, GainWordIndex *self, GHashTable *counts, GPtrArray *words)
{
  GHashTableIter iter;
  gpointer word;
  gpointer count;
  guint slot;

  search->total = weigh_all (self, counts, words, &search->has_number);
  search->weights = g_new (double, self->words->len + 1);
  search->wanted = g_new0 (gboolean, self->words->len + 1);
  for (guint i = 0; i < self->words->len; i++)
    search->weights[i] = -1;
  for (guint i = 0; i < words->len; i++)
    if (find_word (self, words->pdata[i], &slot) != NULL)
      search->wanted[slot] = TRUE;
  if (counts == NULL)
    return;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      const Word *known = find_word (self, word, &slot);

      if (known != NULL)
        search->weights[slot] = weigh (self, known, known->is_number, GPOINTER_TO_UINT (count));
    }
}

static void
search_clear (Search *search)
{
  g_free (search->weights);
  g_free (search->wanted);
}

static GainWordHit
make_hit (GainWordIndex *self, const Search *search, const Text *text)
{
  gboolean has_number = FALSE;
  gboolean same_number = FALSE;
  double shared = 0;
  double total = 0;

  for (guint i = 0; i < text->n_words; i++)
    {
      guint slot = text->words[i];
      const Word *word = g_ptr_array_index (self->words, slot);
      double weight = get_weight (self, search, slot);

      total += weight;
      shared += search->wanted[slot] ? weight : 0;
      has_number |= word->is_number;
      same_number |= word->is_number && search->wanted[slot];
    }

  return (
      GainWordHit){ text->target,
                    text->place,
                    measure (shared, search->total, total) *
                        (search->has_number && has_number && !same_number ? OTHER_NUMBERS : 1) };
}

static int
compare_rarity (gconstpointer a, gconstpointer b)
{
  const Word *x = *(const Word *const *) a;
  const Word *y = *(const Word *const *) b;

  return (x->texts->len > y->texts->len) - (x->texts->len < y->texts->len);
}

/* Returns: (transfer full): for each text, whether it is worth a look. What has only words in
 * common that thousands have is not alike. */
static gboolean *
choose_texts (GainWordIndex *self, GPtrArray *words)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  gboolean *chosen = g_new0 (gboolean, self->texts->len + 1);
  guint n_chosen = 0;
  guint slot;

  for (guint i = 0; i < words->len; i++)
    if (find_word (self, words->pdata[i], &slot) != NULL)
      g_ptr_array_add (known, g_ptr_array_index (self->words, slot));
  g_ptr_array_sort (known, compare_rarity);
  for (guint i = 0; i < known->len && n_chosen < MAX_LOOKED_AT; i++)
    {
      GArray *texts = ((const Word *) known->pdata[i])->texts;

      for (guint j = 0; j < texts->len; j++)
        chosen[g_array_index (texts, guint, j)] = TRUE;
      n_chosen += texts->len;
    }

  return chosen;
}

GArray *
gain_word_index_find (GainWordIndex *self, GHashTable *counts, GPtrArray *words)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (GainWordHit));
  g_autofree gboolean *chosen = choose_texts (self, words);
  Search search;

  search_init (&search, self, counts, words);
  for (guint i = 0; i < self->texts->len; i++)
    if (chosen[i])
      {
        GainWordHit hit = make_hit (self, &search, g_ptr_array_index (self->texts, i));

        if (hit.similarity >= LEAST_SIMILARITY)
          g_array_append_val (hits, hit);
      }
  search_clear (&search);

  return hits;
}
