/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-actor-finder"

#include "config.h"

#include "gain-actor-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-folded-words.h"
#include "gain-unit.h"

/* So much of the text is read before and behind the mark, in code points. */
#define REACH_BEFORE 6000
#define REACH_AFTER  2500

/* What is carried over from earlier sentences stands so near. */
#define REACH_CARRIED 1600

/* Who is not named at once is named so soon. */
#define REACH_NAMED 500

/* Who spoke last, or began a sentence, is meant rather than who was only named. */
#define BONUS_SOURCE 260
#define BONUS_START  120
/* … the more so in the sentence of the pronoun. */
#define BONUS_SAME_SENTENCE 220

#define MAX_DEPTH 5

/* What a known actor must be worth when only a part of its name is said. */
#define SCORE_SURE 0.7

typedef struct
{
  GainSpan span;
  GainMention mention;
  gboolean is_source;
  gboolean starts_sentence;
} Place;

struct _GainActorFinder
{
  const GainMarkContext *context;
  GainGazetteer *gazetteer;
  GArray *places; /* of Place, in order */
};

void
gain_found_actor_free (GainFoundActor *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static void
place_clear (gpointer data)
{
  gain_mention_clear (&((Place *) data)->mention);
}

static const Place *
get_place (const GainActorFinder *self, guint i)
{
  return &g_array_index (self->places, Place, i);
}

static gboolean
starts_sentence (const GainActorFinder *self, GainSpan block, GainSpan span)
{
  g_autofree char *before =
      gain_text_dup_slice (self->context->text,
                           GAIN_SPAN (span.start > block.start + 2 ? span.start - 2 : block.start,
                                      span.start));

  return *before == '\0' || strpbrk (before, ".!?\n") != NULL || span.start <= block.start + 1;
}

static void
add_place (GainActorFinder *self, GainSpan block, GainSpan span, gboolean is_source)
{
  Place place = { .span = span, .is_source = is_source };
  g_autofree char *phrase = gain_text_dup_slice (self->context->text, span);

  gain_mention_init (&place.mention, phrase, self->context->language);
  place.starts_sentence = starts_sentence (self, block, span);
  g_array_append_val (self->places, place);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return gain_span_compare (((const Place *) a)->span, ((const Place *) b)->span);
}

/* What was mentioned and who spoke in @block. */
static void
read_block (GainActorFinder *self, GainSpan block)
{
  const GainMarkContext *context = self->context;
  g_autoptr (GArray) mentions = gain_mention_list (context->text, block, context->language);
  g_autoptr (GArray) contents = gain_unit_list_contents (context->text, block, context->language);
  GainSpan last = { 0, 0 };

  for (guint i = 0; i < contents->len; i++)
    {
      GainSpan source = gain_unit_find_source (
          context->text, block, g_array_index (contents, GainSpan, i), context->language, NULL);

      if (gain_span_is_empty (source) || gain_span_equal (source, last))
        continue;
      add_place (self, block, source, TRUE);
      last = source;
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      GainSpan span = g_array_index (mentions, GainSpan, i);
      gboolean is_known = FALSE;

      for (guint j = 0; j < self->places->len; j++)
        is_known |= gain_span_equal (get_place (self, j)->span, span);
      if (!is_known)
        add_place (self, block, span, FALSE);
    }
}

static void
read_article (GainActorFinder *self)
{
  guint at = self->context->extent.start;
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (self->context->article, &n);
  int block = gain_article_find_block (self->context->article, at);

  block = MAX (block, 0);
  while (block > 0 && blocks[block - 1].span.end + REACH_BEFORE > at)
    block--;
  for (guint i = block; i < n && blocks[i].span.start < at + REACH_AFTER; i++)
    {
      GainSpan span = blocks[i].span;

      /* of a block without end only what is near */
      if (span.start + REACH_BEFORE < at)
        span.start = at - REACH_BEFORE;
      span.end = MIN (span.end, at + REACH_AFTER);
      if (!blocks[i].excluded && span.start < span.end)
        read_block (self, span);
    }
  g_array_sort (self->places, compare_places);
}

GainActorFinder *
gain_actor_finder_new (const GainMarkContext *context, GainGazetteer *gazetteer)
{
  GainActorFinder *self = g_new0 (GainActorFinder, 1);

  self->context = context;
  self->gazetteer = gazetteer;
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  read_article (self);

  return self;
}

void
gain_actor_finder_free (GainActorFinder *self)
{
  g_array_unref (self->places);
  g_free (self);
}

GainSpan
gain_actor_finder_get_surroundings (GainActorFinder *self, guint offset)
{
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (self->context->article, &n);
  int block = gain_article_find_block (self->context->article, offset);
  GainSpan span;

  if (block < 0)
    return GAIN_SPAN (0, gain_article_get_length (self->context->article));
  span = blocks[block].span;
  while (block > 0 && blocks[block - 1].span.start + REACH_CARRIED > offset &&
         blocks[block - 1].kind != GAIN_BLOCK_TITLE && !blocks[block - 1].excluded)
    span.start = blocks[--block].span.start;

  return span;
}

/* Found already? Then the better score counts. */
static gboolean
is_listed (GPtrArray *found, const char *id, const char *name, double score)
{
  for (guint i = 0; i < found->len; i++)
    {
      GainFoundActor *actor = g_ptr_array_index (found, i);

      if (id != NULL ? g_strcmp0 (actor->id, id) == 0
                     : actor->id == NULL && g_str_equal (actor->name, name))
        {
          actor->score = MAX (actor->score, score);
          return TRUE;
        }
    }

  return FALSE;
}

static void
add_known (GainActorFinder *self, GPtrArray *found, const char *id, double score)
{
  GainItem *item = gain_registry_get_entry (gain_project_get_registry (self->context->project),
                                            GAIN_ITEM_ACTOR,
                                            NULL,
                                            id);
  GainFoundActor *actor;

  if (item == NULL || is_listed (found, id, NULL, score))
    return;
  actor = g_new0 (GainFoundActor, 1);
  actor->id = g_strdup (id);
  actor->name = g_strdup (gain_actor_get_name (GAIN_ACTOR (item)));
  actor->score = score;
  g_ptr_array_add (found, actor);
}

static void
add_new (GPtrArray *found, const char *name, double score)
{
  GainFoundActor *actor;

  if (*name == '\0' || is_listed (found, NULL, name, score))
    return;
  actor = g_new0 (GainFoundActor, 1);
  actor->name = g_strdup (name);
  actor->score = score;
  g_ptr_array_add (found, actor);
}

/* A new entry begins with a capital. */
static void
add_described (GPtrArray *found, const char *name, double score)
{
  g_autofree char *first = g_utf8_strup (name, *name != '\0' ? g_utf8_next_char (name) - name : 0);
  g_autofree char *capital =
      g_strconcat (first, *name != '\0' ? g_utf8_next_char (name) : "", NULL);

  add_new (found, capital, score);
}

static void
add_government (GainActorFinder *self, GPtrArray *found, const char *country, double score)
{
  const char *id = gain_gazetteer_find_government (self->gazetteer, country);
  g_autofree char *name = NULL;

  if (id != NULL)
    {
      add_known (self, found, id, score);
      return;
    }
  /* Translators: a new entry of the registry; the country is as in “China (government)”. */
  name = g_strdup_printf (_ ("%s (government)"), country);
  add_new (found, name, score);
}

/* Is @mark about just these words? */
static gboolean
covers_words (GainSpan mark, GainSpan span)
{
  guint both =
      MIN (mark.end, span.end) - MIN (MAX (mark.start, span.start), MIN (mark.end, span.end));

  return gain_span_contains (mark, span)
             ? both * 3 >= gain_span_get_length (mark)
             : both * 2 > MAX (gain_span_get_length (mark), gain_span_get_length (span)) ||
                   (gain_span_contains (span, mark) && mark.end == span.end &&
                    both * 3 >= gain_span_get_length (span));
}

static gboolean
find_marked (GainActorFinder *self, GPtrArray *found, GainSpan span)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (self->context->layer, span);
  guint n = found->len;

  for (guint i = 0; i < marks->len; i++)
    {
      GainAnnotation *mark = g_ptr_array_index (marks, i);
      g_autoptr (GPtrArray) links = NULL;

      if (mark == self->context->mark || !covers_words (gain_annotation_get_extent (mark), span))
        continue;
      links = gain_layer_list_relations (self->context->layer, gain_item_get_id (GAIN_ITEM (mark)));
      for (guint j = 0; j < links->len; j++)
        {
          const GainRelationEnd *to = gain_relation_get_to (g_ptr_array_index (links, j));

          if (to->kind == GAIN_END_ACTOR &&
              gain_mark_link_is (self->context->project, g_ptr_array_index (links, j), "refers_to"))
            add_known (self,
                       found,
                       gain_registry_resolve (gain_project_get_registry (self->context->project),
                                              GAIN_ITEM_ACTOR,
                                              to->id),
                       2 - 0.01 * j);
        }
    }

  return found->len > n;
}

