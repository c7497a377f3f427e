/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-entry-index"

#include "config.h"

#include "gain-entry-index.h"

#include <string.h>

#include "gain-folded-words.h"
#include "gain-visible-entry.h"

/* What stands before a word says what it begins. */
#define NAME_MARK     '\n' /* a name or an alias */
#define KEY_MARK      '\f' /* a Q-id or an organisation */
#define INITIALS_MARK '\v'

#define MAX_TYPED_WORDS 16

/* One entry. A registry of 50,000 is small enough to look through all of it
 * at each key, as long as most entries are passed over by their letters. */
typedef struct _Entry Entry;

struct _Entry
{
  char *id;
  GainItem *item;
  Entry *stands;       /* (nullable) (borrowed): for it, when it was merged into another */
  gboolean is_grouped; /* something was merged into it, or it into something */
  gboolean is_own;     /* entered by the annotator at work or the lead */
  guint place;         /* in the list */
  char *words;         /* folded, each name and key behind its mark */
  guint name_length;   /* of the first name, bytes */
  guint64 letters;     /* the bytes that occur in it */
  guint64 initials;    /* the bytes that words in it begin with */
  double weight;       /* while somebody asks, 0 otherwise */
};

struct _GainEntryIndex
{
  GainProject *project;
  GainItemKind kind;
  GPtrArray *entries; /* of Entry; NULL until somebody asks */
  GPtrArray *unread;  /* items that are not in there yet; NULL when all are */
  GHashTable *by_id;  /* borrows */
  gboolean merges_changed;
};

/* What was typed, made ready. */
typedef struct
{
  char *folded;
  char *words[MAX_TYPED_WORDS];
  guint n_words;
  char *as_name;
  char *as_key;
  char *as_first_word;
  guint64 letters;
} Typed;

static guint64
get_bit (char c)
{
  return G_GUINT64_CONSTANT (1) << ((guchar) c & 63);
}

static gboolean
is_end (char c)
{
  return c == '\0' || c == NAME_MARK || c == KEY_MARK || c == INITIALS_MARK;
}

static guint64
collect_letters (const char *words)
{
  guint64 letters = 0;

  for (const char *p = words; *p != '\0'; p++)
    if (*p != ' ' && !is_end (*p))
      letters |= get_bit (*p);

  return letters;
}

static guint64
collect_initials (const char *words)
{
  guint64 initials = 0;

  for (const char *p = words; *p != '\0'; p++)
    if (*p == ' ' || is_end (*p))
      initials |= get_bit (p[1]);

  return initials;
}

static void
typed_clear (Typed *self)
{
  g_free (self->folded);
  for (guint i = 0; i < self->n_words; i++)
    g_free (self->words[i]);
  g_free (self->as_name);
  g_free (self->as_key);
  g_free (self->as_first_word);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static void
typed_init (Typed *self, const char *typed)
{
  g_auto (GStrv) words = NULL;

  *self = (Typed){ .folded = gain_fold_words (typed) };
  words = g_strsplit (self->folded, " ", MAX_TYPED_WORDS);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      self->words[self->n_words++] = g_strdup (words[i]);
  self->as_name = g_strdup_printf ("%c%s", NAME_MARK, self->folded);
  self->as_key = g_strdup_printf ("%c%s", KEY_MARK, self->folded);
  self->as_first_word =
      g_strdup_printf ("%c%s", NAME_MARK, self->n_words > 0 ? self->words[0] : "");
  self->letters = collect_letters (self->folded);
}

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->id);
  g_clear_object (&self->item);
  g_free (self->words);
  g_free (self);
}

static void
add_words (GString *words, char mark, const char *text)
{
  g_autofree char *folded = text != NULL ? gain_fold_words (text) : NULL;

  if (folded == NULL || folded[0] == '\0')
    return;

  g_string_append_c (words, mark);
  g_string_append (words, folded);
}

/* “vz” for “Volodymyr Zelensky”. */
static void
add_initials (GString *words, const char *name)
{
  g_autofree char *folded = gain_fold_words (name);

  if (strchr (folded, ' ') == NULL)
    return;

  g_string_append_c (words, INITIALS_MARK);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (p == folded || p[-1] == ' ')
      g_string_append_unichar (words, g_utf8_get_char (p));
}

static char *
collect_words (GainItem *item, guint *name_length)
{
  GString *words = g_string_new (NULL);
  GainActor *actor = GAIN_IS_ACTOR (item) ? GAIN_ACTOR (item) : NULL;
  const char *name = actor != NULL ? gain_actor_get_name (actor)
                                   : gain_proposition_get_wording (GAIN_PROPOSITION (item));

  add_words (words, NAME_MARK, name);
  *name_length = words->len;
  if (actor != NULL)
    {
      const char *const *aliases = gain_actor_get_aliases (actor);

      for (guint i = 0; aliases[i] != NULL; i++)
        add_words (words, NAME_MARK, aliases[i]);
      add_words (words, KEY_MARK, gain_actor_get_wikidata (actor));
      add_words (words, KEY_MARK, gain_actor_get_organisation (actor));
      if (name != NULL)
        add_initials (words, name);
    }

  return g_string_free (words, FALSE);
}

