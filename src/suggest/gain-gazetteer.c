/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-gazetteer"

#include "config.h"

#include "gain-gazetteer.h"

#include <string.h>

#include "gain-folded-words.h"

/* What a name is worth, by how much of it was said. */
#define SCORE_WHOLE      1.0
#define SCORE_UNTITLED   0.97
#define SCORE_MARKED     0.9 /* the annotator marked it so before */
#define SCORE_INITIAL    0.88
#define SCORE_ACRONYM    0.85
#define SCORE_SURNAME    0.8
#define SCORE_ROLE       0.75
#define SCORE_ENDS       0.72
#define SCORE_SOUND      0.6
#define SCORE_NATIONLESS 0.6
#define SCORE_FIRST_WORD 0.55
#define SCORE_HEAD       0.5

/* The first byte of a key tells what it is a part of; whole names have none. */
#define KEY_SURNAME    "\x01"
#define KEY_SOUND      "\x02"
#define KEY_ACRONYM    "\x03"
#define KEY_FIRST_WORD "\x04"
#define KEY_HEAD       "\x05"
#define KEY_COUNTRY    "\x06"
#define KEY_GOVERNMENT "\x07"

typedef struct
{
  const char *id; /* interned */
  double score;
} Value;

/* What one entry or one link contributed, to take it back. */
typedef struct
{
  const char *id; /* interned */
  GPtrArray *keys;
} Source;

struct _GainGazetteer
{
  GainProject *project;
  gboolean is_read;
  GPtrArray *unread; /* actors, and links behind their layers, read from the end; NULL: all read */
  GHashTable *keys;  /* char * → GArray of Value */
  GHashTable *entries; /* id of an actor → Source */
  GHashTable *links;   /* id of a link → Source */
  GHashTable *counts;  /* interned id → how many links lead there */
  GHashTable *speaks;  /* interned id of a speaker → interned id of a body */
};

static void
source_free (gpointer data)
{
  Source *self = data;

  g_ptr_array_unref (self->keys);
  g_free (self);
}

static Source *
source_new (const char *id)
{
  Source *self = g_new0 (Source, 1);

  self->id = g_intern_string (id);
  self->keys = g_ptr_array_new_with_free_func (g_free);

  return self;
}

GainGazetteer *
gain_gazetteer_new (GainProject *project)
{
  GainGazetteer *self = g_new0 (GainGazetteer, 1);

  self->project = project;
  self->keys =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, source_free);
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, source_free);
  self->counts = g_hash_table_new (NULL, NULL);
  self->speaks = g_hash_table_new (NULL, NULL);

  return self;
}

void
gain_gazetteer_free (GainGazetteer *self)
{
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->speaks);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

/* Takes @key. */
static void
add_key (GainGazetteer *self, Source *source, char *key, double score)
{
  GArray *values = g_hash_table_lookup (self->keys, key);
  Value value = { source->id, score };

  if (values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (Value));
      g_hash_table_insert (self->keys, g_strdup (key), values);
    }
  g_array_append_val (values, value);
  g_ptr_array_add (source->keys, key);
}

static void
add_prefixed (GainGazetteer *self,
              Source *source,
              const char *prefix,
              const char *word,
              double score)
{
  if (*word != '\0')
    add_key (self, source, g_strconcat (prefix, word, NULL), score);
}

static void
remove_source (GainGazetteer *self, Source *source)
{
  for (guint i = 0; i < source->keys->len; i++)
    {
      GArray *values = g_hash_table_lookup (self->keys, g_ptr_array_index (source->keys, i));

      for (guint j = 0; values != NULL && j < values->len; j++)
        if (g_array_index (values, Value, j).id == source->id)
          {
            g_array_remove_index_fast (values, j);
            break;
          }
    }
  g_ptr_array_set_size (source->keys, 0);
}

static const char *
skip_article (const char *folded)
{
  return g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
}

static const char *
last_word (const char *folded)
{
  const char *space = strrchr (folded, ' ');

  return space != NULL ? space + 1 : folded;
}