static void find_span (GainActorFinder *self, GPtrArray *found, GainSpan span, guint depth);
static void find_mention (GainActorFinder *self,
                          GPtrArray *found,
                          GainSpan span,
                          const GainMention *mention,
                          guint depth);

static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (words, word); p != NULL; p = strstr (p + 1, word))
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;

  return FALSE;
}

/* Does @name continue @part at its end (“Hanna Friis”) or from its start (“Blackmoor Metals”)? */
static gboolean
extends_name (const char *name, const char *part, gboolean from_start)
{
  gsize length = strlen (part);
  gsize all = strlen (name);

  if (all <= length + 1 || strpbrk (name, ",“”\"") != NULL)
    return FALSE;

  return from_start ? g_str_has_prefix (name, part) && name[length] == ' '
                    : g_str_has_suffix (name, part) && name[all - length - 1] == ' ';
}

/* The name in full where the article has it. */
static char *
dup_full_name (GainActorFinder *self, const GainMention *mention)
{
  for (guint from_start = 0; from_start <= 1; from_start++)
    for (guint i = 0; i < self->places->len; i++)
      {
        const GainMention *other = &get_place (self, i)->mention;

        if (other->kind == GAIN_MENTION_NAME &&
            extends_name (other->name, mention->name, from_start))
          return g_strdup (other->name);
      }

  return g_strdup (mention->name);
}

