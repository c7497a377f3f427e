/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-text"

#include "config.h"

#include "gain-mention.h"
#include "gain-name.h"
#include "gain-token.h"

typedef struct
{
  int start;
  int end;
} Part;

static gboolean
is_word (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) ||
         gain_tokens_is (tokens, i, GAIN_TOKEN_NUMBER);
}

static gboolean
is_name (const GainTokens *tokens, int i)
{
  return gain_tokens_is (tokens, i, GAIN_TOKEN_WORD) && tokens->tokens[i].is_capital &&
         !gain_tokens_has (tokens, i, GAIN_WORD (DETERMINER) | GAIN_WORD (PRONOUN));
}

static GainNote
get_notes (const GainTokens *tokens, int i)
{
  return i >= 0 && i < tokens->n_tokens
             ? gain_lexicon_get_notes (tokens->lexicon, tokens->tokens[i].word)
             : 0;
}

static gboolean
is_title (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens, i, GAIN_WORD (TITLE) | GAIN_WORD (ROLE)) ||
         get_notes (tokens, i) & (GAIN_NOTE_VOICE | GAIN_NOTE_HONORIFIC);
}

/* "Yesterday", "But": capital only because a sentence begins. */
static gboolean
is_common (const GainTokens *tokens, int i)
{
  return gain_tokens_has (tokens,
                          i,
                          GAIN_WORD (ADVERB) | GAIN_WORD (TIME) | GAIN_WORD (MONTH) |
                              GAIN_WORD (PREPOSITION) | GAIN_WORD (COORDINATOR) |
                              GAIN_WORD (SUBORDINATOR) | GAIN_WORD (AUXILIARY) |
                              GAIN_WORD (QUESTION)) &&
         !gain_tokens_has (tokens, i, GAIN_WORD (ROLE));
}

/* The words of @part as they stand, a genitive at the end without its 's. */
static char *
dup_part (const GainTokens *tokens, Part part)
{
  guint from;
  guint to;

  while (part.end > part.start && !is_word (tokens, part.end - 1))
    part.end--;
  if (part.start >= part.end)
    return g_strdup ("");

  from = tokens->tokens[part.start].start;
  to = tokens->tokens[part.end - 1].end;
  if (gain_tokens_has (tokens, part.end - 1, GAIN_WORD (POSSESSIVE)) && to >= from + 3)
    {
      if (gain_char_is_apostrophe (gain_scan_get (tokens->scan, (gint64) to - 2)))
        to -= 2;
      else if (gain_char_is_apostrophe (gain_scan_get (tokens->scan, (gint64) to - 1)))
        to--;
    }

  return g_ucs4_to_utf8 (tokens->scan->chars + from, to - from, NULL, NULL, NULL);
}

static char *
fold_part (const GainTokens *tokens, Part part)
{
  GString *words = g_string_new (NULL);

  for (int i = part.start; i < part.end; i++)
    if (is_word (tokens, i) && *tokens->tokens[i].word != '\0')
      {
        if (words->len > 0)
          g_string_append_c (words, ' ');
        g_string_append (words, tokens->tokens[i].word);
      }

  return g_string_free (words, FALSE);
}

static Part
find_capitals (const GainTokens *tokens, int i, int end)
{
  Part run = { i, i };

  while (run.end < end &&
         (is_name (tokens, run.end) ||
          (run.end > i && gain_tokens_has (tokens, run.end, GAIN_WORD (INNER)) &&
           !gain_tokens_has (tokens, run.end, GAIN_WORD (OF)) && is_name (tokens, run.end + 1))))
    run.end++;

  return run;
}

static Part
strip_titles (const GainTokens *tokens, Part run)
{
  while (run.start + 1 < run.end && is_title (tokens, run.start) && !is_title (tokens, run.end - 1))
    {
      run.start++;
      if (gain_tokens_is (tokens, run.start, GAIN_TOKEN_STOP))
        run.start++;
    }

  return run;
}

/* The last title or role with a name behind it. */
static Part
find_titled (const GainTokens *tokens, Part all)
{
  Part found = { 0, 0 };

  for (int i = all.start; i + 1 < all.end; i++)
    {
      int next = gain_tokens_is (tokens, i + 1, GAIN_TOKEN_STOP) ||
                         gain_tokens_is (tokens, i + 1, GAIN_TOKEN_COMMA)
                     ? i + 2
                     : i + 1;

      if (is_title (tokens, i) && is_name (tokens, next) && !is_title (tokens, next))
        found = find_capitals (tokens, next, all.end);
    }

  /* "Workers' Union" begins with a role and ends with one */
  if (found.end > found.start && is_title (tokens, found.end - 1))
    return (Part){ 0, 0 };

  return found;
}

