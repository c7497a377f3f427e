/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-concordance"

#include "config.h"

#include "gain-concordance.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-folded-text.h"

/* Steps that the matcher may take from one starting point. A pattern that a person means stays far
 * below; one that takes exponential time ends here. The words stand in front of the pattern. */
#define REGEX_LIMITS "(*LIMIT_MATCH=20000)"
/* Microseconds for one text. */
#define MAX_TIME (2 * G_USEC_PER_SEC)

/* One of the wanted: a folded string or an expression. */
typedef struct
{
  GainFoldedText folded;
  GRegex *regex;
} Wanted;

struct _GainConcordance
{
  GArray *wanted;
  GainConcordanceMode mode;
  GainConcordanceFlags flags;
};

/* A text in which one of the wanted is looked for. */
typedef struct
{
  GainConcordance *concordance;
  GainText *text;
  GArray *hits;
  guint max;
  gint64 deadline;
} Hunt;

G_DEFINE_QUARK (gain_concordance_error_quark, gain_concordance_error)

static void
wanted_clear (gpointer data)
{
  Wanted *wanted = data;

  gain_folded_text_clear (&wanted->folded);
  g_clear_pointer (&wanted->regex, g_regex_unref);
}

/* Compiled twice, so that the message is about what the person wrote. */
static gboolean
set_regex (Wanted *wanted, const char *pattern, GainConcordanceFlags flags, GError **error)
{
  GRegexCompileFlags compile =
      G_REGEX_MULTILINE | (flags & GAIN_CONCORDANCE_CASE ? 0 : G_REGEX_CASELESS);
  g_autofree char *limited = g_strconcat (REGEX_LIMITS, pattern, NULL);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GRegex) plain = g_regex_new (pattern, compile, 0, &wrong);

  if (plain != NULL)
    wanted->regex = g_regex_new (limited, compile, 0, &wrong);
  if (wanted->regex != NULL)
    return TRUE;

  g_set_error (error,
               GAIN_CONCORDANCE_ERROR,
               GAIN_CONCORDANCE_ERROR_PATTERN,
               _ ("“%s” is not a regular expression: %s. Correct it, or search for it as words."),
               pattern,
               wrong->message);

  return FALSE;
}

static void
set_folded (Wanted *wanted, const char *words, GainConcordanceFlags flags)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  gain_folded_text_set (&wanted->folded, stripped, strlen (stripped), 0, flags);
}

static gboolean
add_wanted (GainConcordance *self, const char *words, GError **error)
{
  Wanted wanted = { { NULL } };
  gboolean empty = FALSE;

  if (self->mode == GAIN_CONCORDANCE_REGEX)
    {
      empty = *words == '\0';
      if (!empty && !set_regex (&wanted, words, self->flags, error))
        return FALSE;
    }
  else
    {
      set_folded (&wanted, words, self->flags);
      empty = wanted.folded.n == 0;
    }
  g_array_append_val (self->wanted, wanted);
  if (empty)
    g_set_error_literal (error,
                         GAIN_CONCORDANCE_ERROR,
                         GAIN_CONCORDANCE_ERROR_EMPTY,
                         _ ("There is nothing to search for. Type a word."));

  return !empty;
}