static void
add_hits (GainActorFinder *self, GPtrArray *found, const char *phrase, double least)
{
  g_autoptr (GArray) hits = gain_gazetteer_find (self->gazetteer, phrase, self->context->language);

  for (guint i = 0; i < hits->len; i++)
    {
      const GainGazetteerHit *hit = &g_array_index (hits, GainGazetteerHit, i);

      if (hit->score >= least)
        add_known (self, found, hit->id, hit->score);
    }
}

static void
find_name (GainActorFinder *self, GPtrArray *found, const char *phrase, const GainMention *mention)
{
  g_autofree char *full = NULL;
  guint n = found->len;

  add_hits (self, found, phrase, SCORE_SURE);
  if (found->len > n)
    return;
  if (mention->is_place)
    {
      add_government (self, found, mention->country, 0.9);
      return;
    }

  full = dup_full_name (self, mention);
  if (!g_str_equal (full, mention->name))
    add_hits (self, found, full, SCORE_SURE);
  if (found->len > n)
    return;
  add_hits (self, found, phrase, 0);
  add_new (found, full, found->len > n ? 0.3 : 0.9);
}

/* Nearest first before @from, then behind it. */
static const Place *
get_nth (const GainActorFinder *self, GainSpan from, guint n)
{
  guint split = 0;

  while (split < self->places->len && get_place (self, split)->span.start < from.start)
    split++;
  if (n < split)
    return get_place (self, split - 1 - n);

  return n < self->places->len ? get_place (self, n) : NULL;
}