/* How it sounds, roughly: Zelenskyy, Zelenskiy and Zelensky are one. */
static char *
dup_sound (const char *folded)
{
  GString *sound = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    {
      char c = *p == 'i' || *p == 'j' ? 'y' : *p == 'k' || *p == 'q' ? 'c' : *p == 'w' ? 'v' : *p;

      if (sound->len == 0 || sound->str[sound->len - 1] != c)
        g_string_append_c (sound, c);
    }

  return g_string_free (sound, FALSE);
}

/* “un” of “United Nations”. */
static char *
dup_acronym (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *letters = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_unichar_isupper (g_utf8_get_char (words[i])))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (words[i])));
  if (g_utf8_strlen (letters->str, -1) < 2)
    g_string_set_size (letters, 0);

  return g_string_free (letters, FALSE);
}

static char *
dup_without_bracket (const char *name)
{
  const char *bracket = strstr (name, " (");

  return g_strndup (name, bracket != NULL ? (gsize) (bracket - name) : strlen (name));
}

/* Without a type in the registry “Northgate Ports” may be a person as well. */
static gboolean
may_be (GainActor *actor, const GainMention *mention, gboolean person)
{
  const char *type = gain_actor_get_actor_type (actor);

  if (type != NULL && type[0] != '\0')
    return g_str_equal (type, "person") == person;

  return !person || (mention->is_person && mention->kind == GAIN_MENTION_NAME);
}

static void
add_person (GainGazetteer *self, Source *source, const GainMention *mention)
{
  g_autofree char *folded = gain_fold_words (mention->name);
  const char *surname = last_word (folded);

  if (surname == folded)
    return;
  add_prefixed (self, source, KEY_SURNAME, surname, SCORE_SURNAME);
  if (strlen (surname) > 4)
    {
      g_autofree char *sound = dup_sound (surname);

      add_prefixed (self, source, KEY_SOUND, sound, SCORE_SOUND);
    }
  add_key (self,
           source,
           g_strdup_printf ("%.*s %s", (int) (g_utf8_next_char (folded) - folded), folded, surname),
           SCORE_INITIAL);
}

static void
add_body (GainGazetteer *self, Source *source, const char *name, const GainMention *mention)
{
  g_autofree char *all = gain_fold_words (name);
  const char *folded = skip_article (all);
  const char *space = strchr (folded, ' ');
  g_autofree char *acronym = dup_acronym (name);
  g_autofree char *first = g_strndup (folded, space != NULL ? (gsize) (space - folded) : 0);

  add_prefixed (self, source, KEY_ACRONYM, acronym, SCORE_ACRONYM);
  if (space == NULL)
    return;
  add_prefixed (self, source, KEY_HEAD, last_word (folded), SCORE_HEAD);
  if (mention->country != NULL && gain_mention_find_country (first, NULL) != NULL)
    add_key (self, source, g_strdup (space + 1), SCORE_NATIONLESS);
  else if (strlen (first) > 3)
    add_prefixed (self, source, KEY_FIRST_WORD, first, SCORE_FIRST_WORD);
}

static void
add_name (GainGazetteer *self, Source *source, GainActor *actor, const char *name)
{
  g_autofree char *base = dup_without_bracket (name);
  g_autofree char *whole = gain_fold_words (name);
  g_autofree char *folded = gain_fold_words (base);
  g_auto (GainMention) mention = { 0 };
  g_autofree char *untitled = NULL;

  if (*folded == '\0')
    return;
  gain_mention_init (&mention, base, NULL);
  untitled = gain_fold_words (mention.name);
  add_key (self, source, g_strdup (skip_article (whole)), SCORE_WHOLE);
  if (!g_str_equal (whole, folded))
    add_key (self, source, g_strdup (skip_article (folded)), SCORE_WHOLE);
  if (!g_str_equal (untitled, folded) && *untitled != '\0')
    add_key (self, source, g_strdup (skip_article (untitled)), SCORE_UNTITLED);

  if (mention.country != NULL && strstr (whole, "government") != NULL)
    add_prefixed (self, source, KEY_GOVERNMENT, mention.country, SCORE_WHOLE);
  else if (mention.is_place)
    add_prefixed (self, source, KEY_GOVERNMENT, mention.country, SCORE_MARKED);

  if (may_be (actor, &mention, TRUE))
    add_person (self, source, &mention);
  if (may_be (actor, &mention, FALSE))
    add_body (self, source, base, &mention);
}