static void
remove_entry (GainEntryIndex *self, Entry *entry)
{
  guint place = entry->place;

  g_hash_table_remove (self->by_id, entry->id);
  g_ptr_array_remove_index_fast (self->entries, place);
  if (place < self->entries->len)
    ((Entry *) g_ptr_array_index (self->entries, place))->place = place;
}

static Entry *
add_entry (GainEntryIndex *self, const char *id)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup (id);
  entry->place = self->entries->len;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, entry->id, entry);

  return entry;
}

static void
update_entry (GainEntryIndex *self, const char *id)
{
  Entry *entry = g_hash_table_lookup (self->by_id, id);
  GainItem *item = gain_visible_entry (self->project, self->kind, id, TRUE);

  self->merges_changed = TRUE;
  if (item == NULL)
    {
      if (entry != NULL)
        remove_entry (self, entry);
      return;
    }

  if (entry == NULL)
    entry = add_entry (self, id);
  g_set_object (&entry->item, item);
  g_free (entry->words);
  entry->words = collect_words (item, &entry->name_length);
  entry->letters = collect_letters (entry->words);
  entry->initials = collect_initials (entry->words);
  entry->is_own = gain_visible_entry (self->project, self->kind, id, FALSE) != NULL;
}

static GPtrArray *
list_shown (GainEntryIndex *self)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  GListModel *model = self->kind == GAIN_ITEM_ACTOR ? gain_registry_get_actors (registry)
                                                    : gain_registry_get_propositions (registry);
  guint n = g_list_model_get_n_items (model);
  GPtrArray *items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));

  return items;
}

gboolean
gain_entry_index_read (GainEntryIndex *self, gint64 budget)
{
  gint64 deadline = g_get_monotonic_time () + budget;

  if (self->entries == NULL)
    {
      self->entries = g_ptr_array_new_with_free_func (entry_free);
      self->unread = list_shown (self);
    }
  while (self->unread != NULL && self->unread->len > 0)
    {
      GainItem *item = g_ptr_array_index (self->unread, self->unread->len - 1);

      update_entry (self, gain_item_get_id (item));
      g_ptr_array_set_size (self->unread, (int) self->unread->len - 1);
      if (budget > 0 && self->unread->len % 16 == 0 && g_get_monotonic_time () > deadline)
        return FALSE;
    }
  g_clear_pointer (&self->unread, g_ptr_array_unref);

  return TRUE;
}

static void
resolve_entry (GainEntryIndex *self, Entry *entry)
{
  const char *id =
      gain_registry_resolve (gain_project_get_registry (self->project), self->kind, entry->id);
  Entry *other = strcmp (id, entry->id) != 0 ? g_hash_table_lookup (self->by_id, id) : NULL;

  if (other == NULL)
    return;

  entry->stands = other;
  entry->is_grouped = other->is_grouped = TRUE;
}

static void
resolve_merges (GainEntryIndex *self)
{
  g_autoptr (GPtrArray) merges = NULL;

  if (!self->merges_changed)
    return;

  self->merges_changed = FALSE;
  merges =
      gain_registry_list_entries (gain_project_get_registry (self->project), GAIN_ITEM_MERGE, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      entry->stands = NULL;
      entry->is_grouped = FALSE;
    }
  for (guint i = 0; i < (merges->len > 0 ? self->entries->len : 0); i++)
    resolve_entry (self, g_ptr_array_index (self->entries, i));
}