/* Does the other mention have all the words of the description, and say more? */
static gboolean
says_more (const GainMention *other, char **words)
{
  g_autofree char *name = g_utf8_strdown (other->name, -1);
  g_autofree char *all = g_strconcat (other->role, " ", name, NULL);
  guint n_words = g_strv_length (words);
  g_auto (GStrv) theirs = NULL;

  if (other->kind > GAIN_MENTION_DESCRIPTION)
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    if (!has_word (all, words[i]))
      return FALSE;
  if (other->kind == GAIN_MENTION_NAME)
    return TRUE;
  theirs = g_strsplit (other->name, " ", -1);

  return g_strv_length (theirs) > n_words && !other->is_paper;
}

/* “the trust” after “the Oakmere housing trust”, “the judge” for “Judge Evelyn Crane”. */
static gboolean
find_description_in_text (GainActorFinder *self,
                          GPtrArray *found,
                          GainSpan span,
                          const GainMention *mention,
                          guint depth)
{
  g_auto (GStrv) words = g_strsplit (mention->role, " ", -1);
  guint n = found->len;
  const Place *place;

  if (mention->is_plural || mention->owner != NULL || depth >= MAX_DEPTH)
    return FALSE;
  for (guint i = 0; (place = get_nth (self, span, i)) != NULL; i++)
    if (!gain_span_overlaps (place->span, span) && says_more (&place->mention, words) &&
        place->mention.is_person == mention->is_person)
      {
        find_span (self, found, place->span, depth + 1);
        return found->len > n;
      }

  return FALSE;
}

/* A name of two words is a person's, unless the article calls it by the first. */
static gboolean
is_person_name (GainActorFinder *self, const GainMention *mention)
{
  const char *space = strrchr (mention->name, ' ');
  g_autofree char *first = NULL;

  if (!mention->is_person || mention->kind != GAIN_MENTION_NAME || mention->role[0] != '\0' ||
      space == NULL)
    return mention->is_person;
  first = g_strndup (mention->name, strcspn (mention->name, " "));
  for (guint i = 0; i < self->places->len; i++)
    {
      const GainMention *other = &get_place (self, i)->mention;

      if (other->kind != GAIN_MENTION_NAME)
        continue;
      if (g_str_equal (other->name, space + 1) ||
          (other->role[0] != '\0' && other->is_person && g_str_equal (other->name, mention->name)))
        return TRUE;
      if (g_str_equal (other->name, first))
        return FALSE;
    }

  return !g_str_has_suffix (mention->name, "s");
}

/* “a spokesperson for the board”, who gets a name soon: “The spokesperson, Ada Lind,”. */
static gboolean
find_named_soon (GainActorFinder *self,
                 GPtrArray *found,
                 GainSpan span,
                 const GainMention *mention,
                 guint depth)
{
  g_autofree char *head = g_strndup (mention->role, strcspn (mention->role, " "));
  guint n = found->len;

  if (!mention->is_person || depth >= MAX_DEPTH || *head == '\0')
    return FALSE;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = get_place (self, i);

      if (place->span.start > span.end && place->span.start < span.end + REACH_NAMED &&
          place->mention.kind == GAIN_MENTION_NAME && g_str_equal (place->mention.role, head))
        {
          find_span (self, found, place->span, depth + 1);
          return found->len > n;
        }
    }

  return FALSE;
}

/* Could @mention be whom a pronoun of @kind stands for? */
static gboolean
fits_pronoun (GainActorFinder *self, const GainMention *mention, GainMentionKind kind)
{
  switch (kind)
    {
    case GAIN_MENTION_PERSON:
      if (mention->is_person)
        return is_person_name (self, mention);
      if (mention->kind == GAIN_MENTION_NAME && !mention->is_place && !mention->is_body)
        {
          g_autofree char *full = dup_full_name (self, mention);
          g_auto (GainMention) whole = { 0 };

          gain_mention_init (&whole, full, self->context->language);
          return whole.is_person;
        }
      return FALSE;
    case GAIN_MENTION_GROUP:
      return mention->is_plural && !mention->is_paper;
    default:
      return mention->is_body || mention->is_place ||
             (mention->kind == GAIN_MENTION_NAME && !is_person_name (self, mention));
    }
}

