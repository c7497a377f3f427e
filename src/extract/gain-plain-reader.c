/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-plain-reader.h"

#include <string.h>

#include "gain-title.h"

/* In code points. */
#define MAX_WRAPPED_LINE    100
#define MIN_WRAPPED_LINE    30
#define MAX_HEADING         150
#define MAX_CAPITAL_HEADING 80

typedef enum
{
  LINE_BLANK,
  LINE_TEXT,
  LINE_BOLD,   /* the whole line between ** and ** */
  LINE_HASH,   /* # heading */
  LINE_QUOTE,  /* > quote */
  LINE_BULLET, /* - item */
  LINE_NUMBER, /* 1. item */
  LINE_RULE,   /* ----- */
} LineKind;

/* Bytes; start and end leave out white space and marks. */
typedef struct
{
  gsize start;
  gsize end;
  guint indent;
  guint n_chars;
  LineKind kind;
} Line;

static const char *
find_line_end (const char *p, const char *end)
{
  while (p < end && *p != '\n' && *p != '\r')
    p++;

  return p;
}

static gboolean
is_rule (const char *p, const char *end)
{
  guint n = 0;

  for (; p < end; p++)
    {
      if (strchr ("-=*_~#+. ", *p) == NULL)
        return FALSE;
      n += *p != ' ';
    }

  return n >= 3;
}

/* The mark that opens a list item, with the space after it, in bytes. */
static gsize
measure_bullet (const char *p, const char *end)
{
  static const char *const bullets[] = { "- ", "* ", "+ ", "• ", "‣ ", "◦ ", "▪ ", "●", "·  " };

  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      gsize n = strlen (bullets[i]);

      if ((gsize) (end - p) > n && strncmp (p, bullets[i], n) == 0)
        return n;
    }

  return 0;
}

static gboolean
is_numbered (const char *p, const char *end)
{
  const char *digit = p;

  while (digit < end && digit - p < 3 && g_ascii_isdigit (*digit))
    digit++;

  return digit > p && digit + 2 < end && (*digit == '.' || *digit == ')') && digit[1] == ' ';
}

static gboolean
is_bold (const char *p, const char *end)
{
  gsize n = end - p;

  return n > 4 &&
         ((strncmp (p, "**", 2) == 0 && strncmp (end - 2, "**", 2) == 0) ||
          (strncmp (p, "__", 2) == 0 && strncmp (end - 2, "__", 2) == 0)) &&
         g_strstr_len (p + 2, n - 4, "**") == NULL;
}

static gsize
measure_hashes (const char *p, const char *end)
{
  gsize n = strspn (p, "#");

  return n >= 1 && n <= 6 && p + n + 1 < end && p[n] == ' ' ? n + 1 : 0;
}

static void
classify_line (Line *line, const char *text)
{
  const char *p = text + line->start;
  const char *end = text + line->end;
  gsize n;

  line->kind = LINE_TEXT;
  if (p >= end)
    line->kind = LINE_BLANK;
  else if (is_rule (p, end))
    line->kind = LINE_RULE;
  else if (is_bold (p, end))
    {
      line->kind = LINE_BOLD;
      line->start += 2;
      line->end -= 2;
    }
  else if ((n = measure_hashes (p, end)) > 0)
    {
      line->kind = LINE_HASH;
      line->start += n;
      while (line->end > line->start && text[line->end - 1] == '#')
        line->end--;
    }
  else if (*p == '>' && end - p > 1)
    {
      line->kind = LINE_QUOTE;
      line->start++;
    }
  else if ((n = measure_bullet (p, end)) > 0)
    {
      line->kind = LINE_BULLET;
      line->start += n;
    }
  else if (is_numbered (p, end))
    line->kind = LINE_NUMBER;
}

