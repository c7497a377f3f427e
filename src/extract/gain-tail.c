/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-tail.h"

#include <string.h>

#include "gain-plain-reader.h"
#include "gain-tail-rules.h"

/* In bytes: what is longer is prose and not looked at. */
#define MAX_LINE   400
#define MAX_APPEAL 2400
#define MAX_HEAD   120

/* In code points. */
#define MIN_RELATED       15
#define MAX_RELATED       160
#define MIN_RELATED_WORDS 3

/* Bytes: labels are shorter than headlines on the whole. */
#define MIN_RELATED_MEAN 35

/* How many blocks an appeal or a list of related headlines may have. */
#define MAX_SECTION 25

/* Backtracking stops here; a block that needs more is prose. */
#define PREFIX_MATCH_LIMIT "(*LIMIT_MATCH=100000)"

typedef struct
{
  GainTailKind kind;
  GRegex *regex;
} Rule;

static GArray *
get_rules (void)
{
  static GArray *rules = NULL;

  if (g_once_init_enter (&rules))
    {
      GArray *compiled = g_array_new (FALSE, FALSE, sizeof (Rule));

      for (gsize i = 0; i < G_N_ELEMENTS (gain_tail_rules); i++)
        {
          g_autofree char *pattern =
              g_strconcat (PREFIX_MATCH_LIMIT, gain_tail_rules[i].pattern, NULL);
          Rule rule = { gain_tail_rules[i].kind,
                        g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL) };

          if (rule.regex == NULL)
            g_warning ("Tail rule %" G_GSIZE_FORMAT " is no pattern", i);
          else
            g_array_append_val (compiled, rule);
        }
      g_once_init_leave (&rules, compiled);
    }

  return rules;
}

static gunichar
closing_quote (gunichar opening)
{
  switch (opening)
    {
    case '"':
      return '"';
    case 0x201c: /* “ */
      return 0x201d;
    case 0x201e: /* „ */
      return 0x201c;
    case 0x2018: /* ‘ */
      return 0x2019;
    case 0xab: /* « */
      return 0xbb;
    default:
      return 0;
    }
}

/* What the page itself says: on one line, without quotations. A quotation that
 * is not closed goes on in the next paragraph. */
static char *
dup_own_words (GainDraft *draft, guint i)
{
  g_autofree char *line = gain_draft_dup_block_line (draft, i);
  GString *own = g_string_new (NULL);
  gunichar closing = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (closing != 0)
        {
          /* ’ within a word is an apostrophe, not the end of the quotation. */
          if (c == closing &&
              !(c == 0x2019 && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p)))))
            closing = 0;
          continue;
        }
      closing = closing_quote (c);
      if (closing == 0)
        g_string_append_unichar (own, c == 0x2019 ? '\'' : c);
    }

  return g_string_free (own, FALSE);
}

static gsize
get_limit (GainTailKind kind)
{
  switch (kind)
    {
    case GAIN_TAIL_APPEAL:
    case GAIN_TAIL_REPORT:
      return MAX_APPEAL;
    case GAIN_TAIL_APPEAL_HEAD:
    case GAIN_TAIL_RELATED_HEAD:
      return MAX_HEAD;
    default:
      return MAX_LINE;
    }
}