/* Women and men by what stands before their names; 0 where nothing does. */
static int
guess_gender (const char *words)
{
  static const char *const female[] = { "she",   "her",         "hers",       "mrs",
                                        "ms",    "miss",        "dame",       "lady",
                                        "queen", "spokeswoman", "chairwoman", NULL };
  static const char *const male[] = { "he",   "him",  "his",       "mr",       "sir",
                                      "lord", "king", "spokesman", "chairman", NULL };

  for (guint i = 0; female[i] != NULL; i++)
    if (has_word (words, female[i]))
      return 1;
  for (guint i = 0; male[i] != NULL; i++)
    if (has_word (words, male[i]))
      return -1;

  return 0;
}

static gboolean
agrees (const char *pronoun, const GainMention *mention)
{
  g_autofree char *folded = g_utf8_strdown (pronoun, -1);
  int wanted = guess_gender (folded);
  int given = guess_gender (mention->role);

  return wanted == 0 || given == 0 || wanted == given;
}

/* The antecedent of a pronoun at @span: near, and rather who spoke or began a sentence. */
static void
find_pronoun (GainActorFinder *self,
              GPtrArray *found,
              GainSpan span,
              const char *pronoun,
              GainMentionKind kind,
              guint depth)
{
  const Place *best = NULL;
  double best_score = -G_MAXDOUBLE;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = get_place (self, i);
      gboolean is_same = place->mention.kind == kind && place->is_source &&
                         g_ascii_strcasecmp (place->mention.name, pronoun) == 0;
      double score;

      if (place->span.end > span.start)
        break;
      if (!is_same &&
          (!fits_pronoun (self, &place->mention, kind) || !agrees (pronoun, &place->mention)))
        continue;
      score = -(double) (span.start - place->span.end) + (place->is_source         ? BONUS_SOURCE
                                                          : place->starts_sentence ? BONUS_START
                                                                                   : 0);
      if (score >= best_score)
        {
          best = place;
          best_score = score;
        }
    }

  if (best != NULL && depth < MAX_DEPTH)
    find_span (self, found, best->span, depth + 1);
}

/* The country of those who are meant by @owner: “his government”. */
static const char *
find_owner_country (GainActorFinder *self, GainSpan span, const GainMention *mention)
{
  g_autoptr (GPtrArray) owners =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gain_found_actor_free);
  g_auto (GainMention) owner = { 0 };

  gain_mention_init (&owner, mention->owner, self->context->language);
  if (owner.country != NULL)
    return owner.country;
  find_mention (self, owners, GAIN_SPAN (span.start, span.start), &owner, MAX_DEPTH - 2);
  for (guint i = 0; owners->len > 0 && i < self->places->len; i++)
    {
      const GainMention *other = &get_place (self, i)->mention;
      const GainFoundActor *actor = g_ptr_array_index (owners, 0);

      if (other->kind == GAIN_MENTION_NAME && other->country != NULL && !other->is_place &&
          g_str_equal (other->name, actor->name))
        return other->country;
    }
  for (guint i = 0; i < owners->len; i++)
    {
      const GainFoundActor *actor = g_ptr_array_index (owners, i);
      GainItem *item =
          actor->id != NULL
              ? gain_registry_get_entry (gain_project_get_registry (self->context->project),
                                         GAIN_ITEM_ACTOR,
                                         NULL,
                                         actor->id)
              : NULL;

      if (item != NULL && gain_actor_get_country (GAIN_ACTOR (item)) != NULL)
        return gain_mention_find_country (gain_actor_get_country (GAIN_ACTOR (item)),
                                          self->context->language);
    }

  return NULL;
}

static gboolean
is_government (const GainMention *mention)
{
  return g_str_has_suffix (mention->role, "government") ||
         g_str_has_suffix (mention->role, "authorities");
}

