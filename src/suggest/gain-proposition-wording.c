/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-proposition-wording"

#include "config.h"

#include "gain-proposition-wording.h"

#include <string.h>

#include "gain-content-words.h"
#include "gain-folded-words.h"
#include "gain-unit.h"
#include "gain-visible-entry.h"

/* Who “he” is stands in so many characters before. */
#define BEFORE 40

/* The words of a statement on their way to a wording; all strings are owned. */
typedef struct
{
  const GainMarkContext *context;
  const GainDeniedContent *content;
  gboolean denies;
  GPtrArray *words;
} Wording;

static const char *
get_word (Wording *self, guint i)
{
  return i < self->words->len ? g_ptr_array_index (self->words, i) : "";
}

static gboolean
word_is (Wording *self, guint i, const char *const *list)
{
  g_autofree char *lower = g_utf8_strdown (get_word (self, i), -1);

  return g_strv_contains (list, lower);
}

static void
replace_word (Wording *self, guint i, const char *word)
{
  g_free (self->words->pdata[i]);
  self->words->pdata[i] = g_strdup (word);
}

/* From the clause that a denial denies, else from all of the mark. */
static char *
dup_quote (Wording *self)
{
  if (self->content->clause.end > self->content->clause.start)
    return gain_text_dup_slice (self->context->text, self->content->clause);

  return g_strjoinv (" ", (char **) gain_annotation_get_quotes (self->context->mark));
}

static gboolean
is_outer (gunichar c)
{
  static const gunichar marks[] = { '"',  0x201c, 0x201d, 0x201e, 0x2018, 0x2019, 0xab,
                                    0xbb, 0x2039, 0x203a, '\'',   ',',    '.',    ';',
                                    ':',  0x2026, 0x3002, 0x61f,  '-',    0x2013, 0x2014 };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (c == marks[i])
      return TRUE;

  return g_unichar_isspace (c);
}

/* Without marks at either end, unless a closing one has its partner inside. */
static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && is_outer (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (last);

      if (!is_outer (c) || (c == 0x201d && g_utf8_strchr (text, last - text, 0x201c) != NULL))
        break;
      end = last;
    }

  return g_strndup (text, end - text);
}

static void
split_words (Wording *self)
{
  g_autofree char *quote = dup_quote (self);
  g_autofree char *trimmed = trim (quote);
  g_auto (GStrv) words = g_strsplit_set (trimmed, " \t\r\n", -1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (self->words, g_strdup (words[i]));
}

static void
drop_opening (Wording *self)
{
  static const char *const openings[] = { "that", "whether", NULL };

  if (self->words->len > 2 && word_is (self, 0, openings))
    g_ptr_array_remove_index (self->words, 0);
}

/* “denied emptying its tanks”: what is left has no subject but the one who denies. */
static gboolean
drop_denying_verb (Wording *self)
{
  g_autofree char *first = g_utf8_strdown (get_word (self, 0), -1);

  if (!self->denies || self->words->len < 3 || !gain_content_word_is_saying (first))
    return FALSE;

  g_ptr_array_remove_index (self->words, 0);

  return g_str_has_suffix (get_word (self, 0), "ing");
}

/* “export” → “exports”. */
static char *
add_s (const char *verb)
{
  gsize length = strlen (verb);

  if (g_str_has_suffix (verb, "s") || g_str_has_suffix (verb, "x") ||
      g_str_has_suffix (verb, "ch") || g_str_has_suffix (verb, "sh") ||
      g_str_has_suffix (verb, "o") || g_str_has_suffix (verb, "z"))
    return g_strconcat (verb, "es", NULL);
  if (length > 1 && verb[length - 1] == 'y' && strchr ("aeiou", verb[length - 2]) == NULL)
    return g_strdup_printf ("%.*sies", (int) length - 1, verb);
  if (g_str_equal (verb, "have"))
    return g_strdup ("has");

  return g_strconcat (verb, "s", NULL);
}

static const struct
{
  const char *short_form;
  const char *verb;
} contractions[] = {
  { "doesn", "does" }, { "don", "do" },       { "didn", "did" },       { "isn", "is" },
  { "aren", "are" },   { "wasn", "was" },     { "weren", "were" },     { "hasn", "has" },
  { "haven", "have" }, { "hadn", "had" },     { "won", "will" },       { "wouldn", "would" },
  { "can", "can" },    { "couldn", "could" }, { "shouldn", "should" },
};

/* “isn’t” → “is” and “not”; “cannot” → “can” and “not”. */
static void
expand_contractions (Wording *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      g_autofree char *word = g_utf8_strdown (get_word (self, i), -1);
      const char *apostrophe =
          strstr (word, "’t") != NULL ? strstr (word, "’t") : strstr (word, "'t");

      if (g_str_equal (word, "cannot"))
        {
          replace_word (self, i, "can");
          g_ptr_array_insert (self->words, (int) i + 1, g_strdup ("not"));
        }
      for (guint j = 0; apostrophe != NULL && j < G_N_ELEMENTS (contractions); j++)
        if (strncmp (word, contractions[j].short_form, apostrophe - word) == 0 &&
            contractions[j].short_form[apostrophe - word] == '\0')
          {
            replace_word (self, i, contractions[j].verb);
            g_ptr_array_insert (self->words, (int) i + 1, g_strdup ("not"));
            break;
          }
    }
}