static GainActor *
find_actor (GainGazetteer *self, const char *id)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  const char *lead = gain_project_get_lead (self->project);
  GainItem *item =
      gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, gain_project_get_me (self->project), id);

  if (item == NULL && lead != NULL)
    item = gain_registry_get_entry (registry, GAIN_ITEM_ACTOR, lead, id);

  return item != NULL ? GAIN_ACTOR (item) : NULL;
}

static void
update_entry (GainGazetteer *self, const char *id)
{
  Source *source = g_hash_table_lookup (self->entries, id);
  GainActor *actor = find_actor (self, id);
  const char *const *aliases;

  if (source != NULL)
    remove_source (self, source);
  if (actor == NULL)
    {
      g_hash_table_remove (self->entries, id);
      return;
    }

  if (source == NULL)
    {
      source = source_new (id);
      g_hash_table_insert (self->entries, g_strdup (id), source);
    }
  add_name (self, source, actor, gain_actor_get_name (actor));
  aliases = gain_actor_get_aliases (actor);
  for (guint i = 0; aliases[i] != NULL; i++)
    add_name (self, source, actor, aliases[i]);
  if (gain_actor_get_country (actor) != NULL)
    add_prefixed (self, source, KEY_COUNTRY, gain_actor_get_country (actor), SCORE_ROLE);
}

static void
count (GainGazetteer *self, const char *id, int by)
{
  const char *interned = g_intern_string (id);
  int n = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, interned)) + by;

  g_hash_table_insert (self->counts, (gpointer) interned, GINT_TO_POINTER (MAX (n, 0)));
}

/* The words that were marked, as a name of whom they refer to. */
static void
learn_words (GainGazetteer *self, Source *source, GainAnnotation *mark)
{
  g_autofree char *quote = gain_annotation_dup_quote (mark);
  g_auto (GainMention) mention = { 0 };
  g_autofree char *folded = NULL;

  gain_mention_init (&mention, quote, NULL);
  folded = gain_fold_words (mention.name);
  if (mention.kind > GAIN_MENTION_DESCRIPTION || *folded == '\0' || mention.owner != NULL ||
      (mention.kind == GAIN_MENTION_DESCRIPTION && strchr (folded, ' ') == NULL))
    return;
  add_key (self, source, g_strdup (skip_article (folded)), SCORE_MARKED);
}

static void
add_link (GainGazetteer *self, GainLayer *layer, GainRelation *link)
{
  const GainRelationEnd *to = gain_relation_get_to (link);
  const char *type = gain_project_resolve_relation_type_id (self->project, link);
  GainAnnotation *mark;
  Source *source;

  if (to->kind != GAIN_END_ACTOR ||
      g_hash_table_contains (self->links, gain_item_get_id (GAIN_ITEM (link))))
    return;

  source = source_new (to->id);
  g_hash_table_insert (self->links, g_strdup (gain_item_get_id (GAIN_ITEM (link))), source);
  count (self, to->id, 1);
  if (g_str_equal (type, "made_by") && to->speaker != NULL)
    g_hash_table_insert (self->speaks,
                         (gpointer) g_intern_string (to->speaker),
                         (gpointer) g_intern_string (to->id));
  else if (g_str_equal (type, "made_by"))
    g_hash_table_remove (self->speaks, g_intern_string (to->id));
  if (g_str_equal (type, "speaks_for"))
    g_hash_table_insert (self->speaks,
                         (gpointer) g_intern_string (gain_relation_get_from (link)),
                         (gpointer) g_intern_string (to->id));

  mark = layer != NULL ? gain_layer_get_annotation (layer, gain_relation_get_from (link)) : NULL;
  if (mark != NULL && g_str_equal (type, "refers_to"))
    learn_words (self, source, mark);
}

static void
remove_link (GainGazetteer *self, const char *id)
{
  Source *source = g_hash_table_lookup (self->links, id);

  if (source == NULL)
    return;
  count (self, source->id, -1);
  remove_source (self, source);
  g_hash_table_remove (self->links, id);
}