static void
trim_line (Line *line, const char *text)
{
  while (line->start < line->end)
    {
      const char *p = text + line->start;

      if (!g_unichar_isspace (g_utf8_get_char (p)))
        break;
      line->start = g_utf8_next_char (p) - text;
      line->indent++;
    }

  while (line->start < line->end)
    {
      const char *last = g_utf8_prev_char (text + line->end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      line->end = last - text;
    }
}

static GArray *
split_lines (const char *text, gsize n_bytes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *end = text + n_bytes;

  for (const char *p = text; p < end;)
    {
      const char *stop = find_line_end (p, end);
      Line line = { .start = p - text, .end = stop - text };

      trim_line (&line, text);
      line.n_chars = g_utf8_strlen (text + line.start, line.end - line.start);
      classify_line (&line, text);
      g_array_append_val (lines, line);

      p = stop;
      if (p < end)
        p += p + 1 < end && p[0] == '\r' && p[1] == '\n' ? 2 : 1;
    }

  return lines;
}

static const Line *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, Line, i);
}

static LineKind
get_kind (GArray *lines, guint i)
{
  return i < lines->len ? get_line (lines, i)->kind : LINE_BLANK;
}

/* A list wants company: a single “- ” opens a line of dialogue or an aside. */
static void
drop_lone_bullets (GArray *lines, const char *text)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      guint before = i > 0 ? i - 1 : lines->len;
      guint after = i + 1;

      if (line->kind != LINE_BULLET && line->kind != LINE_NUMBER)
        continue;
      while (before < lines->len && before > 0 && get_kind (lines, before) == LINE_BLANK)
        before--;
      while (after < lines->len && get_kind (lines, after) == LINE_BLANK)
        after++;
      if (get_kind (lines, before) == line->kind || get_kind (lines, after) == line->kind)
        continue;

      line->kind = LINE_TEXT;
      line->indent = 0;
      while (line->start > 0 && strchr ("\n\r", text[line->start - 1]) == NULL)
        line->start--;
      trim_line (line, text);
    }
}

/* Whether the first word of @next would still have fitted behind @line. */
static gboolean
would_fit (const Line *line, const Line *next, const char *text, guint width)
{
  const char *p = text + next->start;
  const char *end = text + next->end;
  guint n_chars = 0;

  for (; p < end && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n_chars++;

  return line->n_chars + 1 + n_chars < width;
}

static guint
find_width (GArray *lines)
{
  guint counts[MAX_WRAPPED_LINE + 1] = { 0 };
  guint n = 0;
  guint seen = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      if (get_kind (lines, i) == LINE_TEXT && get_kind (lines, i + 1) == LINE_TEXT &&
          get_line (lines, i)->n_chars <= MAX_WRAPPED_LINE)
        {
          counts[get_line (lines, i)->n_chars]++;
          n++;
        }
    }

  for (guint width = MAX_WRAPPED_LINE; width > 0; width--)
    {
      seen += counts[width];
      if (seen * 20 > n)
        return width;
    }

  return 0;
}

/* Wrapped by hand: lines stop where the next word would not fit, most of them
 * in the middle of a sentence, and go on without a capital. */
static gboolean
is_wrapped (GArray *lines, const char *text)
{
  guint width = find_width (lines);
  guint n_inner = 0;
  guint n_long = 0;
  guint n_full = 0;
  guint n_stop = 0;
  guint n_capital = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = get_line (lines, i);
      const Line *next = line + 1;

      if (line->kind != LINE_TEXT || next->kind != LINE_TEXT)
        continue;
      n_inner++;
      n_long += line->n_chars > MAX_WRAPPED_LINE;
      n_full += !would_fit (line, next, text, width);
      n_stop += gain_plain_ends_sentence (text + line->start, line->end - line->start, TRUE);
      n_capital += g_unichar_isupper (g_utf8_get_char (text + next->start));
    }

  return n_inner > 0 && width >= MIN_WRAPPED_LINE && n_long * 10 <= n_inner &&
         n_full * 10 >= n_inner * 6 && n_stop * 2 <= n_inner && n_capital * 10 <= n_inner * 7;
}