/* The first negation of a verb, without it. */
static void
drop_negation (Wording *self)
{
  static const char *const does[] = { "does", "do", NULL };
  static const char *const auxiliaries[] = { "is",    "are",  "was",    "were", "be",
                                             "been",  "has",  "have",   "had",  "will",
                                             "would", "can",  "could",  "may",  "might",
                                             "did",   "must", "should", NULL };
  static const char *const negations[] = { "not", "never", "no", NULL };
  static const char *const not [] = { "not", NULL };

  for (guint i = 0; i + 1 < self->words->len; i++)
    {
      gboolean third = g_ascii_strcasecmp (get_word (self, i), "does") == 0;

      if (word_is (self, i, does) && word_is (self, i + 1, not ))
        {
          g_autofree char *verb =
              third ? add_s (get_word (self, i + 2)) : g_strdup (get_word (self, i + 2));

          if (i + 2 < self->words->len)
            replace_word (self, i + 2, verb);
          g_ptr_array_remove_range (self->words, i, 2);
          return;
        }
      if (word_is (self, i, auxiliaries) && word_is (self, i + 1, negations))
        {
          g_ptr_array_remove_index (self->words, i + 1);
          return;
        }
    }
  for (guint i = 0; i < self->words->len; i++)
    if (i > 0 && g_str_equal (get_word (self, i), "never"))
      {
        g_ptr_array_remove_index (self->words, i);
        return;
      }
}

/* Who says @mark (a person: who voices it), when that is one actor. */
static GainActor *
find_source (const GainMarkContext *context, GainAnnotation *mark, gboolean voice)
{
  GainRelation *link = gain_mark_find_link (context->project,
                                            context->layer,
                                            gain_item_get_id (GAIN_ITEM (mark)),
                                            "made_by");
  const GainRelationEnd *to = link != NULL ? gain_relation_get_to (link) : NULL;
  GainItem *entry;

  if (to == NULL || to->kind != GAIN_END_ACTOR)
    return NULL;

  entry = gain_visible_entry (context->project,
                              GAIN_ITEM_ACTOR,
                              voice && to->speaker != NULL ? to->speaker : to->id,
                              TRUE);

  return entry != NULL ? GAIN_ACTOR (entry) : NULL;
}

/* The closest denial around the statement. */
static GainAnnotation *
find_denial_around (const GainMarkContext *context)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (context->layer, context->extent);
  GainAnnotation *closest = NULL;
  guint length = G_MAXUINT;

  for (guint i = 0; i < marks->len; i++)
    {
      GainSpan extent = gain_annotation_get_extent (marks->pdata[i]);

      if (marks->pdata[i] == context->mark || extent.end - extent.start >= length ||
          !gain_span_contains (extent, context->extent) ||
          g_strcmp0 (gain_mark_act (context->project, marks->pdata[i]), "denies") != 0)
        continue;
      closest = marks->pdata[i];
      length = extent.end - extent.start;
    }

  return closest;
}

/* “Reed’s claims that” stands right before the statement. */
static gboolean
follows_owner (const GainMarkContext *context)
{
  guint start = context->extent.start;
  GainSpan block = gain_mark_context_find_block (context, start);
  GainSpan before = GAIN_SPAN (start > BEFORE + block.start ? start - BEFORE : block.start, start);
  g_autofree char *words = gain_text_dup_slice (context->text, before);

  return g_regex_match_simple ("[’'](s|S)? +([[:alpha:]-]+ +){0,2}"
                               "(claim|allegation|accusation|assertion|charge|report|statement|"
                               "suggestion|notion|complaint|view|argument)s? +that *$",
                               words,
                               0,
                               0);
}

/* Of whom “it” speaks: what is claimed within somebody’s denial is claimed
 * about them, and “Reed’s claims that it …” is not about Reed. */
static GainActor *
find_subject (const GainMarkContext *context, gboolean person)
{
  GainAnnotation *denial = find_denial_around (context);

  if (denial != NULL)
    return find_source (context, denial, person);

  return follows_owner (context) ? NULL : find_source (context, context->mark, person);
}