/* “speaks for”, as the annotator entered it. */
static void
read_relations (GainGazetteer *self)
{
  g_autoptr (GPtrArray) relations =
      gain_registry_list_entries (gain_project_get_registry (self->project),
                                  GAIN_ITEM_RELATION,
                                  gain_project_get_me (self->project));

  for (guint i = 0; i < relations->len; i++)
    add_link (self, NULL, g_ptr_array_index (relations, i));
}

/* Every link of one's own, with the layer it is in. */
static void
list_links (GainGazetteer *self)
{
  const char *me = gain_project_get_me (self->project);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (self->project, NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      GainLayer *layer = g_ptr_array_index (layers, i);
      g_autoptr (GPtrArray) links = NULL;

      if (!g_str_equal (gain_layer_get_annotator (layer), me))
        continue;
      links = gain_layer_list_relations (layer, NULL);
      for (guint j = 0; j < links->len; j++)
        {
          g_ptr_array_add (self->unread, g_object_ref (layer));
          g_ptr_array_add (self->unread, g_object_ref (g_ptr_array_index (links, j)));
        }
    }
}

static void
start_reading (GainGazetteer *self)
{
  GListModel *actors = gain_registry_get_actors (gain_project_get_registry (self->project));
  guint n = g_list_model_get_n_items (actors);

  self->is_read = TRUE;
  self->unread = g_ptr_array_new_full (n, g_object_unref);
  read_relations (self);
  list_links (self);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->unread, g_list_model_get_item (actors, i));
}

/* The last of what is to be read; a link has its layer before it, and may have
 * gone or changed in the meantime. */
static void
read_last (GainGazetteer *self)
{
  g_autoptr (GObject) item = g_ptr_array_steal_index (self->unread, self->unread->len - 1);
  g_autoptr (GainLayer) layer = NULL;
  GainRelation *link;

  if (GAIN_IS_ACTOR (item))
    {
      update_entry (self, gain_item_get_id (GAIN_ITEM (item)));
      return;
    }

  layer = g_ptr_array_steal_index (self->unread, self->unread->len - 1);
  link = gain_layer_get_relation (layer, gain_item_get_id (GAIN_ITEM (item)));
  remove_link (self, gain_item_get_id (GAIN_ITEM (item)));
  if (link != NULL)
    add_link (self, layer, link);
}

gboolean
gain_gazetteer_read (GainGazetteer *self, gint64 budget)
{
  gint64 deadline = g_get_monotonic_time () + budget;

  if (!self->is_read)
    start_reading (self);
  for (guint i = 1; self->unread != NULL && self->unread->len > 0; i++)
    {
      read_last (self);
      if (budget > 0 && i % 16 == 0 && g_get_monotonic_time () > deadline)
        return FALSE;
    }
  g_clear_pointer (&self->unread, g_ptr_array_unref);

  return TRUE;
}

static void
follow_link (GainGazetteer *self, const GainOperation *operation)
{
  GainLayer *layer = NULL;

  if (!g_str_equal (operation->owner, gain_project_get_me (self->project)))
    return;
  remove_link (self, operation->id);
  if (operation->after == NULL)
    return;
  if (operation->article != NULL)
    layer = gain_project_get_layer (self->project, operation->article, operation->owner);
  add_link (self, layer, GAIN_RELATION (operation->after));
}

void
gain_gazetteer_follow (GainGazetteer *self, GainChange *change)
{
  guint n = gain_change_get_n_operations (change);

  for (guint i = 0; self->is_read && i < n; i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (operation->kind == GAIN_ITEM_ACTOR)
        update_entry (self, operation->id);
      else if (operation->kind == GAIN_ITEM_RELATION)
        follow_link (self, operation);
    }
}

static const char *
resolve (GainGazetteer *self, const char *id)
{
  return gain_registry_resolve (gain_project_get_registry (self->project), GAIN_ITEM_ACTOR, id);
}