GainEntryIndex *
gain_entry_index_new (GainProject *project, GainItemKind kind)
{
  GainEntryIndex *self;

  g_return_val_if_fail (GAIN_IS_PROJECT (project), NULL);
  g_return_val_if_fail (kind == GAIN_ITEM_ACTOR || kind == GAIN_ITEM_PROPOSITION, NULL);

  self = g_new0 (GainEntryIndex, 1);
  self->project = project;
  self->kind = kind;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
gain_entry_index_free (GainEntryIndex *self)
{
  g_hash_table_unref (self->by_id);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

void
gain_entry_index_follow (GainEntryIndex *self, GainChange *change)
{
  guint n = gain_change_get_n_operations (change);

  if (self->entries == NULL)
    return;

  for (guint i = 0; i < n; i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (operation->kind == self->kind)
        update_entry (self, operation->id);
      else if (operation->kind == GAIN_ITEM_MERGE)
        self->merges_changed = TRUE;
    }
}

static gboolean
begins_word (const Entry *entry, const char *word)
{
  if ((entry->initials & get_bit (word[0])) == 0)
    return FALSE;

  for (const char *p = strstr (entry->words, word); p != NULL; p = strstr (p + 1, word))
    if (p[-1] == ' ' || is_end (p[-1]))
      return TRUE;

  return FALSE;
}

/* Is one of the names just @as_name? */
static gboolean
is_whole (const char *words, const char *as_name)
{
  gsize length = strlen (as_name);

  for (const char *p = strstr (words, as_name); p != NULL; p = strstr (p + 1, as_name))
    if (is_end (p[length]))
      return TRUE;

  return FALSE;
}

static GainFit
fit_words (const Entry *entry, const Typed *typed)
{
  gboolean all_begin = TRUE;

  for (guint i = 0; i < typed->n_words; i++)
    {
      if (begins_word (entry, typed->words[i]))
        continue;
      if (typed->words[i][1] == '\0' || strstr (entry->words, typed->words[i]) == NULL)
        return GAIN_FIT_NOT;
      all_begin = FALSE;
    }
  if (!all_begin)
    return GAIN_FIT_INFIX;

  return strstr (entry->words, typed->as_first_word) != NULL ? GAIN_FIT_FIRST_WORD : GAIN_FIT_WORD;
}

static GainFit
fit (const Entry *entry, const Typed *typed)
{
  if ((typed->letters & ~entry->letters) != 0 || typed->n_words == 0)
    return GAIN_FIT_NOT;
  if (is_whole (entry->words, typed->as_name) || is_whole (entry->words, typed->as_key))
    return GAIN_FIT_EXACT;
  if (strstr (entry->words, typed->as_name) != NULL)
    return GAIN_FIT_NAME_PREFIX;

  return fit_words (entry, typed);
}

/* An entry that fits, on its way into the list. */
typedef struct
{
  const Entry *entry;
  const Entry *shown; /* what stands for it */
  GainFit fit;
} Match;

static int
compare_matches (const Match *a, const Match *b)
{
  int order;

  if (a->fit != b->fit)
    return a->fit < b->fit ? -1 : 1;
  if (a->shown->weight != b->shown->weight)
    return a->shown->weight > b->shown->weight ? -1 : 1;
  if (a->entry->name_length != b->entry->name_length)
    return a->entry->name_length < b->entry->name_length ? -1 : 1;
  order = strcmp (a->entry->words, b->entry->words);

  return order != 0 ? order : strcmp (a->entry->id, b->entry->id);
}

/* The better one of a group stays. Returns: TRUE when @match need not go in. */
static gboolean
settle_group (GArray *matches, const Match *match)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *other = &g_array_index (matches, Match, i);

      if (other->shown != match->shown)
        continue;
      if (compare_matches (other, match) <= 0)
        return TRUE;
      g_array_remove_index (matches, i);
      return FALSE;
    }

  return FALSE;
}

/* Spares most of the weighing after a single letter. */
static gboolean
is_beaten (GArray *matches, GainFit fit, guint max)
{
  return matches->len == max && g_array_index (matches, Match, max - 1).fit < fit;
}

static void
add_match (GArray *matches, const Match *match, guint max)
{
  guint low = 0;
  guint high = matches->len;

  if (high == max && compare_matches (match, &g_array_index (matches, Match, high - 1)) >= 0)
    return;
  if (match->entry->is_grouped && settle_group (matches, match))
    return;

  high = matches->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_matches (&g_array_index (matches, Match, middle), match) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (matches, low, *match);
  if (matches->len > max)
    g_array_set_size (matches, max);
}

static GArray *
take_hits (GArray *matches)
{
  GArray *hits = g_array_sized_new (FALSE, FALSE, sizeof (GainEntryHit), matches->len);

  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      GainEntryHit hit = { match->shown->item, match->fit };

      g_array_append_val (hits, hit);
    }

  return hits;
}

/* @weights: (nullable): id → double. Returns: (transfer container): the entries that got one. */
static GPtrArray *
weigh_entries (GainEntryIndex *self, GHashTable *weights)
{
  GPtrArray *weighed = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer weight;

  if (weights == NULL)
    return weighed;

  g_hash_table_iter_init (&iter, weights);
  while (g_hash_table_iter_next (&iter, &id, &weight))
    {
      Entry *entry = g_hash_table_lookup (self->by_id, id);

      if (entry == NULL)
        continue;
      if (entry->stands != NULL)
        entry = entry->stands;
      entry->weight += *(const double *) weight;
      g_ptr_array_add (weighed, entry);
    }

  return weighed;
}

static void
find_matches (GainEntryIndex *self,
              const Typed *typed,
              gboolean colleagues,
              guint max,
              GArray *matches)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      Match match = { .entry = entry };

      if (!entry->is_own && !colleagues)
        continue;
      match.fit = fit (entry, typed);
      if (match.fit == GAIN_FIT_NOT || is_beaten (matches, match.fit, max))
        continue;
      match.shown =
          entry->stands != NULL && (entry->stands->is_own || colleagues) ? entry->stands : entry;
      add_match (matches, &match, max);
    }
}

GArray *
gain_entry_index_find (GainEntryIndex *self,
                       const char *typed,
                       gboolean colleagues,
                       GHashTable *weights,
                       guint max)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autoptr (GPtrArray) weighed = NULL;
  g_auto (Typed) wanted = { 0 };

  gain_entry_index_read (self, 0);
  resolve_merges (self);
  typed_init (&wanted, typed);
  weighed = weigh_entries (self, weights);
  if (max > 0)
    find_matches (self, &wanted, colleagues, max, matches);
  for (guint i = 0; i < weighed->len; i++)
    ((Entry *) weighed->pdata[i])->weight = 0;

  return take_hits (matches);
}