static gboolean
is_person (GainActor *actor)
{
  const char *type = gain_actor_get_actor_type (actor);

  return type == NULL || g_str_equal (type, "person") || g_str_equal (type, "unnamed");
}

/* In quoted words “he” is somebody else. */
static gboolean
is_quoted (const GainMarkContext *context)
{
  gunichar c =
      context->extent.start > 0 ? gain_text_get_char (context->text, context->extent.start - 1) : 0;

  return c == '"' || c == 0x201c || c == 0x201e || c == 0xab || c == 0x2018;
}

/* “it is clear that” has no “it”; “it is providing arms” has. */
static gboolean
is_empty_it (Wording *self)
{
  static const char *const forms[] = { "is", "was", "would", "will", "has", "had", NULL };

  return word_is (self, 1, forms) && !g_str_has_suffix (get_word (self, 2), "ing") &&
         !g_str_has_suffix (get_word (self, 2), "ed");
}

/* “She was paid, Mund said”, “He denied that she was paid”: somebody else again. */
static gboolean
is_somebody_else (Wording *self)
{
  const GainMarkContext *context = self->context;
  guint start = context->extent.start;
  GainSpan block = gain_mark_context_find_block (context, start);
  GainSpan clause = self->content->clause.end > self->content->clause.start ? self->content->clause
                                                                            : context->extent;
  GainSpan cue = gain_unit_find_cue (context->text, block, clause, context->language);
  GainSpan before = GAIN_SPAN (start > BEFORE + block.start ? start - BEFORE : block.start, start);
  g_autofree char *words = gain_text_dup_slice (context->text, before);
  g_autofree char *folded = gain_fold_words (words);
  g_autofree char *spaced = g_strconcat (" ", folded, " ", NULL);
  gboolean she = g_ascii_strcasecmp (get_word (self, 0), "she") == 0;

  return (cue.end > cue.start && cue.start >= clause.end) ||
         strstr (spaced, she ? " he " : " she ") != NULL;
}

static void
resolve_pronoun (Wording *self)
{
  static const char *const persons[] = { "he", "she", NULL };
  static const char *const things[] = { "it", NULL };
  gboolean person = word_is (self, 0, persons);
  GainActor *source;

  if ((!person && !word_is (self, 0, things)) || self->words->len < 3 ||
      is_quoted (self->context) || (person ? is_somebody_else (self) : is_empty_it (self)))
    return;

  source = find_subject (self->context, person);
  if (source != NULL && gain_actor_get_name (source) != NULL && (!person || is_person (source)))
    replace_word (self, 0, gain_actor_get_name (source));
}

static void
add_subject (Wording *self)
{
  GainActor *source = find_source (self->context, self->context->mark, FALSE);

  if (source != NULL && gain_actor_get_name (source) != NULL)
    g_ptr_array_insert (self->words, 0, g_strdup (gain_actor_get_name (source)));
}

static char *
join_capitalized (Wording *self)
{
  g_autofree char *line = NULL;
  g_autofree char *upper = NULL;
  g_autofree char *trimmed = NULL;
  const char *rest;

  g_ptr_array_add (self->words, NULL);
  line = g_strjoinv (" ", (char **) self->words->pdata);
  trimmed = trim (line);
  rest = trimmed[0] != '\0' ? g_utf8_next_char (trimmed) : trimmed;
  upper = g_utf8_strup (trimmed, rest - trimmed);

  return g_strconcat (upper, rest, NULL);
}

static gboolean
is_english (const GainMarkContext *context)
{
  return context->language == NULL || g_ascii_strncasecmp (context->language, "en", 2) == 0;
}

char *
gain_proposition_wording (const GainMarkContext *context, const GainDeniedContent *content)
{
  Wording self = { .context = context, .content = content };
  gboolean has_own_words = gain_span_is_empty (content->clause) && !content->is_back_reference;
  char *wording;

  self.denies = g_strcmp0 (gain_mark_act (context->project, context->mark), "denies") == 0;
  split_words (&self);
  if (is_english (context))
    {
      gboolean lacks_subject;

      drop_opening (&self);
      lacks_subject = drop_denying_verb (&self) ||
                      (self.denies && g_str_has_suffix (get_word (&self, 0), "ing"));
      if (self.denies && has_own_words)
        {
          expand_contractions (&self);
          drop_negation (&self);
        }
      resolve_pronoun (&self);
      if (lacks_subject)
        add_subject (&self);
    }
  wording = join_capitalized (&self);
  g_ptr_array_unref (self.words);

  return wording;
}