gboolean
gain_plain_ends_sentence (const char *text, gsize n_bytes, gboolean any)
{
  const char *p = text + n_bytes;

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (g_unichar_isspace (c) || g_utf8_strchr ("\"'’”»›)]}*_", -1, c) != NULL)
        continue;
      if (c == '.' && p - text >= 3 && p[-2] == '.' && g_ascii_isupper (p[-1]))
        return FALSE; /* “… with the U.S.” */
      if (g_utf8_strchr (".。．…।։።", -1, c) != NULL)
        return TRUE;
      return any && g_utf8_strchr ("?!？！؟", -1, c) != NULL;
    }

  return FALSE;
}

gboolean
gain_plain_ends_open (const char *text, gsize n_bytes)
{
  const char *last = n_bytes > 0 ? g_utf8_prev_char (text + n_bytes) : text;

  return n_bytes > 0 && g_utf8_strchr (",;:—–-،、：", -1, g_utf8_get_char (last)) != NULL;
}

static gboolean
is_capitals (const char *text, gsize n_bytes)
{
  guint n_upper = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_upper += g_unichar_isupper (c);
    }

  return n_upper >= 3;
}

/* How many lines from @i on make one block. */
static guint
measure_block (GArray *lines, guint i, gboolean wrapped)
{
  LineKind kind = get_kind (lines, i);
  guint n = 1;

  if (!wrapped || kind == LINE_BOLD || kind == LINE_HASH)
    return 1;

  while (get_kind (lines, i + n) == (kind == LINE_QUOTE ? LINE_QUOTE : LINE_TEXT))
    {
      const Line *line = get_line (lines, i + n);

      if (kind == LINE_TEXT && line->indent >= line[-1].indent + 2)
        break;
      n++;
    }

  return n;
}

static GainExtractBlockKind
choose_kind (GArray *lines, guint i, guint n, const char *text)
{
  const Line *line = get_line (lines, i);
  gboolean alone =
      get_kind (lines, i + n) == LINE_BLANK && (i == 0 || get_kind (lines, i - 1) == LINE_BLANK);

  switch (line->kind)
    {
    case LINE_BOLD:
      return line->n_chars <= MAX_HEADING ? GAIN_EXTRACT_HEADING : GAIN_EXTRACT_PARAGRAPH;
    case LINE_HASH:
      return GAIN_EXTRACT_HEADING;
    case LINE_QUOTE:
      return GAIN_EXTRACT_QUOTE;
    case LINE_BULLET:
    case LINE_NUMBER:
      return GAIN_EXTRACT_LIST;
    default:
      break;
    }

  if (get_kind (lines, i + 1) == LINE_RULE && text[get_line (lines, i + 1)->start] == '=')
    return GAIN_EXTRACT_HEADING;
  if (n == 1 && alone && line->n_chars <= MAX_CAPITAL_HEADING &&
      is_capitals (text + line->start, line->end - line->start) &&
      !gain_plain_ends_open (text + line->start, line->end - line->start))
    return GAIN_EXTRACT_HEADING;

  return GAIN_EXTRACT_PARAGRAPH;
}

void
gain_plain_reader_find_blocks (GainDraft *draft)
{
  const char *text = draft->text->str;
  g_autoptr (GArray) lines = split_lines (text, draft->text->len);
  gboolean marked = FALSE;
  gboolean wrapped;
  guint n;

  drop_lone_bullets (lines, text);
  wrapped = is_wrapped (lines, text);

  for (guint i = 0; i < lines->len; i += n)
    {
      LineKind kind = get_kind (lines, i);

      n = 1;
      if (kind == LINE_BLANK || kind == LINE_RULE)
        continue;

      n = measure_block (lines, i, wrapped);
      gain_draft_add_block (draft,
                            get_line (lines, i)->start,
                            get_line (lines, i + n - 1)->end,
                            choose_kind (lines, i, n, text));
      if (draft->blocks->len == 1)
        marked = gain_draft_get_block (draft, 0)->kind == GAIN_EXTRACT_HEADING;
    }

  if (draft->blocks->len == 0)
    gain_draft_add_block (draft, 0, draft->text->len, GAIN_EXTRACT_PARAGRAPH);
  gain_title_choose (draft, marked);
}