static gboolean
matches (GainDraft *draft, guint i, GainTailKind kind)
{
  GArray *rules = get_rules ();
  g_autofree char *own = NULL;
  gsize n_bytes;

  gain_draft_get_block_text (draft, i, &n_bytes);
  if (n_bytes > get_limit (kind) || gain_draft_get_block (draft, i)->kind == GAIN_EXTRACT_TITLE)
    return FALSE;

  own = dup_own_words (draft, i);
  g_strstrip (own);
  for (guint r = 0; r < rules->len; r++)
    {
      const Rule *rule = &g_array_index (rules, Rule, r);

      if (rule->kind == kind && g_regex_match (rule->regex, own, 0, NULL))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_tail (GainDraft *draft, guint i)
{
  return matches (draft, i, GAIN_TAIL_LINE) || matches (draft, i, GAIN_TAIL_END) ||
         (matches (draft, i, GAIN_TAIL_APPEAL) && !matches (draft, i, GAIN_TAIL_REPORT));
}

/* Prose ends with a stop; what a colon announces belongs to it. */
static gboolean
is_prose (GainDraft *draft, guint i)
{
  gsize n_bytes;
  const char *text = gain_draft_get_block_text (draft, i, &n_bytes);

  return gain_draft_get_block (draft, i)->kind != GAIN_EXTRACT_TITLE &&
         gain_plain_ends_sentence (text, n_bytes, TRUE) &&
         g_utf8_strlen (text, n_bytes) > MIN_RELATED;
}

/* A line of a table of prices, a date, a source is no headline. */
static gboolean
is_mostly_words (const char *text, gsize n_bytes)
{
  guint n_letters = 0;
  guint n_others = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t')
        return FALSE;
      if (g_unichar_isalpha (c))
        n_letters++;
      else if (!g_unichar_isspace (c))
        n_others++;
    }

  return n_letters > n_others * 4;
}

static gboolean
is_headline_like (GainDraft *draft, guint i, gboolean *question)
{
  gsize n_bytes;
  const char *text = gain_draft_get_block_text (draft, i, &n_bytes);
  glong n_chars = g_utf8_strlen (text, n_bytes);
  guint n_words = 1;
  gunichar first = g_utf8_get_char (text);

  if (n_chars < MIN_RELATED || n_chars > MAX_RELATED ||
      gain_draft_get_block (draft, i)->kind == GAIN_EXTRACT_TITLE ||
      gain_plain_ends_sentence (text, n_bytes, FALSE) || gain_plain_ends_open (text, n_bytes))
    return FALSE;
  for (gsize b = 0; b < n_bytes; b++)
    n_words += text[b] == ' ';

  *question = gain_plain_ends_sentence (text, n_bytes, TRUE);

  return n_words >= MIN_RELATED_WORDS && is_mostly_words (text, n_bytes) &&
         !g_unichar_islower (first) && g_utf8_strchr ("([{–—-*", -1, first) == NULL;
}

/* Headlines of other articles in the @end first blocks' tail: at least two in
 * a row after prose, most of them no questions. Returns where they begin. */
static guint
find_related_run (GainDraft *draft, guint end)
{
  guint start = end;
  guint n_plain = 0;
  gsize n_all = 0;

  while (start > 0 && end - start < MAX_SECTION)
    {
      gboolean question = FALSE;
      gsize n_bytes;

      if (gain_draft_get_block (draft, start - 1)->kind == GAIN_EXTRACT_LIST ||
          !is_headline_like (draft, start - 1, &question))
        break;
      gain_draft_get_block_text (draft, start - 1, &n_bytes);
      n_all += n_bytes;
      n_plain += !question;
      start--;
    }

  if (n_plain < 2 || n_all < (end - start) * MIN_RELATED_MEAN || start == 0 ||
      !is_prose (draft, start - 1))
    return end;

  return start;
}

/* A list of links under “Related stories” and the like. */
static guint
find_related_section (GainDraft *draft, guint end)
{
  for (guint start = end; start > 0 && end - start < MAX_SECTION; start--)
    {
      gsize n_bytes;
      const char *text = gain_draft_get_block_text (draft, start - 1, &n_bytes);

      if (matches (draft, start - 1, GAIN_TAIL_RELATED_HEAD))
        return start - 1;
      if (g_utf8_strlen (text, n_bytes) > MAX_RELATED ||
          gain_plain_ends_sentence (text, n_bytes, FALSE))
        break;
    }

  return end;
}

/* An appeal under its heading: all that follows the heading, when what comes
 * first under it, and half of all, asks for something. */
static guint
find_appeal_section (GainDraft *draft, guint end, guint length)
{
  guint n_matches = 0;
  guint n_blocks = length - end;

  for (guint i = end; i < length; i++)
    n_matches += is_tail (draft, i);

  for (guint start = end; start > 0 && length - start < MAX_SECTION; start--)
    {
      if (n_matches * 2 >= n_blocks && n_matches > 0 &&
          matches (draft, start - 1, GAIN_TAIL_APPEAL_HEAD) &&
          (start == length || is_tail (draft, start)))
        return start - 1;
      n_matches += is_tail (draft, start - 1);
      n_blocks++;
    }

  return end;
}

/* Where the article ends: everything from the answer on is tail. */
static guint
find_tail (GainDraft *draft)
{
  guint length = draft->blocks->len;
  guint end = length;
  guint before;

  do
    {
      before = end;
      while (end > 0 && is_tail (draft, end - 1))
        end--;
      end = find_appeal_section (draft, end, length);
      end = find_related_section (draft, end);
      end = find_related_run (draft, end);
    }
  while (end < before);

  return end;
}

static gboolean
has_body (GainDraft *draft)
{
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const GainDraftBlock *block = gain_draft_get_block (draft, i);

      if (!block->excluded && block->kind != GAIN_EXTRACT_TITLE)
        return TRUE;
    }

  return FALSE;
}

void
gain_tail_exclude (GainDraft *draft)
{
  guint tail = find_tail (draft);

  for (guint i = 0; i < draft->blocks->len; i++)
    gain_draft_get_block (draft, i)->excluded = i >= tail || matches (draft, i, GAIN_TAIL_LINE);

  if (has_body (draft))
    return;

  for (guint i = 0; i < draft->blocks->len; i++)
    gain_draft_get_block (draft, i)->excluded = FALSE;
}