static void
add_hit (GainGazetteer *self, GArray *hits, const char *id, double score)
{
  GainGazetteerHit hit = { resolve (self, id), score };

  if (find_actor (self, hit.id) == NULL)
    return;
  for (guint i = 0; i < hits->len; i++)
    {
      GainGazetteerHit *known = &g_array_index (hits, GainGazetteerHit, i);

      if (g_str_equal (known->id, hit.id))
        {
          known->score = MAX (known->score, score);
          return;
        }
    }
  g_array_append_val (hits, hit);
}

static void
look_up (GainGazetteer *self, GArray *hits, const char *prefix, const char *word)
{
  g_autofree char *key = g_strconcat (prefix, word, NULL);
  GArray *values = *word != '\0' ? g_hash_table_lookup (self->keys, key) : NULL;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const Value *value = &g_array_index (values, Value, i);

      add_hit (self, hits, value->id, value->score);
    }
}

static gboolean
mentions_word (const char *text, const char *word)
{
  g_autofree char *folded = text != NULL ? gain_fold_words (text) : NULL;
  g_autofree char *spaced = g_strdup_printf (" %s ", folded != NULL ? folded : "");
  g_autofree char *wanted = g_strdup_printf (" %s ", word);

  return strstr (spaced, wanted) != NULL;
}

/* “the Ukrainian president”: somebody of that country whose entry names the role. */
static void
look_up_role (GainGazetteer *self, GArray *hits, const GainMention *mention)
{
  g_autofree char *key = g_strconcat (KEY_COUNTRY, mention->country, NULL);
  GArray *values = g_hash_table_lookup (self->keys, key);
  const char *role = last_word (mention->role);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const char *id = g_array_index (values, Value, i).id;
      GainActor *actor = find_actor (self, id);

      if (actor != NULL && (mentions_word (gain_item_get_note (GAIN_ITEM (actor)), role) ||
                            mentions_word (gain_actor_get_organisation (actor), role)))
        add_hit (self, hits, id, SCORE_ROLE);
    }
}

static gboolean
is_all_capitals (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)) || *p == ' ')
      return FALSE;

  return *name != '\0';
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const GainGazetteerHit *x = a;
  const GainGazetteerHit *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return strcmp (x->id, y->id);
}

/* “the Halden mill” for “Halden paper mill”: the first word and the last. */
static void
look_up_ends (GainGazetteer *self, GArray *hits, const char *folded)
{
  g_autofree char *first = g_strndup (folded, strcspn (folded, " "));
  g_autoptr (GArray) begin = g_array_new (FALSE, FALSE, sizeof (GainGazetteerHit));
  g_autoptr (GArray) end = g_array_new (FALSE, FALSE, sizeof (GainGazetteerHit));

  look_up (self, begin, KEY_FIRST_WORD, first);
  look_up (self, end, KEY_HEAD, last_word (folded));
  for (guint i = 0; i < begin->len; i++)
    for (guint j = 0; j < end->len; j++)
      if (g_str_equal (g_array_index (begin, GainGazetteerHit, i).id,
                       g_array_index (end, GainGazetteerHit, j).id))
        add_hit (self, hits, g_array_index (end, GainGazetteerHit, j).id, SCORE_ENDS);
}

/* A part of a name, where the whole finds nobody. */
static void
look_up_parts (GainGazetteer *self, GArray *hits, const GainMention *mention, const char *folded)
{
  g_autofree char *sound = dup_sound (folded);

  if (strchr (folded, ' ') == NULL && mention->kind == GAIN_MENTION_NAME)
    {
      if (is_all_capitals (mention->name))
        look_up (self, hits, KEY_ACRONYM, folded);
      look_up (self, hits, KEY_SURNAME, folded);
      if (hits->len == 0)
        look_up (self, hits, KEY_SOUND, sound);
      if (hits->len == 0 && !mention->is_person)
        look_up (self, hits, KEY_FIRST_WORD, folded);
    }
  if (strchr (folded, ' ') != NULL && !mention->is_plural)
    look_up_ends (self, hits, folded);
  if (mention->kind == GAIN_MENTION_DESCRIPTION && mention->country != NULL)
    look_up_role (self, hits, mention);
  if (mention->kind == GAIN_MENTION_DESCRIPTION && hits->len == 0 && !mention->is_plural &&
      strchr (folded, ' ') == NULL)
    look_up (self, hits, KEY_HEAD, folded);
}