/* “the company”: the body that was spoken of last. */
static void
find_last_body (GainActorFinder *self, GPtrArray *found, GainSpan span, guint depth)
{
  const Place *place;

  for (guint i = 0; (place = get_nth (self, span, i)) != NULL; i++)
    if (place->span.end <= span.start && place->mention.kind == GAIN_MENTION_NAME &&
        !place->mention.is_place && (place->is_source || place->starts_sentence) &&
        (place->mention.is_body || !is_person_name (self, &place->mention)))
      {
        find_span (self, found, place->span, depth + 1);
        return;
      }
}

static void
find_description (GainActorFinder *self,
                  GPtrArray *found,
                  GainSpan span,
                  const char *phrase,
                  const GainMention *mention,
                  guint depth)
{
  guint n = found->len;
  const char *country = mention->country;

  add_hits (self, found, phrase, SCORE_SURE);
  if (found->len > n || find_description_in_text (self, found, span, mention, depth) ||
      find_named_soon (self, found, span, mention, depth))
    return;

  if (mention->is_paper && mention->owner != NULL && depth < MAX_DEPTH)
    {
      g_auto (GainMention) owner = { 0 };

      gain_mention_init (&owner, mention->owner, self->context->language);
      find_mention (self, found, GAIN_SPAN (span.start, span.start), &owner, depth + 1);
      return;
    }
  if (country == NULL && mention->owner != NULL && is_government (mention))
    country = find_owner_country (self, span, mention);
  if (country != NULL && !mention->is_person && (is_government (mention) || mention->is_paper))
    {
      add_government (self, found, country, 0.9);
      return;
    }

  if (mention->is_body && strchr (mention->name, ' ') == NULL && mention->owner == NULL)
    find_last_body (self, found, span, depth);
  add_hits (self, found, phrase, 0);
  add_described (found, mention->name, found->len > n ? 0.2 : 0.6);
}

static void
find_mention (GainActorFinder *self,
              GPtrArray *found,
              GainSpan span,
              const GainMention *mention,
              guint depth)
{
  g_autofree char *phrase = gain_span_is_empty (span)
                                ? g_strdup (mention->name)
                                : gain_text_dup_slice (self->context->text, span);

  switch (mention->kind)
    {
    case GAIN_MENTION_NAME:
      find_name (self, found, phrase, mention);
      break;
    case GAIN_MENTION_DESCRIPTION:
      find_description (self, found, span, phrase, mention, depth);
      break;
    case GAIN_MENTION_SELF:
      break;
    default:
      find_pronoun (self, found, span, phrase, mention->kind, depth);
      break;
    }
}

static void
find_span (GainActorFinder *self, GPtrArray *found, GainSpan span, guint depth)
{
  g_autofree char *phrase = gain_text_dup_slice (self->context->text, span);
  g_auto (GainMention) mention = { 0 };

  if (find_marked (self, found, span))
    return;
  gain_mention_init (&mention, phrase, self->context->language);
  find_mention (self, found, span, &mention, depth);
}

GainSpan
gain_actor_finder_find_voice (GainActorFinder *self, const char *name)
{
  const GainMarkContext *context = self->context;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = get_place (self, i);
      GainSpan person;
      GainSpan body;

      if (place->mention.kind == GAIN_MENTION_NAME && g_str_equal (place->mention.name, name) &&
          gain_unit_find_speaker (context->text,
                                  gain_actor_finder_get_surroundings (self, place->span.start),
                                  place->span,
                                  context->language,
                                  &person,
                                  &body))
        return body;
    }

  return GAIN_SPAN (0, 0);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const GainFoundActor *x = *(const GainFoundActor *const *) a;
  const GainFoundActor *y = *(const GainFoundActor *const *) b;

  return x->score > y->score ? -1 : x->score < y->score ? 1 : 0;
}

GPtrArray *
gain_actor_finder_find (GainActorFinder *self, GainSpan span)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_found_actor_free);

  if (!gain_span_is_empty (span))
    find_span (self, found, span, 0);
  g_ptr_array_sort (found, compare_found);

  return found;
}