GainConcordance *
gain_concordance_new (const char *const *wanted,
                      GainConcordanceMode mode,
                      GainConcordanceFlags flags,
                      GError **error)
{
  g_autoptr (GainConcordance) self = NULL;

  g_return_val_if_fail (wanted != NULL && wanted[0] != NULL, NULL);

  self = g_atomic_rc_box_new0 (GainConcordance);
  self->mode = mode;
  self->flags = flags;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_array_set_clear_func (self->wanted, wanted_clear);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!add_wanted (self, wanted[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

GainConcordance *
gain_concordance_ref (GainConcordance *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
concordance_clear (gpointer data)
{
  g_array_unref (((GainConcordance *) data)->wanted);
}

void
gain_concordance_unref (GainConcordance *self)
{
  g_atomic_rc_box_release_full (self, concordance_clear);
}

static gboolean
is_word_at (const GainFoldedText *text, guint i)
{
  return i < text->n && gain_folded_text_is_word (text->chars[i]);
}

/* Whole code points, whole characters, and where they are asked for whole words. */
static gboolean
stands_free (const Hunt *hunt, const GainFoldedText *text, guint at, guint end)
{
  if (at > 0 && text->offsets[at] == text->offsets[at - 1])
    return FALSE;
  if (end < text->n && (text->offsets[end] == text->offsets[end - 1] ||
                        gain_folded_text_is_accent (text->chars[end])))
    return FALSE;
  if (hunt->concordance->mode != GAIN_CONCORDANCE_WORDS)
    return TRUE;

  return !(at > 0 && is_word_at (text, at) && is_word_at (text, at - 1)) &&
         !(is_word_at (text, end - 1) && is_word_at (text, end));
}

/* With the accents that were not compared. */
static GainSpan
get_span (const Hunt *hunt, const GainFoldedText *text, guint at, guint end, guint limit)
{
  GainSpan span = GAIN_SPAN (text->offsets[at], text->offsets[end - 1] + 1);

  while (span.end < limit && gain_folded_text_is_accent (gain_text_get_char (hunt->text, span.end)))
    span.end++;

  return span;
}

static gboolean
is_enough (const Hunt *hunt, guint before)
{
  return hunt->hits->len - before >= hunt->max;
}

static void
find_folded (Hunt *hunt,
             const GainFoldedText *text,
             const Wanted *wanted,
             guint limit,
             guint before)
{
  const GainFoldedText *word = &wanted->folded;

  for (guint at = 0; at + word->n <= text->n && !is_enough (hunt, before); at++)
    {
      GainSpan span;

      if (text->chars[at] != word->chars[0] ||
          memcmp (text->chars + at, word->chars, word->n * sizeof (gunichar)) != 0 ||
          !stands_free (hunt, text, at, at + word->n))
        continue;
      span = get_span (hunt, text, at, at + word->n, limit);
      g_array_append_val (hunt->hits, span);
      at += word->n - 1;
    }
}

static gboolean
fail_too_hard (const Wanted *wanted, GError **error)
{
  const char *pattern = g_regex_get_pattern (wanted->regex) + strlen (REGEX_LIMITS);

  g_set_error (error,
               GAIN_CONCORDANCE_ERROR,
               GAIN_CONCORDANCE_ERROR_TOO_HARD,
               _ ("“%s” takes too long to compare with a text. Make it simpler: fewer repetitions "
                  "within repetitions."),
               pattern);

  return FALSE;
}

static gboolean
find_regex (Hunt *hunt, const Wanted *wanted, GainSpan within, guint before, GError **error)
{
  gsize n_bytes;
  const char *slice = gain_text_get_slice (hunt->text, within, &n_bytes);
  gsize base = gain_text_offset_to_byte (hunt->text, within.start);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) failed = NULL;

  g_regex_match_full (wanted->regex, slice, (gssize) n_bytes, 0, 0, &match, &failed);
  while (failed == NULL && g_match_info_matches (match) && !is_enough (hunt, before))
    {
      int start, end;
      GainSpan span;

      g_match_info_fetch_pos (match, 0, &start, &end);
      span.start = gain_text_byte_to_offset (hunt->text, base + (gsize) start);
      span.end = gain_text_byte_to_offset (hunt->text, base + (gsize) end);
      if (!gain_span_is_empty (span))
        g_array_append_val (hunt->hits, span);
      if (g_get_monotonic_time () > hunt->deadline)
        return fail_too_hard (wanted, error);
      g_match_info_next (match, &failed);
    }
  if (failed != NULL || g_get_monotonic_time () > hunt->deadline)
    return fail_too_hard (wanted, error);

  return TRUE;
}

static gboolean
find_in (Hunt *hunt, const Wanted *wanted, const GainSpan *spans, guint n, GError **error)
{
  GainFoldedText folded = { NULL };
  guint before = hunt->hits->len;
  gboolean fine = TRUE;

  for (guint i = 0; fine && i < n && !is_enough (hunt, before); i++)
    {
      gsize n_bytes;
      const char *slice;

      if (wanted->regex != NULL)
        {
          fine = find_regex (hunt, wanted, spans[i], before, error);
          continue;
        }
      slice = gain_text_get_slice (hunt->text, spans[i], &n_bytes);
      gain_folded_text_set (&folded, slice, n_bytes, spans[i].start, hunt->concordance->flags);
      find_folded (hunt, &folded, wanted, spans[i].end, before);
    }
  gain_folded_text_clear (&folded);

  return fine;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return gain_span_compare (*(const GainSpan *) a, *(const GainSpan *) b);
}

GArray *
gain_concordance_find (GainConcordance *self,
                       GainText *text,
                       const GainSpan *spans,
                       guint n_spans,
                       guint max,
                       GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  Hunt hunt = { self, text, hits, max, g_get_monotonic_time () + MAX_TIME };

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  for (guint i = 0; i < self->wanted->len; i++)
    {
      guint before = hits->len;

      if (!find_in (&hunt, &g_array_index (self->wanted, Wanted, i), spans, n_spans, error))
        return NULL;
      if (hits->len == before)
        {
          g_array_set_size (hits, 0);
          break;
        }
    }
  if (self->wanted->len > 1)
    g_array_sort (hits, compare_spans);

  return g_steal_pointer (&hits);
}

static gboolean
reorders (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
dup_line (GainText *text, GainSpan span)
{
  gsize n_bytes;
  const char *slice = gain_text_get_slice (text, span, &n_bytes);
  GString *line = g_string_sized_new (n_bytes);
  gboolean in_space = FALSE;

  for (const char *p = slice; p < slice + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (c) || g_unichar_iscntrl (c);

      if (space && !in_space)
        g_string_append_c (line, ' ');
      else if (!space && !reorders (c))
        g_string_append_unichar (line, c);
      in_space = space;
    }

  return g_string_free (line, FALSE);
}

void
gain_concordance_dup_context (GainText *text,
                              GainSpan hit,
                              guint n_chars,
                              char **left,
                              char **quote,
                              char **right)
{
  guint length = gain_text_get_length (text);
  guint start = hit.start > n_chars ? hit.start - n_chars : 0;
  guint end = n_chars < length - hit.end ? hit.end + n_chars : length;

  *left = dup_line (text, GAIN_SPAN (start, hit.start));
  *quote = dup_line (text, hit);
  *right = dup_line (text, GAIN_SPAN (hit.end, end));
}