/* The noun that the phrase is about: before "of", "for", "from". */
static int
find_head (const GainTokens *tokens, Part all)
{
  int head = all.start;

  for (int i = all.start; i < all.end && is_word (tokens, i); i++)
    {
      if (i > all.start && gain_tokens_has (tokens, i, GAIN_WORD (OF) | GAIN_WORD (PREPOSITION)))
        break;
      head = i;
    }

  return head;
}

/* The name in the phrase, or an empty part for a description. */
static Part
find_name (const GainTokens *tokens, Part all)
{
  int head = find_head (tokens, all);
  Part name;

  for (int i = all.start; i < all.end; i++)
    if (gain_tokens_is (tokens, i, GAIN_TOKEN_COMMA))
      {
        name = strip_titles (tokens, find_capitals (tokens, i + 1, all.end));
        if (name.end > name.start)
          return name;
      }

  name = find_titled (tokens, all);
  if (name.end > name.start)
    return name;

  name = find_capitals (tokens, all.start, all.end);
  /* "Erik Holm of the Institute", but "Bank of Norhavn" */
  if (name.end - name.start >= 2 && name.end < all.end &&
      gain_tokens_has (tokens, name.end, GAIN_WORD (OF)) && !is_title (tokens, name.end - 1) &&
      !(get_notes (tokens, name.end - 1) & GAIN_NOTE_BODY))
    return name;
  if (!tokens->tokens[head].is_capital)
    return (Part){ 0, 0 };
  if (name.end == all.end || name.end > head)
    {
      gboolean is_role = head == all.start && is_title (tokens, head) &&
                         (head + 1 < all.end || all.end - all.start == 1);

      return is_role ? (Part){ 0, 0 } : all;
    }

  /* "neighbour Bob Tench" */
  for (int i = head; i > all.start && is_name (tokens, i); i--)
    if (!is_name (tokens, i - 1))
      return (Part){ i, head + 1 };

  return all;
}

static void
read_pronoun (GainMention *self, const GainTokens *tokens, int i)
{
  GainNote notes = get_notes (tokens, i);

  if (notes & GAIN_NOTE_PERSON)
    self->kind = GAIN_MENTION_PERSON;
  else if (notes & GAIN_NOTE_GROUP)
    self->kind = GAIN_MENTION_GROUP;
  else if (notes & GAIN_NOTE_THING)
    self->kind = GAIN_MENTION_THING;
  else if (gain_tokens_has (tokens, i, GAIN_WORD (FIRST)))
    self->kind = GAIN_MENTION_SELF;
}

/* @part up to its last genitive: whose it is. */
static int
find_owner (const GainTokens *tokens, Part all)
{
  for (int i = all.end - 2; i >= all.start; i--)
    if (gain_tokens_has (tokens, i, GAIN_WORD (POSSESSIVE)))
      return i;

  return -1;
}

static const char *
find_country (const GainTokens *tokens, Part part)
{
  for (int i = part.start; i < part.end; i++)
    {
      const char *country;
      g_autofree char *one = dup_part (tokens, (Part){ i, i + 1 });
      g_autofree char *two =
          i + 1 < part.end ? dup_part (tokens, (Part){ i, i + 2 }) : g_strdup ("");

      if (!tokens->tokens[i].is_capital)
        continue;
      country = gain_lexicon_find_country (tokens->lexicon, two);
      if (country == NULL)
        country = gain_lexicon_find_country (tokens->lexicon, one);
      if (country != NULL)
        return country;
    }

  return NULL;
}

static gboolean
is_plural_word (const GainTokens *tokens, int i)
{
  const char *word = tokens->tokens[i].word;

  return (g_str_has_suffix (word, "s") && !g_str_has_suffix (word, "ss") &&
          !gain_tokens_has (tokens, i, GAIN_WORD (POSSESSIVE))) ||
         g_str_equal (word, "people") || g_str_equal (word, "police");
}

static void
read_kind (GainMention *self, const GainTokens *tokens, Part all, Part name)
{
  int head = find_head (tokens, all);

  for (int i = all.start; i < all.end; i++)
    if ((name.start == name.end && i <= head && get_notes (tokens, i) & GAIN_NOTE_BODY) ||
        (i >= name.start && i < name.end && get_notes (tokens, i) & GAIN_NOTE_BODY))
      self->is_body = name.start < name.end || i == head || !self->is_person;
  if (name.start == name.end)
    {
      self->is_body = (get_notes (tokens, head) & GAIN_NOTE_BODY) != 0;
      self->is_plural = is_plural_word (tokens, head);
      self->is_paper = gain_tokens_has (tokens, head, GAIN_WORD (VENUE)) ||
                       gain_tokens_has (tokens, head, GAIN_WORD (NOUN_THAT));
      self->is_person =
          is_title (tokens, head) && !self->is_body && !self->is_plural && !self->is_paper;
      return;
    }

  self->is_place =
      self->country != NULL && gain_lexicon_find_country (tokens->lexicon, self->name) != NULL;
  self->is_person =
      !self->is_body && !self->is_place &&
      ((self->role[0] != '\0' && name.start > all.start) || name.end - name.start >= 2) &&
      !gain_tokens_has (tokens, name.end - 1, GAIN_WORD (ROLE));
}