GArray *
gain_gazetteer_find (GainGazetteer *self, const char *phrase, const char *language)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (GainGazetteerHit));
  g_autofree char *whole = gain_fold_words (phrase);
  g_auto (GainMention) mention = { 0 };
  g_autofree char *folded = NULL;

  gain_gazetteer_read (self, 0);
  gain_mention_init (&mention, phrase, language);
  if (mention.kind > GAIN_MENTION_DESCRIPTION)
    return hits;
  folded = gain_fold_words (mention.name);

  look_up (self, hits, "", skip_article (whole));
  look_up (self, hits, "", skip_article (folded));
  if (hits->len == 0)
    look_up_parts (self, hits, &mention, skip_article (folded));
  if (hits->len == 0 && mention.kind == GAIN_MENTION_NAME && strchr (folded, ' ') != NULL)
    {
      /* Volodymyr Zelenskiy: both words sound alike */
      g_autofree char *sound = dup_sound (last_word (folded));
      g_autoptr (GArray) alike = g_array_new (FALSE, FALSE, sizeof (GainGazetteerHit));

      look_up (self, alike, KEY_SOUND, sound);
      for (guint i = 0; i < alike->len; i++)
        {
          const GainGazetteerHit *hit = &g_array_index (alike, GainGazetteerHit, i);
          g_autofree char *name =
              gain_fold_words (gain_actor_get_name (find_actor (self, hit->id)));

          if (name[0] == folded[0])
            add_hit (self, hits, hit->id, hit->score);
        }
    }
  g_array_sort (hits, compare_hits);

  return hits;
}

const char *
gain_gazetteer_find_government (GainGazetteer *self, const char *country)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GainGazetteerHit));

  gain_gazetteer_read (self, 0);
  look_up (self, hits, KEY_GOVERNMENT, country);
  g_array_sort (hits, compare_hits);

  return hits->len > 0 ? g_array_index (hits, GainGazetteerHit, 0).id : NULL;
}

const char *
gain_gazetteer_find_spoken_for (GainGazetteer *self, const char *speaker)
{
  const char *body;

  gain_gazetteer_read (self, 0);
  body = g_hash_table_lookup (self->speaks, g_intern_string (speaker));

  return body != NULL ? resolve (self, body) : NULL;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  GHashTable *counts = data;
  int x = GPOINTER_TO_INT (g_hash_table_lookup (counts, *(gconstpointer *) a));
  int y = GPOINTER_TO_INT (g_hash_table_lookup (counts, *(gconstpointer *) b));

  return x != y ? y - x : strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
gain_gazetteer_list_frequent (GainGazetteer *self, guint max)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer n;

  gain_gazetteer_read (self, 0);
  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &id, &n))
    if (GPOINTER_TO_INT (n) > 0)
      g_ptr_array_add (ids, id);
  g_ptr_array_sort_with_data (ids, compare_counts, self->counts);
  if (ids->len > max)
    g_ptr_array_set_size (ids, (int) max);

  return ids;
}

GArray *
gain_gazetteer_list_matches (GainGazetteer *self,
                             GainText *text,
                             GainSpan within,
                             const char *language)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (GainGazetteerMatch));
  g_autoptr (GArray) mentions = gain_mention_list (text, within, language);

  for (guint i = 0; i < mentions->len; i++)
    {
      GainSpan span = g_array_index (mentions, GainSpan, i);
      g_autofree char *phrase = gain_text_dup_slice (text, span);
      g_autoptr (GArray) hits = gain_gazetteer_find (self, phrase, language);
      const GainGazetteerHit *best =
          hits->len > 0 ? &g_array_index (hits, GainGazetteerHit, 0) : NULL;

      if (best != NULL && best->score >= SCORE_SOUND &&
          (hits->len == 1 || g_array_index (hits, GainGazetteerHit, 1).score < best->score))
        {
          GainGazetteerMatch match = { span, best->id };

          g_array_append_val (matches, match);
        }
    }

  return matches;
}