static void
read_tokens (GainMention *self, const GainTokens *tokens)
{
  Part all = { 0, tokens->n_tokens };
  Part name;
  int owner;
  gboolean has_article;

  if (all.end == 1)
    read_pronoun (self, tokens, 0);
  if (self->kind > GAIN_MENTION_DESCRIPTION || all.end == 0)
    return;

  if (all.end > 1 && get_notes (tokens, 0) & (GAIN_NOTE_PERSON | GAIN_NOTE_GROUP | GAIN_NOTE_THING))
    self->owner = g_strdup (tokens->tokens[0].word);
  has_article = gain_tokens_has (tokens, 0, GAIN_WORD (DETERMINER)) &&
                !gain_tokens_has (tokens, 0, GAIN_WORD (POSSESSIVE));
  while (all.start + 1 < all.end && gain_tokens_has (tokens, all.start, GAIN_WORD (DETERMINER)) &&
         !gain_tokens_has (tokens, all.start, GAIN_WORD (POSSESSIVE)))
    all.start++;

  owner = find_owner (tokens, all);
  name = find_name (tokens, owner >= 0 ? (Part){ owner + 1, all.end } : all);
  if (owner >= 0 && name.end == all.end && name.start == owner + 1 && has_article &&
      !is_title (tokens, name.start))
    name = all; /* the Transport Workers' Union */
  else if (owner >= 0 && tokens->tokens[all.end - 1].is_capital && name.start == name.end)
    name = all;
  if (owner >= 0 && name.start > owner)
    self->owner = dup_part (tokens, (Part){ all.start, owner + 1 });
  else if (owner >= 0 && name.start == name.end)
    self->owner = dup_part (tokens, (Part){ all.start, owner + 1 });

  self->country = find_country (tokens, all);
  self->kind = name.end > name.start ? GAIN_MENTION_NAME : GAIN_MENTION_DESCRIPTION;
  self->name = dup_part (tokens, name.end > name.start ? name : all);
  self->role = fold_part (tokens, name.end > name.start ? (Part){ all.start, name.start } : all);
  read_kind (self, tokens, all, name);
}

void
gain_mention_init (GainMention *self, const char *phrase, const char *language)
{
  g_autoptr (GainText) text = gain_text_new_from_string (phrase);
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };

  *self = (GainMention){ .kind = GAIN_MENTION_NAME };
  gain_scan_init (&scan, text, GAIN_SPAN (0, MIN (gain_text_get_length (text), GAIN_SCAN_REACH)));
  gain_tokens_init (&tokens, &scan, language);
  read_tokens (self, &tokens);
  if (self->name == NULL)
    self->name = g_strdup (phrase);
  if (self->role == NULL)
    self->role = g_strdup ("");
}

void
gain_mention_clear (GainMention *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->owner, g_free);
}

const char *
gain_mention_find_country (const char *word, const char *language)
{
  return gain_lexicon_find_country (gain_lexicon_get (language), word);
}

GArray *
gain_mention_list (GainText *text, GainSpan within, const char *language)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  g_auto (GainScan) scan = { 0 };
  g_auto (GainTokens) tokens = { 0 };
  guint done = 0;

  g_return_val_if_fail (text != NULL, mentions);

  gain_scan_init (&scan, text, within);
  gain_tokens_init (&tokens, &scan, language);
  for (int i = 0; i < tokens.n_tokens; i++)
    {
      GainSpan span;

      if (tokens.tokens[i].start < done || !is_word (&tokens, i) || is_common (&tokens, i) ||
          !(is_name (&tokens, i) || is_title (&tokens, i) ||
            get_notes (&tokens, i) & (GAIN_NOTE_BODY | GAIN_NOTE_VOICE)))
        continue;
      span = gain_name_at (&tokens, tokens.tokens[i].start);
      if (gain_span_is_empty (span) || span.end <= done)
        continue;
      done = span.end;
      span = gain_scan_to_text (&scan, span);
      g_array_append_val (mentions, span);
    }

  return mentions;
}
